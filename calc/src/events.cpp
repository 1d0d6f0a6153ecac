#include "events.h"

#include <algorithm>

#include "dates.h"
#include "text.h"

namespace recht {

namespace {

constexpr std::string_view kKinds[] = {"verandert", "erbij", "eraf"};

std::string event_path(std::size_t number, std::string_view at) {
    return "gebeurtenissen[" + std::to_string(number) + "]" + (at.empty() ? "" : "." + std::string(at));
}

void event_fault(std::size_t number, std::string_view at, std::string code, std::string message, std::string hint, Diagnostics& diagnostics) {
    Diagnostic d;
    d.code = std::move(code);
    d.message = std::move(message);
    d.hint = std::move(hint);
    d.path = event_path(number, at);
    diagnostics.add(std::move(d));
}

}  // namespace

std::string_view event_name(Event::Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

bool read_events(JsonRef situation, std::int64_t first, std::vector<Event>& out, Diagnostics& diagnostics) {
    const auto before = diagnostics.error_count();
    const auto list = situation.get("gebeurtenissen");
    std::size_t number = 0;
    for (auto e = list.is(JsonType::array) ? list.first() : JsonRef(); e; e = e.next(), ++number) {
        Event event;
        event.number = number;
        const auto known = e.get("datum").is(JsonType::string) ? parse_date(e.string("datum")) : std::nullopt;
        const std::int64_t day = known.value_or(first);
        if (!known) {
            event_fault(number, "datum", "ontbreekt", "Van deze gebeurtenis ontbreekt de dag.", "Geef één dag: \"datum\": \"2026-03-01\", de eerste dag waarop het zo is.", diagnostics);
        } else if (day < first) {
            event_fault(number, "datum", "te_vroeg", "Deze gebeurtenis (" + date_text(day) + ") ligt voor de eerste maand, " + date_text(first).substr(0, 7) + ".",
                        "Zet wat al is gebeurd in de situatie zelf, of begin met een eerdere 'datum'.", diagnostics);
        }
        const auto kind = std::find(std::begin(kKinds), std::end(kKinds), e.string("soort"));
        if (kind == std::end(kKinds)) {
            event_fault(number, "soort", "ontbreekt", "Van deze gebeurtenis ontbreekt de soort.", "Kies verandert, erbij of eraf.", diagnostics);
        }
        if (e.string("pad").empty()) {
            event_fault(number, "pad", "ontbreekt", "Van deze gebeurtenis ontbreekt het pad.", "Bijvoorbeeld: \"pad\": \"aanvrager.inkomsten\".", diagnostics);
        }
        if (diagnostics.error_count() != before) continue;
        event.day = day;
        event.kind = static_cast<Event::Kind>(kind - std::begin(kKinds));
        event.path = e.string("pad");
        event.value = e.get("waarde");
        if (event.kind == Event::Kind::leaves && event.value) {
            event_fault(number, "waarde", "hoort_hier_niet", "Bij 'eraf' hoort geen waarde.", "Laat 'waarde' weg, of bedoelde u 'verandert'?", diagnostics);
        } else if (event.kind != Event::Kind::leaves && !event.value) {
            event_fault(number, "waarde", "ontbreekt", "Van deze gebeurtenis ontbreekt de waarde.", "Geef bij 'waarde' wat het wordt.", diagnostics);
        }
        out.push_back(std::move(event));
    }
    std::stable_sort(out.begin(), out.end(), [](const Event& x, const Event& y) { return x.day < y.day; });
    return diagnostics.error_count() == before;
}

bool Course::fault(const Event& event, std::string_view at, std::string code, std::string message, std::string hint, Diagnostics& diagnostics) {
    event_fault(event.number, at, std::move(code), std::move(message), std::move(hint), diagnostics);
    return false;
}

// Named, but not there on that day: a number that is wrong, or a day that is too early or too late.
bool Course::nothing_there(const Event& event, std::string_view path, bool numbered, Diagnostics& diagnostics) {
    return fault(event, "pad", "er_is_niets", "Op " + date_text(event.day) + " is er geen " + cite(path) + ".",
                 numbered ? "Kijk het nummer en de datum na. Tel vanaf nul; wat erbij kwam telt door, vanaf de dag dat het begint." : "Kijk de datum na, of laat deze gebeurtenis weg.", diagnostics);
}

Course::Course(JsonRef situation, const Catalog& catalog) : catalog_(catalog), whole_(situation) {
    // What happens is no part of the situation on a day; nothing is asked, so nothing is confirmed either.
    for (const auto* key : {"gebeurtenissen", "bevestigd"}) whole_.erase(key);
}

std::string Course::text_of(const std::vector<Part>& parts, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        out += (out.empty() ? "" : ".") + parts[i].key;
        if (parts[i].index >= 0) out += "[" + std::to_string(parts[i].index) + "]";
    }
    return out;
}

JsonValue* Course::find(JsonValue& root, const std::vector<Part>& parts, std::size_t count) {
    JsonValue* at = &root;
    for (std::size_t i = 0; i < count && at != nullptr; ++i) {
        at = at->member(parts[i].key);
        if (at == nullptr || parts[i].index < 0) continue;
        if (at->type != JsonType::array || static_cast<std::size_t>(parts[i].index) >= at->children.size()) return nullptr;
        at = &at->children[static_cast<std::size_t>(parts[i].index)];
    }
    return at;
}

// Follows the path through the catalogue; numbers of what was split are those of its last piece.
bool Course::resolve(const Event& event, Target& out, Diagnostics& diagnostics) {
    const auto& classes = catalog_.classes();
    const PathNode* node = &classes[0].tree;
    std::string_view rest = event.path;
    while (!rest.empty()) {
        // A ruleset's own fact stands in `overig` under its whole name.
        auto end = node->child(rest) != nullptr ? rest.size() : std::min(rest.find('.'), rest.find('['));
        if (end == std::string_view::npos) end = rest.size();
        Part part;
        part.key = rest.substr(0, end);
        const auto* next = node->child(part.key);
        if (next == nullptr || out.field != nullptr) {
            std::vector<std::string_view> names;
            for (const auto& n : node->children) names.push_back(n.name);
            return fault(event, "pad", "onbekend_feit", "Het pad " + cite(event.path) + " is niet bekend: daar is geen " + cite(part.key) + ".",
                         did_you_mean(part.key, names, "Schrijf het pad zoals in de situatie, bijvoorbeeld aanvrager.inkomsten[0].uren_per_week."), diagnostics);
        }
        rest.remove_prefix(end);
        node = next;
        if (next->leads == PathNode::Leads::field) {
            // Set below, when the class is known from the parts before.
            std::uint16_t cls = 0;
            for (const auto& p : out.parts) {
                if (p.place == nullptr) continue;
                for (std::size_t c = 1; c < classes.size(); ++c) {
                    for (const auto& place : classes[c].places) {
                        if (&place == p.place) cls = static_cast<std::uint16_t>(c);
                    }
                }
            }
            out.field = &classes[cls].fields[next->index];
        } else if (next->leads == PathNode::Leads::place) {
            part.place = &classes[next->cls].places[next->index];
            if (!rest.empty() && rest[0] == '[') {
                const auto close = rest.find(']');
                const auto number = close == std::string_view::npos ? std::nullopt : parse_decimal(rest.substr(1, close - 1));
                if (!number || number->decimals != 0 || number->mantissa < 0 || number->mantissa > 200 || !part.place->list) {
                    return fault(event, "pad", "onbekend_feit", "In het pad " + cite(event.path) + " klopt het nummer niet.", "Tel vanaf nul: kinderen[0] is het eerste kind.", diagnostics);
                }
                part.index = static_cast<int>(number->mantissa);
                rest.remove_prefix(close + 1);
            }
            node = &classes[next->cls].tree;
        }
        out.parts.push_back(std::move(part));
        auto& last = out.parts.back();
        const auto element = text_of(out.parts, out.parts.size());
        for (const auto& [path, number] : now_at_) {
            if (path == element) last.index = number;
        }
        if (!rest.empty() && rest[0] == '.') rest.remove_prefix(1);
    }
    return true;
}

bool Course::join(const Event& event, Target& target, Diagnostics& diagnostics) {
    const auto& last = target.parts.back();
    if (target.field != nullptr || last.place == nullptr || last.index >= 0) {
        return fault(event, "pad", "pad_past_niet", "Op het pad " + cite(event.path) + " kan niets bij komen.", "Noem een lijst zonder nummer, zoals aanvrager.inkomsten, of partner. Een feit verandert met 'verandert'.", diagnostics);
    }
    if (!event.value.is(JsonType::object)) {
        return fault(event, "waarde", "type_verkeerd", "Wat erbij komt is een object, maar dit is " + std::string(json_type_name(event.value.type())) + ".", "Schrijf { … } met de feiten ervan.", diagnostics);
    }
    JsonValue value(event.value);
    const auto& place = *last.place;
    if (!place.begins.empty()) {
        const auto day = date_text(event.day);
        if (auto* own = value.member(place.begins); own == nullptr) value.set(place.begins, JsonValue::string_of(day));
        else if (own->type != JsonType::string || own->text != day) {
            return fault(event, "waarde." + place.begins, "gebeurtenissen_botsen", "'" + place.begins + "' is een andere dag dan de datum van de gebeurtenis.", "Laat '" + place.begins + "' weg.", diagnostics);
        }
    }
    auto* there = find(whole_, target.parts, target.parts.size());
    if (place.list) {
        if (there == nullptr || there->type != JsonType::array) {
            return fault(event, "pad", "lijst_onbekend", "Van " + cite(event.path) + " is nog niet bekend wat erin staat.", "Vul de lijst eerst in de situatie in; [] als er geen zijn.", diagnostics);
        }
        there->children.push_back(std::move(value));
        target.parts.back().index = static_cast<int>(there->children.size()) - 1;
        if (place.begins.empty()) steps_.push_back({Step::Kind::not_before, event.day, target, {}});
    } else {
        if (there != nullptr && there->type == JsonType::object) {
            return fault(event, "pad", "gebeurtenissen_botsen", "Er is al een " + cite(event.path) + ".", "Laat deze gebeurtenis weg, of bedoelde u 'verandert'?", diagnostics);
        }
        if (there == nullptr) {
            return fault(event, "pad", "lijst_onbekend", "Het is niet bekend of er nu een " + cite(event.path) + " is.", "Zet in de situatie \"" + event.path + "\": null als er geen is.", diagnostics);
        }
        value.key = there->key;
        *there = std::move(value);
        steps_.push_back({Step::Kind::not_before, event.day, target, {}});
    }
    touched_ = text_of(target.parts, target.parts.size());
    return true;
}

bool Course::leave(const Event& event, Target& target, Diagnostics& diagnostics) {
    const auto& last = target.parts.back();
    auto* there = find(whole_, target.parts, target.parts.size());
    if (target.field != nullptr || last.place == nullptr || (last.place->list && last.index < 0) || (!last.place->list && !last.place->nullable)) {
        return fault(event, "pad", "pad_past_niet", "Wat op het pad " + cite(event.path) + " staat kan niet ophouden.", "Noem één element van een lijst, zoals aanvrager.inkomsten[0], of partner.", diagnostics);
    }
    const auto path = text_of(target.parts, target.parts.size());
    const auto ended = std::any_of(steps_.begin(), steps_.end(), [&](const Step& s) { return s.kind == Step::Kind::gone_from && text_of(s.target.parts, s.target.parts.size()) == path; });
    if (there == nullptr || there->type != JsonType::object || ended) return nothing_there(event, event.path, last.place->list, diagnostics);
    touched_ = path;
    if (last.place->ends.empty()) {
        steps_.push_back({Step::Kind::gone_from, event.day, target, {}});
        return true;
    }
    const auto day_of = [&](const std::string& name) {
        const auto* fact = there->member(name);
        return fact != nullptr && fact->type == JsonType::string ? parse_date(fact->text) : std::nullopt;
    };
    const auto begins = day_of(last.place->begins);
    const auto ends = day_of(last.place->ends);
    if ((begins && *begins >= event.day) || (ends && *ends < event.day)) {
        return fault(event, "datum", "gebeurtenissen_botsen", "Op " + date_text(event.day) + " was " + cite(event.path) + (begins && *begins >= event.day ? " nog niet begonnen." : " al opgehouden."),
                     "Kijk de datum na.", diagnostics);
    }
    there->set(last.place->ends, JsonValue::string_of(date_text(event.day - 1)));
    // What really ends does not go on, whatever was told before.
    if (!last.place->goes_on.empty()) there->erase(last.place->goes_on);
    return true;
}

// What has a beginning and an end changes in two pieces, so that a whole year is known from its facts.
bool Course::split(const Event& event, const Target& target, std::size_t owner, Diagnostics& diagnostics) {
    const auto& part = target.parts[owner];
    auto* list = find(whole_, target.parts, owner);
    list = list == nullptr ? nullptr : list->member(part.key);
    auto* old = list == nullptr || list->type != JsonType::array || part.index < 0 || static_cast<std::size_t>(part.index) >= list->children.size()
                    ? nullptr : &list->children[static_cast<std::size_t>(part.index)];
    if (old == nullptr || old->type != JsonType::object) return nothing_there(event, event.path, true, diagnostics);
    const auto day_of = [&](const std::string& name) {
        const auto* fact = old->member(name);
        return fact != nullptr && fact->type == JsonType::string ? parse_date(fact->text) : std::nullopt;
    };
    const auto begins = day_of(part.place->begins);
    const auto ends = day_of(part.place->ends);
    if ((begins && *begins > event.day) || (ends && *ends < event.day)) {
        return fault(event, "datum", "gebeurtenissen_botsen", "Op " + date_text(event.day) + (begins && *begins > event.day ? " is dit nog niet begonnen." : " is dit al opgehouden."), "Kijk de datum na.", diagnostics);
    }
    std::vector<Part> inside(target.parts.begin() + static_cast<std::ptrdiff_t>(owner) + 1, target.parts.end());
    Target below{inside, target.field};
    // Each piece counts in every month in which it runs, whole: two in one month would count double. So the new one counts
    // in the month of the change, and the old one until the month before.
    const auto from = first_of_month(event.day);
    if (begins && *begins >= from) {
        put(*old, below, JsonValue(event.value));
        touched_ = text_of(target.parts, target.parts.size());
        return true;
    }
    JsonValue piece = *old;
    old->set(part.place->ends, JsonValue::string_of(date_text(from - 1)));
    if (!part.place->goes_on.empty()) old->set(part.place->goes_on, JsonValue::truth_of(true));
    piece.set(part.place->begins, JsonValue::string_of(date_text(from)));
    put(piece, below, JsonValue(event.value));
    list->children.push_back(std::move(piece));
    auto parts = target.parts;
    const auto element = [&](int index) {
        parts[owner].index = index;
        return text_of(parts, owner + 1);
    };
    // The number that the input uses stays: it now means the new piece.
    const int now = static_cast<int>(list->children.size()) - 1;
    const auto was = element(part.index);
    bool known = false;
    for (auto& [path, number] : now_at_) {
        if (number != part.index || path.substr(0, path.rfind('[')) != was.substr(0, was.rfind('['))) continue;
        number = now;
        known = true;
    }
    if (!known) now_at_.emplace_back(was, now);
    element(now);
    touched_ = text_of(parts, parts.size());
    return true;
}

bool Course::change(const Event& event, Target& target, Diagnostics& diagnostics) {
    if (target.field == nullptr) {
        return fault(event, "pad", "pad_past_niet", "Het pad " + cite(event.path) + " is geen feit.", "Noem één feit, zoals woning.kale_huur. Iets erbij of eraf: soort 'erbij' of 'eraf'.", diagnostics);
    }
    if (target.field->required || target.field->free) {
        return fault(event, "pad", "pad_past_niet", "Het feit " + cite(event.path) + " kan niet veranderen.", "", diagnostics);
    }
    for (std::size_t i = target.parts.size(); i-- > 0;) {
        const auto& part = target.parts[i];
        if (part.place != nullptr && part.place->list && !part.place->begins.empty()) return split(event, target, i, diagnostics);
        if (part.place == nullptr || (find(whole_, target.parts, i + 1) != nullptr && find(whole_, target.parts, i + 1)->type == JsonType::object)) continue;
        return nothing_there(event, text_of(target.parts, i + 1), part.index >= 0, diagnostics);
    }
    touched_ = text_of(target.parts, target.parts.size());
    const auto day = target.field->whole_year ? first_of_year(event.day) : event.day;
    for (const auto& s : steps_) {
        if (s.kind != Step::Kind::set || s.day != day || text_of(s.target.parts, s.target.parts.size()) != touched_) continue;
        return fault(event, "pad", "gebeurtenissen_botsen", "Twee gebeurtenissen veranderen " + cite(event.path) + " op dezelfde dag" + (target.field->whole_year ? " (dit feit geldt voor een heel jaar)." : "."),
                     "Laat er één weg.", diagnostics);
    }
    steps_.push_back({Step::Kind::set, day, target, JsonValue(event.value)});
    return true;
}

bool Course::apply(const Event& event, Diagnostics& diagnostics) {
    Target target;
    if (!resolve(event, target, diagnostics)) return false;
    switch (event.kind) {
        case Event::Kind::joins: return join(event, target, diagnostics);
        case Event::Kind::leaves: return leave(event, target, diagnostics);
        case Event::Kind::changes: return change(event, target, diagnostics);
    }
    return false;
}

// Puts a value at a path, and makes the objects on the way that are not there.
void Course::put(JsonValue& root, const Target& target, const JsonValue& value) {
    JsonValue* at = &root;
    for (std::size_t i = 0; i + 1 < target.parts.size() && at != nullptr; ++i) {
        const auto& part = target.parts[i];
        if (at->member(part.key) == nullptr) {
            JsonValue object;
            object.type = JsonType::object;
            at->set(part.key, object);
        }
        at = at->member(part.key);
        if (part.index >= 0) at = static_cast<std::size_t>(part.index) < at->children.size() ? &at->children[static_cast<std::size_t>(part.index)] : nullptr;
    }
    if (at != nullptr && at->type == JsonType::object) at->set(target.parts.back().key, value);
}

std::vector<std::int64_t> Course::turns() const {
    std::vector<std::int64_t> out{INT64_MIN};
    for (const auto& s : steps_) out.push_back(s.day);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::vector<std::string> Course::gone(std::int64_t day) const {
    std::vector<std::string> out;
    for (const auto& s : steps_) {
        const bool is_gone = (s.kind == Step::Kind::not_before && day < s.day) || (s.kind == Step::Kind::gone_from && day >= s.day);
        if (is_gone && s.target.parts.back().place->list) out.push_back(text_of(s.target.parts, s.target.parts.size()));
    }
    return out;
}

std::string Course::text_with(std::int64_t day, bool all) const {
    JsonValue root = whole_;
    std::vector<const Step*> away;
    // In order of day: a fact may change more than once.
    std::vector<const Step*> sets;
    for (const auto& s : steps_) {
        if (s.kind == Step::Kind::set && (all || s.day <= day)) sets.push_back(&s);
        if ((s.kind == Step::Kind::not_before && !all && day < s.day) || (s.kind == Step::Kind::gone_from && (all || day >= s.day))) away.push_back(&s);
    }
    std::stable_sort(sets.begin(), sets.end(), [](const Step* x, const Step* y) { return x->day < y->day; });
    for (const auto* s : sets) put(root, s->target, s->value);
    // From the back, so that the numbers of the others still hold.
    std::sort(away.begin(), away.end(), [](const Step* x, const Step* y) { return x->target.parts.back().index > y->target.parts.back().index; });
    for (const auto* s : away) {
        const auto& last = s->target.parts.back();
        auto* there = find(root, s->target.parts, s->target.parts.size() - 1);
        auto* list = there == nullptr ? nullptr : there->member(last.key);
        if (list == nullptr) continue;
        if (last.index < 0) {
            JsonValue none;
            none.key = last.key;
            *list = none;
        } else if (static_cast<std::size_t>(last.index) < list->children.size()) {
            list->children.erase(list->children.begin() + last.index);
        }
    }
    root.set("datum", JsonValue::string_of(date_text(day)));
    std::string out;
    root.write(out);
    return out;
}

std::string Course::on(std::int64_t day) const { return text_with(day, false); }
std::string Course::in_the_end(std::int64_t day) const { return text_with(day, true); }

}  // namespace recht
