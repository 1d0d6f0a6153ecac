#include "catalog.h"

#include <algorithm>

#include "dates.h"

namespace recht {

bool parse_type(std::string_view text, Type& type, Scale& scale) {
    type = Type();
    scale = Scale();
    if (text == "ja/nee") type.kind = Kind::boolean;
    else if (text == "geheel") type.kind = Kind::number;
    else if (text == "factor") scale.decimals = 6;
    else if (text == "percentage") {
        type.percent = true;
        scale.decimals = 5;
    } else if (text == "datum") type.kind = Kind::date;
    else if (text == "tekst" || text == "gemeente") type.kind = Kind::text;
    else if (text == "bedrag" || text.substr(0, 7) == "bedrag/") {
        type.kind = Kind::money;
        scale.decimals = 2;
        return text.size() <= 7 ? text == "bedrag" : parse_period(text.substr(7), type.period);
    } else return false;
    return true;
}

bool read_value(JsonRef value, const Type& type, const Scale& scale, const OptionSet* options, std::int64_t& out) {
    switch (type.kind) {
        case Kind::boolean:
            if (!value.is(JsonType::boolean)) return false;
            out = value.node().flag ? 1 : 0;
            return true;
        case Kind::date: {
            const auto days = value.is(JsonType::string) ? parse_date(value.text()) : std::nullopt;
            if (!days) return false;
            out = *days;
            return true;
        }
        case Kind::choice: {
            if (!value.is(JsonType::string) || options == nullptr) return false;
            const int index = options->find(value.text());
            if (index < 0) return false;
            out = options->value(static_cast<std::size_t>(index));
            return true;
        }
        case Kind::number:
        case Kind::money: {
            if (!value.is(JsonType::number)) return false;
            auto number = parse_decimal(value.text());
            if (!number) return false;
            if (type.percent) number->decimals += 2;
            const auto scaled = to_scale(*number, scale.decimals);
            if (!scaled) return false;
            out = *scaled;
            return true;
        }
        case Kind::text: return false;
    }
    return false;
}

int Catalog::find_class(std::string_view name) const {
    for (std::size_t i = 0; i < classes_.size(); ++i) {
        if (classes_[i].name == name) return static_cast<int>(i);
        for (const auto& place : classes_[i].places) {
            if (!place.element.empty() && place.element == name) return static_cast<int>(i);
        }
    }
    return -1;
}

std::uint16_t Catalog::option_set(std::vector<std::string> names) {
    for (std::size_t i = 0; i < option_sets_.size(); ++i) {
        if (option_sets_[i].names == names) return static_cast<std::uint16_t>(i);
    }
    option_sets_.push_back({std::move(names)});
    return static_cast<std::uint16_t>(option_sets_.size() - 1);
}

bool Catalog::load(const JsonDocument& document, std::vector<std::string> schemes, Diagnostics& diagnostics) {
    document_ = &document;
    schemes_ = std::move(schemes);
    classes_.clear();
    checks_.clear();
    option_sets_.assign(1, OptionSet());
    const auto before = diagnostics.error_count();
    const auto root = document.root();
    const auto classes = root.get("klassen");
    if (!classes.is(JsonType::object) || !classes.get("situatie")) {
        diagnostics.add(document.at(root, "feiten_ongeldig", "Het feitenbestand mist 'klassen' met 'situatie'.",
                                    "Zie rulesets/schema/regelset.schema.json."));
        return false;
    }
    // The situation itself is class 0, whatever its place in the file.
    classes_.push_back({"situatie", {}, {}, {}, 1});
    for (auto c = classes.first(); c; c = c.next()) {
        if (c.key() != "situatie") classes_.push_back({std::string(c.key()), {}, {}, {}, 0});
    }
    for (auto c = classes.first(); c; c = c.next()) {
        load_places(c, classes_[static_cast<std::size_t>(find_class(c.key()))], diagnostics);
    }
    if (!check_places(diagnostics) || diagnostics.error_count() != before) return false;
    for (auto c = classes.first(); c; c = c.next()) {
        load_class(c, static_cast<std::uint16_t>(find_class(c.key())), diagnostics);
    }
    link(diagnostics);
    load_checks(root.get("controles"), diagnostics);
    return diagnostics.error_count() == before;
}

void Catalog::load_places(JsonRef source, FactClass& cls, Diagnostics& diagnostics) {
    for (auto p = source.get("plaatsen") ? source.get("plaatsen").first() : JsonRef(); p; p = p.next()) {
        Place place;
        place.path = p.string("pad");
        place.element = p.string("element");
        place.nullable = p.get("mag_null").is(JsonType::boolean) && p.get("mag_null").node().flag;
        place.default_empty = p.get("standaard").is(JsonType::array);
        place.topic = p.string("onderwerp");
        if (const auto span = p.get("tijdvak"); span.is(JsonType::array) && (span.node().size == 2 || span.node().size == 3)) {
            const auto ends = span.first().next();
            place.begins = span.first().text();
            place.ends = ends.text();
            if (ends.next()) place.goes_on = ends.next().text();
        }
        if (const auto order = p.get("volgorde"); order.is(JsonType::number)) {
            if (const auto n = parse_decimal(order.text())) place.order = static_cast<int>(n->mantissa);
        }
        const int parent = find_class(p.string("in"));
        if (place.path.empty() || parent < 0) {
            diagnostics.add(document_->at(p, "feiten_ongeldig", "Deze plaats mist 'pad' of een bekende klasse bij 'in'.", ""));
            continue;
        }
        place.parent = static_cast<std::uint16_t>(parent);
        if (p.get("lijst")) place.list = true;
        cls.places.push_back(std::move(place));
    }
}

// The machine knows things in the situation and things in those: each class in one other, at one or two levels.
bool Catalog::check_places(Diagnostics& diagnostics) {
    const auto classes = document_->root().get("klassen");
    const auto before = diagnostics.error_count();
    const auto fault = [&](const FactClass& cls, std::string message, std::string_view hint) {
        diagnostics.add(document_->at(classes.get(cls.name), "feiten_ongeldig", "De klasse '" + cls.name + "' " + message, hint));
    };
    for (std::size_t c = 1; c < classes_.size(); ++c) {
        const auto& cls = classes_[c];
        if (cls.places.empty()) {
            // Places that could not be read have been told already.
            if (!classes.get(cls.name).get("plaatsen").first()) fault(cls, "staat nergens.", "Geef 'plaatsen' met ten minste één plaats.");
            continue;
        }
        if (cls.places.size() > 8) fault(cls, "heeft meer dan 8 plaatsen.", "");
        for (const auto& place : cls.places) {
            if (place.parent != cls.places.front().parent) {
                fault(cls, "staat in twee klassen.", "Alle plaatsen hebben dezelfde klasse bij 'in'; geef anders een klasse met een eigen naam.");
                break;
            }
        }
        std::size_t at = c;
        int level = 0;
        for (; at != 0 && level < 3 && !classes_[at].places.empty(); ++level) at = classes_[at].places.front().parent;
        if (level == 3) fault(cls, "staat in zichzelf, of te diep in andere.", "Klassen staan in de situatie, of in een klasse die daar staat.");
    }
    return diagnostics.error_count() == before;
}

// Fills `most` per parent place, counts instances, and builds the key trees.
void Catalog::link(Diagnostics& diagnostics) {
    const auto classes = document_->root().get("klassen");
    // Parents come before children: repeat until nothing changes (the nesting is three deep).
    for (int round = 0; round < 4; ++round) {
        for (auto& cls : classes_) {
            if (&cls == &classes_[0]) continue;
            const auto source = classes.get(cls.name).get("plaatsen");
            cls.most_instances = 0;
            auto p = source.first();
            for (auto& place : cls.places) {
                const auto& parent = classes_[place.parent];
                const auto list = p.get("lijst");
                place.most.assign(std::max<std::size_t>(1, parent.places.size()), 1);
                std::uint32_t instances = 0;
                for (std::size_t k = 0; k < place.most.size(); ++k) {
                    auto count = list;
                    if (list.is(JsonType::object)) count = list.get(parent.places[k].path);
                    if (list) {
                        const auto n = count.is(JsonType::number) ? parse_decimal(count.text()) : std::nullopt;
                        if (!n || n->decimals != 0 || n->mantissa < 0 || n->mantissa > 200) {
                            if (round == 0) diagnostics.add(document_->at(list, "feiten_ongeldig",
                                "'lijst' is het hoogste aantal (0–200), of een object met een aantal per plaats.", ""));
                            continue;
                        }
                        place.most[k] = static_cast<std::uint16_t>(n->mantissa);
                    }
                    // A parent in a list may stand there several times.
                    std::uint32_t parents = 1;
                    if (!parent.places.empty() && parent.places[k].list) {
                        parents = 0;
                        for (const auto m : parent.places[k].most) parents += m;
                    }
                    instances += parents * place.most[k];
                }
                cls.most_instances += instances;
                p = p.next();
            }
        }
    }
    for (std::size_t c = 0; c < classes_.size(); ++c) {
        auto& cls = classes_[c];
        const auto insert = [&](std::string_view path, PathNode leaf) {
            PathNode* at = &cls.tree;
            while (true) {
                const auto dot = path.find('.');
                const auto name = path.substr(0, dot);
                auto child = std::find_if(at->children.begin(), at->children.end(),
                                          [&](const PathNode& n) { return n.name == name; });
                if (child == at->children.end()) {
                    at->children.emplace_back();
                    at->children.back().name = name;
                    child = at->children.end() - 1;
                }
                at = &*child;
                if (dot == std::string_view::npos) break;
                path = path.substr(dot + 1);
            }
            leaf.name = at->name;
            leaf.children = std::move(at->children);
            *at = std::move(leaf);
        };
        for (std::size_t f = 0; f < cls.fields.size(); ++f) {
            PathNode leaf;
            leaf.leads = PathNode::Leads::field;
            leaf.index = static_cast<std::uint16_t>(f);
            insert(cls.fields[f].name, leaf);
        }
        for (std::size_t other = 1; other < classes_.size(); ++other) {
            for (std::size_t p = 0; p < classes_[other].places.size(); ++p) {
                const auto& place = classes_[other].places[p];
                if (place.parent != c) continue;
                PathNode leaf;
                leaf.leads = PathNode::Leads::place;
                leaf.cls = static_cast<std::uint16_t>(other);
                leaf.index = static_cast<std::uint16_t>(p);
                insert(place.path, leaf);
            }
        }
        cls.tree.link();
    }
}

void Catalog::load_checks(JsonRef source, Diagnostics& diagnostics) {
    if (!source) return;
    for (auto c = source.first(); c; c = c.next()) {
        FactCheck check;
        check.id = c.string("id");
        check.path = c.string("pad");
        check.text = c.string("tekst");
        check.formula = c.get("als");
        check.is_error = c.string("ernst") == "fout";
        const int cls = c.get("voor") ? find_class(c.string("voor")) : 0;
        if (check.id.empty() || cls < 0 || !check.formula.is(JsonType::string)) {
            diagnostics.add(document_->at(c, "feiten_ongeldig", "Een controle heeft 'id', 'als' en (voor een klasse) 'voor' nodig.", ""));
            continue;
        }
        check.cls = static_cast<std::uint16_t>(cls);
        checks_.push_back(std::move(check));
    }
}

}  // namespace recht
