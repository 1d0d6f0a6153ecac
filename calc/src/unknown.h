// Whether an amount rests on a figure that the rules do not know, by schemes and for one household.
#pragma once

#include <vector>

#include "evaluator.h"
#include "plan.h"

namespace recht {

/// What can be said of a computation before any household is seen.
enum class Unknown : std::uint8_t { never, always, depends };

class UnknownFigures {
public:
    explicit UnknownFigures(const Program& program);
    /// For a computation of the situation itself, whatever the household.
    [[nodiscard]] Unknown of(NodeId node);
    /// For the household of the machine's last run: only what decided counts, as in an answer (`Footing::unknown_amount`).
    [[nodiscard]] bool used(const Machine& machine, NodeId node);
    /// Marks the nodes that used() may look at, for this computation.
    void reads(NodeId node, std::vector<bool>& out);

private:
    struct Walk;
    bool may(NodeId node);
    bool must(NodeId node);
    const Program& program_;
    const Universe& universe_;
    std::vector<std::uint8_t> may_;      // per node; 0: not looked at, 1 no, 2 yes
    std::vector<std::uint8_t> must_;     // the same
};

}  // namespace recht
