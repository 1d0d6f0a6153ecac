#include "footing.h"

namespace recht {

namespace {

void add(Footing& to, const Footing& more) {
    to.stale = to.stale || more.stale;
    to.incomplete = to.incomplete || more.incomplete;
    to.unknown_amount = to.unknown_amount || more.unknown_amount;
}

}  // namespace

Footing Footings::of(NodeId root) {
    sum_ = {};
    from(root, 0);
    return sum_;
}

bool Footings::visit(NodeId id, std::uint32_t instance) {
    judge_here(id, instance, sum_);
    return true;
}

void Footings::look(NodeId id, const Node& n, std::uint32_t instance, std::size_t at) {
    const auto above = sum_;
    sum_ = {};
    Slice::look(id, n, instance, at);
    known_[at] = sum_;
    add(sum_, above);
}

void Footings::again(NodeId raw, NodeId id, std::uint32_t instance, std::size_t at) {
    if (raw != id) visit(raw, instance);
    add(sum_, known_[at]);
}

Footing Evaluator::footing(const SchemeResult& result, std::size_t index, Footings& all) {
    const auto& plan = plan_->schemes[index];
    Footing out;
    const auto& s = *result.scheme;
    const auto& module = universe_->model.modules[s.module];
    if (situation_.day < module.valid_from) out.incomplete = true;
    if (result.standing.high != 0) add(out, all.of(s.amount.node));
    // Once the right is settled, a limit nobody knows leaves an amount that is known.
    const bool decided = result.standing.low == result.standing.high;
    for (std::size_t k = 0; k < plan.conditions.size(); ++k) {
        const auto& c = plan.conditions[k];
        // With a clear no only what says no matters.
        if (result.standing.high == 0 && answered(index, k).high != 0) continue;
        for (const auto node : {c.demand.node, c.judgement.node}) {
            auto more = all.of(node);
            more.unknown_amount = more.unknown_amount && !decided;
            add(out, more);
        }
    }
    for (const auto& n : s.incomplete) {
        if (machine_.read(n.node).high != 0) out.incomplete = true;
    }
    return out;
}

}  // namespace recht
