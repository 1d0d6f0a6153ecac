// Rules in prepared form: what compiling them gave, as bytes. A page that takes these needs no compiler.
//
// A file is: "RECHT", the number of the form, a digest of all that follows, the version of the engine, and for a
// municipality the digest of the national file that it belongs to. Then the columns: values of one kind stand together,
// which compresses well and makes the columns of a municipality nearly those of the country. So the file of a municipality
// holds only the differences (see delta.h).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "library.h"
#include "prepared_file.h"
#include "recht/engine.h"
#include "rules.h"

namespace recht {

/// The national rules as bytes. `library` tells the municipalities and the fact file.
std::string prepare_national(Universe& universe, const Library& library);
/// What the rules of a municipality add to `national`, made by prepare_national() of `country`. Renumbers `universe`.
std::string prepare_municipal(Universe& universe, const Universe& country, std::string_view national);

/// Rules that were prepared before.
class Prepared : public Rules {
public:
    /// False with diagnostics when a file is damaged or does not belong here.
    bool load(std::vector<RulesetSource> files, Diagnostics& diagnostics);
    Universe* universe(const std::string& municipality, Diagnostics& diagnostics) override;
    [[nodiscard]] std::string fact_text() const override { return fact_text_; }

private:
    struct Stack {
        Columns columns;   ///< what texts and trees of the universe point into
        Universe universe;
    };
    std::map<std::string, std::unique_ptr<Stack>> stacks_;
    std::string fact_text_;
};

}  // namespace recht
