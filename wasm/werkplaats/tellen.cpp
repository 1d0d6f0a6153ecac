// Counting households in the workshop: rules before and after a change, and pieces of text in; sums out. The same code as
// `recht simulate`.
#include <emscripten/bind.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../bytes.h"
#include "json_out.h"
#include "stream.h"

namespace {

using recht::bytes;

/// One count. What a method returns as a view is valid until the next call.
class Counter {
public:
    void add(bool after, std::string name, std::string text) { (after ? after_sources_ : before_sources_).push_back({std::move(name), std::move(text)}); }

    /// Loads the sides of which rulesets were added; the other stays. Empty when all is well, else `{"fouten": […]}`. Only
    /// schemes that the change touches are counted.
    emscripten::val load() {
        recht::Diagnostics faults;
        count_.reset();
        const auto side = [&](recht::Engine& engine, std::vector<recht::RulesetSource>& sources) {
            return sources.empty() || engine.load(std::exchange(sources, {}), faults);
        };
        const bool before = side(before_, before_sources_);
        const bool good = side(after_, after_sources_) && before;
        sums_ = {};
        if (good) count_ = std::make_unique<recht::count::Count>(before_, after_, sums_, recht::count::Count::Options{true, true});
        text_ = good ? std::string() : recht::faults_json(faults);
        return bytes(text_);
    }

    /// A new text of households, and its first line; empty when that can be used, else why not.
    emscripten::val begin(const std::string& line) {
        text_ = count_ ? "" : "niet geladen";
        if (!count_) return bytes(text_);
        sums_.reset();
        stream_ = std::make_unique<recht::count::Stream>(*count_, sums_);
        stream_->first(line, text_);
        return bytes(text_);
    }
    /// Whether that line is a household, and no header.
    bool first_counts() const { return stream_->first_counts(); }

    /// Counts the lines of a piece of text, of which the first has this number; the sums of everything so far, as
    /// `recht simulate --json` writes them. Empty lines do not count.
    emscripten::val lines(const std::string& piece, double number) {
        auto at = static_cast<std::uint64_t>(number);
        for (std::string_view rest = piece; !rest.empty(); ++at) {
            const auto end = rest.find('\n');
            auto line = rest.substr(0, end);
            rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
            if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
            if (line.find_first_not_of(" \t") != std::string_view::npos) stream_->line(at, line);
        }
        count_->finish();
        text_ = sums_.json();
        return bytes(text_);
    }
    double side_by_side() const { return static_cast<double>(count_->side_by_side()); }

private:
    std::vector<recht::RulesetSource> before_sources_, after_sources_;
    recht::Engine before_, after_;
    recht::count::Sums sums_;
    std::unique_ptr<recht::count::Count> count_;
    std::unique_ptr<recht::count::Stream> stream_;
    std::string text_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(tellen) {
    emscripten::class_<Counter>("Counter")
        .constructor<>()
        .function("add", &Counter::add)
        .function("load", &Counter::load)
        .function("begin", &Counter::begin)
        .function("firstCounts", &Counter::first_counts)
        .function("lines", &Counter::lines)
        .function("sideBySide", &Counter::side_by_side);
}
