// What is looked up in the catalogue for every household: compiled for speed, also in the WebAssembly.
#include "catalog.h"

namespace recht {

namespace {

constexpr std::size_t kChains = 256;

// Many names begin or end alike, fewer do both and are as long.
std::size_t chain_of(std::string_view name) {
    const auto at = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(name[i])); };
    return name.empty() ? 0 : (name.size() + 3 * at(0) + 5 * at(name.size() / 2) + 7 * at(name.size() - 1)) % kChains;
}

}  // namespace

void PathNode::link() {
    for (auto& c : children) c.link();
    chains.assign(children.empty() ? 0 : kChains + children.size(), 0);
    for (auto i = children.size(); i-- > 0;) {
        auto& first = chains[chain_of(children[i].name)];
        chains[kChains + i] = first;
        first = static_cast<std::uint16_t>(i + 1);
    }
}

const PathNode* PathNode::child(std::string_view key) const {
    if (chains.empty()) return nullptr;
    for (std::size_t i = chains[chain_of(key)]; i != 0; i = chains[kChains + i - 1]) {
        if (children[i - 1].name == key) return &children[i - 1];
    }
    return nullptr;
}

int OptionSet::find(std::string_view name) const {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) return static_cast<int>(i);
    }
    return -1;
}

int FactClass::find(std::string_view field) const {
    // Many names begin alike: the last byte tells most of them apart.
    for (std::size_t i = 0; i < fields.size() && !field.empty(); ++i) {
        const auto& name = fields[i].name;
        if (name.size() == field.size() && name.back() == field.back() && name == field) return static_cast<int>(i);
    }
    return -1;
}

}  // namespace recht
