// What municipal schemes differ in, one small ruleset per item (tests/mini/gemeenten): the language can say it, and
// the cases beside each come out.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "command.h"
#include "support.h"

namespace recht {
namespace {

namespace fs = std::filesystem;
using proef::command;
using proef::Folder;

// The facts and shared rules of the project, with the small rulesets beside them instead of its own cases.
void fill(const Folder& folder) {
    const auto copy = [&](const std::string& from, const std::string& to) {
        for (const auto& entry : fs::directory_iterator(fs::path(RECHT_ROOT) / from)) {
            const auto name = entry.path().filename().string();
            if (entry.path().extension() != ".json") continue;
            if (from.rfind("rulesets/", 0) == 0 && name.find(".cases.") != std::string::npos) continue;
            folder.write(to + "/" + name, proef::read_file(from + "/" + name));
        }
    };
    copy("rulesets/rijk", "rijk");
    folder.write("gemeenten/lijst.json", proef::read_file("rulesets/gemeenten/lijst.json"));
    copy("tests/mini/gemeenten", "rijk");
    copy("tests/mini/gemeenten/gemeenten", "gemeenten");
}

TEST(Variation, EveryItemCanBeWritten) {
    const Folder folder;
    fill(folder);
    const auto check = command({"check", folder.path()});
    EXPECT_EQ(check.status, 0) << check.err;
    const auto cases = command({"test", folder.path()});
    EXPECT_EQ(cases.status, 0) << cases.err;
    EXPECT_NE(cases.out.find(", 0 fout"), std::string::npos) << cases.out;
}

// Each item has a ruleset and at least two cases.
TEST(Variation, NoItemIsLeftOut) {
    const std::map<std::string, int> items{{"3.1", 14}, {"3.2", 10}, {"3.3", 6}, {"3.4", 8}, {"3.5", 13}, {"3.6", 9}};
    std::map<std::string, int> rulesets;
    std::map<std::string, std::size_t> cases;
    for (const auto& entry : fs::directory_iterator(fs::path(RECHT_ROOT) / "tests/mini/gemeenten")) {
        const auto name = entry.path().filename().string();
        if (entry.path().extension() != ".json" || name.size() < 6 || name[0] != '3') continue;
        const auto item = name.substr(0, 6);
        if (name.find(".cases.") == std::string::npos) ++rulesets[item];
        else cases[item] += proef::Tree(proef::read_file("tests/mini/gemeenten/" + name)).at("gevallen").node().size;
    }
    for (const auto& [chapter, count] : items) {
        for (int i = 1; i <= count; ++i) {
            const auto item = chapter + (i < 10 ? ".0" : ".") + std::to_string(i);
            EXPECT_EQ(rulesets[item], 1) << item;
            EXPECT_GE(cases[item], 2u) << item;
        }
    }
}

}  // namespace
}  // namespace recht
