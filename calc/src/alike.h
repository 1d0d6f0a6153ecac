// Which computations of two layer stacks are the same, whatever the household.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "program.h"

namespace recht {

/// Two definitions of a fact that read the same values and assume the same.
bool same_field(const Catalog& x, const Field& a, const Catalog& y, const Field& b);

/// Gives equal computations the same number, also when they come from different programs. Both must stem from the same
/// fact file; facts that rulesets declare for themselves are compared.
class Alike {
public:
    /// The computations of one program; it must outlive this.
    class Of {
    public:
        Of(Alike& all, const Program& program);
        /// Equal numbers: for every situation the same value, and the same answer to whether its figures are known.
        std::uint32_t number(NodeId node);

    private:
        std::uint32_t find(NodeId id);
        void content(const Node& node, NodeId id);
        void table(const TableUse& use);
        std::uint32_t options(std::uint16_t set);
        void add(std::int64_t value) { key_.append(reinterpret_cast<const char*>(&value), sizeof value); }
        void add(const std::string& text) {
            add(static_cast<std::int64_t>(text.size()));
            key_ += text;
        }
        std::uint32_t intern();
        Alike& all_;
        const Program& program_;
        const Universe& universe_;
        std::vector<std::uint32_t> numbers_;    // per node; 0: not asked for
        std::vector<std::uint32_t> sets_;       // per set of options
        std::string key_;
    };

private:
    std::unordered_map<std::string, std::uint32_t> known_;
};

}  // namespace recht
