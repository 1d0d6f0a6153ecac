// The explanation: every step with its value, formula and source; only what decided.
#include <gtest/gtest.h>

#include <filesystem>

#include "explain.h"
#include "support.h"

namespace recht {
namespace {

using proef::Bench;
using proef::bench;
using proef::text_of;
using proef::json_of;
using proef::Tree;

Tree explained(const std::string& situation) { return Tree(bench().engine.explain(situation, "toeslag")); }

const std::string kHousehold = R"({"datum":"2024-02-15","aanvrager":{"geboortedatum":"1990-01-01","loon":18000},"partner":null,"kinderen":[{"punten":2,"telt":true},{"punten":3,"telt":false}],"huur":500,"p":false,"kleur":"rood"})";

// The step named `name` anywhere below, depth first.
JsonRef find(JsonRef step, std::string_view name, std::string_view of = {}) {
    if (!step.is(JsonType::object)) return {};
    if (step.string("naam") == name && (of.empty() || step.string("van") == of || step.string("pad") == of)) return step;
    if (const auto steps = step.get("stappen"); steps.is(JsonType::array)) {
        for (auto s = steps.first(); s; s = s.next()) {
            if (const auto found = find(s, name, of)) return found;
        }
    }
    return {};
}

TEST(Explanation, TheAmountStepByStep) {
    const auto tree = explained(kHousehold);
    const auto root = tree.at("uitleg");
    EXPECT_EQ(root.string("soort"), "regeling");
    EXPECT_EQ(root.string("recht"), "ja");
    EXPECT_EQ(root.string("wet"), "BWBR0000000");
    const auto reduction = find(root, "vermindering");
    ASSERT_TRUE(reduction);
    EXPECT_EQ(reduction.string("formule"), "afbouw × max(0, inkomen_samen − € 12000)");
    EXPECT_EQ(reduction.string("ingevuld"), "12,5% × het hoogste van 0 en € 18.000 − € 12.000");
    EXPECT_EQ(reduction.string("bron"), "Wet art. 3");
    EXPECT_EQ(reduction.get("waarde").string("tekst"), "€ 750");
    EXPECT_EQ(reduction.get("waarde").string("per"), "jaar");
    EXPECT_EQ(reduction.get("waarde").string("exact"), "750");
    EXPECT_EQ(reduction.get("waarde").string("soort"), "bedrag");
    const auto rate = find(root, "afbouw");
    ASSERT_TRUE(rate);
    EXPECT_EQ(rate.string("soort"), "parameter");
    EXPECT_EQ(rate.string("status"), "officieel");
    EXPECT_EQ(rate.get("waarde").string("soort"), "percentage");
    const auto wage = find(root, "loon", "aanvrager.loon");
    ASSERT_TRUE(wage) << json_of(root);
    EXPECT_EQ(wage.string("herkomst"), "ingevuld");
    const auto partner = find(root, "loon", "partner.loon");
    ASSERT_TRUE(partner);
    EXPECT_EQ(partner.string("herkomst"), "er_is_niemand");
    EXPECT_EQ(json_of(partner.get("waarde")), "null");
}

TEST(Explanation, ElementsOfAList) {
    const auto tree = explained(kHousehold);
    const auto sum = find(tree.at("uitleg"), "kinderen_samen");
    ASSERT_TRUE(sum);
    const auto first = sum.get("stappen").first();
    EXPECT_EQ(first.string("soort"), "element");
    EXPECT_EQ(first.string("van"), "kinderen[0]");
    EXPECT_EQ(first.get("waarde").string("tekst"), "€ 20");
    EXPECT_EQ(first.next().get("waarde").string("tekst"), "€ 0");
}

TEST(Explanation, ANoNamesWhatFailed) {
    auto situation = kHousehold;
    situation.replace(situation.find("18000"), 5, "40000");
    const auto tree = explained(situation);
    EXPECT_EQ(tree["uitleg/recht"], "nee");
    EXPECT_FALSE(find(tree.at("uitleg"), "maandbedrag")) << "without a right no amount";
    const auto condition = find(tree.at("uitleg"), "inkomen");
    ASSERT_TRUE(condition);
    EXPECT_EQ(condition.string("voldaan"), "nee");
    EXPECT_EQ(condition.string("ingevuld"), "€ 40.000 ≤ € 30.000");
}

TEST(Explanation, OfWhatIsOpen) {
    const auto tree = explained(R"({"datum":"2024-02-15","aanvrager":{"loon":{"van":10000,"tot":20000}},"kleur":{"een_van":["rood","geel"]}})");
    EXPECT_EQ(tree["uitleg/recht"], "misschien");
    const auto wage = find(tree.at("uitleg"), "loon", "aanvrager.loon");
    ASSERT_TRUE(wage);
    EXPECT_EQ(wage.get("waarde").string("tekst"), "€ 10.000 tot € 20.000");
    const auto birth = find(tree.at("uitleg"), "geboortedatum");
    ASSERT_TRUE(birth);
    EXPECT_EQ(birth.string("herkomst"), "onbekend");
    EXPECT_TRUE(birth.get("waarde").get("laagste"));
    const auto colour = find(tree.at("uitleg"), "kleur");
    ASSERT_TRUE(colour);
    EXPECT_EQ(colour.get("waarde").string("tekst"), "onbekend");
    EXPECT_EQ(find(tree.at("uitleg"), "bijzonder").string("voldaan"), "onbekend");
}

TEST(Explanation, EachKindOfStep) {
    Bench b(std::vector<RulesetSource>{{"proef.json", R"J({"id":"proef","soort":"regeling","versie":"1",
      "tabellen":{"t":{"sleutel":"geheel","kolommen":{"w":"bedrag/maand"},"loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","bron":"tabelbron","status":"afgeleid","rijen":[{"van":-9,"tot":1,"w":10},{"van":2,"w":20}]}]},
                  "s":{"sleutel":"bedrag/maand","kolommen":{"tarief":"percentage"},"loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","bron":"schijf","status":"officieel","rijen":[{"van":0,"tot":100,"tarief":10},{"van":100.01,"tarief":20}]}]}},
      "regels":[{"naam":"opgezocht","is":"tabel(t, a)","bron":"b1"},{"naam":"belasting","is":"schijven(s, huur)","bron":"b2"},
        {"naam":"keuze","is":"als er_is(partner) en kleur = rood dan opgezocht anders belasting","bron":"b3"},
        {"naam":"dagen","is":"als er_is(einde) dan dagen_tussen(datum, einde) anders -1","bron":"b4"},
        {"naam":"rond","is":"afgerond(keuze, op € 5, rekenkundig)","bron":"b5"},
        {"naam":"plus","is":"datum_plus(dag, 3 maanden, later) > datum en niet p","bron":"b6"},
        {"naam":"aantallen","is":"aantal(personen waarvoor persoon.werkt) + aantal(aanvrager.inkomsten waarvoor inkomst.soort in (loon, winst))","bron":"b7"},
        {"naam":"laag","is":"laagste(kinderen waarvoor kind.telt, kind.punten, anders 7)","bron":"b8"},
        {"naam":"omgerekend","is":"per_jaar(huur) > € 1000 of bevat(merken, x)","bron":"b9"}],
      "voorwaarden":[{"id":"alles","eis":"plus of omgerekend of aantallen > 0 of dagen > 0 of laag > 0 of misschien of alleenstaand","bron":"b"}],
      "uitkomst":{"bedrag":"min(rond, € 100)","per":"maand","bron":"b"}})J"}});
    ASSERT_TRUE(b.good) << text_of(b.diagnostics);
    const std::string people[] = {R"({"datum":"2024-02-15","a":2,"huur":150,"partner":{"werkt":true},"kleur":"rood","einde":null,"dag":"2024-01-31","p":true,"aanvrager":{"inkomsten":[{"soort":"loon","bedrag":5}]},"kinderen":[{"telt":true,"punten":-2}]})",
        R"({"datum":"2024-02-15","a":2,"huur":150,"partner":null,"kleur":"groen","einde":"2024-01-31","dag":"2024-01-31","p":false,"kinderen":[]})", R"({"datum":"2024-02-15"})"};
    for (const auto& situation : people) {
        const Tree tree(b.engine.explain(situation, "proef"));
        ASSERT_FALSE(b.engine.failed()) << tree.text();
        ASSERT_TRUE(tree.at("uitleg/stappen/0"));
    }
    const Tree tree(b.engine.explain(people[0], "proef"));
    const auto root = tree.at("uitleg");
    const auto table = find(root, "t");
    ASSERT_TRUE(table) << tree.text();
    EXPECT_EQ(table.string("soort"), "tabel");
    EXPECT_EQ(table.string("bron"), "tabelbron");
    EXPECT_EQ(table.string("status"), "afgeleid");
    EXPECT_FALSE(find(root, "belasting")) << "the branch not taken is no explanation";
    const auto there = find(root, "er_is");
    ASSERT_TRUE(there);
    EXPECT_EQ(there.string("pad"), "partner");
    EXPECT_EQ(there.get("waarde").string("tekst"), "ja");
    EXPECT_EQ(find(root, "rond").string("ingevuld"), "afgerond (rekenkundig op 5): € 20");
    const Tree other(b.engine.explain(people[1], "proef"));
    EXPECT_TRUE(find(other.at("uitleg"), "belasting"));
    EXPECT_TRUE(find(other.at("uitleg"), "s"));
}

// A formula that is filled in reads as it is worked out: who reckons after it gets the same.
TEST(Explanation, BracketsWhereTheyAreNeeded) {
    Bench b(std::vector<RulesetSource>{{"proef.json", R"J({"id":"proef","soort":"regeling","versie":"1","regels":[
        {"naam":"duur","is":"huur > € 15","bron":"b"},
        {"naam":"hoogst","is":"max(€ 0, huur − € 10) × 2","bron":"b"},
        {"naam":"erna","is":"2 × max(€ 1, huur) + huur","bron":"b"},
        {"naam":"tweemaal","is":"max(min(huur, € 7), € 3)","bron":"b"},
        {"naam":"gekozen","is":"(als duur dan huur + € 1 anders huur) × 2","bron":"b"},
        {"naam":"van_of","is":"duur en (p of huur > € 5)","bron":"b"},
        {"naam":"van_en","is":"p of duur en huur > € 5","bron":"b"},
        {"naam":"alles","is":"als van_of en van_en dan hoogst + erna + tweemaal + gekozen anders € 0","bron":"b"}],
      "uitkomst":{"bedrag":"alles","per":"maand","bron":"b"}})J"}});
    ASSERT_TRUE(b.good) << text_of(b.diagnostics);
    const Tree tree(b.engine.explain(R"({"datum":"2024-02-15","huur":20,"p":false,"kleur":"rood"})", "proef"));
    const auto root = tree.at("uitleg");
    EXPECT_EQ(find(root, "hoogst").string("ingevuld"), "(het hoogste van € 0 en € 20 − € 10) × 2");
    EXPECT_EQ(find(root, "erna").string("ingevuld"), "(2 × het hoogste van € 1 en € 20) + € 20");
    EXPECT_EQ(find(root, "tweemaal").string("ingevuld"), "het hoogste van (het laagste van € 20 en € 7) en € 3");
    EXPECT_EQ(find(root, "gekozen").string("ingevuld"), "(€ 20 + € 1) × 2");
    EXPECT_EQ(find(root, "van_of").string("ingevuld"), "ja en (nee of € 20 > € 5)");
    EXPECT_EQ(find(root, "van_en").string("ingevuld"), "nee of ja en € 20 > € 5");
}

// A rule that was explained is not explained again.
TEST(Explanation, OnceIsEnough) {
    Bench b(std::vector<RulesetSource>{{"proef.json", R"({"id":"proef","soort":"regeling","versie":"1","regels":[{"naam":"x","is":"huur + € 1","bron":"b"},{"naam":"y","is":"x + x","bron":"b"}],"uitkomst":{"bedrag":"x + y","per":"maand","bron":"b"}})"}});
    ASSERT_TRUE(b.good);
    const auto text = b.engine.explain(R"({"datum":"2024-02-15","huur":5})", "proef");
    std::size_t again = 0;
    for (auto at = text.find("al_uitgelegd"); at != std::string::npos; at = text.find("al_uitgelegd", at + 1)) ++again;
    EXPECT_EQ(again, 2u) << text;
}

// Every national scheme, of people of whom much or little is known.
TEST(Explanation, NoLimitOfAFactPosesAsLaw) {
    std::vector<RulesetSource> sources;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(RECHT_ROOT) / "rulesets/rijk")) {
        const auto name = entry.path().filename().string();
        if (name.find(".cases.") == std::string::npos && entry.path().extension() == ".json") sources.push_back({name, proef::read_file("rulesets/rijk/" + name)});
    }
    Engine engine;
    Diagnostics diagnostics;
    ASSERT_TRUE(engine.load(std::move(sources), diagnostics)) << text_of(diagnostics);
    const std::string people[] = {R"({"datum":"2026-07-15"})", R"({"datum":"2026-07-15","aanvrager":{"geboortedatum":"1985-03-10","inkomsten":[{"soort":"loon","bruto":1700,"per":"maand"}]},"partner":null,"kinderen":[{"geboortedatum":"2020-01-01"}]})",
        R"({"datum":"2026-07-15","aanvrager":{"geboortedatum":"1985-03-10","inkomsten":[{"soort":"loon","bruto":1700,"per":"maand","tot":"2026-06-30"}]},"partner":{},"medebewoners":[]})"};
    std::size_t schemes = 0;
    for (const auto& situation : people) {
        const Tree answer(engine.calculate(situation));
        for (auto s = answer.at("regelingen").first(); s; s = s.next()) {
            ++schemes;
            const auto text = engine.explain(situation, s.key());
            for (auto at = text.find("10.000.000"); at != std::string::npos; at = text.find("10.000.000", at + 1)) ADD_FAILURE() << s.key() << ": " << text.substr(at - 80, 120);
        }
    }
    EXPECT_GT(schemes, 60u);
}

TEST(Explanation, UnknownScheme) {
    const Tree tree(bench().engine.explain(kHousehold, "toeslagg"));
    EXPECT_EQ(tree["fouten/0/code"], "regeling_onbekend");
    EXPECT_EQ(tree["fouten/0/hint"], "Bedoelde u 'toeslag'?");
    EXPECT_TRUE(bench().engine.failed());
}

TEST(Explanation, DutchValues) {
    Catalog catalog;
    Node money;
    money.type.kind = Kind::money;
    money.scale = {2, 1};
    EXPECT_EQ(dutch_value(123456789, money, catalog), "€ 1.234.567,89");
    EXPECT_EQ(dutch_value(100, money, catalog), "€ 1");
    EXPECT_EQ(dutch_value(150, money, catalog), "€ 1,50");
    EXPECT_EQ(dutch_value(-123456, money, catalog), "€ -1.234,56");
    EXPECT_EQ(dutch_value(0, money, catalog), "€ 0");
    Node percent;
    percent.type.percent = true;
    percent.scale = {5, 1};
    EXPECT_EQ(dutch_value(1879, percent, catalog), "1,879%");
    Node number;
    EXPECT_EQ(dutch_value(12345, number, catalog), "12.345");
    Node date;
    date.type.kind = Kind::date;
    EXPECT_EQ(dutch_value(0, date, catalog), "1-1-1970");
    Node truth;
    truth.type.kind = Kind::boolean;
    EXPECT_EQ(dutch_value(1, truth, catalog), "ja");
    EXPECT_EQ(dutch_value(0, truth, catalog), "nee");
}

}  // namespace
}  // namespace recht
