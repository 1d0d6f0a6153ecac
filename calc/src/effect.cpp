// Which instructions one fact, or one whole list, can change: to run those again and no others.
#include "program.h"

namespace recht {

const Effect& Program::effect(std::uint16_t cls, std::uint16_t field) const {
    auto& known = effects_[static_cast<std::uint32_t>(cls) << 16 | field];
    if (known) return *known;
    known = std::make_unique<Effect>();
    const auto& classes = universe->catalog.classes();
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
            switch (i.op) {
                case Op::parent: {
                    auto above = own;
                    for (int level = 0; level < i.aux; ++level) above = classes[above].places.front().parent;
                    hit = touched[above][i.a];
                    break;
                }
                case Op::single: hit = touched[i.k][i.a]; break;
                case Op::sum:
                case Op::count:
                case Op::any:
                case Op::all:
                case Op::highest:
                case Op::lowest: hit = touched[i.k][i.a] || touched[i.k][i.b] || touched[own][i.c]; break;
                default: hit = touched[own][i.a] || touched[own][i.b] || touched[own][i.c]; break;
            }
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
