// A JSON value that can be changed, for situations to which something happens.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json_doc.h"

namespace recht {

struct JsonValue {
    JsonType type = JsonType::null;
    bool flag = false;
    std::string key;                   ///< name in its object
    std::string text;                  ///< of a string, or a number as written
    std::vector<JsonValue> children;   ///< members or elements

    JsonValue() = default;
    explicit JsonValue(JsonRef source);
    static JsonValue string_of(std::string text);
    static JsonValue truth_of(bool value);

    /// The member `name` of an object; null when there is none.
    [[nodiscard]] JsonValue* member(std::string_view name);
    /// Sets member `name`, which is made when it is not there.
    void set(std::string_view name, JsonValue value);
    void erase(std::string_view name);
    void write(std::string& out) const;
};

}  // namespace recht
