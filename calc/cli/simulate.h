// Shared by the parts of `recht simulate`.
#pragma once

#include "cli.h"
#include "sums.h"

namespace recht::cli {

/// Two engines: the rules as they are, and with the change.
class WhatIf {
public:
    /// False with a message when the rules or the change have faults; `status` then says which.
    bool load(const Arguments& arguments, const char* program, int& status);
    /// Adds one situation (JSON, perhaps with `gewicht`) to `sums`; false with faults.
    bool household(std::string& json, Sums& sums, Diagnostics& faults);
    [[nodiscard]] const std::string& name() const { return name_; }

private:
    void identities(Engine& engine, std::map<std::string, std::string>& out, std::string& last);
    Engine before_;
    Engine after_;
    std::string name_;
    std::vector<SchemeOutcome> was_, is_;
    std::string last_before_, last_after_;
};

/// Prints the sums for a person; with `all` also the schemes that do not change.
void print_sums(const Sums& sums, bool all);

}  // namespace recht::cli
