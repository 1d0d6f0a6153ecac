#include "split.h"

#include <bit>

namespace recht {

namespace {

constexpr std::uint8_t kVaries = 1;  // differs with the fact
constexpr std::uint8_t kRange = 2;   // more than one value is possible
constexpr std::uint8_t kMany = 4;    // were it a choice: not exactly one option

/// What is known of each register of a household, while one fact varies.
class Marks {
public:
    Marks(const Machine& m, const FactPath& fact) : m_(m), program_(m.program()), marks_(m.size()) {
        for (std::size_t at = 0; at < marks_.size(); ++at) {
            const auto value = m.at(at);
            marks_[at] = static_cast<std::uint8_t>(value.point() ? 0 : kRange);
            if (std::popcount(static_cast<std::uint64_t>(value.high)) != 1 || value.high == kAbsentOption) marks_[at] |= kMany;
        }
        for (const auto& f : program_.frames[fact.cls].facts) {
            if (f.index == fact.field) marks_[place(fact.cls, fact.instance, f.at)] = kVaries | kMany;
        }
    }

    enum class Result { still, single, open };
    /// What an instruction gives in one instance; what reads it after this knows.
    Result judge(std::uint16_t cls, std::uint32_t instance, const Instruction& i) {
        certain_ = true;
        settled_ = false;
        const auto all = operands(cls, instance, i);
        if ((all & kVaries) == 0) return Result::still;
        auto& mark = marks_[place(cls, instance, i.to)];
        if ((all & kRange) != 0 || !certain_ || !can_be_single(i, all)) {
            mark = kVaries | kRange | kMany;
            return Result::open;
        }
        // What copies an option gives one when all that it chooses from is one. Anything else is a number, which nobody
        // looks at as an option.
        const bool copies = i.op == Op::copy || i.op == Op::dated || i.op == Op::parent || i.op == Op::single || is_choice(i.op);
        mark = copies ? all : kVaries | kMany;
        return Result::single;
    }
    [[nodiscard]] bool varies(std::size_t at) const { return (marks_[at] & kVaries) != 0; }

private:
    static bool is_choice(Op op) { return op == Op::choose || op == Op::choose_open || op == Op::derived; }
    [[nodiscard]] std::size_t place(std::uint16_t cls, std::uint32_t instance, std::uint16_t at) const {
        return m_.layout()[cls].base + static_cast<std::size_t>(instance) * program_.frames[cls].size + at;
    }
    /// Whether this register is the same value always.
    [[nodiscard]] bool is(std::size_t at, std::int64_t value) const { return (marks_[at] & (kVaries | kRange)) == 0 && m_.at(at).low == value; }

    // The marks of everything that can decide what the instruction gives, together.
    std::uint8_t operands(std::uint16_t cls, std::uint32_t instance, const Instruction& i) {
        const auto& l = m_.layout()[cls];
        const auto base = place(cls, instance, 0);
        const auto own = [&](std::uint16_t at) { return marks_[base + at]; };
        switch (i.op) {
            case Op::parent: return marks_[(i.aux == 1 ? l.parent_base[0][instance] : 0) + i.a];
            case Op::single: {
                const auto& only = m_.layout()[i.k].only[i.aux];
                certain_ = only.least > 0;
                return only.most == 0 ? 0 : marks_[only.base + i.a];
            }
            case Op::sum:
            case Op::count:
            case Op::any:
            case Op::all:
            case Op::highest:
            case Op::lowest: return own(i.c) | members(i.k, m_.children(i.k, instance), i.aux, i);
            case Op::rank: return members(cls, m_.children(cls, m_.situation().instances[cls][instance].parent), 0xFF, i);
            case Op::logical_and:
            case Op::logical_or: {
                const std::int64_t decides = i.op == Op::logical_or ? 1 : 0;
                if (is(base + i.a, decides) || is(base + i.b, decides)) return 0;
                return own(i.a) | own(i.b);
            }
            default: break;
        }
        if (is_choice(i.op)) {
            const auto condition = own(i.a) & ~kMany;
            settled_ = condition == 0;
            if (settled_) return m_.at(base + i.a).low != 0 ? own(i.b) : own(i.c);
            return static_cast<std::uint8_t>(condition | own(i.b) | own(i.c));
        }
        return own(i.a) | own(i.b) | own(i.c);
    }
    std::uint8_t members(std::uint16_t cls, InstanceRange range, std::uint8_t places, const Instruction& i) {
        std::uint8_t all = 0;
        for (auto k = range.first; k < range.first + range.count; ++k) {
            if ((m_.layout()[cls].places[k] & places) == 0) continue;
            const auto& who = m_.situation().instances[cls][k];
            certain_ = certain_ && who.least == 1 && who.most == 1;
            all |= marks_[place(cls, k, i.a)] | marks_[place(cls, k, i.b)];
        }
        return all;
    }
    /// Of operands that are one value each.
    [[nodiscard]] bool can_be_single(const Instruction& i, std::uint8_t all) const {
        const bool many = (all & kMany) != 0;
        switch (i.op) {
            case Op::range: return false;
            case Op::choose_open: return settled_;   // then by a branch that varies, so not by the one that is open
            case Op::in_mask:
            case Op::same_option: return !many;
            case Op::lookup: {
                const auto& table = program_.tables[i.k];
                return i.aux == 0 && table.low == table.high && table.otherwise_low == table.otherwise_high && !(table.by_mask && many);
            }
            case Op::brackets: return program_.tables[i.k].low == program_.tables[i.k].high;
            default: return true;
        }
    }
    const Machine& m_;
    const Program& program_;
    std::vector<std::uint8_t> marks_;
    bool certain_ = true;        // of the list that was read: how many there are
    bool settled_ = false;       // of the choice that was read: which branch it is
};

}  // namespace

Split::Split(const Machine& machine, const Effect& effect, const FactPath& fact) {
    Marks marks(machine, fact);
    for (const auto& segment : effect.segments) {
        for (std::uint32_t i = 0; i < machine.count(segment.cls); ++i) {
            if (machine.situation().instances[segment.cls][i].most == 0) continue;
            std::vector<Instruction> parts[2];
            for (auto k = segment.first; k < segment.first + segment.count; ++k) {
                const auto result = marks.judge(segment.cls, i, effect.code[k]);
                if (result != Marks::Result::still) parts[result == Marks::Result::open ? 1 : 0].push_back(effect.code[k]);
            }
            for (auto* pieces : {&single, &open}) {
                const auto& part = parts[pieces == &open ? 1 : 0];
                if (part.empty()) continue;
                pieces->push_back({segment.cls, i, static_cast<std::uint32_t>(code.size()), static_cast<std::uint32_t>(part.size())});
                code.insert(code.end(), part.begin(), part.end());
                code.push_back({});
            }
        }
    }
    for (std::size_t at = 0; at < machine.program().frames[0].size; ++at) roots.push_back(marks.varies(at));
}

}  // namespace recht
