#include "rules.h"

#include <algorithm>

namespace recht {

std::size_t Universe::regime(std::int64_t day) const {
    return static_cast<std::size_t>(std::upper_bound(breaks.begin(), breaks.end(), day) - breaks.begin());
}

bool Rules::knows_municipality(std::string_view code) const {
    const auto& codes = municipalities_.codes;
    return !municipalities_.listed || std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::string Rules::municipality_of(JsonRef situation) const {
    const auto code = std::string(situation.string("gemeente"));
    if (code.empty()) return code;
    return knows_municipality(code) ? code : successor(code);
}

std::string Rules::successor(std::string_view code) const {
    for (const auto& [old_code, new_code] : municipalities_.successors) {
        if (old_code == code) return new_code;
    }
    return {};
}

std::vector<std::string_view> Rules::municipality_codes() const {
    return {municipalities_.codes.begin(), municipalities_.codes.end()};
}

}  // namespace recht
