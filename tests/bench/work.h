// What the benchmarks time, native and in WebAssembly alike: households whose facts stand in the engine's own
// registers ("bound"), so that no JSON is read or written while the clock runs.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

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
    /// For calculation dates in the same stretch of time as `day`; `scheme` empty: all schemes.
    Task(const Universe& universe, std::int64_t day, std::string_view scheme);

    struct Result {
        int low = 2;             ///< 0 no, 1 a person decides, 2 yes
        int high = 2;
        Interval amount;         ///< in register scale
        bool operator==(const Result&) const = default;
    };
    [[nodiscard]] Result result(std::size_t scheme, const Machine& machine) const;
    [[nodiscard]] const std::vector<const SchemePlan*>& schemes() const { return wanted_; }
    [[nodiscard]] const Program& program() const { return *program_; }

private:
    std::unique_ptr<Program> program_;
    std::unique_ptr<Plan> plan_;
    std::vector<const SchemePlan*> wanted_;
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

/// Rulesets in an engine of their own, with tasks made from them.
class Desk {
public:
    /// Empty when all is well, else the first fault.
    std::string load(std::vector<RulesetSource> sources);
    /// Reads a household; null with the fault in `problem` when it has one.
    std::unique_ptr<Situation> read(std::string_view json, std::string& problem);
    std::unique_ptr<Task> task(std::int64_t day, std::string_view scheme);
    [[nodiscard]] Engine& engine() { return engine_; }

private:
    Engine engine_;
};

/// Where the engine's own answer differs from what a bound run gives; empty when it does not.
std::string differs_from_engine(Desk& desk, std::string_view json, const Task& task, const Bound& bound);

}  // namespace recht::bench
