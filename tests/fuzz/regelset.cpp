// Any text as a ruleset beside a small fact file: loaded, or refused with messages, never a crash.
#include <cstdlib>

#include "feiten.h"
#include "recht/engine.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    recht::Engine engine;
    recht::Diagnostics diagnostics;
    const bool good = engine.load({{"feiten.json", recht::proef::kFacts}, {"x.json", std::string(reinterpret_cast<const char*>(data), size)}}, diagnostics);
    if (good == diagnostics.has_errors()) std::abort();
    if (good) engine.calculate(R"({"datum":"2026-02-01","huur":700,"aanvrager":{"inkomen":{"van":0,"tot":50000}}})");
    return 0;
}
