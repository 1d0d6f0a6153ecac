#include "shape.h"

#include "dates.h"
#include "text.h"

namespace recht {

namespace {

constexpr std::size_t kLevels = kSituation.depth;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

bool Scan::string(std::string_view text, std::size_t& at, std::string_view& out) {
    const auto begin = ++at;
    while (at < text.size() && text[at] != '"') {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c < 0x20 || c >= 0x7F || c == '\\') return false;
        ++at;
    }
    if (at >= text.size()) return false;
    out = text.substr(begin, at - begin);
    ++at;
    return true;
}

bool Scan::number(std::string_view text, std::size_t& at, std::string_view& out) {
    const auto begin = at;
    const auto more = [&] { return at < text.size() && digit(text[at]); };
    if (text[at] == '-') ++at;
    if (!more()) return false;
    if (text[at] == '0') ++at;
    else while (more()) ++at;
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (!more()) return false;
        while (more()) ++at;
    }
    if (at < text.size() && (digit(text[at]) || text[at] == 'e' || text[at] == 'E' || text[at] == '.')) return false;
    out = text.substr(begin, at - begin);
    return true;
}

// Whether it is JSON at all is not looked at here: the first of a form was read the whole way, and who has the same form is
// JSON when it was.
bool Scan::read(std::string_view text, std::string_view key_beside) {
    form.clear();
    values.clear();
    beside = -1;
    std::size_t depth = 0;
    bool lists[kLevels + 1] = {};
    bool key = false;                  // what comes next is a key
    bool is_beside = false;            // what comes next stands under that key
    std::size_t written = 0;           // up to here the text is in the form
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        std::string_view word;
        if (c == '"' && key) {
            if (!string(text, at, word)) return false;
            key = false;
            is_beside = depth == 1 && word == key_beside;
        } else if (c == '{' || c == '[') {
            if (++depth > kLevels) return false;
            lists[depth] = c == '[';
            key = c == '{';
            ++at;
        } else if (c == '}' || c == ']') {
            if (depth == 0) return false;
            --depth;
            key = false;
            ++at;
        } else if (c == ',') {
            key = !lists[depth];
            ++at;
        } else if (c == ':') {
            ++at;
        } else if (blank(c)) {
            form.append(text.substr(written, at - written));
            written = ++at;
        } else {
            // A value: its kind goes into the form.
            form.append(text.substr(written, at - written));
            const char kind = value(text, at, word);
            if (kind == 0) return false;
            if (is_beside && kind == 'n') beside = static_cast<int>(values.size());
            form += kind;
            if (kind != 'z') values.push_back(word);
            is_beside = false;
            written = at;
        }
    }
    form.append(text.substr(written));
    return depth == 0;
}

// The kind of the value that begins here: text, number, truth or null; 0 when it is none of these.
char Scan::value(std::string_view text, std::size_t& at, std::string_view& out) {
    const char c = text[at];
    if (c == '"') return string(text, at, out) ? 's' : '\0';
    if (c == '-' || digit(c)) return number(text, at, out) ? 'n' : '\0';
    for (const auto known : {std::string_view("true"), std::string_view("false"), std::string_view("null")}) {
        if (text.substr(at, known.size()) != known) continue;
        out = known;
        at += known.size();
        return c == 'n' ? 'z' : 'b';
    }
    return '\0';
}

bool Shape::read(JsonRef root, const Situation& situation) {
    situation_ = &situation;
    slots_.clear();
    return keys(root, situation.catalog().classes()[0].tree, 0, 0, true);
}

int Shape::find(const FactPath& path) const {
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        if (slots_[i].field != nullptr && slots_[i].path == path) return static_cast<int>(i);
    }
    return -1;
}

// Every value below `place`.
void Shape::all(JsonRef place, Slot::Use use) {
    if (place.is(JsonType::object) || place.is(JsonType::array)) {
        for (auto p = place.first(); p; p = p.next()) all(p, use);
    } else if (!place.is(JsonType::null)) {
        slots_.push_back({use, {}, nullptr});
    }
}

bool Shape::elements(JsonRef place, const PathNode& node, std::uint32_t parent) {
    const auto& of = situation_->instances[node.cls];
    const auto& tree = situation_->catalog().classes()[node.cls].tree;
    const auto one = [&](JsonRef object, std::uint32_t number) {
        for (std::uint32_t i = 0; i < of.size(); ++i) {
            if (of[i].place == node.index && of[i].parent == parent && of[i].number == number) return keys(object, tree, node.cls, i, false);
        }
        return false;
    };
    if (place.is(JsonType::object)) return one(place, 0);
    std::uint32_t number = 0;
    for (auto e = place.is(JsonType::array) ? place.first() : JsonRef(); e; e = e.next(), ++number) {
        if (!one(e, number)) return false;
    }
    return true;
}

bool Shape::value(JsonRef place, std::uint16_t cls, std::uint32_t instance, std::uint16_t index) {
    const auto& field = situation_->catalog().classes()[cls].fields[index];
    if (place.is(JsonType::null)) return true;
    if (field.free || (field.type.kind == Kind::text && !field.municipality)) {
        all(place, Slot::Use::nothing);
        return true;
    }
    if (field.municipality || field.type.multi) {
        all(place, Slot::Use::key);
        return true;
    }
    if (place.is(JsonType::object)) return false;
    const bool day = cls == 0 && field.name == "datum";
    slots_.push_back({day ? Slot::Use::day : Slot::Use::fact, {cls, instance, index}, &field});
    return true;
}

bool Shape::keys(JsonRef object, const PathNode& tree, std::uint16_t cls, std::uint32_t instance, bool root) {
    for (auto m = object.first(); m; m = m.next()) {
        const auto* node = m.key().empty() ? nullptr : tree.child(m.key());
        if (node == nullptr) {
            // What steers the calculation: "aannames", "bevestigd".
            if (!root) return false;
            all(m, Slot::Use::key);
        } else if (node->leads == PathNode::Leads::place) {
            if (!elements(m, *node, instance)) return false;
        } else if (node->leads == PathNode::Leads::object) {
            if (!keys(m, *node, cls, instance, false)) return false;
        } else if (!value(m, cls, instance, node->index)) {
            return false;
        }
    }
    return true;
}

// As FactReader::one, without the words.
bool plain_value(const Catalog& catalog, const Field& field, std::string_view text, std::int64_t& out) {
    switch (field.type.kind) {
        case Kind::choice: {
            const auto& set = catalog.options(field.type.options);
            const int index = set.find(text);
            if (index < 0) return false;
            out = set.value(static_cast<std::size_t>(index));
            break;
        }
        case Kind::date: {
            const auto day = parse_date(text);
            if (!day) return false;
            out = *day;
            break;
        }
        case Kind::boolean: out = text == "true" ? 1 : 0; break;
        case Kind::number:
        case Kind::money: {
            auto number = parse_decimal(text);
            if (number && field.type.percent) number->decimals += 2;
            const auto scaled = number ? to_scale(*number, field.scale.decimals) : std::nullopt;
            if (!scaled) return false;
            out = *scaled;
            break;
        }
        case Kind::text: return false;
    }
    return out >= field.min && out <= field.max;
}

}  // namespace recht
