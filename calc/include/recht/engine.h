// The engine: rulesets in, answers out, JSON on both sides (contract, version 1).
//
// An Engine holds no global state and reads no clock, locale or environment; the calculation date
// is part of the situation. Methods that compute are not const because programs are made on first
// use and buffers are reused: use one Engine per thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "recht/diagnostic.h"

namespace recht {

/// A ruleset file: its name, for messages, and its JSON text.
struct RulesetSource {
    std::string name;
    std::string text;
};

/// What one scheme gives, as numbers; for programs that count many households.
struct SchemeOutcome {
    /// As `recht` in the answer: no, a person decides, yes, or still open.
    enum class Right : std::uint8_t { no, judgement, yes, perhaps };
    std::string_view scheme;              ///< id; lives as long as the rulesets do
    std::string_view per;                 ///< period of the amount: "maand", "eenmalig", …
    Right right = Right::no;
    bool amount = false;                  ///< an amount is known, between the two below
    std::int64_t lowest = 0;              ///< cents a period
    std::int64_t highest = 0;
};

struct CalculateOptions {
    std::vector<std::string> values;      ///< named values to add (`waarden`); "*" for all
    /// Ids of the schemes to answer; nothing is computed for others. Empty: all. What is to be confirmed is enough for these:
    /// with more schemes other facts may be chosen of those that only matter together.
    std::vector<std::string> schemes;
    bool without_assumptions = false;     ///< every default counts as unknown
    bool questions = true;                ///< fill `ontbreekt`, `te_bevestigen`, `volgende_vraag`
};

struct CurveOptions {
    std::string path;                     ///< the fact that changes, e.g. "aanvrager.toetsingsinkomen"
    std::string from;                     ///< first value, as the fact is written in JSON
    std::string to;
    std::uint32_t points = 101;
};

struct TimelineOptions {
    std::uint32_t months = 12;            ///< 1–24, starting with the month of `datum`
    std::vector<std::string> values;      ///< named values to add to every month; "*" for all
    bool without_assumptions = false;
};

/// Numbers of a curve, for drawing without parsing text. Amounts are euros a month.
struct CurveData {
    struct Line {
        std::string scheme;
        std::vector<double> low, high;
    };
    std::vector<double> x;
    std::vector<Line> lines;
    std::vector<double> total;
    std::string details;                  ///< JSON: breakpoints and sentences
};

class Engine {
public:
    Engine();
    ~Engine();
    Engine(Engine&&) noexcept;
    Engine& operator=(Engine&&) noexcept;

    /// Loads and compiles rulesets (facts, national rules, municipal rules, list of municipalities).
    /// All faults of all files are reported; false when there is any.
    bool load(std::vector<RulesetSource> sources, Diagnostics& diagnostics);
    /// Compiles the rules of every municipality too, and reports their faults.
    bool check_all(Diagnostics& diagnostics);

    /// The loaded rules in prepared form, for load_prepared(): the national ones, or what a municipality (its code) adds to
    /// them. Empty when there are none, or with diagnostics when they have faults. The same rules give the same bytes.
    std::string prepare(std::string_view municipality, Diagnostics& diagnostics);
    /// Loads what prepare() made, national and municipal, without compiling anything: nothing is proven again, so take
    /// only what was prepared from checked rules. False with diagnostics on bytes that are damaged, of another version of
    /// the engine, or that do not belong together.
    bool load_prepared(std::vector<RulesetSource> files, Diagnostics& diagnostics);

    /// One situation → one answer (`uitkomst`), or `{"fouten": […]}`.
    std::string calculate(std::string_view situation, const CalculateOptions& options = {});
    /// The outcome of every scheme without its reasons: as calculate(), several times as fast.
    /// False with diagnostics on a fault.
    bool outcomes(std::string_view situation, std::vector<SchemeOutcome>& out, Diagnostics& diagnostics);
    /// As calculate(), with the explanation of one scheme under `uitleg`.
    std::string explain(std::string_view situation, std::string_view scheme, const CalculateOptions& options = {});
    /// The path that narrows the whole answer most; empty when nothing can, or on a fault.
    std::string next_question(std::string_view situation);
    /// Answers along one fact. False with diagnostics on a fault.
    bool curve(std::string_view situation, const CurveOptions& options, CurveData& out, Diagnostics& diagnostics);
    /// One situation with its events → its months (`tijdlijn`), or `{"fouten": […]}`.
    std::string timeline(std::string_view situation, const TimelineOptions& options = {});
    /// The declared facts, as in the fact file; empty before load().
    [[nodiscard]] std::string facts() const;
    /// Ids of all schemes: national, then those of `municipality`.
    std::vector<std::string> schemes(std::string_view municipality = {});

    /// True when the last answer was an error object.
    [[nodiscard]] bool failed() const;

    struct State;
    /// For tests, benchmarks and tools inside this project.
    [[nodiscard]] State& state() { return *state_; }

private:
    std::unique_ptr<State> state_;
};

/// Version of the engine.
std::string_view version();

}  // namespace recht
