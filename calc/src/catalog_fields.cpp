// Reading the fields of one class of facts.
#include <algorithm>

#include "catalog.h"
#include "dates.h"

namespace recht {

namespace {

constexpr std::int64_t kMostEuros = 10'000'000;

// Beyond this no bound can be: a quarter of what a register holds, so that two of them can still be added.
constexpr std::int64_t kFarthest = INT64_MAX / 4;

// Amounts have cents, factors at most a few decimals more; then nothing overflows with kMostEuros.
constexpr int kMostDecimals = 6;

bool flag(JsonRef source, std::string_view name) {
    const auto value = source.get(name);
    return value.is(JsonType::boolean) && value.node().flag;
}

void fault(JsonRef place, std::string_view code, std::string message, std::string_view hint, Diagnostics& diagnostics) {
    diagnostics.add(place.document()->at(place, code, std::move(message), hint));
}

}  // namespace

bool Catalog::load_class(JsonRef source, std::uint16_t index, Diagnostics& diagnostics) {
    const auto fields = source.get("velden");
    if (!fields.is(JsonType::object)) {
        fault(source, "feiten_ongeldig", "Deze klasse mist 'velden'.", "", diagnostics);
        return false;
    }
    for (auto f = fields.first(); f; f = f.next()) load_field(f, std::string(f.key()), index, 0, diagnostics);
    const auto& cls = classes_[index];
    for (const auto& place : cls.places) {
        for (const auto& name : {place.begins, place.ends}) {
            const int at = name.empty() ? -1 : cls.find(name);
            if (name.empty() || (at >= 0 && cls.fields[static_cast<std::size_t>(at)].type.kind == Kind::date)) continue;
            fault(source, "feiten_ongeldig", "Het tijdvak van '" + place.path + "' noemt " + cite(name) + ", en dat is geen datum van deze klasse.", "Schrijf \"tijdvak\": [\"van\", \"tot\"].", diagnostics);
        }
        const int on = place.goes_on.empty() ? -1 : cls.find(place.goes_on);
        if (place.goes_on.empty() || (on >= 0 && cls.fields[static_cast<std::size_t>(on)].type.kind == Kind::boolean)) continue;
        fault(source, "feiten_ongeldig", "Het tijdvak van '" + place.path + "' noemt " + cite(place.goes_on) + ", en dat is geen ja/nee van deze klasse.", "Schrijf als derde een feit van type ja/nee: het zegt dat het werk na het eind met een ander bedrag doorgaat. Of laat het weg.", diagnostics);
    }
    return true;
}

void Catalog::declare(JsonRef source, std::string_view id, std::uint16_t module, Diagnostics& diagnostics) {
    const auto key = std::string(id) + "." + std::string(source.key());
    if (!load_field(source, "overig." + key, 0, module, diagnostics)) return;
    // In a situation these facts stand under `overig` by their whole name.
    auto& keys = classes_[0].tree.children;
    auto other = std::find_if(keys.begin(), keys.end(), [](const PathNode& n) { return n.name == "overig"; });
    if (other == keys.end()) {
        keys.push_back({"overig", PathNode::Leads::object, 0, 0, {}, {}});
        other = keys.end() - 1;
    }
    other->children.push_back({key, PathNode::Leads::field, 0, static_cast<std::uint16_t>(classes_[0].fields.size() - 1), {}, {}});
    classes_[0].tree.link();
}

bool Catalog::load_field(JsonRef source, std::string name, std::uint16_t cls, std::uint16_t module, Diagnostics& diagnostics) {
    Field field;
    field.name = std::move(name);
    field.module = module;
    const auto type = source.string("type");
    field.municipality = type == "gemeente";
    if (type == "keuze" || type == "keuzes" || type == "regeling") {
        field.type.kind = Kind::choice;
        field.type.multi = type == "keuzes";
        field.open_set = type == "regeling";
        if (!read_options(source, field, diagnostics)) return false;
    } else if (type == "vrij") {
        field.type.kind = Kind::text;
        field.free = true;
    } else if (!parse_type(type, field.type, field.scale)) {
        fault(source, "type_onbekend", "Het feit '" + field.name + "' heeft " + (type.empty() ? std::string("geen 'type'.") : "een onbekend type " + cite(type) + "."),
              "Kies ja/nee, geheel, bedrag, bedrag/maand, bedrag/jaar, percentage, factor, datum, keuze, tekst of gemeente.", diagnostics);
        return false;
    }
    if (const auto step = source.get("op"); step.is(JsonType::number)) {
        const auto n = parse_decimal(step.text());
        if (n && n->decimals <= kMostDecimals) field.scale.decimals = static_cast<std::uint8_t>(n->decimals);
        else fault(step, "waarde_ongeldig", "De stap bij 'op' heeft te veel cijfers achter de komma.", "Kies 1, 0.5, 0.1 of 0.01.", diagnostics);
    }
    field.nullable = flag(source, "mag_null");
    field.required = flag(source, "verplicht");
    field.never_ask = flag(source, "nooit_vragen");
    field.whole_year = flag(source, "heel_jaar");
    field.hint_low = source.string("hint_te_laag");
    field.topic = source.string("onderwerp");
    if (const auto order = source.get("volgorde"); order.is(JsonType::number)) {
        if (const auto n = parse_decimal(order.text())) field.order = static_cast<int>(n->mantissa);
    }
    read_places(source, field, classes_[cls], diagnostics);
    read_bounds(source, field, diagnostics);
    read_default(source, field, diagnostics);
    classes_[cls].fields.push_back(std::move(field));
    return true;
}

void Catalog::read_places(JsonRef source, Field& field, const FactClass& cls, Diagnostics& diagnostics) {
    const auto roles = source.get("alleen");
    if (!roles.is(JsonType::array)) return;
    field.places = 0;
    for (auto r = roles.first(); r; r = r.next()) {
        bool found = false;
        for (std::size_t p = 0; p < cls.places.size(); ++p) {
            if (cls.places[p].path != r.text()) continue;
            field.places = static_cast<std::uint8_t>(field.places | (1u << p));
            found = true;
        }
        if (!found) fault(r, "naam_onbekend", "Onbekende plaats " + cite(r.text()) + " bij 'alleen'.", "", diagnostics);
    }
}

bool Catalog::read_options(JsonRef source, Field& field, Diagnostics& diagnostics) {
    std::vector<std::string> names;
    if (const auto options = source.get("opties"); options.is(JsonType::array)) {
        for (auto o = options.first(); o; o = o.next()) names.emplace_back(o.text());
    } else if (const auto from = source.string("opties_uit"); !from.empty()) {
        const auto dot = from.find('.');
        const auto other = document_->root().get("klassen").get(from.substr(0, dot)).get("velden");
        const auto list = dot == std::string_view::npos ? JsonRef() : other.get(from.substr(dot + 1)).get("opties");
        if (list.is(JsonType::array)) {
            for (auto o = list.first(); o; o = o.next()) names.emplace_back(o.text());
        }
    }
    if (field.open_set) {
        for (const auto& id : schemes_) {
            if (std::find(names.begin(), names.end(), id) == names.end()) names.push_back(id);
        }
        names.emplace_back("andere");
    }
    for (std::size_t i = 1; i < names.size(); ++i) {
        if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) == names.begin() + static_cast<std::ptrdiff_t>(i)) continue;
        fault(source, "feiten_ongeldig", "De optie " + cite(names[i]) + " van '" + field.name + "' staat er twee keer.", "Haal er één weg.", diagnostics);
    }
    if (names.size() < 2) {
        fault(source, "feiten_ongeldig", "De keuze '" + field.name + "' heeft geen opties.", "Geef 'opties' (twee of meer) of 'opties_uit'.", diagnostics);
        return false;
    }
    if (field.type.multi && names.size() > kMostBits) {
        fault(source, "feiten_ongeldig", "Bij '" + field.name + "' kunnen te veel opties tegelijk gelden.", "Een feit van type keuzes heeft ten hoogste 60 opties.", diagnostics);
        return false;
    }
    field.type.options = option_set(std::move(names));
    return true;
}

void Catalog::read_bounds(JsonRef source, Field& field, Diagnostics& diagnostics) {
    const auto bound = [&](std::string_view name, std::int64_t otherwise) {
        const auto value = source.get(name);
        std::int64_t out = otherwise;
        if (value && !read_value(value, field.type, field.scale, nullptr, out)) {
            fault(value, "waarde_ongeldig", "Deze grens past niet bij het type van '" + field.name + "'.", "", diagnostics);
        }
        return out;
    };
    switch (field.type.kind) {
        case Kind::boolean:
            field.max = 1;
            break;
        case Kind::choice: {
            const auto& set = option_sets_[field.type.options];
            field.max = set.is_mask() ? (std::int64_t{1} << set.names.size()) - 1
                                      : static_cast<std::int64_t>(set.names.size()) - 1;
            break;
        }
        case Kind::date:
            field.min = bound("min", days_from_civil(1900, 1, 1));
            field.max = bound("max", days_from_civil(2100, 12, 31));
            break;
        case Kind::number:
        case Kind::money:
            if (field.type.kind == Kind::number && !source.get("max")) {
                fault(source, "grens_ontbreekt", "Het getal '" + field.name + "' heeft geen bovengrens.", "Geef 'max'; elke waarde heeft een uiterste.", diagnostics);
            }
            field.min = bound("min", 0);
            field.max = bound("max", kMostEuros * pow10(field.scale.decimals));
            for (auto* end : {&field.min, &field.max}) {
                if (*end >= -kFarthest && *end <= kFarthest) continue;
                fault(source, "grens_te_ver", "De grens " + decimal_text(*end, field.scale.decimals) + " van '" + field.name + "' is te groot om mee te rekenen.",
                      "Kies een grens die in het echt kan voorkomen.", diagnostics);
                *end = *end < 0 ? -kFarthest : kFarthest;
            }
            break;
        case Kind::text: break;
    }
    if (field.min > field.max) {
        fault(source, "grens_ongeldig", "Bij '" + field.name + "' is de ondergrens hoger dan de bovengrens.", "", diagnostics);
    }
}

void Catalog::read_default(JsonRef source, Field& field, Diagnostics& diagnostics) {
    auto value = source.get("standaard");
    if (value) field.default_kind = DefaultKind::value;
    else if ((value = source.get("standaard_in_object"))) field.default_kind = DefaultKind::value_in_object;
    if (value) {
        if (value.is(JsonType::null) && field.nullable) {
            field.default_null = true;
        } else if (field.type.kind == Kind::text || value.is(JsonType::array)) {
            // Texts and lists of texts are kept, never computed with.
        } else {
            const auto* options = field.type.kind == Kind::choice ? &option_sets_[field.type.options] : nullptr;
            if (!read_value(value, field.type, field.scale, options, field.default_value)) {
                fault(value, "waarde_ongeldig", "De standaardwaarde past niet bij het type van '" + field.name + "'.", "Verwacht: " + type_name(field.type) + ".", diagnostics);
            } else if (options == nullptr && (field.default_value < field.min || field.default_value > field.max)) {
                fault(value, "waarde_ongeldig", "De standaardwaarde van '" + field.name + "' ligt buiten de grenzen van dat feit.", "Kies een waarde tussen 'min' en 'max'.", diagnostics);
            }
        }
        return;
    }
    if (const auto formula = source.get("standaard_is"); formula.is(JsonType::string)) {
        field.default_kind = DefaultKind::formula;
        field.formula = formula;
    } else if (const auto derived = source.get("afgeleid"); derived.is(JsonType::string)) {
        field.default_kind = DefaultKind::derived;
        field.formula = derived;
    }
}

}  // namespace recht
