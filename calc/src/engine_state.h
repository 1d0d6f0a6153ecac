// What an Engine holds; for the command, the tests and the benchmarks of this project.
#pragma once

#include <memory>

#include "evaluator.h"
#include "library.h"
#include "recht/engine.h"

namespace recht {

struct Engine::State {
    std::unique_ptr<Rules> rules;
    Library* compiled = nullptr;   ///< the same rules, when they came as texts
    std::unique_ptr<Evaluator> evaluator;
    std::string national;          ///< the national rules in prepared form, when they were asked for
    JsonDocument document;
    bool failed = false;
    std::size_t usual = 8192;    ///< bytes of an answer: the last one
    /// Only after load().
    [[nodiscard]] Library& library() { return *compiled; }
};

}  // namespace recht
