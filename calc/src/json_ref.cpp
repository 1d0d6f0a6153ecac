// What of reading JSON runs for every character or member: compiled for speed, also in the WebAssembly.
#include "json_doc.h"
#include "json_out.h"
#include "json_reading.h"

namespace recht {

static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

const char* Reading::past(const char* at) {
    const char c = *at++;
    latest = leaps ? after(c, at) : at;
    return latest;
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
