#include "stream.h"

namespace recht::count {

namespace {

Diagnostic cells_fault(std::string why) {
    Diagnostic d;
    d.code = "cellen_ongeldig";
    d.message = std::move(why);
    return d;
}

// {"bevolking": "…"}: a first line that says where the households come from.
std::string told_of_itself(std::string_view line) {
    JsonDocument document;
    Diagnostics unused;
    if (line.find("\"bevolking\"") == std::string_view::npos || !document.parse(line, "", unused)) return {};
    return std::string(document.root().string("bevolking"));
}

}  // namespace

bool Stream::first(std::string_view line, std::string& why) {
    const auto begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos || line[begin] == '{') {
        if (const auto told = told_of_itself(line); !told.empty()) {
            sums_.population = told;
            first_counts_ = false;
        }
        return true;
    }
    csv_ = std::make_unique<CsvHouseholds>();
    first_counts_ = false;
    return csv_->header(line, why);
}

void Stream::line(std::uint64_t number, std::string_view line) {
    ++sums_.lines;
    std::string why;
    if (!csv_) count_.add(number, line);
    else if (csv_->situation(line, json_, why)) count_.add(number, json_);
    else count_.fault(number, cells_fault(std::move(why)));
}

}  // namespace recht::count
