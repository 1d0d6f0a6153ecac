// Durations: back in time, counted by a rule or a table, and never out of the calendar.
#include <gtest/gtest.h>

#include "dates.h"
#include "lab.h"
#include "support.h"

namespace recht {
namespace {

using proef::formula;
using proef::Lab;
using proef::Variable;
using Point = std::vector<std::int64_t>;

const char* const kMonths = R"("parameters": { "referte": { "type": "geheel", "loopt": "onbepaald", "reeks": [
    { "vanaf": "2020-01-01", "waarde": 36, "bron": "b", "status": "officieel" },
    { "vanaf": "2024-02-01", "waarde": 60, "bron": "b", "status": "officieel" } ] } })";

// Expected dates are counted by hand on a calendar; 2024 has a 29 February.
TEST(Durations, GoBackInTime) {
    EXPECT_EQ(formula("datum_plus(datum, -36 maanden, eerder)"), "2021-02-15");
    EXPECT_EQ(formula("datum_plus(datum, −36 maanden, eerder)"), "2021-02-15");
    EXPECT_EQ(formula("datum_plus(2024-02-29, -1 jaar, eerder)"), "2023-02-28");
    EXPECT_EQ(formula("datum_plus(2024-02-29, -1 jaar, later)"), "2023-03-01");
    EXPECT_EQ(formula("datum_plus(2024-03-01, -1 dag, later)"), "2024-02-29");
    EXPECT_EQ(formula("datum_plus(2024-03-01, -2 weken, later)"), "2024-02-16");
}

TEST(Durations, MayBeCounted) {
    EXPECT_EQ(formula("datum_plus(datum, referte maanden, eerder)", R"({"datum":"2024-01-31"})", kMonths), "2027-01-31");
    EXPECT_EQ(formula("datum_plus(datum, -referte maanden, eerder)", R"({"datum":"2024-01-31"})", kMonths), "2021-01-31");
    EXPECT_EQ(formula("datum_plus(datum, -referte maanden, eerder)", R"({"datum":"2024-02-29"})", kMonths), "2019-02-28");
    EXPECT_EQ(formula("datum_plus(datum, -referte maanden, later)", R"({"datum":"2024-02-29"})", kMonths), "2019-03-01");
    EXPECT_EQ(formula("datum_plus(datum, (c + 1) jaar, later)", R"({"datum":"2024-02-15","c":2})"), "2027-02-15");
    EXPECT_EQ(formula("datum_plus(datum, c weken, later)", R"({"datum":"2024-02-15","c":2})"), "2024-02-29");
    EXPECT_EQ(formula("datum_plus(datum, max(c, 3) dagen, later)", R"({"datum":"2024-02-28","c":2})"), "2024-03-02");
    EXPECT_EQ(formula("datum_plus(datum, afgerond(c ÷ 2, op 1, omlaag) maanden, later)", R"({"datum":"2024-02-15","c":3})"), "2024-03-15");
    EXPECT_EQ(formula("datum_plus(datum, c jaar, later)", R"({"datum":"2024-02-15","c":{"van":1,"tot":2}})"), "2025-02-15…2026-02-15");
}

// Every day of a stretch with every count: exact values by dates.h, ranges as narrow as can be.
TEST(Durations, RangesHoldEveryDay) {
    Variable day{"dag", {}, {}};
    const auto first = days_from_civil(2023, 12, 20);
    for (auto d = first; d <= days_from_civil(2024, 3, 10); ++d) day.values.push_back(d);
    for (const auto* e : {"2023-12-20", "2023-12-31", "2024-01-01", "2024-01-29", "2024-01-31", "2024-02-28", "2024-02-29", "2024-03-10"}) {
        day.ends.push_back(static_cast<std::size_t>(*parse_date(e) - first));
    }
    const Variable a{"a", {-4, -3, -2, -1, 0, 1, 2, 3, 4, 5}};
    Lab("datum_plus(dag, a maanden, later)").exhaust({day, a}, true, 0, [](const Point& x) { return add_months(x[0], x[1], Clamp::later); });
    Lab("datum_plus(dag, a maanden, eerder)").exhaust({day, a}, true, 0, [](const Point& x) { return add_months(x[0], x[1], Clamp::earlier); });
    Lab("datum_plus(dag, -a jaar, eerder)").exhaust({day, a}, true, 0, [](const Point& x) { return add_months(x[0], -12 * x[1], Clamp::earlier); });
    Lab("datum_plus(dag, a weken, later)").exhaust({day, a}, true, 0, [](const Point& x) { return x[0] + 7 * x[1]; });
    Lab("datum_plus(dag, -2 maanden, later)").exhaust({day}, true, 0, [](const Point& x) { return add_months(x[0], -2, Clamp::later); });
}

TEST(Durations, AreWholeAndBounded) {
    EXPECT_EQ(formula("datum_plus(datum, 1.5 jaar, later)"), "(duur_onduidelijk)");
    EXPECT_EQ(formula("datum_plus(datum, deel jaar, later)"), "(duur_onduidelijk)");
    EXPECT_EQ(formula("datum_plus(datum, factor jaar, later)"), "(duur_onduidelijk)");
    EXPECT_EQ(formula("datum_plus(datum, huur maanden, later)"), "(duur_onduidelijk)");
    EXPECT_EQ(formula("datum_plus(datum, € 5 maanden, later)"), "(duur_onduidelijk)");
    EXPECT_EQ(formula("datum_plus(datum, 200 jaar, later)"), "2224-02-15");
    EXPECT_EQ(formula("datum_plus(datum, -200 jaar, later)"), "1824-02-15");
    EXPECT_EQ(formula("datum_plus(datum, 201 jaar, later)"), "(duur_te_lang)");
    EXPECT_EQ(formula("datum_plus(datum, -2401 maanden, later)"), "(duur_te_lang)");
    EXPECT_EQ(formula("datum_plus(datum, 999999999999999999 jaar, later)"), "(duur_te_lang)");
    EXPECT_EQ(formula("datum_plus(datum, 999999999999999999 weken, later)"), "(duur_te_lang)");
    EXPECT_EQ(formula("datum_plus(datum, (a × 50) jaar, later)"), "(duur_te_lang)");
    EXPECT_EQ(formula("datum_plus(datum, min(200, max(-200, a × 50)) jaar, later)", R"({"datum":"2024-02-15","a":5})"), "2224-02-15");
    EXPECT_EQ(formula("c maanden"), "(type_verschilt)");
}

// What is shown has four digits: a date that may fall out of the calendar is refused.
TEST(Durations, DatesStayInTheCalendar) {
    std::string rules;
    for (int i = 0; i < 39; ++i) {
        rules += (i == 0 ? "" : ",") + std::string(R"({"naam":"r)") + std::to_string(i) + "\",\"is\":\"datum_plus(" + (i == 0 ? "datum" : "r" + std::to_string(i - 1)) + ", 200 jaar, later)\",\"bron\":\"b\"}";
    }
    const auto last = [&](const std::string& is) {
        proef::Bench b(R"({"id":"proef","soort":"gedeeld","versie":"1","regels":[)" + rules + R"(,{"naam":"uit","is":")" + is + R"(","bron":"b"}]})");
        return b.good ? b.value(R"({"datum":"2024-02-15"})", "proef.uit") : proef::codes_of(b.diagnostics);
    };
    // 39 times 200 years after 2024; the date itself is at most 2035-12-31.
    EXPECT_EQ(last("r38"), "9824-02-15");
    EXPECT_EQ(last("datum_plus(r38, 160 jaar, later)"), "9984-02-15");
    EXPECT_EQ(last("datum_plus(r38, 165 jaar, later)"), "datum_te_ver");
    EXPECT_EQ(formula("datum_plus(0001-01-01, -1 dag, later)"), "(datum_te_ver)");
}

}  // namespace
}  // namespace recht
