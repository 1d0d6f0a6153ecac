// What answers rest on, after one run: what schemes share is walked once.
#pragma once

#include <vector>

#include "evaluator.h"

namespace recht {

class Footings : public Slice {
public:
    /// Until the machine runs again.
    Footings(const Universe& u, const Machine& m, const Plan& plan) : Slice(u, m), plan_(plan), known_(m.size()) {}
    /// What decided on `root` rests on this.
    Footing of(NodeId root);

protected:
    [[nodiscard]] bool matters(NodeId id) const override { return plan_.adds(id, {}); }
    /// What is fixed has no place to be remembered at, and little to look at.
    bool once(NodeId /*raw*/) override { return true; }
    bool visit(NodeId id, std::uint32_t instance) override;
    void look(NodeId id, const Node& n, std::uint32_t instance, std::size_t at) override;
    void again(NodeId raw, NodeId id, std::uint32_t instance, std::size_t at) override;

private:
    const Plan& plan_;
    Footing sum_;
    std::vector<Footing> known_;   // per register: with all that decided on it
};

}  // namespace recht
