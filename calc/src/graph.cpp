#include "graph.h"

#include <algorithm>

namespace recht {

namespace {
constexpr std::string_view kOpNames[] = {
#define OP(name, arguments) #name,
#include "ops.def"
#undef OP
};
constexpr int kArguments[] = {
#define OP(name, arguments) arguments,
#include "ops.def"
#undef OP
};
}  // namespace

std::string_view op_name(Op op) { return kOpNames[static_cast<std::size_t>(op)]; }
int op_arguments(Op op) { return kArguments[static_cast<std::size_t>(op)]; }

std::size_t Graph::Hash::operator()(const Node& n) const {
    std::uint64_t h = 0xcbf29ce484222325ull;
    const auto mix = [&](std::uint64_t v) {
        h ^= v;
        h *= 0x100000001b3ull;
        h ^= h >> 29;
    };
    mix(static_cast<std::uint64_t>(n.op) | static_cast<std::uint64_t>(n.aux) << 8 | static_cast<std::uint64_t>(n.cls) << 16 |
        static_cast<std::uint64_t>(n.type.kind) << 32 | static_cast<std::uint64_t>(n.type.period) << 40 |
        static_cast<std::uint64_t>(n.scale.decimals) << 48);
    mix(n.a | static_cast<std::uint64_t>(n.b) << 32);
    mix(n.c);
    mix(static_cast<std::uint64_t>(n.imm));
    mix(static_cast<std::uint64_t>(n.scale.divisor));
    return static_cast<std::size_t>(h);
}

bool Graph::Equal::operator()(const Node& x, const Node& y) const {
    return x.op == y.op && x.aux == y.aux && x.cls == y.cls && x.type == y.type && x.scale == y.scale && x.a == y.a &&
           x.b == y.b && x.c == y.c && x.imm == y.imm && (x.op != Op::unknown || (x.lo == y.lo && x.hi == y.hi));
}

NodeId Graph::add(const Node& node) {
    const auto [found, fresh] = known_.emplace(node, static_cast<NodeId>(nodes_.size()));
    if (fresh) {
        std::uint32_t deepest = std::max({depths_[node.a], depths_[node.b], depths_[node.c]});
        if (node.op == Op::versions) {
            for (const auto& item : versions[static_cast<std::size_t>(node.imm)].items) deepest = std::max(deepest, depths_[item.second]);
        }
        nodes_.push_back(node);
        depths_.push_back(deepest + 1);
    }
    return found->second;
}

}  // namespace recht
