// The outcome of a simulation as tables for a person.
#include <cstdio>

#include "simulate.h"

namespace recht::cli {

namespace {

std::size_t characters(const std::string& text) {
    std::size_t count = 0;
    for (const auto c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

std::string left(const std::string& text, std::size_t width) { return text + std::string(characters(text) < width ? width - characters(text) : 0, ' '); }
std::string right(const std::string& text, std::size_t width) { return std::string(characters(text) < width ? width - characters(text) : 0, ' ') + text; }

std::string range(const Exact& low, const Exact& high, bool sign) {
    const auto euros = [&](const Exact& e) { return (sign && !e.negative() && !e.zero() ? "+" : "") + e.rounded(100); };
    const auto a = euros(low);
    const auto b = euros(high);
    return a == b ? a : a + " tot " + b;
}

std::string cost(const Costs& c) { return range(c.low, c.high, false); }

// The lowest sums compared with each other, and the highest.
std::string difference(const Costs& before, const Costs& after) {
    const auto low = after.low - before.low;
    const auto high = after.high - before.high;
    return (high - low).negative() ? range(high, low, true) : range(low, high, true);
}

void heading(const char* what) {
    std::printf("\n%s %s %s %s  %s %s %s\n", left(what, 32).c_str(), right("erbij", 10).c_str(), right("eraf", 10).c_str(), right("anders", 10).c_str(),
                right("voor, €/jaar", 26).c_str(), right("na, €/jaar", 26).c_str(), right("verschil", 24).c_str());
}

void row(const std::string& name, const Exact& gained, const Exact& lost, const Exact& shifted, const Costs& before, const Costs& after, const std::string& note) {
    std::printf("%s %s %s %s  %s %s %s%s\n", left(name, 32).c_str(), right(gained.rounded(1), 10).c_str(), right(lost.rounded(1), 10).c_str(), right(shifted.rounded(1), 10).c_str(),
                right(cost(before), 26).c_str(), right(cost(after), 26).c_str(), right(difference(before, after), 24).c_str(), note.c_str());
}

void print_types(const Sums& sums) {
    heading("huishoudens");
    for (std::size_t t = 0; t < sums.types.size(); ++t) {
        const auto& s = sums.types[t];
        if (s.households.zero()) continue;
        auto name = std::string(kTypeNames[t]);
        for (auto& c : name) c = c == '_' ? ' ' : c;
        row(name + " (" + s.households.rounded(1) + ")", s.gained, s.lost, s.shifted, s.before, s.after, "");
    }
    const auto all = sums.total();
    row("samen (" + all.households.rounded(1) + ")", all.gained, all.lost, all.shifted, all.before, all.after, "");
    std::printf("\nMeer geld: %s huishoudens; minder: %s; gelijk: %s; niet te zeggen, omdat er gegevens open staan: %s.\n", all.more.rounded(1).c_str(), all.less.rounded(1).c_str(),
                all.same.rounded(1).c_str(), all.unsure.rounded(1).c_str());
}

void print_schemes(const Sums& sums, bool all) {
    heading(all ? "regeling" : "regeling (die verandert)");
    std::size_t shown = 0;
    for (const auto& [id, cells] : sums.schemes) {
        const auto total = sums.total(cells);
        if (!all && !total.changed()) continue;
        ++shown;
        const bool unknown = !total.unknown_before.zero() || !total.unknown_after.zero();
        row(id, total.gained(), total.lost(), total.shifted(), total.before, total.after,
            unknown ? "  bedrag niet bekend bij " + total.unknown_before.rounded(1) + " (voor) en " + total.unknown_after.rounded(1) + " (na)" : "");
    }
    if (shown == 0) std::printf("(geen: deze wijziging raakt geen van deze huishoudens)\n");
}

}  // namespace

void print_sums(const Sums& sums, bool all) {
    std::printf("Wat als: %s\n%llu huishoudens gelezen", sums.what_if.c_str(), static_cast<unsigned long long>(sums.lines));
    if (sums.faults > 0) std::printf(", waarvan %llu met een fout (die tellen niet mee)", static_cast<unsigned long long>(sums.faults));
    std::printf(".\n");
    if (!sums.population.empty()) std::printf("Huishoudens: %s\n", sums.population.c_str());
    print_types(sums);
    print_schemes(sums, all);
    std::printf("\nerbij: eerst geen recht, nu wel (of: de gemeente beslist). anders: van of naar 'misschien'.\n"
                "Kosten: de laagste som telt alleen zekere rechten; de hoogste ook 'misschien' en wat iemand moet beoordelen.\n"
                "Rechten waarvan het bedrag niet bekend is, tellen in geen van beide mee.\n"
                "De uitkomst zegt iets over de huishoudens die u gaf; of die op uw inwoners lijken, weet alleen u.\n");
}

}  // namespace recht::cli
