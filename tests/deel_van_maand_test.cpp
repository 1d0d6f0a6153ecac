// Which part of a month's wage there is when work begins or ends on the way in a month, against the calendar counted day
// by day: every weekly pattern, and what payroll offices do, lies inside; and it is no wider than one of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "dates.h"
#include "properties.h"

namespace recht::testing {

namespace {

using Week = std::array<int, 7>;   // how often each weekday falls, Monday first

Week weekdays(std::int64_t first, std::int64_t last) {
    Week out{};
    for (auto day = first; day <= last; ++day) ++out[static_cast<std::size_t>((day + 3) % 7)];   // 1 January 1970 was a Thursday
    return out;
}

int working(const Week& week) { return week[0] + week[1] + week[2] + week[3] + week[4]; }

struct Stretch {
    std::int64_t from, until;          // within one month
    std::string begins, ends;          // as told, "" for nothing
    double low = 0, high = 0;          // as the engine says
};

constexpr double kRounding = 0.00021;  // each of two bounds is rounded to 0,0001, away from the middle

// A monthly wage: of each weekday the part of its days, and a day as 1 ÷ 21,75 or 3 ÷ 65 of a month, of what is worked or not.
std::vector<double> monthly(const Week& worked, const Week& all) {
    std::vector<double> out;
    for (std::size_t d = 0; d < 7; ++d) out.push_back(static_cast<double>(worked[d]) / all[d]);
    const double missed = working(all) - working(worked);
    for (const double share : {working(worked) / 21.75, working(worked) * 3 / 65.0, 1 - missed / 21.75, 1 - missed * 3 / 65}) out.push_back(std::clamp(share, 0.0, 1.0));
    return out;
}

// By the hour or the week: each day that is worked, of 52 weeks in 12 months; never more than the month's wage.
std::vector<double> weekly(const Week& worked) {
    std::vector<double> out;
    for (const int times : worked) out.push_back(std::min(1.0, times * 12 / 52.0));
    return out;
}

Json income(const Stretch& s, const char* per, bool weekend) {
    Json out{{"soort", "loon"}, {"bruto", 1000}, {"per", per}, {"loonheffingskorting", true}, {"weekend", weekend}};
    if (std::string(per) == "uur") out["uren_per_week"] = 1;
    if (!s.begins.empty()) out["van"] = s.begins;
    if (!s.ends.empty()) out["tot"] = s.ends;
    return out;
}

std::string value_name(std::size_t income, const std::string& bound) { return "aanvrager.inkomsten[" + std::to_string(income) + "].deel_van_maand." + bound; }

// What does not fit in cents stands beside it.
double exactly(const Json& value) { return value.contains("exact") ? std::stod(value["exact"].get<std::string>()) : value["laagste"].get<double>(); }

// Six stretches of one month at a time.
void compute(std::vector<Stretch>& stretches, const char* per, bool weekend = true) {
    for (std::size_t start = 0; start < stretches.size(); start += 6) {
        Json situation{{"datum", date_text(stretches[start].from)}, {"aanvrager", {{"geboortedatum", "1985-06-15"}, {"inkomsten", Json::array()}}}, {"partner", nullptr}, {"kinderen", Json::array()}, {"medebewoners", Json::array()}};
        CalculateOptions options;
        options.questions = false;
        const auto end = std::min(stretches.size(), start + 6);
        for (auto i = start; i < end; ++i) {
            situation["aanvrager"]["inkomsten"].push_back(income(stretches[i], per, weekend));
            for (const auto* bound : {"laagst", "hoogst"}) options.values.push_back(value_name(i - start, bound));
        }
        const auto answer = full_answer(situation, options);
        ASSERT_FALSE(answer.contains("fouten")) << answer.dump();
        for (auto i = start; i < end; ++i) {
            stretches[i].low = exactly(answer["waarden"][value_name(i - start, "laagst")]);
            stretches[i].high = exactly(answer["waarden"][value_name(i - start, "hoogst")]);
        }
    }
}

std::string told(const Stretch& s) { return date_text(s.from) + " … " + date_text(s.until); }

}  // namespace

TEST(PartOfAMonth, EveryFirstAndLastDayOfThreeYears) {
    for (int n = 0; n < 36; ++n) {
        const auto first = days_from_civil(2026 + n / 12, n % 12 + 1, 1);
        const auto last = last_of_month(first);
        const auto all = weekdays(first, last);
        std::vector<Stretch> stretches;
        for (auto day = first; day <= last; ++day) stretches.push_back({day, last, date_text(day), date_text(last + 400)});
        for (auto day = first; day <= last; ++day) stretches.push_back({first, day, date_text(first - 400), date_text(day)});
        auto by_month = stretches;
        compute(by_month, "maand");
        auto by_week = stretches;
        compute(by_week, "vier_weken");
        auto by_hour = stretches;
        compute(by_hour, "uur");
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            const auto& s = by_month[i];
            if (s.from == first && s.until == last) {
                for (const auto* whole : {&by_month[i], &by_week[i], &by_hour[i]}) {
                    EXPECT_EQ(whole->low, 1) << told(s);
                    EXPECT_EQ(whole->high, 1) << told(s);
                }
                continue;
            }
            const auto worked = weekdays(s.from, s.until);
            auto shares = monthly(worked, all);
            EXPECT_NEAR(s.low, *std::min_element(shares.begin(), shares.end()), kRounding) << told(s);
            EXPECT_NEAR(s.high, *std::max_element(shares.begin(), shares.end()), kRounding) << told(s);
            for (const double share : monthly(worked, all)) ASSERT_TRUE(s.low <= share + kRounding && share <= s.high + kRounding) << told(s) << ": " << share << " of " << s.low << " … " << s.high;
            // Days of the calendar, working days, and each pattern of weekdays.
            EXPECT_TRUE(s.low <= static_cast<double>(s.until - s.from + 1) / static_cast<double>(last - first + 1) + kRounding) << told(s);
            EXPECT_TRUE(static_cast<double>(s.until - s.from + 1) / static_cast<double>(last - first + 1) <= s.high + kRounding) << told(s);
            for (unsigned pattern = 1; pattern < 128; ++pattern) {
                double days = 0, of = 0;
                for (std::size_t d = 0; d < 7; ++d) {
                    if (((pattern >> d) & 1U) == 0) continue;
                    days += worked[d];
                    of += all[d];
                }
                ASSERT_TRUE(s.low <= days / of + kRounding && days / of <= s.high + kRounding) << told(s) << ": pattern " << pattern;
                const double weeks = std::min(1.0, days * 12 / 52 / std::popcount(pattern));
                for (const auto* w : {&by_week[i], &by_hour[i]}) ASSERT_TRUE(w->low <= weeks + kRounding && weeks <= w->high + kRounding) << told(*w) << ": pattern " << pattern;
            }
            const auto weeks = weekly(worked);
            shares.insert(shares.end(), weeks.begin(), weeks.end());
            EXPECT_NEAR(by_week[i].low, *std::min_element(shares.begin(), shares.end()), kRounding) << told(s);
            EXPECT_NEAR(by_week[i].high, *std::max_element(shares.begin(), shares.end()), kRounding) << told(s);
            EXPECT_EQ(by_hour[i].low, by_week[i].low);
            EXPECT_EQ(by_hour[i].high, by_week[i].high);
        }
    }
}

// Begins and ends in one month: what lies between two days is what was until the second less what was before the first.
TEST(PartOfAMonth, WithinOneMonth) {
    for (const int month : {2, 5, 8, 11}) {
        const auto first = days_from_civil(2026, month, 1);
        const auto last = last_of_month(first);
        const auto all = weekdays(first, last);
        std::vector<Stretch> stretches;
        for (auto from = first; from <= last; ++from) {
            for (auto until = from; until <= last; ++until) stretches.push_back({from, until, date_text(from), date_text(until)});
        }
        compute(stretches, "maand");
        for (const auto& s : stretches) {
            if (s.from == first && s.until == last) {
                EXPECT_EQ(s.low, 1) << told(s);
                continue;
            }
            const auto worked = weekdays(s.from, s.until);
            for (const double share : monthly(worked, all)) {
                ASSERT_TRUE(s.low <= share + kRounding && share <= s.high + kRounding) << told(s) << ": " << share << " of " << s.low << " … " << s.high;
            }
            ASSERT_TRUE(0 <= s.low && s.low <= s.high && s.high <= 1) << told(s);
        }
    }
}

// What programs for payroll say they do, by their own examples.
TEST(PartOfAMonth, AsPayrollProgramsDo) {
    struct Example {
        const char* begins;
        const char* ends;
        double share;
    };
    const Example examples[] = {
        {"2021-03-15", "2022-12-31", 13 / 23.0},   // help.humanwave.nl: working days, in service
        {"2020-01-01", "2021-05-07", 5 / 21.0},    // help.humanwave.nl: working days, out of service
        {"2020-01-01", "2021-05-11", 7 / 21.0},
        {"2022-01-10", "2022-12-31", 128 / 168.0}, // salar.support: hours by the timetable, Monday to Friday
        {"2020-01-01", "2022-08-18", 14 / 23.0},   // support.employes.nl: working days
    };
    for (const auto& x : examples) {
        const auto day = *parse_date(std::string(x.begins) > "2021" ? x.begins : x.ends);
        std::vector<Stretch> one{{day, day, x.begins, x.ends}};
        compute(one, "maand");
        EXPECT_LE(one[0].low, x.share) << x.begins << " " << x.ends;
        EXPECT_GE(one[0].high, x.share) << x.begins << " " << x.ends;
    }
}

// Who works from Monday to Friday only, and begins on the first working day or ends on the last, works the whole month; of other
// days the weekend says nothing new.
TEST(PartOfAMonth, NothingIsMissedAtAWeekendThatIsNotWorked) {
    for (int n = 0; n < 12; ++n) {
        const auto first = days_from_civil(2026, n + 1, 1);
        const auto last = last_of_month(first);
        const int all = working(weekdays(first, last));
        std::vector<Stretch> with;
        for (auto day = first; day <= last; ++day) with.push_back({day, last, date_text(day), date_text(last + 400)});
        for (auto day = first; day <= last; ++day) with.push_back({first, day, date_text(first - 400), date_text(day)});
        for (const auto* per : {"maand", "vier_weken"}) {
            auto without = with;
            compute(with, per);
            compute(without, per, false);
            for (std::size_t i = 0; i < with.size(); ++i) {
                const bool whole = working(weekdays(with[i].from, with[i].until)) == all;
                EXPECT_EQ(without[i].low, whole ? 1 : with[i].low) << told(with[i]);
                EXPECT_EQ(without[i].high, whole ? 1 : with[i].high) << told(with[i]);
            }
        }
    }
}

}  // namespace recht::testing
