// Shared by the readers of rulesets.
#pragma once

#include <initializer_list>

#include "model.h"

namespace recht {

/// One pass over one document: adds what it finds to the model, and its faults to the diagnostics.
class RulesetReader {
public:
    RulesetReader(const JsonDocument& document, Catalog& catalog, Model& model, Changes& changes, Diagnostics& diagnostics)
        : document_(document), catalog_(catalog), model_(model), changes_(changes), diagnostics_(diagnostics) {}
    void read();

    /// What an unknown value of a type may be.
    static Cell anything(const Type& type, const Scale& scale, const Catalog& catalog);

private:
    void fault(JsonRef place, std::string_view code, std::string message, std::string_view hint = {});
    /// Names every key of `object` that is not in `allowed`.
    void only(JsonRef object, std::initializer_list<std::string_view> allowed, std::string_view what);
    bool flag(JsonRef object, std::string_view name) const;

    // read_series.cpp: parameters and tables
    bool read_dated(JsonRef source, Dated& out, bool source_required);
    void leave_open(Parameter& parameter);
    void leave_open(Table& table);
    bool read_cell(JsonRef value, const Type& type, Scale& scale, std::uint16_t options, Cell& out);
    bool read_runs(JsonRef source, Runs& runs);
    /// `owner`: the ruleset to which it belongs, which for a filled slot is the national one.
    bool read_parameter(JsonRef source, std::string_view owner, Parameter& out);
    bool read_value_of(JsonRef source, Parameter& out, bool last_pass);
    bool change_value(const Change& change, Parameter& out, bool last_pass);
    bool read_table(JsonRef source, std::string_view owner, Table& out);
    bool change_rows(const Change& change, Table& out, bool last_pass);
    /// Whether a value is from the day of the change or later, and so no longer matters.
    static bool overtaken(JsonRef entry, const Change* change);
    void read_rows(JsonRef source, Table& table, Table::Entry& entry);
    void check_rows(JsonRef source, const Table& table, const Table::Entry& entry);
    template <typename Entry>
    void check_series(JsonRef source, const std::vector<Entry>& entries, std::string_view name);
    bool value_type(JsonRef place, std::string_view text, Type& type, Scale& scale);

    // read_ruleset.cpp and read_fills.cpp: rules and schemes
    std::uint16_t add_module(JsonRef source, std::string_view id);
    void read_module(JsonRef source, std::uint16_t module, bool scheme);
    void read_own_fact(JsonRef source, std::uint16_t module);
    bool read_rule(JsonRef source, std::uint16_t module, Rule& out);
    bool read_versions(JsonRef source, Rule& out);
    bool read_version(JsonRef source, Rule::Version& out);
    void read_scheme(JsonRef source, std::uint16_t module);
    void read_condition(JsonRef source, Scheme& scheme);
    void read_notes(JsonRef source, std::vector<Note>& out, bool referral);
    void read_fills(JsonRef source);
    void fill(JsonRef source, std::uint16_t module);
    void fill_parameter(JsonRef source, std::string_view owner, Parameter& slot);
    void fill_table(JsonRef source, std::string_view owner, Table& slot);
    void fill_rule(JsonRef source, Rule& slot);
    std::int64_t read_day(JsonRef source, std::string_view name, std::int64_t otherwise);

    // read_timeline.cpp: what moves from month to month
    void read_timeline(JsonRef source, std::uint16_t module);
    bool read_formula(JsonRef object, std::string_view key, std::uint16_t module, Kind kind, Rule& out, bool required = true);
    bool read_carried(JsonRef source, std::uint16_t module, std::string_view key, Carried& out);
    bool find_fact(JsonRef place, std::string_view text, Carried& out);
    void read_advance(JsonRef source, std::uint16_t module);
    void read_task(JsonRef source, std::uint16_t module);
    std::string required_source(JsonRef source);

    const JsonDocument& document_;
    Catalog& catalog_;
    Model& model_;
    Changes& changes_;
    Diagnostics& diagnostics_;
};

}  // namespace recht
