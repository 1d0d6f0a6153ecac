#include "types.h"

namespace recht {

namespace {
constexpr std::string_view kPeriods[] = {"eenmalig", "dag", "week", "vier_weken", "maand", "kwartaal", "jaar"};
}

std::string_view period_name(Period period) {
    return period == Period::any ? std::string_view("willekeurig") : kPeriods[static_cast<std::size_t>(period)];
}

bool parse_period(std::string_view word, Period& period) {
    for (std::size_t i = 0; i < std::size(kPeriods); ++i) {
        if (kPeriods[i] == word) {
            period = static_cast<Period>(i);
            return true;
        }
    }
    return false;
}

std::string type_name(const Type& type) {
    switch (type.kind) {
        case Kind::boolean: return "ja/nee";
        case Kind::number: return type.percent ? "percentage" : "getal";
        case Kind::money:
            if (type.period == Period::once || type.period == Period::any) return "bedrag";
            return "bedrag/" + std::string(period_name(type.period));
        case Kind::date: return "datum";
        case Kind::choice: return type.multi ? "keuzes" : "keuze";
        case Kind::text: return "tekst";
    }
    return "";
}

}  // namespace recht
