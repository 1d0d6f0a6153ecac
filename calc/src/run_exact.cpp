// The exact loop: one value in each register.
#include <algorithm>
#include <bit>

#include "dates.h"
#include "machine.h"

namespace recht {

void Machine::step_aggregate_exact(const Instruction& i, std::uint16_t, std::uint32_t instance, std::size_t base) {
    const auto inner = i.k;
    const auto range = layout_[inner].children[instance];
    const auto size = program_->frames[inner].size;
    const auto& instances = situation_->instances[inner];
    std::int64_t result = i.op == Op::all ? 1 : 0;
    bool any = false;
    for (std::uint32_t j = range.first; j < range.first + range.count; ++j) {
        if ((i.aux >> instances[j].place & 1) == 0 || instances[j].most == 0) continue;
        const auto* r = low_.data() + layout_[inner].base + static_cast<std::size_t>(j) * size;
        switch (i.op) {
            case Op::sum: result += r[i.b] != 0 ? r[i.a] : 0; break;
            case Op::count: result += r[i.a] != 0 ? 1 : 0; break;
            case Op::any: result |= r[i.a]; break;
            case Op::all: result &= r[i.a] == 0 || r[i.b] != 0 ? 1 : 0; break;
            case Op::highest:
                if (r[i.b] != 0) {
                    result = any ? std::max(result, r[i.a]) : r[i.a];
                    any = true;
                }
                break;
            case Op::lowest:
                if (r[i.b] != 0) {
                    result = any ? std::min(result, r[i.a]) : r[i.a];
                    any = true;
                }
                break;
            default: break;
        }
    }
    if ((i.op == Op::highest || i.op == Op::lowest) && !any) {
        // Register 0 is the constant 1 and stands for "no alternative": then the answer is 0.
        result = i.c == 0 ? 0 : low_[base + i.c];
    }
    low_[base + i.to] = result;
}

void Machine::segment_exact(const Segment& segment, std::uint32_t instance, bool& inexact) {
    const auto base = layout_[segment.cls].base + static_cast<std::size_t>(instance) * program_->frames[segment.cls].size;
    std::int64_t* const r = low_.data() + base;
    const Instruction* i = program_->code.data() + segment.first;
    const Instruction* const end = i + segment.count;
    const std::int64_t* const pool = program_->pool.data();
    for (; i != end; ++i) {
        switch (i->op) {
            case Op::copy: r[i->to] = r[i->a]; break;
            case Op::add: r[i->to] = r[i->a] + r[i->b]; break;
            case Op::subtract: r[i->to] = r[i->a] - r[i->b]; break;
            case Op::multiply:
            case Op::scale_up: r[i->to] = r[i->a] * r[i->b]; break;
            case Op::negate: r[i->to] = -r[i->a]; break;
            case Op::minimum: r[i->to] = std::min(r[i->a], r[i->b]); break;
            case Op::maximum: r[i->to] = std::max(r[i->a], r[i->b]); break;
            case Op::range:
                r[i->to] = r[i->a];
                // Inside the formula of a fact the binding has already decided (see Machine::bind).
                inexact = inexact || (i->aux == 1 && r[i->a] != r[i->b]);
                break;
            case Op::choose:
            case Op::derived: r[i->to] = r[i->a] != 0 ? r[i->b] : r[i->c]; break;
            case Op::equal: r[i->to] = r[i->a] == r[i->b]; break;
            case Op::same_option: r[i->to] = r[i->a] == r[i->b] && r[i->a] != 0; break;
            case Op::unequal: r[i->to] = r[i->a] != r[i->b]; break;
            case Op::less: r[i->to] = r[i->a] < r[i->b]; break;
            case Op::less_equal: r[i->to] = r[i->a] <= r[i->b]; break;
            case Op::logical_and: r[i->to] = r[i->a] & r[i->b]; break;
            case Op::logical_or: r[i->to] = r[i->a] | r[i->b]; break;
            case Op::logical_not: r[i->to] = 1 - r[i->a]; break;
            case Op::in_mask:
            case Op::has_option: r[i->to] = (r[i->a] & pool[i->k]) != 0; break;
            case Op::in_set: {
                const auto& set = program_->universe->graph.sets[static_cast<std::size_t>(pool[i->k])];
                r[i->to] = std::binary_search(set.begin(), set.end(), r[i->a]);
                break;
            }
            case Op::round: r[i->to] = divide_rounded(r[i->a], pool[i->k], static_cast<Rounding>(i->aux)); break;
            case Op::round_quotient: r[i->to] = quotient_rounded(r[i->a], r[i->b], program_->universe->graph.quotients[i->k]); break;
            case Op::date_part: r[i->to] = date_part(r[i->a], i->aux); break;
            case Op::date_start: r[i->to] = date_start(r[i->a], i->aux); break;
            case Op::add_months: r[i->to] = add_months(r[i->a], pool[i->k], i->aux == 0 ? Clamp::later : Clamp::earlier); break;
            case Op::age: r[i->to] = age_years(r[i->a], r[i->b]); break;
            case Op::months_between: r[i->to] = months_between(r[i->a], r[i->b]); break;
            case Op::date_of: {
                const int year = static_cast<int>(std::clamp<std::int64_t>(r[i->a], 1800, 2199));
                const int month = static_cast<int>(std::clamp<std::int64_t>(r[i->b], 1, 12));
                const int day = static_cast<int>(std::clamp<std::int64_t>(r[i->c], 1, days_in_month(year, month)));
                r[i->to] = days_from_civil(year, month, day);
                break;
            }
            case Op::lookup: {
                const auto& table = program_->tables[i->k];
                if (table.by_option) {
                    const auto key = table.by_mask ? std::countr_zero(static_cast<std::uint64_t>(r[i->a])) : r[i->a];
                    const bool found = key >= 0 && key < static_cast<std::int64_t>(table.low.size());
                    r[i->to] = found ? table.low[static_cast<std::size_t>(key)] : 0;
                    inexact = inexact || (found && table.low[static_cast<std::size_t>(key)] != table.high[static_cast<std::size_t>(key)]);
                } else {
                    const auto row = find_row(table, r[i->a]);
                    r[i->to] = row < 0 ? table.otherwise_low : table.low[static_cast<std::size_t>(row)];
                    inexact = inexact || (row >= 0 && table.low[static_cast<std::size_t>(row)] != table.high[static_cast<std::size_t>(row)]);
                }
                break;
            }
            case Op::brackets: r[i->to] = brackets_amount(program_->tables[i->k], r[i->a], false); break;
            case Op::single: {
                std::int64_t value = 0;
                const auto& instances = situation_->instances[i->k];
                for (std::uint32_t j = 0; j < instances.size(); ++j) {
                    if (instances[j].place == i->aux) {
                        if (instances[j].most > 0) value = low_[layout_[i->k].base + static_cast<std::size_t>(j) * program_->frames[i->k].size + i->a];
                        break;
                    }
                }
                r[i->to] = value;
                break;
            }
            case Op::parent:
                r[i->to] = low_[(i->aux == 1 ? layout_[segment.cls].parent_base[0][instance] : 0) + i->a];
                break;
            case Op::sum:
            case Op::count:
            case Op::any:
            case Op::all:
            case Op::highest:
            case Op::lowest: step_aggregate_exact(*i, segment.cls, instance, base); break;
            case Op::rank: {
                const auto range = layout_[segment.cls].children[situation_->instances[segment.cls][instance].parent];
                const auto size = program_->frames[segment.cls].size;
                std::int64_t rank = 1;
                for (std::uint32_t j = range.first; j < range.first + range.count; ++j) {
                    const auto key = low_[layout_[segment.cls].base + static_cast<std::size_t>(j) * size + i->a];
                    if (j != instance && situation_->instances[segment.cls][j].most > 0 && (key > r[i->a] || (key == r[i->a] && j < instance))) ++rank;
                }
                r[i->to] = rank;
                break;
            }
            default: break;
        }
    }
}

}  // namespace recht
