#include "work.h"

#include <algorithm>

namespace recht::bench {

Task::Task(const Universe& universe, std::int64_t day, std::string_view scheme) {
    std::vector<NodeId> roots;
    for (const auto& s : universe.model.schemes) {
        if (!scheme.empty() && s.id != scheme) continue;
        for (const auto& c : s.conditions) {
            roots.push_back(c.demand_node);
            roots.push_back(c.judgement_node);
        }
        roots.push_back(s.amount.node);
    }
    program_ = std::make_unique<Program>(universe, universe.regime(day), roots);
    plan_ = std::make_unique<Plan>(*program_);
    for (const auto& p : plan_->schemes) {
        if (scheme.empty() || p.scheme->id == scheme) wanted_.push_back(&p);
    }
}

Task::Result Task::result(std::size_t scheme, const Machine& machine) const {
    Result out;
    const auto& plan = *wanted_[scheme];
    for (const auto& c : plan.conditions) {
        const auto met = c.demand.node == 0 ? Interval{0, 0} : c.demand.read(machine);
        const auto judged = c.judgement.node == 0 ? Interval{0, 0} : c.judgement.read(machine);
        int low = met.low != 0 ? 2 : judged.low != 0 ? 1 : 0;
        int high = met.high != 0 ? 2 : judged.high != 0 ? 1 : 0;
        if (c.demand.node == 0) {
            low = judged.high != 0 ? 1 : 2;
            high = judged.low != 0 ? 1 : 2;
        }
        out.low = std::min(out.low, low);
        out.high = std::min(out.high, high);
    }
    out.amount = plan.amount.read(machine);
    return out;
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
    auto& library = engine_.state().library;
    auto* national = library.universe("", diagnostics);
    if (national != nullptr && document.parse(json, "", diagnostics) && out->read(document, national->catalog, library, false, diagnostics)) return out;
    problem = diagnostics.items().empty() ? "unreadable" : diagnostics.items().front().path + ": " + diagnostics.items().front().message;
    return nullptr;
}

std::unique_ptr<Task> Desk::task(std::int64_t day, std::string_view scheme) {
    Diagnostics diagnostics;
    return std::make_unique<Task>(*engine_.state().library.universe("", diagnostics), day, scheme);
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
            if (task.schemes()[i]->scheme != r.scheme) continue;
            const auto own = bound.result(i);
            // Without a right there is no amount to compare.
            const bool same = own.low == r.standing.low && own.high == r.standing.high && (own.high == 0 || own.amount == r.amount);
            if (!same) return "bound, " + r.scheme->id + " differs from what the engine answers";
        }
    }
    return {};
}

}  // namespace recht::bench
