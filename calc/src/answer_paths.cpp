// Paths of facts in the answer: what is missing, what was assumed, what is to be confirmed.
#include "evaluator.h"

namespace recht {

void Evaluator::forget_paths() {
    written_.resize(situation_.facts.size());
    for (std::size_t c = 0; c < written_.size(); ++c) {
        written_[c].assign(situation_.instances[c].size() * (situation_.width(static_cast<std::uint16_t>(c)) + 1), {});
    }
}

// Most paths stand in the answer of several schemes: put together once, and copied after that.
void Evaluator::write_path(JsonOut& out, const FactPath& p) {
    auto& known = written_[p.cls][p.instance * (situation_.width(p.cls) + 1) + static_cast<std::size_t>(p.field + 1)];
    if (known.size > 0) {
        out.again(known.at, known.size);
        return;
    }
    auto& text = out.open_string();
    known.at = text.size() - 1;
    // Names of facts need no quoting.
    situation_.append_path(text, p);
    out.close_string();
    known.size = text.size() - known.at;
}

void Evaluator::write_paths(JsonOut& out, std::string_view key, const std::vector<FactPath>& paths) {
    out.key(key).open('[');
    for (const auto& p : paths) write_path(out, p);
    out.close(']');
}

void Evaluator::write_assumed(JsonOut& out, const Plan::Uses& uses) {
    out.key("aannames").open('[');
    for (const auto& p : assumed_) {
        if (uses.has(p.cls, static_cast<std::uint16_t>(p.field))) write_path(out, p);
    }
    out.close(']');
}

}  // namespace recht
