// One line of a simulation: its weight and the type of its household.
#pragma once

#include <string>

#include "shape.h"
#include "sums.h"

namespace recht::count {

/// The key of a household that is no fact.
constexpr std::string_view kWeight = "gewicht";

/// A weight in millionths; false when it is no number from 0 to a billion with six decimals at most.
bool read_weight(std::string_view text, std::int64_t& weight);
/// Takes the weight out of the text: spaces take its place, so that positions in faults stay right.
bool take_weight(std::string& json, std::int64_t& weight, Diagnostics& faults);
HouseholdType type_of(JsonRef situation);

/// The type of households that are written alike.
class TypeOf {
public:
    /// `root` was read into `situation`, and its values stand in `shape`.
    void read(JsonRef root, const Situation& situation, const Shape& shape);
    /// Of one with these values, by slot of the shape.
    [[nodiscard]] HouseholdType of(const std::vector<std::int64_t>& values, std::int64_t day) const;

private:
    struct Child {
        int born = -1;       // slot; -1: not told, so a minor
        int at_home = -1;    // slot; -1: at home
    };
    bool known_ = false;
    bool partner_ = false;
    std::vector<Child> children_;
};

}  // namespace recht::count
