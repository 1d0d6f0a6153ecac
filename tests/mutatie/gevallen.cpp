#include "gevallen.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cases.h"
#include "dates.h"
#include "spoor.h"

namespace recht::mutation {

namespace fs = std::filesystem;

namespace {

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

bool ends_with(const std::string& text, const std::string& end) { return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0; }

bool asks(JsonRef expected) {
    for (auto s = expected ? expected.first() : JsonRef(); s; s = s.next()) {
        if (s.get("ontbreekt") || s.get("te_bevestigen") || s.get("zekerheid")) return true;
    }
    return false;
}

void read_cases(Desk& desk) {
    Diagnostics unused;
    for (std::size_t i = 0; i < desk.texts.size(); ++i) {
        desk.documents.push_back(std::make_unique<JsonDocument>());
        if (!desk.documents.back()->parse(desk.texts[i], desk.names[i], unused)) continue;
        auto name = fs::path(desk.names[i]).filename().string();
        name.resize(name.size() - std::strlen(".cases.json"));
        for (auto c = desk.documents.back()->root().get("gevallen").first(); c; c = c.next()) {
            Case one;
            one.ref = c;
            one.ruleset = name;
            const auto day = parse_date(c.get("situatie").string("datum"));
            one.day = day ? *day : 0;
            const auto expected = c.get("verwacht");
            one.asks = asks(expected);
            const auto values = expected ? expected.get("waarden") : JsonRef();
            for (auto v = values ? values.first() : JsonRef(); v; v = v.next()) one.values.emplace(v.key());
            desk.cases.push_back(std::move(one));
        }
    }
}

}  // namespace

void read_folder(const std::string& rulesets, Desk& desk) {
    for (const auto* part : {"rijk", "gemeenten"}) {
        std::vector<fs::path> files;
        for (const auto& e : fs::directory_iterator(fs::path(rulesets) / part)) files.push_back(e.path());
        std::sort(files.begin(), files.end());
        for (const auto& f : files) {
            if (ends_with(f.string(), ".cases.json")) {
                desk.names.push_back(f.string());
                desk.texts.push_back(text_of(f));
            } else if (f.extension() == ".json") {
                desk.sources.push_back({f.string(), text_of(f)});
                JsonDocument document;
                Diagnostics unused;
                document.parse(desk.sources.back().text, "", unused);
                desk.owners.emplace_back(document.root().string("gemeente"));
            }
        }
    }
    read_cases(desk);
}

std::size_t prepare(Desk& desk, Engine& engine) {
    cli::CaseCheck check(engine);
    const auto failing = std::remove_if(desk.cases.begin(), desk.cases.end(), [&](const Case& c) { return !check.run(c.ref); });
    const auto broken = static_cast<std::size_t>(desk.cases.end() - failing);
    desk.cases.erase(failing, desk.cases.end());
    auto& library = engine.state().library();
    Diagnostics unused;
    Rows national(*library.universe("", unused));
    std::vector<std::uint64_t> rows;
    for (std::size_t i = 0; i < desk.cases.size(); ++i) {
        auto& c = desk.cases[i];
        JsonDocument document;
        auto situation = std::make_unique<Situation>();
        const auto text = cli::json_text(c.ref.get("situatie"));
        if (!document.parse(text, "", unused)) continue;
        const auto code = library.municipality_of(document.root());
        c.layer = library.has_rules(code) ? code : "";
        if (!situation->read(document, library.universe(c.layer, unused)->catalog, library, false, unused)) continue;
        c.situation = std::move(situation);
        if (!c.layer.empty()) continue;
        rows.clear();
        national.of(*c.situation, rows);
        for (const auto row : rows) desk.by_row[row].push_back(i);
    }
    return broken;
}

}  // namespace recht::mutation
