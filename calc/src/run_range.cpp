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

void Machine::segment_range(const Segment& segment, std::uint32_t instance) {
    const auto base = layout_[segment.cls].base + static_cast<std::size_t>(instance) * program_->frames[segment.cls].size;
    std::int64_t* const l = low_.data() + base;
    std::int64_t* const h = high_.data() + base;
    const Instruction* i = program_->code.data() + segment.first;
    const Instruction* const end = i + segment.count;
    const std::int64_t* const pool = program_->pool.data();
    const auto put = [&](std::int64_t low, std::int64_t high) {
        l[i->to] = low;
        h[i->to] = high;
    };
    for (; i != end; ++i) {
        switch (i->op) {
            case Op::copy: put(l[i->a], h[i->a]); break;
            case Op::add: put(l[i->a] + l[i->b], h[i->a] + h[i->b]); break;
            case Op::subtract: put(l[i->a] - h[i->b], h[i->a] - l[i->b]); break;
            case Op::scale_up: put(l[i->a] * l[i->b], h[i->a] * l[i->b]); break;
            case Op::multiply: {
                if (i->aux == 1) {
                    put(l[i->a] * l[i->b], h[i->a] * h[i->b]);
                    break;
                }
                const auto ll = l[i->a] * l[i->b];
                const auto lh = l[i->a] * h[i->b];
                const auto hl = h[i->a] * l[i->b];
                const auto hh = h[i->a] * h[i->b];
                put(std::min({ll, lh, hl, hh}), std::max({ll, lh, hl, hh}));
                break;
            }
            case Op::negate: put(-h[i->a], -l[i->a]); break;
            case Op::minimum: put(std::min(l[i->a], l[i->b]), std::min(h[i->a], h[i->b])); break;
            case Op::maximum: put(std::max(l[i->a], l[i->b]), std::max(h[i->a], h[i->b])); break;
            case Op::range: put(std::min(l[i->a], l[i->b]), std::max(h[i->a], h[i->b])); break;
            case Op::choose:
            case Op::derived:
                if (l[i->a] != 0) put(l[i->b], h[i->b]);
                else if (h[i->a] == 0) put(l[i->c], h[i->c]);
                else if (i->aux >= 2) put(i->aux == 2 ? h[i->b] | h[i->c] : l[i->b] & l[i->c], h[i->b] | h[i->c]);
                else put(std::min(l[i->b], l[i->c]), std::max(h[i->b], h[i->c]));
                break;
            case Op::equal:
                put(l[i->a] == h[i->a] && l[i->b] == h[i->b] && l[i->a] == l[i->b], l[i->a] <= h[i->b] && l[i->b] <= h[i->a]);
                break;
            case Op::unequal:
                put(l[i->a] > h[i->b] || l[i->b] > h[i->a], !(l[i->a] == h[i->a] && l[i->b] == h[i->b] && l[i->a] == l[i->b]));
                break;
            case Op::same_option: {
                const auto common = h[i->a] & h[i->b];
                const bool one = std::popcount(static_cast<std::uint64_t>(h[i->a])) == 1 && h[i->a] == h[i->b];
                put(one && common != kAbsentOption, (common & ~kAbsentOption) != 0);
                break;
            }
            case Op::less: put(h[i->a] < l[i->b], l[i->a] < h[i->b]); break;
            case Op::less_equal: put(h[i->a] <= l[i->b], l[i->a] <= h[i->b]); break;
            case Op::logical_and: put(l[i->a] & l[i->b], h[i->a] & h[i->b]); break;
            case Op::logical_or: put(l[i->a] | l[i->b], h[i->a] | h[i->b]); break;
            case Op::logical_not: put(1 - h[i->a], 1 - l[i->a]); break;
            case Op::in_mask: put(h[i->a] != 0 && (h[i->a] & ~pool[i->k]) == 0, (h[i->a] & pool[i->k]) != 0); break;
            case Op::has_option: put((l[i->a] & pool[i->k]) != 0, (h[i->a] & pool[i->k]) != 0); break;
            case Op::in_set: {
                const auto& set = program_->universe->graph.sets[static_cast<std::size_t>(pool[i->k])];
                const auto first = std::lower_bound(set.begin(), set.end(), l[i->a]);
                const auto last = std::upper_bound(set.begin(), set.end(), h[i->a]);
                put(last - first == h[i->a] - l[i->a] + 1, last != first);
                break;
            }
            case Op::round:
                put(divide_rounded(l[i->a], pool[i->k], static_cast<Rounding>(i->aux)), divide_rounded(h[i->a], pool[i->k], static_cast<Rounding>(i->aux)));
                break;
            case Op::round_quotient: {
                const auto& q = program_->universe->graph.quotients[i->k];
                // Divisors are positive: the lowest quotient has the largest divisor, unless negative.
                put(quotient_rounded(l[i->a], l[i->a] >= 0 ? h[i->b] : l[i->b], q), quotient_rounded(h[i->a], h[i->a] >= 0 ? l[i->b] : h[i->b], q));
                break;
            }
            case Op::date_part: {
                const auto low = date_part(l[i->a], i->aux);
                const auto high = date_part(h[i->a], i->aux);
                // Within one year months run on; else any month is possible. Days need one month.
                const bool same_year = date_part(l[i->a], 0) == date_part(h[i->a], 0);
                const bool ordered = i->aux == 0 || (same_year && (i->aux != 2 || date_part(l[i->a], 1) == date_part(h[i->a], 1)));
                if (ordered) put(low, high);
                else put(1, i->aux == 1 ? 12 : i->aux == 2 ? 31 : 4);
                break;
            }
            case Op::date_start: put(date_start(l[i->a], i->aux), date_start(h[i->a], i->aux)); break;
            case Op::add_months: {
                const auto clamp = i->aux == 0 ? Clamp::later : Clamp::earlier;
                put(add_months(l[i->a], pool[i->k], clamp), add_months(h[i->a], pool[i->k], clamp));
                break;
            }
            case Op::age: put(age_years(h[i->a], l[i->b]), age_years(l[i->a], h[i->b])); break;
            case Op::months_between: put(months_between(h[i->a], l[i->b]), months_between(l[i->a], h[i->b])); break;
            case Op::date_of: {
                const auto day = [&](const std::int64_t* r) {
                    const int year = static_cast<int>(std::clamp<std::int64_t>(r[i->a], 1800, 2199));
                    const int month = static_cast<int>(std::clamp<std::int64_t>(r[i->b], 1, 12));
                    return days_from_civil(year, month, static_cast<int>(std::clamp<std::int64_t>(r[i->c], 1, days_in_month(year, month))));
                };
                put(day(l), day(h));
                break;
            }
            case Op::lookup: {
                const auto out = table_range(program_->tables[i->k], l[i->a], h[i->a]);
                put(out.low, out.high);
                break;
            }
            case Op::brackets:
                put(brackets_amount(program_->tables[i->k], l[i->a], false), brackets_amount(program_->tables[i->k], h[i->a], true));
                break;
            case Op::single: {
                Interval value{0, 0};
                const auto& instances = situation_->instances[i->k];
                for (std::uint32_t j = 0; j < instances.size(); ++j) {
                    if (instances[j].place != i->aux) continue;
                    if (instances[j].most == 0) break;
                    const auto at = layout_[i->k].base + static_cast<std::size_t>(j) * program_->frames[i->k].size + i->a;
                    value = {low_[at], high_[at]};
                    if (instances[j].least == 0) {
                        if (i->c == 1) value = {value.high | kAbsentOption, value.high | kAbsentOption};
                        else value = {std::min<std::int64_t>(value.low, 0), std::max<std::int64_t>(value.high, 0)};
                    }
                    break;
                }
                put(value.low, value.high);
                break;
            }
            case Op::parent: {
                const auto at = (i->aux == 1 ? layout_[segment.cls].parent_base[0][instance] : 0) + i->a;
                put(low_[at], high_[at]);
                break;
            }
            case Op::sum:
            case Op::count:
            case Op::any:
            case Op::all:
            case Op::highest:
            case Op::lowest: step_aggregate_range(*i, segment.cls, instance, base); break;
            case Op::rank: {
                const auto& all = situation_->instances[segment.cls];
                const auto range = layout_[segment.cls].children[all[instance].parent];
                const auto size = program_->frames[segment.cls].size;
                std::int64_t low = 1;
                std::int64_t high = all[instance].most;
                if (high < 1) high = 1;
                for (std::uint32_t j = range.first; j < range.first + range.count; ++j) {
                    if (j == instance || all[j].most == 0) continue;
                    const auto at = layout_[segment.cls].base + static_cast<std::size_t>(j) * size + i->a;
                    const bool surely = low_[at] > h[i->a] || (low_[at] == h[i->a] && j < instance);
                    const bool maybe = high_[at] > l[i->a] || (high_[at] == l[i->a] && j < instance);
                    if (surely) low += all[j].least;
                    if (maybe) high += all[j].most;
                }
                put(low, high);
                break;
            }
            default: break;
        }
    }
}

}  // namespace recht
