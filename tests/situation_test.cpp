// Situations: what is read, what is taken for granted, and where each thing is.
#include <gtest/gtest.h>

#include "support.h"

namespace recht {
namespace {

using proef::Bench;
using proef::text_of;
using proef::formula;

std::string fault_of(const std::string& situation) {
    static Bench bench(proef::ruleset_of({{"uit", "1"}}));
    const proef::Tree tree(bench.engine.calculate(situation));
    std::string out;
    for (auto f = tree.at("fouten") ? tree.at("fouten").first() : JsonRef(); f; f = f.next()) out += (out.empty() ? "" : " ") + std::string(f.string("path")) + ":" + std::string(f.string("code"));
    return out;
}

TEST(Situations, DefaultsAndDerived) {
    EXPECT_EQ(formula("weekgeld"), "10");
    EXPECT_EQ(formula("weekgeld", R"({"weekgeld":5})"), "5");
    EXPECT_EQ(formula("alleenstaand", R"({"partner":null})"), "ja");
    EXPECT_EQ(formula("alleenstaand", R"({"partner":{}})"), "nee");
    EXPECT_EQ(formula("alleenstaand", R"({"partner":{},"alleenstaand":true})"), "ja");
    EXPECT_EQ(formula("alleenstaand"), "onbekend");
    EXPECT_EQ(formula("jaarhuur", R"({"huur":100})"), "1200");
    EXPECT_EQ(formula("jaarhuur", R"({"huur":100,"jaarhuur":7})"), "7");
    EXPECT_EQ(formula("jaarhuur", R"({"huur":{"van":1,"tot":2}})"), "12…24");
    EXPECT_EQ(formula("jaarhuur", R"({"huur":100,"jaarhuur":{"van":7,"tot":8}})"), "7…8");
    EXPECT_EQ(formula("schatting", R"({"inkomen":100})"), "100…200");
    EXPECT_EQ(formula("schatting", R"({"inkomen":100,"schatting":150})"), "150");
    EXPECT_EQ(formula("schatting", R"({"inkomen":0})"), "0");
    EXPECT_EQ(formula("misschien", R"({"kleur":"groen"})"), "ja");
    EXPECT_EQ(formula("misschien", R"({"kleur":"rood"})"), "onbekend");
    EXPECT_EQ(formula("misschien", R"({"kleur":"rood","misschien":false})"), "nee");
    EXPECT_EQ(formula("aanvrager.werkt", R"({"aanvrager":{}})"), "nee");
    EXPECT_EQ(formula("partner.band = gehuwd", R"({"partner":{}})"), "ja");
    EXPECT_EQ(formula("land = 'L01'"), "ja");
    EXPECT_EQ(formula("bevat(merken, x)"), "nee");
    EXPECT_EQ(formula("bevat(merken, x)", R"({"merken":["x","z"]})"), "ja");
}

TEST(Situations, DefaultsInsideAnObject) {
    EXPECT_EQ(formula("woning.kosten.water"), "0…100");
    EXPECT_EQ(formula("woning.kosten.water", R"({"woning":{}})"), "0");
    EXPECT_EQ(formula("woning.kosten.water", R"({"woning":{"kosten":{}}})"), "0");
    EXPECT_EQ(formula("woning.kosten.water + woning.kosten.stroom", R"({"woning":{"kosten":{"stroom":7.25}}})"), "7.25");
}

TEST(Situations, RoughlyKnown) {
    EXPECT_EQ(formula("huur", R"({"huur":{"van":100,"tot":200.50}})"), "100…200.5");
    EXPECT_EQ(formula("huur", R"({"huur":{"van":100,"tot":100}})"), "100");
    EXPECT_EQ(formula("dag", R"({"dag":{"van":"2024-01-01","tot":"2024-01-31"}})"), "2024-01-01…2024-01-31");
    EXPECT_EQ(formula("p", R"({"p":{"een_van":[true,false]}})"), "onbekend");
    EXPECT_EQ(formula("p", R"({"p":{"een_van":[true]}})"), "ja");
    EXPECT_EQ(formula("kleur = rood", R"({"kleur":{"een_van":["rood"]}})"), "ja");
    EXPECT_EQ(formula("kleur = rood", R"({"kleur":{"een_van":["groen","geel"]}})"), "nee");
    EXPECT_EQ(formula("land = 'L05'", R"({"land":{"een_van":["L01","L09"]}})"), "onbekend");
    EXPECT_EQ(formula("land = 'L05'", R"({"land":{"een_van":["L06","L09"]}})"), "nee");
}

TEST(Situations, FaultsHavePaths) {
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15"})"), "");
    EXPECT_EQ(fault_of("{}"), "datum:ontbreekt");
    EXPECT_EQ(fault_of("5"), ":type_verkeerd");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","kinderen":[{},{"punten":9}]})"), "kinderen[1].punten:te_hoog");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","aanvrager":{"inkomsten":[{},{"bedrag":"x"}]}})"), "aanvrager.inkomsten[1].bedrag:type_verkeerd");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","kinderen":[{"opvang":[{"uren":-1}]}]})"), "kinderen[0].opvang[0].uren:te_laag");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","kinderen":[{"opvang":[{},{},{}]}]})"), "kinderen[0].opvang:te_veel");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","huur":{"van":5,"tot":1}})"), "huur:bereik_omgekeerd");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","huur":{"van":5,"tot":"x"}})"), "huur.tot:type_verkeerd");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","huur":{"van":5,"tot":6,"ook":7}})"), "huur:type_verkeerd");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","woning":{"kosten":{"gas":1}}})"), "woning.kosten.gas:onbekend_feit");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","a":1,"a":2})").substr(0, 16), ":dubbele_sleutel");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","gemeente":5})"), "gemeente:gemeente_onbekend");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","$schema":"x","bevestigd":[],"overig":{}})"), "");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","overig":5})"), "overig:type_verkeerd");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","kinderen":[{}],"bevestigd":["kinderen[0].punten","aanvrager","partner"]})"), "");
}

// Each path that comes out can go in again.
TEST(Situations, PathsComeBack) {
    Bench bench(proef::ruleset_of({{"uit", "som(kinderen, kind.punten) + aantal(huisgenoten) + som(kinderen, som(kind.opvang, opvang.uren))"}}));
    const proef::Tree tree(bench.engine.calculate(R"({"datum":"2024-02-15","kinderen":[{"opvang":[{},{}]},{}],"huisgenoten":[{},{}],"partner":{},"woning":{"kosten":{}}})"));
    auto& situation = bench.engine.state().evaluator->situation();
    std::size_t count = 0;
    for (std::uint16_t c = 0; c < situation.instances.size(); ++c) {
        for (std::uint32_t i = 0; i < situation.instances[c].size(); ++i) {
            for (std::int32_t f = 0; f < static_cast<std::int32_t>(situation.width(c)); ++f) {
                const FactPath path{c, i, f};
                FactPath back;
                if (situation.instances[c][i].least != situation.instances[c][i].most) continue;
                ASSERT_TRUE(situation.find(situation.path_text(path), back)) << situation.path_text(path);
                EXPECT_EQ(back, path) << situation.path_text(path);
                ++count;
            }
        }
    }
    EXPECT_GT(count, 60u);
    FactPath path;
    for (const auto* text : {"", "x", "kinderen", "kinderen[5]", "kinderen[", "kinderen[x].punten", "aanvrager.", "aanvrager.loon.x", "a.b", "woning"}) {
        if (situation.find(text, path)) { EXPECT_LT(path.field, 0) << text; }
    }
}

// What is confirmed must be there: a typing mistake would otherwise confirm nothing, unseen.
TEST(Situations, OnlyWhatIsThereCanBeConfirmed) {
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","bevestigd":["kinderen[0].punten"]})"), "bevestigd:onbekend_feit");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","bevestigd":["weekgelt"]})"), "bevestigd:onbekend_feit");
}

TEST(Situations, PathsAreReadStrictly) {
    Bench bench(proef::ruleset_of({{"uit", "som(kinderen, kind.punten)"}}));
    bench.engine.calculate(R"({"datum":"2024-02-15","kinderen":[{}]})");
    FactPath path;
    for (const auto* text : {"kinderen[0]punten", "kinderen[00000000000000000000000].punten"}) {
        EXPECT_FALSE(bench.engine.state().evaluator->situation().find(text, path)) << text;
    }
}

TEST(Situations, Municipalities) {
    const std::string list = R"({"id":"lijst","soort":"lijst","versie":"1","gemeenten":[{"code":"GM0001","naam":"Eén"},{"code":"GM0002","naam":"Twee"}],"herindelingen":[{"oude_code":"GM0009","nieuwe_code":"GM0002"}]})";
    Bench bench({{"lijst.json", list}, {"proef.json", proef::ruleset_of({{"uit", "1"}})}});
    ASSERT_TRUE(bench.good) << text_of(bench.diagnostics);
    EXPECT_EQ(bench.answer(R"({"datum":"2024-02-15","gemeente":"GM0001"})")["gemeente"], "GM0001");
    EXPECT_EQ(bench.answer(R"({"datum":"2024-02-15","gemeente":"GM0001"})")["gemeente_bekend"], "false");
    EXPECT_EQ(bench.answer(R"({"datum":"2024-02-15","gemeente":"GM0009"})")["gemeente"], "GM0002");
    EXPECT_EQ(bench.answer(R"({"datum":"2024-02-15","gemeente":"GM0003"})")["fouten/0/code"], "gemeente_onbekend");
    EXPECT_EQ(bench.answer(R"({"datum":"2024-02-15","gemeente":"gm0001"})")["fouten/0/hint"], "Bedoelde u 'GM0001'?");
    EXPECT_FALSE(bench.answer(R"({"datum":"2024-02-15"})").at("gemeente"));
    // A list without municipalities knows none.
    Bench empty({{"lijst.json", R"({"id":"lijst","soort":"lijst","versie":"1"})"}, {"proef.json", proef::ruleset_of({{"uit", "1"}})}});
    EXPECT_EQ(empty.answer(R"({"datum":"2024-02-15","gemeente":"GM0001"})")["fouten/0/code"], "gemeente_onbekend");
}

TEST(Situations, ChecksDeclaredWithTheFacts) {
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","aanvrager":{"geboortedatum":"2000-01-01"},"kinderen":[{"geboortedatum":"1995-01-01"}]})"), "kinderen[0].geboortedatum:wees");
    // What is not filled in cannot contradict.
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","aanvrager":{},"kinderen":[{"geboortedatum":"1995-01-01"}]})"), "");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","aanvrager":{"geboortedatum":{"van":"1990-01-01","tot":"2000-01-01"}},"kinderen":[{"geboortedatum":"1995-01-01"}]})"), "");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","einde":"2021-01-01","begin":"2022-01-01"})"), "einde:einde_voor_begin");
    EXPECT_EQ(fault_of(R"({"datum":"2024-02-15","einde":null,"begin":"2022-01-01"})"), "");
}

}  // namespace
}  // namespace recht
