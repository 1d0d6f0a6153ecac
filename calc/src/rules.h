// One layer stack, ready to compute, and where such stacks come from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog.h"
#include "graph.h"
#include "json_doc.h"
#include "model.h"

namespace recht {

/// One layer stack, compiled: the national rules, or those with one municipality's.
struct Universe {
    Catalog catalog;
    Model model;
    Graph graph;
    std::vector<NodeId> checks;              ///< truth of each fact check
    std::vector<std::int64_t> breaks;        ///< dates on which some value or version changes
    struct Identity {
        std::string id;
        std::string version;
        std::string sha256;
    };
    std::vector<Identity> identities;
    std::string municipality;                ///< code, or empty
    /// The stretch of time between two breaks in which `day` lies.
    [[nodiscard]] std::size_t regime(std::int64_t day) const;
};

/// Where the evaluator takes its rules from: texts that are compiled here, or what was prepared from them before.
class Rules {
public:
    virtual ~Rules() = default;
    /// The stack for a municipality (empty: national only). Null, with diagnostics, when it has faults. A municipality
    /// without rules of its own has the national ones.
    virtual Universe* universe(const std::string& municipality, Diagnostics& diagnostics) = 0;
    /// The fact file, as text.
    [[nodiscard]] virtual std::string fact_text() const = 0;

    /// Whether the list of municipalities has this code; true when no list was loaded.
    [[nodiscard]] bool knows_municipality(std::string_view code) const;
    /// The code of the municipality that a situation names, or of its successor; empty when unknown.
    [[nodiscard]] std::string municipality_of(JsonRef situation) const;
    /// The successor of a municipality that was merged, or empty.
    [[nodiscard]] std::string successor(std::string_view code) const;
    [[nodiscard]] std::vector<std::string_view> municipality_codes() const;

    /// The municipalities of the country, when they are known.
    struct Register {
        bool listed = false;
        std::vector<std::string> codes;
        std::vector<std::pair<std::string, std::string>> successors;   ///< old code → new code
    };
    [[nodiscard]] const Register& municipalities() const { return municipalities_; }

protected:
    Register municipalities_;
};

}  // namespace recht
