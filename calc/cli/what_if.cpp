// One household before and after a change of the rules.
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "dates.h"
#include "engine_state.h"
#include "simulate.h"
#include "text.h"

namespace recht::cli {

namespace {

constexpr std::int64_t kMostWeight = 1'000'000'000;

// "gewicht" is no fact: it is read, and in the text spaces take its place, so that positions in faults stay right.
bool take_weight(std::string& json, std::int64_t& weight, Diagnostics& faults) {
    weight = Exact::kOne;
    if (json.find("\"gewicht\"") == std::string::npos) return true;
    JsonDocument document;
    if (!document.parse(json, "", faults)) return false;
    const auto place = document.root().get("gewicht");
    if (!place) return true;
    const auto value = place.is(JsonType::number) ? parse_decimal(place.text()) : std::nullopt;
    const auto scaled = value ? to_scale(*value, Exact::kDecimals) : std::nullopt;
    if (!scaled || *scaled < 0 || *scaled > kMostWeight * Exact::kOne) {
        Diagnostic d;
        d.code = "gewicht_ongeldig";
        d.path = "gewicht";
        d.message = "Het gewicht is een getal van 0 tot en met een miljard, met ten hoogste zes cijfers achter de punt.";
        faults.add(std::move(d));
        return false;
    }
    weight = *scaled;
    const auto& node = place.node();
    auto from = json.rfind("\"gewicht\"", node.at);
    auto to = static_cast<std::size_t>(node.at) + node.text.size();
    const auto after = json.find_first_not_of(" \t", to);
    if (after != std::string::npos && json[after] == ',') to = after + 1;
    else if (const auto comma = json.find_last_not_of(" \t", from - 1); comma != std::string::npos && json[comma] == ',') from = comma;
    std::fill(json.begin() + static_cast<std::ptrdiff_t>(from), json.begin() + static_cast<std::ptrdiff_t>(to), ' ');
    return true;
}

bool is_minor_at_home(JsonRef child, std::int64_t day) {
    if (child.get("woont_in").is(JsonType::boolean) && !child.get("woont_in").node().flag) return false;
    const auto born = parse_date(child.string("geboortedatum"));
    if (!born) return true;
    const auto then = date_text(*born);
    const auto adult = std::to_string(std::stoi(then.substr(0, 4)) + 18) + then.substr(4);
    return adult > date_text(day);
}

HouseholdType type_of(JsonRef situation) {
    const auto partner = situation.get("partner");
    const auto children = situation.get("kinderen");
    if (!partner || !children.is(JsonType::array)) return HouseholdType::unknown;
    const auto day = parse_date(situation.string("datum"));
    bool minor = false;
    for (auto c = children.first(); c && day; c = c.next()) minor = minor || is_minor_at_home(c, *day);
    if (partner.is(JsonType::null)) return minor ? HouseholdType::single_parent : HouseholdType::single;
    return minor ? HouseholdType::couple_children : HouseholdType::couple;
}

std::string id_of(const std::string& text) {
    JsonDocument document;
    Diagnostics unused;
    return document.parse(text, "", unused) ? std::string(document.root().string("id")) : std::string();
}

}  // namespace

bool WhatIf::load(const Arguments& a, const char* program, int& status) {
    std::string problem;
    auto sources = read_layers(find_rulesets(a, program), program, problem);
    Diagnostics faults;
    RulesetSource change{a.what_if, {}};
    status = failed;
    if (!problem.empty()) {
        std::fprintf(stderr, "recht: %s\n", problem.c_str());
        return false;
    }
    if (!before_.load(sources, faults)) {
        print_faults(faults, a.json);
        return false;
    }
    status = bad_input;
    JsonDocument document;
    if (!read_text(a.what_if, change.text)) return false;
    if (!document.parse(change.text, a.what_if, faults)) {
        print_faults(faults, a.json);
        return false;
    }
    const auto root = document.root();
    name_ = root.string("naam").empty() || root.string("soort") != "wat_als" ? std::filesystem::path(a.what_if).filename().string() : std::string(root.string("naam"));
    // A whole ruleset takes the place of the one with its id; anything else is a layer on top.
    if (root.string("soort") != "wat_als") {
        const auto same = std::find_if(sources.begin(), sources.end(), [&](const RulesetSource& s) { return id_of(s.text) == root.string("id"); });
        if (root.string("id").empty() || same == sources.end()) {
            std::fprintf(stderr, "recht: '%s' is geen wat-als-bestand (\"soort\": \"wat_als\") en ook geen regelset die er al is.\n", a.what_if.c_str());
            return false;
        }
        sources.erase(same);
    }
    sources.push_back(change);
    if (after_.load(std::move(sources), faults) && (root.string("soort") != "gemeente" || after_.check_all(faults))) return true;
    print_faults(faults, a.json);
    return false;
}

// Each stack of rules has its own digests; households of one municipality come by many times.
void WhatIf::identities(Engine& engine, std::map<std::string, std::string>& out, std::string& last) {
    const auto& universe = engine.state().evaluator->universe();
    if (!out.empty() && last == universe.municipality) return;
    last = universe.municipality;
    for (const auto& i : universe.identities) {
        // What is changed differs with the municipality: a layer may hold for only one of them.
        out.emplace(i.id, i.version + " " + i.sha256);
    }
}

bool WhatIf::household(std::string& json, Sums& sums, Diagnostics& faults) {
    std::int64_t weight = 0;
    if (!take_weight(json, weight, faults) || !before_.outcomes(json, was_, faults) || !after_.outcomes(json, is_, faults)) return false;
    identities(before_, sums.identities_before, last_before_);
    identities(after_, sums.identities_after, last_after_);
    sums.household(type_of(before_.state().document.root()), weight, was_, is_);
    return true;
}

}  // namespace recht::cli
