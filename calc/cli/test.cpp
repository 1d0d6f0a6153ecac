// test: runs the cases beside the rulesets and counts the official expectations.
#include <algorithm>
#include <cstdio>

#include "cases.h"
#include "cli.h"

namespace recht::cli {

namespace {

struct Tally {
    std::size_t cases = 0, failed = 0, values = 0, official = 0;
};

class Runner {
public:
    Runner(Engine& engine, Tally& tally) : check_(engine), tally_(tally) {}

    void file(const std::string& name) {
        std::string text;
        if (!read_text(name, text)) {
            ++tally_.failed;
            return;
        }
        JsonDocument document;
        Diagnostics diagnostics;
        if (!document.parse(text, name, diagnostics)) {
            print_faults(diagnostics, false);
            ++tally_.failed;
            return;
        }
        const auto cases = document.root().get("gevallen");
        if (!cases.is(JsonType::array) || cases.node().size == 0) {
            std::fprintf(stderr, "%s: geen 'gevallen' gevonden.\n", name.c_str());
            ++tally_.failed;
            return;
        }
        for (auto c = cases.first(); c; c = c.next()) one(name, c);
    }

private:
    void one(const std::string& file, JsonRef c) {
        const bool right = check_.run(c);
        ++tally_.cases;
        tally_.values += check_.checked();
        if (check_.official()) tally_.official += check_.checked();
        if (right) return;
        ++tally_.failed;
        std::uint32_t line = 0;
        std::uint32_t column = 0;
        c.document()->locate(c.node().at, line, column);
        std::fprintf(stderr, "%s:%u: geval '%s' klopt niet (bron: %s)\n", file.c_str(), line, std::string(c.string("id")).c_str(), std::string(c.get("bron").string("tekst")).c_str());
        for (const auto& p : check_.problems()) std::fprintf(stderr, "%s\n", p.c_str());
    }

    CaseCheck check_;
    Tally& tally_;
};

}  // namespace

int test(const Arguments& a, const char* program) {
    Engine engine;
    auto where = a;
    const bool municipality = a.file_given && is_municipality(a.file);
    // A folder given as argument holds the cases, and the rulesets too unless --rulesets says otherwise.
    std::string problem;
    if (a.file_given && !municipality && a.rulesets.empty() && !read_rulesets(a.file, problem).empty()) where.rulesets = a.file;
    if (!load_engine(engine, where, program)) return failed;
    auto directory = a.file_given ? a.file : find_rulesets(where, program);
    if (municipality) {
        // The cases beside the rules of this municipality.
        directory = file_of_municipality(engine, a.file);
        if (directory.empty()) return bad_input;
        directory.replace(directory.size() - std::string_view(".json").size(), std::string::npos, ".cases.json");
    }
    auto files = files_ending(directory, ".cases.json");
    files.erase(std::remove_if(files.begin(), files.end(), [&](const std::string& f) { return set_aside(f, directory); }), files.end());
    Tally tally;
    Runner runner(engine, tally);
    for (const auto& f : files) runner.file(f);
    if (files.empty()) {
        std::fprintf(stderr, "recht: in '%s' staan geen gevallen (*.cases.json).\n", directory.c_str());
        return failed;
    }
    std::printf("%zu gevallen, %zu goed, %zu fout; %zu verwachte waarden, waarvan %zu met een officiële bron.\n", tally.cases, tally.cases - tally.failed, tally.failed,
                tally.values, tally.official);
    return tally.failed == 0 ? good : failed;
}

}  // namespace recht::cli
