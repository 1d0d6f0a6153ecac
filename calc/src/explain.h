// The explanation: the program read backwards along its formulas, after the run.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evaluator.h"

namespace recht {

class Explainer {
public:
    Explainer(Evaluator& evaluator, JsonOut& out);
    /// Writes the explanation of `scheme`, of which the answer was just written, as the value of `uitleg`.
    void write(const Scheme& scheme);

private:
    struct Where {
        std::uint16_t module = 0;
        std::uint16_t cls = 0;
        std::uint32_t instance = 0;
    };
    struct Name {
        enum class Kind { none, rule, parameter, fact, presence } kind = Kind::none;
        std::uint32_t index = 0;
        FactPath path;
        Where where;
        bool absent = false;
    };
    /// What of a value is known: all of it, one side, or nothing, where only the limits of the facts hold it.
    /// `no_limit`: a rule says with the limit of the facts that there is none.
    enum class Known : std::uint8_t { all, at_least, at_most, nothing, no_limit };
    static std::string_view known_word(Known known);
    Known known(NodeId node, const Where& where) const;
    bool is_limit(const Ast& ast) const;
    const Ast& bare(const Ast& ast) const;
    const Ast& taken(const Ast& ast, const Where& where) const;
    bool ends_in_words(const Ast& ast, const Where& where) const;
    bool is_nothing(std::string_view word, const Where& where) const;
    Name resolve(std::string_view word, const Where& where) const;
    Name resolve_in(std::string_view rest, const Where& where, std::uint16_t module) const;
    bool in_module(std::string_view name, std::uint16_t module, std::uint16_t cls, Name& out) const;
    void pieces(const SchemeResult& result);
    void rule(const Rule& rule, const Where& where, std::string_view kind);
    void parameter(const Parameter& parameter, std::uint16_t module);
    void fact(const FactPath& path, bool absent);
    void table(const Ast& call, const Where& where);
    void value(NodeId node, const Where& where);
    void steps(const Ast& ast, const Where& where);
    void aggregate(const Ast& ast, const Where& where);
    void reference(const Ast& ast, const Where& where);
    std::string filled(const Ast& ast, const Where& where) const;
    std::string operand(const Ast& ast, std::size_t i, const Where& where) const;
    std::string value_text(NodeId node, const Where& where) const;
    Interval read(NodeId node, const Where& where) const;
    const Rule::Version& version(const Rule& rule) const;
    std::string label(const Where& where) const;

    Evaluator& e_;
    Universe& u_;
    Machine& m_;
    JsonOut& out_;
    std::int64_t widest_ = 0;   ///< the most that an amount among the facts may be, in cents
    std::vector<std::string> done_;
    int depth_ = 0;
};

/// Euro amounts, percentages and dates as people in the Netherlands write them.
std::string dutch_value(std::int64_t value, const Node& node, const Catalog& catalog);

}  // namespace recht
