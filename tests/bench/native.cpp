// Speed of the engine, native, with Google Benchmark. ./run bench builds it and puts its figures in the table.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "dates.h"
#include "timed.h"

namespace recht::bench {

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

[[noreturn]] void give_up(const std::string& why) {
    std::fprintf(stderr, "recht_bench: %s\n", why.c_str());
    std::exit(1);
}

const std::vector<RulesetSource>& sources() {
    static const auto all = [] {
        std::vector<RulesetSource> out;
        for (const auto* folder : {"rijk", "gemeenten"}) {
            std::vector<fs::path> files;
            for (const auto& e : fs::directory_iterator(fs::path(RECHT_ROOT) / "rulesets" / folder)) files.push_back(e.path());
            std::sort(files.begin(), files.end());
            for (const auto& f : files) {
                const auto name = f.filename().string();
                if (f.extension() == ".json" && name.find(".cases.") == std::string::npos) out.push_back({f.string(), text_of(f)});
            }
        }
        return out;
    }();
    return all;
}

/// The household for the five toeslagen, and the one with three incomes for all schemes.
const std::string& typical() {
    static const auto text = text_of(fs::path(RECHT_ROOT) / "tests/bench/typical.json");
    return text;
}
const std::string& incomes() {
    static const auto text = text_of(fs::path(RECHT_ROOT) / "tests/bench/incomes.json");
    return text;
}

Desk& desk() {
    static Desk one = [] {
        Desk d;
        if (const auto fault = d.load(sources()); !fault.empty()) give_up(fault);
        return d;
    }();
    return one;
}

/// A household, bound to all schemes or some, and held against the engine's own answer first.
struct Ready {
    std::unique_ptr<Task> task;
    std::unique_ptr<Bound> bound;
    explicit Ready(std::string_view schemes) {
        const auto& household = schemes.empty() ? incomes() : typical();
        std::string problem;
        auto situation = desk().read(household, problem);
        if (!situation) give_up(problem);
        fill_in(*situation);
        task = desk().task(*situation, schemes);
        bound = std::make_unique<Bound>(*task, std::move(situation));
        bound->run_range();
        if (problem = differs_from_engine(desk(), household, *task, *bound); !problem.empty()) give_up(problem);
    }
};

void exact(benchmark::State& state, std::string_view scheme) {
    Ready ready(scheme);
    if (!ready.bound->exact()) state.SetLabel("in ranges");
    for (auto _ : state) benchmark::DoNotOptimize(ready.bound->run());
}

void range(benchmark::State& state, std::string_view scheme) {
    Ready ready(scheme);
    for (auto _ : state) benchmark::DoNotOptimize(ready.bound->run_range());
}

void take_over(benchmark::State& state, std::string_view scheme) {
    Ready ready(scheme);
    for (auto _ : state) {
        ready.bound->take_over();
        benchmark::DoNotOptimize(ready.bound->run());
    }
}

// Blocks that are full of one household, each with an income or a wage of its own.
void blocks(benchmark::State& state, std::string_view schemes) {
    Ready ready(schemes);
    Rows rows(*ready.task);
    FactPath income;
    auto household = ready.bound->situation();
    if (!household.find(schemes.empty() ? "aanvrager.inkomsten[0].bruto" : "aanvrager.toetsingsinkomen", income)) return state.SkipWithError("no income");
    std::vector<std::unique_ptr<Bound>> alone;
    for (int i = 0; i < 256; ++i) {
        auto& fact = household.fact(income);
        fact.low = fact.high = 12000 + i * 37 % 40000;
        rows.add(household);
        alone.push_back(std::make_unique<Bound>(*ready.task, std::make_unique<Situation>(household)));
        alone.back()->run();
    }
    rows.run();
    for (std::size_t i = 0; i < alone.size(); ++i) {
        for (std::size_t s = 0; s < ready.task->schemes().size(); ++s) {
            if (!(rows.result(s, i) == alone[i]->result(s))) return state.SkipWithError("side by side gives something else");
        }
    }
    if (rows.exact() != rows.blocks()) state.SetLabel("in ranges");
    for (auto _ : state) benchmark::DoNotOptimize(rows.run());
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(rows.households()));
}

void yardstick(benchmark::State& state) {
    Ready ready("zorgtoeslag");
    Family family;
    if (!family_of(ready.bound->situation(), family)) return state.SkipWithError("the yardstick misses facts");
    Diagnostics diagnostics;
    const auto law = zorgtoeslag_law(*desk().engine().state().library().universe("", diagnostics), family.day);
    for (auto _ : state) {
        benchmark::DoNotOptimize(family);
        benchmark::DoNotOptimize(zorgtoeslag(family, law));
    }
}

void json(benchmark::State& state, bool five, bool questions) {
    CalculateOptions options;
    options.questions = questions;
    if (five) options.schemes = {"zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "kinderbijslag"};
    for (auto _ : state) benchmark::DoNotOptimize(desk().engine().calculate(typical(), options));
}

void curve(benchmark::State& state, const std::string& household, const CurveOptions& options) {
    for (auto _ : state) {
        CurveData data;
        Diagnostics diagnostics;
        if (!desk().engine().curve(household, options, data, diagnostics)) return state.SkipWithError("no curve");
        benchmark::DoNotOptimize(data);
    }
}

void timeline(benchmark::State& state) {
    TimelineOptions options;
    options.months = 24;
    for (auto _ : state) {
        benchmark::DoNotOptimize(desk().engine().timeline(incomes(), options));
        if (desk().engine().failed()) return state.SkipWithError("no timeline");
    }
}

void load(benchmark::State& state) {
    for (auto _ : state) {
        Engine engine;
        Diagnostics diagnostics;
        if (!engine.load(sources(), diagnostics)) return state.SkipWithError("does not load");
        benchmark::DoNotOptimize(engine.calculate(typical(), {}));
    }
}

BENCHMARK_CAPTURE(exact, all, "")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(range, all, "")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(take_over, all, "")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(exact, five, kFive)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(range, five, kFive)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(take_over, five, kFive)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(exact, zorgtoeslag, "zorgtoeslag");
BENCHMARK_CAPTURE(range, zorgtoeslag, "zorgtoeslag");
BENCHMARK_CAPTURE(take_over, zorgtoeslag, "zorgtoeslag");
BENCHMARK_CAPTURE(blocks, five, kFive)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(blocks, all, "")->Unit(benchmark::kMicrosecond);
BENCHMARK(yardstick);
BENCHMARK_CAPTURE(json, all_with_questions, false, true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(json, all_without_questions, false, false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(json, five_with_questions, true, true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(json, five_without_questions, true, false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(curve, yearly_income, typical(), {"aanvrager.toetsingsinkomen", "0", "100000", 1000})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(curve, wage, incomes(), {"aanvrager.inkomsten[0].bruto", "0", "6000", 1000})->Unit(benchmark::kMillisecond);
BENCHMARK(timeline)->Unit(benchmark::kMillisecond);
BENCHMARK(load)->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace recht::bench

BENCHMARK_MAIN();
