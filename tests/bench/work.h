// What the benchmarks time, native and in WebAssembly alike: households whose facts stand in the engine's own
// registers ("bound"), so that no JSON is read or written while the clock runs.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "blocks.h"
#include "engine_state.h"
#include "machine.h"
#include "plan.h"
#include "program.h"
#include "recht/engine.h"
#include "situation.h"

namespace recht::bench {

/// The program that decides on some schemes and computes their amounts, and nothing else.
class Task {
public:
    /// For households that tell the same facts as `like`, on dates in the same stretch of time; `schemes`: ids with
    /// commas between them, empty for all.
    Task(const Universe& universe, const Situation& like, std::string_view schemes);
    [[nodiscard]] bool serves(const Situation& situation) const { return told_by_all(universe_, situation) == told_; }

    struct Result {
        int low = 2;             ///< 0 no, 1 a person decides, 2 yes
        int high = 2;
        Interval amount;         ///< in register scale
        bool operator==(const Result&) const = default;
    };
    [[nodiscard]] Result result(std::size_t scheme, const Machine& machine) const;
    [[nodiscard]] Result result(std::size_t scheme, const Blocks& block, std::size_t lane) const;
    [[nodiscard]] const std::vector<SchemePlan>& schemes() const { return plan_->schemes; }
    [[nodiscard]] const Program& program() const { return *program_; }

private:
    template <typename Read>
    Result result(std::size_t scheme, Read read) const;
    const Universe& universe_;
    Program::Fields told_;
    std::unique_ptr<Program> program_;
    std::unique_ptr<Plan> plan_;
};

/// One household, bound to the program of a task.
class Bound {
public:
    Bound(const Task& task, std::unique_ptr<Situation> situation);

    /// Whether everything that the program uses is known.
    [[nodiscard]] bool exact() const { return machine_.exact(); }
    /// Takes the facts over from the situation's arrays again, as for the next household.
    void take_over() { machine_.bind(*situation_); }
    /// Exactly when everything is known, else in ranges. This and run_range() give a sum over standings and amounts, so
    /// that no compiler can leave the work out.
    std::int64_t run();
    std::int64_t run_range();
    [[nodiscard]] Task::Result result(std::size_t scheme) const { return task_.result(scheme, machine_); }
    [[nodiscard]] const Situation& situation() const { return *situation_; }

private:
    [[nodiscard]] std::int64_t sum() const;
    const Task& task_;
    std::unique_ptr<Situation> situation_;
    Machine machine_;
};

/// Many households, bound to the program of a task and computed side by side.
class Rows {
public:
    explicit Rows(const Task& task) : task_(task) {}
    void add(const Situation& situation);
    /// Computes all of them; the sum is as Bound::run() gives it.
    std::int64_t run();
    /// What household `number`, in the order of adding, got in the last run.
    [[nodiscard]] Task::Result result(std::size_t scheme, std::size_t number) const;
    [[nodiscard]] std::size_t households() const { return places_.size(); }
    /// How many of the blocks were computed over single values.
    [[nodiscard]] std::size_t exact() const;
    [[nodiscard]] std::size_t blocks() const { return blocks_.size(); }

private:
    const Task& task_;
    std::vector<std::unique_ptr<Blocks>> blocks_;
    std::vector<std::pair<std::size_t, std::size_t>> places_;   // block and lane
};

/// Rulesets in an engine of their own, with tasks made from them.
class Desk {
public:
    /// Empty when all is well, else the first fault.
    std::string load(std::vector<RulesetSource> sources);
    /// Reads a household; null with the fault in `problem` when it has one.
    std::unique_ptr<Situation> read(std::string_view json, std::string& problem);
    std::unique_ptr<Task> task(const Situation& like, std::string_view schemes);
    [[nodiscard]] Engine& engine() { return engine_; }

private:
    Engine engine_;
};

/// The same household with nothing left unknown: what nobody said, because it cannot matter (the residence permit of
/// a Dutch person), gets its lowest value, and lists that nobody spoke of are empty. Whether it indeed does not matter
/// is checked by differs_from_engine.
void fill_in(Situation& situation);

/// Where the engine's own answer differs from what a bound run gives; empty when it does not.
std::string differs_from_engine(Desk& desk, std::string_view json, const Task& task, const Bound& bound);

}  // namespace recht::bench
