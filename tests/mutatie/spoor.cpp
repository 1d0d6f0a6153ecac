#include "spoor.h"

namespace recht::mutation {

const Trace::Ready& Trace::ready(std::size_t regime) {
    auto& out = programs_[regime];
    if (out.program) return out;
    const auto& u = *universe_;
    std::vector<NodeId> roots;
    for (const auto& s : u.model.schemes) add_roots(s, true, roots);
    for (const auto& r : u.model.rules) roots.push_back(r.node);
    out.program = std::make_unique<Program>(u, regime, roots);
    for (const auto id : roots) {
        std::int64_t low = 0;
        std::int64_t high = 0;
        if (id == 0) continue;
        if (out.program->fixed(id, low, high) || out.program->slot(id) != kNowhere) out.nodes.emplace_back(id, u.graph[out.program->effective(id)].cls);
    }
    return out;
}

std::uint64_t Trace::fingerprint(const Situation& situation) {
    last_ = &ready(universe_->regime(situation.day));
    machine_.load(*last_->program);
    machine_.bind(situation);
    machine_.run();
    std::uint64_t h = 0xcbf29ce484222325ull;
    const auto mix = [&](std::int64_t value) {
        h = (h ^ static_cast<std::uint64_t>(value)) * 0x9e3779b97f4a7c15ull;
        h ^= h >> 29;
    };
    for (const auto& [node, cls] : last_->nodes) {
        std::int64_t low = 0;
        std::int64_t high = 0;
        if (last_->program->fixed(node, low, high)) {
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

void Trace::rows(std::vector<std::uint64_t>& out) const {
    const auto& u = *universe_;
    const auto& program = *last_->program;
    for (NodeId id = 1; id < u.graph.size(); ++id) {
        const Node& n = u.graph[id];
        if (n.op != Op::lookup) continue;
        const auto& use = u.graph.table_uses[static_cast<std::size_t>(n.imm)];
        const auto& table = u.model.tables[use.table];
        if (table.key.kind == Kind::choice) continue;
        const auto& entry = program.entry_of(table, use.entry);
        const auto at = static_cast<std::size_t>(&entry - table.entries.data());
        if (!machine_.has(n.a)) continue;
        const auto cls = u.graph[program.effective(n.a)].cls;
        for (std::uint32_t i = 0; i < machine_.count(cls); ++i) {
            if (machine_.situation().instances[cls][i].most == 0) continue;
            const auto key = machine_.read(n.a, i);
            for (std::size_t r = 0; r < entry.rows.size(); ++r) {
                if (key.low / use.factor <= entry.rows[r].to && key.high / use.factor >= entry.rows[r].from) out.push_back(row_key(use.table, at, r));
            }
        }
    }
}

}  // namespace recht::mutation
