// What if: a file of kind "wat_als" changes parameters and tables of other rulesets from a day on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "json_doc.h"

namespace recht {

/// One value that takes the place of what a ruleset says, from a day on.
struct Change {
    std::string name;        ///< ruleset, a dot, and its parameter or table
    JsonRef value;           ///< a value as in a series, or an object with `rijen`
    JsonRef place;
    std::int64_t from = 0;
    bool used = false;
};

/// The changes that hold in one layer stack.
class Changes {
public:
    /// Adds those of `layer` that concern `municipality` (a code; empty: the national rules alone).
    /// `own` and `others`: the ids of its ruleset and of all municipal rulesets.
    void read(const JsonDocument& layer, std::string_view municipality, std::string_view own, const std::vector<std::string_view>& others, Diagnostics& diagnostics);
    /// The change of `name` in the ruleset `module`, now marked as used; null when there is none.
    const Change* find(std::string_view module, std::string_view name);
    [[nodiscard]] const std::vector<Change>& items() const { return items_; }

private:
    std::vector<Change> items_;
};

}  // namespace recht
