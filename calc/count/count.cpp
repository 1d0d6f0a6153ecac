#include "count.h"

#include <algorithm>
#include <utility>

#include "alike.h"
#include "engine_state.h"
#include "household.h"

namespace recht::count {

namespace {

// So many forms of text, kinds of household and households that wait are kept; who comes after goes the whole way.
constexpr std::size_t kMostForms = 4096;
constexpr std::size_t kMostKinds = 512;
constexpr std::size_t kMostCrowds = 1024;
constexpr std::size_t kMostComparisons = 128;
constexpr std::size_t kMostWaiting = 8192;

}  // namespace

Count::Count(Engine& before, Engine& after, Sums& sums, Options options)
    : before_(before), after_(after), sums_(sums), options_(options), same_facts_(before.facts() == after.facts()) {}

void Count::add_identities(const Universe& was, const Universe& is) {
    if (last_identities_ == std::pair(&was, &is)) return;
    last_identities_ = {&was, &is};
    // What is changed differs with the municipality: a layer may hold for only one of them.
    for (const auto& i : was.identities) sums_.identities_before.emplace(i.id, i.version + " " + i.sha256);
    for (const auto& i : is.identities) sums_.identities_after.emplace(i.id, i.version + " " + i.sha256);
}

void Count::fault(std::uint64_t number, Diagnostic why) {
    ++sums_.faults;
    faults_.push_back({number, {}});
    faults_.back().faults.add(std::move(why));
}

// Leaves the situation in both engines, for make_kind().
void Count::whole(std::uint64_t number, std::string_view line) {
    json_ = line;
    std::int64_t weight = 0;
    Diagnostics faults;
    auto& b = before_.state();
    auto& a = after_.state();
    if (!take_weight(json_, weight, faults) || !before_.outcomes(json_, was_, faults) || !after_.outcomes(json_, is_, faults)) {
        ++sums_.faults;
        faults_.push_back({number, std::move(faults)});
        return;
    }
    const auto& was = b.evaluator->universe();
    const auto& is = a.evaluator->universe();
    add_identities(was, is);
    if (options_.only_changed) {
        const auto day = b.evaluator->situation().day;
        const auto& changed = difference({&was, was.regime(day)}, {&is, is.regime(day)}).schemes;
        const auto out = [&](const SchemeOutcome& o) { return changed.count(o.scheme) == 0; };
        was_.erase(std::remove_if(was_.begin(), was_.end(), out), was_.end());
        is_.erase(std::remove_if(is_.begin(), is_.end(), out), is_.end());
    }
    sums_.household(type_of(b.document.root()), weight, was_, is_);
}

const Difference& Count::difference(const Stretch& was, const Stretch& is) {
    return differences_.try_emplace({was, is}, was, is, same_facts_).first->second;
}

Comparison& Count::comparison(const Kind& kind, std::int64_t day) {
    const Comparison::Side was{{kind.before, kind.before->regime(day)}, told_by_all(*kind.before, kind.was)};
    const Comparison::Side is{{kind.after, kind.after->regime(day)}, told_by_all(*kind.after, kind.is)};
    auto& known = comparisons_[{was, is}];
    if (known == nullptr) known = std::make_unique<Comparison>(was, is, difference(was.stretch, is.stretch), options_.only_changed);
    return *known;
}

// Of a household that just went the whole way without faults.
std::unique_ptr<Count::Kind> Count::make_kind(const Form& form) {
    auto kind = std::make_unique<Kind>();
    auto& b = *before_.state().evaluator;
    auto& a = *after_.state().evaluator;
    kind->before = &b.universe();
    kind->after = &a.universe();
    kind->was = b.situation();
    kind->is = a.situation();
    // The engines still hold the situation's document.
    if (!kind->was_shape.read(before_.state().document.root(), kind->was) || !kind->is_shape.read(after_.state().document.root(), kind->is)) return nullptr;
    const auto& x = kind->was_shape.slots();
    const auto& y = kind->is_shape.slots();
    const auto same = [&](const Shape::Slot& p, const Shape::Slot& q) {
        return p.use == q.use && p.path == q.path && (p.field == nullptr || same_field(kind->before->catalog, *p.field, kind->after->catalog, *q.field));
    };
    if (!std::equal(x.begin(), x.end(), y.begin(), y.end(), same)) return nullptr;
    if (form.read && !std::equal(x.begin(), x.end(), form.uses.begin(), form.uses.end(), [](const Shape::Slot& s, Shape::Slot::Use u) { return s.use == u; })) return nullptr;
    kind->type.read(before_.state().document.root(), kind->was, kind->was_shape);
    return kind;
}

void Count::add(std::uint64_t number, std::string_view line) {
    if (!options_.side_by_side || !scan_.read(line, kWeight)) return whole(number, line);
    auto* form = form_of(number, line);
    if (form == nullptr) return;
    auto* kind = kind_of(*form, number, line);
    if (kind != nullptr && !wait(*form, *kind, number, line)) whole(number, line);
}

// Null when the line has been counted: forms are learnt from households that went the whole way.
Count::Form* Count::form_of(std::uint64_t number, std::string_view line) {
    auto found = forms_.find(scan_.form);
    if (found == forms_.end()) {
        if (forms_.size() < kMostForms) forms_.emplace(scan_.form, std::make_unique<Form>());
        whole(number, line);
        return nullptr;
    }
    auto& form = *found->second;
    if (form.read && form.fits) return &form;
    const auto faults = sums_.faults;
    whole(number, line);
    if (form.read || sums_.faults != faults) return nullptr;
    const auto kind = make_kind(form);
    form.read = true;
    form.fits = kind != nullptr;
    form.beside = scan_.beside;
    if (kind != nullptr) {
        for (const auto& s : kind->was_shape.slots()) form.uses.push_back(s.use);
    }
    return nullptr;
}

Count::Kind* Count::kind_of(Form& form, std::uint64_t number, std::string_view line) {
    std::string key;
    std::size_t slot = 0;
    for (std::size_t v = 0; v < scan_.values.size(); ++v) {
        if (static_cast<int>(v) == form.beside) continue;
        if (slot < form.uses.size() && form.uses[slot++] == Shape::Slot::Use::key) key.append(scan_.values[v]).append(1, '\n');
    }
    const auto found = form.kinds.find(key);
    if (found != form.kinds.end()) return found->second.get();
    const auto faults = sums_.faults;
    whole(number, line);
    if (sums_.faults != faults || kinds_ >= kMostKinds) return nullptr;
    auto kind = make_kind(form);
    if (kind != nullptr) {
        ++kinds_;
        form.kinds.emplace(std::move(key), std::move(kind));
    }
    return nullptr;
}

Count::Crowd* Count::crowd_of(Kind& kind, std::int64_t day) {
    auto& known = kind.crowds[{kind.before->regime(day), kind.after->regime(day)}];
    if (known != nullptr) return known.get();
    if (crowds_.size() >= kMostCrowds || comparisons_.size() >= kMostComparisons) return nullptr;
    known = std::make_unique<Crowd>();
    known->kind = &kind;
    known->was = kind.was;
    known->is = kind.is;
    known->was.move_to(day);
    known->is.move_to(day);
    known->with = &comparison(kind, day);
    crowds_.push_back(known.get());
    return known.get();
}

// False when one of the values does not fit.
bool Count::wait(Form& form, Kind& kind, std::uint64_t number, std::string_view line) {
    const auto& slots = kind.was_shape.slots();
    std::int64_t weight = Exact::kOne;
    std::int64_t day = kind.was.day;
    values_.assign(slots.size(), 0);
    std::size_t slot = 0;
    for (std::size_t v = 0; v < scan_.values.size(); ++v) {
        if (static_cast<int>(v) == form.beside) {
            if (!read_weight(scan_.values[v], weight)) return false;
            continue;
        }
        if (slot >= slots.size()) return false;
        const auto& s = slots[slot];
        if (s.field != nullptr && !plain_value(kind.before->catalog, *s.field, scan_.values[v], values_[slot])) return false;
        if (s.use == Shape::Slot::Use::day) day = values_[slot];
        ++slot;
    }
    auto* crowd = slot == slots.size() ? crowd_of(kind, day) : nullptr;
    if (crowd == nullptr) return false;
    crowd->waiting.push_back({number, weight, kind.type.of(values_, day), lines_.size(), line.size()});
    lines_ += line;
    crowd->values.insert(crowd->values.end(), values_.begin(), values_.end());
    if (++waiting_ >= kMostWaiting) run_all();
    return true;
}

void Count::run_all() {
    for (auto* c : crowds_) run(*c);
    waiting_ = 0;
    lines_.clear();
}

std::vector<Count::Fault> Count::finish() {
    run_all();
    std::sort(faults_.begin(), faults_.end(), [](const Fault& x, const Fault& y) { return x.number < y.number; });
    return std::exchange(faults_, {});
}

}  // namespace recht::count
