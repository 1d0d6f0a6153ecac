// What of the answers does not depend on the household: found once for a program, used for everybody.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules.h"
#include "machine.h"
#include "program.h"

namespace recht {

/// Schemes to answer, ascending; empty: all of them.
using Chosen = std::vector<const Scheme*>;
inline bool is_chosen(const Chosen& chosen, const Scheme& scheme) { return chosen.empty() || std::binary_search(chosen.begin(), chosen.end(), &scheme); }

/// What decides on a scheme and its amount; with `notes` also its warnings and the like.
void add_roots(const Scheme& scheme, bool notes, std::vector<NodeId>& roots);

/// How a condition stands: 0 not met, 1 a person decides, 2 met; a range while facts are open.
struct Standing {
    int low = 2;
    int high = 2;
    bool operator==(const Standing&) const = default;
};

/// "nee", "beoordeling", "ja"; "misschien" while facts are open.
std::string_view word_of(const Standing& standing);

/// From whether it is met and whether a person decides; without a demand only the latter counts.
Standing standing_of(bool demanded, Interval met, Interval judged);

/// What one scheme's answer rests on.
struct Footing {
    bool stale = false;          ///< a value past its period, or without an official source
    bool incomplete = false;     ///< part of the law is not encoded or not known
    bool unknown_amount = false; ///< a value is known to exist but not its amount
    bool operator==(const Footing&) const = default;
};

/// "actueel", "verouderd" or "onvolledig".
std::string_view word_of(const Footing& footing);

/// Adds what the use of `node` on `day` says of the footing. `key`: what is looked up in a table, or the date of a
/// value on a date of its own; null: it may be anything.
void judge(const Program& program, NodeId node, std::int64_t day, Footing& out, const Interval* key = nullptr);

/// The facts with a formula that may give a range, and that everybody told. Without these formulas
/// nearly every known household is computed exactly, and with fewer steps: see Program.
Program::Fields told_by_all(const Universe& universe, const Situation& situation);

/// Where a value of the situation itself stands.
struct Spot {
    NodeId node = 0;
    std::uint16_t slot = kNowhere;
    Interval fixed;              ///< its value, when it has no register
    [[nodiscard]] Interval read(const Machine& m) const { return slot == kNowhere ? fixed : m.root(slot); }
};

struct ConditionPlan {
    const Condition* condition = nullptr;
    Spot demand, judgement;
    std::string opening;         ///< how its part of an answer begins, up to the word, and its source: written once
    std::string source;
    template <typename Read>
    [[nodiscard]] Standing standing(Read read) const {
        return standing_of(demand.node != 0, read(demand), read(judgement));
    }
};

struct SchemePlan {
    const Scheme* scheme = nullptr;
    std::vector<ConditionPlan> conditions;   ///< those that apply
    Spot amount;

    /// The lowest of its conditions; `read` gives the value of a Spot.
    template <typename Read>
    [[nodiscard]] Standing standing(Read read) const {
        Standing all;
        for (const auto& c : conditions) {
            const auto one = c.standing(read);
            all.low = std::min(all.low, one.low);
            all.high = std::min(all.high, one.high);
        }
        return all;
    }
};

class Plan {
public:
    /// For the schemes of `chosen`, which the program must compute; empty: all.
    explicit Plan(const Program& program, const Chosen& chosen = {});

    /// Schemes that apply in this stretch of time.
    std::vector<SchemePlan> schemes;

    /// Whether `node`, with everything that it is made of, can say anything of the footing that `known` does not say yet,
    /// whatever decides. Only asked for what a scheme here can read.
    [[nodiscard]] bool adds(NodeId node, const Footing& known) const {
        // What is incomplete is not also called stale.
        const int said = flaws(known) | (known.incomplete ? 1 : 0);
        return flaws_[node] == 0 || (flaws_[node] & ~said & kAllFlaws) != 0;
    }

    /// What a scheme's answer can have been computed with.
    class Uses {
    public:
        explicit Uses(const Catalog& catalog);
        /// A field of a class, or kWholeList: how many there are.
        [[nodiscard]] bool has(std::uint16_t cls, std::uint16_t field) const {
            const auto at = place(cls, field);
            return (bits_[at / 64] >> at % 64 & 1) != 0;
        }
        /// Lists, for fields(), what was added.
        void list(const Catalog& catalog);
        /// The fields of a class that are among them, ascending.
        [[nodiscard]] const std::vector<std::uint16_t>& fields(std::uint16_t cls) const { return fields_[cls]; }

    private:
        [[nodiscard]] std::size_t place(std::uint16_t cls, std::uint16_t field) const {
            return first_[cls] + static_cast<std::uint16_t>(field + 1);   // kWholeList comes first
        }
        friend class Plan;
        std::vector<std::size_t> first_;   // per class
        std::vector<std::uint64_t> bits_;
        std::vector<std::vector<std::uint16_t>> fields_;   // per class, when listed
    };
    /// Per scheme, and last, listed, what any of them can. A formula that stands behind a fact which everybody filled in plays no part.
    const std::vector<Uses>& uses(const Situation& situation);
    /// The schemes, as places in `schemes`, whose standing or amount `effect` can change.
    const std::vector<std::uint16_t>& reach(const Effect& effect);
    /// The same, by the registers of the situation itself that can change.
    [[nodiscard]] std::vector<std::uint16_t> moved(const std::vector<bool>& roots) const;

private:
    static constexpr std::uint8_t kAllFlaws = 7;
    static constexpr std::uint8_t kLookedAt = 8;
    /// A footing as bits.
    static std::uint8_t flaws(const Footing& f) { return static_cast<std::uint8_t>((f.stale ? 1 : 0) | (f.incomplete ? 2 : 0) | (f.unknown_amount ? 4 : 0)); }
    std::uint8_t find_flaws(NodeId node);
    const std::vector<Uses>& find_uses();
    Spot spot(NodeId node) const;
    const Program& program_;
    const Universe& universe_;
    std::vector<std::uint8_t> flaws_;                                  // per node: all that it can say of a footing
    std::vector<std::pair<std::uint16_t, std::uint16_t>> derived_;     // facts with a formula
    std::string standing_open_;                                        // which of those stand open, for the situation at hand
    std::unordered_map<std::string, std::vector<Uses>> uses_;          // by the same
    std::unordered_map<const Effect*, std::vector<std::uint16_t>> reach_;
};

}  // namespace recht
