// What a simulation adds up: exact sums that can be written, read and added to each other.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "json_doc.h"
#include "recht/engine.h"

namespace recht::count {

/// An exact sum with six decimals: weights may be fractions of a household.
class Exact {
public:
    static constexpr int kDecimals = 6;
    static constexpr std::int64_t kOne = 1'000'000;
    Exact() = default;
    /// `value` times a weight in millionths.
    Exact(std::int64_t value, std::int64_t weight) : value_(static_cast<__int128>(value) * weight) {}
    Exact& operator+=(const Exact& other) {
        value_ += other.value_;
        return *this;
    }
    Exact operator-(const Exact& other) const {
        Exact out;
        out.value_ = value_ - other.value_;
        return out;
    }
    [[nodiscard]] bool zero() const { return value_ == 0; }
    [[nodiscard]] bool negative() const { return value_ < 0; }
    /// "1234", "1234.5"; no digit is ever lost.
    [[nodiscard]] std::string text() const;
    /// Reads what text() writes.
    static bool read(std::string_view text, Exact& out);
    /// Half up to whole ones of `unit` (1: households, 100: euros of cents).
    [[nodiscard]] std::string rounded(std::int64_t unit) const;

private:
    __int128 value_ = 0;
};

enum class HouseholdType : std::uint8_t { single, single_parent, couple, couple_children, unknown };
constexpr std::array<std::string_view, 5> kTypeNames{"alleenstaand", "alleenstaande_ouder", "paar", "paar_met_kinderen", "onbekend"};
constexpr std::array<std::string_view, 4> kRightNames{"nee", "beoordeling", "ja", "misschien"};

/// Cents a year, from certain to possible.
struct Costs {
    Exact low, high;
    Costs& operator+=(const Costs& other) {
        low += other.low;
        high += other.high;
        return *this;
    }
};

/// One scheme for one type of household.
struct Cell {
    std::array<std::array<Exact, 4>, 4> rights;     ///< before × after, by SchemeOutcome::Right
    Costs before, after;
    Exact unknown_before, unknown_after;            ///< households with a right of which the amount is not known
    [[nodiscard]] Exact gained() const;
    [[nodiscard]] Exact lost() const;
    /// Other shifts: to or from `misschien`.
    [[nodiscard]] Exact shifted() const;
    [[nodiscard]] bool changed() const;
    void add(const Cell& other);
};

/// All households of one type.
struct TypeSum {
    Exact households, gained, lost, shifted, more, less, same, unsure;
    Costs before, after;
    void add(const TypeSum& other);
};

/// One household while its schemes come by.
class Tally {
public:
    /// `weight` in millionths.
    explicit Tally(std::int64_t weight) : weight_(weight) {}
    /// Adds a scheme to its cell.
    void add(Cell& cell, const SchemeOutcome& was, const SchemeOutcome& is);
    /// Adds the household itself, when all its schemes are there.
    void end(TypeSum& sum) const;

private:
    std::int64_t weight_;
    std::int64_t had_low_ = 0, had_high_ = 0, has_low_ = 0, has_high_ = 0;
    bool gained_ = false;
    bool lost_ = false;
    bool shifted_ = false;
};

struct Sums {
    std::string what_if;
    std::string population;             ///< what the file says of itself, such as that it is synthetic
    std::map<std::string, std::string> identities_before, identities_after;    ///< ruleset → version and digest
    std::uint64_t lines = 0;
    std::uint64_t faults = 0;
    std::array<TypeSum, 5> types;
    std::map<std::string, std::array<Cell, 5>> schemes;

    /// Adds one household. `weight` in millionths.
    void household(HouseholdType type, std::int64_t weight, const std::vector<SchemeOutcome>& before, const std::vector<SchemeOutcome>& after);
    /// Adds what another run counted; false with a reason when the two cannot be added.
    bool add(const Sums& other, std::string& why);
    /// Nothing counted yet; what stands by name keeps its place.
    void reset();
    [[nodiscard]] std::string json() const;
    /// Reads what json() writes.
    static bool read(JsonRef root, Sums& out);
    [[nodiscard]] Cell total(const std::array<Cell, 5>& cells) const;
    [[nodiscard]] TypeSum total() const;
};

}  // namespace recht::count
