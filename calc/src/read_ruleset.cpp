// Reading rules, conditions and outcomes of a ruleset.
#include "read_ruleset.h"

#include <algorithm>

#include "dates.h"

namespace recht {

void read_ruleset(const JsonDocument& document, Catalog& catalog, Model& model, Changes& changes, Diagnostics& diagnostics) {
    RulesetReader(document, catalog, model, changes, diagnostics).read();
}

void RulesetReader::fault(JsonRef place, std::string_view code, std::string message, std::string_view hint) {
    // What takes the place of a value stands in a document of its own.
    const auto& document = place.document() != nullptr ? *place.document() : document_;
    diagnostics_.add(document.at(place, code, std::move(message), hint));
}

void RulesetReader::only(JsonRef object, std::initializer_list<std::string_view> allowed, std::string_view what) {
    if (!object.is(JsonType::object)) {
        fault(object, "waarde_ongeldig", "Hier wordt " + std::string(what) + " (een object) verwacht.");
        return;
    }
    for (auto m = object.first(); m; m = m.next()) {
        if (std::find(allowed.begin(), allowed.end(), m.key()) != allowed.end()) continue;
        fault(m, "sleutel_onbekend", "De sleutel " + cite(m.key()) + " hoort niet bij " + std::string(what) + ".",
              did_you_mean(m.key(), std::vector<std::string_view>(allowed), "Mogelijk: " + one_of(allowed) + "."));
    }
}

bool RulesetReader::flag(JsonRef object, std::string_view name) const {
    const auto value = object.get(name);
    return value.is(JsonType::boolean) && value.node().flag;
}

std::int64_t RulesetReader::read_day(JsonRef source, std::string_view name, std::int64_t otherwise) {
    const auto value = source.get(name);
    if (!value || value.is(JsonType::null)) return otherwise;
    const auto day = value.is(JsonType::string) ? parse_date(value.text()) : std::nullopt;
    if (!day) {
        fault(value, "datum_ongeldig", "Deze datum bestaat niet.", "Schrijf een datum als \"2026-01-31\".");
        return otherwise;
    }
    return *day;
}

std::uint16_t RulesetReader::add_module(JsonRef source, std::string_view id) {
    Module module;
    module.id = id;
    module.law = source.string("wet");
    module.agency = source.string("uitvoerder");
    module.document = &document_;
    module.place = source;
    module.municipal = document_.root().string("soort") == "gemeente";
    module.valid_from = read_day(source, "geldig_vanaf", INT64_MIN);
    const auto until = read_day(source, "geldig_tot", kNever);
    module.valid_until = until == kNever ? kNever : until + 1;
    // Only for whoever shows the schemes: after this day nobody can apply any more, and the answer is no.
    (void)read_day(source, "afgelopen", kNever);
    if (const auto fills = source.get("gemeente").is(JsonType::object) ? source.get("gemeente").get("vult") : JsonRef();
        fills.is(JsonType::array)) {
        for (auto f = fills.first(); f; f = f.next()) module.slots.emplace_back(f.text());
    }
    if (model_.find_module(id) >= 0) {
        fault(source, "naam_dubbel", "Er is al een regelset met id " + cite(id) + ".", "Geef elke regelset een eigen id.");
    }
    model_.modules.push_back(std::move(module));
    return static_cast<std::uint16_t>(model_.modules.size() - 1);
}

void RulesetReader::read() {
    const auto root = document_.root();
    const auto id = root.string("id");
    const auto kind = root.string("soort");
    if (!root.is(JsonType::object) || id.empty()) {
        fault(root, "regelset_ongeldig", "Een regelset is een JSON-object met een 'id'.", "Zie rulesets/schema/regelset.schema.json.");
        return;
    }
    if (kind != "regeling" && kind != "gedeeld" && kind != "gemeente") {
        fault(root.get("soort") ? root.get("soort") : root, "waarde_ongeldig", "'soort' is regeling, gedeeld of gemeente, niet " + cite(kind) + ".");
        return;
    }
    only(root, {"$schema", "id", "soort", "versie", "uitvoerder", "wet", "geldig_vanaf", "geldig_tot", "afgelopen", "parameters", "tabellen",
                "feiten", "regels", "voorwaarden", "uitkomst", "waarschuwingen", "onvolledig", "ga_naar", "gemeente", "vult", "regelingen",
                "toelichting", "naam", "contact", "bron", "brondatum", "status", "nog_te_vragen", "door_de_tijd", "over_het_jaar", "posten",
                "doen", "voorschot"}, "een regelset");
    if (root.string("versie").empty()) fault(root, "waarde_ontbreekt", "Deze regelset heeft geen 'versie'.", "Schrijf bijvoorbeeld \"versie\": \"2026.1\".");
    const auto module = add_module(root, id);
    read_module(root, module, kind == "regeling");
    if (kind == "gemeente") read_fills(root);
    // Schemes inside: those of a municipality, or national ones that share a file.
    if (const auto schemes = root.get("regelingen"); schemes.is(JsonType::array)) {
        for (auto s = schemes.first(); s; s = s.next()) {
            const auto own = s.string("id");
            if (own.empty()) {
                fault(s, "waarde_ontbreekt", "Deze regeling heeft geen 'id'.", "Schrijf bijvoorbeeld \"id\": \"gm0153.kindpakket\".");
                continue;
            }
            read_module(s, add_module(s, own), true);
        }
    }
}

void RulesetReader::read_module(JsonRef source, std::uint16_t index, bool scheme) {
    const auto new_name = [&](std::string_view name, JsonRef place) {
        auto& m = model_.modules[index];
        const std::string key(name);
        if (m.parameters.count(key) + m.tables.count(key) + m.rules.count(key) + m.facts.count(key) > 0) {
            fault(place, "naam_dubbel", "De naam " + cite(name) + " wordt in deze regelset twee keer gebruikt.");
            return false;
        }
        return true;
    };
    const auto add_slot = [&](const std::string& name) {
        auto& slots = model_.modules[index].slots;
        if (std::find(slots.begin(), slots.end(), name) == slots.end()) slots.push_back(name);
    };
    if (const auto facts = source.get("feiten"); facts.is(JsonType::object)) {
        for (auto f = facts.first(); f; f = f.next()) read_own_fact(f, index);
    }
    if (const auto parameters = source.get("parameters"); parameters.is(JsonType::object)) {
        for (auto p = parameters.first(); p; p = p.next()) {
            Parameter parameter;
            // What is broken keeps its name, without values: that it is not known would be a second fault that misleads.
            if (!read_parameter(p, model_.modules[index].id, parameter)) parameter.entries.clear();
            if (!new_name(p.key(), p)) continue;
            if (flag(p, "sleuf")) add_slot(parameter.name);
            model_.modules[index].parameters.emplace(parameter.name, model_.parameters.size());
            model_.parameters.push_back(std::move(parameter));
        }
    }
    if (const auto tables = source.get("tabellen"); tables.is(JsonType::object)) {
        for (auto t = tables.first(); t; t = t.next()) {
            Table table;
            if (!read_table(t, model_.modules[index].id, table)) table.entries.clear();
            if (!new_name(t.key(), t)) continue;
            if (flag(t, "sleuf")) add_slot(table.name);
            model_.modules[index].tables.emplace(table.name, model_.tables.size());
            model_.tables.push_back(std::move(table));
        }
    }
    if (const auto rules = source.get("regels"); rules.is(JsonType::array)) {
        for (auto r = rules.first(); r; r = r.next()) {
            Rule rule;
            if (!read_rule(r, index, rule) || !new_name(rule.name, r)) continue;
            model_.modules[index].rules.emplace(rule.name, model_.rules.size());
            model_.rules.push_back(std::move(rule));
        }
    }
    if (scheme) read_scheme(source, index);
    read_timeline(source, index);
}

// A fact that only this ruleset needs; everybody else's are in the fact file.
void RulesetReader::read_own_fact(JsonRef source, std::uint16_t index) {
    only(source, {"type", "opties", "opties_uit", "op", "min", "max", "mag_null", "standaard", "standaard_is", "afgeleid", "onderwerp",
                  "volgorde", "gevoelig", "nooit_vragen", "toelichting"}, "een feit");
    const auto name = source.key();
    const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (name.empty() || !std::all_of(name.begin(), name.end(), good)) {
        fault(source, "naam_ongeldig", "De naam " + cite(name) + " van dit feit kan niet.", "Gebruik kleine letters, cijfers en _.");
        return;
    }
    if (catalog_.classes()[0].find(name) >= 0) {
        fault(source, "naam_dubbel", "Het feit " + cite(name) + " staat al in het feitenbestand.", "Gebruik dat feit, of kies een andere naam.");
        return;
    }
    const auto count = catalog_.classes()[0].fields.size();
    catalog_.declare(source, model_.modules[index].id, index, diagnostics_);
    if (catalog_.classes()[0].fields.size() > count) model_.modules[index].facts.emplace(name, static_cast<std::uint32_t>(count));
}

bool RulesetReader::read_version(JsonRef source, Rule::Version& out) {
    const auto formula = source.get("is") ? source.get("is") : source.get("bedrag");
    if (!formula.is(JsonType::string)) {
        fault(source, "formule_ontbreekt", "Hier ontbreekt de formule.", "Schrijf de formule als tekst: \"is\": \"a + b\" (in een uitkomst: \"bedrag\": \"a + b\").");
        return false;
    }
    out.place = formula;
    out.formula = formula.text();
    out.source = source.string("bron");
    if (out.source.empty()) fault(source, "bron_ontbreekt", "Deze regel heeft geen bron.", "Noem bij \"bron\" het wetsartikel.");
    out.ast = parse_formula(out.formula, document_, formula, diagnostics_);
    return static_cast<bool>(out.ast);
}

bool RulesetReader::read_rule(JsonRef source, std::uint16_t module, Rule& out) {
    only(source, {"naam", "voor", "is", "versies", "bron", "waarde", "type", "toelichting"}, "een regel");
    out.name = source.string("naam");
    out.public_name = source.string("waarde");
    out.module = module;
    out.place = source;
    if (out.name.empty()) {
        fault(source, "naam_ontbreekt", "Deze regel heeft geen 'naam'.", "");
        return false;
    }
    if (source.get("voor")) {
        const int cls = catalog_.find_class(source.string("voor"));
        if (cls < 0) {
            std::vector<std::string_view> names;
            for (const auto& c : catalog_.classes()) names.push_back(c.name);
            fault(source.get("voor"), "naam_onbekend", "Onbekende klasse " + cite(source.string("voor")) + " bij 'voor'.",
                  did_you_mean(source.string("voor"), names, "Mogelijk: " + one_of(names) + "."));
            return false;
        }
        out.cls = static_cast<std::uint16_t>(cls);
    }
    if (source.get("type")) {
        Scale scale;
        out.typed = value_type(source.get("type"), source.string("type"), out.type, scale);
    }
    return read_versions(source, out);
}

bool RulesetReader::read_versions(JsonRef source, Rule& out) {
    if (const auto versions = source.get("versies"); versions.is(JsonType::array)) {
        for (auto v = versions.first(); v; v = v.next()) {
            only(v, {"vanaf", "is", "bron", "toelichting"}, "een versie van een regel");
            Rule::Version version;
            const auto day = parse_date(v.string("vanaf"));
            if (!day) {
                fault(v, "datum_ontbreekt", "Deze versie heeft geen geldige datum bij 'vanaf'.", "Schrijf \"vanaf\": \"2026-01-01\".");
                return false;
            }
            version.from = *day;
            if (!read_version(v, version)) return false;
            if (!out.versions.empty() && version.from <= out.versions.back().from) {
                fault(v, "reeks_overlap", "De versies van '" + out.name + "' staan niet op volgorde van datum.", "");
                return false;
            }
            out.versions.push_back(std::move(version));
        }
        if (!out.versions.empty()) return true;
        fault(source, "reeks_leeg", "De regel '" + out.name + "' heeft geen versies.", "");
        return false;
    }
    Rule::Version version;
    if (!read_version(source, version)) return false;
    out.versions.push_back(std::move(version));
    return true;
}

void RulesetReader::read_condition(JsonRef source, Scheme& scheme) {
    only(source, {"id", "eis", "beoordeling_als", "bron", "vanaf", "tot", "toelichting"}, "een voorwaarde");
    Condition condition;
    condition.place = source;
    condition.id = source.string("id");
    condition.source = source.string("bron");
    if (condition.id.empty()) fault(source, "naam_ontbreekt", "Deze voorwaarde heeft geen 'id'.", "");
    if (condition.source.empty()) fault(source, "bron_ontbreekt", "Deze voorwaarde heeft geen bron.", "Noem bij \"bron\" het wetsartikel.");
    condition.from = read_day(source, "vanaf", INT64_MIN);
    const auto until = read_day(source, "tot", kNever);
    condition.until = until == kNever ? kNever : until + 1;
    for (const auto& other : scheme.conditions) {
        if (other.id == condition.id && other.from < condition.until && condition.from < other.until) {
            fault(source, "naam_dubbel", "De voorwaarde " + cite(condition.id) + " staat er twee keer.");
        }
    }
    if (const auto demand = source.get("eis"); demand.is(JsonType::string)) {
        condition.demand_text = demand.text();
        condition.demand = parse_formula(demand.text(), document_, demand, diagnostics_);
    }
    if (const auto judgement = source.get("beoordeling_als"); judgement.is(JsonType::string)) {
        condition.judgement_text = judgement.text();
        condition.judgement = parse_formula(judgement.text(), document_, judgement, diagnostics_);
    }
    if (!source.get("eis") && !source.get("beoordeling_als")) {
        fault(source, "formule_ontbreekt", "Een voorwaarde heeft 'eis' of 'beoordeling_als' nodig.", "");
    }
    scheme.conditions.push_back(std::move(condition));
}

void RulesetReader::read_notes(JsonRef source, std::vector<Note>& out, bool referral) {
    if (!source.is(JsonType::array)) return;
    for (auto n = source.first(); n; n = n.next()) {
        only(n, {"id", "als", "bron", "naam", "contact", "intermediair", "toelichting"}, "een melding");
        Note note;
        note.place = n;
        note.id = n.string("id");
        note.source = n.string("bron");
        note.name = n.string("naam");
        note.contact = n.string("contact");
        note.intermediary = flag(n, "intermediair");
        if (note.id.empty()) fault(n, "naam_ontbreekt", "Deze melding heeft geen 'id'.", "");
        if (note.source.empty() && !referral) fault(n, "bron_ontbreekt", "Deze melding heeft geen bron.", "");
        if (const auto when = n.get("als"); when.is(JsonType::string)) {
            note.when = parse_formula(when.text(), document_, when, diagnostics_);
            if (!note.when) continue;
        } else if (!referral) {
            fault(n, "formule_ontbreekt", "Deze melding heeft geen formule bij 'als'.", "");
            continue;
        }
        out.push_back(std::move(note));
    }
}

void RulesetReader::read_scheme(JsonRef source, std::uint16_t module) {
    Scheme scheme;
    scheme.id = model_.modules[module].id;
    scheme.module = module;
    scheme.place = source;
    if (const auto conditions = source.get("voorwaarden"); conditions.is(JsonType::array)) {
        for (auto c = conditions.first(); c; c = c.next()) read_condition(c, scheme);
    }
    read_notes(source.get("waarschuwingen"), scheme.warnings, false);
    read_notes(source.get("onvolledig"), scheme.incomplete, false);
    read_notes(source.get("ga_naar"), scheme.referrals, true);
    const auto outcome = source.get("uitkomst");
    if (!outcome.is(JsonType::object)) {
        fault(source, "uitkomst_ontbreekt", "Regeling '" + scheme.id + "' heeft geen 'uitkomst'.",
              "Schrijf \"uitkomst\": {\"bedrag\": …, \"per\": \"maand\", \"bron\": …}; zonder bedrag: \"bedrag\": null.");
        return;
    }
    only(outcome, {"bedrag", "versies", "per", "bron", "toelichting"}, "een uitkomst");
    const auto amount = outcome.get("bedrag");
    scheme.has_amount = (amount && !amount.is(JsonType::null)) || outcome.get("versies");
    if (scheme.has_amount) {
        if (!parse_period(outcome.string("per"), scheme.per)) {
            fault(outcome, "waarde_ontbreekt", "Bij 'per' hoort een periode: eenmalig, dag, week, vier_weken, maand, kwartaal of jaar.");
        }
        scheme.amount.name = "bedrag";
        scheme.amount.module = module;
        scheme.amount.place = outcome;
        if (const auto versions = outcome.get("versies"); versions.is(JsonType::array)) {
            for (auto v = versions.first(); v; v = v.next()) {
                Rule::Version version;
                version.from = read_day(v, "vanaf", INT64_MIN);
                if (!read_version(v, version)) return;
                scheme.amount.versions.push_back(std::move(version));
            }
        } else {
            Rule::Version version;
            if (!read_version(outcome, version)) return;
            scheme.amount.versions.push_back(std::move(version));
        }
        if (scheme.amount.versions.empty()) return;
        scheme.amount_source = scheme.amount.versions.back().source;
    }
    model_.schemes.push_back(std::move(scheme));
}

}  // namespace recht
