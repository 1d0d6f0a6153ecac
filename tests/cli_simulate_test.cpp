// recht simulate: what a change of policy does to many households, in parts that add up to the cent.
#include <gtest/gtest.h>

#include <algorithm>

#include "command.h"
#include "support.h"

namespace recht {
namespace {

using proef::command;
using proef::Folder;
using proef::Tree;

// A right below a limit of 100 per cent of € 500 rent, worth € 10 a month and € 1 for each in `a`.
const std::string kNational = R"J({"id":"toeslag","soort":"regeling","versie":"2026.1","parameters":{
    "grens_pct":{"type":"percentage","loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","waarde":100,"bron":"b","status":"officieel"}]},
    "bedrag":{"type":"bedrag/maand","loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","waarde":10,"bron":"b","status":"officieel"},{"vanaf":"2025-01-01","waarde":99,"bron":"b","status":"officieel"}]}},
  "tabellen":{"toeslag_per":{"sleutel":"geheel","kolommen":{"extra":"bedrag/maand"},"loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","bron":"b","status":"officieel","rijen":[{"van":-99,"tot":0,"extra":0},{"van":1,"extra":1}]}]}},
  "regels":[{"naam":"som","is":"bedrag + tabel(toeslag_per.extra, a)","bron":"b"}],
  "voorwaarden":[{"id":"huur","eis":"huur ≤ periode(grens_pct × € 500, maand)","bron":"b"}],
  "uitkomst":{"bedrag":"som","per":"maand","bron":"b"},"gemeente":{"vult":["grens_pct"]}})J";
const std::string kTown = R"J({"id":"gm0001","soort":"gemeente","gemeente":"GM0001","versie":"2026.1","vult":{"toeslag":{
    "grens_pct":{"type":"percentage","loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","waarde":110,"bron":"b","status":"officieel"}]}}}})J";

std::string household(int rent, const std::string& more = {}) {
    return R"({"datum":"2024-02-15","partner":null,"kinderen":[],"a":0,"huur":)" + std::to_string(rent) + more + "}\n";
}

class Simulate : public testing::Test {
protected:
    Simulate() {
        folder_.write("rijk/feiten.json", proef::mini_facts());
        folder_.write("rijk/toeslag.json", kNational);
        folder_.write("gemeenten/gm0001.json", kTown);
        change_ = layer(R"("toeslag.grens_pct":120)");
    }
    std::string layer(const std::string& changes, const std::string& more = {}) const {
        return other_.write("wat.json", R"({"soort":"wat_als","naam":"proef","vanaf":"2024-01-01",)" + more + "\"wijzigt\":{" + changes + "}}");
    }
    proef::Result run(const std::string& in, std::vector<std::string> words = {"--json"}, unsigned memory = 0) {
        words.insert(words.begin(), {"simulate", "--wat-als", change_});
        words.insert(words.end(), {"--rulesets", folder_.path()});
        return command(words, in, memory);
    }
    Folder folder_, other_;
    std::string change_;
};

TEST_F(Simulate, CountsWhoGainsAndWhatItCosts) {
    // Rents 500, 550, 600, 650: one has the right, two gain it at 120 per cent. € 10 × 12 a year each.
    const auto got = run(household(500) + household(550) + household(600) + household(650));
    ASSERT_EQ(got.status, 0) << got.err;
    const Tree t(got.out);
    EXPECT_EQ(t["wat_als"], "proef");
    EXPECT_EQ(t["huishoudens/alleenstaand/huishoudens"], "4");
    EXPECT_EQ(t["huishoudens/alleenstaand/erbij"], "2");
    EXPECT_EQ(t["huishoudens/alleenstaand/meer"], "2");
    EXPECT_EQ(t["huishoudens/alleenstaand/gelijk"], "2");
    EXPECT_EQ(t["regelingen/toeslag/alleenstaand/rechten"], R"({"nee-nee":1,"nee-ja":2,"ja-ja":1})");
    EXPECT_EQ(t["regelingen/toeslag/alleenstaand/centen_per_jaar"], R"({"voor":{"laagste":12000,"hoogste":12000},"na":{"laagste":36000,"hoogste":36000}})");
    EXPECT_NE(t["regelsets_na/wat_als"], "");
    // The other way round it is lost.
    change_ = layer(R"("toeslag.grens_pct":{"waarde":90,"vanaf":"2024-02-01"})");
    EXPECT_EQ(Tree(run(household(500)).out)["huishoudens/alleenstaand/eraf"], "1");
    EXPECT_EQ(Tree(run(household(500)).out)["huishoudens/alleenstaand/minder"], "1");
    // Before its day it changes nothing; from then on also what would have come later.
    change_ = layer(R"("toeslag.bedrag":{"waarde":20.5,"vanaf":"2024-02-16"})");
    EXPECT_EQ(Tree(run(household(500)).out)["huishoudens/alleenstaand/gelijk"], "1");
    auto later = household(500);
    later.replace(later.find("2024"), 4, "2026");
    EXPECT_EQ(Tree(run(later).out)["regelingen/toeslag/alleenstaand/centen_per_jaar"], R"({"voor":{"laagste":118800,"hoogste":118800},"na":{"laagste":24600,"hoogste":24600}})");
}

TEST_F(Simulate, OpenFactsGiveRanges) {
    const Tree t(run("{\"datum\":\"2024-02-15\",\"partner\":null,\"kinderen\":[],\"a\":0}\n").out);
    EXPECT_EQ(t["regelingen/toeslag/alleenstaand/rechten"], R"({"misschien-misschien":1})");
    EXPECT_EQ(t["regelingen/toeslag/alleenstaand/centen_per_jaar/voor"], R"({"laagste":0,"hoogste":12000})");
}

// What is counted is what the answer says, open facts included.
TEST_F(Simulate, SaysWhatCalculateSays) {
    const std::string open = R"({"datum":"2024-02-15","partner":null,"kinderen":[],"huur":500})";
    const Tree answer(command({"calculate", "--rulesets", folder_.path()}, open).out);
    EXPECT_EQ(answer["regelingen/toeslag/recht"], "ja");
    EXPECT_EQ(answer["regelingen/toeslag/bedrag"], R"({"per":"maand","laagste":10,"hoogste":11})");
    EXPECT_EQ(Tree(run(open + "\n").out)["regelingen/toeslag/alleenstaand/centen_per_jaar/voor"], R"({"laagste":12000,"hoogste":13200})");
}

TEST_F(Simulate, TypesOfHousehold) {
    const auto with = [](const std::string& partner, const std::string& children) { return R"({"datum":"2024-02-15","a":0,"huur":550)" + partner + children + "}\n"; };
    const Tree t(run(with(R"(,"partner":null)", R"(,"kinderen":[])") + with(R"(,"partner":null)", R"(,"kinderen":[{"geboortedatum":"2020-01-01"}])") +
                     with(R"(,"partner":{})", R"(,"kinderen":[])") + with(R"(,"partner":{})", R"(,"kinderen":[{"geboortedatum":"2006-02-16"}])") +
                     with(R"(,"partner":{})", R"(,"kinderen":[{"geboortedatum":"2006-02-15"}])") + with("", R"(,"kinderen":[])")).out);
    EXPECT_EQ(t["fouten"], "0") << t.text();
    for (const auto* type : {"alleenstaand", "alleenstaande_ouder", "paar_met_kinderen", "onbekend"}) EXPECT_EQ(t["huishoudens/" + std::string(type) + "/erbij"], "1") << type;
    EXPECT_EQ(t["huishoudens/paar/erbij"], "2") << "who turns 18 that day is no child";
}

TEST_F(Simulate, PartsAddUpToTheCent) {
    std::vector<std::string> parts(7);
    std::string all;
    for (int i = 0; i < 210; ++i) {
        const auto weight = i % 3 == 0 ? ",\"gewicht\":" + std::to_string(i) + ".123457" : i % 3 == 1 ? ",\"gewicht\" : 2 " : "";
        const auto line = i % 50 == 7 ? std::string("{\"onzin\":1}\n") : household(450 + i, (i % 2 == 0 ? ",\"gemeente\":\"GM0001\"" : "") + weight);
        parts[static_cast<std::size_t>(i) * 7 / 210] += line;
        all += line;
    }
    const auto whole = run(all);
    ASSERT_EQ(whole.status, 0) << whole.err;
    EXPECT_EQ(Tree(whole.out)["fouten"], "5");
    for (const std::size_t count : {1u, 2u, 7u}) {
        std::vector<std::string> words{"simulate", "--voeg-samen", "--json"};
        for (std::size_t p = 0; p < count; ++p) {
            std::string in;
            for (std::size_t i = p; i < 7; i += count) in += parts[i];
            const auto part = run(in, {"--deel"});
            ASSERT_EQ(part.status, 0);
            words.push_back(other_.write("deel" + std::to_string(count) + std::to_string(p) + ".json", part.out));
        }
        const auto merged = command(words);
        EXPECT_EQ(merged.status, 0) << merged.err;
        EXPECT_EQ(merged.out, whole.out) << count << " parts";
    }
    // The sum by hand: weights of those who gain, lines that are no fault.
    EXPECT_EQ(command({"simulate", "--voeg-samen", "-", "--json"}, whole.out).out, whole.out);
    EXPECT_NE(command({"simulate", "--voeg-samen", "-"}, whole.out).out.find("Wat als: proef"), std::string::npos);
}

TEST_F(Simulate, WeightsAreExact) {
    const Tree t(run(household(550, ",\"gewicht\":0.1") + household(550, ",\"gewicht\":0.2") + household(550, ",\"gewicht\":1000000000")).out);
    EXPECT_EQ(t["huishoudens/alleenstaand/erbij"], "1000000000.3");
    EXPECT_EQ(t["huishoudens/alleenstaand/centen_per_jaar/na/laagste"], "12000000003600");
    for (const auto* weight : {"-1", "\"2\"", "1000000001", "0.0000001"}) EXPECT_EQ(Tree(run(household(550, ",\"gewicht\":" + std::string(weight))).out)["fouten"], "1") << weight;
}

TEST_F(Simulate, OnlyLikeIsAddedToLike) {
    const auto one = other_.write("een.json", run(household(550), {"--deel"}).out);
    change_ = layer(R"("toeslag.grens_pct":130)");
    const auto two = other_.write("twee.json", run(household(550), {"--deel"}).out);
    const auto got = command({"simulate", "--voeg-samen", one, two});
    EXPECT_EQ(got.status, 65);
    EXPECT_NE(got.err.find("verschillende regels"), std::string::npos) << got.err;
    for (const auto* bad : {"{", "{}", "[]", "{\"simulatie\":1}", "niets"}) EXPECT_EQ(command({"simulate", "--voeg-samen", "-"}, bad).status, 65) << bad;
    EXPECT_EQ(command({"simulate", "--voeg-samen", other_.path() + "/weg.json"}).status, 65);
}

TEST_F(Simulate, BadLinesAreToldAndSkipped) {
    const auto got = run(household(550) + "niets\n\n" + household(-1) + household(550), {});
    EXPECT_EQ(got.status, 0);
    for (const auto* part : {"regel 2: ", "regel 3: ", "regel 4: huur"}) EXPECT_NE(got.err.find(part), std::string::npos) << part << got.err;
    EXPECT_NE(got.out.find("5 huishoudens gelezen, waarvan 3 met een fout"), std::string::npos) << got.out;
    std::string many;
    for (int i = 0; i < 50; ++i) many += "{\n";
    EXPECT_NE(run(many, {}).err.find("en nog 30 regels"), std::string::npos);
    EXPECT_EQ(Tree(run("{}\n", {"--deel"}).err)["regel"], "1");
}

TEST_F(Simulate, ReadsTables) {
    const auto json = run(household(550) + household(550, ",\"gemeente\":\"GM0001\",\"gewicht\":2.5") + R"({"datum":"2024-02-15","partner":{"loon":100},"kinderen":[{"geboortedatum":"2020-01-01"}],"a":0,"huur":600.5})" + "\n");
    const std::string head = "datum,huur,a,gemeente,partner.loon,kinderen[0].geboortedatum,gewicht\n";
    const std::string rows = "2024-02-15,550,0,,,,\n2024-02-15,\"550\",0,GM0001,,,2.5\r\n2024-02-15,600.5,0,,100,2020-01-01,1\n";
    const auto csv = run(head + rows);
    EXPECT_EQ(csv.status, 0) << csv.err;
    EXPECT_EQ(csv.out, json.out);
    // As a spreadsheet in the Netherlands writes it.
    auto dutch = "\xEF\xBB\xBF" + head + rows;
    std::replace(dutch.begin(), dutch.end(), ',', ';');
    dutch.replace(dutch.find("600.5"), 5, "600,5");
    dutch.replace(dutch.find("2.5"), 3, "2,5");
    EXPECT_EQ(run(dutch).out, json.out);
    // What is wrong is told.
    const auto bad = run(head + "2024-02-15,550\n2024-02-15,\"550,0,,,,\n", {});
    EXPECT_EQ(bad.status, 0);
    EXPECT_NE(bad.err.find("2 cellen, de kop 7"), std::string::npos) << bad.err;
    for (const auto* header : {"huur,a\n1,2\n", "datum,huur,huur\n", "datum,,huur\n", "datum,kinderen[0.x\n", "zomaar tekst\n"}) EXPECT_EQ(run(header).status, 65) << header;
}

// Where the households come from stands on the first line, and goes with the outcome.
TEST_F(Simulate, SaysWhereTheHouseholdsComeFrom) {
    const std::string first = "{\"bevolking\":\"synthetisch\"}\n";
    const auto whole = run(first + household(550) + household(560));
    EXPECT_EQ(Tree(whole.out)["bevolking"], "synthetisch");
    EXPECT_EQ(Tree(whole.out)["regels"], "2");
    EXPECT_NE(run(first + household(550), {}).out.find("Huishoudens: synthetisch"), std::string::npos);
    const auto one = other_.write("een.json", run(household(560), {"--deel"}).out);
    const auto two = other_.write("twee.json", run(first + household(550), {"--deel"}).out);
    EXPECT_EQ(command({"simulate", "--voeg-samen", one, two, "--json"}).out, whole.out);
    EXPECT_EQ(Tree(run(household(550) + first).out)["fouten"], "1") << "only on the first line";
}

TEST_F(Simulate, TheChangeIsCheckedAsRulesAre) {
    const std::vector<std::pair<std::string, std::string>> wrong{{R"("toeslag.grens_pc":120)", "toeslag.grens_pct"}, {R"("toeslag.grens_pct":"veel")", "waarde_ongeldig"},
        {R"("gm0001.weg":1)", "naam_onbekend"}, {R"("toeslag.toeslag_per":5)", "waarde_ontbreekt"}, {"", "verandert niets"},
        {R"("toeslag.toeslag_per":{"rijen":[{"van":1,"extra":1},{"van":3,"tot":4,"extra":1}]})", "tabel_"}, {R"("toeslag.grens_pct":{"waarde":1,"vanaf":"2024-02-30"})", "datum_ontbreekt"}};
    for (const auto& [changes, told] : wrong) {
        change_ = layer(changes);
        const auto got = run(household(550));
        EXPECT_EQ(got.status, 65) << changes;
        EXPECT_NE(got.err.find(told), std::string::npos) << changes << got.err;
        EXPECT_EQ(got.out, "");
    }
    change_ = layer(R"("toeslag.grens_pct":120)", R"("gemeente":"GM0009",)");
    EXPECT_NE(run(household(550)).err.find("gemeente_onbekend"), std::string::npos);
    change_ = layer(R"("toeslag.grens_pct":120)", R"("vannaf":"2024-01-01",)");
    EXPECT_NE(run(household(550)).err.find("Bedoelde u 'vanaf'?"), std::string::npos);
    change_ = other_.path() + "/weg.json";
    EXPECT_EQ(run(household(550)).status, 65);
}

TEST_F(Simulate, OfOneMunicipalityOrOfATable) {
    const auto in = household(580) + household(580, ",\"gemeente\":\"GM0001\"");
    // 120 per cent everywhere: both gain. Only there: one.
    EXPECT_EQ(Tree(run(in).out)["huishoudens/alleenstaand/erbij"], "2");
    change_ = layer(R"("toeslag.grens_pct":120)", R"("gemeente":"GM0001",)");
    EXPECT_EQ(Tree(run(in).out)["huishoudens/alleenstaand/erbij"], "1");
    change_ = layer(R"("toeslag.toeslag_per":{"rijen":[{"van":-99,"extra":5}]})");
    EXPECT_EQ(Tree(run(household(500)).out)["regelingen/toeslag/alleenstaand/centen_per_jaar/na/laagste"], "18000");
    // A whole ruleset in the place of its former self.
    auto whole = kTown;
    whole.replace(whole.find("110"), 3, "120");
    change_ = other_.write("gm0001.json", whole);
    EXPECT_EQ(Tree(run(in).out)["huishoudens/alleenstaand/erbij"], "1");
    change_ = other_.write("vreemd.json", R"({"id":"gm0009","soort":"gemeente"})");
    EXPECT_EQ(run(in).status, 65);
}

TEST_F(Simulate, MemoryDoesNotGrow) {
    std::string in;
    for (int i = 0; i < 20000; ++i) in += household(400 + i % 300);
    in += household(550, ",\"notitie\":\"" + std::string(2u << 20, 'x') + "\"");
    const auto got = run(in, {"--json"}, proef::sanitized() ? 0 : 300);
    EXPECT_EQ(got.status, 0) << got.err;
    EXPECT_EQ(Tree(got.out)["regels"], "20001");
    EXPECT_EQ(Tree(got.out)["fouten"], "1");
}

TEST_F(Simulate, WrongUsage) {
    EXPECT_EQ(command({"simulate"}).status, 2);
    EXPECT_EQ(command({"simulate", "--voeg-samen"}).status, 2);
    EXPECT_EQ(command({"simulate", "--wat-als"}).status, 2);
    EXPECT_NE(command({"simulate", "--help"}).out.find("Voorbeeld"), std::string::npos);
    EXPECT_EQ(run("", {other_.path() + "/weg.ndjson"}).status, 65);
    EXPECT_NE(run("", {}).out.find("0 huishoudens gelezen"), std::string::npos);
}

}  // namespace
}  // namespace recht
