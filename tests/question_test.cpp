// The next question: what narrows the answer most, nothing that cannot change it, and an end.
#include <gtest/gtest.h>

#include <map>

#include "support.h"

namespace recht {
namespace {

using proef::Bench;
using proef::Tree;

std::string next(Bench& bench, const std::string& situation) {
    const auto question = bench.engine.next_question(situation);
    // Both ways of asking agree.
    const Tree tree(bench.engine.calculate(situation));
    EXPECT_EQ(tree["volgende_vraag"], question.empty() ? "null" : question);
    return question;
}

Bench scheme(const std::string& more, const std::string& outcome = R"({"bedrag":null})") {
    return Bench(R"({"id":"proef","soort":"regeling","versie":"1",)" + more + R"("uitkomst":)" + outcome + "}");
}

TEST(Questions, OnlyWhatMatters) {
    auto b = scheme(R"("voorwaarden":[{"id":"x","eis":"p of huur > € 500","bron":"b"}],)");
    ASSERT_TRUE(b.good);
    EXPECT_NE(next(b, R"({"datum":"2024-02-15"})"), "");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","p":true})"), "");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","p":false})"), "huur");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","huur":600})"), "");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","huur":{"van":400,"tot":490},"p":false})"), "");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","huur":{"van":400,"tot":501},"p":false})"), "huur");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","q":true,"inkomen":5,"p":false,"huur":1})"), "");
}

TEST(Questions, NothingAfterANo) {
    auto b = scheme(R"("voorwaarden":[{"id":"x","eis":"niet p","bron":"b"},{"id":"y","eis":"huur > € 500","bron":"b"}],)", R"({"bedrag":"huur","per":"maand","bron":"b"})");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","p":true})"), "");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","p":false})"), "huur");
}

// What narrows more euros comes first.
TEST(Questions, TheWidestFirst) {
    auto b = scheme("", R"J({"bedrag":"(als p dan € 900 anders € 0) + (als q dan € 10 anders € 0)","per":"maand","bron":"b"})J");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15"})"), "p");
    auto c = scheme("", R"J({"bedrag":"(als p dan € 10 anders € 0) + (als q dan € 900 anders € 0)","per":"maand","bron":"b"})J");
    EXPECT_EQ(next(c, R"({"datum":"2024-02-15"})"), "q");
    EXPECT_EQ(c.answer(R"({"datum":"2024-02-15"})")["regelingen/proef/ontbreekt"], R"(["q","p"])");
}

// Equal gains: the order declared with the facts.
TEST(Questions, TheOrderOfTheFacts) {
    auto b = scheme(R"("voorwaarden":[{"id":"x","eis":"q = p","bron":"b"}],)");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15"})"), "p");
}

TEST(Questions, PersonsAndLists) {
    auto b = scheme(R"("voorwaarden":[{"id":"x","eis":"niet partner.werkt en aantal(kinderen waarvoor kind.telt) > 0","bron":"b"}],)");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","kinderen":[{"telt":true}]})"), "partner");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","partner":null})"), "kinderen");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","partner":null,"kinderen":[{"telt":false},{}]})"), "kinderen[1].telt");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","partner":null,"kinderen":[{"telt":true},{}]})"), "");
    auto c = scheme("", R"J({"bedrag":"som(aanvrager.inkomsten, inkomst.bedrag)","per":"maand","bron":"b"})J");
    EXPECT_EQ(next(c, R"({"datum":"2024-02-15"})"), "aanvrager.inkomsten");
    EXPECT_EQ(next(c, R"({"datum":"2024-02-15","aanvrager":{"inkomsten":[{}]}})"), "aanvrager.inkomsten[0].bedrag");
}

TEST(Questions, DefaultsAfterUnknownFacts) {
    auto b = scheme(R"("voorwaarden":[{"id":"x","eis":"weekgeld > € 5 en p","bron":"b"}],)");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15"})"), "p");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","p":true})"), "weekgeld");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","p":true,"bevestigd":["weekgeld"]})"), "");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","p":false})"), "");
    // A formula as default, confirmed or told.
    auto c = scheme(R"("voorwaarden":[{"id":"x","eis":"alleenstaand","bron":"b"}],)");
    EXPECT_EQ(next(c, R"({"datum":"2024-02-15"})"), "partner");
    EXPECT_EQ(next(c, R"({"datum":"2024-02-15","partner":{}})"), "alleenstaand");
    EXPECT_EQ(next(c, R"({"datum":"2024-02-15","partner":{},"bevestigd":["alleenstaand"]})"), "");
    EXPECT_EQ(next(c, R"({"datum":"2024-02-15","alleenstaand":true})"), "");
}

// A default that comes out as unknown is an unknown fact.
TEST(Questions, ADefaultThatIsUnknown) {
    auto b = scheme(R"("voorwaarden":[{"id":"x","eis":"misschien","bron":"b"}],)");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","kleur":"rood"})"), "misschien");
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-15","kleur":"rood"})")["regelingen/proef/ontbreekt"], R"(["misschien"])");
    EXPECT_EQ(b.answer(R"({"datum":"2024-02-15","kleur":"rood"})")["regelingen/proef/recht"], "misschien");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","kleur":"rood","misschien":true})"), "");
}

// A derived fact is never asked while its formula is certain.
TEST(Questions, DerivedFacts) {
    auto b = scheme(R"("voorwaarden":[{"id":"x","eis":"jaarhuur > € 1000","bron":"b"},{"id":"y","eis":"schatting > € 1500","bron":"b"}],)");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","huur":500,"inkomen":2000})"), "");
    const auto question = next(b, R"({"datum":"2024-02-15","huur":500,"inkomen":1000})");
    EXPECT_EQ(question, "schatting");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","jaarhuur":1200,"inkomen":2000})"), "");
}

TEST(Questions, FactsThatMayBeAbsent) {
    auto b = scheme(R"("voorwaarden":[{"id":"x","eis":"begin < datum","bron":"b"}],)");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15"})"), "begin");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","begin":null})"), "");
    EXPECT_EQ(next(b, R"({"datum":"2024-02-15","begin":"2024-01-01"})"), "");
}

// Answering what is asked comes to an end, and then everything is settled.
TEST(Questions, AnInterviewEnds) {
    Bench bench({{"toeslag.json", proef::read_file("tests/mini/toeslag.json")}});
    const std::vector<std::pair<std::string, std::string>> answers{{"aanvrager.geboortedatum", "\"1990-01-01\""}, {"aanvrager.loon", "15000"}, {"partner", "null"}, {"kinderen", "[]"}, {"huur", "400"}, {"kleur", "\"rood\""}, {"p", "false"}};
    std::map<std::string, std::string> known;
    const auto situation = [&] {
        std::string out = R"({"datum":"2024-02-15")";
        std::string applicant;
        for (const auto& [path, value] : known) {
            if (path.rfind("aanvrager.", 0) == 0) applicant += (applicant.empty() ? "\"" : ",\"") + path.substr(10) + "\":" + value;
            else out += ",\"" + path + "\":" + value;
        }
        return out + ",\"aanvrager\":{" + applicant + "}}";
    };
    std::string last;
    for (int i = 0; i < 12; ++i) {
        const auto question = next(bench, situation());
        if (question.empty()) break;
        ASSERT_NE(question, last) << "asked twice";
        last = question;
        bool found = false;
        for (const auto& [path, value] : answers) {
            if (path == question) {
                known[path] = value;
                found = true;
            }
        }
        ASSERT_TRUE(found) << "asked for " << question;
    }
    EXPECT_EQ(next(bench, situation()), "");
    EXPECT_EQ(Tree(bench.engine.calculate(situation()))["regelingen/toeslag/recht"], "ja");
    EXPECT_EQ(bench.engine.next_question("geen json"), "");
    EXPECT_TRUE(bench.engine.failed());
}

}  // namespace
}  // namespace recht
