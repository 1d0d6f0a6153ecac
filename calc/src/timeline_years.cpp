// What is settled after a calendar year: what was paid on the estimate against what is due.
#include <algorithm>

#include "dates.h"
#include "timeline.h"

namespace recht {

namespace {

Cents total(const std::vector<Cents>& list) {
    Cents out;
    for (const auto& c : list) out.add(c);
    return out;
}

void write_range(JsonOut& out, std::string_view key, const Cents& cents) {
    out.key(key).open('{');
    write_cents(out, cents);
    out.close('}');
}

/// What is due less what is paid. When both rest on the same open facts this is wider than need be, never too narrow.
Cents difference(const Cents& due, const Cents& paid) { return {due.low - paid.high, due.high - paid.low}; }
Cents owed(const Cents& balance) { return {std::max<std::int64_t>(0, -balance.high), std::max<std::int64_t>(0, -balance.low)}; }

/// The first month in which what is due is not what is paid; their number when there is none.
std::size_t first_difference(const std::vector<Cents>& due, const std::vector<Cents>& paid) {
    std::size_t i = 0;
    while (i < due.size() && due[i].low == paid[i].high && due[i].high == paid[i].low) ++i;
    return i;
}

std::string month_text(std::int64_t day) { return date_text(day).substr(0, 7); }

}  // namespace

// Of the month at hand: what the settlement needs later.
void Timeline::keep_due(const Month& month) {
    if (same_) offers_.push_back(offers(month));
    std::vector<Settled> all;
    for (const auto& a : e_.universe_->model.time.advances) {
        Settled s;
        s.due = amount_of(a.scheme);
        s.income = cents(a.income);
        s.not_claimed = cents(a.not_claimed);
        if (a.deadline.node != 0) {
            const auto day = e_.machine_.read(a.deadline.node);
            if (day.point()) s.deadline = day.low;
        }
        all.push_back(s);
    }
    settled_.push_back(std::move(all));
}

// What the month at hand says of each advance: as told, the estimate as told, or as the situation gives.
std::vector<Timeline::Offer> Timeline::offers(const Month& month) const {
    const auto& universe = *without_.stretches.front()->universe;
    const bool this_year = civil_from_days(month.first).year == civil_from_days(day_).year;
    std::vector<Offer> out;
    for (const auto& a : universe.model.time.advances) {
        Offer offer;
        if (this_year && truth(a.paid_known).low == 1) {
            offer.by = "bedrag";
            offer.amount = cents(a.paid);
        } else if (truth(a.guess_known).low == 1) {
            offer.by = "schatting";
            for (const auto& g : a.guess) {
                const auto v = e_.machine_.read(g.value.node);
                const auto& scale = universe.graph[e_.machine_.program().effective(g.value.node)].scale;
                const auto decimals = universe.catalog.classes()[g.cls].fields[g.field].scale.decimals;
                FactValue value;
                value.low = at_decimals(v.low, scale, decimals);
                value.high = at_decimals(v.high, scale, decimals);
                value.state = FactState::given;
                offer.guess.push_back(value);
            }
        } else {
            offer.by = "situatie";
            offer.amount = amount_of(a.scheme);
        }
        out.push_back(std::move(offer));
    }
    return out;
}

// What is paid for each advance, month by month, without what happens. A month is run once for all of them, unless nothing
// happens: then it was. Each estimate takes a run of its own.
std::vector<Timeline::Paid> Timeline::paid(const std::vector<std::size_t>& months) {
    const auto& advances = without_.stretches.front()->universe->model.time.advances;
    std::vector<Paid> out(advances.size());
    if (advances.empty()) return out;
    for (const auto m : months) {
        const auto& month = without_.months[m];
        if (!same_) {
            enter(without_, month, true);
            run_as(Reach::advances);
        }
        const auto all = same_ ? offers_[m] : offers(month);
        for (std::size_t k = 0; k < all.size(); ++k) {
            out[k].by = all[k].by;
            out[k].months.push_back(all[k].by == "schatting" ? paid_on_guess(advances[k], month, all[k].guess) : all[k].amount);
        }
    }
    return out;
}

// What an advance is when the estimate were true.
Cents Timeline::paid_on_guess(const Advance& advance, const Month& month, const std::vector<FactValue>& guess) {
    enter(without_, month, true);
    for (std::size_t g = 0; g < guess.size(); ++g) {
        const auto& fact = advance.guess[g];
        const auto& all = e_.situation_.instances[fact.cls];
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            if (concerns(fact, all[i])) e_.situation_.fact({fact.cls, i, fact.field}) = guess[g];
        }
    }
    run_as(Reach::advances);
    return amount_of(advance.scheme);
}

bool Timeline::something_happens(const Month& month) const {
    return std::any_of(events_.begin(), events_.begin() + static_cast<std::ptrdiff_t>(late_), [&](const Event& e) { return first_of_month(e.day) == month.first; });
}

// The first month in which the estimate is known not to fit; months.size() when it fits.
std::size_t Timeline::report_month(const std::vector<std::size_t>& months, const std::vector<Cents>& due, const Paid& paid) const {
    const auto& line = same_ ? without_ : with_;
    std::size_t first = months.size();
    bool known_at_start = false;
    for (std::size_t i = months.size(); i-- > 0;) {
        const auto& month = line.months[months[i]];
        if (!month.shown) continue;
        const bool start = i == 0 || !line.months[months[i - 1]].shown;
        const bool later_year = i == 0 && months[i] > 0;
        // Of a later year all is known when it begins; so is a told estimate that does not fit now. Of this year a change is
        // known when it comes, also when the timeline begins in January.
        known_at_start = start && (paid.by != "situatie" || later_year);
        if (known_at_start || something_happens(month)) first = i;
    }
    if (known_at_start || first == months.size()) return first;
    // What changes the income of the year changes every month of it. An amount that fits until a month is changed by what
    // happens in that month or in the one before, whatever happened earlier.
    const auto differs = first_difference(due, paid.months);
    if (differs <= first || differs == months.size()) return first;
    if (something_happens(line.months[months[differs - 1]])) return differs - 1;
    return something_happens(line.months[months[differs]]) ? differs : first;
}

void Timeline::settle(JsonOut& out, const std::vector<std::size_t>& months, std::size_t advance, const Paid& what) {
    const auto& a = e_.universe_->model.time.advances[advance];
    std::vector<Cents> due;
    for (const auto m : months) due.push_back(advance < settled_[m].size() ? settled_[m][advance].due : Cents{});
    const auto all = difference(total(due), total(what.months));
    const auto nothing = [](const std::vector<Cents>& list) { return total(list).low == 0 && total(list).high == 0; };
    if (nothing(due) && nothing(what.months)) return;
    out.key(a.scheme).open('{').member("volgens", what.by);
    write_range(out, "recht", total(due));
    write_range(out, "betaald", total(what.months));
    write_range(out, "terug", owed(all));
    write_range(out, "erbij", owed({-all.high, -all.low}));
    if (a.not_claimed.node != 0) out.member_raw("niet_terug_tot", decimal_text(settled_[months.front()][advance].not_claimed.low, 2));
    const auto report = all.low == 0 && all.high == 0 ? months.size() : report_month(months, due, what);
    std::vector<Cents> balance;
    for (std::size_t i = 0; i < months.size(); ++i) {
        balance.push_back(difference(due[i], what.months[i]));
        if (i > 0) balance.back().add(balance[i - 1]);
    }
    if (report == months.size()) {
        out.member_raw("doorgeven", "null");
    } else {
        const auto& month = without_.months[months[report]];
        const auto until = settled_[months[report]][advance].deadline;
        out.key("doorgeven").open('{').member("maand", month_text(month.first));
        if (until == 0) out.member_raw("uiterlijk", "null");
        else out.member("uiterlijk", date_text(until));
        write_range(out, "dan_terug", owed(balance[report]));
        out.close('}');
        if (!a.task.empty()) tasks_.push_back({a.task, a.scheme, month.first, until, a.source});
    }
    out.key("maanden").open('[');
    for (std::size_t i = 0; i < months.size(); ++i) {
        out.open('{').member("maand", month_text(without_.months[months[i]].first));
        write_range(out, "recht", due[i]);
        write_range(out, "betaald", what.months[i]);
        write_range(out, "saldo", balance[i]);
        out.close('}');
    }
    out.close(']').member("bron", a.source).close('}');
}

void Timeline::write_sums(JsonOut& out, int year) {
    const auto& line = same_ ? without_ : with_;
    out.key("opgeteld").open('{');
    if (const auto sums = line.sums.find(year); sums != line.sums.end()) {
        const auto& stretch = *line.stretches.back();
        for (const auto& m : sums->second) {
            if (m.value.low != 0 || m.value.high != 0) write_moved(out, stretch, m, stretch.universe->model.time.yearly[m.fact]);
        }
    }
    out.close('}');
}

// The income that each advance is settled on, once by name: as the last month of the year has it.
void Timeline::write_incomes(JsonOut& out, const std::vector<std::size_t>& months) {
    out.key("waarden").open('{');
    std::vector<std::string_view> done;
    const auto& model = without_.stretches.front()->universe->model;
    const auto& last = settled_[months.back()];
    for (std::size_t k = 0; k < model.time.advances.size() && k < last.size(); ++k) {
        std::string_view name = model.time.advances[k].income_name;
        for (const auto& rule : model.rules) {
            if (!rule.public_name.empty() && model.modules[rule.module].id + "." + rule.name == name) name = rule.public_name;
        }
        if (std::find(done.begin(), done.end(), name) != done.end()) continue;
        done.push_back(name);
        out.key(name).open('{');
        write_cents(out, last[k].income);
        out.member("per", "jaar").close('}');
    }
    out.close('}');
}

void Timeline::write_years(JsonOut& out) {
    out.key("jaren").open('[');
    const auto& all = without_.months;
    for (std::size_t start = 0; start < all.size(); start += 12) {
        std::vector<std::size_t> months;
        for (std::size_t m = start; m < start + 12 && m < all.size(); ++m) months.push_back(m);
        const int year = civil_from_days(all[start].first).year;
        out.open('{').member_raw("jaar", std::to_string(year)).key("buiten").open('[');
        for (const auto m : months) {
            if (!all[m].shown) out.string(month_text(all[m].first));
        }
        out.close(']');
        write_sums(out, year);
        write_incomes(out, months);
        out.key("afrekening").open('{');
        const auto what = paid(months);
        for (std::size_t k = 0; k < what.size(); ++k) settle(out, months, k, what[k]);
        out.close('}').close('}');
    }
    out.close(']');
}

}  // namespace recht
