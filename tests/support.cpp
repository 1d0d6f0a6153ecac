#include "support.h"

#include <gtest/gtest.h>

#include <cstdio>

#include "json_out.h"

namespace recht::proef {

std::string read_file(const std::string& path) {
    std::string out;
    std::FILE* file = std::fopen((std::string(RECHT_ROOT) + "/" + path).c_str(), "rb");
    if (file == nullptr) {
        ADD_FAILURE() << "cannot read " << path;
        return out;
    }
    char buffer[65536];
    std::size_t got = 0;
    while ((got = std::fread(buffer, 1, sizeof buffer, file)) > 0) out.append(buffer, got);
    std::fclose(file);
    return out;
}

const std::string& mini_facts() {
    static const std::string text = read_file("tests/mini/feiten.json");
    return text;
}

std::string text_of(const Diagnostics& diagnostics) {
    std::string out;
    for (const auto& d : diagnostics.items()) {
        if (!d.file.empty()) out += d.file + ":" + std::to_string(d.line) + ":" + std::to_string(d.column) + ": ";
        else if (!d.path.empty()) out += d.path + ": ";
        else if (d.line > 0) out += std::to_string(d.line) + ":" + std::to_string(d.column) + ": ";
        out += d.message + " [" + d.code + "]\n";
        if (!d.hint.empty()) out += "    " + d.hint + "\n";
    }
    return out;
}

std::string codes_of(const Diagnostics& diagnostics) {
    std::string out;
    for (const auto& d : diagnostics.items()) out += (out.empty() ? "" : " ") + d.code;
    return out;
}

Tree::Tree(std::string text) : text_(std::make_unique<std::string>(std::move(text))), document_(std::make_unique<JsonDocument>()) {
    Diagnostics diagnostics;
    JsonLimits limits;
    limits.depth = 400;
    if (!document_->parse(*text_, "", diagnostics, limits)) ADD_FAILURE() << "no JSON: " << text_of(diagnostics) << *text_;
}

JsonRef Tree::at(std::string_view path) const {
    auto at = root();
    while (at && !path.empty()) {
        const auto slash = path.find('/');
        const auto name = path.substr(0, slash);
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
        if (at.is(JsonType::array)) {
            auto element = at.first();
            for (int n = std::atoi(std::string(name).c_str()); n > 0 && element; --n) element = element.next();
            at = element;
        } else {
            at = at.get(name);
        }
    }
    return at;
}

std::string Tree::operator[](std::string_view path) const {
    const auto v = at(path);
    if (!v) return "(nothing)";
    return v.is(JsonType::string) ? std::string(v.text()) : json_of(v);
}

std::string json_of(JsonRef v) {
    if (!v) return "(nothing)";
    switch (v.type()) {
        case JsonType::null: return "null";
        case JsonType::boolean: return v.node().flag ? "true" : "false";
        case JsonType::number: return std::string(v.text());
        case JsonType::string: {
            JsonOut out;
            out.string(v.text());
            return std::move(out.text());
        }
        default: break;
    }
    const bool list = v.is(JsonType::array);
    std::string out = list ? "[" : "{";
    for (auto c = v.first(); c; c = c.next()) {
        if (out.size() > 1) out += ",";
        if (!list) {
            JsonOut key;
            key.string(c.key());
            out += key.text() + ":";
        }
        out += json_of(c);
    }
    return out + (list ? "]" : "}");
}

Bench::Bench(std::vector<RulesetSource> sources, bool with_mini_facts) {
    if (with_mini_facts) sources.push_back({"feiten.json", mini_facts()});
    good = engine.load(std::move(sources), diagnostics);
}

Bench& bench() {
    static Bench out({{"toeslag.json", read_file("tests/mini/toeslag.json")}});
    return out;
}

Tree Bench::answer(const std::string& situation, std::vector<std::string> values, bool without_assumptions) {
    CalculateOptions options;
    options.values = std::move(values);
    options.without_assumptions = without_assumptions;
    return Tree(engine.calculate(situation, options));
}

std::string Bench::value(const std::string& situation, const std::string& name) {
    const auto tree = answer(situation, {name});
    if (const auto faults = tree.at("fouten")) {
        std::string out = "(";
        for (auto f = faults.first(); f; f = f.next()) out += (out.size() > 1 ? " " : "") + std::string(f.string("code"));
        return out + ")";
    }
    const auto v = tree.at("waarden").get(name);
    if (!v) return "(nothing)";
    if (v.is(JsonType::null)) return "null";
    const auto plain = [](JsonRef x) { return x.is(JsonType::string) ? std::string(x.text()) : json_of(x); };
    if (v.get("laagste")) {
        // The exact text where there is one: it shows more than cents.
        if (v.get("exact")) return std::string(v.string("exact"));
        return plain(v.get("laagste")) + "…" + plain(v.get("hoogste"));
    }
    const auto word = plain(v.get("waarde"));
    return word == "true" ? "ja" : word == "false" ? "nee" : word == "null" ? "onbekend" : word;
}

std::string ruleset_of(const std::vector<std::pair<std::string, std::string>>& rules, const std::string& more) {
    JsonOut out;
    out.open('{').member("id", "proef").member("soort", "gedeeld").member("versie", "1");
    out.key("regels").open('[');
    for (const auto& [name, is] : rules) {
        // "kind.naam" is a rule for each child.
        const auto dot = name.find('.');
        out.open('{').member("naam", dot == std::string::npos ? name : name.substr(dot + 1));
        if (dot != std::string::npos) out.member("voor", name.substr(0, dot));
        out.member("is", is).member("bron", "proef").close('}');
    }
    out.close(']');
    auto text = std::move(out.text());
    if (!more.empty()) text += "," + more;
    return text + "}";
}

std::string formula(const std::string& is, const std::string& situation, const std::string& more) {
    Bench bench(ruleset_of({{"uit", is}}, more));
    if (!bench.good) return "(" + codes_of(bench.diagnostics) + ")";
    auto text = situation;
    // Every situation needs a date.
    if (text.find("\"datum\"") == std::string::npos) text.insert(1, text.size() > 2 ? "\"datum\":\"2024-02-15\"," : "\"datum\":\"2024-02-15\"");
    return bench.value(text, "proef.uit");
}

}  // namespace recht::proef
