// How nlohmann's lexer is led through a text.
#pragma once

#include <string_view>

namespace recht {

/// How far the lexer has read: its SAX events carry no positions.
struct Reading {
    const char* latest = nullptr;
    const char* end = nullptr;
    /// Strings without escapes and runs of white space are not handed to the lexer, which looks long at every
    /// character: it sees an empty string, and `text` is what stood there.
    bool leaps = true;
    bool leapt = false;          ///< over the last string
    std::string_view text;

    /// Past the character at `at`: where to read on.
    const char* past(const char* at);

private:
    const char* after(char c, const char* at);
    bool inside_ = false;        // of a string
    bool escaped_ = false;       // the next character is part of an escape
};

}  // namespace recht
