// The expression graph: every distinct computation once, with its type, scale and proven bounds.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model.h"
#include "types.h"

namespace recht {

enum class Op : std::uint8_t {
#define OP(name, arguments) name,
#include "ops.def"
#undef OP
};

inline constexpr std::size_t kOps = 0
#define OP(name, arguments) +1
#include "ops.def"
#undef OP
    ;

std::string_view op_name(Op op);
int op_arguments(Op op);

enum class Rounding : std::uint8_t { down, up, half_up };

using NodeId = std::uint32_t;  // 0 = none

struct Node {
    Op op = Op::none;
    std::uint8_t aux = 0;
    std::uint16_t cls = 0;       ///< class whose instances have this value
    Type type;
    Scale scale;
    std::int64_t lo = 0;         ///< proven bounds of the register
    std::int64_t hi = 0;
    NodeId a = 0, b = 0, c = 0;
    std::int64_t imm = 0;
};

/// A use of a table: which column, and on which entry (-1: the one of the calculation date).
struct TableUse {
    std::uint32_t table;
    std::uint32_t column;
    std::int32_t entry;
    std::int64_t factor = 1;     ///< what one unit of the table's own keys is in the key's register
};

/// A parameter or table on a date of its own: which one, so that its values can be judged on that date.
struct DatedUse {
    bool table;
    std::uint32_t index;
};

/// round(a × left ÷ (b × right)), see Op::round_quotient.
struct Quotient {
    std::int64_t left;
    std::int64_t right;
    Rounding mode;
};

/// Dated alternatives of one value: the last whose `from` is not after the calculation date.
struct VersionList {
    std::vector<std::pair<std::int64_t, NodeId>> items;
};

class Graph {
public:
    Graph() : nodes_(1), depths_(1, 0) {}

    /// Adds `node`, or returns the equal one that exists.
    NodeId add(const Node& node);
    [[nodiscard]] const Node& operator[](NodeId id) const { return nodes_[id]; }
    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    /// How many computations follow one another up to this one: what walks the graph goes as deep.
    [[nodiscard]] std::uint32_t depth(NodeId id) const { return depths_[id]; }

    std::vector<TableUse> table_uses;
    std::vector<DatedUse> dated_uses;
    std::vector<Quotient> quotients;
    std::vector<VersionList> versions;
    std::vector<std::vector<std::int64_t>> sets;
    /// Facts whose own formula may give a range: (class, field).
    std::vector<std::pair<std::uint16_t, std::uint16_t>> loose;
    /// Of a municipality in prepared form: so many nodes are those of the country; else 0.
    std::uint32_t shared = 0;

private:
    friend struct Form;
    struct Hash {
        std::size_t operator()(const Node& n) const;
    };
    struct Equal {
        bool operator()(const Node& x, const Node& y) const;
    };
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> depths_;
    std::unordered_map<Node, NodeId, Hash, Equal> known_;
};

}  // namespace recht
