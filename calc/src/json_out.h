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
    JsonOut& open(char bracket);
    JsonOut& close(char bracket);
    /// Names of members need no quoting: they are this program's own, or ids of rules.
    JsonOut& key(std::string_view name);
    JsonOut& string(std::string_view value);
    /// A string that needs no quoting, in two parts.
    JsonOut& plain_string(std::string_view value, std::string_view more = {});
    /// A number, true, false or null, as text; or a piece that was written before.
    JsonOut& raw(std::string_view value);
    /// More of what was written last, as text.
    JsonOut& more(std::string_view text);
    /// The value that was written from `at` on, `size` bytes, once more.
    JsonOut& again(std::size_t at, std::size_t size);
    JsonOut& member(std::string_view name, std::string_view value) { return key(name).string(value); }
    JsonOut& member_raw(std::string_view name, std::string_view value) { return key(name).raw(value); }
    /// What was written so far.
    [[nodiscard]] std::string& text() {
        text_.resize(size_);
        return text_;
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    /// Makes room for so many bytes in all.
    void reserve(std::size_t size) { room(size > size_ ? size - size_ : 0); }
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
    /// Where to write, with room for `size` bytes more; then end().
    char* room(std::size_t size) {
        if (text_.size() - size_ < size) grow(size);
        return text_.data() + size_;
    }
    void grow(std::size_t size);
    JsonOut& end(const char* to) {
        size_ = static_cast<std::size_t>(to - text_.data());
        return *this;
    }
    std::string text_;         // longer than what was written: growing is done in steps
    std::size_t size_ = 0;
    bool first_ = true;
};

/// `"fouten": [{code, path, message, hint, …}]` as the contract has it.
void write_faults(JsonOut& out, const Diagnostics& diagnostics);
/// One JSON object with only the faults.
std::string faults_json(const Diagnostics& diagnostics);

}  // namespace recht
