#include "model.h"

#include "dates.h"

namespace recht {

std::string_view status_name(Status status) {
    constexpr std::string_view names[] = {"officieel", "officieel_geciteerd", "secundair", "afgeleid", "geheugen", "onbekend"};
    return names[static_cast<std::size_t>(status)];
}

std::int64_t stale_from(std::int64_t from, Runs runs) {
    switch (runs) {
        case Runs::indefinitely: return kNever;
        case Runs::year: return days_from_civil(civil_from_days(from).year + 1, 1, 1);
        case Runs::half_year: {
            const auto c = civil_from_days(from);
            return c.month <= 6 ? days_from_civil(c.year, 7, 1) : days_from_civil(c.year + 1, 1, 1);
        }
        case Runs::quarter: return add_months(first_of_quarter(from), 3, Clamp::later);
    }
    return kNever;
}

int Table::column(std::string_view name) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] == name) return static_cast<int>(i);
    }
    return -1;
}

int Model::find_module(std::string_view id) const {
    for (std::size_t i = 0; i < modules.size(); ++i) {
        if (modules[i].id == id) return static_cast<int>(i);
    }
    return -1;
}

}  // namespace recht
