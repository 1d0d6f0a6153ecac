#include "dates.h"

namespace recht {

namespace {

// Days are counted from 1 March of a year so long ago that nothing is negative: then everything fits
// in 32 bits, where a division by a constant is a multiplication, also in WebAssembly. Whole cycles of
// 400 years are taken off first; a formula never leaves the first one.
constexpr std::int64_t kCycle = 146097;
constexpr std::int64_t kShift = 719468 + 10 * kCycle;
constexpr int kYears = 400 * 10;
constexpr std::int64_t kDays = 100 * kCycle;

}  // namespace

std::int64_t days_from_civil(int year, int month, int day) {
    // Eras of 400 years starting on 1 March make the leap day the last day of a year.
    const int shifted = year + kYears - (month <= 2 ? 1 : 0);
    if (shifted < 0) return days_from_civil(year + kYears, month, day) - 10 * kCycle;
    const auto y = static_cast<std::uint32_t>(shifted);
    const auto day_of_year = static_cast<std::uint32_t>((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1);
    return static_cast<std::int64_t>(y) * 365 + y / 4 - y / 100 + y / 400 + day_of_year - kShift;
}

Civil civil_from_days(std::int64_t days) {
    std::int64_t z = days + kShift;
    int years = kYears;
    if (z < 0 || z >= kDays) {
        const std::int64_t cycles = z >= 0 ? z / kCycle : -((-z + kCycle - 1) / kCycle);
        z -= cycles * kCycle;
        years -= static_cast<int>(cycles * 400);
    }
    // Quarter days: the century and the year then come out of one division each.
    const auto quarters = 4 * static_cast<std::uint32_t>(z) + 3;
    const std::uint32_t century = quarters / 146097;
    const std::uint32_t in_century = quarters % 146097 / 4 * 4 + 3;
    const std::uint32_t year = in_century / 1461;
    const std::uint32_t day_of_year = in_century % 1461 / 4;
    const std::uint32_t month = (5 * day_of_year + 2) / 153;
    const auto y = static_cast<int>(100 * century + year) - years;
    const auto day = static_cast<int>(day_of_year - (153 * month + 2) / 5) + 1;
    return month < 10 ? Civil{y, static_cast<int>(month) + 3, day} : Civil{y + 1, static_cast<int>(month) - 9, day};
}

int days_in_month(int year, int month) {
    static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : lengths[month - 1];
}

std::optional<std::int64_t> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    int parts[3] = {0, 0, 0};
    int part = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 4 || i == 7) {
            ++part;
            continue;
        }
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        parts[part] = parts[part] * 10 + (text[i] - '0');
    }
    if (parts[1] < 1 || parts[1] > 12 || parts[2] < 1 || parts[2] > days_in_month(parts[0], parts[1])) {
        return std::nullopt;
    }
    return days_from_civil(parts[0], parts[1], parts[2]);
}

std::string date_text(std::int64_t days) {
    const auto c = civil_from_days(days);
    std::string out = "0000-00-00";
    const int year = c.year < 0 ? 0 : c.year;
    for (int i = 3, y = year; i >= 0; --i, y /= 10) out[static_cast<std::size_t>(i)] = static_cast<char>('0' + y % 10);
    out[5] = static_cast<char>('0' + c.month / 10);
    out[6] = static_cast<char>('0' + c.month % 10);
    out[8] = static_cast<char>('0' + c.day / 10);
    out[9] = static_cast<char>('0' + c.day % 10);
    return out;
}

std::int64_t add_months(std::int64_t days, std::int64_t months, Clamp clamp) {
    const auto c = civil_from_days(days);
    const std::int64_t total = static_cast<std::int64_t>(c.year) * 12 + (c.month - 1) + months;
    const std::int64_t y = total >= 0 ? total / 12 : (total - 11) / 12;
    const int year = static_cast<int>(y);
    const int month = static_cast<int>(total - y * 12) + 1;
    const int length = days_in_month(year, month);
    if (c.day <= length) return days_from_civil(year, month, c.day);
    return days_from_civil(year, month, length) + (clamp == Clamp::later ? 1 : 0);
}

std::int64_t age_years(std::int64_t birth, std::int64_t on) {
    const auto b = civil_from_days(birth);
    const auto o = civil_from_days(on);
    // 29 February compares later than 28 February and earlier than 1 March, so plain order does.
    const bool before_birthday = o.month < b.month || (o.month == b.month && o.day < b.day);
    return o.year - b.year - (before_birthday ? 1 : 0);
}

std::int64_t months_between(std::int64_t from, std::int64_t to) {
    const auto f = civil_from_days(from);
    const auto t = civil_from_days(to);
    return static_cast<std::int64_t>(t.year - f.year) * 12 + (t.month - f.month) - (t.day < f.day ? 1 : 0);
}

std::int64_t first_of_month(std::int64_t days) { return days - civil_from_days(days).day + 1; }

std::int64_t first_of_next_month(std::int64_t days) {
    const auto c = civil_from_days(days);
    return days - c.day + 1 + days_in_month(c.year, c.month);
}

std::int64_t last_of_month(std::int64_t days) { return first_of_next_month(days) - 1; }

std::int64_t first_of_quarter(std::int64_t days) {
    const auto c = civil_from_days(days);
    return days_from_civil(c.year, (c.month - 1) / 3 * 3 + 1, 1);
}

std::int64_t first_of_year(std::int64_t days) { return days_from_civil(civil_from_days(days).year, 1, 1); }

}  // namespace recht
