// check: rulesets and their texts, all faults at once.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>

#include "cli.h"
#include "engine_state.h"
#include "json_doc.h"
#include "text.h"

namespace recht::cli {

namespace {

struct TextFile {
    std::string name;
    std::string text;
    std::unique_ptr<JsonDocument> document;
};

struct Texts {
    // language → ruleset id → its texts
    std::map<std::string, std::map<std::string, TextFile>> languages;
    TextFile list;  ///< teksten/talen.json: which languages there are; without it each must be whole

    /// What `list` says of a language; empty when it says nothing.
    [[nodiscard]] JsonRef entry(std::string_view language) const {
        if (!list.document) return {};
        for (auto l = list.document->root().get("talen") ? list.document->root().get("talen").first() : JsonRef(); l; l = l.next()) {
            if (l.string("code") == language) return l;
        }
        return {};
    }
    /// Whether a language has the texts of municipalities too, and those of what ended.
    [[nodiscard]] bool whole(std::string_view language) const {
        const auto said = entry(language) ? entry(language).get("gemeenten") : JsonRef();
        return !said.is(JsonType::boolean) || said.node().flag;
    }
    /// Whether the list says that a language has no (whole) texts of a file yet.
    [[nodiscard]] bool waits(std::string_view language, std::string_view file) const {
        const auto said = entry(language) ? entry(language).get("nog_niet") : JsonRef();
        for (auto id = said ? said.first() : JsonRef(); id; id = id.next()) {
            if (id.text() == file) return true;
        }
        return false;
    }
};

void read_file(const std::string& path, TextFile& file, Diagnostics& diagnostics) {
    file.name = path;
    if (!read_text(path, file.text)) return;
    file.document = std::make_unique<JsonDocument>();
    if (!file.document->parse(file.text, path, diagnostics)) file.document.reset();
}

void read_texts(const std::string& directory, Texts& out, Diagnostics& diagnostics) {
    const auto folder = directory + "/teksten";
    for (const auto& path : files_ending(folder, ".json")) {
        const std::filesystem::path p(path);
        if (path == folder + "/talen.json") read_file(path, out.list, diagnostics);
        else read_file(path, out.languages[p.parent_path().filename().string()][p.stem().string()], diagnostics);
    }
}

void need(const TextFile& file, JsonRef group, std::string_view group_name, const std::string& id, std::string_view what, Diagnostics& diagnostics) {
    if (group && group.get(id)) return;
    std::vector<std::string_view> names;
    if (group) {
        // What belongs there itself is no misspelling of what is missing.
        static constexpr std::string_view known[] = {"naam", "kort", "uitleg", "kern", "aanvragen", "stappen"};
        for (auto m = group.first(); m; m = m.next()) {
            if (!group_name.empty() || std::find(std::begin(known), std::end(known), m.key()) == std::end(known)) names.push_back(m.key());
        }
    }
    diagnostics.add(file.document->at(group ? group : file.document->root(), "tekst_ontbreekt",
                                      "De tekst voor " + std::string(what) + " '" + id + "' ontbreekt.",
                                      did_you_mean(id, names, "Voeg \"" + id + "\" toe" + (group_name.empty() ? "." : " onder \"" + std::string(group_name) + "\"."))));
}

/// Texts of one ruleset, or of one scheme inside a municipality's file.
struct ModuleTexts {
    const TextFile* file = nullptr;
    JsonRef root;
};

// A municipality has one file, with its schemes inside: teksten/nl/gm0153.json.
std::string file_of(const Module& module) {
    return std::string(module.municipal ? module.document->root().string("id") : std::string_view(module.id));
}

ModuleTexts texts_of(const Module& module, const std::map<std::string, TextFile>& files) {
    const auto name = file_of(module);
    const auto found = files.find(name);
    if (found == files.end() || !found->second.document) return {};
    const auto root = found->second.document->root();
    if (module.id == name) return {&found->second, root};
    return {&found->second, root.get("regelingen") ? root.get("regelingen").get(module.id) : JsonRef()};
}

void missing(const Module& module, const std::string& language, Diagnostics& diagnostics) {
    const auto name = file_of(module);
    Diagnostic d;
    d.code = "tekst_ontbreekt";
    d.file = module.document->file();
    d.line = d.column = 1;
    d.message = "Bij '" + module.id + "' ontbreken de teksten in de taal '" + language + "'.";
    d.hint = module.id == name ? "Maak teksten/" + language + "/" + name + ".json." : "Zet ze in teksten/" + language + "/" + name + ".json onder \"regelingen\".";
    diagnostics.add(std::move(d));
}

void check_module(Universe& u, std::size_t m, const ModuleTexts& texts, Diagnostics& diagnostics) {
    const auto& file = *texts.file;
    const auto root = texts.root;
    for (const auto& rule : u.model.rules) {
        if (rule.module == m) need(file, root.get("stappen"), "stappen", rule.name, "de stap", diagnostics);
    }
    const std::map<std::string, std::uint32_t> own(u.model.modules[m].facts.begin(), u.model.modules[m].facts.end());
    for (const auto& [name, field] : own) {
        if (!u.catalog.classes()[0].fields[field].never_ask) need(file, root.get("feiten"), "feiten", name, "het feit", diagnostics);
    }
    for (const auto& item : u.model.time.money) {
        if (item.amount.module == m) need(file, root.get("posten"), "posten", item.id, "de post", diagnostics);
    }
    for (const auto& task : u.model.time.tasks) {
        if (task.module == m) need(file, root.get("doen"), "doen", task.id, "wat te doen is:", diagnostics);
    }
    for (const auto& a : u.model.time.advances) {
        if (a.income.module == m && !a.task.empty()) need(file, root.get("doen"), "doen", a.task, "wat te doen is:", diagnostics);
    }
    for (const auto& s : u.model.schemes) {
        if (s.module != m) continue;
        for (const auto* name : {"naam", "kort"}) need(file, root, "", name, "het onderdeel", diagnostics);
        for (const auto& c : s.conditions) need(file, root.get("voorwaarden"), "voorwaarden", c.id, "de voorwaarde", diagnostics);
        for (const auto& n : s.warnings) need(file, root.get("waarschuwingen"), "waarschuwingen", n.id, "de waarschuwing", diagnostics);
        for (const auto& n : s.incomplete) need(file, root.get("onvolledig"), "onvolledig", n.id, "de melding", diagnostics);
    }
}

// The first day of the year of the newest rules: what ended before it can be asked for no more.
std::string first_day(const Universe& u) {
    std::string_view newest;
    for (const auto& module : u.model.modules) {
        if (module.document == nullptr) continue;
        newest = std::max(newest, module.document->root().string("versie").substr(0, 4));
    }
    return std::string(newest) + "-01-01";
}

// Which files a language may do without: those of municipalities and of what ended, when the list of languages says so.
bool may_lack(const Universe& u, const Module& module, const Texts& texts, const std::string& language) {
    if (texts.whole(language)) return false;
    const auto ended = module.document->root().string("afgelopen");
    return module.municipal || (!ended.empty() && ended < first_day(u));
}

void check_facts(Universe& u, const std::string& language, const std::map<std::string, TextFile>& files, bool needed, Diagnostics& diagnostics) {
    const auto facts = files.find("feiten");
    if (facts == files.end()) {
        for (const auto& module : u.model.modules) {
            if (needed && module.id == "feiten" && module.document != nullptr) missing(module, language, diagnostics);
        }
        return;
    }
    if (!facts->second.document) return;
    const auto root = facts->second.document->root().get("feiten");
    for (const auto& c : u.catalog.classes()) {
        for (const auto& f : c.fields) {
            if (f.never_ask || f.name == "datum" || f.module != 0) continue;
            need(facts->second, root, "feiten", c.name + "." + f.name, "het feit", diagnostics);
        }
    }
}

// With `municipal` only what a municipality adds to the national rules.
void check_texts(Universe& u, const Texts& texts, bool municipal, Diagnostics& diagnostics) {
    bool facts = false;
    for (const auto& [language, files] : texts.languages) facts = facts || files.count("feiten") != 0;
    for (const auto& [language, files] : texts.languages) {
        for (std::size_t m = 0; m < u.model.modules.size(); ++m) {
            const auto& module = u.model.modules[m];
            if (module.id == "feiten" || module.document == nullptr || module.municipal != municipal) continue;
            if (texts.waits(language, file_of(module))) continue;
            const auto found = texts_of(module, files);
            if (found.root) check_module(u, m, found, diagnostics);
            else if (!may_lack(u, module, texts, language)) missing(module, language, diagnostics);
        }
        if (!municipal && !texts.waits(language, "feiten")) check_facts(u, language, files, facts, diagnostics);
    }
}

// A folder that the list does not name would never be shown.
void check_languages(const Texts& texts, Diagnostics& diagnostics) {
    if (!texts.list.document) return;
    for (const auto& [language, files] : texts.languages) {
        if (texts.entry(language)) continue;
        diagnostics.add(texts.list.document->at(texts.list.document->root(), "taal_onbekend", "De taal '" + language + "' staat niet in de lijst van talen.",
                                                "Voeg haar toe onder \"talen\", of haal de map teksten/" + language + " weg."));
    }
}

// The faults in a municipality's own rules and in its texts.
Diagnostics only_of(const std::string& file, const Diagnostics& all) {
    const auto name = std::filesystem::path(file).filename();
    Diagnostics out;
    for (const auto& d : all.items()) {
        if (d.file == file || std::filesystem::path(d.file).filename() == name) out.add(d);
    }
    return out;
}

// What the template still says in a file: no fault, but visitors read it as a source.
std::map<std::string, int> left_open(const std::vector<RulesetSource>& sources) {
    static constexpr std::string_view words = "nog in te vullen";
    std::map<std::string, int> out;
    for (const auto& source : sources) {
        for (auto at = source.text.find(words); at != std::string::npos; at = source.text.find(words, at + words.size())) ++out[source.name];
    }
    return out;
}

void print_left_open(const std::map<std::string, int>& files, const std::string& only) {
    for (const auto& [file, times] : files) {
        if (!only.empty() && std::filesystem::path(file).filename() != std::filesystem::path(only).filename()) continue;
        std::printf("Let op: in %s staat %d keer \"nog in te vullen\". Bezoekers lezen dat als bron. Vul het in, of haal weg wat er niet is.\n", file.c_str(), times);
    }
}

}  // namespace

int check(const Arguments& a, const char* program) {
    auto where = a;
    const bool municipality = a.file_given && is_municipality(a.file);
    if (a.file_given && !municipality) where.rulesets = a.file;
    const auto directory = find_rulesets(where, program);
    std::string problem;
    auto sources = read_layers(directory, program, problem);
    if (!problem.empty()) {
        std::fprintf(stderr, "recht: %s\n", problem.c_str());
        return failed;
    }
    const auto count = sources.size();
    const auto open = left_open(sources);
    Engine engine;
    Diagnostics diagnostics;
    const bool national = engine.load(std::move(sources), diagnostics);
    engine.check_all(diagnostics);
    Texts texts;
    if (const auto project = below(directory, program); !project.empty()) read_texts(project, texts, diagnostics);
    read_texts(directory, texts, diagnostics);
    check_languages(texts, diagnostics);
    std::size_t schemes = 0;
    std::size_t rules = 0;
    Diagnostics unused;
    if (auto* u = engine.state().library().universe("", unused)) {
        schemes = u->model.schemes.size();
        rules = u->model.rules.size();
        check_texts(*u, texts, false, diagnostics);
        for (const auto& [code, index] : engine.state().library().municipal_rules()) {
            if (auto* own = engine.state().library().universe(code, unused)) check_texts(*own, texts, true, diagnostics);
        }
    }
    // With a fault in the national rules nothing can be said of a municipality.
    if (municipality && national) {
        const auto file = file_of_municipality(engine, a.file);
        if (file.empty()) return bad_input;
        diagnostics = only_of(file, diagnostics);
        if (!diagnostics.has_errors()) {
            std::printf("%s in orde: %zu regelingen.\n", file.c_str(), engine.schemes(a.file).size() - schemes);
            print_left_open(open, file);
            return good;
        }
    }
    print_faults(diagnostics, a.json);
    if (diagnostics.has_errors()) {
        std::fprintf(stderr, "\n%zu fout%s in %zu bestanden.\n", diagnostics.error_count(), diagnostics.error_count() == 1 ? "" : "en", count);
        return failed;
    }
    std::printf("%zu bestanden in orde: %zu landelijke regelingen, %zu regels.\n", count, schemes, rules);
    print_left_open(open, "");
    return good;
}

}  // namespace recht::cli
