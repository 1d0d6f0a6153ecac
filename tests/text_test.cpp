// Exact decimals, nearest names, UTF-8 and shortened text.
#include "text.h"

#include <gtest/gtest.h>

#include <climits>

namespace recht {
namespace {

std::string parsed(std::string_view text) {
    const auto d = parse_decimal(text);
    return d ? std::to_string(d->mantissa) + "e-" + std::to_string(d->decimals) : "no";
}

TEST(Decimal, ReadsWhatJsonAndFormulasWrite) {
    EXPECT_EQ(parsed("0"), "0e-0");
    EXPECT_EQ(parsed("-0"), "0e-0");
    EXPECT_EQ(parsed("12.50"), "125e-1");
    EXPECT_EQ(parsed("-12.5"), "-125e-1");
    EXPECT_EQ(parsed("1e3"), "1000e-0");
    EXPECT_EQ(parsed("1E+3"), "1000e-0");
    EXPECT_EQ(parsed("15e-1"), "15e-1");
    EXPECT_EQ(parsed("100e-2"), "1e-0");
    EXPECT_EQ(parsed("0.000"), "0e-0");
    EXPECT_EQ(parsed("0e50"), "0e-0");
    EXPECT_EQ(parsed("007"), "7e-0");
    EXPECT_EQ(parsed("999999999999999999"), "999999999999999999e-0");
    EXPECT_EQ(parsed("0.000000000000000001"), "1e-18");
}

TEST(Decimal, RefusesWhatItCannotHoldExactly) {
    for (const auto* text : {"", "-", ".", "-.", "1.2.3", "1,5", "abc", "1a", "1e", "1e+", "1e-", "e5", " 1", "1 ", "+1", "1e200", "1e-200",
                             "1e18", "1234567890123456789", "0.0000000000000000001", "99999999999999999999", "1e99999999999999999999"}) {
        EXPECT_EQ(parsed(text), "no") << text;
    }
}

TEST(Decimal, ChangesScaleWithoutLosingDigits) {
    EXPECT_EQ(to_scale({125, 1}, 2), 1250);
    EXPECT_EQ(to_scale({125, 1}, 1), 125);
    EXPECT_FALSE(to_scale({125, 1}, 0));
    EXPECT_EQ(to_scale({-120, 2}, 1), -12);
    EXPECT_FALSE(to_scale({-125, 2}, 1));
    EXPECT_FALSE(to_scale({999999999999999999, 0}, 2));
    EXPECT_FALSE(to_scale({-999999999999999999, 0}, 2));
    EXPECT_EQ(to_scale({0, 0}, 18), 0);
}

TEST(Decimal, WritesWithoutTrailingZeros) {
    EXPECT_EQ(decimal_text(148307, 2), "1483.07");
    EXPECT_EQ(decimal_text(12300, 2), "123");
    EXPECT_EQ(decimal_text(-5, 2), "-0.05");
    EXPECT_EQ(decimal_text(0, 6), "0");
    EXPECT_EQ(decimal_text(7, 0), "7");
    EXPECT_EQ(decimal_text(1, 18), "0.000000000000000001");
    EXPECT_EQ(decimal_text(INT64_MIN, 0), "-9223372036854775808");
    EXPECT_EQ(decimal_text(INT64_MAX, 18), "9.223372036854775807");
}

TEST(Decimal, RoundTripsThroughText) {
    for (std::int64_t m = -2000; m <= 2000; ++m) {
        for (int d = 0; d <= 4; ++d) {
            const auto back = parse_decimal(decimal_text(m, d));
            ASSERT_TRUE(back);
            EXPECT_EQ(to_scale(*back, 4), m * pow10(4 - d)) << m << " at " << d;
        }
    }
}

TEST(Names, SuggestsTheNearest) {
    const std::vector<std::string_view> names{"inkomen", "inkomsten", "vermogen", "huur"};
    EXPECT_EQ(nearest_name("inkomn", names), "inkomen");
    EXPECT_EQ(nearest_name("inkomen", names), "inkomen");
    EXPECT_EQ(nearest_name("huurr", names), "huur");
    EXPECT_EQ(nearest_name("iets_heel_anders", names), "");
    EXPECT_EQ(nearest_name(std::string(81, 'a'), names), "");
    EXPECT_EQ(nearest_name("", names), "");
    EXPECT_EQ(nearest_name("x", {}), "");
    EXPECT_EQ(did_you_mean("vermogn", names), "Bedoelde u 'vermogen'?");
    EXPECT_EQ(did_you_mean("q", {"langer"}, "anders"), "anders");
}

TEST(Names, ListsInDutch) {
    EXPECT_EQ(one_of({}), "");
    EXPECT_EQ(one_of({"a"}), "a");
    EXPECT_EQ(one_of({"a", "b"}), "a of b");
    EXPECT_EQ(one_of({"a", "b", "c"}), "a, b of c");
    EXPECT_EQ(one_of({"a", "b", "c"}, 2), "a, b, …");
}

TEST(Utf8, AcceptsEverythingValid) {
    EXPECT_EQ(invalid_utf8(""), std::string_view::npos);
    EXPECT_EQ(invalid_utf8("€ 12 ≤ één 😀 \xED\x9F\xBF \xEE\x80\x80 \xF4\x8F\xBF\xBF"), std::string_view::npos);
}

TEST(Utf8, FindsTheFirstFault) {
    EXPECT_EQ(invalid_utf8("ab\xFFz"), 2u);           // never a first byte
    EXPECT_EQ(invalid_utf8("\x80"), 0u);              // continuation without a start
    EXPECT_EQ(invalid_utf8("a\xC3"), 1u);             // cut off
    EXPECT_EQ(invalid_utf8("\xC0\xAF"), 0u);          // two bytes for what one holds
    EXPECT_EQ(invalid_utf8("\xE0\x9F\xBF"), 0u);      // three bytes for what two hold
    EXPECT_EQ(invalid_utf8("\xED\xA0\x80"), 0u);      // surrogate
    EXPECT_EQ(invalid_utf8("\xF0\x8F\xBF\xBF"), 0u);  // four bytes for what three hold
    EXPECT_EQ(invalid_utf8("\xF4\x90\x80\x80"), 0u);  // beyond the last character
    EXPECT_EQ(invalid_utf8("\xF5\x80\x80\x80"), 0u);
    EXPECT_EQ(invalid_utf8("\xE2\x28\xA1"), 0u);
    EXPECT_EQ(invalid_utf8("ok \xE2\x82"), 3u);
}

TEST(Cite, KeepsWholeCharactersAndOneLine) {
    EXPECT_EQ(cite("huur"), "'huur'");
    EXPECT_EQ(cite("a\nb\tc"), "'a b c'");
    EXPECT_EQ(cite("abcdef", 3), "'abc…'");
    EXPECT_EQ(cite("a€b", 2), "'a…'");
    EXPECT_EQ(cite("€", 1), "'…'");
    EXPECT_EQ(invalid_utf8(cite(std::string(30, 'x') + "€€€€€€€€")), std::string_view::npos);
}

}  // namespace
}  // namespace recht
