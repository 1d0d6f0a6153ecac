// The words of an explanation: values as people write them, formulas filled in.
#include <algorithm>
#include <bit>

#include "dates.h"
#include "explain.h"

namespace recht {

namespace {

std::string grouped(const std::string& digits) {
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && digits[i] != '-' && digits[i - 1] != '-' && (digits.size() - i) % 3 == 0) out += '.';
        out += digits[i];
    }
    return out;
}

std::string comma(std::string decimal, bool cents) {
    const auto dot = decimal.find('.');
    const auto whole = grouped(decimal.substr(0, dot));
    if (dot == std::string::npos) return whole;
    auto rest = decimal.substr(dot + 1);
    if (cents && rest.size() == 1) rest += '0';
    return whole + "," + rest;
}

// What binds tighter, as people read it.
int binding(AstOp op) {
    switch (op) {
        case AstOp::logical_or: return 1;
        case AstOp::logical_and: return 2;
        case AstOp::add:
        case AstOp::subtract: return 4;
        case AstOp::multiply:
        case AstOp::divide: return 5;
        case AstOp::negate:
        case AstOp::logical_not: return 6;
        default: return 3;
    }
}

// How many times a year an amount comes, near enough to say whether it could be anybody's.
std::int64_t times_a_year(Period period) {
    switch (period) {
        case Period::day: return 261;
        case Period::week: return 52;
        case Period::four_weeks: return 13;
        case Period::month: return 12;
        case Period::quarter: return 4;
        case Period::once:
        case Period::year:
        case Period::any: break;
    }
    return 1;
}

// A range at least this part of the widest fact wide comes from that limit, also after a percentage was taken of it.
constexpr std::int64_t kPart = 16;

}  // namespace

std::string dutch_value(std::int64_t value, const Node& n, const Catalog& catalog) {
    switch (n.type.kind) {
        case Kind::boolean: return value != 0 ? "ja" : "nee";
        case Kind::money: return "€ " + comma(decimal_text(to_cents(value, n.scale), 2), true);
        case Kind::number: {
            auto text = exact_text(value, n.scale, n.type.percent);
            return comma(text, false) + (n.type.percent ? "%" : "");
        }
        case Kind::date: {
            const auto c = civil_from_days(value);
            return std::to_string(c.day) + "-" + std::to_string(c.month) + "-" + std::to_string(c.year);
        }
        case Kind::choice: {
            auto text = value_json(value, n, catalog);
            if (text == "null") return "niemand";
            text = text.substr(1, text.size() - 2);
            std::replace(text.begin(), text.end(), '_', ' ');
            return text;
        }
        case Kind::text: break;
    }
    return "";
}

Explainer::Known Explainer::known(NodeId node, const Where& where) const {
    const Node& n = u_.graph[m_.program().effective(node)];
    const auto v = read(node, where);
    if (n.op == Op::fact && !v.point()) {
        // the limits of the fact, not of the value: prepared rules do not hold those
        const auto& field = u_.catalog.classes()[n.cls].fields[static_cast<std::size_t>(n.imm)];
        if (v == Interval{field.min, field.max}) return Known::nothing;
    }
    if (n.type.kind != Kind::money) return Known::all;
    const auto wide = widest_ / kPart / times_a_year(n.type.period);
    const auto low = to_cents(v.low, n.scale);
    const auto high = to_cents(v.high, n.scale);
    if (v.point()) return n.op != Op::fact && low >= widest_ ? Known::no_limit : Known::all;
    if (high < wide && low > -wide) return Known::all;
    if (high - low < wide) return Known::all;
    if (high >= wide) return low > 0 ? Known::at_least : Known::nothing;
    return Known::at_most;
}

std::string_view Explainer::known_word(Known known) {
    static constexpr std::string_view words[] = {"", "minstens", "hoogstens", "niet", "geen_grens"};
    return words[static_cast<std::size_t>(known)];
}

// An amount in a formula that no fact can be above says only how far the registers reach.
bool Explainer::is_limit(const Ast& ast) const {
    return ast.kind == AstKind::number && ast.flag && ast.number.decimals == 0 && ast.number.mantissa >= widest_ / 100;
}

// Of the lowest of an amount and a limit, the amount.
const Ast& Explainer::bare(const Ast& ast) const {
    if (ast.kind != AstKind::call || ast.word != "min") return ast;
    const Ast* only = nullptr;
    for (const auto& a : ast.args) {
        if (is_limit(*a)) continue;
        if (only != nullptr) return ast;
        only = a.get();
    }
    return only == nullptr ? ast : bare(*only);
}

// A date that was told not to be there has one in the registers all the same.
bool Explainer::is_nothing(std::string_view word, const Where& where) const {
    const auto name = resolve(word, where);
    return name.kind == Name::Kind::fact && !name.absent && e_.situation_.fact(name.path).state == FactState::none;
}

std::string Explainer::value_text(NodeId node, const Where& where) const {
    if (node == 0 || !m_.has(node)) return "?";
    const Node& n = u_.graph[m_.program().effective(node)];
    const auto v = read(node, where);
    if (n.type.kind == Kind::choice && !n.type.multi && u_.catalog.options(n.type.options).is_mask()) {
        if (std::popcount(static_cast<std::uint64_t>(v.high)) > 1) return "onbekend";
        return dutch_value(v.high, n, u_.catalog);
    }
    if (n.type.kind == Kind::boolean && !v.point()) return "onbekend";
    switch (known(node, where)) {
        case Known::no_limit: return "geen grens";
        case Known::nothing: return "niet bekend";
        case Known::at_least: return "minstens " + dutch_value(v.low, n, u_.catalog);
        case Known::at_most: return "hoogstens " + dutch_value(v.high, n, u_.catalog);
        case Known::all: break;
    }
    if (v.point()) return dutch_value(v.low, n, u_.catalog);
    return dutch_value(v.low, n, u_.catalog) + " tot " + dutch_value(v.high, n, u_.catalog);
}

// What stands in the text for a choice that has been made.
const Ast& Explainer::taken(const Ast& ast, const Where& where) const {
    const Ast& whole = bare(ast);
    if (whole.kind != AstKind::choose) return whole;
    const auto made = read(whole.args[0]->node, where);
    if (made.low != 0) return taken(*whole.args[1], where);
    return made.high == 0 ? taken(*whole.args[2], where) : whole;
}

// "The highest of a and b" does not say where b ends.
bool Explainer::ends_in_words(const Ast& ast, const Where& where) const {
    if (ast.kind == AstKind::call) return ast.word == "min" || ast.word == "max" || ast.word == "afgerond";
    return ast.kind == AstKind::binary && ends_in_words(taken(*ast.args[1], where), where);
}

// Brackets where one would read it wrongly: a sum in a product, "or" in "and".
std::string Explainer::operand(const Ast& ast, std::size_t i, const Where& where) const {
    const Ast& inner = taken(*ast.args[i], where);
    const bool tight = ast.op == AstOp::multiply || ast.op == AstOp::divide || (i == 1 && ast.op == AstOp::subtract);
    const bool open = inner.kind == AstKind::choose || (i == 0 && ends_in_words(inner, where));
    const bool loose = inner.kind == AstKind::binary && (tight || binding(inner.op) < binding(ast.op));
    const auto text = filled(*ast.args[i], where);
    return open || loose ? "(" + text + ")" : text;
}

// The formula with values for names; only the taken side of a choice.
std::string Explainer::filled(const Ast& whole, const Where& where) const {
    const Ast& ast = bare(whole);
    const auto child = [&](std::size_t i) { return filled(*ast.args[i], where); };
    switch (ast.kind) {
        case AstKind::number:
        case AstKind::date:
        case AstKind::name: {
            if (ast.kind == AstKind::name && ast.node != 0 && u_.graph[ast.node].type.kind == Kind::date && is_nothing(ast.word, where)) return "geen datum";
            if (ast.node != 0) return value_text(ast.node, where);
            if (ast.kind == AstKind::number) return comma(decimal_text(ast.number.mantissa, ast.number.decimals), ast.flag);
            return ast.word;
        }
        case AstKind::text: return ast.word;
        case AstKind::duration: return (ast.args.empty() ? decimal_text(ast.number.mantissa, 0) : child(0)) + " " + ast.word;
        case AstKind::unary: return std::string(op_sign(ast.op)) + " " + operand(ast, 0, where);
        case AstKind::binary: return operand(ast, 0, where) + " " + std::string(op_sign(ast.op)) + " " + operand(ast, 1, where);
        case AstKind::choose: {
            const auto c = read(ast.args[0]->node, where);
            if (c.low != 0) return child(1);
            if (c.high == 0) return child(2);
            return "als " + child(0) + " dan " + child(1) + " anders " + child(2);
        }
        case AstKind::member: {
            std::string out = child(0) + " in (";
            for (std::size_t i = 1; i < ast.args.size(); ++i) out += (i == 1 ? "" : ", ") + (ast.args[i]->node != 0 ? child(i) : ast.args[i]->word);
            return out + ")";
        }
        case AstKind::list: return child(0);
        case AstKind::call: {
            if (ast.word == "min" || ast.word == "max") {
                std::string out;
                for (std::size_t i = 0; i < ast.args.size(); ++i) {
                    if (ast.word == "min" && is_limit(*ast.args[i])) continue;
                    const bool open = i + 1 < ast.args.size() && ends_in_words(taken(*ast.args[i], where), where);
                    out += (out.empty() ? "" : " en ") + (open ? "(" + child(i) + ")" : child(i));
                }
                return (ast.word == "min" ? "het laagste van " : "het hoogste van ") + out;
            }
            if (ast.word == "afgerond" && ast.args.size() == 3) {
                return "afgerond (" + std::string(ast.args[2]->word) + " op " + comma(decimal_text(ast.args[1]->number.mantissa, ast.args[1]->number.decimals), ast.args[1]->flag) + "): " + child(0);
            }
            if (ast.word.rfind("per_", 0) == 0 && ast.args.size() == 1) {
                auto unit = ast.word;
                std::replace(unit.begin(), unit.end(), '_', ' ');
                return child(0) + " (" + unit + ")";
            }
            if (ast.node != 0) return value_text(ast.node, where);
            return ast.word + "(…)";
        }
    }
    return "";
}

}  // namespace recht
