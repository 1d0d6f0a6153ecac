// Which facts can still change an answer, and which question narrows it most.
#include <algorithm>
#include <bit>

#include "evaluator.h"

namespace recht {

namespace {

/// Walks what is not decided yet, down to the facts that are open.
class OpenSlice : public Slice {
public:
    OpenSlice(const Universe& u, const Machine& m, std::vector<FactPath>& out, bool assumed) : Slice(u, m), out_(out), assumed_(assumed) { only_open_ = true; }

protected:
    bool visit(NodeId id, std::uint32_t instance) override {
        const Node& n = universe_.graph[id];
        if (n.op != Op::fact && n.op != Op::not_null && n.op != Op::derived) return true;
        const FactPath path{n.cls, instance, static_cast<std::int32_t>(n.imm)};
        const auto& situation = machine_.situation();
        const auto& value = situation.fact(path);
        const auto& field = situation.catalog().classes()[n.cls].fields[static_cast<std::size_t>(n.imm)];
        if (value.confirmed && value.state != FactState::given && value.state != FactState::unknown) return true;
        const bool default_formula = value.state == FactState::formula && field.default_kind == DefaultKind::formula;
        if (assumed_) {
            if (value.state == FactState::assumed || (value.state == FactState::none && field.default_null) || default_formula) add(path);
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

}  // namespace

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

void Evaluator::find_open() {
    for (std::size_t i = 0; i < base_.size(); ++i) collect_open(base_[i], open_[i], false);
}

// How much is still open, in euros a month over all schemes.
double Evaluator::width(const std::vector<SchemeResult>& results) const {
    double total = 0;
    for (const auto& r : results) {
        if (r.standing.high == 0) continue;
        const bool open = r.standing.low != r.standing.high;
        double low = 0;
        double high = 0;
        if (r.scheme->amount.node != 0) {
            const Node& n = universe_->graph[machine_.program().effective(r.scheme->amount.node)];
            low = r.standing.low == 0 ? 0 : monthly(r.amount.low, n, r.scheme->per);
            high = monthly(r.amount.high, n, r.scheme->per);
        }
        // An undecided right weighs something, also without an amount.
        total += std::min(high - low, 5000.0) + (open ? 25 : 0);
    }
    return total;
}

void Evaluator::rank_open() {
    std::vector<FactPath> all;
    for (const auto& list : open_) {
        for (const auto& p : list) {
            if (std::find(all.begin(), all.end(), p) == all.end()) all.push_back(p);
        }
    }
    struct Score {
        FactPath path;
        double gain;
    };
    std::vector<Score> scores;
    const double before = width(base_);
    for (const auto& path : all) {
        Score score{path, 1e9};
        if (path.field >= 0) {
            const auto& field = situation_.catalog().classes()[path.cls].fields[static_cast<std::size_t>(path.field)];
            const auto saved = situation_.fact(path);
            std::vector<Interval> probes;
            if (field.type.kind == Kind::choice && situation_.catalog().options(field.type.options).is_mask() && !field.type.multi) {
                auto bits = static_cast<std::uint64_t>(saved.high);
                while (bits != 0 && probes.size() < 4) {
                    const auto bit = static_cast<std::int64_t>(bits & (~bits + 1));
                    probes.push_back({bit, bit});
                    bits &= bits - 1;
                }
            } else {
                for (const int part : {0, 1, 2}) {
                    // Amounts crowd low: the middle probe is nearer the bottom than the top.
                    const auto span = saved.high - saved.low;
                    const auto v = part == 0 ? saved.low : part == 2 ? saved.high : saved.low + (field.type.kind == Kind::money ? std::min(span / 2, span > 10'000'000 ? std::int64_t{2'000'000} : span / 4) : span / 2);
                    if (probes.empty() || probes.back().low != v) probes.push_back({v, v});
                }
            }
            double sum = 0;
            for (const auto& probe : probes) {
                machine_.bind(situation_);
                machine_.set(path.cls, path.instance, static_cast<std::uint16_t>(path.field), probe);
                machine_.run_range();
                sum += width(results());
            }
            score.gain = probes.empty() ? 0 : before - sum / static_cast<double>(probes.size());
        }
        scores.push_back(score);
    }
    const auto better = [&](const FactPath& x, const FactPath& y) {
        double gx = 0;
        double gy = 0;
        for (const auto& s : scores) {
            if (s.path == x) gx = s.gain;
            if (s.path == y) gy = s.gain;
        }
        if (gx > gy + 1e-6 || gy > gx + 1e-6) return gx > gy;
        const auto ox = topic_order(situation_, x);
        const auto oy = topic_order(situation_, y);
        if (ox != oy) return ox < oy;
        return x.cls != y.cls ? x.cls < y.cls : x.instance != y.instance ? x.instance < y.instance : x.field < y.field;
    };
    for (auto& list : open_) std::sort(list.begin(), list.end(), better);
    std::sort(all.begin(), all.end(), better);
    const auto askable = [&](const FactPath& p) {
        return p.field < 0 || !situation_.catalog().classes()[p.cls].fields[static_cast<std::size_t>(p.field)].never_ask;
    };
    for (const auto& p : all) {
        if (askable(p)) {
            next_ = situation_.path_text(p);
            return;
        }
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
    bool any = false;
    for (std::uint16_t c = 0; c < situation_.facts.size() && !any; ++c) {
        const auto width = situation_.width(c);
        for (std::size_t k = 0; k < situation_.facts[c].size() && !any; ++k) {
            const auto& v = situation_.facts[c][k];
            const auto& f = situation_.catalog().classes()[c].fields[k % width];
            if (v.confirmed || situation_.instances[c][k / width].most == 0) continue;
            any = v.state == FactState::assumed || (v.state == FactState::none && f.default_null) ||
                  (v.state == FactState::formula && f.default_kind == DefaultKind::formula);
            any = any && machine_.uses(c, static_cast<std::uint16_t>(k % width));
        }
    }
    for (std::uint16_t c = 1; c < situation_.instances.size() && !any; ++c) {
        for (const auto& i : situation_.instances[c]) any = any || (i.could_be > 0 && !i.confirmed && machine_.reads(c));
    }
    if (!any) return;
    const auto everything = situation_.with_open_lists();
    machine_.bind(everything, true);
    machine_.run_range();
    const auto opened = results();
    for (std::size_t i = 0; i < opened.size(); ++i) {
        if (!(opened[i] == base_[i])) collect_open(opened[i], unconfirmed_[i], true);
        auto& list = unconfirmed_[i];
        std::sort(list.begin(), list.end(), [&](const FactPath& x, const FactPath& y) {
            const auto ox = topic_order(situation_, x);
            const auto oy = topic_order(situation_, y);
            return ox != oy ? ox < oy : x.cls != y.cls ? x.cls < y.cls : x.instance != y.instance ? x.instance < y.instance : x.field < y.field;
        });
    }
    // Alone, most of them change nothing: keep those that do, and all when only several together would.
    for (std::size_t i = 0; i < opened.size(); ++i) {
        std::vector<FactPath> alone;
        for (const auto& p : unconfirmed_[i]) {
            const auto one = p.field < 0 ? situation_.with_open_lists(&p) : Situation();
            machine_.bind(p.field < 0 ? one : situation_);
            if (p.field >= 0) machine_.open(situation_, p);
            machine_.run_range();
            const bool changes = !(results()[i] == base_[i]);
            machine_.bind(situation_);
            if (changes) alone.push_back(p);
        }
        if (!alone.empty()) unconfirmed_[i] = std::move(alone);
    }
}

std::string Evaluator::next_question() {
    base_ = results();
    open_.assign(base_.size(), {});
    unconfirmed_.assign(base_.size(), {});
    next_.clear();
    find_open();
    confirmations();
    rank_open();
    return next_;
}

// Defaults that the answer of `scheme` was computed with.
void Evaluator::assumptions(const Scheme& scheme, std::vector<FactPath>& out) const {
    struct Static {
        const Universe& u;
        const Machine& m;
        std::vector<bool> seen;
        std::vector<std::pair<std::uint16_t, std::uint16_t>> fields;
        std::vector<std::uint16_t> lists;
        void walk(NodeId raw) {
            if (raw == 0) return;
            const auto id = m.program().effective(raw);
            if (seen[id]) return;
            seen[id] = true;
            const Node& n = u.graph[id];
            if (n.op == Op::fact || n.op == Op::not_null || n.op == Op::given) fields.emplace_back(n.cls, static_cast<std::uint16_t>(n.imm));
            if (n.op == Op::derived) {
                // A formula that stands behind a fact which was filled in plays no part.
                bool open = false;
                const auto& situation = m.situation();
                for (std::uint32_t i = 0; i < situation.instances[n.cls].size(); ++i) {
                    const FactPath path{n.cls, i, static_cast<std::int32_t>(n.imm)};
                    open = open || (situation.instances[n.cls][i].most > 0 && situation.fact(path).state == FactState::formula);
                }
                walk(n.a);
                walk(n.b);
                if (open) walk(n.c);
                return;
            }
            if (n.op >= Op::sum && n.op <= Op::lowest) lists.push_back(static_cast<std::uint16_t>(n.imm));
            walk(n.a);
            walk(n.b);
            walk(n.c);
        }
    };
    Static all{*universe_, machine_, std::vector<bool>(universe_->graph.size(), false), {}, {}};
    for (const auto& c : scheme.conditions) {
        if (!applies(c)) continue;
        all.walk(c.demand_node);
        all.walk(c.judgement_node);
    }
    all.walk(scheme.amount.node);
    std::sort(all.fields.begin(), all.fields.end());
    all.fields.erase(std::unique(all.fields.begin(), all.fields.end()), all.fields.end());
    for (std::uint16_t cls = 1; cls < situation_.instances.size(); ++cls) {
        if (std::find(all.lists.begin(), all.lists.end(), cls) == all.lists.end()) continue;
        for (std::uint32_t i = 0; i < situation_.instances[cls].size(); ++i) {
            if (situation_.instances[cls][i].could_be > 0) out.push_back({cls, i, -1});
        }
    }
    for (const auto& [cls, field] : all.fields) {
        const auto& f = situation_.catalog().classes()[cls].fields[field];
        for (std::uint32_t i = 0; i < situation_.instances[cls].size(); ++i) {
            const auto& instance = situation_.instances[cls][i];
            if (instance.most == 0 || instance.least != instance.most) continue;
            if (!situation_.catalog().classes()[cls].places.empty() && (f.places >> instance.place & 1) == 0) continue;
            const FactPath path{cls, i, field};
            const auto& v = situation_.fact(path);
            if (v.state == FactState::assumed || (v.state == FactState::none && f.default_null && !v.given_null) ||
                (v.state == FactState::formula && f.default_kind == DefaultKind::formula)) {
                out.push_back(path);
            }
        }
    }
}

}  // namespace recht
