// Households side by side: the same sums, and the same faults, as when each of them goes the whole way.
#include "count.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "command.h"
#include "dates.h"
#include "json_out.h"
#include "huishoudens.h"
#include "support.h"

namespace recht {
namespace {

using count::Count;
using count::Sums;
using testing::Households;
using testing::Json;
using testing::Random;

// Rules that hold for the command too: the national ones, and one municipality's with rules of many kinds.
std::vector<RulesetSource> rules(const std::string& change) {
    std::vector<RulesetSource> out;
    for (const auto& entry : std::filesystem::directory_iterator(RECHT_ROOT "/rulesets/rijk")) {
        const auto file = "rulesets/rijk/" + entry.path().filename().string();
        if (file.find(".cases.") == std::string::npos) out.push_back({file, proef::read_file(file)});
    }
    for (const auto* file : {"rulesets/gemeenten/gm0153.json", "rulesets/gemeenten/gm0599.json", "rulesets/gemeenten/lijst.json"}) out.push_back({file, proef::read_file(file)});
    if (!change.empty()) out.push_back({"wat.json", R"({"soort":"wat_als","vanaf":"2024-01-01","wijzigt":{)" + change + "}}"});
    return out;
}

std::unique_ptr<Engine> engine(const std::string& change) {
    auto out = std::make_unique<Engine>();
    Diagnostics faults;
    EXPECT_TRUE(out->load(rules(change), faults)) << proef::text_of(faults);
    return out;
}

bool is_date(const Json& value) { return value.is_string() && parse_date(value.get<std::string>()).has_value(); }

// Other values under the same keys; now and then one that cannot be.
void vary(Json& value, Random& random) {
    if (value.is_object() || value.is_array()) {
        for (auto& part : value) vary(part, random);
    } else if (is_date(value) && random.chance(15)) {
        value = date_text(*parse_date(value.get<std::string>()) + random.between(-900, 900));
    } else if (value.is_boolean() && random.chance(5)) {
        value = !value.get<bool>();
    } else if (value.is_number() && random.chance(40)) {
        value = value.get<double>() < 20 ? random.between(0, 9) : std::int64_t{random.between(0, 250)} * static_cast<std::int64_t>(value.get<double>()) / 100;
    }
}

// Leaves something out: what is not told makes ranges.
void hide(Json& value, Random& random) {
    for (auto part = value.begin(); value.is_object() && part != value.end();) {
        if (part.key() != "datum" && !part->is_structured() && random.chance(10)) part = value.erase(part);
        else hide(*part++, random);
    }
}

std::vector<std::string> lines(int forms, int each) {
    std::vector<std::string> out;
    Random random(77);
    Households households(7, {4, 3, 6, true, 2026});
    for (int f = 0; f < forms; ++f) {
        auto like = households.next();
        if (random.chance(40)) hide(like, random);
        if (random.chance(70)) like["gemeente"] = random.pick({"GM0153", "GM0153", "GM0599", "GM0003"});
        if (random.chance(30)) like["gewicht"] = 1;
        for (int i = 0; i < each; ++i) {
            auto one = like;
            vary(one, random);
            if (one.contains("gewicht")) one["gewicht"] = static_cast<double>(random.between(0, 4000)) / 8;
            out.push_back(one.dump());
        }
    }
    // What is no plain line: white space, escapes, text that is no situation, the same fact twice.
    out.push_back("{ \"datum\" : \"2026-02-01\" ,\t\"partner\":null, \"kinderen\": [] }");
    out.push_back(R"({"datum":"2026\u002d02-01","partner":null,"kinderen":[]})");
    out.push_back(R"({"datum":"2026-02-01","datum":"2026-02-01"})");
    out.push_back("{\"datum\":\"2026-02-01\"");
    out.push_back("");
    // Not in the order of their making.
    for (std::size_t i = out.size(); i > 1; --i) std::swap(out[i - 1], out[static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(i) - 1))]);
    return out;
}

struct Outcome {
    std::string sums, faults;
    std::uint64_t side_by_side;
};

Outcome count_all(Engine& before, Engine& after, const std::vector<std::string>& lines, Count::Options options) {
    Sums sums;
    Outcome out;
    Count count(before, after, sums, options);
    std::uint64_t number = 0;
    const auto finish = [&] {
        for (const auto& f : count.finish()) out.faults += std::to_string(f.number) + ": " + faults_json(f.faults) + "\n";
    };
    for (const auto& line : lines) {
        ++sums.lines;
        count.add(++number, line);
        if (number % 1000 == 0) finish();
    }
    finish();
    out.sums = sums.json();
    out.side_by_side = count.side_by_side();
    return out;
}

TEST(Counting, SideBySideIsAsTheWholeWay) {
    const auto households = lines(proef::sanitized() ? 10 : 130, 16);
    auto before = engine("");
    struct Case {
        const char* change;
        bool only_changed;
    };
    // Of a municipality, with and without what stays as it is; and one that reaches many schemes.
    for (const auto& [change, only_changed] : {Case{R"("gm0153.kindpakket.ruim_pct":130)", false}, Case{R"("gm0153.kindpakket.ruim_pct":130)", true},
                                               Case{R"("awir.kleinste_bedrag":{"waarde":240,"vanaf":"2026-07-01"})", false}}) {
        auto after = engine(change);
        const auto whole = count_all(*before, *after, households, {only_changed, false});
        const auto beside = count_all(*before, *after, households, {only_changed, true});
        EXPECT_EQ(whole.sums, beside.sums) << change;
        EXPECT_EQ(whole.faults, beside.faults) << change;
        EXPECT_NE(whole.faults, "") << "households with faults are among them";
        EXPECT_EQ(whole.side_by_side, 0u);
        // The first two of each form are learnt from, and what has a fault is told the whole way.
        EXPECT_GT(beside.side_by_side, households.size() / 3) << change;
    }
}

}  // namespace
}  // namespace recht
