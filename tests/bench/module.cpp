// The benchmarks' own WebAssembly module: the engine with bound households, and the yardstick beside it. What is
// shipped is wasm/recht.cpp; this module is never shipped. One call does many rounds, so that the border costs nothing.
#include <emscripten/bind.h>

#include <cmath>

#include "work.h"
#include "yardstick.h"

namespace {

using namespace recht;
using namespace recht::bench;

class Timed {
public:
    void add(std::string name, std::string text) { sources_.push_back({std::move(name), std::move(text)}); }
    /// Empty, or the first fault.
    std::string load() { return desk_.load(std::move(sources_)); }

    /// Binds households (one JSON a line, all in one stretch of time) to one scheme, or to all (""). Empty, or what is
    /// wrong. With `by_hand` the yardstick gets the same facts.
    std::string bind(const std::string& lines, const std::string& scheme, bool by_hand) {
        bound_.clear();
        families_.clear();
        rows_.reset();
        task_.reset();
        for (std::size_t at = 0; at < lines.size();) {
            const auto end = std::min(lines.find('\n', at), lines.size());
            const auto text = std::string_view(lines).substr(at, end - at);
            at = end + 1;
            std::string problem;
            auto situation = desk_.read(text, problem);
            if (!situation) return problem;
            fill_in(*situation);
            if (!task_) {
                task_ = desk_.task(*situation, scheme);
                rows_ = std::make_unique<Rows>(*task_);
            }
            if (!task_->serves(*situation)) return "these households do not tell the same facts";
            rows_->add(*situation);
            bound_.push_back(std::make_unique<Bound>(*task_, std::move(situation)));
            bound_.back()->run_range();
            problem = differs_from_engine(desk_, text, *task_, *bound_.back());
            if (!problem.empty()) return problem;
            if (by_hand) problem = put_beside();
            if (!problem.empty()) return problem;
        }
        rows_->run();
        for (std::size_t i = 0; i < bound_.size(); ++i) {
            for (std::size_t s = 0; s < task_->schemes().size(); ++s) {
                if (!(rows_->result(s, i) == bound_[i]->result(s))) return "household " + std::to_string(i + 1) + ": side by side gives something else";
            }
        }
        return {};
    }
    std::size_t households() const { return bound_.size(); }
    std::size_t known() const {
        std::size_t count = 0;
        for (const auto& b : bound_) count += b->exact() ? 1 : 0;
        return count;
    }

    /// Each computes every household so many times; the sum keeps the compiler from leaving anything out.
    double run(int rounds) {
        return times(rounds, [](Bound& b) { return b.run(); });
    }
    /// All households side by side, in blocks.
    double run_blocks(int rounds) {
        std::int64_t sum = 0;
        for (int k = 0; k < rounds; ++k) sum += rows_->run();
        return static_cast<double>(sum);
    }
    double run_range(int rounds) {
        return times(rounds, [](Bound& b) { return b.run_range(); });
    }
    double take_over(int rounds) {
        return times(rounds, [](Bound& b) {
            b.take_over();
            return b.run();
        });
    }
    double by_hand(int rounds) {
        std::int64_t sum = 0;
        for (int k = 0; k < rounds; ++k) {
            for (const auto& f : families_) {
                const auto a = zorgtoeslag(f, law_);
                sum += a.euros + a.standing;
            }
        }
        return static_cast<double>(sum);
    }

    /// What household `i` gets from the first scheme: euros, or -1 for no right (-2: a person decides).
    double amount(std::size_t i) const {
        const auto r = bound_[i]->result(0);
        if (r.low != r.high || r.amount.low != r.amount.high) return NAN;
        return r.low == 0 ? -1 : r.low == 1 ? -2 : static_cast<double>(r.amount.low);
    }

private:
    template <typename Run>
    double times(int rounds, Run run) {
        std::int64_t sum = 0;
        for (int k = 0; k < rounds; ++k) {
            for (auto& b : bound_) sum += run(*b);
        }
        return static_cast<double>(sum);
    }

    std::string put_beside() {
        Family f;
        const auto& b = *bound_.back();
        if (!family_of(b.situation(), f)) return "the yardstick misses facts";
        if (families_.empty()) {
            Diagnostics diagnostics;
            law_ = zorgtoeslag_law(*desk_.engine().state().library.universe("", diagnostics), f.day);
        }
        const auto own = zorgtoeslag(f, law_);
        const auto r = b.result(0);
        families_.push_back(std::move(f));
        if (own.standing == r.low && own.standing == r.high && (own.standing == 0 || (own.euros == r.amount.low && own.euros == r.amount.high))) return {};
        return "household " + std::to_string(families_.size()) + ": the yardstick gives " + std::to_string(own.standing) + ", " + std::to_string(own.euros) +
               ", the engine " + std::to_string(r.low) + ", " + std::to_string(r.amount.low);
    }

    Desk desk_;
    std::vector<RulesetSource> sources_;
    std::unique_ptr<Task> task_;
    std::unique_ptr<Rows> rows_;
    std::vector<std::unique_ptr<Bound>> bound_;
    std::vector<Family> families_;
    ZorgtoeslagLaw law_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(recht_bench) {
    emscripten::class_<Timed>("Module")
        .constructor<>()
        .function("add", &Timed::add)
        .function("load", &Timed::load)
        .function("bind", &Timed::bind)
        .function("households", &Timed::households)
        .function("known", &Timed::known)
        .function("run", &Timed::run)
        .function("runBlocks", &Timed::run_blocks)
        .function("runRange", &Timed::run_range)
        .function("takeOver", &Timed::take_over)
        .function("byHand", &Timed::by_hand)
        .function("amount", &Timed::amount);
}
