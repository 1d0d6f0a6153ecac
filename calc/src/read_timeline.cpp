// Reading what a ruleset says of time: facts that move from month to month, money, tasks, settlement.
#include <algorithm>

#include "read_ruleset.h"

namespace recht {

std::string RulesetReader::required_source(JsonRef source) {
    std::string text(source.string("bron"));
    if (text.empty()) fault(source, "bron_ontbreekt", "Hier ontbreekt de bron.", "Noem bij \"bron\" het wetsartikel.");
    return text;
}

// One formula under `key`, as a rule of the situation itself.
bool RulesetReader::read_formula(JsonRef object, std::string_view key, std::uint16_t module, Kind kind, Rule& out, bool required) {
    const auto formula = object.get(key);
    if (!formula && !required) return true;
    if (!formula.is(JsonType::string)) {
        fault(formula ? formula : object, "formule_ontbreekt", "Hier ontbreekt de formule bij '" + std::string(key) + "'.",
              "Schrijf de formule als tekst: \"" + std::string(key) + "\": \"a + b\".");
        return false;
    }
    Rule::Version version;
    version.place = formula;
    version.formula = formula.text();
    version.ast = parse_formula(version.formula, document_, formula, diagnostics_);
    out.name = key;
    out.module = module;
    out.place = object;
    out.type.kind = kind;
    out.typed = kind == Kind::boolean || kind == Kind::date;
    if (!version.ast) return false;
    out.versions.push_back(std::move(version));
    return true;
}

// "persoon.maanden" (everybody's), "aanvrager.inkomen" (the one at a place), "woning.huur".
bool RulesetReader::find_fact(JsonRef place, std::string_view text, Carried& out) {
    const auto& classes = catalog_.classes();
    const auto dot = text.find('.');
    const auto first = text.substr(0, dot);
    const auto rest = dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1);
    std::string_view name = text;
    if (const int cls = catalog_.find_class(first); cls > 0 && !rest.empty()) {
        out.cls = static_cast<std::uint16_t>(cls);
        name = rest;
    }
    for (std::size_t c = 1; c < classes.size() && out.cls == 0; ++c) {
        for (std::size_t p = 0; p < classes[c].places.size(); ++p) {
            if (classes[c].places[p].list || classes[c].places[p].path != first) continue;
            out.cls = static_cast<std::uint16_t>(c);
            out.place = static_cast<std::int32_t>(p);
            name = rest;
        }
    }
    const int field = classes[out.cls].find(name);
    if (field >= 0) {
        out.field = static_cast<std::uint16_t>(field);
        const auto& f = classes[out.cls].fields[out.field];
        if (!f.free && !f.municipality && !f.type.multi && f.type.kind != Kind::text) return true;
        fault(place, "type_verschilt", "Met het feit " + cite(text) + " is niet te rekenen.", "Kies een bedrag, een getal, een datum, een keuze of ja/nee.");
        return false;
    }
    std::vector<std::string_view> names;
    for (const auto& f : classes[out.cls].fields) names.push_back(f.name);
    fault(place, "naam_onbekend", "Het feit " + cite(text) + " is niet bekend.", did_you_mean(name, names, "Schrijf de klasse, een punt en het feit."));
    return false;
}

bool RulesetReader::read_carried(JsonRef source, std::uint16_t module, std::string_view key, Carried& out) {
    only(source, {"feit", key, "regeling", "bron", "toelichting"}, "een feit dat verloopt");
    if (!source.is(JsonType::object)) return false;
    const auto place = source.get("feit");
    if (!place.is(JsonType::string)) {
        fault(source, "waarde_ontbreekt", "Hier ontbreekt bij 'feit' welk feit verloopt.", "Schrijf bij \"feit\" de klasse, een punt en het feit.");
        return false;
    }
    out.scheme = source.string("regeling");
    required_source(source);
    if (!find_fact(place, place.text(), out) || !read_formula(source, key, module, Kind::number, out.value)) return false;
    out.value.cls = out.cls;
    return true;
}

void RulesetReader::read_advance(JsonRef source, std::uint16_t module) {
    only(source, {"per", "grondslag", "betaald_als", "betaald", "geschat_als", "geschat", "doorgeven", "niet_terug_tot", "doen", "bron", "toelichting"}, "een voorschot");
    if (!source.is(JsonType::object)) return;
    if (source.string("per") != "jaar") fault(source, "waarde_ongeldig", "Een voorschot wordt per jaar afgerekend.", "Schrijf \"per\": \"jaar\".");
    Advance out;
    out.scheme = model_.modules[module].id;
    out.task = source.string("doen");
    out.income_name = source.string("grondslag");
    out.source = required_source(source);
    bool good = read_formula(source, "grondslag", module, Kind::money, out.income) && read_formula(source, "betaald_als", module, Kind::boolean, out.paid_known) &&
                read_formula(source, "betaald", module, Kind::money, out.paid) && read_formula(source, "geschat_als", module, Kind::boolean, out.guess_known) &&
                read_formula(source, "doorgeven", module, Kind::date, out.deadline, false) &&
                read_formula(source, "niet_terug_tot", module, Kind::money, out.not_claimed, false);
    for (auto g = source.get("geschat").is(JsonType::array) ? source.get("geschat").first() : JsonRef(); g; g = g.next()) {
        Carried fact;
        only(g, {"feit", "is", "toelichting"}, "een geschat feit");
        good = good && g.get("feit").is(JsonType::string) && find_fact(g.get("feit"), g.string("feit"), fact) && read_formula(g, "is", module, Kind::money, fact.value);
        out.guess.push_back(std::move(fact));
    }
    if (good) model_.time.advances.push_back(std::move(out));
}

void RulesetReader::read_task(JsonRef source, std::uint16_t module) {
    only(source, {"id", "bij", "als", "regeling", "uiterlijk", "bron", "toelichting"}, "iets om te doen");
    if (!source.is(JsonType::object)) return;
    Task out;
    out.module = module;
    out.id = source.string("id");
    out.scheme = source.string("regeling");
    out.source = required_source(source);
    const auto when = source.string("bij");
    if (out.id.empty()) fault(source, "naam_ontbreekt", "Hier ontbreekt de 'id'.", "De id verbindt dit met zijn tekst.");
    if (when != "begin" && when != "einde" && when != "maand") {
        fault(source.get("bij") ? source.get("bij") : source, "waarde_ongeldig", "'bij' is begin, einde of maand.",
              "begin: in de maand waarin het zo wordt; einde: in de maand waarin het ophoudt; maand: elke maand.");
    }
    out.when = when == "einde" ? Task::When::ends : when == "maand" ? Task::When::every_month : Task::When::begins;
    if (out.scheme.empty() && !source.get("als")) fault(source, "formule_ontbreekt", "Hier ontbreekt 'als' of 'regeling'.", "Zeg met een formule wanneer dit te doen is.");
    if (!read_formula(source, "als", module, Kind::boolean, out.condition, false) || !read_formula(source, "uiterlijk", module, Kind::date, out.deadline, false)) return;
    model_.time.tasks.push_back(std::move(out));
}

void RulesetReader::read_timeline(JsonRef source, std::uint16_t module) {
    const auto each = [&](std::string_view key, auto read) {
        const auto list = source.get(key);
        if (list && !list.is(JsonType::array)) fault(list, "waarde_ongeldig", "'" + std::string(key) + "' is een lijst.", "Schrijf [ { … } ].");
        for (auto e = list.is(JsonType::array) ? list.first() : JsonRef(); e; e = e.next()) read(e);
    };
    each("door_de_tijd", [&](JsonRef e) {
        Carried fact;
        if (read_carried(e, module, "wordt", fact)) model_.time.carried.push_back(std::move(fact));
    });
    each("over_het_jaar", [&](JsonRef e) {
        Carried fact;
        if (read_carried(e, module, "is", fact)) model_.time.yearly.push_back(std::move(fact));
    });
    each("posten", [&](JsonRef e) {
        only(e, {"id", "is", "regeling", "bron", "toelichting"}, "een post");
        if (!e.is(JsonType::object)) return;
        MoneyItem item;
        item.id = e.string("id");
        item.scheme = e.string("regeling");
        required_source(e);
        if (item.id.empty()) fault(e, "naam_ontbreekt", "Deze post heeft geen 'id'.", "De id verbindt hem met zijn tekst.");
        const auto same = [&](const MoneyItem& other) { return other.id == item.id; };
        if (std::any_of(model_.time.money.begin(), model_.time.money.end(), same)) fault(e, "naam_dubbel", "De post " + cite(item.id) + " staat er twee keer.");
        if (read_formula(e, "is", module, Kind::money, item.amount)) model_.time.money.push_back(std::move(item));
    });
    each("doen", [&](JsonRef e) { read_task(e, module); });
    if (source.get("voorschot")) read_advance(source.get("voorschot"), module);
}

}  // namespace recht
