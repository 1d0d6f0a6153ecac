// The yardstick: zorgtoeslag as one would write it by hand in C++, without any engine. Only the benchmarks use it;
// it computes nothing for anybody. It follows rulesets/rijk/zorgtoeslag.json and awir.json, and the benchmark
// compares every amount with the engine's before the clock runs.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "situation.h"

namespace recht::bench {

enum class Residence : std::uint8_t { dutch, eu, permit, pending, none, displaced };
enum class Bond : std::uint8_t { married, registered, notarial, none };
enum class Kin : std::uint8_t { child, parent, grandparent, grandchild, sibling, in_law, foster, other };
enum class ChildKin : std::uint8_t { own, step, foster, grandchild };

constexpr std::int64_t kNoDay = INT64_MAX;

/// Facts of an adult. Amounts are cents, dates days since 1970.
struct Adult {
    std::int64_t born = 0, income = 0, assets = 0;
    std::int64_t held_from = kNoDay, held_until = kNoDay;   ///< kNoDay: no such date
    std::uint16_t country = 0;
    Residence residence = Residence::dutch;
    bool insured = true, by_treaty = false, held = false, had_permit = false, pending_after_permit = false;
};

struct Mate : Adult {
    Kin kin = Kin::other;
    bool registered = true, is_partner = false;
};

struct Child {
    std::int64_t born = 0, savings = 0;
    std::int32_t nights = 700;              ///< hundredths of nights a week
    ChildKin kin = ChildKin::own;
    bool lives_here = true;
};

struct Family {
    std::int64_t day = 0;
    Adult applicant, partner;
    std::int64_t since = 0, until = kNoDay;
    Bond bond = Bond::married;
    bool has_partner = false, same_address = true, divorcing = false, counts = true;
    std::vector<Mate> mates;
    std::vector<Child> children;
};

/// The figures of one year. Percentages in 1/100.000, amounts in cents.
struct ZorgtoeslagLaw {
    std::int64_t premium = 0, threshold = 0, percent_single = 0, percent_couple = 0, percent_above = 0;
    std::int64_t assets_single = 0, assets_couple = 0, least = 0;
    bool round_year_first = true;
    std::vector<std::int32_t> country_factor;   ///< by country, 1/10.000; 0: none
};

struct ZorgtoeslagAnswer {
    int standing = 0;                       ///< 0 no, 1 a person decides, 2 yes
    std::int64_t euros = 0;                 ///< a month
};

ZorgtoeslagAnswer zorgtoeslag(const Family& family, const ZorgtoeslagLaw& law);

/// The figures that hold on `day`, read from the ruleset: the yardstick differs in how it computes, not in the law.
ZorgtoeslagLaw zorgtoeslag_law(const Universe& universe, std::int64_t day);
/// The same facts as in `situation`; false when it holds something that the yardstick does not know.
bool family_of(const Situation& situation, Family& out);

}  // namespace recht::bench
