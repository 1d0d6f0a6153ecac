// The exact loop: one value in each register. One source for one household and for many side by side.
#pragma once

#include <algorithm>
#include <functional>

#include "dates.h"
#include "machine.h"

namespace recht {

// Calls `visit` with the frame of every instance of the list that counts for `i`.
template <std::size_t Lanes, typename Visit>
void members(const Workplace& w, const Instruction& i, std::uint32_t instance, std::size_t lane, Visit visit) {
    const auto& l = w.layout[i.k];
    const auto range = l.children[instance];
    const auto size = w.program.frames[i.k].size;
    auto* r = w.low + (l.base + static_cast<std::size_t>(range.first) * size) * Lanes + lane;
    for (auto j = range.first; j < range.first + range.count; ++j, r += size * Lanes) {
        if ((i.aux & l.places[j]) != 0) visit(Plane<Lanes>{r, lane});
    }
}

// The highest or lowest value that a condition lets through.
template <std::size_t Lanes, typename Better>
std::int64_t best_exact(const Workplace& w, const Instruction& i, std::uint32_t instance, std::size_t lane, std::int64_t otherwise, Better better) {
    bool any = false;
    std::int64_t best = otherwise;
    members<Lanes>(w, i, instance, lane, [&](Plane<Lanes> r) {
        if (r[i.b] == 0 || (any && !better(r[i.a], best))) return;
        best = r[i.a];
        any = true;
    });
    return best;
}

template <std::size_t Lanes>
std::int64_t rank_exact(const Workplace& w, const Instruction& i, std::uint16_t cls, std::uint32_t instance, Plane<Lanes> own_frame) {
    const auto own = own_frame[i.a];
    const auto& all = w.instances[cls];
    const auto range = w.layout[cls].children[all[instance].parent];
    const auto size = w.program.frames[cls].size;
    std::int64_t rank = 1;
    for (std::uint32_t j = range.first; j < range.first + range.count; ++j) {
        const auto key = w.low[(w.layout[cls].base + static_cast<std::size_t>(j) * size + i.a) * Lanes + own_frame.lane];
        if (j != instance && all[j].most > 0 && (key > own || (key == own && j < instance))) ++rank;
    }
    return rank;
}

/// Runs the instructions of one segment for one instance. `inexact` becomes true when a formula gives
/// a range after all: then nothing that was computed may be used.
template <std::size_t Lanes>
void segment_exact(const Workplace& w, const Instruction* i, std::uint16_t cls, std::uint32_t instance, bool& inexact) {
    const auto base = w.layout[cls].base + static_cast<std::size_t>(instance) * w.program.frames[cls].size;
    std::int64_t* const frame = w.low + base * Lanes;
    const std::int64_t* const pool = w.program.pool.data();
    // Equal operations stand together (Program::schedule), so each is a loop of its own.
    const auto each = [&](auto step) {
        const Op op = i->op;
        do {
            const Instruction k = *i;
            for (std::size_t lane = 0; lane < (Lanes == 1 ? 1 : w.used); ++lane) step(k, Plane<Lanes>{frame + lane, lane});
        } while ((++i)->op == op);
    };
    for (;;) {
        switch (i->op) {
            case Op::none: return;
            case Op::copy:
            case Op::dated: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = r[k.a]; }); break;
            case Op::add: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = r[k.a] + r[k.b]; }); break;
            case Op::subtract: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = r[k.a] - r[k.b]; }); break;
            case Op::multiply:
            case Op::scale_up: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = r[k.a] * r[k.b]; }); break;
            case Op::negate: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = -r[k.a]; }); break;
            case Op::minimum: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = std::min(r[k.a], r[k.b]); }); break;
            case Op::maximum: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = std::max(r[k.a], r[k.b]); }); break;
            case Op::range:
                each([&](const Instruction& k, Plane<Lanes> r) {
                    r[k.to] = r[k.a];
                    inexact = inexact || r[k.a] != r[k.b];
                });
                break;
            case Op::choose:
            case Op::derived: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = r[k.a] != 0 ? r[k.b] : r[k.c]; }); break;
            case Op::choose_open:
                each([&](const Instruction& k, Plane<Lanes> r) {
                    const bool first = r[k.a] != 0;
                    r[k.to] = first ? r[k.b] : r[k.c];
                    inexact = inexact || (k.k & (first ? 1 : 2)) != 0;
                });
                break;
            case Op::equal: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = r[k.a] == r[k.b]; }); break;
            case Op::same_option: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = r[k.a] == r[k.b] && r[k.a] != 0; }); break;
            case Op::unequal: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = r[k.a] != r[k.b]; }); break;
            case Op::less: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = r[k.a] < r[k.b]; }); break;
            case Op::less_equal: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = r[k.a] <= r[k.b]; }); break;
            case Op::logical_and: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = r[k.a] & r[k.b]; }); break;
            case Op::logical_or: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = r[k.a] | r[k.b]; }); break;
            case Op::logical_not: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = 1 - r[k.a]; }); break;
            case Op::in_mask:
            case Op::has_option: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = (r[k.a] & pool[k.k]) != 0; }); break;
            case Op::in_set:
                each([&](const Instruction& k, Plane<Lanes> r) {
                    const auto& set = w.program.universe->graph.sets[static_cast<std::size_t>(pool[k.k])];
                    r[k.to] = std::binary_search(set.begin(), set.end(), r[k.a]);
                });
                break;
            case Op::round: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = divide_rounded(r[k.a], pool[k.k], static_cast<Rounding>(k.aux)); }); break;
            case Op::round_quotient: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = quotient_rounded(r[k.a], r[k.b], w.program.universe->graph.quotients[k.k]); }); break;
            case Op::date_part: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = date_part(r[k.a], k.aux); }); break;
            case Op::date_start: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = date_start(r[k.a], k.aux); }); break;
            case Op::add_months: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = add_months(r[k.a], r[k.b], k.aux == 0 ? Clamp::later : Clamp::earlier); }); break;
            case Op::age: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = age_years(r[k.a], r[k.b]); }); break;
            case Op::months_between: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = months_between(r[k.a], r[k.b]); }); break;
            case Op::date_of: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = date_of(r[k.a], r[k.b], r[k.c]); }); break;
            case Op::lookup: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = look_up(w.program.tables[k.k], r[k.a], inexact); }); break;
            case Op::brackets: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = brackets_amount(w.program.tables[k.k], r[k.a], false); }); break;
            case Op::single:
                each([&](const Instruction& k, Plane<Lanes> r) {
                    const auto& only = w.layout[k.k].only[k.aux];
                    r[k.to] = only.most == 0 ? 0 : w.low[(static_cast<std::size_t>(only.base) + k.a) * Lanes + r.lane];
                });
                break;
            case Op::parent:
                each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = w.low[(static_cast<std::size_t>(k.aux == 1 ? w.layout[cls].parent_base[0][instance] : 0) + k.a) * Lanes + r.lane]; });
                break;
            case Op::sum:
                each([&](const Instruction& k, Plane<Lanes> r) {
                    std::int64_t sum = 0;
                    members<Lanes>(w, k, instance, r.lane, [&](Plane<Lanes> m) { sum += m[k.b] != 0 ? m[k.a] : 0; });
                    r[k.to] = sum;
                });
                break;
            case Op::count:
                each([&](const Instruction& k, Plane<Lanes> r) {
                    std::int64_t count = 0;
                    members<Lanes>(w, k, instance, r.lane, [&](Plane<Lanes> m) { count += m[k.a]; });
                    r[k.to] = count;
                });
                break;
            case Op::any:
                each([&](const Instruction& k, Plane<Lanes> r) {
                    std::int64_t any = 0;
                    members<Lanes>(w, k, instance, r.lane, [&](Plane<Lanes> m) { any |= m[k.a]; });
                    r[k.to] = any;
                });
                break;
            case Op::all:
                each([&](const Instruction& k, Plane<Lanes> r) {
                    std::int64_t all = 1;
                    members<Lanes>(w, k, instance, r.lane, [&](Plane<Lanes> m) { all &= m[k.b] | (1 - m[k.a]); });
                    r[k.to] = all;
                });
                break;
            // Register 0 is the constant 1 and stands for "no alternative": then the answer is 0.
            case Op::highest: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = best_exact<Lanes>(w, k, instance, r.lane, k.c == 0 ? 0 : r[k.c], std::greater<>()); }); break;
            case Op::lowest: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = best_exact<Lanes>(w, k, instance, r.lane, k.c == 0 ? 0 : r[k.c], std::less<>()); }); break;
            case Op::rank: each([&](const Instruction& k, Plane<Lanes> r) { r[k.to] = rank_exact<Lanes>(w, k, cls, instance, r); }); break;
            default: ++i; break;  // inputs have no instruction
        }
    }
}

}  // namespace recht
