// Shared by the parts of `recht simulate`.
#pragma once

#include "cli.h"
#include "sums.h"

namespace recht::cli {

using namespace count;

/// Two engines: the rules as they are, and with the change.
class WhatIf {
public:
    /// False with a message when the rules or the change have faults; `status` then says which.
    bool load(const Arguments& arguments, const char* program, int& status);
    [[nodiscard]] const std::string& name() const { return name_; }

    [[nodiscard]] Engine& before() { return before_; }
    [[nodiscard]] Engine& after() { return after_; }

private:
    Engine before_;
    Engine after_;
    std::string name_;
};

/// Prints the sums for a person; with `all` also the schemes that do not change.
void print_sums(const Sums& sums, bool all);

}  // namespace recht::cli
