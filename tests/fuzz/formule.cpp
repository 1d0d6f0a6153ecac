// Any text as a formula inside a sound ruleset.
#include <cstdlib>

#include "json_out.h"
#include "recht/engine.h"

namespace {

constexpr char kFacts[] = R"({"id":"feiten","soort":"feiten","versie":"1","klassen":{
"situatie":{"velden":{"datum":{"type":"datum","verplicht":true},"huur":{"type":"bedrag/maand"},"soort":{"type":"keuze","opties":["huur","koop"]}}},
"persoon":{"plaatsen":[{"pad":"aanvrager","in":"situatie"},{"pad":"partner","in":"situatie","mag_null":true}],"velden":{"geboortedatum":{"type":"datum"},"inkomen":{"type":"bedrag/jaar"},"student":{"type":"ja/nee","standaard":false}}},
"kind":{"plaatsen":[{"pad":"kinderen","in":"situatie","lijst":4,"element":"kind"}],"velden":{"geboortedatum":{"type":"datum"},"ww_tot":{"type":"datum","mag_null":true}}}}})";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    recht::JsonOut out;
    out.open('{').member("id", "x").member("soort", "gedeeld").member("versie", "1").key("regels").open('[');
    out.open('{').member("naam", "r").member("bron", "b").member("is", std::string_view(reinterpret_cast<const char*>(data), size)).close('}');
    out.close(']').close('}');
    recht::Engine engine;
    recht::Diagnostics diagnostics;
    if (engine.load({{"feiten.json", kFacts}, {"x.json", out.text()}}, diagnostics) == diagnostics.has_errors()) std::abort();
    return 0;
}
