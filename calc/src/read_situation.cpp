// Binding one JSON document to the catalogue.
#include <algorithm>

#include "dates.h"
#include "fact_reader.h"
#include "situation.h"

namespace recht {

namespace {
// A set of places is a byte: see Layout::places.
constexpr std::size_t kMostPlaces = 8;
}  // namespace

// Binds one JSON document; kept apart so that Situation itself stays plain data.
class SituationReader : private FactReader {
public:
    SituationReader(Situation& out, const JsonDocument& document, const Catalog& catalog, const Rules& rules, Diagnostics& diagnostics)
        : FactReader(catalog, rules, diagnostics, out), out_(out), document_(document) {}

    bool run() {
        const auto before = diagnostics_.error_count();
        const auto root = document_.root();
        if (!root.is(JsonType::object)) {
            fault("", "type_verkeerd", "Een situatie is een JSON-object, maar dit is " + std::string(json_type_name(root.type())) + ".",
                  "Begin met {\"datum\": \"2026-02-01\", …}.");
            return false;
        }
        // Emptied, not made anew: the next household is about as large.
        out_.instances.resize(catalog_.classes().size());
        out_.facts.resize(catalog_.classes().size());
        for (auto& list : out_.instances) list.clear();
        for (auto& list : out_.facts) list.clear();
        out_.municipality.clear();
        out_.listed.clear();
        bool known = false;
        if (const auto day = root.get("datum"); day.is(JsonType::string)) {
            if (const auto parsed = parse_date(day.text())) {
                out_.day = *parsed;
                known = true;
            }
        }
        read_options(root);
        instance(0, 0, 0, 0, 1, 1, root);
        if (!known && diagnostics_.error_count() == before) fault("datum", "ontbreekt", "De datum ontbreekt.", "Geef \"datum\": \"2026-02-01\", de dag waarvoor wordt gerekend.");
        return diagnostics_.error_count() == before;
    }

private:
    // Keys beside the facts that steer the calculation.
    void read_options(JsonRef root) {
        if (const auto a = root.get("aannames")) {
            if (a.is(JsonType::string) && a.text() == "geen") out_.no_assumptions = true;
            else fault("aannames", "waarde_ongeldig", "'aannames' kan alleen \"geen\" zijn.", "Laat het weg om met standaardwaarden te rekenen.");
        }
        if (const auto b = root.get("bevestigd")) {
            if (!b.is(JsonType::array)) {
                fault("bevestigd", "type_verkeerd", "'bevestigd' is een lijst met paden, maar dit is " + std::string(json_type_name(b.type())) + ".", "Schrijf [\"aanvrager.detentie\"].");
                return;
            }
            for (auto p = b.first(); p; p = p.next()) {
                if (!p.is(JsonType::string)) fault("bevestigd", "type_verkeerd", "Een pad in 'bevestigd' is een tekst, niet " + std::string(json_type_name(p.type())) + ".", "");
            }
        }
    }

    // One instance of `cls` and everything below it. A null handle means that nothing is known.
    void instance(std::uint16_t cls, std::uint8_t place, std::uint32_t parent, std::uint32_t number, std::int64_t least, std::int64_t most, JsonRef object,
                  std::int64_t could_be = 0) {
        const auto index = static_cast<std::uint32_t>(out_.instances[cls].size());
        out_.instances[cls].push_back({place, parent, number, least, most, could_be, false});
        // Of somebody who may or may not be there nothing is assumed either.
        const bool saved = out_.no_assumptions;
        if (least != most || could_be > 0) out_.no_assumptions = true;
        const auto& c = catalog_.classes()[cls];
        auto& facts = out_.facts[cls];
        const auto first = facts.size();
        const auto& nothing = blank(cls, place);
        facts.resize(first + nothing.size());
        std::copy(nothing.begin(), nothing.end(), facts.begin() + static_cast<std::ptrdiff_t>(first));
        if (object) keys(cls, c.tree, object, first, place);
        // Below: in the order of the catalogue, whatever the order of the keys.
        for (std::uint16_t other = 1; other < catalog_.classes().size(); ++other) {
            const auto& below = catalog_.classes()[other];
            for (std::uint8_t p = 0; p < below.places.size(); ++p) {
                if (below.places[p].parent == cls) child(other, p, index, place, object, std::max(most, could_be));
            }
        }
        out_.no_assumptions = saved;
    }

    void child(std::uint16_t cls, std::uint8_t p, std::uint32_t parent, std::uint8_t parent_place, JsonRef object, std::int64_t parent_most) {
        const auto& place = catalog_.classes()[cls].places[p];
        const auto value = object ? object.get(place.path) : JsonRef();
        if (!place.list) {
            if (!value) instance(cls, p, parent, 0, place.nullable ? 0 : 1, 1, JsonRef());
            else if (value.is(JsonType::object)) instance(cls, p, parent, 0, 1, 1, value);
            else if (value.is(JsonType::null) && place.nullable) instance(cls, p, parent, 0, 0, 0, JsonRef());
            else fault_of_type(value, place.nullable ? "een object te staan (of null: er is er geen)" : "een object te staan", "");
            return;
        }
        const auto allowed = place.most[std::min<std::size_t>(parent_place, place.most.size() - 1)];
        if (!value) {
            // Who is not there has no lists; a default may be the empty list.
            if (parent_most == 0 || allowed == 0) return;
            const bool assumed = place.default_empty && !out_.no_assumptions;
            instance(cls, p, parent, 0, 0, assumed ? 0 : allowed, JsonRef(), assumed ? allowed : 0);
            return;
        }
        if (!value.is(JsonType::array)) return fault_of_type(value, "een lijst te staan", "Schrijf [] als er geen zijn.");
        if (value.node().size > allowed) return too_many(value, allowed);
        std::uint32_t number = 0;
        for (auto e = value.first(); e; e = e.next(), ++number) {
            if (e.is(JsonType::object)) instance(cls, p, parent, number, 1, 1, e);
            else fault_of_type(e, "een object te staan", "Schrijf { … } met de feiten ervan.");
        }
    }

    // Most facts of most people are not told.
    const std::vector<FactValue>& blank(std::uint16_t cls, std::uint8_t place) {
        const auto& c = catalog_.classes()[cls];
        auto& known = (*out_.blanks_)[(std::size_t{cls} * kMostPlaces + place) * 2 + (out_.no_assumptions ? 1 : 0)];
        if (known.size() == c.fields.size()) return known;
        known.resize(c.fields.size());
        for (std::size_t f = 0; f < c.fields.size(); ++f) absent(c.fields[f], known[f], false, place, !c.places.empty());
        return known;
    }

    void absent(const Field& field, FactValue& v, bool in_object, std::uint8_t place, bool placed) {
        v.low = field.type.multi ? 0 : field.min;
        v.high = field.max;
        v.state = FactState::unknown;
        v.maybe_none = field.nullable;
        const bool elsewhere = placed && (field.places >> place & 1) == 0;
        const auto kind = field.default_kind;
        v.confirmed = elsewhere;
        if (elsewhere && kind == DefaultKind::none) {
            // A fact that only others have: nothing to know here.
            v.low = v.high = field.type.kind == Kind::choice ? 0 : field.min;
            v.state = FactState::none;
            v.maybe_none = false;
            return;
        }
        if (kind == DefaultKind::formula || kind == DefaultKind::derived) {
            v.state = FactState::formula;
            v.maybe_none = false;
            if (kind == DefaultKind::formula && out_.no_assumptions && !elsewhere) v.state = FactState::unknown;
            return;
        }
        const bool has = kind == DefaultKind::value || (kind == DefaultKind::value_in_object && in_object);
        if (!has || (out_.no_assumptions && !elsewhere)) {
            if (field.type.kind == Kind::text) v.state = FactState::none;
            return;
        }
        v.state = FactState::assumed;
        v.maybe_none = false;
        v.low = v.high = field.default_value;
        if (field.default_null) {
            v.state = FactState::none;
            v.low = v.high = field.min;
        }
    }

    void keys(std::uint16_t cls, const PathNode& tree, JsonRef object, std::size_t first, std::uint8_t place) {
        // After so many faults this is no situation: more of them help nobody.
        for (auto m = object.first(); m && !diagnostics_.full({}); m = m.next()) {
            const auto key = m.key();
            const PathNode* node = key.empty() ? nullptr : tree.child(key);
            if (node == nullptr) {
                if (object.index() == document_.root().index() && (key == "bevestigd" || key == "aannames" || key == "$schema" || key == "overig")) {
                    // Without facts of their own rulesets know nothing here; what it holds is still looked at.
                    if (key == "overig" && !m.is(JsonType::object)) fault("overig", "type_verkeerd", "'overig' is een object, maar dit is " + std::string(json_type_name(m.type())) + ".", "");
                    else if (key == "overig") keys(0, {}, m, first, place);
                    continue;
                }
                unknown(tree, m);
                continue;
            }
            if (node->leads == PathNode::Leads::place) continue;  // read in its own turn
            if (node->leads == PathNode::Leads::object) {
                if (!m.is(JsonType::object)) {
                    fault_of_type(m, "een object te staan", "");
                    continue;
                }
                inside(cls, *node, first, place);
                keys(cls, *node, m, first, place);
                continue;
            }
            const auto& field = catalog_.classes()[cls].fields[node->index];
            if (!catalog_.classes()[cls].places.empty() && (field.places >> place & 1) == 0) {
                not_here(m, catalog_.classes()[cls], field);
                continue;
            }
            value(field, m, out_.facts[cls][first + node->index]);
        }
    }

    // An object that is present gives its absent members their defaults.
    void inside(std::uint16_t cls, const PathNode& tree, std::size_t first, std::uint8_t place) {
        for (const auto& n : tree.children) {
            if (n.leads == PathNode::Leads::field) {
                absent(catalog_.classes()[cls].fields[n.index], out_.facts[cls][first + n.index], true, place, !catalog_.classes()[cls].places.empty());
            } else {
                inside(cls, n, first, place);
            }
        }
    }

    Situation& out_;
    const JsonDocument& document_;
};

bool Situation::read(const JsonDocument& document, const Catalog& catalog, const Rules& rules, bool without_assumptions, Diagnostics& diagnostics) {
    if (catalog_ != &catalog || !blanks_) blanks_ = std::make_shared<Blanks>(catalog.classes().size() * kMostPlaces * 2);
    catalog_ = &catalog;
    no_assumptions = without_assumptions;
    if (!SituationReader(*this, document, catalog, rules, diagnostics).run()) return false;
    const auto paths = document.root().get("bevestigd");
    for (auto path = paths ? paths.first() : JsonRef(); path; path = path.next()) confirm(path.text(), diagnostics);
    return !diagnostics.has_errors();
}

void Situation::confirm(std::string_view path, Diagnostics& diagnostics) {
    FactPath p;
    // An element of a list of which nothing is known is not there to confirm anything of.
    if (find(path, p) && !(p.field >= 0 && instances[p.cls][p.instance].is_list())) {
        if (p.field >= 0) fact(p).confirmed = true;
        else instances[p.cls][p.instance].confirmed = true;
        return;
    }
    Diagnostic d;
    d.code = "onbekend_feit";
    d.message = "Het pad " + cite(path) + " bij 'bevestigd' is geen feit van deze situatie.";
    d.hint = "Neem de paden over uit 'te_bevestigen' van het antwoord.";
    d.path = "bevestigd";
    diagnostics.add(std::move(d));
}

}  // namespace recht
