// Files, rulesets and faults.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "cli.h"
#include "engine_state.h"
#include "json_out.h"

namespace recht::cli {

namespace fs = std::filesystem;

bool read_text(const std::string& name, std::string& out, std::size_t most) {
    std::FILE* file = name == "-" ? stdin : std::fopen(name.c_str(), "rb");
    if (file == nullptr) {
        std::fprintf(stderr, "recht: het bestand '%s' kan niet worden gelezen.\n", name.c_str());
        return false;
    }
    out.clear();
    char buffer[65536];
    std::size_t got = 0;
    // One byte more than allowed is enough to know that it is too much; the rest is never read.
    while (out.size() <= most && (got = std::fread(buffer, 1, sizeof buffer, file)) > 0) out.append(buffer, got);
    if (file != stdin) std::fclose(file);
    return true;
}

std::string find_rulesets(const Arguments& arguments, const char* program) {
    if (!arguments.rulesets.empty()) return arguments.rulesets;
    std::error_code error;
    std::vector<fs::path> starts{fs::current_path(error)};
    auto self = fs::read_symlink("/proc/self/exe", error);
    if (error) self = fs::absolute(program, error);
    starts.push_back(self.parent_path());
    for (const auto& start : starts) {
        for (auto at = start; !at.empty(); at = at.parent_path()) {
            if (fs::exists(at / "rulesets" / "rijk" / "feiten.json", error)) return (at / "rulesets").string();
            if (at == at.root_path()) break;
        }
    }
    return "rulesets";
}

bool is_municipality(const std::string& word) {
    std::error_code error;
    return word.size() == 6 && word.rfind("GM", 0) == 0 && word.find_first_not_of("0123456789", 2) == std::string::npos && !fs::exists(word, error);
}

std::string file_of_municipality(Engine& engine, const std::string& code) {
    const auto& library = engine.state().library();
    const auto& all = library.municipal_rules();
    auto found = all.find(code);
    if (found == all.end()) found = all.find(library.successor(code));
    if (found != all.end()) return library.documents()[found->second]->file();
    std::fprintf(stderr, "recht: van %s zijn er geen regels.%s\n", code.c_str(),
                 library.knows_municipality(code) ? (" Begin met: recht new gemeente " + code).c_str() : " De code staat niet in de lijst van gemeenten.");
    return {};
}

std::vector<std::string> files_ending(const std::string& directory, std::string_view ending) {
    std::vector<std::string> out;
    std::error_code error;
    if (fs::is_regular_file(directory, error)) {
        out.push_back(directory);
        return out;
    }
    for (fs::recursive_directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
        const auto path = it->path().string();
        if (it->is_regular_file(error) && path.size() >= ending.size() && path.compare(path.size() - ending.size(), ending.size(), ending) == 0) out.push_back(path);
    }
    std::sort(out.begin(), out.end());
    return out;
}

bool set_aside(const std::string& path, const std::string& directory) {
    // Above the directory of the rulesets a folder may have any name.
    const auto from = directory.size() - (!directory.empty() && directory.back() == '/' ? 1 : 0);
    for (const auto* aside : {"/teksten/", "/schema/", "/sjabloon/"}) {
        if (path.find(aside, from) != std::string::npos) return true;
    }
    return false;
}

std::vector<RulesetSource> read_rulesets(const std::string& directory, std::string& problem) {
    std::vector<RulesetSource> out;
    for (const auto& path : files_ending(directory, ".json")) {
        if (set_aside(path, directory) || (path.size() > 11 && path.compare(path.size() - 11, 11, ".cases.json") == 0)) continue;
        RulesetSource source;
        source.name = path;
        if (read_text(path, source.text)) out.push_back(std::move(source));
    }
    if (out.empty()) problem = "In '" + directory + "' staan geen regelsets. Geef de map met --rulesets.";
    return out;
}

std::string below(const std::string& directory, const char* program) {
    if (!files_ending(directory, "feiten.json").empty()) return {};
    const auto project = find_rulesets(Arguments(), program);
    std::error_code error;
    return files_ending(project, "feiten.json").empty() || fs::equivalent(project, directory, error) ? std::string() : project;
}

std::vector<RulesetSource> read_layers(const std::string& directory, const char* program, std::string& problem) {
    auto own = read_rulesets(directory, problem);
    const auto project = problem.empty() ? below(directory, program) : std::string();
    if (project.empty()) return own;
    for (auto& source : read_rulesets(project, problem)) {
        const auto name = fs::path(source.name).filename();
        const bool replaced = std::any_of(own.begin(), own.end(), [&](const RulesetSource& o) { return fs::path(o.name).filename() == name; });
        if (!replaced) own.push_back(std::move(source));
    }
    return own;
}

void print_faults(const Diagnostics& diagnostics, bool json) {
    if (json) {
        std::fprintf(stderr, "%s\n", faults_json(diagnostics).c_str());
        return;
    }
    const bool colour = fancy(STDERR_FILENO);
    for (const auto& d : diagnostics.items()) {
        std::string place;
        if (!d.file.empty()) place = d.file + ":" + std::to_string(d.line) + ":" + std::to_string(d.column) + ": ";
        else if (!d.path.empty()) place = d.path + ": ";
        else if (d.line > 0) place = std::to_string(d.line) + ":" + std::to_string(d.column) + ": ";
        std::fprintf(stderr, "%s%s%s%s [%s]\n", colour ? "\033[1m" : "", place.c_str(), colour ? "\033[0m" : "", d.message.c_str(), d.code.c_str());
        if (!d.hint.empty()) std::fprintf(stderr, "    %s\n", d.hint.c_str());
    }
}

bool load_engine(Engine& engine, const Arguments& arguments, const char* program) {
    std::string problem;
    auto sources = read_layers(find_rulesets(arguments, program), program, problem);
    if (!problem.empty()) {
        std::fprintf(stderr, "recht: %s\n", problem.c_str());
        return false;
    }
    Diagnostics diagnostics;
    if (engine.load(std::move(sources), diagnostics)) return true;
    print_faults(diagnostics, arguments.json);
    return false;
}

}  // namespace recht::cli
