// One worker: makes a change, and looks for a case that then no longer comes out as expected.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bank.h"
#include "cases.h"
#include "gevallen.h"

namespace recht::mutation {

struct Outcome {
    bool tried = false;
    bool caught = false;
    bool refused = false;        ///< the rulesets do not load any more: caught by the checks
    std::string by;
};

class Worker {
public:
    explicit Worker(const Desk& desk);
    Outcome run(const Mutant& m);

private:
    /// What came out of one change, in one stack of layers.
    enum class Found : std::uint8_t { nothing, caught, refused };
    Found try_in(const std::string& layer, const Mutant& m, bool build, Outcome& out);
    bool noticed(const std::string& layer, const Mutant& m, const std::vector<Root>& roots, Outcome& out);
    bool fails(std::size_t i, Outcome& out);
    [[nodiscard]] std::vector<std::size_t> candidates(const std::string& layer, const Mutant& m);
    /// Whether the file of a municipality names this ruleset. One that does not computes nothing else with it than the nation does.
    [[nodiscard]] bool mentions(const std::string& layer, const std::string& ruleset);
    bool refused_at_loading(const Mutant& m);
    Bank& bank(const std::string& layer);

    /// Values without the change of the roots that were asked for last.
    struct Before {
        std::string layer;
        std::vector<Root> roots;
        std::unique_ptr<Values> values;
        std::map<std::size_t, std::uint64_t> known;   // by case
    };
    std::uint64_t before(const std::string& layer, const std::vector<Root>& roots, std::size_t i);

    const Desk& desk_;
    Engine base_, work_;                      // the second one is changed
    cli::CaseCheck check_;
    std::map<std::string, std::unique_ptr<Bank>> banks_;
    std::vector<std::string> layers_;         // municipalities; what caught something lately first
    std::vector<std::size_t> order_;          // the same, of cases
    Before before_;
    bool fresh_ = false;                      // the evaluator is of this change
    bool as_amount_ = false;                  // a 0 that became a number must be called an amount
};

}  // namespace recht::mutation
