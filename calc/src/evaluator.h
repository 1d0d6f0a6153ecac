// From a bound situation to the answer: programs by stretch of time, conditions, open questions.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "json_out.h"
#include "narrow.h"
#include "rules.h"
#include "machine.h"
#include "plan.h"
#include "recht/engine.h"
#include "situation.h"

namespace recht {

struct SchemeResult {
    const Scheme* scheme = nullptr;
    Standing standing;
    Interval amount;             ///< register values
    bool operator==(const SchemeResult& other) const {
        return scheme == other.scheme && standing.low == other.standing.low && standing.high == other.standing.high &&
               (standing.high == 0 || amount == other.amount);
    }
};

/// What a program computes: for the answer, the values that were asked for by name, or for the months of a timeline.
enum class Reach : std::uint8_t { answer, named, months, carried, advances };

class Footings;

class Evaluator {
public:
    explicit Evaluator(Rules& rules) : rules_(rules) {}

    /// Reads, binds and runs. False with diagnostics when the situation has faults. With `schemes` (ids) only those
    /// are computed and answered.
    bool prepare(const JsonDocument& document, bool without_assumptions, Diagnostics& diagnostics, const std::vector<std::string>& schemes = {});
    /// The scheme with this id; null, with a diagnostic at `path`, when there is none.
    const Scheme* find_scheme(std::string_view id, std::string_view path, Diagnostics& diagnostics) const;
    /// Computes the standing and amount of every scheme from the machine's last run.
    [[nodiscard]] std::vector<SchemeResult> results() const;
    void results(std::vector<SchemeResult>& out) const;
    /// What an answer says of every scheme: as results(), but narrower where an open fact taken in pieces tells more. With
    /// `questions` also what is open, what is to be confirmed and what to ask next.
    const std::vector<SchemeResult>& answers(bool questions);
    /// The results of the last run in cents.
    void outcomes(std::vector<SchemeOutcome>& out);
    void write_answer(JsonOut& out, const CalculateOptions& options, std::string_view explain);
    bool select_values(const std::vector<std::string>& names, Diagnostics& diagnostics);
    [[nodiscard]] std::string next_question();
    bool curve(const CurveOptions& options, CurveData& out, Diagnostics& diagnostics);

    [[nodiscard]] Machine& machine() { return machine_; }
    [[nodiscard]] Situation& situation() { return situation_; }
    [[nodiscard]] Universe& universe() { return *universe_; }
    /// The program that is in use, made when there is none like it yet; but for `named` with its plan.
    const Program& choose(Reach reach);

private:
    struct Asked {
        std::string name;
        NodeId node = 0;
        std::uint16_t cls = 0;       // whose value is asked; the node may belong to what it lies in
        std::uint32_t instance = 0;
        bool absent = false;
    };
    // evaluator.cpp, results.cpp
    [[nodiscard]] const Scheme* scheme_named(std::string_view id) const;
    void bind_and_run(bool open);
    bool check_situation(Diagnostics& diagnostics);
    [[nodiscard]] bool applies(const Condition& condition) const;
    [[nodiscard]] Standing standing(const Condition& condition) const;
    [[nodiscard]] Standing standing(const ConditionPlan& condition) const {
        return condition.standing([&](const Spot& spot) { return spot.read(machine_); });
    }
    // answer.cpp
    void write_scheme(JsonOut& out, const SchemeResult& result, std::size_t index, const Plan::Uses& uses, const Footing& foot);
    void write_conditions(JsonOut& out, std::size_t index);
    void write_notes(JsonOut& out, const Scheme& scheme);
    // answer_values.cpp: seldom needed, so never put into what runs for every household
    void write_values(JsonOut& out);
    [[gnu::noinline]] void write_asked(JsonOut& out);
    [[gnu::noinline]] void shortfall(JsonOut& out, const Ast& demand);
    void find_values(const std::string& name, std::vector<Asked>& out);
    // footing.cpp
    Footing footing(const SchemeResult& result, std::size_t index, Footings& all);
    // answer_paths.cpp
    void write_path(JsonOut& out, const FactPath& path);
    void write_paths(JsonOut& out, std::string_view key, const std::vector<FactPath>& paths);
    void write_assumed(JsonOut& out, const Plan::Uses& uses);
    void forget_paths();
    void find_assumed(const Plan::Uses& used);
    const std::string& owner(const FactPath& path, const std::string& name);
    // narrow.cpp
    void narrow(bool confirm);
    [[nodiscard]] std::vector<Divisible> divisible() const;
    std::vector<std::size_t> moved(const std::vector<Cut>& cuts, const FactPath& path);
    void confirm_narrowed();
    std::vector<std::size_t> doubtful(std::vector<std::vector<FactPath>>& assumed);
    std::vector<Joined> join(const Cut& cut, std::vector<std::vector<FactPath>>* assumed);
    bool& confirmed(const FactPath& path);
    void take_narrowed();
    void narrow_by(const FactPath& path, int runs);
    [[nodiscard]] Joined look(const SchemePlan& plan) const;
    Piece run_piece(const FactPath& path, Interval value, const std::vector<std::size_t>& schemes, bool there);
    std::vector<Piece> pieces_of(const FactPath& path, const std::vector<std::size_t>& schemes, int runs);
    [[nodiscard]] std::size_t widest(const std::vector<Piece>& pieces, const std::vector<std::size_t>& schemes, bool options) const;
    /// As standing(), in the answer of scheme `index`.
    [[nodiscard]] Standing answered(std::size_t index, std::size_t condition) const;
    // relevance.cpp
    void find_open();
    void collect_open(const SchemeResult& result, std::vector<FactPath>& out, bool assumed);
    void rank_open();
    void choose_next();
    void sort_by_topic(std::vector<FactPath>& paths) const;
    [[nodiscard]] double width(const SchemeResult& result) const;
    [[nodiscard]] double width(const std::vector<SchemeResult>& results) const;
    double width_known(const FactPath& path);
    [[nodiscard]] const Effect& effect(const FactPath& path) const;
    void confirmations();
    void settle();
    [[nodiscard]] std::vector<Interval> probes(const Field& field, const FactValue& known) const;
    [[nodiscard]] static std::int64_t to_middle(const Field& field, std::int64_t span);
    bool alone(const FactPath& path, std::size_t scheme);
    [[nodiscard]] static bool fixed_amount(const SchemeResult& result);
    void try_fact(const FactPath& path, const Interval* value);
    void take_back(const FactPath& path);
    void result_of(const SchemePlan& plan, SchemeResult& out) const;
    // explain.cpp
    friend class Explainer;
    friend class Timeline;

    Rules& rules_;
    Universe* universe_ = nullptr;
    Situation situation_;
    Machine machine_;
    Machine values_;                                 // for named values that no scheme needs
    struct Ready {
        std::unique_ptr<Program> program;
        std::unique_ptr<Plan> plan;
    };
    using Key = std::vector<std::uintptr_t>;                  // all that makes a program another one
    std::map<Key, Ready> programs_;
    Key key_, ready_key_;                            // what is wanted, and what was chosen last
    Ready* ready_ = nullptr;
    [[nodiscard]] std::vector<NodeId> named_roots() const;
    [[gnu::noinline]] void make_program(Reach reach, Ready& out);
    Chosen chosen_;                                  // the schemes to answer; empty: all
    Plan* plan_ = nullptr;
    bool settled_ = false;                           // the machine keeps the range run of what is known
    std::vector<SchemeResult> still_;                // what that run gave
    std::vector<SchemeResult> tried_;                // the same, but for what a fact that is tried changes
    std::vector<FactPath> assumed_;                  // defaults that were taken
    struct Written {
        std::size_t at = 0;
        std::size_t size = 0;                        // 0: not yet
    };
    std::vector<std::vector<Written>> written_;      // per class, instance and field: where the answer has its path
    std::vector<std::vector<std::string>> owners_;   // per class and instance: how the paths of its facts begin; empty: not yet
    std::vector<SchemeResult> base_;
    std::vector<std::vector<FactPath>> open_;        // per scheme result: what is missing
    std::vector<std::vector<FactPath>> unconfirmed_; // per scheme result: what is to be confirmed
    std::vector<Joined> narrowed_;                   // per scheme: what taking facts in pieces left; without conditions: all
    std::vector<Cut> cuts_;                          // how
    std::vector<FactPath> ranked_;                   // what is open, the most telling first
    std::string next_;
    std::vector<std::pair<std::string, std::string>> situation_warnings_;
    std::vector<Asked> asked_;
};

/// A register at a scale, with so many decimals: rounded half up.
std::int64_t at_decimals(std::int64_t value, const Scale& scale, int decimals);
/// Cents, rounded half up, of a register at a scale.
std::int64_t to_cents(std::int64_t value, const Scale& scale);
/// The exact decimal text of a register; a value that does not end is cut at 12 decimals with "…".
std::string exact_text(std::int64_t value, const Scale& scale, bool percent);
/// JSON text of one end of a value: number, date, option or truth.
std::string value_json(std::int64_t value, const Node& node, const Catalog& catalog);
/// Turns an amount per any period into euros a month, for comparing schemes.
double monthly(std::int64_t value, const Node& node, Period per);

/// Paths of `walk`: from a result back through the nodes that decided.
class Slice {
public:
    Slice(const Universe& universe, const Machine& machine) : universe_(universe), machine_(machine) {}
    virtual ~Slice() = default;
    void from(NodeId node, std::uint32_t instance);

protected:
    /// Called once for each node reached; false stops there.
    virtual bool visit(NodeId node, std::uint32_t instance) = 0;
    /// False when nothing below this node matters, in whatever instance: it is then not looked at.
    [[nodiscard]] virtual bool matters(NodeId /*node*/) const { return true; }
    virtual void list(std::uint16_t /*cls*/, std::uint32_t /*instance*/) {}
    /// Whether a node that has no register is visited now; by default the first time.
    virtual bool once(NodeId raw);
    /// Looks at a node and at what decided on it; `at`: its register.
    virtual void look(NodeId id, const Node& n, std::uint32_t instance, std::size_t at);
    /// The walk comes here again.
    virtual void again(NodeId /*raw*/, NodeId /*id*/, std::uint32_t /*instance*/, std::size_t /*at*/) {}
    [[nodiscard]] bool is_point(const Node& node, Interval value) const;
    /// Adds to `out` what a node reached rests on, with the row or the date that is looked up in this instance.
    void judge_here(NodeId id, std::uint32_t instance, Footing& out) const;
    /// The value of `id`, as `of` uses it in its instance.
    [[nodiscard]] Interval value(NodeId id, const Node& of, std::uint32_t instance) const;
    const Universe& universe_;
    const Machine& machine_;
    /// Goes on with what `of` uses in its instance.
    void argument(NodeId id, const Node& of, std::uint32_t instance);
    bool only_open_ = false;     ///< follow only what is not decided yet
    bool past_unsure_ = false;   ///< also those in a list who come after somebody who may not be there

private:
    void follow(const Node& node, std::uint32_t instance);
    void aggregate(const Node& node, std::uint32_t instance);
    std::vector<bool> seen_;
    std::vector<std::uint64_t> seen_fixed_;
};

}  // namespace recht
