// What of reading JSON runs for every character or member: compiled for speed, also in the WebAssembly.
#include "json_doc.h"
#include "json_out.h"
#include "json_reading.h"

namespace recht {

static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
static bool decimal_digit(char c) { return c >= '0' && c <= '9'; }

// Past the number of which the first digit stands just before `at`; `at` when it is not a plain one: digits, maybe a point
// and digits. So many digits that it could be too large are looked at by the lexer.
const char* Reading::past_number(const char* at) const {
    constexpr std::ptrdiff_t most = 300;
    const char before = at - begin < 2 ? ' ' : at[-2];
    if (decimal_digit(before) || before == '.' || before == '+' || before == 'e' || before == 'E') return at;
    const char* to = at;
    if (at[-1] != '0') {
        while (to < end && decimal_digit(*to)) ++to;
    }
    if (to < end && *to == '.') {
        const char* const point = to++;
        while (to < end && decimal_digit(*to)) ++to;
        if (to - point == 1) return at;
    }
    const bool whole = to == end || *to == ',' || *to == '}' || *to == ']' || is_space(*to);
    return whole && to - at < most ? to : at;
}

// Where to read on, after `c`, which stands just before `at`.
const char* Reading::after(char c, const char* at) {
    if (inside_) {
        if (escaped_) escaped_ = false;
        else if (c == '\\') escaped_ = true;
        else if (c == '"') inside_ = false;
    } else if (c == '"') {
        inside_ = true;
        const std::string_view rest(at, static_cast<std::size_t>(end - at));
        auto size = JsonOut::plain(rest);
        while (size < rest.size() && static_cast<unsigned char>(rest[size]) >= 0x20 && rest[size] != '"' && rest[size] != '\\') ++size;
        leapt = size < rest.size() && rest[size] == '"';
        if (!leapt) return at;
        text = rest.substr(0, size);
        return at + size;
    } else if (is_space(c)) {
        while (at < end && is_space(*at)) ++at;
    } else if (decimal_digit(c)) {
        at = past_number(at);
    }
    return at;
}

// An empty handle reads as null: a missing member must never be a crash.
const JsonNode& JsonRef::node() const {
    static const JsonNode nothing;
    return document_ == nullptr ? nothing : document_->node(index_);
}

JsonRef JsonRef::get(std::string_view name) const {
    if (!is(JsonType::object)) return {};
    for (auto child = first(); child; child = child.next()) {
        if (child.key() == name) return child;
    }
    return {};
}

std::string_view JsonRef::string(std::string_view name) const {
    const auto member = get(name);
    return member.is(JsonType::string) ? member.text() : std::string_view();
}

JsonRef JsonRef::first() const {
    const auto child = node().first;
    return child == 0 ? JsonRef() : JsonRef(document_, child);
}

JsonRef JsonRef::next() const {
    const auto sibling = node().next;
    return sibling == 0 ? JsonRef() : JsonRef(document_, sibling);
}

}  // namespace recht
