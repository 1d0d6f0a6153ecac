// What a case touches: a fingerprint of all that is computed in it, and the rows of tables that it lands on. A change of
// the law that leaves the fingerprint as it was cannot be noticed by the case, so the case need not be run.
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

class Trace {
public:
    explicit Trace(const Universe& universe) : universe_(&universe) {}
    /// Every rule, condition, amount and note, as one number. The situation may have been read with another engine that has
    /// the same facts.
    std::uint64_t fingerprint(const Situation& situation);
    /// Rows of tables with numbers as keys that the last fingerprinted situation can land on: table, entry and row.
    void rows(std::vector<std::uint64_t>& out) const;
    static std::uint64_t row_key(std::size_t table, std::size_t entry, std::size_t row) { return (static_cast<std::uint64_t>(table) << 40) | (static_cast<std::uint64_t>(entry) << 24) | row; }

private:
    struct Ready {
        std::unique_ptr<Program> program;
        std::vector<std::pair<NodeId, std::uint16_t>> nodes;   // with the class whose instances have it
    };
    const Ready& ready(std::size_t regime);
    const Universe* universe_;
    std::map<std::size_t, Ready> programs_;
    const Ready* last_ = nullptr;
    Machine machine_;
};

}  // namespace recht::mutation
