// Formula text to syntax tree: a hand-written precedence parser.
#include "ast.h"
#include "lexer.h"

namespace recht {

namespace {

// Far above what a person can read; the longest formula of the law has some 900 bytes.
constexpr std::size_t kMostBytes = 4000;
constexpr int kMostParts = 400;

class Parser {
public:
    Parser(std::string_view source, const JsonDocument& document, JsonRef place, Diagnostics& diagnostics)
        : size_(source.size()), document_(document), place_(place), diagnostics_(diagnostics),
          lexer_(source, [this](std::uint32_t at, std::string_view code, std::string message, std::string_view hint) {
              fail(at, code, std::move(message), hint);
          }) {}

    AstPtr parse() {
        if (size_ > kMostBytes) {
            too_long();
            return nullptr;
        }
        next();
        auto tree = expression();
        if (failed_) return nullptr;
        if (token_.kind != TokenKind::end) {
            fail(token_.at, "formule_ongeldig", "Na deze formule staat nog " + cite(token_.text) + ".",
                 token_.text == "," ? "Schrijf decimalen met een punt: 12.50." : "Verbind de delen met een bewerking (+, ×, en, of …) of haal het weg.");
            return nullptr;
        }
        return tree;
    }

private:
    void fail(std::uint32_t at, std::string_view code, std::string message, std::string_view hint) {
        if (failed_) return;
        failed_ = true;
        // +1 for the quote that opens the JSON string.
        auto d = document_.at(place_, code, std::move(message), hint, at + 1);
        diagnostics_.add(std::move(d));
    }

    void next() { token_ = lexer_.next(); }

    [[nodiscard]] bool is(std::string_view s) const {
        // The first byte says no nearly always, and sooner than comparing does.
        return (token_.kind == TokenKind::symbol || token_.kind == TokenKind::word) && token_.text[0] == s[0] && token_.text == s;
    }
    bool accept(std::string_view s) {
        if (!is(s)) return false;
        next();
        return true;
    }
    bool expect(std::string_view s, std::string_view what) {
        if (accept(s)) return true;
        fail(token_.at, "formule_ongeldig",
             "Hier wordt '" + std::string(s) + "' verwacht " + std::string(what) +
                 (token_.kind == TokenKind::end ? ", maar de formule houdt op." : ", maar er staat " + cite(token_.text) + "."),
             "");
        return false;
    }

    void too_long() {
        fail(token_.at, "formule_te_lang", "Deze formule is te lang om te overzien.", "Verdeel haar over regels met een naam.");
    }

    AstPtr make(AstKind kind, std::uint32_t at) {
        // Long sums make deep trees: what walks them later must not run out of stack.
        if (++parts_ > kMostParts) too_long();
        auto a = std::make_unique<Ast>();
        a->kind = kind;
        a->at = at;
        return a;
    }

    AstPtr expression() {
        if (failed_ || ++depth_ > 40) {
            fail(token_.at, "formule_te_diep", "Deze formule is te diep genest.", "Verdeel haar over regels met een naam.");
            return nullptr;
        }
        AstPtr out;
        if (is("als")) out = choose();
        else out = logical_or();
        --depth_;
        return out;
    }

    AstPtr choose() {
        auto a = make(AstKind::choose, token_.at);
        next();
        a->args.push_back(expression());
        if (!expect("dan", "na de voorwaarde van 'als'")) return nullptr;
        a->args.push_back(expression());
        if (!expect("anders", "want elke 'als … dan …' heeft een 'anders'")) return nullptr;
        a->args.push_back(expression());
        return failed_ ? nullptr : span(std::move(a));
    }

    AstPtr span(AstPtr a) {
        a->end = a->args.empty() || !a->args.back() ? token_.at : a->args.back()->end;
        return a;
    }

    AstPtr binary(AstOp op, std::uint32_t at, AstPtr left, AstPtr right) {
        if (!left || !right) return nullptr;
        auto a = make(AstKind::binary, at);
        a->op = op;
        a->at = left->at;
        a->end = right->end;
        a->args.push_back(std::move(left));
        a->args.push_back(std::move(right));
        return a;
    }

    AstPtr logical_or() {
        auto left = logical_and();
        while (!failed_ && is("of")) {
            const auto at = token_.at;
            next();
            left = binary(AstOp::logical_or, at, std::move(left), logical_and());
        }
        return left;
    }

    AstPtr logical_and() {
        auto left = logical_not();
        while (!failed_ && is("en")) {
            const auto at = token_.at;
            next();
            left = binary(AstOp::logical_and, at, std::move(left), logical_not());
        }
        return left;
    }

    AstPtr logical_not() {
        if (!is("niet")) return comparison();
        auto a = make(AstKind::unary, token_.at);
        a->op = AstOp::logical_not;
        next();
        if (++depth_ > 40) {
            fail(token_.at, "formule_te_diep", "Deze formule is te diep genest.", "");
            return nullptr;
        }
        a->args.push_back(logical_not());
        --depth_;
        return failed_ ? nullptr : span(std::move(a));
    }

    AstPtr comparison() {
        auto left = sum();
        if (failed_) return nullptr;
        if (is("in")) {
            auto a = make(AstKind::member, left->at);
            next();
            a->args.push_back(std::move(left));
            if (!expect("(", "na 'in'")) return nullptr;
            do {
                a->args.push_back(sum());
                if (failed_) return nullptr;
            } while (accept(","));
            a->end = token_.end;
            if (!expect(")", "aan het eind van de opsomming na 'in'")) return nullptr;
            return a;
        }
        static constexpr std::pair<std::string_view, AstOp> kOps[] = {
            {"=", AstOp::equal}, {"≠", AstOp::unequal}, {"<", AstOp::less},
            {"≤", AstOp::less_equal}, {">", AstOp::greater}, {"≥", AstOp::greater_equal}};
        for (const auto& [sign, op] : kOps) {
            if (!is(sign)) continue;
            const auto at = token_.at;
            next();
            auto out = binary(op, at, std::move(left), sum());
            for (const auto& [second, unused] : kOps) {
                if (!failed_ && is(second)) {
                    fail(token_.at, "formule_ongeldig", "Twee vergelijkingen achter elkaar kan niet.",
                         "Schrijf 'a < b en b < c'.");
                }
            }
            return failed_ ? nullptr : std::move(out);
        }
        return left;
    }

    AstPtr sum() {
        auto left = product();
        while (!failed_ && (is("+") || is("-"))) {
            const auto op = is("+") ? AstOp::add : AstOp::subtract;
            const auto at = token_.at;
            next();
            left = binary(op, at, std::move(left), product());
        }
        return left;
    }

    AstPtr product() {
        auto left = unary();
        while (!failed_ && (is("×") || is("÷"))) {
            const auto op = is("×") ? AstOp::multiply : AstOp::divide;
            const auto at = token_.at;
            next();
            left = binary(op, at, std::move(left), unary());
        }
        return left;
    }

    AstPtr unary() {
        if (!is("-")) return with_unit();
        auto a = make(AstKind::unary, token_.at);
        a->op = AstOp::negate;
        next();
        auto inner = with_unit();
        if (failed_) return nullptr;
        if (inner->kind != AstKind::duration) {
            a->args.push_back(std::move(inner));
            return span(std::move(a));
        }
        // A duration back in time: the minus belongs to its count.
        inner->at = a->at;
        inner->number.mantissa = -inner->number.mantissa;
        if (!inner->args.empty()) {
            a->args.push_back(std::move(inner->args[0]));
            inner->args[0] = span(std::move(a));
        }
        return inner;
    }

    [[nodiscard]] bool is_unit() const {
        for (const std::string_view unit : {"jaar", "maanden", "maand", "dagen", "dag", "weken", "week"}) {
            if (token_.kind == TokenKind::word && token_.text == unit) return true;
        }
        return false;
    }

    // `referte_maanden maanden`: a value with a unit of time behind it is a duration.
    AstPtr with_unit() {
        auto inner = primary();
        if (failed_ || !is_unit()) return inner;
        auto a = make(AstKind::duration, inner->at);
        a->word = token_.text;
        a->end = token_.end;
        next();
        if (inner->kind == AstKind::number && !inner->flag && !inner->percent) a->number = inner->number;
        else a->args.push_back(std::move(inner));
        return a;
    }

    AstPtr number() {
        auto a = make(AstKind::number, token_.at);
        if (accept("€")) {
            a->flag = true;
            if (token_.kind != TokenKind::number) {
                fail(token_.at, "formule_ongeldig", "Na € hoort een getal.", "Schrijf bijvoorbeeld € 12.50.");
                return nullptr;
            }
        }
        a->number = token_.number;
        a->end = token_.end;
        next();
        if (!a->flag && is("%")) {
            a->percent = true;
            a->number.decimals += 2;
            if (a->number.decimals > 18) fail(a->at, "getal_ongeldig", "Dit percentage heeft te veel cijfers achter de komma.", "");
            a->end = token_.end;
            next();
        }
        return failed_ ? nullptr : std::move(a);
    }

    AstPtr primary() {
        if (failed_) return nullptr;
        const auto at = token_.at;
        if (token_.kind == TokenKind::number || is("€")) return number();
        if (token_.kind == TokenKind::date) {
            auto a = make(AstKind::date, at);
            a->number = token_.number;
            a->end = token_.end;
            next();
            return a;
        }
        if (token_.kind == TokenKind::text) {
            auto a = make(AstKind::text, at);
            a->word = token_.text;
            a->end = token_.end;
            next();
            return a;
        }
        if (accept("(")) {
            auto inner = expression();
            if (failed_) return nullptr;
            inner->end = token_.end;
            inner->at = at;
            if (!expect(")", "om het haakje te sluiten")) return nullptr;
            return inner;
        }
        if (token_.kind == TokenKind::word) return name_or_call();
        fail(at, "formule_ongeldig",
             token_.kind == TokenKind::end ? "De formule houdt hier te vroeg op."
                                           : "Hier wordt een waarde verwacht, maar er staat " + cite(token_.text) + ".",
             "Een waarde is een getal, een bedrag (€ 24), een datum, een naam of een formule tussen haakjes.");
        return nullptr;
    }

    AstPtr name_or_call() {
        static constexpr std::string_view kReserved[] = {"dan", "anders", "en", "of", "in", "waarvoor"};
        for (const auto r : kReserved) {
            if (token_.text == r) {
                fail(token_.at, "formule_ongeldig", "Hier wordt een waarde verwacht, maar er staat '" + std::string(r) + "'.", "");
                return nullptr;
            }
        }
        auto a = make(AstKind::name, token_.at);
        a->word = token_.text;
        a->end = token_.end;
        next();
        if (!is("(")) return a;
        next();
        a->kind = AstKind::call;
        if (!is(")")) {
            do {
                a->args.push_back(argument());
                if (failed_) return nullptr;
            } while (accept(","));
        }
        a->end = token_.end;
        if (!expect(")", "aan het eind van " + a->word + "(…)")) return nullptr;
        return a;
    }

    // An argument may be written `op <date or step>`, `anders <value>` or `<list> waarvoor <condition>`.
    AstPtr argument() {
        const bool on = is("op");
        const bool otherwise = is("anders");
        if (on || otherwise) next();
        auto a = expression();
        if (failed_) return nullptr;
        if (is("waarvoor")) {
            auto l = make(AstKind::list, a->at);
            next();
            l->args.push_back(std::move(a));
            l->args.push_back(expression());
            if (failed_) return nullptr;
            l->end = l->args.back()->end;
            return l;
        }
        if (on) a->flag = a->kind == AstKind::number ? a->flag : true;
        return a;
    }

    std::size_t size_;
    const JsonDocument& document_;
    JsonRef place_;
    Diagnostics& diagnostics_;
    Lexer lexer_;
    int depth_ = 0;
    int parts_ = 0;
    bool failed_ = false;
    Token token_;
};

}  // namespace

AstPtr parse_formula(std::string_view formula, const JsonDocument& document, JsonRef place, Diagnostics& diagnostics) {
    return Parser(formula, document, place, diagnostics).parse();
}

std::string_view op_sign(AstOp op) {
    switch (op) {
        case AstOp::add: return "+";
        case AstOp::subtract:
        case AstOp::negate: return "−";
        case AstOp::multiply: return "×";
        case AstOp::divide: return "÷";
        case AstOp::equal: return "=";
        case AstOp::unequal: return "≠";
        case AstOp::less: return "<";
        case AstOp::less_equal: return "≤";
        case AstOp::greater: return ">";
        case AstOp::greater_equal: return "≥";
        case AstOp::logical_and: return "en";
        case AstOp::logical_or: return "of";
        case AstOp::logical_not: return "niet";
        case AstOp::none: break;
    }
    return "";
}

}  // namespace recht
