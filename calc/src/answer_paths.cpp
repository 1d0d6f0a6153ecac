// Paths of facts in the answer: what is missing, what was assumed, what is to be confirmed.
#include "evaluator.h"

namespace recht {

void Evaluator::forget_paths() {
    written_.resize(situation_.facts.size());
    owners_.resize(situation_.facts.size());
    for (std::size_t c = 0; c < written_.size(); ++c) {
        written_[c].assign(situation_.instances[c].size() * (situation_.width(static_cast<std::uint16_t>(c)) + 1), {});
        owners_[c].resize(situation_.instances[c].size());
        for (auto& text : owners_[c]) text.clear();
    }
}

// What the paths of the facts of one instance begin with, "kinderen[0].": that of `p` without its name.
const std::string& Evaluator::owner(const FactPath& p, const std::string& name) {
    auto& known = owners_[p.cls][p.instance];
    if (known.empty() && p.cls != 0) {
        situation_.append_path(known, p);
        known.resize(known.size() - name.size());
    }
    return known;
}

// Most paths stand in the answer of several schemes: put together once, and copied after that.
void Evaluator::write_path(JsonOut& out, const FactPath& p) {
    auto& known = written_[p.cls][p.instance * (situation_.width(p.cls) + 1) + static_cast<std::size_t>(p.field + 1)];
    if (known.size > 0) {
        out.again(known.at, known.size);
        return;
    }
    // Names of facts need no quoting.
    if (p.field < 0) {
        const auto path = situation_.path_text(p);
        out.plain_string(path);
        known.size = path.size() + 2;
    } else {
        const auto& name = situation_.catalog().classes()[p.cls].fields[static_cast<std::size_t>(p.field)].name;
        const auto& before = owner(p, name);
        out.plain_string(before, name);
        known.size = before.size() + name.size() + 2;
    }
    known.at = out.size() - known.size;
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

// Defaults that were taken and that a scheme can have been computed with: lists first, then facts, each in the order of the catalogue.
void Evaluator::find_assumed(const Plan::Uses& used) {
    assumed_.clear();
    const auto& classes = situation_.catalog().classes();
    for (std::uint16_t cls = 0; cls < classes.size(); ++cls) {
        if (!used.has(cls, kWholeList)) continue;
        for (std::uint32_t i = 0; i < situation_.instances[cls].size(); ++i) {
            if (situation_.instances[cls][i].could_be > 0) assumed_.push_back({cls, i, -1});
        }
    }
    for (std::uint16_t cls = 0; cls < classes.size(); ++cls) {
        const auto& c = classes[cls];
        const auto& instances = situation_.instances[cls];
        for (const auto k : used.fields(cls)) {
            const auto& f = c.fields[k];
            for (std::uint32_t i = 0; i < instances.size(); ++i) {
                if (instances[i].most == 0 || instances[i].least != instances[i].most) continue;
                if (!c.places.empty() && (f.places >> instances[i].place & 1) == 0) continue;
                const auto& v = situation_.facts[cls][i * c.fields.size() + k];
                if (is_default(f, v)) assumed_.push_back({cls, i, k});
            }
        }
    }
}

}  // namespace recht
