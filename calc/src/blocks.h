// Many households of one shape side by side: every operation once for all of them, register by register.
#pragma once

#include <cstdint>
#include <vector>

#include "machine.h"
#include "part.h"

namespace recht {

class Blocks {
public:
    /// Households in one block.
    static constexpr std::size_t kLanes = 64;

    /// Chooses the program; the block is empty after it.
    void load(const Program& program);
    [[nodiscard]] bool holds(const Program& program) const { return program_ == &program; }
    /// Whether `situation` has the same people and lists as those in the block, and there is room.
    [[nodiscard]] bool fits(const Situation& situation) const;
    /// Adds a household that fits, and gives its lane. The situation may go after it.
    std::size_t add(const Situation& situation);
    [[nodiscard]] std::size_t size() const { return used_; }
    /// Takes the households out; registers keep their layout.
    void clear() { used_ = 0; }

    /// For households that differ from `like` in the facts that `part` was made for only: computes once what they share,
    /// for the first `count` lanes. `like` and `part` must stay as they are until the next load(), clear() or fill().
    void fill(const Situation& like, const Part& part, std::size_t count);
    /// Where the registers of a fact stand, for put(), after fill(); those that the part reads.
    [[nodiscard]] std::vector<std::size_t> places(const FactPath& fact, const Part& part) const;
    /// Copies what the part takes from another program's block, which ran before for the same households.
    void take(const Part& part, const Blocks& there);
    /// Computes the part; `exactly`: over single values when all of them are known.
    void run(const Part& part, bool exactly);
    /// Another value, as single, for one lane.
    void put(std::size_t place, std::size_t lane, std::int64_t value) { low_[place * kLanes + lane] = high_[place * kLanes + lane] = value; }
    /// The value at a place, after run().
    [[nodiscard]] Interval at(std::size_t place, std::size_t lane) const {
        return {low_[place * kLanes + lane], (was_exact_ ? low_ : high_)[place * kLanes + lane]};
    }
    /// What was bound last: for what all lanes have.
    [[nodiscard]] const Machine& machine() const { return machine_; }
    /// One household alone, for looking into what was computed; valid until the next call.
    [[nodiscard]] const Machine& alone(std::size_t lane);

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
    void lay_out(const Situation& situation, std::size_t lanes);
    bool run_exact(const std::vector<Instruction>& code, const std::vector<Segment>& segments);
    void run_range(const std::vector<Instruction>& code, const std::vector<Segment>& segments);
    Machine machine_;                                // takes the facts of one household over
    const Program* program_ = nullptr;
    std::vector<Layout> layout_;
    std::vector<std::vector<Instance>> instances_;   // the shape
    std::vector<std::int64_t> low_, high_;
    std::size_t used_ = 0;
    const Situation* like_ = nullptr;                // what fill() wrote, into so many lanes
    const Part* part_ = nullptr;
    std::size_t filled_ = 0;
    bool exact_ = true;
    bool was_exact_ = false;
};

}  // namespace recht
