#include "household.h"

#include <algorithm>
#include <tuple>

#include "dates.h"
#include "text.h"

namespace recht::count {

namespace {

constexpr std::int64_t kMostWeight = 1'000'000'000;
constexpr int kAdult = 18;

// Who turns 18 that day is no child any more.
bool is_minor(std::int64_t born, std::int64_t day) {
    const auto b = civil_from_days(born);
    const auto d = civil_from_days(day);
    return std::tuple(b.year + kAdult, b.month, b.day) > std::tuple(d.year, d.month, d.day);
}

bool is_minor_at_home(JsonRef child, std::int64_t day) {
    if (child.get("woont_in").is(JsonType::boolean) && !child.get("woont_in").node().flag) return false;
    const auto born = parse_date(child.string("geboortedatum"));
    return !born || is_minor(*born, day);
}

HouseholdType type(bool partner, bool minor) {
    if (!partner) return minor ? HouseholdType::single_parent : HouseholdType::single;
    return minor ? HouseholdType::couple_children : HouseholdType::couple;
}

}  // namespace

bool read_weight(std::string_view text, std::int64_t& weight) {
    const auto value = parse_decimal(text);
    const auto scaled = value ? to_scale(*value, Exact::kDecimals) : std::nullopt;
    if (!scaled || *scaled < 0 || *scaled > kMostWeight * Exact::kOne) return false;
    weight = *scaled;
    return true;
}

bool take_weight(std::string& json, std::int64_t& weight, Diagnostics& faults) {
    weight = Exact::kOne;
    if (json.find("\"gewicht\"") == std::string::npos) return true;
    JsonDocument document;
    if (!document.parse(json, "", faults)) return false;
    const auto place = document.root().get(kWeight);
    if (!place) return true;
    if (!place.is(JsonType::number) || !read_weight(place.text(), weight)) {
        Diagnostic d;
        d.code = "gewicht_ongeldig";
        d.path = "gewicht";
        d.message = "Het gewicht is een getal van 0 tot en met een miljard, met ten hoogste zes cijfers achter de punt.";
        faults.add(std::move(d));
        return false;
    }
    const auto& node = place.node();
    auto from = json.rfind("\"gewicht\"", node.at);
    auto to = static_cast<std::size_t>(node.at) + node.text.size();
    const auto after = json.find_first_not_of(" \t", to);
    if (after != std::string::npos && json[after] == ',') to = after + 1;
    else if (const auto comma = json.find_last_not_of(" \t", from - 1); comma != std::string::npos && json[comma] == ',') from = comma;
    std::fill(json.begin() + static_cast<std::ptrdiff_t>(from), json.begin() + static_cast<std::ptrdiff_t>(to), ' ');
    return true;
}

HouseholdType type_of(JsonRef situation) {
    const auto partner = situation.get("partner");
    const auto children = situation.get("kinderen");
    if (!partner || !children.is(JsonType::array)) return HouseholdType::unknown;
    const auto day = parse_date(situation.string("datum"));
    bool minor = false;
    for (auto c = children.first(); c && day; c = c.next()) minor = minor || is_minor_at_home(c, *day);
    return type(!partner.is(JsonType::null), minor);
}

void TypeOf::read(JsonRef root, const Situation& situation, const Shape& shape) {
    const auto children = root.get("kinderen");
    known_ = root.get("partner") && children.is(JsonType::array);
    partner_ = !root.get("partner").is(JsonType::null);
    children_.clear();
    const auto slot = [&](const std::string& path) {
        FactPath fact;
        return situation.find(path, fact) ? shape.find(fact) : -1;
    };
    std::size_t number = 0;
    for (auto c = known_ ? children.first() : JsonRef(); c; c = c.next(), ++number) {
        const auto child = "kinderen[" + std::to_string(number) + "].";
        children_.push_back({c.get("geboortedatum").is(JsonType::string) ? slot(child + "geboortedatum") : -1, c.get("woont_in").is(JsonType::boolean) ? slot(child + "woont_in") : -1});
    }
}

HouseholdType TypeOf::of(const std::vector<std::int64_t>& values, std::int64_t day) const {
    if (!known_) return HouseholdType::unknown;
    const bool minor = std::any_of(children_.begin(), children_.end(), [&](const Child& c) {
        if (c.at_home >= 0 && values[static_cast<std::size_t>(c.at_home)] == 0) return false;
        return c.born < 0 || is_minor(values[static_cast<std::size_t>(c.born)], day);
    });
    return type(partner_, minor);
}

}  // namespace recht::count
