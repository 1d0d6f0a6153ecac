// Prepared rules answer as the texts do that they were made from, and nothing else is taken for them.
#include <gtest/gtest.h>

#include <filesystem>

#include "command.h"
#include "delta.h"
#include "huishoudens.h"
#include "support.h"

namespace recht {
namespace {

using testing::Households;
using testing::Json;
using testing::Random;

std::vector<RulesetSource> files(const std::string& folder) {
    std::vector<RulesetSource> out;
    for (const auto& entry : std::filesystem::directory_iterator(RECHT_ROOT "/" + folder)) {
        const auto file = folder + "/" + entry.path().filename().string();
        if (entry.path().extension() == ".json" && file.find(".cases.") == std::string::npos) out.push_back({file, proef::read_file(file)});
    }
    return out;
}

// Instrumented code is slow: one in eleven, so that every kind of household below comes by.
const std::size_t kFew = proef::sanitized() ? 11 : 1;

struct Both {
    Engine compiled, prepared;
    std::vector<RulesetSource> bytes;
    std::vector<std::string> municipalities;

    Both() {
        auto sources = files("rulesets/rijk");
        for (auto& f : files("rulesets/gemeenten")) sources.push_back(std::move(f));
        Diagnostics faults;
        EXPECT_TRUE(compiled.load(sources, faults)) << proef::text_of(faults);
        bytes.push_back({"rijk", compiled.prepare("", faults)});
        for (const auto& [code, index] : compiled.state().library().municipal_rules()) {
            municipalities.push_back(code);
            bytes.push_back({code, compiled.prepare(code, faults)});
        }
        EXPECT_TRUE(prepared.load_prepared(bytes, faults)) << proef::text_of(faults);
        EXPECT_EQ(faults.error_count(), 0u);
    }
};

Both& both() {
    static Both engines;
    return engines;
}

// What a page asks with is all there; formulas and checks are not told twice.
TEST(Prepared, facts_hold_what_is_asked) {
    auto all = Json::parse(both().compiled.facts());
    const auto slim = Json::parse(both().prepared.facts());
    ASSERT_FALSE(slim.contains("controles"));
    ASSERT_GT(all["klassen"]["persoon"]["velden"].size(), 20u);
    std::size_t formulas = 0;
    for (auto& cls : all["klassen"]) {
        for (auto& field : cls["velden"]) {
            field.erase("toelichting");
            for (const auto* name : {"standaard_is", "afgeleid"}) {
                if (field.contains(name)) field[name] = "", ++formulas;
            }
        }
    }
    EXPECT_GT(formulas, 5u);
    EXPECT_EQ(slim["klassen"], all["klassen"]);
}

TEST(Prepared, answers_as_the_texts_do_in_every_municipality) {
    auto& e = both();
    ASSERT_GE(e.municipalities.size(), 20u);
    Households households(20261122);
    for (std::size_t k = 0; k < 4 * e.municipalities.size(); k += kFew) {
        auto household = households.next();
        const auto& code = e.municipalities[k % e.municipalities.size()];
        if (k % 4 != 3) household["gemeente"] = code;
        const auto situation = household.dump();
        CalculateOptions options;
        options.values = {"*"};
        ASSERT_EQ(e.compiled.calculate(situation, options), e.prepared.calculate(situation, options)) << situation;
        ASSERT_EQ(e.compiled.next_question(situation), e.prepared.next_question(situation)) << situation;
        const auto schemes = e.compiled.schemes(code);
        ASSERT_EQ(schemes, e.prepared.schemes(code));
        const auto& scheme = schemes[k % schemes.size()];
        ASSERT_EQ(e.compiled.explain(situation, scheme), e.prepared.explain(situation, scheme)) << scheme << " of " << situation;
        if (k % 8 == 0) {
            ASSERT_EQ(e.compiled.timeline(situation), e.prepared.timeline(situation)) << situation;
        }
    }
}

TEST(Prepared, explains_every_scheme_of_every_municipality) {
    auto& e = both();
    Households households(7);
    for (std::size_t k = 0; k < e.municipalities.size(); k += kFew) {
        const auto& code = e.municipalities[k];
        auto household = households.next();
        household["gemeente"] = code;
        const auto situation = household.dump();
        for (const auto& scheme : e.compiled.schemes(code)) ASSERT_EQ(e.compiled.explain(situation, scheme), e.prepared.explain(situation, scheme)) << scheme << " of " << situation;
    }
}

TEST(Prepared, the_same_rules_give_the_same_bytes) {
    if (proef::sanitized()) GTEST_SKIP() << "the same code as the other tests of prepared rules, for bytes that the native run compares";
    auto& e = both();
    Both again;
    for (std::size_t i = 0; i < e.bytes.size(); ++i) EXPECT_TRUE(e.bytes[i].text == again.bytes[i].text) << e.bytes[i].name;
}

TEST(Prepared, a_municipality_without_rules_has_none_to_prepare) {
    Diagnostics faults;
    EXPECT_EQ(both().compiled.prepare("GM0001", faults), "");
    EXPECT_EQ(faults.error_count(), 0u);
    // And from bytes nothing can be prepared again.
    EXPECT_EQ(both().prepared.prepare("", faults), "");
}

std::string refusal(std::vector<RulesetSource> bytes) {
    Engine engine;
    Diagnostics faults;
    if (engine.load_prepared(std::move(bytes), faults)) return "taken";
    // Nothing can be computed with it, and saying so does not crash.
    EXPECT_NE(engine.calculate("{}").find("fouten"), std::string::npos);
    return faults.items().front().file + ": " + faults.items().front().message;
}

TEST(Prepared, damage_anywhere_is_seen) {
    const auto& good = both().bytes[0].text;
    for (std::size_t at = 0; at < good.size(); at += 997 * kFew) {
        auto bytes = good;
        bytes[at] = static_cast<char>(bytes[at] ^ 4);
        ASSERT_NE(refusal({{"rijk", bytes}}), "taken") << at;
    }
    for (const std::size_t size : {std::size_t{0}, std::size_t{5}, std::size_t{30}, std::size_t{100}, good.size() - 1}) ASSERT_NE(refusal({{"rijk", good.substr(0, size)}}), "taken") << size;
    EXPECT_EQ(refusal({{"rijk", good + "x"}}), "rijk: Deze voorbereide regels zijn beschadigd.");
}

TEST(Prepared, what_does_not_belong_here_is_named) {
    const auto& bytes = both().bytes;
    EXPECT_EQ(refusal({{"rijk", proef::read_file("rulesets/rijk/zorgtoeslag.json")}}), "rijk: Dit zijn geen voorbereide regels.");
    auto later = bytes[0].text;
    ++later[5];  // the number of the form
    EXPECT_EQ(refusal({{"rijk", later}}), "rijk: Deze regels zijn voorbereid door een andere versie van de rekenkern.");
    EXPECT_EQ(refusal({{bytes[1].name, bytes[1].text}}), ": De voorbereide regels van het rijk ontbreken.");
    EXPECT_EQ(refusal({}), ": De voorbereide regels van het rijk ontbreken.");
    // Other national rules: one figure is another.
    auto sources = files("rulesets/rijk");
    for (auto& s : sources) {
        const auto at = s.name.find("zorgtoeslag.json") == std::string::npos ? std::string::npos : s.text.find("\"versie\": \"");
        if (at != std::string::npos) s.text.insert(at + 11, "9");
    }
    Engine other;
    Diagnostics faults;
    ASSERT_TRUE(other.load(sources, faults)) << proef::text_of(faults);
    EXPECT_EQ(refusal({{"rijk", other.prepare("", faults)}, bytes[1]}), bytes[1].name + ": Deze gemeente is voorbereid bij andere regels van het rijk.");
}

TEST(Prepared, a_difference_gives_back_what_it_was_made_from) {
    Random random(3);
    for (int round = 0; round < 300; ++round) {
        std::string from, to;
        for (auto n = random.between(0, 400); n > 0; --n) from += static_cast<char>(random.between(0, 3));
        to = from;
        for (auto n = random.between(0, 6); n > 0 && !to.empty(); --n) {
            const auto at = static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(to.size()) - 1));
            if (random.chance(50)) to.erase(at, static_cast<std::size_t>(random.between(1, 30)));
            else to.insert(at, std::string(static_cast<std::size_t>(random.between(1, 30)), static_cast<char>(random.between(0, 200))));
        }
        const auto delta = make_delta(from, to);
        ASSERT_EQ(apply_delta(from, delta), to);
        // Damaged, it gives other bytes or none, and never reads past the end.
        for (std::size_t at = 0; at < delta.size(); ++at) {
            auto bad = delta;
            bad[at] = static_cast<char>(bad[at] ^ (1 << static_cast<int>(random.between(0, 7))));
            const auto made = apply_delta(from, bad);
            ASSERT_TRUE(!made || made->size() <= (17u << 20));
        }
    }
}

}  // namespace
}  // namespace recht
