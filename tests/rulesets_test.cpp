// Layers: national rulesets, municipalities that fill slots or add schemes, and what identifies them.
#include <gtest/gtest.h>

#include "dates.h"
#include "support.h"

namespace recht {
namespace {

using proef::Bench;
using proef::codes_of;
using proef::text_of;

const std::string kNational = R"J({"id":"toeslag","soort":"regeling","versie":"3","parameters":{
    "grens_pct":{"type":"percentage","loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","waarde":100,"bron":"b","status":"officieel"}]}},
  "tabellen":{"per_kind":{"sleutel":"geheel","kolommen":{"bedrag":"bedrag/maand"},"loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","bron":"b","status":"officieel","rijen":[{"van":-99,"bedrag":5}]}]}},
  "regels":[{"naam":"telt_mee","is":"p","bron":"b"},{"naam":"grens","is":"grens_pct × € 1000","bron":"b"}],
  "voorwaarden":[{"id":"inkomen","eis":"huur ≤ periode(grens, maand) of telt_mee","bron":"b"}],
  "uitkomst":{"bedrag":"tabel(per_kind.bedrag, a)","per":"maand","bron":"b"},"gemeente":{"vult":["grens_pct","per_kind","telt_mee"]}})J";

const std::string kFirst = R"J({"id":"gm0001","soort":"gemeente","versie":"7","gemeente":"GM0001","vult":{"toeslag":{
    "grens_pct":{"type":"percentage","loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","waarde":120,"bron":"verordening","status":"secundair"}]},
    "per_kind":{"sleutel":"geheel","kolommen":{"bedrag":"bedrag/maand"},"loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","bron":"v","status":"officieel","rijen":[{"van":-99,"tot":2,"bedrag":7},{"van":3,"bedrag":9}]}]}}},
  "parameters":{"bijdrage":{"type":"bedrag","loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","waarde":114,"bron":"v","status":"officieel"}]}},
  "regels":[{"naam":"dubbel","is":"bijdrage × 2","bron":"v"}],
  "regelingen":[{"id":"gm0001.pas","uitvoerder":"Gemeente Eén","regels":[{"naam":"laag","is":"huur ≤ periode(toeslag.grens, maand)","bron":"v"}],
     "voorwaarden":[{"id":"laag","eis":"laag","bron":"v"}],"uitkomst":{"bedrag":"gm0001.dubbel","per":"eenmalig","bron":"v"}}]})J";

const std::string kSecond = R"({"id":"gm0002","soort":"gemeente","versie":"1","gemeente":"GM0002","vult":{"toeslag":{"telt_mee":{"is":"q en kleur = rood","bron":"verordening 2"}}}})";

Bench& bench() {
    static Bench out({{"landelijk.json", kNational}, {"gm1.json", kFirst}, {"gm2.json", kSecond}});
    return out;
}

std::string situation(const std::string& municipality, const std::string& more = {}) {
    return R"({"datum":"2024-02-15","huur":1100,"a":3,"p":false,"q":true,"kleur":"rood")" + (municipality.empty() ? "" : ",\"gemeente\":\"" + municipality + "\"") + more + "}";
}

TEST(Layers, AMunicipalityFillsParameterTableAndRule) {
    ASSERT_TRUE(bench().good) << text_of(bench().diagnostics);
    Diagnostics municipal;
    EXPECT_TRUE(bench().engine.check_all(municipal)) << text_of(municipal);
    auto a = bench().answer(situation(""));
    EXPECT_EQ(a["regelingen/toeslag/recht"], "nee");
    EXPECT_FALSE(a.at("gemeente"));
    a = bench().answer(situation("GM0001"));
    EXPECT_EQ(a["regelingen/toeslag/recht"], "ja");
    EXPECT_EQ(a["regelingen/toeslag/bedrag/laagste"], "9");
    EXPECT_EQ(a["regelingen/toeslag/zekerheid"], "verouderd") << "the municipality's figure has no official source";
    EXPECT_EQ(a["gemeente_bekend"], "true");
    a = bench().answer(situation("GM0002"));
    EXPECT_EQ(a["regelingen/toeslag/recht"], "ja");
    EXPECT_EQ(a["regelingen/toeslag/bedrag/laagste"], "5");
    a = bench().answer(situation("GM0003"));
    EXPECT_EQ(a["regelingen/toeslag/recht"], "nee");
    EXPECT_EQ(a["gemeente_bekend"], "false");
    // And back: one municipality leaves nothing behind for another.
    EXPECT_EQ(bench().answer(situation("GM0001"))["regelingen/toeslag/bedrag/laagste"], "9");
    EXPECT_EQ(bench().answer(situation(""))["regelingen/toeslag/recht"], "nee");
}

TEST(Layers, AMunicipalityAddsSchemes) {
    const auto a = bench().answer(situation("GM0001"));
    EXPECT_EQ(a["regelingen/gm0001.pas/recht"], "ja");
    EXPECT_EQ(a["regelingen/gm0001.pas/bedrag"], R"({"per":"eenmalig","laagste":228,"hoogste":228})");
    EXPECT_FALSE(bench().answer(situation("")).at("regelingen/gm0001.pas"));
    EXPECT_EQ(bench().engine.schemes(), (std::vector<std::string>{"toeslag"}));
    EXPECT_EQ(bench().engine.schemes("GM0001"), (std::vector<std::string>{"toeslag", "gm0001.pas"}));
    EXPECT_EQ(bench().engine.schemes("GM9999"), (std::vector<std::string>{"toeslag"}));
    EXPECT_EQ(bench().value(situation("GM0001"), "gm0001.dubbel"), "228");
    EXPECT_EQ(bench().value(situation("GM0001"), "gm0001.pas.laag"), "ja");
    const proef::Tree explained(bench().engine.explain(situation("GM0001"), "gm0001.pas"));
    EXPECT_EQ(explained["uitleg/naam"], "gm0001.pas");
    const proef::Tree filled(bench().engine.explain(situation("GM0002"), "toeslag"));
    EXPECT_NE(filled.text().find("verordening 2"), std::string::npos);
}

// What a municipality fills in may make a national condition always true: that is its choice, not a slip.
TEST(Layers, AMunicipalityMayLiftACondition) {
    Bench b({{"landelijk.json", R"({"id":"toeslag","soort":"regeling","versie":"1","regels":[{"naam":"extra_eis","is":"p","bron":"b"}],
                "voorwaarden":[{"id":"extra","eis":"extra_eis","bron":"b"}],"uitkomst":{"bedrag":null},"gemeente":{"vult":["extra_eis"]}})"},
             {"gm1.json", R"({"id":"gm0001","soort":"gemeente","versie":"1","gemeente":"GM0001","vult":{"toeslag":{"extra_eis":{"is":"ja","bron":"v"}}}})"}});
    ASSERT_TRUE(b.good) << text_of(b.diagnostics);
    Diagnostics municipal;
    EXPECT_TRUE(b.engine.check_all(municipal)) << text_of(municipal);
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-15","p":false})")["regelingen/toeslag/recht"], "nee");
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-15","p":false,"gemeente":"GM0001"})")["regelingen/toeslag/recht"], "ja");
}

TEST(Layers, IdentityOfWhatWasUsed) {
    const auto national = bench().answer(situation(""));
    const auto municipal = bench().answer(situation("GM0001"));
    EXPECT_EQ(national.at("regelsets").node().size, 1u);
    EXPECT_EQ(municipal.at("regelsets").node().size, 2u);
    EXPECT_EQ(municipal["regelsets/1/id"], "gm0001");
    EXPECT_EQ(municipal["regelsets/1/versie"], "7");
    EXPECT_EQ(national["regelsets/0/sha256"], municipal["regelsets/0/sha256"]);
    // The digest is of the content: not of white space, the order of handing over, or how a number is written.
    auto spaced = kNational;
    spaced.insert(1, "\n  ");
    spaced.replace(spaced.find("\"waarde\":100"), 12, "\"waarde\": 100.0");
    Bench again({{"gm2.json", kSecond}, {"landelijk.json", spaced}}, true);
    EXPECT_EQ(again.answer(situation(""))["regelsets/0/sha256"], national["regelsets/0/sha256"]);
    auto changed = kNational;
    changed.replace(changed.find("\"waarde\":100"), 12, "\"waarde\":101");
    Bench other({{"landelijk.json", changed}});
    EXPECT_NE(other.answer(situation(""))["regelsets/0/sha256"], national["regelsets/0/sha256"]);
}

TEST(Layers, AFaultInOneMunicipalityLeavesTheOthersAlone) {
    Bench b({{"landelijk.json", kNational}, {"gm1.json", kFirst}, {"gm3.json", R"({"id":"gm0003","soort":"gemeente","versie":"1","gemeente":"GM0003","regels":[{"naam":"x","is":"onzin","bron":"b"}]})"}});
    ASSERT_TRUE(b.good);
    Diagnostics municipal;
    EXPECT_FALSE(b.engine.check_all(municipal));
    EXPECT_EQ(codes_of(municipal), "naam_onbekend");
    EXPECT_EQ(b.answer(situation("GM0001"))["regelingen/toeslag/recht"], "ja");
    EXPECT_EQ(b.answer(situation("GM0003"))["fouten/0/code"], "naam_onbekend");
    EXPECT_TRUE(b.engine.failed());
    EXPECT_TRUE(b.engine.schemes("GM0003").empty());
}

TEST(Layers, NamesOfOtherFiles) {
    Bench b({{"een.json", proef::ruleset_of({{"x", "huur × 2"}, {"persoon.rijk", "persoon.loon > € 1000"}, {"kind.dubbel", "kind.punten × 2"}})},
             {"twee.json", R"J({"id":"ander","soort":"gedeeld","versie":"1","parameters":{"p1":{"type":"bedrag/maand","loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","waarde":3,"bron":"b","status":"officieel"}]}},
               "regels":[{"naam":"y","is":"proef.x + p1","bron":"b"},{"naam":"z","is":"aanvrager.proef.rijk en niet partner.proef.rijk","bron":"b"},
                 {"naam":"w","voor":"persoon","is":"persoon.proef.rijk","bron":"b"},{"naam":"s","is":"som(kinderen, kind.proef.dubbel)","bron":"b"},{"naam":"v","is":"aanvrager.w en ander.y > 0","bron":"b"}]})J"}});
    ASSERT_TRUE(b.good) << text_of(b.diagnostics);
    const std::string s = R"({"datum":"2024-02-15","huur":5,"aanvrager":{"loon":2000},"partner":{"loon":1000},"kinderen":[{"punten":1},{"punten":2}]})";
    EXPECT_EQ(b.value(s, "ander.y"), "13");
    EXPECT_EQ(b.value(s, "ander.z"), "ja");
    EXPECT_EQ(b.value(s, "ander.s"), "6");
    EXPECT_EQ(b.value(s, "ander.v"), "ja");
    EXPECT_EQ(b.value(s, "partner.ander.w"), "nee");
    EXPECT_EQ(b.value(s, "kinderen[1].proef.dubbel"), "4");
}

TEST(Layers, FactsComeBackAsTheyWere) { EXPECT_EQ(bench().engine.facts(), proef::mini_facts()); }

TEST(Layers, StretchesOfTime) {
    Universe u;
    u.breaks = {10, 20, 30};
    EXPECT_EQ(u.regime(5), 0u);
    EXPECT_EQ(u.regime(10), 1u);
    EXPECT_EQ(u.regime(19), 1u);
    EXPECT_EQ(u.regime(30), 3u);
    EXPECT_EQ(u.regime(1000), 3u);
}

// How long a value holds when no later one follows.
TEST(Series, RunOut) {
    const auto certainty = [](const std::string& runs, const std::string& day) {
        Bench b(R"({"id":"proef","soort":"regeling","versie":"1","parameters":{"x":{"type":"bedrag/maand","loopt":")" + runs + R"(","reeks":[{"vanaf":"2024-02-10","waarde":3,"bron":"b","status":"officieel"}]}},"uitkomst":{"bedrag":"x","per":"maand","bron":"b"}})");
        EXPECT_TRUE(b.good) << text_of(b.diagnostics);
        return b.answer("{\"datum\":\"" + day + "\"}")["regelingen/proef/zekerheid"];
    };
    EXPECT_EQ(certainty("jaar", "2024-02-09"), "onvolledig");
    EXPECT_EQ(certainty("jaar", "2024-02-10"), "actueel");
    EXPECT_EQ(certainty("jaar", "2024-12-31"), "actueel");
    EXPECT_EQ(certainty("jaar", "2025-01-01"), "verouderd");
    EXPECT_EQ(certainty("halfjaar", "2024-06-30"), "actueel");
    EXPECT_EQ(certainty("halfjaar", "2024-07-01"), "verouderd");
    EXPECT_EQ(certainty("kwartaal", "2024-03-31"), "actueel");
    EXPECT_EQ(certainty("kwartaal", "2024-04-01"), "verouderd");
    EXPECT_EQ(certainty("onbepaald", "2035-01-01"), "actueel");
    EXPECT_EQ(stale_from(*parse_date("2024-09-10"), Runs::half_year), *parse_date("2025-01-01"));
}

// A value with a stated end, and statuses that are no official source.
TEST(Series, EndsAndStatuses) {
    const auto certainty = [](const std::string& entry, const std::string& day) {
        Bench b(R"({"id":"proef","soort":"regeling","versie":"1","parameters":{"x":{"type":"bedrag/maand","loopt":"onbepaald","reeks":[{"vanaf":"2024-01-01","waarde":3,"bron":"b",)" + entry + R"(}]}},"uitkomst":{"bedrag":"x","per":"maand","bron":"b"}})");
        EXPECT_TRUE(b.good) << text_of(b.diagnostics);
        return b.answer("{\"datum\":\"" + day + "\"}")["regelingen/proef/zekerheid"];
    };
    EXPECT_EQ(certainty(R"("status":"officieel","tot":"2024-06-30")", "2024-06-30"), "actueel");
    EXPECT_EQ(certainty(R"("status":"officieel","tot":"2024-06-30")", "2024-07-01"), "verouderd");
    EXPECT_EQ(certainty(R"("status":"officieel_geciteerd")", "2024-07-01"), "actueel");
    for (const auto* status : {"secundair", "afgeleid", "geheugen"}) EXPECT_EQ(certainty(std::string("\"status\":\"") + status + "\"", "2024-07-01"), "verouderd");
}

// Every type a value can have, in a parameter and in a table.
TEST(Series, Types) {
    const auto value = [](const std::string& type, const std::string& literal, const std::string& formula = "x") {
        Bench b(R"({"id":"proef","soort":"gedeeld","versie":"1","parameters":{"x":{"type":")" + type + R"(","loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","waarde":)" + literal +
                R"(,"bron":"b","status":"officieel"}]}},"regels":[{"naam":"uit","is":")" + formula + R"(","bron":"b"}]})");
        return b.good ? b.value(R"({"datum":"2024-02-15"})", "proef.uit") : "(" + b.diagnostics.items().front().code + ")";
    };
    EXPECT_EQ(value("ja/nee", "true"), "ja");
    EXPECT_EQ(value("geheel", "-7"), "-7");
    EXPECT_EQ(value("bedrag", "12.345"), "12.345");
    EXPECT_EQ(value("bedrag/week", "2"), "2");
    EXPECT_EQ(value("percentage", "1.879"), "1.879");
    EXPECT_EQ(value("factor", "0.8165"), "0.8165");
    EXPECT_EQ(value("datum", "\"2026-01-31\""), "2026-01-31");
    EXPECT_EQ(value("keuze(rood | groen|blauw)", "\"groen\"", "x = groen"), "ja");
    EXPECT_EQ(value("keuze situatie.kleur", "\"groen\"", "x = groen"), "ja");
    EXPECT_EQ(value("keuze situatie.kleur", "\"paars\"", "x = groen"), "(waarde_ongeldig)");
    EXPECT_EQ(value("tekst", "\"x\""), "(type_onbekend)");
    EXPECT_EQ(value("ja/nee", "1"), "(waarde_ongeldig)");
    EXPECT_EQ(value("datum", "\"2026-02-30\""), "(waarde_ongeldig)");
    EXPECT_EQ(value("geheel", R"({"van":3,"tot":5})"), "3…5");
    EXPECT_EQ(value("geheel", R"({"van":5,"tot":3})"), "(waarde_ongeldig)");
}

TEST(Series, TableOverDates) {
    Bench b(proef::ruleset_of({{"uit", "tabel(t, dag)"}, {"toen", "tabel(t, dag, op 2021-01-01)"}},
        R"("tabellen":{"t":{"sleutel":"datum","kolommen":{"w":"geheel"},"loopt":"onbepaald","reeks":[
          {"vanaf":"2020-01-01","tot":"2022-12-31","bron":"b","status":"officieel","rijen":[{"van":"1900-01-01","w":100}]},
          {"vanaf":"2023-01-01","bron":"b","status":"officieel","rijen":[{"van":"1900-01-01","tot":"2024-01-31","w":1},{"van":"2024-02-01","w":2}]}]}})"));
    ASSERT_TRUE(b.good) << text_of(b.diagnostics);
    EXPECT_EQ(b.value(R"({"datum":"2024-02-15","dag":"2024-01-31"})", "proef.uit"), "1");
    EXPECT_EQ(b.value(R"({"datum":"2024-02-15","dag":"2024-02-01"})", "proef.uit"), "2");
    EXPECT_EQ(b.value(R"({"datum":"2024-02-15","dag":"2024-02-01"})", "proef.toen"), "100");
    EXPECT_EQ(b.value(R"({"datum":"2024-02-15","dag":{"van":"2024-01-01","tot":"2024-03-01"}})", "proef.uit"), "1…2");
}

}  // namespace
}  // namespace recht
