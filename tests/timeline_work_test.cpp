// Work that ends, and work that goes on with another wage: the holiday pay and the WW know the difference.
#include <gtest/gtest.h>

#include "properties.h"

namespace recht::testing {

namespace {

// € 2.000 since 2025, until the last of November; what else happens is told by each test.
Json line_with(const std::string& events, const std::string& jobs = "") {
    const auto text = R"J({"datum":"2026-08-01","aanvrager":{"geboortedatum":"1990-05-31","inkomsten":[
        {"soort":"loon","bruto":2000,"per":"maand","loonheffingskorting":true,"van":"2025-01-01"})J" +
                      jobs + R"J(],"rendementsgrondslag":0,"bezittingen":{"spaargeld":0},"schulden":0},
      "partner":null,"medebewoners":[],"kinderen":[],"woning":{"soort":"huur","kale_huur":650},"gebeurtenissen":[)J" +
                      events + "]}";
    TimelineOptions options;
    for (const auto* job : {"[0]", "[1]"}) options.values.push_back("aanvrager.inkomsten" + std::string(job) + ".besteedbaar.vakantiegeld_bruto");
    options.values.push_back("aanvrager.uitkeringen.ww_deel");
    return Json::parse(national().timeline(text, options));
}

// Gross, of all jobs together.
double holiday_pay(const Json& line, std::size_t month) {
    double out = 0;
    for (const auto& [name, value] : line["maanden"][month]["waarden"].items()) {
        if (name.find("vakantiegeld") != std::string::npos) out += value["laagste"].get<double>();
    }
    return out;
}

const char* const kEnd = R"J({"datum":"2026-12-01","soort":"eraf","pad":"aanvrager.inkomsten[0]"})J";
const char* const kRaise = R"J({"datum":"2026-10-01","soort":"verandert","pad":"aanvrager.inkomsten[0].bruto","waarde":2500})J";
const char* const kOther = R"J({"datum":"2026-12-01","soort":"erbij","pad":"aanvrager.inkomsten","waarde":{"soort":"loon","bruto":2200,"per":"maand","loonheffingskorting":true}})J";

}  // namespace

// WML art. 17 lid 2: when work ends, what was built up is paid, whatever work comes after it. June to November: 6 × 160.
TEST(TimelineWork, HolidayPayComesWithTheEndOfEachJob) {
    const auto line = line_with(std::string(kEnd) + "," + kOther);
    ASSERT_FALSE(line.contains("fouten")) << line.dump();
    EXPECT_DOUBLE_EQ(holiday_pay(line, 3), 960);
    // December to May at the other job: 6 × 176.
    EXPECT_DOUBLE_EQ(holiday_pay(line, 9), 1056);
}

// A raise ends nothing: June to September 4 × 160, October to May 8 × 200, paid in May.
TEST(TimelineWork, ARaiseIsNoEnd) {
    const auto line = line_with(kRaise);
    ASSERT_FALSE(line.contains("fouten")) << line.dump();
    for (std::size_t m = 0; m < 9; ++m) EXPECT_EQ(holiday_pay(line, m), 0) << m;
    EXPECT_DOUBLE_EQ(holiday_pay(line, 9), 2240);
}

// After a raise and then the end: 4 × 160 and 2 × 200, both in November.
TEST(TimelineWork, AfterARaiseAllIsPaidAtTheEnd) {
    const auto line = line_with(std::string(kRaise) + "," + kEnd);
    ASSERT_FALSE(line.contains("fouten")) << line.dump();
    EXPECT_DOUBLE_EQ(holiday_pay(line, 3), 1040);
}

// WW art. 47: 75% in the first two months, then 70%; a raise in the job beside it does not begin that anew.
TEST(TimelineWork, ARaiseBesideWwStartsNoClock) {
    const auto line = line_with(std::string(R"J({"datum":"2026-09-01","soort":"eraf","pad":"aanvrager.inkomsten[0]"},)J") +
                                    R"J({"datum":"2026-12-01","soort":"verandert","pad":"aanvrager.inkomsten[1].bruto","waarde":550})J",
                                R"J(,{"soort":"loon","bruto":500,"per":"maand","van":"2025-01-01"})J");
    ASSERT_FALSE(line.contains("fouten")) << line.dump();
    const auto part = [&](std::size_t m) { return line["maanden"][m]["waarden"]["aanvrager.uitkeringen.ww_deel"]["laagste"].get<double>(); };
    for (const std::size_t m : {1u, 2u}) EXPECT_DOUBLE_EQ(part(m), 75) << m;
    for (const std::size_t m : {3u, 4u, 5u, 6u}) EXPECT_DOUBLE_EQ(part(m), 70) << m;
}

// Work until 30 April, then bijstand: 4 × 5.500 and 11 × 440 holiday pay (WML art. 17) are 26.840. Bijstand gross is
// (1.401,50 − 3.115 ÷ 12) ÷ 64,25% = 1.777,30 in May and June, from July (1.419,46 − 259,58) ÷ 64,25% = 1.805,26:
// 2 × 1.777,30 + 6 × 1.805,26 = 14.386,16 (Wet IB 2001 art. 3.101). Together 41.226. In its place WW may come (Pw art. 15): 75% of
// 5.500, then 70% (WW art. 47): 2 × 4.125 + 6 × 3.850 = 31.350, which is in the range; so is the least that bijstand and WW are
// together, (1.401,50 ÷ 1,08 − 259,58) ÷ 64,25% = 1.615,72 and (1.419,46 ÷ 1,08 − 259,58) ÷ 64,25% = 1.641,60. The most: net WW
// 64,25% of 4.125 (3.850) + 259,58 + 2, with 8% of that, and back to gross: 4.490,68 and 4.193,68.
TEST(TimelineWork, BijstandAfterWorkIsIncomeOfTheYear) {
    const auto* const text = R"J({"datum":"2026-03-01","woning":{"soort":"huur","kale_huur":700},"aanvrager":{"bezittingen":{"spaargeld":0},"schulden":0,
        "geboortedatum":"1990-01-01","inkomsten":[{"soort":"loon","bruto":5500,"per":"maand","van":"2022-01-01","tot":"2026-04-30"}]},
        "partner":null,"medebewoners":[],"kinderen":[]})J";
    const auto year = Json::parse(national().timeline(text, TimelineOptions()))["jaren"][0];
    EXPECT_NEAR(year["opgeteld"]["aanvrager.bijstand_dit_jaar"]["laagste"].get<double>(), 2 * 1615.72 + 6 * 1641.60, 0.05);
    EXPECT_NEAR(year["opgeteld"]["aanvrager.bijstand_dit_jaar"]["hoogste"].get<double>(), 2 * 4490.68 + 6 * 4193.68, 0.2);
    EXPECT_EQ(year["waarden"]["toetsingsinkomen"]["laagste"], 39921);
    EXPECT_GE(year["waarden"]["toetsingsinkomen"]["hoogste"], 26840 + 31350);
}

// A child is born on 20 April, care and work begin on 1 August. Kindgebonden budget and huurtoeslag (two live there) change from
// May (Wkb art. 2 lid 1; Awir art. 5): told since April. Childcare allowance begins with the care: told since August.
TEST(TimelineWork, AChangeIsToldInTheMonthItComesFrom) {
    const auto line = Json::parse(national().timeline(R"J({"datum":"2026-01-01",
      "aanvrager":{"geboortedatum":"1990-05-31","bijstand_sinds":"2024-02-01","inkomsten":[],"bezittingen":{"spaargeld":500},"schulden":0,"rendementsgrondslag":0},
      "partner":null,"medebewoners":[],"kinderen":[],"woning":{"soort":"huur","kale_huur":650},"gebeurtenissen":[
        {"datum":"2026-04-20","soort":"erbij","pad":"kinderen","waarde":{"geboortedatum":"2026-04-20","opvang":[]}},
        {"datum":"2026-08-01","soort":"erbij","pad":"kinderen[0].opvang","waarde":{"soort":"dagopvang","uren_per_maand":80,"uurprijs":11}},
        {"datum":"2026-08-01","soort":"erbij","pad":"aanvrager.inkomsten","waarde":{"soort":"loon","bruto":1500,"per":"maand"}}]})J", {}));
    ASSERT_FALSE(line.contains("fouten")) << line.dump();
    const auto& settled = line["jaren"][0]["afrekening"];
    EXPECT_EQ(settled["kindgebonden_budget"]["doorgeven"]["maand"], "2026-04");
    EXPECT_EQ(settled["huurtoeslag"]["doorgeven"]["maand"], "2026-04");
    EXPECT_EQ(settled["kinderopvangtoeslag"]["doorgeven"]["maand"], "2026-08");
    EXPECT_EQ(settled["kinderopvangtoeslag"]["doorgeven"]["uiterlijk"], "2026-08-29");
}

}  // namespace recht::testing
