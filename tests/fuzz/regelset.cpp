// Any text as a ruleset beside a small fact file: loaded, or refused with messages, never a crash.
#include <cstdlib>

#include "recht/engine.h"

namespace {

constexpr char kFacts[] = R"({"id":"feiten","soort":"feiten","versie":"1","klassen":{
"situatie":{"velden":{"datum":{"type":"datum","verplicht":true},"huur":{"type":"bedrag/maand"},"soort":{"type":"keuze","opties":["huur","koop"]}}},
"persoon":{"plaatsen":[{"pad":"aanvrager","in":"situatie"},{"pad":"partner","in":"situatie","mag_null":true}],"velden":{"geboortedatum":{"type":"datum"},"inkomen":{"type":"bedrag/jaar"},"student":{"type":"ja/nee","standaard":false}}},
"kind":{"plaatsen":[{"pad":"kinderen","in":"situatie","lijst":4,"element":"kind"}],"velden":{"geboortedatum":{"type":"datum"},"ww_tot":{"type":"datum","mag_null":true}}}}})";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    recht::Engine engine;
    recht::Diagnostics diagnostics;
    const bool good = engine.load({{"feiten.json", kFacts}, {"x.json", std::string(reinterpret_cast<const char*>(data), size)}}, diagnostics);
    if (good == diagnostics.has_errors()) std::abort();
    if (good) engine.calculate(R"({"datum":"2026-02-01","huur":700,"aanvrager":{"inkomen":{"van":0,"tot":50000}}})");
    return 0;
}
