// Which instructions one fact, or one whole list, can change: to run those again and no others.
#include "operands.h"

namespace recht {

const Effect& Program::effect(std::uint16_t cls, std::uint16_t field) const {
    auto& known = effects_[static_cast<std::uint32_t>(cls) << 16 | field];
    if (known) return *known;
    known = std::make_unique<Effect>();
    std::vector<std::vector<bool>> touched(frames.size());
    for (std::size_t c = 0; c < frames.size(); ++c) touched[c].assign(frames[c].size, c == cls && field == kWholeList);
    if (field == kWholeList) {
        for (const auto& p : frames[0].present) touched[0][p.at] = p.index >> 8 == cls;
    } else {
        for (const auto* inputs : {&frames[cls].facts, &frames[cls].given, &frames[cls].not_null}) {
            for (const auto& i : *inputs) {
                if (i.index == field) touched[cls][i.at] = true;
            }
        }
    }
    for (const auto& segment : segments) {
        const auto own = segment.cls;
        const auto first = static_cast<std::uint32_t>(known->code.size());
        for (auto k = segment.first; k < segment.first + segment.count; ++k) {
            const auto& i = code[k];
            bool hit = false;
            each_operand(*this, own, i, [&](std::uint16_t c, std::uint16_t at) { hit = hit || touched[c][at]; });
            if (!hit) continue;
            touched[own][i.to] = true;
            known->code.push_back(i);
        }
        const auto count = static_cast<std::uint32_t>(known->code.size()) - first;
        if (count == 0) continue;
        known->segments.push_back({own, first, count});
        known->code.push_back({});
    }
    known->roots = std::move(touched[0]);
    return *known;
}

}  // namespace recht
