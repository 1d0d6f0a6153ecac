// Gives the graph of a municipality the numbers of the national one, so that its prepared file holds only what differs.
#include "renumber.h"

#include <unordered_map>

#include "form.h"

namespace recht {

namespace {

/// Passes every value in the graph that a universe names, for changing it.
class Namer {
public:
    static constexpr bool kReads = false;
    explicit Namer(const std::vector<NodeId>& now) : now_(now) {}
    template <class... T>
    void number(Column, T&...) {}
    template <class... S>
    void text(Column, S&...) {}
    void node(NodeId& id) { id = now_[id]; }
    void formula(std::string&, FormulaTree& tree, NodeId) {
        if (tree) walk(*tree);
    }
    template <class T, class F>
    void list(std::vector<T>& items, F each) {
        for (auto& item : items) each(item);
    }

private:
    void walk(Ast& part) {
        part.node = now_[part.node];
        for (const auto& x : part.args) walk(*x);
    }
    const std::vector<NodeId>& now_;
};

template <class T, class Same>
std::int64_t found_or_added(std::vector<T>& list, const T& item, Same same) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (same(list[i], item)) return static_cast<std::int64_t>(i);
    }
    list.push_back(item);
    return static_cast<std::int64_t>(list.size()) - 1;
}

/// What running can tell apart: of the bounds only the sign, but of what is unknown both.
bool alike(const Node& x, const Node& y) {
    return x.op == y.op && x.aux == y.aux && x.cls == y.cls && x.type == y.type && x.scale == y.scale && x.a == y.a && x.b == y.b && x.c == y.c && x.imm == y.imm &&
           (x.op == Op::unknown ? x.lo == y.lo && x.hi == y.hi : (x.lo < 0) == (y.lo < 0));
}

std::size_t hash_of(const Node& n) {
    std::size_t h = static_cast<std::size_t>(n.op);
    for (const auto part : {std::size_t{n.aux}, std::size_t{n.cls}, std::size_t{n.a}, std::size_t{n.b}, std::size_t{n.c}, static_cast<std::size_t>(n.imm)}) h = (h ^ part) * 0x9E3779B1u + (h >> 15);
    return h;
}

}  // namespace

void renumber(Universe& own, const Universe& national) {
    Graph graph = national.graph;
    auto& nodes = Form::nodes(graph);
    graph.shared = static_cast<std::uint32_t>(nodes.size()) - 1;   // the first stands for nothing
    std::unordered_multimap<std::size_t, NodeId> known;
    for (NodeId id = 1; id < nodes.size(); ++id) known.emplace(hash_of(nodes[id]), id);
    std::vector<NodeId> now(own.graph.size(), 0);
    for (NodeId id = 1; id < own.graph.size(); ++id) {
        Node n = own.graph[id];
        n.a = now[n.a];
        n.b = now[n.b];
        n.c = now[n.c];
        const auto record = static_cast<std::size_t>(n.imm);
        switch (n.op) {
            case Op::lookup:
            case Op::brackets:
                n.imm = found_or_added(graph.table_uses, own.graph.table_uses[record],
                                       [](const TableUse& x, const TableUse& y) { return x.table == y.table && x.column == y.column && x.entry == y.entry && x.factor == y.factor; });
                break;
            case Op::dated:
                n.imm = found_or_added(graph.dated_uses, own.graph.dated_uses[record], [](const DatedUse& x, const DatedUse& y) { return x.table == y.table && x.index == y.index; });
                break;
            case Op::round_quotient:
                n.imm = found_or_added(graph.quotients, own.graph.quotients[record], [](const Quotient& x, const Quotient& y) { return x.left == y.left && x.right == y.right && x.mode == y.mode; });
                break;
            case Op::in_set:
                n.imm = found_or_added(graph.sets, own.graph.sets[record], [](const auto& x, const auto& y) { return x == y; });
                break;
            case Op::versions: {
                auto versions = own.graph.versions[record];
                for (auto& item : versions.items) item.second = now[item.second];
                n.imm = found_or_added(graph.versions, versions, [](const VersionList& x, const VersionList& y) { return x.items == y.items; });
                break;
            }
            default: break;
        }
        const auto [first, last] = known.equal_range(hash_of(n));
        for (auto k = first; k != last && now[id] == 0; ++k) {
            if (alike(nodes[k->second], n)) now[id] = k->second;
        }
        if (now[id] != 0) continue;
        now[id] = static_cast<NodeId>(nodes.size());
        known.emplace(hash_of(n), now[id]);
        nodes.push_back(n);
    }
    graph.loose = own.graph.loose;
    own.graph = std::move(graph);
    Namer namer(now);
    Form::outside_graph(namer, own);
}

}  // namespace recht
