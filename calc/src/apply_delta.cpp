#include "delta.h"
#include "varint.h"

namespace recht {

std::optional<std::string> apply_delta(std::string_view from, std::string_view delta) {
    constexpr std::size_t kMost = 16u << 20;
    std::string out;
    VarintReader in(delta);
    std::int64_t expected = 0;
    while (in.left() > 0 && in.good()) {
        out += in.bytes(in.next());
        const auto length = in.next();
        if (length == 0) continue;
        const auto start = static_cast<std::uint64_t>(expected + unzigzag(in.next()));
        if (start > from.size() || length > from.size() - start || out.size() > kMost) return std::nullopt;
        out += from.substr(start, length);
        expected = static_cast<std::int64_t>(start + length);
    }
    if (!in.good()) return std::nullopt;
    return out;
}

}  // namespace recht
