// report: what is encoded of each municipality, as a table or as JSON.
#include "report.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>

#include "cli.h"
#include "dates.h"
#include "json_out.h"
#include "text.h"

namespace recht::cli {

namespace {

void write_tally(JsonOut& out, const Tally& t) {
    out.key("waarden").open('{').member_raw("totaal", std::to_string(t.all()));
    for (std::size_t i = 0; i < Tally::kNames.size(); ++i) out.member_raw(Tally::kNames[i], std::to_string(t.by_status[i]));
    out.member_raw("verouderd", std::to_string(t.stale)).close('}');
}

void write_list(JsonOut& out, std::string_view key, const std::vector<std::string>& list) {
    out.key(key).open('[');
    for (const auto& text : list) out.string(text);
    out.close(']');
}

void write_year(JsonOut& out, int year) { out.member_raw("jaar", year == 0 ? "null" : std::to_string(year)); }

void write_scheme(JsonOut& out, const SchemeReport& s) {
    out.open('{').member("id", s.id).key("naam").open('{');
    for (const auto& [language, name] : s.names) out.member(language, name);
    out.close('}').member("brondatum", s.dated);
    write_year(out, s.year);
    out.member("status", s.status).member_raw("met_bedrag", s.amount ? "true" : "false");
    write_tally(out, s.values);
    write_list(out, "nog_te_vragen", s.questions);
    out.close('}');
}

void write_municipality(JsonOut& out, const MunicipalityReport& m) {
    out.open('{').member("code", m.code).member("naam", m.name).member("provincie", m.province).member_raw("ingevoerd", m.encoded ? "true" : "false");
    if (m.encoded) {
        out.member("versie", m.version).member("contact", m.contact).member("bron", m.source).member("brondatum", m.dated).member("status", m.status);
        write_tally(out, m.values);
        out.key("landelijk").open('[');
        for (const auto& f : m.fills) {
            out.open('{').member("id", f.id);
            write_list(out, "gevuld", f.filled);
            out.member_raw("mogelijk", std::to_string(f.possible));
            write_tally(out, f.values);
            out.close('}');
        }
        out.close(']').key("regelingen").open('[');
        for (const auto& s : m.schemes) write_scheme(out, s);
        out.close(']').key("bronnen").open('[');
        for (const auto& o : m.origins) {
            out.open('{').member("bron", o.text).member("status", o.status);
            write_year(out, o.year);
            out.member_raw("waarden", std::to_string(o.values)).close('}');
        }
        out.close(']');
        write_list(out, "nog_te_vragen", m.questions);
    }
    out.close('}');
}

std::size_t filled(const MunicipalityReport& m) {
    std::size_t sum = 0;
    for (const auto& f : m.fills) sum += f.filled.size();
    return sum;
}

std::size_t questions(const MunicipalityReport& m) {
    std::size_t sum = m.questions.size();
    for (const auto& s : m.schemes) sum += s.questions.size();
    return sum;
}

std::string years(const MunicipalityReport& m) {
    int first = 0;
    int last = 0;
    for (const auto& o : m.origins) {
        if (o.year == 0) continue;
        first = first == 0 ? o.year : std::min(first, o.year);
        last = std::max(last, o.year);
    }
    if (first == 0) return "-";
    return first == last ? std::to_string(first) : std::to_string(first) + "-" + std::to_string(last);
}

/// Pads by characters, not bytes.
std::string padded(const std::string& text, std::size_t width) {
    std::size_t characters = 0;
    for (const auto c : text) characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return text + std::string(characters < width ? width - characters : 0, ' ');
}

std::string share(std::uint32_t part, std::uint32_t all) { return std::to_string(part) + " van " + std::to_string(all); }

void print_table(const Report& report) {
    std::printf("Gemeenten met eigen regels (stand op %s; van de landelijke regelingen is %zu keer iets in te vullen)\n\n", report.day.c_str(), report.slots);
    std::printf("%s %-7s %9s %9s %10s %10s %9s  %-10s %s\n", padded("gemeente", 18).c_str(), "code", "eigen", "landelijk", "officieel", "verouderd", "onbekend", "bronnen", "vragen");
    std::size_t encoded = 0;
    Tally all;
    for (const auto& m : report.municipalities) {
        if (!m.encoded) continue;
        ++encoded;
        all.add(m.values);
        std::printf("%s %-7s %9zu %9zu %10s %10u %9u  %-10s %zu\n", padded(m.name, 18).c_str(), m.code.c_str(), m.schemes.size(), filled(m),
                    share(m.values.by_status[0], m.values.all()).c_str(), m.values.stale, m.values.by_status.back(), years(m).c_str(), questions(m));
    }
    if (encoded == 0) std::printf("(geen)\n");
    std::printf("\n%zu van %zu gemeenten hebben eigen regels; voor de andere %zu rekent de check alleen de landelijke regelingen.\n", encoded, report.municipalities.size(),
                report.municipalities.size() - encoded);
    std::printf("%u ingevulde waarden: %u officieel, %u verouderd (van een eerder tijdvak), %u onbekend.\n", all.all(), all.by_status[0], all.stale, all.by_status.back());
    std::printf("Eén gemeente met bronnen en vragen: recht report GM0153. Voor de andere 'recht new gemeente CODE'.\n");
}

void print_tally(const Tally& t) {
    std::string out;
    for (std::size_t i = 0; i < Tally::kNames.size(); ++i) {
        if (t.by_status[i] > 0) out += (out.empty() ? "" : ", ") + std::to_string(t.by_status[i]) + " " + std::string(Tally::kNames[i]);
    }
    if (t.stale > 0) out += "; " + std::to_string(t.stale) + " verouderd";
    std::printf("%s", out.empty() ? "geen waarden" : out.c_str());
}

void print_questions(const std::vector<std::string>& list, const std::string& about) {
    for (const auto& q : list) std::printf("  - %s%s\n", about.c_str(), q.c_str());
}

std::string age(int year, const std::string& day) {
    if (year == 0) return "zonder datum";
    const int old = static_cast<int>(std::strtol(day.substr(0, 4).c_str(), nullptr, 10)) - year;
    return std::to_string(year) + (old <= 0 ? "" : ", " + std::to_string(old) + " jaar oud");
}

void print_one(const Report& report, const MunicipalityReport& m) {
    std::printf("%s (%s), stand op %s\n", m.name.c_str(), m.code.c_str(), report.day.c_str());
    if (!m.encoded) {
        std::printf("Van deze gemeente is nog niets ingevoerd. De check rekent alleen de landelijke regelingen.\nBegin met: recht new gemeente %s\n", m.code.c_str());
        return;
    }
    std::printf("Waarden: ");
    print_tally(m.values);
    std::printf("\n\nEigen regelingen\n");
    for (const auto& s : m.schemes) {
        const auto name = s.names.find("nl");
        std::printf("  %s %s; bron: %s (%s); ", padded(name == s.names.end() ? s.id : name->second, 44).c_str(), s.amount ? "met bedrag  " : "zonder bedrag",
                    s.dated.empty() ? "zonder datum" : s.dated.c_str(), s.status.c_str());
        print_tally(s.values);
        std::printf("\n");
    }
    std::printf("\nIngevuld van landelijke regelingen\n");
    for (const auto& f : m.fills) {
        std::printf("  %s %zu van %zu; ", padded(f.id, 28).c_str(), f.filled.size(), f.possible);
        print_tally(f.values);
        std::printf("\n");
    }
    std::printf("\nBronnen, nieuwste eerst\n");
    for (const auto& o : m.origins) std::printf("  %s %s (%s, %u %s)\n", padded(age(o.year, report.day), 20).c_str(), o.text.c_str(), o.status.c_str(), o.values, o.values == 1 ? "waarde" : "waarden");
    std::printf("\nNog te vragen\n");
    print_questions(m.questions, "");
    for (const auto& s : m.schemes) {
        const auto name = s.names.find("nl");
        print_questions(s.questions, (name == s.names.end() ? s.id : name->second) + ": ");
    }
}

std::string today() {
    char buffer[16];
    const auto now = std::time(nullptr);
    std::strftime(buffer, sizeof buffer, "%Y-%m-%d", std::localtime(&now));
    return buffer;
}

}  // namespace

std::string report_json(const Report& report, const std::string& only) {
    JsonOut out;
    std::size_t encoded = 0;
    for (const auto& m : report.municipalities) encoded += m.encoded ? 1 : 0;
    out.open('{').member("datum", report.day).member_raw("sleuven", std::to_string(report.slots));
    out.key("totaal").open('{').member_raw("gemeenten", std::to_string(report.municipalities.size())).member_raw("ingevoerd", std::to_string(encoded)).close('}');
    out.key("gemeenten").open('[');
    for (const auto& m : report.municipalities) {
        if (only.empty() || m.code == only) write_municipality(out, m);
    }
    out.close(']').key("herindelingen").open('[');
    for (const auto& [name, code] : report.gone) out.open('{').member("oude_naam", name).member("nieuwe_code", code).close('}');
    out.close(']').close('}');
    return std::move(out.text());
}

void print_report(const Report& report, const std::string& only) {
    if (only.empty()) return print_table(report);
    for (const auto& m : report.municipalities) {
        if (m.code == only) print_one(report, m);
    }
}

int report(const Arguments& a, const char* program) {
    const auto directory = find_rulesets(a, program);
    std::string problem;
    const auto sources = read_layers(directory, program, problem);
    if (!problem.empty()) {
        std::fprintf(stderr, "recht: %s\n", problem.c_str());
        return failed;
    }
    const auto day = a.date.empty() ? today() : a.date;
    if (!parse_date(day)) {
        std::fprintf(stderr, "recht: --datum is een dag die bestaat, zoals 2026-01-31.\n");
        return usage;
    }
    Report all;
    Diagnostics diagnostics;
    if (!collect_report(sources, directory + "/teksten", day, all, diagnostics)) {
        print_faults(diagnostics, a.json);
        return failed;
    }
    const auto only = a.file_given ? a.file : std::string();
    std::vector<std::string_view> codes;
    for (const auto& m : all.municipalities) codes.push_back(m.code);
    if (!only.empty() && std::find(codes.begin(), codes.end(), only) == codes.end()) {
        Diagnostic d;
        d.code = "gemeente_onbekend";
        d.message = "De gemeente " + cite(only) + " staat niet in de lijst.";
        d.hint = did_you_mean(only, codes, "Schrijf een code, zoals GM0153.");
        diagnostics.add(std::move(d));
        print_faults(diagnostics, a.json);
        return bad_input;
    }
    if (a.json) std::printf("%s\n", report_json(all, only).c_str());
    else print_report(all, only);
    return good;
}

}  // namespace recht::cli
