// Bijstand with a cleaning job beside it, month by month, with the figures worked out by hand from the law.
#include <gtest/gtest.h>

#include <cmath>

#include "properties.h"

namespace recht::testing {

namespace {

// € 14,71 × 16 hours × 4 weeks from March, € 14,99 from July; the last day of work is 30 November.
const char* const kHousehold = R"J({"datum":"2026-03-01",
  "aanvrager":{"geboortedatum":"1990-05-31","bijstand_sinds":"2024-02-01","inkomsten":[],"bezittingen":{"spaargeld":500},"schulden":0,"rendementsgrondslag":0},
  "partner":null,"medebewoners":[],"kinderen":[{"geboortedatum":"2014-09-10","school":"basisschool"},{"geboortedatum":"2019-04-02","school":"basisschool"}],
  "woning":{"soort":"huur","kale_huur":650},
  "gebeurtenissen":[
    {"datum":"2026-03-01","soort":"erbij","pad":"aanvrager.inkomsten","waarde":{"soort":"loon","bruto":941.44,"per":"vier_weken"}},
    {"datum":"2026-07-01","soort":"verandert","pad":"aanvrager.inkomsten[0].bruto","waarde":959.36},
    {"datum":"2026-12-01","soort":"eraf","pad":"aanvrager.inkomsten[0]"}]})J";

const Json& line() {
    static const Json out = [] {
        TimelineOptions options;
        options.values = {"bijstandsnorm", "aanvrager.participatiewet_inkomen.aanspraak", "aanvrager.participatiewet_middelen.vrijlating"};
        return Json::parse(national().timeline(kHousehold, options));
    }();
    return out;
}

/// Money of a month that is a range.
void expect_money(std::size_t month, const std::string& id, double low, double high) {
    for (const auto& post : line()["maanden"][month]["posten"]) {
        if (post["id"] != id) continue;
        EXPECT_NEAR(post["laagste"].get<double>(), low, 0.0051) << id;
        EXPECT_NEAR(post["hoogste"].get<double>(), high, 0.0051) << id;
        return;
    }
    ADD_FAILURE() << id << " in " << month;
}

double money(std::size_t month, const std::string& id) {
    for (const auto& post : line()["maanden"][month]["posten"]) {
        if (post["id"] != id) continue;
        EXPECT_EQ(post["laagste"], post["hoogste"]) << id;
        return post["laagste"].get<double>();
    }
    return 0;
}

double value(std::size_t month, const std::string& id) { return line()["maanden"][month]["waarden"][id]["laagste"].get<double>(); }

}  // namespace

// Norm − (net + claim to holiday pay − exemption), of which 95% is paid. Claim: Regeling Pw art. 11, 8% − € 20,77 between
// € 876,39 and € 1.059,26. Net: € 927,90 per four weeks × 13 ÷ 12 = € 1.005,23 (wage table of 2026), from July € 1.023,73.
TEST(TimelineBijstand, EachMonthAsTheLawHasIt) {
    ASSERT_FALSE(line().contains("fouten")) << line().dump();
    struct Month {
        double norm, net, exempt_pct;
    };
    const Month months[] = {{1401.50, 1005.23, 0.25}, {1401.50, 1005.23, 0.25}, {1401.50, 1005.23, 0.25}, {1401.50, 1005.23, 0.25}, {1419.46, 1023.73, 0.25}, {1419.46, 1023.73, 0.25},
                            {1419.46, 1023.73, 0.125}, {1419.46, 1023.73, 0.125}, {1419.46, 1023.73, 0.125}};
    for (std::size_t m = 0; m < 9; ++m) {
        const auto& x = months[m];
        const auto cents = [](double amount) { return std::round(amount * 100) / 100; };
        const auto claim = cents(0.08 * x.net - 20.77);
        const auto exempt = cents(x.exempt_pct * x.net);
        EXPECT_DOUBLE_EQ(value(m, "bijstandsnorm"), x.norm) << m;
        EXPECT_DOUBLE_EQ(money(m, "loon"), x.net) << m;
        EXPECT_DOUBLE_EQ(value(m, "aanvrager.participatiewet_inkomen.aanspraak"), claim) << m;
        EXPECT_DOUBLE_EQ(value(m, "aanvrager.participatiewet_middelen.vrijlating"), exempt) << m;
        const auto right = cents(x.norm - (x.net + claim - exempt));
        EXPECT_DOUBLE_EQ(line()["maanden"][m]["regelingen"]["bijstand"]["bedrag"]["laagste"].get<double>(), right) << m;
        EXPECT_NEAR(money(m, "bijstand"), 0.95 * right, 0.0051) << m;
    }
    // Without the job: the whole norm again, or WW (at most € 774,63 gross, 64,25% of it + 259,58 + 2 = 759,29 net) and the rest.
    // Together at least 1.419,46 ÷ 1,08 (8% of WW comes later), at most 95% of 1.419,46 + 5% of 759,30 (upwards on cents).
    EXPECT_DOUBLE_EQ(money(9, "bijstand"), 0);
    expect_money(9, "bijstand_en_ww", 1314.31, 1386.46);
    EXPECT_DOUBLE_EQ(money(9, "loon"), 0);
}

// Six months of 25% (Pw art. 31 lid 2 n), then 12,5% for a single parent with a child under 12 (r); from 2027 other rules.
TEST(TimelineBijstand, TheExemptionRunsOut) {
    const auto used = [](std::size_t m, const char* fact) {
        const auto& state = line()["maanden"][m]["toestand"];
        const auto path = std::string("aanvrager.") + fact;
        return state.contains(path) ? state[path]["laagste"].get<int>() : 0;
    };
    const int first[] = {1, 2, 3, 4, 5, 6, 6, 6, 6, 6, 6, 6};
    // Thirty months in a row: December, without wages, counts too.
    const int parent[] = {0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 4};
    for (std::size_t m = 0; m < 12; ++m) {
        EXPECT_EQ(used(m, "maanden_vrijlating_gebruikt"), first[m]) << m;
        EXPECT_EQ(used(m, "maanden_vrijlating_ouder_gebruikt"), parent[m]) << m;
        EXPECT_EQ(used(m, "maanden_verlenging_gebruikt"), 0) << m;
    }
}

// Paid in June, over June to May: twelve months. March to May: 29,40 each (€ 587,93 − € 558,53). In the nine
// months from June 2025 to February there was no job: 70,07 each (€ 1.401,50 − € 1.331,43; the norm of 2025 taken as that of
// now), 630,63 + 88,20 = 718,83. June's own stays.
TEST(TimelineBijstand, HolidayPayIsSetAsideAndPaidInJune) {
    EXPECT_EQ(line()["maanden"][2]["toestand"]["overig.bijstand.vakantiegeld_gereserveerd"]["laagste"], 718.83);
    EXPECT_DOUBLE_EQ(money(3, "bijstand_vakantiegeld"), 718.83);
    EXPECT_EQ(line()["maanden"][3]["toestand"]["overig.bijstand.vakantiegeld_gereserveerd"]["laagste"], 29.40);
    // The employer pays 8% of € 1.019,89 (941,44 × 13 ÷ 12): 81,59 a month, in May and when the work ends.
    EXPECT_DOUBLE_EQ(line()["maanden"][1]["toestand"]["aanvrager.inkomsten[0].vakantiegeld_opgebouwd"]["laagste"].get<double>(), 163.18);
    EXPECT_GT(money(2, "vakantiegeld"), 0);
    EXPECT_LT(money(2, "vakantiegeld"), 244.77);
    EXPECT_GT(money(8, "vakantiegeld"), 0);
    EXPECT_DOUBLE_EQ(money(4, "vakantiegeld"), 0);
}

// Bijstand gross: without job (norm − 3.115 ÷ 12) ÷ 64,25%, with a job that has the tax credit the whole ÷ 64,25%.
// 2 × 1.777,30 + 1.805,26 + 4 × 915,07 + 2 × 919,11 + 3 × 719,95 = 13.018,21 (each month on cents). In December WW may come in
// its place: at least (1.419,46 ÷ 1,08 − 259,58) ÷ 64,25% = 1.641,60, so 163,66 less.
// Wages 4 × 1.019,89 + 5 × 1.039,31 = 9.276,11, with 8% holiday pay 10.018,20. Together 23.036.
TEST(TimelineBijstand, TheYearAndTheAllowances) {
    const auto& year = line()["jaren"][0];
    EXPECT_NEAR(year["opgeteld"]["aanvrager.bijstand_dit_jaar"]["laagste"].get<double>(), 13018.21 - 163.66, 0.05);
    EXPECT_NEAR(year["opgeteld"]["aanvrager.bijstand_dit_jaar"]["hoogste"].get<double>(), 13018.21, 0.05);
    EXPECT_EQ(year["waarden"]["toetsingsinkomen"]["laagste"], 22872);
    EXPECT_EQ(year["waarden"]["toetsingsinkomen"]["hoogste"], 23036);
    EXPECT_EQ(year["buiten"], (Json{"2026-01", "2026-02"}));
    // Below € 29.736 the healthcare allowance is the same: € 129 a month (table of Dienst Toeslagen, 2026).
    EXPECT_EQ(year["afrekening"]["zorgtoeslag"]["recht"]["laagste"], 12 * 129);
    EXPECT_EQ(year["afrekening"]["zorgtoeslag"]["terug"]["hoogste"], 0);
    // From October the oldest is 12: kindgebonden budget (2 × 2.580 + 3.416) ÷ 12 = 714, and (8.576 + 724) ÷ 12 = 775.
    EXPECT_EQ(year["afrekening"]["kindgebonden_budget"]["recht"]["laagste"], 9 * 714 + 3 * 775);
    EXPECT_DOUBLE_EQ(money(6, "kindgebonden_budget"), 714);
    EXPECT_DOUBLE_EQ(money(7, "kindgebonden_budget"), 775);
    EXPECT_EQ(year["afrekening"]["huurtoeslag"]["terug"]["hoogste"], 0);
}

// The last day of work is 30 November. WW art. 16 and 42: who is out of work stays so, until UWV has decided or work begins
// again; art. 47: 75% in the first two months, then 70%. Whether it comes UWV decides, so bijstand is a range: with it or without.
// Of which wage: the first day without work is 1 December, so that of November 2025 to October 2026 (art. 1b), of which March
// to October are told: 4 × 1.019,89 + 4 × 1.039,31 = 8.236,80. Least: next to nothing in the four months before, ÷ 12 = 686,40.
// Most: in those months what is earned now, + 4 × 1.039,31 = 12.394,04, ÷ 12 = 1.032,84.
TEST(TimelineBijstand, WorkThatEndedLeavesUnemploymentBehind) {
    const auto ww = [](std::size_t m) -> const Json& { return line()["maanden"][m]["regelingen"]["ww"]; };
    EXPECT_EQ(ww(7)["recht"], "nee");
    const double least[] = {514.80, 514.80, 514.80, 480.48}, most[] = {774.63, 774.63, 774.63, 722.99};
    for (std::size_t m = 8; m < 12; ++m) {
        ASSERT_EQ(ww(m)["recht"], "beoordeling") << m;
        EXPECT_EQ(ww(m)["zekerheid"], "onvolledig") << m;
        EXPECT_NEAR(ww(m)["bedrag"]["laagste"].get<double>(), least[m - 8], 0.015) << m;
        EXPECT_NEAR(ww(m)["bedrag"]["hoogste"].get<double>(), most[m - 8], 0.015) << m;
        EXPECT_EQ(money(m, "ander_inkomen"), 0) << m;
    }
    // December: 1.419,46 less 759,29 and 8% of it (Pw art. 19 and 31).
    const auto right = [](std::size_t m) { return line()["maanden"][m]["regelingen"]["bijstand"]; };
    EXPECT_EQ(right(9)["recht"], "beoordeling");
    EXPECT_NEAR(right(9)["bedrag"]["laagste"].get<double>(), 1419.46 - 1.08 * 759.29, 0.015);
    EXPECT_DOUBLE_EQ(right(9)["bedrag"]["hoogste"].get<double>(), 1419.46);
}

TEST(TimelineBijstand, WhatToDoAndWhen) {
    std::string all;
    for (const auto& d : line()["doen"]) all += d["maand"].get<std::string>() + " " + d["regelset"].get<std::string>() + "." + d["id"].get<std::string>() + "\n";
    EXPECT_EQ(all, "2026-03 bijstand.inkomsten_doorgeven\n2026-08 participatiewet_middelen.vrijlating_loopt_af\n2026-11 uitkeringen.ww_aanvragen\n2026-12 bijstand.einde_werk_doorgeven\n");
}

// The six months are of each partner alone (Pw art. 31 lid 2 n): those of the partner who works end in July.
TEST(TimelineBijstand, TheExemptionOfThePartnerRunsOutToo) {
    const auto out = Json::parse(national().timeline(R"J({"datum":"2026-01-01",
      "aanvrager":{"geboortedatum":"1990-05-31","bijstand_sinds":"2024-02-01","inkomsten":[],"bezittingen":{"spaargeld":500},"schulden":0},
      "partner":{"geboortedatum":"1992-01-01","inkomsten":[],"bezittingen":{"spaargeld":0},"schulden":0},
      "medebewoners":[],"kinderen":[],"woning":{"soort":"huur","kale_huur":650},
      "gebeurtenissen":[{"datum":"2026-02-01","soort":"erbij","pad":"partner.inkomsten","waarde":{"soort":"loon","bruto":1241.60,"per":"vier_weken"}}]})J", {}));
    ASSERT_FALSE(out.contains("fouten")) << out.dump();
    std::string all;
    for (const auto& d : out["doen"]) all += d["maand"].get<std::string>() + " " + d["id"].get<std::string>() + "\n";
    EXPECT_EQ(all, "2026-02 inkomsten_doorgeven\n2026-07 vrijlating_loopt_af\n");
}

// From 16 March to 15 November: in March 2026 a Monday falls five times, of which three from the 16th, a Sunday two; in
// November a Sunday three times until the 15th, a Monday two of five. So from 0,4 to 0,6 of a month. € 800 a month has no
// wage tax with the credit (less than € 11.358 a year): net least 0,4 × (800 − 37 ÷ 12) = 318,76, most 0,6 × 800 = 480.
TEST(TimelineBijstand, WorkInAPartOfAMonth) {
    auto situation = Json::parse(kHousehold);
    situation["kinderen"] = Json::array();
    situation["gebeurtenissen"] = Json::parse(R"J([
      {"datum":"2026-03-16","soort":"erbij","pad":"aanvrager.inkomsten","waarde":{"soort":"loon","bruto":800,"per":"maand","loonheffingskorting":true}},
      {"datum":"2026-11-16","soort":"eraf","pad":"aanvrager.inkomsten[0]"}])J");
    TimelineOptions options;
    options.values = {"aanvrager.inkomsten[0].inkomen.maanden", "aanvrager.inkomsten[0].inkomen.bruto_jaar"};
    const auto t = Json::parse(national().timeline(situation.dump(), options));
    ASSERT_FALSE(t.contains("fouten")) << t.dump();
    const auto check = [](const Json& range, double low, double high) {
        EXPECT_NEAR(range["laagste"].get<double>(), low, 0.0051) << range;
        EXPECT_NEAR(range["hoogste"].get<double>(), high, 0.0051) << range;
    };
    const auto wage = [&](std::size_t m) { return t["maanden"][m]["posten"][0]; };
    const auto right = [&](std::size_t m) { return t["maanden"][m]["regelingen"]["bijstand"]["bedrag"]; };
    for (const std::size_t m : {0, 8}) check(wage(m), 318.76, 480);
    for (std::size_t m = 1; m < 8; ++m) check(wage(m), 800, 800);
    EXPECT_NE(wage(9)["id"], "loon");
    // March: € 1.401,50 less wage and claim to holiday pay (8%), plus 25% of the wage, each as high or as low as can be.
    check(right(0), 1401.50 - 480 - 38.40 + 79.69, 1401.50 - 318.76 - 25.50 + 120);
    // November: € 1.419,46; six months of exemption are over.
    // From the 16th there may be WW: eleven working days of 21,75 (0,5058) of 75% of € 800, and 8% of it (Pw art. 15 and 31).
    check(right(8), 1419.46 - 480 - 38.40 - 1.08 * 303.48, 1419.46 - 318.76 - 25.50);
    check(right(9), 1419.46 - 1.08 * 600, 1419.46);
    // Seven whole months and two parts.
    check(t["maanden"][8]["waarden"]["aanvrager.inkomsten[0].inkomen.maanden"], 7.8, 8.2);
    check(t["maanden"][8]["waarden"]["aanvrager.inkomsten[0].inkomen.bruto_jaar"], 6240, 6560);
    // Holiday pay of the employer: 8% of € 800 a month, paid in May: April and May whole, March in part.
    check(t["maanden"][0]["toestand"]["aanvrager.inkomsten[0].vakantiegeld_opgebouwd"], 25.60, 38.40);
    check(t["maanden"][1]["toestand"]["aanvrager.inkomsten[0].vakantiegeld_opgebouwd"], 89.60, 102.40);

    // The month by itself says the same.
    auto single = Json::parse(kHousehold);
    single.erase("gebeurtenissen");
    single["kinderen"] = Json::array();
    single["datum"] = "2026-11-01";
    single["aanvrager"]["maanden_vrijlating_gebruikt"] = 6;
    single["aanvrager"]["inkomsten"] = Json::parse(R"J([{"soort":"loon","bruto":800,"per":"maand","loonheffingskorting":true,"van":"2026-03-16","tot":"2026-11-15"}])J");
    EXPECT_EQ(full_answer(single)["regelingen"]["bijstand"]["bedrag"], right(8));
}

// Who told an estimate of 20.000 and earns far more gets an allowance that is to be paid back. Savings above € 8.000: no bijstand.
TEST(TimelineBijstand, AnEstimateThatIsTooLowIsPaidBack) {
    auto situation = Json::parse(R"J({"datum":"2026-01-01","aanvrager":{"geboortedatum":"1990-05-31","inkomsten":[{"soort":"loon","bruto":1500,"per":"maand","van":"2025-01-01"}],"rendementsgrondslag":0,"bezittingen":{"spaargeld":9000},"schulden":0},
      "partner":null,"medebewoners":[],"kinderen":[],"woning":{"soort":"huur","kale_huur":650},
      "toeslagen_nu":[{"regeling":"zorgtoeslag","bedrag":129,"geschat_inkomen":19440}],
      "gebeurtenissen":[{"datum":"2026-07-01","soort":"verandert","pad":"aanvrager.inkomsten[0].bruto","waarde":3500}]})J");
    TimelineOptions options;
    const auto year = Json::parse(national().timeline(situation.dump(), options))["jaren"][0];
    // 6 × 1.500 + 6 × 3.500 = 30.000, and in May the holiday pay of twelve months at the old wage, 12 × 120 (WML art. 17).
    EXPECT_EQ(year["waarden"]["toetsingsinkomen"]["laagste"], 31440);
    const auto& settled = year["afrekening"]["zorgtoeslag"];
    EXPECT_EQ(settled["volgens"], "bedrag");
    EXPECT_EQ(settled["betaald"]["laagste"], 12 * 129);
    // 2.119 − (1,912% × 29.736 + 13,73% × 1.704) = 1.316,49 → 1.316 a year → 109 a month (Wzt art. 2).
    EXPECT_EQ(settled["recht"]["laagste"], 12 * 109);
    EXPECT_EQ(settled["terug"]["laagste"], 12 * 20);
    EXPECT_EQ(settled["niet_terug_tot"], 121);
    EXPECT_EQ(settled["doorgeven"]["maand"], "2026-01");
}

}  // namespace recht::testing
