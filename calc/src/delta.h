// The difference of two byte strings: pieces of the first, and what is new.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recht {

/// How to make `to` from `from`.
std::string make_delta(std::string_view from, std::string_view to);
/// Makes it; empty when `delta` is damaged or not for `from`.
std::optional<std::string> apply_delta(std::string_view from, std::string_view delta);

}  // namespace recht
