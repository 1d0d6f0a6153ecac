// simulate: many households before and after a change, added up; and parts of it added to each other.
#include "simulate.h"

#include <cstdio>

#include "json_out.h"
#include "lines.h"
#include "stream.h"

namespace recht::cli {

namespace {

constexpr std::uint64_t kMostShown = 20;
// Lines after which the faults among them are told.
constexpr std::uint64_t kTogether = 4096;

Diagnostic fault(std::string code, std::string message, std::string hint = {}) {
    Diagnostic d;
    d.code = std::move(code);
    d.message = std::move(message);
    d.hint = std::move(hint);
    return d;
}

class Run {
public:
    Run(const Arguments& a, WhatIf& what_if, Sums& sums) : a_(a), sums_(sums), count_(what_if.before(), what_if.after(), sums, {}), stream_(count_, sums) {}

    /// False when the first line is neither a situation nor a header.
    bool all(LineReader& lines) {
        std::string line;
        Progress progress;
        while (lines.next(line)) {
            if (lines.number() == 1 && !begin(line)) return false;
            if (lines.number() == 1 && !stream_.first_counts()) continue;
            if (lines.too_long()) too_long(lines.number());
            else stream_.line(lines.number(), line);
            progress.at(sums_.lines);
            if (sums_.lines % kTogether == 0) report();
        }
        report();
        progress.end(sums_.lines);
        if (sums_.faults > kMostShown) std::fprintf(stderr, "recht: en nog %llu regels met een fout.\n", static_cast<unsigned long long>(sums_.faults - kMostShown));
        return true;
    }

private:
    bool begin(std::string& line) {
        if (line.rfind("\xEF\xBB\xBF", 0) == 0) line.erase(0, 3);
        std::string why;
        if (stream_.first(line, why)) return true;
        Diagnostics faults;
        faults.add(fault("kop_ongeldig", why, "Geef NDJSON (elke regel een situatie) of CSV met een kop; zie docs/simuleren.md."));
        print_faults(faults, a_.json);
        return false;
    }

    void too_long(std::uint64_t number) {
        ++sums_.lines;
        count_.fault(number, too_long_line());
    }

    void report() {
        for (const auto& f : count_.finish()) {
            if (shown_++ >= kMostShown) return;
            if (a_.json || a_.part) {
                std::fprintf(stderr, "{\"regel\":%llu,%s\n", static_cast<unsigned long long>(f.number), faults_json(f.faults).substr(1).c_str());
                continue;
            }
            std::fprintf(stderr, "regel %llu: ", static_cast<unsigned long long>(f.number));
            print_faults(f.faults, false);
        }
    }

    const Arguments& a_;
    Sums& sums_;
    Count count_;
    Stream stream_;
    std::uint64_t shown_ = 0;
};

int show(const Arguments& a, const Sums& sums) {
    if (a.json || a.part) std::printf("%s\n", sums.json().c_str());
    else print_sums(sums, a.all_steps);
    return good;
}

int merge(const Arguments& a) {
    Sums all;
    for (const auto& name : a.words) {
        LineReader lines(name);
        if (!lines.open()) return bad_input;
        std::string line;
        while (lines.next(line)) {
            if (line.find_first_not_of(" \t") == std::string::npos) continue;
            JsonDocument document;
            Diagnostics faults;
            Sums part;
            std::string why = "dit is geen deel van een simulatie (uitvoer van recht simulate --deel).";
            if (document.parse(line, name, faults) && Sums::read(document.root(), part) && all.add(part, why)) continue;
            faults.clear();
            faults.add(fault("deel_ongeldig", name + ", regel " + std::to_string(lines.number()) + ": " + why));
            print_faults(faults, a.json);
            return bad_input;
        }
    }
    return show(a, all);
}

}  // namespace

int simulate(const Arguments& a, const char* program) {
    if (a.merge) return merge(a);
    WhatIf what_if;
    int status = good;
    if (!what_if.load(a, program, status)) return status;
    LineReader lines(a.file);
    if (!lines.open()) return bad_input;
    Sums sums;
    sums.what_if = what_if.name();
    if (!Run(a, what_if, sums).all(lines)) return bad_input;
    return show(a, sums);
}

}  // namespace recht::cli
