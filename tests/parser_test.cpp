// Formula text to tree: precedence, spellings, places; and every refusal with its column.
#include <gtest/gtest.h>

#include "ast.h"
#include "dates.h"
#include "support.h"

namespace recht {
namespace {

// The tree as text, fully bracketed: (+ a (× b c)).
std::string shown(const Ast& a) {
    const auto children = [&] {
        std::string out;
        for (const auto& x : a.args) out += " " + shown(*x);
        return out;
    };
    switch (a.kind) {
        case AstKind::number: return (a.flag ? "€" : "") + decimal_text(a.number.mantissa, a.number.decimals) + (a.percent ? "p" : "");
        case AstKind::date: return date_text(a.number.mantissa);
        case AstKind::duration: return decimal_text(a.number.mantissa, a.number.decimals) + "_" + a.word;
        case AstKind::name: return a.word + (a.flag ? "!" : "");
        case AstKind::text: return "'" + a.word + "'";
        case AstKind::unary:
        case AstKind::binary: return "(" + std::string(op_sign(a.op)) + children() + ")";
        case AstKind::choose: return "(als" + children() + ")";
        case AstKind::member: return "(in" + children() + ")";
        case AstKind::call: return a.word + "[" + (a.args.empty() ? "" : children().substr(1)) + "]" + (a.flag ? "!" : "");
        case AstKind::list: return "(waarvoor" + children() + ")";
    }
    return "";
}

// The tree, or "column code" of the fault; columns count from the first character of the formula.
std::string parsed(std::string_view formula) {
    JsonDocument document;
    Diagnostics diagnostics;
    EXPECT_TRUE(document.parse("\"\"", "", diagnostics));
    const auto tree = parse_formula(formula, document, document.root(), diagnostics);
    if (tree) {
        EXPECT_TRUE(diagnostics.items().empty());
        return shown(*tree);
    }
    EXPECT_EQ(diagnostics.items().size(), 1u) << formula;
    if (diagnostics.items().empty()) return "no fault";
    return diagnostics.items()[0].code;
}

TEST(Parser, Precedence) {
    EXPECT_EQ(parsed("a + b × c"), "(+ a (× b c))");
    EXPECT_EQ(parsed("(a + b) × c"), "(× (+ a b) c)");
    EXPECT_EQ(parsed("a − b − c"), "(− (− a b) c)");
    EXPECT_EQ(parsed("a ÷ b × c"), "(× (÷ a b) c)");
    EXPECT_EQ(parsed("-a × b"), "(× (− a) b)");
    EXPECT_EQ(parsed("a - -b"), "(− a (− b))");
    EXPECT_EQ(parsed("a of b en c"), "(of a (en b c))");
    EXPECT_EQ(parsed("(a of b) en c"), "(en (of a b) c)");
    EXPECT_EQ(parsed("niet a en b"), "(en (niet a) b)");
    EXPECT_EQ(parsed("niet niet a"), "(niet (niet a))");
    EXPECT_EQ(parsed("niet a = b"), "(niet (= a b))");
    EXPECT_EQ(parsed("a + 1 ≤ b × 2 en c"), "(en (≤ (+ a 1) (× b 2)) c)");
    EXPECT_EQ(parsed("als a dan b anders als c dan d anders e"), "(als a b (als c d e))");
    EXPECT_EQ(parsed("als a of b dan c + d anders e × f"), "(als (of a b) (+ c d) (× e f))");
    EXPECT_EQ(parsed("1 + (als a dan b anders c)"), "(+ 1 (als a b c))");
    EXPECT_EQ(parsed("x in (huur, kamer)"), "(in x huur kamer)");
    EXPECT_EQ(parsed("x in (1, 2 + 3) en y"), "(en (in x 1 (+ 2 3)) y)");
}

TEST(Parser, AsciiSpellings) {
    for (const auto& [ascii, sign] : {std::pair{"a * b", "a × b"}, {"a / b", "a ÷ b"}, {"a - b", "a − b"}, {"a <= b", "a ≤ b"}, {"a >= b", "a ≥ b"},
                                      {"a != b", "a ≠ b"}, {"a <> b", "a ≠ b"}}) {
        EXPECT_EQ(parsed(ascii), parsed(sign));
    }
    EXPECT_EQ(parsed("a<b"), "(< a b)");
    EXPECT_EQ(parsed("a>b"), "(> a b)");
    EXPECT_EQ(parsed("\ta\n+\n b "), "(+ a b)");
}

TEST(Parser, Values) {
    EXPECT_EQ(parsed("1250.50"), "1250.5");
    EXPECT_EQ(parsed("€ 24"), "€24");
    EXPECT_EQ(parsed("€12.50"), "€12.5");
    EXPECT_EQ(parsed("50%"), "0.5p");
    EXPECT_EQ(parsed("1.879 % × x"), "(× 0.01879p x)");
    EXPECT_EQ(parsed("2026-01-31"), "2026-01-31");
    EXPECT_EQ(parsed("18 jaar"), "18_jaar");
    EXPECT_EQ(parsed("3 maanden"), "3_maanden");
    EXPECT_EQ(parsed("1 maand"), "1_maand");
    EXPECT_EQ(parsed("7 dagen"), "7_dagen");
    EXPECT_EQ(parsed("1 dag"), "1_dag");
    EXPECT_EQ(parsed("2 weken"), "2_weken");
    EXPECT_EQ(parsed("1 week"), "1_week");
    EXPECT_EQ(parsed("'NL'"), "'NL'");
    EXPECT_EQ(parsed("aanvrager.inkomen_2"), "aanvrager.inkomen_2");
    EXPECT_EQ(parsed("a.b.c"), "a.b.c");
}

TEST(Parser, Calls) {
    EXPECT_EQ(parsed("min(a, b, c)"), "min[a b c]");
    EXPECT_EQ(parsed("f()"), "f[]");
    EXPECT_EQ(parsed("leeftijd(g, op datum)"), "leeftijd[g datum!]");
    EXPECT_EQ(parsed("afgerond(a ÷ 12, op € 1, omlaag)"), "afgerond[(÷ a 12) €1 omlaag]");
    EXPECT_EQ(parsed("p(op eerste_van_jaar(datum))"), "p[eerste_van_jaar[datum]!]");
    EXPECT_EQ(parsed("som(kinderen waarvoor kind.a en kind.b, kind.x)"), "som[(waarvoor kinderen (en kind.a kind.b)) kind.x]");
    EXPECT_EQ(parsed("laagste(l, x, anders 5)"), "laagste[l x 5]");
    EXPECT_EQ(parsed("datum_plus(d, 18 jaar, later)"), "datum_plus[d 18_jaar later]");
}

TEST(Parser, Refusals) {
    for (const auto* text : {"", "   ", "a +", "+ a", "a b", "(a", "a)", "a + (b", "f(a", "f(a,", "f(,a)", "()", "als a dan b", "als a b anders c", "dan",
                             "anders", "en", "of a", "in (a)", "a in b", "a in ()", "a in (b", "a < b < c", "a = b = c", "niet", "€", "€ a", "- - a",
                             "'NL", "waarvoor", "a waarvoor b", "als", "als a dan", "als a dan b anders"}) {
        EXPECT_EQ(parsed(text), "formule_ongeldig") << text;
    }
    for (const auto* text : {"a & b", "a ? b", "\"x\"", "a; b", "[1]", "a ^ 2", "{}", "😀", "a = = b $", ".5", "a := 1"}) EXPECT_NE(parsed(text)[0], '(') << text;
    EXPECT_EQ(parsed("a & b"), "teken_onbekend");
    EXPECT_EQ(parsed("😀"), "teken_onbekend");
    EXPECT_EQ(parsed("2026-02-30"), "datum_ongeldig");
    EXPECT_EQ(parsed("2026-13-01 + a"), "datum_ongeldig");
    EXPECT_EQ(parsed("1.2.3"), "getal_ongeldig");
    EXPECT_EQ(parsed("1234567890123456789"), "getal_ongeldig");
    EXPECT_EQ(parsed("1250,50").substr(0, 7), "formule");
}

TEST(Parser, NamesThePlace) {
    const std::string text = "{\n \"is\": \"a + & b\"}";
    JsonDocument document;
    Diagnostics diagnostics;
    ASSERT_TRUE(document.parse(text, "x.json", diagnostics));
    const auto is = document.root().get("is");
    EXPECT_FALSE(parse_formula(is.text(), document, is, diagnostics));
    EXPECT_EQ(diagnostics.items()[0].line, 2u);
    EXPECT_EQ(diagnostics.items()[0].column, 13u);
    EXPECT_EQ(diagnostics.items()[0].file, "x.json");
}

// Whatever is deep or long is refused before it can exhaust the stack.
TEST(Parser, DepthAndLengthAreBounded) {
    const auto repeat = [](std::string_view piece, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) out += piece;
        return out;
    };
    EXPECT_EQ(parsed(repeat("(", 30) + "a" + repeat(")", 30)), "a");
    EXPECT_EQ(parsed(repeat("(", 100000) + "a"), "formule_te_lang");
    EXPECT_EQ(parsed(repeat("(", 60) + "a" + repeat(")", 60)), "formule_te_diep");
    EXPECT_EQ(parsed(repeat("niet ", 60) + "a"), "formule_te_diep");
    EXPECT_EQ(parsed(repeat("als a dan b anders ", 60) + "c"), "formule_te_diep");
    EXPECT_EQ(parsed(repeat("f(", 60) + "a" + repeat(")", 60)), "formule_te_diep");
    EXPECT_EQ(parsed(repeat("a + ", 100000) + "a"), "formule_te_lang");
    EXPECT_EQ(parsed(repeat("a + ", 300) + "a"), "formule_te_lang");
    EXPECT_EQ(parsed(repeat("a + ", 150) + "a").substr(0, 4), "(+ (");
}

// Any cut of a good formula is a tree or one fault.
TEST(Parser, CutOffAnywhere) {
    const std::string text = "als x in (a, 'NL') of niet y ≥ € 12.50 dan som(l waarvoor l.p, 50% × l.b) anders afgerond(z ÷ 3, op 0.01, omhoog) − 2026-01-01";
    for (std::size_t n = 0; n <= text.size(); ++n) {
        // Not in the middle of a character: the document is valid UTF-8 by then.
        if (invalid_utf8(std::string_view(text).substr(0, n)) == std::string_view::npos) parsed(std::string_view(text).substr(0, n));
    }
}

TEST(Parser, SpansCoverTheFormula) {
    JsonDocument document;
    Diagnostics diagnostics;
    ASSERT_TRUE(document.parse("\"\"", "", diagnostics));
    const std::string text = "a + min(b, (c × 2))";
    const auto tree = parse_formula(text, document, document.root(), diagnostics);
    ASSERT_TRUE(tree);
    EXPECT_EQ(tree->at, 0u);
    EXPECT_EQ(tree->end, text.size());
    EXPECT_EQ(text.substr(tree->args[1]->at, tree->args[1]->end - tree->args[1]->at), "min(b, (c × 2))");
    const auto& inner = *tree->args[1]->args[1];
    EXPECT_EQ(text.substr(inner.at, inner.end - inner.at), "(c × 2)");
}

TEST(Parser, SignsOfOperators) {
    EXPECT_EQ(op_sign(AstOp::none), "");
    EXPECT_EQ(op_sign(AstOp::logical_not), "niet");
    EXPECT_EQ(op_sign(AstOp::divide), "÷");
    EXPECT_EQ(op_sign(AstOp::greater), ">");
}

}  // namespace
}  // namespace recht
