// Rulesets as texts. Apart from the rest of the engine: a program that takes prepared rules holds nothing of this.
#include "engine_state.h"
#include "prepared.h"

namespace recht {

bool Engine::load(std::vector<RulesetSource> sources, Diagnostics& diagnostics) {
    state_ = std::make_unique<State>();
    std::vector<Source> list;
    list.reserve(sources.size());
    for (auto& s : sources) list.push_back({std::move(s.name), std::move(s.text)});
    auto library = std::make_unique<Library>();
    const bool good = library->load(std::move(list), diagnostics);
    state_->compiled = library.get();
    state_->rules = std::move(library);
    state_->evaluator = std::make_unique<Evaluator>(*state_->rules);
    return good;
}

bool Engine::check_all(Diagnostics& diagnostics) {
    if (state_->compiled == nullptr) return true;
    const auto before = diagnostics.error_count();
    for (const auto& [code, index] : state_->library().municipal_rules()) state_->library().universe(code, diagnostics);
    return diagnostics.error_count() == before;
}

std::string Engine::prepare(std::string_view municipality, Diagnostics& diagnostics) {
    auto* library = state_->compiled;
    auto* national = library == nullptr ? nullptr : library->universe("", diagnostics);
    if (national == nullptr) return {};
    auto& base = state_->national;
    if (base.empty()) base = prepare_national(*national, *library);
    if (municipality.empty()) return base;
    const auto own = library->fresh(std::string(municipality), diagnostics);
    return own == nullptr ? std::string() : prepare_municipal(*own, *national, base);
}

}  // namespace recht
