#include "program.h"

#include <algorithm>
#include <array>

namespace recht {

namespace {

bool is_input(Op op) {
    return op == Op::constant || op == Op::parameter || op == Op::unknown || op == Op::fact || op == Op::given ||
           op == Op::not_null || op == Op::role || op == Op::present;
}
bool is_aggregate(Op op) {
    return op == Op::sum || op == Op::count || op == Op::any || op == Op::all || op == Op::highest || op == Op::lowest;
}

}  // namespace

const Parameter::Entry& Program::entry_of(const Parameter& parameter) const {
    const Parameter::Entry* entry = &parameter.entries.front();
    for (const auto& e : parameter.entries) {
        if (e.from <= day) entry = &e;
    }
    return *entry;
}

const Table::Entry& Program::entry_of(const Table& table, std::int32_t fixed_entry) const {
    if (fixed_entry >= 0) return table.entries[static_cast<std::size_t>(fixed_entry)];
    const Table::Entry* entry = &table.entries.front();
    for (const auto& e : table.entries) {
        if (e.from <= day) entry = &e;
    }
    return *entry;
}

// The values that no situation changes, once for all: they are asked for everywhere. What a node is made of
// comes before it in the graph.
void Program::fix() {
    fixed_.assign(graph_->size(), 0);
    fixed_values_.push_back({0, 0});
    for (NodeId id = 1; id < graph_->size(); ++id) {
        if (effective_[id] != id) continue;
        const Node& n = (*graph_)[id];
        Ends ends{n.imm, n.imm};
        if (n.op == Op::range) {
            // A range between two figures of the law.
            Ends other{};
            if (!fixed(n.a, ends.low, ends.high) || !fixed(n.b, other.low, other.high)) continue;
            ends = {std::min(ends.low, other.low), std::max(ends.high, other.high)};
        } else if (n.op == Op::unknown) {
            ends = {n.lo, n.hi};
        } else if (n.op == Op::parameter) {
            const auto& value = entry_of(universe->model.parameters[static_cast<std::size_t>(n.imm)]).value;
            ends = {value.low, value.high};
        } else if (n.op != Op::constant) {
            continue;
        }
        fixed_[id] = static_cast<std::uint32_t>(fixed_values_.size());
        fixed_values_.push_back(ends);
    }
}

// Dated choices are resolved once: what they stand for is asked for everywhere.
void Program::resolve(const Fields& told) {
    effective_.resize(graph_->size());
    for (NodeId id = 0; id < graph_->size(); ++id) {
        const Node& n = (*graph_)[id];
        NodeId at = id;
        if (n.op == Op::versions) {
            at = 0;
            for (const auto& [from, node] : graph_->versions[static_cast<std::size_t>(n.imm)].items) {
                if (at == 0 || from <= day) at = node;
            }
        } else if (n.op == Op::derived && std::binary_search(told.begin(), told.end(), std::pair(n.cls, static_cast<std::uint16_t>(n.imm)))) {
            at = n.b;
        }
        // What it stands for was made before it, and may itself stand for something.
        effective_[id] = at == id ? id : effective_[at];
    }
}

Program::Program(const Universe& u, std::size_t regime_index, const std::vector<NodeId>& roots, const Fields& told)
    : regime(regime_index), universe(&u), graph_(&u.graph) {
    if (regime > 0) day = u.breaks[regime - 1];
    frames.resize(u.catalog.classes().size());
    counted.assign(frames.size(), false);
    resolve(told);
    fix();
    slots_.assign(graph_->size(), kNowhere);
    unit_of_.assign(graph_->size(), 0);
    table_of_use_.assign(graph_->table_uses.size(), -1);
    units_.push_back({});
    edges_.push_back({});
    pooled(0);
    for (const auto root : roots) {
        if (root != 0) want(effective(root), (*graph_)[effective(root)].cls);
    }
    schedule();
    // Only what running and reading need is kept.
    units_ = {};
    edges_ = {};
    loads_ = {};
    pooled_ = {};
    copies_ = {};
    unit_of_ = {};
}

// The unit that computes `node` for class `cls`, with everything it needs; 0 for inputs.
std::uint32_t Program::want(NodeId id, std::uint16_t cls) {
    const Node& n = (*graph_)[id];
    std::int64_t low = 0;
    std::int64_t high = 0;
    if (fixed(id, low, high) || (is_input(n.op) && n.cls == cls)) {
        if (place_of(id, cls) == kNowhere) operand(id, cls);
        return 0;
    }
    std::uint32_t* known = nullptr;
    const std::uint64_t key = static_cast<std::uint64_t>(cls) << 32 | id;
    if (n.cls == cls) {
        known = &unit_of_[id];
        if (*known != 0) return *known;
    } else {
        if (const auto there = loads_.find(key); there != loads_.end()) return there->second;
    }
    // Dependencies first: the graph has no cycles, and formulas are not deep.
    std::array<std::uint32_t, 3> needs{};
    std::size_t count = 0;
    const auto need = [&](NodeId raw, std::uint16_t c) {
        if (raw == 0) return;
        const auto unit = want(effective(raw), c);
        if (unit != 0) needs[count++] = unit;
    };
    if (n.cls != cls) {
        need(id, n.cls);
    } else if (is_aggregate(n.op)) {
        const auto inner = static_cast<std::uint16_t>(n.imm);
        need(n.a, inner);
        need(n.b, inner);
        need(n.c, cls);
    } else if (n.op == Op::single) {
        need(n.a, static_cast<std::uint16_t>(n.imm));
    } else {
        need(n.a, cls);
        need(n.b, cls);
        need(n.c, cls);
    }
    const auto index = static_cast<std::uint32_t>(units_.size());
    units_.push_back({id, cls, static_cast<std::uint32_t>(count)});
    for (std::size_t k = 0; k < count; ++k) {
        auto& needed = units_[needs[k]];
        const auto edge = static_cast<std::uint32_t>(edges_.size());
        edges_.push_back({index, 0});
        (needed.first == 0 ? needed.first : edges_[needed.last].next) = edge;
        needed.last = edge;
    }
    if (n.cls == cls) unit_of_[id] = index;
    else loads_.emplace(key, index);
    return index;
}

// Units of one class are run together for as long as possible: a segment is a loop over instances.
// Inside a segment equal operations stand together, so that the loops that run them seldom have to
// find out anew what to do: that costs a processor more than the operation itself.
void Program::schedule() {
    const auto classes = frames.size();
    code.reserve(units_.size() + 64);
    std::vector<std::vector<std::uint32_t>> ready(classes);
    std::vector<std::uint32_t> segment_of(units_.size(), 0);
    const auto op_of = [&](const Unit& u) { return u.cls == (*graph_)[u.node].cls ? operation((*graph_)[u.node]) : Op::parent; };
    for (std::uint32_t u = 1; u < units_.size(); ++u) {
        if (units_[u].waits == 0) ready[units_[u].cls].push_back(u);
    }
    std::array<std::vector<std::uint32_t>, kOps> queues;
    std::uint32_t number = 0;
    while (good_) {
        std::size_t best = classes;
        for (std::size_t c = 0; c < classes; ++c) {
            if (ready[c].empty()) continue;
            if (best == classes || ready[c].size() > ready[best].size()) best = c;
        }
        if (best == classes) break;
        ++number;
        Segment segment{static_cast<std::uint16_t>(best), static_cast<std::uint32_t>(code.size()), 0};
        std::vector<std::uint32_t> later;
        const auto enqueue = [&](std::uint32_t u) { queues[static_cast<std::size_t>(op_of(units_[u]))].push_back(u); };
        for (const auto u : ready[best]) enqueue(u);
        ready[best].clear();
        for (;;) {
            const auto longest = std::max_element(queues.begin(), queues.end(), [](const auto& x, const auto& y) { return x.size() < y.size(); });
            if (longest->empty()) break;
            // By index: what is emitted may make more of the same ready.
            for (std::size_t i = 0; i < longest->size(); ++i) {
                const auto u = (*longest)[i];
                const Unit& unit = units_[u];
                const Node& n = (*graph_)[unit.node];
                // A rank reads the key of every sibling: they must all be there, so in a segment after it.
                if (n.op == Op::rank && n.cls == unit.cls) {
                    const auto key = unit_of_[effective(n.a)];
                    if (key != 0 && segment_of[key] == number) {
                        later.push_back(u);
                        continue;
                    }
                }
                emit(unit);
                segment_of[u] = number;
                for (auto edge = unit.first; edge != 0; edge = edges_[edge].next) {
                    const auto next = edges_[edge].unit;
                    if (--units_[next].waits > 0) continue;
                    if (units_[next].cls == best) enqueue(next);
                    else ready[units_[next].cls].push_back(next);
                }
            }
            longest->clear();
        }
        ready[best] = std::move(later);
        segment.count = static_cast<std::uint32_t>(code.size()) - segment.first;
        if (segment.count > 0) segments.push_back(segment);
        code.push_back({});
    }
}

std::uint16_t Program::allocate(std::uint16_t cls) {
    auto& size = frames[cls].size;
    if (size >= kNowhere - 1) {
        good_ = false;
        return 0;
    }
    return size++;
}

std::uint16_t Program::pooled(std::int64_t value) {
    const auto [known, fresh] = pooled_.emplace(static_cast<std::uint64_t>(value), static_cast<std::uint32_t>(pool.size()));
    if (fresh) {
        if (pool.size() >= kNowhere) good_ = false;
        pool.push_back(value);
    }
    return static_cast<std::uint16_t>(known->second);
}

std::uint16_t& Program::place_of(NodeId id, std::uint16_t cls) {
    if ((*graph_)[id].cls == cls) return slots_[id];
    const std::uint64_t key = static_cast<std::uint64_t>(cls) << 32 | id;
    return copies_.emplace(key, kNowhere).first->second;
}

// The register that holds `id` in a frame of `cls`; constants and inputs get theirs on first use.
std::uint16_t Program::operand(NodeId raw, std::uint16_t cls) {
    if (raw == 0) return 0;
    const auto id = effective(raw);
    const Node& n = (*graph_)[id];
    auto& known = place_of(id, cls);
    if (known != kNowhere) return known;
    const auto at = allocate(cls);
    place_of(id, cls) = at;
    auto& frame = frames[cls];
    const auto index = static_cast<std::uint16_t>(n.imm);
    std::int64_t low = 0;
    std::int64_t high = 0;
    if (fixed(id, low, high)) {
        frame.constants.push_back({at, low, high});
        return at;
    }
    switch (n.op) {
        case Op::fact: frame.facts.push_back({index, at}); break;
        case Op::given: frame.given.push_back({index, at}); break;
        case Op::not_null: frame.not_null.push_back({index, at}); break;
        case Op::role: frame.role.push_back({0, at}); break;
        case Op::present:
            frame.present.push_back({index, at});
            counted[index >> 8] = true;
            break;
        default: break;
    }
    return at;
}

std::uint16_t Program::table_record(std::int64_t index) {
    auto& known = table_of_use_[static_cast<std::size_t>(index)];
    if (known >= 0) return static_cast<std::uint16_t>(known);
    const auto& use = graph_->table_uses[static_cast<std::size_t>(index)];
    const auto& table = universe->model.tables[use.table];
    const Table::Entry* entry = &entry_of(table, use.entry);
    LookupTable out;
    const auto add = [&](std::int64_t from, std::int64_t to, const Cell& cell) {
        out.from.push_back(from);
        out.to.push_back(to);
        out.low.push_back(cell.low);
        out.high.push_back(cell.high);
    };
    if (table.key.kind == Kind::choice) {
        out.by_option = true;
        const auto& set = universe->catalog.options(table.key.options);
        out.by_mask = set.is_mask();
        for (std::size_t i = 0; i < set.names.size(); ++i) {
            const Cell* cell = entry->otherwise.empty() ? nullptr : &entry->otherwise[use.column];
            for (const auto& row : entry->rows) {
                if (row.from == set.value(i)) cell = &row.cells[use.column];
            }
            const auto key = static_cast<std::int64_t>(i);
            add(key, key, *cell);
        }
    } else {
        for (auto* column : {&out.from, &out.to, &out.low, &out.high}) column->reserve(entry->rows.size());
        for (const auto& row : entry->rows) add(row.from * use.factor, row.to == kNever ? kNever : row.to * use.factor, row.cells[use.column]);
        // Below the first row and in stated gaps holds `anders`; without it the nearest row's value
        // is no answer, so the lowest and highest stand in and the key's bounds keep it unreachable.
        const Cell& other = entry->otherwise.empty() ? entry->rows.front().cells[use.column] : entry->otherwise[use.column];
        out.otherwise_low = other.low;
        out.otherwise_high = other.high;
    }
    tables.push_back(std::move(out));
    known = static_cast<std::int32_t>(tables.size() - 1);
    return static_cast<std::uint16_t>(known);
}

// A figure that is itself a range, or `onbekend`.
bool Program::is_open(NodeId id) const {
    std::int64_t low = 0;
    std::int64_t high = 0;
    return id != 0 && fixed(id, low, high) && low != high;
}

std::uint16_t Program::open_branches(const Node& n) const {
    if (n.op != Op::choose && n.op != Op::derived) return 0;
    const auto open = [&](NodeId id) { return is_open(id); };
    return static_cast<std::uint16_t>((open(n.b) ? 1 : 0) | (open(n.c) ? 2 : 0));
}

void Program::emit(const Unit& unit) {
    const Node& n = (*graph_)[unit.node];
    Instruction i{};
    const auto cls = unit.cls;
    if (n.cls != cls) {
        // A value of an ancestor: how many levels up, and where in that frame.
        std::uint8_t levels = 0;
        for (auto c = cls; c != n.cls; c = universe->catalog.classes()[c].places.front().parent) ++levels;
        i.op = Op::parent;
        i.aux = levels;
        i.a = operand(unit.node, n.cls);
        i.to = allocate(cls);
        place_of(unit.node, cls) = i.to;
        code.push_back(i);
        return;
    }
    const auto open = open_branches(n);
    i.op = operation(n);
    i.aux = n.aux;
    if (is_aggregate(n.op)) {
        const auto inner = static_cast<std::uint16_t>(n.imm);
        i.a = operand(n.a, inner);
        i.b = operand(n.b, inner);
        i.c = operand(n.c, cls);
        i.k = inner;
        counted[inner] = true;
        for (const auto arg : {n.a, n.b, n.c}) needs_ranges = needs_ranges || is_open(arg);
    } else if (n.op == Op::single) {
        i.k = static_cast<std::uint16_t>(n.imm);
        counted[i.k] = true;
        i.a = operand(n.a, i.k);
        needs_ranges = needs_ranges || is_open(n.a);
        i.c = n.type.kind == Kind::choice && !n.type.multi && universe->catalog.options(n.type.options).is_mask() ? 1 : 0;
    } else {
        i.a = operand(n.a, cls);
        i.b = operand(n.b, cls);
        i.c = operand(n.c, cls);
        // A column of options joins what its rows say.
        if (n.op == Op::lookup && n.type.kind == Kind::choice && universe->catalog.options(n.type.options).is_mask()) i.aux = 1;
        if (n.op == Op::lookup || n.op == Op::brackets) i.k = table_record(n.imm);
        else if (n.op == Op::round_quotient) i.k = static_cast<std::uint16_t>(n.imm);
        else if (n.imm != 0) i.k = pooled(n.imm);
        // Joining two sets of options keeps every option of both.
        if (n.op == Op::choose || n.op == Op::derived) {
            const bool options = n.type.kind == Kind::choice && universe->catalog.options(n.type.options).is_mask();
            i.aux = !options ? 0 : n.type.multi ? 3 : 2;
            i.k = open;
        } else {
            // What is open outside a choice always makes a range.
            for (const auto arg : {n.a, n.b, n.c}) needs_ranges = needs_ranges || is_open(arg);
        }
        // Multiplying what is never negative needs no look at signs.
        if (n.op == Op::multiply && (*graph_)[n.a].lo >= 0 && (*graph_)[n.b].lo >= 0) i.aux = 1;
    }
    i.to = allocate(cls);
    slots_[unit.node] = i.to;
    code.push_back(i);
}

}  // namespace recht
