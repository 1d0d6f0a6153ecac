// What a scheme gives while one fact is taken in pieces.
#pragma once

#include <algorithm>
#include <vector>

#include "plan.h"

namespace recht {

/// What a scheme gives in a run, or in several together.
struct Joined {
    std::vector<Standing> conditions;
    Interval amount;
    bool right = false;              // there may be a right in one of them: only then the amount says something
    void add(const Joined& other) {
        if (conditions.empty()) {
            *this = other;
            return;
        }
        for (std::size_t k = 0; k < conditions.size(); ++k) {
            conditions[k].low = std::min(conditions[k].low, other.conditions[k].low);
            conditions[k].high = std::max(conditions[k].high, other.conditions[k].high);
        }
        if (!other.right) return;
        amount = right ? Interval{std::min(amount.low, other.amount.low), std::max(amount.high, other.amount.high)} : other.amount;
        right = true;
    }
    /// Keeps what both say; false when the other says nothing more.
    bool keep_common(const Joined& other) {
        const auto before = *this;
        for (std::size_t k = 0; k < conditions.size(); ++k) {
            conditions[k].low = std::max(conditions[k].low, other.conditions[k].low);
            conditions[k].high = std::min(conditions[k].high, other.conditions[k].high);
        }
        // Where no value leaves a right there is no amount; two facts that leave none in common neither.
        const Interval both{std::max(amount.low, other.amount.low), std::min(amount.high, other.amount.high)};
        if (other.right && both.low <= both.high) amount = both;
        return !(*this == before);
    }
    bool operator==(const Joined&) const = default;
    [[nodiscard]] Standing standing() const {
        Standing all;
        for (const auto& c : conditions) {
            all.low = std::min(all.low, c.low);
            all.high = std::min(all.high, c.high);
        }
        return all;
    }
};

/// Open facts of one kind, to be taken in pieces.
struct Divisible {
    std::uint16_t cls = 0;
    std::int32_t field = 0;
    bool few = false;                // value by value
    int runs = 0;                    // for each
    double width = 0;                // of what stands open by it, in euros a month
    std::vector<FactPath> paths;
    [[nodiscard]] int cost() const { return runs * static_cast<int>(paths.size()); }
};

/// A fact that was taken in pieces, and the schemes of which that told more.
struct Cut {
    struct Part {
        Interval value;
        bool there = true;           // false: that there is none
    };
    FactPath path;
    std::vector<Part> parts;
    std::vector<std::size_t> schemes;
    std::vector<Joined> joined;      // for each of these
};

/// A part of what a fact can be, and what the schemes give there.
struct Piece {
    Interval value;
    bool there = true;               // false: that there is none
    std::vector<Joined> results;
};

}  // namespace recht
