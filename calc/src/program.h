// Flat register instructions for one stretch of time, made from the graph.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "rules.h"

namespace recht {

/// One instruction. Operands are places in the frame of the instance at hand; `k` points into the
/// pool of constants (`imm` of the node, or a record index).
struct Instruction {
    Op op;
    std::uint8_t aux;
    std::uint16_t to;
    std::uint16_t a;
    std::uint16_t b;
    std::uint16_t c;
    std::uint16_t k;
};

/// Instructions that run for every instance of one class, before the next segment starts. An
/// instruction Op::none, not counted, ends them.
struct Segment {
    std::uint16_t cls;
    std::uint32_t first;
    std::uint32_t count;
};

/// The frame of one class: register 0 is always 1 (the condition that always holds).
struct Frame {
    struct Input {
        std::uint16_t index;     ///< field, or 0
        std::uint16_t at;        ///< register
    };
    struct Constant {
        std::uint16_t at;
        std::int64_t low;
        std::int64_t high;
    };
    std::uint16_t size = 1;
    std::vector<Input> facts, given, not_null, role;
    std::vector<Input> present;  ///< root only; index = class << 8 | place
    std::vector<Constant> constants;
};

constexpr std::uint16_t kNowhere = 0xFFFF;

/// A table column on one date, ready to search. Keys ascend.
struct LookupTable {
    std::vector<std::int64_t> from, to, low, high;
    std::int64_t otherwise_low = 0, otherwise_high = 0;
    bool by_option = false;      ///< keys are options of a choice
    bool by_mask = false;        ///< the key register holds option bits
};

/// Part of a program: what can change when one fact changes.
struct Effect {
    std::vector<Instruction> code;
    std::vector<Segment> segments;
    std::vector<bool> roots;     ///< per register of the situation itself: whether it can change
};

/// Instead of a field: how many there are in a list, and all about them.
constexpr std::uint16_t kWholeList = 0xFFFF;

class Program {
public:
    /// Facts of classes, as (class, field), ascending.
    using Fields = std::vector<std::pair<std::uint16_t, std::uint16_t>>;

    /// Makes the program that computes `roots` for calculation dates in `regime`. The formulas of the
    /// facts in `told` are left out: in the situations that it serves everybody has told these.
    Program(const Universe& universe, std::size_t regime, const std::vector<NodeId>& roots, const Fields& told = {});

    /// Whether making the program succeeded (frames have 65,000 registers at most).
    [[nodiscard]] bool good() const { return good_; }
    /// The node that stands for `id` in this stretch of time.
    [[nodiscard]] NodeId effective(NodeId id) const { return effective_[id]; }
    /// A node whose value does not depend on the situation: its ends in this stretch of time.
    [[nodiscard]] bool fixed(NodeId id, std::int64_t& low, std::int64_t& high) const {
        const auto known = fixed_[effective_[id]];
        if (known == 0) return false;
        low = fixed_values_[known].low;
        high = fixed_values_[known].high;
        return true;
    }
    /// The value of a parameter that holds in this stretch of time.
    [[nodiscard]] const Parameter::Entry& entry_of(const Parameter& parameter) const;
    [[nodiscard]] const Table::Entry& entry_of(const Table& table, std::int32_t fixed_entry) const;
    /// Register of a node in its own class's frame; kNowhere when it is not computed.
    [[nodiscard]] std::uint16_t slot(NodeId id) const { return slots_[effective(id)]; }
    /// Whether anything is computed for instances of this class, or they are counted.
    [[nodiscard]] bool reads(std::size_t cls) const { return frames[cls].size > 1 || counted[cls]; }
    /// What a field of a class, or a whole list, can change. Found on first use.
    [[nodiscard]] const Effect& effect(std::uint16_t cls, std::uint16_t field) const;

    std::vector<Instruction> code;
    std::vector<Segment> segments;
    std::vector<Frame> frames;
    std::vector<bool> counted;   ///< per class: whether it matters how many there are
    std::vector<std::int64_t> pool;
    std::vector<LookupTable> tables;
    bool needs_ranges = false;   ///< a figure of the law is itself only known as a range
    std::size_t regime = 0;
    const Universe* universe = nullptr;
    /// The first moment of the regime, for choosing dated values (INT64_MIN: before all).
    std::int64_t day = INT64_MIN;

private:
    struct Unit {
        NodeId node;
        std::uint16_t cls;       ///< differs from the node's class for values of an ancestor
        std::uint32_t waits = 0;
        std::uint32_t first = 0;   ///< of the edges to the units that wait for it; 0: none
        std::uint32_t last = 0;
    };
    struct Edge {
        std::uint32_t unit;
        std::uint32_t next;
    };
    std::uint32_t want(NodeId node, std::uint16_t cls);
    void resolve(const Fields& told);
    void fix();
    [[nodiscard]] bool is_open(NodeId id) const;
    /// Which branches of a choice are open figures: 1 for the first, 2 for the second.
    [[nodiscard]] std::uint16_t open_branches(const Node& node) const;
    [[nodiscard]] Op operation(const Node& node) const { return open_branches(node) != 0 ? Op::choose_open : node.op; }
    void schedule();
    void emit(const Unit& unit);
    std::uint16_t operand(NodeId id, std::uint16_t cls);
    std::uint16_t pooled(std::int64_t value);
    std::uint16_t allocate(std::uint16_t cls);
    std::uint16_t table_record(std::int64_t use);
    std::uint16_t& place_of(NodeId id, std::uint16_t cls);

    const Graph* graph_ = nullptr;
    bool good_ = true;
    std::vector<NodeId> effective_;
    std::vector<std::uint16_t> slots_;
    std::vector<std::uint32_t> fixed_;                            // node → its value below, 0: not fixed
    struct Ends {
        std::int64_t low;
        std::int64_t high;
    };
    std::vector<Ends> fixed_values_;
    mutable std::unordered_map<std::uint32_t, std::unique_ptr<Effect>> effects_;
    /// The instructions that read a register. Registers of all classes are counted through.
    struct Readers {
        std::vector<std::uint32_t> base;     // class → its first register
        std::vector<std::uint32_t> first;    // register → its first in `code`; one more at the end
        std::vector<std::uint32_t> code;     // places in the code of the program
        std::vector<std::uint32_t> to;       // instruction → the register that it writes
    };
    mutable Readers readers_;
    [[nodiscard]] const Readers& readers() const;
    std::vector<std::uint32_t> unit_of_;                          // node → unit in its own class
    std::unordered_map<std::uint64_t, std::uint32_t> loads_;      // (class, node) → unit
    std::unordered_map<std::uint64_t, std::uint32_t> pooled_;     // constant → its place in the pool
    std::unordered_map<std::uint64_t, std::uint16_t> copies_;     // (class, node) → register
    std::vector<std::int32_t> table_of_use_;
    std::vector<Unit> units_;
    std::vector<Edge> edges_;
};

}  // namespace recht
