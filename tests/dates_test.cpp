// Calendar arithmetic against the calendar of the standard library, every day from 1600 to 2400.
#include "dates.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>

namespace recht {
namespace {

namespace ch = std::chrono;

constexpr std::int64_t day_number(ch::year_month_day d) { return ch::sys_days(d).time_since_epoch().count(); }
ch::year_month_day standard(std::int64_t days) { return ch::year_month_day(ch::sys_days(ch::days(days))); }

constexpr std::int64_t kFirst = day_number(ch::year(1600) / 1 / 1);
constexpr std::int64_t kLast = day_number(ch::year(2400) / 12 / 31);

TEST(Dates, EveryDayAgreesWithTheStandardCalendar) {
    for (std::int64_t d = kFirst; d <= kLast; ++d) {
        const auto want = standard(d);
        const auto got = civil_from_days(d);
        ASSERT_EQ(got.year, static_cast<int>(want.year()));
        ASSERT_EQ(got.month, static_cast<int>(static_cast<unsigned>(want.month())));
        ASSERT_EQ(got.day, static_cast<int>(static_cast<unsigned>(want.day())));
        ASSERT_EQ(days_from_civil(got.year, got.month, got.day), d);
    }
}

TEST(Dates, StartsOfMonthQuarterAndYear) {
    for (std::int64_t d = kFirst; d <= kLast; ++d) {
        const auto c = standard(d);
        const auto first = ch::year_month_day(c.year() / c.month() / 1);
        ASSERT_EQ(first_of_month(d), day_number(first));
        ASSERT_EQ(last_of_month(d), day_number(ch::year_month_day(c.year() / c.month() / ch::last)));
        ASSERT_EQ(first_of_next_month(d), day_number(first + ch::months(1)));
        const unsigned quarter = (static_cast<unsigned>(c.month()) - 1) / 3 * 3 + 1;
        ASSERT_EQ(first_of_quarter(d), day_number(c.year() / ch::month(quarter) / 1));
        ASSERT_EQ(first_of_year(d), day_number(c.year() / 1 / 1));
    }
}

TEST(Dates, DaysInMonth) {
    for (int year = 1600; year <= 2400; ++year) {
        for (unsigned month = 1; month <= 12; ++month) {
            const auto last = ch::year_month_day_last(ch::year(year), ch::month_day_last(ch::month(month)));
            ASSERT_EQ(days_in_month(year, static_cast<int>(month)), static_cast<int>(static_cast<unsigned>(last.day())));
        }
    }
}

TEST(Dates, AddingMonthsClampsAsStated) {
    std::mt19937 random(1);
    for (int i = 0; i < 200000; ++i) {
        const auto d = kFirst + static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(kLast - kFirst));
        const int months = static_cast<int>(random() % 2401) - 1200;
        const auto c = standard(d);
        const auto raw = c + ch::months(months);  // may name a day that does not exist
        const auto last = day_number(ch::year_month_day(raw.year() / raw.month() / ch::last));
        const auto earlier = raw.ok() ? day_number(raw) : last;
        ASSERT_EQ(add_months(d, months, Clamp::earlier), earlier);
        ASSERT_EQ(add_months(d, months, Clamp::later), raw.ok() ? earlier : last + 1);
    }
}

// The age on a day is how many birthdays have come, counted one by one.
TEST(Dates, AgeCountsBirthdays) {
    std::mt19937 random(2);
    for (int i = 0; i < 3000; ++i) {
        auto birth = kFirst + static_cast<std::int64_t>(random() % 200000);
        if (i % 4 == 0) birth = days_from_civil(1904 + static_cast<int>(random() % 40) * 4, 2, 29);
        const auto on = birth + static_cast<std::int64_t>(random() % 45000);
        std::int64_t age = 0;
        while (add_months(birth, (age + 1) * 12, Clamp::later) <= on) ++age;
        ASSERT_EQ(age_years(birth, on), age) << date_text(birth) << " on " << date_text(on);
    }
}

TEST(Dates, BornOn29February) {
    const auto birth = days_from_civil(2008, 2, 29);
    EXPECT_EQ(age_years(birth, days_from_civil(2026, 2, 28)), 17);
    EXPECT_EQ(age_years(birth, days_from_civil(2026, 3, 1)), 18);
    EXPECT_EQ(age_years(birth, days_from_civil(2028, 2, 28)), 19);
    EXPECT_EQ(age_years(birth, days_from_civil(2028, 2, 29)), 20);
    EXPECT_EQ(age_years(birth, birth), 0);
    EXPECT_EQ(age_years(birth, birth - 1), -1);
}

TEST(Dates, WholeMonthsBetween) {
    const auto day = [](int y, int m, int d) { return days_from_civil(y, m, d); };
    EXPECT_EQ(months_between(day(2024, 1, 31), day(2024, 2, 29)), 0);
    EXPECT_EQ(months_between(day(2024, 1, 31), day(2024, 3, 31)), 2);
    EXPECT_EQ(months_between(day(2023, 1, 15), day(2026, 1, 14)), 35);
    EXPECT_EQ(months_between(day(2023, 1, 15), day(2026, 1, 15)), 36);
    EXPECT_EQ(months_between(day(2024, 3, 10), day(2024, 3, 9)), -1);
    EXPECT_EQ(months_between(day(2024, 3, 10), day(2024, 2, 10)), -1);
}

// Later in time is never a lower age or fewer months: ranges rely on it.
TEST(Dates, EverythingRunsOn) {
    for (std::int64_t from = days_from_civil(2023, 11, 1); from <= days_from_civil(2024, 4, 10); ++from) {
        for (std::int64_t to = from; to <= days_from_civil(2026, 4, 10); ++to) {
            ASSERT_LE(age_years(from, to), age_years(from, to + 1));
            ASSERT_GE(age_years(from, to), age_years(from + 1, to));
            ASSERT_LE(months_between(from, to), months_between(from, to + 1));
            ASSERT_GE(months_between(from, to), months_between(from + 1, to));
        }
        for (const auto clamp : {Clamp::later, Clamp::earlier}) {
            for (int months = -30; months <= 30; ++months) ASSERT_LE(add_months(from, months, clamp), add_months(from + 1, months, clamp));
        }
    }
}

TEST(Dates, Text) {
    for (const auto* text : {"2026-01-31", "2024-02-29", "1600-12-01", "2400-02-29", "0001-01-01", "9999-12-31"}) {
        const auto day = parse_date(text);
        ASSERT_TRUE(day) << text;
        EXPECT_EQ(date_text(*day), text);
    }
    for (const auto* text : {"", "2026-1-31", "2026-01-32", "2026-13-01", "2026-00-01", "2026-01-00", "2025-02-29", "1900-02-29", "2026/01/31",
                             "31-01-2026", "2026-01-31T00:00", " 2026-01-31", "2026-01-3a", "abcd-01-01", "-026-01-01"}) {
        EXPECT_FALSE(parse_date(text)) << text;
    }
}

}  // namespace
}  // namespace recht
