#include "changes.h"

#include <algorithm>

#include "dates.h"
#include "text.h"

namespace recht {

namespace {

bool read_day(JsonRef place, Diagnostics& diagnostics, std::int64_t& day) {
    const auto read = place.is(JsonType::string) ? parse_date(place.text()) : std::nullopt;
    if (read) {
        day = *read;
        return true;
    }
    diagnostics.add(place.document()->at(place, "datum_ontbreekt", "Een wijziging geldt vanaf een dag, en die ontbreekt hier of bestaat niet.", "Schrijf \"vanaf\": \"2026-07-01\"."));
    return false;
}

void check_keys(JsonRef root, Diagnostics& diagnostics) {
    const std::vector<std::string_view> allowed{"$schema", "soort", "id", "naam", "versie", "vanaf", "gemeente", "wijzigt", "toelichting"};
    for (auto m = root.first(); m; m = m.next()) {
        if (std::find(allowed.begin(), allowed.end(), m.key()) != allowed.end()) continue;
        diagnostics.add(root.document()->at(m, "sleutel_onbekend", "De sleutel " + cite(m.key()) + " hoort niet bij een wat-als-bestand.",
                                            did_you_mean(m.key(), allowed, "Zet wat verandert onder \"wijzigt\".")));
    }
}

}  // namespace

void Changes::read(const JsonDocument& layer, std::string_view municipality, std::string_view own, const std::vector<std::string_view>& others, Diagnostics& diagnostics) {
    const auto root = layer.root();
    // Faults of the file itself are told with the national rules, once.
    if (municipality.empty()) check_keys(root, diagnostics);
    if (root.get("gemeente") && root.string("gemeente") != municipality) return;
    const auto list = root.get("wijzigt");
    if (!list.is(JsonType::object) || !list.first()) {
        diagnostics.add(layer.at(root, "waarde_ontbreekt", "Dit wat-als-bestand verandert niets.", "Schrijf \"wijzigt\": { … } met daarin de regelset, een punt en de parameter, en wat het wordt."));
        return;
    }
    for (auto m = list.first(); m; m = m.next()) {
        const auto first = m.key().substr(0, m.key().find('.'));
        if (first != own && std::find(others.begin(), others.end(), first) != others.end()) continue;
        Change change;
        change.name = m.key();
        change.place = m;
        change.value = m.get("waarde") ? m.get("waarde") : m;
        const auto day = m.get("vanaf") ? m.get("vanaf") : root.get("vanaf");
        if (read_day(day ? day : root, diagnostics, change.from)) items_.push_back(std::move(change));
    }
}

const Change* Changes::find(std::string_view module, std::string_view name) {
    for (auto& c : items_) {
        if (c.name.size() != module.size() + 1 + name.size() || c.name.compare(0, module.size(), module) != 0 || c.name[module.size()] != '.' ||
            c.name.compare(module.size() + 1, name.size(), name) != 0) continue;
        c.used = true;
        return &c;
    }
    return nullptr;
}

}  // namespace recht
