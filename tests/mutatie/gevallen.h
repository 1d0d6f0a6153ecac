// The cases beside the rulesets, read once and shared by all workers.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine_state.h"
#include "situation.h"

namespace recht::mutation {

struct Case {
    JsonRef ref;
    std::string ruleset;         ///< name of the file it stands in
    std::string layer;           ///< municipality whose rules it is computed with; empty: the national ones
    std::int64_t day = 0;
    std::unique_ptr<Situation> situation;
    std::set<std::string> values;   ///< what it asks for by name
    bool asks = false;           ///< expects what no value shows: what is to be asked, or how certain it is
};

/// Everything that the workers share and none of them changes.
struct Desk {
    std::vector<RulesetSource> sources;
    std::vector<std::string> owners;                            ///< per source: its municipality; empty: national
    std::vector<Case> cases;
    std::map<std::uint64_t, std::vector<std::size_t>> by_row;   ///< row of a national table → cases that land on it
    std::vector<std::string> names, texts;                      ///< files of cases
    std::vector<std::unique_ptr<JsonDocument>> documents;       ///< which the cases point into
};

/// Reads rulesets and cases of `rijk` and `gemeenten` under a folder.
void read_folder(const std::string& rulesets, Desk& desk);
/// Reads the situations, and leaves out the cases that fail already (they would catch everything): how many.
std::size_t prepare(Desk& desk, Engine& engine);

}  // namespace recht::mutation
