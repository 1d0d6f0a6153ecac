#include "machine.h"

#include <algorithm>
#include <bit>

#include "dates.h"
#include "split.h"

namespace recht {

std::int64_t divide_rounded(std::int64_t value, std::int64_t divisor, Rounding mode) {
    std::int64_t q = value / divisor;
    std::int64_t r = value % divisor;
    if (r < 0) {
        --q;
        r += divisor;
    }
    switch (mode) {
        case Rounding::down: return q;
        case Rounding::up: return q + (r > 0 ? 1 : 0);
        case Rounding::half_up: return q + (r >= divisor - r ? 1 : 0);
    }
    return q;
}

std::int64_t quotient_rounded(std::int64_t a, std::int64_t b, const Quotient& quotient) {
    std::int64_t small_n = 0;
    std::int64_t small_d = 0;
    if (!__builtin_mul_overflow(a, quotient.left, &small_n) && !__builtin_mul_overflow(b, quotient.right, &small_d) && small_d > 0) {
        return divide_rounded(small_n, small_d, quotient.mode);
    }
    const __int128 n = static_cast<__int128>(a) * quotient.left;
    const __int128 d = static_cast<__int128>(b) * quotient.right;
    if (d <= 0) return 0;  // unreachable: divisors are proven positive
    __int128 q = n / d;
    __int128 r = n % d;
    if (r < 0) {
        --q;
        r += d;
    }
    if ((quotient.mode == Rounding::up && r > 0) || (quotient.mode == Rounding::half_up && r >= d - r)) ++q;
    return static_cast<std::int64_t>(q);
}

std::int64_t date_part(std::int64_t day, int part) {
    const auto c = civil_from_days(day);
    return part == 0 ? c.year : part == 1 ? c.month : part == 2 ? c.day : (c.month + 2) / 3;
}

std::int64_t date_start(std::int64_t day, int which) {
    switch (which) {
        case 0: return first_of_month(day);
        case 1: return first_of_next_month(day);
        case 2: return last_of_month(day);
        case 3: return first_of_quarter(day);
        default: return first_of_year(day);
    }
}

std::int64_t find_row(const LookupTable& table, std::int64_t key) {
    const auto it = std::upper_bound(table.from.begin(), table.from.end(), key);
    if (it == table.from.begin()) return -1;
    const auto row = it - table.from.begin() - 1;
    return key <= table.to[static_cast<std::size_t>(row)] ? row : -1;
}

std::int64_t look_up(const LookupTable& table, std::int64_t key, bool& range) {
    std::int64_t row = 0;
    if (table.by_option) {
        row = table.by_mask ? std::countr_zero(static_cast<std::uint64_t>(key)) : key;
        if (row < 0 || row >= static_cast<std::int64_t>(table.low.size())) return 0;
    } else {
        row = find_row(table, key);
        if (row < 0) {
            range = range || table.otherwise_low != table.otherwise_high;
            return table.otherwise_low;
        }
    }
    const auto at = static_cast<std::size_t>(row);
    range = range || table.low[at] != table.high[at];
    return table.low[at];
}

std::int64_t date_of(std::int64_t y, std::int64_t m, std::int64_t d) {
    const int year = static_cast<int>(std::clamp<std::int64_t>(y, 1800, 2199));
    const int month = static_cast<int>(std::clamp<std::int64_t>(m, 1, 12));
    return days_from_civil(year, month, static_cast<int>(std::clamp<std::int64_t>(d, 1, days_in_month(year, month))));
}

std::int64_t brackets_amount(const LookupTable& table, std::int64_t key, bool high) {
    __int128 total = 0;
    for (std::size_t i = 0; i < table.from.size() && key > table.from[i]; ++i) {
        // A bracket runs to the start of the next one.
        const auto end = i + 1 < table.from.size() ? std::min(key, table.from[i + 1]) : key;
        total += static_cast<__int128>(end - table.from[i]) * (high ? table.high[i] : table.low[i]);
    }
    return static_cast<std::int64_t>(total);
}

Interval brackets_range(const LookupTable& table, std::int64_t low, std::int64_t high) {
    Interval out{std::min(brackets_amount(table, low, false), brackets_amount(table, high, false)),
                 std::max(brackets_amount(table, low, true), brackets_amount(table, high, true))};
    // With a rate below zero the lowest or highest may lie where a bracket begins.
    for (const auto from : table.from) {
        if (from <= low || from >= high) continue;
        out.low = std::min(out.low, brackets_amount(table, from, false));
        out.high = std::max(out.high, brackets_amount(table, from, true));
    }
    return out;
}

void Machine::load(const Program& program) {
    if (program_ == &program) return;
    program_ = &program;
    shape_.clear();
}

void Machine::lay_out() {
    const auto& classes = situation_->catalog().classes();
    bool same = shape_.size() == classes.size();
    shape_.resize(classes.size());
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const auto count = static_cast<std::uint32_t>(situation_->instances[c].size());
        same = same && shape_[c] == count;
        shape_[c] = count;
    }
    layout_.resize(classes.size());
    std::uint32_t base = 0;
    for (std::size_t c = 0; c < classes.size(); ++c) {
        auto& l = layout_[c];
        l.base = base;
        l.count = shape_[c];
        base += l.count * program_->frames[c].size;
    }
    for (std::size_t c = 1; c < classes.size(); ++c) {
        auto& l = layout_[c];
        const auto parent = classes[c].places.front().parent;
        l.children.assign(layout_[parent].count, {});
        l.only.assign(classes[c].places.size(), {});
        l.places.resize(l.count);
        for (auto& bases : l.parent_base) bases.assign(l.count, 0);
        for (std::uint32_t i = 0; i < l.count; ++i) {
            const auto& instance = situation_->instances[c][i];
            auto& range = l.children[instance.parent];
            if (range.count++ == 0) range.first = i;
            l.parent_base[0][i] = layout_[parent].base + instance.parent * program_->frames[parent].size;
            // Two levels up is always the situation: nesting is three deep.
            l.parent_base[1][i] = 0;
            l.places[i] = instance.most > 0 ? static_cast<std::uint8_t>(1u << instance.place) : 0;
            auto& only = l.only[instance.place];
            if (only.most == 0) only = {l.base + i * program_->frames[c].size, instance.least, instance.most};
        }
    }
    if (same) return;
    low_.assign(base, 0);
    high_.assign(base, 0);
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const auto& frame = program_->frames[c];
        for (std::uint32_t i = 0; i < layout_[c].count; ++i) {
            const auto at = layout_[c].base + i * frame.size;
            write(at, 1, 1);
            for (const auto& k : frame.constants) write(at + k.at, k.low, k.high);
        }
    }
}

void Machine::bind_fact(const Field& field, const FactValue& value, std::size_t at, bool open) {
    std::int64_t low = value.low;
    std::int64_t high = value.high;
    if (open && value.state == FactState::assumed && !value.confirmed) {
        low = field.type.multi ? 0 : field.min;
        high = field.max;
    }
    if (open && value.state == FactState::none && field.default_null && !value.confirmed) high = field.max;
    if (field.type.kind == Kind::choice && !field.type.multi && situation_->catalog().options(field.type.options).is_mask()) {
        // One bit for each option that is possible.
        if (value.state == FactState::unknown || (open && value.state == FactState::assumed && !value.confirmed)) low = high;
        if (std::popcount(static_cast<std::uint64_t>(high)) > 1) exact_ = false;
    } else if (low != high) {
        exact_ = false;
    }
    write(at, low, high);
}

namespace {
/// A default without a formula that nobody confirmed.
bool is_assumed(const Field& field, const FactValue& value) {
    return !value.confirmed && (value.state == FactState::assumed || (value.state == FactState::none && field.default_null));
}
}  // namespace

void Machine::bind(const Situation& situation, bool open) {
    situation_ = &situation;
    was_exact_ = false;
    elsewhere_ = {};
    lay_out();
    exact_ = !program_->needs_ranges;
    const auto& classes = situation.catalog().classes();
    for (std::uint16_t c = 0; c < classes.size(); ++c) {
        const auto& frame = program_->frames[c];
        const auto width = classes[c].fields.size();
        for (std::uint32_t i = 0; i < layout_[c].count; ++i) {
            const auto base = layout_[c].base + i * frame.size;
            const auto& instance = situation.instances[c][i];
            const auto* facts = situation.facts[c].data() + i * width;
            const bool before = exact_;
            for (const auto& f : frame.facts) {
                const bool plain = facts[f.index].state != FactState::formula || (open && !facts[f.index].confirmed && classes[c].fields[f.index].default_kind == DefaultKind::formula);
                if (plain) {
                    bind_fact(classes[c].fields[f.index], facts[f.index], base + f.at, open);
                } else {
                    // Never read: the formula stands in.
                    write(base + f.at, classes[c].fields[f.index].min, classes[c].fields[f.index].min);
                }
            }
            for (const auto& g : frame.given) {
                const auto kind = classes[c].fields[g.index].default_kind;
                if (kind != DefaultKind::formula && kind != DefaultKind::derived) {
                    const auto& v = facts[g.index];
                    const std::int64_t filled = v.state == FactState::given || v.given_null ? 1 : 0;
                    write(base + g.at, filled, open && is_assumed(classes[c].fields[g.index], v) ? 1 : filled);
                    continue;
                }
                const bool formula = facts[g.index].state == FactState::formula &&
                                     !(open && !facts[g.index].confirmed && classes[c].fields[g.index].default_kind == DefaultKind::formula);
                write(base + g.at, formula ? 0 : 1, formula ? 0 : 1);
            }
            for (const auto& n : frame.not_null) {
                const auto& v = facts[n.index];
                const bool opened = open && is_assumed(classes[c].fields[n.index], v);
                const bool may = (v.state == FactState::unknown && v.maybe_none) || opened;
                const std::int64_t there = v.state == FactState::none ? 0 : 1;
                write(base + n.at, may ? 0 : there, may ? 1 : there);
                if (may) exact_ = false;
            }
            for (const auto& r : frame.role) write(base + r.at, std::int64_t{1} << instance.place, std::int64_t{1} << instance.place);
            for (const auto& p : frame.present) {
                const auto cls = static_cast<std::size_t>(p.index >> 8);
                for (const auto& other : situation.instances[cls]) {
                    if (other.place == (p.index & 0xFF)) write(base + p.at, std::min<std::int64_t>(other.least, 1), std::min<std::int64_t>(other.most, 1));
                }
            }
            // What nobody has does not make the answer uncertain.
            if (instance.most == 0) exact_ = before;
            if (instance.least != instance.most && reads(c)) exact_ = false;
        }
    }
}

bool Machine::uses(std::uint16_t cls, std::uint16_t field) const {
    for (const auto& f : program_->frames[cls].facts) {
        if (f.index == field) return true;
    }
    return false;
}

void Machine::set(std::uint16_t cls, std::uint32_t instance, std::uint16_t field, Interval value, bool there) {
    const auto& frame = program_->frames[cls];
    const auto base = layout_[cls].base + instance * frame.size;
    for (const auto& f : frame.facts) {
        if (f.index == field) write_input(base + f.at, value.low, value.high);
    }
    for (const auto& g : frame.given) {
        if (g.index == field) write_input(base + g.at, 1, 1);
    }
    for (const auto& n : frame.not_null) {
        if (n.index == field) write_input(base + n.at, there ? 1 : 0, there ? 1 : 0);
    }
}

void Machine::open(const Situation& situation, const FactPath& path) {
    const auto& field = situation.catalog().classes()[path.cls].fields[static_cast<std::size_t>(path.field)];
    const auto index = static_cast<std::uint16_t>(path.field);
    const bool mask = field.type.kind == Kind::choice && !field.type.multi && situation.catalog().options(field.type.options).is_mask();
    set(path.cls, path.instance, index, {mask ? field.max : field.type.multi ? 0 : field.min, field.max});
    const auto base = layout_[path.cls].base + path.instance * program_->frames[path.cls].size;
    // With a formula for a default this says which of the two it is: see bind().
    const bool formula = field.default_kind == DefaultKind::formula || field.default_kind == DefaultKind::derived;
    for (const auto& g : program_->frames[path.cls].given) {
        if (g.index == index && !formula) write_input(base + g.at, 0, 1);
    }
    if (!field.nullable) return;
    for (const auto& n : program_->frames[path.cls].not_null) {
        if (n.index == index) write_input(base + n.at, 0, 1);
    }
}

Interval Machine::read(NodeId node, std::uint32_t instance) const {
    Interval fixed;
    if (program_->fixed(node, fixed.low, fixed.high)) return fixed;
    return at(address(node, instance));
}

std::size_t Machine::address(NodeId id, std::uint32_t instance) const {
    const auto node = program_->effective(id);
    const auto cls = program_->universe->graph[node].cls;
    return layout_[cls].base + static_cast<std::size_t>(instance) * program_->frames[cls].size + program_->slot(node);
}

std::uint32_t Machine::ancestor(std::uint16_t cls, std::uint16_t inner, std::uint32_t instance) const {
    const auto& classes = situation_->catalog().classes();
    while (inner != cls && inner != 0) {
        instance = situation_->instances[inner][instance].parent;
        inner = classes[inner].places.front().parent;
    }
    return inner == cls ? instance : 0;
}

bool Machine::run_exact() {
    was_exact_ = segments_exact(program_->code, program_->segments);
    return was_exact_;
}

void Machine::run_range() {
    was_exact_ = false;
    segments_range(program_->code, program_->segments);
}

void Machine::run(const Effect& effect) {
    if (was_exact_ && segments_exact(effect.code, effect.segments)) return;
    if (was_exact_) run_range();
    else segments_range(effect.code, effect.segments);
}

void Machine::run(const Split& split) {
    pieces_exact(split, false);
    if (was_exact_ && pieces_exact(split, true)) return;
    if (was_exact_) run_range();
    else pieces_range(split);
}

void Machine::keep() {
    kept_.low = low_;
    kept_.high = high_;
    kept_exact_ = exact_;
    inputs_.clear();
}

void Machine::restore(const Situation& situation) {
    situation_ = &situation;
    lay_out();
    low_ = kept_.low;
    high_ = kept_.high;
    exact_ = kept_exact_;
    was_exact_ = false;
    inputs_.clear();
}

template <typename Move>
void Machine::changed(const Effect& effect, Move move) {
    for (const auto at : inputs_) move(at);
    inputs_.clear();
    for (const auto& segment : effect.segments) {
        const auto size = program_->frames[segment.cls].size;
        std::size_t base = layout_[segment.cls].base;
        for (std::uint32_t i = 0; i < layout_[segment.cls].count; ++i, base += size) {
            for (auto k = segment.first; k < segment.first + segment.count; ++k) move(base + effect.code[k].to);
        }
    }
}

void Machine::revert(const Effect& effect) {
    changed(effect, [&](std::size_t at) {
        low_[at] = kept_.low[at];
        high_[at] = kept_.high[at];
    });
}

void Machine::accept(const Effect& effect) {
    changed(effect, [&](std::size_t at) {
        kept_.low[at] = low_[at];
        kept_.high[at] = high_[at];
    });
}

std::vector<Machine::Was> Machine::accept_for_now(const Effect& effect) {
    std::vector<Was> was;
    changed(effect, [&](std::size_t at) {
        was.push_back({at, kept_.low[at], kept_.high[at]});
        kept_.low[at] = low_[at];
        kept_.high[at] = high_[at];
    });
    return was;
}

void Machine::forget(const std::vector<Was>& was) {
    // The last first: a register may stand there twice.
    for (auto w = was.rbegin(); w != was.rend(); ++w) {
        low_[w->at] = kept_.low[w->at] = w->low;
        high_[w->at] = kept_.high[w->at] = w->high;
    }
}

}  // namespace recht
