// Messages as a policy officer sees them. Each file of tests/golden holds cases: what goes in, and the full
// message that must come out. How to read, add and update them: tests/golden/README.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "command.h"
#include "support.h"

namespace recht {
namespace {

namespace fs = std::filesystem;

struct Section {
    std::string name;
    std::string text;
};

struct Case {
    std::string title;
    std::vector<Section> in;
    std::string expected;
};

struct File {
    fs::path path;
    std::string head;      ///< what stands before the first case
    std::vector<Case> cases;
};

bool starts(const std::string& text, std::string_view with) { return text.compare(0, with.size(), with) == 0; }

File read(const fs::path& path) {
    File file{path, {}, {}};
    std::ifstream in(path);
    std::string line;
    enum { head, input, expected } where = head;
    while (std::getline(in, line)) {
        if (starts(line, "=== ")) {
            file.cases.push_back({line.substr(4), {}, {}});
            where = input;
        } else if (line == "--- verwacht") {
            where = expected;
        } else if (starts(line, "--- ")) {
            file.cases.back().in.push_back({line.substr(4), {}});
            where = input;
        } else if (where == head) {
            file.head += line + "\n";
        } else if (where == expected) {
            file.cases.back().expected += line + "\n";
        } else if (!file.cases.back().in.empty()) {
            file.cases.back().in.back().text += line + "\n";
        }
    }
    for (auto& c : file.cases) {
        while (c.expected.size() > 1 && c.expected.compare(c.expected.size() - 2, 2, "\n\n") == 0) c.expected.pop_back();
        if (c.expected == "\n") c.expected.clear();
    }
    return file;
}

void write(const File& file) {
    std::ofstream out(file.path);
    out << file.head;
    for (const auto& c : file.cases) {
        out << "=== " << c.title << "\n";
        for (const auto& s : c.in) out << "--- " << s.name << "\n" << s.text;
        out << "--- verwacht\n" << c.expected << "\n";
    }
}

std::string trimmed(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

// A formula in the smallest ruleset that can hold one; it begins at line 2, column 2.
std::string around(const std::string& formula) {
    std::string escaped;
    for (const char c : trimmed(formula)) {
        if (c == '"' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return "{\"id\":\"proef\",\"soort\":\"gedeeld\",\"versie\":\"1\",\"regels\":[{\"naam\":\"uit\",\"bron\":\"b\",\"is\":\n\"" + escaped + "\"}]}";
}

// A rule on a rule on a rule, too many to write out.
std::string chain() {
    std::string out = "{\"id\":\"proef\",\"soort\":\"gedeeld\",\"versie\":\"1\",\"regels\":[\n{\"naam\":\"r0\",\"bron\":\"b\",\"is\":\"a\"}";
    for (int i = 1; i < 3000; ++i) {
        out += ",\n{\"naam\":\"r" + std::to_string(i) + "\",\"bron\":\"b\",\"is\":\"max(r" + std::to_string(i - 1) + ", b) + (als p dan 1 anders -1)\"}";
    }
    return out + "]}";
}

// The faults of an answer, as the command prints them.
std::string faults_of(const std::string& answer) {
    const proef::Tree tree(answer);
    std::string out;
    for (auto f = tree.at("fouten") ? tree.at("fouten").first() : JsonRef(); f; f = f.next()) {
        const std::string path(f.string("path"));
        if (!path.empty()) out += path + ": ";
        else if (f.get("line")) out += proef::json_of(f.get("line")) + ":" + proef::json_of(f.get("column")) + ": ";
        out += std::string(f.string("message")) + " [" + std::string(f.string("code")) + "]\n";
        if (!f.string("hint").empty()) out += "    " + std::string(f.string("hint")) + "\n";
    }
    return out;
}

Engine& national() {
    static Engine engine = [] {
        Engine out;
        std::vector<RulesetSource> sources;
        for (const auto* folder : {"rulesets/rijk", "rulesets/gemeenten"}) {
            for (const auto& entry : fs::directory_iterator(fs::path(RECHT_ROOT) / folder)) {
                const auto name = entry.path().filename().string();
                if (name.size() < 5 || name.find(".cases.") != std::string::npos || entry.path().extension() != ".json") continue;
                sources.push_back({name, proef::read_file(std::string(folder) + "/" + name)});
            }
        }
        Diagnostics diagnostics;
        EXPECT_TRUE(out.load(std::move(sources), diagnostics)) << proef::text_of(diagnostics);
        return out;
    }();
    return engine;
}

// What comes out for a case; empty when all is well.
std::string outcome(const Case& c) {
    std::vector<RulesetSource> rulesets;
    std::vector<Section> files;
    const Section* situation = nullptr;
    bool facts = false;
    bool from_rijk = false;
    std::string explained;
    for (const auto& s : c.in) {
        if (s.name == "formule") rulesets.push_back({"proef.json", around(s.text)});
        else if (starts(s.name, "regelset ")) rulesets.push_back({s.name.substr(9), s.text == "@keten\n" ? chain() : trimmed(s.text)});
        else if (starts(s.name, "uitleg ")) explained = s.name.substr(7);
        else if (starts(s.name, "bestand ")) files.push_back({s.name.substr(8), s.text});
        else if (s.name == "feiten") {
            facts = true;
            rulesets.push_back({"feiten.json", trimmed(s.text)});
        } else if (s.name == "situatie" || s.name == "situatie rijk") {
            situation = &s;
            from_rijk = s.name == "situatie rijk";
        } else if (starts(s.name, "tijdlijn ")) {
            TimelineOptions options;
            options.months = static_cast<std::uint32_t>(std::atoi(s.name.c_str() + 9));
            return faults_of(national().timeline(trimmed(s.text), options));
        } else {
            ADD_FAILURE() << "unknown section '" << s.name << "' in '" << c.title << "'";
        }
    }
    if (!explained.empty()) {
        proef::Folder folder;
        folder.write("rijk/feiten.json", proef::mini_facts());
        for (const auto& r : rulesets) folder.write("rijk/" + r.name, r.text);
        const auto got = proef::command({"explain", "--regeling", explained, "--rulesets", folder.path()}, situation->text);
        return got.out + got.err;
    }
    if (!files.empty()) {
        // Texts are checked by the command.
        proef::Folder folder;
        for (const auto& f : files) folder.write(f.name, f.text);
        folder.write("rijk/feiten.json", proef::mini_facts());
        auto out = proef::command({"check", folder.path()}).err;
        for (auto at = out.find(folder.path() + "/"); at != std::string::npos; at = out.find(folder.path() + "/")) out.erase(at, folder.path().size() + 1);
        return out;
    }
    if (from_rijk) return faults_of(national().calculate(trimmed(situation->text)));
    proef::Bench bench(rulesets, !facts);
    auto out = proef::text_of(bench.diagnostics);
    if (bench.good) {
        Diagnostics municipal;
        bench.engine.check_all(municipal);
        out += proef::text_of(municipal);
    }
    if (bench.good != !bench.diagnostics.has_errors()) ADD_FAILURE() << "'" << c.title << "' loads against its own faults";
    if (situation != nullptr && bench.good) out += faults_of(bench.engine.calculate(trimmed(situation->text)));
    return out;
}

// The lines that differ, with those around them.
std::string difference(const std::string& want, const std::string& have) {
    std::vector<std::string> a;
    std::vector<std::string> b;
    std::string line;
    for (std::istringstream in(want); std::getline(in, line);) a.push_back(line);
    for (std::istringstream in(have); std::getline(in, line);) b.push_back(line);
    std::string out;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        if (i < a.size() && i < b.size() && a[i] == b[i]) {
            out += "    " + a[i] + "\n";
            continue;
        }
        if (i < a.size()) out += "  - " + a[i] + "\n";
        if (i < b.size()) out += "  + " + b[i] + "\n";
    }
    return out;
}

std::vector<fs::path> golden_files() {
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator(fs::path(RECHT_ROOT) / "tests/golden")) {
        if (entry.path().extension() == ".txt") out.push_back(entry.path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

class Golden : public testing::TestWithParam<fs::path> {};

TEST_P(Golden, Messages) {
    auto file = read(GetParam());
    const char* update = std::getenv("RECHT_GOLDEN");
    const bool rewrite = update != nullptr && std::string(update) == "schrijf";
    for (auto& c : file.cases) {
        const auto have = outcome(c);
        if (rewrite) c.expected = have;
        EXPECT_EQ(c.expected, have) << file.path.filename().string() << ": " << c.title << "\n" << difference(c.expected, have);
        EXPECT_FALSE(have.empty()) << file.path.filename().string() << ": " << c.title << " is no error at all";
    }
    if (rewrite) write(file);
}

INSTANTIATE_TEST_SUITE_P(Files, Golden, testing::ValuesIn(golden_files()), [](const auto& info) {
    auto name = info.param.stem().string();
    for (auto& ch : name) {
        if (std::isalnum(static_cast<unsigned char>(ch)) == 0) ch = '_';
    }
    return name;
});

TEST(GoldenSize, EnoughMessages) {
    std::size_t count = 0;
    for (const auto& path : golden_files()) count += read(path).cases.size();
    EXPECT_GE(count, 120u);
}

}  // namespace
}  // namespace recht
