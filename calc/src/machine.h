// Runs a program for one situation: exactly, or over everything that is possible.
#pragma once

#include <cstdint>
#include <vector>

#include "program.h"
#include "situation.h"

namespace recht {

struct Interval {
    std::int64_t low = 0;
    std::int64_t high = 0;
    [[nodiscard]] bool point() const { return low == high; }
    bool operator==(const Interval&) const = default;
};

/// Instances of one class that stand together.
struct InstanceRange {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// Where the registers of each instance of one class stand, and which instances belong together.
struct Layout {
    struct Only {                                      // the one instance of a place
        std::uint32_t base = 0;
        std::int64_t least = 0;
        std::int64_t most = 0;                         // 0: nobody
    };
    std::uint32_t base = 0;
    std::uint32_t count = 0;
    std::vector<std::uint32_t> parent_base[2];         // one and two levels up
    std::vector<InstanceRange> children;               // per instance of the parent class
    std::vector<std::uint8_t> places;                  // per instance: bit of its place; 0: nobody
    std::vector<Only> only;                            // per place
};

/// What the loops run over: `used` households side by side, register by register.
struct Workplace {
    const Program& program;
    const std::vector<Layout>& layout;
    const std::vector<std::vector<Instance>>& instances;
    std::int64_t* low;
    std::int64_t* high;
    std::size_t used = 1;
};

/// One register after the other of one household, in a frame.
template <std::size_t Lanes>
struct Plane {
    std::int64_t* at;
    std::size_t lane;
    std::int64_t& operator[](std::size_t r) const { return at[r * Lanes]; }
};

struct Split;

class Machine {
public:
    /// Chooses the program; registers are laid out and constants written.
    void load(const Program& program);
    /// Takes over the facts of `situation`. With `open` every assumption that is not confirmed
    /// counts as unknown.
    void bind(const Situation& situation, bool open = false);
    /// True when everything that the program uses is known, so that run_exact() may be used.
    [[nodiscard]] bool exact() const { return exact_; }

    /// Runs over single values. False when a formula gave a range after all; then run_range().
    bool run_exact();
    /// Runs over lowest and highest values with three-valued truths.
    void run_range();
    /// run_exact() when possible, else run_range().
    void run() {
        if (exact_ && run_exact()) return;
        run_range();
    }

    /// Runs again only what `effect` holds, exactly or in ranges as the last run was.
    void run(const Effect& effect);
    /// The same for a split that was made after the last whole run.
    void run(const Split& split);
    /// Makes sure that the last run was over ranges.
    void widen() {
        if (was_exact_) run_range();
    }
    /// Until the next bind(), at() and read() look into registers elsewhere, of a household of the shape that was bound.
    /// They stand `step` apart.
    void look_into(const std::int64_t* low, const std::int64_t* high, std::size_t step) { elsewhere_ = {low, high, step}; }
    /// Lowest and highest values of all registers.
    struct Registers {
        std::vector<std::int64_t> low, high;
    };
    /// Remembers this range run, for revert() and restore().
    void keep();
    /// What is remembered.
    [[nodiscard]] const Registers& kept() const { return kept_; }
    /// Everything as it was at keep(), of the same situation as it is now.
    void restore(const Situation& situation);
    /// The same, as it was when `kept` was what is remembered.
    void restore(const Situation& situation, Registers kept) {
        kept_ = std::move(kept);
        restore(situation);
    }
    /// Takes back what was set since keep(), and what `effect` computed since.
    void revert(const Effect& effect);
    /// Lets what was set since keep(), and what `effect` computed since, be part of what is remembered.
    void accept(const Effect& effect);
    /// As accept(); gives what was remembered until then, for forget().
    struct Was {
        std::size_t at = 0;
        std::int64_t low = 0, high = 0;
    };
    std::vector<Was> accept_for_now(const Effect& effect);
    /// Undoes accept_for_now(), when nothing was accepted since.
    void forget(const std::vector<Was>& was);
    /// Takes over anew how many of everything the situation has.
    void recount() { lay_out(); }

    /// Value of a node for an instance of its class, after a run. In exact runs both ends are equal.
    [[nodiscard]] Interval read(NodeId node, std::uint32_t instance = 0) const;
    [[nodiscard]] bool has(NodeId node) const {
        std::int64_t low = 0;
        std::int64_t high = 0;
        return program_->slot(node) != kNowhere || program_->fixed(node, low, high);
    }
    /// The value at an address().
    [[nodiscard]] Interval at(std::size_t address) const {
        if (elsewhere_.low != nullptr) return {elsewhere_.low[address * elsewhere_.step], elsewhere_.high[address * elsewhere_.step]};
        return {low_[address], was_exact_ ? low_[address] : high_[address]};
    }
    [[nodiscard]] const std::vector<Layout>& layout() const { return layout_; }
    /// A register of the situation itself.
    [[nodiscard]] Interval root(std::uint16_t slot) const { return {low_[slot], was_exact_ ? low_[slot] : high_[slot]}; }
    /// The instance of `cls` that contains instance `instance` of class `inner` (or is it).
    [[nodiscard]] std::uint32_t ancestor(std::uint16_t cls, std::uint16_t inner, std::uint32_t instance) const;
    /// The frame of one instance: lowest or highest values (the same after an exact run).
    [[nodiscard]] const std::int64_t* registers(std::uint16_t cls, std::uint32_t instance, bool highest) const {
        return (highest && !was_exact_ ? high_ : low_).data() + layout_[cls].base + static_cast<std::size_t>(instance) * program_->frames[cls].size;
    }
    /// Position of a node's register in the whole file, for visiting each once.
    [[nodiscard]] std::size_t address(NodeId node, std::uint32_t instance) const;
    [[nodiscard]] std::size_t size() const { return low_.size(); }
    [[nodiscard]] const Program& program() const { return *program_; }
    [[nodiscard]] const Situation& situation() const { return *situation_; }

    /// Instances of class `cls` that belong to instance `parent` of its parent class.
    [[nodiscard]] InstanceRange children(std::uint16_t cls, std::uint32_t parent) const { return layout_[cls].children[parent]; }
    [[nodiscard]] std::uint32_t count(std::uint16_t cls) const { return layout_[cls].count; }
    /// Overwrites one input (probes, curves and pieces), as a value that is there or as none; call run() after it.
    void set(std::uint16_t cls, std::uint32_t instance, std::uint16_t field, Interval value, bool there = true);
    /// Lets one assumed fact be anything; call run_range() after it.
    void open(const Situation& situation, const FactPath& path);
    /// Whether the program computes anything for instances of this class, or counts them.
    [[nodiscard]] bool reads(std::uint16_t cls) const { return program_->reads(cls); }
    [[nodiscard]] bool uses(std::uint16_t cls, std::uint16_t field) const;

private:
    void lay_out();
    void write(std::size_t at, std::int64_t low, std::int64_t high) {
        low_[at] = low;
        high_[at] = high;
    }
    void bind_fact(const Field& field, const FactValue& value, std::size_t at, bool open);
    template <typename Move>
    void changed(const Effect& effect, Move move);
    bool segments_exact(const std::vector<Instruction>& code, const std::vector<Segment>& segments);
    void segments_range(const std::vector<Instruction>& code, const std::vector<Segment>& segments);
    bool pieces_exact(const Split& split, bool open);
    void pieces_range(const Split& split);
    void write_input(std::size_t at, std::int64_t low, std::int64_t high) {
        inputs_.push_back(at);
        write(at, low, high);
    }

    const Program* program_ = nullptr;
    const Situation* situation_ = nullptr;
    std::vector<Layout> layout_;
    std::vector<std::int64_t> low_, high_;
    struct Elsewhere {
        const std::int64_t* low = nullptr;
        const std::int64_t* high = nullptr;
        std::size_t step = 0;
    };
    Elsewhere elsewhere_;
    Registers kept_;
    std::vector<std::size_t> inputs_;     // written since keep()
    std::vector<std::uint32_t> shape_;    // counts for which the registers are laid out
    bool exact_ = false;
    bool was_exact_ = false;
    bool kept_exact_ = false;
};

/// The bit of a set of options that says: possibly there is nobody to have one.
constexpr std::int64_t kAbsentOption = std::int64_t{1} << 62;

/// Rounded quotient of a register by a positive divisor.
std::int64_t divide_rounded(std::int64_t value, std::int64_t divisor, Rounding mode);
std::int64_t quotient_rounded(std::int64_t a, std::int64_t b, const Quotient& q);
std::int64_t date_part(std::int64_t day, int part);
std::int64_t date_start(std::int64_t day, int which);
/// Amount in progressive brackets: each part of `key` at the rate of its bracket.
std::int64_t brackets_amount(const LookupTable& table, std::int64_t key, bool high);
/// The lowest and highest of it for keys from `low` to `high`.
Interval brackets_range(const LookupTable& table, std::int64_t low, std::int64_t high);
/// The lowest and highest value of a table for keys from `low` to `high`.
Interval table_range(const LookupTable& table, std::int64_t low, std::int64_t high);
/// Row of a table that holds `key`; -1 when none does.
std::int64_t find_row(const LookupTable& table, std::int64_t key);
/// The table's value for `key`; `range` becomes true when the law itself gives a range there.
std::int64_t look_up(const LookupTable& table, std::int64_t key, bool& range);
/// The day with this year, month and day, each brought within its bounds.
std::int64_t date_of(std::int64_t year, std::int64_t month, std::int64_t day);

}  // namespace recht
