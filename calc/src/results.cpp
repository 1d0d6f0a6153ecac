// What schemes give in the machine's last run: asked for at every point of a curve and every fact that is tried.
#include "evaluator.h"

namespace recht {

std::vector<SchemeResult> Evaluator::results() const {
    std::vector<SchemeResult> out;
    results(out);
    return out;
}

void Evaluator::results(std::vector<SchemeResult>& out) const {
    out.resize(plan_->schemes.size());
    for (std::size_t i = 0; i < out.size(); ++i) result_of(plan_->schemes[i], out[i]);
}

void Evaluator::result_of(const SchemePlan& plan, SchemeResult& out) const {
    const auto all = plan.standing([&](const Spot& spot) { return spot.read(machine_); });
    out = {plan.scheme, all, plan.amount.read(machine_)};
}

}  // namespace recht
