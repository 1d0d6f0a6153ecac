// recht report: what is encoded of a municipality, how old and how sure, and what is still to be asked.
#include <gtest/gtest.h>

#include "command.h"
#include "support.h"

namespace recht {
namespace {

using proef::command;
using proef::Folder;
using proef::Tree;

const std::string kNational = R"J({"id":"toeslag","soort":"regeling","versie":"2026.1","parameters":{
    "keus":{"type":"keuze(met|zonder)","sleuf":true},
    "grens":{"type":"percentage","loopt":"onbepaald","reeks":[{"vanaf":"2020-01-01","waarde":100,"bron":"wet","status":"officieel"}]}},
  "regels":[{"naam":"bedrag","is":"€ 5","bron":"b"}],"uitkomst":{"bedrag":"bedrag","per":"maand","bron":"b"},"gemeente":{"vult":["grens","bedrag"]}})J";

// One value of each kind: official and of this year, official and old, from elsewhere, unknown from 2025 on.
const std::string kTown = R"J({"id":"gm0002","soort":"gemeente","gemeente":"GM0002","naam":"Beek","versie":"2026.1","bron":"beek.nl","brondatum":"2019 tot en met 2022","status":"officieel",
  "nog_te_vragen":["Is er een pas?"],
  "parameters":{"nieuw":{"type":"geheel","loopt":"jaar","reeks":[{"vanaf":"2025-01-01","waarde":1,"bron":"blad","status":"officieel"},{"vanaf":"2026-01-01","waarde":2,"bron":"blad","status":"officieel_geciteerd"}]}},
  "vult":{"toeslag":{"keus":{"type":"keuze(met|zonder)","loopt":"onbepaald","reeks":[{"vanaf":"2018-01-01","waarde":"met","bron":"krant","status":"secundair"}]},
                     "grens":{"type":"percentage","loopt":"jaar","reeks":[{"vanaf":"2019-01-01","waarde":110,"bron":"blad 2019","status":"officieel"}]}}},
  "regelingen":[{"id":"gm0002.pas","bron":"beek.nl/pas","brondatum":"ongedateerd","status":"secundair","nog_te_vragen":"Het bedrag",
     "parameters":{"hoogte":{"type":"bedrag","loopt":"jaar","reeks":[{"vanaf":"2020-01-01","waarde":50,"bron":"oud","status":"officieel"},{"vanaf":"2025-01-01","waarde":null,"bron":"niet gevonden","status":"onbekend"}]}},
     "uitkomst":{"bedrag":null}}]})J";

const std::string kList = R"J({"id":"gemeenten","soort":"lijst","versie":"2026.1","bron":"CBS","gemeenten":[
  {"code":"GM0001","naam":"Zand","provincie":"Drenthe"},{"code":"GM0002","naam":"Beek","provincie":"Limburg"},{"code":"GM0003","naam":"'s-Duin","provincie":"Zeeland"}],
  "herindelingen":[{"datum":"2023-01-01","oude_code":"GM0004","oude_naam":"Oud","nieuwe_code":"GM0002","nieuwe_naam":"Beek"}]})J";

class Report : public testing::Test {
protected:
    Report() {
        folder_.write("rijk/feiten.json", proef::mini_facts());
        folder_.write("rijk/toeslag.json", kNational);
        folder_.write("gemeenten/lijst.json", kList);
        folder_.write("gemeenten/gm0002.json", kTown);
        folder_.write("teksten/nl/gm0002.json", R"({"gemeente":"GM0002","regelingen":{"gm0002.pas":{"naam":"De pas"}}})");
        folder_.write("teksten/en/gm0002.json", R"({"gemeente":"GM0002","regelingen":{"gm0002.pas":{"naam":"The pass"}}})");
    }
    proef::Result run(std::vector<std::string> words) {
        words.insert(words.end(), {"--rulesets", folder_.path()});
        return command(words);
    }
    Folder folder_;
};

TEST_F(Report, SaysOfEveryMunicipalityWhatIsKnown) {
    const auto got = run({"report", "--json", "--datum", "2026-06-01"});
    ASSERT_EQ(got.status, 0) << got.err;
    const Tree tree(got.out);
    EXPECT_EQ(tree["totaal"], R"({"gemeenten":3,"ingevoerd":1})");
    EXPECT_EQ(tree["sleuven"], "3") << "keus by its own word, grens and bedrag by the list";
    // By name, 's-Duin under the D.
    EXPECT_EQ(tree["gemeenten/0/naam"] + tree["gemeenten/1/naam"] + tree["gemeenten/2/naam"], "Beek's-DuinZand");
    EXPECT_EQ(tree["gemeenten/2/ingevoerd"], "false");
    EXPECT_FALSE(tree.at("gemeenten/2/waarden"));
    EXPECT_EQ(tree["gemeenten/0/waarden"], R"({"totaal":4,"officieel":2,"secundair":1,"afgeleid":0,"geheugen":0,"onbekend":1,"verouderd":1})") << "only the value of 2019 is of an earlier year";
    EXPECT_EQ(tree["gemeenten/0/landelijk/0/gevuld"], R"(["keus","grens"])");
    EXPECT_EQ(tree["gemeenten/0/landelijk/0/mogelijk"], "3");
    EXPECT_EQ(tree["gemeenten/0/regelingen/0/naam"], R"({"en":"The pass","nl":"De pas"})");
    EXPECT_EQ(tree["gemeenten/0/regelingen/0/jaar"], "null") << "undated";
    EXPECT_EQ(tree["gemeenten/0/regelingen/0/nog_te_vragen"], R"(["Het bedrag"])");
    EXPECT_EQ(tree["gemeenten/0/nog_te_vragen"], R"(["Is er een pas?"])");
    EXPECT_EQ(tree["gemeenten/0/bronnen/0/bron"], "blad");
    EXPECT_EQ(tree["gemeenten/0/bronnen/0/jaar"], "2026");
    EXPECT_EQ(tree["gemeenten/0/bronnen"].find("niet gevonden"), std::string::npos) << "what is unknown has no source";
    EXPECT_EQ(tree["herindelingen/0"], R"({"oude_naam":"Oud","nieuwe_code":"GM0002"})");
}

TEST_F(Report, TheDayDecidesWhatHoldsAndWhatIsOld) {
    const Tree before(run({"report", "--json", "--datum", "2024-12-31"}).out);
    EXPECT_EQ(before["gemeenten/0/waarden/onbekend"], "0");
    EXPECT_EQ(before["gemeenten/0/waarden/verouderd"], "2") << "50 of 2020 and 110 of 2019; what begins in 2025 is not old";
    const Tree after(run({"report", "--json", "--datum", "2027-01-01"}).out);
    EXPECT_EQ(after["gemeenten/0/waarden/verouderd"], "2") << "110 of 2019 and 2 of 2026; what holds indefinitely never is";
    EXPECT_EQ(run({"report", "--datum", "2026-02-30"}).status, 2);
}

TEST_F(Report, ReadsAsATable) {
    const auto all = run({"report", "--datum", "2026-06-01"});
    EXPECT_EQ(all.status, 0);
    EXPECT_NE(all.out.find("1 van 3 gemeenten"), std::string::npos) << all.out;
    EXPECT_NE(all.out.find("2 van 4"), std::string::npos) << all.out;
    const auto one = run({"report", "GM0002", "--datum", "2026-06-01"});
    for (const auto* part : {"De pas", "ongedateerd", "blad 2019", "7 jaar oud", "Is er een pas?", "De pas: Het bedrag"}) EXPECT_NE(one.out.find(part), std::string::npos) << part << one.out;
    EXPECT_NE(run({"report", "GM0001"}).out.find("nog niets ingevoerd"), std::string::npos);
    const auto unknown = run({"report", "GM0009"});
    EXPECT_EQ(unknown.status, 65);
    EXPECT_NE(unknown.err.find("Bedoelde u"), std::string::npos) << unknown.err;
    EXPECT_EQ(Tree(run({"report", "GM0002", "--json"}).out).at("gemeenten").node().size, 1u);
}

TEST_F(Report, OfTheProjectItself) {
    const Tree tree(command({"report", "--json", "--datum", "2026-12-31"}).out);
    EXPECT_EQ(tree["totaal/gemeenten"], "342");
    EXPECT_EQ(tree.at("gemeenten").node().size, 342u);
}

TEST_F(Report, FaultsAreTold) {
    folder_.write("gemeenten/gm0003.json", "{");
    EXPECT_EQ(run({"report"}).status, 1);
    const Folder empty;
    EXPECT_EQ(command({"report", "--rulesets", empty.path()}).status, 1);
}

}  // namespace
}  // namespace recht
