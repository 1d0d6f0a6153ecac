// Whatever is wrong in a text: a clear fault, little memory, no crash.
#include <gtest/gtest.h>

#include <random>

#include "command.h"
#include "support.h"

namespace recht {
namespace {

using proef::Bench;
using proef::codes_of;
using proef::command;
using proef::text_of;

// Megabytes that the command may use. Under sanitizers address space cannot be bounded: they reserve terabytes.
const unsigned kMemory = proef::sanitized() ? 0 : 300;

std::string repeat(std::string_view piece, std::size_t times) {
    std::string out;
    out.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

TEST(BadInput, HundredMegabytes) {
    const std::string blank(100u << 20, ' ');
    std::vector<std::string> inputs{blank, repeat("[", 100u << 20), "{\"datum\":\"" + std::string(100u << 20, 'x') + "\"}"};
    for (const auto& in : inputs) {
        const auto got = command({"calculate"}, in, kMemory);
        EXPECT_EQ(got.status, 65) << in.substr(0, 20);
        EXPECT_NE(got.err.find("te_groot"), std::string::npos) << got.err.substr(0, 300);
        EXPECT_LT(got.err.size(), 2000u);
    }
    const auto batch = command({"batch"}, inputs[2], kMemory);
    EXPECT_EQ(batch.status, 0);
    EXPECT_NE(batch.out.find("te_groot"), std::string::npos);
}

TEST(BadInput, AHugeRuleset) {
    const proef::Folder folder;
    folder.write("rijk/feiten.json", proef::mini_facts());
    for (const auto& content : {std::string(100u << 20, ' '), repeat("[", 20u << 20), std::string("{\"id\":\"\xff\"}")}) {
        folder.write("rijk/slecht.json", content);
        const auto got = command({"check", folder.path()}, "", kMemory);
        EXPECT_EQ(got.status, 1);
        EXPECT_NE(got.err.find(content.size() < 100 ? "geen_utf8" : "te_groot"), std::string::npos) << got.err.substr(0, 300);
        EXPECT_NE(got.err.find("slecht.json"), std::string::npos);
        // What cannot be checked is not computed with either.
        EXPECT_EQ(command({"calculate", "--rulesets", folder.path()}, R"({"datum":"2024-02-15"})", kMemory).status, 1);
    }
}

TEST(BadInput, AMegabyteOfFaults) {
    std::string unknown = "{\"datum\":\"2024-02-15\"";
    for (int i = 0; i < 60000; ++i) unknown += ",\"x" + std::to_string(i) + "\":1";
    unknown += "}";
    const auto got = command({"calculate", "--json"}, unknown, kMemory);
    EXPECT_EQ(got.status, 65);
    EXPECT_LT(got.err.size(), 1u << 20) << "the answer must not be larger than the question";
}

TEST(BadInput, DeepNesting) {
    Bench bench(std::vector<RulesetSource>{});
    for (const auto* open : {"[", "{\"a\":", "{\"kinderen\":[", "[{\"a\":["}) {
        const auto answer = bench.engine.calculate("{\"datum\":\"2024-02-15\",\"a\":" + repeat(open, 50000));
        EXPECT_NE(answer.find("te_diep"), std::string::npos) << open;
        EXPECT_TRUE(bench.engine.failed());
    }
    EXPECT_EQ(codes_of(Bench(repeat("[", 1000000)).diagnostics), "te_diep");
    EXPECT_EQ(codes_of(Bench(repeat("{\"x\":", 1000000)).diagnostics), "te_diep");
}

TEST(BadInput, HugeNumbers) {
    Bench bench(std::vector<RulesetSource>{});
    for (const auto* number : {"1e400", "-1e400", "123456789012345678901234567890", "1e-400", "0.0000000000000000000000001", "99999999999999999.99", "1e17", "-1e17"}) {
        const auto answer = bench.engine.calculate(std::string("{\"datum\":\"2024-02-15\",\"huur\":") + number + "}");
        EXPECT_TRUE(bench.engine.failed()) << number;
        EXPECT_EQ(answer.find("{\"fouten\":[{"), 0u) << number;
        Bench parameter(std::string(R"({"id":"proef","soort":"gedeeld","versie":"1","parameters":{"x":{"type":"bedrag","loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","waarde":)") +
                        number + R"(,"bron":"b","status":"officieel"}]}},"regels":[{"naam":"uit","is":"x × 1000000 + x × 0.001","bron":"b"}]})");
        EXPECT_TRUE(parameter.good || parameter.diagnostics.has_errors()) << number;
        EXPECT_FALSE(parameter.good && parameter.diagnostics.has_errors()) << number;
    }
}

// A name that fails to build must always say so: nothing loads with a hole in it.
TEST(BadInput, NothingLoadsWithoutItsRules) {
    const auto parameter = [](const std::string& type, const std::string& value, const std::string& formula) {
        return R"({"id":"proef","soort":"gedeeld","versie":"1","parameters":{"x":{"type":")" + type + R"(","loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","waarde":5,"bron":"b","status":"officieel"},{"vanaf":"2021-01-01","waarde":)" +
               value + R"(,"bron":"b","status":"officieel"}]}},"regels":[{"naam":"uit","is":")" + formula + R"(","bron":"b"}]})";
    };
    for (const auto* value : {"0.000000000000000001", "0.0000000001", "999999999999999999", "99999999999999.9999", "-999999999999999999"}) {
        for (const auto* type : {"bedrag", "geheel", "percentage", "factor", "bedrag/jaar"}) {
            for (const auto* formula : {"x", "x + x", "x × 1.5", "afgerond(x, op 1, omlaag)", "afgerond(x ÷ 3, op 0.01, omhoog)", "x > 0", "x(op 2020-06-01)", "min(x, 0)", "-x"}) {
                Bench bench(parameter(type, value, formula));
                ASSERT_EQ(bench.good, !bench.diagnostics.has_errors()) << type << " " << value << " " << formula;
                if (!bench.good) continue;
                const auto v = bench.value(R"({"datum":"2024-02-15"})", "proef.uit");
                EXPECT_NE(v, "null") << type << " " << value << " " << formula;
                EXPECT_NE(v, "(nothing)") << type << " " << value << " " << formula;
            }
        }
    }
}

TEST(BadInput, ManyOptions) {
    // Of two options, "one of both" is refused (tests/golden/regelsets.txt): there one of them is asked for.
    for (const int count : {2, 3, 59, 60, 63, 64, 65, 200}) {
        std::string options;
        for (int i = 0; i < count; ++i) options += (i == 0 ? "\"o" : ",\"o") + std::to_string(i) + "\"";
        Bench bench({{"feiten.json", R"({"id":"feiten","soort":"feiten","versie":"1","klassen":{"situatie":{"velden":{"datum":{"type":"datum"},"x":{"type":"keuze","opties":[)" + options + "]}}}}}"},
                     {"proef.json", proef::ruleset_of({{"uit", "x = o1"}, {"in", count == 2 ? "x = o1" : "x in (o0, o1)"}})}}, false);
        ASSERT_TRUE(bench.good) << count << text_of(bench.diagnostics);
        EXPECT_EQ(bench.value(R"({"datum":"2024-02-15","x":"o1"})", "proef.uit"), "ja") << count;
        EXPECT_EQ(bench.value("{\"datum\":\"2024-02-15\",\"x\":\"o" + std::to_string(count - 1) + "\"}", "proef.uit"), count == 2 ? "ja" : "nee") << count;
        EXPECT_EQ(bench.value(R"({"datum":"2024-02-15"})", "proef.uit"), "onbekend") << count;
        EXPECT_EQ(bench.value(R"({"datum":"2024-02-15","x":{"een_van":["o0","o1"]}})", "proef.in"), count == 2 ? "onbekend" : "ja") << count;
    }
}

TEST(BadInput, OptionsAtOnceAreFew) {
    std::string options;
    for (int i = 0; i < 70; ++i) options += (i == 0 ? "\"o" : ",\"o") + std::to_string(i) + "\"";
    Bench bench({{"feiten.json", R"({"id":"feiten","soort":"feiten","versie":"1","klassen":{"situatie":{"velden":{"datum":{"type":"datum"},"x":{"type":"keuzes","opties":[)" + options + "]}}}}}"}}, false);
    EXPECT_FALSE(bench.good);
}

// A long chain and a wide formula: refused or computed, never a crash.
TEST(BadInput, LongChains) {
    for (const int length : {100, 5000}) {
        for (const bool forward : {true, false}) {
            std::vector<std::pair<std::string, std::string>> rules;
            for (int i = 0; i < length; ++i) {
                const auto other = forward ? i + 1 : i - 1;
                rules.emplace_back("r" + std::to_string(i), (forward ? i == length - 1 : i == 0) ? "a" : "min(r" + std::to_string(other) + " + 1, 1000)");
            }
            Bench bench(proef::ruleset_of(rules));
            EXPECT_EQ(bench.good, !bench.diagnostics.has_errors());
            if (length == 100) EXPECT_EQ(bench.value(R"({"datum":"2024-02-15","a":1})", forward ? "proef.r0" : "proef.r99"), "100");
            else EXPECT_FALSE(bench.good);
        }
    }
}

// A value used twice at every step: a graph with 2^40 paths, each node of which is visited once.
TEST(BadInput, ManyPaths) {
    std::vector<std::pair<std::string, std::string>> rules{{"r0", "a"}};
    for (int i = 1; i <= 40; ++i) rules.emplace_back("r" + std::to_string(i), "max(r" + std::to_string(i - 1) + ", b) − min(r" + std::to_string(i - 1) + ", c)");
    Bench bench(proef::ruleset_of(rules));
    ASSERT_EQ(bench.good, !bench.diagnostics.has_errors()) << text_of(bench.diagnostics);
    EXPECT_NE(bench.value(R"({"datum":"2024-02-15","a":1,"b":2,"c":3})", "proef.r40"), "");
}

// The same of demands: whether they exclude each other is not looked for along every path.
TEST(BadInput, ManyPathsOfDemands) {
    std::vector<std::pair<std::string, std::string>> rules{{"r0", "kleur = rood"}};
    for (int i = 1; i <= 40; ++i) rules.emplace_back("r" + std::to_string(i), "(r" + std::to_string(i - 1) + " en p) en (r" + std::to_string(i - 1) + " en q)");
    Bench bench(proef::ruleset_of(rules));
    ASSERT_TRUE(bench.good) << text_of(bench.diagnostics);
    EXPECT_EQ(bench.value(R"({"datum":"2024-02-15","kleur":"rood","p":true,"q":true})", "proef.r40"), "ja");
    EXPECT_EQ(bench.value(R"({"datum":"2024-02-15","kleur":"rood","p":true,"q":false})", "proef.r40"), "nee");
}

// Good files with a byte changed, cut or doubled: a fault or an answer, never anything else.
TEST(BadInput, DamagedFiles) {
    const auto facts = proef::mini_facts();
    const auto scheme = proef::read_file("tests/mini/toeslag.json");
    const std::string household = R"({"datum":"2024-02-15","aanvrager":{"geboortedatum":"1990-01-01","loon":18000},"partner":null,"kinderen":[{"punten":2,"telt":true}],"huur":500,"kleur":{"een_van":["rood","geel"]}})";
    std::mt19937 random(7);
    const auto damage = [&](std::string text) {
        const auto at = random() % text.size();
        switch (random() % 4) {
            case 0: text[at] = static_cast<char>(random() % 128); break;
            case 1: text.erase(at, random() % 20); break;
            case 2: text.insert(at, text.substr(random() % text.size(), random() % 20)); break;
            default: text.resize(at); break;
        }
        return text;
    };
    for (int i = 0; i < 150; ++i) {
        Bench bench({{"feiten.json", i % 2 == 0 ? damage(facts) : facts}, {"toeslag.json", i % 2 == 0 ? scheme : damage(scheme)}}, false);
        EXPECT_EQ(bench.good, !bench.diagnostics.has_errors()) << i;
        if (!bench.good) continue;
        EXPECT_EQ(bench.engine.calculate(household).front(), '{');
        bench.engine.explain(household, "toeslag");
    }
    Bench bench({{"feiten.json", facts}, {"toeslag.json", scheme}}, false);
    ASSERT_TRUE(bench.good) << text_of(bench.diagnostics);
    for (int i = 0; i < 3000; ++i) {
        const auto answer = bench.engine.calculate(damage(household));
        EXPECT_EQ(bench.engine.failed(), answer.find("{\"fouten\":[{") == 0) << answer;
    }
}

// A load that failed leaves an engine that says so, whatever is asked of it.
TEST(BadInput, AnEngineThatFailedToLoad) {
    for (const auto* facts : {"{ \"id\": \"feiten\",, }", "{}", "{\"id\":\"feiten\",\"soort\":\"feiten\",\"versie\":\"1\"}"}) {
        Bench bench({{"feiten.json", facts}}, false);
        EXPECT_FALSE(bench.good);
        EXPECT_EQ(bench.engine.calculate(R"({"datum":"2024-02-15"})").find("{\"fouten\":[{"), 0u);
        EXPECT_EQ(bench.engine.explain(R"({"datum":"2024-02-15"})", "toeslag").find("{\"fouten\":[{"), 0u);
    }
}

TEST(BadInput, NoRulesetsAtAll) {
    Engine engine;
    Diagnostics none;
    EXPECT_FALSE(engine.load({}, none));
    EXPECT_EQ(codes_of(none), "feiten_ontbreken");
}

TEST(BadInput, AnEngineWithoutRulesets) {
    Engine engine;
    EXPECT_NE(engine.calculate("{}").find("{\"fouten\":[{"), std::string::npos);
    EXPECT_TRUE(engine.failed());
    EXPECT_EQ(engine.next_question("{}"), "");
    EXPECT_EQ(engine.facts(), "{}");
    EXPECT_TRUE(engine.schemes().empty());
    CurveData data;
    Diagnostics diagnostics;
    EXPECT_FALSE(engine.curve("{}", {"huur", "0", "5", 3}, data, diagnostics));
    EXPECT_TRUE(engine.check_all(diagnostics));
}

}  // namespace
}  // namespace recht
