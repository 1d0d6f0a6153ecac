// From syntax trees to the expression graph: names, types, periods, scales and bounds are settled
// here, and everything that can be proven wrong is reported.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph.h"
#include "model.h"

namespace recht {

/// A value under construction. `present` is the truth that it exists at all (0: always); `zero`
/// marks a literal 0, which fits every amount.
struct Value {
    NodeId node = 0;
    NodeId present = 0;
    bool zero = false;
    explicit operator bool() const { return node != 0; }
};

/// A value as numerator and denominator, so that a division is rounded once, exactly.
struct Fraction {
    Value numerator;
    Value denominator;  ///< node 0: one
};

class Builder {
public:
    Builder(Catalog& catalog, Model& model, Graph& graph, Diagnostics& diagnostics);

    /// Builds every rule, condition and outcome of the model.
    void build_all();
    /// The truth of each fact check, as nodes of the class of the check.
    [[nodiscard]] const std::vector<NodeId>& check_nodes() const { return check_nodes_; }
    /// The value of a field, with its default formula; 0 after a fault.
    NodeId fact_value(std::uint16_t cls, std::uint16_t field);
    /// A root value for `aanvrager.x`: the instance of `cls` at single place `place`.
    NodeId single(NodeId node, std::uint8_t place);
    NodeId rule_value(std::uint32_t rule);

private:
    struct Context {
        std::uint16_t cls = 0;
        std::uint16_t module = 0;
        const JsonDocument* document = nullptr;
        JsonRef place;
        std::uint16_t expected_options = 0;     ///< option set for bare words, 0 = none
        const Type* expected = nullptr;         ///< for `onbekend`
        std::int64_t unknown_lo = 0, unknown_hi = 0;
        bool in_rounding = false;
        std::vector<NodeId> guards;             ///< truths that hold here
    };

    // build_expr.cpp
    Value build(Ast& ast, Context& context);
    Value build_inner(Ast& ast, Context& context);
    bool too_deep(const Ast& ast, Context& context);
    Value build_literal(Ast& ast, Context& context);
    Value build_unary(Ast& ast, Context& context);
    Value build_binary(Ast& ast, Context& context);
    Value build_compare(Ast& ast, Context& context);
    Value build_choose(Ast& ast, Context& context);
    Value build_member(Ast& ast, Context& context);
    Value build_logic(Ast& ast, Context& context);
    Fraction build_fraction(Ast& ast, Context& context);
    Fraction build_fraction_inner(Ast& ast, Context& context);
    Fraction fraction_of(Ast& ast, Context& context);
    Fraction fraction_extreme(Ast& ast, Context& context);
    Fraction fraction_choice(Ast& ast, Context& context);
    NodeId build_truth(Ast& ast, Context& context);
    Value compare(AstOp op, Value left, Value right, const Ast& ast, Context& context);
    void collect_guards(NodeId truth, std::vector<NodeId>& out) const;

    // build_math.cpp: nodes with types, scales and bounds
    Value arithmetic(AstOp op, Value left, Value right, const Ast& ast, Context& context);
    Value multiply(Value left, Value right, const Ast& ast, Context& context);
    Value extreme(bool maximum, Value left, Value right, const Ast& ast, Context& context);
    bool align(Value& left, Value& right, const Ast& ast, Context& context);
    NodeId rescale(NodeId node, Scale scale, const Ast& ast, Context& context);
    bool same_type(Value& left, Value& right, const Ast& ast, Context& context, std::string_view what);
    /// Adds a node. 0 after a fault, which is always reported.
    NodeId make(Op op, std::uint16_t cls, const Type& type, const Scale& scale, NodeId a, NodeId b, NodeId c,
                std::int64_t imm, std::uint8_t aux, __int128 lo, __int128 hi, const Ast* ast, Context* context);
    NodeId constant(std::int64_t value, const Type& type, const Scale& scale, std::uint16_t cls);
    NodeId both(NodeId left, NodeId right);
    NodeId truth(Op op, NodeId a, NodeId b, std::uint16_t cls);
    bool exclude(NodeId a, NodeId b) const;
    void must_vary(NodeId node, const Ast* meant, const std::string& what, Context context);
    NodeId choose(NodeId condition, NodeId then, NodeId otherwise, const Ast& ast, Context& context);
    Value rounded(Fraction value, Decimal step, Rounding mode, const Ast& ast, Context& context);
    Value convert_period(Value value, Period to, const Ast& ast, Context& context);
    std::uint16_t join_class(NodeId a, NodeId b, NodeId c) const;

    // build_calls.cpp and build_lists.cpp
    Value build_call(Ast& ast, Context& context);
    Value call_extreme(Ast& ast, Context& context);
    Value call_rounded(Ast& ast, Context& context);
    Value call_period(Ast& ast, Context& context, Period to);
    Value call_date(Ast& ast, Context& context);
    Value call_plus(Value day, Ast& ast, Context& context);
    NodeId duration_count(Ast& duration, bool& months, Context& context);
    Value call_table(Ast& ast, Context& context, bool brackets);
    static std::pair<__int128, __int128> bracket_bounds(const Table::Entry& entry, std::size_t column, std::int64_t factor, std::int64_t lo, std::int64_t hi);
    std::int64_t table_use(const TableUse& use);
    bool reaches_down(const Table& table, NodeId key, const Ast& ast, Context& context);
    NodeId table_key(NodeId key, const Table& table, bool brackets, const Ast& ast, Context& context);
    Value call_range(Ast& ast, Context& context);
    Value call_present(Ast& ast, Context& context);
    Value call_given(Ast& ast, Context& context);
    Value call_has(Ast& ast, Context& context);
    Value call_dated(Ast& ast, Context& context, std::uint32_t parameter);
    Value on_its_date(NodeId value, NodeId day, DatedUse use, const Ast& ast, Context& context);
    Value call_aggregate(Ast& ast, Context& context, Op op);
    Value call_rank(Ast& ast, Context& context);
    bool arguments(const Ast& ast, std::size_t least, std::size_t most, Context& context, std::string_view usage);
    struct List {
        bool found = false;
        std::uint16_t cls = 0;      ///< class of the elements
        std::uint16_t owner = 0;    ///< class whose instances own the list
        std::uint8_t places = 0xFF;
        int single = -1;            ///< place of the one owner, when named (aanvrager.inkomsten)
    };
    List find_list(std::string_view path, const Context& context) const;

    // build_names.cpp
    Value build_name(Ast& ast, Context& context);
    bool needs_element(const Ast& ast, Context& context);
    Value resolve(std::string_view path, Context& context, bool& known);
    Value resolve_in(std::uint16_t cls, std::string_view path, Context& context, bool& known);
    Value resolve_module(std::uint16_t module, std::string_view name, std::uint16_t cls, Context& context, bool& known);
    Value parameter_value(std::uint32_t parameter);
    std::string suggest_name(std::string_view path, const Context& context) const;
    std::optional<std::uint32_t> find_parameter(std::string_view path, const Context& context) const;
    std::optional<std::uint32_t> find_table(std::string_view path, std::string_view& column, const Context& context) const;
    NodeId option_node(std::string_view word, std::uint16_t set, std::uint16_t cls);

    // build_rules.cpp
    void build_scheme(Scheme& scheme);
    [[nodiscard]] bool is_loose(NodeId id);
    bool same_as_national(Rule& rule, NodeId filled, const Context& context);
    NodeId build_versions(Rule& rule, const Context& base, std::string_view what);
    NodeId build_condition(Ast* ast, const Scheme& scheme, JsonRef place);
    void check_unused();

    // build_timeline.cpp
    void build_timeline();
    bool build_time_rule(Rule& rule, Period period);
    bool build_carried(Carried& fact, bool yearly);
    bool reaches(NodeId from, std::uint16_t cls, std::uint16_t field, std::vector<bool>& seen) const;
    void check_sums();

    void fault(const Context& context, const Ast* ast, std::string_view code, std::string message, std::string_view hint = {});
    Context context_of(std::uint16_t module, std::uint16_t cls, JsonRef place) const;
    [[nodiscard]] const Node& at(NodeId id) const { return graph_[id]; }
    /// The class is `outer` itself or an ancestor of `inner`.
    [[nodiscard]] bool encloses(std::uint16_t outer, std::uint16_t inner) const;

    Catalog& catalog_;
    Model& model_;
    Graph& graph_;
    Diagnostics& diagnostics_;
    std::uint16_t role_options_ = 0;
    std::vector<std::vector<NodeId>> fact_nodes_;      // class → field → node
    std::vector<std::vector<std::uint8_t>> fact_busy_;   // 1: on the way, 2: has a fault, reported once
    std::vector<NodeId> check_nodes_;
    std::vector<std::string> building_;                // names on the way, for the path of a cycle
    std::vector<std::uint8_t> loose_;                  // per node: 0 not looked at, 1 no, 2 yes
    int depth_ = 0;                                    // formulas and rules being built, one inside the other
    JsonRef where_;                                    // the formula at hand, for faults found below it
    std::uint32_t where_at_ = 0;
};

}  // namespace recht
