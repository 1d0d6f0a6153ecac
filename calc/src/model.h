// Rulesets as read: parameters, tables, rules, conditions and outcomes, before type checking.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ast.h"
#include "catalog.h"
#include "changes.h"
#include "json_doc.h"
#include "types.h"

namespace recht {

constexpr std::int64_t kNever = INT64_MAX;

/// How well a figure is known. The first two count as official.
enum class Status : std::uint8_t { official, cited, secondary, derived, memory, unknown };
std::string_view status_name(Status status);

/// How long a value holds after its `vanaf` when no later one follows.
enum class Runs : std::uint8_t { year, half_year, quarter, indefinitely };
/// The first day on which a value from `from` is out of date.
std::int64_t stale_from(std::int64_t from, Runs runs);

struct Cell {
    std::int64_t low = 0;
    std::int64_t high = 0;
    bool unknown = false;   ///< known to exist, amount not known (`null`): anything of its type
};

struct Dated {
    std::int64_t from = 0;
    std::int64_t until = kNever;  ///< first day on which it no longer holds, when stated
    Status status = Status::official;
    std::string source;
    JsonRef place;
};

struct Parameter {
    struct Entry : Dated {
        Cell value;
    };
    std::string name;
    Type type;
    Scale scale;
    Runs runs = Runs::year;
    std::vector<Entry> entries;
    JsonRef place;
    bool used = false;
    bool empty_slot = false;    ///< a municipality must fill it, and has not
};

struct Table {
    struct Row {
        std::int64_t from = 0;    ///< first key of the row, inclusive
        std::int64_t to = 0;      ///< last key, inclusive
        std::vector<Cell> cells;
    };
    struct Entry : Dated {
        std::vector<Row> rows;    ///< ascending, without gaps for amounts
        std::vector<Cell> otherwise;
    };
    std::string name;
    Type key;
    Scale key_scale;
    std::vector<std::string> columns;
    std::vector<Type> types;
    std::vector<Scale> scales;
    Runs runs = Runs::year;
    std::vector<Entry> entries;
    JsonRef place;
    bool used = false;
    bool empty_slot = false;    ///< a municipality must fill it, and has not
    [[nodiscard]] int column(std::string_view name) const;
};

struct Rule {
    struct Version {
        std::int64_t from = INT64_MIN;
        std::string formula;
        std::string source;
        JsonRef place;          ///< the formula
        FormulaTree ast;
        std::uint32_t node = 0;
    };
    enum class State : std::uint8_t { fresh, building, done };
    std::string name;
    std::string public_name;    ///< `waarde`
    std::uint16_t module = 0;
    std::uint16_t cls = 0;
    std::vector<Version> versions;
    std::vector<Version> national;  ///< of a rule that a municipality filled: what it stands in for
    bool typed = false;         ///< `type` was stated
    Type type;
    JsonRef place;
    State state = State::fresh;
    std::uint32_t node = 0;
    bool used = false;
};

struct Condition {
    std::string id;
    std::string source;
    JsonRef place;
    FormulaTree demand;                ///< `eis`
    FormulaTree judgement;             ///< `beoordeling_als`
    std::string demand_text, judgement_text;
    std::int64_t from = INT64_MIN;
    std::int64_t until = kNever;
    std::uint32_t demand_node = 0;
    std::uint32_t judgement_node = 0;
};

/// A warning, an incompleteness or a referral that holds when its formula is true.
struct Note {
    std::string id;
    std::string source;
    std::string name;           ///< referral: who
    std::string contact;
    bool intermediary = false;
    JsonRef place;
    AstPtr when;
    std::uint32_t node = 0;
};

struct Scheme {
    std::string id;
    std::uint16_t module = 0;
    std::vector<Condition> conditions;
    std::vector<Note> warnings;
    std::vector<Note> incomplete;
    std::vector<Note> referrals;
    bool has_amount = false;
    Period per = Period::month;
    Rule amount;                ///< the formula of `uitkomst`, one or more versions
    std::string amount_source;
    JsonRef place;
};

/// A fact that moves by itself: what it becomes after a month, or what it is over a calendar year.
struct Carried {
    std::uint16_t cls = 0;
    std::int32_t place = -1;    ///< only at this place of the class; -1: everywhere
    std::uint16_t field = 0;
    std::string scheme;         ///< counts only while there is a right to this one; empty: always
    Rule value;
};

/// Money that comes in, in a month.
struct MoneyItem {
    std::string id;
    std::string scheme;         ///< counts only while there is a right to this one; empty: always
    Rule amount;
};

/// What is to be done when something begins, ends, or every month while it is so.
struct Task {
    enum class When : std::uint8_t { begins, ends, every_month };
    std::string id;
    std::uint16_t module = 0;
    std::string scheme;         ///< while there is a right to this one; empty: whatever the right
    When when = When::begins;
    Rule condition;             ///< no formula: the right itself
    Rule deadline;              ///< a date; no formula: there is none
    std::string source;
};

/// A scheme that is paid in advance on an estimate, and settled over the calendar year.
struct Advance {
    std::string scheme;
    std::string task;           ///< what to do when the estimate no longer fits
    std::string income_name;
    Rule income;                ///< what it is settled on
    Rule paid_known, paid;      ///< what is paid now, per month
    Rule guess_known;           ///< whether the estimate was told
    std::vector<Carried> guess; ///< facts as they were estimated
    Rule deadline;              ///< until when a change can be told in time
    Rule not_claimed;           ///< so little is not claimed back
    std::string source;
};

/// What rulesets say of the months of a timeline.
struct TimeRules {
    std::vector<Carried> carried;   ///< `door_de_tijd`: the value after the month
    std::vector<Carried> yearly;    ///< `over_het_jaar`: added up over the months of a calendar year
    std::vector<MoneyItem> money;
    std::vector<Task> tasks;
    std::vector<Advance> advances;
};

/// The names of one file or one municipal scheme.
struct Module {
    std::string id;
    std::string law;            ///< BWB number
    std::string agency;
    const JsonDocument* document = nullptr;
    JsonRef place;
    std::int64_t valid_from = INT64_MIN;
    std::int64_t valid_until = kNever;
    std::unordered_map<std::string, std::uint32_t> parameters, tables, rules;
    std::unordered_map<std::string, std::uint32_t> facts;   ///< its own: fields of the situation
    std::vector<std::string> slots;         ///< names that a municipality may fill
    bool municipal = false;
};

/// Everything read for one layer stack (national, or national with one municipality).
struct Model {
    std::vector<Module> modules;
    std::vector<Parameter> parameters;
    std::vector<Table> tables;
    std::vector<Rule> rules;
    std::vector<Scheme> schemes;
    TimeRules time;
    [[nodiscard]] int find_module(std::string_view id) const;
};

/// Reads one ruleset document into `model`, with `changes` in place of what it says itself; all faults go to `diagnostics`.
void read_ruleset(const JsonDocument& document, Catalog& catalog, Model& model, Changes& changes, Diagnostics& diagnostics);

}  // namespace recht
