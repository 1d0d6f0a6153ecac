// What nobody needs to confirm may be otherwise: assumptions changed alone and together.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "properties.h"

namespace recht::testing {

namespace {

/// Somebody's children, incomes … : an element of a list with most of its facts.
Json element(Random& random, const std::string& cls) {
    auto out = Json::object();
    for (const auto& [name, declared] : fact_file()["klassen"][cls]["velden"].items()) {
        const auto type = declared["type"].get<std::string>();
        if (type == "tekst" || type == "vrij" || type == "gemeente" || type == "regeling") continue;
        if (random.chance(has_default(declared) ? 30 : 95)) out[pointer(name)] = other_value(random, declared, Json());
    }
    return out;
}

/// Another value for something that is assumed.
Json other(Random& random, const Assumable& a) {
    if (a.declared == nullptr) {
        auto list = Json::array();
        for (auto n = random.between(1, 2); n > 0; --n) list.push_back(element(random, a.cls));
        return list;
    }
    const auto& d = *a.declared;
    if (d["type"] == "keuzes") return Json::array({random.pick(options_of(d).get<std::vector<std::string>>())});
    if (d.contains("min") && random.chance(15)) return d[random.chance(50) ? "min" : "max"];
    return other_value(random, d, d.value("standaard", Json()));
}

/// Every path that some scheme wants confirmed.
std::set<std::string> to_confirm(const Json& said) {
    std::set<std::string> out;
    for (const auto& scheme : said["regelingen"]) {
        for (const auto& path : scheme["te_bevestigen"]) out.insert(path);
    }
    return out;
}

/// Schemes that ask nothing and have nothing to confirm.
std::set<std::string> settled(const Json& said) {
    std::set<std::string> out;
    for (const auto& [id, scheme] : said["regelingen"].items()) {
        if (scheme["recht"] != "misschien" && scheme["ontbreekt"].empty() && scheme["te_bevestigen"].empty()) out.insert(id);
    }
    return out;
}

/// Households as they come, and half of them with facts that are not known; nothing is confirmed.
Json some_household(Households& all) {
    auto out = all.next();
    if (all.random.chance(50)) out = hide(all.random, out, static_cast<int>(all.random.between(1, 5))).open;
    out["bevestigd"] = Json::array();
    return out;
}

/// The assumptions on which a settled right rests, if any; else every one.
std::vector<Assumable> worth_changing(Random& random, const Json& household, const Json& said, const std::set<std::string>& sure) {
    std::set<std::string> used;
    for (const auto& id : sure) {
        if (said["regelingen"][id]["recht"] == "nee") continue;
        for (const auto& path : said["regelingen"][id]["aannames"]) used.insert(path);
    }
    const auto& confirmed = household["bevestigd"];
    auto out = assumable(household);
    out.erase(std::remove_if(out.begin(), out.end(), [&](const Assumable& a) { return std::find(confirmed.begin(), confirmed.end(), a.path) != confirmed.end(); }), out.end());
    const auto apart = std::partition(out.begin(), out.end(), [&](const Assumable& a) { return used.count(a.path) != 0; });
    if (apart != out.begin() && random.chance(85)) out.erase(apart, out.end());
    return out;
}

}  // namespace

// A scheme that asks nothing and has nothing to confirm answers the same, whatever one to four of the defaults really are.
TEST(PropertyAssumed, WhatIsSettledStaysSo) {
    Households all(701);
    const int total = households(0.25);
    int rights = 0;
    for (int n = 0; n < total; ++n) {
        auto household = some_household(all);
        if (answer(household).empty()) continue;
        if (all.random.chance(70)) {
            for (const auto& path : to_confirm(full_answer(household))) household["bevestigd"].push_back(path);
        }
        const auto once = answer(household);
        const auto base = said_answer(household);
        const auto said = full_answer(household);
        const auto sure = settled(said);
        for (int k = 0; k < 10; ++k) {
            const auto assumed = worth_changing(all.random, household, said, sure);
            if (assumed.empty()) break;
            auto changed = household;
            std::string what;
            for (auto i = all.random.between(1, 4); i > 0; --i) {
                const auto& a = all.random.pick(assumed);
                if (changed.contains(a.at)) continue;
                changed[a.at] = other(all.random, a);
                what += a.path + " = " + changed[a.at].dump() + "\n";
            }
            const auto then = answer(changed);
            if (then.size() != base.size()) continue;
            for (std::size_t i = 0; i < base.size(); ++i) {
                if (sure.count(base[i].scheme->id) == 0) continue;
                rights += base[i].standing.high != 0 ? 1 : 0;
                // What only the pieces settled, one run may leave open; it must not say otherwise.
                const bool in_pieces = !(base[i] == once[i]);
                const auto& b = base[i];
                const auto& t = then[i];
                const bool holds = t.standing.low <= b.standing.low && t.standing.high >= b.standing.high && (b.standing.high == 0 || (t.amount.low <= b.amount.low && t.amount.high >= b.amount.high));
                ASSERT_TRUE(in_pieces ? holds : b == t) << base[i].scheme->id << "\n" << what << household.dump() << "\n" << describe({base[i]}) << "then\n" << describe({then[i]});
            }
        }
    }
    EXPECT_GT(rights, total) << "too few rights to see anything";
}

// Who confirms everything that is shown, is not shown more of it: what matters only together is found too.
TEST(PropertyAssumed, ConfirmingOnceIsEnough) {
    Households all(702);
    const int total = households(0.5);
    std::vector<std::size_t> lengths;
    for (int n = 0; n < total; ++n) {
        auto household = some_household(all);
        if (answer(household).empty()) continue;
        const auto first = to_confirm(full_answer(household));
        lengths.push_back(first.size());
        for (const auto& path : first) household["bevestigd"].push_back(path);
        const auto said = full_answer(household);
        for (const auto& [id, scheme] : said["regelingen"].items()) {
            // What the law leaves open is found by trying single values.
            if (scheme["recht"] == "misschien" && scheme["ontbreekt"].empty()) continue;
            ASSERT_TRUE(scheme["te_bevestigen"].empty()) << id << ": " << scheme["te_bevestigen"].dump() << "\n" << household.dump();
        }
    }
    std::sort(lengths.begin(), lengths.end());
    ASSERT_FALSE(lengths.empty());
    std::printf("To confirm: median %zu, 90%% %zu, most %zu\n", lengths[lengths.size() / 2], lengths[lengths.size() * 9 / 10], lengths.back());
}

}  // namespace recht::testing
