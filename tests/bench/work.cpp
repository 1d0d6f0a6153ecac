#include "work.h"

#include <algorithm>

namespace recht::bench {

Task::Task(const Universe& universe, const Situation& like, std::string_view schemes) : universe_(universe), told_(told_by_all(universe, like)) {
    const auto names = "," + std::string(schemes) + ",";
    Chosen chosen;
    std::vector<NodeId> roots;
    for (const auto& s : universe.model.schemes) {
        if (!schemes.empty() && names.find("," + s.id + ",") == std::string::npos) continue;
        chosen.push_back(&s);
        add_roots(s, false, roots);
    }
    program_ = std::make_unique<Program>(universe, universe.regime(like.day), roots, told_);
    plan_ = std::make_unique<Plan>(*program_, chosen);
}

template <typename Read>
Task::Result Task::result(std::size_t scheme, Read read) const {
    const auto& plan = plan_->schemes[scheme];
    const auto standing = plan.standing(read);
    return {standing.low, standing.high, read(plan.amount)};
}

Task::Result Task::result(std::size_t scheme, const Machine& machine) const {
    return result(scheme, [&](const Spot& spot) { return spot.read(machine); });
}

Task::Result Task::result(std::size_t scheme, const Blocks& block, std::size_t lane) const {
    return result(scheme, [&](const Spot& spot) { return spot.slot == kNowhere ? spot.fixed : block.root(spot.slot, lane); });
}

void Rows::add(const Situation& situation) {
    std::size_t at = 0;
    while (at < blocks_.size() && !blocks_[at]->fits(situation)) ++at;
    if (at == blocks_.size()) {
        blocks_.push_back(std::make_unique<Blocks>());
        blocks_.back()->load(task_.program());
    }
    places_.emplace_back(at, blocks_[at]->add(situation));
}

std::int64_t Rows::run() {
    std::int64_t total = 0;
    for (auto& b : blocks_) {
        b->run();
        for (std::size_t i = 0; i < task_.schemes().size(); ++i) {
            for (std::size_t lane = 0; lane < b->size(); ++lane) {
                const auto r = task_.result(i, *b, lane);
                total += r.low + r.high + r.amount.low + r.amount.high;
            }
        }
    }
    return total;
}

Task::Result Rows::result(std::size_t scheme, std::size_t number) const {
    const auto& [block, lane] = places_[number];
    return task_.result(scheme, *blocks_[block], lane);
}

std::size_t Rows::exact() const {
    return static_cast<std::size_t>(std::count_if(blocks_.begin(), blocks_.end(), [](const auto& b) { return b->exact(); }));
}

Bound::Bound(const Task& task, std::unique_ptr<Situation> situation) : task_(task), situation_(std::move(situation)) {
    machine_.load(task.program());
    machine_.bind(*situation_);
}

std::int64_t Bound::sum() const {
    std::int64_t total = 0;
    for (std::size_t i = 0; i < task_.schemes().size(); ++i) {
        const auto r = task_.result(i, machine_);
        total += r.low + r.high + r.amount.low + r.amount.high;
    }
    return total;
}

std::int64_t Bound::run() {
    machine_.run();
    return sum();
}

std::int64_t Bound::run_range() {
    machine_.run_range();
    return sum();
}

std::string Desk::load(std::vector<RulesetSource> sources) {
    Diagnostics diagnostics;
    if (engine_.load(std::move(sources), diagnostics)) return {};
    return diagnostics.items().empty() ? "no rulesets" : diagnostics.items().front().message;
}

std::unique_ptr<Situation> Desk::read(std::string_view json, std::string& problem) {
    Diagnostics diagnostics;
    JsonDocument document;
    auto out = std::make_unique<Situation>();
    auto& library = engine_.state().library();
    auto* national = library.universe("", diagnostics);
    if (national != nullptr && document.parse(json, "", diagnostics) && out->read(document, national->catalog, library, false, diagnostics)) return out;
    problem = diagnostics.items().empty() ? "unreadable" : diagnostics.items().front().path + ": " + diagnostics.items().front().message;
    return nullptr;
}

std::unique_ptr<Task> Desk::task(const Situation& like, std::string_view schemes) {
    Diagnostics diagnostics;
    return std::make_unique<Task>(*engine_.state().library().universe("", diagnostics), like, schemes);
}

void fill_in(Situation& situation) {
    const auto& catalog = situation.catalog();
    for (std::size_t c = 0; c < situation.facts.size(); ++c) {
        const auto& fields = catalog.classes()[c].fields;
        for (auto& i : situation.instances[c]) {
            if (i.least != i.most) i.least = i.most = 0;
        }
        for (std::size_t k = 0; k < situation.facts[c].size(); ++k) {
            auto& fact = situation.facts[c][k];
            const auto& type = fields[k % fields.size()].type;
            if (fact.state != FactState::unknown) continue;
            const bool mask = type.kind == Kind::choice && !type.multi && catalog.options(type.options).is_mask();
            fact.low = fact.high = mask ? fact.high & -fact.high : fact.low;
            // Still not told: rules may ask whether somebody told a fact (`opgegeven`).
            fact.maybe_none = false;
        }
    }
}

std::string differs_from_engine(Desk& desk, std::string_view json, const Task& task, const Bound& bound) {
    Diagnostics diagnostics;
    JsonDocument document;
    auto& evaluator = *desk.engine().state().evaluator;
    if (!document.parse(json, "", diagnostics) || !evaluator.prepare(document, false, diagnostics)) {
        return diagnostics.items().empty() ? "unreadable" : diagnostics.items().front().message;
    }
    for (const auto& r : evaluator.results()) {
        for (std::size_t i = 0; i < task.schemes().size(); ++i) {
            if (task.schemes()[i].scheme != r.scheme) continue;
            const auto own = bound.result(i);
            // Without a right there is no amount to compare.
            const bool same = own.low == r.standing.low && own.high == r.standing.high && (own.high == 0 || own.amount == r.amount);
            if (!same) return "bound, " + r.scheme->id + " differs from what the engine answers";
        }
    }
    return {};
}

}  // namespace recht::bench
