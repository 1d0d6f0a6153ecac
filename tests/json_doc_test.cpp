// Reading JSON: positions, duplicate keys, depth, escapes, UTF-8, numbers and whatever is broken.
#include "json_doc.h"

#include <gtest/gtest.h>

#include "json_out.h"
#include "support.h"

namespace recht {
namespace {

using proef::json_of;
using proef::text_of;

// Text, then "line:column code" of the fault, or "good".
std::string parsed(std::string_view text, JsonLimits limits = {}) {
    JsonDocument document;
    Diagnostics diagnostics;
    const bool good = document.parse(text, "f.json", diagnostics, limits);
    if (good) {
        EXPECT_TRUE(document.root());
        return diagnostics.items().empty() ? "good" : "good with faults";
    }
    EXPECT_FALSE(document.root());
    EXPECT_EQ(diagnostics.items().size(), 1u);
    const auto& d = diagnostics.items()[0];
    return std::to_string(d.line) + ":" + std::to_string(d.column) + " " + d.code;
}

TEST(JsonDocument, KeepsTheTreeAsWritten) {
    const std::string text = R"({"a":[1,-2.50,1e3,true,false,null,"x"],"b":{"c":{}},"d":[],"€":"≤"})";
    JsonDocument document;
    Diagnostics diagnostics;
    ASSERT_TRUE(document.parse(text, "", diagnostics));
    EXPECT_EQ(json_of(document.root()), text);
    EXPECT_EQ(document.root().get("a").node().size, 7u);
    EXPECT_EQ(document.root().string("€"), "≤");
    EXPECT_EQ(document.root().string("a"), "");
    EXPECT_FALSE(document.root().get("z"));
    EXPECT_FALSE(document.root().get("d").get("x"));
    EXPECT_FALSE(document.root().get("d").first());
}

TEST(JsonDocument, KnowsWhereEverythingStands) {
    const std::string text = "{\n  \"naam\": \"x\",\n  \"getal\": -12.5e1,\n  \"lijst\": [true, null,\n    false, {\"\\u0061b\": 7}, \"é\\n\"]\n}";
    JsonDocument document;
    Diagnostics diagnostics;
    ASSERT_TRUE(document.parse(text, "", diagnostics));
    const auto place = [&](JsonRef ref) {
        std::uint32_t line = 0;
        std::uint32_t column = 0;
        document.locate(ref.node().at, line, column);
        return std::to_string(line) + ":" + std::to_string(column);
    };
    const auto root = document.root();
    EXPECT_EQ(place(root), "1:1");
    EXPECT_EQ(place(root.get("naam")), "2:11");
    EXPECT_EQ(place(root.get("getal")), "3:12");
    EXPECT_EQ(root.get("getal").text(), "-12.5e1");
    auto e = root.get("lijst").first();
    EXPECT_EQ(place(e), "4:13");
    EXPECT_EQ(place(e = e.next()), "4:19");
    EXPECT_EQ(place(e = e.next()), "5:5");
    EXPECT_EQ(place(e = e.next()), "5:12");
    EXPECT_EQ(place(e.get("ab")), "5:24");
    EXPECT_EQ(place(e = e.next()), "5:28");
    EXPECT_EQ(e.text(), "é\n");
    EXPECT_FALSE(e.next());
}

TEST(JsonDocument, TakesEscapesApart) {
    const std::string text = R"(["a\"b","\\","\\\"","\/\b\f\n\r\t","\u20ac","\ud83d\ude00","\\\\\"q"])";
    JsonDocument document;
    Diagnostics diagnostics;
    ASSERT_TRUE(document.parse(text, "", diagnostics));
    std::vector<std::string> want{"a\"b", "\\", "\\\"", "/\b\f\n\r\t", "€", "😀", "\\\\\"q"};
    auto e = document.root().first();
    for (const auto& w : want) {
        EXPECT_EQ(e.text(), w);
        e = e.next();
    }
    // The same character as key: two spellings are one key.
    EXPECT_EQ(parsed(R"({"a":1,"\u0061":2})"), "1:8 dubbele_sleutel");
}

TEST(JsonDocument, ValuesWithoutObjectOrList) {
    for (const auto* text : {"1", "-0.5", "\"x\"", "true", "false", "null", " 12 ", "1234567890123456789012345678901234567890"}) EXPECT_EQ(parsed(text), "good") << text;
    JsonDocument document;
    Diagnostics diagnostics;
    ASSERT_TRUE(document.parse("  12345", "", diagnostics));
    EXPECT_EQ(document.root().text(), "12345");
    EXPECT_EQ(document.root().node().at, 2u);
}

TEST(JsonDocument, NumbersAreKeptAsWritten) {
    const std::string text = "[0, -0, 12345678901234567890, 1.0000000000000000001, 1e308, 0.1,3]";
    JsonDocument document;
    Diagnostics diagnostics;
    ASSERT_TRUE(document.parse(text, "", diagnostics));
    EXPECT_EQ(json_of(document.root()), "[0,-0,12345678901234567890,1.0000000000000000001,1e308,0.1,3]");
}

TEST(JsonDocument, DuplicateKeys) {
    EXPECT_EQ(parsed("{\"a\": 1,\n \"a\": 2}"), "2:2 dubbele_sleutel");
    EXPECT_EQ(parsed(R"({"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]})"), "good");
    // More keys than are compared one by one.
    std::string many = "{";
    for (int i = 0; i < 100; ++i) many += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":1";
    EXPECT_EQ(parsed(many + "}"), "good");
    EXPECT_EQ(parsed(many + ",\"k5\":2}").substr(0, 2), "1:");
    EXPECT_EQ(parsed(many + ",\"k99\":2}"), "1:" + std::to_string(many.size() + 2) + " dubbele_sleutel");
}

TEST(JsonDocument, DepthIsBounded) {
    JsonLimits limits;
    limits.depth = 3;
    EXPECT_EQ(parsed("[[[]]]", limits), "good");
    EXPECT_EQ(parsed("[[[[]]]]", limits), "1:4 te_diep");
    EXPECT_EQ(parsed("[[[1]],[[2]],{\"a\":{}}]", limits), "good");
    EXPECT_EQ(parsed("{\"a\":{\"b\":{\"c\":{}}}}", limits), "1:16 te_diep");
    // A million brackets are refused at the first too many, without recursion.
    EXPECT_EQ(parsed(std::string(1000000, '[')), "1:41 te_diep");
}

TEST(JsonDocument, SizeIsBounded) {
    JsonLimits limits;
    limits.bytes = 10;
    EXPECT_EQ(parsed("[1,2,3]", limits), "good");
    EXPECT_EQ(parsed("[1,2,3,4,5]", limits), "0:0 te_groot");
}

TEST(JsonDocument, InvalidUtf8) {
    EXPECT_EQ(parsed("{\"a\":\n\"\xFF\"}"), "2:2 geen_utf8");
    EXPECT_EQ(parsed("\xC3"), "1:1 geen_utf8");
    EXPECT_EQ(parsed(std::string("[\"a\0b\"]", 7)), "1:4 json_ongeldig");
}

TEST(JsonDocument, BrokenTexts) {
    EXPECT_EQ(parsed(""), "1:1 json_ongeldig");
    EXPECT_EQ(parsed("   "), "1:4 json_ongeldig");
    EXPECT_EQ(parsed("{"), "1:2 json_ongeldig");
    EXPECT_EQ(parsed("{\"a\""), "1:5 json_ongeldig");
    EXPECT_EQ(parsed("{\"a\":1,}"), "1:8 json_ongeldig");
    EXPECT_EQ(parsed("[1 2]"), "1:4 json_ongeldig");
    EXPECT_EQ(parsed("{\"a\":1}\n}"), "2:1 json_ongeldig");
    EXPECT_EQ(parsed("{'a':1}"), "1:2 json_ongeldig");
    EXPECT_EQ(parsed("[01]"), "1:3 json_ongeldig");
    EXPECT_EQ(parsed("[+1]"), "1:2 json_ongeldig");
    EXPECT_EQ(parsed("[1.]"), "1:4 json_ongeldig");
    EXPECT_EQ(parsed("[-01]"), "1:4 json_ongeldig");
    EXPECT_EQ(parsed("[-]"), "1:3 json_ongeldig");
    EXPECT_EQ(parsed("[12.5.6]"), "1:6 json_ongeldig");
    EXPECT_EQ(parsed("[12-3]"), "1:5 json_ongeldig");
    EXPECT_EQ(parsed("[1e12.5]"), "1:6 json_ongeldig");
    EXPECT_EQ(parsed("[1e+]"), "1:5 json_ongeldig");
    EXPECT_EQ(parsed("[12 34]"), "1:6 json_ongeldig");
    EXPECT_EQ(parsed("{\"a\":12\"b\":3}"), "1:10 json_ongeldig");
    EXPECT_EQ(parsed("[NaN]"), "1:2 json_ongeldig");
    EXPECT_EQ(parsed("[tru]"), "1:5 json_ongeldig");
    EXPECT_EQ(parsed("[\"a\nb\"]"), "1:4 json_ongeldig");
    EXPECT_EQ(parsed("[\"\\x\"]"), "1:4 json_ongeldig");
    EXPECT_EQ(parsed("[\"\\ud800\"]").substr(4), "json_ongeldig");
    EXPECT_EQ(parsed("// c\n{}"), "1:1 json_ongeldig");
}

// Every text cut off anywhere is an error, never a crash, and never a tree.
TEST(JsonDocument, CutOffAnywhere) {
    const std::string text = R"({"datum":"2026-02-01","lijst":[{"a":1.5e3,"b":true},null,"\u20ac\"x"],"o":{"k":{}}})";
    for (std::size_t n = 0; n < text.size(); ++n) {
        const auto cut = text.substr(0, n);
        JsonDocument document;
        Diagnostics diagnostics;
        EXPECT_FALSE(document.parse(cut, "", diagnostics)) << cut;
        ASSERT_EQ(diagnostics.items().size(), 1u) << cut;
        EXPECT_EQ(diagnostics.items()[0].code, "json_ongeldig");
        EXPECT_EQ(invalid_utf8(diagnostics.items()[0].message), std::string_view::npos) << cut;
    }
}

// What is too large for the lexer stays so, however it is written.
TEST(JsonDocument, NumbersThatAreTooLarge) {
    EXPECT_EQ(parsed("[1e400]"), "1:2 getal_ongeldig");
    EXPECT_EQ(parsed("[12e399]"), "1:2 getal_ongeldig");
    EXPECT_EQ(parsed("[" + std::string(400, '9') + "]"), "1:2 getal_ongeldig");
    EXPECT_EQ(parsed("[-" + std::string(400, '9') + ".5]"), "1:2 getal_ongeldig");
    EXPECT_EQ(parsed("[" + std::string(250, '9') + "]"), "good");
}

// Strings without escapes and plain numbers are leapt over: with a string that has them behind it the same text gives the
// same tree.
TEST(JsonDocument, LeapingGivesTheSameTree) {
    for (const std::string text : {"{\"a\" : [1, -2.50,\t0.25,-0], \"b\":{ },\"c\":[ ],\n\"d\":{\"a\":true,\"e\":[false , null]}}", R"(["", "€ é", "a\"b\\c\/d", {"k\"":"\""}])",
                                   "  123456789012345 ", "\"x\"", "[[[1]],[2,[3]],{}]", "[12,-34 , 0.50,10.25\n,1e12,12E-3,-0.0, 1.5e2]", "{\"a\":120,\"b\":{\"c\":-7.125}}"}) {
        const std::string plain = "[" + text + ",\"A\"]";
        const std::string other = "[" + text + ",\"\\u0041\"]";
        JsonDocument one, two;
        Diagnostics diagnostics;
        ASSERT_TRUE(one.parse(plain, "", diagnostics)) << plain;
        ASSERT_TRUE(two.parse(other, "", diagnostics)) << other;
        EXPECT_EQ(one.root().first().next().text(), "A");
        EXPECT_EQ(two.root().first().next().text(), "A");
        for (std::uint32_t i = 1; i <= one.root().first().next().index(); ++i) {
            const auto& x = one.node(i);
            const auto& y = two.node(i);
            EXPECT_TRUE(x.type == y.type && x.flag == y.flag && x.parent == y.parent && x.first == y.first && x.last == y.last && x.next == y.next && x.size == y.size) << text << i;
            EXPECT_TRUE(x.at == y.at && x.key_at == y.key_at && x.key == y.key && x.text == y.text) << text << i;
        }
    }
}

TEST(JsonDocument, MayBeUsedAgain) {
    JsonDocument document;
    Diagnostics diagnostics;
    ASSERT_TRUE(document.parse(R"(["\u0041",1])", "", diagnostics));
    ASSERT_FALSE(document.parse("[", "", diagnostics));
    ASSERT_TRUE(document.parse("{\"a\":[2]}", "", diagnostics));
    EXPECT_EQ(json_of(document.root()), "{\"a\":[2]}");
}

TEST(JsonDocument, NamesItsTypes) {
    EXPECT_EQ(json_type_name(JsonType::null), "null");
    EXPECT_EQ(json_type_name(JsonType::boolean), "ja/nee (true of false)");
    EXPECT_EQ(json_type_name(JsonType::number), "een getal");
    EXPECT_EQ(json_type_name(JsonType::string), "een tekst");
    EXPECT_EQ(json_type_name(JsonType::array), "een lijst");
    EXPECT_EQ(json_type_name(JsonType::object), "een object");
}

TEST(JsonOut, WritesWhatItReads) {
    JsonOut out;
    out.open('{').member("a", "\"\\\n\x01é").key("l").open('[').raw("1").string("x").open('{').close('}').close(']').member_raw("n", "null").close('}');
    EXPECT_EQ(out.text(), "{\"a\":\"\\\"\\\\\\u000a\\u0001é\",\"l\":[1,\"x\",{}],\"n\":null}");
    JsonDocument document;
    Diagnostics diagnostics;
    ASSERT_TRUE(document.parse(out.text(), "", diagnostics));
    EXPECT_EQ(document.root().string("a"), "\"\\\n\x01é");
}

TEST(JsonOut, GrowsWithWhatIsWritten) {
    JsonOut out;
    const std::string plain(1000, 'x');
    const std::string odd(1000, '\x02');
    out.open('[').string(plain);
    const auto size = out.size() - 1;
    out.again(1, size).plain_string("y").raw("1").more("2").string(odd).close(']');
    std::string want = "[\"" + plain + "\",\"" + plain + "\",\"y\",12,\"";
    for (std::size_t i = 0; i < odd.size(); ++i) want += "\\u0002";
    EXPECT_EQ(out.text(), want + "\"]");
    EXPECT_EQ(out.size(), want.size() + 2);
}

TEST(JsonOut, FaultsAsTheContractHasThem) {
    Diagnostics diagnostics;
    Diagnostic d;
    d.code = "te_hoog";
    d.path = "woning.kale_huur";
    d.message = "m";
    d.hint = "h";
    diagnostics.add(d);
    d.path.clear();
    d.file = "x.json";
    d.line = 3;
    d.column = 7;
    d.severity = Severity::warning;
    diagnostics.add(d);
    d.file.clear();
    d.severity = Severity::error;
    diagnostics.add(d);
    EXPECT_EQ(diagnostics.error_count(), 2u);
    EXPECT_EQ(faults_json(diagnostics),
              R"({"fouten":[{"code":"te_hoog","path":"woning.kale_huur","message":"m","hint":"h"},)"
              R"({"code":"te_hoog","path":"","message":"m","hint":"h","file":"x.json","line":3,"column":7,"severity":"warning"},)"
              R"({"code":"te_hoog","path":"","message":"m","hint":"h","line":3,"column":7}]})");
    diagnostics.clear();
    EXPECT_FALSE(diagnostics.has_errors());
}

}  // namespace
}  // namespace recht
