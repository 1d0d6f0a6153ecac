// A text of households in pieces, as NDJSON or as a table.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "count.h"
#include "csv.h"

namespace recht::count {

class Stream {
public:
    explicit Stream(Count& count, Sums& sums) : count_(count), sums_(sums) {}
    /// Takes the first line of the text, without its end: a header, where the households come from, or a household. False
    /// with `why` when it is neither a situation nor a header.
    bool first(std::string_view line, std::string& why);
    /// Whether that line is a household itself, and so is to come by as any other.
    [[nodiscard]] bool first_counts() const { return first_counts_; }
    /// A later line.
    void line(std::uint64_t number, std::string_view line);

private:
    Count& count_;
    Sums& sums_;
    std::unique_ptr<CsvHouseholds> csv_;
    std::string json_;
    bool first_counts_ = true;
};

}  // namespace recht::count
