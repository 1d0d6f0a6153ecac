// What the benchmarks run many rounds of: households bound to a task, and the yardstick beside them. Kept apart from
// the WebAssembly binding (module.cpp), so that the unit tests compile and use the same code: see tests/bench_test.cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "work.h"
#include "yardstick.h"

namespace recht::bench {

/// The five national toeslagen, as one task.
constexpr std::string_view kFive = "zorgtoeslag,huurtoeslag,kindgebonden_budget,kinderopvangtoeslag,kinderbijslag";

class Timed {
public:
    void add(std::string name, std::string text) { sources_.push_back({std::move(name), std::move(text)}); }
    /// Empty, or the first fault.
    std::string load() { return desk_.load(std::move(sources_)); }

    /// Binds households (one JSON a line, all in one stretch of time) to these schemes (ids with commas), or to all
    /// (""). Empty, or what is wrong: every answer is held against the engine's own, and side by side against alone.
    /// With `by_hand` the yardstick gets the same facts.
    std::string bind(const std::string& lines, const std::string& schemes, bool by_hand);
    [[nodiscard]] std::size_t households() const { return bound_.size(); }
    [[nodiscard]] std::size_t schemes() const { return task_ ? task_->schemes().size() : 0; }
    /// How many of them are computed exactly.
    [[nodiscard]] std::size_t known() const;

    /// Each computes every household so many times; the sum keeps the compiler from leaving anything out.
    double run(int rounds);
    /// All households side by side, in blocks.
    double run_blocks(int rounds);
    double run_range(int rounds);
    double take_over(int rounds);
    double by_hand(int rounds);
    /// JSON in and out: what the engine answers, for these schemes only (ids with commas) or all (""). Valid until the
    /// next call.
    const std::string& answer(const std::string& household, const std::string& schemes, bool questions);

    /// What household `i` gets from the first scheme: euros, or -1 for no right (-2: a person decides).
    [[nodiscard]] double amount(std::size_t i) const;

private:
    template <typename Run>
    double times(int rounds, Run run);
    std::string bind_one(std::string_view text, const std::string& schemes);
    std::string put_beside();

    Desk desk_;
    std::vector<RulesetSource> sources_;
    std::unique_ptr<Task> task_;
    std::unique_ptr<Rows> rows_;
    std::vector<std::unique_ptr<Bound>> bound_;
    std::vector<Family> families_;
    ZorgtoeslagLaw law_;
    std::string text_;
};

}  // namespace recht::bench
