// What of reading JSON runs for every character or member: compiled for speed, also in the WebAssembly.
#include "json_doc.h"

namespace recht {

// An empty handle reads as null: a missing member must never be a crash.
const JsonNode& JsonRef::node() const {
    static const JsonNode nothing;
    return document_ == nullptr ? nothing : document_->node(index_);
}

JsonRef JsonRef::get(std::string_view name) const {
    if (!is(JsonType::object)) return {};
    for (auto child = first(); child; child = child.next()) {
        if (child.key() == name) return child;
    }
    return {};
}

std::string_view JsonRef::string(std::string_view name) const {
    const auto member = get(name);
    return member.is(JsonType::string) ? member.text() : std::string_view();
}

JsonRef JsonRef::first() const {
    const auto child = node().first;
    return child == 0 ? JsonRef() : JsonRef(document_, child);
}

JsonRef JsonRef::next() const {
    const auto sibling = node().next;
    return sibling == 0 ? JsonRef() : JsonRef(document_, sibling);
}

}  // namespace recht
