// How text goes from the engine to JavaScript, in every module.
#pragma once

#include <emscripten/bind.h>

#include <cstdint>
#include <string>

namespace recht {

/// The bytes of a text where they stand: JavaScript decodes them itself, for Embind's own way back looks at every byte for
/// a NUL first. Valid for as long as the text is.
inline emscripten::val bytes(const std::string& text) {
    return emscripten::val(emscripten::typed_memory_view(text.size(), reinterpret_cast<const std::uint8_t*>(text.data())));
}

}  // namespace recht
