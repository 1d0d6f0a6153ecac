// Lists and persons: every small household is run exactly; every way of knowing only part of it must hold those values.
#include <gtest/gtest.h>

#include <map>

#include "lab.h"
#include "support.h"

namespace recht {
namespace {

using proef::Lab;

// What can be known of one thing: JSON text per possibility; "" = unknown (left out).
struct Household {
    std::string json;                    ///< members after the date
    std::vector<std::size_t> complete;   ///< the households it may turn out to be
    bool known = false;
};

std::string child(const std::string& points, const std::string& counts) {
    std::string out = "{";
    if (!points.empty()) out += "\"punten\":" + points;
    if (!counts.empty()) out += std::string(out.size() > 1 ? "," : "") + "\"telt\":" + counts;
    return out + "}";
}

struct Child {
    int points;  ///< −2, 1, 3; 9 = unknown
    int counts;  ///< 0, 1; 9 = unknown
    bool operator==(const Child&) const = default;
};
using Children = std::vector<Child>;

bool may_be(const Children& partly, const Children& full) {
    if (partly.size() != full.size()) return false;
    for (std::size_t i = 0; i < full.size(); ++i) {
        if (partly[i].points != 9 && partly[i].points != full[i].points) return false;
        if (partly[i].counts != 9 && partly[i].counts != full[i].counts) return false;
    }
    return true;
}

std::vector<Children> all_children(const std::vector<int>& points, const std::vector<int>& counts, std::size_t most) {
    std::vector<Children> out{{}};
    std::size_t first = 0;
    for (std::size_t size = 1; size <= most; ++size) {
        const auto last = out.size();
        for (auto i = first; i < last; ++i) {
            for (const int p : points) {
                for (const int c : counts) {
                    auto longer = out[i];
                    longer.push_back({p, c});
                    out.push_back(longer);
                }
            }
        }
        first = last;
    }
    return out;
}

std::string json_of_children(const Children& children) {
    std::string out = "\"kinderen\":[";
    for (const auto& c : children) {
        out += (out.back() == '[' ? "" : ",") + child(c.points == 9 ? "" : std::to_string(c.points), c.counts == 9 ? "" : c.counts != 0 ? "true" : "false");
    }
    return out + "]";
}

struct Case {
    std::string formula;
    std::function<std::int64_t(const Children&)> oracle;
    std::vector<std::pair<std::string, std::string>> rules{};
};

void exhaust(const Case& one, std::size_t most) {
    Lab lab(one.formula, "", one.rules);
    ASSERT_TRUE(lab.good()) << one.formula << "\n" << lab.faults();
    const auto full = all_children({-2, 1, 3}, {0, 1}, most);
    std::vector<std::int64_t> values;
    for (const auto& f : full) {
        bool exact = false;
        const auto got = lab.in(R"({"datum":"2024-02-15",)" + json_of_children(f) + "}", exact);
        ASSERT_TRUE(exact) << json_of_children(f);
        ASSERT_EQ(got, (Interval{one.oracle(f), one.oracle(f)})) << one.formula << " for " << json_of_children(f);
        values.push_back(got.low);
    }
    const auto holds = [&](const std::string& json, const auto& fits) {
        bool exact = true;
        const auto got = lab.in(R"({"datum":"2024-02-15")" + json + "}", exact);
        for (std::size_t i = 0; i < full.size(); ++i) {
            if (!fits(full[i])) continue;
            ASSERT_LE(got.low, values[i]) << one.formula << " for " << json << " which may be " << json_of_children(full[i]);
            ASSERT_GE(got.high, values[i]) << one.formula << " for " << json << " which may be " << json_of_children(full[i]);
        }
    };
    holds("", [](const Children&) { return true; });
    for (const auto& partly : all_children({-2, 1, 3, 9}, {0, 1, 9}, std::min<std::size_t>(most, 2))) {
        holds("," + json_of_children(partly), [&](const Children& f) { return may_be(partly, f); });
    }
}

std::int64_t sum_of(const Children& k) {
    std::int64_t out = 0;
    for (const auto& c : k) out += c.counts ? c.points : 0;
    return out;
}

TEST(Lists, Aggregates) {
    exhaust({"som(kinderen waarvoor kind.telt, kind.punten)", sum_of}, 3);
    exhaust({"som(kinderen, kind.punten × kind.punten)", [](const Children& k) {
        std::int64_t out = 0;
        for (const auto& c : k) out += c.points * c.points;
        return out;
    }}, 2);
    exhaust({"aantal(kinderen waarvoor kind.telt)", [](const Children& k) { return std::count_if(k.begin(), k.end(), [](const Child& c) { return c.counts; }); }}, 3);
    exhaust({"enig(kinderen waarvoor kind.telt en kind.punten > 1)", [](const Children& k) {
        return std::any_of(k.begin(), k.end(), [](const Child& c) { return c.counts && c.points > 1; });
    }}, 3);
    exhaust({"alle(kinderen waarvoor kind.telt, kind.punten > 0)", [](const Children& k) {
        return std::all_of(k.begin(), k.end(), [](const Child& c) { return !c.counts || c.points > 0; });
    }}, 3);
    exhaust({"alle(kinderen, kind.telt)", [](const Children& k) { return std::all_of(k.begin(), k.end(), [](const Child& c) { return c.counts; }); }}, 2);
    exhaust({"als aantal(kinderen) = 2 en alle(kinderen, kind.telt) dan 5 anders som(kinderen, kind.punten)", [](const Children& k) -> std::int64_t {
        std::int64_t sum = 0;
        for (const auto& c : k) sum += c.points;
        return k.size() == 2 && k[0].counts && k[1].counts ? 5 : sum;
    }}, 2);
}

// Nothing is asked of the elements: that they may be there or not is all there is to know.
TEST(Lists, OnlyTheirNumber) {
    exhaust({"aantal(kinderen)", [](const Children& k) { return static_cast<std::int64_t>(k.size()); }}, 3);
    exhaust({"enig(kinderen)", [](const Children& k) { return !k.empty(); }}, 2);
    Lab lab("er_is(partner)");
    bool exact = true;
    EXPECT_EQ(lab.in(R"({"datum":"2024-02-15"})", exact), (Interval{0, 1}));
    EXPECT_FALSE(exact);
}

TEST(Lists, HighestAndLowest) {
    const auto extreme = [](bool highest, std::int64_t none) {
        return [=](const Children& k) {
            bool any = false;
            std::int64_t out = none;
            for (const auto& c : k) {
                if (!c.counts) continue;
                out = !any ? c.points : highest ? std::max<std::int64_t>(out, c.points) : std::min<std::int64_t>(out, c.points);
                any = true;
            }
            return out;
        };
    };
    exhaust({"hoogste(kinderen waarvoor kind.telt, kind.punten)", extreme(true, 0)}, 3);
    exhaust({"hoogste(kinderen waarvoor kind.telt, kind.punten, anders -5)", extreme(true, -5)}, 3);
    exhaust({"laagste(kinderen waarvoor kind.telt, kind.punten, anders 9)", extreme(false, 9)}, 3);
    exhaust({"laagste(kinderen waarvoor kind.telt, kind.punten, anders -4)", extreme(false, -4)}, 3);
}

// The rank is 1 for the highest key; equal keys keep the order of the list.
TEST(Lists, Rank) {
    const auto rank = [](const Children& k, std::size_t i) {
        std::int64_t out = 1;
        for (std::size_t j = 0; j < k.size(); ++j) {
            if (k[j].points > k[i].points || (k[j].points == k[i].points && j < i)) ++out;
        }
        return out;
    };
    const std::vector<std::pair<std::string, std::string>> rules{{"kind.rang", "rangorde(kind.punten)"}};
    exhaust({"som(kinderen waarvoor kind.telt, kind.rang)", [&](const Children& k) {
        std::int64_t out = 0;
        for (std::size_t i = 0; i < k.size(); ++i) out += k[i].counts ? rank(k, i) : 0;
        return out;
    }, rules}, 3);
    exhaust({"som(kinderen waarvoor kind.rang = 1, kind.punten)", [&](const Children& k) {
        std::int64_t out = 0;
        for (std::size_t i = 0; i < k.size(); ++i) out += rank(k, i) == 1 ? k[i].points : 0;
        return out;
    }, rules}, 3);
}

// A rule for each child that uses a value of the household, and one of another rule of the child.
TEST(Lists, RulesForEachElement) {
    const std::vector<std::pair<std::string, std::string>> rules{
        {"drempel", "aantal(kinderen waarvoor kind.telt)"}, {"kind.boven", "kind.punten > drempel"}, {"kind.waarde", "als kind.boven dan kind.punten − drempel anders 0"}};
    exhaust({"som(kinderen, kind.waarde)", [](const Children& k) {
        const auto limit = std::count_if(k.begin(), k.end(), [](const Child& c) { return c.counts; });
        std::int64_t out = 0;
        for (const auto& c : k) out += c.points > limit ? c.points - limit : 0;
        return out;
    }, rules}, 3);
}

// Partner known, unknown, or none; what is asked of the partner then.
TEST(Persons, PartnerThereOrNot) {
    const std::vector<std::string> full{"\"partner\":null", "\"partner\":{\"loon\":0,\"werkt\":false,\"oog\":\"rood\"}", "\"partner\":{\"loon\":500,\"werkt\":true,\"oog\":\"groen\"}",
                                        "\"partner\":{\"loon\":500,\"werkt\":true,\"oog\":\"rood\"}"};
    const std::map<std::string, std::vector<std::size_t>> partly{
        {"", {0, 1, 2, 3}}, {"\"partner\":{}", {1}}, {"\"partner\":{\"oog\":\"rood\",\"werkt\":{\"een_van\":[true,false]}}", {1, 3}},
        {"\"partner\":{\"loon\":500,\"werkt\":true}", {2, 3}}, {"\"partner\":{\"loon\":{\"van\":0,\"tot\":600},\"werkt\":true,\"oog\":{\"een_van\":[\"rood\",\"groen\"]}}", {2, 3}}};
    const std::pair<std::string, std::vector<std::int64_t>> cases[] = {
        {"partner.loon", {0, 0, 500, 500}},
        {"partner.werkt", {0, 0, 1, 1}},
        {"niet partner.werkt", {1, 1, 0, 0}},
        {"partner.oog = rood", {0, 1, 0, 1}},
        {"partner.oog ≠ rood", {1, 0, 1, 0}},
        {"partner.oog in (groen, geel)", {0, 0, 1, 0}},
        {"aanvrager.oog = partner.oog", {0, 1, 0, 1}},
        {"aanvrager.oog ≠ partner.oog", {1, 0, 1, 0}},
        {"als er_is(partner) en partner.werkt dan aanvrager.loon − partner.loon anders € 7", {7, 7, 500, 500}},
        {"som(personen, persoon.loon)", {1000, 1000, 1500, 1500}},
        {"aantal(personen waarvoor persoon.rol = partner)", {0, 1, 1, 1}},
        {"aantal(personen waarvoor persoon.oog = rood)", {1, 2, 1, 2}},
        {"hoogste(personen waarvoor persoon.rol ≠ aanvrager, persoon.loon)", {0, 0, 500, 500}},
    };
    const std::string rest = R"({"datum":"2024-02-15","aanvrager":{"loon":1000,"oog":"rood"},"huisgenoten":[])";
    for (const auto& [formula, want] : cases) {
        Lab lab(formula);
        ASSERT_TRUE(lab.good()) << formula << lab.faults();
        const auto unit = pow10(lab.node().scale.decimals);
        for (std::size_t i = 0; i < full.size(); ++i) {
            bool exact = false;
            const auto got = lab.in(rest + "," + full[i] + "}", exact);
            EXPECT_TRUE(exact) << formula << full[i];
            EXPECT_EQ(got, (Interval{want[i] * unit, want[i] * unit})) << formula << full[i];
        }
        for (const auto& [json, may] : partly) {
            bool exact = true;
            const auto got = lab.in(rest + (json.empty() ? "" : "," + json) + "}", exact);
            for (const auto i : may) {
                EXPECT_LE(got.low, want[i] * unit) << formula << " knowing " << json;
                EXPECT_GE(got.high, want[i] * unit) << formula << " knowing " << json;
            }
        }
    }
}

TEST(Persons, ValuesThatMayBeAbsent) {
    const auto value = [](const std::string& formula, const std::string& situation) { return proef::formula(formula, situation); };
    EXPECT_EQ(value("als er_is(einde) dan dagen_tussen(datum, einde) anders -1", R"({"einde":"2024-02-20"})"), "5");
    EXPECT_EQ(value("als er_is(einde) dan dagen_tussen(datum, einde) anders -1", R"({"einde":null})"), "-1");
    EXPECT_EQ(value("als niet er_is(einde) dan -1 anders dagen_tussen(datum, einde)", R"({"einde":"2024-02-20"})"), "5");
    EXPECT_EQ(value("er_is(einde) en einde > datum", R"({"einde":"2024-02-20"})"), "ja");
    EXPECT_EQ(value("einde > datum", R"({"einde":null})"), "nee");
    EXPECT_EQ(value("niet einde ≤ datum", R"({"einde":null})"), "ja");
    EXPECT_EQ(value("einde = begin", R"({"einde":"2024-01-01","begin":null})"), "nee");
    EXPECT_EQ(value("begin > datum", "{}"), "onbekend");
    EXPECT_EQ(value("als er_is(partner) dan leeftijd(partner.geboortedatum, op datum) anders 0", R"({"partner":{"geboortedatum":"2000-02-16"}})"), "23");
    EXPECT_EQ(value("als er_is(partner) dan leeftijd(partner.geboortedatum, op datum) anders 0", R"({"partner":null})"), "0");
    EXPECT_EQ(value("partner.geboortedatum < 2010-01-01", R"({"partner":null})"), "nee");
    EXPECT_EQ(value("als er_is(partner.overleden) dan jaar(partner.overleden) anders 0", R"({"partner":{"overleden":"2023-01-01"}})"), "2023");
    EXPECT_EQ(value("als er_is(partner.overleden) dan jaar(partner.overleden) anders 0", R"({"partner":{}})"), "0");
    // Without the guard it does not load.
    EXPECT_EQ(value("dagen_tussen(datum, einde)", "{}"), "(kan_ontbreken)");
    EXPECT_EQ(value("jaar(partner.geboortedatum)", "{}"), "(kan_ontbreken)");
    EXPECT_EQ(value("leeftijd(partner.geboortedatum, op datum)", "{}"), "(kan_ontbreken)");
    EXPECT_EQ(value("als er_is(begin) dan jaar(einde) anders 0", "{}"), "(kan_ontbreken)");
    EXPECT_EQ(value("als p dan einde anders datum", "{}"), "(kan_ontbreken)");
    EXPECT_EQ(value("max(einde, datum)", "{}"), "(kan_ontbreken)");
    EXPECT_EQ(value("als er_is(einde) of p dan jaar(einde) anders 0", "{}"), "(kan_ontbreken)");
    EXPECT_EQ(value("er_is(datum)", "{}"), "(altijd_aanwezig)");
    EXPECT_EQ(value("er_is(a)", "{}"), "(altijd_aanwezig)");
    EXPECT_EQ(value("er_is(niets)", "{}"), "(naam_onbekend)");
}

TEST(Persons, AbsenceThroughAChoice) {
    EXPECT_EQ(proef::formula("(als a > 0 dan partner.geboortedatum anders datum) < 2010-01-01", R"({"a":1,"partner":null})"), "nee");
}

// Lists of the person, and of one child; three levels deep.
TEST(Persons, ListsInside) {
    const auto value = [](const std::string& formula, const std::string& situation) { return proef::formula(formula, situation); };
    const std::string incomes = R"({"aanvrager":{"inkomsten":[{"bedrag":100,"soort":"loon"},{"bedrag":-50,"soort":"winst"}]},"partner":{"inkomsten":[{"bedrag":7,"soort":"loon"}]}})";
    EXPECT_EQ(value("som(aanvrager.inkomsten, inkomst.bedrag)", incomes), "50");
    EXPECT_EQ(value("som(aanvrager.inkomsten waarvoor inkomst.soort = loon, inkomst.bedrag) + som(partner.inkomsten, inkomst.bedrag)", incomes), "107");
    EXPECT_EQ(value("aantal(partner.inkomsten)", R"({"partner":null})"), "0");
    EXPECT_EQ(value("som(aanvrager.inkomsten, inkomst.bedrag)", R"({"aanvrager":{"inkomsten":[]}})"), "0");
    EXPECT_EQ(value("som(aanvrager.inkomsten, inkomst.bedrag)", R"({"aanvrager":{}})"), "-300…15000");
    EXPECT_EQ(value("som(kinderen, som(kind.opvang, opvang.uren))", R"({"kinderen":[{"opvang":[{"uren":10},{"uren":5}]},{"opvang":[]},{}]})"), "15");
    EXPECT_EQ(value("hoogste(kinderen, hoogste(kind.opvang, opvang.uren × kind.punten))", R"({"kinderen":[{"punten":2,"opvang":[{"uren":10}]},{"punten":3,"opvang":[{"uren":6}]}]})"), "20");
    EXPECT_EQ(value("som(inkomsten, inkomst.bedrag)", "{}"), "(lijst_onbekend)");
    EXPECT_EQ(value("som(a, a)", "{}"), "(lijst_onbekend)");
    EXPECT_EQ(value("som(kinderen, 1 + kinderen)", "{}"), "(naam_onbekend)");
}

}  // namespace
}  // namespace recht
