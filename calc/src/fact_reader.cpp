#include "fact_reader.h"

#include <algorithm>

#include "dates.h"

namespace recht {

bool FactReader::one(const Field& field, JsonRef m, JsonRef place, std::int64_t& out) {
    if (field.type.kind == Kind::choice && m.is(JsonType::string)) {
        const auto& set = catalog_.options(field.type.options);
        int index = set.find(m.text());
        if (index < 0 && field.open_set) index = static_cast<int>(set.names.size()) - 1;
        if (index < 0) return no_option(field, m, place);
        out = set.value(static_cast<std::size_t>(index));
        return true;
    }
    if (field.type.kind == Kind::date && m.is(JsonType::string)) {
        const auto day = parse_date(m.text());
        if (!day) return no_day(field, m, place);
        out = *day;
    } else if (field.type.kind == Kind::boolean && m.is(JsonType::boolean)) {
        out = m.node().flag ? 1 : 0;
    } else if ((field.type.kind == Kind::number || field.type.kind == Kind::money) && m.is(JsonType::number)) {
        auto number = parse_decimal(m.text());
        if (number && field.type.percent) number->decimals += 2;
        const auto scaled = number ? to_scale(*number, field.scale.decimals) : std::nullopt;
        if (!scaled) return no_number(field, m, place, number.has_value());
        out = *scaled;
    } else {
        return wrong_type(field, m, place);
    }
    return (out >= field.min && out <= field.max) || out_of_bounds(field, m, place, out < field.min);
}

void FactReader::value(const Field& field, JsonRef m, FactValue& v) {
    v.confirmed = false;
    v.listed = 0;
    if (field.free) {
        v.state = FactState::given;
        return;
    }
    if (m.is(JsonType::null)) {
        if (!field.nullable) return no_null(field, m);
        v.state = FactState::none;
        v.given_null = true;
        v.confirmed = true;
        v.maybe_none = false;
        v.low = v.high = field.min;
        return;
    }
    v.given_null = false;
    v.state = FactState::given;
    v.maybe_none = false;
    if (field.municipality) return municipality(m);
    if (field.type.kind == Kind::text) {
        if (!m.is(JsonType::string)) no_text(field, m);
        return;
    }
    if (field.type.multi) return several(field, m, v);
    const bool ordered = field.type.kind == Kind::date || field.type.kind == Kind::number || field.type.kind == Kind::money;
    if (m.is(JsonType::object)) {
        if (ordered && m.get("van") && m.get("tot") && m.node().size == 2) {
            if (!one(field, m.get("van"), m.get("van"), v.low) || !one(field, m.get("tot"), m.get("tot"), v.high)) return;
            if (v.low > v.high) reversed(m);
            return;
        }
        if (!ordered && m.get("een_van").is(JsonType::array) && m.node().size == 1) return one_of_these(field, m.get("een_van"), m, v);
        return wrong_object(m, ordered);
    }
    if (one(field, m, m, v.low)) v.high = v.low;
}

void FactReader::one_of_these(const Field& field, JsonRef list, JsonRef place, FactValue& v) {
    if (list.node().size == 0) return fault(place, "leeg", "'een_van' heeft geen mogelijkheden.", expected(field));
    const bool mask = field.type.kind == Kind::choice && catalog_.options(field.type.options).is_mask();
    bool first = true;
    std::vector<std::int64_t> all;
    for (auto e = list.first(); e; e = e.next()) {
        std::int64_t x = 0;
        if (!one(field, e, place, x)) return;
        all.push_back(x);
        if (mask) {
            v.low = v.high = (first ? 0 : v.high) | x;
        } else {
            v.low = first ? x : std::min(v.low, x);
            v.high = first ? x : std::max(v.high, x);
        }
        first = false;
    }
    // A range of numbers says less than what was told.
    if (mask || field.type.kind != Kind::choice || listed_.size() >= UINT8_MAX) return;
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    listed_.push_back(std::move(all));
    v.listed = static_cast<std::uint8_t>(listed_.size());
}

void FactReader::several(const Field& field, JsonRef m, FactValue& v) {
    if (!m.is(JsonType::array)) return fault_of_type(m, "een lijst met opties te staan", expected(field));
    std::int64_t all = 0;
    for (auto e = m.first(); e; e = e.next()) {
        std::int64_t x = 0;
        if (one(field, e, m, x)) all |= x;
    }
    v.low = v.high = all;
}

}  // namespace recht
