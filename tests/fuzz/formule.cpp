// Any text as a formula inside a sound ruleset.
#include <cstdlib>

#include "json_out.h"
#include "feiten.h"
#include "recht/engine.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    recht::JsonOut out;
    out.open('{').member("id", "x").member("soort", "gedeeld").member("versie", "1").key("regels").open('[');
    out.open('{').member("naam", "r").member("bron", "b").member("is", std::string_view(reinterpret_cast<const char*>(data), size)).close('}');
    out.close(']').close('}');
    recht::Engine engine;
    recht::Diagnostics diagnostics;
    if (engine.load({{"feiten.json", recht::proef::kFacts}, {"x.json", out.text()}}, diagnostics) == diagnostics.has_errors()) std::abort();
    return 0;
}
