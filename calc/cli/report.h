// What is encoded of each municipality, how sure and how old it is, and what is still to be asked.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "json_doc.h"
#include "recht/engine.h"

namespace recht::cli {

/// Values counted by how well they are known on the day of the report.
struct Tally {
    static constexpr std::array<std::string_view, 5> kNames{"officieel", "secundair", "afgeleid", "geheugen", "onbekend"};
    std::array<std::uint32_t, 5> by_status{};
    std::uint32_t stale = 0;            ///< known, but of an earlier period than the day of the report
    [[nodiscard]] std::uint32_t all() const;
    void add(const Tally& other);
};

/// A place where values or a scheme come from.
struct Origin {
    std::string text;
    std::string status;
    int year = 0;                       ///< last year that it speaks of, 0 = not dated
    std::uint32_t values = 0;           ///< how many values rest on it
};

struct SchemeReport {
    std::string id;
    std::map<std::string, std::string> names;   ///< language → name
    std::string dated;                  ///< `brondatum` as written
    std::string status;
    int year = 0;
    bool amount = false;
    Tally values;
    std::vector<std::string> questions;
};

struct FillReport {
    std::string id;
    std::vector<std::string> filled;
    std::size_t possible = 0;
    Tally values;
};

struct MunicipalityReport {
    std::string code;
    std::string name;
    std::string province;
    bool encoded = false;
    std::string version, contact, source, dated, status;
    std::vector<SchemeReport> schemes;
    std::vector<FillReport> fills;
    std::vector<Origin> origins;        ///< newest first, undated last
    Tally values;
    std::vector<std::string> questions;
};

struct Report {
    std::string day;
    std::size_t slots = 0;              ///< what a municipality can fill in of the national rulesets
    std::vector<MunicipalityReport> municipalities;     ///< by name
    std::vector<std::pair<std::string, std::string>> gone;  ///< regrouped: old name → successor's code
};

/// Collects the report of what stands in `sources` (rulesets and list) and in `texts` (a directory).
/// `day`: the day on which values are judged, YYYY-MM-DD. False with diagnostics when a file is no JSON.
bool collect_report(const std::vector<RulesetSource>& sources, const std::string& texts, const std::string& day, Report& out, Diagnostics& diagnostics);
/// The report as JSON; with `only` (a code) of one municipality.
std::string report_json(const Report& report, const std::string& only);
/// Prints the table of all, or everything about one.
void print_report(const Report& report, const std::string& only);

}  // namespace recht::cli
