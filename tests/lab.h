// One formula, run directly: exactly and over ranges, on every combination of a small domain.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "library.h"
#include "machine.h"

namespace recht::proef {

/// What a fact may be in an experiment: register values in order, and which of them a range may
/// span. Choices vary over sets of options instead of over intervals.
struct Variable {
    std::string fact;
    std::vector<std::int64_t> values;
    std::vector<std::size_t> ends{};  ///< indexes where ranges may begin and end; empty: all
};

class Lab {
public:
    /// `more`: further members of the ruleset, such as tables.
    explicit Lab(const std::string& formula, const std::string& more = {}, const std::vector<std::pair<std::string, std::string>>& rules = {});
    [[nodiscard]] bool good() const { return node_ != 0; }
    [[nodiscard]] const std::string& faults() const { return faults_; }

    /// Exact value at one point: register, and the same as a number at `decimals` places when its scale allows.
    std::int64_t exact(const std::vector<Variable>& variables, const std::vector<std::int64_t>& at);
    /// Runs every combination of values exactly and every combination of ranges, and checks that each range holds all
    /// exact values inside it, and nothing more when `tight`. With `oracle` the exact values themselves are checked: it
    /// gives the value × 10^decimals.
    void exhaust(const std::vector<Variable>& variables, bool tight, int decimals,
                 const std::function<std::int64_t(const std::vector<std::int64_t>&)>& oracle = {});

    /// The value in a situation given as JSON: exact when everything is known, else the range. Choices give sets of bits.
    Interval in(const std::string& situation, bool& exact);

    [[nodiscard]] const Node& node() const { return universe_->graph[program_->effective(node_)]; }
    /// The value after the last run.
    [[nodiscard]] Interval read() const { return machine_.read(node_); }
    [[nodiscard]] Machine& machine() { return machine_; }
    [[nodiscard]] Situation& situation() { return situation_; }
    [[nodiscard]] const Program& program() const { return *program_; }

private:
    bool bind(const std::string& situation);
    void set(const Variable& variable, Interval value);
    [[nodiscard]] bool is_options() const;

    std::string ruleset_;
    std::string formula_;
    std::string faults_;
    Library library_;
    Universe* universe_ = nullptr;
    NodeId node_ = 0;
    std::unique_ptr<Program> program_;
    Machine machine_;
    Situation situation_;
    std::string text_;
    JsonDocument document_;
};

}  // namespace recht::proef
