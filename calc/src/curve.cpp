// Answers along one fact: points, breakpoints of the law with their article, and sentences.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "dates.h"
#include "evaluator.h"
#include "explain.h"
#include "split.h"

namespace recht {

namespace {

constexpr double kCliff = 5.0;       // a fall of more than this many euros a month at one point
constexpr double kBend = 2.5;        // less than this comes from rounding to whole euros
constexpr std::size_t kMostBreaks = 60;

/// In how many brackets a key lies.
std::int64_t bracket(const LookupTable& table, std::int64_t key) {
    return std::upper_bound(table.from.begin(), table.from.end(), key) - table.from.begin();
}

bool decides_a_way(Op op) {
    return op == Op::choose || op == Op::choose_open || op == Op::derived || op == Op::minimum || op == Op::maximum || op == Op::less || op == Op::less_equal ||
           op == Op::equal || op == Op::lookup || op == Op::brackets;
}

/// Of what the varying fact can change: only the decisions.
struct Decisions {
    std::vector<Instruction> code;
    std::vector<Split::Piece> pieces;
    Decisions(const Split& split, const std::vector<Split::Piece>& of) {
        for (auto piece : of) {
            const auto first = split.code.begin() + piece.first;
            piece.first = static_cast<std::uint32_t>(code.size());
            std::copy_if(first, first + piece.count, std::back_inserter(code), [](const Instruction& i) { return decides_a_way(i.op); });
            piece.count = static_cast<std::uint32_t>(code.size()) - piece.first;
            pieces.push_back(piece);
        }
    }
};

/// The ways that decisions went, as one number: a bit each, mixed by the word.
class Ways {
public:
    void add(std::uint64_t bits, unsigned count) {
        if (count_ + count > 64) mix();
        bits_ = bits_ << count | bits;
        count_ += count;
    }
    void number(std::uint64_t way) {
        mix();
        bits_ = way;
        mix();
    }
    std::uint64_t finish() {
        mix();
        return hash_;
    }

private:
    void mix() {
        hash_ = (hash_ ^ bits_) * 0x100000001b3ull;
        hash_ ^= hash_ >> 31;
        bits_ = 0;
        count_ = 0;
    }
    std::uint64_t hash_ = 0xcbf29ce484222325ull;
    std::uint64_t bits_ = 0;
    unsigned count_ = 0;
};

/// Adds which way every decision of the law went: rounding is left out, it steps at every euro. In a
/// range run a decision has two ends; while it is open that is a way of its own. Only the decisions of a split
/// are looked at: what the varying fact cannot change goes the same way everywhere.
void add_ways(Ways& ways, const Machine& m, const Decisions& decisions) {
    const auto& p = m.program();
    for (const auto& piece : decisions.pieces) {
        const auto* low = m.registers(piece.cls, piece.instance, false);
        const auto* high = m.registers(piece.cls, piece.instance, true);
        const auto both = [&](auto way) { ways.add((way(low) ? 2u : 0u) | (way(high) ? 1u : 0u), 2); };
        for (auto k = piece.first; k < piece.first + piece.count; ++k) {
            const auto& in = decisions.code[k];
            switch (in.op) {
                case Op::choose:
                case Op::choose_open:
                case Op::derived: both([&](const std::int64_t* r) { return r[in.a] != 0; }); break;
                case Op::minimum:
                case Op::maximum: both([&](const std::int64_t* r) { return r[in.a] < r[in.b]; }); break;
                case Op::less:
                case Op::less_equal:
                case Op::equal: both([&](const std::int64_t* r) { return r[in.to] != 0; }); break;
                case Op::lookup:
                case Op::brackets:
                    for (const auto* r : {low, high}) {
                        const auto& table = p.tables[in.k];
                        ways.number(static_cast<std::uint64_t>(in.op == Op::lookup ? find_row(table, r[in.a]) : bracket(table, r[in.a])));
                    }
                    break;
                default: break;
            }
        }
    }
}

struct Point {
    std::int64_t x = 0;
    std::uint64_t way = 0;
    std::vector<SchemeResult> results;   ///< of the schemes that can change
};

constexpr std::size_t kStill = SIZE_MAX;   // a scheme that stays what it is

}  // namespace

bool Evaluator::curve(const CurveOptions& options, CurveData& out, Diagnostics& diagnostics) {
    const auto fault = [&](std::string path, std::string message, std::string_view hint) {
        Diagnostic d;
        d.code = "kromme_ongeldig";
        d.path = std::move(path);
        d.message = std::move(message);
        d.hint = hint;
        diagnostics.add(std::move(d));
        return false;
    };
    FactPath path;
    const auto there = [&] {
        const auto& instance = situation_.instances[path.cls][path.instance];
        return instance.least > 0 && instance.most == 1;
    };
    if (!situation_.find(options.path, path) || path.field < 0 || !there()) {
        return fault("pad", "Het pad " + cite(options.path) + " is geen feit van deze situatie.", "Bijvoorbeeld: aanvrager.toetsingsinkomen of woning.kale_huur.");
    }
    const auto& field = situation_.catalog().classes()[path.cls].fields[static_cast<std::size_t>(path.field)];
    const bool date = field.type.kind == Kind::date;
    Node shape;
    shape.type = field.type;
    shape.scale = field.scale;
    if (field.type.kind != Kind::money && field.type.kind != Kind::number && !date) {
        return fault("pad", "Langs '" + field.name + "' loopt geen kromme: het is " + type_name(field.type) + ".", "Kies een bedrag, een getal of een datum.");
    }
    const auto parse = [&](const std::string& text) -> std::optional<std::int64_t> {
        if (date) return parse_date(text);
        const auto number = parse_decimal(text);
        return number ? to_scale(*number, field.scale.decimals) : std::nullopt;
    };
    const auto from = parse(options.from);
    const auto to = parse(options.to);
    if (!from || !to || *from >= *to || *from < field.min || *to > field.max) {
        return fault("van", "De grenzen van de kromme passen niet bij '" + field.name + "'.",
                     "Kies 'van' lager dan 'tot', van " + value_json(field.min, shape, situation_.catalog()) + " tot en met " +
                     value_json(field.max, shape, situation_.catalog()) + ".");
    }
    const auto points = std::clamp<std::uint32_t>(options.points, 2, 20000);
    // With the varying fact known, everything else decides whether one value is enough.
    auto known = situation_;
    auto& varying = known.fact(path);
    varying.low = varying.high = *from;
    varying.state = FactState::given;
    varying.maybe_none = false;
    std::swap(situation_, known);
    machine_.load(choose(Reach::answer));
    std::swap(situation_, known);
    machine_.bind(known);
    machine_.run();
    const Split split(machine_, machine_.program().effect(path.cls, static_cast<std::uint16_t>(path.field)), path);
    const Decisions sure(split, split.single);
    const Decisions open(split, split.open);
    const auto signature = [&] {
        Ways ways;
        add_ways(ways, machine_, sure);
        add_ways(ways, machine_, open);
        return ways.finish();
    };
    const auto all = results();
    const auto moving = plan_->moved(split.roots);
    std::vector<std::size_t> place(all.size(), kStill);   // in Point::results
    for (std::size_t k = 0; k < moving.size(); ++k) place[moving[k]] = k;
    const auto stand = [&](std::int64_t x) {
        machine_.set(path.cls, path.instance, static_cast<std::uint16_t>(path.field), {x, x});
        machine_.run(split);
    };
    const auto evaluate = [&](std::int64_t x) {
        stand(x);
        Point p{x, signature(), std::vector<SchemeResult>(moving.size())};
        for (std::size_t k = 0; k < moving.size(); ++k) result_of(plan_->schemes[moving[k]], p.results[k]);
        return p;
    };
    const auto euros = [&](const SchemeResult& r, bool high) {
        if ((high ? r.standing.high : r.standing.low) == 0 || r.scheme->amount.node == 0) return 0.0;
        const Node& n = universe_->graph[machine_.program().effective(r.scheme->amount.node)];
        return monthly(high ? r.amount.high : r.amount.low, n, r.scheme->per);
    };
    std::vector<double> still;
    for (const auto& r : all) still.push_back(euros(r, false));
    // In the order of the schemes: the sum of broken numbers depends on it.
    const auto total = [&](const Point& p) {
        double sum = 0;
        for (std::size_t i = 0; i < all.size(); ++i) sum += place[i] == kStill ? still[i] : euros(p.results[place[i]], false);
        return sum;
    };
    std::vector<Point> line;
    for (std::uint32_t i = 0; i < points; ++i) {
        line.push_back(evaluate(*from + static_cast<std::int64_t>(static_cast<__int128>(*to - *from) * i / (points - 1))));
    }
    for (const auto& r : all) {
        if (r.scheme->amount.node != 0) out.lines.push_back({r.scheme->id, {}, {}});
    }
    const double unit = static_cast<double>(pow10(field.scale.decimals));
    for (const auto& p : line) {
        out.x.push_back(static_cast<double>(p.x) / unit);
        out.total.push_back(total(p));
    }
    std::size_t number = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].scheme->amount.node == 0) continue;
        auto& l = out.lines[number++];
        if (place[i] == kStill) {
            l.low.assign(line.size(), still[i]);
            l.high.assign(line.size(), euros(all[i], true));
            continue;
        }
        for (const auto& p : line) {
            l.low.push_back(euros(p.results[place[i]], false));
            l.high.push_back(euros(p.results[place[i]], true));
        }
    }
    struct Break {
        Point before, after;
    };
    std::vector<Break> breaks;
    struct Way {
        std::int64_t x = 0;
        std::uint64_t way = 0;
    };
    const auto search = [&](auto&& self, Way a, Way b) -> void {
        if (a.way == b.way || breaks.size() >= kMostBreaks) return;
        if (b.x - a.x <= 1) {
            breaks.push_back({evaluate(a.x), evaluate(b.x)});
            return;
        }
        const auto x = a.x + (b.x - a.x) / 2;
        stand(x);
        const Way middle{x, signature()};
        self(self, a, middle);
        self(self, middle, b);
    };
    for (std::size_t i = 1; i < line.size(); ++i) search(search, {line[i - 1].x, line[i - 1].way}, {line[i].x, line[i].way});
    JsonOut json;
    std::vector<std::string> sentences;
    json.open('{').key("knikken").open('[');
    // Around a breakpoint the slope is taken over the way to the next one, or over this much when that
    // is far: so that a slow reduction shows and rounding does not.
    const std::int64_t least = std::max<std::int64_t>(1, (*to - *from) / 400);
    const std::int64_t most = std::max<std::int64_t>(1, (*to - *from) / 10);
    const auto reach = [&](std::int64_t way) { return way < least ? least : std::min(way, most); };
    for (number = 0; number < breaks.size(); ++number) {
        const auto& b = breaks[number];
        const auto jump = total(b.after) - total(b.before);
        const auto left = evaluate(std::max(*from, b.before.x - reach(b.before.x - (number == 0 ? *from : breaks[number - 1].after.x))));
        const auto right = evaluate(std::min(*to, b.after.x + reach((number + 1 == breaks.size() ? *to : breaks[number + 1].before.x) - b.after.x)));
        const auto step = std::min(b.before.x - left.x, right.x - b.after.x);
        const double slope_before = b.before.x > left.x ? (total(b.before) - total(left)) / static_cast<double>(b.before.x - left.x) : 0;
        const double slope_after = right.x > b.after.x ? (total(right) - total(b.after)) / static_cast<double>(right.x - b.after.x) : 0;
        const SchemeResult* scheme = nullptr;
        double most = 0;
        for (std::size_t i = 0; i < b.after.results.size(); ++i) {
            const auto& x = b.before.results[i];
            const auto& y = b.after.results[i];
            double weight = std::abs(euros(y, false) - euros(x, false));
            if (x.standing.low != y.standing.low || x.standing.high != y.standing.high) weight += 1000;
            weight += std::abs((euros(right.results[i], false) - euros(y, false)) - (euros(x, false) - euros(left.results[i], false)));
            if (weight > most) {
                most = weight;
                scheme = &y;
            }
        }
        const double bend = (slope_after - slope_before) * static_cast<double>(step);
        if (scheme == nullptr || (std::abs(jump) <= 1.0 && std::abs(bend) < kBend)) continue;
        const bool cliff = jump < -kCliff;
        // The condition that turned, or the amount's own source.
        std::string source = scheme->scheme->amount_source;
        std::string rule = "bedrag";
        evaluate(b.before.x);
        std::vector<Standing> standings;
        for (const auto& c : scheme->scheme->conditions) standings.push_back(applies(c) ? standing(c) : Standing());
        evaluate(b.after.x);
        for (std::size_t i = 0; i < scheme->scheme->conditions.size(); ++i) {
            const auto& c = scheme->scheme->conditions[i];
            if (!applies(c)) continue;
            const auto now = standing(c);
            if (now.low != standings[i].low || now.high != standings[i].high) {
                source = c.source;
                rule = c.id;
                break;
            }
        }
        const auto at = value_json(b.after.x, shape, situation_.catalog());
        json.open('{').member_raw("x", at).member("soort", cliff ? "afgrond" : "knik").member("regeling", scheme->scheme->id);
        json.member("regel", rule).member("bron", source).member_raw("verschil", decimal_text(static_cast<std::int64_t>(std::llround(jump * 100)), 2)).close('}');
        const auto text = dutch_value(b.after.x, shape, situation_.catalog());
        if (cliff) {
            sentences.push_back("Vanaf " + text + " daalt het totaal ineens met € " + decimal_text(static_cast<std::int64_t>(std::llround(-jump)), 0) +
                                " per maand (" + scheme->scheme->id + ", " + source + ").");
        }
    }
    json.close(']').key("zinnen").open('[');
    for (const auto& s : sentences) json.string(s);
    json.close(']').close('}');
    out.details = std::move(json.text());
    return true;
}

}  // namespace recht
