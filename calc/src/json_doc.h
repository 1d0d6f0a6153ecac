// A JSON text as a flat tree with positions, so that every later message can name its place.
// Read through nlohmann/json's SAX interface: duplicate keys and deep nesting are seen there.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "recht/diagnostic.h"
#include "text.h"

namespace recht {

enum class JsonType : std::uint8_t { null, boolean, number, string, array, object };

struct JsonNode {
    JsonType type = JsonType::null;
    bool flag = false;          ///< value of a boolean
    std::uint32_t parent = 0;
    std::uint32_t first = 0;    ///< first child, 0 = none
    std::uint32_t last = 0;     ///< last child while reading
    std::uint32_t next = 0;     ///< next sibling, 0 = none
    std::uint32_t size = 0;     ///< number of children
    std::uint32_t at = 0;       ///< byte position of the value
    std::uint32_t key_at = 0;   ///< byte position of the key
    std::string_view key;
    std::string_view text;      ///< string value, or the number as written
};

class JsonDocument;

/// A light handle on one value. Missing values behave as an empty handle (`!ref`).
class JsonRef {
public:
    JsonRef() = default;
    JsonRef(const JsonDocument* document, std::uint32_t index) : document_(document), index_(index) {}
    explicit operator bool() const { return document_ != nullptr; }
    [[nodiscard]] const JsonNode& node() const;
    [[nodiscard]] JsonType type() const { return node().type; }
    [[nodiscard]] bool is(JsonType t) const { return document_ != nullptr && node().type == t; }
    [[nodiscard]] std::string_view key() const { return node().key; }
    [[nodiscard]] std::string_view text() const { return node().text; }
    /// The member `name` of an object; empty handle when absent.
    [[nodiscard]] JsonRef get(std::string_view name) const;
    /// The text of member `name`, or empty when absent or no string.
    [[nodiscard]] std::string_view string(std::string_view name) const;
    [[nodiscard]] JsonRef first() const;
    [[nodiscard]] JsonRef next() const;
    [[nodiscard]] std::uint32_t index() const { return index_; }
    [[nodiscard]] const JsonDocument* document() const { return document_; }

private:
    const JsonDocument* document_ = nullptr;
    std::uint32_t index_ = 0;
};

/// How much of a text is accepted; more is an error, never a crash.
struct JsonLimits {
    std::size_t bytes = 16u << 20;
    std::uint32_t depth = 40;
};

/// Of one household: it needs a few kilobytes; this leaves room for every list at its longest.
constexpr JsonLimits kSituation{1u << 20, 12};

class JsonDocument {
public:
    /// Reads `text`, which must outlive the document. On a fault one diagnostic is added (with
    /// file, line, column) and false returned. May be called again; buffers are reused.
    bool parse(std::string_view text, std::string_view file, Diagnostics& diagnostics, JsonLimits limits = {});

    [[nodiscard]] JsonRef root() const { return nodes_.size() > 1 ? JsonRef(this, 1) : JsonRef(); }
    [[nodiscard]] const JsonNode& node(std::uint32_t index) const { return nodes_[index]; }
    [[nodiscard]] const std::string& file() const { return file_; }

    /// Line and column (from 1) of a byte position.
    void locate(std::uint32_t position, std::uint32_t& line, std::uint32_t& column) const;
    /// A diagnostic at the value `ref`, `offset` bytes into it.
    [[nodiscard]] Diagnostic at(JsonRef ref, std::string_view code, std::string message, std::string_view hint = {},
                                std::uint32_t offset = 0) const;

private:
    friend class JsonReader;
    std::string_view text_;
    std::string file_;
    std::vector<JsonNode> nodes_;
    std::deque<std::string> unescaped_;
};

/// "een tekst", "een getal", … for messages.
std::string_view json_type_name(JsonType type);

}  // namespace recht
