#include "json_edit.h"

#include <algorithm>

#include "json_out.h"

namespace recht {

namespace {

void quote(std::string_view text, std::string& out) {
    JsonOut json;
    json.string(text);
    out += json.text();
}

}  // namespace

JsonValue::JsonValue(JsonRef source) {
    if (!source) return;
    const auto& node = source.node();
    type = node.type;
    flag = node.flag;
    key = node.key;
    if (type == JsonType::string || type == JsonType::number) text = node.text;
    children.reserve(node.size);
    for (auto child = source.first(); child; child = child.next()) children.emplace_back(child);
}

JsonValue JsonValue::string_of(std::string text) {
    JsonValue out;
    out.type = JsonType::string;
    out.text = std::move(text);
    return out;
}

JsonValue JsonValue::truth_of(bool value) {
    JsonValue out;
    out.type = JsonType::boolean;
    out.flag = value;
    return out;
}

JsonValue* JsonValue::member(std::string_view name) {
    if (type != JsonType::object) return nullptr;
    const auto found = std::find_if(children.begin(), children.end(), [&](const JsonValue& c) { return c.key == name; });
    return found == children.end() ? nullptr : &*found;
}

void JsonValue::set(std::string_view name, JsonValue value) {
    value.key = name;
    if (auto* known = member(name)) *known = std::move(value);
    else children.push_back(std::move(value));
}

void JsonValue::erase(std::string_view name) {
    children.erase(std::remove_if(children.begin(), children.end(), [&](const JsonValue& c) { return c.key == name; }), children.end());
}

void JsonValue::write(std::string& out) const {
    switch (type) {
        case JsonType::null: out += "null"; return;
        case JsonType::boolean: out += flag ? "true" : "false"; return;
        case JsonType::number: out += text; return;
        case JsonType::string: quote(text, out); return;
        case JsonType::array:
        case JsonType::object: break;
    }
    const bool object = type == JsonType::object;
    out += object ? '{' : '[';
    for (std::size_t i = 0; i < children.size(); ++i) {
        if (i > 0) out += ',';
        if (object) {
            quote(children[i].key, out);
            out += ':';
        }
        children[i].write(out);
    }
    out += object ? '}' : ']';
}

}  // namespace recht
