#include "spoor.h"

#include <algorithm>

#include "plan.h"

namespace recht::mutation {

namespace {

const Note& note_of(const Scheme& s, const Root& root) {
    const auto& list = root.kind == Root::Kind::warning ? s.warnings : root.kind == Root::Kind::incomplete ? s.incomplete : s.referrals;
    return list[root.part];
}

std::vector<NodeId> everything(const Universe& universe) {
    std::vector<NodeId> out;
    for (const auto& s : universe.model.schemes) add_roots(s, true, out);
    for (const auto& r : universe.model.rules) out.push_back(r.node);
    return out;
}

}  // namespace

NodeId node_of(const Model& model, const Root& root) {
    if (root.kind == Root::Kind::rule) return model.rules[root.index].node;
    const auto& s = model.schemes[root.index];
    if (root.kind == Root::Kind::amount) return s.amount.node;
    if (root.kind == Root::Kind::demand) return s.conditions[root.part].demand_node;
    if (root.kind == Root::Kind::judgement) return s.conditions[root.part].judgement_node;
    return note_of(s, root).node;
}

std::vector<Root> all_roots(const Model& model) {
    std::vector<Root> out;
    for (std::uint32_t r = 0; r < model.rules.size(); ++r) out.push_back({Root::Kind::rule, r, 0});
    for (std::uint32_t i = 0; i < model.schemes.size(); ++i) {
        const auto& s = model.schemes[i];
        out.push_back({Root::Kind::amount, i, 0});
        for (std::uint32_t c = 0; c < s.conditions.size(); ++c) {
            out.push_back({Root::Kind::demand, i, c});
            out.push_back({Root::Kind::judgement, i, c});
        }
        const auto notes = [&](const std::vector<Note>& list, Root::Kind kind) {
            for (std::uint32_t n = 0; n < list.size(); ++n) out.push_back({kind, i, n});
        };
        notes(s.warnings, Root::Kind::warning);
        notes(s.incomplete, Root::Kind::incomplete);
        notes(s.referrals, Root::Kind::referral);
    }
    return out;
}

Users::Users(const Universe& universe)
    : universe_(universe), named_(universe.graph.size(), 0), dated_parameters_(universe.model.parameters.size(), 0), dated_tables_(universe.model.tables.size(), 0) {
    const auto& graph = universe.graph;
    for (const auto& use : graph.dated_uses) (use.table ? dated_tables_ : dated_parameters_)[use.index] = 1;
    for (const auto& use : graph.table_uses) {
        if (use.entry >= 0) dated_tables_[use.table] = 1;
    }
    const auto roots = all_roots(universe.model);
    for (const auto& root : roots) named_[node_of(universe.model, root)] = 1;
    for (const auto& root : roots) {
        const auto id = node_of(universe.model, root);
        if (id == 0) continue;
        seen_.assign(graph.size(), 0);
        const auto own = named_[id];
        named_[id] = 0;
        walk(id, root);
        named_[id] = own;
    }
}

void Users::walk(NodeId id, const Root& root) {
    if (id == 0 || named_[id] != 0 || seen_[id] != 0) return;
    seen_[id] = 1;
    const auto& graph = universe_.graph;
    const Node& n = graph[id];
    const auto index = static_cast<std::size_t>(n.imm);
    if (n.op == Op::parameter) users_[{false, index}].push_back(root);
    if (n.op == Op::lookup || n.op == Op::brackets) users_[{true, graph.table_uses[index].table}].push_back(root);
    if (n.op == Op::dated) users_[{graph.dated_uses[index].table, graph.dated_uses[index].index}].push_back(root);
    if (n.op == Op::versions) {
        for (const auto& item : graph.versions[index].items) walk(item.second, root);
        return;
    }
    for (const auto part : {n.a, n.b, n.c}) walk(part, root);
}

const std::vector<Root>& Users::of(bool table, std::size_t item) const {
    static const std::vector<Root> none;
    const auto it = users_.find({table, item});
    return it == users_.end() ? none : it->second;
}

Values::Values(const Universe& universe, const std::vector<Root>& roots) : universe_(universe) {
    for (const auto& r : roots) {
        if (const auto id = node_of(universe.model, r); id != 0) roots_.push_back(id);
    }
}

const Values::Ready& Values::ready(std::size_t regime) {
    auto& out = programs_[regime];
    if (out.program) return out;
    out.program = std::make_unique<Program>(universe_, regime, roots_);
    for (const auto id : roots_) {
        std::int64_t low = 0;
        std::int64_t high = 0;
        if (out.program->fixed(id, low, high) || out.program->slot(id) != kNowhere) out.nodes.emplace_back(id, universe_.graph[out.program->effective(id)].cls);
    }
    return out;
}

std::uint64_t Values::of(const Situation& situation) {
    const auto& now = ready(universe_.regime(situation.day));
    machine_.load(*now.program);
    machine_.bind(situation);
    machine_.run();
    std::uint64_t h = 0xcbf29ce484222325ull;
    const auto mix = [&](std::int64_t value) {
        h = (h ^ static_cast<std::uint64_t>(value)) * 0x9e3779b97f4a7c15ull;
        h ^= h >> 29;
    };
    for (const auto& [node, cls] : now.nodes) {
        std::int64_t low = 0;
        std::int64_t high = 0;
        if (now.program->fixed(node, low, high)) {
            mix(low);
            mix(high);
            continue;
        }
        for (std::uint32_t i = 0; i < machine_.count(cls); ++i) {
            // Registers of nobody hold what was there before.
            if (situation.instances[cls][i].most == 0) continue;
            const auto value = machine_.read(node, i);
            mix(value.low);
            mix(value.high);
        }
    }
    return h;
}

void Rows::of(const Situation& situation, std::vector<std::uint64_t>& out) {
    const auto& graph = universe_.graph;
    auto& made = programs_[universe_.regime(situation.day)];
    if (!made) made = std::make_unique<Program>(universe_, universe_.regime(situation.day), everything(universe_));
    const auto& program = *made;
    machine_.load(program);
    machine_.bind(situation);
    machine_.run();
    for (NodeId id = 1; id < graph.size(); ++id) {
        const Node& n = graph[id];
        if (n.op != Op::lookup) continue;
        const auto& use = graph.table_uses[static_cast<std::size_t>(n.imm)];
        const auto& table = universe_.model.tables[use.table];
        if (table.key.kind == Kind::choice) continue;
        const auto& entry = program.entry_of(table, use.entry);
        const auto at = static_cast<std::size_t>(&entry - table.entries.data());
        if (!machine_.has(n.a)) continue;
        const auto cls = graph[program.effective(n.a)].cls;
        for (std::uint32_t i = 0; i < machine_.count(cls); ++i) {
            if (situation.instances[cls][i].most == 0) continue;
            const auto value = machine_.read(n.a, i);
            for (std::size_t r = 0; r < entry.rows.size(); ++r) {
                if (value.low / use.factor <= entry.rows[r].to && value.high / use.factor >= entry.rows[r].from) out.push_back(key(use.table, at, r));
            }
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

}  // namespace recht::mutation
