// The range loop: lowest and highest value in each register, truths as 0…1. The true value always
// lies inside; a range may be wider than needed. One source for one household and for many side by side.
#pragma once

#include <algorithm>
#include <bit>

#include "dates.h"
#include "machine.h"

namespace recht {

// A column of options: every option of every row that the key can find; of a value that is not known, any.
inline std::int64_t options_range(const LookupTable& table, std::int64_t low, std::int64_t high) {
    std::int64_t out = 0;
    if (table.by_option) {
        for (std::size_t i = 0; i < table.low.size(); ++i) {
            const auto key = static_cast<std::int64_t>(i);
            if (table.by_mask ? (high >> i & 1) != 0 : key >= low && key <= high) out |= table.high[i];
        }
        return out == 0 || (table.by_mask && (high & kAbsentOption) != 0) ? out | kAbsentOption : out;
    }
    std::int64_t reached = low;
    for (std::size_t i = 0; i < table.from.size(); ++i) {
        if (table.to[i] < low || table.from[i] > high) continue;
        out |= table.high[i];
        if (table.from[i] > reached) out |= table.otherwise_high;
        if (table.to[i] == kNever) return out;
        reached = table.to[i] + 1;
    }
    return reached <= high ? out | table.otherwise_high : out;
}

// Calls `visit` with the lowest and highest values of every instance of the list that counts for `i`.
template <std::size_t Lanes, typename Visit>
void members_range(const Workplace& w, const Instruction& i, std::uint32_t instance, std::size_t lane, Visit visit) {
    const auto& l = w.layout[i.k];
    const auto range = l.children[instance];
    const auto size = w.program.frames[i.k].size;
    auto at = (l.base + static_cast<std::size_t>(range.first) * size) * Lanes + lane;
    const auto* all = w.instances[i.k].data();
    for (auto j = range.first; j < range.first + range.count; ++j, at += size * Lanes) {
        if ((i.aux & l.places[j]) != 0) visit(Plane<Lanes>{w.low + at, lane}, Plane<Lanes>{w.high + at, lane}, all[j]);
    }
}

// The highest or lowest value that a condition lets through.
template <std::size_t Lanes>
Interval best_range(const Workplace& w, const Instruction& i, std::uint32_t instance, std::size_t lane, Interval otherwise) {
    const bool max = i.op == Op::highest;
    bool sure = false;       // somebody is surely in
    bool possible = false;
    std::int64_t sure_value = 0;
    Interval out;
    members_range<Lanes>(w, i, instance, lane, [&](Plane<Lanes> l, Plane<Lanes> h, const Instance& who) {
        if (h[i.b] == 0) return;
        out.low = possible ? std::min(out.low, l[i.a]) : l[i.a];
        out.high = possible ? std::max(out.high, h[i.a]) : h[i.a];
        possible = true;
        if (l[i.b] == 0 || who.least == 0) return;
        // Who is surely in holds the highest up, and the lowest down.
        const auto bound = max ? l[i.a] : h[i.a];
        sure_value = !sure ? bound : max ? std::max(sure_value, bound) : std::min(sure_value, bound);
        sure = true;
    });
    if (!possible) return otherwise;
    if (sure) (max ? out.low : out.high) = sure_value;
    else out = {std::min(out.low, otherwise.low), std::max(out.high, otherwise.high)};
    return out;
}

template <std::size_t Lanes>
Interval rank_range(const Workplace& w, const Instruction& i, std::uint16_t cls, std::uint32_t instance, std::size_t lane, Interval own) {
    const auto& all = w.instances[cls];
    const auto range = w.layout[cls].children[all[instance].parent];
    const auto size = w.program.frames[cls].size;
    Interval rank{1, std::max<std::int64_t>(all[instance].most, 1)};
    for (std::uint32_t j = range.first; j < range.first + range.count; ++j) {
        if (j == instance || all[j].most == 0) continue;
        const auto at = (w.layout[cls].base + static_cast<std::size_t>(j) * size + i.a) * Lanes + lane;
        const bool surely = w.low[at] > own.high || (w.low[at] == own.high && j < instance);
        const bool maybe = w.high[at] > own.low || (w.high[at] == own.low && j < instance);
        if (surely) rank.low += all[j].least;
        if (maybe) rank.high += all[j].most;
    }
    return rank;
}

/// Runs the instructions of one segment for one instance.
template <std::size_t Lanes>
void segment_range(const Workplace& w, const Instruction* i, std::uint16_t cls, std::uint32_t instance) {
    const auto base = (w.layout[cls].base + static_cast<std::size_t>(instance) * w.program.frames[cls].size) * Lanes;
    const std::int64_t* const pool = w.program.pool.data();
    // Equal operations stand together (Program::schedule), so each is a loop of its own.
    const auto each = [&](auto step) {
        const Op op = i->op;
        do {
            const Instruction k = *i;
            for (std::size_t lane = 0; lane < (Lanes == 1 ? 1 : w.used); ++lane) {
                const Plane<Lanes> l{w.low + base + lane, lane};
                const Plane<Lanes> h{w.high + base + lane, lane};
                step(k, l, h, [&](std::int64_t low, std::int64_t high) {
                    l[k.to] = low;
                    h[k.to] = high;
                });
            }
        } while ((++i)->op == op);
    };
    using I = const Instruction&;
    using P = Plane<Lanes>;
    for (;;) {
        switch (i->op) {
            case Op::none: return;
            case Op::copy:
            case Op::dated: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put(l[k.a], h[k.a]); }); break;
            case Op::add: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put(l[k.a] + l[k.b], h[k.a] + h[k.b]); }); break;
            case Op::subtract: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put(l[k.a] - h[k.b], h[k.a] - l[k.b]); }); break;
            case Op::scale_up: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put(l[k.a] * l[k.b], h[k.a] * l[k.b]); }); break;
            case Op::multiply:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    if (k.aux == 1) return put(l[k.a] * l[k.b], h[k.a] * h[k.b]);
                    const auto ll = l[k.a] * l[k.b];
                    const auto lh = l[k.a] * h[k.b];
                    const auto hl = h[k.a] * l[k.b];
                    const auto hh = h[k.a] * h[k.b];
                    put(std::min({ll, lh, hl, hh}), std::max({ll, lh, hl, hh}));
                });
                break;
            case Op::negate: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put(-h[k.a], -l[k.a]); }); break;
            case Op::minimum: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put(std::min(l[k.a], l[k.b]), std::min(h[k.a], h[k.b])); }); break;
            case Op::maximum: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put(std::max(l[k.a], l[k.b]), std::max(h[k.a], h[k.b])); }); break;
            case Op::range: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put(std::min(l[k.a], l[k.b]), std::max(h[k.a], h[k.b])); }); break;
            case Op::choose:
            case Op::choose_open:
            case Op::derived:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    if (l[k.a] != 0) put(l[k.b], h[k.b]);
                    else if (h[k.a] == 0) put(l[k.c], h[k.c]);
                    else if (k.aux >= 2) put(k.aux == 2 ? h[k.b] | h[k.c] : l[k.b] & l[k.c], h[k.b] | h[k.c]);
                    else put(std::min(l[k.b], l[k.c]), std::max(h[k.b], h[k.c]));
                });
                break;
            case Op::equal:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    put(l[k.a] == h[k.a] && l[k.b] == h[k.b] && l[k.a] == l[k.b], l[k.a] <= h[k.b] && l[k.b] <= h[k.a]);
                });
                break;
            case Op::unequal:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    put(l[k.a] > h[k.b] || l[k.b] > h[k.a], !(l[k.a] == h[k.a] && l[k.b] == h[k.b] && l[k.a] == l[k.b]));
                });
                break;
            case Op::same_option:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    const auto common = h[k.a] & h[k.b];
                    const bool one = std::popcount(static_cast<std::uint64_t>(h[k.a])) == 1 && h[k.a] == h[k.b];
                    put(one && common != kAbsentOption, (common & ~kAbsentOption) != 0);
                });
                break;
            case Op::less: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put(h[k.a] < l[k.b], l[k.a] < h[k.b]); }); break;
            case Op::less_equal: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put(h[k.a] <= l[k.b], l[k.a] <= h[k.b]); }); break;
            case Op::logical_and: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put(l[k.a] & l[k.b], h[k.a] & h[k.b]); }); break;
            case Op::logical_or: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put(l[k.a] | l[k.b], h[k.a] | h[k.b]); }); break;
            case Op::logical_not: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put(1 - h[k.a], 1 - l[k.a]); }); break;
            case Op::in_mask: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put(h[k.a] != 0 && (h[k.a] & ~pool[k.k]) == 0, (h[k.a] & pool[k.k]) != 0); }); break;
            case Op::has_option: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put((l[k.a] & pool[k.k]) != 0, (h[k.a] & pool[k.k]) != 0); }); break;
            case Op::in_set:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    const auto& set = w.program.universe->graph.sets[static_cast<std::size_t>(pool[k.k])];
                    const auto first = std::lower_bound(set.begin(), set.end(), l[k.a]);
                    const auto last = std::upper_bound(set.begin(), set.end(), h[k.a]);
                    put(last - first == h[k.a] - l[k.a] + 1, last != first);
                });
                break;
            case Op::round:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    const auto mode = static_cast<Rounding>(k.aux);
                    const auto low = divide_rounded(l[k.a], pool[k.k], mode);
                    put(low, l[k.a] == h[k.a] ? low : divide_rounded(h[k.a], pool[k.k], mode));
                });
                break;
            case Op::round_quotient:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    const auto& q = w.program.universe->graph.quotients[k.k];
                    // Divisors are positive: the lowest quotient has the largest divisor, unless negative.
                    const auto low = quotient_rounded(l[k.a], l[k.a] >= 0 ? h[k.b] : l[k.b], q);
                    const bool point = l[k.a] == h[k.a] && l[k.b] == h[k.b];
                    put(low, point ? low : quotient_rounded(h[k.a], h[k.a] >= 0 ? l[k.b] : h[k.b], q));
                });
                break;
            case Op::date_part:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    if (l[k.a] == h[k.a]) {
                        const auto part = date_part(l[k.a], k.aux);
                        return put(part, part);
                    }
                    // Within one year months run on; else any month is possible. Days need one month.
                    const bool same_year = date_part(l[k.a], 0) == date_part(h[k.a], 0);
                    const bool ordered = k.aux == 0 || (same_year && (k.aux != 2 || date_part(l[k.a], 1) == date_part(h[k.a], 1)));
                    if (ordered) put(date_part(l[k.a], k.aux), date_part(h[k.a], k.aux));
                    else put(1, k.aux == 1 ? 12 : k.aux == 2 ? 31 : 4);
                });
                break;
            case Op::date_start:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    const auto low = date_start(l[k.a], k.aux);
                    put(low, l[k.a] == h[k.a] ? low : date_start(h[k.a], k.aux));
                });
                break;
            case Op::add_months:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    const auto clamp = k.aux == 0 ? Clamp::later : Clamp::earlier;
                    const auto low = add_months(l[k.a], l[k.b], clamp);
                    put(low, l[k.a] == h[k.a] && l[k.b] == h[k.b] ? low : add_months(h[k.a], h[k.b], clamp));
                });
                break;
            case Op::age:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    const auto low = age_years(h[k.a], l[k.b]);
                    const bool point = l[k.a] == h[k.a] && l[k.b] == h[k.b];
                    put(low, point ? low : age_years(l[k.a], h[k.b]));
                });
                break;
            case Op::months_between:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    const auto low = months_between(h[k.a], l[k.b]);
                    const bool point = l[k.a] == h[k.a] && l[k.b] == h[k.b];
                    put(low, point ? low : months_between(l[k.a], h[k.b]));
                });
                break;
            case Op::date_of: each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) { put(date_of(l[k.a], l[k.b], l[k.c]), date_of(h[k.a], h[k.b], h[k.c])); }); break;
            case Op::lookup:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    const auto& table = w.program.tables[k.k];
                    if (k.aux == 1) {
                        const auto options = options_range(table, l[k.a], h[k.a]);
                        return put(options, options);
                    }
                    const auto out = table_range(table, l[k.a], h[k.a]);
                    put(out.low, out.high);
                });
                break;
            case Op::brackets:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    const auto out = brackets_range(w.program.tables[k.k], l[k.a], h[k.a]);
                    put(out.low, out.high);
                });
                break;
            case Op::single:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    const auto& only = w.layout[k.k].only[k.aux];
                    if (only.most == 0) return put(0, 0);
                    const auto at = (static_cast<std::size_t>(only.base) + k.a) * Lanes + l.lane;
                    const auto low = w.low[at];
                    const auto high = w.high[at];
                    if (only.least > 0) return put(low, high);
                    if (k.c == 1) put(high | kAbsentOption, high | kAbsentOption);
                    else put(std::min<std::int64_t>(low, 0), std::max<std::int64_t>(high, 0));
                });
                break;
            case Op::parent:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    const auto at = (static_cast<std::size_t>(k.aux == 1 ? w.layout[cls].parent_base[0][instance] : 0) + k.a) * Lanes + l.lane;
                    put(w.low[at], w.high[at]);
                });
                break;
            case Op::sum:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    Interval sum;
                    members_range<Lanes>(w, k, instance, l.lane, [&](P ml, P mh, const Instance& who) {
                        const auto least = ml[k.b] != 0 ? who.least : 0;
                        const auto most = mh[k.b] != 0 ? who.most : 0;
                        sum.low += ml[k.a] * (ml[k.a] >= 0 ? least : most);
                        sum.high += mh[k.a] * (mh[k.a] >= 0 ? most : least);
                    });
                    put(sum.low, sum.high);
                });
                break;
            case Op::count:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    Interval count;
                    members_range<Lanes>(w, k, instance, l.lane, [&](P ml, P mh, const Instance& who) {
                        count.low += ml[k.a] != 0 ? who.least : 0;
                        count.high += mh[k.a] != 0 ? who.most : 0;
                    });
                    put(count.low, count.high);
                });
                break;
            case Op::any:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    Interval any;
                    members_range<Lanes>(w, k, instance, l.lane, [&](P ml, P mh, const Instance& who) {
                        any.low |= who.least > 0 ? ml[k.a] : 0;
                        any.high |= mh[k.a];
                    });
                    put(any.low, any.high);
                });
                break;
            case Op::all:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    Interval all{1, 1};
                    members_range<Lanes>(w, k, instance, l.lane, [&](P ml, P mh, const Instance& who) {
                        all.low &= (1 - mh[k.a]) | ml[k.b];
                        if (who.least > 0) all.high &= (1 - ml[k.a]) | mh[k.b];
                    });
                    put(all.low, all.high);
                });
                break;
            // Register 0 is the constant 1 and stands for "no alternative": then the answer is 0.
            case Op::highest:
            case Op::lowest:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    const auto out = best_range<Lanes>(w, k, instance, l.lane, k.c == 0 ? Interval{} : Interval{l[k.c], h[k.c]});
                    put(out.low, out.high);
                });
                break;
            case Op::rank:
                each([&](I k, [[maybe_unused]] P l, [[maybe_unused]] P h, auto put) {
                    const auto out = rank_range<Lanes>(w, k, cls, instance, l.lane, {l[k.a], h[k.a]});
                    put(out.low, out.high);
                });
                break;
            default: ++i; break;  // inputs have no instruction
        }
    }
}

}  // namespace recht
