// The small fact file beside what is fuzzed.
#pragma once

namespace recht::proef {

inline constexpr char kFacts[] = R"({"id":"feiten","soort":"feiten","versie":"1","klassen":{
"situatie":{"velden":{"datum":{"type":"datum","verplicht":true},"huur":{"type":"bedrag/maand"},"soort":{"type":"keuze","opties":["huur","koop"]}}},
"persoon":{"plaatsen":[{"pad":"aanvrager","in":"situatie"},{"pad":"partner","in":"situatie","mag_null":true}],"velden":{"geboortedatum":{"type":"datum"},"inkomen":{"type":"bedrag/jaar"},"student":{"type":"ja/nee","standaard":false}}},
"kind":{"plaatsen":[{"pad":"kinderen","in":"situatie","lijst":4,"element":"kind"}],"velden":{"geboortedatum":{"type":"datum"},"ww_tot":{"type":"datum","mag_null":true}}}}})";

}  // namespace recht::proef
