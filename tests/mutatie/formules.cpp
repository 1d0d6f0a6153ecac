// Changes in the text of rulesets.
#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "dates.h"
#include "json_doc.h"
#include "mutanten.h"

namespace recht::mutation {

namespace {

bool digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Longest first, so that "<=" is not seen as "<".
constexpr std::array<std::pair<const char*, const char*>, 13> kSwaps{{
    {"<=", "<"}, {">=", ">"}, {"!=", "="}, {"≤", "<"}, {"≥", ">"}, {"≠", "="}, {"<", "≤"}, {">", "≥"}, {"=", "≠"},
    {"omlaag", "omhoog"}, {"omhoog", "omlaag"}, {"rekenkundig", "omlaag"}, {"niet", ""},
}};

class Reader {
public:
    Reader(const std::vector<RulesetSource>& sources, std::size_t source, std::string layer, std::vector<Mutant>& out)
        : source_(source), layer_(std::move(layer)), text_(sources[source].text), out_(out) {}

    void walk(JsonRef at, const std::string& name) {
        std::size_t number = 0;
        for (auto c = at.first(); c; c = c.next(), ++number) {
            const auto inner = name_of(at, c, name, number);
            const auto key = c.key();
            if (c.is(JsonType::array) || c.is(JsonType::object)) walk(c, inner);
            else if (!c.is(JsonType::string)) continue;
            else if (key == "is" || key == "eis" || key == "als" || key == "beoordeling_als" || key == "bedrag") formula(c, key == "beoordeling_als" ? inner + ".beoordeling_als" : inner);
        }
    }

private:
    static std::string name_of(JsonRef at, JsonRef c, const std::string& name, std::size_t number) {
        if (at.is(JsonType::array)) {
            const auto own = c.string("naam").empty() ? c.string("id").empty() ? c.string("vanaf") : c.string("id") : c.string("naam");
            return name + "." + (own.empty() ? std::to_string(number) : std::string(own));
        }
        const bool tells = c.is(JsonType::array) || c.is(JsonType::object);
        const auto key = c.key();
        if (!tells || key == "regels" || key == "versies" || key == "reeks" || key == "parameters") return name;
        return name + "." + std::string(key);
    }

    Mutant start(JsonRef ref, const std::string& place, const std::string& was, const std::string& becomes) const {
        Mutant m;
        m.place = place;
        m.ruleset = place.substr(0, place.find('.'));
        m.source = source_;
        m.layer = layer_;
        m.formula = ref.node().at;
        m.was = was;
        m.becomes = becomes;
        std::uint32_t column = 0;
        ref.document()->locate(ref.node().at, m.line, column);
        return m;
    }

    void formula(JsonRef ref, const std::string& place) {
        std::size_t i = text_.find('"', ref.node().at) + 1;
        numbers_ = signs_ = 0;
        while (i < text_.size() && text_[i] != '"') {
            if (text_[i] == '\'') i = text_.find('\'', i + 1) + 1;
            else if (digit(text_[i])) i = literal(ref, place, i);
            else i = sign(ref, place, i);
        }
    }

    std::size_t literal(JsonRef ref, const std::string& place, std::size_t at) {
        auto end = at;
        while (digit(text_[end]) || (text_[end] == '.' && digit(text_[end + 1]))) ++end;
        const bool date = end - at == 4 && text_[end] == '-' && digit(text_[end + 1]) && text_[end + 3] == '-';
        if (date) end = at + 10;
        const auto was = text_.substr(at, end - at);
        const bool zero = was == "0";
        const auto name = place + " #" + std::to_string(++numbers_);
        for (const int by : {1, -1}) {
            if (zero && by < 0) continue;
            auto m = start(ref, name + (by > 0 ? "+" : "-"), was, date ? date_text(*parse_date(was) + by) : plus(was, by));
            m.edits.push_back({at, was.size(), m.becomes, zero});
            out_.push_back(std::move(m));
        }
        return end;
    }

    // A comparison, a way of rounding, or "niet"; other words and signs are passed over.
    std::size_t sign(JsonRef ref, const std::string& place, std::size_t at) {
        auto end = at + 1;
        if (letter(text_[at])) {
            while (letter(text_[end]) || digit(text_[end])) ++end;
        }
        for (const auto& [was, becomes] : kSwaps) {
            const std::string_view word(was);
            if (text_.compare(at, word.size(), word) != 0 || (letter(word[0]) && end - at != word.size())) continue;
            auto m = start(ref, place + " teken " + std::to_string(++signs_), was, *becomes == '\0' ? "(niets)" : becomes);
            m.edits.push_back({at, word.size(), becomes, false});
            out_.push_back(std::move(m));
            return std::max(end, at + word.size());
        }
        return end;
    }

    std::size_t source_;
    std::string layer_;
    const std::string& text_;
    std::vector<Mutant>& out_;
    int numbers_ = 0, signs_ = 0;
};

}  // namespace

void find_in_text(const std::vector<RulesetSource>& sources, std::vector<Mutant>& out) {
    for (std::size_t s = 0; s < sources.size(); ++s) {
        Diagnostics unused;
        JsonDocument document;
        if (!document.parse(sources[s].text, sources[s].name, unused)) continue;
        const auto root = document.root();
        if (root.string("soort") == "feiten" || root.string("soort") == "lijst") continue;
        Reader(sources, s, std::string(root.string("gemeente")), out).walk(root, std::string(root.string("id")));
    }
}

std::string changed_text(const std::string& text, const Mutant& m, bool amount) {
    auto out = text;
    for (auto e = m.edits.rbegin(); e != m.edits.rend(); ++e) out.replace(e->at, e->length, (e->zero && amount ? "€ " : "") + e->text);
    return out;
}

}  // namespace recht::mutation
