// What two layer stacks say of many households in one stretch of time: each scheme that is the same in both is computed once.
#pragma once

#include <memory>
#include <set>
#include <string_view>
#include <vector>

#include "blocks.h"
#include "part.h"
#include "plan.h"
#include "recht/engine.h"
#include "unknown.h"

namespace recht {

/// One layer stack in one stretch of time.
struct Stretch {
    const Universe* universe = nullptr;
    std::size_t regime = 0;
    bool operator<(const Stretch& other) const { return universe != other.universe ? universe < other.universe : regime < other.regime; }
};

/// What is not the same in two of them, whatever the household.
struct Difference {
    /// `same`: the two have the same fact file.
    Difference(const Stretch& before, const Stretch& after, bool same);
    bool same_facts;
    std::set<std::string_view> schemes;  ///< changed, or in one of the two only
    bool checks = false;                 ///< contradictions between facts
};

class Comparison {
public:
    /// `told` before and after: see told_by_all(). With `only_changed` the schemes that are the same in both are left out.
    struct Side {
        Stretch stretch;
        Program::Fields told;
        bool operator<(const Side& other) const { return stretch < other.stretch || (!(other.stretch < stretch) && told < other.told); }
    };
    Comparison(const Side& before, const Side& after, const Difference& difference, bool only_changed);

    /// A scheme of one of the two or of both.
    struct One {
        std::string_view id;
        const SchemePlan* before = nullptr;
        const SchemePlan* after = nullptr;
        bool changed = false;
    };
    /// Those that are computed.
    [[nodiscard]] const std::vector<One>& schemes() const { return schemes_; }

    /// One of the two layer stacks.
    class Half {
    public:
        explicit Half(const Universe& universe) : universe_(&universe) {}
        /// Nothing to compute here.
        [[nodiscard]] bool idle() const { return program_ == nullptr; }
        [[nodiscard]] const Program& program() const { return *program_; }
        [[nodiscard]] const Universe& universe() const { return *universe_; }
        /// What is left to compute for households that differ in the values of these facts only.
        [[nodiscard]] Part part(const Program::Fields& varying) const { return {*program_, varying, wanted_, elsewhere_}; }
        /// Which of the stack's checks are computed; none when the other half does it.
        [[nodiscard]] const std::vector<NodeId>& checks() const { return checks_; }
        /// As Engine::outcomes() gives it, after a run of `blocks` with this program. A machine that `alone` gave for this
        /// lane is used again.
        SchemeOutcome outcome(const SchemePlan& plan, Blocks& blocks, std::size_t lane, const Machine*& alone);

    private:
        friend class Comparison;
        void compile(const Side& side, std::vector<NodeId> roots);
        bool amount_unknown(const SchemePlan& plan, const Standing& standing, Blocks& blocks, std::size_t lane, const Machine*& alone);
        const Universe* universe_;
        std::unique_ptr<Program> program_;
        std::unique_ptr<Plan> plan_;
        std::unique_ptr<UnknownFigures> unknown_;
        std::vector<NodeId> checks_;
        std::vector<NodeId> wanted_;         // what is read after a run
        Part::Elsewhere elsewhere_;          // what the other half computes too
    };
    Half before, after;

private:
    void share();
    std::vector<One> schemes_;
};

}  // namespace recht
