// Whole numbers in as few bytes as they need, seven bits a byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace recht {

inline void put(std::string& out, std::uint64_t value) {
    while (value >= 128) {
        out += static_cast<char>(value | 128);
        value >>= 7;
    }
    out += static_cast<char>(value);
}

/// Small for numbers near zero on either side.
constexpr std::uint64_t zigzag(std::int64_t value) { return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63); }
constexpr std::int64_t unzigzag(std::uint64_t value) { return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1); }

/// Reads what put() wrote. Past the end every number is 0 and `good` false.
class VarintReader {
public:
    VarintReader() = default;
    explicit VarintReader(std::string_view bytes) : bytes_(bytes) {}
    std::uint64_t next() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at_ == bytes_.size()) break;
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            value |= std::uint64_t{byte & 127u} << shift;
            if (byte < 128) return value;
        }
        good_ = false;
        return 0;
    }
    /// The next `size` bytes as they are.
    std::string_view bytes(std::size_t size) {
        if (size > left()) {
            good_ = false;
            return {};
        }
        at_ += size;
        return bytes_.substr(at_ - size, size);
    }
    [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }
    [[nodiscard]] bool good() const { return good_; }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
    bool good_ = true;
};

}  // namespace recht
