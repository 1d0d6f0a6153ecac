// With facts hidden the true answer stays inside what is said to be possible.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "properties.h"

namespace recht::testing {

namespace {

/// Why `open` denies what `truth` says, or empty.
std::string denied(const std::vector<SchemeResult>& truth, const std::vector<SchemeResult>& open) {
    if (truth.size() != open.size()) return "aantal regelingen";
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const auto& t = truth[i];
        const auto& o = open[i];
        if (t.standing.low < o.standing.low || t.standing.high > o.standing.high) return t.scheme->id + ": recht";
        if (t.standing.high != 0 && (t.amount.low < o.amount.low || t.amount.high > o.amount.high)) return t.scheme->id + ": bedrag";
    }
    return {};
}

void check_hidden(int count, double share, std::uint64_t seed) {
    Households all(seed);
    int faulty = 0;
    const int total = households(share);
    for (int n = 0; n < total; ++n) {
        const auto household = all.next();
        const auto hidden = hide(all.random, household, count);
        const auto truth = answer(hidden.truth);
        if (truth.empty()) {
            ++faulty;
            continue;
        }
        const auto open = answer(hidden.open);
        if (!open.empty() && denied(truth, open).empty()) continue;
        const auto small = shrink(hidden.truth, hidden.open, [](const Json& t, const Json& o) {
            const auto a = answer(t);
            const auto b = answer(o);
            return !a.empty() && (b.empty() || !denied(a, b).empty());
        });
        const auto a = answer(small.first);
        const auto b = answer(small.second);
        ADD_FAILURE() << "household " << n << " (" << denied(a, b) << ")\n" << small.first.dump() << "\n" << small.second.dump() << "\n" << describe(a) << "open:\n" << describe(b) << fault();
        return;
    }
    EXPECT_LT(faulty, total / 10) << "too many households with contradictions";
}

double width(const std::vector<SchemeResult>& results) {
    double total = 0;
    for (const auto& r : results) total += euros_a_month(r, true) - euros_a_month(r, false);
    return total;
}

}  // namespace

// How wide the answer is when one fact is not known, over all schemes, in euros a month.
TEST(PropertyRanges, WidthWithOneFactHidden) {
    Households all(111);
    std::vector<double> widths;
    std::map<std::string, std::vector<double>> by_fact;
    int decided = 0;
    const int total = households(8);
    for (int n = 0; n < total; ++n) {
        const auto hidden = hide(all.random, all.next(), 1);
        const auto truth = answer(hidden.truth);
        if (truth.empty() || hidden.paths.empty()) continue;
        const auto before = width(truth);
        const auto open = answer(hidden.open);
        if (open == truth) {
            ++decided;
            continue;
        }
        widths.push_back(width(open) - before);
        auto fact = hidden.paths.front();
        for (auto at = fact.find('['); at != std::string::npos; at = fact.find('[')) fact.erase(at, fact.find(']') - at + 1);
        const auto path = pointer(hidden.paths.front());
        by_fact[fact + (hidden.open.contains(path) ? " (roughly)" : " (absent)")].push_back(widths.back());
    }
    const auto quantile = [](std::vector<double>& v, double q) {
        std::sort(v.begin(), v.end());
        return v.empty() ? 0.0 : v[std::min(v.size() - 1, static_cast<std::size_t>(q * static_cast<double>(v.size())))];
    };
    std::printf("One fact hidden: it mattered in %zu of %zu households; width then: median %.2f, 90%% below %.2f euros a month\n", widths.size(), widths.size() + static_cast<std::size_t>(decided),
                quantile(widths, 0.5), quantile(widths, 0.9));
    if (std::getenv("RECHT_BREEDTE") != nullptr) {
        for (auto& [fact, list] : by_fact) std::printf("  %-60s %5zu  median %9.2f  90%% %9.2f\n", fact.c_str(), list.size(), quantile(list, 0.5), quantile(list, 0.9));
    }
    RecordProperty("median", std::to_string(quantile(widths, 0.5)));
}

TEST(PropertyRanges, OneFactHidden) { check_hidden(1, 20, 101); }
TEST(PropertyRanges, ThreeFactsHidden) { check_hidden(3, 20, 103); }
TEST(PropertyRanges, SixFactsHidden) { check_hidden(6, 20, 106); }

}  // namespace recht::testing
