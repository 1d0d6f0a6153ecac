#include "library.h"

#include <algorithm>

#include "sha256.h"

namespace recht {

namespace {

/// What is to be hashed, gathered: most pieces are a few characters.
class Content {
public:
    void add(std::string_view piece) {
        text_ += piece;
        if (text_.size() > 4096) flush();
    }
    std::string finish() {
        flush();
        return sha_.finish();
    }

private:
    void flush() {
        sha_.add(text_);
        text_.clear();
    }
    Sha256 sha_;
    std::string text_;
};

// The digest is over the content, so that white space and the way of writing 96.0 do not matter. Nor does
// `$schema`, which serves editors only: the page sends the rulesets without it.
void digest(JsonRef value, Content& sha) {
    switch (value.type()) {
        case JsonType::null: sha.add("n;"); return;
        case JsonType::boolean: sha.add(value.node().flag ? "t;" : "f;"); return;
        case JsonType::number: {
            const auto number = parse_decimal(value.text());
            sha.add(number ? decimal_text(number->mantissa, number->decimals) : std::string(value.text()));
            sha.add(";");
            return;
        }
        case JsonType::string:
            sha.add("\"");
            sha.add(value.text());
            sha.add("\";");
            return;
        case JsonType::array:
        case JsonType::object: {
            const bool object = value.type() == JsonType::object;
            sha.add(object ? "{" : "[");
            for (auto child = value.first(); child; child = child.next()) {
                if (object) {
                    if (child.key() == "$schema") continue;
                    sha.add(child.key());
                    sha.add(":");
                }
                digest(child, sha);
            }
            sha.add(object ? "}" : "]");
            return;
        }
    }
}

void collect_breaks(Universe& u) {
    auto& breaks = u.breaks;
    const auto dated = [&](const Dated& d, Runs runs, bool last) {
        breaks.push_back(d.from);
        if (d.until != kNever) breaks.push_back(d.until);
        if (last && runs != Runs::indefinitely) breaks.push_back(stale_from(d.from, runs));
    };
    for (const auto& p : u.model.parameters) {
        for (std::size_t i = 0; i < p.entries.size(); ++i) dated(p.entries[i], p.runs, i + 1 == p.entries.size());
    }
    for (const auto& t : u.model.tables) {
        for (std::size_t i = 0; i < t.entries.size(); ++i) dated(t.entries[i], t.runs, i + 1 == t.entries.size());
    }
    for (const auto& v : u.graph.versions) {
        for (const auto& [from, node] : v.items) {
            if (from != INT64_MIN) breaks.push_back(from);
        }
    }
    for (const auto& s : u.model.schemes) {
        for (const auto& c : s.conditions) {
            if (c.from != INT64_MIN) breaks.push_back(c.from);
            if (c.until != kNever) breaks.push_back(c.until);
        }
    }
    for (const auto& m : u.model.modules) {
        if (m.valid_from != INT64_MIN) breaks.push_back(m.valid_from);
        if (m.valid_until != kNever) breaks.push_back(m.valid_until);
    }
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
}

}  // namespace

bool Library::load(std::vector<Source> sources, Diagnostics& diagnostics) {
    sources_ = std::move(sources);
    // In order of name, so that the answer never depends on the order of handing over.
    std::sort(sources_.begin(), sources_.end(), [](const Source& a, const Source& b) { return a.name < b.name; });
    const auto before = diagnostics.error_count();
    std::vector<std::pair<std::string, std::size_t>> national;
    for (auto& source : sources_) {
        auto document = std::make_unique<JsonDocument>();
        if (!document->parse(source.text, source.name, diagnostics)) continue;
        const auto index = documents_.size();
        const auto root = document->root();
        const auto kind = root.string("soort");
        if (kind == "feiten") {
            if (facts_ != nullptr) {
                diagnostics.add(document->at(root, "regelset_ongeldig", "Er is al een bestand met feiten: " + facts_->file() + ".", "Voeg de twee samen: feiten staan in één bestand."));
                continue;  // its place in the list is not needed: nothing refers to it
            }
            facts_ = document.get();
        } else if (kind == "lijst") {
            read_register(root);
        } else if (kind == "wat_als") {
            layers_.push_back(index);
        } else if (kind == "gemeente") {
            const auto code = root.get("gemeente").is(JsonType::string) ? root.string("gemeente") : std::string_view();
            if (code.empty() || municipal_.count(std::string(code)) > 0) {
                diagnostics.add(document->at(root, "regelset_ongeldig", code.empty() ? "Deze gemeentelijke regelset noemt geen gemeente."
                                             : "Er is al een regelset voor gemeente " + std::string(code) + ".",
                                             code.empty() ? "Schrijf \"gemeente\": \"GM0153\"." : "Voeg de twee samen, of verbeter de code."));
            } else {
                municipal_.emplace(code, index);
            }
        } else {
            national.emplace_back(root.string("id"), index);
        }
        documents_.push_back(std::move(document));
    }
    std::sort(national.begin(), national.end());
    for (const auto& n : national) national_.push_back(n.second);
    // When the facts could not be read, that is the fault.
    if (facts_ != nullptr || diagnostics.error_count() == before) universe("", diagnostics);
    if (diagnostics.error_count() == before) compile_changed(diagnostics);
    return diagnostics.error_count() == before;
}

void Library::read_register(JsonRef list) {
    municipalities_ = {};
    municipalities_.listed = true;
    for (auto g = list.get("gemeenten").first(); g; g = g.next()) municipalities_.codes.emplace_back(g.string("code"));
    if (!list.get("herindelingen")) return;
    for (auto h = list.get("herindelingen").first(); h; h = h.next()) {
        municipalities_.successors.emplace_back(h.string("oude_code"), h.string("nieuwe_code"));
    }
}

std::vector<std::string> Library::scheme_ids(const std::string& municipality) const {
    std::vector<std::string> out;
    const auto inside = [&](JsonRef root) {
        const auto schemes = root.get("regelingen");
        for (auto s = schemes.is(JsonType::array) ? schemes.first() : JsonRef(); s; s = s.next()) out.emplace_back(s.string("id"));
    };
    for (const auto index : national_) {
        const auto root = documents_[index]->root();
        if (root.string("soort") == "regeling") out.emplace_back(root.string("id"));
        else inside(root);
    }
    if (const auto own = municipal_.find(municipality); own != municipal_.end()) inside(documents_[own->second]->root());
    return out;
}

Universe* Library::universe(const std::string& municipality, Diagnostics& diagnostics) {
    const std::string key = municipal_.count(municipality) > 0 ? municipality : std::string();
    if (const auto found = universes_.find(key); found != universes_.end()) return found->second.get();
    if (!key.empty() && universes_.count("") == 0) {
        // National faults are told with the national rules; here only those of this municipality.
        Diagnostics all;
        compile(key, all);
        for (auto& d : all.items()) {
            if (d.file == documents_[municipal_[key]]->file()) diagnostics.add(std::move(d));
        }
        return nullptr;
    }
    auto u = whole(key, diagnostics);
    return u == nullptr ? nullptr : universes_.emplace(key, std::move(u)).first->second.get();
}

std::unique_ptr<Universe> Library::whole(const std::string& key, Diagnostics& diagnostics) {
    const auto before = diagnostics.error_count();
    auto u = compile(key, diagnostics);
    if (diagnostics.error_count() != before) return nullptr;
    collect_breaks(*u);
    return u;
}

std::unique_ptr<Universe> Library::fresh(const std::string& municipality, Diagnostics& diagnostics) {
    return has_rules(municipality) ? whole(municipality, diagnostics) : nullptr;
}

std::unique_ptr<Universe> Library::compile(const std::string& key, Diagnostics& diagnostics) {
    if (facts_ == nullptr) {
        Diagnostic d;
        d.code = "feiten_ontbreken";
        d.message = "Er is geen feitenbestand (\"soort\": \"feiten\") bij de regelsets.";
        d.hint = "Geef rulesets/rijk/feiten.json mee.";
        diagnostics.add(std::move(d));
        return nullptr;
    }
    auto u = std::make_unique<Universe>();
    u->municipality = key;
    if (!u->catalog.load(*facts_, scheme_ids(key), diagnostics)) return nullptr;
    auto changes = changes_for(key, diagnostics);
    Module facts;
    facts.id = "feiten";
    facts.document = facts_;
    facts.place = facts_->root();
    u->model.modules.push_back(std::move(facts));
    Content sha;
    digest(facts_->root(), sha);
    std::string version(facts_->root().string("versie"));
    for (const auto index : national_) {
        const auto& document = *documents_[index];
        read_ruleset(document, u->catalog, u->model, changes, diagnostics);
        digest(document.root(), sha);
        version = std::max(version, std::string(document.root().string("versie")));
    }
    u->identities.push_back({"rijk", version, sha.finish()});
    if (!key.empty()) {
        const auto& document = *documents_[municipal_[key]];
        read_ruleset(document, u->catalog, u->model, changes, diagnostics);
        Content own;
        digest(document.root(), own);
        u->identities.push_back({std::string(document.root().string("id")), std::string(document.root().string("versie")), own.finish()});
    }
    check_changes(changes, u->model, diagnostics);
    for (const auto index : layers_) {
        const auto layer = documents_[index]->root();
        if (!concerns(layer, key)) continue;
        Content own;
        digest(layer, own);
        u->identities.push_back({"wat_als", std::string(layer.string("versie")), own.finish()});
    }
    Builder builder(u->catalog, u->model, u->graph, diagnostics);
    builder.build_all();
    auto& loose = u->graph.loose;
    std::sort(loose.begin(), loose.end());
    loose.erase(std::unique(loose.begin(), loose.end()), loose.end());
    u->checks = builder.check_nodes();
    return u;
}

std::string Library::fact_text() const {
    for (const auto& s : sources_) {
        if (facts_ != nullptr && s.name == facts_->file()) return s.text;
    }
    return "{}";
}

}  // namespace recht
