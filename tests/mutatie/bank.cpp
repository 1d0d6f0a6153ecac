#include "bank.h"

#include <algorithm>

#include "builder.h"

namespace recht::mutation {

Bank::Bank(Universe& universe) : universe_(universe), users_(universe) { find_formulas(); }

void Bank::add(const Formula& f) {
    if (f.place && (f.tree != nullptr ? static_cast<bool>(*f.tree) : *f.when != nullptr)) formulas_[{f.place.document()->file(), f.place.node().at}] = f;
}

void Bank::find_formulas() {
    auto& model = universe_.model;
    for (std::uint32_t r = 0; r < model.rules.size(); ++r) {
        for (auto& v : model.rules[r].versions) add({&v.ast, nullptr, v.place, {Root::Kind::rule, r, 0}});
    }
    for (std::uint32_t i = 0; i < model.schemes.size(); ++i) {
        auto& s = model.schemes[i];
        for (auto& v : s.amount.versions) add({&v.ast, nullptr, v.place, {Root::Kind::amount, i, 0}});
        for (std::uint32_t c = 0; c < s.conditions.size(); ++c) {
            auto& condition = s.conditions[c];
            add({&condition.demand, nullptr, condition.place.get("eis"), {Root::Kind::demand, i, c}});
            add({&condition.judgement, nullptr, condition.place.get("beoordeling_als"), {Root::Kind::judgement, i, c}});
        }
        const auto notes = [&](std::vector<Note>& list, Root::Kind kind) {
            for (std::uint32_t n = 0; n < list.size(); ++n) add({nullptr, &list[n].when, list[n].place.get("als"), {kind, i, n}});
        };
        notes(s.warnings, Root::Kind::warning);
        notes(s.incomplete, Root::Kind::incomplete);
        notes(s.referrals, Root::Kind::referral);
    }
}

void Bank::put(const Formula& f, AstPtr tree) {
    changed_ = &f;
    if (f.tree != nullptr) {
        was_ = std::move(*f.tree);
        *f.tree = std::move(tree);
    } else {
        when_was_ = std::move(*f.when);
        *f.when = std::move(tree);
    }
}

const Bank::Formula* Bank::formula_of(const Mutant& m, const std::string& file) const {
    const auto it = formulas_.find({file, m.formula});
    return it == formulas_.end() ? nullptr : &it->second;
}

bool Bank::concerns(const Mutant& m, const std::string& file) const {
    if (!m.in_memory) return formula_of(m, file) != nullptr;
    if (m.layer == universe_.municipality) return true;
    if (!m.layer.empty()) return false;
    const auto& model = universe_.model;
    if (m.what == Mutant::What::parameter_low || m.what == Mutant::What::parameter_high) {
        const auto& entries = model.parameters[m.item].entries;
        return m.entry < entries.size() && entries[m.entry].place && entries[m.entry].place.document()->file() == file;
    }
    const auto& entries = model.tables[m.item].entries;
    return m.entry < entries.size() && entries[m.entry].place && entries[m.entry].place.document()->file() == file;
}

std::vector<Root> Bank::roots(const Mutant& m, const std::string& file) const {
    if (!m.in_memory) {
        const auto* f = formula_of(m, file);
        return f == nullptr ? std::vector<Root>() : std::vector<Root>{f->root};
    }
    return users_.of(m.is_table(), m.item);
}

bool Bank::must_build(const Mutant& m) const { return !m.in_memory || users_.dated(m.is_table(), m.item); }

bool Bank::build(Diagnostics& diagnostics) {
    for (auto& r : universe_.model.rules) {
        r.state = Rule::State::fresh;
        r.node = 0;
    }
    universe_.graph = Graph();
    Builder builder(universe_.catalog, universe_.model, universe_.graph, diagnostics);
    builder.build_all();
    universe_.checks = builder.check_nodes();
    auto& loose = universe_.graph.loose;
    std::sort(loose.begin(), loose.end());
    loose.erase(std::unique(loose.begin(), loose.end()), loose.end());
    return !diagnostics.has_errors();
}

bool Bank::make(const Mutant& m, const std::string& file, const std::string& text, bool build_too, Diagnostics& diagnostics) {
    made_ = &m;
    if (m.in_memory) {
        change(universe_.model, m, 1);
    } else {
        const auto& f = *formula_of(m, file);
        const auto from = text.find('"', m.formula) + 1;
        auto tree = parse_formula(std::string_view(text).substr(from, text.find('"', from) - from), *f.place.document(), f.place, diagnostics);
        if (!tree) {
            made_ = nullptr;
            return false;
        }
        put(f, std::move(tree));
    }
    if (!build_too && built_) {
        // The graph still holds a change that was taken back.
        Diagnostics unused;
        build(unused);
        built_ = false;
    }
    if (!build_too) return true;
    built_ = true;
    if (build(diagnostics)) return true;
    take_back();
    return false;
}

void Bank::take_back() {
    if (made_ == nullptr) return;
    if (made_->in_memory) change(universe_.model, *made_, -1);
    else if (changed_->tree != nullptr) *changed_->tree = std::move(was_);
    else *changed_->when = std::move(when_was_);
    made_ = nullptr;
}

}  // namespace recht::mutation
