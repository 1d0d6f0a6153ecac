// Expressions: literals, operators, choices and comparisons.
#include <algorithm>

#include "builder.h"

namespace recht {

namespace {
constexpr int kDeepestFormula = 900;
}  // namespace

void Builder::fault(const Context& context, const Ast* ast, std::string_view code, std::string message, std::string_view hint) {
    diagnostics_.add(context.document->at(context.place, code, std::move(message), hint,
                                          ast == nullptr ? 0 : ast->at + 1));
}

// What builds stands on the stack once for each part of a formula, and for each rule that waits for another.
bool Builder::too_deep(const Ast& ast, Context& context) {
    if (depth_ < kDeepestFormula) return false;
    fault(context, &ast, "keten_te_lang", "Hier wachten te veel regels op elkaar.", "Zet een regel die andere nodig heeft na die andere, of laat minder regels op elkaar voortbouwen.");
    return true;
}

Value Builder::build(Ast& ast, Context& context) {
    if (too_deep(ast, context)) return {};
    where_ = context.place;
    where_at_ = ast.at + 1;
    ++depth_;
    const auto value = build_inner(ast, context);
    --depth_;
    ast.node = value.node;
    return value;
}

Value Builder::build_inner(Ast& ast, Context& context) {
    switch (ast.kind) {
        case AstKind::number:
        case AstKind::date: return build_literal(ast, context);
        case AstKind::name:
        case AstKind::text: return build_name(ast, context);
        case AstKind::unary: return build_unary(ast, context);
        case AstKind::binary: return build_binary(ast, context);
        case AstKind::choose: return build_choose(ast, context);
        case AstKind::member: return build_member(ast, context);
        case AstKind::call: return build_call(ast, context);
        case AstKind::duration:
            fault(context, &ast, "type_verschilt", "Een duur kan hier niet staan.", "Schrijf datum_plus(datum, 18 jaar, later).");
            return {};
        case AstKind::list:
            fault(context, &ast, "type_verschilt", "'waarvoor' hoort bij een lijst in som(…), aantal(…), enig(…), alle(…), hoogste(…) of laagste(…).");
            return {};
    }
    return {};
}

Value Builder::build_literal(Ast& ast, Context&) {
    Type type;
    if (ast.kind == AstKind::date) {
        type.kind = Kind::date;
        return {constant(ast.number.mantissa, type, Scale(), 0)};
    }
    Scale scale;
    scale.decimals = static_cast<std::uint8_t>(ast.number.decimals);
    if (ast.flag) {
        type.kind = Kind::money;
        type.period = Period::any;
        scale.decimals = std::max<std::uint8_t>(scale.decimals, 0);
    }
    type.percent = ast.percent;
    return {constant(ast.number.mantissa, type, scale, 0), 0, ast.number.mantissa == 0};
}

Value Builder::build_unary(Ast& ast, Context& context) {
    if (ast.op == AstOp::logical_not) {
        const auto inner = build_truth(*ast.args[0], context);
        return inner == 0 ? Value() : Value{truth(Op::logical_not, inner, 0, 0)};
    }
    const auto inner = build(*ast.args[0], context);
    if (!inner) return {};
    const Node n = at(inner.node);
    if (n.type.kind != Kind::number && n.type.kind != Kind::money) {
        fault(context, &ast, "type_verschilt", "Voor " + type_name(n.type) + " kan geen minteken staan.");
        return {};
    }
    if (n.op == Op::constant) return {constant(-n.imm, n.type, n.scale, 0), inner.present};
    return {make(Op::negate, n.cls, n.type, n.scale, inner.node, 0, 0, 0, 0, -static_cast<__int128>(n.hi), -static_cast<__int128>(n.lo),
                 &ast, &context), inner.present};
}

Value Builder::build_binary(Ast& ast, Context& context) {
    switch (ast.op) {
        case AstOp::logical_and:
        case AstOp::logical_or: return build_logic(ast, context);
        case AstOp::equal:
        case AstOp::unequal:
        case AstOp::less:
        case AstOp::less_equal:
        case AstOp::greater:
        case AstOp::greater_equal: return build_compare(ast, context);
        case AstOp::divide:
            fault(context, &ast, "deling_los", "Delen mag alleen binnen afgerond(…) of in een vergelijking.",
                  "Schrijf afgerond(a ÷ b, op 0.01, omlaag), of gebruik per_maand(…) voor een twaalfde deel.");
            return {};
        default: break;
    }
    const auto left = build(*ast.args[0], context);
    const auto right = build(*ast.args[1], context);
    if (!left || !right) return {};
    if (left.present != 0 || right.present != 0) {
        fault(context, &ast, "kan_ontbreken", "Dit gegeven kan ontbreken; dan is er niets om mee te rekenen.",
              "Schrijf 'als er_is(…) dan … anders …'.");
        return {};
    }
    return arithmetic(ast.op, left, right, ast, context);
}

NodeId Builder::build_truth(Ast& ast, Context& context) {
    const auto value = build(ast, context);
    if (!value) return 0;
    if (at(value.node).type.kind != Kind::boolean) {
        fault(context, &ast, "type_verschilt", "Hier wordt ja/nee verwacht, maar dit is " + type_name(at(value.node).type) + ".",
              "Vergelijk de waarde ergens mee, bijvoorbeeld met > 0.");
        return 0;
    }
    return value.node;
}

// What must hold when `truth` holds: used to allow values that may be absent behind er_is(…).
void Builder::collect_guards(NodeId id, std::vector<NodeId>& out) const {
    // Each once: where rules share others, there are very many ways to the same demand.
    std::vector<bool> seen(id + 1);  // what a node is made of comes before it
    std::vector<NodeId> open{id};
    while (!open.empty()) {
        const auto next = open.back();
        open.pop_back();
        if (seen[next]) continue;
        seen[next] = true;
        out.push_back(next);
        if (at(next).op != Op::logical_and) continue;
        open.push_back(at(next).a);
        open.push_back(at(next).b);
    }
}

Value Builder::build_logic(Ast& ast, Context& context) {
    const auto left = build_truth(*ast.args[0], context);
    if (left == 0) return {};
    const auto depth = context.guards.size();
    if (ast.op == AstOp::logical_and) collect_guards(left, context.guards);
    const auto right = build_truth(*ast.args[1], context);
    context.guards.resize(depth);
    if (right == 0) return {};
    const auto id = truth(ast.op == AstOp::logical_and ? Op::logical_and : Op::logical_or, left, right, 0);
    if (id == 0) fault(context, &ast, "lijst_verkeerd", "Deze formule gebruikt waarden uit twee lijsten die niet bij elkaar horen.");
    return {id};
}

// The truth that two values are both there; 0: always.
NodeId Builder::both(NodeId left, NodeId right) {
    return left == 0 ? right : right == 0 ? left : truth(Op::logical_and, left, right, 0);
}

Value Builder::build_choose(Ast& ast, Context& context) {
    const auto condition = build_truth(*ast.args[0], context);
    if (condition == 0) return {};
    const auto depth = context.guards.size();
    collect_guards(condition, context.guards);
    auto then = build(*ast.args[1], context);
    context.guards.resize(depth);
    // 'als niet er_is(x) dan … anders x': the other branch knows that x is there.
    if (at(condition).op == Op::logical_not) context.guards.push_back(at(condition).a);
    auto otherwise = build(*ast.args[2], context);
    context.guards.resize(depth);
    if (!then || !otherwise) return {};
    if (!same_type(then, otherwise, ast, context, "als twee uitkomsten van één keuze gebruikt") || !align(then, otherwise, ast, context)) return {};
    const bool both_zero = then.zero && otherwise.zero;
    const NodeId id = choose(condition, then.node, otherwise.node, ast, context);
    return {id, both(then.present, otherwise.present), both_zero};
}

Value Builder::build_compare(Ast& ast, Context& context) {
    auto& l = *ast.args[0];
    auto& r = *ast.args[1];
    // A bare word on one side is an option of the choice on the other side.
    for (const bool swapped : {false, true}) {
        auto& word = swapped ? l : r;
        auto& choice = swapped ? r : l;
        if (word.kind != AstKind::text && word.kind != AstKind::name) continue;
        const bool looked_up = choice.kind == AstKind::call && choice.word == "tabel";
        if (choice.kind != AstKind::name && choice.kind != AstKind::choose && !looked_up) continue;
        const auto before = diagnostics_.error_count();
        if (choice.kind == AstKind::name) {
            bool known = false;
            auto probe = context;
            const auto value = resolve(choice.word, probe, known);
            if (diagnostics_.error_count() != before) return {};
            if (!known || !value || at(value.node).type.kind != Kind::choice) continue;
        }
        const auto left = build(choice, context);
        if (!left) return {};
        if (at(left.node).type.kind != Kind::choice) continue;
        const auto saved = context.expected_options;
        context.expected_options = at(left.node).type.options;
        const auto right = build(word, context);
        context.expected_options = saved;
        return right ? compare(ast.op, left, right, ast, context) : Value();
    }
    auto left = build_fraction(l, context);
    auto right = build_fraction(r, context);
    if (!left.numerator || !right.numerator) return {};
    const NodeId left_present = left.numerator.present;
    const NodeId right_present = right.numerator.present;
    // a ÷ b < c becomes a < c × b: divisors are positive.
    if (left.denominator.node != 0) {
        right.numerator = multiply(right.numerator, left.denominator, ast, context);
    }
    if (right.denominator.node != 0 && right.numerator) {
        left.numerator = multiply(left.numerator, right.denominator, ast, context);
    }
    if (!left.numerator || !right.numerator) return {};
    left.numerator.present = left_present;
    right.numerator.present = right_present;
    return compare(ast.op, left.numerator, right.numerator, ast, context);
}

Value Builder::compare(AstOp op, Value left, Value right, const Ast& ast, Context& context) {
    if (!same_type(left, right, ast, context, "met elkaar vergeleken")) return {};
    const Kind kind = at(left.node).type.kind;
    const bool order = op != AstOp::equal && op != AstOp::unequal;
    if (order && (kind == Kind::choice || kind == Kind::boolean)) {
        fault(context, &ast, "type_verschilt", "Een " + type_name(at(left.node).type) + " is niet meer of minder dan een andere.", "Gebruik = of ≠, of 'in (…)'.");
        return {};
    }
    NodeId id = 0;
    if (kind == Kind::choice) {
        const Node l = at(left.node);
        const Node r = at(right.node);
        const auto& set = catalog_.options(l.type.options);
        if (r.type.multi || l.type.multi) {
            fault(context, &ast, "type_verschilt", "Dit feit kan meer opties tegelijk hebben.", "Schrijf bevat(feit, optie).");
            return {};
        }
        if (set.is_mask() && (r.op == Op::constant || l.op == Op::constant)) {
            const Node& constant_node = r.op == Op::constant ? r : l;
            const NodeId other = r.op == Op::constant ? left.node : right.node;
            Type type;
            type.kind = Kind::boolean;
            id = make(Op::in_mask, at(other).cls, type, Scale(), other, 0, 0, constant_node.imm, 0, 0, 1, &ast, &context);
        } else if (set.is_mask()) {
            id = truth(Op::same_option, left.node, right.node, 0);
        } else {
            id = truth(Op::equal, left.node, right.node, 0);
        }
        if (id != 0 && op == AstOp::unequal) id = truth(Op::logical_not, id, 0, 0);
    } else {
        if (!align(left, right, ast, context)) return {};
        const Node l = at(left.node);
        const Node r = at(right.node);
        Type type;
        type.kind = Kind::boolean;
        const bool swap = op == AstOp::greater || op == AstOp::greater_equal;
        const Node& x = swap ? r : l;
        const Node& y = swap ? l : r;
        const Op code = op == AstOp::equal ? Op::equal : op == AstOp::unequal ? Op::unequal
                      : (op == AstOp::less || op == AstOp::greater) ? Op::less : Op::less_equal;
        int lo = 0;
        int hi = 1;
        const bool apart = x.hi < y.lo || y.hi < x.lo;
        if (code == Op::less) {
            if (x.hi < y.lo) lo = 1;
            if (x.lo >= y.hi) hi = 0;
        } else if (code == Op::less_equal) {
            if (x.hi <= y.lo) lo = 1;
            if (x.lo > y.hi) hi = 0;
        } else if (apart) {
            (code == Op::equal ? hi : lo) = code == Op::equal ? 0 : 1;
        }
        const auto a = swap ? right.node : left.node;
        const auto b = swap ? left.node : right.node;
        id = make(code, join_class(a, b, 0), type, Scale(), a, b, 0, 0, 0, lo, hi, &ast, &context);
    }
    // A comparison with something that is not there does not hold.
    for (const NodeId present : {left.present, right.present}) {
        if (id != 0 && present != 0) id = truth(Op::logical_and, present, id, 0);
    }
    return {id};
}

Value Builder::build_member(Ast& ast, Context& context) {
    auto value = build(*ast.args[0], context);
    if (!value) return {};
    const Type type = at(value.node).type;
    const auto saved = context.expected_options;
    if (type.kind == Kind::choice) context.expected_options = type.options;
    NodeId result = 0;
    std::int64_t mask = 0;
    std::vector<std::int64_t> members;
    bool good = true;
    for (std::size_t i = 1; i < ast.args.size() && good; ++i) {
        const auto option = build(*ast.args[i], context);
        good = static_cast<bool>(option);
        if (!good) break;
        if (type.kind == Kind::choice && at(option.node).op == Op::constant) {
            mask |= at(option.node).imm;
            members.push_back(at(option.node).imm);
            continue;
        }
        const auto same = compare(AstOp::equal, value, option, ast, context);
        good = static_cast<bool>(same);
        result = result == 0 ? same.node : truth(Op::logical_or, result, same.node, 0);
    }
    context.expected_options = saved;
    if (!good) return {};
    if (!members.empty()) {
        Type truth_type;
        truth_type.kind = Kind::boolean;
        NodeId id = 0;
        const auto& set = catalog_.options(type.options);
        if (result == 0 && members.size() == set.names.size() && at(value.node).op == Op::fact) {
            fault(context, &ast, "altijd_gelijk", "Hier staan alle opties: dit is altijd waar.", "Laat de opties weg die er niet bij horen, of vraag met er_is(…) of het feit er is.");
            return {};
        }
        if (set.is_mask()) {
            id = make(Op::in_mask, at(value.node).cls, truth_type, Scale(), value.node, 0, 0, mask, 0, 0, 1, &ast, &context);
        } else {
            std::sort(members.begin(), members.end());
            const auto found = std::find(graph_.sets.begin(), graph_.sets.end(), members);
            const auto index = found - graph_.sets.begin();
            if (found == graph_.sets.end()) graph_.sets.push_back(members);
            id = make(Op::in_set, at(value.node).cls, truth_type, Scale(), value.node, 0, 0, index, 0, 0, 1, &ast, &context);
        }
        result = result == 0 ? id : truth(Op::logical_or, result, id, 0);
    }
    if (value.present != 0) result = truth(Op::logical_and, value.present, result, 0);
    return {result};
}

}  // namespace recht
