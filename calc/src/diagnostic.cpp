#include "recht/diagnostic.h"

namespace recht {

void Diagnostics::add(Diagnostic diagnostic) {
    if (diagnostic.severity == Severity::error) ++errors_;
    auto known = counts_.begin();
    while (known != counts_.end() && known->file != diagnostic.file) ++known;
    if (known == counts_.end()) known = counts_.insert(known, {diagnostic.file, 0, 0});
    auto& count = *known;
    if (++count.found <= kMost) {
        items_.push_back(std::move(diagnostic));
        return;
    }
    if (count.line == 0) {
        Diagnostic more;
        more.code = "en_meer";
        more.file = diagnostic.file;
        more.line = diagnostic.line;
        more.column = diagnostic.column;
        more.hint = "Verbeter eerst de fouten hierboven; vaak verdwijnen er dan meer.";
        count.line = items_.size();
        items_.push_back(std::move(more));
    }
    items_[count.line].message = "En nog " + std::to_string(count.found - kMost) + " meer.";
}

}  // namespace recht
