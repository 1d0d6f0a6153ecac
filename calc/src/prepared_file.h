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
/// Whether the next text is to be the one behind `place`. Not when a municipality uses a text of its own, far behind those
/// of the country: these go on where they were.
constexpr bool moves_on(std::uint64_t next, std::uint64_t place) { return place >= next && place - next < 256; }

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
