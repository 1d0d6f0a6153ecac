// What is said of a fact that cannot be read, and what is read once for a household: rarely used, so made small.
#include <algorithm>

#include "dates.h"
#include "fact_reader.h"

namespace recht {

namespace {

// aanvrager.inkomsten[0].bruto
std::string path_of(JsonRef place) {
    const auto& node = place.node();
    const JsonRef parent(place.document(), node.parent);
    if (!parent.is(JsonType::array)) {
        auto out = node.parent == 0 ? std::string() : path_of(parent);
        if (!out.empty()) out += '.';
        return out.append(place.key());
    }
    std::size_t number = 0;
    for (auto e = parent.first(); e.index() != place.index(); e = e.next()) ++number;
    return path_of(parent) + "[" + std::to_string(number) + "]";
}

bool is_of_the_situation(JsonRef place, std::string_view name) {
    const auto root = place.document()->root();
    return place.node().parent == root.index() && place.key() == name;
}

}  // namespace

void FactReader::fault(JsonRef place, std::string_view code, std::string message, std::string_view hint) {
    fault(path_of(place), code, std::move(message), hint);
}

void FactReader::fault(std::string path, std::string_view code, std::string message, std::string_view hint) {
    Diagnostic d;
    d.code = code;
    d.message = std::move(message);
    d.hint = hint;
    d.path = std::move(path);
    diagnostics_.add(std::move(d));
}

std::string FactReader::expected(const Field& field) const {
    switch (field.type.kind) {
        case Kind::boolean: return "Verwacht: true of false.";
        case Kind::date: return "Verwacht: een datum als \"1990-05-31\", van " + date_text(field.min) + " tot en met " + date_text(field.max) + ".";
        case Kind::choice: {
            const auto& names = catalog_.options(field.type.options).names;
            return "Verwacht: " + one_of(std::vector<std::string_view>(names.begin(), names.end())) + ".";
        }
        case Kind::number: return "Verwacht: een " + std::string(field.scale.decimals == 0 ? "geheel getal" : "getal") + " van " + decimal_text(field.min, field.scale.decimals) + " tot en met " + decimal_text(field.max, field.scale.decimals) + ".";
        case Kind::money: return "Verwacht: een bedrag in euro's" + std::string(field.scale.decimals == 0 ? ", zonder centen" : "") + ", van " + decimal_text(field.min, field.scale.decimals) + " tot en met " + decimal_text(field.max, field.scale.decimals) + ".";
        case Kind::text: return "Verwacht: een tekst.";
    }
    return "";
}

bool FactReader::wrong_type(const Field& field, JsonRef m, JsonRef place) {
    fault(place, "type_verkeerd", "Hier staat " + std::string(json_type_name(m.type())) + (m.is(JsonType::string) || m.is(JsonType::number) ? " (" + cite(m.text()) + ")" : "") + "; dat past niet.", expected(field));
    return false;
}

bool FactReader::no_option(const Field& field, JsonRef m, JsonRef place) {
    const auto& set = catalog_.options(field.type.options);
    const std::vector<std::string_view> names(set.names.begin(), set.names.end());
    fault(place, "optie_onbekend", "De waarde " + cite(m.text()) + " is geen optie.", did_you_mean(m.text(), names, expected(field)));
    return false;
}

bool FactReader::no_day(const Field& field, JsonRef m, JsonRef place) {
    // A day that is not in the calendar, or one in another order: what to mend differs.
    const bool ordered = m.text().size() == 10 && m.text()[4] == '-' && m.text()[7] == '-';
    fault(place, "datum_ongeldig", "De datum " + cite(m.text()) + (ordered ? " bestaat niet." : " staat niet in de volgorde jaar-maand-dag."), expected(field));
    return false;
}

bool FactReader::no_number(const Field& field, JsonRef m, JsonRef place, bool too_fine) {
    fault(place, too_fine ? "te_veel_decimalen" : "getal_ongeldig", "Het getal " + cite(m.text()) + (too_fine ? " heeft te veel cijfers achter de komma." : " is niet te gebruiken."), expected(field));
    return false;
}

bool FactReader::out_of_bounds(const Field& field, JsonRef m, JsonRef place, bool low) {
    std::string hint = expected(field);
    if (low && !field.hint_low.empty()) hint += " " + field.hint_low;
    fault(place, low ? "te_laag" : "te_hoog", "De waarde " + cite(m.text()) + " is " + (low ? "te laag." : "te hoog."), hint);
    return false;
}

void FactReader::no_null(const Field& field, JsonRef m) {
    fault(m, "null_mag_niet", "Hier kan niet null staan.", expected(field) + " Weet u het niet? Laat het feit dan weg.");
}

void FactReader::no_text(const Field& field, JsonRef m) {
    fault(m, "type_verkeerd", "Hier staat " + std::string(json_type_name(m.type())) + "; dat past niet.", expected(field));
}

void FactReader::reversed(JsonRef m) {
    fault(m, "bereik_omgekeerd", "'van' (" + std::string(m.get("van").text()) + ") is hoger dan 'tot' (" + std::string(m.get("tot").text()) + ").", "Draai de twee om.");
}

void FactReader::wrong_object(JsonRef m, bool ordered) {
    fault(m, "type_verkeerd", "Hier staat een object dat niet past.", ordered ? "Voor een bereik: {\"van\": a, \"tot\": b}." : "Voor meer mogelijkheden: {\"een_van\": [a, b]}.");
}

void FactReader::fault_of_type(JsonRef m, std::string_view belongs, std::string_view hint) {
    fault(m, "type_verkeerd", "Hier hoort " + std::string(belongs) + ", maar dit is " + std::string(json_type_name(m.type())) + ".", hint);
}

void FactReader::too_many(JsonRef list, std::size_t allowed) {
    fault(list, "te_veel", "Hier staan er " + std::to_string(list.node().size) + "; het hoogste aantal is " + std::to_string(allowed) + ".",
          allowed == 0 ? "Laat deze lijst hier weg." : "Neem de belangrijkste op; reken de rest apart.");
}

void FactReader::not_here(JsonRef m, const FactClass& cls, const Field& field) {
    std::vector<std::string_view> where;
    for (std::size_t p = 0; p < cls.places.size(); ++p) {
        if (field.places >> p & 1) where.push_back(cls.places[p].path);
    }
    fault(m, "onbekend_feit", "Het feit " + cite(m.key()) + " hoort hier niet.", "Het hoort bij " + one_of(where) + ".");
}

void FactReader::unknown(const PathNode& tree, JsonRef m) {
    const auto key = m.key();
    const bool own = is_of_the_situation(JsonRef(m.document(), m.node().parent), "overig");
    std::vector<std::string_view> names;
    for (const auto& n : tree.children) names.push_back(n.name);
    if (own) {
        fault(m, "onbekend_feit", "Geen regelset kent het feit " + cite(key) + ".", did_you_mean(key, names, "Kies eerst de gemeente, of haal het weg."));
        return;
    }
    fault(m, "onbekend_feit", "Het feit " + cite(key) + " is hier niet bekend.",
          did_you_mean(key, names, names.size() <= 12 ? "Mogelijk: " + one_of(names) + "." : "Zie rulesets/schema/situatie.schema.json voor alle feiten."));
}

void FactReader::municipality(JsonRef m) {
    const std::string code = m.is(JsonType::string) ? std::string(m.text()) : std::string();
    if (!m.is(JsonType::string) || !rules_.knows_municipality(code)) {
        if (const auto next = rules_.successor(code); !next.empty()) {
            if (is_of_the_situation(m, "gemeente")) municipality_ = next;
            return;
        }
        fault(m, "gemeente_onbekend", "De gemeente " + (m.is(JsonType::string) ? cite(code) : std::string(json_type_name(m.type()))) + " staat niet in de lijst.",
              did_you_mean(code, rules_.municipality_codes(), "Gebruik de CBS-code, bijvoorbeeld \"GM0153\"."));
        return;
    }
    if (is_of_the_situation(m, "gemeente")) municipality_ = code;
}

}  // namespace recht
