// The benchmarks' own WebAssembly module: the engine with bound households, and the yardstick beside it. What is
// shipped is wasm/recht.cpp; this module is never shipped. One call does many rounds, so that the border costs nothing.
#include <emscripten/bind.h>

#include "timed.h"

using recht::bench::Timed;

namespace {
// As wasm/recht.cpp hands an answer over: its bytes, in place.
emscripten::val answer(Timed& timed, const std::string& household, const std::string& schemes, bool questions) {
    const auto& text = timed.answer(household, schemes, questions);
    return emscripten::val(emscripten::typed_memory_view(text.size(), text.data()));
}
}  // namespace

EMSCRIPTEN_BINDINGS(recht_bench) {
    emscripten::class_<Timed>("Module")
        .constructor<>()
        .function("add", &Timed::add)
        .function("load", &Timed::load)
        .function("bind", &Timed::bind)
        .function("households", &Timed::households)
        .function("schemes", &Timed::schemes)
        .function("known", &Timed::known)
        .function("run", &Timed::run)
        .function("runBlocks", &Timed::run_blocks)
        .function("runRange", &Timed::run_range)
        .function("takeOver", &Timed::take_over)
        .function("byHand", &Timed::by_hand)
        .function("answer", &answer)
        .function("amount", &Timed::amount);
}
