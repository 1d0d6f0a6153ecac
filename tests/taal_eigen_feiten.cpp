// Facts that a ruleset declares for itself (`overig`), and ids of schemes as values.
#include <gtest/gtest.h>

#include "support.h"

namespace recht {
namespace {

using proef::Bench;

const char* const kNational = R"({ "id": "toeslag", "soort": "regeling", "versie": "1",
  "feiten": { "jaren_hier": { "type": "geheel", "min": 0, "max": 100, "onderwerp": "wonen", "volgorde": 3 } },
  "voorwaarden": [ { "id": "lang", "eis": "jaren_hier ≥ 5", "bron": "b" } ], "uitkomst": { "bedrag": null } })";

const char* const kMunicipal = R"j({ "id": "gm0153", "soort": "gemeente", "versie": "1", "gemeente": "GM0153",
  "feiten": {
    "maanden_laag_inkomen": { "type": "geheel", "min": 0, "max": 600, "onderwerp": "inkomen", "volgorde": 1 },
    "pakket": { "type": "keuze", "opties": ["klein", "groot"], "standaard": "klein", "volgorde": 2 },
    "korting": { "type": "percentage", "min": 0, "max": 100, "op": 0.01, "mag_null": true },
    "jaarpremie": { "type": "bedrag/jaar", "max": 5000, "afgeleid": "als pakket = klein dan € 600 anders € 1200" } },
  "regels": [ { "naam": "lang_genoeg", "is": "maanden_laag_inkomen ≥ 36", "bron": "b" } ],
  "regelingen": [
    { "id": "gm0153.inkomenstoeslag",
      "tabellen": { "bedragen": { "sleutel": "keuze gm0153.pakket", "kolommen": { "waarde": "bedrag" }, "loopt": "onbepaald", "reeks": [
        { "vanaf": "2020-01-01", "bron": "b", "status": "officieel", "rijen": [ { "is": "klein", "waarde": 400 }, { "is": "groot", "waarde": 700 } ] } ] } },
      "feiten": { "sanctie": { "type": "ja/nee", "volgorde": 9 } },
      "voorwaarden": [ { "id": "duur", "eis": "gm0153.lang_genoeg", "bron": "b" }, { "id": "netjes", "eis": "niet sanctie", "bron": "b" } ],
      "uitkomst": { "bedrag": "tabel(bedragen, gm0153.pakket)", "per": "eenmalig", "bron": "b" } } ] })j";

Bench bench() { return Bench({{"landelijk.json", kNational}, {"gm0153.json", kMunicipal}}); }

std::string in_enschede(const std::string& other) {
    return R"({"datum":"2024-02-15","gemeente":"GM0153","overig":{)" + other + "}}";
}

TEST(OwnFacts, AreReadUnderTheirWholeName) {
    auto b = bench();
    ASSERT_TRUE(b.good) << proef::text_of(b.diagnostics);
    const auto a = b.answer(in_enschede(R"("gm0153.maanden_laag_inkomen":36,"gm0153.inkomenstoeslag.sanctie":false,"gm0153.pakket":"groot","toeslag.jaren_hier":4)"));
    EXPECT_EQ(a["regelingen/gm0153.inkomenstoeslag/recht"], "ja");
    EXPECT_EQ(a["regelingen/gm0153.inkomenstoeslag/bedrag/laagste"], "700");
    EXPECT_EQ(a["regelingen/toeslag/recht"], "nee");
    EXPECT_EQ(b.answer(in_enschede(R"("gm0153.maanden_laag_inkomen":35)"))["regelingen/gm0153.inkomenstoeslag/recht"], "nee");
}

TEST(OwnFacts, AreAskedAndAssumedLikeAnyOther) {
    auto b = bench();
    const auto a = b.answer(in_enschede(R"("gm0153.inkomenstoeslag.sanctie":false)"));
    EXPECT_EQ(a["regelingen/gm0153.inkomenstoeslag/recht"], "misschien");
    EXPECT_EQ(a["regelingen/gm0153.inkomenstoeslag/ontbreekt"], R"(["overig.gm0153.maanden_laag_inkomen"])");
    EXPECT_EQ(a["regelingen/gm0153.inkomenstoeslag/aannames"], R"(["overig.gm0153.pakket"])");
    EXPECT_EQ(a["regelingen/gm0153.inkomenstoeslag/te_bevestigen"], R"(["overig.gm0153.pakket"])");
    EXPECT_EQ(a["regelingen/gm0153.inkomenstoeslag/bedrag/hoogste"], "400");
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-15"})")["volgende_vraag"], "overig.toeslag.jaren_hier");
    // Confirmed, it is to be confirmed no longer.
    const auto confirmed = b.answer(R"({"datum":"2024-02-15","gemeente":"GM0153","bevestigd":["overig.gm0153.pakket"]})");
    EXPECT_EQ(confirmed["regelingen/gm0153.inkomenstoeslag/te_bevestigen"], "[]");
}

TEST(OwnFacts, MayBeRangesOptionsOrFormulas) {
    auto b = bench();
    EXPECT_EQ(b.answer(in_enschede(R"("gm0153.maanden_laag_inkomen":{"van":36,"tot":40},"gm0153.inkomenstoeslag.sanctie":false)"))["regelingen/gm0153.inkomenstoeslag/recht"], "ja");
    EXPECT_EQ(b.answer(in_enschede(R"("gm0153.maanden_laag_inkomen":{"van":30,"tot":40},"gm0153.inkomenstoeslag.sanctie":false)"))["regelingen/gm0153.inkomenstoeslag/recht"], "misschien");
    const auto either = b.answer(in_enschede(R"("gm0153.pakket":{"een_van":["klein","groot"]})"));
    EXPECT_EQ(either["regelingen/gm0153.inkomenstoeslag/bedrag/laagste"], "400");
    EXPECT_EQ(either["regelingen/gm0153.inkomenstoeslag/bedrag/hoogste"], "700");
    EXPECT_EQ(b.value(in_enschede(R"("gm0153.pakket":"groot")"), "overig.gm0153.jaarpremie"), "1200");
    EXPECT_EQ(b.value(in_enschede(R"("gm0153.pakket":"groot","gm0153.jaarpremie":999)"), "overig.gm0153.jaarpremie"), "999");
}

TEST(OwnFacts, AreExplained) {
    auto b = bench();
    const auto text = b.engine.explain(in_enschede(R"("gm0153.maanden_laag_inkomen":40,"gm0153.inkomenstoeslag.sanctie":false)"), "gm0153.inkomenstoeslag", {});
    EXPECT_NE(text.find(R"("pad":"overig.gm0153.maanden_laag_inkomen")"), std::string::npos) << text;
}

TEST(OwnFacts, BelongToTheirMunicipality) {
    auto b = bench();
    const auto elsewhere = b.answer(R"({"datum":"2024-02-15","overig":{"gm0153.maanden_laag_inkomen":36}})");
    EXPECT_EQ(elsewhere["fouten/0/code"], "onbekend_feit");
    EXPECT_EQ(elsewhere["fouten/0/path"], "overig.gm0153.maanden_laag_inkomen");
    EXPECT_EQ(b.answer(in_enschede(R"("gm0153.maanden_laag_inkomn":36)"))["fouten/0/hint"], "Bedoelde u 'gm0153.maanden_laag_inkomen'?");
    EXPECT_EQ(b.answer(in_enschede(R"("gm0153.maanden_laag_inkomen":601)"))["fouten/0/code"], "te_hoog");
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-15","overig":[]})")["fouten/0/code"], "type_verkeerd");
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-15","gemeente":"GM0153","overig":3})")["fouten/0/code"], "type_verkeerd");
}

TEST(OwnFacts, HaveTheFaultsOfFacts) {
    const auto faults = [](const std::string& facts, const std::string& rule = "1") {
        Bench b(R"({"id":"proef","soort":"gedeeld","versie":"1","feiten":{)" + facts + R"(},"regels":[{"naam":"uit","is":")" + rule + R"(","bron":"b"}]})");
        return proef::codes_of(b.diagnostics);
    };
    EXPECT_EQ(faults(R"("x":{"type":"geheel","max":5})", "x + 1"), "");
    EXPECT_EQ(faults(R"("x":{"type":"geheel"})"), "grens_ontbreekt");
    EXPECT_EQ(faults(R"("x":{"type":"raar"})"), "type_onbekend");
    EXPECT_EQ(faults(R"("x":{"type":"ja/nee","voor":"kind"})"), "sleutel_onbekend");
    EXPECT_EQ(faults(R"("huur":{"type":"ja/nee"})"), "naam_dubbel");
    EXPECT_EQ(faults(R"("uit":{"type":"ja/nee"})"), "naam_dubbel");
    EXPECT_EQ(faults(R"("een.twee":{"type":"ja/nee"})"), "naam_ongeldig");
    EXPECT_EQ(faults(R"("x":{"type":"bedrag/maand","afgeleid":"x"})"), "kringverwijzing");
    EXPECT_EQ(faults(R"("x":{"type":"ja/nee"})", "y"), "naam_onbekend");
}

// The options of a fact of type `regeling` are those of the fact file, and every scheme that is loaded.
TEST(SchemeIds, AreValues) {
    const char* const facts = R"({ "id": "feiten", "soort": "feiten", "versie": "1", "klassen": {
        "situatie": { "velden": { "datum": { "type": "datum", "verplicht": true }, "gemeente": { "type": "gemeente" } } },
        "ontvangst": { "plaatsen": [ { "pad": "ontvangen", "in": "situatie", "lijst": 5, "element": "ontvangst", "standaard": [] } ],
          "velden": { "regeling": { "type": "regeling", "opties": ["bijstand", "toeslag"] }, "datum": { "type": "datum" } } } } })";
    const char* const national = R"j({ "id": "toeslag", "soort": "regeling", "versie": "1",
        "voorwaarden": [ { "id": "nieuw", "eis": "niet enig(ontvangen waarvoor ontvangst.regeling = toeslag)", "bron": "b" } ], "uitkomst": { "bedrag": null } })j";
    const char* const municipal = R"j({ "id": "gm0014", "soort": "gemeente", "versie": "1", "gemeente": "GM0014", "regelingen": [ { "id": "gm0014.witgoed",
        "voorwaarden": [ { "id": "acht_jaar", "bron": "b",
          "eis": "niet enig(ontvangen waarvoor ontvangst.regeling = gm0014.witgoed en ontvangst.datum > datum_plus(datum, -8 jaar, eerder))" } ],
        "uitkomst": { "bedrag": null } } ] })j";
    Bench b({{"feiten.json", facts}, {"t.json", national}, {"g.json", municipal}}, false);
    ASSERT_TRUE(b.good) << proef::text_of(b.diagnostics);
    const auto recht = [&](const std::string& scheme, const std::string& received, const std::string& day) {
        const auto a = b.answer(R"({"datum":"2026-03-01","gemeente":"GM0014","ontvangen":[{"regeling":")" + received + R"(","datum":")" + day + R"("}]})");
        return a["regelingen/" + scheme + "/recht"];
    };
    EXPECT_EQ(recht("gm0014.witgoed", "gm0014.witgoed", "2018-03-02"), "nee");
    EXPECT_EQ(recht("gm0014.witgoed", "gm0014.witgoed", "2018-03-01"), "ja");
    EXPECT_EQ(recht("gm0014.witgoed", "bijstand", "2024-03-01"), "ja");
    EXPECT_EQ(recht("toeslag", "toeslag", "2024-03-01"), "nee");
    // Of a municipality that is not loaded: some other scheme.
    EXPECT_EQ(recht("gm0014.witgoed", "gm0200.witgoed", "2024-03-01"), "ja");
}

}  // namespace
}  // namespace recht
