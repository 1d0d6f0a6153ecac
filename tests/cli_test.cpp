// The command as people use it: what goes in, what comes out, and with which status.
#include <gtest/gtest.h>

#include <algorithm>

#include "command.h"
#include "support.h"

namespace recht {
namespace {

using proef::command;
using proef::Folder;
using proef::json_of;
using proef::Tree;

const std::string kHousehold = R"({"datum":"2024-02-15","aanvrager":{"geboortedatum":"1990-01-01","loon":18000},"partner":null,"kinderen":[],"huur":500,"p":false,"kleur":"rood"})";

// The small ruleset in a folder, as --rulesets wants it.
class Command : public testing::Test {
protected:
    Command() {
        folder_.write("rijk/feiten.json", proef::mini_facts());
        folder_.write("rijk/toeslag.json", proef::read_file("tests/mini/toeslag.json"));
    }
    [[nodiscard]] std::vector<std::string> with(std::vector<std::string> words) const {
        words.emplace_back("--rulesets");
        words.push_back(folder_.path());
        return words;
    }
    proef::Result run(std::vector<std::string> words, const std::string& in = {}) { return command(with(std::move(words)), in); }
    Folder folder_;
};

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> out;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = text.find('\n', at);
        out.push_back(text.substr(at, end - at));
        if (end == std::string::npos) break;
        at = end + 1;
    }
    return out;
}

TEST_F(Command, CalculateFromStandardInputAndFile) {
    const auto piped = run({"calculate"}, kHousehold);
    EXPECT_EQ(piped.status, 0) << piped.err;
    EXPECT_EQ(piped.err, "");
    EXPECT_EQ(piped.out.back(), '\n');
    EXPECT_EQ(Tree(piped.out)["regelingen/toeslag/bedrag/laagste"], "358");
    EXPECT_EQ(run({"calculate", "-"}, kHousehold).out, piped.out);
    const Folder other;
    EXPECT_EQ(run({"calculate", other.write("situatie.json", kHousehold)}).out, piped.out);
    EXPECT_EQ(run({"calculate", folder_.path() + "/weg.json"}).status, 65);
    EXPECT_NE(run({"calculate", folder_.path() + "/weg.json"}).err.find("kan niet worden gelezen"), std::string::npos);
}

TEST_F(Command, CalculateWithValuesAndWithoutAssumptions) {
    const auto values = run({"calculate", "--waarden", "toeslag.vermindering,gezamenlijk_loon,,aanvrager.toeslag.volwassen"}, kHousehold);
    EXPECT_EQ(values.status, 0) << values.err;
    const Tree tree(values.out);
    EXPECT_EQ(tree["waarden/toeslag.vermindering/exact"], "750");
    EXPECT_EQ(tree["waarden/gezamenlijk_loon/laagste"], "18000");
    EXPECT_EQ(tree["waarden/aanvrager.toeslag.volwassen/waarde"], "true");
    const Tree all(run({"calculate", "--waarden", "*"}, kHousehold).out);
    EXPECT_GE(all.at("waarden").node().size, 5u);
    EXPECT_EQ(run({"calculate", "--waarden", "toeslag.verminderingg"}, kHousehold).status, 65);
    const Tree one(run({"calculate", "--regelingen", "toeslag"}, kHousehold).out);
    EXPECT_EQ(one.at("regelingen").node().size, 1u);
    EXPECT_EQ(json_of(one.at("regelingen/toeslag")), json_of(Tree(run({"calculate"}, kHousehold).out).at("regelingen/toeslag")));
    const auto wrong = run({"calculate", "--json", "--regelingen", "toeslag,toeslagg"}, kHousehold);
    EXPECT_EQ(wrong.status, 65);
    EXPECT_EQ(Tree(wrong.err)["fouten/0/path"], "regelingen");
    const Tree open(run({"calculate", "--zonder-aannames"}, kHousehold).out);
    EXPECT_EQ(open["regelingen/toeslag/aannames"], "[]");
}

TEST_F(Command, BadInputIsStatus65) {
    for (const auto* text : {"", "{", "[]", "{\"datum\":\"2024-02-30\"}", "{\"datum\":\"2024-02-15\",\"onzin\":1}", "\xff"}) {
        const auto plain = run({"calculate"}, text);
        EXPECT_EQ(plain.status, 65) << text;
        EXPECT_EQ(plain.out, "") << text;
        EXPECT_NE(plain.err, "") << text;
        const auto json = run({"calculate", "--json"}, text);
        EXPECT_EQ(json.status, 65) << text;
        EXPECT_GE(Tree(json.err).at("fouten").node().size, 1u) << text;
        EXPECT_EQ(run({"explain", "--regeling", "toeslag"}, text).status, 65) << text;
        EXPECT_EQ(run({"curve", "--pad", "aanvrager.loon", "--van", "0", "--tot", "100"}, text).status, 65) << text;
    }
    const auto plain = run({"calculate"}, R"({"datum":"2024-02-15","huur":-1})");
    EXPECT_EQ(plain.err.substr(0, 6), "huur: ");
    EXPECT_NE(plain.err.find("[te_laag]"), std::string::npos);
    EXPECT_EQ(Tree(run({"calculate", "--json"}, R"({"datum":"2024-02-15","huur":-1})").err)["fouten/0/path"], "huur");
}

TEST_F(Command, WrongUsageIsStatus2) {
    const std::vector<std::vector<std::string>> wrong{{}, {"reken"}, {"calculate", "--onzin"}, {"calculate", "a", "b"}, {"calculate", "--rulesets"}, {"explain"},
        {"explain", "--regeling"}, {"curve", "--pad", "huur"}, {"curve", "--pad", "huur", "--van", "0"}, {"curve", "--pad", "huur", "--van", "0", "--tot", "5", "--punten", "1"},
        {"curve", "--pad", "huur", "--van", "0", "--tot", "5", "--punten", "veel"}, {"calculate", "--waarden"}};
    for (const auto& words : wrong) {
        const auto got = command(words);
        EXPECT_EQ(got.status, 2) << (words.empty() ? "nothing" : words.back());
        EXPECT_NE(got.err + got.out, "");
    }
}

TEST_F(Command, Help) {
    const auto all = command({"--help"});
    EXPECT_EQ(all.status, 0);
    EXPECT_EQ(command({"help"}).out, all.out);
    EXPECT_EQ(command({"-h"}).out, all.out);
    for (const auto* call : {"calculate", "explain", "batch", "curve", "check", "test"}) {
        EXPECT_NE(all.out.find(call), std::string::npos);
        const auto one = command({call, "--help"});
        EXPECT_EQ(one.status, 0);
        EXPECT_NE(one.out.find("Voorbeeld"), std::string::npos) << call;
        EXPECT_EQ(command({"help", call}).out, one.out);
    }
    EXPECT_EQ(command({"--version"}).status, 0);
    EXPECT_EQ(command({"--version"}).out.substr(0, 6), "recht ");
    const auto completion = command({"completion"});
    EXPECT_EQ(completion.status, 0);
    EXPECT_NE(completion.out.find("complete -F"), std::string::npos);
    // No colours when nobody looks.
    EXPECT_EQ(all.out.find('\033'), std::string::npos);
}

TEST_F(Command, CompletionInBash) {
    const auto completed = [](const std::string& words) {
        return proef::bash("PATH=$(dirname \"$recht\"):$PATH\nsource <(\"$recht\" completion)\nCOMP_WORDS=(" + words + ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_recht\necho \"${COMPREPLY[*]}\"\n");
    };
    EXPECT_EQ(completed("recht cal"), "calculate\n");
    EXPECT_EQ(completed("recht c"), "calculate curve check completion\n");
    EXPECT_EQ(completed("recht curve --p"), "--pad --punten\n");
    EXPECT_EQ(completed("recht explain --regeling zorg"), "zorgtoeslag\n");
}

TEST_F(Command, ColoursOnATerminalOnly) {
    const auto seen = proef::on_terminal(with({"explain", "--regeling", "toeslag"}), kHousehold);
    if (seen.status == proef::kNoTerminal) GTEST_SKIP() << "this machine has no terminal to give";
    EXPECT_EQ(seen.status, 0) << seen.out;
    EXPECT_NE(seen.out.find("\033["), std::string::npos) << seen.out;
    EXPECT_NE(seen.out.find("€ 358"), std::string::npos) << seen.out;
    EXPECT_EQ(run({"explain", "--regeling", "toeslag"}, kHousehold).out.find('\033'), std::string::npos);
}

TEST_F(Command, ALongBatchShowsHowFarItIs) {
    std::string in;
    for (int i = 0; i < 10000; ++i) in += "{}\n";
    const auto seen = proef::on_terminal(with({"batch"}), in);
    if (seen.status == proef::kNoTerminal) GTEST_SKIP() << "this machine has no terminal to give";
    EXPECT_NE(seen.out.find("10000 huishoudens, klaar"), std::string::npos);
    EXPECT_EQ(run({"batch"}, in).err, "");
}

TEST_F(Command, ExplainReadsAsATree) {
    const auto got = run({"explain", "--regeling", "toeslag"}, kHousehold);
    EXPECT_EQ(got.status, 0) << got.err;
    for (const auto* part : {"358", "Wet art. 7", "vermindering", "└─ ", "├─ ", "€ 12.000"}) EXPECT_NE(got.out.find(part), std::string::npos) << part << "\n" << got.out;
    EXPECT_EQ(got.out.find('\033'), std::string::npos);
    const auto json = run({"explain", "--regeling", "toeslag", "--json"}, kHousehold);
    EXPECT_EQ(Tree(json.out)["uitleg/naam"], "toeslag");
    const auto unknown = run({"explain", "--regeling", "toeslagg"}, kHousehold);
    EXPECT_EQ(unknown.status, 65);
    EXPECT_NE(unknown.err.find("Bedoelde u 'toeslag'?"), std::string::npos);
}

TEST_F(Command, Schemes) {
    const auto got = run({"regelingen"});
    EXPECT_EQ(got.status, 0) << got.err;
    EXPECT_NE(got.out.find("toeslag"), std::string::npos);
}

TEST_F(Command, BatchKeepsOrderAndGoesOn) {
    std::string in;
    in += kHousehold + "\n";
    in += "{\"datum\":\"2024-02-15\",\"huur\":-5}\n";
    in += "\n";
    in += "niets\r\n";
    in += kHousehold + "\r\n";
    in += "\xff\xfe\n";
    in += "{\"datum\":\"2024-02-15\"}";  // no newline at the end
    const auto got = run({"batch"}, in);
    EXPECT_EQ(got.status, 0) << got.err;
    EXPECT_EQ(got.err, "");
    const auto out = lines(got.out);
    ASSERT_EQ(out.size(), 7u);
    const auto single = run({"calculate"}, kHousehold).out;
    EXPECT_EQ(out[0] + "\n", single);
    EXPECT_EQ(Tree(out[1])["fouten/0/code"], "te_laag");
    EXPECT_EQ(Tree(out[2])["fouten/0/code"], "json_ongeldig");
    EXPECT_EQ(Tree(out[3])["fouten/0/code"], "json_ongeldig");
    EXPECT_EQ(out[4], out[0]);
    EXPECT_EQ(Tree(out[5])["fouten/0/code"], "geen_utf8");
    EXPECT_EQ(Tree(out[6])["datum"], "2024-02-15");
    EXPECT_EQ(run({"batch"}, "").out, "");
    EXPECT_EQ(run({"batch"}, "\n").out.find("{\"fouten\""), 0u);
    EXPECT_EQ(run({"batch", folder_.path() + "/weg.ndjson"}).status, 65);
    const auto file = folder_.write("alle.ndjson", in);
    EXPECT_EQ(run({"batch", file}).out, got.out);
}

TEST_F(Command, BatchWithALineThatIsTooLong) {
    const std::string huge = "{\"datum\":\"2024-02-15\",\"notitie\":\"" + std::string(2u << 20, 'x') + "\"}";
    const auto got = run({"batch"}, kHousehold + "\n" + huge + "\n" + kHousehold + "\n" + huge);
    EXPECT_EQ(got.status, 0);
    const auto out = lines(got.out);
    ASSERT_EQ(out.size(), 4u);
    EXPECT_EQ(out[0], out[2]);
    EXPECT_EQ(Tree(out[1])["fouten/0/code"], "te_groot");
    EXPECT_EQ(Tree(out[3])["fouten/0/code"], "te_groot");
    // Just under the limit it is read.
    const std::string fits = "{\"datum\":\"2024-02-15\",\"notitie\":\"" + std::string((1u << 20) - 100, 'x') + "\"}";
    EXPECT_EQ(Tree(lines(run({"batch"}, fits).out)[0])["datum"], "2024-02-15");
}

TEST_F(Command, BatchOfManyLines) {
    std::string in;
    for (int i = 0; i < 3000; ++i) in += i % 3 == 0 ? kHousehold + "\n" : "{\"datum\":\"2024-02-15\",\"huur\":" + std::to_string(i) + ",\"partner\":null}\n";
    const auto got = run({"batch"}, in);
    EXPECT_EQ(got.status, 0);
    const auto out = lines(got.out);
    ASSERT_EQ(out.size(), 3000u);
    EXPECT_EQ(out[0], out[2997]);
}

TEST_F(Command, Curve) {
    const auto got = run({"curve", "--pad", "aanvrager.loon", "--van", "10000", "--tot", "40000", "--punten", "31"}, kHousehold);
    EXPECT_EQ(got.status, 0) << got.err;
    const Tree tree(got.out);
    EXPECT_EQ(tree["pad"], "aanvrager.loon");
    EXPECT_EQ(tree.at("punten").node().size, 31u);
    EXPECT_GE(tree.at("knikken").node().size, 1u);
    EXPECT_EQ(run({"curve", "--pad", "kleur", "--van", "0", "--tot", "5"}, kHousehold).status, 65);
    EXPECT_EQ(run({"curve", "--pad", "aanvrager.loon", "--van", "-5", "--tot", "5"}, kHousehold).status, 65);
}

TEST_F(Command, CheckSaysAllFaultsAtOnce) {
    const auto good = command({"check", folder_.path()});
    EXPECT_EQ(good.status, 0) << good.err;
    EXPECT_NE(good.out.find("in orde"), std::string::npos);
    folder_.write("rijk/fout.json", "{ \"id\": \"fout\", \"soort\": \"gedeeld\",\n  \"regels\": [ { \"naam\": \"x\", \"is\": \"a +\", \"bron\": \"b\" } ] }");
    folder_.write("rijk/fout2.json", "{ \"id\": \"fout2\", \"soort\": \"gedeeld\", \"versie\": \"1\",\n  \"regels\": [ { \"naam\": \"x\", \"is\": \"inkommen\", \"bron\": \"b\" } ] }");
    const auto bad = command({"check", folder_.path()});
    EXPECT_EQ(bad.status, 1);
    EXPECT_NE(bad.err.find("fout.json:2:"), std::string::npos) << bad.err;
    EXPECT_NE(bad.err.find("fout2.json:2:"), std::string::npos) << bad.err;
    EXPECT_NE(bad.err.find("3 fouten"), std::string::npos) << bad.err;
    const auto json = command({"check", "--json", folder_.path()});
    EXPECT_EQ(json.status, 1);
    EXPECT_EQ(Tree(lines(json.err)[0]).at("fouten").node().size, 3u);
    // With faults in the rulesets nothing is computed.
    EXPECT_EQ(run({"calculate"}, kHousehold).status, 1);
    EXPECT_EQ(run({"batch"}, kHousehold).status, 1);
    EXPECT_EQ(run({"regelingen"}).status, 1);
    const Folder empty;
    EXPECT_EQ(command({"check", empty.path()}).status, 1);
    EXPECT_EQ(command({"calculate", "--rulesets", empty.path()}, kHousehold).status, 1);
    EXPECT_EQ(command({"check", empty.path() + "/weg"}).status, 1);
}

// The questions about the facts are a file like any other: a language that has texts has these too.
TEST_F(Command, CheckAsksForTheFactsInEveryLanguage) {
    for (const auto* language : {"nl", "xx"}) folder_.write(std::string("teksten/") + language + "/iets_anders.json", "{}");
    EXPECT_EQ(command({"check", folder_.path()}).err.find("Bij 'feiten'"), std::string::npos);
    folder_.write("teksten/nl/feiten.json", R"({"id":"feiten","feiten":{}})");
    const auto got = command({"check", folder_.path()});
    EXPECT_EQ(got.status, 1);
    EXPECT_NE(got.err.find("rijk/feiten.json:1:1: Bij 'feiten' ontbreken de teksten in de taal 'xx'. [tekst_ontbreekt]\n    Maak teksten/xx/feiten.json."), std::string::npos) << got.err;
    EXPECT_EQ(got.err.find("Bij 'feiten' ontbreken de teksten in de taal 'nl'"), std::string::npos) << got.err;
    EXPECT_NE(got.err.find("teksten/nl/feiten.json:1:25: De tekst voor het feit"), std::string::npos) << got.err;
}

// A fault in a municipal ruleset shows.
TEST_F(Command, CheckOfMunicipalities) {
    folder_.write("gemeenten/gm0001.json", R"({"id":"gm0001","soort":"gemeente","versie":"1","gemeente":"GM0001","regels":[{"naam":"x","is":"onzin","bron":"b"}]})");
    folder_.write("gemeenten/gm0002.json", R"({"id":"gm0002","soort":"gemeente","versie":"1","gemeente":"GM0002"})");
    const auto municipal = command({"check", folder_.path()});
    EXPECT_EQ(municipal.status, 1);
    EXPECT_NE(municipal.err.find("1 fout "), std::string::npos) << municipal.err;
}

// By its code only its own rules, texts and cases are looked at.
TEST_F(Command, OneMunicipalityByItsCode) {
    folder_.write("gemeenten/gm0001.json", R"({"id":"gm0001","soort":"gemeente","versie":"1","gemeente":"GM0001","regels":[{"naam":"x","is":"onzin","bron":"b"}]})");
    folder_.write("gemeenten/gm0002.json", R"({"id":"gm0002","soort":"gemeente","versie":"1","gemeente":"GM0002"})");
    folder_.write("gemeenten/gm0002.cases.json", R"({"gevallen":[{"id":"een","naam":"Eén","situatie":)" + kHousehold + R"(,"verwacht":{"toeslag":{"recht":"ja"}},"bron":{"soort":"wet","tekst":"Wet"}}]})");
    const auto check = [&](const char* code) { return command({"check", code, "--rulesets", folder_.path()}); };
    EXPECT_EQ(check("GM0001").status, 1);
    EXPECT_NE(check("GM0001").err.find("gm0001.json:1:"), std::string::npos) << check("GM0001").err;
    EXPECT_EQ(check("GM0002").status, 0) << check("GM0002").err;
    EXPECT_EQ(check("GM0009").status, 65);
    folder_.write("gemeenten/gm0001.json", R"({"id":"gm0001","soort":"gemeente","versie":"1","gemeente":"GM0001"})");
    const auto test = [&](const char* code) { return command({"test", code, "--rulesets", folder_.path()}); };
    EXPECT_NE(test("GM0002").out.find("1 gevallen, 1 goed"), std::string::npos) << test("GM0002").out << test("GM0002").err;
    EXPECT_EQ(test("GM0001").status, 1) << "it has no cases";
    EXPECT_EQ(test("GM0009").status, 65);
    folder_.write("rijk/fout.json", R"({"id":"fout","soort":"gedeeld","versie":"1","regels":[{"naam":"x","is":"inkommen","bron":"b"}]})");
    EXPECT_NE(check("GM0002").err.find("fout.json"), std::string::npos) << "nothing can be said of it";
}

TEST_F(Command, ANationalFaultIsToldOnce) {
    folder_.write("gemeenten/gm0001.json", R"({"id":"gm0001","soort":"gemeente","versie":"1","gemeente":"GM0001","regels":[{"naam":"x","is":"onzin","bron":"b"}]})");
    folder_.write("gemeenten/gm0002.json", R"({"id":"gm0002","soort":"gemeente","versie":"1","gemeente":"GM0002"})");
    folder_.write("rijk/fout.json", R"({"id":"fout","soort":"gedeeld","versie":"1","regels":[{"naam":"x","is":"inkommen","bron":"b"}]})");
    const auto both = command({"check", folder_.path()});
    EXPECT_NE(both.err.find("2 fouten"), std::string::npos) << both.err;
}

TEST_F(Command, TestRunsTheCases) {
    const auto none = run({"test", folder_.path()});
    EXPECT_EQ(none.status, 1);
    const std::string cases = R"({"regeling":"toeslag","gevallen":[
 {"id":"een","naam":"Eén","situatie":)" + kHousehold + R"(,"verwacht":{"toeslag":{"recht":"ja","bedrag":358,"zekerheid":"actueel","voorwaarden":{"inkomen":"ja"}},"waarden":{"toeslag.vermindering":750,"gezamenlijk_loon":{"laagste":18000,"hoogste":18000}}},"bron":{"soort":"wet","tekst":"Wet art. 7"}},
 {"id":"twee","naam":"Twee","tolerantie":1,"situatie":)" + kHousehold + R"(,"verwacht":{"toeslag":{"bedrag":358.5}},"bron":{"soort":"eigen_berekening","tekst":"met de hand"}}]})";
    folder_.write("rijk/toeslag.cases.json", cases);
    const auto good = command({"test", folder_.path()});
    EXPECT_EQ(good.status, 0) << good.err;
    EXPECT_NE(good.out.find("2 gevallen, 2 goed, 0 fout; 7 verwachte waarden, waarvan 6 met een officiële bron"), std::string::npos) << good.out;
    auto wrong = cases;
    wrong.replace(wrong.find("\"bedrag\":358,"), 13, "\"bedrag\":359,");
    folder_.write("rijk/toeslag.cases.json", wrong);
    const auto bad = command({"test", folder_.path()});
    EXPECT_EQ(bad.status, 1);
    EXPECT_NE(bad.err.find("toeslag.cases.json:2"), std::string::npos) << bad.err;
    EXPECT_NE(bad.err.find("verwacht 359"), std::string::npos) << bad.err;
    // Every kind of difference is told, and a case that proves nothing is a fault too.
    const std::vector<std::pair<std::string, std::string>> kinds{
        {R"({"toeslag":{"recht":"nee"}})", "recht"}, {R"({"weg":{"recht":"ja"}})", "weg"}, {R"({"toeslag":{"bedrag":null}})", "bedrag"},
        {R"({"toeslag":{"bedrag":{"laagste":1,"hoogste":2}}})", "bedrag"}, {R"({"toeslag":{"voorwaarden":{"inkomen":"nee"}}})", "inkomen"},
        {R"({"toeslag":{"voorwaarden":{"weg":"nee"}}})", "weg"}, {R"({"toeslag":{"waarschuwingen":["veel_huur"]}})", "veel_huur"},
        {R"({"waarden":{"toeslag.vermindering":1}})", "vermindering"}, {R"({"waarden":{"aanvrager.toeslag.volwassen":false}})", "volwassen"},
        {R"({"waarden":{"gezamenlijk_loon":{"laagste":1}}})", "gezamenlijk_loon"}, {R"({"waarden":{"weg":1}})", "weg"}, {R"({})", "verwacht niets"},
        {R"({"toeslag":{"ontbreekt":["huur"]}})", "ontbreekt"}, {R"({"toeslag":{"recht":null,"ga_naar":null}})", "recht"}};
    for (const auto& [expected, told] : kinds) {
        folder_.write("rijk/toeslag.cases.json", R"({"regeling":"toeslag","gevallen":[{"id":"x","situatie":)" + kHousehold + ",\"verwacht\":" + expected + R"(,"bron":{"soort":"wet","tekst":"t"}}]})");
        const auto got = command({"test", folder_.path()});
        EXPECT_EQ(got.status, 1) << expected;
        EXPECT_NE(got.err.find(told), std::string::npos) << expected << got.err;
    }
    for (const auto* broken : {"{", "{}", R"({"gevallen":[]})", R"({"gevallen":[{"id":"x","situatie":{"datum":"2024-02-30"},"verwacht":{"toeslag":{"recht":"ja"}},"bron":{"soort":"wet","tekst":"t"}}]})",
                               R"({"gevallen":[{"id":"x","situatie":{"datum":"2024-02-15"},"verwacht":{"toeslag":{"recht":"misschien"}}}]})"}) {
        folder_.write("rijk/toeslag.cases.json", broken);
        EXPECT_EQ(command({"test", folder_.path()}).status, 1) << broken;
    }
}

}  // namespace
}  // namespace recht
