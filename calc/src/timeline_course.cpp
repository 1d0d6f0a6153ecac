// Situations in the course of time, and the facts that move in them from month to month.
#include <algorithm>

#include "dates.h"
#include "timeline.h"

namespace recht {

namespace {

bool is_ordered(const Field& field) { return field.type.kind == Kind::number || field.type.kind == Kind::money; }

}  // namespace

void add_time_roots(const Universe& universe, Reach reach, std::vector<NodeId>& roots) {
    const auto& time = universe.model.time;
    const auto scheme = [&](const std::string& id) {
        for (const auto& s : universe.model.schemes) {
            if (s.id == id) add_roots(s, false, roots);
        }
    };
    if (reach == Reach::carried) {
        for (const auto* list : {&time.carried, &time.yearly}) {
            for (const auto& fact : *list) {
                roots.push_back(fact.value.node);
                scheme(fact.scheme);
            }
        }
        return;
    }
    for (const auto& a : time.advances) {
        if (reach == Reach::advances) scheme(a.scheme);
        for (const auto* rule : {&a.income, &a.paid_known, &a.paid, &a.guess_known, &a.deadline, &a.not_claimed}) roots.push_back(rule->node);
        for (const auto& g : a.guess) roots.push_back(g.value.node);
    }
    if (reach == Reach::advances) return;
    for (const auto& item : time.money) roots.push_back(item.amount.node);
    for (const auto& t : time.tasks) {
        roots.push_back(t.condition.node);
        roots.push_back(t.deadline.node);
    }
}

bool Timeline::stretch(Line& line, const Course* course, std::int64_t from, const JsonDocument* document, Diagnostics& diagnostics) {
    auto out = std::make_unique<Stretch>();
    out->from = from;
    JsonDocument own;
    if (course != nullptr) {
        const auto day = std::max(from, day_);
        out->text = course->on(day);
        out->gone = course->gone(day);
        if (!own.parse(out->text, "", diagnostics, kSituation)) return false;
        document = &own;
    }
    out->universe = e_.rules_.universe(e_.rules_.municipality_of(document->root()), diagnostics);
    if (out->universe == nullptr || !out->situation.read(*document, out->universe->catalog, e_.rules_, options_.without_assumptions, diagnostics)) return false;
    name_owners(*out);
    line.stretches.push_back(std::move(out));
    return true;
}

bool Timeline::take_in(const JsonDocument& document, Diagnostics& diagnostics) {
    if (!e_.prepare(document, options_.without_assumptions, diagnostics)) return false;
    day_ = e_.situation_.day;
    if (!read_events(document.root(), first_of_month(day_), events_, diagnostics)) return false;
    if (!stretch(without_, nullptr, INT64_MIN, &document, diagnostics)) return false;
    lay_out(without_);
    const auto end = first_of_year(add_months(first_of_year(without_.months.back().day), 12, Clamp::earlier));
    const auto late = std::find_if(events_.begin(), events_.end(), [&](const Event& e) { return e.day >= end; });
    late_ = static_cast<std::size_t>(late - events_.begin());
    same_ = late_ == 0;
    if (same_) return true;
    Course course(document.root(), without_.stretches.front()->universe->catalog);
    for (std::size_t i = 0; i < events_.size(); ++i) {
        if (!course.apply(events_[i], diagnostics)) return false;
        // The situation with everything so far is read as any other; its faults are this event's.
        const auto text = course.in_the_end(std::max(day_, events_[i].day));
        JsonDocument tried;
        Diagnostics faults;
        if (tried.parse(text, "", faults, kSituation) && e_.prepare(tried, options_.without_assumptions, faults)) continue;
        const auto at = "gebeurtenissen[" + std::to_string(events_[i].number) + "]";
        for (auto& d : faults.items()) {
            const auto& touched = course.touched();
            const bool below = d.path.compare(0, touched.size(), touched) == 0;
            d.path = below ? at + ".waarde" + d.path.substr(touched.size()) : at;
            diagnostics.add(std::move(d));
        }
        return false;
    }
    for (const auto turn : course.turns()) {
        if (!stretch(with_, &course, turn, nullptr, diagnostics)) return false;
    }
    lay_out(with_);
    return true;
}

// All months of the calendar years that the timeline touches: a year is settled as a whole.
void Timeline::lay_out(Line& line) {
    const auto first = first_of_month(day_);
    const auto last = add_months(first, static_cast<std::int64_t>(options_.months) - 1, Clamp::earlier);
    const auto end = civil_from_days(last).year;
    for (auto m = first_of_year(first); civil_from_days(m).year <= end; m = first_of_next_month(m)) {
        Month month;
        month.first = m;
        month.day = m == first ? day_ : m;
        month.shown = m >= first && m <= last;
        for (std::size_t s = 0; s < line.stretches.size(); ++s) {
            if (line.stretches[s]->from <= month.day) month.stretch = s;
        }
        line.months.push_back(std::move(month));
    }
}

void Timeline::name_owners(Stretch& stretch) {
    const auto& all = stretch.situation.instances;
    stretch.owners.resize(all.size());
    for (std::uint16_t c = 0; c < all.size(); ++c) {
        for (std::uint32_t i = 0; i < all[c].size(); ++i) stretch.owners[c].push_back(owner_path(stretch.situation.path_text({c, i, -1}), stretch.gone));
    }
}

std::string Timeline::owner_path(const std::string& path, const std::vector<std::string>& away) {
    const auto open = path.find('[');
    if (open == std::string::npos || away.empty()) return path;
    // Those that are not there have left their numbers free.
    const auto list = path.substr(0, open + 1);
    int number = std::atoi(path.c_str() + open + 1);
    std::vector<int> gone;
    for (const auto& g : away) {
        if (g.compare(0, list.size(), list) == 0) gone.push_back(std::atoi(g.c_str() + list.size()));
    }
    std::sort(gone.begin(), gone.end());
    for (const int g : gone) number += g <= number ? 1 : 0;
    return list + std::to_string(number) + path.substr(path.find(']'));
}

// What moves, as it was told.
void Timeline::told(const Stretch& stretch, std::vector<Moved>& out) const {
    const auto& carried = stretch.universe->model.time.carried;
    for (std::size_t k = 0; k < carried.size(); ++k) {
        const auto& all = stretch.situation.instances[carried[k].cls];
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            if (!concerns(carried[k], all[i])) continue;
            out.push_back({k, stretch.owners[carried[k].cls][i], stretch.situation.fact({carried[k].cls, i, carried[k].field})});
        }
    }
}

// Puts facts that moved into the situation at hand.
void Timeline::place(const Stretch& stretch, const std::vector<Moved>& moved, const std::vector<Carried>& facts) {
    for (const auto& m : moved) {
        // A sum of nothing says nothing: then what was told holds.
        if (m.fact >= facts.size() || (&facts == &stretch.universe->model.time.yearly && m.value.low == 0 && m.value.high == 0)) continue;
        const auto& fact = facts[m.fact];
        const auto& all = e_.situation_.instances[fact.cls];
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            if (stretch.owners[fact.cls][i] == m.owner) e_.situation_.fact({fact.cls, i, fact.field}) = m.value;
        }
    }
}

// Makes the evaluator stand in a month.
void Timeline::enter(const Line& line, const Month& month, bool summed) {
    const auto& stretch = *line.stretches[month.stretch];
    e_.universe_ = stretch.universe;
    e_.situation_ = stretch.situation;
    e_.situation_.move_to(month.day);
    const auto& time = stretch.universe->model.time;
    place(stretch, month.before, time.carried);
    if (const auto year = line.sums.find(civil_from_days(month.first).year); summed && year != line.sums.end()) place(stretch, year->second, time.yearly);
}

// What the moving facts are after a month, computed in it.
void Timeline::step(Line& line, std::size_t number, std::vector<Moved>& state) {
    auto& month = line.months[number];
    const auto& stretch = *line.stretches[month.stretch];
    const auto& universe = *stretch.universe;
    month.before = state;
    enter(line, month, false);
    run_as(Reach::carried);
    for (auto& m : state) {
        const auto& fact = universe.model.time.carried[m.fact];
        const auto right = right_to(fact.scheme);
        if (right.high == 0) continue;
        const Field& field = universe.catalog.classes()[fact.cls].fields[fact.field];
        const Node& node = universe.graph[e_.machine_.program().effective(fact.value.node)];
        for (std::uint32_t i = 0; i < e_.situation_.instances[fact.cls].size(); ++i) {
            if (stretch.owners[fact.cls][i] != m.owner) continue;
            const auto v = e_.machine_.read(fact.value.node, e_.machine_.ancestor(node.cls, fact.cls, i));
            auto now = m.value;
            now.low = at_decimals(v.low, node.scale, field.scale.decimals);
            now.high = at_decimals(v.high, node.scale, field.scale.decimals);
            if (is_ordered(field)) {
                now.low = std::clamp(now.low, field.min, field.max);
                now.high = std::clamp(now.high, field.min, field.max);
                // While the right is open, both may be.
                if (right.low == 0) {
                    now.low = std::min(now.low, m.value.low);
                    now.high = std::max(now.high, m.value.high);
                }
            }
            if (now.low == m.value.low && now.high == m.value.high) continue;
            now.state = FactState::given;
            now.maybe_none = false;
            m.value = now;
        }
    }
    add_up(line, month);
    month.after = state;
}

void Timeline::add_up(Line& line, const Month& month) {
    const auto& stretch = *line.stretches[month.stretch];
    const auto& universe = *stretch.universe;
    const auto& yearly = universe.model.time.yearly;
    auto& sums = line.sums[civil_from_days(month.first).year];
    for (std::size_t k = 0; k < yearly.size(); ++k) {
        const auto& fact = yearly[k];
        const Field& field = universe.catalog.classes()[fact.cls].fields[fact.field];
        const Node& node = universe.graph[e_.machine_.program().effective(fact.value.node)];
        const auto right = right_to(fact.scheme);
        const auto& all = e_.situation_.instances[fact.cls];
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            if (!concerns(fact, all[i])) continue;
            const auto v = e_.machine_.read(fact.value.node, e_.machine_.ancestor(node.cls, fact.cls, i));
            const auto low = right.low == 0 ? std::min<std::int64_t>(0, v.low) : v.low;
            const auto high = right.high == 0 ? 0 : right.low == 0 ? std::max<std::int64_t>(0, v.high) : v.high;
            const auto& owner = stretch.owners[fact.cls][i];
            auto known = std::find_if(sums.begin(), sums.end(), [&](const Moved& m) { return m.fact == k && m.owner == owner; });
            if (known == sums.end()) {
                FactValue none;
                none.state = FactState::given;
                known = sums.insert(sums.end(), {k, owner, none});
            }
            // Cents a month: a fraction of a cent more or less does not add up.
            known->value.low += at_decimals(low, node.scale, field.scale.decimals);
            known->value.high += at_decimals(high, node.scale, field.scale.decimals);
        }
    }
}

// The months one after the other, before anything else: only what moves and what adds up.
void Timeline::move(Line& line) {
    const auto& first = *line.stretches.front();
    const auto& time = first.universe->model.time;
    if (time.carried.empty() && time.yearly.empty()) return;
    std::vector<Moved> state;
    told(first, state);
    std::size_t at = 0;
    for (std::size_t m = 0; m < line.months.size(); ++m) {
        auto& month = line.months[m];
        if (month.stretch != at) {
            // Who comes brings what was told of him; what an event says goes before what moved.
            std::vector<Moved> was;
            std::vector<Moved> now;
            told(*line.stretches[at], was);
            told(*line.stretches[month.stretch], now);
            std::vector<Moved> next;
            for (auto& n : now) {
                const auto same = [&](const Moved& x) { return x.fact == n.fact && x.owner == n.owner; };
                const auto before = std::find_if(was.begin(), was.end(), same);
                const auto moved = std::find_if(state.begin(), state.end(), same);
                const bool changed = before == was.end() || before->value.low != n.value.low || before->value.high != n.value.high;
                next.push_back(changed || moved == state.end() ? n : *moved);
            }
            state = std::move(next);
            at = month.stretch;
        }
        auto kept = state;
        step(line, m, state);
        // Before the timeline begins nothing moves yet: what was told holds now.
        if (month.first < first_of_month(day_)) {
            state = std::move(kept);
            month.after = state;
        }
    }
}

}  // namespace recht
