// What is left to compute for households that share most of what is known of them.
#pragma once

#include <map>
#include <vector>

#include "program.h"

namespace recht {

/// The part of a program that must be run for each household, when only the values of some facts differ.
struct Part {
    struct Register {
        std::uint16_t cls = 0;
        std::uint16_t at = 0;
        bool operator<(const Register& other) const { return cls != other.cls ? cls < other.cls : at < other.at; }
    };
    /// Registers of which another program, run before, holds the same value: its register for each.
    using Elsewhere = std::map<Register, Register>;

    /// `varying`: facts with another value for each household. `wanted`: what is read afterwards.
    Part(const Program& program, const Program::Fields& varying, const std::vector<NodeId>& wanted, const Elsewhere& elsewhere);

    std::vector<Instruction> code;
    std::vector<Segment> segments;
    std::vector<Register> shared;        ///< the same for all: computed once, and read
    std::vector<Register> facts;         ///< differ, and are no results
    std::vector<std::pair<Register, Register>> taken;    ///< there, here

private:
    using Marks = std::vector<std::vector<std::uint8_t>>;
    void touch(const Program& program, const Program::Fields& varying, Marks& marks) const;
};

}  // namespace recht
