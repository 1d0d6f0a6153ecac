#include "alike.h"

namespace recht {

bool same_field(const Catalog& x, const Field& a, const Catalog& y, const Field& b) {
    const bool choices = a.type.kind != Kind::choice || x.options(a.type.options).names == y.options(b.type.options).names;
    return a.name == b.name && a.type.kind == b.type.kind && a.type.percent == b.type.percent && a.type.multi == b.type.multi && choices &&
           a.scale == b.scale && a.min == b.min && a.max == b.max && a.default_kind == b.default_kind && a.default_null == b.default_null &&
           a.default_value == b.default_value && a.nullable == b.nullable && a.open_set == b.open_set && a.free == b.free &&
           a.municipality == b.municipality && a.places == b.places;
}

Alike::Of::Of(Alike& all, const Program& program)
    : all_(all), program_(program), universe_(*program.universe), numbers_(universe_.graph.size(), 0) {}

std::uint32_t Alike::Of::intern() { return all_.known_.emplace(key_, static_cast<std::uint32_t>(all_.known_.size() + 1)).first->second; }

std::uint32_t Alike::Of::number(NodeId node) { return node == 0 ? 0 : find(node); }

std::uint32_t Alike::Of::options(std::uint16_t set) {
    if (sets_.size() <= set) sets_.resize(set + std::size_t{1}, 0);
    if (sets_[set] != 0) return sets_[set];
    key_ = "opties";
    for (const auto& name : universe_.catalog.options(set).names) add(name);
    return sets_[set] = intern();
}

// Only what plays a part on the date: rows, values and whether they are known; no sources, no dates.
void Alike::Of::table(const TableUse& use) {
    const auto& t = universe_.model.tables[use.table];
    const auto& entry = program_.entry_of(t, use.entry);
    const auto cell = [&](const Cell& c) {
        add(c.low);
        add(c.high);
        add(c.unknown);
    };
    add(static_cast<std::int64_t>(t.key.kind));
    add(use.factor);
    add(t.empty_slot);
    for (const auto& row : entry.rows) {
        add(row.from);
        add(row.to);
        cell(row.cells[use.column]);
    }
    add(-1);
    if (!entry.otherwise.empty()) cell(entry.otherwise[use.column]);
}

void Alike::Of::content(const Node& n, NodeId id) {
    const auto& graph = universe_.graph;
    const auto index = static_cast<std::size_t>(n.imm);
    std::int64_t low = 0;
    std::int64_t high = 0;
    if (program_.fixed(id, low, high)) {
        add(low);
        add(high);
        if (n.op == Op::parameter) add(program_.entry_of(universe_.model.parameters[index]).value.unknown);
        return;
    }
    switch (n.op) {
        case Op::fact:
        case Op::given:
        case Op::not_null:
        case Op::derived: {
            const auto& field = universe_.catalog.classes()[n.cls].fields[index];
            add(field.name);
            for (const auto value : {field.min, field.max, field.default_value, static_cast<std::int64_t>(field.default_kind)}) add(value);
            add(field.default_null);
            add(field.nullable);
            return;
        }
        case Op::lookup:
        case Op::brackets: table(graph.table_uses[index]); return;
        case Op::dated: {
            const auto& use = graph.dated_uses[index];
            add(use.table);
            if (use.table) return;
            for (const auto& e : universe_.model.parameters[use.index].entries) {
                add(e.from);
                add(e.value.unknown);
            }
            return;
        }
        case Op::round_quotient: {
            const auto& q = graph.quotients[index];
            add(q.left);
            add(q.right);
            add(static_cast<std::int64_t>(q.mode));
            return;
        }
        case Op::in_set:
            for (const auto value : graph.sets[index]) add(value);
            return;
        default: add(n.imm);
    }
}

std::uint32_t Alike::Of::find(NodeId raw) {
    const auto id = program_.effective(raw);
    if (id == 0) return 0;
    if (numbers_[id] != 0) return numbers_[id];
    const Node& n = universe_.graph[id];
    const std::uint32_t parts[] = {find(n.a), find(n.b), find(n.c)};
    const auto set = n.type.kind == Kind::choice ? options(n.type.options) : 0;
    key_.clear();
    for (const std::int64_t value : {static_cast<std::int64_t>(n.op), static_cast<std::int64_t>(n.aux), static_cast<std::int64_t>(n.cls), static_cast<std::int64_t>(n.type.kind),
                                     static_cast<std::int64_t>(n.type.multi), static_cast<std::int64_t>(set), static_cast<std::int64_t>(n.scale.decimals), n.scale.divisor,
                                     static_cast<std::int64_t>(parts[0]), static_cast<std::int64_t>(parts[1]), static_cast<std::int64_t>(parts[2])}) {
        add(value);
    }
    content(n, id);
    return numbers_[id] = intern();
}

}  // namespace recht
