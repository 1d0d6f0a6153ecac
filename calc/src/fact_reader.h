// Reading one fact of a situation: a value, a range, or one of several possibilities.
#pragma once

#include <string>

#include "catalog.h"
#include "rules.h"
#include "situation.h"

namespace recht {

class FactReader {
public:
    FactReader(const Catalog& catalog, const Rules& rules, Diagnostics& diagnostics, Situation& out)
        : catalog_(catalog), rules_(rules), diagnostics_(diagnostics), municipality_(out.municipality), listed_(out.listed) {}
    /// Reads `source` into `out`; faults name the path, what was found and what was expected.
    void value(const Field& field, JsonRef source, FactValue& out);

protected:
    void fault(std::string path, std::string_view code, std::string message, std::string_view hint);
    /// With the path of `place`: only then is it put together.
    void fault(JsonRef place, std::string_view code, std::string message, std::string_view hint);
    /// "Hier hoort … te staan, maar dit is …"
    [[gnu::noinline]] void fault_of_type(JsonRef m, std::string_view belongs, std::string_view hint);
    [[gnu::noinline]] void too_many(JsonRef list, std::size_t allowed);
    [[gnu::noinline]] void not_here(JsonRef m, const FactClass& cls, const Field& field);
    /// A key that `tree` does not have.
    [[gnu::noinline]] void unknown(const PathNode& tree, JsonRef m);
    const Catalog& catalog_;
    const Rules& rules_;
    Diagnostics& diagnostics_;

private:
    [[nodiscard]] std::string expected(const Field& field) const;
    /// `place`: what a fault is about.
    bool one(const Field& field, JsonRef source, JsonRef place, std::int64_t& out);
    void one_of_these(const Field& field, JsonRef list, JsonRef place, FactValue& out);
    void several(const Field& field, JsonRef source, FactValue& out);
    [[gnu::noinline]] void municipality(JsonRef source);
    // What is wrong with a value; false, where one() gives that back. Never put into what runs for every fact.
    [[gnu::noinline]] bool wrong_type(const Field& field, JsonRef m, JsonRef place);
    [[gnu::noinline]] bool no_option(const Field& field, JsonRef m, JsonRef place);
    [[gnu::noinline]] bool no_day(const Field& field, JsonRef m, JsonRef place);
    [[gnu::noinline]] bool no_number(const Field& field, JsonRef m, JsonRef place, bool too_fine);
    [[gnu::noinline]] bool out_of_bounds(const Field& field, JsonRef m, JsonRef place, bool low);
    [[gnu::noinline]] void no_null(const Field& field, JsonRef m);
    [[gnu::noinline]] void no_text(const Field& field, JsonRef m);
    [[gnu::noinline]] void reversed(JsonRef m);
    [[gnu::noinline]] void wrong_object(JsonRef m, bool ordered);
    std::string& municipality_;
    std::vector<std::vector<std::int64_t>>& listed_;
};

}  // namespace recht
