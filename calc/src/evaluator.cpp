#include "evaluator.h"

#include <algorithm>

#include "dates.h"
#include "timeline.h"

namespace recht {

namespace {
// Households differ in few ways here; a service that runs for months must still not grow.
constexpr std::size_t kMostPrograms = 128;
}  // namespace

std::vector<NodeId> Evaluator::named_roots() const {
    std::vector<NodeId> roots;
    for (const auto& a : asked_) roots.push_back(a.node);
    std::sort(roots.begin(), roots.end());
    roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
    return roots;
}

// Made when there is none like it yet.
void Evaluator::make_program(Reach reach, Ready& out) {
    auto& universe = *universe_;
    const bool named = reach == Reach::named;
    std::vector<NodeId> roots;
    if (named) roots = named_roots();
    if (reach == Reach::months || reach == Reach::carried || reach == Reach::advances) add_time_roots(universe, reach, roots);
    if (reach == Reach::answer || reach == Reach::months) {
        for (const auto& s : universe.model.schemes) {
            if (is_chosen(chosen_, s)) add_roots(s, true, roots);
        }
        for (const auto id : universe.checks) roots.push_back(id);
    }
    // Of what has a name, the formulas too are there to be shown.
    out.program = std::make_unique<Program>(universe, universe.regime(situation_.day), roots, named ? Program::Fields() : told_by_all(universe, situation_));
    if (!named) out.plan = std::make_unique<Plan>(*out.program, chosen_);
}

const Scheme* Evaluator::find_scheme(std::string_view id, std::string_view path, Diagnostics& diagnostics) const {
    if (const auto* known = scheme_named(id)) return known;
    std::vector<std::string_view> names;
    for (const auto& known : universe_->model.schemes) names.push_back(known.id);
    Diagnostic d;
    d.code = "regeling_onbekend";
    d.message = "De regeling " + cite(id) + " is niet bekend.";
    d.hint = did_you_mean(id, names, "Mogelijk: " + one_of(names, 40) + ".");
    d.path = path;
    diagnostics.add(std::move(d));
    return nullptr;
}

bool Evaluator::prepare(const JsonDocument& document, bool without_assumptions, Diagnostics& diagnostics, const std::vector<std::string>& schemes) {
    asked_.clear();
    situation_warnings_.clear();
    // A municipality may declare facts of its own: its catalogue reads the situation.
    universe_ = rules_.universe(rules_.municipality_of(document.root()), diagnostics);
    if (universe_ == nullptr) return false;
    chosen_.clear();
    for (const auto& id : schemes) {
        const auto* scheme = find_scheme(id, "regelingen", diagnostics);
        if (scheme == nullptr) return false;
        chosen_.push_back(scheme);
    }
    // The same schemes in another order are the same question.
    std::sort(chosen_.begin(), chosen_.end());
    if (!situation_.read(document, universe_->catalog, rules_, without_assumptions, diagnostics)) return false;
    if (programs_.size() >= kMostPrograms) {
        // Only here: the machines point at programs.
        machine_ = Machine();
        values_ = Machine();
        programs_.clear();
        ready_ = nullptr;
    }
    machine_.load(choose(Reach::answer));
    bind_and_run(false);
    return check_situation(diagnostics);
}

void Evaluator::bind_and_run(bool open) {
    settled_ = false;
    narrowed_.clear();
    machine_.bind(situation_, open);
    machine_.run();
}

// The checks declared with the facts: contradictions are faults, the improbable is a warning.
bool Evaluator::check_situation(Diagnostics& diagnostics) {
    const auto& checks = universe_->catalog.checks();
    const auto before = diagnostics.error_count();
    for (std::size_t k = 0; k < checks.size(); ++k) {
        const auto& check = checks[k];
        const auto node = universe_->checks[k];
        if (node == 0 || !machine_.has(node)) continue;
        const auto node_cls = universe_->graph[machine_.program().effective(node)].cls;
        for (std::uint32_t i = 0; i < machine_.count(check.cls); ++i) {
            if (machine_.read(node, machine_.ancestor(node_cls, check.cls, i)).low != 1) continue;
            auto path = situation_.shows_at(check, i);
            if (!path) continue;
            if (!check.is_error) {
                situation_warnings_.emplace_back(check.id, std::move(*path));
                continue;
            }
            Diagnostic d;
            d.code = check.id;
            d.message = check.text;
            if (d.message.empty()) {
                std::string words = check.id;
                std::replace(words.begin(), words.end(), '_', ' ');
                d.message = "Deze gegevens kunnen niet samen: " + words + ".";
            }
            d.hint = "Kijk dit feit na, en de feiten waar het bij hoort.";
            d.path = std::move(*path);
            diagnostics.add(std::move(d));
        }
    }
    return diagnostics.error_count() == before;
}

bool Evaluator::applies(const Condition& c) const { return situation_.day >= c.from && situation_.day < c.until; }

Standing Evaluator::standing(const Condition& c) const {
    const auto value = [&](NodeId node) { return node == 0 ? Interval{0, 0} : machine_.read(node); };
    return standing_of(c.demand_node != 0, value(c.demand_node), value(c.judgement_node));
}

std::string exact_text(std::int64_t value, const Scale& scale, bool percent) {
    const __int128 denominator = static_cast<__int128>(pow10(scale.decimals)) * scale.divisor;
    __int128 n = static_cast<__int128>(value) * (percent ? 100 : 1);
    std::string out;
    if (n < 0) {
        out = "-";
        n = -n;
    }
    const auto whole = static_cast<std::int64_t>(n / denominator);
    __int128 rest = n % denominator;
    out += decimal_text(whole, 0);
    if (rest == 0) return out;
    out += '.';
    for (int i = 0; i < 12 && rest != 0; ++i) {
        rest *= 10;
        out += static_cast<char>('0' + static_cast<int>(rest / denominator));
        rest %= denominator;
    }
    return rest == 0 ? out : out + "…";
}

double monthly(std::int64_t value, const Node& node, Period per) {
    const double euros = static_cast<double>(value) / static_cast<double>(pow10(node.scale.decimals)) / static_cast<double>(node.scale.divisor);
    switch (per) {
        case Period::week: return euros * 52 / 12;
        case Period::four_weeks: return euros * 13 / 12;
        case Period::quarter: return euros / 3;
        case Period::year:
        case Period::once: return euros / 12;
        default: return euros;
    }
}

}  // namespace recht
