// Running the households that wait, and adding what comes out.
#include "count.h"

#include <algorithm>

namespace recht::count {

namespace {

// Where contradictions between told facts show: the check's registers, for everybody whom it concerns. See
// Evaluator::check_situation, which then puts it in words.
std::vector<std::size_t> contradictions(const Comparison::Half& half, const Situation& like, const Machine& machine) {
    std::vector<std::size_t> out;
    const auto& checks = half.universe().catalog.checks();
    for (std::size_t k = 0; k < half.checks().size(); ++k) {
        const auto& check = checks[k];
        const auto node = half.checks()[k];
        std::int64_t low = 0;
        std::int64_t high = 0;
        if (!check.is_error || node == 0 || !machine.has(node) || half.program().fixed(node, low, high)) continue;
        const auto node_cls = half.universe().graph[half.program().effective(node)].cls;
        for (std::uint32_t i = 0; i < machine.count(check.cls); ++i) {
            if (like.shows_at(check, i)) out.push_back(machine.address(node, machine.ancestor(node_cls, check.cls, i)));
        }
    }
    return out;
}

}  // namespace

std::vector<std::array<Cell, 5>*> Count::cells_of(const Comparison& with) {
    std::vector<std::array<Cell, 5>*> out;
    for (const auto& s : with.schemes()) out.push_back(&sums_.schemes[std::string(s.id)]);
    return out;
}

void Count::run(Crowd& crowd) {
    const auto lines = crowd.waiting.size();
    for (std::size_t at = 0; at < lines; at += Blocks::kLanes) run_lanes(crowd, at, std::min(Blocks::kLanes, lines - at));
    crowd.waiting.clear();
    crowd.values.clear();
}

void Count::compute(Comparison::Half& half, Blocks& blocks, const Situation& like, Crowd::Places& places, const Crowd& crowd, std::size_t first, std::size_t count,
                    const Blocks* before) {
    if (half.idle()) return;
    const auto& slots = crowd.kind->was_shape.slots();
    if (!blocks.holds(half.program())) blocks.load(half.program());
    const bool fresh = places.part == nullptr;
    if (fresh) {
        Program::Fields varying;
        for (const auto& s : slots) {
            if (s.field != nullptr) varying.emplace_back(s.path.cls, static_cast<std::uint16_t>(s.path.field));
        }
        places.part = std::make_unique<Part>(half.part(varying));
    }
    blocks.fill(like, *places.part, count);
    if (fresh) {
        for (const auto& s : slots) places.slots.push_back(s.field == nullptr ? std::vector<std::size_t>() : blocks.places(s.path, *places.part));
        places.faults = contradictions(half, like, blocks.machine());
    }
    for (std::size_t s = 0; s < slots.size(); ++s) {
        for (const auto place : places.slots[s]) {
            const auto* value = crowd.values.data() + first * slots.size() + s;
            for (std::size_t lane = 0; lane < count; ++lane, value += slots.size()) blocks.put(place, lane, *value);
        }
    }
    if (before != nullptr && !places.part->taken.empty()) blocks.take(*places.part, *before);
    blocks.run(*places.part, before == nullptr || places.part->taken.empty() || before->exact());
}

void Count::run_lanes(Crowd& crowd, std::size_t first, std::size_t count) {
    auto& with = *crowd.with;
    compute(with.before, was_block_, crowd.was, crowd.was_at, crowd, first, count, nullptr);
    compute(with.after, is_block_, crowd.is, crowd.is_at, crowd, first, count, with.before.idle() ? nullptr : &was_block_);
    const auto wrong = [](const Crowd::Places& places, const Blocks& blocks, std::size_t lane) {
        return std::any_of(places.faults.begin(), places.faults.end(), [&](std::size_t place) { return blocks.at(place, lane).low == 1; });
    };
    for (std::size_t lane = 0; lane < count; ++lane) {
        const auto& household = crowd.waiting[first + lane];
        if (wrong(crowd.was_at, was_block_, lane) || wrong(crowd.is_at, is_block_, lane)) {
            whole(household.number, std::string_view(lines_).substr(household.at, household.size));
            continue;
        }
        ++fast_;
        add_identities(*crowd.kind->before, *crowd.kind->after);
        if (crowd.cells.empty()) crowd.cells = cells_of(with);
        const auto type = static_cast<std::size_t>(household.type);
        Tally tally(household.weight);
        const Machine* was_alone = nullptr;
        const Machine* is_alone = nullptr;
        for (std::size_t i = 0; i < with.schemes().size(); ++i) {
            const auto& s = with.schemes()[i];
            SchemeOutcome was, is;
            if (s.before != nullptr) was = with.before.outcome(*s.before, was_block_, lane, was_alone);
            if (s.changed && s.after != nullptr) is = with.after.outcome(*s.after, is_block_, lane, is_alone);
            tally.add((*crowd.cells[i])[type], was, s.changed ? is : was);
        }
        tally.end(sums_.types[type]);
    }
}

}  // namespace recht::count
