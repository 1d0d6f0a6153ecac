#include "lexer.h"

#include "dates.h"

namespace recht {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// Symbols with their ASCII spelling; longer ones first.
struct Symbol {
    std::string_view written;
    std::string_view canonical;
};
constexpr Symbol kSymbols[] = {
    {"<=", "≤"}, {">=", "≥"}, {"!=", "≠"}, {"<>", "≠"}, {"≤", "≤"}, {"≥", "≥"}, {"≠", "≠"}, {"×", "×"},
    {"÷", "÷"},  {"−", "-"},  {"€", "€"},  {"*", "×"},  {"/", "÷"},  {"-", "-"}, {"+", "+"}, {"=", "="},
    {"<", "<"},  {">", ">"},  {"(", "("},  {")", ")"},  {",", ","},  {"%", "%"},
};

}  // namespace

Token Lexer::next() {
    while (at_ < source_.size() && (source_[at_] == ' ' || source_[at_] == '\t' || source_[at_] == '\n')) ++at_;
    token_ = Token();
    token_.at = static_cast<std::uint32_t>(at_);
    if (at_ >= source_.size()) {
        token_.end = token_.at;
        return token_;
    }
    const char c = source_[at_];
    if (is_digit(c)) number_or_date();
    else if (is_letter(c)) word();
    else if (c == '\'') text();
    else symbol();
    token_.end = static_cast<std::uint32_t>(at_);
    return token_;
}

void Lexer::number_or_date() {
    const auto rest = source_.substr(at_);
    if (rest.size() >= 10 && rest[4] == '-' && rest[7] == '-') {
        if (const auto days = parse_date(rest.substr(0, 10))) {
            token_.kind = TokenKind::date;
            token_.number.mantissa = *days;
        } else {
            fail(token_.at, "datum_ongeldig", "De datum " + cite(rest.substr(0, 10)) + " bestaat niet.",
                 "Schrijf een datum als 2026-01-31.");
        }
        token_.text = rest.substr(0, 10);
        at_ += 10;
        return;
    }
    std::size_t length = 0;
    while (length < rest.size() && (is_digit(rest[length]) ||
           (rest[length] == '.' && length + 1 < rest.size() && is_digit(rest[length + 1])))) ++length;
    token_.kind = TokenKind::number;
    token_.text = rest.substr(0, length);
    at_ += length;
    if (const auto value = parse_decimal(token_.text)) token_.number = *value;
    else fail(token_.at, "getal_ongeldig", "Dit getal is niet te lezen: " + cite(token_.text) + ".",
              "Schrijf een getal zonder punten voor duizendtallen en met een punt voor de decimalen: 1250.50.");
}

void Lexer::word() {
    std::size_t length = 0;
    const auto rest = source_.substr(at_);
    while (length < rest.size() && (is_letter(rest[length]) || is_digit(rest[length]) ||
           (rest[length] == '.' && length + 1 < rest.size() && is_letter(rest[length + 1])))) ++length;
    token_.kind = TokenKind::word;
    token_.text = rest.substr(0, length);
    at_ += length;
}

void Lexer::text() {
    const auto close = source_.find('\'', at_ + 1);
    if (close == std::string_view::npos) {
        fail(token_.at, "formule_ongeldig", "Het aanhalingsteken ' wordt niet gesloten.", "Zet er een ' achter.");
        at_ = source_.size();
        return;
    }
    token_.kind = TokenKind::text;
    token_.text = source_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
}

void Lexer::symbol() {
    for (const auto& s : kSymbols) {
        if (source_[at_] == s.written[0] && source_.substr(at_, s.written.size()) == s.written) {
            token_.kind = TokenKind::symbol;
            token_.text = s.canonical;
            at_ += s.written.size();
            return;
        }
    }
    std::size_t length = 1;
    while (at_ + length < source_.size() && (static_cast<unsigned char>(source_[at_ + length]) & 0xC0) == 0x80) ++length;
    fail(token_.at, "teken_onbekend", "Dit teken hoort niet in een formule: " + cite(source_.substr(at_, length)) + ".",
         "Namen bestaan uit letters, cijfers en _; bewerkingen zijn + − × ÷ = ≠ < ≤ > ≥ en of niet.");
    at_ += length;
}

}  // namespace recht
