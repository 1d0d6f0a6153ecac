// Counting households before and after a change of the rules. Those that are written alike are computed side by side; what
// does not fit goes the whole way, with the same outcome.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "comparison.h"
#include "household.h"
#include "recht/engine.h"
#include "sums.h"

namespace recht::count {

class Count {
public:
    struct Options {
        bool only_changed = false;   ///< leave out the schemes in which nothing can change
        bool side_by_side = true;    ///< false: everything the whole way, for tests
    };
    /// A line with faults; it does not count.
    struct Fault {
        std::uint64_t number;
        Diagnostics faults;
    };

    /// Both engines are loaded, and stay as long as this does. Their outcomes are added to `sums`.
    Count(Engine& before, Engine& after, Sums& sums, Options options);
    Count(const Count&) = delete;
    Count& operator=(const Count&) = delete;
    /// Adds a situation as JSON, perhaps with `gewicht`, or lets it wait for others like it.
    void add(std::uint64_t number, std::string_view line);
    /// Counts a line that cannot even be read.
    void fault(std::uint64_t number, Diagnostic why);
    /// Adds all that wait, and gives the lines with faults since the last time, in order.
    std::vector<Fault> finish();
    /// How many went side by side so far.
    [[nodiscard]] std::uint64_t side_by_side() const { return fast_; }

private:
    /// A household that waits; its line is kept for when it has a fault after all.
    struct Waiting {
        std::uint64_t number;
        std::int64_t weight;
        HouseholdType type;
        std::size_t at, size;                                   // its line, in lines_
    };

    struct Kind;
    /// Households of one kind in one stretch of time of both rules.
    struct Crowd {
        Kind* kind = nullptr;
        Comparison* with = nullptr;
        Situation was, is;
        struct Places {
            std::unique_ptr<Part> part;
            std::vector<std::vector<std::size_t>> slots;        // registers of each
            std::vector<std::size_t> faults;                    // where a contradiction shows
        };
        Places was_at, is_at;
        std::vector<std::array<Cell, 5>*> cells;                // per scheme
        std::vector<Waiting> waiting;
        std::vector<std::int64_t> values;                       // households × slots
    };

    /// Households with the same facts told, in the same municipality.
    struct Kind {
        const Universe* before = nullptr;
        const Universe* after = nullptr;
        Situation was, is;
        Shape was_shape, is_shape;
        TypeOf type;
        std::map<std::pair<std::size_t, std::size_t>, std::unique_ptr<Crowd>> crowds;
    };

    /// Lines that are written alike.
    struct Form {
        bool read = false;
        bool fits = false;
        int beside = -1;
        std::vector<Shape::Slot::Use> uses;                     // per value, the weight left out
        std::unordered_map<std::string, std::unique_ptr<Kind>> kinds;
    };

    void whole(std::uint64_t number, std::string_view line);
    Form* form_of(std::uint64_t number, std::string_view line);
    Kind* kind_of(Form& form, std::uint64_t number, std::string_view line);
    Crowd* crowd_of(Kind& kind, std::int64_t day);
    bool wait(Form& form, Kind& kind, std::uint64_t number, std::string_view line);
    std::unique_ptr<Kind> make_kind(const Form& form);
    const Difference& difference(const Stretch& was, const Stretch& is);
    Comparison& comparison(const Kind& kind, std::int64_t day);
    void run_all();
    void run(Crowd& crowd);
    void run_lanes(Crowd& crowd, std::size_t first, std::size_t count);
    void compute(Comparison::Half& half, Blocks& blocks, const Situation& like, Crowd::Places& places, const Crowd& crowd, std::size_t first, std::size_t count,
                 const Blocks* before);
    [[nodiscard]] std::vector<std::array<Cell, 5>*> cells_of(const Comparison& with);
    void add_identities(const Universe& was, const Universe& is);

    Engine& before_;
    Engine& after_;
    Sums& sums_;
    Options options_;
    bool same_facts_;
    std::uint64_t fast_ = 0;
    std::size_t waiting_ = 0;
    std::size_t kinds_ = 0;
    Scan scan_;
    std::string json_;
    std::string lines_;              // of those that wait
    Blocks was_block_, is_block_;
    std::vector<std::int64_t> values_;
    std::vector<SchemeOutcome> was_, is_;
    std::vector<Fault> faults_;
    std::unordered_map<std::string, std::unique_ptr<Form>> forms_;
    std::map<std::pair<Stretch, Stretch>, Difference> differences_;
    std::map<std::pair<Comparison::Side, Comparison::Side>, std::unique_ptr<Comparison>> comparisons_;
    std::vector<Crowd*> crowds_;     // in order of making: sums do not hang on addresses
    std::pair<const Universe*, const Universe*> last_identities_;
};

}  // namespace recht::count
