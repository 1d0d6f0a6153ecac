// An effect, taken apart for one household and one fact that varies: what really changes, and what of that is one value
// although the household is computed in ranges.
#pragma once

#include <vector>

#include "machine.h"

namespace recht {

struct Split {
    /// Instructions for one instance, ended by Op::none.
    struct Piece {
        std::uint16_t cls = 0;
        std::uint32_t instance = 0;
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };

    /// For values of `fact` that are single; `machine` was bound and run with one of them. Holds for this situation, until the
    /// next bind().
    Split(const Machine& machine, const Effect& effect, const FactPath& fact);

    std::vector<Instruction> code;
    std::vector<Piece> single;   ///< give one value, whatever the fact is; they read nothing of `open`
    std::vector<Piece> open;
    std::vector<bool> roots;     ///< per register of the situation itself: whether it can change
};

}  // namespace recht
