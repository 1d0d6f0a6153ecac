// The answer (`uitkomst`) of a small scheme: rights, amounts, certainty, conditions, warnings, values.
#include <gtest/gtest.h>

#include "support.h"

namespace recht {
namespace {

using proef::Bench;
using proef::bench;
using proef::text_of;
using proef::json_of;
using proef::Tree;

// A household in which everything is known; later members win over earlier ones.
std::string household(const std::string& changes = {}) {
    const std::vector<std::pair<std::string, std::string>> base{{"datum", "\"2024-02-15\""}, {"aanvrager", R"({"geboortedatum":"1990-01-01","loon":18000})"}, {"partner", "null"},
        {"kinderen", "[]"}, {"huur", "500"}, {"p", "false"}, {"kleur", "\"rood\""}};
    const Tree changed("{" + changes + "}");
    std::string out = "{";
    for (const auto& [key, value] : base) {
        if (!changed.root().get(key)) out += (out.size() > 1 ? "," : "") + ("\"" + key + "\":") + value;
    }
    for (auto c = changed.root().first(); c; c = c.next()) {
        if (json_of(c) != "\"-\"") out += (out.size() > 1 ? "," : "") + ("\"" + std::string(c.key()) + "\":") + json_of(c);
    }
    return out + "}";
}

Tree answer(const std::string& changes = {}, std::vector<std::string> values = {}) { return bench().answer(household(changes), std::move(values)); }

TEST(Answer, EverythingKnown) {
    ASSERT_TRUE(bench().good) << text_of(bench().diagnostics);
    const auto a = answer();
    EXPECT_EQ(a["contract"], "1");
    EXPECT_EQ(a["datum"], "2024-02-15");
    EXPECT_EQ(a["regelsets/0/id"], "rijk");
    EXPECT_EQ(a["regelsets/0/versie"], "2024.1");
    EXPECT_EQ(a["regelsets/0/sha256"].size(), 64u);
    EXPECT_EQ(a["volgende_vraag"], "null");
    EXPECT_EQ(a["regelingen/toeslag/recht"], "ja");
    // 420,50 − 12,5% × (18.000 − 12.000) ÷ 12 = 358,00.
    EXPECT_EQ(a["regelingen/toeslag/bedrag"], R"({"per":"maand","laagste":358,"hoogste":358})");
    EXPECT_EQ(a["regelingen/toeslag/zekerheid"], "actueel");
    EXPECT_EQ(a["regelingen/toeslag/ontbreekt"], "[]");
    EXPECT_EQ(a["regelingen/toeslag/waarschuwingen"], "[]");
    EXPECT_EQ(a["regelingen/toeslag/voorwaarden"],
              R"([{"id":"leeftijd","voldaan":"ja","bron":"Wet art. 5"},{"id":"inkomen","voldaan":"ja","bron":"Wet art. 2"},{"id":"huur","voldaan":"ja","bron":"Wet art. 8"},)"
              R"({"id":"bijzonder","voldaan":"ja","bron":"Wet art. 9"},{"id":"tijdelijk","voldaan":"ja","bron":"Wet art. 10"}])");
    EXPECT_FALSE(a.at("waarden"));
    EXPECT_FALSE(a.at("regelingen/toeslag/ga_naar"));
}

TEST(Answer, NoWithTheDistance) {
    auto a = answer(R"("aanvrager":{"geboortedatum":"1990-01-01","loon":31250})");
    EXPECT_EQ(a["regelingen/toeslag/recht"], "nee");
    EXPECT_EQ(a["regelingen/toeslag/bedrag"], "null");
    EXPECT_EQ(a["regelingen/toeslag/voorwaarden/1/voldaan"], "nee");
    EXPECT_EQ(a["regelingen/toeslag/voorwaarden/1/tekort"], "1250");
    EXPECT_EQ(a["regelingen/toeslag/voorwaarden/1/tekort_eenheid"], "euro/jaar");
    EXPECT_FALSE(a.at("regelingen/toeslag/voorwaarden/0/tekort"));
    a = answer(R"("huur":60)");
    EXPECT_EQ(a["regelingen/toeslag/recht"], "nee");
    EXPECT_EQ(a["regelingen/toeslag/voorwaarden/2/tekort"], "40");
    EXPECT_EQ(a["regelingen/toeslag/voorwaarden/2/tekort_eenheid"], "euro/maand");
    // A range: the least that must change.
    a = answer(R"("huur":{"van":50,"tot":70})");
    EXPECT_EQ(a["regelingen/toeslag/voorwaarden/2/tekort"], "30");
}

TEST(Answer, APersonDecides) {
    auto a = answer(R"("huur":90)");
    EXPECT_EQ(a["regelingen/toeslag/recht"], "beoordeling");
    EXPECT_EQ(a["regelingen/toeslag/bedrag/laagste"], "358");
    EXPECT_EQ(a["regelingen/toeslag/voorwaarden/2/beoordeling"], "true");
    a = answer(R"("kleur":"geel")");
    EXPECT_EQ(a["regelingen/toeslag/recht"], "beoordeling");
    // A judgement never makes a no undone.
    a = answer(R"("kleur":"geel","huur":10)");
    EXPECT_EQ(a["regelingen/toeslag/recht"], "nee");
    // Whether a person must decide is itself open.
    a = answer(R"("kleur":{"een_van":["rood","geel"]})");
    EXPECT_EQ(a["regelingen/toeslag/recht"], "misschien");
    EXPECT_EQ(a["regelingen/toeslag/ontbreekt"], R"(["kleur"])");
    EXPECT_EQ(a["volgende_vraag"], "kleur");
}

TEST(Answer, OpenFactsGiveARange) {
    auto a = answer(R"("huur":{"van":90,"tot":300})");
    EXPECT_EQ(a["regelingen/toeslag/recht"], "misschien");
    EXPECT_EQ(a["regelingen/toeslag/voorwaarden/2/voldaan"], "onbekend");
    EXPECT_EQ(a["regelingen/toeslag/ontbreekt"], R"(["huur"])");
    a = answer(R"("aanvrager":{"geboortedatum":"1990-01-01","loon":{"van":12000,"tot":24000}})");
    EXPECT_EQ(a["regelingen/toeslag/recht"], "ja");
    EXPECT_EQ(a["regelingen/toeslag/bedrag"], R"({"per":"maand","laagste":295,"hoogste":420})");
    EXPECT_EQ(a["volgende_vraag"], "aanvrager.loon");
    // Nothing at all is known.
    a = bench().answer(R"({"datum":"2024-02-15"})");
    EXPECT_EQ(a["regelingen/toeslag/recht"], "misschien");
    EXPECT_NE(a["volgende_vraag"], "null");
    EXPECT_GE(a.at("regelingen/toeslag/ontbreekt").node().size, 5u);
}

TEST(Answer, ConditionsHaveTheirTime) {
    EXPECT_EQ(answer(R"("p":true)")["regelingen/toeslag/recht"], "nee");
    const auto before = answer(R"("p":true,"datum":"2023-12-31")");
    EXPECT_EQ(before["regelingen/toeslag/recht"], "ja");
    EXPECT_EQ(before.at("regelingen/toeslag/voorwaarden").node().size, 4u);
    EXPECT_EQ(answer(R"("p":true,"datum":"2024-12-31")")["regelingen/toeslag/recht"], "nee");
    EXPECT_EQ(answer(R"("p":true,"datum":"2025-01-01")")["regelingen/toeslag/recht"], "ja");
}

TEST(Answer, CertaintyFollowsTheLaw) {
    // 2023 has its own rule and norm.
    auto a = answer(R"("datum":"2023-06-01")");
    EXPECT_EQ(a["regelingen/toeslag/bedrag/laagste"], "337");
    EXPECT_EQ(a["regelingen/toeslag/zekerheid"], "actueel");
    // The norm of 2024 has run out: the last value is used, and said so.
    a = answer(R"("datum":"2025-01-01")");
    EXPECT_EQ(a["regelingen/toeslag/bedrag/laagste"], "358");
    EXPECT_EQ(a["regelingen/toeslag/zekerheid"], "verouderd");
    // Before the first norm, and before the scheme.
    a = answer(R"("datum":"2022-12-31")");
    EXPECT_EQ(a["regelingen/toeslag/zekerheid"], "onvolledig");
    // Part of the law is not encoded.
    a = answer(R"("kleur":"blauw")");
    EXPECT_EQ(a["regelingen/toeslag/zekerheid"], "onvolledig");
    EXPECT_EQ(a["regelingen/toeslag/onvolledig/0/id"], "blauw_ontbreekt");
    // After the scheme has ended there is no such scheme.
    a = answer(R"("datum":"2031-01-01")");
    EXPECT_FALSE(a.at("regelingen/toeslag"));
}

TEST(Answer, WarningsAndReferrals) {
    EXPECT_EQ(answer(R"("huur":1200)")["regelingen/toeslag/waarschuwingen"], R"([{"id":"veel_huur","bron":"Wet art. 11"}])");
    EXPECT_EQ(answer(R"("kleur":"groen")")["regelingen/toeslag/ga_naar"], R"({"id":"fonds","naam":"Het Fonds","contact":"fonds.example","intermediair":true})");
    // What is improbable is a warning of the situation, with its place.
    const auto a = answer(R"("huur":2600)");
    EXPECT_EQ(a["waarschuwingen"], R"([{"id":"hoge_huur","pad":"huur"}])");
}

// A check speaks only of what was filled in, also when the fact is somebody else's than the check's.
TEST(Answer, NoWarningAboutWhatNobodySaid) {
    EXPECT_FALSE(answer(R"("p":true,"partner":{"geboortedatum":"1990-01-01"})").at("waarschuwingen"));
    EXPECT_EQ(answer(R"("p":true,"partner":{"geboortedatum":"1990-01-01","oog":"rood"})")["waarschuwingen"], R"([{"id":"oog_van_partner","pad":"partner.oog"}])");
}

TEST(Answer, Children) {
    const auto a = answer(R"("kinderen":[{"punten":2,"telt":true},{"punten":3,"telt":true},{"punten":3,"telt":false},{"punten":-1,"telt":true}])",
                          {"kinderen[1].toeslag.kinderdeel", "toeslag.kinderen_samen", "kinderen[3].punten"});
    EXPECT_EQ(a["regelingen/toeslag/bedrag/laagste"], "408");
    EXPECT_EQ(a["waarden/kinderen[1].toeslag.kinderdeel"], R"({"laagste":30,"hoogste":30,"exact":"30"})");
    EXPECT_EQ(a["waarden/toeslag.kinderen_samen/per"], "maand");
    EXPECT_EQ(a["waarden/kinderen[3].punten/exact"], "-1");
    EXPECT_EQ(answer(R"("kinderen":"-")")["volgende_vraag"], "kinderen");
}

TEST(Answer, Values) {
    const auto value = [](const std::string& name, const std::string& changes = {}) { return bench().value(household(changes), name); };
    EXPECT_EQ(value("toeslag.vermindering"), "750");
    EXPECT_EQ(value("gezamenlijk_loon"), "18000");
    EXPECT_EQ(value("toeslag.inkomen_samen"), "18000");
    EXPECT_EQ(value("vermindering"), "750");
    EXPECT_EQ(value("aanvrager.toeslag.volwassen"), "ja");
    EXPECT_EQ(value("aanvrager.volwassen"), "ja");
    EXPECT_EQ(value("partner.toeslag.volwassen"), "null");
    EXPECT_EQ(value("aanvrager.geboortedatum"), "1990-01-01");
    EXPECT_EQ(value("kleur"), "rood");
    EXPECT_EQ(value("land"), "L01");
    EXPECT_EQ(value("toeslag.norm"), "420.5");
    EXPECT_EQ(value("toeslag.afbouw"), "12.5");
    EXPECT_EQ(value("toeslag.vermindering", R"("aanvrager":{"loon":{"van":12000,"tot":13000},"geboortedatum":"1990-01-01"})"), "0…125");
    EXPECT_EQ(value("aanvrager.volwassen", R"("aanvrager":{"geboortedatum":{"van":"2000-01-01","tot":"2010-01-01"},"loon":0})"), "onbekend");
    EXPECT_EQ(value("kleur", R"("kleur":{"een_van":["rood","geel"]})"), "onbekend");
    for (const auto* name : {"x", "toeslag", "toeslag.x", "kinderen[0].toeslag.kinderdeel", "aanvrager.x", "aanvrager", "kinderen[", "kinderen[9999999999].punten", "..", "toeslag."}) {
        EXPECT_EQ(value(name), "(waarde_onbekend)") << name;
    }
    const auto all = bench().answer(household(), {"*"});
    EXPECT_TRUE(all.at("waarden/gezamenlijk_loon"));
    EXPECT_TRUE(all.at("waarden/aanvrager.toeslag.volwassen"));
    EXPECT_FALSE(all.at("waarden/toeslag.inkomen_samen")) << "it has a public name";
}

// The same question twice, and after another one: the same bytes.
TEST(Answer, NothingIsRemembered) {
    const auto first = bench().engine.calculate(household());
    bench().engine.calculate(household(R"("partner":{"loon":5000,"geboortedatum":"1991-01-01"},"kinderen":[{"punten":2,"telt":true}],"kleur":"geel")"));
    bench().engine.explain(household(), "toeslag");
    bench().engine.calculate("niets");
    bench().engine.calculate(household(R"("datum":"2023-01-01")"));
    EXPECT_EQ(bench().engine.calculate(household()), first);
    Bench other({{"toeslag.json", proef::read_file("tests/mini/toeslag.json")}});
    EXPECT_EQ(other.engine.calculate(household()), first);
}

TEST(Answer, AssumptionsAndConfirmation) {
    // weekgeld has a default and matters here.
    Bench b(R"({"id":"proef","soort":"regeling","versie":"1","voorwaarden":[{"id":"genoeg","eis":"weekgeld ≥ € 5","bron":"b"},{"id":"levend","eis":"niet einde < datum","bron":"b"}],
      "uitkomst":{"bedrag":"als alleenstaand dan weekgeld anders weekgeld × 2","per":"week","bron":"b"}})");
    ASSERT_TRUE(b.good) << text_of(b.diagnostics);
    auto a = b.answer(R"({"datum":"2024-02-15","partner":null})");
    EXPECT_EQ(a["regelingen/proef/recht"], "ja");
    EXPECT_EQ(a["regelingen/proef/bedrag"], R"({"per":"week","laagste":10,"hoogste":10})");
    EXPECT_EQ(a["regelingen/proef/aannames"], R"(["weekgeld","einde","alleenstaand"])");
    EXPECT_EQ(a["regelingen/proef/te_bevestigen"], R"(["weekgeld","einde","alleenstaand"])");
    EXPECT_EQ(a["volgende_vraag"], "weekgeld");
    a = b.answer(R"({"datum":"2024-02-15","partner":null,"bevestigd":["weekgeld","einde","alleenstaand"]})");
    EXPECT_EQ(a["regelingen/proef/te_bevestigen"], "[]");
    EXPECT_EQ(a["volgende_vraag"], "null");
    // The same filled in: no assumption any more.
    a = b.answer(R"({"datum":"2024-02-15","partner":null,"weekgeld":10,"einde":null,"alleenstaand":true})");
    EXPECT_EQ(a["regelingen/proef/aannames"], "[]");
    EXPECT_EQ(a["volgende_vraag"], "null");
    // Every default counts as unknown.
    for (const bool by_option : {true, false}) {
        a = b.answer(by_option ? R"({"datum":"2024-02-15","partner":null})" : R"({"datum":"2024-02-15","partner":null,"aannames":"geen"})", {}, by_option);
        EXPECT_EQ(a["regelingen/proef/recht"], "misschien");
        EXPECT_EQ(a["regelingen/proef/aannames"], "[]");
        EXPECT_EQ(a["regelingen/proef/te_bevestigen"], "[]");
        EXPECT_GE(a.at("regelingen/proef/ontbreekt").node().size, 3u);
    }
}

TEST(Answer, RightWithoutAnAmount) {
    Bench b(R"({"id":"pas","soort":"regeling","versie":"1","voorwaarden":[{"id":"laag","eis":"inkomen < € 20000","bron":"b"}],"uitkomst":{"bedrag":null}})");
    ASSERT_TRUE(b.good);
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-15","inkomen":5})")["regelingen/pas/recht"], "ja");
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-15","inkomen":5})")["regelingen/pas/bedrag"], "null");
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-15"})")["regelingen/pas/ontbreekt"], R"(["inkomen"])");
}

// A figure that is known to exist, but not how much it is.
TEST(Answer, UnknownFigures) {
    const auto scheme = [](const std::string& value) {
        return R"({"id":"proef","soort":"regeling","versie":"1","parameters":{"x":{"type":"bedrag/maand","loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","waarde":)" + value +
               R"(,"bron":"b","status":"onbekend"}]}},"voorwaarden":[{"id":"h","eis":"huur > € 1","bron":"b"}],"uitkomst":{"bedrag":"x + huur","per":"maand","bron":"b"}})";
    };
    Bench none(scheme("null"));
    ASSERT_TRUE(none.good) << text_of(none.diagnostics);
    auto a = none.answer(R"({"datum":"2024-02-15","huur":5})");
    EXPECT_EQ(a["regelingen/proef/recht"], "ja");
    EXPECT_EQ(a["regelingen/proef/bedrag"], "null");
    EXPECT_EQ(a["regelingen/proef/zekerheid"], "onvolledig");
    Bench range(scheme(R"({"van":100,"tot":120})"));
    ASSERT_TRUE(range.good);
    a = range.answer(R"({"datum":"2024-02-15","huur":5})");
    EXPECT_EQ(a["regelingen/proef/bedrag"], R"({"per":"maand","laagste":105,"hoogste":125})");
    EXPECT_EQ(a["volgende_vraag"], "null") << "no fact can narrow what the law leaves open";
}

// A limit nobody knows leaves an amount that is known, once the right is settled; also when both use a figure that is.
TEST(Answer, AnUnknownLimitLeavesTheAmount) {
    Bench b(R"({"id":"proef","soort":"regeling","versie":"1","parameters":{"x":{"type":"bedrag/maand","loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","waarde":80,"bron":"b","status":"officieel"}]},
      "grens":{"type":"bedrag/maand","loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","waarde":null,"bron":"b","status":"onbekend"}]}},
      "voorwaarden":[{"id":"h","eis":"huur ≤ x + grens","bron":"b"}],"uitkomst":{"bedrag":"x","per":"maand","bron":"b"}})");
    ASSERT_TRUE(b.good) << text_of(b.diagnostics);
    const auto a = b.answer(R"({"datum":"2024-02-15","huur":5})");
    EXPECT_EQ(a["regelingen/proef/recht"], "ja");
    EXPECT_EQ(a["regelingen/proef/bedrag"], R"({"per":"maand","laagste":80,"hoogste":80})");
    EXPECT_EQ(a["regelingen/proef/zekerheid"], "onvolledig");
}

TEST(Answer, ARangeInTheLawIsIncomplete) {
    Bench b(R"({"id":"proef","soort":"regeling","versie":"1","parameters":{"x":{"type":"bedrag/maand","loopt":"onbepaald","reeks":[
      {"vanaf":"2020-01-01","waarde":{"van":100,"tot":120},"bron":"b","status":"onbekend"}]}},"uitkomst":{"bedrag":"x","per":"maand","bron":"b"}})");
    ASSERT_TRUE(b.good) << text_of(b.diagnostics);
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-15"})")["regelingen/proef/zekerheid"], "onvolledig");
}

// The same in a table, and in a table on another date.
TEST(Answer, UnknownFiguresInTables) {
    Bench b(R"J({"id":"proef","soort":"regeling","versie":"1","tabellen":{"t":{"sleutel":"geheel","kolommen":{"w":"bedrag/maand"},"loopt":"onbepaald","reeks":[
      {"vanaf":"2020-01-01","bron":"b","status":"officieel","rijen":[{"van":-9,"tot":1,"w":10},{"van":2,"tot":3,"w":null},{"van":4,"w":{"van":20,"tot":30}}]}]}},
      "uitkomst":{"bedrag":"tabel(t, a)","per":"maand","bron":"b"}})J");
    ASSERT_TRUE(b.good) << text_of(b.diagnostics);
    auto a = b.answer(R"({"datum":"2024-02-15","a":1})");
    EXPECT_EQ(a["regelingen/proef/bedrag/laagste"], "10");
    EXPECT_EQ(a["regelingen/proef/zekerheid"], "actueel");
    a = b.answer(R"({"datum":"2024-02-15","a":2})");
    EXPECT_EQ(a["regelingen/proef/bedrag"], "null");
    EXPECT_EQ(a["regelingen/proef/zekerheid"], "onvolledig");
    a = b.answer(R"({"datum":"2024-02-15","a":{"van":1,"tot":2}})");
    EXPECT_EQ(a["regelingen/proef/bedrag"], "null");
    a = b.answer(R"({"datum":"2024-02-15","a":4})");
    EXPECT_EQ(a["regelingen/proef/bedrag"], R"({"per":"maand","laagste":20,"hoogste":30})");
}

// A table may give an option; a range of keys gives every option that is possible.
TEST(Answer, TableOfOptions) {
    Bench b(proef::ruleset_of({{"soort", "tabel(t, a)"}, {"uit", "soort = midden"}},
        R"J("tabellen":{"t":{"sleutel":"geheel","kolommen":{"w":"keuze(laag|midden|hoog)"},"loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","bron":"b","status":"officieel","rijen":[{"van":-9,"tot":1,"w":"laag"},{"van":2,"tot":3,"w":"midden"},{"van":4,"w":"hoog"}]}]}})J"));
    ASSERT_TRUE(b.good) << text_of(b.diagnostics);
    EXPECT_EQ(b.value(R"({"datum":"2024-02-15","a":2})", "proef.soort"), "midden");
    EXPECT_EQ(b.value(R"({"datum":"2024-02-15","a":2})", "proef.uit"), "ja");
    EXPECT_EQ(b.value(R"({"datum":"2024-02-15","a":{"van":1,"tot":5}})", "proef.uit"), "onbekend");
    EXPECT_EQ(b.value(R"({"datum":"2024-02-15","a":{"van":2,"tot":3}})", "proef.uit"), "ja");
    EXPECT_EQ(b.value(R"({"datum":"2024-02-15","a":{"van":4,"tot":5}})", "proef.uit"), "nee");
}

// A parameter on another date answers for its own date.
TEST(Answer, ParametersOnAnotherDate) {
    Bench b(R"J({"id":"proef","soort":"regeling","versie":"1","parameters":{"x":{"type":"bedrag/maand","loopt":"jaar","reeks":[
      {"vanaf":"2023-01-01","waarde":10,"bron":"b","status":"officieel"},{"vanaf":"2024-01-01","waarde":20,"bron":"b","status":"secundair"}]}},
      "uitkomst":{"bedrag":"x(op eerste_van_jaar(dag))","per":"maand","bron":"b"}})J");
    ASSERT_TRUE(b.good) << text_of(b.diagnostics);
    auto a = b.answer(R"({"datum":"2024-02-15","dag":"2023-12-31"})");
    EXPECT_EQ(a["regelingen/proef/bedrag/laagste"], "10");
    EXPECT_EQ(a["regelingen/proef/zekerheid"], "actueel");
    a = b.answer(R"({"datum":"2024-02-15","dag":"2024-01-01"})");
    EXPECT_EQ(a["regelingen/proef/bedrag/laagste"], "20");
    EXPECT_EQ(a["regelingen/proef/zekerheid"], "verouderd") << "its status is not official";
    // The dated value is fixed: it does not run out because time goes on.
    a = b.answer(R"({"datum":"2026-02-15","dag":"2023-12-31"})");
    EXPECT_EQ(a["regelingen/proef/zekerheid"], "actueel");
}

TEST(Answer, TheOutcomeMayHaveVersions) {
    Bench b(R"({"id":"proef","soort":"regeling","versie":"1","uitkomst":{"per":"maand","bron":"b","versies":[
      {"vanaf":"2023-01-01","bedrag":"huur","bron":"b1"},{"vanaf":"2024-02-01","bedrag":"huur × 2","bron":"b2"}]}})");
    ASSERT_TRUE(b.good) << text_of(b.diagnostics);
    EXPECT_EQ(b.answer(R"({"datum":"2024-01-31","huur":5})")["regelingen/proef/bedrag/laagste"], "5");
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-01","huur":5})")["regelingen/proef/bedrag/laagste"], "10");
}

TEST(Answer, PeriodsOfTheOutcome) {
    for (const auto& [formula, per] : {std::pair{"schuld", "eenmalig"}, {"weekgeld", "week"}, {"per_vier_weken(huur)", "vier_weken"}, {"huur", "maand"}, {"per_kwartaal(huur)", "kwartaal"}, {"inkomen", "jaar"}}) {
        Bench b(std::string(R"({"id":"proef","soort":"regeling","versie":"1","uitkomst":{"bedrag":")") + formula + R"(","per":")" + per + R"(","bron":"b"}})");
        ASSERT_TRUE(b.good) << text_of(b.diagnostics);
        const auto a = b.answer(R"({"datum":"2024-02-15","huur":13,"schuld":1,"inkomen":52,"weekgeld":3})");
        EXPECT_EQ(a["regelingen/proef/bedrag/per"], per);
        // Every open fact has a next question, whatever the period.
        EXPECT_NE(b.answer(R"({"datum":"2024-02-15"})")["volgende_vraag"], "null") << per;
    }
}

TEST(Answer, ExactTextOfWhatDoesNotEnd) {
    EXPECT_EQ(proef::formula("per_maand(inkomen)", R"({"inkomen":100})"), "8.333333333333…");
    EXPECT_EQ(proef::formula("-per_maand(inkomen)", R"({"inkomen":100})"), "-8.333333333333…");
    EXPECT_EQ(proef::formula("per_maand(inkomen)", R"({"inkomen":3})"), "0.25");
    EXPECT_EQ(proef::formula("deel × 0.5", R"({"deel":12.5})"), "6.25");
    EXPECT_EQ(to_cents(1, Scale{3, 1}), 0);
    EXPECT_EQ(to_cents(5, Scale{3, 1}), 1);
    EXPECT_EQ(to_cents(-5, Scale{3, 1}), 0);
    EXPECT_EQ(to_cents(-15, Scale{3, 1}), -1);
    EXPECT_EQ(to_cents(100, Scale{2, 3}), 33);
}

}  // namespace
}  // namespace recht
