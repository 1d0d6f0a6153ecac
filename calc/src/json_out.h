// Writes JSON text, fast and without a document in between.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "recht/diagnostic.h"

namespace recht {

class JsonOut {
public:
    JsonOut& open(char bracket) {
        comma();
        text_ += bracket;
        first_ = true;
        return *this;
    }
    JsonOut& close(char bracket) {
        text_ += bracket;
        first_ = false;
        return *this;
    }
    /// Names of members need no quoting: they are this program's own, or ids of rules.
    JsonOut& key(std::string_view name) {
        const bool comma = !first_;
        const auto at = text_.size();
        text_.resize(at + name.size() + (comma ? 4 : 3));
        char* to = text_.data() + at;
        if (comma) *to++ = ',';
        *to++ = '"';
        std::memcpy(to, name.data(), name.size());
        to += name.size();
        *to++ = '"';
        *to = ':';
        first_ = true;
        return *this;
    }
    JsonOut& string(std::string_view value) {
        comma();
        quote(value);
        first_ = false;
        return *this;
    }
    /// A number, true, false or null, as text.
    JsonOut& raw(std::string_view value) {
        comma();
        text_ += value;
        first_ = false;
        return *this;
    }
    /// A string that is appended to what this answers, and needs no quoting; then close_string().
    std::string& open_string() {
        comma();
        text_ += '"';
        return text_;
    }
    void close_string() {
        text_ += '"';
        first_ = false;
    }
    /// The value that was written from `at` on, `size` bytes, once more.
    JsonOut& again(std::size_t at, std::size_t size) {
        comma();
        const auto to = text_.size();
        text_.resize(to + size);
        std::memcpy(text_.data() + to, text_.data() + at, size);
        return *this;
    }
    JsonOut& member(std::string_view name, std::string_view value) { return key(name).string(value); }
    JsonOut& member_raw(std::string_view name, std::string_view value) { return key(name).raw(value); }
    [[nodiscard]] std::string& text() { return text_; }
    /// True while nothing has been written inside the open bracket.
    [[nodiscard]] bool empty_so_far() const { return first_; }

    /// How many of the first characters need no quoting: eight at a time, as far as that goes.
    [[nodiscard]] static std::size_t plain(std::string_view value) {
        constexpr std::uint64_t ones = 0x0101010101010101u;
        constexpr std::uint64_t tops = ones << 7;
        const auto zero_byte = [&](std::uint64_t x) { return (x - ones) & ~x & tops; };
        std::size_t i = 0;
        for (; i + 8 <= value.size(); i += 8) {
            std::uint64_t x = 0;
            std::memcpy(&x, value.data() + i, 8);
            if ((((x - ones * 0x20) & ~x & tops) | zero_byte(x ^ (ones * '"')) | zero_byte(x ^ (ones * '\\'))) != 0) break;
        }
        return i;
    }

private:
    void comma() {
        if (!first_) text_ += ',';
        first_ = false;
    }
    void quote(std::string_view value) {
        text_ += '"';
        std::size_t done = 0;
        for (std::size_t i = plain(value); i < value.size(); ++i) {
            const auto u = static_cast<unsigned char>(value[i]);
            if (u >= 0x20 && u != '"' && u != '\\') continue;
            text_.append(value, done, i - done);
            done = i + 1;
            text_ += '\\';
            if (u >= 0x20) {
                text_ += value[i];
            } else {
                constexpr char digits[] = "0123456789abcdef";
                text_ += "u00";
                text_ += digits[u >> 4];
                text_ += digits[u & 15];
            }
        }
        text_.append(value, done);
        text_ += '"';
    }
    std::string text_;
    bool first_ = true;
};

/// `"fouten": [{code, path, message, hint, …}]` as the contract has it.
void write_faults(JsonOut& out, const Diagnostics& diagnostics);
/// One JSON object with only the faults.
std::string faults_json(const Diagnostics& diagnostics);

}  // namespace recht
