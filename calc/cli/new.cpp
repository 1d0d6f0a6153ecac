// new: begins the rules of a municipality from the template beside the rulesets.
#include <cstdio>
#include <filesystem>

#include "cli.h"
#include "json_doc.h"
#include "text.h"

namespace recht::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kCode = "GM0000";
constexpr std::string_view kName = "Gemeentenaam";

struct Municipality {
    std::string code;
    std::string name;
};

std::string with_case(std::string text, bool upper) {
    for (auto& c : text) {
        if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (!upper && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

int refuse(const Arguments& a, std::string code, std::string message, std::string hint, Exit status) {
    Diagnostic d;
    d.code = std::move(code);
    d.message = std::move(message);
    d.hint = std::move(hint);
    Diagnostics faults;
    faults.add(std::move(d));
    print_faults(faults, a.json);
    return status;
}

bool is_code(std::string_view word) {
    if (word.size() != kCode.size() || word.substr(0, 2) != "GM") return false;
    for (const char c : word.substr(2)) {
        if (c < '0' || c > '9') return false;
    }
    return true;
}

/// Where what was asked went, when it is a municipality no more; empty otherwise.
std::string gone(JsonRef list, const std::string& asked) {
    const auto regrouped = list.get("herindelingen");
    for (auto h = regrouped.is(JsonType::array) ? regrouped.first() : JsonRef(); h; h = h.next()) {
        if (h.string("oude_code") != with_case(asked, true) && with_case(std::string(h.string("oude_naam")), false) != with_case(asked, false)) continue;
        return std::string(h.string("oude_naam")) + " (" + std::string(h.string("oude_code")) + ") hoort sinds " + std::string(h.string("datum")) + " bij " +
               std::string(h.string("nieuwe_naam")) + " (" + std::string(h.string("nieuwe_code")) + ").";
    }
    return {};
}

/// A place that lies in a municipality, or the name or code that is nearest.
std::string hint_for(JsonRef list, const std::string& asked) {
    std::vector<std::string> words;
    std::vector<std::string> shown;
    for (auto g = list.get("gemeenten").first(); g; g = g.next()) {
        const auto known = std::string(g.string("naam")) + " (" + std::string(g.string("code")) + ")";
        const auto others = g.get("ook");
        for (auto o = others.is(JsonType::array) ? others.first() : JsonRef(); o; o = o.next()) {
            if (with_case(std::string(o.text()), false) == with_case(asked, false)) return "Bedoelde u " + known + "? Daar hoort " + std::string(o.text()) + " bij.";
        }
        words.emplace_back(is_code(with_case(asked, true)) ? g.string("code") : g.string("naam"));
        shown.push_back(known);
    }
    const auto near = nearest_name(is_code(with_case(asked, true)) ? with_case(asked, true) : asked, std::vector<std::string_view>(words.begin(), words.end()));
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!near.empty() && words[i] == near) return "Bedoelde u " + shown[i] + "?";
    }
    return "Alle codes en namen staan in gemeenten/lijst.json.";
}

bool find(JsonRef list, const std::string& asked, Municipality& out) {
    for (auto g = list.get("gemeenten").first(); g; g = g.next()) {
        if (g.string("code") != with_case(asked, true) && with_case(std::string(g.string("naam")), false) != with_case(asked, false)) continue;
        out = {std::string(g.string("code")), std::string(g.string("naam"))};
        return true;
    }
    return false;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

struct Copy {
    fs::path from;
    fs::path to;
    std::string text;
};

/// The files of the template, filled in; empty when one of them cannot be read.
std::vector<Copy> copies(const fs::path& rulesets, const fs::path& target, const Municipality& m) {
    const auto id = with_case(m.code, false);
    const auto old = with_case(std::string(kCode), false);
    std::vector<Copy> out;
    for (const auto* ending : {".json", ".cases.json"}) out.push_back({rulesets / "sjabloon" / (old + ending), target / "gemeenten" / (id + ending), {}});
    for (const auto& language : {"nl", "en"}) {
        out.push_back({rulesets / "sjabloon" / "teksten" / language / (old + ".json"), target / "teksten" / language / (id + ".json"), {}});
    }
    for (auto& c : out) {
        if (!read_text(c.from.string(), c.text)) return {};
        replace_all(c.text, kCode, m.code);
        replace_all(c.text, old, id);
        replace_all(c.text, kName, m.name);
    }
    return out;
}

bool write_new(const Copy& copy) {
    std::error_code error;
    fs::create_directories(copy.to.parent_path(), error);
    // "x": never over a file that appeared in the meantime.
    std::FILE* file = std::fopen(copy.to.c_str(), "wbx");
    if (file == nullptr) return false;
    const bool all = std::fwrite(copy.text.data(), 1, copy.text.size(), file) == copy.text.size();
    return std::fclose(file) == 0 && all;
}

void tell(const std::vector<Copy>& made, const Municipality& m, const std::string& target) {
    std::printf("Het begin voor %s (%s) staat klaar:\n", m.name.c_str(), m.code.c_str());
    for (const auto& c : made) std::printf("  %s\n", c.to.c_str());
    std::printf("\nWat u nu doet:\n"
                "  1. Open %s. Bij 'toelichting' staat wat er gevraagd wordt, bij 'nog_te_vragen' de hele lijst.\n"
                "     Vul bij 'waarde' in wat in uw verordening of op uw pagina staat, bij 'bron' waar het staat, en maak van de status 'officieel'.\n"
                "     Weet u iets niet? Laat het op onbekend staan. Dat is beter dan een gok.\n"
                "  2. Verwijder wat uw gemeente niet heeft; kopieer het voorbeeld voor wat zij wel heeft. Pas de teksten (nl en en) aan.\n"
                "  3. Kijk het na:    recht check %s\n"
                "  4. Reken het na:   recht test %s\n"
                "     Vult u een grens in, dan klopt een geval niet meer. Reken met de hand na wat eruit moet komen, en pas het geval aan.\n"
                "  5. Wat nog open staat, toont: recht report\n"
                "Meer uitleg: docs/gemeente.md\n",
                made[0].to.c_str(), target.c_str(), target.c_str());
}

}  // namespace

int begin(const Arguments& a, const char* program) {
    const auto rulesets = find_rulesets(a, program);
    const auto list_file = (fs::path(rulesets) / "gemeenten" / "lijst.json").string();
    std::string text;
    if (!read_text(list_file, text)) return failed;
    JsonDocument document;
    Diagnostics faults;
    if (!document.parse(text, list_file, faults) || !document.root().get("gemeenten").is(JsonType::array)) {
        print_faults(faults, a.json);
        return failed;
    }
    const auto& asked = a.words[1];
    Municipality m;
    if (!find(document.root(), asked, m)) {
        if (const auto successor = gone(document.root(), asked); !successor.empty()) {
            return refuse(a, "gemeente_opgeheven", "De gemeente " + cite(asked) + " bestaat niet meer.", successor, bad_input);
        }
        return refuse(a, "gemeente_onbekend", "De gemeente " + cite(asked) + " staat niet in de lijst.", hint_for(document.root(), asked), bad_input);
    }
    const auto target = a.target.empty() ? rulesets : a.target;
    const auto made = copies(rulesets, target, m);
    if (made.empty()) return failed;
    for (const auto& c : made) {
        std::error_code error;
        if (!fs::exists(c.to, error)) continue;
        return refuse(a, "bestaat_al", "Er is al een bestand " + c.to.string() + ". Er is niets gemaakt of veranderd.",
                      "Werk daarin verder, of geef met --naar een andere map.", failed);
    }
    for (const auto& c : made) {
        if (!write_new(c)) return refuse(a, "schrijven_mislukt", "Het bestand " + c.to.string() + " kan niet worden gemaakt.", "Mag u in die map schrijven? Geef anders --naar.", failed);
    }
    tell(made, m, target);
    return good;
}

}  // namespace recht::cli
