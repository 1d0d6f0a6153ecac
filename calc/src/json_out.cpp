#include "json_out.h"

namespace recht {

namespace {

char* put(char* to, std::string_view text) { return to + text.copy(to, text.size()); }

bool special(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

// The longest that a character can become: \u001f.
constexpr std::size_t kEscaped = 6;

char* escape(char* to, unsigned char c) {
    *to++ = '\\';
    if (c >= 0x20) {
        *to++ = static_cast<char>(c);
        return to;
    }
    constexpr char digits[] = "0123456789abcdef";
    to = put(to, "u00");
    *to++ = digits[c >> 4];
    *to++ = digits[c & 15];
    return to;
}

}  // namespace

void JsonOut::grow(std::size_t size) { text_.resize(size_ + size + text_.size()); }

// Not put in where they are called from: that is in very many places.
[[gnu::noinline]] JsonOut& JsonOut::open(char bracket) {
    auto* to = room(2);
    if (!first_) *to++ = ',';
    *to++ = bracket;
    first_ = true;
    return end(to);
}

[[gnu::noinline]] JsonOut& JsonOut::close(char bracket) {
    auto* to = room(1);
    *to++ = bracket;
    first_ = false;
    return end(to);
}

[[gnu::noinline]] JsonOut& JsonOut::key(std::string_view name) {
    auto* to = room(name.size() + 4);
    if (!first_) *to++ = ',';
    *to++ = '"';
    to = put(to, name);
    *to++ = '"';
    *to++ = ':';
    first_ = true;
    return end(to);
}

[[gnu::noinline]] JsonOut& JsonOut::string(std::string_view value) {
    auto i = plain(value);
    while (i < value.size() && !special(static_cast<unsigned char>(value[i]))) ++i;
    if (i == value.size()) return plain_string(value);
    std::size_t done = 0;
    auto* to = room(value.size() * kEscaped + 3);
    if (!first_) *to++ = ',';
    *to++ = '"';
    for (; i < value.size(); ++i) {
        const auto c = static_cast<unsigned char>(value[i]);
        if (!special(c)) continue;
        to = escape(put(to, value.substr(done, i - done)), c);
        done = i + 1;
    }
    to = put(to, value.substr(done));
    *to++ = '"';
    first_ = false;
    return end(to);
}

[[gnu::noinline]] JsonOut& JsonOut::plain_string(std::string_view value, std::string_view more) {
    auto* to = room(value.size() + more.size() + 3);
    if (!first_) *to++ = ',';
    *to++ = '"';
    to = put(put(to, value), more);
    *to++ = '"';
    first_ = false;
    return end(to);
}

[[gnu::noinline]] JsonOut& JsonOut::raw(std::string_view value) {
    auto* to = room(value.size() + 1);
    if (!first_) *to++ = ',';
    to = put(to, value);
    first_ = false;
    return end(to);
}

[[gnu::noinline]] JsonOut& JsonOut::more(std::string_view text) { return end(put(room(text.size()), text)); }

JsonOut& JsonOut::again(std::size_t at, std::size_t size) {
    room(size + 1);
    return raw({text_.data() + at, size});
}

void write_faults(JsonOut& out, const Diagnostics& diagnostics) {
    out.key("fouten").open('[');
    for (const auto& d : diagnostics.items()) {
        out.open('{').member("code", d.code).member("path", d.path).member("message", d.message).member("hint", d.hint);
        if (!d.file.empty()) {
            out.member("file", d.file).member_raw("line", std::to_string(d.line)).member_raw("column", std::to_string(d.column));
        } else if (d.line > 0) {
            out.member_raw("line", std::to_string(d.line)).member_raw("column", std::to_string(d.column));
        }
        if (d.severity == Severity::warning) out.member("severity", "warning");
        out.close('}');
    }
    out.close(']');
}

std::string faults_json(const Diagnostics& diagnostics) {
    JsonOut out;
    out.open('{');
    write_faults(out, diagnostics);
    out.close('}');
    return std::move(out.text());
}

}  // namespace recht
