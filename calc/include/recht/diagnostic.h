// A message to a person: what is wrong, where, what was expected, what to do.
#pragma once

#include <cstdint>
#include <string>
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

/// All faults of one run, in the order in which they were found.
class Diagnostics {
public:
    void add(Diagnostic diagnostic) {
        if (diagnostic.severity == Severity::error) ++errors_;
        items_.push_back(std::move(diagnostic));
    }
    [[nodiscard]] bool has_errors() const { return errors_ > 0; }
    [[nodiscard]] std::size_t error_count() const { return errors_; }
    [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }
    [[nodiscard]] std::vector<Diagnostic>& items() { return items_; }
    void clear() { items_.clear(); errors_ = 0; }

private:
    std::vector<Diagnostic> items_;
    std::size_t errors_ = 0;
};

}  // namespace recht
