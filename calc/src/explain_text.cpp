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

std::string Explainer::value_text(NodeId node, const Where& where) const {
    if (node == 0 || !m_.has(node)) return "?";
    const Node& n = u_.graph[m_.program().effective(node)];
    const auto v = read(node, where);
    if (n.type.kind == Kind::choice && !n.type.multi && u_.catalog.options(n.type.options).is_mask()) {
        if (std::popcount(static_cast<std::uint64_t>(v.high)) > 1) return "onbekend";
        return dutch_value(v.high, n, u_.catalog);
    }
    if (v.point()) return dutch_value(v.low, n, u_.catalog);
    if (n.type.kind == Kind::boolean) return "onbekend";
    return dutch_value(v.low, n, u_.catalog) + " tot " + dutch_value(v.high, n, u_.catalog);
}

// The formula with values for names; only the taken side of a choice.
std::string Explainer::filled(const Ast& ast, const Where& where) const {
    const auto child = [&](std::size_t i) { return filled(*ast.args[i], where); };
    const auto wrapped = [&](std::size_t i, bool wrap) {
        const auto text = child(i);
        return wrap && ast.args[i]->kind == AstKind::binary ? "(" + text + ")" : text;
    };
    switch (ast.kind) {
        case AstKind::number:
        case AstKind::date:
        case AstKind::name: {
            if (ast.node != 0) return value_text(ast.node, where);
            if (ast.kind == AstKind::number) return comma(decimal_text(ast.number.mantissa, ast.number.decimals), ast.flag);
            return ast.word;
        }
        case AstKind::text: return ast.word;
        case AstKind::duration: return (ast.args.empty() ? decimal_text(ast.number.mantissa, 0) : child(0)) + " " + ast.word;
        case AstKind::unary: return std::string(op_sign(ast.op)) + " " + wrapped(0, true);
        case AstKind::binary: {
            const bool tight = ast.op == AstOp::multiply || ast.op == AstOp::divide || ast.op == AstOp::subtract;
            return wrapped(0, tight && ast.op != AstOp::subtract) + " " + std::string(op_sign(ast.op)) + " " + wrapped(1, tight);
        }
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
                std::string out = ast.word == "min" ? "het laagste van " : "het hoogste van ";
                for (std::size_t i = 0; i < ast.args.size(); ++i) out += (i == 0 ? "" : " en ") + child(i);
                return out;
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
