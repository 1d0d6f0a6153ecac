// A timeline says what single calculations say, whatever happens in it; and the household of the plan, by hand.
#include <gtest/gtest.h>

#include "properties.h"

namespace recht::testing {

namespace {

Json timeline(const Json& situation, std::uint32_t months, std::vector<std::string> values = {}) {
    TimelineOptions options;
    options.months = months;
    options.values = std::move(values);
    return Json::parse(national().timeline(situation.dump(), options));
}

Json range(const Json& value) {
    if (value.contains("waarde")) return value["waarde"];
    return value["laagste"] == value["hoogste"] ? value["laagste"] : Json{{"van", value["laagste"]}, {"tot", value["hoogste"]}};
}

// Puts a fact where its path says, also one of a ruleset's own.
void put(Json& situation, const std::string& path, const Json& value) {
    if (path.rfind("overig.", 0) == 0) situation["overig"][path.substr(7)] = value;
    else situation[pointer(path)] = value;
}

/// A few things that happen to `household`, some of which the engine may refuse.
Json events(Random& random, const Json& household) {
    Json out = Json::array();
    const int year = std::stoi(household["datum"].get<std::string>().substr(0, 4));
    const auto day = [&](int months) {
        const int month = std::stoi(household["datum"].get<std::string>().substr(5, 2)) + months;
        char text[16];
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", year + (month - 1) / 12, (month - 1) % 12 + 1, random.chance(50) ? 1 : 17);
        return std::string(text);
    };
    const int begin = static_cast<int>(random.between(1, 5));
    const int end = begin + static_cast<int>(random.between(1, 9));
    const auto incomes = household["aanvrager"].contains("inkomsten") ? household["aanvrager"]["inkomsten"].size() : 0;
    if (household["aanvrager"].contains("inkomsten")) {
        out.push_back({{"datum", day(begin)}, {"soort", "erbij"}, {"pad", "aanvrager.inkomsten"}, {"waarde", {{"soort", "loon"}, {"bruto", random.between(200, 3000)}, {"per", random.pick({"maand", "vier_weken"})}}}});
        if (random.chance(60)) out.push_back({{"datum", day(end)}, {"soort", "eraf"}, {"pad", "aanvrager.inkomsten[" + std::to_string(incomes) + "]"}});
    }
    if (random.chance(40)) out.push_back({{"datum", day(begin)}, {"soort", "verandert"}, {"pad", "woning.kale_huur"}, {"waarde", random.between(300, 900)}});
    if (random.chance(30)) out.push_back({{"datum", day(end)}, {"soort", "erbij"}, {"pad", "kinderen"}, {"waarde", {{"geboortedatum", day(end)}}}});
    if (random.chance(20) && household["partner"].is_object()) out.push_back({{"datum", day(end)}, {"soort", "eraf"}, {"pad", "partner"}});
    return out;
}

bool inside(const Json& inner, const Json& outer) {
    return outer["laagste"].get<double>() <= inner["laagste"].get<double>() + 1e-9 && inner["hoogste"].get<double>() <= outer["hoogste"].get<double>() + 1e-9;
}

}  // namespace

// The facts that move are put into the single calculation, as the timeline says they are by then.
TEST(PropertyTimeline, WithoutEventsItIsSingleCalculations) {
    Households all(801);
    const int total = households(0.03);
    int compared = 0;
    for (int n = 0; n < total; ++n) {
        const auto household = all.next();
        const auto line = timeline(household, 12, {"*"});
        if (line.contains("fouten")) continue;
        auto single = household;
        for (const auto& month : line["maanden"]) {
            single["datum"] = month["datum"];
            // What was added up over another year does not hold in this one.
            for (const auto* who : {"aanvrager", "partner"}) {
                for (const auto* sum : {"bijstand_dit_jaar", "aio_dit_jaar"}) {
                    if (single[who].is_object() && !household[who].contains(sum)) single[who].erase(sum);
                }
            }
            for (const auto& year : line["jaren"]) {
                if (std::to_string(year["jaar"].get<int>()) != month["maand"].get<std::string>().substr(0, 4)) continue;
                for (const auto& [path, value] : year["opgeteld"].items()) put(single, path, range(value));
            }
            CalculateOptions options;
            options.values = {"*"};
            options.questions = false;
            const auto answer = full_answer(single, options);
            if (answer.contains("fouten")) break;
            for (const auto& [id, scheme] : month["regelingen"].items()) {
                for (const auto* key : {"recht", "bedrag", "zekerheid"}) {
                    ASSERT_EQ(scheme[key], answer["regelingen"][id][key]) << id << " " << key << " in " << month["maand"] << "\n" << single.dump();
                }
            }
            ASSERT_EQ(month["waarden"], answer["waarden"]) << Json::diff(month["waarden"], answer["waarden"]).dump() << "\n" << month["maand"] << single.dump();
            double sum = 0;
            for (const auto& post : month["posten"]) sum += post["hoogste"].get<double>();
            ASSERT_NEAR(sum, month["over"]["hoogste"].get<double>(), 0.001);
            ++compared;
            for (const auto& [path, value] : month["toestand"].items()) put(single, path, range(value));
            // What is nothing, and of which nothing was told, is not shown.
            for (const auto* who : {"aanvrager", "partner"}) {
                if (!single[who].is_object() || !single[who].contains("inkomsten")) continue;
                for (std::size_t i = 0; i < single[who]["inkomsten"].size(); ++i) {
                    const auto path = std::string(who) + ".inkomsten[" + std::to_string(i) + "].vakantiegeld_opgebouwd";
                    if (!month["toestand"].contains(path)) put(single, path, 0);
                }
            }
            for (std::size_t o = 0; single["medebewoners"].is_array() && o < single["medebewoners"].size(); ++o) {
                auto& other = single["medebewoners"][o];
                for (std::size_t i = 0; other.contains("inkomsten") && i < other["inkomsten"].size(); ++i) {
                    const auto path = "medebewoners[" + std::to_string(o) + "].inkomsten[" + std::to_string(i) + "].vakantiegeld_opgebouwd";
                    if (!month["toestand"].contains(path)) put(single, path, 0);
                }
            }
            if (!month["toestand"].contains("overig.bijstand.vakantiegeld_gereserveerd")) put(single, "overig.bijstand.vakantiegeld_gereserveerd", 0);
        }
    }
    EXPECT_GT(compared, total * 4);
}

// More months change nothing in the first ones; a settled year is the sum of its months.
TEST(PropertyTimeline, MonthsAddUpAndDoNotDependOnHowManyAreShown) {
    Households all(802);
    const int total = households(0.05);
    int compared = 0;
    for (int n = 0; n < total; ++n) {
        auto household = all.next();
        household["gebeurtenissen"] = events(all.random, household);
        const auto twelve = timeline(household, 12);
        const auto all_months = timeline(household, 24);
        if (twelve.contains("fouten")) continue;
        ++compared;
        for (std::size_t m = 0; m < 12; ++m) ASSERT_EQ(twelve["maanden"][m], all_months["maanden"][m]) << household.dump();
        for (const auto& year : all_months["jaren"]) {
            for (const auto& [id, settled] : year["afrekening"].items()) {
                for (const auto* end : {"laagste", "hoogste"}) {
                    double due = 0;
                    double paid = 0;
                    for (const auto& m : settled["maanden"]) {
                        due += m["recht"][end].get<double>();
                        paid += m["betaald"][end].get<double>();
                    }
                    ASSERT_NEAR(due, settled["recht"][end].get<double>(), 0.001) << id;
                    ASSERT_NEAR(paid, settled["betaald"][end].get<double>(), 0.001) << id;
                }
                const auto& last = settled["maanden"].back()["saldo"];
                ASSERT_NEAR(std::max(0.0, -last["laagste"].get<double>()), settled["terug"]["hoogste"].get<double>(), 0.001) << id;
                ASSERT_NEAR(std::max(0.0, last["hoogste"].get<double>()), settled["erbij"]["hoogste"].get<double>(), 0.001) << id;
            }
        }
    }
    EXPECT_GT(compared, total / 2);
}

// What is hidden gives a range that holds what the full facts give.
TEST(PropertyTimeline, RangesHoldTheTruth) {
    Households all(803);
    const int total = households(0.05);
    int compared = 0;
    for (int n = 0; n < total; ++n) {
        auto hidden = hide(all.random, all.next(), static_cast<int>(all.random.between(1, 3)));
        const auto happens = events(all.random, hidden.truth);
        hidden.truth["gebeurtenissen"] = happens;
        hidden.open["gebeurtenissen"] = happens;
        const auto truth = timeline(hidden.truth, 14);
        const auto open = timeline(hidden.open, 14);
        if (truth.contains("fouten") || open.contains("fouten")) continue;
        ++compared;
        for (std::size_t m = 0; m < 14; ++m) {
            const auto& t = truth["maanden"][m];
            const auto& o = open["maanden"][m];
            ASSERT_TRUE(inside(t["over"], o["over"])) << m << t["posten"].dump() << "\n" << o["posten"].dump() << "\n" << hidden.open.dump();
            for (const auto& [id, scheme] : t["regelingen"].items()) {
                const auto& wide = o["regelingen"][id];
                if (scheme["bedrag"].is_null() || wide["bedrag"].is_null()) continue;
                ASSERT_TRUE(inside(scheme["bedrag"], wide["bedrag"])) << id << " " << t["maand"] << "\n" << hidden.open.dump();
            }
        }
        for (std::size_t y = 0; y < truth["jaren"].size(); ++y) {
            for (const auto& [id, settled] : truth["jaren"][y]["afrekening"].items()) {
                const auto& wide = open["jaren"][y]["afrekening"];
                ASSERT_TRUE(wide.contains(id)) << id << hidden.open.dump();
                // Told and estimated amounts may be what was hidden: then they are not comparable.
                if (wide[id]["volgens"] != settled["volgens"]) continue;
                ASSERT_TRUE(inside(settled["terug"], wide[id]["terug"])) << id << hidden.open.dump();
                ASSERT_TRUE(inside(settled["erbij"], wide[id]["erbij"])) << id << hidden.open.dump();
            }
        }
    }
    EXPECT_GT(compared, total / 3);
}

}  // namespace recht::testing
