// The layers ("wat_als") that change what other rulesets say.
#include "library.h"

namespace recht {

bool Library::concerns(JsonRef layer, const std::string& municipality) const { return !layer.get("gemeente") || layer.string("gemeente") == municipality; }

Changes Library::changes_for(const std::string& municipality, Diagnostics& diagnostics) const {
    Changes out;
    if (layers_.empty()) return out;
    std::vector<std::string_view> ids;
    std::string_view own;
    for (const auto& [code, index] : municipal_) {
        ids.push_back(documents_[index]->root().string("id"));
        if (code == municipality) own = ids.back();
    }
    for (const auto index : layers_) out.read(*documents_[index], municipality, own, ids, diagnostics);
    return out;
}

// A name that nothing has would otherwise change nothing, silently.
void Library::check_changes(const Changes& changes, const Model& model, Diagnostics& diagnostics) const {
    std::vector<std::string> names;
    for (const auto& c : changes.items()) {
        if (c.used) continue;
        if (names.empty()) {
            for (const auto& m : model.modules) {
                for (const auto& [name, at] : m.parameters) names.push_back(m.id + "." + name);
                for (const auto& [name, at] : m.tables) names.push_back(m.id + "." + name);
            }
        }
        diagnostics.add(c.place.document()->at(c.place, "naam_onbekend", "Er is geen parameter of tabel " + cite(c.name, 80) + " om te veranderen.",
                                               did_you_mean(c.name, std::vector<std::string_view>(names.begin(), names.end()),
                                                            "Schrijf de regelset, een punt en de parameter" + (names.empty() ? "." : ", zoals " + names.front() + "."))));
    }
}

// Faults in a change of a municipality's rules show at loading, not at its first household.
void Library::compile_changed(Diagnostics& diagnostics) {
    for (const auto index : layers_) {
        const auto layer = documents_[index]->root();
        if (const auto only = layer.get("gemeente"); only && municipal_.count(std::string(layer.string("gemeente"))) == 0) {
            diagnostics.add(documents_[index]->at(only, "gemeente_onbekend", "Van deze gemeente zijn er geen regels om te veranderen.", "Laat 'gemeente' weg, of noem een gemeente met eigen regels."));
            continue;
        }
        for (const auto& [code, document] : municipal_) {
            const auto id = documents_[document]->root().string("id");
            bool named = layer.string("gemeente") == code;
            const auto list = layer.get("wijzigt");
            for (auto c = list.is(JsonType::object) ? list.first() : JsonRef(); c && !named; c = c.next()) named = c.key().substr(0, c.key().find('.')) == id;
            if (named) universe(code, diagnostics);
        }
    }
}

}  // namespace recht
