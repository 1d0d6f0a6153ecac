// The syntax tree of a formula, and its parser.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "json_doc.h"
#include "types.h"

namespace recht {

enum class AstKind : std::uint8_t {
    number,     // 24, 50%, € 24 (money in `flag`)
    date,       // 2026-01-01
    duration,   // 18 jaar, -3 maanden; a computed count is the one argument
    name,       // aanvrager.toetsingsinkomen, or an option
    text,       // 'NL'
    unary,      // - niet
    binary,     // + - × ÷ = ≠ < ≤ > ≥ en of
    choose,     // als … dan … anders …
    member,     // x in (a, b)
    call,       // min(…), leeftijd(…, op …), parameter(op datum)
    list        // kinderen waarvoor …: a list argument of an aggregate
};

/// Operators, in one list for parser, checker and messages.
enum class AstOp : std::uint8_t { none, add, subtract, multiply, divide, equal, unequal, less, less_equal,
                                  greater, greater_equal, logical_and, logical_or, negate, logical_not };

struct Ast {
    AstKind kind = AstKind::number;
    AstOp op = AstOp::none;
    bool flag = false;             ///< number: an amount in euros; call argument: written with `op`
    bool percent = false;
    std::uint32_t at = 0;          ///< byte position in the formula
    std::uint32_t end = 0;         ///< one past the last byte
    Decimal number;                ///< number, date (days) or duration (count)
    std::string word;              ///< name, text, function, or the unit of a duration
    std::vector<std::unique_ptr<Ast>> args;
    std::uint32_t node = 0;        ///< value in the graph, filled when built (0 = none)
};

using AstPtr = std::unique_ptr<Ast>;
class Graph;

/// The tree of a formula: made when the rules are compiled, or, of prepared rules, made again from the text when it is
/// first looked at. Only explaining needs it.
class FormulaTree {
public:
    FormulaTree& operator=(AstPtr tree) {
        tree_ = std::move(tree);
        return *this;
    }
    explicit operator bool() const { return tree_ != nullptr || !text_.empty(); }
    Ast& operator*() const { return *get(); }
    Ast* operator->() const { return get(); }
    [[nodiscard]] Ast* get() const;
    /// To be made from `text`. `whole` is its value in `graph`, and `nodes` tells those of its parts: see node_list(). All
    /// must outlive the tree.
    void prepare(std::string_view text, std::string_view nodes, const Graph& graph, std::uint32_t whole) {
        text_ = text;
        nodes_ = nodes;
        graph_ = &graph;
        whole_ = whole;
    }

private:
    mutable AstPtr tree_;
    std::string_view text_, nodes_;
    const Graph* graph_ = nullptr;
    std::uint32_t whole_ = 0;
};

/// The values in `graph` of a tree and all its parts, in reading order, as bytes.
std::string node_list(const Graph& graph, const Ast& tree, std::uint32_t whole);

/// Parses `formula`, a string value of `document` at `place`. On a fault adds a diagnostic with
/// line and column inside the formula and returns null.
AstPtr parse_formula(std::string_view formula, const JsonDocument& document, JsonRef place,
                     Diagnostics& diagnostics);

/// The sign of an operator as it is shown ("≤").
std::string_view op_sign(AstOp op);

}  // namespace recht
