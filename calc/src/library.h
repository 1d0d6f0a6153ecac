// All rulesets of one load: documents by kind, and the compiled form per municipality.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "builder.h"
#include "catalog.h"
#include "graph.h"
#include "json_doc.h"
#include "model.h"

namespace recht {

/// A file as handed over: its name (for messages) and its text.
struct Source {
    std::string name;
    std::string text;
};

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

class Library {
public:
    /// Reads all sources and compiles the national rules. All faults of all files are reported.
    bool load(std::vector<Source> sources, Diagnostics& diagnostics);
    /// The stack for a municipality (empty: national only). Null, with diagnostics, when its
    /// ruleset has faults. Compiled on first use.
    Universe* universe(const std::string& municipality, Diagnostics& diagnostics);
    /// Whether the list of municipalities has this code; true when no list was loaded.
    [[nodiscard]] bool knows_municipality(std::string_view code) const;
    /// The code of the municipality that a situation names, or of its successor; empty when unknown.
    [[nodiscard]] std::string municipality_of(JsonRef situation) const;
    /// The successor of a municipality that was merged, or empty.
    [[nodiscard]] std::string successor(std::string_view code) const;
    [[nodiscard]] std::vector<std::string_view> municipality_codes() const;
    [[nodiscard]] bool has_rules(const std::string& municipality) const { return municipal_.count(municipality) > 0; }
    [[nodiscard]] const std::map<std::string, std::size_t>& municipal_rules() const { return municipal_; }
    [[nodiscard]] JsonRef list() const { return list_; }
    [[nodiscard]] JsonRef facts() const { return facts_ == nullptr ? JsonRef() : facts_->root(); }
    [[nodiscard]] std::string fact_text() const;
    [[nodiscard]] const std::vector<std::unique_ptr<JsonDocument>>& documents() const { return documents_; }

private:
    std::unique_ptr<Universe> compile(const std::string& municipality, Diagnostics& diagnostics);
    [[nodiscard]] std::vector<std::string> scheme_ids(const std::string& municipality) const;
    [[nodiscard]] Changes changes_for(const std::string& municipality, Diagnostics& diagnostics) const;
    [[nodiscard]] bool concerns(JsonRef layer, const std::string& municipality) const;
    void check_changes(const Changes& changes, const Model& model, Diagnostics& diagnostics) const;
    void compile_changed(Diagnostics& diagnostics);
    std::vector<Source> sources_;
    std::vector<std::unique_ptr<JsonDocument>> documents_;
    const JsonDocument* facts_ = nullptr;
    JsonRef list_;
    std::vector<std::size_t> national_;              // documents
    std::vector<std::size_t> layers_;                // documents that change others
    std::map<std::string, std::size_t> municipal_;   // code → document
    std::map<std::string, std::unique_ptr<Universe>> universes_;
};

}  // namespace recht
