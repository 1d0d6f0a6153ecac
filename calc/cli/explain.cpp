// explain: the answer of one scheme as a tree that a desk worker can follow.
#include <unistd.h>

#include <cstdio>
#include <map>
#include <memory>

#include "cli.h"
#include "json_doc.h"

namespace recht::cli {

namespace {

/// The Dutch names of steps, conditions and facts; without texts the names of the ruleset serve.
class Names {
public:
    explicit Names(const std::string& rulesets) : directory_(rulesets + "/teksten/nl/") {}

    std::string step(const std::string& ruleset, const std::string& name) { return find(ruleset, "stappen", name, ""); }
    std::string condition(const std::string& ruleset, const std::string& name) { return find(ruleset, "voorwaarden", name, "wat"); }
    std::string scheme(const std::string& ruleset) {
        const auto root = open(ruleset);
        return root ? std::string(root.string("naam")) : std::string();
    }
    std::string fact(const std::string& name) {
        const auto root = open("feiten");
        return root ? std::string(root.get("feiten").get(name).string("kort")) : std::string();
    }

private:
    struct File {
        std::string text;
        JsonDocument document;
    };
    JsonRef open(const std::string& name) {
        auto& file = files_[name];
        if (!file) {
            file = std::make_unique<File>();
            Diagnostics unused;
            const auto path = directory_ + name + ".json";
            if (access(path.c_str(), R_OK) == 0 && read_text(path, file->text)) file->document.parse(file->text, path, unused);
        }
        return file->document.root();
    }
    std::string find(const std::string& ruleset, const char* group, const std::string& name, const char* inside) {
        const auto root = open(ruleset);
        if (!root) return {};
        const auto entry = root.get(group).get(name);
        if (!entry) return {};
        return std::string(*inside == 0 ? entry.text() : entry.string(inside));
    }
    std::string directory_;
    std::map<std::string, std::unique_ptr<File>> files_;
};

class Tree {
public:
    Tree(Names& names, bool colour, bool all, std::string scheme)
        : names_(names), bold_(colour ? "\033[1m" : ""), dim_(colour ? "\033[2m" : ""), off_(colour ? "\033[0m" : ""), all_(all), scheme_(std::move(scheme)) {}

    void print(JsonRef root) {
        collect(root);
        const auto title = names_.scheme(scheme_);
        std::printf("%s%s: %s%s\n", bold_, (title.empty() ? scheme_ : title).c_str(), std::string(root.string("recht")).c_str(), off_);
        if (const auto pieces = root.get("opgesplitst")) {
            std::printf("%s per %s, als elke mogelijkheid van wat niet bekend is apart wordt gerekend. De stappen hieronder gaan over alle samen.\n", std::string(pieces.string("tekst")).c_str(),
                        std::string(pieces.string("per")).c_str());
        }
        auto s = root.get("stappen").first();
        if (s && s.string("soort") == "bedrag") {
            step(s, "", true, "");
            s = s.next();
        }
        if (s) std::printf("%sVoorwaarden%s\n", bold_, off_);
        for (; s; s = s.next()) step(s, "", !s.next(), "");
    }

private:
    // A rule, of whom.
    static std::string key_of(JsonRef s) { return std::string(s.string("soort")) + " " + std::string(s.string("regeling")) + "." + std::string(s.string("naam")) + "@" + std::string(s.string("van")); }
    static bool is_rule(JsonRef s) { return s.string("soort") == "regel" || s.string("soort") == "bedrag"; }
    static bool has_steps(JsonRef s) { return s.get("stappen").is(JsonType::array) && s.get("stappen").node().size > 0; }

    // The engine tells the steps of a rule once; where that is left out here, they come where the rule is first shown.
    void collect(JsonRef s) {
        if (!has_steps(s)) return;
        if (is_rule(s)) steps_.emplace(key_of(s), s.get("stappen"));
        for (auto c = s.get("stappen").first(); c; c = c.next()) collect(c);
    }

    std::string name_of(JsonRef s) {
        const auto kind = s.string("soort");
        const std::string own(s.string("naam"));
        std::string name;
        if (kind == "bedrag") name = "Bedrag";
        else if (kind == "voorwaarde") name = names_.condition(scheme_, own);
        else if (kind == "feit") {
            name = names_.fact(std::string(s.string("feit")));
            const std::string path(s.string("pad"));
            const auto dot = path.rfind("." + own);
            if (!name.empty() && dot != std::string::npos && dot > 0) name += " (" + path.substr(0, dot) + ")";
            if (name.empty()) name = path;
        } else if (kind == "element") name = s.string("van");
        else name = names_.step(std::string(s.string("regeling")), own);
        if (name.empty()) {
            name = own;
            for (auto& c : name) c = c == '_' ? ' ' : c;
        }
        if (kind != "element" && !s.string("van").empty()) name += " (" + std::string(s.string("van")) + ")";
        return name;
    }

    static std::string value_of(JsonRef s) {
        const auto kind = s.string("soort");
        if (kind == "voorwaarde") return std::string(s.string("voldaan"));
        const auto v = s.get("waarde");
        if (v.is(JsonType::object)) {
            std::string value(v.string("tekst"));
            const auto per = v.string("per");
            if (!per.empty() && per != "eenmalig" && v.string("bekend") != "niet" && v.string("bekend") != "geen_grens") value += " per " + std::string(per == "vier_weken" ? "vier weken" : per);
            return value;
        }
        if (kind == "element") return s.string("telt_mee") == "nee" ? "telt niet mee" : "";
        return kind == "feit" ? "niet van toepassing" : "";
    }

    // `under`: the step that this one stands under.
    void step(JsonRef s, const std::string& indent, bool is_last, const std::string& under) {
        const auto kind = s.string("soort");
        const auto value = value_of(s);
        auto steps = s.get("stappen");
        const std::string* shown = nullptr;
        if (is_rule(s)) {
            const auto own = steps_.find(key_of(s));
            if (own != steps_.end()) {
                const auto place = shown_.emplace(key_of(s), under);
                if (!place.second) shown = &place.first->second;
                steps = own->second;
            }
        }
        std::printf("%s%s%s%s%s", indent.c_str(), is_last ? "└─ " : "├─ ", bold_, name_of(s).c_str(), off_);
        if (!value.empty()) std::printf(": %s%s%s", bold_, value.c_str(), off_);
        const auto origin = s.string("herkomst");
        if (!origin.empty() && origin != "ingevuld" && origin != "er_is_niemand") std::printf("  %s(%s)%s", dim_, std::string(origin).c_str(), off_);
        if (!s.string("bron").empty()) std::printf("  %s[%s]%s", dim_, std::string(s.string("bron")).c_str(), off_);
        const auto status = s.string("status");
        if (!status.empty() && status != "officieel" && status != "officieel_geciteerd") std::printf(" %s{bedrag: %s}%s", dim_, std::string(status).c_str(), off_);
        if (shown != nullptr) std::printf("  %s(zie hierboven%s%s)%s", dim_, shown->empty() ? "" : ", bij ", shown->c_str(), off_);
        std::printf("\n");
        if (kind == "voorwaarde" && value == "ja" && !all_) return;
        const auto below = indent + (is_last ? "   " : "│  ");
        const bool more = shown == nullptr && steps.is(JsonType::array) && steps.node().size > 0;
        const auto filled = s.string("ingevuld");
        if ((kind == "regel" || kind == "bedrag" || kind == "voorwaarde") && shown == nullptr && !filled.empty() && filled != s.get("waarde").string("tekst") && filled != value) {
            std::printf("%s%s%s= %s%s\n", below.c_str(), more ? "│  " : "   ", dim_, std::string(filled).c_str(), off_);
        }
        if (!more) return;
        for (auto c = steps.first(); c; c = c.next()) {
            if (c.string("soort") == "element" && c.string("telt_mee") == "nee" && !all_) {
                if (!c.next()) std::printf("%s└─ %s: telt niet mee\n", below.c_str(), std::string(c.string("van")).c_str());
                else std::printf("%s├─ %s: telt niet mee\n", below.c_str(), std::string(c.string("van")).c_str());
                continue;
            }
            // an element of a list says little about where
            step(c, below, !c.next(), kind == "element" ? under : name_of(s));
        }
    }

    Names& names_;
    std::map<std::string, JsonRef> steps_;       // of each rule that has some
    std::map<std::string, std::string> shown_;   // which of those stand there already, and under what
    const char* bold_;
    const char* dim_;
    const char* off_;
    bool all_;
    std::string scheme_;
};

}  // namespace

int explain(const Arguments& a, const char* program) {
    Engine engine;
    std::string text;
    if (const int status = open_situation(engine, text, a, program); status != good) return status;
    CalculateOptions options;
    options.values = a.values;
    options.without_assumptions = a.without_assumptions;
    const auto answer = engine.explain(text, a.scheme, options);
    if (engine.failed()) return report_faults(answer, a.json);
    if (a.json) {
        std::printf("%s\n", answer.c_str());
        return good;
    }
    JsonDocument document;
    Diagnostics unused;
    JsonLimits limits;
    limits.depth = 200;
    document.parse(answer, "", unused, limits);
    Names names(find_rulesets(a, program));
    Tree(names, fancy(STDOUT_FILENO), a.all_steps, a.scheme).print(document.root().get("uitleg"));
    return good;
}

}  // namespace recht::cli
