// Random households in the contract's JSON, the same on every machine: for property tests, fuzzing
// by hand and benchmarks. Every fact that has no default and that a scheme may need is filled in.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace recht::testing {

using Json = nlohmann::json;

/// splitmix64: the standard library's distributions differ between platforms.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// From `low` to `high`, both included.
    std::int64_t between(std::int64_t low, std::int64_t high);
    bool chance(int percent) { return between(1, 100) <= percent; }
    template <typename T>
    const T& pick(const std::vector<T>& from) { return from[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(from.size()) - 1))]; }
    std::string pick(std::initializer_list<const char*> from) { return from.begin()[between(0, static_cast<std::int64_t>(from.size()) - 1)]; }

private:
    std::uint64_t state_;
};

struct HouseholdOptions {
    int most_children = 4;
    int most_others = 3;
    int odd = 6;                 ///< percent of defaults that are given another value
    bool partner = true;         ///< whether there may be a partner
    int year = 0;                ///< 0 = any of 2024 … 2027
};

class Households {
public:
    explicit Households(std::uint64_t seed, HouseholdOptions options = {}) : random(seed), options_(options) {}
    /// The next household; a few have contradictions, which the engine names.
    Json next();
    Random random;

private:
    void person(Json& p, std::int64_t birth, const char* role);
    void means(Json& p);
    void stay(Json& p);
    Json child();
    Json care(std::int64_t age);
    void home(Json& s);
    void partner(Json& p);
    Json other(bool may_be_partner);
    [[nodiscard]] bool odd() { return random.chance(options_.odd); }
    Json euros(std::int64_t low, std::int64_t high);
    std::int64_t income();
    std::int64_t assets();
    std::int64_t birthday(std::int64_t years);
    std::int64_t some_day(std::int64_t from, std::int64_t to);

    HouseholdOptions options_;
    std::int64_t day_ = 0;
    std::int64_t own_birth_ = 0;
};

}  // namespace recht::testing
