// recht new: what it makes is right at once, and it never takes the place of something.
#include <gtest/gtest.h>

#include <filesystem>

#include "command.h"
#include "support.h"

namespace recht {
namespace {

using proef::command;
using proef::Folder;
using proef::Tree;

constexpr const char* kCodes[] = {"GM0034", "GM0518", "GM1992"};

bool there(const std::string& path) { return std::filesystem::exists(path); }

TEST(NewMunicipality, ThreeThatCheckAndTestAtOnce) {
    const Folder folder;
    for (const auto* code : kCodes) {
        const auto made = command({"new", "gemeente", code, "--naar", folder.path()});
        EXPECT_EQ(made.status, 0) << made.err;
        // What to do next is said.
        for (const auto* part : {"recht check", "recht test", "nog_te_vragen", code}) EXPECT_NE(made.out.find(part), std::string::npos) << part;
    }
    const auto checked = command({"check", folder.path()});
    EXPECT_EQ(checked.status, 0) << checked.err;
    // No fault, but visitors would read it.
    EXPECT_NE(checked.out.find("Let op: in "), std::string::npos) << checked.out;
    EXPECT_NE(checked.out.find("gm0518.json staat "), std::string::npos) << checked.out;
    const auto ours = command({"check"});
    EXPECT_EQ(ours.out.find("Let op"), std::string::npos) << ours.out;
    const auto tested = command({"test", folder.path()});
    EXPECT_EQ(tested.status, 0) << tested.err;
    EXPECT_EQ(tested.out.rfind("9 gevallen, 9 goed", 0), 0u) << tested.out;
    // It is theirs: nothing of the template is left in it.
    for (const auto* file : {"/gemeenten/gm0518.json", "/gemeenten/gm0518.cases.json", "/teksten/nl/gm0518.json", "/teksten/en/gm0518.json"}) {
        const auto text = proef::bash("cat '" + folder.path() + file + "'");
        EXPECT_NE(text.find("GM0518"), std::string::npos) << file;
        for (const auto* rest : {"GM0000", "gm0000", "Gemeentenaam"}) EXPECT_EQ(text.find(rest), std::string::npos) << file << rest;
    }
    const auto rules = proef::bash("cat '" + folder.path() + "/gemeenten/gm0518.json'");
    EXPECT_EQ(Tree(rules)["naam"], "'s-Gravenhage");
    EXPECT_EQ(Tree(rules)["gemeente"], "GM0518");
}

// A figure that an officer fills in counts, and the case that then no longer holds is told.
TEST(NewMunicipality, FillingInCounts) {
    const Folder folder;
    ASSERT_EQ(command({"new", "gemeente", "GM0034", "--naar", folder.path()}).status, 0);
    const auto path = folder.path() + "/gemeenten/gm0034.json";
    auto text = proef::bash("cat '" + path + "'");
    const auto at = text.find("\"van\": 100", text.find("\"regelingen\""));
    ASSERT_NE(at, std::string::npos);
    const auto open = text.rfind('{', at);
    text.replace(open, text.find('}', open) + 1 - open, "150");
    text.replace(text.find("\"onbekend\"", open), 10, "\"officieel\"");
    folder.write("gemeenten/gm0034.json", text);
    EXPECT_EQ(command({"check", folder.path()}).status, 0);
    const auto tested = command({"test", folder.path()});
    EXPECT_EQ(tested.status, 1);
    EXPECT_NE(tested.err.find("kindpakket-grens-onbekend"), std::string::npos) << tested.err;
    EXPECT_NE(tested.out.find("3 gevallen, 2 goed, 1 fout"), std::string::npos) << tested.out;
}

TEST(NewMunicipality, NeverOverwrites) {
    const Folder folder;
    ASSERT_EQ(command({"new", "gemeente", "GM0034", "--naar", folder.path()}).status, 0);
    folder.write("gemeenten/gm0034.json", "mijn werk");
    const auto again = command({"new", "gemeente", "GM0034", "--naar", folder.path()});
    EXPECT_EQ(again.status, 1);
    EXPECT_NE(again.err.find("[bestaat_al]"), std::string::npos) << again.err;
    EXPECT_EQ(proef::bash("cat '" + folder.path() + "/gemeenten/gm0034.json'"), "mijn werk");
    // One file that is there is enough to make nothing at all.
    const Folder other;
    other.write("teksten/en/gm0034.json", "{}");
    EXPECT_EQ(command({"new", "gemeente", "GM0034", "--naar", other.path()}).status, 1);
    EXPECT_FALSE(there(other.path() + "/gemeenten/gm0034.json"));
    // Nor where nothing can be written.
    folder.write("bestand", "x");
    EXPECT_EQ(command({"new", "gemeente", "GM0034", "--naar", folder.path() + "/bestand"}).status, 1);
}

TEST(NewMunicipality, FindsWhatIsMeant) {
    const Folder folder;
    const auto run = [&](const std::string& word) { return command({"new", "gemeente", word, "--naar", folder.path()}); };
    EXPECT_EQ(run("almere").status, 0);
    EXPECT_TRUE(there(folder.path() + "/gemeenten/gm0034.json"));
    EXPECT_EQ(run("gm0037").status, 0);
    const std::vector<std::pair<std::string, std::string>> near{{"Almeer", "Almere (GM0034)"}, {"GM0035", "(GM0034)"}, {"Den Haag", "'s-Gravenhage (GM0518)"}, {"Haren", "Groningen (GM0014)"},
                                                               {"GM0501", "Voorne aan Zee (GM1992)"}, {"Brielle", "Voorne aan Zee (GM1992)"}, {"Timboektoe", "lijst.json"}};
    for (const auto& [word, hint] : near) {
        const auto got = run(word);
        EXPECT_EQ(got.status, 65) << word;
        EXPECT_NE(got.err.find(hint), std::string::npos) << word << ": " << got.err;
    }
    EXPECT_EQ(Tree(command({"new", "gemeente", "GM0501", "--json", "--naar", folder.path()}).err)["fouten/0/code"], "gemeente_opgeheven");
    EXPECT_FALSE(there(folder.path() + "/gemeenten/gm1992.json"));
}

TEST(NewMunicipality, WrongUsage) {
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{{"new"}, {"new", "gemeente"}, {"new", "regeling", "x"}, {"new", "gemeente", "GM0034", "x"}, {"new", "gemeente", "GM0034", "--naar"}}) {
        EXPECT_EQ(command(words).status, 2) << words.size();
    }
    const auto help = command({"new", "--help"});
    EXPECT_EQ(help.status, 0);
    EXPECT_NE(help.out.find("Voorbeeld"), std::string::npos);
    const Folder empty;
    EXPECT_EQ(command({"new", "gemeente", "GM0034", "--rulesets", empty.path()}).status, 1);
}

// The template itself is no ruleset: it is neither loaded nor tested.
TEST(NewMunicipality, TheTemplateStandsAside) {
    const Folder folder;
    folder.write("rijk/feiten.json", proef::mini_facts());
    folder.write("rijk/toeslag.json", proef::read_file("tests/mini/toeslag.json"));
    folder.write("sjabloon/gm0000.json", "geen json");
    folder.write("sjabloon/gm0000.cases.json", "geen json");
    EXPECT_EQ(command({"check", folder.path()}).status, 0);
    EXPECT_EQ(command({"check", folder.path() + "/"}).status, 0);
    EXPECT_NE(command({"test", folder.path()}).err.find("geen gevallen"), std::string::npos);
}

}  // namespace
}  // namespace recht
