#include "part.h"

#include <algorithm>

namespace recht {

namespace {
constexpr std::uint8_t kVaries = 1;
constexpr std::uint8_t kRead = 2;
}  // namespace

template <typename Visit>
void Part::operands(const Program& program, std::uint16_t own, const Instruction& i, Visit visit) {
    const auto& classes = program.universe->catalog.classes();
    switch (i.op) {
        case Op::parent: {
            auto above = own;
            for (int level = 0; level < i.aux; ++level) above = classes[above].places.front().parent;
            visit(above, i.a);
            return;
        }
        case Op::single: visit(i.k, i.a); return;
        case Op::sum:
        case Op::count:
        case Op::any:
        case Op::all:
        case Op::highest:
        case Op::lowest:
            visit(i.k, i.a);
            visit(i.k, i.b);
            visit(own, i.c);
            return;
        default:
            visit(own, i.a);
            visit(own, i.b);
            visit(own, i.c);
    }
}

void Part::touch(const Program& program, const Program::Fields& varying, Marks& marks) const {
    for (const auto& [cls, field] : varying) {
        for (const auto& f : program.frames[cls].facts) {
            if (f.index == field) marks[cls][f.at] |= kVaries;
        }
    }
    for (const auto& segment : program.segments) {
        for (auto k = segment.first; k < segment.first + segment.count; ++k) {
            bool hit = false;
            operands(program, segment.cls, program.code[k], [&](std::size_t cls, std::uint16_t at) { hit = hit || (marks[cls][at] & kVaries) != 0; });
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
            operands(program, s->cls, i, [&](std::size_t cls, std::uint16_t at) { marks[cls][at] |= kRead; });
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
