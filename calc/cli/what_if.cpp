// The rules before and after a change.
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "simulate.h"

namespace recht::cli {

namespace {

std::string id_of(const std::string& text) {
    JsonDocument document;
    Diagnostics unused;
    return document.parse(text, "", unused) ? std::string(document.root().string("id")) : std::string();
}

}  // namespace

bool WhatIf::load(const Arguments& a, const char* program, int& status) {
    std::string problem;
    auto sources = read_layers(find_rulesets(a, program), program, problem);
    Diagnostics faults;
    RulesetSource change{a.what_if, {}};
    status = failed;
    if (!problem.empty()) {
        std::fprintf(stderr, "recht: %s\n", problem.c_str());
        return false;
    }
    if (!before_.load(sources, faults)) {
        print_faults(faults, a.json);
        return false;
    }
    status = bad_input;
    JsonDocument document;
    if (!read_text(a.what_if, change.text)) return false;
    if (!document.parse(change.text, a.what_if, faults)) {
        print_faults(faults, a.json);
        return false;
    }
    const auto root = document.root();
    name_ = root.string("naam").empty() || root.string("soort") != "wat_als" ? std::filesystem::path(a.what_if).filename().string() : std::string(root.string("naam"));
    // A whole ruleset takes the place of the one with its id; anything else is a layer on top.
    if (root.string("soort") != "wat_als") {
        const auto same = std::find_if(sources.begin(), sources.end(), [&](const RulesetSource& s) { return id_of(s.text) == root.string("id"); });
        if (root.string("id").empty() || same == sources.end()) {
            std::fprintf(stderr, "recht: '%s' is geen wat-als-bestand (\"soort\": \"wat_als\") en ook geen regelset die er al is.\n", a.what_if.c_str());
            return false;
        }
        sources.erase(same);
    }
    sources.push_back(change);
    if (after_.load(std::move(sources), faults) && (root.string("soort") != "gemeente" || after_.check_all(faults))) return true;
    print_faults(faults, a.json);
    return false;
}

}  // namespace recht::cli
