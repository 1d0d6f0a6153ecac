// One household of which everything is known.
#include "exact_loop.h"
#include "split.h"

namespace recht {

bool Machine::segments_exact(const std::vector<Instruction>& code, const std::vector<Segment>& segments) {
    const Workplace w{*program_, layout_, situation_->instances, low_.data(), low_.data()};
    bool inexact = false;
    for (const auto& segment : segments) {
        const auto count = layout_[segment.cls].count;
        for (std::uint32_t i = 0; i < count; ++i) {
            if (w.instances[segment.cls][i].most > 0) segment_exact<1>(w, code.data() + segment.first, segment.cls, i, inexact);
        }
    }
    return !inexact;
}

bool Machine::pieces_exact(const Split& split, bool open) {
    const Workplace w{*program_, layout_, situation_->instances, low_.data(), low_.data()};
    bool inexact = false;
    for (const auto& piece : open ? split.open : split.single) segment_exact<1>(w, split.code.data() + piece.first, piece.cls, piece.instance, inexact);
    return !inexact;
}

}  // namespace recht
