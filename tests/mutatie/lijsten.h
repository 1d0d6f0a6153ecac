// What is known beforehand: changes that no case can notice (toegestaan.txt), and changes that no case notices yet (nog_niet.txt).
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "mutanten.h"
#include "proef.h"

namespace recht::mutation {

/// The two lists of exceptions. Both say per place why, or for which ruleset.
struct Lists {
    std::map<std::string, std::string> allowed;   ///< place → reason
    std::set<std::string> not_yet;                ///< places
    /// Reads both from a folder.
    static Lists read(const std::string& folder);
    [[nodiscard]] bool excused(const Mutant& m) const;
    [[nodiscard]] bool listed(const Mutant& m) const { return not_yet.count(m.place) > 0; }
};

/// Which mutants this run is about.
struct Selection {
    std::vector<std::string> begins;   ///< places begin so; empty: all
    bool all = false;                  ///< exceptions are tried as well
    [[nodiscard]] bool meant(const std::string& place) const;
};

/// Prints what came out. True when all is as it should be.
bool tell(const std::vector<Mutant>& mutants, const std::vector<Outcome>& outcomes, const std::vector<RulesetSource>& sources, const Lists& lists, const Selection& selection);

}  // namespace recht::mutation
