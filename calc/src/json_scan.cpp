// Reading JSON as programs write it. nlohmann's lexer looks long at every character; what is unusual or wrong it reads.
#include "json_tree.h"

namespace recht {

namespace {
// More digits than this may not fit in a number; that is for others to judge.
constexpr std::ptrdiff_t kMostDigits = 15;
// With more names than this a set is quicker than looking at each.
constexpr std::size_t kFewKeys = 24;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
}  // namespace

bool JsonTree::key(std::string_view name, std::uint32_t at) {
    key_ = name;
    key_at_ = at;
    auto& level = levels_.back();
    const auto own = keys_.begin() + static_cast<std::ptrdiff_t>(level.keys);
    if (keys_.size() - level.keys < kFewKeys) {
        for (auto k = own; k != keys_.end(); ++k) {
            if (*k == name) return false;
        }
        keys_.push_back(name);
        return true;
    }
    if (level.many.empty()) level.many.insert(own, keys_.end());
    return level.many.insert(name).second;
}

void JsonTree::add(JsonType type, std::uint32_t at, std::string_view text, bool flag) {
    auto& nodes = document_.nodes_;
    const auto index = static_cast<std::uint32_t>(nodes.size());
    auto& node = nodes.emplace_back();
    node.type = type;
    node.flag = flag;
    node.at = at;
    node.text = text;
    if (levels_.empty()) return;
    node.parent = levels_.back().node;
    auto& parent = nodes[node.parent];
    if (parent.type == JsonType::object) {
        node.key = key_;
        node.key_at = key_at_;
    }
    (parent.last == 0 ? parent.first : nodes[parent.last].next) = index;
    parent.last = index;
    ++parent.size;
}

bool JsonTree::open(JsonType type, std::uint32_t at) {
    if (levels_.size() >= depth_limit_) return false;
    add(type, at);
    auto& level = levels_.emplace_back();
    level.node = static_cast<std::uint32_t>(document_.nodes_.size() - 1);
    level.keys = keys_.size();
    return true;
}

void JsonTree::close() {
    keys_.erase(keys_.begin() + static_cast<std::ptrdiff_t>(levels_.back().keys), keys_.end());
    levels_.pop_back();
}

bool JsonTree::scan(std::string_view text) {
    text_ = text;
    at_ = text.data();
    end_ = at_ + text.size();
    if (!value()) return false;
    space();
    return at_ == end_;
}

void JsonTree::space() {
    while (at_ < end_ && is_space(*at_)) ++at_;
}

// Past `c`, when that is what comes after white space.
bool JsonTree::next(char c) {
    space();
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
}

bool JsonTree::value() {
    space();
    if (at_ == end_) return false;
    switch (*at_) {
        case '{': return inside(JsonType::object);
        case '[': return inside(JsonType::array);
        case 't': return word("true", JsonType::boolean, true);
        case 'f': return word("false", JsonType::boolean, false);
        case 'n': return word("null", JsonType::null, false);
        case '"': {
            std::string_view text;
            std::uint32_t begin = 0;
            if (!string(text, begin)) return false;
            add(JsonType::string, begin, text);
            return true;
        }
        default: return number();
    }
}

bool JsonTree::inside(JsonType type) {
    if (!open(type, position())) return false;
    const bool object = type == JsonType::object;
    const char last = object ? '}' : ']';
    ++at_;
    if (!next(last)) {
        do {
            if (object) {
                std::string_view name;
                std::uint32_t begin = 0;
                space();
                if (!string(name, begin) || !key(name, begin) || !next(':')) return false;
            }
            if (!value()) return false;
        } while (next(','));
        if (!next(last)) return false;
    }
    close();
    return true;
}

// A string is a view of the source; `begin`: its opening quote.
bool JsonTree::string(std::string_view& out, std::uint32_t& begin) {
    if (at_ == end_ || *at_ != '"') return false;
    begin = position();
    const auto* const first = ++at_;
    while (at_ < end_ && static_cast<unsigned char>(*at_) >= 0x20 && *at_ != '"' && *at_ != '\\') ++at_;
    if (at_ == end_ || *at_ != '"') return false;
    out = std::string_view(first, static_cast<std::size_t>(at_ - first));
    ++at_;
    return true;
}

bool JsonTree::word(std::string_view expected, JsonType type, bool flag) {
    if (std::string_view(at_, static_cast<std::size_t>(end_ - at_)).substr(0, expected.size()) != expected) return false;
    add(type, position(), {}, flag);
    at_ += expected.size();
    return true;
}

bool JsonTree::number() {
    const auto* const from = at_;
    const auto digits = [&] {
        const auto* const first = at_;
        while (at_ < end_ && is_digit(*at_)) ++at_;
        return at_ - first;
    };
    if (*at_ == '-') ++at_;
    const bool zero = at_ < end_ && *at_ == '0';
    const auto whole = digits();
    if (whole == 0 || (zero && whole > 1)) return false;
    if (at_ < end_ && *at_ == '.') {
        ++at_;
        if (digits() == 0) return false;
    }
    if (at_ - from > kMostDigits || (at_ < end_ && (*at_ == 'e' || *at_ == 'E'))) return false;
    const std::string_view text(from, static_cast<std::size_t>(at_ - from));
    add(JsonType::number, static_cast<std::uint32_t>(from - text_.data()), text);
    return true;
}

}  // namespace recht
