// A message to a person: what is wrong, where, what was expected, what to do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recht {

enum class Severity : std::uint8_t { error, warning };

/// One fault or warning. `file`, `line` and `column` are filled for rulesets (line and column
/// count from 1, columns in bytes); `path` is filled for situations (`aanvrager.geboortedatum`).
struct Diagnostic {
    std::string code;     ///< stable key, snake_case, for programs
    std::string message;  ///< what was found and what was expected, in Dutch
    std::string hint;     ///< what to do about it; may be empty
    std::string path;     ///< place in a situation
    std::string file;     ///< ruleset file
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    Severity severity = Severity::error;
};

/// All faults of one run, in the order in which they were found. Of one file (or situation) at most
/// kMost are kept; one line more says how many others there are.
class Diagnostics {
public:
    static constexpr std::size_t kMost = 200;

    void add(Diagnostic diagnostic);
    /// Whether no more faults of `file` are kept, so that looking for words for them is lost work.
    [[nodiscard]] bool full(std::string_view file) const {
        for (const auto& c : counts_) {
            if (c.file == file) return c.found >= kMost;
        }
        return false;
    }
    [[nodiscard]] bool has_errors() const { return errors_ > 0; }
    [[nodiscard]] std::size_t error_count() const { return errors_; }
    [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }
    [[nodiscard]] std::vector<Diagnostic>& items() { return items_; }
    void clear() {
        items_.clear();
        counts_.clear();
        errors_ = 0;
    }

private:
    struct Count {
        std::string file;
        std::size_t found = 0;
        std::size_t line = 0;     ///< place in items_ of the line that says how many more
    };
    std::vector<Count> counts_;
    std::vector<Diagnostic> items_;
    std::size_t errors_ = 0;
};

}  // namespace recht
