#include "lines.h"

#include <unistd.h>

#include <cstring>

namespace recht::cli {

namespace {
constexpr std::uint64_t kStep = 10000;
}

Diagnostic too_long_line() {
    Diagnostic d;
    d.code = "te_groot";
    d.message = "Deze regel is langer dan 1 MB en is overgeslagen.";
    d.hint = "Zet één huishouden op een regel.";
    return d;
}

Progress::Progress() : shown_(isatty(STDERR_FILENO) != 0) {}

void Progress::at(std::uint64_t households) const {
    if (shown_ && households % kStep == 0) std::fprintf(stderr, "\r%llu huishoudens", static_cast<unsigned long long>(households));
}

void Progress::end(std::uint64_t households) const {
    if (shown_ && households >= kStep) std::fprintf(stderr, "\r%llu huishoudens, klaar\n", static_cast<unsigned long long>(households));
}

LineReader::LineReader(const std::string& name) : file_(name == "-" ? stdin : std::fopen(name.c_str(), "rb")) {
    if (file_ == nullptr) std::fprintf(stderr, "recht: het bestand '%s' kan niet worden gelezen.\n", name.c_str());
}

LineReader::~LineReader() {
    if (file_ != nullptr && file_ != stdin) std::fclose(file_);
}

bool LineReader::next(std::string& line) {
    line.clear();
    too_long_ = false;
    bool any = false;
    bool ended = false;
    while (!ended) {
        if (at_ == size_) {
            at_ = 0;
            size_ = std::fread(buffer_, 1, sizeof buffer_, file_);
            if (size_ == 0) break;
        }
        any = true;
        const auto* newline = static_cast<const char*>(std::memchr(buffer_ + at_, '\n', size_ - at_));
        const auto end = newline == nullptr ? size_ : static_cast<std::size_t>(newline - buffer_);
        if (line.size() + (end - at_) > kMost) {
            too_long_ = true;
            line.clear();
        }
        if (!too_long_) line.append(buffer_ + at_, end - at_);
        at_ = newline == nullptr ? end : end + 1;
        ended = newline != nullptr;
    }
    if (!any) return false;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    ++number_;
    return true;
}

}  // namespace recht::cli
