// A situation: what is known of one household, bound to the catalogue.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog.h"
#include "rules.h"
#include "recht/diagnostic.h"

namespace recht {

enum class FactState : std::uint8_t {
    unknown,   ///< anything between the bounds
    given,
    none,      ///< null: there is none
    assumed,   ///< the default
    formula    ///< follows from other facts (default or derived formula)
};

struct FactValue {
    std::int64_t low = 0;
    std::int64_t high = 0;
    FactState state = FactState::unknown;
    bool maybe_none = false;     ///< unknown, and may also not be there
    bool given_null = false;     ///< null was filled in, not assumed
    bool confirmed = false;      ///< a default that the person confirmed
    std::uint8_t listed = 0;     ///< of a long list of options: which of Situation::listed it is one of; 0: any from low to high
};

/// Nobody told it: the default was taken.
inline bool is_default(const Field& field, const FactValue& value) {
    return value.state == FactState::assumed || (value.state == FactState::none && field.default_null && !value.given_null) ||
           (value.state == FactState::formula && field.default_kind == DefaultKind::formula);
}

struct Instance {
    std::uint8_t place = 0;      ///< place in its class
    std::uint32_t parent = 0;    ///< instance of the parent class
    std::uint32_t number = 0;    ///< position in its list
    std::int64_t least = 1;      ///< how many times it is surely there …
    std::int64_t most = 1;       ///< … and at most: an unknown list is one element, 0 to its maximum times
    std::int64_t could_be = 0;   ///< a list that is empty by default: how many there could be after all
    bool confirmed = false;      ///< that default was confirmed
    /// Stands for a whole list, not for one element of it.
    [[nodiscard]] bool is_list() const { return least != most || could_be > 0; }
};

/// Paths of things that can be asked: a fact of an instance, or (field = -1) whether a person or
/// list is there.
struct FactPath {
    std::uint16_t cls = 0;
    std::uint32_t instance = 0;
    std::int32_t field = -1;
    bool operator==(const FactPath&) const = default;
};

class Situation {
public:
    /// Reads `document` against the catalogue. Faults name the path, what was found, what was
    /// expected and the nearest known name; on a fault false is returned.
    /// With `without_assumptions` every default counts as unknown, as with "aannames": "geen".
    bool read(const JsonDocument& document, const Catalog& catalog, const Rules& rules, bool without_assumptions, Diagnostics& diagnostics);

    std::vector<std::vector<Instance>> instances;   ///< per class
    std::vector<std::vector<FactValue>> facts;      ///< per class: instance × field
    std::int64_t day = 0;
    std::string municipality;
    bool no_assumptions = false;                    ///< "aannames": "geen"
    std::vector<std::vector<std::int64_t>> listed;  ///< "een_van" of facts whose options are numbers; the first is `listed` 1

    /// Lets it be another day: what is computed is for that one.
    void move_to(std::int64_t other);
    [[nodiscard]] const FactValue& fact(const FactPath& p) const { return facts[p.cls][p.instance * width(p.cls) + static_cast<std::size_t>(p.field)]; }
    [[nodiscard]] FactValue& fact(const FactPath& p) { return facts[p.cls][p.instance * width(p.cls) + static_cast<std::size_t>(p.field)]; }
    [[nodiscard]] std::size_t width(std::uint16_t cls) const { return catalog_->classes()[cls].fields.size(); }
    [[nodiscard]] std::string path_text(const FactPath& path) const;
    void append_path(std::string& out, const FactPath& path) const;
    /// The fact with this path; false when there is none here.
    [[nodiscard]] bool find(std::string_view path, FactPath& out) const;
    /// Where a check of facts shows for instance `i` of its class: the path. Nothing when nobody is there, or when the fact
    /// at that path was not filled in: an unknown or a default contradicts nothing.
    [[nodiscard]] std::optional<std::string> shows_at(const FactCheck& check, std::uint32_t i) const;
    /// Lists that are empty by default, and were not confirmed to be, may hold anything; or, with `open` false, are
    /// empty again.
    void open_lists(bool open);
    [[nodiscard]] const Catalog& catalog() const { return *catalog_; }

private:
    friend class SituationReader;
    void confirm(std::string_view path, Diagnostics& diagnostics);
    void append_instance(std::string& out, std::uint16_t cls, std::uint32_t index, bool leaf) const;
    const Catalog* catalog_ = nullptr;
    /// The facts of somebody of whom nothing was told, once found, for each class, place and way of assuming.
    using Blanks = std::vector<std::vector<FactValue>>;
    std::shared_ptr<Blanks> blanks_;
};

}  // namespace recht
