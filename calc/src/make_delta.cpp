#include <cstring>
#include <unordered_map>
#include <vector>

#include "delta.h"
#include "varint.h"

namespace recht {

namespace {

constexpr std::size_t kShortest = 6;   // a shorter piece costs more to point at than to write
constexpr std::size_t kTries = 64;

std::uint64_t start_of(std::string_view bytes, std::size_t at) {
    std::uint64_t out = 0;
    std::memcpy(&out, bytes.data() + at, kShortest);
    return out;
}

}  // namespace

// Pieces are taken greedily, the longest first; the one that goes on where the last ended is tried before all others.
std::string make_delta(std::string_view from, std::string_view to) {
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> places;
    for (std::size_t i = 0; i + kShortest <= from.size(); ++i) places[start_of(from, i)].push_back(static_cast<std::uint32_t>(i));
    const auto same = [&](std::size_t a, std::size_t b) {
        std::size_t n = 0;
        while (a + n < from.size() && b + n < to.size() && from[a + n] == to[b + n]) ++n;
        return n;
    };
    std::string out;
    std::size_t told = 0;      // of `to`
    std::size_t expected = 0;  // in `from`
    const auto piece = [&](std::size_t fresh_until, std::size_t start, std::size_t length) {
        put(out, fresh_until - told);
        out += to.substr(told, fresh_until - told);
        put(out, length);
        if (length > 0) put(out, zigzag(static_cast<std::int64_t>(start) - static_cast<std::int64_t>(expected)));
        told = fresh_until + length;
        expected = start + length;
    };
    for (std::size_t i = 0; i < to.size();) {
        std::size_t start = expected + (i - told);   // as if what was written stood in place of as many bytes
        std::size_t length = start < from.size() ? same(start, i) : 0;
        if (i + kShortest <= to.size()) {
            if (const auto found = places.find(start_of(to, i)); found != places.end()) {
                const auto& list = found->second;
                for (std::size_t k = 0; k < list.size() && k < kTries; ++k) {
                    const auto n = same(list[k], i);
                    if (n > length + 2) {
                        start = list[k];
                        length = n;
                    }
                }
            }
        }
        if (length < kShortest) {
            ++i;
            continue;
        }
        piece(i, start, length);
        i = told;
    }
    if (told < to.size()) piece(to.size(), 0, 0);
    return out;
}

}  // namespace recht
