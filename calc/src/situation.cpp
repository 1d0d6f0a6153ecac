#include "situation.h"

namespace recht {

void Situation::open_lists(bool open) {
    for (auto& list : instances) {
        for (auto& instance : list) {
            if (instance.could_be > 0 && !instance.confirmed) instance.most = open ? instance.could_be : 0;
        }
    }
}

void Situation::move_to(std::int64_t other) {
    day = other;
    const int field = catalog_->classes()[0].find("datum");
    if (field >= 0) facts[0][static_cast<std::size_t>(field)].low = facts[0][static_cast<std::size_t>(field)].high = other;
}

std::string Situation::path_text(const FactPath& path) const {
    std::string out;
    append_path(out, path);
    return out;
}

// The fact may be somebody else's, as partner.x in a check of the whole situation.
std::optional<std::string> Situation::shows_at(const FactCheck& check, std::uint32_t i) const {
    if (instances[check.cls][i].least == 0) return std::nullopt;
    auto text = path_text({check.cls, i, -1});
    if (!check.path.empty()) text += (text.empty() ? "" : ".") + check.path;
    FactPath told;
    if (find(text, told) && told.field >= 0) {
        const auto& value = fact(told);
        if (value.state != FactState::given && !value.given_null) return std::nullopt;
    }
    return text;
}

void Situation::append_path(std::string& out, const FactPath& path) const {
    if (path.cls != 0) append_instance(out, path.cls, path.instance, path.field < 0);
    if (path.field < 0) return;
    if (path.cls != 0) out.append(".", 1);
    out += catalog_->classes()[path.cls].fields[static_cast<std::size_t>(path.field)].name;
}

void Situation::append_instance(std::string& out, std::uint16_t cls, std::uint32_t index, bool leaf) const {
    const auto& i = instances[cls][index];
    const auto& place = catalog_->classes()[cls].places[i.place];
    if (place.parent != 0) {
        append_instance(out, place.parent, i.parent, false);
        out += '.';
    }
    out += place.path;
    // The path of an unknown list is the list itself.
    if (!place.list || (leaf && i.is_list())) return;
    out += '[';
    out += std::to_string(i.number);
    out += ']';
}

bool Situation::find(std::string_view path, FactPath& out) const {
    const auto& classes = catalog_->classes();
    out = FactPath();
    const PathNode* node = &classes[0].tree;
    while (!path.empty()) {
        std::size_t end = 0;
        while (end < path.size() && path[end] != '.' && path[end] != '[') ++end;
        if (end == 0) return false;
        const PathNode* next = node->child(path.substr(0, end));
        if (next == nullptr) {
            // A ruleset's own fact stands in `overig` under its whole name.
            next = node->child(path);
            if (next == nullptr || next->leads != PathNode::Leads::field) return false;
            out.field = next->index;
            return true;
        }
        path = path.substr(end);
        node = next;
        if (next->leads == PathNode::Leads::field) {
            out.field = next->index;
            return path.empty();
        }
        if (next->leads == PathNode::Leads::place) {
            std::uint32_t number = 0;
            if (!path.empty() && path[0] == '[') {
                const auto close = path.find(']');
                if (close == std::string_view::npos || close == 1 || close > 5) return false;
                for (const char c : path.substr(1, close - 1)) {
                    if (c < '0' || c > '9' || number > 1000) return false;
                    number = number * 10 + static_cast<std::uint32_t>(c - '0');
                }
                path = path.substr(close + 1);
                if (!path.empty() && path[0] != '.') return false;
            }
            bool found = false;
            for (std::uint32_t i = 0; i < instances[next->cls].size() && !found; ++i) {
                const auto& inst = instances[next->cls][i];
                if (inst.place == next->index && inst.parent == out.instance && inst.number == number) {
                    out.cls = next->cls;
                    out.instance = i;
                    found = true;
                }
            }
            if (!found) return false;
            node = &classes[next->cls].tree;
        }
        if (!path.empty() && path[0] == '.') path = path.substr(1);
    }
    out.field = -1;
    return out.cls != 0;
}

}  // namespace recht
