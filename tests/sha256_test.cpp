// SHA-256 against the vectors of FIPS 180-4 and NIST's examples.
#include "sha256.h"

#include <gtest/gtest.h>

namespace recht {
namespace {

std::string digest(std::string_view text) {
    Sha256 sha;
    sha.add(text);
    return sha.finish();
}

TEST(Sha256, PublishedVectors) {
    EXPECT_EQ(digest(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(digest("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"),
              "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    EXPECT_EQ(digest(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// However a text is cut into pieces, its digest is the same; 55, 56 and 64 bytes are the edges of the padding.
TEST(Sha256, PiecesDoNotMatter) {
    for (const std::size_t size : {0u, 1u, 54u, 55u, 56u, 57u, 63u, 64u, 65u, 119u, 120u, 128u, 1000u}) {
        std::string text;
        for (std::size_t i = 0; i < size; ++i) text += static_cast<char>('a' + i % 26);
        const auto whole = digest(text);
        for (const std::size_t piece : {1u, 3u, 64u, 77u}) {
            Sha256 sha;
            for (std::size_t at = 0; at < size; at += piece) sha.add(std::string_view(text).substr(at, piece));
            EXPECT_EQ(sha.finish(), whole) << size << " in pieces of " << piece;
        }
    }
}

}  // namespace
}  // namespace recht
