#include "proef.h"

#include <algorithm>

namespace recht::mutation {

namespace {

bool same(const std::vector<Root>& x, const std::vector<Root>& y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](const Root& a, const Root& b) { return a.kind == b.kind && a.index == b.index && a.part == b.part; });
}

template <typename T>
void to_front(std::vector<T>& list, const T& item) {
    const auto it = std::find(list.begin(), list.end(), item);
    if (it != list.end()) std::rotate(list.begin(), it, it + 1);
}

// How a case asks for a parameter: what a municipality fills in has its national name.
std::string asked_name(const Mutant& m) {
    const auto name = m.place.substr(0, m.place.find('['));
    const auto filled = name.find(".vult.");
    return filled == std::string::npos ? name : name.substr(filled + 6);
}

}  // namespace

Worker::Worker(const Desk& desk) : desk_(desk), check_(work_) {
    Diagnostics unused;
    base_.load(desk_.sources, unused);
    work_.load(desk_.sources, unused);
    for (const auto& [code, document] : work_.state().library().municipal_rules()) layers_.push_back(code);
    for (std::size_t i = 0; i < desk.cases.size(); ++i) order_.push_back(i);
}

bool Worker::mentions(const std::string& layer, const std::string& ruleset) {
    const auto& library = work_.state().library();
    const auto& file = library.documents()[library.municipal_rules().at(layer)]->file();
    for (const auto& s : desk_.sources) {
        if (s.name == file) return s.text.find('"' + ruleset + '"') != std::string::npos || s.text.find(ruleset + '.') != std::string::npos;
    }
    return false;
}

Bank& Worker::bank(const std::string& layer) {
    auto& out = banks_[layer];
    Diagnostics unused;
    if (!out) out = std::make_unique<Bank>(*work_.state().library().universe(layer, unused));
    return *out;
}

Outcome Worker::run(const Mutant& m) {
    Outcome out;
    out.tried = true;
    as_amount_ = false;
    const auto first = try_in(m.layer, m, bank(m.layer).must_build(m), out);
    if (first != Found::nothing) return out;
    if (m.layer.empty()) {
        // National rules with empty places are computed with only where a municipality fills them.
        for (const auto& layer : std::vector<std::string>(layers_)) {
            if (!mentions(layer, m.ruleset) || try_in(layer, m, bank(layer).must_build(m), out) != Found::caught) continue;
            to_front(layers_, layer);
            return out;
        }
    }
    // What is worked out when rulesets are compiled, and the checks at loading, have their say last: they cost most.
    if (!bank(m.layer).must_build(m) && try_in(m.layer, m, true, out) != Found::nothing) return out;
    if (refused_at_loading(m)) out.caught = out.refused = true;
    return out;
}

Worker::Found Worker::try_in(const std::string& layer, const Mutant& m, bool build, Outcome& out) {
    auto& bank = this->bank(layer);
    const auto& source = desk_.sources[m.source];
    if (!bank.concerns(m, source.name)) return Found::nothing;
    const auto roots = bank.roots(m, source.name);
    Diagnostics diagnostics;
    bool made = bank.make(m, source.name, m.in_memory ? std::string() : changed_text(source.text, m, as_amount_), build, diagnostics);
    if (!made && !m.in_memory && m.edits.front().zero && !as_amount_) {
        // "0" fits every amount, another number must be called an amount.
        as_amount_ = true;
        diagnostics = {};
        made = bank.make(m, source.name, changed_text(source.text, m, true), build, diagnostics);
    }
    if (!made) {
        if (layer != m.layer) return Found::nothing;
        out.caught = out.refused = true;
        out.by = diagnostics.items().empty() ? "" : diagnostics.items().front().message;
        return Found::refused;
    }
    fresh_ = false;
    out.caught = noticed(layer, m, roots, out);
    bank.take_back();
    return out.caught ? Found::caught : Found::nothing;
}

std::uint64_t Worker::before(const std::string& layer, const std::vector<Root>& roots, std::size_t i) {
    if (!before_.values || before_.layer != layer || !same(before_.roots, roots)) {
        Diagnostics unused;
        before_ = {layer, roots, std::make_unique<Values>(*base_.state().library().universe(layer, unused), roots), {}};
    }
    const auto known = before_.known.find(i);
    if (known != before_.known.end()) return known->second;
    return before_.known[i] = before_.values->of(*desk_.cases[i].situation);
}

bool Worker::noticed(const std::string& layer, const Mutant& m, const std::vector<Root>& roots, Outcome& out) {
    Values after(bank(layer).universe(), roots);
    const auto name = asked_name(m);
    std::vector<std::size_t> later;
    for (const auto i : candidates(layer, m)) {
        const auto& c = desk_.cases[i];
        const bool differs = !c.situation || c.values.count(name) > 0 || before(layer, roots, i) != after.of(*c.situation);
        if (differs && fails(i, out)) return true;
        if (!differs && c.asks) later.push_back(i);
    }
    // What is asked can change although no value does.
    return std::any_of(later.begin(), later.end(), [&](std::size_t i) { return fails(i, out); });
}

bool Worker::fails(std::size_t i, Outcome& out) {
    if (!fresh_) {
        // Programs hold the numbers: new ones must be made.
        auto& state = work_.state();
        state.evaluator = std::make_unique<Evaluator>(state.library());
        fresh_ = true;
    }
    if (check_.run(desk_.cases[i].ref)) return false;
    out.by = std::string(desk_.cases[i].ref.string("id"));
    to_front(order_, i);
    return true;
}

// Cases of the same file and time first, and of these what caught something lately.
std::vector<std::size_t> Worker::candidates(const std::string& layer, const Mutant& m) {
    std::vector<std::size_t> out;
    if (m.row_only && layer.empty()) {
        // Of a table with numbers as keys only who lands on the row can notice.
        for (const auto row : {m.row, m.row + 1}) {
            const auto it = desk_.by_row.find(Rows::key(m.item, m.entry, row));
            if (it != desk_.by_row.end()) out.insert(out.end(), it->second.begin(), it->second.end());
        }
        return out;
    }
    // A value that is never asked for on another day plays no part in cases of another time.
    const bool only_timely = m.in_memory && !bank(layer).must_build(m);
    for (int round = 0; round < (only_timely ? 2 : 4); ++round) {
        for (const auto i : order_) {
            const auto& c = desk_.cases[i];
            if (c.layer != layer) continue;
            const bool own = c.ruleset == m.ruleset;
            const bool timely = c.day >= m.from && c.day < m.until;
            if ((own ? 0 : 1) + (timely ? 0 : 2) == round) out.push_back(i);
        }
    }
    return out;
}

bool Worker::refused_at_loading(const Mutant& m) {
    const auto& library = work_.state().library();
    std::vector<RulesetSource> sources;
    for (std::size_t s = 0; s < desk_.sources.size(); ++s) {
        const auto& source = desk_.sources[s];
        // Other municipalities have nothing to do with it, and their files need not be read.
        if (s != m.source && library.municipal_rules().count(desk_.owners[s]) > 0 && desk_.owners[s] != m.layer) continue;
        sources.push_back({source.name, s == m.source ? changed_text(source.text, m, as_amount_) : source.text});
    }
    Engine engine;
    Diagnostics diagnostics;
    if (!engine.load(std::move(sources), diagnostics)) return true;
    return !m.layer.empty() && engine.state().library().universe(m.layer, diagnostics) == nullptr;
}

}  // namespace recht::mutation
