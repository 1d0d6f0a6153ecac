// The range loop: lowest and highest value in each register, truths as 0…1. The true value always
// lies inside; a range may be wider than needed.
#include <algorithm>
#include <bit>

#include "dates.h"
#include "machine.h"

namespace recht {

Interval Machine::table_range(const LookupTable& table, std::int64_t low, std::int64_t high) const {
    Interval out{INT64_MAX, INT64_MIN};
    const auto include = [&](std::int64_t l, std::int64_t h) {
        out.low = std::min(out.low, l);
        out.high = std::max(out.high, h);
    };
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

void Machine::step_aggregate_range(const Instruction& i, std::uint16_t, std::uint32_t instance, std::size_t base) {
    const auto inner = i.k;
    const auto range = layout_[inner].children[instance];
    const auto size = program_->frames[inner].size;
    const auto& instances = situation_->instances[inner];
    std::int64_t low = i.op == Op::all ? 1 : 0;
    std::int64_t high = low;
    bool sure = false;       // somebody is surely in
    bool possible = false;
    std::int64_t sure_value = 0;
    for (std::uint32_t j = range.first; j < range.first + range.count; ++j) {
        if ((i.aux >> instances[j].place & 1) == 0 || instances[j].most == 0) continue;
        const auto at = layout_[inner].base + static_cast<std::size_t>(j) * size;
        const auto* l = low_.data() + at;
        const auto* h = high_.data() + at;
        const auto least = instances[j].least;
        const auto most = instances[j].most;
        switch (i.op) {
            case Op::sum: {
                const auto in_least = l[i.b] != 0 ? least : 0;
                const auto in_most = h[i.b] != 0 ? most : 0;
                low += l[i.a] >= 0 ? l[i.a] * in_least : l[i.a] * in_most;
                high += h[i.a] >= 0 ? h[i.a] * in_most : h[i.a] * in_least;
                break;
            }
            case Op::count:
                low += l[i.a] != 0 ? least : 0;
                high += h[i.a] != 0 ? most : 0;
                break;
            case Op::any:
                if (l[i.a] != 0 && least > 0) low = 1;
                if (h[i.a] != 0) high = 1;
                break;
            case Op::all:
                if (h[i.a] != 0 && l[i.b] == 0) low = 0;
                if (l[i.a] != 0 && least > 0 && h[i.b] == 0) high = 0;
                break;
            case Op::highest:
            case Op::lowest: {
                if (h[i.b] == 0) break;
                const bool max = i.op == Op::highest;
                low = possible ? (max ? low : std::min(low, l[i.a])) : l[i.a];
                if (possible && max) low = std::min(low, l[i.a]);
                high = possible ? std::max(high, h[i.a]) : h[i.a];
                possible = true;
                if (l[i.b] != 0 && least > 0) {
                    // Who is surely in holds the highest up, and the lowest down.
                    const auto bound = max ? l[i.a] : h[i.a];
                    sure_value = !sure ? bound : max ? std::max(sure_value, bound) : std::min(sure_value, bound);
                    sure = true;
                }
                break;
            }
            default: break;
        }
    }
    if (i.op == Op::highest || i.op == Op::lowest) {
        if (sure) {
            if (i.op == Op::highest) low = sure_value;
            else high = sure_value;
        } else {
            const auto none_low = i.c == 0 ? 0 : low_[base + i.c];
            const auto none_high = i.c == 0 ? 0 : high_[base + i.c];
            low = possible ? std::min(low, none_low) : none_low;
            high = possible ? std::max(high, none_high) : none_high;
        }
    }
    write(base + i.to, low, high);
}

Interval Machine::rank_range(const Instruction& i, std::uint16_t cls, std::uint32_t instance, Interval own) const {
    const auto& all = situation_->instances[cls];
    const auto range = layout_[cls].children[all[instance].parent];
    const auto size = program_->frames[cls].size;
    Interval rank{1, std::max<std::int64_t>(all[instance].most, 1)};
    for (std::uint32_t j = range.first; j < range.first + range.count; ++j) {
        if (j == instance || all[j].most == 0) continue;
        const auto at = layout_[cls].base + static_cast<std::size_t>(j) * size + i.a;
        const bool surely = low_[at] > own.high || (low_[at] == own.high && j < instance);
        const bool maybe = high_[at] > own.low || (high_[at] == own.low && j < instance);
        if (surely) rank.low += all[j].least;
        if (maybe) rank.high += all[j].most;
    }
    return rank;
}

void Machine::segment_range(const Instruction* i, std::uint16_t cls, std::uint32_t instance) {
    const auto base = layout_[cls].base + static_cast<std::size_t>(instance) * program_->frames[cls].size;
    std::int64_t* const l = low_.data() + base;
    std::int64_t* const h = high_.data() + base;
    const std::int64_t* const pool = program_->pool.data();
    // Equal operations stand together (Program::schedule), so each is a loop of its own.
    const auto each = [&](auto step) {
        const Op op = i->op;
        do step(*i, [&](std::int64_t low, std::int64_t high) {
            l[i->to] = low;
            h[i->to] = high;
        });
        while ((++i)->op == op);
    };
    using I = const Instruction&;
    for (;;) {
        switch (i->op) {
            case Op::none: return;
            case Op::copy: each([&](I k, auto put) { put(l[k.a], h[k.a]); }); break;
            case Op::add: each([&](I k, auto put) { put(l[k.a] + l[k.b], h[k.a] + h[k.b]); }); break;
            case Op::subtract: each([&](I k, auto put) { put(l[k.a] - h[k.b], h[k.a] - l[k.b]); }); break;
            case Op::scale_up: each([&](I k, auto put) { put(l[k.a] * l[k.b], h[k.a] * l[k.b]); }); break;
            case Op::multiply:
                each([&](I k, auto put) {
                    if (k.aux == 1) return put(l[k.a] * l[k.b], h[k.a] * h[k.b]);
                    const auto ll = l[k.a] * l[k.b];
                    const auto lh = l[k.a] * h[k.b];
                    const auto hl = h[k.a] * l[k.b];
                    const auto hh = h[k.a] * h[k.b];
                    put(std::min({ll, lh, hl, hh}), std::max({ll, lh, hl, hh}));
                });
                break;
            case Op::negate: each([&](I k, auto put) { put(-h[k.a], -l[k.a]); }); break;
            case Op::minimum: each([&](I k, auto put) { put(std::min(l[k.a], l[k.b]), std::min(h[k.a], h[k.b])); }); break;
            case Op::maximum: each([&](I k, auto put) { put(std::max(l[k.a], l[k.b]), std::max(h[k.a], h[k.b])); }); break;
            case Op::range: each([&](I k, auto put) { put(std::min(l[k.a], l[k.b]), std::max(h[k.a], h[k.b])); }); break;
            case Op::choose:
            case Op::derived:
                each([&](I k, auto put) {
                    if (l[k.a] != 0) put(l[k.b], h[k.b]);
                    else if (h[k.a] == 0) put(l[k.c], h[k.c]);
                    else if (k.aux >= 2) put(k.aux == 2 ? h[k.b] | h[k.c] : l[k.b] & l[k.c], h[k.b] | h[k.c]);
                    else put(std::min(l[k.b], l[k.c]), std::max(h[k.b], h[k.c]));
                });
                break;
            case Op::equal:
                each([&](I k, auto put) {
                    put(l[k.a] == h[k.a] && l[k.b] == h[k.b] && l[k.a] == l[k.b], l[k.a] <= h[k.b] && l[k.b] <= h[k.a]);
                });
                break;
            case Op::unequal:
                each([&](I k, auto put) {
                    put(l[k.a] > h[k.b] || l[k.b] > h[k.a], !(l[k.a] == h[k.a] && l[k.b] == h[k.b] && l[k.a] == l[k.b]));
                });
                break;
            case Op::same_option:
                each([&](I k, auto put) {
                    const auto common = h[k.a] & h[k.b];
                    const bool one = std::popcount(static_cast<std::uint64_t>(h[k.a])) == 1 && h[k.a] == h[k.b];
                    put(one && common != kAbsentOption, (common & ~kAbsentOption) != 0);
                });
                break;
            case Op::less: each([&](I k, auto put) { put(h[k.a] < l[k.b], l[k.a] < h[k.b]); }); break;
            case Op::less_equal: each([&](I k, auto put) { put(h[k.a] <= l[k.b], l[k.a] <= h[k.b]); }); break;
            case Op::logical_and: each([&](I k, auto put) { put(l[k.a] & l[k.b], h[k.a] & h[k.b]); }); break;
            case Op::logical_or: each([&](I k, auto put) { put(l[k.a] | l[k.b], h[k.a] | h[k.b]); }); break;
            case Op::logical_not: each([&](I k, auto put) { put(1 - h[k.a], 1 - l[k.a]); }); break;
            case Op::in_mask: each([&](I k, auto put) { put(h[k.a] != 0 && (h[k.a] & ~pool[k.k]) == 0, (h[k.a] & pool[k.k]) != 0); }); break;
            case Op::has_option: each([&](I k, auto put) { put((l[k.a] & pool[k.k]) != 0, (h[k.a] & pool[k.k]) != 0); }); break;
            case Op::in_set:
                each([&](I k, auto put) {
                    const auto& set = program_->universe->graph.sets[static_cast<std::size_t>(pool[k.k])];
                    const auto first = std::lower_bound(set.begin(), set.end(), l[k.a]);
                    const auto last = std::upper_bound(set.begin(), set.end(), h[k.a]);
                    put(last - first == h[k.a] - l[k.a] + 1, last != first);
                });
                break;
            case Op::round:
                each([&](I k, auto put) {
                    const auto mode = static_cast<Rounding>(k.aux);
                    put(divide_rounded(l[k.a], pool[k.k], mode), divide_rounded(h[k.a], pool[k.k], mode));
                });
                break;
            case Op::round_quotient:
                each([&](I k, auto put) {
                    const auto& q = program_->universe->graph.quotients[k.k];
                    // Divisors are positive: the lowest quotient has the largest divisor, unless negative.
                    put(quotient_rounded(l[k.a], l[k.a] >= 0 ? h[k.b] : l[k.b], q), quotient_rounded(h[k.a], h[k.a] >= 0 ? l[k.b] : h[k.b], q));
                });
                break;
            case Op::date_part:
                each([&](I k, auto put) {
                    // Within one year months run on; else any month is possible. Days need one month.
                    const bool same_year = date_part(l[k.a], 0) == date_part(h[k.a], 0);
                    const bool ordered = k.aux == 0 || (same_year && (k.aux != 2 || date_part(l[k.a], 1) == date_part(h[k.a], 1)));
                    if (ordered) put(date_part(l[k.a], k.aux), date_part(h[k.a], k.aux));
                    else put(1, k.aux == 1 ? 12 : k.aux == 2 ? 31 : 4);
                });
                break;
            case Op::date_start: each([&](I k, auto put) { put(date_start(l[k.a], k.aux), date_start(h[k.a], k.aux)); }); break;
            case Op::add_months:
                each([&](I k, auto put) {
                    const auto clamp = k.aux == 0 ? Clamp::later : Clamp::earlier;
                    put(add_months(l[k.a], pool[k.k], clamp), add_months(h[k.a], pool[k.k], clamp));
                });
                break;
            case Op::age: each([&](I k, auto put) { put(age_years(h[k.a], l[k.b]), age_years(l[k.a], h[k.b])); }); break;
            case Op::months_between: each([&](I k, auto put) { put(months_between(h[k.a], l[k.b]), months_between(l[k.a], h[k.b])); }); break;
            case Op::date_of: each([&](I k, auto put) { put(date_of(l[k.a], l[k.b], l[k.c]), date_of(h[k.a], h[k.b], h[k.c])); }); break;
            case Op::lookup:
                each([&](I k, auto put) {
                    const auto out = table_range(program_->tables[k.k], l[k.a], h[k.a]);
                    put(out.low, out.high);
                });
                break;
            case Op::brackets:
                each([&](I k, auto put) {
                    const auto out = brackets_range(program_->tables[k.k], l[k.a], h[k.a]);
                    put(out.low, out.high);
                });
                break;
            case Op::single:
                each([&](I k, auto put) {
                    const auto& only = layout_[k.k].only[k.aux];
                    if (only.most == 0) return put(0, 0);
                    const auto low = low_[only.base + k.a];
                    const auto high = high_[only.base + k.a];
                    if (only.least > 0) return put(low, high);
                    if (k.c == 1) put(high | kAbsentOption, high | kAbsentOption);
                    else put(std::min<std::int64_t>(low, 0), std::max<std::int64_t>(high, 0));
                });
                break;
            case Op::parent:
                each([&](I k, auto put) {
                    const auto at = (k.aux == 1 ? layout_[cls].parent_base[0][instance] : 0) + k.a;
                    put(low_[at], high_[at]);
                });
                break;
            case Op::sum:
            case Op::count:
            case Op::any:
            case Op::all:
            case Op::highest:
            case Op::lowest: each([&](I k, auto) { step_aggregate_range(k, cls, instance, base); }); break;
            case Op::rank:
                each([&](I k, auto put) {
                    const auto out = rank_range(k, cls, instance, {l[k.a], h[k.a]});
                    put(out.low, out.high);
                });
                break;
            default: ++i; break;  // inputs have no instruction
        }
    }
}

}  // namespace recht
