// Building the tree of a JSON text, and reading the texts that hold nothing unusual.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "json_doc.h"

namespace recht {

class JsonTree {
public:
    JsonTree(JsonDocument& document, std::uint32_t depth) : document_(document), depth_limit_(depth) {}

    /// Reads all of `text` without a look at what a fault would be. False when there is one, and also for what is rare:
    /// an escape in a string, a number with an exponent or of very many digits. Then it is to be read otherwise.
    bool scan(std::string_view text);

    /// The name of the member that comes; false when this object has it already.
    bool key(std::string_view name, std::uint32_t at);
    /// A value; `at`: where it stands.
    void add(JsonType type, std::uint32_t at, std::string_view text = {}, bool flag = false);
    /// An object or a list; false when it lies too deep.
    bool open(JsonType type, std::uint32_t at);
    void close();

private:
    struct Level {
        std::uint32_t node = 0;
        std::size_t keys = 0;                        // where its own begin
        std::unordered_set<std::string_view> many;
    };
    bool value();
    bool number();
    bool inside(JsonType type);
    bool string(std::string_view& out, std::uint32_t& begin);
    bool word(std::string_view expected, JsonType type, bool flag);
    void space();
    [[nodiscard]] bool next(char c);
    [[nodiscard]] std::uint32_t position() const { return static_cast<std::uint32_t>(at_ - text_.data()); }

    JsonDocument& document_;
    std::uint32_t depth_limit_;
    std::vector<Level> levels_;
    std::vector<std::string_view> keys_;             // of every level that is open
    std::string_view key_;
    std::uint32_t key_at_ = 0;
    std::string_view text_;
    const char* at_ = nullptr;
    const char* end_ = nullptr;
};

}  // namespace recht
