// A compiled stack of layers in which one change at a time is made and taken back, without reading all files anew.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "mutanten.h"
#include "spoor.h"

namespace recht::mutation {

class Bank {
public:
    /// `universe` must outlive this, and nobody else may change it.
    explicit Bank(Universe& universe);

    /// Whether the file of the change plays a part here: a value that the municipality fills in has no national one.
    [[nodiscard]] bool concerns(const Mutant& m, const std::string& file) const;
    /// The roots whose value the change can alter by itself.
    [[nodiscard]] std::vector<Root> roots(const Mutant& m, const std::string& file) const;
    /// Whether the change must be compiled in: it is one of a formula, or of a value on a date of its own.
    [[nodiscard]] bool must_build(const Mutant& m) const;
    /// Makes the change. `text`: the changed text of its source, for a formula. False, with diagnostics, when the check of rulesets
    /// refuses it; it is then taken back already.
    bool make(const Mutant& m, const std::string& file, const std::string& text, bool build, Diagnostics& diagnostics);
    /// Takes the last change back.
    void take_back();
    [[nodiscard]] Universe& universe() { return universe_; }

private:
    /// A formula of the model: a rule or condition, or when a note holds.
    struct Formula {
        FormulaTree* tree = nullptr;
        AstPtr* when = nullptr;
        JsonRef place;
        Root root;
    };
    void find_formulas();
    void add(const Formula& formula);
    void put(const Formula& formula, AstPtr tree);
    [[nodiscard]] const Formula* formula_of(const Mutant& m, const std::string& file) const;
    bool build(Diagnostics& diagnostics);

    Universe& universe_;
    Users users_;
    std::map<std::pair<std::string, std::uint32_t>, Formula> formulas_;   // by file and place in its text
    const Mutant* made_ = nullptr;
    FormulaTree was_;
    AstPtr when_was_;
    const Formula* changed_ = nullptr;
    bool built_ = false;          // the graph holds the change, or one that was taken back
};

}  // namespace recht::mutation
