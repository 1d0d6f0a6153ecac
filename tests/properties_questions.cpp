// What is asked and what is not: nothing that is left out may matter, and asking ends.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "properties.h"

namespace recht::testing {

namespace {

bool holds(const Json& list, const std::string& path) { return std::find(list.begin(), list.end(), path) != list.end(); }

/// Facts and lists that are not filled in and have a default, with the place where they would stand.
std::vector<Leaf> defaults(const Json& household) {
    static const Json file = fact_file();
    std::vector<Leaf> out;
    const auto add = [&](const Json& object, const std::string& cls, const std::string& place, const std::string& path) {
        for (const auto& [name, declared] : file["klassen"][cls]["velden"].items()) {
            if (!has_default(declared) || (declared.contains("alleen") && !holds(declared["alleen"], place))) continue;
            const auto full = path.empty() ? name : path + "." + name;
            const auto at = pointer(name);
            if (object.contains(at) || declared["type"] == "keuzes") continue;
            if (declared.contains("standaard_in_object") && !object.contains(at.parent_pointer())) continue;
            out.push_back({pointer(full), full, &declared});
        }
        if (cls == "kind" && !object.contains("opvang")) out.push_back({pointer(path + ".opvang"), path + ".opvang", nullptr});
    };
    add(household, "situatie", "", "");
    add(household["aanvrager"], "persoon", "aanvrager", "aanvrager");
    if (household["partner"].is_object()) add(household["partner"], "persoon", "partner", "partner");
    const auto each = [&](const char* list, const char* cls) {
        for (std::size_t i = 0; i < household[list].size(); ++i) add(household[list][i], cls, list, std::string(list) + "[" + std::to_string(i) + "]");
    };
    each("medebewoners", "persoon");
    each("kinderen", "kind");
    return out;
}

/// Whether `path` is named, itself or by a list or person that holds it.
bool named(const Json& scheme, const char* key, const std::string& path) {
    for (const auto& p : scheme[key]) {
        const auto text = p.get<std::string>();
        if (path.compare(0, text.size(), text) == 0 && (path.size() == text.size() || path[text.size()] == '.' || path[text.size()] == '[')) return true;
    }
    return false;
}

std::string differs(const std::vector<SchemeResult>& a, const std::vector<SchemeResult>& b, const Json& schemes, std::initializer_list<const char*> keys, const std::string& path) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] == b[i]) continue;
        const auto& scheme = schemes[a[i].scheme->id];
        if (std::none_of(keys.begin(), keys.end(), [&](const char* key) { return named(scheme, key, path); })) return a[i].scheme->id;
    }
    return {};
}

Json some_care() { return Json::array({{{"soort", "dagopvang"}, {"uren_per_maand", 100}, {"uurprijs", 9.5}}}); }

}  // namespace

// One assumption that nobody asks to confirm may be wrong without changing anything.
TEST(PropertyQuestions, WhatNeedsNoConfirmationDoesNotMatter) {
    Households all(601);
    const int total = households(0.4);
    for (int n = 0; n < total; ++n) {
        const auto household = all.next();
        const auto base = answer(household);
        if (base.empty()) continue;
        const auto said = full_answer(household);
        const auto assumed = defaults(household);
        for (int k = 0; k < 12 && !assumed.empty(); ++k) {
            const auto& leaf = all.random.pick(assumed);
            auto flipped = household;
            flipped[leaf.at] = leaf.declared == nullptr ? some_care() : other_value(all.random, *leaf.declared, leaf.declared->value("standaard", Json()));
            const auto other = answer(flipped);
            if (other.empty()) continue;
            auto schemes = said["regelingen"];
            // While something is missing the screen of defaults is not shown yet.
            for (auto& scheme : schemes) {
                if (!scheme["ontbreekt"].empty()) scheme["te_bevestigen"].push_back(leaf.path);
            }
            const auto wrong = differs(base, other, schemes, {"te_bevestigen"}, leaf.path);
            ASSERT_EQ(wrong, "") << leaf.path << " = " << flipped[leaf.at].dump() << "\n" << household.dump() << "\n" << describe(base) << "then:\n" << describe(other);
        }
    }
}

// What is not asked for a scheme may be anything.
TEST(PropertyQuestions, WhatIsNotMissingDoesNotMatter) {
    Households all(602);
    const int total = households(1.2);
    for (int n = 0; n < total; ++n) {
        const auto hidden = hide(all.random, all.next(), static_cast<int>(all.random.between(1, 4)));
        const auto truth = answer(hidden.truth);
        if (truth.empty()) continue;
        const auto said = full_answer(hidden.open);
        ASSERT_EQ(fault(), "");
        const auto spare = all.next();
        for (const auto& path : hidden.paths) {
            const auto at = pointer(path);
            const bool inside = std::any_of(hidden.paths.begin(), hidden.paths.end(), [&](const std::string& p) { return p != path && path.compare(0, p.size(), p) == 0; });
            if (inside || !hidden.truth.contains(at)) continue;
            for (int k = 0; k < 3; ++k) {
                auto changed = hidden.truth;
                if (hidden.open.contains(at)) {
                    const auto& range = hidden.open[at];
                    if (range.contains("een_van")) changed[at] = all.random.pick(range["een_van"].get<std::vector<Json>>());
                    else changed[at] = range[all.random.chance(50) ? "van" : "tot"];
                } else if (const auto* declared = declaration(path)) {
                    changed[at] = other_value(all.random, *declared, hidden.truth[at]);
                } else if (path == "partner" || path == "kinderen" || path == "medebewoners") {
                    changed[at] = spare[path];
                } else {
                    changed[at] = Json::array();
                }
                const auto other = answer(changed);
                if (other.empty()) continue;
                // Gross and net are two ways of telling one thing: one of them is asked.
                const auto gross = path.find(".bruto");
                if (gross != std::string::npos && differs(truth, other, said["regelingen"], {"ontbreekt"}, path.substr(0, gross) + ".netto").empty()) continue;
                auto wrong = differs(truth, other, said["regelingen"], {"ontbreekt"}, path);
                // Who is there is asked first; what counts only with them is asked when they are told.
                if (!wrong.empty()) {
                    auto told = hidden.open;
                    for (const auto* people : {"partner", "kinderen", "medebewoners"}) {
                        if (hidden.truth.contains(people)) told[people] = hidden.truth[people];
                    }
                    wrong = differs(truth, other, full_answer(told)["regelingen"], {"ontbreekt"}, path);
                }
                ASSERT_EQ(wrong, "") << path << "\n" << hidden.open.dump() << "\n" << hidden.truth.dump() << "\n" << changed.dump() << "\n" << describe(truth) << "then:\n" << describe(other);
            }
        }
    }
}

TEST(PropertyQuestions, ThereIsANextQuestionExactlyWhenSomethingIsOpen) {
    Households all(603);
    const int total = households(1);
    for (int n = 0; n < total; ++n) {
        auto household = all.next();
        if (all.random.chance(70)) household = hide(all.random, household, 2).open;
        const auto said = full_answer(household);
        if (!fault().empty()) continue;
        bool open = false;
        for (const auto& scheme : said["regelingen"]) {
            for (const auto& path : scheme["ontbreekt"]) {
                const auto* declared = declaration(path);
                open = open || declared == nullptr || !declared->value("nooit_vragen", false);
            }
            open = open || !scheme["te_bevestigen"].empty();
        }
        ASSERT_EQ(open, !said["volgende_vraag"].is_null()) << household.dump() << "\n" << said.dump();
        ASSERT_EQ(said["volgende_vraag"].is_null() ? "" : said["volgende_vraag"].get<std::string>(), national().next_question(household.dump()));
    }
}

namespace {

/// Answers one path from the truth; what the truth lacks is made up and becomes part of it.
void reply(Random& random, Json& truth, Json& known, const std::string& path) {
    const auto at = pointer(path);
    const auto* declared = declaration(path);
    if (!truth.contains(at)) {
        // A default that holds only inside its object is none while the object is not there.
        const bool loose = declared != nullptr && declared->contains("standaard_in_object") && !truth.contains(at.parent_pointer());
        if (declared != nullptr && has_default(*declared) && !loose) {
            known["bevestigd"].push_back(path);
            return;
        }
        // Something that does not contradict what is there already.
        for (int go = 0; go < 40; ++go) {
            truth[at] = declared == nullptr ? Json::array() : other_value(random, *declared, Json());
            if (!answer(truth).empty()) break;
        }
    }
    const auto& value = truth[at];
    // Who is asked for incomes and knows the year's income tells that.
    const auto year = at.parent_pointer() / "toetsingsinkomen";
    if (at.back() == "inkomsten" && truth.contains(year)) known[year] = truth[year];
    if (declared != nullptr || value.is_null()) {
        known[at] = value;
    } else if (value.is_array()) {
        known[at] = Json::array();
        for (std::size_t i = 0; i < value.size(); ++i) known[at].push_back(Json::object());
    } else {
        known[at] = Json::object();
    }
}

}  // namespace

// From a date alone to the same answer as with everything told at once.
TEST(PropertyQuestions, AskingEndsWithTheFullAnswer) {
    Households all(604, {3, 2});
    const int total = households(0.05);
    std::vector<int> steps;
    for (int n = 0; n < total; ++n) {
        auto truth = all.next();
        if (answer(truth).empty()) continue;
        Json known{{"datum", truth["datum"]}, {"aanvrager", Json::object()}, {"bevestigd", Json::array()}};
        std::vector<std::string> asked;
        for (;;) {
            const auto said = full_answer(known);
            ASSERT_EQ(fault(), "") << known.dump();
            if (said["volgende_vraag"].is_null()) break;
            const auto question = said["volgende_vraag"].get<std::string>();
            ASSERT_EQ(std::count(asked.begin(), asked.end(), question), 0) << question << " is asked twice\n" << known.dump();
            asked.push_back(question);
            ASSERT_LE(asked.size(), 80u) << Json(asked).dump();
            std::set<std::string> together;
            bool missing = false;
            for (const auto& scheme : said["regelingen"]) {
                missing = missing || !scheme["ontbreekt"].empty();
                for (const auto& path : scheme["te_bevestigen"]) together.insert(path);
            }
            if (missing) together = {question};
            // Defaults are asked on one screen.
            for (const auto& path : together) reply(all.random, truth, known, path);
        }
        steps.push_back(static_cast<int>(asked.size()));
        const auto full = answer(truth);
        const auto told = said_answer(known);
        ASSERT_TRUE(full == told) << truth.dump() << "\n" << known.dump() << "\n" << describe(full) << "told:\n" << describe(told);
    }
    std::sort(steps.begin(), steps.end());
    if (!steps.empty()) std::printf("Questions until everything is known: median %d, most %d\n", steps[steps.size() / 2], steps.back());
}

}  // namespace recht::testing
