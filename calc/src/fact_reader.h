// Reading one fact of a situation: a value, a range, or one of several possibilities.
#pragma once

#include <string>

#include "catalog.h"
#include "rules.h"
#include "situation.h"

namespace recht {

class FactReader {
public:
    FactReader(const Catalog& catalog, const Rules& rules, Diagnostics& diagnostics, std::string& municipality)
        : catalog_(catalog), rules_(rules), diagnostics_(diagnostics), municipality_(municipality) {}
    /// Reads `source` into `out`; faults name the path, what was found and what was expected.
    void value(const Field& field, JsonRef source, const std::string& path, FactValue& out);

protected:
    void fault(const std::string& path, std::string_view code, std::string message, std::string_view hint);
    const Catalog& catalog_;
    const Rules& rules_;
    Diagnostics& diagnostics_;

private:
    [[nodiscard]] std::string expected(const Field& field) const;
    bool one(const Field& field, JsonRef source, const std::string& path, std::int64_t& out);
    void one_of_these(const Field& field, JsonRef list, const std::string& path, FactValue& out);
    void several(const Field& field, JsonRef source, const std::string& path, FactValue& out);
    void municipality(JsonRef source, const std::string& path);
    std::string& municipality_;
};

}  // namespace recht
