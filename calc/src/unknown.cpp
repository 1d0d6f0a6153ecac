#include "unknown.h"

#include <algorithm>

namespace recht {

namespace {

constexpr std::uint8_t kNo = 1;
constexpr std::uint8_t kYes = 2;

// All arguments play a part whatever their values, and none is of another instance.
bool plain(Op op) {
    switch (op) {
        case Op::copy:
        case Op::add:
        case Op::subtract:
        case Op::multiply:
        case Op::scale_up:
        case Op::negate:
        case Op::round:
        case Op::round_quotient: return true;
        default: return false;
    }
}

}  // namespace

struct UnknownFigures::Walk : Slice {
    Walk(UnknownFigures& figures, const Machine& machine) : Slice(figures.universe_, machine), figures_(figures) {}
    bool found = false;

protected:
    bool visit(NodeId id, std::uint32_t instance) override {
        if (found || !figures_.may(id)) return false;
        Footing footing;
        judge_here(id, instance, footing);
        found = footing.unknown_amount;
        return !found;
    }

private:
    UnknownFigures& figures_;
};

UnknownFigures::UnknownFigures(const Program& program) : program_(program), universe_(*program.universe), may_(universe_.graph.size(), 0), must_(universe_.graph.size(), 0) {}

bool UnknownFigures::may(NodeId raw) {
    if (raw == 0) return false;
    if (may_[raw] != 0) return may_[raw] == kYes;
    const Node& n = universe_.graph[raw];
    Footing footing;
    judge(program_, raw, program_.day, footing);
    bool yes = footing.unknown_amount;
    if (n.op == Op::dated) {
        const auto& use = universe_.graph.dated_uses[static_cast<std::size_t>(n.imm)];
        const auto any = [](const Parameter& p) { return std::any_of(p.entries.begin(), p.entries.end(), [](const Parameter::Entry& e) { return e.value.unknown; }); };
        yes = yes || (!use.table && any(universe_.model.parameters[use.index]));
    }
    if (const auto id = program_.effective(raw); id != raw) {
        yes = may(id) || yes;
    } else {
        for (const auto part : {n.a, n.b, n.c}) yes = may(part) || yes;
    }
    may_[raw] = yes ? kYes : kNo;
    return yes;
}

bool UnknownFigures::must(NodeId raw) {
    if (!may(raw)) return false;
    const auto id = program_.effective(raw);
    const Node& n = universe_.graph[id];
    if (n.op == Op::parameter) return program_.entry_of(universe_.model.parameters[static_cast<std::size_t>(n.imm)]).value.unknown;
    // Looked at once, and not along every path: rules that share what they rest on have very many.
    if (must_[id] == 0) must_[id] = plain(n.op) && (must(n.a) || must(n.b)) ? kYes : kNo;
    return must_[id] == kYes;
}

Unknown UnknownFigures::of(NodeId node) { return !may(node) ? Unknown::never : must(node) ? Unknown::always : Unknown::depends; }

void UnknownFigures::reads(NodeId raw, std::vector<bool>& out) {
    const auto id = program_.effective(raw);
    if (out[id]) return;
    out[id] = true;
    // What decides may itself be known; below it nothing is looked at.
    if (!may(raw)) return;
    const Node& n = universe_.graph[id];
    for (const auto part : {n.a, n.b, n.c}) reads(part, out);
}

bool UnknownFigures::used(const Machine& machine, NodeId node) {
    Walk walk(*this, machine);
    walk.from(node, 0);
    return walk.found;
}

}  // namespace recht
