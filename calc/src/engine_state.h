// What an Engine holds; for the command, the tests and the benchmarks of this project.
#pragma once

#include <memory>

#include "evaluator.h"
#include "recht/engine.h"

namespace recht {

struct Engine::State {
    Library library;
    std::unique_ptr<Evaluator> evaluator;
    JsonDocument document;
    bool failed = false;
    std::size_t usual = 8192;    ///< bytes of an answer: the last one
};

}  // namespace recht
