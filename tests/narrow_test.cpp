// An open fact taken in pieces: narrower than one run over all of it, never beside the truth, and explained.
#include <gtest/gtest.h>

#include "support.h"

namespace recht {
namespace {

using proef::Bench;
using proef::Tree;

Bench scheme(const std::string& outcome, const std::string& more = "") {
    return Bench(R"({"id":"proef","soort":"regeling","versie":"1",)" + more + R"("uitkomst":{"bedrag":")" + outcome + R"(","per":"maand","bron":"b"}})");
}

std::string amount(const Tree& tree) { return tree["regelingen/proef/bedrag/laagste"] + " " + tree["regelingen/proef/bedrag/hoogste"]; }

// 900 + 10 or 0 + 500: one run takes the most of both.
TEST(Narrow, ATruthOnBothSides) {
    auto b = scheme("(als p dan € 900 anders € 0) + (als p dan € 10 anders € 500)");
    ASSERT_TRUE(b.good);
    const auto open = b.answer(R"({"datum":"2024-02-15"})");
    EXPECT_EQ(amount(open), "500 910");
    EXPECT_EQ(open["regelingen/proef/ontbreekt"], R"(["p"])");
    EXPECT_EQ(amount(b.answer(R"({"datum":"2024-02-15","p":true})")), "910 910");
    EXPECT_EQ(amount(b.answer(R"({"datum":"2024-02-15","p":false})")), "500 500");
}

// Whatever it is, the sum is the same: nothing is left to ask.
TEST(Narrow, WhatMakesNoDifferenceIsNotAsked) {
    auto b = scheme("(als p dan € 900 anders € 400) + (als p dan € 100 anders € 600)");
    const auto open = b.answer(R"({"datum":"2024-02-15"})");
    EXPECT_EQ(amount(open), "1000 1000");
    EXPECT_EQ(open["regelingen/proef/ontbreekt"], "[]");
    EXPECT_EQ(open["volgende_vraag"], "null");
    EXPECT_EQ(b.engine.next_question(R"({"datum":"2024-02-15"})"), "");
}

// Rent between 0 and 1.000, and what is above 600 goes off again: at most 600. One run would say 1.000.
TEST(Narrow, ANumberInPieces) {
    auto b = scheme("huur - max(€ 0, huur - € 600)");
    const auto open = b.answer(R"({"datum":"2024-02-15","huur":{"van":0,"tot":1000}})");
    EXPECT_EQ(open["regelingen/proef/bedrag/laagste"], "0");
    EXPECT_LE(std::stod(open["regelingen/proef/bedrag/hoogste"]), 700.0);
    EXPECT_GE(std::stod(open["regelingen/proef/bedrag/hoogste"]), 600.0);
}

// The condition is narrowed with the right that it gives.
TEST(Narrow, ConditionsToo) {
    auto b = scheme("€ 5", R"J("voorwaarden":[{"id":"x","eis":"(p en huur > € 100) of (niet p en huur > € 200)","bron":"b"}],)J");
    const auto open = b.answer(R"({"datum":"2024-02-15","huur":300})");
    EXPECT_EQ(open["regelingen/proef/recht"], "ja");
    EXPECT_EQ(open["regelingen/proef/voorwaarden/0/voldaan"], "ja");
    EXPECT_EQ(open["regelingen/proef/ontbreekt"], "[]");
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-15","huur":150})")["regelingen/proef/recht"], "misschien");
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-15","huur":50})")["regelingen/proef/recht"], "nee");
}

// The explanation says first what the pieces left: its steps are of one run.
TEST(Narrow, IsExplained) {
    auto b = scheme("(als p dan € 900 anders € 0) + (als p dan € 10 anders € 500)");
    const Tree said(b.engine.explain(R"({"datum":"2024-02-15"})", "proef"));
    EXPECT_EQ(said["uitleg/opgesplitst/tekst"], "€ 500 tot € 910");
    EXPECT_EQ(said["uitleg/opgesplitst/per"], "maand");
    EXPECT_EQ(said["uitleg/stappen/0/waarde/hoogste"], "1400");
    const Tree known(b.engine.explain(R"({"datum":"2024-02-15","p":true})", "proef"));
    EXPECT_FALSE(known.at("uitleg/opgesplitst"));
}

// An assumption that only matters in one of the pieces is to be confirmed: with it the answer would be another. One run says
// € 0 to € 300 with it or without.
TEST(Narrow, WhatThePiecesRestOnIsConfirmed) {
    auto b = scheme("min(€ 300, (als p dan (als aanvrager.werkt dan € 100 anders € 200) anders € 0) + (als p dan € 0 anders € 300))");
    ASSERT_TRUE(b.good) << proef::text_of(b.diagnostics);
    const auto open = b.answer(R"({"datum":"2024-02-15"})");
    EXPECT_EQ(amount(open), "200 300");
    EXPECT_EQ(open["regelingen/proef/te_bevestigen"], R"(["aanvrager.werkt"])");
    const auto told = b.answer(R"({"datum":"2024-02-15","bevestigd":["aanvrager.werkt"]})");
    EXPECT_EQ(amount(told), "200 300");
    EXPECT_EQ(told["regelingen/proef/te_bevestigen"], "[]");
    EXPECT_EQ(amount(b.answer(R"({"datum":"2024-02-15","aanvrager":{"werkt":true}})")), "100 300");
    EXPECT_EQ(amount(b.answer(R"({"datum":"2024-02-15","aannames":"geen"})")), "100 300");
}

// Of a long list of options only those that were told.
TEST(Narrow, OptionsOfALongList) {
    auto b = scheme("als land = L00 dan € 1 anders als land = L64 dan € 2 anders € 500");
    EXPECT_EQ(amount(b.answer(R"({"datum":"2024-02-15","land":{"een_van":["L00","L64"]}})")), "1 2");
    EXPECT_EQ(amount(b.answer(R"({"datum":"2024-02-15","land":{"een_van":["L00","L63","L64"]}})")), "1 500");
}

// That there is none is one of the possibilities.
TEST(Narrow, OrNone) {
    auto b = scheme("(als er_is(begin) dan € 0 anders € 100) + (als er_is(begin) dan € 70 anders € 5)");
    ASSERT_TRUE(b.good) << proef::text_of(b.diagnostics);
    EXPECT_EQ(amount(b.answer(R"({"datum":"2024-02-15"})")), "70 105");
    EXPECT_EQ(amount(b.answer(R"({"datum":"2024-02-15","begin":null})")), "105 105");
}

}  // namespace
}  // namespace recht
