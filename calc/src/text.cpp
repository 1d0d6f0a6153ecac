#include "text.h"

#include <algorithm>
#include <cstring>

namespace recht {

std::int64_t pow10(int exponent) {
    std::int64_t result = 1;
    for (int i = 0; i < exponent; ++i) result *= 10;
    return result;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
    std::size_t i = 0;
    const bool negative = !text.empty() && text[0] == '-';
    if (negative) ++i;
    Decimal out;
    int digits = 0;
    bool any = false;
    bool fraction = false;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (c < '0' || c > '9') break;
        any = true;
        if (out.mantissa != 0 || c != '0') ++digits;
        if (digits > 18) return std::nullopt;
        out.mantissa = out.mantissa * 10 + (c - '0');
        if (fraction) ++out.decimals;
        if (out.decimals > 18) return std::nullopt;
    }
    if (!any) return std::nullopt;
    int exponent = 0;
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        bool negative_exponent = false;
        if (i < text.size() && (text[i] == '+' || text[i] == '-')) negative_exponent = text[i++] == '-';
        if (i >= text.size()) return std::nullopt;
        for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
            exponent = exponent * 10 + (text[i] - '0');
            if (exponent > 100) return std::nullopt;
        }
        if (negative_exponent) exponent = -exponent;
    }
    if (i != text.size()) return std::nullopt;
    out.decimals -= exponent;
    while (out.decimals > 0 && out.mantissa % 10 == 0) {
        out.mantissa /= 10;
        --out.decimals;
    }
    if (out.mantissa == 0) out.decimals = 0;
    while (out.decimals < 0) {
        if (out.mantissa > 99'999'999'999'999'999) return std::nullopt;
        out.mantissa *= 10;
        ++out.decimals;
    }
    if (out.decimals > 18) return std::nullopt;
    if (negative) out.mantissa = -out.mantissa;
    return out;
}

std::optional<std::int64_t> to_scale(Decimal value, int decimals) {
    auto mantissa = value.mantissa;
    for (int d = value.decimals; d < decimals; ++d) {
        if (mantissa > INT64_MAX / 10 || mantissa < INT64_MIN / 10) return std::nullopt;
        mantissa *= 10;
    }
    for (int d = value.decimals; d > decimals; --d) {
        if (mantissa % 10 != 0) return std::nullopt;
        mantissa /= 10;
    }
    return mantissa;
}

std::string decimal_text(std::int64_t mantissa, int decimals) {
    while (decimals > 0 && mantissa % 10 == 0) {
        mantissa /= 10;
        --decimals;
    }
    // The magnitude is taken unsigned so that INT64_MIN has a text too.
    std::uint64_t magnitude = mantissa < 0 ? 0 - static_cast<std::uint64_t>(mantissa)
                                           : static_cast<std::uint64_t>(mantissa);
    char buffer[48];
    char* end = buffer + sizeof buffer;
    char* p = end;
    int written = 0;
    do {
        *--p = static_cast<char>('0' + magnitude % 10);
        magnitude /= 10;
        if (++written == decimals && decimals > 0) *--p = '.';
    } while (magnitude != 0 || written <= decimals);
    if (mantissa < 0) *--p = '-';
    return std::string(p, end);
}

namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

}  // namespace

std::string nearest_name(std::string_view word, const std::vector<std::string_view>& names) {
    if (word.size() > 80) return {};
    const std::size_t limit = std::max<std::size_t>(2, word.size() / 3);
    std::size_t best = limit + 1;
    std::string_view found;
    for (const auto name : names) {
        if (name.size() > word.size() + limit || word.size() > name.size() + limit) continue;
        const auto distance = edit_distance(word, name);
        if (distance < best) {
            best = distance;
            found = name;
        }
    }
    return std::string(found);
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names,
                         std::string_view otherwise) {
    const auto name = nearest_name(word, names);
    if (name.empty()) return std::string(otherwise);
    return "Bedoelde u '" + name + "'?";
}

std::string one_of(const std::vector<std::string_view>& names, std::size_t most) {
    std::string out;
    const std::size_t shown = std::min(names.size(), most);
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0) out += (i + 1 == names.size()) ? " of " : ", ";
        out += names[i];
    }
    if (shown < names.size()) out += ", …";
    return out;
}

std::size_t invalid_utf8(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        // Eight at a time, as long as they are plain ASCII.
        std::uint64_t eight = 0;
        if (i + 8 <= text.size()) {
            std::memcpy(&eight, text.data() + i, 8);
            if ((eight & 0x8080808080808080u) == 0) {
                i += 8;
                continue;
            }
        }
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x80) {
            ++i;
            continue;
        }
        const int length = c >= 0xC2 && c <= 0xDF ? 2 : c >= 0xE0 && c <= 0xEF ? 3 : c >= 0xF0 && c <= 0xF4 ? 4 : 0;
        if (length == 0 || i + static_cast<std::size_t>(length) > text.size()) return i;
        for (int k = 1; k < length; ++k) {
            if ((static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0xC0) != 0x80) return i;
        }
        const auto second = static_cast<unsigned char>(text[i + 1]);
        if ((c == 0xE0 && second < 0xA0) || (c == 0xED && second > 0x9F) || (c == 0xF0 && second < 0x90) ||
            (c == 0xF4 && second > 0x8F)) {
            return i;
        }
        i += static_cast<std::size_t>(length);
    }
    return std::string_view::npos;
}

std::string cite(std::string_view text, std::size_t most) {
    std::string out = "'";
    std::size_t end = std::min(text.size(), most);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    for (const char c : text.substr(0, end)) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    if (end < text.size()) out += "…";
    return out + "'";
}

}  // namespace recht
