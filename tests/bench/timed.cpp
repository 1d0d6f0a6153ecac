#include "timed.h"

#include <algorithm>
#include <cmath>

namespace recht::bench {

std::string Timed::bind(const std::string& lines, const std::string& schemes, bool by_hand) {
    bound_.clear();
    families_.clear();
    rows_.reset();
    task_.reset();
    for (std::size_t at = 0; at < lines.size();) {
        const auto end = std::min(lines.find('\n', at), lines.size());
        auto problem = bind_one(std::string_view(lines).substr(at, end - at), schemes);
        if (problem.empty() && by_hand) problem = put_beside();
        if (!problem.empty()) return problem;
        at = end + 1;
    }
    if (!rows_) return "no households";
    rows_->run();
    for (std::size_t i = 0; i < bound_.size(); ++i) {
        for (std::size_t s = 0; s < task_->schemes().size(); ++s) {
            if (!(rows_->result(s, i) == bound_[i]->result(s))) return "household " + std::to_string(i + 1) + ": side by side gives something else";
        }
    }
    return {};
}

std::string Timed::bind_one(std::string_view text, const std::string& schemes) {
    std::string problem;
    auto situation = desk_.read(text, problem);
    if (!situation) return problem;
    fill_in(*situation);
    if (!task_) {
        task_ = desk_.task(*situation, schemes);
        rows_ = std::make_unique<Rows>(*task_);
    }
    if (task_->schemes().empty()) return "no such schemes: " + schemes;
    if (!task_->serves(*situation)) return "these households do not tell the same facts";
    rows_->add(*situation);
    bound_.push_back(std::make_unique<Bound>(*task_, std::move(situation)));
    // In ranges and, when that is possible, exactly.
    bound_.back()->run_range();
    problem = differs_from_engine(desk_, text, *task_, *bound_.back());
    if (!problem.empty()) return problem;
    bound_.back()->run();
    return differs_from_engine(desk_, text, *task_, *bound_.back());
}

std::size_t Timed::known() const {
    return static_cast<std::size_t>(std::count_if(bound_.begin(), bound_.end(), [](const auto& b) { return b->exact(); }));
}

template <typename Run>
double Timed::times(int rounds, Run run) {
    std::int64_t sum = 0;
    for (int k = 0; k < rounds; ++k) {
        for (auto& b : bound_) sum += run(*b);
    }
    return static_cast<double>(sum);
}

double Timed::run(int rounds) {
    return times(rounds, [](Bound& b) { return b.run(); });
}

double Timed::run_blocks(int rounds) {
    std::int64_t sum = 0;
    for (int k = 0; k < rounds; ++k) sum += rows_->run();
    return static_cast<double>(sum);
}

double Timed::run_range(int rounds) {
    return times(rounds, [](Bound& b) { return b.run_range(); });
}

double Timed::take_over(int rounds) {
    return times(rounds, [](Bound& b) {
        b.take_over();
        return b.run();
    });
}

double Timed::by_hand(int rounds) {
    std::int64_t sum = 0;
    for (int k = 0; k < rounds; ++k) {
        for (const auto& f : families_) {
            const auto a = zorgtoeslag(f, law_);
            sum += a.euros + a.standing;
        }
    }
    return static_cast<double>(sum);
}

const std::string& Timed::answer(const std::string& household, const std::string& schemes, bool questions) {
    CalculateOptions options;
    options.questions = questions;
    for (std::size_t at = 0; at < schemes.size();) {
        const auto end = std::min(schemes.find(',', at), schemes.size());
        options.schemes.push_back(schemes.substr(at, end - at));
        at = end + 1;
    }
    text_ = desk_.engine().calculate(household, options);
    return text_;
}

double Timed::amount(std::size_t i) const {
    const auto r = bound_[i]->result(0);
    if (r.low != r.high || r.amount.low != r.amount.high) return NAN;
    return r.low == 0 ? -1 : r.low == 1 ? -2 : static_cast<double>(r.amount.low);
}

std::string Timed::put_beside() {
    Family f;
    const auto& b = *bound_.back();
    if (!family_of(b.situation(), f)) return "the yardstick misses facts";
    if (families_.empty()) {
        Diagnostics diagnostics;
        law_ = zorgtoeslag_law(*desk_.engine().state().library().universe("", diagnostics), f.day);
    }
    const auto own = zorgtoeslag(f, law_);
    const auto r = b.result(0);
    families_.push_back(std::move(f));
    if (own.standing == r.low && own.standing == r.high && (own.standing == 0 || (own.euros == r.amount.low && own.euros == r.amount.high))) return {};
    return "household " + std::to_string(families_.size()) + ": the yardstick gives " + std::to_string(own.standing) + ", " + std::to_string(own.euros) +
           ", the engine " + std::to_string(r.low) + ", " + std::to_string(r.amount.low);
}

}  // namespace recht::bench
