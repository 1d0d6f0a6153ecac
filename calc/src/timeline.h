// One household over many months: what moves by itself, what happens, and what is settled a year later.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "evaluator.h"
#include "events.h"

namespace recht {

/// What `reach` computes besides schemes, as roots of a program.
void add_time_roots(const Universe& universe, Reach reach, std::vector<NodeId>& roots);

/// A sum of money in cents, from … to ….
struct Cents {
    std::int64_t low = 0;
    std::int64_t high = 0;
    bool operator==(const Cents&) const = default;
    void add(const Cents& other) {
        low += other.low;
        high += other.high;
    }
};

/// `"laagste": …, "hoogste": …` of an open object.
void write_cents(JsonOut& out, const Cents& cents);

/// Whether a fact that moves is one of this person or thing.
inline bool concerns(const Carried& fact, const Instance& of) { return !of.is_list() && of.most > 0 && (fact.place < 0 || of.place == fact.place); }

class Timeline {
public:
    Timeline(Evaluator& evaluator, const TimelineOptions& options) : e_(evaluator), options_(options) {}
    /// Computes and writes the members of the answer. False with diagnostics when the situation or its events have faults.
    bool run(const JsonDocument& document, JsonOut& out, Diagnostics& diagnostics);

private:
    // timeline_course.cpp: situations and what moves in them
    /// The situation between two turns.
    struct Stretch {
        std::int64_t from = INT64_MIN;
        std::string text;
        Universe* universe = nullptr;
        Situation situation;
        std::vector<std::string> gone;       ///< elements of lists that are not there
        std::vector<std::vector<std::string>> owners;   ///< per class and instance: its path, with the numbers of the input
    };
    /// A fact that moves, of one person or thing.
    struct Moved {
        std::size_t fact = 0;                ///< in Model::time.carried, or .yearly
        std::string owner;                   ///< one of Stretch::owners
        FactValue value;
    };
    struct Month {
        std::int64_t day = 0;                ///< for which it is computed
        std::int64_t first = 0;              ///< the first of the month
        bool shown = false;
        std::size_t stretch = 0;
        std::vector<Moved> before;           ///< what moves, at the beginning
        std::vector<Moved> after;
    };
    /// The months with the events, or those without.
    struct Line {
        std::vector<std::unique_ptr<Stretch>> stretches;
        std::vector<Month> months;
        std::map<int, std::vector<Moved>> sums;   ///< per calendar year
    };
    bool take_in(const JsonDocument& document, Diagnostics& diagnostics);
    bool stretch(Line& line, const Course* course, std::int64_t from, const JsonDocument* document, Diagnostics& diagnostics);
    void lay_out(Line& line);
    void move(Line& line);
    void step(Line& line, std::size_t number, std::vector<Moved>& state);
    void add_up(Line& line, const Month& month);
    void enter(const Line& line, const Month& month, bool summed);
    void place(const Stretch& stretch, const std::vector<Moved>& moved, const std::vector<Carried>& facts);
    static void name_owners(Stretch& stretch);
    /// A path with the numbers that it has when what is away is counted too.
    static std::string owner_path(const std::string& path, const std::vector<std::string>& away);
    void told(const Stretch& stretch, std::vector<Moved>& out) const;

    // timeline.cpp and timeline_now.cpp: the months
    struct Result {
        std::string_view scheme;             ///< of the rules, which stay
        Standing standing;
        Cents amount;                        ///< what there is, given the right
        bool has_amount = false;
        bool operator==(const Result& other) const {
            return scheme == other.scheme && standing.low == other.standing.low && standing.high == other.standing.high && (standing.high == 0 || amount == other.amount);
        }
    };
    [[nodiscard]] std::vector<Result> results() const;
    /// Whether the month before had another result, or none, for this scheme.
    [[nodiscard]] bool changed(const Result& now) const;
    [[nodiscard]] Standing standing(std::string_view scheme) const;
    /// The same, and always a right where no scheme is named.
    [[nodiscard]] Standing right_to(const std::string& scheme) const { return scheme.empty() ? Standing{2, 2} : standing(scheme); }
    /// What a scheme pays, given the right as it stands.
    [[nodiscard]] Cents amount_of(const std::string& scheme) const;
    void run_as(Reach reach);
    [[nodiscard]] Interval truth(const Rule& rule) const;
    [[nodiscard]] Cents cents(const Rule& rule) const;
    bool write_months(JsonOut& out, Diagnostics& diagnostics);
    bool write_month(JsonOut& out, const Month& month, Diagnostics& diagnostics);
    void write_events(JsonOut& out, const Month& month);
    void write_schemes(JsonOut& out, const std::vector<Result>& now);
    void write_money(JsonOut& out);
    void write_state(JsonOut& out, const Month& month);
    void write_moved(JsonOut& out, const Stretch& stretch, const Moved& moved, const Carried& fact);
    void note_tasks(const Month& month);
    [[nodiscard]] std::vector<std::uint8_t> task_truths() const;
    void run_month(const Line& line, const Month& month);
    Cents gated(const std::string& scheme, Cents amount) const;

    // timeline_years.cpp: settlement
    struct Paid {
        std::string by;
        std::vector<Cents> months;
    };
    /// What a month says is paid for an advance: an amount, or the facts of an estimate to compute it with.
    struct Offer {
        std::string by;
        Cents amount;
        std::vector<FactValue> guess;
    };
    [[nodiscard]] std::vector<Offer> offers(const Month& month) const;
    void keep_due(const Month& month);
    void write_years(JsonOut& out);
    void write_sums(JsonOut& out, int year);
    void write_incomes(JsonOut& out, const std::vector<std::size_t>& months);
    void settle(JsonOut& out, const std::vector<std::size_t>& months, std::size_t advance, const Paid& paid);
    std::vector<Paid> paid(const std::vector<std::size_t>& months);
    Cents paid_on_guess(const Advance& advance, const Month& month, const std::vector<FactValue>& guess);
    [[nodiscard]] bool something_happens(const Month& month) const;
    [[nodiscard]] std::size_t report_month(const std::vector<std::size_t>& months, const std::vector<Cents>& due, const Paid& paid) const;

    struct Due {
        std::string task;
        std::string ruleset;
        std::int64_t month = 0;
        std::int64_t until = 0;              ///< 0: no date
        std::string source;
    };
    Evaluator& e_;
    TimelineOptions options_;
    std::int64_t day_ = 0;
    std::vector<Event> events_;
    std::size_t late_ = 0;                   ///< events from here on come after the last month
    Line with_;
    Line without_;
    bool same_ = true;                       ///< nothing happens: the two lines are one
    std::vector<Result> last_;
    std::vector<std::uint8_t> last_tasks_;
    std::vector<Due> tasks_;
    /// Per month, per advance: what is due, and its year's income.
    struct Settled {
        Cents due, income, not_claimed;
        std::int64_t deadline = 0;
    };
    std::vector<std::vector<Settled>> settled_;
    std::vector<std::vector<Offer>> offers_;   ///< per month, while nothing happens
};

}  // namespace recht
