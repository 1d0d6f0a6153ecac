// What a municipality fills in of a national ruleset.
#include <algorithm>

#include "read_ruleset.h"

namespace recht {

void RulesetReader::read_fills(JsonRef source) {
    const auto fills = source.get("vult");
    if (!fills) return;
    for (auto f = fills.first(); f; f = f.next()) {
        const int module = model_.find_module(f.key());
        if (module < 0) {
            std::vector<std::string_view> names;
            for (const auto& m : model_.modules) names.push_back(m.id);
            fault(f, "naam_onbekend", "Er is geen regelset " + cite(f.key()) + " om te vullen.", did_you_mean(f.key(), names));
            continue;
        }
        fill(f, static_cast<std::uint16_t>(module));
    }
}

void RulesetReader::fill(JsonRef source, std::uint16_t index) {
    for (auto item = source.first(); item; item = item.next()) {
        auto& module = model_.modules[index];
        const std::string name(item.key());
        if (std::find(module.slots.begin(), module.slots.end(), name) == module.slots.end()) {
            fault(item, "sleuf_onbekend", "Een gemeente mag '" + name + "' van " + module.id + " niet vullen.",
                  "Mogelijk: " + one_of(std::vector<std::string_view>(module.slots.begin(), module.slots.end())) + ".");
            continue;
        }
        if (const auto p = module.parameters.find(name); p != module.parameters.end()) fill_parameter(item, module.id, model_.parameters[p->second]);
        else if (const auto t = module.tables.find(name); t != module.tables.end()) fill_table(item, module.id, model_.tables[t->second]);
        else if (const auto r = module.rules.find(name); r != module.rules.end()) fill_rule(item, model_.rules[r->second]);
    }
    // Who fills part of a ruleset fills all of it that must be filled.
    const auto& module = model_.modules[index];
    for (const auto& name : module.slots) {
        const auto p = module.parameters.find(name);
        const auto t = module.tables.find(name);
        const bool open = p != module.parameters.end() ? model_.parameters[p->second].empty_slot : t != module.tables.end() && model_.tables[t->second].empty_slot;
        if (open) fault(source, "sleuf_leeg", "'" + name + "' van " + module.id + " moet hier gevuld worden.", "Geef \"" + name + "\" met een 'reeks'; een waarde die niet bekend is: null met status onbekend.");
    }
}

void RulesetReader::fill_parameter(JsonRef source, std::string_view owner, Parameter& slot) {
    Parameter parameter;
    if (!read_parameter(source, owner, parameter) || slot.entries.empty()) return;
    if (!(parameter.type == slot.type)) {
        fault(source, "type_verschilt", "Deze sleuf is " + type_name(slot.type) + ", niet " + type_name(parameter.type) + ".", "");
        return;
    }
    slot = std::move(parameter);
}

void RulesetReader::fill_table(JsonRef source, std::string_view owner, Table& slot) {
    Table table;
    if (!read_table(source, owner, table) || slot.entries.empty()) return;
    if (!(table.key == slot.key)) {
        fault(source, "type_verschilt", "De sleutel van deze tabel is " + type_name(slot.key) + ", niet " + type_name(table.key) + ".", "");
        return;
    }
    for (std::size_t c = 0; c < slot.columns.size(); ++c) {
        const int own = table.column(slot.columns[c]);
        if (own >= 0 && table.types[static_cast<std::size_t>(own)] == slot.types[c]) continue;
        fault(source, own < 0 ? "kolom_onbekend" : "type_verschilt", "Deze tabel heeft een kolom '" + slot.columns[c] + "' nodig met type " + type_name(slot.types[c]) + ".",
              "Neem 'kolommen' over uit de landelijke regelset.");
        return;
    }
    slot = std::move(table);
}

// The names in the formula of a filled rule are those of the national ruleset.
void RulesetReader::fill_rule(JsonRef source, Rule& slot) {
    only(source, {"naam", "voor", "type", "is", "versies", "bron", "waarde", "toelichting"}, "een regel");
    Rule rule;
    rule.name = slot.name;
    if (source.get("voor") && catalog_.find_class(source.string("voor")) != slot.cls) {
        fault(source.get("voor"), "type_verschilt", "Deze regel rekent landelijk per " + (slot.cls == 0 ? "situatie" : catalog_.classes()[slot.cls].name) + ".", "Laat 'voor' weg.");
        return;
    }
    if (!read_versions(source, rule)) return;
    if (slot.national.empty()) slot.national = std::move(slot.versions);
    slot.versions = std::move(rule.versions);
}

}  // namespace recht
