#include "plan.h"

#include <algorithm>
#include <string>
#include <type_traits>

namespace recht {

// Whether looking up `key` can come upon a value that is not known.
static bool meets_unknown(const Program& program, const TableUse& use, const Table& table, const Table::Entry& entry, const Interval* key) {
    if (table.empty_slot) return true;
    const bool choice = table.key.kind == Kind::choice;
    bool found = false;    // a row holds all that the key can be
    for (const auto& row : entry.rows) {
        const auto from = choice ? row.from : row.from * use.factor;
        const auto to = choice || row.to == kNever ? row.to : row.to * use.factor;
        const bool mask = choice && program.universe->catalog.options(table.key.options).is_mask();
        if (key != nullptr && (mask ? (key->high & from) == 0 : key->high < from || key->low > to)) continue;
        if (row.cells[use.column].unknown) return true;
        found = found || (key != nullptr && (mask ? key->high == from : key->low >= from && key->high <= to));
    }
    return !found && !entry.otherwise.empty() && entry.otherwise[use.column].unknown;
}

static void judge_status(Status status, Footing& out) {
    if (status == Status::unknown) out.incomplete = true;
    else if (status != Status::official && status != Status::cited) out.stale = true;
}

// Of a series on a date of its own: every value that can be the one.
template <typename Entry>
static void judge_series(const std::vector<Entry>& entries, Runs runs, Interval asked, Footing& out) {
    if (asked.low < entries.front().from) out.incomplete = true;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& e = entries[i];
        const bool last = i + 1 == entries.size();
        if (i > 0 && asked.high < e.from) return;
        if (!last && asked.low >= entries[i + 1].from) continue;
        judge_status(e.status, out);
        if (last && (asked.high >= stale_from(e.from, runs) || (e.until != kNever && asked.high >= e.until))) out.stale = true;
        if constexpr (std::is_same_v<Entry, Parameter::Entry>) {
            if (e.value.unknown) out.unknown_amount = out.incomplete = true;
        }
    }
}

void add_roots(const Scheme& scheme, bool notes, std::vector<NodeId>& roots) {
    for (const auto& c : scheme.conditions) {
        roots.push_back(c.demand_node);
        roots.push_back(c.judgement_node);
    }
    roots.push_back(scheme.amount.node);
    if (!notes) return;
    for (const auto* list : {&scheme.warnings, &scheme.incomplete, &scheme.referrals}) {
        for (const auto& n : *list) roots.push_back(n.node);
    }
}

std::string_view word_of(const Standing& standing) {
    constexpr std::string_view kWords[] = {"nee", "beoordeling", "ja"};
    return standing.low == standing.high ? kWords[standing.low] : std::string_view("misschien");
}

std::string_view word_of(const Footing& footing) { return footing.incomplete ? "onvolledig" : footing.stale ? "verouderd" : "actueel"; }

void judge(const Program& program, NodeId node, std::int64_t day, Footing& out, const Interval* key) {
    const auto& universe = *program.universe;
    const Node& n = universe.graph[node];
    const auto dated = [&](const Dated& d, bool last, Runs runs, bool unknown) {
        if (d.from > day) out.incomplete = true;
        if (unknown) out.unknown_amount = out.incomplete = true;
        judge_status(d.status, out);
        if ((d.until != kNever && day >= d.until) || (last && day >= stale_from(d.from, runs))) out.stale = true;
    };
    if (n.op == Op::parameter) {
        const auto& p = universe.model.parameters[static_cast<std::size_t>(n.imm)];
        const auto& e = program.entry_of(p);
        dated(e, &e == &p.entries.back(), p.runs, e.value.unknown);
    } else if (n.op == Op::lookup || n.op == Op::brackets) {
        const auto& use = universe.graph.table_uses[static_cast<std::size_t>(n.imm)];
        const auto& t = universe.model.tables[use.table];
        const auto& e = program.entry_of(t, use.entry);
        // In brackets the rows below the key play a part too.
        const bool unknown = meets_unknown(program, use, t, e, n.op == Op::lookup ? key : nullptr);
        if (use.entry < 0) dated(e, &e == &t.entries.back(), t.runs, unknown);
        else if (unknown) out.unknown_amount = out.incomplete = true;  // its date is judged with Op::dated
    } else if (n.op == Op::dated) {
        const auto& use = universe.graph.dated_uses[static_cast<std::size_t>(n.imm)];
        if (key == nullptr) out.stale = true;
        else if (use.table) judge_series(universe.model.tables[use.index].entries, universe.model.tables[use.index].runs, *key, out);
        else judge_series(universe.model.parameters[use.index].entries, universe.model.parameters[use.index].runs, *key, out);
    } else if (n.op == Op::versions) {
        if (universe.graph.versions[static_cast<std::size_t>(n.imm)].items.front().first > day) out.incomplete = true;
    }
}

// A node is judged with everything below it, once.
std::uint8_t Plan::find_flaws(NodeId raw) {
    if (raw == 0) return 0;
    if (flaws_[raw] != 0) return flaws_[raw];
    const auto id = program_.effective(raw);
    const Node& n = universe_.graph[raw];
    Footing footing;
    judge(program_, raw, program_.day, footing);
    std::uint8_t all = flaws(footing) | kLookedAt;
    // Which of the dated values it is, decides what it says.
    if (n.op == Op::dated) all |= kAllFlaws;
    if (id != raw) {
        all |= find_flaws(id);
    } else {
        for (const auto part : {n.a, n.b, n.c}) all |= find_flaws(part);
    }
    flaws_[raw] = all;
    return all;
}

Plan::Plan(const Program& program, const Chosen& chosen) : program_(program), universe_(*program.universe), flaws_(universe_.graph.size(), 0) {
    const auto day = program.day;
    for (const auto& s : universe_.model.schemes) {
        if (day >= universe_.model.modules[s.module].valid_until || !is_chosen(chosen, s)) continue;
        SchemePlan plan;
        plan.scheme = &s;
        for (const auto& c : s.conditions) {
            if (day < c.from || day >= c.until) continue;
            plan.conditions.push_back({&c, spot(c.demand_node), spot(c.judgement_node), {}, {}});
            find_flaws(c.demand_node);
            find_flaws(c.judgement_node);
        }
        plan.amount = spot(s.amount.node);
        find_flaws(s.amount.node);
        schemes.push_back(std::move(plan));
    }
    for (NodeId id = 1; id < universe_.graph.size(); ++id) {
        const Node& n = universe_.graph[id];
        if (n.op == Op::derived) derived_.emplace_back(n.cls, static_cast<std::uint16_t>(n.imm));
    }
    std::sort(derived_.begin(), derived_.end());
    derived_.erase(std::unique(derived_.begin(), derived_.end()), derived_.end());
}

Spot Plan::spot(NodeId node) const {
    Spot out;
    out.node = node;
    if (node != 0 && !program_.fixed(node, out.fixed.low, out.fixed.high)) out.slot = program_.slot(node);
    return out;
}

const std::vector<std::uint16_t>& Plan::reach(const Effect& effect) {
    const auto [known, fresh] = reach_.emplace(&effect, std::vector<std::uint16_t>());
    if (fresh) known->second = moved(effect.roots);
    return known->second;
}

std::vector<std::uint16_t> Plan::moved(const std::vector<bool>& roots) const {
    std::vector<std::uint16_t> out;
    const auto hit = [&](const Spot& spot) { return spot.slot != kNowhere && roots[spot.slot]; };
    for (std::size_t i = 0; i < schemes.size(); ++i) {
        bool any = hit(schemes[i].amount);
        for (const auto& c : schemes[i].conditions) any = any || hit(c.demand) || hit(c.judgement);
        if (any) out.push_back(static_cast<std::uint16_t>(i));
    }
    return out;
}

}  // namespace recht
