#include "comparison.h"

#include <algorithm>

#include "alike.h"

namespace recht {

namespace {

// What of a scheme must be the same for it to come out the same.
std::vector<std::uint32_t> footprint(Alike::Of& all, const SchemePlan& plan) {
    std::vector<std::uint32_t> out{static_cast<std::uint32_t>(plan.scheme->per), all.number(plan.scheme->amount.node)};
    for (const auto& c : plan.conditions) {
        out.push_back(all.number(c.condition->demand_node));
        out.push_back(all.number(c.condition->judgement_node));
    }
    return out;
}

const SchemePlan* plan_of(const Plan* plan, std::string_view id) {
    if (plan == nullptr) return nullptr;
    const auto found = std::find_if(plan->schemes.begin(), plan->schemes.end(), [&](const SchemePlan& s) { return s.scheme->id == id; });
    return found == plan->schemes.end() ? nullptr : &*found;
}

// Schemes that apply in this stretch of time.
std::vector<const Scheme*> applying(const Stretch& s) {
    const auto& model = s.universe->model;
    const auto day = s.regime > 0 ? s.universe->breaks[s.regime - 1] : INT64_MIN;
    std::vector<const Scheme*> out;
    for (const auto& scheme : model.schemes) {
        if (day < model.modules[scheme.module].valid_until) out.push_back(&scheme);
    }
    return out;
}

bool among(const std::vector<const Scheme*>& list, std::string_view id) {
    return std::any_of(list.begin(), list.end(), [&](const Scheme* s) { return s->id == id; });
}

}  // namespace

// Programs of nothing say what stands for what on these dates. No formula is left out: what is the same then is also the
// same for who told more.
Difference::Difference(const Stretch& before, const Stretch& after, bool same) : same_facts(same) {
    const Program was(*before.universe, before.regime, {});
    const Program is(*after.universe, after.regime, {});
    const Plan had(was);
    const Plan has(is);
    Alike numbers;
    Alike::Of old_numbers(numbers, was);
    Alike::Of new_numbers(numbers, is);
    for (const auto& s : has.schemes) {
        const auto* old = plan_of(&had, s.scheme->id);
        if (old == nullptr || !same_facts || footprint(old_numbers, *old) != footprint(new_numbers, s)) schemes.insert(s.scheme->id);
    }
    for (const auto& s : had.schemes) {
        if (plan_of(&has, s.scheme->id) == nullptr) schemes.insert(s.scheme->id);
    }
    const auto& x = before.universe->checks;
    const auto& y = after.universe->checks;
    checks = !same_facts || !std::equal(x.begin(), x.end(), y.begin(), y.end(), [&](NodeId a, NodeId b) { return old_numbers.number(a) == new_numbers.number(b); });
}

Comparison::Comparison(const Side& b, const Side& a, const Difference& difference, bool only_changed) : before(*b.stretch.universe), after(*a.stretch.universe) {
    const auto had = applying(b.stretch);
    const auto has = applying(a.stretch);
    std::vector<NodeId> old_roots, new_roots;
    const auto changed = [&](const Scheme& s) { return difference.schemes.count(s.id) > 0; };
    for (const auto* s : had) {
        if (changed(*s) || !only_changed) add_roots(*s, false, old_roots);
    }
    for (const auto* s : has) {
        if (changed(*s)) add_roots(*s, false, new_roots);
    }
    // Contradictions are looked for once, unless the two look for other ones.
    before.checks_ = b.stretch.universe->checks;
    if (difference.checks) after.checks_ = a.stretch.universe->checks;
    old_roots.insert(old_roots.end(), before.checks_.begin(), before.checks_.end());
    new_roots.insert(new_roots.end(), after.checks_.begin(), after.checks_.end());
    if (!old_roots.empty()) before.compile(b, std::move(old_roots));
    if (!new_roots.empty()) after.compile(a, std::move(new_roots));
    if (difference.same_facts && !before.idle() && !after.idle()) share();
    for (const auto* s : has) {
        if (only_changed && !changed(*s)) continue;
        schemes_.push_back({s->id, plan_of(before.plan_.get(), s->id), changed(*s) ? plan_of(after.plan_.get(), s->id) : nullptr, changed(*s)});
    }
    for (const auto* s : had) {
        if (!among(has, s->id)) schemes_.push_back({s->id, plan_of(before.plan_.get(), s->id), nullptr, true});
    }
}

void Comparison::Half::compile(const Side& side, std::vector<NodeId> roots) {
    program_ = std::make_unique<Program>(*side.stretch.universe, side.stretch.regime, roots, side.told);
    plan_ = std::make_unique<Plan>(*program_);
    unknown_ = std::make_unique<UnknownFigures>(*program_);
    std::vector<bool> read(side.stretch.universe->graph.size(), false);
    for (const auto root : roots) {
        if (unknown_->of(root) == Unknown::depends) unknown_->reads(root, read);
    }
    wanted_ = std::move(roots);
    for (NodeId id = 1; id < read.size(); ++id) {
        if (read[id]) wanted_.push_back(id);
    }
}

// What both halves compute, the second takes from the first.
void Comparison::share() {
    Alike numbers;
    Alike::Of old_numbers(numbers, *before.program_);
    Alike::Of new_numbers(numbers, *after.program_);
    const auto each = [](const Half& half, Alike::Of& all, auto visit) {
        const auto& graph = half.universe_->graph;
        for (NodeId id = 1; id < graph.size(); ++id) {
            const auto slot = half.program_->effective(id) == id ? half.program_->slot(id) : kNowhere;
            if (slot != kNowhere) visit(all.number(id), Part::Register{graph[id].cls, slot});
        }
    };
    std::map<std::uint32_t, Part::Register> there;
    each(before, old_numbers, [&](std::uint32_t number, Part::Register at) { there.emplace(number, at); });
    each(after, new_numbers, [&](std::uint32_t number, Part::Register at) {
        const auto found = there.find(number);
        if (found == there.end()) return;
        after.elsewhere_.emplace(at, found->second);
    });
}

// As Evaluator::footing: the amount, and while the right is open the conditions too.
bool Comparison::Half::amount_unknown(const SchemePlan& s, const Standing& standing, Blocks& blocks, std::size_t lane, const Machine*& alone) {
    const auto is = [&](NodeId node) {
        const auto known = unknown_->of(node);
        if (known != Unknown::depends) return known == Unknown::always;
        if (alone == nullptr) alone = &blocks.alone(lane);
        return unknown_->used(*alone, node);
    };
    if (is(s.amount.node)) return true;
    if (standing.low == standing.high) return false;
    return std::any_of(s.conditions.begin(), s.conditions.end(), [&](const ConditionPlan& c) { return is(c.demand.node) || is(c.judgement.node); });
}

SchemeOutcome Comparison::Half::outcome(const SchemePlan& s, Blocks& blocks, std::size_t lane, const Machine*& alone) {
    using Right = SchemeOutcome::Right;
    const auto read = [&](const Spot& spot) { return spot.slot == kNowhere ? spot.fixed : blocks.root(spot.slot, lane); };
    const auto standing = s.standing(read);
    SchemeOutcome out;
    out.scheme = s.scheme->id;
    out.per = period_name(s.scheme->per);
    out.right = standing.low == standing.high ? static_cast<Right>(standing.low) : Right::perhaps;
    out.amount = standing.high != 0 && s.scheme->amount.node != 0 && !amount_unknown(s, standing, blocks, lane, alone);
    if (!out.amount) return out;
    const auto& node = universe_->graph[program_->effective(s.scheme->amount.node)];
    const auto amount = read(s.amount);
    out.lowest = to_cents(amount.low, node.scale);
    out.highest = to_cents(amount.high, node.scale);
    return out;
}

}  // namespace recht
