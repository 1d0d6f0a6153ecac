// One case that stands beside a ruleset: a situation, and what it must give.
#pragma once

#include <string>
#include <vector>

#include "json_doc.h"
#include "recht/engine.h"

namespace recht::cli {

/// The text that stands for `value` again as JSON.
std::string json_text(JsonRef value);

class CaseCheck {
public:
    explicit CaseCheck(Engine& engine) : engine_(&engine) {}
    /// Computes the case and compares; true when all is as expected, else problems() says what is not.
    bool run(JsonRef c);
    [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }
    /// How many expected values the last case has, and whether its source is official.
    [[nodiscard]] std::size_t checked() const { return checked_; }
    [[nodiscard]] bool official() const { return official_; }
    void use(Engine& engine) { engine_ = &engine; }

private:
    void differ(const std::string& what, const std::string& want, const std::string& have);
    void values(JsonRef want, JsonRef have);
    void scheme(JsonRef want, JsonRef have);

    Engine* engine_;
    std::vector<std::string> problems_;
    std::size_t checked_ = 0;
    bool official_ = false;
    double tolerance_ = 0;
};

}  // namespace recht::cli
