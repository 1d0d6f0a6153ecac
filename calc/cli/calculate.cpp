// calculate, explain, batch and curve.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "cli.h"
#include "json_doc.h"
#include "json_out.h"

namespace recht::cli {

namespace {

CalculateOptions options_of(const Arguments& a) {
    CalculateOptions o;
    o.values = a.values;
    o.without_assumptions = a.without_assumptions;
    return o;
}

// Faults of an answer `{"fouten": […]}` for a person.
int report(const std::string& answer, bool json) {
    if (json) {
        std::fprintf(stderr, "%s\n", answer.c_str());
        return bad_input;
    }
    JsonDocument document;
    Diagnostics unused;
    document.parse(answer, "", unused);
    Diagnostics faults;
    for (auto f = document.root().get("fouten").first(); f; f = f.next()) {
        Diagnostic d;
        d.code = f.string("code");
        d.path = f.string("path");
        d.message = f.string("message");
        d.hint = f.string("hint");
        d.file = f.string("file");
        const auto number = [&](const char* name) { return f.get(name) ? static_cast<std::uint32_t>(std::strtoul(std::string(f.get(name).text()).c_str(), nullptr, 10)) : 0u; };
        d.line = number("line");
        d.column = number("column");
        faults.add(std::move(d));
    }
    print_faults(faults, false);
    return bad_input;
}

void print_step(JsonRef step, const std::string& indent, bool last, bool colour, bool top) {
    const auto kind = step.string("soort");
    const auto bold = colour ? "\033[1m" : "";
    const auto dim = colour ? "\033[2m" : "";
    const auto off = colour ? "\033[0m" : "";
    std::string name(step.string("naam"));
    if (kind == "feit") name = step.string("pad");
    if (kind == "element") name = step.string("van");
    else if (!step.string("van").empty()) name += " (" + std::string(step.string("van")) + ")";
    for (auto& c : name) c = c == '_' ? ' ' : c;
    std::string value;
    if (const auto v = step.get("waarde"); v.is(JsonType::object)) {
        value = v.string("tekst");
        if (!v.string("per").empty()) value += v.string("per") == "eenmalig" ? "" : " per " + std::string(v.string("per"));
    } else if (kind == "feit") {
        value = "niet van toepassing";
    }
    if (kind == "voorwaarde") value = step.string("voldaan");
    if (kind == "regeling") value = step.string("recht");
    if (kind == "element" && value.empty()) value = "telt mee: " + std::string(step.string("telt_mee"));
    const std::string branch = top ? "" : last ? "└─ " : "├─ ";
    std::printf("%s%s%s%s%s", indent.c_str(), branch.c_str(), bold, name.c_str(), off);
    if (!value.empty()) std::printf(": %s%s%s", bold, value.c_str(), off);
    const auto origin = step.string("herkomst");
    if (!origin.empty() && origin != "ingevuld") std::printf("  %s(%s)%s", dim, std::string(origin).c_str(), off);
    const auto source = step.string("bron");
    if (!source.empty()) std::printf("  %s[%s]%s", dim, std::string(source).c_str(), off);
    const auto status = step.string("status");
    if (!status.empty() && status != "officieel" && status != "officieel_geciteerd") std::printf(" %s{%s}%s", dim, std::string(status).c_str(), off);
    if (step.get("al_uitgelegd")) std::printf("  %s(hierboven uitgelegd)%s", dim, off);
    std::printf("\n");
    const auto below = indent + (top ? "" : last ? "   " : "│  ");
    const auto steps = step.get("stappen");
    const bool more = steps.is(JsonType::array) && steps.node().size > 0;
    const auto filled = step.string("ingevuld");
    if ((kind == "regel" || kind == "bedrag" || kind == "voorwaarde") && !filled.empty() && filled != value) {
        std::printf("%s%s%s= %s%s\n", below.c_str(), more ? "│  " : "   ", dim, std::string(filled).c_str(), off);
    }
    if (!more) return;
    for (auto s = steps.first(); s; s = s.next()) print_step(s, below, !s.next(), colour, false);
}

}  // namespace

int calculate(const Arguments& a, const char* program) {
    Engine engine;
    if (!load_engine(engine, a, program)) return failed;
    std::string text;
    if (!read_text(a.file, text)) return bad_input;
    const auto answer = engine.calculate(text, options_of(a));
    if (engine.failed()) return report(answer, a.json);
    std::printf("%s\n", answer.c_str());
    return good;
}

int explain(const Arguments& a, const char* program) {
    Engine engine;
    if (!load_engine(engine, a, program)) return failed;
    std::string text;
    if (!read_text(a.file, text)) return bad_input;
    const auto answer = engine.explain(text, a.scheme, options_of(a));
    if (engine.failed()) return report(answer, a.json);
    if (a.json) {
        std::printf("%s\n", answer.c_str());
        return good;
    }
    JsonDocument document;
    Diagnostics unused;
    JsonLimits limits;
    limits.depth = 200;
    document.parse(answer, "", unused, limits);
    print_step(document.root().get("uitleg"), "", true, fancy(STDOUT_FILENO), true);
    return good;
}

int batch(const Arguments& a, const char* program) {
    Engine engine;
    if (!load_engine(engine, a, program)) return failed;
    std::FILE* in = a.file == "-" ? stdin : std::fopen(a.file.c_str(), "rb");
    if (in == nullptr) {
        std::fprintf(stderr, "recht: het bestand '%s' kan niet worden gelezen.\n", a.file.c_str());
        return bad_input;
    }
    constexpr std::size_t kLine = 1u << 20;
    const bool progress = isatty(STDERR_FILENO) != 0;
    const auto options = options_of(a);
    std::string line;
    std::string out;
    std::uint64_t number = 0;
    bool too_long = false;
    const auto finish = [&] {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        ++number;
        if (too_long) {
            out += R"({"fouten":[{"code":"te_groot","path":"","message":"Deze regel is langer dan 1 MB en is overgeslagen.","hint":"Zet één huishouden op een regel."}]})";
        } else {
            out += engine.calculate(line, options);
        }
        out += '\n';
        line.clear();
        too_long = false;
        if (out.size() > (1u << 18)) {
            std::fwrite(out.data(), 1, out.size(), stdout);
            out.clear();
        }
        if (progress && number % 10000 == 0) std::fprintf(stderr, "\r%llu huishoudens", static_cast<unsigned long long>(number));
    };
    static char buffer[1 << 16];
    std::size_t got = 0;
    bool open = false;
    while ((got = std::fread(buffer, 1, sizeof buffer, in)) > 0) {
        std::size_t start = 0;
        for (std::size_t i = 0; i < got; ++i) {
            if (buffer[i] != '\n') continue;
            if (line.size() + (i - start) > kLine) too_long = true;
            if (!too_long) line.append(buffer + start, i - start);
            finish();
            start = i + 1;
        }
        open = start < got;
        if (line.size() + (got - start) > kLine) {
            too_long = true;
            line.clear();
        }
        if (!too_long) line.append(buffer + start, got - start);
    }
    if (open || !line.empty() || too_long) finish();
    if (in != stdin) std::fclose(in);
    std::fwrite(out.data(), 1, out.size(), stdout);
    if (progress && number >= 10000) std::fprintf(stderr, "\r%llu huishoudens, klaar\n", static_cast<unsigned long long>(number));
    return good;
}

int curve(const Arguments& a, const char* program) {
    Engine engine;
    if (!load_engine(engine, a, program)) return failed;
    std::string text;
    if (!read_text(a.file, text)) return bad_input;
    CurveData data;
    Diagnostics diagnostics;
    if (!engine.curve(text, {a.path, a.from, a.to, a.points}, data, diagnostics)) {
        print_faults(diagnostics, a.json);
        return bad_input;
    }
    const auto number = [](double v) {
        char buffer[40];
        std::snprintf(buffer, sizeof buffer, "%.2f", v);
        return std::string(buffer);
    };
    std::string out = "{\"pad\":\"" + a.path + "\",\"punten\":[";
    for (std::size_t i = 0; i < data.x.size(); ++i) {
        out += (i == 0 ? "{\"x\":" : ",{\"x\":") + number(data.x[i]) + ",\"totaal\":" + number(data.total[i]) + ",\"regelingen\":{";
        for (std::size_t k = 0; k < data.lines.size(); ++k) {
            const auto& l = data.lines[k];
            out += (k == 0 ? "\"" : ",\"") + l.scheme + "\":{\"laagste\":" + number(l.low[i]) + ",\"hoogste\":" + number(l.high[i]) + "}";
        }
        out += "}}";
    }
    out += "]," + data.details.substr(1);
    std::printf("%s\n", out.c_str());
    return good;
}

}  // namespace recht::cli
