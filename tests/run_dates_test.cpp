// Dates and months: exact values against the functions of dates.h, ranges against every day inside them.
#include <gtest/gtest.h>

#include "dates.h"
#include "lab.h"

namespace recht {
namespace {

using proef::Lab;
using proef::Variable;
using Point = std::vector<std::int64_t>;

// Every day of a stretch, with ranges that begin and end on the days that matter.
Variable days(const std::string& fact, std::int64_t first, std::int64_t last, const std::vector<std::string>& ends) {
    Variable v{fact, {}, {}};
    for (auto d = first; d <= last; ++d) v.values.push_back(d);
    for (const auto& e : ends) v.ends.push_back(static_cast<std::size_t>(*parse_date(e) - first));
    return v;
}

const Variable kDay = days("dag", days_from_civil(2023, 12, 20), days_from_civil(2024, 3, 10),
                           {"2023-12-20", "2023-12-30", "2023-12-31", "2024-01-01", "2024-01-29", "2024-01-30", "2024-01-31", "2024-02-01",
                            "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02", "2024-03-10"});
const Variable kOther = days("dag2", days_from_civil(2024, 1, 25), days_from_civil(2024, 3, 3),
                             {"2024-01-25", "2024-01-30", "2024-01-31", "2024-02-01", "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-03"});

TEST(DateOps, Parts) {
    Lab("jaar(dag)").exhaust({kDay}, true, 0, [](const Point& x) { return civil_from_days(x[0]).year; });
    Lab("maand(dag)").exhaust({kDay}, false, 0, [](const Point& x) { return civil_from_days(x[0]).month; });
    Lab("dag(dag)").exhaust({kDay}, false, 0, [](const Point& x) { return civil_from_days(x[0]).day; });
    Lab("kwartaal(dag)").exhaust({kDay}, false, 0, [](const Point& x) { return (civil_from_days(x[0]).month + 2) / 3; });
    // Within one month, or one year, ranges are as narrow as they can be.
    const auto february = days("dag", days_from_civil(2024, 2, 1), days_from_civil(2024, 2, 29), {"2024-02-01", "2024-02-10", "2024-02-29"});
    Lab("dag(dag)").exhaust({february}, true, 0);
    const auto year = days("dag", days_from_civil(2024, 1, 1), days_from_civil(2024, 3, 10), {"2024-01-01", "2024-01-31", "2024-02-29", "2024-03-10"});
    Lab("maand(dag)").exhaust({year}, true, 0);
    Lab("kwartaal(dag)").exhaust({year}, true, 0);
}

TEST(DateOps, Starts) {
    Lab("eerste_van_maand(dag)").exhaust({kDay}, true, 0, [](const Point& x) { return first_of_month(x[0]); });
    Lab("eerste_van_volgende_maand(dag)").exhaust({kDay}, true, 0, [](const Point& x) { return first_of_next_month(x[0]); });
    Lab("laatste_van_maand(dag)").exhaust({kDay}, true, 0, [](const Point& x) { return last_of_month(x[0]); });
    Lab("eerste_van_kwartaal(dag)").exhaust({kDay}, true, 0, [](const Point& x) { return first_of_quarter(x[0]); });
    Lab("eerste_van_jaar(dag)").exhaust({kDay}, true, 0, [](const Point& x) { return first_of_year(x[0]); });
}

TEST(DateOps, Adding) {
    Lab("datum_plus(dag, 1 maand, later)").exhaust({kDay}, true, 0, [](const Point& x) { return add_months(x[0], 1, Clamp::later); });
    Lab("datum_plus(dag, 1 maand, eerder)").exhaust({kDay}, true, 0, [](const Point& x) { return add_months(x[0], 1, Clamp::earlier); });
    Lab("datum_plus(dag, 18 jaar, later)").exhaust({kDay}, true, 0, [](const Point& x) { return add_months(x[0], 216, Clamp::later); });
    Lab("datum_plus(dag, 3 maanden, eerder)").exhaust({kDay}, true, 0, [](const Point& x) { return add_months(x[0], 3, Clamp::earlier); });
    Lab("datum_plus(dag, 2 weken, later)").exhaust({kDay}, true, 0, [](const Point& x) { return x[0] + 14; });
    Lab("datum_plus(dag, 1 week, later)").exhaust({kDay}, true, 0, [](const Point& x) { return x[0] + 7; });
    Lab("datum_plus(dag, 40 dagen, eerder)").exhaust({kDay}, true, 0, [](const Point& x) { return x[0] + 40; });
    Lab("datum_plus(dag, 1 dag, eerder)").exhaust({kDay}, true, 0, [](const Point& x) { return x[0] + 1; });
}

TEST(DateOps, Between) {
    Lab("dagen_tussen(dag, dag2)").exhaust({kDay, kOther}, true, 0, [](const Point& x) { return x[1] - x[0]; });
    Lab("maanden_tussen(dag, dag2)").exhaust({kDay, kOther}, true, 0, [](const Point& x) { return months_between(x[0], x[1]); });
    Lab("leeftijd(dag, op datum_plus(dag2, 3 jaar, later))").exhaust({kDay, kOther}, true, 0,
        [](const Point& x) { return age_years(x[0], add_months(x[1], 36, Clamp::later)); });
    Lab("leeftijd(dag2, op dag)").exhaust({kDay, kOther}, true, 0, [](const Point& x) { return age_years(x[1], x[0]); });
    Lab("dag < dag2").exhaust({kDay, kOther}, true, 0, [](const Point& x) { return x[0] < x[1]; });
    Lab("dag = dag2").exhaust({kDay, kOther}, true, 0, [](const Point& x) { return x[0] == x[1]; });
    Lab("max(dag, dag2)").exhaust({kDay, kOther}, true, 0, [](const Point& x) { return std::max(x[0], x[1]); });
    Lab("als dag > 2024-02-01 dan dag anders dag2").exhaust({kDay, kOther}, false, 0,
        [](const Point& x) { return x[0] > days_from_civil(2024, 2, 1) ? x[0] : x[1]; });
}

TEST(DateOps, FromParts) {
    const Variable a{"a", {-4, -3, -2, -1, 0, 1, 2, 3, 4, 5}};
    const Variable b{"b", {-3, -2, -1, 0, 1, 2, 3, 4, 5, 6}};
    const Variable c{"c", {1, 2, 3, 4}};
    const auto day = [](std::int64_t y, std::int64_t m, std::int64_t d) {
        const int year = static_cast<int>(y);
        const int month = static_cast<int>(std::clamp<std::int64_t>(m, 1, 12));
        return days_from_civil(year, month, static_cast<int>(std::clamp<std::int64_t>(d, 1, days_in_month(year, month))));
    };
    Lab("datum_van(2022 + c, 8 + a, 27 + b)").exhaust({a, b, c}, true, 0, [day](const Point& x) { return day(2022 + x[2], 8 + x[0], 27 + x[1]); });
    Lab("datum_van(jaar(dag) − 1, maand(dag), dag(dag))").exhaust({kDay}, false, 0, [day](const Point& x) {
        const auto d = civil_from_days(x[0]);
        return day(d.year - 1, d.month, d.day);
    });
}

}  // namespace
}  // namespace recht
