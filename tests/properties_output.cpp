// The same figures whichever way they are asked for.
#include <gtest/gtest.h>

#include "properties.h"

namespace recht::testing {

// With every default unknown, what holds with the defaults is still possible.
TEST(PropertyOutput, WithoutAssumptionsHoldsTheAnswerWithThem) {
    Households all(701);
    const int total = households(4);
    for (int n = 0; n < total; ++n) {
        const auto household = all.next();
        const auto assumed = answer(household);
        if (assumed.empty()) continue;
        const auto open = answer_without_assumptions(household);
        ASSERT_EQ(assumed.size(), open.size()) << household.dump() << fault();
        for (std::size_t i = 0; i < open.size(); ++i) {
            const auto& a = assumed[i];
            const auto& o = open[i];
            const bool inside = o.standing.low <= a.standing.low && a.standing.high <= o.standing.high && (a.standing.high == 0 || (o.amount.low <= a.amount.low && a.amount.high <= o.amount.high));
            ASSERT_TRUE(inside) << a.scheme->id << "\n" << household.dump() << "\n" << describe(assumed) << "open:\n" << describe(open);
        }
    }
}

TEST(PropertyOutput, CurvesGiveWhatSingleCalculationsGive) {
    Households all(702);
    const int total = households(0.25);
    struct Along {
        const char* path;
        const char* from;
        const char* to;
    };
    const std::vector<Along> ways{{"aanvrager.toetsingsinkomen", "0", "90000"}, {"woning.kale_huur", "100", "1100"}, {"aanvrager.rendementsgrondslag", "0", "200000"},
                                  {"kinderen[0].toetsingsinkomen", "0", "20000"}, {"partner.toetsingsinkomen", "0", "60000"}};
    for (int n = 0; n < total; ++n) {
        auto household = all.next();
        if (all.random.chance(40)) household = hide(all.random, household, 1).open;
        const auto& way = all.random.pick(ways);
        const auto at = pointer(way.path);
        if (!household.contains(at.parent_pointer()) || !household[at.parent_pointer()].is_object()) continue;
        if (std::string(way.path).rfind("kinderen", 0) == 0 && household["kinderen"].empty()) continue;
        if (answer(household).empty()) continue;
        CurveOptions options{way.path, way.from, way.to, 23};
        CurveData data;
        Diagnostics diagnostics;
        ASSERT_TRUE(national().curve(household.dump(), options, data, diagnostics)) << household.dump();
        ASSERT_EQ(data.x.size(), 23u);
        for (std::size_t i = 0; i < data.x.size(); i += 11) {
            auto there = household;
            there[at] = data.x[i] == static_cast<double>(static_cast<std::int64_t>(data.x[i])) ? Json(static_cast<std::int64_t>(data.x[i])) : Json(data.x[i]);
            const auto single = answer(there);
            ASSERT_FALSE(single.empty()) << there.dump() << fault();
            for (const auto& r : single) {
                for (const auto& line : data.lines) {
                    if (line.scheme != r.scheme->id) continue;
                    ASSERT_DOUBLE_EQ(line.low[i], euros_a_month(r, false)) << r.scheme->id << " at " << data.x[i] << "\n" << there.dump();
                    ASSERT_DOUBLE_EQ(line.high[i], euros_a_month(r, true)) << r.scheme->id << " at " << data.x[i] << "\n" << there.dump();
                }
            }
        }
    }
}

TEST(PropertyOutput, TheTopOfAnExplanationIsTheAmount) {
    Households all(703);
    const int total = households(1);
    int pieces = 0;
    for (int n = 0; n < total; ++n) {
        auto household = all.next();
        if (all.random.chance(40)) household = hide(all.random, household, static_cast<int>(all.random.between(1, 6))).open;
        const auto id = all.random.pick({"zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "kinderbijslag"});
        CalculateOptions options;
        options.questions = false;
        const auto text = national().explain(household.dump(), id, options);
        const auto said = Json::parse(text, nullptr, false);
        ASSERT_FALSE(said.is_discarded()) << text;
        if (said.contains("fouten")) continue;
        const auto& scheme = said["regelingen"][id];
        ASSERT_TRUE(said["uitleg"].is_object()) << text;
        ASSERT_EQ(said["uitleg"]["recht"], scheme["recht"]) << household.dump();
        if (scheme["bedrag"].is_null()) continue;
        bool found = false;
        const bool in_pieces = said["uitleg"].contains("opgesplitst");
        for (const auto& step : said["uitleg"]["stappen"]) {
            if (step["naam"] != "bedrag") continue;
            found = true;
            const auto& shown = in_pieces ? said["uitleg"]["opgesplitst"] : step["waarde"];
            EXPECT_EQ(shown["laagste"], scheme["bedrag"]["laagste"]) << household.dump();
            EXPECT_EQ(shown["hoogste"], scheme["bedrag"]["hoogste"]) << household.dump();
            // What the pieces left is narrower than the steps under it, never beside them.
            EXPECT_LE(step["waarde"]["laagste"], scheme["bedrag"]["laagste"]) << household.dump();
            EXPECT_GE(step["waarde"]["hoogste"], scheme["bedrag"]["hoogste"]) << household.dump();
            pieces += in_pieces ? 1 : 0;
        }
        EXPECT_TRUE(found) << said["uitleg"].dump();
    }
    // Of a hundred households some are; slow builds try fewer.
    if (total >= 100) {
        EXPECT_GT(pieces, 0) << "no answer was taken in pieces";
    }
}

}  // namespace recht::testing
