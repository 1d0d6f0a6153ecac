#include "json_out.h"

namespace recht {

void write_faults(JsonOut& out, const Diagnostics& diagnostics) {
    out.key("fouten").open('[');
    for (const auto& d : diagnostics.items()) {
        out.open('{').member("code", d.code).member("path", d.path).member("message", d.message).member("hint", d.hint);
        if (!d.file.empty()) {
            out.member("file", d.file).member_raw("line", std::to_string(d.line)).member_raw("column", std::to_string(d.column));
        } else if (d.line > 0) {
            out.member_raw("line", std::to_string(d.line)).member_raw("column", std::to_string(d.column));
        }
        if (d.severity == Severity::warning) out.member("severity", "warning");
        out.close('}');
    }
    out.close(']');
}

std::string faults_json(const Diagnostics& diagnostics) {
    JsonOut out;
    out.open('{');
    write_faults(out, diagnostics);
    out.close('}');
    return std::move(out.text());
}

}  // namespace recht
