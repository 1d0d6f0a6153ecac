// What a change of the law touches: the rule or condition in which it stands, and the cases in which that comes out
// otherwise. A case in which it does not cannot notice the change, so it need not be run.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "engine_state.h"
#include "machine.h"
#include "program.h"
#include "situation.h"

namespace recht::mutation {

/// A formula with a value of its own, by its place in the model: the same in every stack of layers.
struct Root {
    enum class Kind : std::uint8_t { rule, amount, demand, judgement, warning, incomplete, referral } kind = Kind::rule;
    std::uint32_t index = 0;     ///< rule, or scheme
    std::uint32_t part = 0;      ///< of the scheme's conditions or notes
};

/// Where the computation of a root stands now; 0: nowhere.
NodeId node_of(const Model& model, const Root& root);
/// Every root of the model.
std::vector<Root> all_roots(const Model& model);

/// Which roots use a parameter or a table themselves, so not by way of another root.
class Users {
public:
    explicit Users(const Universe& universe);
    [[nodiscard]] const std::vector<Root>& of(bool table, std::size_t item) const;
    /// Whether it is also asked for on other days than the one of the calculation.
    [[nodiscard]] bool dated(bool table, std::size_t item) const { return (table ? dated_tables_ : dated_parameters_)[item]; }

private:
    void walk(NodeId id, const Root& root);
    const Universe& universe_;
    std::vector<std::uint8_t> named_, seen_;
    std::map<std::pair<bool, std::size_t>, std::vector<Root>> users_;
    std::vector<std::uint8_t> dated_parameters_, dated_tables_;
};

/// The values of some roots in situations, each as one number.
class Values {
public:
    Values(const Universe& universe, const std::vector<Root>& roots);
    std::uint64_t of(const Situation& situation);

private:
    struct Ready {
        std::unique_ptr<Program> program;
        std::vector<std::pair<NodeId, std::uint16_t>> nodes;   // with the class whose instances have it
    };
    const Ready& ready(std::size_t regime);
    const Universe& universe_;
    std::vector<NodeId> roots_;
    std::map<std::size_t, Ready> programs_;
    Machine machine_;
};

/// Rows of tables with numbers as keys that a situation can land on: table, entry and row.
class Rows {
public:
    explicit Rows(const Universe& universe) : universe_(universe) {}
    void of(const Situation& situation, std::vector<std::uint64_t>& out);
    static std::uint64_t key(std::size_t table, std::size_t entry, std::size_t row) { return (static_cast<std::uint64_t>(table) << 40) | (static_cast<std::uint64_t>(entry) << 24) | row; }

private:
    const Universe& universe_;
    std::map<std::size_t, std::unique_ptr<Program>> programs_;
    Machine machine_;
};

}  // namespace recht::mutation
