#include "part.h"

#include <algorithm>

#include "operands.h"

namespace recht {

namespace {
constexpr std::uint8_t kVaries = 1;
constexpr std::uint8_t kRead = 2;
}  // namespace

void Part::touch(const Program& program, const Program::Fields& varying, Marks& marks) const {
    for (const auto& [cls, field] : varying) {
        for (const auto& f : program.frames[cls].facts) {
            if (f.index == field) marks[cls][f.at] |= kVaries;
        }
    }
    for (const auto& segment : program.segments) {
        for (auto k = segment.first; k < segment.first + segment.count; ++k) {
            bool hit = false;
            each_operand(program, segment.cls, program.code[k], [&](std::size_t cls, std::uint16_t at) { hit = hit || (marks[cls][at] & kVaries) != 0; });
            if (hit) marks[segment.cls][program.code[k].to] |= kVaries;
        }
    }
}

Part::Part(const Program& program, const Program::Fields& varying, const std::vector<NodeId>& wanted, const Elsewhere& elsewhere) {
    Marks marks;
    for (const auto& f : program.frames) marks.emplace_back(f.size, 0);
    touch(program, varying, marks);
    for (const auto id : wanted) {
        const auto slot = id == 0 ? kNowhere : program.slot(id);
        if (slot != kNowhere) marks[program.universe->graph[program.effective(id)].cls][slot] |= kRead;
    }
    // From the last to the first: only what is read, by an instruction that runs or afterwards.
    std::vector<std::vector<bool>> computed;
    for (const auto& f : program.frames) computed.emplace_back(f.size, false);
    std::vector<std::pair<std::uint16_t, std::vector<Instruction>>> runs;
    for (auto s = program.segments.rbegin(); s != program.segments.rend(); ++s) {
        std::vector<Instruction> run;
        for (auto k = s->first + s->count; k-- > s->first;) {
            const auto& i = program.code[k];
            const Register to{s->cls, i.to};
            if (marks[s->cls][i.to] != (kVaries | kRead)) continue;
            computed[s->cls][i.to] = true;
            if (const auto there = elsewhere.find(to); there != elsewhere.end()) {
                taken.emplace_back(there->second, to);
                continue;
            }
            run.push_back(i);
            each_operand(program, s->cls, i, [&](std::size_t cls, std::uint16_t at) { marks[cls][at] |= kRead; });
        }
        if (!run.empty()) runs.emplace_back(s->cls, std::move(run));
    }
    for (auto r = runs.rbegin(); r != runs.rend(); ++r) {
        segments.push_back({r->first, static_cast<std::uint32_t>(code.size()), static_cast<std::uint32_t>(r->second.size())});
        code.insert(code.end(), r->second.rbegin(), r->second.rend());
        code.push_back({});
    }
    for (std::uint16_t cls = 0; cls < marks.size(); ++cls) {
        for (std::uint16_t at = 0; at < marks[cls].size(); ++at) {
            if (at == 0 || marks[cls][at] == kRead) shared.push_back({cls, at});
            else if (marks[cls][at] == (kVaries | kRead) && !computed[cls][at]) facts.push_back({cls, at});
        }
    }
}

}  // namespace recht
