// Rights and amounts of the month at hand: asked for many times in every month, so compiled for speed.
#include <algorithm>

#include "timeline.h"

namespace recht {

Interval Timeline::truth(const Rule& rule) const { return rule.node == 0 ? Interval{1, 1} : e_.machine_.read(rule.node); }

Cents Timeline::cents(const Rule& rule) const {
    if (rule.node == 0) return {};
    const auto v = e_.machine_.read(rule.node);
    const Node& n = e_.universe_->graph[e_.machine_.program().effective(rule.node)];
    return {to_cents(v.low, n.scale), to_cents(v.high, n.scale)};
}

Standing Timeline::standing(std::string_view scheme) const {
    for (const auto& plan : e_.plan_->schemes) {
        if (plan.scheme->id == scheme) return plan.standing([&](const Spot& spot) { return spot.read(e_.machine_); });
    }
    return {0, 0};
}

/// An amount that is there only with a right to `scheme`.
Cents Timeline::gated(const std::string& scheme, Cents amount) const {
    const auto right = right_to(scheme);
    if (right.high == 0) return {};
    if (right.low == 0) return {std::min<std::int64_t>(0, amount.low), std::max<std::int64_t>(0, amount.high)};
    return amount;
}

Cents Timeline::amount_of(const std::string& scheme) const {
    for (const auto& plan : e_.plan_->schemes) {
        if (plan.scheme->id == scheme) return gated(scheme, cents(plan.scheme->amount));
    }
    return {};
}

std::vector<Timeline::Result> Timeline::results() const {
    std::vector<Result> out;
    for (const auto& plan : e_.plan_->schemes) {
        Result r;
        r.scheme = plan.scheme->id;
        r.standing = plan.standing([&](const Spot& spot) { return spot.read(e_.machine_); });
        r.has_amount = plan.scheme->amount.node != 0;
        if (r.has_amount) r.amount = cents(plan.scheme->amount);
        out.push_back(std::move(r));
    }
    return out;
}

bool Timeline::changed(const Result& now) const { return std::find(last_.begin(), last_.end(), now) == last_.end(); }

std::vector<std::uint8_t> Timeline::task_truths() const {
    std::vector<std::uint8_t> out;
    for (const auto& t : e_.universe_->model.time.tasks) {
        out.push_back(truth(t.condition).low == 1 && right_to(t.scheme).low > 0 ? 1 : 0);
    }
    return out;
}

}  // namespace recht
