// calculate, batch and curve.
#include <cstdio>
#include <cstdlib>

#include "cli.h"
#include "json_doc.h"
#include "json_out.h"
#include "lines.h"

namespace recht::cli {

namespace {

CalculateOptions options_of(const Arguments& a) {
    CalculateOptions o;
    o.values = a.values;
    o.schemes = a.schemes;
    o.without_assumptions = a.without_assumptions;
    return o;
}

}  // namespace

int report_faults(const std::string& answer, bool json) {
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

int open_situation(Engine& engine, std::string& text, const Arguments& a, const char* program) {
    if (!load_engine(engine, a, program)) return failed;
    return read_text(a.file, text) ? good : bad_input;
}

int calculate(const Arguments& a, const char* program) {
    Engine engine;
    std::string text;
    if (const int status = open_situation(engine, text, a, program); status != good) return status;
    const auto answer = engine.calculate(text, options_of(a));
    if (engine.failed()) return report_faults(answer, a.json);
    std::printf("%s\n", answer.c_str());
    return good;
}

int batch(const Arguments& a, const char* program) {
    Engine engine;
    if (!load_engine(engine, a, program)) return failed;
    LineReader lines(a.file);
    if (!lines.open()) return bad_input;
    Progress progress;
    const auto options = options_of(a);
    std::string line;
    std::string out;
    const auto flush = [&] {
        std::fwrite(out.data(), 1, out.size(), stdout);
        out.clear();
    };
    while (lines.next(line)) {
        if (lines.too_long()) {
            Diagnostics faults;
            faults.add(too_long_line());
            out += faults_json(faults);
        } else {
            out += engine.calculate(line, options);
        }
        out += '\n';
        if (out.size() > (1u << 18)) flush();
        progress.at(lines.number());
    }
    flush();
    progress.end(lines.number());
    return good;
}

int curve(const Arguments& a, const char* program) {
    Engine engine;
    std::string text;
    if (const int status = open_situation(engine, text, a, program); status != good) return status;
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

int schemes(const Arguments& a, const char* program) {
    Engine engine;
    if (!load_engine(engine, a, program)) return failed;
    for (const auto& id : engine.schemes()) std::printf("%s\n", id.c_str());
    return good;
}

}  // namespace recht::cli
