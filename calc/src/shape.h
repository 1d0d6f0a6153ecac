// Situations that are written alike: what the first one meant, the others mean too, but for their values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "situation.h"

namespace recht {

/// A line of JSON taken apart into its form (keys, brackets and the kind of each value) and its values in order. null
/// belongs to the form.
struct Scan {
    std::string form;
    std::vector<std::string_view> values;    ///< strings without quotes; numbers, true and false as written
    int beside = -1;                         ///< which of them stands under the key that is no fact
    /// False when the text is not plain: escapes, other than ASCII, a number with an exponent, or no JSON. `beside`: a key of
    /// the situation itself that the catalogue does not know, with a number.
    bool read(std::string_view text, std::string_view beside);

private:
    char value(std::string_view text, std::size_t& at, std::string_view& out);
    bool string(std::string_view text, std::size_t& at, std::string_view& out);
    bool number(std::string_view text, std::size_t& at, std::string_view& out);
};

/// What the values of one form stand for.
class Shape {
public:
    struct Slot {
        enum class Use : std::uint8_t {
            nothing,      ///< never computed with
            key,          ///< must be the same in all households of a kind
            day,          ///< the date of calculation
            fact
        };
        Use use = Use::nothing;
        FactPath path;
        const Field* field = nullptr;
    };
    /// Of a situation that `situation` was read from without faults. Gives false when its values cannot be taken over
    /// one by one (a range between two values).
    bool read(JsonRef root, const Situation& situation);
    [[nodiscard]] const std::vector<Slot>& slots() const { return slots_; }
    /// Which slot holds a fact; -1 when its value was not given.
    [[nodiscard]] int find(const FactPath& path) const;

private:
    bool keys(JsonRef object, const PathNode& tree, std::uint16_t cls, std::uint32_t instance, bool root);
    bool value(JsonRef place, std::uint16_t cls, std::uint32_t instance, std::uint16_t field);
    void all(JsonRef place, Slot::Use use);
    bool elements(JsonRef place, const PathNode& node, std::uint32_t parent);
    const Situation* situation_ = nullptr;
    std::vector<Slot> slots_;
};

/// The register value of one plain value as text; false when it does not fit, which the whole way then tells.
bool plain_value(const Catalog& catalog, const Field& field, std::string_view text, std::int64_t& out);

}  // namespace recht
