#include "prepared_file.h"

#include "recht/engine.h"
#include "sha256.h"
#include "varint.h"

namespace recht {

namespace {

// Another number whenever form.h or this file changes: old bytes are then refused.
constexpr std::string_view kMark = "RECHT3";
constexpr std::size_t kDigest = 32;   // hexadecimal digits: half a SHA-256, against damage

void put_text(std::string& out, std::string_view text) {
    put(out, text.size());
    out += text;
}

std::string_view next_text(VarintReader& in) { return in.bytes(in.next()); }

std::string digest_of(std::string_view bytes) {
    Sha256 sha;
    sha.add(bytes);
    return sha.finish().substr(0, kDigest);
}

}  // namespace

std::vector<std::string_view> texts_of(std::string_view letters) {
    std::vector<std::string_view> out;
    for (std::size_t end = 0; (end = letters.find(kEnd)) != std::string_view::npos; letters.remove_prefix(end + 1)) out.push_back(letters.substr(0, end));
    return out;
}

std::string PreparedFile::write() const {
    std::string body;
    put_text(body, version());
    put_text(body, municipality);
    put_text(body, belongs_to);
    put_text(body, fact_text);
    put(body, municipalities.listed ? 1 : 0);
    put(body, municipalities.codes.size());
    for (const auto& code : municipalities.codes) put_text(body, code);
    put(body, municipalities.successors.size());
    for (const auto& [from, to] : municipalities.successors) {
        put_text(body, from);
        put_text(body, to);
    }
    for (const auto& column : columns) put_text(body, column);
    return std::string(kMark) + digest_of(body) + body;
}

bool PreparedFile::read(std::string_view bytes) {
    const auto fails = [&](Problem why) {
        problem = why;
        return false;
    };
    if (bytes.size() < kMark.size() + kDigest || bytes.substr(0, kMark.size() - 1) != kMark.substr(0, kMark.size() - 1)) return fails(Problem::not_prepared);
    if (bytes.substr(0, kMark.size()) != kMark) return fails(Problem::other_version);
    digest = bytes.substr(kMark.size(), kDigest);
    const auto body = bytes.substr(kMark.size() + kDigest);
    if (digest_of(body) != digest) return fails(Problem::damaged);
    VarintReader in(body);
    if (next_text(in) != version()) return fails(Problem::other_version);
    municipality = next_text(in);
    belongs_to = next_text(in);
    fact_text = next_text(in);
    municipalities.listed = in.next() != 0;
    for (auto n = in.next(); n > 0 && in.good(); --n) municipalities.codes.emplace_back(next_text(in));
    for (auto n = in.next(); n > 0 && in.good(); --n) {
        auto from = std::string(next_text(in));
        municipalities.successors.emplace_back(std::move(from), std::string(next_text(in)));
    }
    for (auto& column : columns) column = next_text(in);
    return in.good() && in.left() == 0 ? true : fails(Problem::damaged);
}

}  // namespace recht
