// test: runs the cases beside the rulesets and counts the official expectations.
#include <cstdio>
#include <cstdlib>

#include "cli.h"
#include "json_doc.h"
#include "text.h"

namespace recht::cli {

namespace {

struct Tally {
    std::size_t cases = 0, failed = 0, values = 0, official = 0;
};

bool is_official(std::string_view kind) {
    for (const std::string_view k : {"folder", "proefberekening", "tabel", "wet", "pagina"}) {
        if (kind == k) return true;
    }
    return false;
}

// A value as JSON-like text, for messages.
std::string shown(JsonRef v) {
    if (!v) return "(ontbreekt)";
    switch (v.type()) {
        case JsonType::null: return "null";
        case JsonType::boolean: return v.node().flag ? "true" : "false";
        case JsonType::number: return std::string(v.text());
        case JsonType::string: return "\"" + std::string(v.text()) + "\"";
        default: break;
    }
    std::string out = v.is(JsonType::array) ? "[" : "{";
    for (auto c = v.first(); c; c = c.next()) {
        if (out.size() > 1) out += ", ";
        if (v.is(JsonType::object)) out += std::string(c.key()) + ": ";
        out += shown(c);
    }
    return out + (v.is(JsonType::array) ? "]" : "}");
}

bool same_number(std::string_view a, std::string_view b, double tolerance) {
    const auto x = parse_decimal(a);
    const auto y = parse_decimal(b);
    if (!x || !y) return false;
    if (tolerance == 0) return decimal_text(x->mantissa, x->decimals) == decimal_text(y->mantissa, y->decimals);
    const double difference = std::strtod(std::string(a).c_str(), nullptr) - std::strtod(std::string(b).c_str(), nullptr);
    return (difference < 0 ? -difference : difference) <= tolerance + 1e-9;
}

// The text that stands for `value` again as JSON, from the source of its document.
std::string json_text(JsonRef value) {
    switch (value.type()) {
        case JsonType::array:
        case JsonType::object: {
            std::string out = value.is(JsonType::array) ? "[" : "{";
            bool first = true;
            for (auto c = value.first(); c; c = c.next()) {
                if (!first) out += ',';
                first = false;
                if (value.is(JsonType::object)) out += "\"" + std::string(c.key()) + "\":";
                out += json_text(c);
            }
            return out + (value.is(JsonType::array) ? "]" : "}");
        }
        default: return shown(value);
    }
}

class Runner {
public:
    Runner(Engine& engine, Tally& tally) : engine_(engine), tally_(tally) {}

    void file(const std::string& name) {
        std::string text;
        if (!read_text(name, text)) {
            ++tally_.failed;
            return;
        }
        JsonDocument document;
        Diagnostics diagnostics;
        if (!document.parse(text, name, diagnostics)) {
            print_faults(diagnostics, false);
            ++tally_.failed;
            return;
        }
        const auto cases = document.root().get("gevallen");
        if (!cases.is(JsonType::array) || cases.node().size == 0) {
            std::fprintf(stderr, "%s: geen 'gevallen' gevonden.\n", name.c_str());
            ++tally_.failed;
            return;
        }
        for (auto c = cases.first(); c; c = c.next()) one(name, c);
    }

private:
    void one(const std::string& file, JsonRef c) {
        ++tally_.cases;
        problems_.clear();
        const auto expected = c.get("verwacht");
        const auto source = c.get("bron");
        official_ = is_official(source.string("soort"));
        if (source.string("tekst").empty()) problems_.push_back("  er staat geen bron bij dit geval");
        tolerance_ = c.get("tolerantie").is(JsonType::number) ? std::strtod(std::string(c.get("tolerantie").text()).c_str(), nullptr) : 0;
        CalculateOptions options;
        for (auto v = expected.get("waarden") ? expected.get("waarden").first() : JsonRef(); v; v = v.next()) options.values.emplace_back(v.key());
        // Questions cost time and most cases do not ask for them.
        options.questions = false;
        for (auto s = expected ? expected.first() : JsonRef(); s; s = s.next()) {
            if (s.get("ontbreekt") || s.get("te_bevestigen")) options.questions = true;
        }
        const auto answer = engine_.calculate(json_text(c.get("situatie")), options);
        JsonDocument got;
        Diagnostics unused;
        JsonLimits limits;
        got.parse(answer, "", unused, limits);
        if (engine_.failed()) {
            problems_.push_back("  de situatie is niet goed: " + shown(got.root().get("fouten")));
        } else {
            const auto before = checked_;
            for (auto s = expected ? expected.first() : JsonRef(); s; s = s.next()) {
                if (s.key() == "waarden") values(s, got.root().get("waarden"));
                else scheme(s, got.root().get("regelingen").get(s.key()));
            }
            if (checked_ == before) problems_.push_back("  dit geval verwacht niets");
        }
        if (problems_.empty()) return;
        ++tally_.failed;
        std::uint32_t line = 0;
        std::uint32_t column = 0;
        c.document()->locate(c.node().at, line, column);
        std::fprintf(stderr, "%s:%u: geval '%s' klopt niet (bron: %s)\n", file.c_str(), line, std::string(c.string("id")).c_str(), std::string(source.string("tekst")).c_str());
        for (const auto& p : problems_) std::fprintf(stderr, "%s\n", p.c_str());
    }

    void count() {
        ++checked_;
        ++tally_.values;
        if (official_) ++tally_.official;
    }

    void differ(const std::string& what, const std::string& want, const std::string& have) {
        problems_.push_back("  " + what + ": verwacht " + want + ", gekregen " + have);
    }

    void values(JsonRef want, JsonRef have) {
        for (auto v = want.first(); v; v = v.next()) {
            count();
            const auto got = have ? have.get(v.key()) : JsonRef();
            const std::string name(v.key());
            if (!got || got.is(JsonType::null)) {
                if (!v.is(JsonType::null)) differ(name, shown(v), shown(got));
            } else if (v.is(JsonType::number)) {
                if (!same_number(v.text(), got.get("laagste").text(), tolerance_) || !same_number(v.text(), got.get("hoogste").text(), tolerance_)) differ(name, shown(v), shown(got));
            } else if (v.is(JsonType::object)) {
                for (const auto* end : {"laagste", "hoogste"}) {
                    if (v.get(end) && !same_number(v.get(end).text(), got.get(end).text(), tolerance_)) differ(name + "." + end, shown(v), shown(got));
                }
            } else if (v.is(JsonType::string) && got.get("exact")) {
                if (v.text() != got.string("exact")) differ(name, shown(v), shown(got));
            } else if (shown(v) != shown(got.get("waarde"))) {
                differ(name, shown(v), shown(got));
            }
        }
    }

    void scheme(JsonRef want, JsonRef have) {
        const std::string id(want.key());
        if (!have) {
            count();
            differ(id, "een antwoord", "niets: de regeling bestaat niet");
            return;
        }
        for (auto w = want.first(); w; w = w.next()) {
            count();
            const auto got = have.get(w.key());
            const auto name = id + "." + std::string(w.key());
            if (w.key() == "bedrag" && !w.is(JsonType::null)) {
                const auto low = w.is(JsonType::object) ? w.get("laagste") : w;
                const auto high = w.is(JsonType::object) ? w.get("hoogste") : w;
                if (!got.is(JsonType::object) || !same_number(low.text(), got.get("laagste").text(), tolerance_) || !same_number(high.text(), got.get("hoogste").text(), tolerance_)) differ(name, shown(w), shown(got));
            } else if (w.key() == "waarschuwingen" || w.key() == "voorwaarden") {
                if (w.is(JsonType::array) && w.node().size == 0 && got.node().size > 0) differ(name, "geen", shown(got));
                for (auto e = w.first(); e; e = e.next()) {
                    const auto key = w.is(JsonType::array) ? e.text() : e.key();
                    JsonRef found;
                    for (auto g = got ? got.first() : JsonRef(); g; g = g.next()) {
                        if (g.string("id") == key) found = g;
                    }
                    if (!found) differ(name, shown(e), "niet aanwezig (" + std::string(key) + ")");
                    else if (w.is(JsonType::object) && found.string("voldaan") != e.text()) differ(name + "." + std::string(key), shown(e), shown(found));
                }
            } else if (shown(w) != shown(got)) {
                differ(name, shown(w), shown(got));
            }
        }
    }

    Engine& engine_;
    Tally& tally_;
    std::vector<std::string> problems_;
    std::size_t checked_ = 0;
    bool official_ = false;
    double tolerance_ = 0;
};

}  // namespace

int test(const Arguments& a, const char* program) {
    Engine engine;
    auto where = a;
    // A map given as argument holds the cases, and the rulesets too unless --rulesets says otherwise.
    if (a.file_given && a.rulesets.empty() && !files_ending(a.file + "/rijk", "feiten.json").empty()) where.rulesets = a.file;
    if (!load_engine(engine, where, program)) return failed;
    const auto directory = a.file_given ? a.file : find_rulesets(where, program);
    const auto files = files_ending(directory, ".cases.json");
    Tally tally;
    Runner runner(engine, tally);
    for (const auto& f : files) runner.file(f);
    if (files.empty()) {
        std::fprintf(stderr, "recht: in '%s' staan geen gevallen (*.cases.json).\n", directory.c_str());
        return failed;
    }
    std::printf("%zu gevallen, %zu goed, %zu fout; %zu verwachte waarden, waarvan %zu met een officiële bron.\n", tally.cases, tally.cases - tally.failed, tally.failed,
                tally.values, tally.official);
    return tally.failed == 0 ? good : failed;
}

}  // namespace recht::cli
