#include "json_doc.h"

#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "json_reading.h"

namespace recht {

namespace {

class CountingIterator {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator() = default;
    CountingIterator(const char* position, Reading* reading) : position_(position), reading_(reading) {}
    reference operator*() const { return *position_; }
    CountingIterator& operator++() {
        position_ = reading_->past(position_);
        return *this;
    }
    CountingIterator operator++(int) {
        auto old = *this;
        ++*this;
        return old;
    }
    bool operator==(const CountingIterator& other) const { return position_ == other.position_; }
    bool operator!=(const CountingIterator& other) const { return position_ != other.position_; }

private:
    const char* position_ = nullptr;
    Reading* reading_ = nullptr;
};

}  // namespace

// Receives nlohmann's events and builds the flat tree.
class JsonReader {
public:
    using number_integer_t = nlohmann::json::number_integer_t;
    using number_unsigned_t = nlohmann::json::number_unsigned_t;
    using number_float_t = nlohmann::json::number_float_t;
    using string_t = nlohmann::json::string_t;
    using binary_t = nlohmann::json::binary_t;

    JsonReader(JsonDocument& document, const Reading& reading, Diagnostics& diagnostics, std::uint32_t depth)
        : document_(document), reading_(reading), diagnostics_(diagnostics), depth_limit_(depth) {
        levels_.reserve(kUsualLevels);
        keys_.reserve(kUsualKeys);
    }

    bool null() { return add(JsonType::null, position() - 4); }
    bool boolean(bool value) {
        const bool ok = add(JsonType::boolean, position() - (value ? 4 : 5));
        if (ok) document_.nodes_.back().flag = value;
        return ok;
    }
    bool number_integer(number_integer_t) { return number(); }
    bool number_unsigned(number_unsigned_t) { return number(); }
    bool number_float(number_float_t, const string_t&) { return number(); }
    bool binary(binary_t&) { return false; }
    bool string(string_t& value) {
        std::uint32_t begin = 0;
        const auto text = store(value, begin);
        if (!add(JsonType::string, begin)) return false;
        document_.nodes_.back().text = text;
        return true;
    }
    bool key(string_t& value) {
        key_ = store(value, key_at_);
        return unique_key();
    }
    bool start_object(std::size_t) { return open(JsonType::object); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(JsonType::array); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t where, const std::string& token, const nlohmann::json::exception& what) {
        // JSON has no largest number; what reads it has.
        constexpr int kNumberOverflow = 406;
        if (what.id == kNumberOverflow) {
            const auto start = where > token.size() ? where - token.size() : 0;
            diagnostics_.add(at(static_cast<std::uint32_t>(start), "getal_ongeldig", "Het getal " + cite(token) + " is te groot.", "Kijk of er te veel cijfers staan, of een te grote macht van tien."));
            return false;
        }
        auto d = at(static_cast<std::uint32_t>(where == 0 ? 0 : where - 1), "json_ongeldig",
                    token.empty() || token == "<end of input>" || where > document_.text_.size()
                        ? "De JSON-tekst houdt te vroeg op."
                        : "Dit is geen geldige JSON: hier staat " + cite(token) + ".",
                    "Kijk of een komma, aanhalingsteken, accolade of haak ontbreekt of te veel staat.");
        diagnostics_.add(std::move(d));
        return false;
    }

private:
    [[nodiscard]] std::uint32_t position() const {
        return static_cast<std::uint32_t>(reading_.latest - document_.text_.data());
    }

    Diagnostic at(std::uint32_t where, std::string_view code, std::string message, std::string_view hint) const {
        Diagnostic d;
        d.code = code;
        d.message = std::move(message);
        d.hint = hint;
        d.file = document_.file_;
        document_.locate(where, d.line, d.column);
        return d;
    }

    static bool in_number(char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E'; }

    bool number() {
        const auto& source = document_.text_;
        std::size_t end = position();
        // The lexer has read one character past the number, with the white space after it, unless the text ends with it.
        while (end > 0 && (source[end - 1] < '0' || source[end - 1] > '9')) --end;
        std::size_t begin = end;
        while (begin > 0 && in_number(source[begin - 1])) --begin;
        if (!add(JsonType::number, static_cast<std::uint32_t>(begin))) return false;
        document_.nodes_.back().text = source.substr(begin, end - begin);
        return true;
    }

    // A string without escapes is a view of the source; others are kept apart.
    std::string_view store(const std::string& value, std::uint32_t& begin) {
        const auto& source = document_.text_;
        const std::size_t end = position() - 1;  // the closing quote
        if (reading_.leaps && reading_.leapt) {
            begin = static_cast<std::uint32_t>(end - reading_.text.size() - 1);
            return reading_.text;
        }
        if (value.size() < end && source.substr(end - value.size(), value.size()) == value &&
            source[end - value.size() - 1] == '"') {
            begin = static_cast<std::uint32_t>(end - value.size() - 1);
            return source.substr(end - value.size(), value.size());
        }
        std::size_t open = end;
        while (open-- > 0) {
            if (source[open] != '"') continue;
            std::size_t slashes = 0;
            while (slashes < open && source[open - 1 - slashes] == '\\') ++slashes;
            if (slashes % 2 == 0) break;
        }
        begin = static_cast<std::uint32_t>(open);
        return document_.unescaped_.emplace_back(value);
    }

    bool unique_key() {
        auto& level = levels_.back();
        bool duplicate = false;
        if (level.many != nullptr || keys_.size() - level.keys == kFewKeys) {
            if (level.many == nullptr) level.many = std::make_unique<Level::Many>(keys_.begin() + static_cast<std::ptrdiff_t>(level.keys), keys_.end());
            duplicate = !level.many->insert(key_).second;
        } else {
            for (auto i = level.keys; i < keys_.size(); ++i) duplicate = duplicate || keys_[i] == key_;
            keys_.push_back(key_);
        }
        if (!duplicate) return true;
        diagnostics_.add(at(key_at_, "dubbele_sleutel", "De sleutel " + cite(key_) + " staat hier twee keer.",
                            "Laat één van de twee weg; het is anders niet duidelijk welke geldt."));
        return false;
    }

    bool add(JsonType type, std::uint32_t where) {
        auto& nodes = document_.nodes_;
        JsonNode node;
        node.type = type;
        node.at = where;
        const auto index = static_cast<std::uint32_t>(nodes.size());
        if (!levels_.empty()) {
            auto& parent = nodes[levels_.back().node];
            node.parent = levels_.back().node;
            if (parent.type == JsonType::object) {
                node.key = key_;
                node.key_at = key_at_;
            }
            if (parent.last == 0) parent.first = index;
            else nodes[parent.last].next = index;
            parent.last = index;
            ++parent.size;
        }
        nodes.push_back(node);
        return true;
    }

    bool open(JsonType type) {
        if (levels_.size() >= depth_limit_) {
            diagnostics_.add(at(position() - 1, "te_diep", "Deze JSON-tekst is te diep genest (meer dan " +
                                std::to_string(depth_limit_) + " lagen).", "Haal overbodige lagen weg."));
            return false;
        }
        add(type, position() - 1);
        Level level;
        level.node = static_cast<std::uint32_t>(document_.nodes_.size() - 1);
        level.keys = keys_.size();
        levels_.push_back(std::move(level));
        return true;
    }

    bool close() {
        keys_.resize(levels_.back().keys);
        levels_.pop_back();
        return true;
    }

    /// An object or list that is not read to its end. Its keys so far stand in `keys_`, from a place on; above so many
    /// they are looked up.
    struct Level {
        using Many = std::unordered_set<std::string_view>;
        std::uint32_t node = 0;
        std::size_t keys = 0;
        std::unique_ptr<Many> many;
    };
    static constexpr std::size_t kFewKeys = 24;
    // What reading a household takes.
    static constexpr std::size_t kUsualLevels = 8;
    static constexpr std::size_t kUsualKeys = 64;

    JsonDocument& document_;
    const Reading& reading_;
    Diagnostics& diagnostics_;
    std::uint32_t depth_limit_;
    std::vector<Level> levels_;
    std::vector<std::string_view> keys_;
    std::string_view key_;
    std::uint32_t key_at_ = 0;
};

bool JsonDocument::parse(std::string_view text, std::string_view file, Diagnostics& diagnostics, JsonLimits limits) {
    text_ = text;
    file_ = file;
    nodes_.clear();
    nodes_.emplace_back();  // index 0 means "none"
    unescaped_.clear();
    const auto fail = [&](std::size_t where, std::string_view code, std::string message, std::string_view hint) {
        Diagnostic d;
        d.code = code;
        d.message = std::move(message);
        d.hint = hint;
        d.file = file_;
        if (where != std::string_view::npos) locate(static_cast<std::uint32_t>(where), d.line, d.column);
        diagnostics.add(std::move(d));
        nodes_.resize(1);
        return false;
    };
    if (text.size() > limits.bytes) {
        return fail(std::string_view::npos, "te_groot",
                    "De tekst is " + std::to_string(text.size()) + " bytes; meer dan " +
                        std::to_string(limits.bytes) + " wordt niet gelezen.",
                    "Deel de gegevens op in kleinere stukken.");
    }
    if (const auto bad = invalid_utf8(text); bad != std::string_view::npos) {
        return fail(bad, "geen_utf8", "De tekst is geen geldige UTF-8.", "Bewaar het bestand als UTF-8.");
    }
    const auto read = [&](bool leaps, Diagnostics& faults) {
        nodes_.resize(1);
        unescaped_.clear();
        Reading reading;
        reading.begin = reading.latest = text.data();
        reading.end = text.data() + text.size();
        reading.leaps = leaps;
        JsonReader reader(*this, reading, faults, limits.depth);
        return nlohmann::json::sax_parse(CountingIterator(text.data(), &reading), CountingIterator(reading.end, &reading), &reader);
    };
    // What is wrong is told by reading it again, every character: then the lexer knows what it saw, and where.
    Diagnostics unused;
    const bool ok = read(true, unused) || read(false, diagnostics);
    if (!ok) nodes_.resize(1);
    return ok;
}

void JsonDocument::locate(std::uint32_t position, std::uint32_t& line, std::uint32_t& column) const {
    line = 1;
    column = 1;
    for (std::uint32_t i = 0; i < position && i < text_.size(); ++i) {
        if (text_[i] == '\n') {
            ++line;
            column = 1;
        } else {
            ++column;
        }
    }
}

Diagnostic JsonDocument::at(JsonRef ref, std::string_view code, std::string message, std::string_view hint,
                            std::uint32_t offset) const {
    Diagnostic d;
    d.code = code;
    d.message = std::move(message);
    d.hint = hint;
    d.file = file_;
    if (ref) locate(ref.node().at + offset, d.line, d.column);
    return d;
}

std::string_view json_type_name(JsonType type) {
    switch (type) {
        case JsonType::null: return "null";
        case JsonType::boolean: return "ja/nee (true of false)";
        case JsonType::number: return "een getal";
        case JsonType::string: return "een tekst";
        case JsonType::array: return "een lijst";
        case JsonType::object: return "een object";
    }
    return "";
}

}  // namespace recht
