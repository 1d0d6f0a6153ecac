#include "fact_reader.h"

#include <algorithm>

#include "dates.h"

namespace recht {

void FactReader::fault(const std::string& path, std::string_view code, std::string message, std::string_view hint) {
    Diagnostic d;
    d.code = code;
    d.message = std::move(message);
    d.hint = hint;
    d.path = path;
    diagnostics_.add(std::move(d));
}

std::string FactReader::expected(const Field& field) const {
    switch (field.type.kind) {
        case Kind::boolean: return "Verwacht: true of false.";
        case Kind::date: return "Verwacht: een datum als \"1990-05-31\", van " + date_text(field.min) + " tot en met " + date_text(field.max) + ".";
        case Kind::choice: {
            const auto& names = catalog_.options(field.type.options).names;
            return "Verwacht: " + one_of(std::vector<std::string_view>(names.begin(), names.end())) + ".";
        }
        case Kind::number: return "Verwacht: een " + std::string(field.scale.decimals == 0 ? "geheel getal" : "getal") + " van " + decimal_text(field.min, field.scale.decimals) + " tot en met " + decimal_text(field.max, field.scale.decimals) + ".";
        case Kind::money: return "Verwacht: een bedrag in euro's" + std::string(field.scale.decimals == 0 ? ", zonder centen" : "") + ", van " + decimal_text(field.min, field.scale.decimals) + " tot en met " + decimal_text(field.max, field.scale.decimals) + ".";
        case Kind::text: return "Verwacht: een tekst.";
    }
    return "";
}

bool FactReader::one(const Field& field, JsonRef m, const std::string& path, std::int64_t& out) {
    const auto wrong_type = [&] {
        fault(path, "type_verkeerd", "Hier staat " + std::string(json_type_name(m.type())) + (m.is(JsonType::string) || m.is(JsonType::number) ? " (" + cite(m.text()) + ")" : "") + "; dat past niet.", expected(field));
        return false;
    };
    if (field.type.kind == Kind::choice && m.is(JsonType::string)) {
        const auto& set = catalog_.options(field.type.options);
        int index = set.find(m.text());
        if (index < 0 && field.open_set) index = static_cast<int>(set.names.size()) - 1;
        if (index < 0) {
            const std::vector<std::string_view> names(set.names.begin(), set.names.end());
            fault(path, "optie_onbekend", "De waarde " + cite(m.text()) + " is geen optie.", did_you_mean(m.text(), names, expected(field)));
            return false;
        }
        out = set.value(static_cast<std::size_t>(index));
        return true;
    }
    if (field.type.kind == Kind::date && m.is(JsonType::string)) {
        const auto day = parse_date(m.text());
        if (!day) {
            // A day that is not in the calendar, or one in another order: what to mend differs.
            const bool ordered = m.text().size() == 10 && m.text()[4] == '-' && m.text()[7] == '-';
            fault(path, "datum_ongeldig", "De datum " + cite(m.text()) + (ordered ? " bestaat niet." : " staat niet in de volgorde jaar-maand-dag."), expected(field));
            return false;
        }
        out = *day;
    } else if (field.type.kind == Kind::boolean && m.is(JsonType::boolean)) {
        out = m.node().flag ? 1 : 0;
    } else if ((field.type.kind == Kind::number || field.type.kind == Kind::money) && m.is(JsonType::number)) {
        auto number = parse_decimal(m.text());
        if (number && field.type.percent) number->decimals += 2;
        const auto scaled = number ? to_scale(*number, field.scale.decimals) : std::nullopt;
        if (!scaled) {
            fault(path, number ? "te_veel_decimalen" : "getal_ongeldig", "Het getal " + cite(m.text()) + (number ? " heeft te veel cijfers achter de komma." : " is niet te gebruiken."), expected(field));
            return false;
        }
        out = *scaled;
    } else {
        return wrong_type();
    }
    if (out < field.min || out > field.max) {
        const bool low = out < field.min;
        std::string hint = expected(field);
        if (low && !field.hint_low.empty()) hint += " " + field.hint_low;
        fault(path, low ? "te_laag" : "te_hoog", "De waarde " + cite(m.text()) + " is " + (low ? "te laag." : "te hoog."), hint);
        return false;
    }
    return true;
}

void FactReader::value(const Field& field, JsonRef m, const std::string& path, FactValue& v) {
    v.confirmed = false;
    if (field.free) {
        v.state = FactState::given;
        return;
    }
    if (m.is(JsonType::null)) {
        if (!field.nullable) {
            fault(path, "null_mag_niet", "Hier kan niet null staan.", expected(field) + " Weet u het niet? Laat het feit dan weg.");
            return;
        }
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
    if (field.municipality) return municipality(m, path);
    if (field.type.kind == Kind::text) {
        if (!m.is(JsonType::string)) fault(path, "type_verkeerd", "Hier staat " + std::string(json_type_name(m.type())) + "; dat past niet.", expected(field));
        return;
    }
    if (field.type.multi) return several(field, m, path, v);
    const bool ordered = field.type.kind == Kind::date || field.type.kind == Kind::number || field.type.kind == Kind::money;
    if (m.is(JsonType::object)) {
        if (ordered && m.get("van") && m.get("tot") && m.node().size == 2) {
            if (!one(field, m.get("van"), path + ".van", v.low) || !one(field, m.get("tot"), path + ".tot", v.high)) return;
            if (v.low > v.high) fault(path, "bereik_omgekeerd", "'van' (" + std::string(m.get("van").text()) + ") is hoger dan 'tot' (" + std::string(m.get("tot").text()) + ").", "Draai de twee om.");
            return;
        }
        if (!ordered && m.get("een_van").is(JsonType::array) && m.node().size == 1) return one_of_these(field, m.get("een_van"), path, v);
        fault(path, "type_verkeerd", "Hier staat een object dat niet past.", ordered ? "Voor een bereik: {\"van\": a, \"tot\": b}." : "Voor meer mogelijkheden: {\"een_van\": [a, b]}.");
        return;
    }
    if (one(field, m, path, v.low)) v.high = v.low;
}

void FactReader::one_of_these(const Field& field, JsonRef list, const std::string& path, FactValue& v) {
    if (list.node().size == 0) {
        fault(path, "leeg", "'een_van' heeft geen mogelijkheden.", expected(field));
        return;
    }
    const bool mask = field.type.kind == Kind::choice && catalog_.options(field.type.options).is_mask();
    bool first = true;
    for (auto e = list.first(); e; e = e.next()) {
        std::int64_t x = 0;
        if (!one(field, e, path, x)) return;
        if (mask) {
            v.low = v.high = (first ? 0 : v.high) | x;
        } else {
            v.low = first ? x : std::min(v.low, x);
            v.high = first ? x : std::max(v.high, x);
        }
        first = false;
    }
}

void FactReader::several(const Field& field, JsonRef m, const std::string& path, FactValue& v) {
    if (!m.is(JsonType::array)) {
        fault(path, "type_verkeerd", "Hier hoort een lijst met opties te staan, maar dit is " + std::string(json_type_name(m.type())) + ".", expected(field));
        return;
    }
    std::int64_t all = 0;
    for (auto e = m.first(); e; e = e.next()) {
        std::int64_t x = 0;
        if (one(field, e, path, x)) all |= x;
    }
    v.low = v.high = all;
}

void FactReader::municipality(JsonRef m, const std::string& path) {
    const std::string code = m.is(JsonType::string) ? std::string(m.text()) : std::string();
    if (!m.is(JsonType::string) || !rules_.knows_municipality(code)) {
        if (const auto next = rules_.successor(code); !next.empty()) {
            if (path == "gemeente") municipality_ = next;
            return;
        }
        fault(path, "gemeente_onbekend", "De gemeente " + (m.is(JsonType::string) ? cite(code) : std::string(json_type_name(m.type()))) + " staat niet in de lijst.",
              did_you_mean(code, rules_.municipality_codes(), "Gebruik de CBS-code, bijvoorbeeld \"GM0153\"."));
        return;
    }
    if (path == "gemeente") municipality_ = code;
}

}  // namespace recht
