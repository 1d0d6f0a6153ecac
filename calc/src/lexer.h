// Formula text to tokens.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "text.h"

namespace recht {

enum class TokenKind : std::uint8_t { end, number, date, word, text, symbol };

struct Token {
    TokenKind kind = TokenKind::end;
    std::uint32_t at = 0;
    std::uint32_t end = 0;
    std::string_view text;
    Decimal number;
};

class Lexer {
public:
    /// Called with position, code, message and hint when a token cannot be read.
    using Fault = std::function<void(std::uint32_t, std::string_view, std::string, std::string_view)>;
    Lexer(std::string_view source, Fault fault) : source_(source), fault_(std::move(fault)) {}
    /// The next token; `end` at the end and after it.
    Token next();

private:
    void number_or_date();
    void word();
    void text();
    void symbol();
    void fail(std::uint32_t at, std::string_view code, std::string message, std::string_view hint) {
        fault_(at, code, std::move(message), hint);
    }
    std::string_view source_;
    Fault fault_;
    std::size_t at_ = 0;
    Token token_;
};

}  // namespace recht
