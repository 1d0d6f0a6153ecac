// Choices, sets of options and tables: exactly, and over every set of what is possible.
#include <gtest/gtest.h>

#include <bit>

#include "lab.h"

namespace recht {
namespace {

using proef::Lab;
using proef::Variable;
using Point = std::vector<std::int64_t>;

const Variable kColour{"kleur", {1, 2, 4, 8}};  // rood, groen, blauw, geel
const Variable kPaint{"verf", {1, 2, 4, 8}};
const Variable kP{"p", {0, 1}};

// More options than fit in bits: held by their position, ranges span the alphabet.
Variable lands() {
    Variable v{"land", {}, {0, 1, 2, 5, 6, 30, 63, 64}};
    for (std::int64_t i = 0; i <= 64; ++i) v.values.push_back(i);
    return v;
}

TEST(Choices, Comparisons) {
    Lab("kleur = rood").exhaust({kColour}, true, 0, [](const Point& x) { return x[0] == 1; });
    Lab("groen = kleur").exhaust({kColour}, true, 0, [](const Point& x) { return x[0] == 2; });
    Lab("kleur ≠ geel").exhaust({kColour}, true, 0, [](const Point& x) { return x[0] != 8; });
    Lab("kleur in (rood, geel)").exhaust({kColour}, true, 0, [](const Point& x) { return x[0] == 1 || x[0] == 8; });
    Lab("niet kleur in (rood, 'geel')").exhaust({kColour}, true, 0, [](const Point& x) { return x[0] != 1 && x[0] != 8; });
    Lab("kleur = verf").exhaust({kColour, kPaint}, true, 0, [](const Point& x) { return x[0] == x[1]; });
    Lab("kleur ≠ verf").exhaust({kColour, kPaint}, true, 0, [](const Point& x) { return x[0] != x[1]; });
    Lab("kleur in (verf, rood)").exhaust({kColour, kPaint}, false, 0, [](const Point& x) { return x[0] == x[1] || x[0] == 1; });
}

TEST(Choices, Choosing) {
    Lab("als p dan kleur anders verf").exhaust({kP, kColour, kPaint}, true, 0, [](const Point& x) { return x[0] ? x[1] : x[2]; });
    Lab("(als p dan kleur anders verf) = rood").exhaust({kP, kColour, kPaint}, true, 0, [](const Point& x) { return (x[0] ? x[1] : x[2]) == 1; });
}

TEST(Choices, ManyOptions) {
    Lab("land = 'L05'").exhaust({lands()}, true, 0, [](const Point& x) { return x[0] == 5; });
    Lab("land ≠ 'L64'").exhaust({lands()}, true, 0, [](const Point& x) { return x[0] != 64; });
    Lab("land in ('L05', 'L06', 'L00')").exhaust({lands()}, true, 0, [](const Point& x) { return x[0] == 0 || x[0] == 5 || x[0] == 6; });
    Lab("als land in (L01, L02) dan 1 anders 0").exhaust({lands()}, true, 0, [](const Point& x) { return x[0] == 1 || x[0] == 2; });
}

TEST(Choices, SeveralAtOnce) {
    Lab lab("bevat(merken, y)");
    bool exact = true;
    EXPECT_EQ(lab.in(R"({"datum":"2024-02-15","merken":["x","y"]})", exact), (Interval{1, 1}));
    EXPECT_EQ(lab.in(R"({"datum":"2024-02-15","merken":["x"]})", exact), (Interval{0, 0}));
    EXPECT_EQ(lab.in(R"({"datum":"2024-02-15"})", exact), (Interval{0, 0}));  // the default: none
    EXPECT_TRUE(exact);
    // Surely x, possibly y too.
    const int field = lab.situation().catalog().classes()[0].find("merken");
    lab.machine().set(0, 0, static_cast<std::uint16_t>(field), {1, 3});
    lab.machine().run_range();
    EXPECT_EQ(lab.read(), (Interval{0, 1}));
    lab.machine().set(0, 0, static_cast<std::uint16_t>(field), {2, 7});
    lab.machine().run_range();
    EXPECT_EQ(lab.read(), (Interval{1, 1}));
    lab.machine().set(0, 0, static_cast<std::uint16_t>(field), {0, 5});
    lab.machine().run_range();
    EXPECT_EQ(lab.read(), (Interval{0, 0}));
}

const std::string kTables = R"("tabellen":{
 "klassen":{"sleutel":"geheel","kolommen":{"waarde":"geheel","deel":"percentage"},"loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","bron":"b","status":"officieel",
  "rijen":[{"van":-4,"tot":-1,"waarde":7,"deel":0.5},{"van":0,"tot":1,"waarde":2,"deel":10},{"van":2,"waarde":9,"deel":1.25}]}]},
 "gaten":{"sleutel":"geheel","kolommen":{"waarde":"geheel"},"loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","bron":"b","status":"officieel",
  "rijen":[{"van":-2,"tot":-1,"waarde":7},{"van":1,"tot":3,"waarde":2}],"anders":{"waarde":-5}}]},
 "per_kleur":{"sleutel":"keuze situatie.kleur","kolommen":{"waarde":"geheel"},"loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","bron":"b","status":"officieel",
  "rijen":[{"is":"rood","waarde":3},{"is":"blauw","waarde":-1}],"anders":{"waarde":8}}]},
 "per_land":{"sleutel":"keuze situatie.land","kolommen":{"waarde":"factor"},"loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","bron":"b","status":"officieel",
  "rijen":[{"is":"L05","waarde":0.5},{"is":"L64","waarde":0.25}],"anders":{"waarde":1}}]},
 "tarieven":{"sleutel":"bedrag/jaar","kolommen":{"tarief":"percentage"},"loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","bron":"b","status":"officieel",
  "rijen":[{"van":0,"tot":100,"tarief":10},{"van":100.01,"tot":1000,"tarief":30},{"van":1000.01,"tarief":50}]}]},
 "op_en_af":{"sleutel":"bedrag/jaar","kolommen":{"tarief":"percentage"},"loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","bron":"b","status":"officieel",
  "rijen":[{"van":0,"tot":100,"tarief":10},{"van":101,"tot":200,"tarief":0},{"van":201,"tarief":-5}]}]}})";

TEST(Tables, Lookup) {
    const Variable a{"a", {-4, -3, -2, -1, 0, 1, 2, 3, 4, 5}};
    const auto used = [](const std::string& formula) { return Lab(formula, kTables, {{"alles",
        "tabel(klassen, a) + tabel(gaten, a) + tabel(per_kleur, kleur) + tabel(per_land, land)"},
        {"som", "schijven(tarieven, inkomen) + schijven(op_en_af, inkomen)"}}); };
    used("tabel(klassen, a)").exhaust({a}, true, 0, [](const Point& x) { return x[0] < 0 ? 7 : x[0] < 2 ? 2 : 9; });
    used("tabel(klassen.waarde, a)").exhaust({a}, true, 0, [](const Point& x) { return x[0] < 0 ? 7 : x[0] < 2 ? 2 : 9; });
    used("tabel(klassen.deel, a)").exhaust({a}, true, 4, [](const Point& x) { return x[0] < 0 ? 50 : x[0] < 2 ? 1000 : 125; });
    used("tabel(klassen, a × 0.5)").exhaust({a}, true, 0, [](const Point& x) { return x[0] < 0 ? 7 : x[0] < 4 ? 2 : 9; });
    used("tabel(gaten, a)").exhaust({a}, true, 0, [](const Point& x) { return x[0] == -2 || x[0] == -1 ? 7 : x[0] >= 1 && x[0] <= 3 ? 2 : -5; });
    used("tabel(per_kleur, kleur)").exhaust({kColour}, true, 0, [](const Point& x) { return x[0] == 1 ? 3 : x[0] == 4 ? -1 : 8; });
    used("tabel(per_land, land)").exhaust({lands()}, true, 2, [](const Point& x) { return x[0] == 5 ? 50 : x[0] == 64 ? 25 : 100; });
}

TEST(Tables, Brackets) {
    const Variable income{"inkomen", {0, 1, 50, 99, 100, 101, 150, 200, 201, 500, 999, 1000, 1001, 2500, 100000}};
    const auto used = [](const std::string& formula) { return Lab(formula, kTables, {{"alles",
        "tabel(klassen, a) + tabel(gaten, a) + tabel(per_kleur, kleur) + tabel(per_land, land)"},
        {"som", "schijven(tarieven, inkomen) + schijven(op_en_af, inkomen)"}}); };
    // A bracket runs to the start of the next one: the cent between 100 and 100,01 belongs to the first.
    used("schijven(tarieven, inkomen)").exhaust({income}, true, 4, [](const Point& x) {
        const auto part = [&](std::int64_t from, std::int64_t to) { return std::max<std::int64_t>(0, std::min(100 * x[0], to) - from); };
        return part(0, 10001) * 10 + part(10001, 100001) * 30 + part(100001, INT64_MAX) * 50;
    });
    // A key in cents, or twelfths of them, against a table in euros.
    const Variable rent{"huur", {0, 1, 800, 841, 842, 843, 1000, 1675, 300000}};
    used("schijven(op_en_af, per_jaar(huur))").exhaust({rent}, false, 4, [](const Point& x) {
        const auto part = [&](std::int64_t from, std::int64_t to) { return std::max<std::int64_t>(0, std::min(12 * x[0], to) - from); };
        return part(0, 10100) * 10 + part(20100, INT64_MAX) * -5;
    });
    used("schijven(op_en_af, per_jaar(per_maand(inkomen)))").exhaust({income}, false, 2, [](const Point& x) {
        const auto part = [&](std::int64_t from, std::int64_t to) { return std::max<std::int64_t>(0, std::min(x[0], to) - from); };
        return part(0, 101) * 10 + part(201, INT64_MAX) * -5;
    });
    // Rates below zero: the amount rises first and falls later.
    used("schijven(op_en_af, inkomen)").exhaust({income}, false, 2, [](const Point& x) {
        const auto part = [&](std::int64_t from, std::int64_t to) { return std::max<std::int64_t>(0, std::min(x[0], to) - from); };
        return part(0, 101) * 10 + part(201, INT64_MAX) * -5;
    });
}

}  // namespace
}  // namespace recht
