// The catalogue of facts: which classes of things a situation has (persons, children, incomes …),
// their fields, bounds and defaults. Read from data; the engine knows no fact by itself.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "json_doc.h"
#include "types.h"

namespace recht {

/// As many options as a register holds as bits and still leaves room for sums.
constexpr std::size_t kMostBits = 60;

/// A set of options of a choice. Up to 60 options are held as one bit each, so that "one of these"
/// is exact; larger sets (countries) as an index with a lowest and a highest.
struct OptionSet {
    std::vector<std::string> names;
    [[nodiscard]] bool is_mask() const { return names.size() <= kMostBits; }
    [[nodiscard]] std::int64_t value(std::size_t index) const {
        return is_mask() ? std::int64_t{1} << index : static_cast<std::int64_t>(index);
    }
    [[nodiscard]] int find(std::string_view name) const;
};

enum class DefaultKind : std::uint8_t { none, value, value_in_object, formula, derived };

struct Field {
    std::string name;            ///< dotted: "groep.naam"; "overig.regelset.naam" for a ruleset's own
    std::uint16_t module = 0;    ///< ruleset that declares it for itself; 0: the fact file
    Type type;
    Scale scale;
    std::int64_t min = 0;        ///< in register scale; for choices the bits or indexes allowed
    std::int64_t max = 0;
    DefaultKind default_kind = DefaultKind::none;
    bool default_null = false;
    std::int64_t default_value = 0;
    JsonRef formula;             ///< `standaard_is` or `afgeleid`
    bool nullable = false;
    bool required = false;
    bool never_ask = false;
    bool open_set = false;       ///< other texts are accepted too and count as the last option
    bool free = false;           ///< any JSON value, never computed with
    bool municipality = false;   ///< holds the code of a municipality
    bool whole_year = false;     ///< a change counts for the whole calendar year (`heel_jaar`)
    std::uint8_t places = 0xFF;  ///< bit per place of the class: where this field may stand
    std::string hint_low;        ///< what to do with a value below `min`; empty: only what is expected
    std::string topic;
    int order = 0;
};

struct Place {
    std::string path;            ///< key in the parent object
    std::string element;         ///< name of one element in formulas ("kind")
    std::uint16_t parent = 0;    ///< class of the parent
    bool list = false;
    bool nullable = false;       ///< null = there is none
    bool default_empty = false;
    std::string begins;          ///< fact of an element that says from when it is there (`tijdvak`); empty: none
    std::string ends;            ///< and until when
    std::string goes_on;         ///< fact of an element that says that another one goes on where it ends; may be empty
    std::string topic;
    int order = 0;
    std::vector<std::uint16_t> most;  ///< highest number of elements, per place of the parent class
};

/// Where a key of a JSON object leads.
struct PathNode {
    enum class Leads : std::uint8_t { object, field, place };
    std::string name;
    Leads leads = Leads::object;
    std::uint16_t cls = 0;       ///< place: the class
    std::uint16_t index = 0;     ///< field or place index
    std::vector<PathNode> children;
    /// The child with this name; null when there is none, or no name.
    [[nodiscard]] const PathNode* child(std::string_view key) const;
    /// To be called when everything below is there, before child().
    void link();
    /// Names that look alike form a chain: the first of each chain, and then for each child the next; place + 1, 0: none.
    std::vector<std::uint16_t> chains;
};

struct FactClass {
    std::string name;
    std::vector<Field> fields;
    std::vector<Place> places;   ///< empty for the situation itself
    PathNode tree;               ///< keys of one instance
    std::uint32_t most_instances = 1;
    [[nodiscard]] int find(std::string_view field) const;
};

/// A check on situations, declared with the facts (`controles`).
struct FactCheck {
    std::string id;
    std::string path;            ///< field to name in the message
    std::string text;            ///< what a fault says (`tekst`); empty: the words of the id
    std::uint16_t cls = 0;
    JsonRef formula;
    bool is_error = false;
};

class Catalog {
public:
    /// Reads the fact file; all faults are added to `diagnostics`. `schemes`: ids that facts of type
    /// `regeling` may hold besides their own options.
    bool load(const JsonDocument& document, std::vector<std::string> schemes, Diagnostics& diagnostics);
    /// Adds a fact that ruleset `id` declares for itself: `overig.<id>.<key of source>`.
    void declare(JsonRef source, std::string_view id, std::uint16_t module, Diagnostics& diagnostics);

    [[nodiscard]] const std::vector<FactClass>& classes() const { return classes_; }
    [[nodiscard]] const std::vector<FactCheck>& checks() const { return checks_; }
    [[nodiscard]] const OptionSet& options(std::uint16_t set) const { return option_sets_[set]; }
    /// Class by name, or by the name of an element of one of its places ("medebewoner"); -1 if none.
    [[nodiscard]] int find_class(std::string_view name) const;
    /// The set with exactly these names; made when it does not exist yet.
    std::uint16_t option_set(std::vector<std::string> names);
    [[nodiscard]] const JsonDocument* document() const { return document_; }

private:
    friend struct Form;
    bool load_class(JsonRef source, std::uint16_t index, Diagnostics& diagnostics);
    void load_places(JsonRef source, FactClass& cls, Diagnostics& diagnostics);
    bool load_field(JsonRef source, std::string name, std::uint16_t cls, std::uint16_t module, Diagnostics& diagnostics);
    void read_places(JsonRef source, Field& field, const FactClass& cls, Diagnostics& diagnostics);
    bool check_places(Diagnostics& diagnostics);
    bool read_options(JsonRef source, Field& field, Diagnostics& diagnostics);
    void read_bounds(JsonRef source, Field& field, Diagnostics& diagnostics);
    void read_default(JsonRef source, Field& field, Diagnostics& diagnostics);
    void link(Diagnostics& diagnostics);
    void load_checks(JsonRef source, Diagnostics& diagnostics);

    const JsonDocument* document_ = nullptr;
    std::vector<FactClass> classes_;
    std::vector<FactCheck> checks_;
    std::vector<OptionSet> option_sets_;
    std::vector<std::string> schemes_;
};

/// Parses "bedrag/jaar", "ja/nee", "percentage" … into a type and its scale; false when unknown.
bool parse_type(std::string_view text, Type& type, Scale& scale);
/// Reads a JSON value of `type` at `scale` into a register value; false when it does not fit.
bool read_value(JsonRef value, const Type& type, const Scale& scale, const OptionSet* options, std::int64_t& out);

}  // namespace recht
