// Any text as a situation, against the project's own rulesets: an answer or a clear fault, never a crash.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "recht/engine.h"

namespace {

recht::Engine& engine() {
    static recht::Engine* loaded = [] {
        std::vector<recht::RulesetSource> sources;
        for (const auto& e : std::filesystem::recursive_directory_iterator(RECHT_ROOT "/rulesets")) {
            const auto path = e.path().string();
            if (e.path().extension() != ".json" || path.find(".cases.") != path.npos || path.find("/teksten/") != path.npos || path.find("/schema/") != path.npos || path.find("/sjabloon/") != path.npos) continue;
            std::ifstream file(path);
            std::stringstream text;
            text << file.rdbuf();
            sources.push_back({path, text.str()});
        }
        auto* e = new recht::Engine;
        recht::Diagnostics diagnostics;
        if (!e->load(std::move(sources), diagnostics)) std::abort();
        return e;
    }();
    return *loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    recht::CalculateOptions options;
    options.questions = size % 8 == 0;  // questions are slow; most inputs need not pay for them
    if (engine().explain(text, size % 2 == 0 ? "zorgtoeslag" : "kinderopvangtoeslag", options).empty()) std::abort();
    return 0;
}
