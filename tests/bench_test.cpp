// The benchmarks must not rot: what they bind is still the engine's own answer. Nothing is timed here; ./run bench does.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "bench/timed.h"
#include "support.h"

namespace recht::bench {

namespace {

namespace fs = std::filesystem;
using proef::read_file;

Timed& national() {
    static auto* const one = [] {
        auto* out = new Timed;
        for (const auto& e : fs::directory_iterator(fs::path(RECHT_ROOT) / "rulesets/rijk")) {
            const auto name = e.path().filename().string();
            if (e.path().extension() == ".json" && name.find(".cases.") == std::string::npos) out->add(name, read_file("rulesets/rijk/" + name));
        }
        EXPECT_EQ(out->load(), "");
        return out;
    }();
    return *one;
}

/// A file as one line, as the benchmarks bind it.
std::string household(const std::string& name) {
    auto text = read_file("tests/bench/" + name);
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

}  // namespace

TEST(BenchBound, FiveSchemesAreTheEnginesAnswer) {
    EXPECT_EQ(national().bind(household("typical.json"), std::string(kFive), false), "");
    EXPECT_EQ(national().schemes(), 5u);
    EXPECT_EQ(national().known(), 1u) << "not exact: the figure would be that of ranges";
}

TEST(BenchBound, AllSchemesAreTheEnginesAnswer) {
    EXPECT_EQ(national().bind(household("incomes.json"), "", false), "");
    EXPECT_GT(national().schemes(), 30u);
}

TEST(BenchBound, YardstickGivesTheSame) {
    EXPECT_EQ(national().bind(household("typical.json"), "zorgtoeslag", true), "");
    EXPECT_GT(national().amount(0), 0) << "a household without a right measures little";
}

TEST(BenchBound, AnUnknownSchemeIsNotMeasured) { EXPECT_NE(national().bind(household("typical.json"), "zorgtoeslagg", false), ""); }

// What is left out changes nothing of what is asked for.
TEST(BenchAnswer, OnlyTheSchemesThatAreAskedFor) {
    const auto text = household("typical.json");
    const auto size = [](JsonRef r) { return r.node().size; };
    for (const bool questions : {false, true}) {
        const proef::Tree five(national().answer(text, std::string(kFive), questions));
        const proef::Tree all(national().answer(text, "", questions));
        EXPECT_EQ(size(five.at("regelingen")), 5u);
        EXPECT_GT(size(all.at("regelingen")), 30u);
        for (auto s = five.at("regelingen").first(); s; s = s.next()) {
            const auto other = all.at("regelingen").get(s.key());
            for (auto m = s.first(); m; m = m.next()) {
                // Of facts that only matter together others may be chosen to be confirmed, when more is asked.
                if (m.key() == "te_bevestigen") EXPECT_EQ(size(m) == 0, size(other.get(m.key())) == 0) << s.key();
                else EXPECT_EQ(proef::json_of(m), proef::json_of(other.get(m.key()))) << s.key() << '.' << m.key();
            }
        }
    }
    EXPECT_EQ(proef::Tree(national().answer(text, "zorgtoeslagg", false))["fouten/0/code"], "regeling_onbekend");
}

}  // namespace recht::bench
