// Which facts can still change an answer, and which question narrows it most.
#include <algorithm>
#include <bit>
#include <cmath>

#include "evaluator.h"

namespace recht {

namespace {

/// Walks what is not decided yet, down to the facts that are open.
class OpenSlice : public Slice {
public:
    OpenSlice(const Universe& u, const Machine& m, std::vector<FactPath>& out, bool assumed) : Slice(u, m), out_(out), assumed_(assumed) {
        only_open_ = true;
        // Whether somebody is there is asked before the others are; what is assumed of the others is shown all the same.
        past_unsure_ = assumed;
    }

protected:
    bool visit(NodeId id, std::uint32_t instance) override {
        const Node& n = universe_.graph[id];
        if (n.op != Op::fact && n.op != Op::not_null && n.op != Op::given && n.op != Op::derived) return true;
        const FactPath path{n.cls, instance, static_cast<std::int32_t>(n.imm)};
        const auto& situation = machine_.situation();
        const auto& value = situation.fact(path);
        const auto& field = situation.catalog().classes()[n.cls].fields[static_cast<std::size_t>(n.imm)];
        if (value.confirmed && value.state != FactState::given && value.state != FactState::unknown) return true;
        const bool default_formula = value.state == FactState::formula && field.default_kind == DefaultKind::formula;
        if (assumed_) {
            if (value.state == FactState::assumed || (value.state == FactState::none && field.default_null) || default_formula) add(path);
            // What the formula of a default rests on may be wrong as well.
            if (default_formula && n.op == Op::derived) argument(n.c, n, instance);
            return true;
        }
        if (default_formula && n.op == Op::derived) {
            // A default that is itself "unknown" must be asked like any other unknown fact.
            for (const auto& [cls, index] : universe_.graph.loose) {
                if (cls == n.cls && index == n.imm) add(path);
            }
            return true;
        }
        if (n.op == Op::derived) {
            // A fact with a formula may be told itself when the formula leaves it open.
            if (value.state == FactState::formula && field.default_kind == DefaultKind::derived && !field.never_ask) add(path);
            return true;
        }
        if (value.state == FactState::unknown || value.state == FactState::given) add(path);
        return true;
    }
    void list(std::uint16_t cls, std::uint32_t instance) override {
        const auto& i = machine_.situation().instances[cls][instance];
        if (assumed_ == (i.could_be > 0)) add({cls, instance, -1});
    }

private:
    void add(const FactPath& path) {
        if (std::find(out_.begin(), out_.end(), path) == out_.end()) out_.push_back(path);
    }
    std::vector<FactPath>& out_;
    bool assumed_;
};

int topic_order(const Situation& s, const FactPath& p) {
    const auto& c = s.catalog().classes()[p.cls];
    if (p.field < 0) return c.places[s.instances[p.cls][p.instance].place].order;
    return c.fields[static_cast<std::size_t>(p.field)].order;
}

bool by_path(const FactPath& x, const FactPath& y) {
    return x.cls != y.cls ? x.cls < y.cls : x.instance != y.instance ? x.instance < y.instance : x.field < y.field;
}

/// A fact that is open, and what it would bring to know it.
struct Candidate {
    FactPath path;
    std::int64_t gain = 0;                    // millionths of a euro a month
    int order = 0;
    std::vector<std::size_t> schemes;
};

/// The distinct paths of all lists, each with the lists that it stands in.
std::vector<Candidate> gather(const Situation& situation, const std::vector<std::vector<FactPath>>& lists) {
    std::vector<std::pair<FactPath, std::size_t>> all;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        for (const auto& p : lists[i]) all.emplace_back(p, i);
    }
    std::sort(all.begin(), all.end(), [](const auto& x, const auto& y) { return x.first == y.first ? x.second < y.second : by_path(x.first, y.first); });
    std::vector<Candidate> out;
    for (const auto& [path, scheme] : all) {
        if (out.empty() || !(out.back().path == path)) out.push_back({path, 0, topic_order(situation, path), {}});
        out.back().schemes.push_back(scheme);
    }
    return out;
}

}  // namespace

void Evaluator::sort_by_topic(std::vector<FactPath>& paths) const {
    std::sort(paths.begin(), paths.end(), [&](const FactPath& x, const FactPath& y) {
        const int a = topic_order(situation_, x);
        const int b = topic_order(situation_, y);
        return a != b ? a < b : by_path(x, y);
    });
}

void Evaluator::collect_open(const SchemeResult& r, std::vector<FactPath>& out, bool assumed) {
    OpenSlice slice(*universe_, machine_, out, assumed);
    if (r.standing.low != r.standing.high) {
        for (const auto& c : r.scheme->conditions) {
            if (!applies(c)) continue;
            slice.from(c.demand_node, 0);
            const auto s = standing(c);
            if (s.low != 2) slice.from(c.judgement_node, 0);
        }
    }
    if (r.standing.high != 0 && r.scheme->amount.node != 0 && !r.amount.point()) slice.from(r.scheme->amount.node, 0);
}

bool Evaluator::fixed_amount(const SchemeResult& r) { return r.standing.high == 0 || r.scheme->amount.node == 0 || r.amount.point(); }

void Evaluator::find_open() {
    for (std::size_t i = 0; i < base_.size(); ++i) collect_open(base_[i], open_[i], false);
}

// How much is still open, in euros a month.
double Evaluator::width(const SchemeResult& r) const {
    if (r.standing.high == 0) return 0;
    const bool open = r.standing.low != r.standing.high;
    double low = 0;
    double high = 0;
    if (r.scheme->amount.node != 0) {
        const Node& n = universe_->graph[machine_.program().effective(r.scheme->amount.node)];
        low = r.standing.low == 0 ? 0 : monthly(r.amount.low, n, r.scheme->per);
        high = monthly(r.amount.high, n, r.scheme->per);
    }
    // An undecided right weighs something, also without an amount.
    return std::min(high - low, 5000.0) + (open ? 25 : 0);
}

double Evaluator::width(const std::vector<SchemeResult>& results) const {
    double total = 0;
    for (const auto& r : results) total += width(r);
    return total;
}

// The range run of what is known, to try single facts against.
void Evaluator::settle() {
    if (settled_) return;
    machine_.widen();
    machine_.keep();
    results(still_);
    tried_ = still_;
    settled_ = true;
}

const Effect& Evaluator::effect(const FactPath& path) const {
    return machine_.program().effect(path.cls, path.field < 0 ? kWholeList : static_cast<std::uint16_t>(path.field));
}

// What the answers were with another value for one fact: with `value`, or else with anything at all.
void Evaluator::try_fact(const FactPath& path, const Interval* value) {
    const auto& changes = effect(path);
    if (plan_->reach(changes).empty()) return;
    if (path.field < 0) {
        auto& list = situation_.instances[path.cls][path.instance];
        if (list.could_be > 0 && !list.confirmed) list.most = list.could_be;
        machine_.recount();
    } else if (value != nullptr) {
        machine_.set(path.cls, path.instance, static_cast<std::uint16_t>(path.field), *value);
    } else {
        machine_.open(situation_, path);
    }
    machine_.run(changes);
    for (const auto i : plan_->reach(changes)) result_of(plan_->schemes[i], tried_[i]);
}

void Evaluator::take_back(const FactPath& path) {
    const auto& changes = effect(path);
    if (plan_->reach(changes).empty()) return;
    if (path.field < 0) {
        auto& list = situation_.instances[path.cls][path.instance];
        if (list.could_be > 0 && !list.confirmed) list.most = 0;
        machine_.recount();
    }
    machine_.revert(changes);
    for (const auto i : plan_->reach(changes)) tried_[i] = still_[i];
}

// Amounts crowd low: the middle is nearer the bottom than the top.
std::int64_t Evaluator::to_middle(const Field& field, std::int64_t span) {
    return field.type.kind == Kind::money ? std::min(span / 2, span > 10'000'000 ? std::int64_t{2'000'000} : span / 4) : span / 2;
}

// Values that show what it would bring to know a fact.
std::vector<Interval> Evaluator::probes(const Field& field, const FactValue& known) const {
    std::vector<Interval> out;
    if (field.type.kind == Kind::choice && situation_.catalog().options(field.type.options).is_mask() && !field.type.multi) {
        auto bits = static_cast<std::uint64_t>(known.high);
        while (bits != 0 && out.size() < 4) {
            const auto bit = static_cast<std::int64_t>(bits & (~bits + 1));
            out.push_back({bit, bit});
            bits &= bits - 1;
        }
        return out;
    }
    for (const auto v : {known.low, known.low + to_middle(field, known.high - known.low), known.high}) {
        if (out.empty() || out.back().low != v) out.push_back({v, v});
    }
    return out;
}

// Whether an assumed fact by itself changes the answer of a scheme, when it may be anything or with some single value.
bool Evaluator::alone(const FactPath& path, std::size_t scheme) {
    try_fact(path, nullptr);
    const bool moved = !(tried_[scheme] == base_[scheme]);
    take_back(path);
    if (moved || path.field < 0) return moved;
    const auto& field = situation_.catalog().classes()[path.cls].fields[static_cast<std::size_t>(path.field)];
    FactValue any;
    any.low = field.type.multi ? 0 : field.min;
    any.high = field.max;
    bool out = false;
    for (const auto& value : probes(field, any)) {
        try_fact(path, &value);
        out = out || !(tried_[scheme] == base_[scheme]);
        take_back(path);
    }
    return out;
}

// How much would still be open, in the middle of what a fact can be.
double Evaluator::width_known(const FactPath& path) {
    const auto& field = situation_.catalog().classes()[path.cls].fields[static_cast<std::size_t>(path.field)];
    const auto values = probes(field, situation_.fact(path));
    if (values.empty()) return width(base_);
    double sum = 0;
    for (const auto& value : values) {
        try_fact(path, &value);
        sum += width(tried_);
        take_back(path);
    }
    return sum / static_cast<double>(values.size());
}

void Evaluator::rank_open() {
    auto candidates = gather(situation_, open_);
    if (!candidates.empty()) settle();
    const double before = width(base_);
    for (auto& c : candidates) {
        // Whether somebody is there comes before everything about them.
        c.gain = INT64_MAX;
        if (c.path.field >= 0) c.gain = std::llround((before - width_known(c.path)) * 1e6);
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) {
        return x.gain != y.gain ? x.gain > y.gain : x.order != y.order ? x.order < y.order : by_path(x.path, y.path);
    });
    for (auto& list : open_) list.clear();
    for (const auto& c : candidates) {
        for (const auto scheme : c.schemes) open_[scheme].push_back(c.path);
    }
    ranked_.clear();
    for (const auto& c : candidates) ranked_.push_back(c.path);
}

void Evaluator::choose_next() {
    for (const auto& p : ranked_) {
        if (p.field >= 0 && situation_.catalog().classes()[p.cls].fields[static_cast<std::size_t>(p.field)].never_ask) continue;
        const bool open = std::any_of(open_.begin(), open_.end(), [&](const auto& list) { return std::find(list.begin(), list.end(), p) != list.end(); });
        if (!open) continue;
        next_ = situation_.path_text(p);
        return;
    }
    const FactPath* first = nullptr;
    for (const auto& list : unconfirmed_) {
        for (const auto& p : list) {
            if (first == nullptr || topic_order(situation_, p) < topic_order(situation_, *first)) first = &p;
        }
    }
    if (first != nullptr) next_ = situation_.path_text(*first);
}

// Assumed facts whose other value could change an answer.
void Evaluator::confirmations() {
    if (situation_.no_assumptions) return;
    // What no scheme can have been computed with decides nothing: the checks alone read it.
    const auto& used = plan_->uses(situation_).back();
    const auto& classes = situation_.catalog().classes();
    bool any = false;
    for (std::uint16_t c = 0; c < classes.size() && !any; ++c) {
        const auto& instances = situation_.instances[c];
        if (c > 0 && used.has(c, kWholeList)) {
            for (const auto& i : instances) any = any || (i.could_be > 0 && !i.confirmed);
        }
        for (const auto k : used.fields(c)) {
            for (std::uint32_t i = 0; i < instances.size(); ++i) {
                const auto& v = situation_.fact({c, i, k});
                any = any || (!v.confirmed && instances[i].most != 0 && is_default(classes[c].fields[k], v));
            }
        }
    }
    if (!any) return;
    settle();
    situation_.open_lists(true);
    machine_.bind(situation_, true);
    machine_.run_range();
    const auto opened = results();
    // What the law itself leaves open stays open whatever is opened: there single values must tell.
    const auto lawful = [&](std::size_t i) { return open_[i].empty() && (base_[i].standing.low != base_[i].standing.high || !fixed_amount(base_[i])); };
    const auto settled = [&](std::size_t i) { return base_[i].standing.low == base_[i].standing.high; };
    const auto by_value = [&](std::size_t i) { return !settled(i) && lawful(i); };
    for (std::size_t i = 0; i < opened.size(); ++i) {
        if (!(opened[i] == base_[i]) || lawful(i)) collect_open(opened[i], unconfirmed_[i], true);
    }
    situation_.open_lists(false);
    machine_.restore(situation_);
    auto candidates = gather(situation_, unconfirmed_);
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) {
        return x.order != y.order ? x.order < y.order : by_path(x.path, y.path);
    });
    const auto walked = std::move(unconfirmed_);
    unconfirmed_.assign(opened.size(), {});
    for (const auto& c : candidates) {
        for (const auto i : c.schemes) {
            if (by_value(i) && alone(c.path, i)) unconfirmed_[i].push_back(c.path);
        }
    }
    // Most of them change nothing, also together: those stay open. What is left is what to confirm: with that settled the
    // others may be anything. Of several that only matter together all but the last stay open.
    auto kept = machine_.kept();
    for (const auto& c : candidates) {
        try_fact(c.path, nullptr);
        bool moved = false;
        for (const auto i : plan_->reach(effect(c.path))) moved = moved || !(tried_[i] == still_[i]);
        if (!moved) {
            machine_.accept(effect(c.path));
            continue;
        }
        for (const auto i : c.schemes) {
            if (!by_value(i)) unconfirmed_[i].push_back(c.path);
        }
        take_back(c.path);
    }
    situation_.open_lists(false);
    machine_.restore(situation_, std::move(kept));
    for (std::size_t i = 0; i < opened.size(); ++i) {
        const bool missed = unconfirmed_[i].empty() && !(opened[i] == base_[i]);
        if (lawful(i) ? settled(i) : missed) unconfirmed_[i] = walked[i];
    }
}

const std::vector<SchemeResult>& Evaluator::answers(bool questions) {
    base_ = results();
    open_.assign(base_.size(), {});
    unconfirmed_.assign(base_.size(), {});
    next_.clear();
    find_open();
    if (questions) {
        confirmations();
        rank_open();
    }
    narrow(questions && !situation_.no_assumptions);
    take_narrowed();
    if (questions) choose_next();
    else open_.assign(base_.size(), {});
    return base_;
}

std::string Evaluator::next_question() {
    answers(true);
    return next_;
}

}  // namespace recht
