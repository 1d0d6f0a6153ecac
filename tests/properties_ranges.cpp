// With facts hidden the true answer stays inside what is said to be possible.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "dates.h"
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

/// The same of `narrowed`, what is left of an answer taken in pieces: where the law, or another fact, leaves `truth` open itself,
/// the two need only have something in common.
std::string denied_in_pieces(const std::vector<SchemeResult>& truth, std::vector<SchemeResult> narrowed) {
    for (std::size_t i = 0; i < truth.size() && i < narrowed.size(); ++i) {
        const auto& t = truth[i];
        auto& n = narrowed[i];
        const bool common = t.standing.low <= n.standing.high && t.standing.high >= n.standing.low && t.amount.low <= n.amount.high && t.amount.high >= n.amount.low;
        if (common && (t.standing.low != t.standing.high || !t.amount.point())) n = t;
    }
    return denied(truth, narrowed);
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
        if (!open.empty() && denied(truth, open).empty()) {
            // Taken in pieces, of some: that takes many times as long.
            if (n % 4 != 0) continue;
            const auto narrowed = narrowed_answer(hidden.open);
            ASSERT_EQ(denied(narrowed, open), "") << "narrowed beyond what one run gives\n" << hidden.open.dump();
            ASSERT_EQ(denied_in_pieces(truth, narrowed), "") << hidden.truth.dump() << "\n" << hidden.open.dump() << "\n" << describe(truth) << "narrowed:\n" << describe(narrowed);
            continue;
        }
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

/// The household with the one hidden fact filled in, for many of the values that it can have.
std::vector<Json> fillings(const Hidden& hidden) {
    std::vector<Json> out;
    const auto& path = hidden.paths.front();
    const auto* declared = declaration(path);
    if (declared == nullptr) return out;
    const auto at = pointer(path);
    const auto with = [&](Json value) {
        out.push_back(hidden.open);
        out.back()[at] = std::move(value);
    };
    const Json range = hidden.open.contains(at) ? hidden.open[at] : Json::object();
    const auto type = (*declared)["type"].get<std::string>();
    if (type == "ja/nee" || type == "keuze") {
        const Json all = range.contains("een_van") ? range["een_van"] : type == "keuze" ? options_of(*declared) : Json{true, false};
        for (const auto& one : all) with(one);
        return out;
    }
    const Json from = range.value("van", declared->value("min", Json(0)));
    const Json to = range.value("tot", declared->value("max", Json(1e7)));
    constexpr int kSteps = 60;
    for (int i = 0; i <= kSteps; ++i) {
        const double part = static_cast<double>(i) / kSteps;
        if (type == "datum") {
            const auto first = *parse_date(from.get<std::string>());
            const auto last = *parse_date(to.get<std::string>());
            with(date_text(first + static_cast<std::int64_t>(part * static_cast<double>(last - first))));
            continue;
        }
        const auto low = from.get<double>();
        const auto high = to.get<double>();
        // What is decided is decided low: there the steps are smaller.
        const auto value = low + (high - low) * (high - low > 100000 ? part * part * part * part : part);
        const bool whole = type == "geheel" || declared->value("op", 0.01) >= 1;
        with(whole ? Json(std::llround(value)) : Json(std::min(high, std::round(value * 100) / 100)));
    }
    return out;
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

// Every value that a hidden fact can have lies inside the answer. Shown, in euros a month: how wide one run says it is, how wide
// the answer is, with the fact taken in pieces, and how wide it need be (docs/besluiten/0013).
TEST(PropertyRanges, WidthThatIsNotNeeded) {
    Households all(112);
    struct Loss {
        int times = 0;
        double once = 0, said = 0, needed = 0;
    };
    std::map<std::string, Loss> by_scheme, by_fact;
    std::vector<double> unpieced, said, needed;
    const int total = households(0.25);
    for (int n = 0; n < total; ++n) {
        const auto hidden = hide(all.random, all.next(), 1);
        if (hidden.paths.empty()) continue;
        const auto truth = answer(hidden.truth);
        const auto open = said_answer(hidden.open);
        const auto many = fillings(hidden);
        if (truth.empty() || open.empty() || many.empty()) continue;
        std::vector<std::pair<double, double>> seen(open.size(), {1e9, -1e9}), wide(open.size());
        const auto once = answer(hidden.open);
        std::vector<double> unsplit(open.size());
        for (std::size_t i = 0; i < open.size(); ++i) {
            unsplit[i] = euros_a_month(once[i], true) - euros_a_month(once[i], false);
            ASSERT_EQ(denied({open[i]}, {once[i]}), "") << hidden.open.dump();
        }
        for (std::size_t i = 0; i < open.size(); ++i) wide[i] = {euros_a_month(open[i], false), euros_a_month(open[i], true)};
        int good = 0;
        for (const auto& one : many) {
            const auto known = answer(one);
            if (known.empty()) continue;
            ++good;
            ASSERT_EQ(denied(known, once), "") << hidden.open.dump() << "\n" << one.dump();
            ASSERT_EQ(denied_in_pieces(known, open), "") << hidden.open.dump() << "\n" << one.dump();
            for (std::size_t i = 0; i < open.size(); ++i) {
                seen[i].first = std::min(seen[i].first, euros_a_month(known[i], false));
                seen[i].second = std::max(seen[i].second, euros_a_month(known[i], true));
            }
        }
        if (good == 0) continue;
        auto fact = hidden.paths.front();
        for (auto at = fact.find('['); at != std::string::npos; at = fact.find('[')) fact.erase(at, fact.find(']') - at + 1);
        double all_said = 0;
        double all_needed = 0;
        double all_once = 0;
        for (std::size_t i = 0; i < open.size(); ++i) {
            const double w = wide[i].second - wide[i].first;
            const double t = seen[i].second - seen[i].first;
            // What the law leaves open has a width of its own.
            if (unsplit[i] <= 0.01 || truth[i].standing.low != truth[i].standing.high || !truth[i].amount.point()) continue;
            all_said += w;
            all_needed += t;
            all_once += unsplit[i];
            auto& loss = by_scheme[open[i].scheme->id];
            ++loss.times;
            loss.once += unsplit[i];
            loss.said += w;
            loss.needed += t;
        }
        if (all_once <= 0.01) continue;
        unpieced.push_back(all_once);
        said.push_back(all_said);
        needed.push_back(all_needed);
        auto& loss = by_fact[fact];
        ++loss.times;
        loss.once += all_once;
        loss.said += all_said;
        loss.needed += all_needed;
    }
    ASSERT_FALSE(said.empty());
    for (auto* list : {&unpieced, &said, &needed}) std::sort(list->begin(), list->end());
    const auto middle = said.size() / 2;
    std::printf("One fact hidden, %zu households with a width: median %.2f in one run, %.2f in the answer, %.2f needed\n", said.size(), unpieced[middle], said[middle], needed[middle]);
    if (std::getenv("RECHT_BREEDTE") == nullptr) return;
    for (const auto* list : {&by_scheme, &by_fact}) {
        for (const auto& [name, l] : *list) std::printf("  %-50s %5d  unsplit %9.2f  said %9.2f  needed %9.2f\n", name.c_str(), l.times, l.once / l.times, l.said / l.times, l.needed / l.times);
    }
}

TEST(PropertyRanges, OneFactHidden) { check_hidden(1, 20, 101); }
TEST(PropertyRanges, ThreeFactsHidden) { check_hidden(3, 20, 103); }
TEST(PropertyRanges, SixFactsHidden) { check_hidden(6, 20, 106); }

}  // namespace recht::testing
