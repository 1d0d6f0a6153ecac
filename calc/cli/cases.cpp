// Comparing an answer with what a case expects.
#include "cases.h"

#include <cstdlib>

#include "text.h"

namespace recht::cli {

namespace {

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

}  // namespace

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

bool CaseCheck::run(JsonRef c) {
    problems_.clear();
    checked_ = 0;
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
    const auto answer = engine_->calculate(json_text(c.get("situatie")), options);
    JsonDocument got;
    Diagnostics unused;
    JsonLimits limits;
    got.parse(answer, "", unused, limits);
    if (engine_->failed()) {
        problems_.push_back("  de situatie is niet goed: " + shown(got.root().get("fouten")));
    } else {
        for (auto s = expected ? expected.first() : JsonRef(); s; s = s.next()) {
            if (s.key() == "waarden") values(s, got.root().get("waarden"));
            else scheme(s, got.root().get("regelingen").get(s.key()));
        }
        if (checked_ == 0) problems_.push_back("  dit geval verwacht niets");
    }
    return problems_.empty();
}

void CaseCheck::differ(const std::string& what, const std::string& want, const std::string& have) {
    problems_.push_back("  " + what + ": verwacht " + want + ", gekregen " + have);
}

void CaseCheck::values(JsonRef want, JsonRef have) {
    for (auto v = want.first(); v; v = v.next()) {
        ++checked_;
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

void CaseCheck::scheme(JsonRef want, JsonRef have) {
    const std::string id(want.key());
    if (!have) {
        ++checked_;
        differ(id, "een antwoord", "niets: de regeling bestaat niet");
        return;
    }
    for (auto w = want.first(); w; w = w.next()) {
        ++checked_;
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
        } else if (w.is(JsonType::null) && !got) {
            // "ga_naar": null says that no way is pointed out.
        } else if (shown(w) != shown(got)) {
            differ(name, shown(w), shown(got));
        }
    }
}

}  // namespace recht::cli
