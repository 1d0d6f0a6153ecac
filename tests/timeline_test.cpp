// Month by month: events, facts that move, and the year that is settled; on rules of the tests' own.
#include <gtest/gtest.h>

#include "support.h"

namespace recht {
namespace {

using proef::Bench;
using proef::codes_of;
using proef::text_of;
using proef::Tree;

const char* const kFacts = R"J({"id":"feiten","soort":"feiten","versie":"1","klassen":{
  "situatie":{"velden":{
    "datum":{"type":"datum","min":"2000-01-01","max":"2099-12-31","verplicht":true},
    "huur":{"type":"bedrag/maand","min":0,"max":100000,"standaard":500},
    "vooraf":{"type":"bedrag/maand","min":0,"max":100000},
    "geschat":{"type":"bedrag/jaar","op":1,"min":0,"max":1000000},
    "kaal":{"type":"ja/nee","standaard":false}}},
  "mens":{"plaatsen":[{"pad":"ik","in":"situatie"},{"pad":"lief","in":"situatie","mag_null":true,"tijdvak":["sinds","tot"]},{"pad":"gasten","in":"situatie","lijst":3,"element":"gast"}],
    "velden":{"geboren":{"type":"datum","min":"1900-01-01","max":"2099-12-31"},
      "sinds":{"type":"datum","min":"1900-01-01","max":"2099-12-31","alleen":["lief"],"standaard":"2000-01-01"},
      "tot":{"type":"datum","min":"1900-01-01","max":"2099-12-31","mag_null":true,"alleen":["lief"],"standaard":null},
      "inkomen":{"type":"bedrag/jaar","op":1,"min":0,"max":1000000,"heel_jaar":true,"standaard_is":"mens.proef.over_het_jaar"},
      "gebruikt":{"type":"geheel","min":0,"max":3,"standaard":0},
      "uitkering_dit_jaar":{"type":"bedrag/jaar","min":0,"max":1000000,"standaard":0}}},
  "baan":{"plaatsen":[{"pad":"banen","in":"mens","lijst":4,"element":"baan","tijdvak":["van","tot"]}],
    "velden":{"loon":{"type":"bedrag/maand","min":0,"max":10000},
      "van":{"type":"datum","min":"1900-01-01","max":"2099-12-31","standaard_is":"eerste_van_jaar(datum)"},
      "tot":{"type":"datum","min":"1900-01-01","max":"2099-12-31","standaard_is":"datum_van(jaar(datum), 12, 31)"}}},
  "gebeurtenis":{"plaatsen":[{"pad":"gebeurtenissen","in":"situatie","lijst":9,"element":"gebeurtenis","standaard":[]}],
    "velden":{"datum":{"type":"datum","min":"1900-01-01","max":"2099-12-31"},"soort":{"type":"keuze","opties":["verandert","erbij","eraf"]},"pad":{"type":"tekst"},"waarde":{"type":"vrij"}}}},
  "controles":[{"id":"dure_huur","als":"huur > € 9000","ernst":"fout","pad":"huur"}]})J";

// A benefit tops wages up to 1000 and leaves a tenth free for three months; a subsidy is paid in advance.
const char* const kRules = R"J({"id":"proef","soort":"regeling","versie":"1",
  "regels":[
    {"naam":"nu","voor":"baan","is":"baan.van ≤ datum en baan.tot ≥ datum","bron":"b"},
    {"naam":"maanden","voor":"baan","is":"max(0, min(12, als jaar(baan.tot) > jaar(datum) dan 12 anders als jaar(baan.tot) < jaar(datum) dan 0 anders maand(baan.tot)) − (als jaar(baan.van) < jaar(datum) dan 0 anders als jaar(baan.van) > jaar(datum) dan 12 anders maand(baan.van) − 1))","bron":"b"},
    {"naam":"over_het_jaar","voor":"mens","is":"afgerond(min(€ 1000000, mens.uitkering_dit_jaar + periode(som(mens.banen waarvoor baan.maanden > 0, baan.loon × baan.maanden), jaar)), op 1, omlaag)","bron":"b"},
    {"naam":"loon","voor":"mens","is":"min(€ 100000, som(mens.banen waarvoor baan.nu, baan.loon))","bron":"b"},
    {"naam":"vrij","is":"als ik.gebruikt < 3 dan 10% × ik.loon anders 0","bron":"b"},
    {"naam":"uitkering","is":"max(0, € 1000 − (ik.loon − vrij))","bron":"b"},
    {"naam":"bezoek","is":"aantal(gasten waarvoor gast.geboren ≤ datum)","bron":"b"}],
  "voorwaarden":[{"id":"arm","eis":"ik.loon − vrij < € 1000","bron":"b"}],
  "uitkomst":{"bedrag":"uitkering","per":"maand","bron":"b"},
  "door_de_tijd":[{"feit":"mens.gebruikt","regeling":"proef","wordt":"als mens.loon > 0 dan min(3, mens.gebruikt + 1) anders mens.gebruikt","bron":"b"}],
  "over_het_jaar":[{"feit":"ik.uitkering_dit_jaar","regeling":"proef","is":"uitkering","bron":"b"}],
  "posten":[{"id":"loon","is":"ik.loon + lief.loon","bron":"b"},{"id":"uitkering","regeling":"proef","is":"uitkering","bron":"b"}],
  "doen":[{"id":"melden","bij":"begin","als":"ik.loon > 0","uiterlijk":"datum_plus(datum, 7 dagen, later)","bron":"b"},
    {"id":"opnieuw","bij":"einde","als":"ik.loon > 0","bron":"b"},{"id":"elke_maand","bij":"maand","regeling":"proef","als":"ik.loon > 0","bron":"b"}]})J";

const char* const kSubsidy = R"J({"id":"subsidie","soort":"regeling","versie":"1",
  "regels":[{"naam":"bedrag","is":"max(0, € 100 − afgerond(per_maand(1% × ik.inkomen), op 1, omlaag))","bron":"b"}],
  "voorwaarden":[{"id":"huur","eis":"huur > 0","bron":"b"}],
  "uitkomst":{"bedrag":"bedrag","per":"maand","bron":"b"},
  "voorschot":{"per":"jaar","grondslag":"ik.inkomen","betaald_als":"ingevuld(vooraf)","betaald":"vooraf","geschat_als":"ingevuld(geschat)",
    "geschat":[{"feit":"ik.inkomen","is":"geschat"}],"doorgeven":"datum_plus(datum, 4 weken, later)","doen":"wijzigen","bron":"b"}})J";

Bench& bench() {
    static Bench out({{"feiten.json", kFacts}, {"proef.json", kRules}, {"subsidie.json", kSubsidy}}, false);
    return out;
}

Tree line(const std::string& more, const std::string& events = "", std::uint32_t months = 12, const std::string& datum = "2026-03-01") {
    TimelineOptions options;
    options.months = months;
    return Tree(bench().engine.timeline("{\"datum\":\"" + datum + "\"," + more + (events.empty() ? "" : ",\"gebeurtenissen\":[" + events + "]") + "}", options));
}

const std::string kAlone = R"("ik":{"geboren":"1990-05-31","banen":[]},"lief":null,"gasten":[])";

std::string event(const std::string& day, const std::string& kind, const std::string& path, const std::string& value = "") {
    return "{\"datum\":\"" + day + "\",\"soort\":\"" + kind + "\",\"pad\":\"" + path + "\"" + (value.empty() ? "" : ",\"waarde\":" + value) + "}";
}

TEST(Timeline, MonthsFollowOneAnotherOverAYearsEnd) {
    ASSERT_TRUE(bench().good) << text_of(bench().diagnostics);
    for (const std::uint32_t months : {1u, 12u, 24u}) {
        const auto t = line(kAlone, "", months, "2026-11-17");
        EXPECT_EQ(t.at("maanden").node().size, months) << t.text();
        EXPECT_EQ(t["van"], "2026-11-01");
        EXPECT_EQ(t["maanden/0/datum"], "2026-11-17") << "the first month is that of the day itself";
        EXPECT_EQ(t["regelsets/0/id"], "rijk");
    }
    const auto t = line(kAlone, "", 24, "2026-11-17");
    EXPECT_EQ(t["tot"], "2028-10-31");
    EXPECT_EQ(t["maanden/1/datum"], "2026-12-01");
    EXPECT_EQ(t["maanden/2/maand"], "2027-01");
    EXPECT_EQ(t.at("jaren").node().size, 3u);
    EXPECT_EQ(t.at("jaren/0/buiten").node().size, 10u);
    EXPECT_EQ(t.at("jaren/1/buiten").node().size, 0u);
    EXPECT_EQ(t["jaren/2/buiten/0"], "2028-11");
}

TEST(Timeline, OtherNumbersOfMonthsAreRefused) {
    for (const std::uint32_t months : {0u, 25u}) {
        const auto t = line(kAlone, "", months);
        EXPECT_EQ(t["fouten/0/code"], "maanden_ongeldig");
        EXPECT_TRUE(bench().engine.failed());
    }
}

// 1000 − 0,9 × 600 = 460 while three months are not used up, then 400; without wages 1000.
TEST(Timeline, AJobBeginsAndEndsAndWhatIsFreeIsUsedUp) {
    const auto t = line(kAlone, event("2026-04-01", "erbij", "ik.banen", R"({"loon":600})") + "," + event("2026-09-01", "eraf", "ik.banen[0]"));
    const char* const amounts[] = {"1000", "460", "460", "460", "400", "400", "1000"};
    for (std::size_t m = 0; m < 7; ++m) {
        const auto at = "maanden/" + std::to_string(m);
        EXPECT_EQ(t[at + "/regelingen/proef/bedrag/laagste"], amounts[m]) << m;
        EXPECT_EQ(t[at + "/regelingen/proef/bedrag/hoogste"], amounts[m]) << m;
    }
    EXPECT_EQ(t["maanden/1/toestand/ik.gebruikt/laagste"], "1");
    EXPECT_EQ(t["maanden/3/toestand/ik.gebruikt/hoogste"], "3");
    EXPECT_EQ(t["maanden/6/toestand/ik.gebruikt/hoogste"], "3");
    EXPECT_FALSE(t.at("maanden/0/toestand/ik.gebruikt"));
    EXPECT_EQ(t["maanden/1/gebeurtenissen/0/nummer"], "0");
    EXPECT_EQ(t["maanden/1/verandert/0"], "proef");
    EXPECT_EQ(t.at("maanden/2/verandert").node().size, 0u);
    EXPECT_EQ(t["maanden/4/verandert/0"], "proef") << "by itself: nothing happened";
    EXPECT_EQ(t["maanden/1/posten/0/laagste"], "600");
    EXPECT_EQ(t["maanden/1/over/laagste"], "1060");
    EXPECT_EQ(t["maanden/0/posten/0/id"], "uitkering") << "an item of nothing is left out";
}

// Five months of 600 and the benefit of the year: 3 × 1000 (January to March), 3 × 460, 2 × 400, 4 × 1000.
TEST(Timeline, TheYearIsAddedUpOverItsMonths) {
    const auto t = line(kAlone, event("2026-04-01", "erbij", "ik.banen", R"({"loon":600})") + "," + event("2026-09-01", "eraf", "ik.banen[0]"));
    EXPECT_EQ(t["jaren/0/opgeteld/ik.uitkering_dit_jaar/laagste"], "9180");
    EXPECT_EQ(t["jaren/0/waarden/ik.inkomen/laagste"], "12180");
    EXPECT_EQ(t["jaren/1/opgeteld/ik.uitkering_dit_jaar/laagste"], "12000");
}

// Income 12180 → 1% a month is 10,15 → 10, so 90 a month is due; without the job 12000 → 10 → 90 too. With 3000 a month:
// nine months and the benefit of January to March: 27000 + 3000 = 30000 → 25, so 75 is due against 90 paid.
TEST(Timeline, TheAdvanceIsSettledOverTheCalendarYear) {
    const auto t = line(kAlone, event("2026-04-01", "erbij", "ik.banen", R"({"loon":3000})"));
    const std::string at = "jaren/0/afrekening/subsidie/";
    EXPECT_EQ(t["jaren/0/waarden/ik.inkomen/hoogste"], "30000");
    EXPECT_EQ(t[at + "volgens"], "situatie");
    EXPECT_EQ(t[at + "recht/laagste"], "900");
    EXPECT_EQ(t[at + "betaald/laagste"], "1080");
    EXPECT_EQ(t[at + "terug/laagste"], "180");
    EXPECT_EQ(t[at + "erbij/hoogste"], "0");
    EXPECT_EQ(t[at + "doorgeven/maand"], "2026-04");
    EXPECT_EQ(t[at + "doorgeven/uiterlijk"], "2026-04-29");
    EXPECT_EQ(t[at + "doorgeven/dan_terug/laagste"], "60") << "four months of 15 are paid by then";
    EXPECT_EQ(t[at + "maanden/11/saldo/laagste"], "-180");
    bool said = false;
    for (auto d = t.at("doen").first(); d; d = d.next()) said = said || (d.string("id") == "wijzigen" && d.string("maand") == "2026-04" && d.string("uiterlijk") == "2026-04-29");
    EXPECT_TRUE(said);
}

TEST(Timeline, WhatIsPaidIsWhatWasToldOrWhatTheEstimateGives) {
    // Told: 95 a month in this year; the next year rests on the situation again.
    auto t = line(kAlone + R"(,"vooraf":95)");
    EXPECT_EQ(t["jaren/0/afrekening/subsidie/volgens"], "bedrag");
    EXPECT_EQ(t["jaren/0/afrekening/subsidie/terug/laagste"], "60");
    EXPECT_EQ(t["jaren/0/afrekening/subsidie/doorgeven/maand"], "2026-03");
    EXPECT_EQ(t["jaren/1/afrekening/subsidie/volgens"], "situatie");
    EXPECT_EQ(t["jaren/1/afrekening/subsidie/terug/hoogste"], "0");
    EXPECT_EQ(t["jaren/1/afrekening/subsidie/doorgeven"], "null");
    // Estimated at 36000: 30 off, so 70 paid against 90 due.
    t = line(kAlone + R"(,"geschat":36000)");
    EXPECT_EQ(t["jaren/0/afrekening/subsidie/volgens"], "schatting");
    EXPECT_EQ(t["jaren/0/afrekening/subsidie/betaald/laagste"], "840");
    EXPECT_EQ(t["jaren/0/afrekening/subsidie/erbij/laagste"], "240");
    EXPECT_EQ(t["jaren/1/afrekening/subsidie/volgens"], "schatting");
}

TEST(Timeline, AChangeInAJobMakesTwoOfIt) {
    const auto job = R"("ik":{"geboren":"1990-05-31","banen":[{"loon":100}]},"lief":null,"gasten":[])";
    const auto t = line(job, event("2026-07-01", "verandert", "ik.banen[0].loon", "300") + "," + event("2026-10-01", "verandert", "ik.banen[0].loon", "500") + "," +
                                 event("2026-12-01", "eraf", "ik.banen[0]"));
    EXPECT_EQ(t["maanden/3/posten/0/laagste"], "100");
    EXPECT_EQ(t["maanden/4/posten/0/laagste"], "300");
    EXPECT_EQ(t["maanden/7/posten/0/laagste"], "500");
    EXPECT_EQ(t["maanden/9/posten/0/id"], "uitkering");
    // 6 × 100 + 3 × 300 + 2 × 500 and the benefit.
    TimelineOptions options;
    options.values = {"ik.inkomen", "ik.uitkering_dit_jaar"};
    const Tree asked(bench().engine.timeline("{\"datum\":\"2026-03-01\"," + std::string(job) + ",\"gebeurtenissen\":[" + event("2026-07-01", "verandert", "ik.banen[0].loon", "300") + "," +
                                             event("2026-10-01", "verandert", "ik.banen[0].loon", "500") + "," + event("2026-12-01", "eraf", "ik.banen[0]") + "]}", options));
    const auto whole = std::stod(asked["maanden/0/waarden/ik.inkomen/laagste"]);
    const auto benefit = std::stod(asked["maanden/0/waarden/ik.uitkering_dit_jaar/laagste"]);
    EXPECT_DOUBLE_EQ(whole - benefit, 2500);
}

// A job counts in every month in which it runs. Of two pieces in one month only one may: the wage of that month is no sum.
TEST(Timeline, AChangeInTheMiddleOfAMonthCountsOnce) {
    const auto job = R"("ik":{"geboren":"1990-05-31","banen":[{"loon":100}]},"lief":null,"gasten":[])";
    const auto wages = [&](const std::string& events) {
        const auto t = line(job, events);
        std::string out;
        for (int m = 3; m < 8; ++m) out += (t["maanden/" + std::to_string(m) + "/posten/0/id"] == "loon" ? t["maanden/" + std::to_string(m) + "/posten/0/laagste"] : "-") + " ";
        return out;
    };
    const auto up = event("2026-07-16", "verandert", "ik.banen[0].loon", "300");
    EXPECT_EQ(wages(up), "100 300 300 300 300 ");
    EXPECT_EQ(wages(up + "," + event("2026-07-20", "verandert", "ik.banen[0].loon", "500")), "100 500 500 500 500 ");
    EXPECT_EQ(wages(up + "," + event("2026-08-31", "verandert", "ik.banen[0].loon", "200")), "100 300 200 200 200 ");
    EXPECT_EQ(wages(up + "," + event("2026-07-31", "eraf", "ik.banen[0]")), "100 300 - - - ");
    EXPECT_EQ(wages(event("2026-07-10", "erbij", "ik.banen", R"({"loon":50})") + "," + event("2026-07-20", "verandert", "ik.banen[1].loon", "70")), "100 100 170 170 170 ") << "these rules look at the first of the month";
}

TEST(Timeline, SomebodyComesAndLeaves) {
    const auto events = event("2026-05-01", "erbij", "lief", R"({"geboren":"1991-01-01","banen":[{"loon":50}]})") + "," + event("2026-06-01", "erbij", "gasten", R"({"geboren":"2000-01-01"})") + "," +
                        event("2026-08-01", "eraf", "gasten[0]");
    const auto guests = R"("ik":{"geboren":"1990-05-31","banen":[]},"lief":null,"gasten":[{"geboren":"1980-01-01"}])";
    TimelineOptions options;
    options.values = {"proef.bezoek"};
    const Tree t(bench().engine.timeline("{\"datum\":\"2026-03-01\"," + std::string(guests) + ",\"gebeurtenissen\":[" + events + "]}", options));
    ASSERT_TRUE(t.at("maanden")) << t.text();
    const char* const guests_there[] = {"1", "1", "1", "2", "2", "1"};
    for (std::size_t m = 0; m < 6; ++m) EXPECT_EQ(t["maanden/" + std::to_string(m) + "/waarden/proef.bezoek/laagste"], guests_there[m]) << m;
    EXPECT_EQ(t["maanden/1/posten/0/id"], "uitkering");
    EXPECT_EQ(t["maanden/2/posten/0/laagste"], "50");
}

TEST(Timeline, AFactOfTheWholeYearCountsFromJanuary) {
    TimelineOptions options;
    options.values = {"ik.inkomen"};
    const Tree t(bench().engine.timeline("{\"datum\":\"2026-03-01\"," + kAlone + ",\"gebeurtenissen\":[" + event("2026-11-05", "verandert", "ik.inkomen", "24000") + "]}", options));
    EXPECT_EQ(t["maanden/0/waarden/ik.inkomen/laagste"], "24000");
    EXPECT_EQ(t["maanden/11/waarden/ik.inkomen/laagste"], "24000") << "and stays";
    EXPECT_EQ(t["jaren/0/afrekening/subsidie/recht/laagste"], "960");
    EXPECT_EQ(t["jaren/0/afrekening/subsidie/doorgeven/maand"], "2026-11");
}

TEST(Timeline, AChangeAfterTheFirstCountsFromTheNextMonth) {
    const auto t = line(kAlone, event("2026-05-02", "verandert", "huur", "0"));
    EXPECT_EQ(t["maanden/2/regelingen/subsidie/recht"], "ja");
    EXPECT_EQ(t["maanden/3/regelingen/subsidie/recht"], "nee");
    EXPECT_EQ(t["maanden/3/regelingen/subsidie/bedrag"], "null");
}

TEST(Timeline, TasksComeWhenSomethingBeginsAndEnds) {
    const auto t = line(kAlone, event("2026-03-01", "erbij", "ik.banen", R"({"loon":600})") + "," + event("2026-06-01", "eraf", "ik.banen[0]"));
    std::string all;
    for (auto d = t.at("doen").first(); d; d = d.next()) {
        all += std::string(d.string("maand")) + " " + std::string(d.string("id")) + " " + std::string(d.get("uiterlijk").is(JsonType::string) ? d.string("uiterlijk") : "-") + "\n";
    }
    EXPECT_EQ(all, "2026-03 melden 2026-03-08\n2026-03 elke_maand -\n2026-04 elke_maand -\n2026-05 elke_maand -\n2026-06 opnieuw -\n");
    // Who worked already has nothing to tell.
    const auto job = R"("ik":{"geboren":"1990-05-31","banen":[{"loon":100}]},"lief":null,"gasten":[])";
    EXPECT_EQ(line(job, "", 1)["doen/0/id"], "elke_maand");
}

TEST(Timeline, WhatIsNotKnownGivesRanges) {
    const auto t = line(R"("ik":{"geboren":"1990-05-31","banen":[{"loon":{"van":400,"tot":2000}}]},"lief":null,"gasten":[])", "", 2);
    EXPECT_EQ(t["maanden/0/regelingen/proef/recht"], "misschien");
    EXPECT_EQ(t["maanden/0/toestand/ik.gebruikt/laagste"], "0") << "without a right no month is used";
    EXPECT_EQ(t["maanden/0/toestand/ik.gebruikt/hoogste"], "1");
    EXPECT_EQ(t["maanden/0/posten/1/laagste"], "0");
    // 1000 − 0,9 × 400 at the most; a range may be wider where one fact counts twice.
    EXPECT_GE(std::stod(t["maanden/0/posten/1/hoogste"]), 640);
    EXPECT_LE(std::stod(t["maanden/0/posten/1/hoogste"]), 800);
}

TEST(Timeline, AnEventAfterTheLastYearIsAWarning) {
    const auto t = line(kAlone, event("2027-12-31", "verandert", "huur", "1") + "," + event("2028-01-01", "verandert", "huur", "0"));
    EXPECT_EQ(t.at("waarschuwingen").node().size, 1u);
    EXPECT_EQ(t["waarschuwingen/0/pad"], "gebeurtenissen[1]");
    EXPECT_EQ(t["waarschuwingen/0/id"], "gebeurtenis_na_tijdlijn");
}

TEST(Timeline, BadEventsNameTheirPlace) {
    struct Bad {
        std::string events, code, path;
    };
    const auto join = event("2026-04-01", "erbij", "ik.banen", R"({"loon":600})");
    const std::vector<Bad> all{
        {event("2026-04-01", "verandert", "huurr", "1"), "onbekend_feit", "gebeurtenissen[0].pad"},
        {event("2026-04-01", "verandert", "ik.banen[0].loon", "1"), "er_is_niets", "gebeurtenissen[0].pad"},
        {event("2026-04-01", "verandert", "lief.geboren", "\"1990-01-01\""), "er_is_niets", "gebeurtenissen[0].pad"},
        {event("2026-04-01", "verandert", "ik.banen", "1"), "pad_past_niet", "gebeurtenissen[0].pad"},
        {event("2026-04-01", "verandert", "datum", "\"2026-01-01\""), "pad_past_niet", "gebeurtenissen[0].pad"},
        {event("2026-04-01", "verandert", "huur", "\"veel\""), "type_verkeerd", "gebeurtenissen[0].waarde"},
        {event("2026-04-01", "verandert", "huur", "-1"), "te_laag", "gebeurtenissen[0].waarde"},
        {event("2026-04-01", "verandert", "huur", "9500"), "dure_huur", "gebeurtenissen[0].waarde"},
        {event("2026-04-01", "verandert", "huur"), "ontbreekt", "gebeurtenissen[0].waarde"},
        {event("2026-02-28", "verandert", "huur", "1"), "te_vroeg", "gebeurtenissen[0].datum"},
        {event("2026-04-01", "erbij", "ik.banen", R"({"lon":600})"), "onbekend_feit", "gebeurtenissen[0].waarde.lon"},
        {event("2026-04-01", "erbij", "ik.banen", "600"), "type_verkeerd", "gebeurtenissen[0].waarde"},
        {event("2026-04-01", "erbij", "ik.banen", R"({"loon":600,"van":"2026-05-01"})"), "gebeurtenissen_botsen", "gebeurtenissen[0].waarde.van"},
        {event("2026-04-01", "erbij", "ik.banen[0]", R"({"loon":600})"), "pad_past_niet", "gebeurtenissen[0].pad"},
        {event("2026-04-01", "erbij", "huur", R"({"loon":600})"), "pad_past_niet", "gebeurtenissen[0].pad"},
        {event("2026-04-01", "eraf", "ik"), "pad_past_niet", "gebeurtenissen[0].pad"},
        {event("2026-04-01", "eraf", "ik.banen[0]"), "er_is_niets", "gebeurtenissen[0].pad"},
        {event("2026-04-01", "eraf", "ik.banen[x]"), "onbekend_feit", "gebeurtenissen[0].pad"},
        {event("2026-04-01", "eraf", "huur", "1"), "hoort_hier_niet", "gebeurtenissen[0].waarde"},
        {join + "," + event("2026-04-01", "eraf", "ik.banen[0]"), "gebeurtenissen_botsen", "gebeurtenissen[1].datum"},
        {join + "," + event("2026-05-01", "eraf", "ik.banen[0]") + "," + event("2026-06-01", "eraf", "ik.banen[0]"), "gebeurtenissen_botsen", "gebeurtenissen[2].datum"},
        {join + "," + event("2026-05-01", "eraf", "ik.banen[0]") + "," + event("2026-06-01", "verandert", "ik.banen[0].loon", "1"), "gebeurtenissen_botsen", "gebeurtenissen[2].datum"},
        {event("2026-04-01", "verandert", "huur", "1") + "," + event("2026-04-01", "verandert", "huur", "2"), "gebeurtenissen_botsen", "gebeurtenissen[1].pad"},
        {event("2026-04-01", "verandert", "ik.inkomen", "1") + "," + event("2026-05-01", "verandert", "ik.inkomen", "2"), "gebeurtenissen_botsen", "gebeurtenissen[1].pad"},
        {event("2026-04-01", "erbij", "lief", "{}") + "," + event("2026-05-01", "erbij", "lief", "{}"), "gebeurtenissen_botsen", "gebeurtenissen[1].pad"},
        {join + "," + join + "," + join + "," + join + "," + join, "te_veel", "gebeurtenissen[4]"},
        {R"({"soort":"verandert","pad":"huur","waarde":1})", "ontbreekt", "gebeurtenissen[0].datum"},
        {R"({"datum":{"van":"2026-04-01","tot":"2026-05-01"},"soort":"verandert","pad":"huur","waarde":1})", "ontbreekt", "gebeurtenissen[0].datum"},
        {R"({"datum":"2026-04-01","pad":"huur","waarde":1})", "ontbreekt", "gebeurtenissen[0].soort"},
        {R"({"datum":"2026-04-01","soort":"verandert","waarde":1})", "ontbreekt", "gebeurtenissen[0].pad"},
        {event("2026-04-01", "weg", "huur"), "optie_onbekend", "gebeurtenissen[0].soort"}};
    for (const auto& bad : all) {
        const auto t = line(kAlone, bad.events);
        EXPECT_EQ(t["fouten/0/code"], bad.code) << bad.events;
        EXPECT_EQ(t["fouten/0/path"], bad.path) << bad.events;
        EXPECT_NE(t["fouten/0/message"], "") << bad.events;
        EXPECT_TRUE(bench().engine.failed());
    }
    EXPECT_EQ(line(kAlone, event("2026-04-01", "verandert", "huurr", "1"))["fouten/0/hint"], "Bedoelde u 'huur'?");
    // Nothing of a fault stays behind.
    EXPECT_EQ(line(kAlone, join)["maanden/1/over/laagste"], "1060");
}

TEST(Timeline, AnUnknownListCannotGrow) {
    const auto t = line(R"("ik":{"geboren":"1990-05-31"},"gasten":[])", event("2026-04-01", "erbij", "ik.banen", "{}"));
    EXPECT_EQ(t["fouten/0/code"], "lijst_onbekend");
    EXPECT_EQ(line(R"("ik":{"geboren":"1990-05-31"},"gasten":[])", event("2026-04-01", "erbij", "lief", "{}"))["fouten/0/code"], "lijst_onbekend");
}

TEST(Timeline, FaultsOfTheRulesAreFoundWhenLoading) {
    const auto codes = [](const std::string& more) {
        Bench b({{"feiten.json", kFacts}, {"proef.json", kRules}, {"x.json", R"({"id":"x","soort":"gedeeld","versie":"1",)" + more + "}"}}, false);
        return codes_of(b.diagnostics);
    };
    EXPECT_EQ(codes(R"J("posten":[{"id":"a","is":"huur","bron":"b"}])J"), "");
    EXPECT_EQ(codes(R"J("door_de_tijd":[{"feit":"mens.gebruikt","wordt":"mens.gebruikt + 1","bron":"b"}])J"), "buiten_grenzen");
    EXPECT_EQ(codes(R"J("door_de_tijd":[{"feit":"mens.gebruik","wordt":"0","bron":"b"}])J"), "naam_onbekend");
    EXPECT_EQ(codes(R"J("door_de_tijd":[{"feit":"mens.gebruikt","wordt":"huur","bron":"b"}])J"), "type_verschilt");
    EXPECT_EQ(codes(R"J("door_de_tijd":[{"feit":"mens.gebruikt","bron":"b"}])J"), "formule_ontbreekt");
    EXPECT_EQ(codes(R"J("door_de_tijd":[{"feit":"mens.gebruikt","wordt":"min(3, mens.gebruikt)"}])J"), "bron_ontbreekt");
    EXPECT_EQ(codes(R"J("door_de_tijd":[{"feit":"mens.gebruikt","wordt":"min(3, mens.gebruikt)","regeling":"niets","bron":"b"}])J"), "naam_onbekend");
    EXPECT_EQ(codes(R"J("door_de_tijd":[{"feit":"mens.gebruikt","wordt":"min(3, mens.gebruikt)","wrdt":"1","bron":"b"}])J"), "sleutel_onbekend");
    EXPECT_EQ(codes(R"J("over_het_jaar":[{"feit":"ik.uitkering_dit_jaar","is":"per_maand(ik.uitkering_dit_jaar)","bron":"b"}])J"), "kringverwijzing");
    EXPECT_EQ(codes(R"J("over_het_jaar":[{"feit":"ik.uitkering_dit_jaar","is":"per_jaar(huur)","bron":"b"}])J"), "type_verschilt");
    EXPECT_EQ(codes(R"J("posten":[{"id":"a","is":"per_jaar(huur)","bron":"b"}])J"), "periode_verschilt");
    EXPECT_EQ(codes(R"J("posten":[{"id":"a","is":"huur","bron":"b"},{"id":"a","is":"huur","bron":"b"}])J"), "naam_dubbel");
    EXPECT_EQ(codes(R"J("doen":[{"id":"a","bij":"ooit","als":"kaal","bron":"b"}])J"), "waarde_ongeldig");
    EXPECT_EQ(codes(R"J("doen":[{"id":"a","bij":"begin","bron":"b"}])J"), "formule_ontbreekt");
    EXPECT_EQ(codes(R"J("doen":[{"id":"a","bij":"begin","als":"huur","bron":"b"}])J"), "type_verschilt");
    EXPECT_EQ(codes(R"J("doen":[{"id":"a","bij":"begin","als":"kaal","uiterlijk":"huur","bron":"b"}])J"), "type_verschilt");
}

}  // namespace
}  // namespace recht
