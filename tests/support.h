// Shared by the tests: small rulesets from text, answers as trees, faults as text.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine_state.h"
#include "json_doc.h"
#include "recht/engine.h"

namespace recht::proef {

/// A file under the root of the repository; the test fails when it cannot be read.
std::string read_file(const std::string& path);
/// The small fact file of the tests (tests/mini/feiten.json).
const std::string& mini_facts();

/// One diagnostic a line: "file:line:column: message [code]", hints indented below.
std::string text_of(const Diagnostics& diagnostics);
/// The codes only, separated by spaces.
std::string codes_of(const Diagnostics& diagnostics);

/// A JSON text that owns what it is read from.
class Tree {
public:
    Tree() = default;
    explicit Tree(std::string text);
    [[nodiscard]] JsonRef root() const { return document_ ? document_->root() : JsonRef(); }
    /// The value at a path such as "regelingen/x/bedrag/laagste" or "waarden/kinderen[0].x/exact";
    /// list elements by number. An empty handle when it is not there.
    [[nodiscard]] JsonRef at(std::string_view path) const;
    /// The same as text: a string without quotes, true, false, null, a number; objects as JSON.
    [[nodiscard]] std::string operator[](std::string_view path) const;
    [[nodiscard]] const std::string& text() const { return *text_; }

private:
    std::unique_ptr<std::string> text_ = std::make_unique<std::string>();
    std::unique_ptr<JsonDocument> document_;
};

/// Compact JSON text of a value.
std::string json_of(JsonRef value);

/// An engine with the facts of tests/mini and the given rulesets (name → text).
struct Bench {
    Engine engine;
    Diagnostics diagnostics;
    bool good = false;

    explicit Bench(std::vector<RulesetSource> sources, bool with_mini_facts = true);
    /// One ruleset without a name of its own.
    explicit Bench(const std::string& ruleset) : Bench(std::vector<RulesetSource>{{"proef.json", ruleset}}) {}

    Tree answer(const std::string& situation, std::vector<std::string> values = {}, bool without_assumptions = false);
    /// Value `name` in a situation: "5", "ja", "2024-03-01", "rood", a range as "1…3", "null".
    std::string value(const std::string& situation, const std::string& name);
};

/// The scheme of tests/mini/toeslag.json, loaded once.
Bench& bench();

/// A shared ruleset "proef" with rules name → formula; parts may be added as JSON ("tabellen": …).
std::string ruleset_of(const std::vector<std::pair<std::string, std::string>>& rules, const std::string& more = {});
/// The value of one formula over the facts of tests/mini, or the codes of its faults in brackets.
std::string formula(const std::string& formula, const std::string& situation = "{}", const std::string& more = {});

}  // namespace recht::proef
