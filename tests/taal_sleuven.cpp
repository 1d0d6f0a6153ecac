// Slots that a municipality fills, and values that nobody knows.
#include <gtest/gtest.h>

#include "support.h"

namespace recht {
namespace {

using proef::Bench;

const char* const kNational = R"j({ "id": "toeslag", "soort": "regeling", "versie": "1", "gemeente": { "vult": [ "telt_mee" ] },
  "parameters": { "grens": { "type": "bedrag/maand", "sleuf": true } },
  "tabellen": { "bedragen": { "sleutel": "geheel", "kolommen": { "waarde": "bedrag" }, "sleuf": true } },
  "regels": [ { "naam": "telt_mee", "voor": "kind", "is": "kind.telt", "bron": "b" } ],
  "voorwaarden": [ { "id": "inkomen", "eis": "huur ≤ grens", "bron": "b" } ],
  "uitkomst": { "bedrag": "tabel(bedragen, aantal(kinderen waarvoor kind.telt_mee))", "per": "eenmalig", "bron": "b" } })j";

std::string filled(const std::string& slots, const std::string& more = {}) {
    return R"({ "id": "gm0001", "soort": "gemeente", "versie": "1", "gemeente": "GM0001", "vult": { "toeslag": {)" + slots + "} }" + more + "}";
}
const std::string kLimit = R"("grens": { "type": "bedrag/maand", "loopt": "onbepaald", "reeks": [ { "vanaf": "2020-01-01", "waarde": 800, "bron": "b", "status": "officieel" } ] })";
std::string table(const std::string& key, const std::string& columns, const std::string& rows) {
    return R"("bedragen": { "sleutel": ")" + key + R"(", "kolommen": {)" + columns + R"(}, "loopt": "onbepaald", "reeks": [ { "vanaf": "2020-01-01", "bron": "b", "status": "officieel", "rijen": [)" + rows + "] } ] }";
}
const std::string kTable = table("geheel", R"("waarde": "bedrag")", R"({ "van": 0, "tot": 1, "waarde": 100 }, { "van": 2, "waarde": 150 })");
const std::string kSituation = R"("datum":"2024-02-15","huur":700,"kinderen":[{"telt":true},{"telt":true}])";

std::string faults(const std::string& municipal) {
    Bench b({{"t.json", kNational}, {"g.json", municipal}});
    EXPECT_TRUE(b.good) << proef::text_of(b.diagnostics);
    Diagnostics more;
    b.engine.check_all(more);
    return proef::codes_of(more);
}

TEST(Slots, WithoutAMunicipalityAreUnknown) {
    Bench b({{"t.json", kNational}, {"g.json", filled(kLimit + "," + kTable)}});
    ASSERT_TRUE(b.good) << proef::text_of(b.diagnostics);
    const auto a = b.answer("{" + kSituation + "}");
    EXPECT_EQ(a["regelingen/toeslag/recht"], "misschien");
    EXPECT_EQ(a["regelingen/toeslag/bedrag"], "null");
    EXPECT_EQ(a["regelingen/toeslag/zekerheid"], "onvolledig");
    EXPECT_EQ(a["regelingen/toeslag/ontbreekt"], "[]");
    // Filled, they are values like any other: 700 is not more than 800, two children bring 150.
    const auto known = b.answer(R"({"gemeente":"GM0001",)" + kSituation + "}");
    EXPECT_EQ(known["regelingen/toeslag/recht"], "ja");
    EXPECT_EQ(known["regelingen/toeslag/bedrag/laagste"], "150");
    EXPECT_EQ(known["regelingen/toeslag/zekerheid"], "actueel");
}

TEST(Slots, MustBeFilledByWhoFillsAny) {
    EXPECT_EQ(faults(filled(kLimit + "," + kTable)), "");
    EXPECT_EQ(faults(filled(kLimit)), "sleuf_leeg");
    EXPECT_EQ(faults(filled(R"("grens": { "type": "bedrag/maand", "sleuf": true },)" + kTable)), "sleuf_leeg");
    // Nor may a municipality compute with what it left open.
    EXPECT_EQ(faults(R"({ "id": "gm0001", "soort": "gemeente", "versie": "1", "gemeente": "GM0001",
        "regels": [ { "naam": "helft", "is": "toeslag.grens × 50%", "bron": "b" } ] })"), "sleuf_leeg");
    EXPECT_EQ(faults(R"({ "id": "gm0001", "soort": "gemeente", "versie": "1", "gemeente": "GM0001" })"), "");
}

TEST(Slots, AreFilledWithWhatFits) {
    EXPECT_EQ(faults(filled(kLimit + "," + table("bedrag", R"("waarde": "bedrag")", R"({ "van": 0, "waarde": 100 })"))), "type_verschilt sleuf_leeg");
    EXPECT_EQ(faults(filled(kLimit + "," + table("geheel", R"("euro": "bedrag")", R"({ "van": 0, "euro": 100 })"))), "kolom_onbekend sleuf_leeg");
    EXPECT_EQ(faults(filled(kLimit + "," + table("geheel", R"("waarde": "percentage")", R"({ "van": 0, "waarde": 10 })"))), "type_verschilt sleuf_leeg");
    const auto rule = [](const std::string& is) { return filled(kLimit + "," + kTable + R"(, "telt_mee": {)" + is + R"(, "bron": "b" })"); };
    EXPECT_EQ(faults(rule(R"("is": "niet kind.telt")")), "");
    EXPECT_EQ(faults(rule(R"("voor": "kind", "is": "kind.punten > 0")")), "");
    EXPECT_EQ(faults(rule(R"("voor": "persoon", "is": "persoon.werkt")")), "type_verschilt");
    EXPECT_EQ(faults(rule(R"("is": "kind.punten")")), "type_verschilt");
    EXPECT_EQ(faults(rule(R"("is": "huur > 0", "maat": 3)")), "sleutel_onbekend");
}

TEST(Slots, ARuleMayHaveVersions) {
    Bench b({{"t.json", kNational}, {"g.json", filled(kLimit + "," + kTable + R"(, "telt_mee": { "versies": [
        { "vanaf": "2020-01-01", "is": "nee", "bron": "b" }, { "vanaf": "2024-02-01", "is": "kind.punten > 0", "bron": "b" } ] })")}});
    const auto count = [&](const std::string& day) {
        return b.answer(R"({"gemeente":"GM0001","datum":")" + day + R"(","huur":700,"kinderen":[{"telt":false,"punten":1},{"telt":false,"punten":2}]})")["regelingen/toeslag/bedrag/laagste"];
    };
    EXPECT_EQ(count("2024-01-31"), "100");
    EXPECT_EQ(count("2024-02-01"), "150");
}

std::string scheme(const std::string& parameters, const std::string& demand, const std::string& amount, const std::string& tables = "") {
    return R"({ "id": "toeslag", "soort": "regeling", "versie": "1", "parameters": {)" + parameters + R"(}, "tabellen": {)" + tables +
           R"(}, "voorwaarden": [ { "id": "grens", "eis": ")" + demand + R"(", "bron": "b" } ], "uitkomst": { "bedrag": ")" + amount + R"(", "per": "maand", "bron": "b" } })";
}
std::string limit(const std::string& value) {
    return R"("grens": { "type": "bedrag/maand", "loopt": "onbepaald", "reeks": [ { "vanaf": "2020-01-01", "waarde": )" + value + R"(, "bron": "b", "status": "onbekend" } ] })";
}

// An amount that nobody knows is no 0: it never gives a firm no.
TEST(Unknown, IsNotZero) {
    Bench none(scheme(limit("null"), "huur ≤ grens", "€ 10"));
    const auto a = none.answer(R"({"datum":"2024-02-15","huur":700})");
    EXPECT_EQ(a["regelingen/toeslag/recht"], "misschien");
    EXPECT_EQ(a["regelingen/toeslag/zekerheid"], "onvolledig");
    EXPECT_EQ(a["regelingen/toeslag/bedrag"], "null");
    // A range is known as far as it goes, and no further.
    Bench range(scheme(limit(R"({ "van": 700, "tot": 750 })"), "huur ≤ grens", "€ 10"));
    const auto sure = range.answer(R"({"datum":"2024-02-15","huur":700})");
    EXPECT_EQ(sure["regelingen/toeslag/recht"], "ja");
    EXPECT_EQ(sure["regelingen/toeslag/zekerheid"], "onvolledig");
    EXPECT_EQ(sure["regelingen/toeslag/bedrag/laagste"], "10");
    EXPECT_EQ(range.answer(R"({"datum":"2024-02-15","huur":720})")["regelingen/toeslag/recht"], "misschien");
    EXPECT_EQ(range.answer(R"({"datum":"2024-02-15","huur":751})")["regelingen/toeslag/recht"], "nee");
}

TEST(Unknown, CellMattersOnlyWhereItIsMet) {
    const std::string rows = R"("b": { "sleutel": "bedrag/maand", "kolommen": { "x": "bedrag/maand" }, "loopt": "onbepaald", "reeks": [ { "vanaf": "2020-01-01", "bron": "b", "status": "officieel", "rijen": [
        { "van": 0, "tot": 499.99, "x": 20 }, { "van": 500, "tot": 999.99, "x": null }, { "van": 1000, "x": 40 } ] } ] })";
    Bench b(scheme("", "huur ≥ 0", "tabel(b, huur)", rows));
    ASSERT_FALSE(b.good);  // a demand that always holds
    Bench t(scheme("", "huur ≠ € 1", "tabel(b, huur)", rows));
    ASSERT_TRUE(t.good) << proef::text_of(t.diagnostics);
    const auto answer = [&](const std::string& rent) {
        const auto a = t.answer(R"({"datum":"2024-02-15","huur":)" + rent + "}");
        return a["regelingen/toeslag/zekerheid"] + " " + a["regelingen/toeslag/bedrag/laagste"];
    };
    EXPECT_EQ(answer("400"), "actueel 20");
    EXPECT_EQ(answer("1000"), "actueel 40");
    EXPECT_EQ(answer("500"), "onvolledig (nothing)");
    EXPECT_EQ(answer(R"({"van":400,"tot":450})"), "actueel 20");
    EXPECT_EQ(answer(R"({"van":400,"tot":600})"), "onvolledig (nothing)");
    EXPECT_EQ(answer(R"({"van":1200,"tot":1300})"), "actueel 40");
}

TEST(Unknown, CellOfAnOptionOrOfAllOthers) {
    const std::string rows = R"("b": { "sleutel": "keuze situatie.kleur", "kolommen": { "x": "bedrag/maand" }, "loopt": "onbepaald", "reeks": [ { "vanaf": "2020-01-01", "bron": "b", "status": "officieel",
        "rijen": [ { "is": "rood", "x": 20 }, { "is": "groen", "x": null } ], "anders": { "x": 5 } } ] })";
    Bench b(scheme("", "huur ≠ € 1", "tabel(b, kleur)", rows));
    const auto answer = [&](const std::string& color) {
        return b.answer(R"({"datum":"2024-02-15","huur":5,"kleur":)" + color + "}")["regelingen/toeslag/zekerheid"];
    };
    EXPECT_EQ(answer(R"("rood")"), "actueel");
    EXPECT_EQ(answer(R"("blauw")"), "actueel");
    EXPECT_EQ(answer(R"("groen")"), "onvolledig");
    EXPECT_EQ(answer(R"({"een_van":["rood","blauw"]})"), "actueel");
    EXPECT_EQ(answer(R"({"een_van":["rood","groen"]})"), "onvolledig");
}

// A column of options: what may come out is each option of each row, not all that lies between.
TEST(OptionTables, KeepOnlyTheirOwn) {
    const std::string rows = R"("tabellen": { "b": { "sleutel": "geheel", "kolommen": { "k": "keuze situatie.kleur" }, "loopt": "onbepaald", "reeks": [ { "vanaf": "2020-01-01", "bron": "b", "status": "officieel", "rijen": [
        { "van": 1, "tot": 1, "k": "rood" }, { "van": 2, "tot": 2, "k": "geel" }, { "van": 3, "k": "rood" } ] } ] } })";
    const auto in = [&](const std::string& is, const std::string& c) { return proef::formula(is, R"({"datum":"2024-02-15","c":)" + c + "}", rows); };
    EXPECT_EQ(in("tabel(b, c) = geel", "2"), "ja");
    EXPECT_EQ(in("tabel(b, c) in (rood, geel)", R"({"van":1,"tot":3})"), "ja");
    EXPECT_EQ(in("tabel(b, c) = rood", R"({"van":1,"tot":3})"), "onbekend");
    EXPECT_EQ(in("tabel(b, c) = groen", R"({"van":1,"tot":3})"), "nee");
    EXPECT_EQ(in("tabel(b, c) = blauw", R"({"van":1,"tot":3})"), "nee");
}

}  // namespace
}  // namespace recht
