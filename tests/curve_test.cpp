// Curves: points as calculate gives them, breakpoints of the law to the cent, cliffs with a sentence.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <filesystem>

#include "support.h"

namespace recht {
namespace {

using proef::Bench;
using proef::codes_of;
using proef::Tree;

struct Line {
    CurveData data;
    Tree details;
    bool good = false;
    std::string faults;
    // The x of each breakpoint, as text.
    [[nodiscard]] std::vector<std::string> breaks() const {
        std::vector<std::string> out;
        for (auto k = details.at("knikken").first(); k; k = k.next()) out.emplace_back(k.get("x").text());
        return out;
    }
    [[nodiscard]] bool has(const std::string& x) const {
        for (const auto& b : breaks()) {
            if (b == x) return true;
        }
        return false;
    }
};

Line curve(Bench& bench, const std::string& situation, const std::string& path, const std::string& from, const std::string& to, std::uint32_t points = 101) {
    Line out;
    Diagnostics diagnostics;
    out.good = bench.engine.curve(situation, {path, from, to, points}, out.data, diagnostics);
    out.faults = codes_of(diagnostics);
    if (out.good) out.details = Tree(out.data.details);
    return out;
}

Bench scheme(const std::string& amount, const std::string& more = {}) {
    return Bench(R"({"id":"proef","soort":"regeling","versie":"1",)" + more + R"("uitkomst":{"bedrag":")" + amount + R"(","per":"maand","bron":"uitkomstbron"}})");
}

TEST(Curve, PointsAreTheAnswers) {
    Bench bench({{"toeslag.json", proef::read_file("tests/mini/toeslag.json")}});
    const auto situation = [](const std::string& wage) {
        return R"({"datum":"2024-02-15","aanvrager":{"geboortedatum":"1990-01-01","loon":)" + wage + R"(},"partner":null,"kinderen":[],"huur":500,"p":false,"kleur":"rood"})";
    };
    const auto line = curve(bench, situation("0"), "aanvrager.loon", "0", "50000", 51);
    ASSERT_TRUE(line.good) << line.faults;
    ASSERT_EQ(line.data.x.size(), 51u);
    ASSERT_EQ(line.data.lines.size(), 1u);
    for (std::size_t i = 0; i < line.data.x.size(); ++i) {
        EXPECT_EQ(line.data.x[i], 1000.0 * static_cast<double>(i));
        const Tree answer(bench.engine.calculate(situation(std::to_string(1000 * i))));
        const auto amount = answer["regelingen/toeslag/bedrag/laagste"];
        const double want = answer["regelingen/toeslag/recht"] == "ja" ? std::stod(amount) : 0;
        EXPECT_DOUBLE_EQ(line.data.lines[0].low[i], want) << i;
        EXPECT_DOUBLE_EQ(line.data.lines[0].high[i], want);
        EXPECT_DOUBLE_EQ(line.data.total[i], want);
    }
    // Above 30.000 the right ends, and with it 233 euros a month.
    EXPECT_TRUE(line.has("30001")) << line.data.details;
    auto last = line.details.at("knikken").first();
    while (last && last.get("x").text() != "30001") last = last.next();
    ASSERT_TRUE(last) << line.data.details;
    EXPECT_EQ(last.string("soort"), "afgrond");
    EXPECT_EQ(last.string("regel"), "inkomen");
    EXPECT_EQ(last.string("bron"), "Wet art. 2");
    EXPECT_EQ(last.get("verschil").text(), "-233");
    EXPECT_NE(line.details["zinnen/0"].find("€ 30.001"), std::string::npos) << line.data.details;
}

// Breakpoints to the cent: branch, bracket, min and max, condition, table row.
TEST(Curve, BreakpointsOfTheLawToTheCent) {
    const std::string at = R"({"datum":"2024-02-15"})";
    auto branch = scheme("als huur > € 333.33 dan € 100 anders € 0");
    auto line = curve(branch, at, "huur", "0", "1000", 11);
    ASSERT_TRUE(line.good);
    EXPECT_EQ(line.breaks(), (std::vector<std::string>{"333.34"}));
    auto least = scheme("min(huur, € 512.07)");
    line = curve(least, at, "huur", "0", "1000", 11);
    EXPECT_TRUE(line.has("512.07") || line.has("512.08")) << line.data.details;
    EXPECT_EQ(line.breaks().size(), 1u) << line.data.details;
    auto most = scheme("max(0, huur − € 250.01)");
    line = curve(most, at, "huur", "0", "1000", 11);
    EXPECT_TRUE(line.has("250.01") || line.has("250.02")) << line.data.details;
    auto row = scheme("tabel(t, huur)", R"("tabellen":{"t":{"sleutel":"bedrag/maand","kolommen":{"w":"bedrag/maand"},"loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","bron":"b","status":"officieel",
       "rijen":[{"van":0,"tot":199.99,"w":80},{"van":200,"tot":700.5,"w":60},{"van":700.51,"w":10}]}]}},)");
    line = curve(row, at, "huur", "0", "1000", 11);
    EXPECT_EQ(line.breaks(), (std::vector<std::string>{"200", "700.51"})) << line.data.details;
    auto condition = scheme("€ 40", R"("voorwaarden":[{"id":"laag","eis":"huur < € 640.5","bron":"voorwaardebron"}],)");
    line = curve(condition, at, "huur", "0", "1000", 11);
    EXPECT_EQ(line.breaks(), (std::vector<std::string>{"640.5"})) << line.data.details;
    EXPECT_EQ(line.details["knikken/0/bron"], "voorwaardebron");
    EXPECT_EQ(line.details["knikken/0/soort"], "afgrond");
}

TEST(Curve, BreakpointsOfBrackets) {
    auto brackets = scheme("schijven(t, huur)", R"("tabellen":{"t":{"sleutel":"bedrag/maand","kolommen":{"tarief":"percentage"},"loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","bron":"b","status":"officieel",
       "rijen":[{"van":0,"tot":300,"tarief":0},{"van":300.01,"tarief":80}]}]}},)");
    const auto line = curve(brackets, R"({"datum":"2024-02-15"})", "huur", "0", "1000", 11);
    EXPECT_TRUE(line.has("300.01") || line.has("300.02")) << line.data.details;
}

// Where a slow reduction begins is a breakpoint of the law, however long the line.
TEST(Curve, TheStartOfASlowReduction) {
    Bench bench({{"toeslag.json", proef::read_file("tests/mini/toeslag.json")}});
    const auto line = curve(bench, R"({"datum":"2024-02-15","aanvrager":{"geboortedatum":"1990-01-01"},"partner":null,"kinderen":[],"huur":500,"p":false,"kleur":"rood"})", "aanvrager.loon", "0", "50000", 51);
    EXPECT_TRUE(line.has("12001") || line.has("12000")) << line.data.details;
}

// Steps of rounding are no breakpoints of the law.
TEST(Curve, RoundingIsNoBreakpoint) {
    auto rounded = scheme("afgerond(huur × 0.5, op € 1, omlaag)");
    const auto line = curve(rounded, R"({"datum":"2024-02-15"})", "huur", "0", "1000", 51);
    ASSERT_TRUE(line.good);
    EXPECT_TRUE(line.breaks().empty()) << line.data.details;
}

TEST(Curve, AlongADateAndANumber) {
    auto aging = scheme("als leeftijd(aanvrager.geboortedatum, op datum) < 18 dan € 50 anders € 10");
    auto line = curve(aging, R"({"datum":"2024-02-15"})", "aanvrager.geboortedatum", "2000-01-01", "2010-12-31", 20);
    ASSERT_TRUE(line.good) << line.faults;
    ASSERT_EQ(line.breaks().size(), 1u) << line.data.details;
    EXPECT_EQ(line.details["knikken/0/x"], "2006-02-16");
    auto points = scheme("als a ≥ 2 dan € 50 anders € 10");
    line = curve(points, R"({"datum":"2024-02-15"})", "a", "-4", "5", 10);
    ASSERT_TRUE(line.good);
    EXPECT_EQ(line.breaks(), (std::vector<std::string>{"2"}));
}

TEST(Curve, OfAListElementAndWithOpenFacts) {
    auto sum = scheme("periode(som(kinderen waarvoor kind.telt, € 1 × kind.punten), maand) + (als p dan huur anders € 0)");
    auto line = curve(sum, R"({"datum":"2024-02-15","kinderen":[{"telt":true},{"telt":true,"punten":1}],"p":false})", "kinderen[0].punten", "-2", "3", 6);
    ASSERT_TRUE(line.good) << line.faults;
    EXPECT_DOUBLE_EQ(line.data.total[5], 4);
    // p and huur are not known: a band instead of a line.
    line = curve(sum, R"({"datum":"2024-02-15","kinderen":[{"telt":true}]})", "kinderen[0].punten", "-2", "3", 6);
    ASSERT_TRUE(line.good);
    EXPECT_DOUBLE_EQ(line.data.lines[0].low[0], -2);
    EXPECT_DOUBLE_EQ(line.data.lines[0].high[5], 3003);
}

// From point to point only that is computed which the fact can change, and over single values what can have no other. A
// curve that begins in a point computes all of it, in ranges: the law leaves figures open here, and of an income facts.
TEST(Curve, APointIsTheSameWhereverTheCurveBegins) {
    std::vector<RulesetSource> national;
    for (const auto& e : std::filesystem::directory_iterator(std::filesystem::path(RECHT_ROOT) / "rulesets/rijk")) {
        const auto name = e.path().filename().string();
        if (e.path().extension() == ".json" && name.find(".cases.") == std::string::npos) national.push_back({name, proef::read_file("rulesets/rijk/" + name)});
    }
    Bench bench(national, false);
    ASSERT_TRUE(bench.good);
    const auto household = proef::read_file("tests/bench/incomes.json");
    const std::vector<std::array<std::string, 3>> ways{{"aanvrager.inkomsten[0].bruto", "0", "4000"}, {"partner.inkomsten[0].bruto", "0", "2000"}, {"woning.kale_huur", "300", "1100"}};
    for (const auto& [path, from, to] : ways) {
        const auto line = curve(bench, household, path, from, to, 9);
        ASSERT_TRUE(line.good) << line.faults;
        bool open = false;
        bool moves = false;
        for (std::size_t i = 0; i + 1 < line.data.x.size(); ++i) {
            const auto here = curve(bench, household, path, std::to_string(static_cast<int>(line.data.x[i])), to, 2);
            ASSERT_TRUE(here.good) << here.faults;
            ASSERT_EQ(here.data.lines.size(), line.data.lines.size());
            EXPECT_EQ(line.data.total[i], here.data.total[0]) << path << " " << i;
            for (std::size_t s = 0; s < line.data.lines.size(); ++s) {
                const auto& whole = line.data.lines[s];
                EXPECT_EQ(whole.low[i], here.data.lines[s].low[0]) << whole.scheme << " " << path << " " << i;
                EXPECT_EQ(whole.high[i], here.data.lines[s].high[0]) << whole.scheme << " " << path << " " << i;
                open = open || whole.low[i] != whole.high[i];
                moves = moves || whole.low[i] != whole.low[0];
            }
        }
        EXPECT_TRUE(open && moves) << path << ": nothing is tested";
    }
}

TEST(Curve, TheFactItselfMayBeFilledIn) {
    auto any = scheme("huur");
    const auto a = curve(any, R"({"datum":"2024-02-15","huur":7})", "huur", "0", "10", 11);
    const auto b = curve(any, R"({"datum":"2024-02-15"})", "huur", "0", "10", 11);
    ASSERT_TRUE(a.good && b.good);
    EXPECT_EQ(a.data.total, b.data.total);
    // An engine that drew a curve still gives the same answer.
    EXPECT_EQ(any.answer(R"({"datum":"2024-02-15","huur":7})")["regelingen/proef/bedrag/laagste"], "7");
}

TEST(Curve, NotAlongAnElementThatIsNotThere) {
    auto any = scheme("huur");
    EXPECT_EQ(curve(any, R"({"datum":"2024-02-15"})", "kinderen[0].punten", "0", "1").faults, "kromme_ongeldig");
}

TEST(Curve, Refusals) {
    auto any = scheme("huur");
    for (const auto& [path, from, to] : std::vector<std::tuple<std::string, std::string, std::string>>{{"weg", "0", "5"}, {"kleur", "0", "5"}, {"p", "0", "1"}, {"huur", "5", "5"}, {"huur", "6", "5"},
             {"huur", "-1", "5"}, {"huur", "0", "3000.01"}, {"huur", "x", "5"}, {"huur", "0", ""}, {"huur", "0.001", "5"}, {"inkomen", "0.5", "5"}, {"dag", "1", "5"}, {"dag", "2024-01-01", "2024-02-30"},
             {"aanvrager", "0", "5"}, {"", "0", "1"}}) {
        const auto line = curve(any, R"({"datum":"2024-02-15"})", path, from, to);
        EXPECT_FALSE(line.good) << path << " " << from << " " << to;
        EXPECT_EQ(line.faults, "kromme_ongeldig") << path;
    }
    EXPECT_EQ(curve(any, "{", "huur", "0", "5").faults, "json_ongeldig");
    EXPECT_EQ(curve(any, "{}", "huur", "0", "5").faults, "ontbreekt");
}

}  // namespace
}  // namespace recht
