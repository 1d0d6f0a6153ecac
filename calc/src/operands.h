// What an instruction reads.
#pragma once

#include "program.h"

namespace recht {

/// Calls `visit` with the class and the register of everything that an instruction of class `own` reads.
template <typename Visit>
void each_operand(const Program& program, std::uint16_t own, const Instruction& i, Visit visit) {
    switch (i.op) {
        case Op::parent: {
            const auto& classes = program.universe->catalog.classes();
            auto above = own;
            for (int level = 0; level < i.aux; ++level) above = classes[above].places.front().parent;
            visit(above, i.a);
            return;
        }
        case Op::single: visit(i.k, i.a); return;
        case Op::sum:
        case Op::count:
        case Op::any:
        case Op::all:
        case Op::highest:
        case Op::lowest:
            visit(i.k, i.a);
            visit(i.k, i.b);
            visit(own, i.c);
            return;
        default:
            visit(own, i.a);
            visit(own, i.b);
            visit(own, i.c);
    }
}

}  // namespace recht
