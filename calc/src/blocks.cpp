#include "blocks.h"

#include "exact_loop.h"
#include "range_loop.h"

namespace recht {

namespace {

// Only what the program reads has to be alike.
bool same_shape(const Program& program, const std::vector<std::vector<Instance>>& x, const std::vector<std::vector<Instance>>& y) {
    const auto same = [](const Instance& a, const Instance& b) {
        return a.place == b.place && a.parent == b.parent && a.least == b.least && a.most == b.most;
    };
    for (std::size_t c = 0; c < x.size(); ++c) {
        if (program.reads(c) && !std::equal(x[c].begin(), x[c].end(), y[c].begin(), y[c].end(), same)) return false;
    }
    return true;
}

}  // namespace

void Blocks::load(const Program& program) {
    program_ = &program;
    machine_.load(program);
    instances_.clear();
    used_ = 0;
    like_ = nullptr;
}

bool Blocks::fits(const Situation& situation) const {
    return used_ == 0 || (used_ < kLanes && same_shape(*program_, instances_, situation.instances));
}

// Registers for all lanes, and in the first of them what is the same for everybody.
void Blocks::lay_out(const Situation& situation, std::size_t lanes) {
    instances_ = situation.instances;
    layout_ = machine_.layout();
    // What is computed is written before it is read: room is enough.
    low_.resize(machine_.size() * kLanes);
    high_.resize(machine_.size() * kLanes);
    for (std::size_t c = 0; c < layout_.size(); ++c) {
        const auto& frame = program_->frames[c];
        for (std::uint32_t i = 0; i < layout_[c].count; ++i) {
            const auto base = layout_[c].base + i * frame.size;
            const auto fill = [&](std::size_t at, std::int64_t low, std::int64_t high) {
                std::fill_n(low_.begin() + static_cast<std::ptrdiff_t>((base + at) * kLanes), lanes, low);
                std::fill_n(high_.begin() + static_cast<std::ptrdiff_t>((base + at) * kLanes), lanes, high);
            };
            fill(0, 1, 1);
            for (const auto& k : frame.constants) fill(k.at, k.low, k.high);
        }
    }
}

std::size_t Blocks::add(const Situation& situation) {
    machine_.bind(situation);
    if (used_ == 0) {
        if (instances_.empty() || !same_shape(*program_, instances_, situation.instances)) lay_out(situation, kLanes);
        exact_ = true;
        like_ = nullptr;
    }
    exact_ = exact_ && machine_.exact();
    for (std::uint16_t c = 0; c < layout_.size(); ++c) {
        const auto& frame = program_->frames[c];
        if (frame.size == 1) continue;
        for (std::uint32_t i = 0; i < layout_[c].count; ++i) {
            const auto base = layout_[c].base + i * frame.size;
            const auto* low = machine_.registers(c, i, false);
            const auto* high = machine_.registers(c, i, true);
            for (const auto* inputs : {&frame.facts, &frame.given, &frame.not_null, &frame.role, &frame.present}) {
                for (const auto& input : *inputs) {
                    low_[(base + input.at) * kLanes + used_] = low[input.at];
                    high_[(base + input.at) * kLanes + used_] = high[input.at];
                }
            }
        }
    }
    return used_++;
}

void Blocks::fill(const Situation& like, const Part& part, std::size_t count) {
    used_ = count;
    if (like_ == &like && part_ == &part && filled_ >= count) return;
    machine_.bind(like);
    exact_ = machine_.exact();
    machine_.run();
    lay_out(like, 0);
    like_ = &like;
    part_ = &part;
    filled_ = count;
    const auto spread = [&](const Part::Register& r, bool same) {
        for (std::uint32_t i = 0; i < layout_[r.cls].count; ++i) {
            const auto at = static_cast<std::ptrdiff_t>((layout_[r.cls].base + i * program_->frames[r.cls].size + r.at) * kLanes);
            const auto low = machine_.registers(r.cls, i, false)[r.at];
            const auto high = machine_.registers(r.cls, i, true)[r.at];
            std::fill_n(low_.begin() + at, count, low);
            std::fill_n(high_.begin() + at, count, high);
            exact_ = exact_ && (low == high || !same || instances_[r.cls][i].most == 0);
        }
    };
    for (const auto& r : part.shared) spread(r, true);
    // A fact that one person told may be unknown of another.
    for (const auto& r : part.facts) spread(r, false);
}

std::vector<std::size_t> Blocks::places(const FactPath& fact, const Part& part) const {
    std::vector<std::size_t> out;
    const auto& frame = program_->frames[fact.cls];
    for (const auto& f : frame.facts) {
        const bool read = std::any_of(part.facts.begin(), part.facts.end(), [&](const Part::Register& r) { return r.cls == fact.cls && r.at == f.at; });
        if (read && f.index == fact.field) out.push_back(layout_[fact.cls].base + static_cast<std::size_t>(fact.instance) * frame.size + f.at);
    }
    return out;
}

void Blocks::take(const Part& part, const Blocks& there) {
    for (const auto& [from, to] : part.taken) {
        for (std::uint32_t i = 0; i < layout_[to.cls].count; ++i) {
            const auto source = static_cast<std::ptrdiff_t>((there.layout_[from.cls].base + i * there.program_->frames[from.cls].size + from.at) * kLanes);
            const auto at = static_cast<std::ptrdiff_t>((layout_[to.cls].base + i * program_->frames[to.cls].size + to.at) * kLanes);
            const auto& high = there.was_exact_ ? there.low_ : there.high_;
            std::copy_n(there.low_.begin() + source, used_, low_.begin() + at);
            std::copy_n(high.begin() + source, used_, high_.begin() + at);
        }
    }
}

void Blocks::run(const Part& part, bool exactly) {
    was_exact_ = exactly && exact_ && run_exact(part.code, part.segments);
    if (!was_exact_) run_range(part.code, part.segments);
}

const Machine& Blocks::alone(std::size_t lane) {
    machine_.look_into(low_.data() + lane, (was_exact_ ? low_ : high_).data() + lane, kLanes);
    return machine_;
}

bool Blocks::run_exact(const std::vector<Instruction>& code, const std::vector<Segment>& segments) {
    const Workplace w{*program_, layout_, instances_, low_.data(), low_.data(), used_};
    bool inexact = false;
    for (const auto& segment : segments) {
        for (std::uint32_t i = 0; i < layout_[segment.cls].count && !inexact; ++i) {
            if (instances_[segment.cls][i].most > 0) segment_exact<kLanes>(w, code.data() + segment.first, segment.cls, i, inexact);
        }
    }
    return !inexact;
}

void Blocks::run_range(const std::vector<Instruction>& code, const std::vector<Segment>& segments) {
    const Workplace w{*program_, layout_, instances_, low_.data(), high_.data(), used_};
    for (const auto& segment : segments) {
        for (std::uint32_t i = 0; i < layout_[segment.cls].count; ++i) {
            if (instances_[segment.cls][i].most > 0) segment_range<kLanes>(w, code.data() + segment.first, segment.cls, i);
        }
    }
}

void Blocks::run() {
    if (used_ == 0) return;
    was_exact_ = exact_ && run_exact(program_->code, program_->segments);
    if (!was_exact_) run_range(program_->code, program_->segments);
}

}  // namespace recht
