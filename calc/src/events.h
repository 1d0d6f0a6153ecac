// What happens to a household in the course of time: the situation as it is on any day.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog.h"
#include "json_edit.h"
#include "recht/diagnostic.h"

namespace recht {

/// One of `gebeurtenissen`, as it was read.
struct Event {
    enum class Kind : std::uint8_t { changes, joins, leaves };
    std::size_t number = 0;     ///< place in the input
    std::int64_t day = 0;       ///< the first day on which it is so
    Kind kind = Kind::changes;
    std::string path;
    JsonRef value;              ///< empty when there is none
};

std::string_view event_name(Event::Kind kind);

/// Reads `gebeurtenissen` of a situation that has been read without faults, in order of date.
/// `first`: events before this day are faults.
bool read_events(JsonRef situation, std::int64_t first, std::vector<Event>& out, Diagnostics& diagnostics);

/// A situation with its events. What has a beginning and an end of its own (`tijdvak`) is there all
/// the time; the rest comes and goes.
class Course {
public:
    Course(JsonRef situation, const Catalog& catalog);
    /// Takes one event in, in order of date; false with a diagnostic that names the event.
    bool apply(const Event& event, Diagnostics& diagnostics);
    /// Days from which another situation holds, ascending; the first holds before all.
    [[nodiscard]] std::vector<std::int64_t> turns() const;
    /// The situation on `day`, with that as its `datum`, as JSON text.
    [[nodiscard]] std::string on(std::int64_t day) const;
    /// The same when everything that has been taken in has happened: what a fault is looked for in.
    [[nodiscard]] std::string in_the_end(std::int64_t day) const;
    /// Paths of what is not there on `day` (for numbers that moved up).
    [[nodiscard]] std::vector<std::string> gone(std::int64_t day) const;
    /// Where the value of the last event went: faults below this path are the event's.
    [[nodiscard]] const std::string& touched() const { return touched_; }

private:
    struct Part {
        std::string key;
        int index = -1;
        const Place* place = nullptr;   ///< when the key is a place of a class
    };
    struct Target {
        std::vector<Part> parts;
        const Field* field = nullptr;   ///< null: an element, a person or a list
    };
    struct Step {
        enum class Kind : std::uint8_t { set, not_before, gone_from };
        Kind kind = Kind::set;
        std::int64_t day = 0;
        Target target;
        JsonValue value;
    };
    bool resolve(const Event& event, Target& out, Diagnostics& diagnostics);
    bool join(const Event& event, Target& target, Diagnostics& diagnostics);
    bool leave(const Event& event, Target& target, Diagnostics& diagnostics);
    bool change(const Event& event, Target& target, Diagnostics& diagnostics);
    bool split(const Event& event, const Target& target, std::size_t owner, Diagnostics& diagnostics);
    [[nodiscard]] std::string text_with(std::int64_t day, bool all) const;
    static JsonValue* find(JsonValue& root, const std::vector<Part>& parts, std::size_t count);
    static std::string text_of(const std::vector<Part>& parts, std::size_t count);
    static void put(JsonValue& root, const Target& target, const JsonValue& value);
    static bool nothing_there(const Event& event, std::string_view path, bool numbered, Diagnostics& diagnostics);
    static bool fault(const Event& event, std::string_view at, std::string code, std::string message, std::string hint, Diagnostics& diagnostics);

    const Catalog& catalog_;
    JsonValue whole_;
    std::vector<Step> steps_;
    std::vector<std::pair<std::string, int>> now_at_;   ///< element path → its number since it was split
    std::string touched_;
};

}  // namespace recht
