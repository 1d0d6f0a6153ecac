// The bytes of a prepared file: its head, and the columns as they are.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "form.h"

namespace recht {

using Columns = std::array<std::string, kColumns>;

/// Ends a text in the list of texts; no JSON text holds it.
inline constexpr char kEnd = '\0';
/// The list of texts, each once.
std::vector<std::string_view> texts_of(std::string_view letters);
/// How a text is told: as the one behind the last of its column, as the first that nobody used yet, or by its place. Both
/// sides keep the same count.
class TextOrder {
public:
    [[nodiscard]] std::uint64_t code(Column column, std::uint64_t place) const { return place == behind(column) ? 0 : place == fresh_ ? 1 : place + 2; }
    [[nodiscard]] std::uint64_t place(Column column, std::uint64_t code) const { return code == 0 ? behind(column) : code == 1 ? fresh_ : code - 2; }
    void told(Column column, std::uint64_t place) {
        next_[static_cast<std::size_t>(column)] = place + 1;
        // Not when a municipality uses a text of its own, far behind those of the country: these go on where they were.
        if (place >= fresh_ && place - fresh_ < 256) fresh_ = place + 1;
    }

private:
    [[nodiscard]] std::uint64_t behind(Column column) const { return next_[static_cast<std::size_t>(column)]; }
    std::array<std::uint64_t, kColumns> next_{};
    std::uint64_t fresh_ = 0;
};

struct PreparedFile {
    std::string digest;         ///< of everything behind it; as hexadecimal digits
    std::string municipality;   ///< code; empty: the national rules
    std::string belongs_to;     ///< of a municipality: the digest of the national file
    std::string fact_text;      ///< of the national rules only, and so is what follows
    Rules::Register municipalities;
    Columns columns;            ///< of a municipality: differences

    [[nodiscard]] std::string write() const;
    /// False when these are no prepared rules, or not whole, or of another version: see `problem`.
    bool read(std::string_view bytes);
    enum class Problem : std::uint8_t { none, not_prepared, other_version, damaged };
    Problem problem = Problem::none;
};

}  // namespace recht
