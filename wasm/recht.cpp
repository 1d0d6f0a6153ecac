// The engine for JavaScript: text in, text out. Everything that is comfortable stands in recht.js.
#include <emscripten/bind.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bytes.h"
#include "json_out.h"
#include "recht/engine.h"

namespace {

using recht::bytes;

emscripten::val numbers(const std::vector<double>& list) {
    return emscripten::val(emscripten::typed_memory_view(list.size(), list.data()));
}

std::vector<std::string> lines(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = text.find('\n');
        out.emplace_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return out;
}

/// One engine. What a method returns as a view is valid until the next call.
class Face {
public:
    void add(std::string name, std::string text) { sources_.push_back({std::move(name), std::move(text)}); }

    /// Empty when all is well, else `{"fouten": […]}`.
    emscripten::val load() {
        recht::Diagnostics diagnostics;
#ifdef RECHT_PREPARED_ONLY
        const bool good = engine_.load_prepared(std::move(sources_), diagnostics);
#else
        const bool good = engine_.load(std::move(sources_), diagnostics);
#endif
        sources_.clear();
        text_ = good ? std::string() : recht::faults_json(diagnostics);
        return bytes(text_);
    }

#ifndef RECHT_PREPARED_ONLY
    /// The loaded rules as bytes for the module that only takes prepared ones; empty when a municipality has none.
    emscripten::val prepare(const std::string& municipality) {
        recht::Diagnostics diagnostics;
        text_ = engine_.prepare(municipality, diagnostics);
        return bytes(text_);
    }
#endif

    emscripten::val calculate(const std::string& situation, const std::string& scheme, const std::string& values, bool without_assumptions, bool questions) {
        recht::CalculateOptions options;
        options.values = lines(values);
        options.without_assumptions = without_assumptions;
        options.questions = questions;
        text_ = scheme.empty() ? engine_.calculate(situation, options) : engine_.explain(situation, scheme, options);
        return bytes(text_);
    }

    emscripten::val timeline(const std::string& situation, const std::string& values, bool without_assumptions, std::uint32_t months) {
        recht::TimelineOptions options;
        options.values = lines(values);
        options.without_assumptions = without_assumptions;
        options.months = months;
        text_ = engine_.timeline(situation, options);
        return bytes(text_);
    }

    emscripten::val next_question(const std::string& situation) {
        text_ = engine_.next_question(situation);
        return bytes(text_);
    }

    /// The breakpoints and sentences as JSON, or `{"fouten": […]}`; the numbers are read afterwards.
    emscripten::val curve(const std::string& situation, std::string path, std::string from, std::string to, std::uint32_t points) {
        recht::Diagnostics diagnostics;
        curve_ = {};
        const recht::CurveOptions options{std::move(path), std::move(from), std::move(to), points};
        text_ = engine_.curve(situation, options, curve_, diagnostics) ? std::move(curve_.details) : recht::faults_json(diagnostics);
        return bytes(text_);
    }
    emscripten::val curve_x() const { return numbers(curve_.x); }
    emscripten::val curve_total() const { return numbers(curve_.total); }
    std::size_t curve_lines() const { return curve_.lines.size(); }
    std::string curve_scheme(std::size_t line) const { return curve_.lines[line].scheme; }
    emscripten::val curve_low(std::size_t line) const { return numbers(curve_.lines[line].low); }
    emscripten::val curve_high(std::size_t line) const { return numbers(curve_.lines[line].high); }

    emscripten::val facts() {
        text_ = engine_.facts();
        return bytes(text_);
    }
    /// Ids, one a line.
    std::string schemes(const std::string& municipality) {
        std::string out;
        for (const auto& id : engine_.schemes(municipality)) out += (out.empty() ? "" : "\n") + id;
        return out;
    }

private:
    recht::Engine engine_;
    std::vector<recht::RulesetSource> sources_;
    recht::CurveData curve_;
    std::string text_;
};

std::string engine_version() { return std::string(recht::version()); }

}  // namespace

EMSCRIPTEN_BINDINGS(recht) {
    emscripten::class_<Face>("Engine")
        .constructor<>()
        .function("add", &Face::add)
        .function("load", &Face::load)
#ifndef RECHT_PREPARED_ONLY
        .function("prepare", &Face::prepare)
#endif
        .function("calculate", &Face::calculate)
        .function("timeline", &Face::timeline)
        .function("nextQuestion", &Face::next_question)
        .function("curve", &Face::curve)
        .function("curveX", &Face::curve_x)
        .function("curveTotal", &Face::curve_total)
        .function("curveLines", &Face::curve_lines)
        .function("curveScheme", &Face::curve_scheme)
        .function("curveLow", &Face::curve_low)
        .function("curveHigh", &Face::curve_high)
        .function("facts", &Face::facts)
        .function("schemes", &Face::schemes);
    emscripten::function("version", &engine_version);
}
