// Many households of one shape side by side: every operation once for all of them, register by register.
#pragma once

#include <cstdint>
#include <vector>

#include "machine.h"

namespace recht {

class Blocks {
public:
    /// Households in one block.
    static constexpr std::size_t kLanes = 64;

    /// Chooses the program; the block is empty after it.
    void load(const Program& program);
    /// Whether `situation` has the same people and lists as those in the block, and there is room.
    [[nodiscard]] bool fits(const Situation& situation) const;
    /// Adds a household that fits, and gives its lane. The situation may go after it.
    std::size_t add(const Situation& situation);
    [[nodiscard]] std::size_t size() const { return used_; }
    /// Takes the households out; registers keep their layout.
    void clear() { used_ = 0; }

    /// Computes all households: over single values when all of them are known, else over ranges.
    void run();
    /// Whether the last run was over single values.
    [[nodiscard]] bool exact() const { return was_exact_; }
    /// Value of a register of the situation itself, after run().
    [[nodiscard]] Interval root(std::uint16_t slot, std::size_t lane) const {
        const auto at = slot * kLanes + lane;
        return {low_[at], was_exact_ ? low_[at] : high_[at]};
    }

private:
    void lay_out(const Situation& situation);
    bool run_exact();
    void run_range();
    Machine machine_;                                // takes the facts of one household over
    const Program* program_ = nullptr;
    std::vector<Layout> layout_;
    std::vector<std::vector<Instance>> instances_;   // the shape
    std::vector<std::int64_t> low_, high_;
    std::size_t used_ = 0;
    bool exact_ = true;
    bool was_exact_ = false;
};

}  // namespace recht
