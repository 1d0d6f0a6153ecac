// Small changes of what rulesets say: values of parameters and tables (in memory, which is quick), and numbers, dates,
// comparisons and roundings in formulas (an edit of the text, loaded anew).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine_state.h"
#include "recht/engine.h"

namespace recht::mutation {

struct Edit {
    std::size_t at;
    std::size_t length;
    std::string text;
    bool zero;                   ///< stood 0, which fits every amount
};

struct Mutant {
    std::string place;           ///< "zorgtoeslag.standaardpremie[2026-01-01]+": stable, for the list of exceptions
    std::string ruleset;
    std::string layer;           ///< code of the municipality whose file it stands in; empty: the national rules
    std::size_t source = 0;
    std::uint32_t line = 0;
    std::uint32_t formula = 0;   ///< where the formula begins in the text; 0: no formula
    std::string was, becomes;
    std::int64_t from = INT64_MIN, until = INT64_MAX;  ///< calculation dates that it concerns most
    std::vector<Edit> edits;     ///< in the text, ascending
    bool in_memory = false;      ///< the same can be done in memory, without loading anew:
    enum class What : std::uint8_t { parameter_low, parameter_high, cell_low, cell_high, bound } what = What::parameter_low;
    bool both = false;           ///< one number: not only the lower or the upper end of a range
    bool row_only = false;       ///< concerns one row of a table with numbers as keys (of a bound: also the next)
    std::size_t item = 0, entry = 0, row = 0, column = 0;
    [[nodiscard]] bool is_table() const { return what != What::parameter_low && what != What::parameter_high; }
    std::int64_t step = 0;
};

/// All changes of these sources: of the national rules, and per municipality of what its own file says.
std::vector<Mutant> find_mutants(Engine& engine, const std::vector<RulesetSource>& sources);
/// What stands in the text only: numbers, dates, comparisons, "niet" and roundings in formulas.
void find_in_text(const std::vector<RulesetSource>& sources, std::vector<Mutant>& out);
/// A decimal number with `by` added to its last digit.
std::string plus(std::string_view number, int by);
/// The text of a source with the change made; `amount`: a 0 that became a number is called an amount.
std::string changed_text(const std::string& text, const Mutant& m, bool amount);
/// Applies (`times` = 1) or takes back (-1) a change in memory.
void change(Model& model, const Mutant& m, int times);

}  // namespace recht::mutation
