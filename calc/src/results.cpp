// What schemes give in the machine's last run: asked for at every point of a curve and every fact that is tried. And which
// program that run takes: chosen for every household and every month.
#include "evaluator.h"
#include "footing.h"

namespace recht {

Standing standing_of(bool demanded, Interval met, Interval judged) {
    if (!demanded) return {judged.high != 0 ? 1 : 2, judged.low != 0 ? 1 : 2};
    return {met.low != 0 ? 2 : judged.low != 0 ? 1 : 0, met.high != 0 ? 2 : judged.high != 0 ? 1 : 0};
}

static bool told(const Situation& situation, const std::pair<std::uint16_t, std::uint16_t>& f) {
    const auto& all = situation.instances[f.first];
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        if ((all[i].most > 0 || all[i].could_be > 0) && situation.fact({f.first, i, f.second}).state == FactState::formula) return false;
    }
    return true;
}

Program::Fields told_by_all(const Universe& universe, const Situation& situation) {
    Program::Fields out;
    for (const auto& f : universe.graph.loose) {
        if (told(situation, f)) out.push_back(f);
    }
    return out;
}

const Program& Evaluator::choose(Reach reach) {
    const bool named = reach == Reach::named;
    key_.assign({reinterpret_cast<std::uintptr_t>(universe_), universe_->regime(situation_.day), static_cast<std::uintptr_t>(reach), 0});
    if (named) {
        for (const auto root : named_roots()) key_.push_back(root);
    } else {
        for (const auto& f : universe_->graph.loose) {
            if (!told(situation_, f)) continue;
            key_.push_back(std::uintptr_t{f.first} << 16 | f.second);
            ++key_[3];
        }
        for (const auto* scheme : chosen_) key_.push_back(reinterpret_cast<std::uintptr_t>(scheme));
    }
    // Mostly the same as for the household or the month before.
    if (ready_ == nullptr || key_ != ready_key_) {
        ready_ = &programs_[key_];
        ready_key_ = key_;
        if (!ready_->program) make_program(reach, *ready_);
    }
    if (!named) plan_ = ready_->plan.get();
    return *ready_->program;
}

const Scheme* Evaluator::scheme_named(std::string_view id) const {
    for (const auto& known : universe_->model.schemes) {
        if (known.id == id) return &known;
    }
    return nullptr;
}

const std::vector<Plan::Uses>& Plan::uses(const Situation& situation) {
    standing_open_.assign(derived_.size(), '0');
    for (std::size_t k = 0; k < derived_.size(); ++k) {
        const auto [cls, field] = derived_[k];
        const auto& all = situation.instances[cls];
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            if (all[i].most > 0 && situation.fact({cls, i, field}).state == FactState::formula) standing_open_[k] = '1';
        }
    }
    const auto known = uses_.find(standing_open_);
    return known != uses_.end() ? known->second : find_uses();
}

std::int64_t at_decimals(std::int64_t value, const Scale& scale, int decimals) {
    if (scale.divisor == 1 && scale.decimals == decimals) return value;
    std::int64_t small_n = 0;
    std::int64_t small_d = 0;
    if (!__builtin_mul_overflow(value, pow10(decimals), &small_n) && !__builtin_mul_overflow(pow10(scale.decimals), scale.divisor, &small_d)) {
        return divide_rounded(small_n, small_d, Rounding::half_up);
    }
    const __int128 numerator = static_cast<__int128>(value) * pow10(decimals);
    const __int128 denominator = static_cast<__int128>(pow10(scale.decimals)) * scale.divisor;
    __int128 q = numerator / denominator;
    __int128 r = numerator % denominator;
    if (r < 0) {
        --q;
        r += denominator;
    }
    if (r >= denominator - r) ++q;
    return static_cast<std::int64_t>(q);
}

std::int64_t to_cents(std::int64_t value, const Scale& scale) { return at_decimals(value, scale, 2); }

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

void Evaluator::outcomes(std::vector<SchemeOutcome>& out) {
    results(tried_);
    out.clear();
    Footings footings(*universe_, machine_, *plan_);
    for (std::size_t i = 0; i < tried_.size(); ++i) {
        const auto& r = tried_[i];
        const auto& s = *r.scheme;
        using Right = SchemeOutcome::Right;
        SchemeOutcome o;
        o.scheme = s.id;
        o.per = period_name(s.per);
        o.right = r.standing.low == r.standing.high ? static_cast<Right>(r.standing.low) : Right::perhaps;
        o.amount = r.standing.high != 0 && s.amount.node != 0 && !footing(r, i, footings).unknown_amount;
        if (o.amount) {
            const Node& n = universe_->graph[machine_.program().effective(s.amount.node)];
            o.lowest = to_cents(r.amount.low, n.scale);
            o.highest = to_cents(r.amount.high, n.scale);
        }
        out.push_back(o);
    }
}

}  // namespace recht
