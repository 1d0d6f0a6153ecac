// Trees of prepared formulas: the text is parsed again, and every part gets back its value in the graph.
#include <array>

#include "ast.h"
#include "graph.h"
#include "varint.h"

namespace recht {

namespace {

// The value of a part is nearly always one of what the value of the whole is made of, directly or behind a change of scale.
constexpr std::size_t kGuesses = 10;

std::array<NodeId, kGuesses> guesses(const Graph& graph, NodeId whole) {
    const auto node = [&](NodeId id) { return id < graph.size() ? graph[id] : Node(); };
    const auto n = node(whole);
    const auto [a, b, c] = std::array{node(n.a), node(n.b), node(n.c)};
    return {whole, n.a, n.b, n.c, a.a, b.a, c.a, a.b, b.b, node(a.a).a};
}

void write(const Graph& graph, const Ast& part, NodeId whole, std::string& out) {
    const auto likely = guesses(graph, whole);
    std::size_t k = 0;
    while (k < kGuesses && likely[k] != part.node) ++k;
    if (part.node == 0) put(out, 0);
    else if (k < kGuesses) put(out, k + 1);
    else put(out, zigzag(std::int64_t{part.node} - std::int64_t{whole}) + kGuesses + 1);
    for (const auto& x : part.args) write(graph, *x, part.node == 0 ? whole : part.node, out);
}

void read(const Graph& graph, Ast& part, NodeId whole, VarintReader& in) {
    if (const auto told = in.next(); told > kGuesses) part.node = static_cast<NodeId>(whole + unzigzag(told - kGuesses - 1));
    else part.node = told == 0 ? 0 : guesses(graph, whole)[told - 1];
    if (part.node >= graph.size()) part.node = 0;
    for (const auto& x : part.args) read(graph, *x, part.node == 0 ? whole : part.node, in);
}

}  // namespace

std::string node_list(const Graph& graph, const Ast& tree, std::uint32_t whole) {
    std::string out;
    write(graph, tree, whole, out);
    return out;
}

Ast* FormulaTree::get() const {
    if (tree_ == nullptr && !text_.empty()) {
        const JsonDocument nowhere;
        Diagnostics none;   // it was parsed without a fault when it was prepared
        tree_ = parse_formula(text_, nowhere, JsonRef(), none);
        VarintReader in(nodes_);
        if (tree_ != nullptr) read(*graph_, *tree_, whole_, in);
    }
    return tree_.get();
}

}  // namespace recht
