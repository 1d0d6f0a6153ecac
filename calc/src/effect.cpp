// Which instructions one fact, or one whole list, can change: to run those again and no others.
#include "operands.h"

namespace recht {

// Every register is written once, so who reads what is found once for a program; it is asked for each open fact.
const Program::Readers& Program::readers() const {
    auto& r = readers_;
    if (!r.first.empty()) return r;
    std::uint32_t registers = 0;
    for (const auto& frame : frames) {
        r.base.push_back(registers);
        registers += frame.size;
    }
    r.first.assign(registers + 1, 0);
    r.to.resize(code.size());
    const auto each_read = [&](auto visit) {
        for (const auto& segment : segments) {
            for (auto k = segment.first; k < segment.first + segment.count; ++k) {
                r.to[k] = r.base[segment.cls] + code[k].to;
                each_operand(*this, segment.cls, code[k], [&](std::uint16_t c, std::uint16_t at) { visit(r.base[c] + at, k); });
            }
        }
    };
    // Counted first, then put in from behind: what is left in `first` is where those of a register begin.
    std::uint32_t all = 0;
    each_read([&](std::uint32_t at, std::uint32_t) { ++r.first[at], ++all; });
    for (std::uint32_t at = 0, sum = 0; at <= registers; ++at) r.first[at] = sum += r.first[at];
    r.code.resize(all);
    each_read([&](std::uint32_t at, std::uint32_t k) { r.code[--r.first[at]] = k; });
    return r;
}

const Effect& Program::effect(std::uint16_t cls, std::uint16_t field) const {
    auto& known = effects_[static_cast<std::uint32_t>(cls) << 16 | field];
    if (known) return *known;
    known = std::make_unique<Effect>();
    const auto& r = readers();
    std::vector<std::uint8_t> touched(r.first.size() - 1, 0), hit(code.size(), 0);
    std::vector<std::uint32_t> wave;
    const auto touch = [&](std::uint32_t at) {
        if (touched[at] == 0) wave.push_back(at);
        touched[at] = 1;
    };
    if (field == kWholeList) {
        for (std::uint32_t at = 0; at < frames[cls].size; ++at) touch(r.base[cls] + at);
        for (const auto& p : frames[0].present) {
            if (p.index >> 8 == cls) touch(p.at);
        }
    } else {
        for (const auto* inputs : {&frames[cls].facts, &frames[cls].given, &frames[cls].not_null}) {
            for (const auto& i : *inputs) {
                if (i.index == field) touch(r.base[cls] + i.at);
            }
        }
    }
    while (!wave.empty()) {
        const auto at = wave.back();
        wave.pop_back();
        for (auto i = r.first[at]; i < r.first[at + 1]; ++i) {
            const auto k = r.code[i];
            hit[k] = 1;
            touch(r.to[k]);
        }
    }
    for (const auto& segment : segments) {
        const auto first = static_cast<std::uint32_t>(known->code.size());
        for (auto k = segment.first; k < segment.first + segment.count; ++k) {
            if (hit[k] != 0) known->code.push_back(code[k]);
        }
        const auto count = static_cast<std::uint32_t>(known->code.size()) - first;
        if (count == 0) continue;
        known->segments.push_back({segment.cls, first, count});
        known->code.push_back({});
    }
    known->roots.assign(touched.begin(), touched.begin() + frames[0].size);
    return *known;
}

}  // namespace recht
