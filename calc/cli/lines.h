// Lines of a stream of any size, in constant memory.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>

#include "recht/diagnostic.h"

namespace recht::cli {

class LineReader {
public:
    /// Longer lines are skipped, and said to be too long.
    static constexpr std::size_t kMost = 1u << 20;

    /// A file, or standard input for "-"; open() says whether it can be read.
    explicit LineReader(const std::string& name);
    ~LineReader();
    LineReader(const LineReader&) = delete;
    LineReader& operator=(const LineReader&) = delete;
    [[nodiscard]] bool open() const { return file_ != nullptr; }
    /// The next line without its end ("\n" or "\r\n"); false when there is none.
    bool next(std::string& line);
    [[nodiscard]] bool too_long() const { return too_long_; }
    /// The number of the last line, from 1.
    [[nodiscard]] std::uint64_t number() const { return number_; }

private:
    std::FILE* file_ = nullptr;
    std::uint64_t number_ = 0;
    bool too_long_ = false;
    std::size_t at_ = 0;
    std::size_t size_ = 0;
    char buffer_[1 << 16];
};

/// The fault of a line that LineReader skipped.
Diagnostic too_long_line();

/// How many households are done, on a terminal.
class Progress {
public:
    Progress();
    void at(std::uint64_t households) const;
    void end(std::uint64_t households) const;

private:
    bool shown_;
};

}  // namespace recht::cli
