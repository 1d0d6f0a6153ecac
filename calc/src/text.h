// Small text tools: nearest name, exact decimals, UTF-8. No locale is ever consulted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recht {

/// An exact decimal number: mantissa / 10^decimals.
struct Decimal {
    std::int64_t mantissa = 0;
    int decimals = 0;
};

/// Parses a JSON or formula number (`-12.50`, `1e3`) exactly. Empty when it is not a number or
/// does not fit in 18 digits.
std::optional<Decimal> parse_decimal(std::string_view text);

/// The mantissa of `value` at exactly `decimals` places; empty when digits would be lost or it
/// does not fit.
std::optional<std::int64_t> to_scale(Decimal value, int decimals);

/// 10^exponent for 0 <= exponent <= 18.
std::int64_t pow10(int exponent);

/// Writes mantissa / 10^decimals without trailing zeros ("1483.07", "123").
std::string decimal_text(std::int64_t mantissa, int decimals);

/// The name in `names` that is nearest to `word`, or empty when none is near enough to suggest.
std::string nearest_name(std::string_view word, const std::vector<std::string_view>& names);

/// "Bedoelde u 'x'?" for the nearest of `names`, or `otherwise`.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names,
                         std::string_view otherwise = {});

/// Joins names as a Dutch list: "a, b of c"; at most `most`, then "…".
std::string one_of(const std::vector<std::string_view>& names, std::size_t most = 12);

/// The byte position of the first invalid UTF-8 sequence, or npos.
std::size_t invalid_utf8(std::string_view text);

/// Shortens text that a person typed for use in a message, keeping whole UTF-8 characters.
std::string cite(std::string_view text, std::size_t most = 40);

}  // namespace recht
