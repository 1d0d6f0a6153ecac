// Expressions: literals, operators, choices and comparisons.
#include <algorithm>

#include "builder.h"

namespace recht {

void Builder::fault(const Context& context, const Ast* ast, std::string code, std::string message, std::string hint) {
    diagnostics_.add(context.document->at(context.place, std::move(code), std::move(message), std::move(hint),
                                          ast == nullptr ? 0 : ast->at + 1));
}

Value Builder::build(Ast& ast, Context& context) {
    const auto value = build_inner(ast, context);
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
    const Node& n = at(id);
    if (n.op == Op::logical_and) {
        collect_guards(n.a, out);
        collect_guards(n.b, out);
    }
    out.push_back(id);
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
    NodeId present = then.present;
    if (otherwise.present != 0) present = present == 0 ? otherwise.present : truth(Op::logical_and, present, otherwise.present, 0);
    return {id, present, both_zero};
}

Value Builder::build_compare(Ast& ast, Context& context) {
    auto& l = *ast.args[0];
    auto& r = *ast.args[1];
    // A bare word on one side is an option of the choice on the other side.
    for (const bool swapped : {false, true}) {
        auto& word = swapped ? l : r;
        auto& choice = swapped ? r : l;
        if (word.kind != AstKind::text && word.kind != AstKind::name) continue;
        if (choice.kind != AstKind::name && choice.kind != AstKind::choose) continue;
        const auto before = diagnostics_.items().size();
        if (choice.kind == AstKind::name) {
            bool known = false;
            auto probe = context;
            const auto value = resolve(choice.word, probe, known);
            if (diagnostics_.items().size() != before) return {};
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
    // a ÷ b < c becomes a < c × b: divisors are positive.
    if (left.denominator.node != 0) {
        right.numerator = multiply(right.numerator, left.denominator, ast, context);
    }
    if (right.denominator.node != 0 && right.numerator) {
        left.numerator = multiply(left.numerator, right.denominator, ast, context);
    }
    for (const auto& d : {left.denominator, right.denominator}) {
        if (d.node != 0 && at(d.node).lo <= 0) {
            fault(context, &ast, "deling_door_nul", "Hier wordt gedeeld door iets dat nul of negatief kan zijn.", "Begrens de deler, bijvoorbeeld met max(1, …).");
            return {};
        }
    }
    if (!left.numerator || !right.numerator) return {};
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
        if (catalog_.options(type.options).is_mask()) {
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

// Only inside afgerond(…) and comparisons: a value as a quotient.
Fraction Builder::build_fraction(Ast& ast, Context& context) {
    if (ast.kind == AstKind::binary && (ast.op == AstOp::divide || ast.op == AstOp::multiply || ast.op == AstOp::add || ast.op == AstOp::subtract)) {
        auto left = build_fraction(*ast.args[0], context);
        auto right = build_fraction(*ast.args[1], context);
        if (!left.numerator || !right.numerator) return {};
        if (left.numerator.present != 0 || right.numerator.present != 0) {
            fault(context, &ast, "kan_ontbreken", "Dit gegeven kan ontbreken; dan is er niets om mee te rekenen.", "Schrijf 'als er_is(…) dan … anders …'.");
            return {};
        }
        const auto times = [&](Value a, Value b) { return b.node == 0 ? a : a.node == 0 ? b : multiply(a, b, ast, context); };
        if (ast.op == AstOp::divide || ast.op == AstOp::multiply) {
            Fraction out;
            if (ast.op == AstOp::divide) std::swap(right.numerator, right.denominator);
            // After the swap of a division, an absent numerator stands for one.
            out.numerator = times(left.numerator, right.numerator);
            out.denominator = times(left.denominator, right.denominator);
            if (out.numerator && ast.op == AstOp::multiply) ast.node = out.denominator.node == 0 ? out.numerator.node : 0;
            return out.numerator ? out : Fraction();
        }
        if (left.denominator.node == right.denominator.node) {
            const auto sum = arithmetic(ast.op, left.numerator, right.numerator, ast, context);
            if (left.denominator.node == 0) ast.node = sum.node;
            return {sum, left.denominator};
        }
        const auto a = times(left.numerator, right.denominator);
        const auto b = times(right.numerator, left.denominator);
        if (!a || !b) return {};
        return {arithmetic(ast.op, a, b, ast, context), times(left.denominator, right.denominator)};
    }
    if (ast.kind == AstKind::call && (ast.word == "max" || ast.word == "min") && ast.args.size() >= 2) {
        Fraction out = build_fraction(*ast.args[0], context);
        bool fractions = out.denominator.node != 0;
        for (std::size_t i = 1; i < ast.args.size() && out.numerator; ++i) {
            auto next = build_fraction(*ast.args[i], context);
            if (!next.numerator) return {};
            fractions = fractions || next.denominator.node != 0;
            Value a = out.numerator;
            Value b = next.numerator;
            if (next.denominator.node != 0 && next.denominator.node != out.denominator.node) a = multiply(a, next.denominator, ast, context);
            if (out.denominator.node != 0 && next.denominator.node != out.denominator.node) b = multiply(b, out.denominator, ast, context);
            if (!a || !b) return {};
            out.numerator = extreme(ast.word == "max", a, b, ast, context);
            if (out.denominator.node == 0) out.denominator = next.denominator;
            else if (next.denominator.node != 0 && next.denominator.node != out.denominator.node) {
                out.denominator = multiply(out.denominator, next.denominator, ast, context);
            }
        }
        if (!fractions) ast.node = out.numerator.node;
        return out;
    }
    if (ast.kind == AstKind::choose) {
        const auto condition = build_truth(*ast.args[0], context);
        if (condition == 0) return {};
        const auto depth = context.guards.size();
        collect_guards(condition, context.guards);
        auto then = build_fraction(*ast.args[1], context);
        context.guards.resize(depth);
        if (at(condition).op == Op::logical_not) context.guards.push_back(at(condition).a);
        auto otherwise = build_fraction(*ast.args[2], context);
        context.guards.resize(depth);
        if (!then.numerator || !otherwise.numerator) return {};
        if (!same_type(then.numerator, otherwise.numerator, ast, context, "als twee uitkomsten van één keuze gebruikt") ||
            !align(then.numerator, otherwise.numerator, ast, context)) return {};
        Fraction out;
        out.numerator = {choose(condition, then.numerator.node, otherwise.numerator.node, ast, context)};
        if (then.denominator.node != otherwise.denominator.node) {
            const auto one = Value{constant(1, Type(), Scale(), 0)};
            auto a = then.denominator.node != 0 ? then.denominator : one;
            auto b = otherwise.denominator.node != 0 ? otherwise.denominator : one;
            if (!align(a, b, ast, context)) return {};
            out.denominator = {choose(condition, a.node, b.node, ast, context)};
        } else {
            out.denominator = then.denominator;
        }
        if (out.denominator.node == 0) ast.node = out.numerator.node;
        return out;
    }
    return {build(ast, context), {}};
}

}  // namespace recht
