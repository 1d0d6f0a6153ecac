// How nlohmann's lexer is led through a text.
#pragma once

#include <string_view>

namespace recht {

/// How far the lexer has read: its SAX events carry no positions.
struct Reading {
    const char* begin = nullptr;
    const char* latest = nullptr;
    const char* end = nullptr;
    /// Strings without escapes, plain numbers and runs of white space are not handed to the lexer, which looks long at
    /// every character: it sees an empty string, and `text` is what stood there, or a number of one digit.
    bool leaps = true;
    bool leapt = false;          ///< over the last string
    std::string_view text;

    /// Past the character at `at`: where to read on.
    const char* past(const char* at) {
        const char c = *at++;
        // Nothing leaps from brackets, letters and what parts members.
        latest = !leaps || (!inside_ && (c > '9' || c == ',')) ? at : after(c, at);
        return latest;
    }

private:
    const char* after(char c, const char* at);
    [[nodiscard]] const char* past_number(const char* at) const;
    bool inside_ = false;        // of a string
    bool escaped_ = false;       // the next character is part of an escape
};

}  // namespace recht
