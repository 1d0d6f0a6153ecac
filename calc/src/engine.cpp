#include "recht/engine.h"

#include "engine_state.h"
#include "explain.h"
#include "timeline.h"

namespace recht {

std::string_view version() { return "0.1.0"; }

namespace {
bool loaded(bool yes, Diagnostics& diagnostics) {
    if (yes) return true;
    Diagnostic d;
    d.code = "niet_geladen";
    d.message = "Er zijn nog geen regelsets geladen.";
    d.hint = "Laad eerst de feiten en de regelsets, en reken dan.";
    diagnostics.add(std::move(d));
    return false;
}
}  // namespace

Engine::Engine() : state_(std::make_unique<State>()) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

std::string Engine::calculate(std::string_view situation, const CalculateOptions& options) { return explain(situation, {}, options); }

bool Engine::outcomes(std::string_view situation, std::vector<SchemeOutcome>& out, Diagnostics& diagnostics) {
    auto& s = *state_;
    s.failed = true;
    if (!loaded(s.evaluator != nullptr, diagnostics) || !s.document.parse(situation, "", diagnostics, kSituation) || !s.evaluator->prepare(s.document, false, diagnostics)) return false;
    s.evaluator->outcomes(out);
    s.failed = false;
    return true;
}

std::string Engine::explain(std::string_view situation, std::string_view scheme, const CalculateOptions& options) {
    auto& s = *state_;
    Diagnostics diagnostics;
    s.failed = true;
    if (!loaded(s.evaluator != nullptr, diagnostics) || !s.document.parse(situation, "", diagnostics, kSituation) ||
        !s.evaluator->prepare(s.document, options.without_assumptions, diagnostics, options.schemes) ||
        !s.evaluator->select_values(options.values, diagnostics)) {
        return faults_json(diagnostics);
    }
    const Scheme* wanted = nullptr;
    if (!scheme.empty()) {
        wanted = s.evaluator->find_scheme(scheme, "regeling", diagnostics);
        if (wanted == nullptr) return faults_json(diagnostics);
    }
    s.failed = false;
    JsonOut out;
    out.reserve(s.usual + s.usual / 8);
    out.open('{');
    s.evaluator->write_answer(out, options, scheme);
    if (wanted != nullptr) {
        Explainer(*s.evaluator, out).write(*wanted);
    }
    out.close('}');
    s.usual = out.size();
    return std::move(out.text());
}

std::string Engine::next_question(std::string_view situation) {
    auto& s = *state_;
    Diagnostics diagnostics;
    s.failed = true;
    if (!s.evaluator || !s.document.parse(situation, "", diagnostics, kSituation) || !s.evaluator->prepare(s.document, false, diagnostics)) return {};
    s.failed = false;
    return s.evaluator->next_question();
}

bool Engine::curve(std::string_view situation, const CurveOptions& options, CurveData& out, Diagnostics& diagnostics) {
    auto& s = *state_;
    s.failed = true;
    if (!loaded(s.evaluator != nullptr, diagnostics) || !s.document.parse(situation, "", diagnostics, kSituation) || !s.evaluator->prepare(s.document, false, diagnostics)) return false;
    if (!s.evaluator->curve(options, out, diagnostics)) return false;
    s.failed = false;
    return true;
}

std::string Engine::timeline(std::string_view situation, const TimelineOptions& options) {
    auto& s = *state_;
    Diagnostics diagnostics;
    s.failed = true;
    if (options.months < 1 || options.months > 24) {
        Diagnostic d;
        d.code = "maanden_ongeldig";
        d.message = "Een tijdlijn heeft 1 tot en met 24 maanden, niet " + std::to_string(options.months) + ".";
        d.hint = "Kies een geheel getal van 1 tot en met 24.";
        d.path = "maanden";
        diagnostics.add(std::move(d));
        return faults_json(diagnostics);
    }
    JsonOut out;
    out.reserve(65536);
    out.open('{');
    if (!loaded(s.evaluator != nullptr, diagnostics) || !s.document.parse(situation, "", diagnostics, kSituation) ||
        !Timeline(*s.evaluator, options).run(s.document, out, diagnostics)) {
        return faults_json(diagnostics);
    }
    s.failed = false;
    out.close('}');
    return std::move(out.text());
}

std::string Engine::facts() const {
    return state_->rules ? state_->rules->fact_text() : "{}";
}

std::vector<std::string> Engine::schemes(std::string_view municipality) {
    Diagnostics diagnostics;
    std::vector<std::string> out;
    if (auto* u = state_->rules ? state_->rules->universe(std::string(municipality), diagnostics) : nullptr) {
        for (const auto& s : u->model.schemes) out.push_back(s.id);
    }
    return out;
}

bool Engine::failed() const { return state_->failed; }

}  // namespace recht
