// What the language refuses, and how far it goes: types, divisors, depth, sizes, numbers of faults.
#include <gtest/gtest.h>

#include "support.h"

namespace recht {
namespace {

using proef::Bench;
using proef::formula;

TEST(LanguageTypes, OptionsAndTruthsHaveNoOrder) {
    EXPECT_EQ(formula("max(kleur, verf) = verf"), "(type_verschilt)");
    EXPECT_EQ(formula("min(ja, p)"), "(type_verschilt)");
    EXPECT_EQ(formula("bereik(kleur, verf) = verf"), "(type_verschilt)");
    EXPECT_EQ(formula("max(a, b)", R"({"a":2,"b":-1})"), "2");
    EXPECT_EQ(formula("max(dag, dag2)", R"({"dag":"2024-02-01","dag2":"2024-02-03"})"), "2024-02-03");
    EXPECT_EQ(formula("bereik(nee, ja)"), "onbekend");
}

TEST(LanguageTypes, EachDivisorIsPositive) {
    EXPECT_EQ(formula("afgerond(a ÷ (1 ÷ b), op 1, omlaag)"), "(deling_door_nul)");
    EXPECT_EQ(formula("afgerond(1 ÷ b ÷ b, op 1, omlaag)"), "(deling_door_nul)");
    EXPECT_EQ(formula("1 ÷ b < a ÷ b"), "(deling_door_nul deling_door_nul)");
    EXPECT_EQ(formula("afgerond(a ÷ (1 ÷ c), op 1, omlaag)", R"({"a":5,"c":3})"), "15");
    EXPECT_EQ(formula("als a > 0 dan afgerond(1 ÷ a, op 1, omlaag) anders 0"), "(deling_door_nul)");
}

TEST(LanguageTypes, WhatMayBeAbsentStaysSo) {
    // Without a partner there is no date of birth: the comparison does not hold, whatever the other branch says.
    const std::string younger = "(als p dan partner.geboortedatum anders datum) < 2030-01-01";
    EXPECT_EQ(formula(younger, R"({"p":true,"partner":null})"), "nee");
    EXPECT_EQ(formula(younger, R"({"p":true,"partner":{"geboortedatum":"1990-01-01"}})"), "ja");
    EXPECT_EQ(formula("max(als p dan partner.geboortedatum anders datum, datum) = datum"), "(kan_ontbreken)");
    EXPECT_EQ(formula("jaar(bereik(begin, datum))"), "(kan_ontbreken)");
    EXPECT_EQ(formula("datum_van(jaar(begin), 1, 1)"), "(kan_ontbreken)");
}

TEST(LanguageNames, OfAnElementThatIsNotAtHand) {
    Bench b(proef::ruleset_of({{"uit", "persoon.loon"}}));
    ASSERT_EQ(proef::codes_of(b.diagnostics), "element_ontbreekt");
    const auto hint = b.diagnostics.items()[0].hint;
    EXPECT_NE(hint.find("\"voor\": \"persoon\""), std::string::npos) << hint;
    EXPECT_NE(hint.find("aanvrager.loon"), std::string::npos) << hint;
    EXPECT_NE(hint.find("partner.loon"), std::string::npos) << hint;
    EXPECT_EQ(formula("kind.punten"), "(element_ontbreekt)");
    EXPECT_EQ(formula("persoon.lon"), "(naam_onbekend)");
}

TEST(LanguageConditions, APersonAlwaysDecides) {
    const auto rules = [](const std::string& conditions) {
        return R"({"id":"x","soort":"regeling","versie":"1","voorwaarden":[)" + conditions + R"(],"uitkomst":{"bedrag":null}})";
    };
    Bench b(rules(R"({"id":"uitzicht","beoordeling_als":"ja","bron":"b"},{"id":"huur","eis":"huur < € 500","bron":"b"})"));
    ASSERT_TRUE(b.good) << proef::text_of(b.diagnostics);
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-15","huur":400})")["regelingen/x/recht"], "beoordeling");
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-15","huur":600})")["regelingen/x/recht"], "nee");
    // What only happens to be always so is still a slip.
    EXPECT_EQ(proef::codes_of(Bench(rules(R"({"id":"x","beoordeling_als":"huur ≥ 0","bron":"b"})")).diagnostics), "altijd_gelijk");
    EXPECT_EQ(proef::codes_of(Bench(rules(R"({"id":"x","eis":"ja","bron":"b"})")).diagnostics), "altijd_gelijk");
    EXPECT_EQ(proef::codes_of(Bench(rules(R"({"id":"x","beoordeling_als":"nee","bron":"b"})")).diagnostics), "altijd_gelijk");
}

std::string parameter(const std::string& type, const std::string& value) {
    return R"("parameters":{"x":{"type":")" + type + R"(","loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","waarde":)" + value + R"(,"bron":"b","status":"officieel"}]}})";
}

// A ruleset loads with every value computed, or it does not load: never with a value left out in silence.
TEST(LanguageSizes, NumbersThatDoNotFitAreSaid) {
    EXPECT_EQ(formula("x", "{}", parameter("geheel", "2305843009213693951")), "(waarde_ongeldig)");
    EXPECT_EQ(formula("x", "{}", parameter("geheel", "999999999999999999")), "999999999999999999");
    EXPECT_EQ(formula("x × 3", "{}", parameter("geheel", "999999999999999999")), "(overloop)");
    EXPECT_EQ(formula("x", "{}", parameter("percentage", "0.123456789012345678")), "(waarde_ongeldig)");
    EXPECT_EQ(formula("x", "{}", parameter("factor", "0.123456789012345678")), "0.123456789012…");
    EXPECT_EQ(formula("0.123456789012345678%"), "(getal_ongeldig)");
    EXPECT_EQ(formula("afgerond(per_maand(€ 1 × 0.0000000000000001), op 1, omlaag)"), "(type_verschilt)");
    EXPECT_EQ(formula("afgerond(per_maand(inkomen) × x, op 100000, omlaag)", "{}", parameter("factor", "0.0000000000000001")), "(overloop)");
}

std::string facts_with(const std::string& fields, const std::string& classes = "") {
    return R"({"id":"feiten","soort":"feiten","versie":"1","klassen":{"situatie":{"velden":{"datum":{"type":"datum","verplicht":true})" + fields + "}}" + classes + "}}";
}
std::string options(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += (i == 0 ? "\"O" : ",\"O") + std::to_string(i) + "\"";
    return out;
}
std::string load(const std::string& facts) {
    Bench b({{"feiten.json", facts}}, false);
    return b.good ? "good" : proef::codes_of(b.diagnostics);
}

TEST(LanguageSizes, OptionsAreHeldWhateverTheirNumber) {
    for (const int count : {2, 59, 60, 61, 62, 63, 64, 250}) {
        const auto facts = facts_with(R"(,"k":{"type":"keuze","opties":[)" + options(count) + "]}");
        Bench b({{"feiten.json", facts}, {"p.json", proef::ruleset_of({{"uit", "k = O" + std::to_string(count - 1)}})}}, false);
        ASSERT_TRUE(b.good) << count << proef::text_of(b.diagnostics);
        EXPECT_EQ(b.value(R"({"datum":"2024-02-15","k":"O)" + std::to_string(count - 1) + "\"}", "proef.uit"), "ja") << count;
        EXPECT_EQ(b.value(R"({"datum":"2024-02-15","k":"O0"})", "proef.uit"), "nee") << count;
        EXPECT_EQ(b.value(R"({"datum":"2024-02-15"})", "proef.uit"), "onbekend") << count;
    }
    EXPECT_EQ(load(facts_with(R"(,"k":{"type":"keuzes","opties":[)" + options(60) + "]}")), "good");
    EXPECT_EQ(load(facts_with(R"(,"k":{"type":"keuzes","opties":[)" + options(61) + "]}")), "feiten_ongeldig");
    EXPECT_EQ(load(facts_with(R"(,"k":{"type":"bedrag","op":0.000000000000000001})")), "waarde_ongeldig");
}

TEST(LanguageSizes, ClassesStandWhereTheyCan) {
    const auto cls = [](const std::string& name, const std::string& places) { return ",\"" + name + R"(":{)" + (places.empty() ? "" : "\"plaatsen\":[" + places + "],") + R"("velden":{"x":{"type":"ja/nee"}}})"; };
    const auto place = [](const std::string& path, const std::string& in) { return R"({"pad":")" + path + R"(","in":")" + in + R"(","lijst":3,"element":")" + path + R"(_een"})"; };
    EXPECT_EQ(load(facts_with("", cls("aa", place("a", "situatie")) + cls("bb", place("b", "aa")))), "good");
    EXPECT_EQ(load(facts_with("", cls("aa", ""))), "feiten_ongeldig");
    EXPECT_EQ(load(facts_with("", cls("aa", place("a", "aa")))), "feiten_ongeldig");
    EXPECT_EQ(load(facts_with("", cls("aa", place("a", "bb")) + cls("bb", place("b", "aa")))), "feiten_ongeldig feiten_ongeldig");
    EXPECT_EQ(load(facts_with("", cls("aa", place("a", "situatie")) + cls("bb", place("b", "situatie") + "," + place("c", "aa")))), "feiten_ongeldig");
    EXPECT_EQ(load(facts_with("", cls("aa", place("a", "situatie")) + cls("bb", place("b", "aa")) + cls("cc", place("c", "bb")))), "feiten_ongeldig");
}

// Each rule needs the one before it, or the one after it: neither may take the stack down.
TEST(LanguageSizes, LongChainsAreRefused) {
    const auto chain = [](int count, bool forward) {
        std::vector<std::pair<std::string, std::string>> rules;
        for (int i = 0; i < count; ++i) {
            const int needs = forward ? i + 1 : i - 1;
            rules.emplace_back("r" + std::to_string(i), needs < 0 || needs == count ? "a" : "r" + std::to_string(needs) + " + 1");
        }
        Bench b(proef::ruleset_of(rules));
        return b.good ? b.value(R"({"datum":"2024-02-15","a":1})", "proef.r" + std::to_string(forward ? 0 : count - 1)) : b.diagnostics.items()[0].code;
    };
    EXPECT_EQ(chain(100, false), "100");
    EXPECT_EQ(chain(100, true), "100");
    EXPECT_EQ(chain(20000, false), "keten_te_lang");
    EXPECT_EQ(chain(20000, true), "keten_te_lang");
}

// Looking for what is left open visits each value once: 2^60 steps would never end.
TEST(LanguageSizes, DeepDefaultsAreLookedAtOnce) {
    std::string sum = "a";
    std::vector<std::pair<std::string, std::string>> rules{{"r0", "a"}};
    for (int i = 1; i <= 58; ++i) {
        const auto before = "r" + std::to_string(i - 1);
        rules.emplace_back("r" + std::to_string(i), "min(5, " + before + " + " + before + ")");
    }
    auto facts = proef::mini_facts();
    const std::string field = "\"notitie\"";
    facts.insert(facts.find(field), R"j("diep": { "type": "geheel", "max": 9, "standaard_is": "max(0, proef.r58)" }, )j");
    Bench b({{"feiten.json", facts}, {"p.json", proef::ruleset_of(rules)}}, false);
    ASSERT_TRUE(b.good) << proef::text_of(b.diagnostics);
    EXPECT_EQ(b.value(R"({"datum":"2024-02-15","a":1})", "diep"), "5");
}

TEST(Faults, AreToldOnceAndCounted) {
    std::vector<std::pair<std::string, std::string>> rules;
    for (int i = 0; i < 500; ++i) rules.emplace_back("r" + std::to_string(i), "bestaat_niet");
    Bench b(proef::ruleset_of(rules));
    ASSERT_FALSE(b.good);
    EXPECT_EQ(b.diagnostics.error_count(), 500u);
    ASSERT_EQ(b.diagnostics.items().size(), 201u);
    EXPECT_EQ(b.diagnostics.items().back().code, "en_meer");
    EXPECT_EQ(b.diagnostics.items().back().message, "En nog 300 meer.");
}

TEST(Faults, OfTheNationCountOnceForAllMunicipalities) {
    const auto municipality = [](const std::string& n, const std::string& rule) {
        return RulesetSource{"gm" + n + ".json", R"({"id":"gm)" + n + R"(","soort":"gemeente","versie":"1","gemeente":"GM)" + n + R"(","regels":[{"naam":"m","is":")" + rule + R"(","bron":"b"}]})"};
    };
    Bench b({{"p.json", proef::ruleset_of({{"uit", "bestaat_niet"}})}, municipality("0001", "a"), municipality("0002", "ook_niet"), municipality("0003", "a")});
    EXPECT_EQ(b.diagnostics.error_count(), 1u);
    Diagnostics more;
    EXPECT_FALSE(b.engine.check_all(more));
    ASSERT_EQ(more.items().size(), 1u) << proef::text_of(more);
    EXPECT_EQ(more.items()[0].file, "gm0002.json");
}

TEST(Faults, OfASituationAreBounded) {
    std::string situation = R"({"datum":"2024-02-15")";
    for (int i = 0; situation.size() < 900'000; ++i) situation += ",\"onbekend" + std::to_string(i) + "\":1";
    Bench b(proef::ruleset_of({{"uit", "1"}}));
    const auto answer = b.engine.calculate(situation + "}", {});
    EXPECT_LT(answer.size(), 100'000u);
    EXPECT_NE(answer.find("onbekend_feit"), std::string::npos);
}

TEST(Faults, BeforeAnythingIsLoaded) {
    Engine engine;
    EXPECT_NE(engine.calculate("{}", {}).find("niet_geladen"), std::string::npos);
    Diagnostics diagnostics;
    CurveData curve;
    EXPECT_FALSE(engine.curve("{}", {}, curve, diagnostics));
    EXPECT_EQ(proef::codes_of(diagnostics), "niet_geladen");
    EXPECT_EQ(engine.next_question("{}"), "");
    EXPECT_TRUE(engine.schemes("").empty());
    // Nor without facts.
    Bench b({{"p.json", proef::ruleset_of({{"uit", "1"}})}}, false);
    EXPECT_FALSE(b.good);
    EXPECT_NE(b.engine.calculate(R"({"datum":"2024-02-15"})", {}).find("feiten_ontbreken"), std::string::npos);
}

}  // namespace
}  // namespace recht
