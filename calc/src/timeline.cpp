// The months of a timeline, written one after the other.
#include "timeline.h"

#include <algorithm>

#include "dates.h"
#include "footing.h"

namespace recht {

void write_cents(JsonOut& out, const Cents& cents) {
    out.member_raw("laagste", decimal_text(cents.low, 2)).member_raw("hoogste", decimal_text(cents.high, 2));
}

void Timeline::run_month(const Line& line, const Month& month) {
    enter(line, month, true);
    run_as(Reach::months);
}

// The situation at hand, with the program that computes so much.
void Timeline::run_as(Reach reach) {
    e_.machine_.load(e_.choose(reach));
    e_.bind_and_run(false);
}

// Only what is sure: a list of everything that might be so helps nobody.
void Timeline::note_tasks(const Month& month) {
    const auto& tasks = e_.universe_->model.time.tasks;
    auto now = task_truths();
    for (std::size_t k = 0; k < tasks.size(); ++k) {
        const auto& t = tasks[k];
        const bool before = k < last_tasks_.size() && last_tasks_[k] != 0;
        const bool due = t.when == Task::When::every_month ? now[k] != 0 : t.when == Task::When::begins ? now[k] != 0 && !before : now[k] == 0 && before;
        if (!due) continue;
        std::int64_t until = 0;
        if (t.deadline.node != 0) {
            const auto day = e_.machine_.read(t.deadline.node);
            if (day.point()) until = day.low;
        }
        tasks_.push_back({t.id, e_.universe_->model.modules[t.module].id, month.first, until, t.source});
    }
    last_tasks_ = std::move(now);
}

void Timeline::write_events(JsonOut& out, const Month& month) {
    out.key("gebeurtenissen").open('[');
    for (std::size_t i = 0; i < late_; ++i) {
        const auto& e = events_[i];
        if (first_of_month(e.day) != month.first) continue;
        out.open('{').member_raw("nummer", std::to_string(e.number)).member("datum", date_text(e.day)).member("soort", event_name(e.kind)).member("pad", e.path).close('}');
    }
    out.close(']');
}

void Timeline::write_schemes(JsonOut& out, const std::vector<Result>& now) {
    out.key("regelingen").open('{');
    Footings footings(*e_.universe_, e_.machine_, *e_.plan_);
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto& r = now[i];
        const auto& plan = e_.plan_->schemes[i];
        const auto foot = e_.footing({plan.scheme, r.standing, {}}, i, footings);
        out.key(r.scheme).open('{');
        out.member("recht", word_of(r.standing));
        if (r.standing.high == 0 || !r.has_amount || foot.unknown_amount) {
            out.member_raw("bedrag", "null");
        } else {
            out.key("bedrag").open('{').member("per", period_name(plan.scheme->per));
            write_cents(out, r.amount);
            out.close('}');
        }
        out.member("zekerheid", word_of(foot)).close('}');
    }
    out.close('}').key("verandert").open('[');
    for (const auto& r : now) {
        if (changed(r)) out.string(r.scheme);
    }
    out.close(']');
}

void Timeline::write_money(JsonOut& out) {
    Cents total;
    out.key("posten").open('[');
    for (const auto& item : e_.universe_->model.time.money) {
        const auto amount = gated(item.scheme, cents(item.amount));
        total.add(amount);
        if (amount.low == 0 && amount.high == 0) continue;
        out.open('{').member("id", item.id);
        write_cents(out, amount);
        out.close('}');
    }
    out.close(']').key("over").open('{');
    write_cents(out, total);
    out.close('}');
}

void Timeline::write_moved(JsonOut& out, const Stretch& stretch, const Moved& moved, const Carried& fact) {
    const auto& field = stretch.universe->catalog.classes()[fact.cls].fields[fact.field];
    out.key((moved.owner.empty() ? "" : moved.owner + ".") + field.name).open('{');
    Node shape;
    shape.type = field.type;
    shape.scale = field.scale;
    const auto text = [&](std::int64_t v) { return value_json(v, shape, stretch.universe->catalog); };
    if (field.type.kind == Kind::number || field.type.kind == Kind::money) out.member_raw("laagste", text(moved.value.low)).member_raw("hoogste", text(moved.value.high));
    else out.member_raw("waarde", moved.value.low == moved.value.high ? text(moved.value.low) : "null");
    out.close('}');
}

void Timeline::write_state(JsonOut& out, const Month& month) {
    const auto& line = same_ ? without_ : with_;
    const auto& stretch = *line.stretches[month.stretch];
    std::vector<Moved> start;
    told(stretch, start);
    out.key("toestand").open('{');
    for (const auto& m : month.after) {
        const auto was = std::find_if(start.begin(), start.end(), [&](const Moved& x) { return x.fact == m.fact && x.owner == m.owner; });
        if (was != start.end() && was->value.low == m.value.low && was->value.high == m.value.high) continue;
        // Nothing, of which nothing was told.
        if (m.value.low == 0 && m.value.high == 0 && (was == start.end() || was->value.state == FactState::formula)) continue;
        write_moved(out, stretch, m, stretch.universe->model.time.carried[m.fact]);
    }
    out.close('}');
}

bool Timeline::write_month(JsonOut& out, const Month& month, Diagnostics& diagnostics) {
    const auto now = results();
    out.open('{').member("maand", date_text(month.first).substr(0, 7)).member("datum", date_text(month.day));
    write_events(out, month);
    write_schemes(out, now);
    write_money(out);
    write_state(out, month);
    if (!options_.values.empty()) {
        e_.asked_.clear();
        if (!e_.select_values(options_.values, diagnostics)) return false;
        e_.write_asked(out);
    }
    out.close('}');
    note_tasks(month);
    last_ = now;
    return true;
}

bool Timeline::write_months(JsonOut& out, Diagnostics& diagnostics) {
    auto& line = same_ ? without_ : with_;
    // What the first month is compared with: the same month without what happens.
    for (const auto& month : without_.months) {
        if (month.first != first_of_month(day_)) continue;
        run_month(without_, month);
        last_ = results();
        last_tasks_ = task_truths();
    }
    out.key("maanden").open('[');
    for (const auto& month : line.months) {
        run_month(line, month);
        keep_due(month);
        if (month.shown && !write_month(out, month, diagnostics)) return false;
    }
    out.close(']');
    return true;
}

bool Timeline::run(const JsonDocument& document, JsonOut& out, Diagnostics& diagnostics) {
    if (!take_in(document, diagnostics)) return false;
    move(without_);
    if (!same_) move(with_);
    const auto first = first_of_month(day_);
    const auto last = last_of_month(add_months(first, static_cast<std::int64_t>(options_.months) - 1, Clamp::earlier));
    out.member_raw("contract", "1").member("van", date_text(first)).member("tot", date_text(last));
    out.key("regelsets").open('[');
    for (const auto& i : without_.stretches.front()->universe->identities) out.open('{').member("id", i.id).member("versie", i.version).member("sha256", i.sha256).close('}');
    out.close(']');
    if (!write_months(out, diagnostics)) return false;
    write_years(out);
    std::stable_sort(tasks_.begin(), tasks_.end(), [](const Due& x, const Due& y) { return x.month < y.month; });
    out.key("doen").open('[');
    for (const auto& t : tasks_) {
        out.open('{').member("id", t.task).member("regelset", t.ruleset).member("maand", date_text(t.month).substr(0, 7));
        if (t.until == 0) out.member_raw("uiterlijk", "null");
        else out.member("uiterlijk", date_text(t.until));
        out.member("bron", t.source).close('}');
    }
    out.close(']').key("waarschuwingen").open('[');
    for (std::size_t i = late_; i < events_.size(); ++i) {
        out.open('{').member("id", "gebeurtenis_na_tijdlijn").member("pad", "gebeurtenissen[" + std::to_string(events_[i].number) + "]").close('}');
    }
    out.close(']');
    return true;
}

}  // namespace recht
