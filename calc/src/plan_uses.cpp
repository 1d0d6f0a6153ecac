// Which facts each scheme can read, whatever decides.
#include <algorithm>

#include "plan.h"

namespace recht {

namespace {
// Households differ in few ways here; a service that runs for months must still not grow.
constexpr std::size_t kMostUses = 64;
}  // namespace

Plan::Uses::Uses(const Catalog& catalog) {
    std::size_t size = 0;
    for (const auto& c : catalog.classes()) {
        first_.push_back(size);
        size += c.fields.size() + 1;
    }
    bits_.assign(size / 64 + 1, 0);
}

void Plan::Uses::list(const Catalog& catalog) {
    const auto& classes = catalog.classes();
    fields_.assign(classes.size(), {});
    for (std::uint16_t c = 0; c < classes.size(); ++c) {
        for (std::uint16_t k = 0; k < classes[c].fields.size(); ++k) {
            if (has(c, k)) fields_[c].push_back(k);
        }
    }
}

// Schemes share most of what they compute. What a node is made of comes before it in the graph, so what each node reads is
// found in one pass, as bits, and a scheme joins those of its own few nodes.
const std::vector<Plan::Uses>& Plan::find_uses() {
    if (uses_.size() >= kMostUses) uses_.clear();
    auto& out = uses_[standing_open_];
    Uses any(universe_.catalog);
    const auto words = any.bits_.size();
    std::vector<std::uint64_t> reads(universe_.graph.size() * words, 0);
    const auto join = [&](std::uint64_t* to, NodeId raw) {
        const auto* from = &reads[program_.effective(raw) * words];
        for (std::size_t k = 0; k < words; ++k) to[k] |= from[k];
    };
    for (NodeId id = 1; id < universe_.graph.size(); ++id) {
        if (program_.effective(id) != id) continue;
        const Node& n = universe_.graph[id];
        const std::pair fact(n.cls, static_cast<std::uint16_t>(n.imm));
        auto* own = &reads[id * words];
        const auto add = [&](std::size_t at) { own[at / 64] |= std::uint64_t{1} << at % 64; };
        if (n.op == Op::fact || n.op == Op::not_null || n.op == Op::given) add(any.place(fact.first, fact.second));
        if (n.op >= Op::sum && n.op <= Op::lowest) add(any.place(fact.second, kWholeList));
        join(own, n.a);
        join(own, n.b);
        if (n.op == Op::derived) {
            const auto known = std::lower_bound(derived_.begin(), derived_.end(), fact) - derived_.begin();
            // Everybody filled it in: its formula is left out.
            if (standing_open_[static_cast<std::size_t>(known)] == '0') continue;
        }
        join(own, n.c);
    }
    for (const auto& plan : schemes) {
        auto& uses = out.emplace_back(universe_.catalog);
        for (const auto& c : plan.conditions) {
            join(uses.bits_.data(), c.condition->demand_node);
            join(uses.bits_.data(), c.condition->judgement_node);
        }
        join(uses.bits_.data(), plan.scheme->amount.node);
        for (std::size_t k = 0; k < words; ++k) any.bits_[k] |= uses.bits_[k];
    }
    any.list(universe_.catalog);
    out.push_back(std::move(any));
    return out;
}

}  // namespace recht
