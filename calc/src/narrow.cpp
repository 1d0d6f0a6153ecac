// An answer that is wider than it need be: an open fact taken value by value, or its range in pieces, and what comes of them
// joined. What is true is in one of the pieces, so it is in what is joined; and of what several facts give, in all of them.
#include <algorithm>
#include <bit>
#include <limits>

#include "evaluator.h"

namespace recht {

namespace {

constexpr int kMostRuns = 32;        // in one answer
constexpr int kRunsOfRange = 8;      // at least, of a fact that is a number, a date or a long list of options
constexpr std::size_t kMostTrials = 150;   // runs to find what is to be confirmed besides; what takes more is not narrowed
constexpr int kFewOptions = 8;       // taken one by one

bool is_open(const SchemeResult& r) { return r.standing.low != r.standing.high || (r.standing.high != 0 && r.scheme->amount.node != 0 && !r.amount.point()); }

bool holds(const std::vector<FactPath>& list, const FactPath& path) { return std::find(list.begin(), list.end(), path) != list.end(); }

int count_of(std::int64_t options) { return std::popcount(static_cast<std::uint64_t>(options)); }

/// The first `count` of the options.
std::int64_t first_of(std::int64_t options, int count) {
    std::uint64_t out = 0;
    for (auto bits = static_cast<std::uint64_t>(options); count > 0; --count, bits &= bits - 1) out |= bits & (~bits + 1);
    return static_cast<std::int64_t>(out);
}

/// A set of options, one bit each; a longer list of options is a number.
bool is_set(const Catalog& catalog, const Field& field) { return field.type.kind == Kind::choice && catalog.options(field.type.options).is_mask(); }

/// How many values a fact has that is taken value by value; 0: it is not.
int few_of(const Situation& situation, const Field& field, const FactValue& value) {
    const int values = field.type.kind == Kind::boolean           ? 2
                       : is_set(situation.catalog(), field)       ? count_of(value.high)
                       : value.listed != 0                        ? static_cast<int>(situation.listed[value.listed - 1u].size())
                                                                  : kFewOptions + 1;
    return values <= kFewOptions ? values : 0;
}

/// Whether every value of the fact is one of an interval that it may be put to.
bool is_divisible(const Situation& situation, const FactPath& path, const Machine& machine) {
    if (path.field < 0) return false;
    const auto& field = situation.catalog().classes()[path.cls].fields[static_cast<std::size_t>(path.field)];
    const auto& value = situation.fact(path);
    if (field.type.multi) return false;
    // One element that stands for many, itself or what it lies in: they need not have the same value.
    const auto& classes = situation.catalog().classes();
    for (auto [cls, instance] = std::pair(path.cls, path.instance); cls != 0; cls = classes[cls].places.front().parent) {
        const auto& one = situation.instances[cls][instance];
        if (one.most > 1) return false;
        instance = one.parent;
    }
    if (value.state != FactState::given && value.state != FactState::unknown) return false;
    // A rule may ask whether it was told.
    if (value.state == FactState::unknown) {
        for (const auto& g : machine.program().frames[path.cls].given) {
            if (g.index == path.field) return false;
        }
    }
    return value.maybe_none || (is_set(situation.catalog(), field) ? count_of(value.high) > 1 : value.low < value.high);
}

/// What of the cuts is about these schemes.
std::vector<Cut> cuts_of(const std::vector<Cut>& all, const std::vector<std::size_t>& schemes) {
    std::vector<Cut> out;
    for (const auto& cut : all) {
        Cut part{cut.path, cut.parts, {}, {}};
        for (std::size_t k = 0; k < cut.schemes.size(); ++k) {
            if (std::find(schemes.begin(), schemes.end(), cut.schemes[k]) == schemes.end()) continue;
            part.schemes.push_back(cut.schemes[k]);
            part.joined.push_back(cut.joined[k]);
        }
        if (!part.schemes.empty()) out.push_back(std::move(part));
    }
    return out;
}

}  // namespace

Joined Evaluator::look(const SchemePlan& plan) const {
    Joined out;
    // A scheme without conditions has one that is always met: nothing joined is then nothing yet.
    if (plan.conditions.empty()) out.conditions.push_back({});
    for (const auto& c : plan.conditions) out.conditions.push_back(standing(c));
    out.right = out.standing().high != 0;
    if (out.right) out.amount = plan.amount.read(machine_);
    return out;
}

Piece Evaluator::run_piece(const FactPath& path, Interval value, const std::vector<std::size_t>& schemes, bool there) {
    const auto& changes = effect(path);
    machine_.set(path.cls, path.instance, static_cast<std::uint16_t>(path.field), value, there);
    machine_.run(changes);
    Piece out{value, there, {}};
    for (const auto i : schemes) out.results.push_back(look(plan_->schemes[i]));
    machine_.revert(changes);
    return out;
}

// The piece that holds what is joined wide, and is wide itself: what may be won there is the most.
std::size_t Evaluator::widest(const std::vector<Piece>& pieces, const std::vector<std::size_t>& schemes, bool options) const {
    const auto is_single = [&](const Piece& p) { return !p.there || (options ? count_of(p.value.high) == 1 : p.value.point()); };
    std::size_t found = pieces.size();
    double most = 0;
    for (std::size_t k = 0; k < schemes.size(); ++k) {
        std::size_t ends[2] = {pieces.size(), pieces.size()};
        double end[2] = {std::numeric_limits<double>::max(), std::numeric_limits<double>::lowest()};
        for (std::size_t p = 0; p < pieces.size(); ++p) {
            const auto& r = pieces[p].results[k];
            const auto standing = r.standing();
            const double low = standing.low + (standing.low == 0 ? 0.0 : static_cast<double>(r.amount.low));
            const double high = standing.high + (standing.high == 0 ? 0.0 : static_cast<double>(r.amount.high));
            if (low < end[0]) end[0] = low, ends[0] = p;
            if (high > end[1]) end[1] = high, ends[1] = p;
        }
        for (const auto p : ends) {
            const auto& r = pieces[p].results[k];
            const double own = width({plan_->schemes[schemes[k]].scheme, r.standing(), r.amount});
            if (own <= most || is_single(pieces[p])) continue;
            most = own;
            found = p;
        }
    }
    return found;
}

std::vector<Piece> Evaluator::pieces_of(const FactPath& path, const std::vector<std::size_t>& schemes, int runs) {
    const auto& field = situation_.catalog().classes()[path.cls].fields[static_cast<std::size_t>(path.field)];
    const auto& known = situation_.fact(path);
    const bool options = is_set(situation_.catalog(), field);
    std::vector<Piece> pieces;
    if (known.maybe_none) pieces.push_back(run_piece(path, {field.min, field.min}, schemes, false));
    const std::int64_t all = options ? known.high : 0;
    if (const int few = few_of(situation_, field, known); few > 0) {
        for (int k = 0; k < few; ++k) {
            const auto one = options ? first_of(all, k + 1) & ~first_of(all, k) : known.listed != 0 ? situation_.listed[known.listed - 1u][static_cast<std::size_t>(k)] : k;
            pieces.push_back(run_piece(path, {one, one}, schemes, true));
        }
        return pieces;
    }
    pieces.push_back(run_piece(path, options ? Interval{all, all} : Interval{known.low, known.high}, schemes, true));
    for (; runs >= 2; runs -= 2) {
        const auto at = widest(pieces, schemes, options);
        if (at == pieces.size()) break;
        const auto value = pieces[at].value;
        const auto part = options ? first_of(value.high, count_of(value.high) / 2) : value.low + to_middle(field, value.high - value.low);
        pieces[at] = run_piece(path, options ? Interval{part, part} : Interval{value.low, part}, schemes, true);
        pieces.push_back(run_piece(path, options ? Interval{value.high & ~part, value.high & ~part} : Interval{part + 1, value.high}, schemes, true));
    }
    return pieces;
}

// What the pieces give together, in the state that the machine is in. With `assumed` also what they still rest on.
std::vector<Joined> Evaluator::join(const Cut& cut, std::vector<std::vector<FactPath>>* assumed) {
    const auto& changes = effect(cut.path);
    std::vector<Joined> out(cut.schemes.size());
    for (const auto& part : cut.parts) {
        machine_.set(cut.path.cls, cut.path.instance, static_cast<std::uint16_t>(cut.path.field), part.value, part.there);
        machine_.run(changes);
        for (std::size_t k = 0; k < out.size(); ++k) {
            const auto& plan = plan_->schemes[cut.schemes[k]];
            out[k].add(look(plan));
            if (assumed == nullptr) continue;
            SchemeResult result;
            result_of(plan, result);
            collect_open(result, (*assumed)[cut.schemes[k]], true);
        }
        machine_.revert(changes);
    }
    return out;
}

void Evaluator::narrow_by(const FactPath& path, int runs) {
    Cut cut{path, {}, {}, {}};
    std::vector<std::size_t> schemes;
    for (const auto i : plan_->reach(effect(path))) {
        if (is_open(base_[i])) schemes.push_back(i);
    }
    if (schemes.empty()) return;
    cut.joined.resize(schemes.size());
    for (const auto& piece : pieces_of(path, schemes, runs)) {
        cut.parts.push_back({piece.value, piece.there});
        for (std::size_t k = 0; k < schemes.size(); ++k) cut.joined[k].add(piece.results[k]);
    }
    // Of what changed nothing, nothing is kept.
    std::vector<Joined> kept;
    for (std::size_t k = 0; k < schemes.size(); ++k) {
        auto& out = narrowed_[schemes[k]];
        auto narrower = out.conditions.empty() ? look(plan_->schemes[schemes[k]]) : out;
        if (!narrower.keep_common(cut.joined[k])) continue;
        out = std::move(narrower);
        cut.schemes.push_back(schemes[k]);
        kept.push_back(std::move(cut.joined[k]));
    }
    cut.joined = std::move(kept);
    if (!cut.schemes.empty()) cuts_.push_back(std::move(cut));
}

// What is assumed and need not be confirmed may be anything, in the pieces too. The schemes for which these then give
// something else, each with the assumptions that its pieces rest on.
std::vector<std::size_t> Evaluator::doubtful(std::vector<std::vector<FactPath>>& assumed) {
    auto kept = machine_.kept();
    std::vector<FactPath> told;
    for (const auto& list : unconfirmed_) {
        for (const auto& path : list) {
            if (!confirmed(path)) told.push_back(path);
            confirmed(path) = true;
        }
    }
    situation_.open_lists(true);
    machine_.bind(situation_, true);
    machine_.run_range();
    machine_.keep();
    std::vector<std::size_t> out;
    for (const auto& cut : cuts_) {
        const auto now = join(cut, &assumed);
        for (std::size_t k = 0; k < now.size(); ++k) {
            if (!(now[k] == cut.joined[k])) out.push_back(cut.schemes[k]);
        }
    }
    for (const auto& path : told) confirmed(path) = false;
    situation_.open_lists(false);
    machine_.restore(situation_, std::move(kept));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

bool& Evaluator::confirmed(const FactPath& path) {
    return path.field < 0 ? situation_.instances[path.cls][path.instance].confirmed : situation_.fact(path).confirmed;
}

// The schemes that `path` reaches of which the pieces give something else than they did.
std::vector<std::size_t> Evaluator::moved(const std::vector<Cut>& cuts, const FactPath& path) {
    std::vector<std::size_t> out;
    const auto& reach = plan_->reach(effect(path));
    for (const auto& cut : cuts) {
        if (std::none_of(cut.schemes.begin(), cut.schemes.end(), [&](std::size_t i) { return std::find(reach.begin(), reach.end(), i) != reach.end(); })) continue;
        const auto now = join(cut, nullptr);
        for (std::size_t k = 0; k < now.size(); ++k) {
            if (!(now[k] == cut.joined[k])) out.push_back(cut.schemes[k]);
        }
    }
    return out;
}

// Finds what is to be confirmed besides, for what the pieces left to hold; where that is not enough, nothing is narrowed.
void Evaluator::confirm_narrowed() {
    std::vector<std::vector<FactPath>> assumed(base_.size());
    const auto doubts = doubtful(assumed);
    if (doubts.empty()) return;
    std::vector<FactPath> candidates;
    for (const auto i : doubts) {
        for (const auto& path : assumed[i]) {
            if (!holds(unconfirmed_[i], path) && !holds(candidates, path)) candidates.push_back(path);
        }
    }
    sort_by_topic(candidates);
    const auto cuts = cuts_of(cuts_, doubts);
    std::size_t parts = 0;
    for (const auto& cut : cuts) parts += cut.parts.size();
    if (parts * candidates.size() > kMostTrials) {
        for (const auto i : doubts) narrowed_[i] = {};
        return;
    }
    const auto plain = machine_.kept();
    for (const auto& path : candidates) {
        try_fact(path, nullptr);
        const auto before = machine_.accept_for_now(effect(path));
        const auto other = moved(cuts, path);
        if (other.empty()) continue;
        for (const auto i : other) {
            if (!holds(unconfirmed_[i], path)) unconfirmed_[i].push_back(path);
        }
        take_back(path);
        machine_.forget(before);
    }
    situation_.open_lists(false);
    machine_.restore(situation_, plain);
    tried_ = still_;
    for (const auto i : doubtful(assumed)) narrowed_[i] = {};
}

// The open facts that can be taken in pieces, by kind: a field of a class, of everybody who has it.
std::vector<Divisible> Evaluator::divisible() const {
    std::vector<Divisible> out;
    for (std::size_t i = 0; i < open_.size(); ++i) {
        const double wide = width(base_[i]);
        for (const auto& path : open_[i]) {
            if (!is_divisible(situation_, path, machine_)) continue;
            auto at = std::find_if(out.begin(), out.end(), [&](const Divisible& d) { return d.cls == path.cls && d.field == path.field; });
            if (at == out.end()) at = out.insert(at, {path.cls, path.field, true, 0, 0, {}});
            if (!holds(at->paths, path)) at->paths.push_back(path);
            at->width = std::max(at->width, wide);
            const auto& value = situation_.fact(path);
            const auto& field = situation_.catalog().classes()[path.cls].fields[static_cast<std::size_t>(path.field)];
            const int few = few_of(situation_, field, value);
            at->few = at->few && few > 0;
            at->runs = at->few ? std::max(at->runs, few + (value.maybe_none ? 1 : 0)) : kRunsOfRange;
        }
    }
    // What has few values first: there a range says least.
    std::sort(out.begin(), out.end(), [](const Divisible& x, const Divisible& y) {
        if (x.few != y.few) return x.few;
        if (x.few && x.runs != y.runs) return x.runs < y.runs;
        if (x.width != y.width) return x.width > y.width;
        return x.cls != y.cls ? x.cls < y.cls : x.field < y.field;
    });
    return out;
}

// Which facts are taken does not depend on the order of people or incomes: all of a kind, or none. What runs are left over
// go to the ranges.
void Evaluator::narrow(bool confirm) {
    narrowed_.assign(plan_->schemes.size(), {});
    cuts_.clear();
    auto kinds = divisible();
    if (kinds.empty()) return;
    settle();
    int left = kMostRuns;
    std::size_t ranges = 0;
    for (auto& kind : kinds) {
        if (kind.cost() > left) kind.paths.clear();
        left -= kind.cost();
        if (!kind.few) ranges += kind.paths.size();
    }
    for (const auto& kind : kinds) {
        const int more = kind.few || ranges == 0 ? 0 : left / static_cast<int>(ranges);
        for (const auto& path : kind.paths) narrow_by(path, kind.runs + more);
    }
    if (confirm && !cuts_.empty()) confirm_narrowed();
}

Standing Evaluator::answered(std::size_t index, std::size_t condition) const {
    if (index < narrowed_.size() && !narrowed_[index].conditions.empty()) return narrowed_[index].conditions[condition];
    return standing(plan_->schemes[index].conditions[condition]);
}

void Evaluator::take_narrowed() {
    for (std::size_t i = 0; i < base_.size(); ++i) {
        const auto& n = narrowed_[i];
        if (n.conditions.empty()) continue;
        base_[i].standing = n.standing();
        if (base_[i].standing.high != 0) base_[i].amount = n.amount;
        if (!is_open(base_[i])) open_[i].clear();
    }
}

}  // namespace recht
