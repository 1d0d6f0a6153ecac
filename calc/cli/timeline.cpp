// timeline: as JSON, or as a table to read.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "cli.h"
#include "json_doc.h"

namespace recht::cli {

namespace {

std::string text_of(JsonRef value) { return value ? std::string(value.text()) : std::string(); }

/// "1.234,50", or "1.000,00 … 1.200,00".
std::string euros(JsonRef range) {
    const auto one = [](JsonRef amount) {
        const double value = std::strtod(text_of(amount).c_str(), nullptr);
        char buffer[40];
        std::snprintf(buffer, sizeof buffer, "%.2f", value < 0 ? -value : value);
        std::string out = buffer;
        out[out.size() - 3] = ',';
        for (auto at = static_cast<int>(out.size()) - 6; at > 0; at -= 3) out.insert(static_cast<std::size_t>(at), ".");
        return (value < 0 ? "-" : "") + out;
    };
    const auto low = one(range.get("laagste"));
    const auto high = one(range.get("hoogste"));
    return low == high ? low : low + " … " + high;
}

void print_month(JsonRef month) {
    std::printf("\n%s\n", text_of(month.get("maand")).c_str());
    for (auto e = month.get("gebeurtenissen").first(); e; e = e.next()) {
        std::printf("  * %s: %s %s\n", text_of(e.get("datum")).c_str(), text_of(e.get("pad")).c_str(), text_of(e.get("soort")).c_str());
    }
    for (auto p = month.get("posten").first(); p; p = p.next()) std::printf("  %-28s %24s\n", text_of(p.get("id")).c_str(), euros(p).c_str());
    std::printf("  %-28s %24s\n", "te besteden", euros(month.get("over")).c_str());
    for (auto s = month.get("toestand").first(); s; s = s.next()) {
        std::printf("    %s: %s\n", std::string(s.key()).c_str(), s.get("waarde") ? text_of(s.get("waarde")).c_str() : euros(s).c_str());
    }
    std::string changed;
    for (auto c = month.get("verandert").first(); c; c = c.next()) changed += (changed.empty() ? "" : ", ") + text_of(c);
    if (!changed.empty()) std::printf("  anders dan de maand ervoor: %s\n", changed.c_str());
}

void print_year(JsonRef year) {
    std::printf("\nJaar %s\n", text_of(year.get("jaar")).c_str());
    for (auto v = year.get("waarden").first(); v; v = v.next()) std::printf("  %-28s %24s\n", std::string(v.key()).c_str(), euros(v).c_str());
    for (auto a = year.get("afrekening").first(); a; a = a.next()) {
        std::printf("  %-28s recht %s, betaald %s (volgens %s)\n", std::string(a.key()).c_str(), euros(a.get("recht")).c_str(), euros(a.get("betaald")).c_str(), text_of(a.get("volgens")).c_str());
        std::printf("  %-28s terug %s, erbij %s\n", "", euros(a.get("terug")).c_str(), euros(a.get("erbij")).c_str());
    }
}

}  // namespace

int timeline(const Arguments& a, const char* program) {
    Engine engine;
    std::string text;
    if (const int status = open_situation(engine, text, a, program); status != good) return status;
    TimelineOptions options;
    options.months = a.months;
    options.values = a.values;
    options.without_assumptions = a.without_assumptions;
    const auto answer = engine.timeline(text, options);
    if (engine.failed()) return report_faults(answer, a.json);
    if (!a.table) {
        std::printf("%s\n", answer.c_str());
        return good;
    }
    JsonDocument document;
    Diagnostics unused;
    if (!document.parse(answer, "", unused)) return failed;
    for (auto m = document.root().get("maanden").first(); m; m = m.next()) print_month(m);
    for (auto y = document.root().get("jaren").first(); y; y = y.next()) print_year(y);
    std::printf("\nTe doen\n");
    for (auto t = document.root().get("doen").first(); t; t = t.next()) {
        const auto until = t.get("uiterlijk").is(JsonType::string) ? text_of(t.get("uiterlijk")) : std::string("zo snel mogelijk");
        std::printf("  %s  %s (%s), uiterlijk %s\n", text_of(t.get("maand")).c_str(), text_of(t.get("id")).c_str(), text_of(t.get("regelset")).c_str(), until.c_str());
    }
    for (auto w = document.root().get("waarschuwingen").first(); w; w = w.next()) std::printf("  let op: %s (%s)\n", text_of(w.get("id")).c_str(), text_of(w.get("pad")).c_str());
    return good;
}

}  // namespace recht::cli
