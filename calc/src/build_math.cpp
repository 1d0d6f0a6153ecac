// Arithmetic nodes: types, exact scales, and the proof that nothing overflows.
#include <algorithm>
#include <numeric>

#include "builder.h"

namespace recht {

namespace {

// Registers stay below this, so that one addition more never wraps.
constexpr __int128 kMost = static_cast<__int128>(INT64_MAX) / 4;

// What walks the graph calls itself for each step down, on the stack of a browser too.
constexpr std::uint32_t kDeepest = 2000;

bool is_numeric(const Type& t) { return t.kind == Kind::number || t.kind == Kind::money; }

std::string_view period_hint(const Type& a, const Type& b) {
    return a.kind == Kind::money && b.kind == Kind::money && a.period != b.period
               ? "Zet één van beide om met per_maand(…), per_jaar(…), per_kwartaal(…), per_week(…) of periode(…, …)."
               : "";
}

}  // namespace

bool Builder::encloses(std::uint16_t outer, std::uint16_t inner) const {
    while (inner != outer) {
        if (inner == 0) return false;
        inner = catalog_.classes()[inner].places.front().parent;
    }
    return true;
}

std::uint16_t Builder::join_class(NodeId a, NodeId b, NodeId c) const {
    std::uint16_t cls = 0;
    for (const NodeId id : {a, b, c}) {
        if (id != 0 && at(id).cls != cls && !encloses(at(id).cls, cls)) cls = at(id).cls;
    }
    return cls;
}

// Faults of what has no formula of its own are shown at the formula at hand.
NodeId Builder::make(Op op, std::uint16_t cls, const Type& type, const Scale& scale, NodeId a, NodeId b, NodeId c,
                     std::int64_t imm, std::uint8_t aux, __int128 lo, __int128 hi, const Ast* ast, Context* context) {
    const auto failed = [&](std::string_view code, std::string message, std::string_view hint) {
        if (context != nullptr) fault(*context, ast, code, std::move(message), hint);
        else diagnostics_.add(where_.document()->at(where_, code, std::move(message), hint, where_at_));
        return NodeId{0};
    };
    if (lo < -kMost || hi > kMost) {
        return failed("overloop", "Deze berekening kan te groot worden om exact te rekenen.", "Begrens een waarde eerst met min(…), of rond een tussenuitkomst af.");
    }
    if (graph_.depth(a) > kDeepest || graph_.depth(b) > kDeepest || graph_.depth(c) > kDeepest) {
        return failed("keten_te_lang", "Deze keten van berekeningen is te lang.", "Laat minder regels op elkaar voortbouwen.");
    }
    for (const NodeId id : {a, b, c}) {
        if (op != Op::single && id != 0 && !encloses(at(id).cls, cls)) {
            return failed("lijst_verkeerd", "Deze formule gebruikt waarden uit twee lijsten die niet bij elkaar horen.", "Tel eerst de ene lijst samen in een eigen regel.");
        }
    }
    Node node;
    node.op = op;
    node.aux = aux;
    node.cls = cls;
    node.type = type;
    node.scale = scale;
    node.lo = static_cast<std::int64_t>(lo);
    node.hi = static_cast<std::int64_t>(hi);
    node.a = a;
    node.b = b;
    node.c = c;
    node.imm = imm;
    return graph_.add(node);
}

NodeId Builder::constant(std::int64_t value, const Type& type, const Scale& scale, std::uint16_t) {
    return make(Op::constant, 0, type, scale, 0, 0, 0, value, 0, value, value, nullptr, nullptr);
}

// Whether two demands ask one choice for different options: together they never hold.
bool Builder::exclude(NodeId a, NodeId b) const {
    std::vector<NodeId> ours, theirs;
    collect_guards(a, ours);
    collect_guards(b, theirs);
    constexpr std::size_t kMostParts = 100;  // more than anybody writes; a chain of thousands need not be compared with each
    if (ours.size() > kMostParts || theirs.size() > kMostParts) return false;
    for (const auto x : ours) {
        for (const auto y : theirs) {
            if (at(x).op == Op::in_mask && at(y).op == Op::in_mask && at(x).a == at(y).a && (at(x).imm & at(y).imm) == 0) return true;
        }
    }
    return false;
}

NodeId Builder::truth(Op op, NodeId a, NodeId b, std::uint16_t) {
    Type type;
    type.kind = Kind::boolean;
    __int128 lo = 0;
    __int128 hi = 1;
    if (op == Op::logical_and) {
        if (at(a).lo == 1 && a != 0) return b;
        if (at(b).lo == 1) return a;
        lo = std::min(at(a).lo, at(b).lo);
        hi = exclude(a, b) ? __int128{0} : std::min(at(a).hi, at(b).hi);
    } else if (op == Op::logical_or) {
        lo = std::max(at(a).lo, at(b).lo);
        hi = std::max(at(a).hi, at(b).hi);
    } else if (op == Op::logical_not) {
        lo = 1 - at(a).hi;
        hi = 1 - at(a).lo;
    }
    return make(op, join_class(a, b, 0), type, Scale(), a, b, 0, 0, 0, lo, hi, nullptr, nullptr);
}

NodeId Builder::rescale(NodeId id, Scale scale, const Ast& ast, Context& context) {
    const Node node = at(id);
    if (node.scale == scale) return id;
    __int128 factor = scale.divisor / node.scale.divisor;
    for (int d = node.scale.decimals; d < scale.decimals; ++d) factor *= 10;
    if (node.op == Op::constant) {
        const __int128 value = factor * node.imm;
        if (value < kMost && value > -kMost) return constant(static_cast<std::int64_t>(value), node.type, scale, 0);
    }
    if (factor > kMost) {
        fault(context, &ast, "overloop", "Deze berekening heeft te veel decimalen om exact te rekenen.", "Rond een tussenuitkomst af.");
        return 0;
    }
    const auto by = constant(static_cast<std::int64_t>(factor), Type(), Scale(), 0);
    return make(Op::scale_up, node.cls, node.type, scale, id, by, 0, 0, 0, factor * node.lo, factor * node.hi, &ast, &context);
}

bool Builder::same_type(Value& left, Value& right, const Ast& ast, Context& context, std::string_view what) {
    const Type l = at(left.node).type;
    const Type r = at(right.node).type;
    if (l.kind == r.kind && (l.kind != Kind::money || l.period == r.period || l.period == Period::any || r.period == Period::any)) {
        if (l.kind != Kind::choice || l.options == r.options) return true;
    }
    if ((left.zero && is_numeric(r)) || (right.zero && is_numeric(l))) return true;
    if (l.kind == Kind::choice && r.kind == Kind::choice) {
        const auto options = [&](const Type& type) {
            const auto& names = catalog_.options(type.options).names;
            return one_of(std::vector<std::string_view>(names.begin(), names.end()), 12);
        };
        fault(context, &ast, "type_verschilt", "Hier worden twee keuzes met andere opties " + std::string(what) + ".", "Links: " + options(l) + ". Rechts: " + options(r) + ".");
        return false;
    }
    const bool periods = l.kind == Kind::money && r.kind == Kind::money;
    fault(context, &ast, periods ? "periode_verschilt" : "type_verschilt",
          "Hier worden " + type_name(l) + " en " + type_name(r) + " " + std::string(what) + ".",
          periods ? std::string(period_hint(l, r))
                  : (l.kind == Kind::money || r.kind == Kind::money ? "Schrijf een bedrag met een euroteken: € 24." : ""));
    return false;
}

bool Builder::align(Value& left, Value& right, const Ast& ast, Context& context) {
    const Scale l = at(left.node).scale;
    const Scale r = at(right.node).scale;
    if (l == r) return true;
    Scale common;
    common.decimals = std::max(l.decimals, r.decimals);
    common.divisor = std::lcm(l.divisor, r.divisor);
    left.node = rescale(left.node, common, ast, context);
    right.node = rescale(right.node, common, ast, context);
    return left.node != 0 && right.node != 0;
}

Value Builder::arithmetic(AstOp op, Value left, Value right, const Ast& ast, Context& context) {
    if (op == AstOp::multiply) return multiply(left, right, ast, context);
    if (!is_numeric(at(left.node).type) || !is_numeric(at(right.node).type)) {
        fault(context, &ast, "type_verschilt", "Met " + type_name(at(left.node).type) + " en " + type_name(at(right.node).type) +
              " kan niet worden opgeteld of afgetrokken.", "Gebruik voor datums datum_plus(…) of dagen_tussen(…).");
        return {};
    }
    if (!same_type(left, right, ast, context, op == AstOp::add ? "bij elkaar opgeteld" : "van elkaar afgetrokken")) return {};
    if (!align(left, right, ast, context)) return {};
    Type type = at(left.node).type;
    if (left.zero || (type.kind == Kind::money && type.period == Period::any)) type = at(right.node).type;
    type.percent = at(left.node).type.percent && at(right.node).type.percent;
    const Node l = at(left.node);
    const Node r = at(right.node);
    const bool add = op == AstOp::add;
    const __int128 lo = add ? static_cast<__int128>(l.lo) + r.lo : static_cast<__int128>(l.lo) - r.hi;
    const __int128 hi = add ? static_cast<__int128>(l.hi) + r.hi : static_cast<__int128>(l.hi) - r.lo;
    return {make(add ? Op::add : Op::subtract, join_class(left.node, right.node, 0), type, l.scale, left.node, right.node, 0, 0, 0,
                 lo, hi, &ast, &context)};
}

Value Builder::multiply(Value left, Value right, const Ast& ast, Context& context) {
    const Node l = at(left.node);
    const Node r = at(right.node);
    if (!is_numeric(l.type) || !is_numeric(r.type)) {
        fault(context, &ast, "type_verschilt", "Met " + type_name(is_numeric(l.type) ? r.type : l.type) + " kan niet worden vermenigvuldigd.",
              l.type.kind == Kind::boolean || r.type.kind == Kind::boolean ? "Schrijf 'als … dan … anders …'." : "");
        return {};
    }
    if (l.type.kind == Kind::money && r.type.kind == Kind::money) {
        fault(context, &ast, "type_verschilt", "Twee bedragen kunnen niet met elkaar worden vermenigvuldigd.", "Vermenigvuldig een bedrag met een getal, een percentage of een verhouding: a × (b ÷ c).");
        return {};
    }
    Type type = l.type.kind == Kind::money ? l.type : r.type;
    type.percent = type.kind == Kind::number && (l.type.percent || r.type.percent) ? true : false;
    Scale scale;
    scale.decimals = static_cast<std::uint8_t>(l.scale.decimals + r.scale.decimals);
    if (scale.decimals > 18 || static_cast<__int128>(l.scale.divisor) * r.scale.divisor > 1'000'000'000) {
        fault(context, &ast, "overloop", "Deze vermenigvuldiging heeft te veel decimalen om exact te rekenen.", "Rond een tussenuitkomst af.");
        return {};
    }
    scale.divisor = l.scale.divisor * r.scale.divisor;
    const __int128 products[] = {static_cast<__int128>(l.lo) * r.lo, static_cast<__int128>(l.lo) * r.hi,
                                 static_cast<__int128>(l.hi) * r.lo, static_cast<__int128>(l.hi) * r.hi};
    return {make(Op::multiply, join_class(left.node, right.node, 0), type, scale, left.node, right.node, 0, 0, 0,
                 *std::min_element(products, products + 4), *std::max_element(products, products + 4), &ast, &context),
            0, left.zero || right.zero};
}

Value Builder::extreme(bool maximum, Value left, Value right, const Ast& ast, Context& context) {
    if (!same_type(left, right, ast, context, "met elkaar vergeleken") || !align(left, right, ast, context)) return {};
    Type type = at(left.node).type;
    if (left.zero || (type.kind == Kind::money && type.period == Period::any)) type = at(right.node).type;
    type.percent = at(left.node).type.percent || at(right.node).type.percent;
    const Node l = at(left.node);
    const Node r = at(right.node);
    if (l.type.kind == Kind::boolean || l.type.kind == Kind::choice) {
        fault(context, &ast, "type_verschilt", "Van " + type_name(l.type) + " is er geen laagste of hoogste.", l.type.kind == Kind::boolean ? "Schrijf 'en' of 'of'." : "");
        return {};
    }
    const auto lo = maximum ? std::max(l.lo, r.lo) : std::min(l.lo, r.lo);
    const auto hi = maximum ? std::max(l.hi, r.hi) : std::min(l.hi, r.hi);
    return {make(maximum ? Op::maximum : Op::minimum, join_class(left.node, right.node, 0), type, l.scale, left.node, right.node, 0,
                 0, 0, lo, hi, &ast, &context)};
}

NodeId Builder::choose(NodeId condition, NodeId then, NodeId otherwise, const Ast& ast, Context& context) {
    const Node t = at(then);
    const Node o = at(otherwise);
    if (then == otherwise) return then;
    Type type = t.type;
    // A literal (0, € 24) takes the type of the other branch.
    const bool literal_zero = t.op == Op::constant && t.imm == 0 && type.kind == Kind::number;
    if ((type.kind == Kind::money && type.period == Period::any) || literal_zero) type = o.type;
    return make(Op::choose, join_class(condition, then, otherwise), type, t.scale, condition, then, otherwise, 0, 0,
                std::min(t.lo, o.lo), std::max(t.hi, o.hi), &ast, &context);
}

Value Builder::rounded(Fraction value, Decimal step, Rounding mode, const Ast& ast, Context& context) {
    const Node n = at(value.numerator.node);
    if (!is_numeric(n.type)) {
        fault(context, &ast, "type_verschilt", "Alleen een bedrag of getal kan worden afgerond, niet " + type_name(n.type) + ".");
        return {};
    }
    // register ÷ (10^decimals × divisor) ÷ step, then × step at the decimals of the step.
    Scale out;
    out.decimals = static_cast<std::uint8_t>(step.decimals);
    NodeId id = 0;
    const auto divide = [](__int128 a, __int128 b) { return a >= 0 ? a / b : -((-a + b - 1) / b); };
    if (value.denominator.node == 0) {
        NodeId source = value.numerator.node;
        if (n.scale.decimals < step.decimals) {
            Scale finer = n.scale;
            finer.decimals = out.decimals;
            source = rescale(source, finer, ast, context);
            if (source == 0) return {};
        }
        const Node s = at(source);
        const __int128 product = static_cast<__int128>(pow10(s.scale.decimals - step.decimals)) * s.scale.divisor;
        if (product > kMost / step.mantissa) {
            fault(context, &ast, "overloop", "Deze afronding heeft te veel decimalen om exact te rekenen.", "Rond een tussenuitkomst af.");
            return {};
        }
        const auto divisor = static_cast<std::int64_t>(product * step.mantissa);
        if (divisor == 1) return {source, value.numerator.present};
        const __int128 shift = mode == Rounding::down ? 0 : mode == Rounding::up ? divisor - 1 : divisor / 2;
        id = make(Op::round, s.cls, n.type, out, source, 0, 0, divisor, static_cast<std::uint8_t>(mode),
                  divide(s.lo + shift, divisor), divide(s.hi + shift, divisor), &ast, &context);
    } else {
        const Node d = at(value.denominator.node);
        Quotient q;
        q.mode = mode;
        const __int128 left = static_cast<__int128>(pow10(d.scale.decimals)) * d.scale.divisor * pow10(step.decimals);
        const __int128 right = static_cast<__int128>(pow10(n.scale.decimals)) * n.scale.divisor * step.mantissa;
        __int128 a = left;
        __int128 b = right;
        while (b != 0) {
            const auto r = a % b;
            a = b;
            b = r;
        }
        if (left / a > kMost || right / a > kMost) {
            fault(context, &ast, "overloop", "Deze deling heeft te veel decimalen om exact te rekenen.", "");
            return {};
        }
        q.left = static_cast<std::int64_t>(left / a);
        q.right = static_cast<std::int64_t>(right / a);
        // The product inside is computed in 128 bits; it must fit there.
        const __int128 most = static_cast<__int128>(INT64_MAX);
        if (std::max<__int128>(n.hi, -static_cast<__int128>(n.lo)) > (most << 60) / q.left) {
            fault(context, &ast, "overloop", "Deze deling kan te groot worden om exact te rekenen.", "");
            return {};
        }
        std::int64_t index = -1;
        for (std::size_t i = 0; i < graph_.quotients.size(); ++i) {
            const auto& k = graph_.quotients[i];
            if (k.left == q.left && k.right == q.right && k.mode == q.mode) index = static_cast<std::int64_t>(i);
        }
        if (index < 0) {
            index = static_cast<std::int64_t>(graph_.quotients.size());
            graph_.quotients.push_back(q);
        }
        const __int128 low_d = static_cast<__int128>(d.lo) * q.right;
        const auto bound = [&](std::int64_t v) { return divide(static_cast<__int128>(v) * q.left, low_d); };
        const __int128 lo = n.lo >= 0 ? 0 : bound(n.lo) - 1;
        const __int128 hi = n.hi <= 0 ? 0 : bound(n.hi) + 1;
        Type type = n.type;
        if (n.type.kind == Kind::money && d.type.kind == Kind::money) type = Type();
        id = make(Op::round_quotient, join_class(value.numerator.node, value.denominator.node, 0), type, out, value.numerator.node,
                  value.denominator.node, 0, index, static_cast<std::uint8_t>(mode), lo, hi, &ast, &context);
    }
    if (id != 0 && step.mantissa != 1) {
        const Node r = at(id);
        const auto by = constant(step.mantissa, Type(), Scale(), 0);
        id = make(Op::scale_up, r.cls, r.type, out, id, by, 0, 0, 0, static_cast<__int128>(r.lo) * step.mantissa,
                  static_cast<__int128>(r.hi) * step.mantissa, &ast, &context);
    }
    return {id, value.numerator.present};
}

Value Builder::convert_period(Value value, Period to, const Ast& ast, Context& context) {
    Node n = at(value.node);
    if (value.zero) return value;
    // How many of each period go into a year.
    const auto per_year = [](Period p) -> std::int64_t {
        switch (p) {
            case Period::week: return 52;
            case Period::four_weeks: return 13;
            case Period::month: return 12;
            case Period::quarter: return 4;
            case Period::year: return 1;
            default: return 0;
        }
    };
    if (n.type.kind != Kind::money || per_year(n.type.period) == 0) {
        fault(context, &ast, "type_verschilt", "Alleen een bedrag per week, vier weken, maand, kwartaal of jaar kan worden omgerekend, niet " +
              type_name(n.type) + ".", "Gebruik periode(…, jaar) om een eenmalig bedrag een periode te geven.");
        return {};
    }
    const auto common = std::gcd(per_year(n.type.period), per_year(to));
    const std::int64_t times = per_year(n.type.period) / common;
    const std::int64_t over = per_year(to) / common;
    Type type = n.type;
    type.period = to;
    NodeId id = value.node;
    if (times > 1) {
        const auto by = constant(times, Type(), Scale(), 0);
        id = make(Op::scale_up, n.cls, type, n.scale, id, by, 0, 0, 0, static_cast<__int128>(n.lo) * times,
                  static_cast<__int128>(n.hi) * times, &ast, &context);
        if (id == 0) return {};
        n = at(id);
    }
    Scale scale = n.scale;
    scale.divisor *= over;
    if (scale.divisor > 1'000'000'000) {
        fault(context, &ast, "overloop", "Hier wordt te vaak een periode omgerekend om exact te blijven.", "Rond een tussenuitkomst af.");
        return {};
    }
    return {make(Op::copy, n.cls, type, scale, id, 0, 0, 0, 0, n.lo, n.hi, &ast, &context), value.present};
}

}  // namespace recht
