// Types of the ruleset language: kind, period and scale. All are known when a ruleset is loaded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace recht {

enum class Kind : std::uint8_t { boolean, number, money, date, choice, text };

/// Period of an amount. `any` belongs to literals such as `€ 24`, which fit every period.
enum class Period : std::uint8_t { once, day, week, four_weeks, month, quarter, year, any };

/// Type of a value. `options` is the option set of a choice (index in Catalog::option_sets);
/// `percent` says that a number is shown as a percentage.
struct Type {
    Kind kind = Kind::number;
    Period period = Period::once;
    bool percent = false;
    bool multi = false;          ///< several options at once; a register holds those surely and possibly in
    std::uint16_t options = 0;

    bool operator==(const Type&) const = default;
};

/// A value is register / (10^decimals × divisor): exact, also after a division by 12.
struct Scale {
    std::uint8_t decimals = 0;
    std::int64_t divisor = 1;

    bool operator==(const Scale&) const = default;
};

/// The word of the contract: "jaar", "maand", …; "eenmalig" for once.
std::string_view period_name(Period period);
/// Parses the word after the slash in `bedrag/jaar`; false when unknown.
bool parse_period(std::string_view word, Period& period);
/// "bedrag/jaar", "ja/nee", "datum", … for messages.
std::string type_name(const Type& type);

}  // namespace recht
