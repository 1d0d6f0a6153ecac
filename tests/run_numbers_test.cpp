// Numbers, amounts and truths: exact values against plain C++, ranges against every exact value inside them.
#include <gtest/gtest.h>

#include "lab.h"

namespace recht {
namespace {

using proef::Lab;
using proef::Variable;
using Point = std::vector<std::int64_t>;

std::vector<std::int64_t> from_to(std::int64_t first, std::int64_t last) {
    std::vector<std::int64_t> out;
    for (auto i = first; i <= last; ++i) out.push_back(i);
    return out;
}

const Variable kA{"a", from_to(-4, 5)};
const Variable kB{"b", from_to(-3, 6)};
const Variable kC{"c", from_to(1, 4)};
const Variable kP{"p", {0, 1}};
const Variable kQ{"q", {0, 1}};

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0); }
std::int64_t ceil_div(std::int64_t a, std::int64_t b) { return -floor_div(-a, b); }
// Half up: 2.5 → 3, −2.5 → −2.
std::int64_t half_div(std::int64_t a, std::int64_t b) { return floor_div(2 * a + b, 2 * b); }

TEST(Numbers, Arithmetic) {
    const std::vector<Variable> ab{kA, kB};
    Lab("a + b").exhaust(ab, true, 0, [](const Point& x) { return x[0] + x[1]; });
    Lab("a − b").exhaust(ab, true, 0, [](const Point& x) { return x[0] - x[1]; });
    Lab("a × b").exhaust(ab, true, 0, [](const Point& x) { return x[0] * x[1]; });
    Lab("−a × 3").exhaust({kA}, true, 0, [](const Point& x) { return -x[0] * 3; });
    Lab("-(-a)").exhaust({kA}, true, 0, [](const Point& x) { return x[0]; });
    Lab("a × 0.25 − b × 50%").exhaust(ab, true, 2, [](const Point& x) { return x[0] * 25 - x[1] * 50; });
    Lab("c × c × c").exhaust({kC}, true, 0, [](const Point& x) { return x[0] * x[0] * x[0]; });
    Lab("min(a, b)").exhaust(ab, true, 0, [](const Point& x) { return std::min(x[0], x[1]); });
    Lab("max(a, b, 1.5)").exhaust(ab, true, 1, [](const Point& x) { return std::max({10 * x[0], 10 * x[1], std::int64_t{15}}); });
    Lab("min(a, 2) + max(b, 2)").exhaust(ab, true, 0, [](const Point& x) { return std::min<std::int64_t>(x[0], 2) + std::max<std::int64_t>(x[1], 2); });
    // A value used twice may give a wider range than needed, never a narrower one.
    Lab("a × a − a").exhaust({kA}, false, 0, [](const Point& x) { return x[0] * x[0] - x[0]; });
    Lab("(a + b) × (a − b)").exhaust(ab, false, 0, [](const Point& x) { return (x[0] + x[1]) * (x[0] - x[1]); });
}

TEST(Numbers, Comparisons) {
    const std::vector<Variable> ab{kA, kB};
    Lab("a < b").exhaust(ab, true, 0, [](const Point& x) { return x[0] < x[1]; });
    Lab("a ≤ b").exhaust(ab, true, 0, [](const Point& x) { return x[0] <= x[1]; });
    Lab("a > b").exhaust(ab, true, 0, [](const Point& x) { return x[0] > x[1]; });
    Lab("a ≥ b").exhaust(ab, true, 0, [](const Point& x) { return x[0] >= x[1]; });
    Lab("a = b").exhaust(ab, true, 0, [](const Point& x) { return x[0] == x[1]; });
    Lab("a ≠ b").exhaust(ab, true, 0, [](const Point& x) { return x[0] != x[1]; });
    Lab("a > 2.5").exhaust({kA}, true, 0, [](const Point& x) { return x[0] > 2; });
    Lab("a in (-2, 1, 5)").exhaust({kA}, false, 0, [](const Point& x) { return x[0] == -2 || x[0] == 1 || x[0] == 5; });
    Lab("p = q").exhaust({kP, kQ}, true, 0, [](const Point& x) { return x[0] == x[1]; });
    Lab("p ≠ q").exhaust({kP, kQ}, true, 0, [](const Point& x) { return x[0] != x[1]; });
    // Quotients are compared without rounding, whatever the sign above the line.
    Lab("a ÷ c < b ÷ 3").exhaust({kA, kB, kC}, false, 0, [](const Point& x) { return 3 * x[0] < x[1] * x[2]; });
    Lab("a ÷ c = 1.5").exhaust({kA, kC}, false, 0, [](const Point& x) { return 2 * x[0] == 3 * x[1]; });
    Lab("1 ÷ c ≥ a ÷ 2").exhaust({kA, kC}, false, 0, [](const Point& x) { return 2 >= x[0] * x[1]; });
}

TEST(Numbers, Truth) {
    const std::vector<Variable> pq{kP, kQ};
    Lab("p en q").exhaust(pq, true, 0, [](const Point& x) { return x[0] & x[1]; });
    Lab("p of q").exhaust(pq, true, 0, [](const Point& x) { return x[0] | x[1]; });
    Lab("niet p").exhaust({kP}, true, 0, [](const Point& x) { return 1 - x[0]; });
    Lab("niet (p en niet q) of a > 3").exhaust({kP, kQ, kA}, true, 0, [](const Point& x) { return !(x[0] && !x[1]) || x[2] > 3; });
    Lab("p of niet p").exhaust({kP}, false, 0, [](const Point&) { return 1; });
    Lab("ja en p").exhaust({kP}, true, 0, [](const Point& x) { return x[0]; });
    Lab("p en ja").exhaust({kP}, true, 0, [](const Point& x) { return x[0]; });
    Lab("nee of p").exhaust({kP}, true, 0, [](const Point& x) { return x[0]; });
}

TEST(Numbers, Choosing) {
    Lab("als p dan a anders b").exhaust({kP, kA, kB}, true, 0, [](const Point& x) { return x[0] ? x[1] : x[2]; });
    Lab("als p dan q anders ja").exhaust({kP, kQ}, true, 0, [](const Point& x) { return x[0] ? x[1] : 1; });
    Lab("als a > b dan a − b anders b × 2").exhaust({kA, kB}, false, 0, [](const Point& x) { return x[0] > x[1] ? x[0] - x[1] : 2 * x[1]; });
    Lab("als a > 0 dan als b > 0 dan 1 anders 2 anders als p dan 3 anders 4").exhaust({kA, kB, kP}, true, 0,
        [](const Point& x) { return x[0] > 0 ? (x[1] > 0 ? 1 : 2) : x[2] ? 3 : 4; });
    Lab("als p dan 0.5 anders a").exhaust({kP, kA}, true, 1, [](const Point& x) { return x[0] ? 5 : 10 * x[1]; });
}

TEST(Numbers, Rounding) {
    using Divide = std::int64_t (*)(std::int64_t, std::int64_t);
    const std::pair<std::string, Divide> modes[] = {{"omlaag", floor_div}, {"omhoog", ceil_div}, {"rekenkundig", half_div}};
    for (const auto& [mode, divide] : modes) {
        const Divide d = divide;
        Lab("afgerond(a × 0.25, op 1, " + mode + ")").exhaust({kA}, true, 0, [d](const Point& x) { return d(x[0], 4); });
        Lab("afgerond(a × 0.25, op 0.1, " + mode + ")").exhaust({kA}, true, 1, [d](const Point& x) { return d(x[0] * 10, 4); });
        Lab("afgerond(a, op 5, " + mode + ")").exhaust({kA}, true, 0, [d](const Point& x) { return 5 * d(x[0], 5); });
        Lab("afgerond(a, op 0.01, " + mode + ")").exhaust({kA}, true, 0, [](const Point& x) { return x[0]; });
        Lab("afgerond(a × b, op 2.5, " + mode + ")").exhaust({kA, kB}, true, 1, [d](const Point& x) { return 25 * d(2 * x[0] * x[1], 5); });
        Lab("afgerond(a ÷ c, op 1, " + mode + ")").exhaust({kA, kC}, true, 0, [d](const Point& x) { return d(x[0], x[1]); });
        Lab("afgerond(a ÷ c, op 0.01, " + mode + ")").exhaust({kA, kC}, true, 2, [d](const Point& x) { return d(100 * x[0], x[1]); });
        // An amount times an amount by an amount: a sliding scale. From either side.
        Lab("afgerond(€ 600 × ((a × € 1) ÷ (c × € 1)), op 0.01, " + mode + ")").exhaust({kA, kC}, true, 2, [d](const Point& x) { return d(60000 * x[0], x[1]); });
        Lab("afgerond((a × € 1) ÷ (c × € 1) × € 600, op 1, " + mode + ")").exhaust({kA, kC}, true, 0, [d](const Point& x) { return d(600 * x[0], x[1]); });
        Lab("afgerond(a ÷ 7, op 3, " + mode + ")").exhaust({kA}, true, 0, [d](const Point& x) { return 3 * d(x[0], 21); });
        Lab("afgerond(a × b ÷ (c × 1.5), op 1, " + mode + ")").exhaust({kA, kB, kC}, false, 0, [d](const Point& x) { return d(2 * x[0] * x[1], 3 * x[2]); });
        Lab("afgerond(a ÷ c + b ÷ 2, op 1, " + mode + ")").exhaust({kA, kB, kC}, false, 0, [d](const Point& x) { return d(2 * x[0] + x[1] * x[2], 2 * x[2]); });
        Lab("afgerond(a ÷ c − b ÷ c, op 1, " + mode + ")").exhaust({kA, kB, kC}, false, 0, [d](const Point& x) { return d(x[0] - x[1], x[2]); });
        Lab("afgerond(a ÷ c ÷ 2, op 1, " + mode + ")").exhaust({kA, kC}, false, 0, [d](const Point& x) { return d(x[0], 2 * x[1]); });
        Lab("afgerond(a ÷ (3 ÷ c), op 1, " + mode + ")").exhaust({kA, kC}, false, 0, [d](const Point& x) { return d(x[0] * x[1], 3); });
        Lab("afgerond(max(a ÷ c, b ÷ 2), op 1, " + mode + ")").exhaust({kA, kB, kC}, false, 0,
            [d](const Point& x) { return d(std::max(2 * x[0], x[1] * x[2]), 2 * x[2]); });
        Lab("afgerond(min(b, a ÷ c, 2), op 1, " + mode + ")").exhaust({kA, kB, kC}, false, 0,
            [d](const Point& x) { return d(std::min({x[0], x[1] * x[2], 2 * x[2]}), x[2]); });
        Lab("afgerond(als p dan a ÷ c anders b, op 1, " + mode + ")").exhaust({kA, kB, kC, kP}, false, 0,
            [d](const Point& x) { return x[3] ? d(x[0], x[2]) : x[1]; });
        Lab("afgerond(als p dan a ÷ c anders b ÷ 4, op 1, " + mode + ")").exhaust({kA, kB, kC, kP}, false, 0,
            [d](const Point& x) { return x[3] ? d(x[0], x[2]) : d(x[1], 4); });
    }
}

// Amounts: conversion of periods is exact, whatever is rounded after it.
TEST(Numbers, Periods) {
    const Variable income{"inkomen", {0, 1, 2, 5, 11, 12, 13, 99999, 100000}};
    const Variable rent{"huur", {0, 1, 2, 99, 100, 101, 299999, 300000}};
    const Variable week{"weekgeld", {0, 1, 2, 3, 7, 100000}};
    Lab("afgerond(per_maand(inkomen), op 0.01, omlaag)").exhaust({income}, true, 2, [](const Point& x) { return 100 * x[0] / 12; });
    Lab("afgerond(per_maand(per_jaar(per_maand(inkomen))), op 0.01, omhoog)").exhaust({income}, true, 2, [](const Point& x) { return ceil_div(100 * x[0], 12); });
    Lab("per_jaar(per_maand(inkomen)) = inkomen").exhaust({income}, false, 0, [](const Point&) { return 1; });
    Lab("afgerond(per_maand(weekgeld), op 0.01, rekenkundig)").exhaust({week}, true, 2, [](const Point& x) { return half_div(52 * x[0], 12); });
    Lab("afgerond(per_vier_weken(huur), op 0.01, omlaag)").exhaust({rent}, true, 2, [](const Point& x) { return 12 * x[0] / 13; });
    Lab("afgerond(per_kwartaal(inkomen) + per_kwartaal(huur), op 1, omlaag)").exhaust({income, rent}, true, 0,
        [](const Point& x) { return (100 * x[0] / 4 * 1 + 3 * x[1]) / 100; });
    Lab("afgerond(per_week(huur), op 0.01, omlaag)").exhaust({rent}, true, 2, [](const Point& x) { return 12 * x[0] / 52; });
    Lab("per_maand(inkomen) > huur").exhaust({income, rent}, true, 0, [](const Point& x) { return 100 * x[0] > 12 * x[1]; });
    Lab("inkomen ÷ per_jaar(max(huur, € 1)) > 2").exhaust({income, rent}, false, 0, [](const Point& x) { return 100 * x[0] > 24 * std::max<std::int64_t>(x[1], 100); });
    Lab("periode(inkomen, maand) + huur").exhaust({income, rent}, true, 2, [](const Point& x) { return 100 * x[0] + x[1]; });
    Lab("periode(huur, eenmalig) − schuld").exhaust({rent, {"schuld", {-100000, -1, 0, 50, 100000}}}, true, 2, [](const Point& x) { return x[0] - x[1]; });
    Lab("max(0, huur − € 1) × deel").exhaust({rent, {"deel", {0, 1, 50, 50000, 100000}}}, true, 7,
        [](const Point& x) { return std::max<std::int64_t>(0, x[0] - 100) * x[1]; });
    Lab("huur × factor").exhaust({rent, {"factor", {-100, -1, 0, 1, 50, 100}}}, true, 4, [](const Point& x) { return x[0] * x[1]; });
}

// A stated range: the answer is a range although everything is known.
TEST(Numbers, StatedRange) {
    Lab lab("bereik(a, b) × 2");
    bool exact = true;
    EXPECT_EQ(lab.in(R"({"datum":"2024-02-15","a":1,"b":4})", exact), (Interval{2, 8}));
    EXPECT_EQ(lab.in(R"({"datum":"2024-02-15","a":3,"b":3})", exact), (Interval{6, 6}));
    EXPECT_EQ(lab.in(R"({"datum":"2024-02-15","a":1,"b":{"van":2,"tot":3}})", exact), (Interval{2, 6}));
    Lab other("als a > 0 dan bereik(0, a) anders b");
    EXPECT_EQ(other.in(R"({"datum":"2024-02-15","a":2,"b":6})", exact), (Interval{0, 2}));
    EXPECT_EQ(other.in(R"({"datum":"2024-02-15","a":-1,"b":6})", exact), (Interval{6, 6}));
}

}  // namespace
}  // namespace recht
