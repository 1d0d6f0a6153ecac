// Walking back from a result through the nodes that decided it.
#include <algorithm>
#include <bit>

#include "evaluator.h"

namespace recht {

bool Slice::is_point(const Node& n, Interval value) const {
    if (n.type.kind == Kind::choice && !n.type.multi && universe_.catalog.options(n.type.options).is_mask()) {
        return std::popcount(static_cast<std::uint64_t>(value.high)) <= 1;
    }
    return value.point();
}

void Slice::from(NodeId raw, std::uint32_t instance) {
    if (raw == 0 || !matters(raw)) return;
    const auto& program = machine_.program();
    const auto id = program.effective(raw);
    const Node& n = universe_.graph[id];
    Interval value;
    if (program.fixed(id, value.low, value.high)) {
        if (only_open_ && is_point(n, value)) return;
        if (!once(raw)) return;
        if (raw != id) visit(raw, instance);
        visit(id, instance);
        return;
    }
    if (program.slot(id) == kNowhere) return;
    if (seen_.empty()) seen_.resize(machine_.size(), false);
    const auto at = machine_.address(id, instance);
    if (seen_[at]) return again(raw, id, instance, at);
    seen_[at] = true;
    if (only_open_ && is_point(n, machine_.at(at))) return;
    // A dated choice is itself part of the law: it is reported before what it stands for.
    if (raw != id && !visit(raw, instance)) return;
    look(id, n, instance, at);
}

bool Slice::once(NodeId raw) {
    if (std::find(seen_fixed_.begin(), seen_fixed_.end(), raw) != seen_fixed_.end()) return false;
    seen_fixed_.push_back(raw);
    return true;
}

void Slice::look(NodeId id, const Node& n, std::uint32_t instance, std::size_t /*at*/) {
    if (visit(id, instance)) follow(n, instance);
}

Interval Slice::value(NodeId id, const Node& of, std::uint32_t instance) const {
    const auto& n = universe_.graph[machine_.program().effective(id)];
    return machine_.read(id, machine_.ancestor(n.cls, of.cls, instance));
}

void Slice::judge_here(NodeId id, std::uint32_t instance, Footing& out) const {
    const Node& n = universe_.graph[id];
    const bool keyed = n.op == Op::lookup || n.op == Op::dated;
    const auto key = keyed ? value(n.op == Op::lookup ? n.a : n.b, n, instance) : Interval{};
    judge(machine_.program(), id, machine_.situation().day, out, keyed ? &key : nullptr);
}

void Slice::argument(NodeId id, const Node& of, std::uint32_t instance) {
    if (id == 0 || !matters(id)) return;
    const auto& n = universe_.graph[machine_.program().effective(id)];
    from(id, machine_.ancestor(n.cls, of.cls, instance));
}

void Slice::aggregate(const Node& n, std::uint32_t instance) {
    const auto cls = static_cast<std::uint16_t>(n.imm);
    const auto range = machine_.children(cls, instance);
    const auto& all = machine_.situation().instances[cls];
    const NodeId condition = n.op == Op::count || n.op == Op::any || n.op == Op::all ? n.a : n.b;
    const NodeId member = n.op == Op::all ? n.b : n.op == Op::count || n.op == Op::any ? 0 : n.a;
    bool lists = false;
    for (std::uint32_t j = range.first; j < range.first + range.count; ++j) {
        if ((n.aux >> all[j].place & 1) == 0 || all[j].most == 0) continue;
        Node inner;
        inner.cls = cls;
        if (all[j].least != all[j].most) {
            list(cls, j);
            lists = true;
        }
        // An unknown list is asked for as a whole, not by what its elements might be.
        if (only_open_ && (past_unsure_ ? all[j].least != all[j].most : lists)) continue;
        Interval in{1, 1};
        if (condition != 0) {
            in = value(condition, inner, j);
            argument(condition, inner, j);
        }
        if (member != 0 && in.high != 0) argument(member, inner, j);
    }
    argument(n.c, n, instance);
}

void Slice::follow(const Node& n, std::uint32_t instance) {
    switch (n.op) {
        case Op::single: {
            const auto cls = static_cast<std::uint16_t>(n.imm);
            const auto& all = machine_.situation().instances[cls];
            for (std::uint32_t i = 0; i < all.size(); ++i) {
                if (all[i].place != n.aux) continue;
                const bool unsure = all[i].least != all[i].most;
                if (unsure) list(cls, i);
                if (all[i].most > 0 && !(unsure && only_open_)) from(n.a, i);
                return;
            }
            return;
        }
        case Op::present: {
            const auto cls = static_cast<std::uint16_t>(n.imm >> 8);
            const auto& all = machine_.situation().instances[cls];
            for (std::uint32_t i = 0; i < all.size(); ++i) {
                if (all[i].place == (n.imm & 0xFF) && all[i].least != all[i].most) list(cls, i);
            }
            return;
        }
        case Op::choose:
        case Op::derived: {
            const auto condition = value(n.a, n, instance);
            argument(n.a, n, instance);
            if (condition.high != 0) argument(n.b, n, instance);
            if (condition.low == 0) argument(n.c, n, instance);
            return;
        }
        case Op::logical_and:
        case Op::logical_or: {
            // One side may decide by itself; then the other does not matter.
            const std::int64_t decides = n.op == Op::logical_and ? 0 : 1;
            for (const NodeId side : {n.a, n.b}) {
                if (value(side, n, instance) == Interval{decides, decides}) {
                    argument(side, n, instance);
                    return;
                }
            }
            break;
        }
        case Op::minimum:
        case Op::maximum: {
            const auto a = value(n.a, n, instance);
            const auto b = value(n.b, n, instance);
            const bool max = n.op == Op::maximum;
            if (max ? a.low > b.high : a.high < b.low) {
                argument(n.a, n, instance);
                return;
            }
            if (max ? b.low > a.high : b.high < a.low) {
                argument(n.b, n, instance);
                return;
            }
            break;
        }
        case Op::sum:
        case Op::count:
        case Op::any:
        case Op::all:
        case Op::highest:
        case Op::lowest: aggregate(n, instance); return;
        case Op::rank: {
            const auto& all = machine_.situation().instances[n.cls];
            const auto range = machine_.children(n.cls, all[instance].parent);
            for (std::uint32_t j = range.first; j < range.first + range.count; ++j) {
                if (all[j].least != all[j].most) list(n.cls, j);
                else if (all[j].most > 0) from(n.a, j);
            }
            return;
        }
        default: break;
    }
    argument(n.a, n, instance);
    argument(n.b, n, instance);
    argument(n.c, n, instance);
}

}  // namespace recht
