// Calendar dates as days since 1970-01-01 (proleptic Gregorian), without clock or time zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recht {

struct Civil {
    int year;
    int month;  ///< 1–12
    int day;    ///< 1–31
};

std::int64_t days_from_civil(int year, int month, int day);
Civil civil_from_days(std::int64_t days);
int days_in_month(int year, int month);

/// Parses `YYYY-MM-DD`; empty when it is not written so or does not exist in the calendar.
std::optional<std::int64_t> parse_date(std::string_view text);
std::string date_text(std::int64_t days);

/// What to do when a month is too short for the day: the first of the next month, or its last day.
enum class Clamp : std::uint8_t { later, earlier };
std::int64_t add_months(std::int64_t days, std::int64_t months, Clamp clamp);

/// Whole years from birth to `on`; who is born on 29 February has the birthday on 1 March in
/// other years. Negative before birth.
std::int64_t age_years(std::int64_t birth, std::int64_t on);
/// Whole months from `from` to `to` (negative when `to` is earlier).
std::int64_t months_between(std::int64_t from, std::int64_t to);

std::int64_t first_of_month(std::int64_t days);
std::int64_t first_of_next_month(std::int64_t days);  ///< always later than `days`
std::int64_t last_of_month(std::int64_t days);
std::int64_t first_of_quarter(std::int64_t days);
std::int64_t first_of_year(std::int64_t days);

}  // namespace recht
