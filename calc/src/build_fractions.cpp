// Values as quotients: inside afgerond(…) and comparisons a division is carried along, and done once.
#include "builder.h"

namespace recht {

Fraction Builder::build_fraction(Ast& ast, Context& context) {
    if (too_deep(ast, context)) return {};
    ++depth_;
    const auto out = build_fraction_inner(ast, context);
    --depth_;
    return out;
}

Fraction Builder::build_fraction_inner(Ast& ast, Context& context) {
    const bool sum = ast.op == AstOp::add || ast.op == AstOp::subtract;
    if (ast.kind == AstKind::binary && (sum || ast.op == AstOp::divide || ast.op == AstOp::multiply)) return fraction_of(ast, context);
    if (ast.kind == AstKind::call && (ast.word == "max" || ast.word == "min") && ast.args.size() >= 2) return fraction_extreme(ast, context);
    if (ast.kind == AstKind::choose) return fraction_choice(ast, context);
    return {build(ast, context), {}};
}

Fraction Builder::fraction_of(Ast& ast, Context& context) {
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
        // Each divisor by itself: two that are negative would pass for one that is not.
        if (ast.op == AstOp::divide && at(right.numerator.node).lo <= 0) {
            fault(context, ast.args[1].get(), "deling_door_nul", "Hier wordt gedeeld door iets dat nul of negatief kan zijn.", "Begrens de deler, bijvoorbeeld met max(1, …).");
            return {};
        }
        const auto money = [&](const Value& v) { return v.node != 0 && at(v.node).type.kind == Kind::money; };
        if (ast.op == AstOp::divide && left.denominator.node == 0 && right.denominator.node == 0 && money(left.numerator) && money(right.numerator) &&
            !same_type(left.numerator, right.numerator, ast, context, "op elkaar gedeeld")) {
            return {};
        }
        // An amount by an amount is a ratio: a number.
        if (ast.op == AstOp::multiply && money(left.numerator) && money(right.numerator)) {
            auto& ratio = money(right.denominator) ? right : left;
            if (money(ratio.denominator)) {
                for (auto* part : {&ratio.numerator, &ratio.denominator}) {
                    const Node n = at(part->node);
                    part->node = make(Op::copy, n.cls, Type(), n.scale, part->node, 0, 0, 0, 0, n.lo, n.hi, &ast, &context);
                }
            }
        }
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

Fraction Builder::fraction_extreme(Ast& ast, Context& context) {
    Fraction out = build_fraction(*ast.args[0], context);
    bool fractions = out.denominator.node != 0;
    for (std::size_t i = 1; i < ast.args.size() && out.numerator; ++i) {
        auto next = build_fraction(*ast.args[i], context);
        if (!next.numerator) return {};
        if (out.numerator.present != 0 || next.numerator.present != 0) {
            fault(context, &ast, "kan_ontbreken", "Dit gegeven kan ontbreken; dan is er niets om mee te rekenen.", "Schrijf 'als er_is(…) dan … anders …'.");
            return {};
        }
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

Fraction Builder::fraction_choice(Ast& ast, Context& context) {
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
    out.numerator.present = both(then.numerator.present, otherwise.numerator.present);
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

}  // namespace recht
