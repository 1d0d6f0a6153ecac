// Shared by the property tests: an engine with the national rulesets, the declared facts, and hiding.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engine_state.h"
#include "huishoudens.h"
#include "recht/engine.h"

namespace recht::testing {

/// The engine with everything under rulesets/rijk; loaded once for each program.
Engine& national();
/// Another one, freshly loaded.
Engine load_national();
/// How many households a test of `share` percent of the whole run takes. RECHT_HUISHOUDENS is the whole
/// number (default 120.000); slow builds (sanitizers, no optimisation) take a twentieth.
int households(double share);

/// Standing (0 no, 1 a person decides, 2 yes) and amount of each scheme, as the engine holds them.
std::vector<SchemeResult> answer(const Json& situation);
/// The same as an answer says it, where open facts were taken in pieces.
std::vector<SchemeResult> narrowed_answer(const Json& situation);
/// The same, that also holds whatever those defaults are that need not be confirmed.
std::vector<SchemeResult> said_answer(const Json& situation);
/// As answer(), over everything that is possible instead of exactly.
std::vector<SchemeResult> answer_in_ranges(const Json& situation);
/// With every default unknown ("aannames": "geen").
std::vector<SchemeResult> answer_without_assumptions(const Json& situation);
/// Lowest or highest amount in euros a month, 0 without a right; of the last answer().
double euros_a_month(const SchemeResult& result, bool high);
/// The last answer() was an error object: this is its text, else empty.
const std::string& fault();
Json full_answer(const Json& situation, const CalculateOptions& options = {});

/// A fact that is filled in: where it stands, its path in the contract and its declaration.
struct Leaf {
    Json::json_pointer at;
    std::string path;
    const Json* declared;        ///< null for a whole list or person
};
std::vector<Leaf> leaves(const Json& situation, bool lists = true);
const Json& fact_file();
/// Something that is not filled in and has a default: a fact, or a list that is empty by default.
struct Assumable {
    Json::json_pointer at;
    std::string path;
    const Json* declared;        ///< null for a list
    std::string cls;             ///< of a list: the class of its elements
};
std::vector<Assumable> assumable(const Json& situation);
bool has_default(const Json& declared);
/// The options of a choice, also when they are those of another fact.
const Json& options_of(const Json& declared);
/// Declaration of the fact at a contract path ("kinderen[0].woont_in"); null when there is none.
const Json* declaration(const std::string& path);
/// The pointer of a contract path.
Json::json_pointer pointer(const std::string& path);
/// A value that `declared` allows, near `now` when that is a number or a date.
Json other_value(Random& random, const Json& declared, const Json& now);
/// {"van", "tot"} or {"een_van"} that holds `now`.
Json range_around(Random& random, const Json& declared, const Json& now);

struct Hidden {
    Json truth;                  ///< the household
    Json open;                   ///< the same with facts hidden
    std::vector<std::string> paths;
};
/// Hides up to `count` facts, lists or persons.
Hidden hide(Random& random, const Json& household, int count);

/// Takes away whatever is not needed for `fails` to stay true, so that a failure can be read.
std::pair<Json, Json> shrink(Json truth, Json open, const std::function<bool(const Json&, const Json&)>& fails);
std::string describe(const std::vector<SchemeResult>& results);

}  // namespace recht::testing
