// All rulesets of one load: documents by kind, and the compiled form per municipality.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "builder.h"
#include "rules.h"

namespace recht {

/// A file as handed over: its name (for messages) and its text.
struct Source {
    std::string name;
    std::string text;
};

class Library : public Rules {
public:
    /// Reads all sources and compiles the national rules. All faults of all files are reported.
    bool load(std::vector<Source> sources, Diagnostics& diagnostics);
    /// Compiled on first use.
    Universe* universe(const std::string& municipality, Diagnostics& diagnostics) override;
    /// The stack of a municipality compiled anew, for whoever changes it; null when it has no rules of its own or faults.
    std::unique_ptr<Universe> fresh(const std::string& municipality, Diagnostics& diagnostics);
    [[nodiscard]] bool has_rules(const std::string& municipality) const { return municipal_.count(municipality) > 0; }
    [[nodiscard]] const std::map<std::string, std::size_t>& municipal_rules() const { return municipal_; }
    [[nodiscard]] JsonRef facts() const { return facts_ == nullptr ? JsonRef() : facts_->root(); }
    [[nodiscard]] std::string fact_text() const override;
    [[nodiscard]] const std::vector<std::unique_ptr<JsonDocument>>& documents() const { return documents_; }

private:
    std::unique_ptr<Universe> whole(const std::string& key, Diagnostics& diagnostics);
    std::unique_ptr<Universe> compile(const std::string& municipality, Diagnostics& diagnostics);
    [[nodiscard]] std::vector<std::string> scheme_ids(const std::string& municipality) const;
    [[nodiscard]] Changes changes_for(const std::string& municipality, Diagnostics& diagnostics) const;
    [[nodiscard]] bool concerns(JsonRef layer, const std::string& municipality) const;
    void check_changes(const Changes& changes, const Model& model, Diagnostics& diagnostics) const;
    void compile_changed(Diagnostics& diagnostics);
    void read_register(JsonRef list);
    std::vector<Source> sources_;
    std::vector<std::unique_ptr<JsonDocument>> documents_;
    const JsonDocument* facts_ = nullptr;
    std::vector<std::size_t> national_;              // documents
    std::vector<std::size_t> layers_;                // documents that change others
    std::map<std::string, std::size_t> municipal_;   // code → document
    std::map<std::string, std::unique_ptr<Universe>> universes_;
};

}  // namespace recht
