// One household over everything that is possible.
#include "range_loop.h"
#include "split.h"

namespace recht {

Interval table_range(const LookupTable& table, std::int64_t low, std::int64_t high) {
    Interval out{INT64_MAX, INT64_MIN};
    const auto include = [&](std::int64_t l, std::int64_t h) {
        out.low = std::min(out.low, l);
        out.high = std::max(out.high, h);
    };
    if (low == high && !table.by_mask) {
        const auto row = table.by_option ? low : find_row(table, low);
        if (row < 0) return {table.otherwise_low, table.otherwise_high};
        return {table.low[static_cast<std::size_t>(row)], table.high[static_cast<std::size_t>(row)]};
    }
    if (table.by_option) {
        for (std::size_t i = 0; i < table.low.size(); ++i) {
            const bool possible = table.by_mask ? (high >> i & 1) != 0 : static_cast<std::int64_t>(i) >= low && static_cast<std::int64_t>(i) <= high;
            if (possible) include(table.low[i], table.high[i]);
        }
        // Nobody there, or possibly nobody: then the value may be 0.
        if (out.low > out.high || (table.by_mask && (high & kAbsentOption) != 0)) include(0, 0);
        return out;
    }
    std::int64_t reached = low;
    for (std::size_t i = 0; i < table.from.size(); ++i) {
        if (table.to[i] < low || table.from[i] > high) continue;
        include(table.low[i], table.high[i]);
        if (table.from[i] > reached) include(table.otherwise_low, table.otherwise_high);
        if (table.to[i] == kNever) return out;
        reached = table.to[i] + 1;
    }
    if (reached <= high) include(table.otherwise_low, table.otherwise_high);
    return out;
}

void Machine::segments_range(const std::vector<Instruction>& code, const std::vector<Segment>& segments) {
    const Workplace w{*program_, layout_, situation_->instances, low_.data(), high_.data()};
    for (const auto& segment : segments) {
        const auto count = layout_[segment.cls].count;
        for (std::uint32_t i = 0; i < count; ++i) {
            if (w.instances[segment.cls][i].most > 0) segment_range<1>(w, code.data() + segment.first, segment.cls, i);
        }
    }
}

// After pieces_exact(), which wrote one end only.
void Machine::pieces_range(const Split& split) {
    const auto base = [&](const Split::Piece& piece) { return layout_[piece.cls].base + static_cast<std::size_t>(piece.instance) * program_->frames[piece.cls].size; };
    for (const auto& piece : split.single) {
        for (auto k = piece.first; k < piece.first + piece.count; ++k) {
            const auto at = base(piece) + split.code[k].to;
            high_[at] = low_[at];
        }
    }
    const Workplace w{*program_, layout_, situation_->instances, low_.data(), high_.data()};
    for (const auto& piece : split.open) segment_range<1>(w, split.code.data() + piece.first, piece.cls, piece.instance);
}

}  // namespace recht
