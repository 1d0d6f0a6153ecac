// SHA-256, to name the exact version of a ruleset.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace recht {

class Sha256 {
public:
    Sha256();
    void add(std::string_view bytes);
    /// The digest as 64 hexadecimal characters; the object is finished after it.
    std::string finish();

private:
    void block(const unsigned char* data);
    std::uint32_t state_[8];
    unsigned char buffer_[64];
    std::uint64_t length_ = 0;
};

}  // namespace recht
