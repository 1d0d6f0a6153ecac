// The command line: words become Arguments, or a message that says what is wrong with them.
#include <cstdio>
#include <cstdlib>

#include "cli.h"
#include "text.h"

namespace recht::cli {

namespace {

bool wrong(const std::string& message) {
    std::fprintf(stderr, "recht: %s\nZie 'recht --help'.\n", message.c_str());
    return false;
}

struct Flag {
    std::string_view word;
    bool Arguments::*into;
};

constexpr Flag kFlags[] = {{"--help", &Arguments::help}, {"-h", &Arguments::help}, {"--json", &Arguments::json}, {"--alles", &Arguments::all_steps},
                           {"--zonder-aannames", &Arguments::without_assumptions}, {"--deel", &Arguments::part}, {"--voeg-samen", &Arguments::merge},
                           {"--tabel", &Arguments::table}};

struct Option {
    std::string_view word;
    std::string Arguments::*into;
};

constexpr Option kOptions[] = {{"--rulesets", &Arguments::rulesets}, {"--regeling", &Arguments::scheme}, {"--pad", &Arguments::path}, {"--van", &Arguments::from},
                               {"--tot", &Arguments::to}, {"--naar", &Arguments::target}, {"--datum", &Arguments::date},
                               {"--wat-als", &Arguments::what_if}, {"--punten", &Arguments::points_text}, {"--waarden", &Arguments::values_text},
                               {"--regelingen", &Arguments::schemes_text},
                               {"--maanden", &Arguments::months_text}};

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> out;
    std::size_t start = 0;
    while (start <= text.size()) {
        const auto comma = text.find(',', start);
        const auto name = text.substr(start, comma == std::string::npos ? comma : comma - start);
        if (!name.empty()) out.push_back(name);
        if (comma == std::string::npos) break;
        start = comma + 1;
    }
    return out;
}

/// One word that begins with '-', with its value when it has one.
bool read_option(int count, char** words, int& next, Arguments& out) {
    const std::string_view word = words[next];
    for (const auto& f : kFlags) {
        if (word != f.word) continue;
        out.*f.into = true;
        return true;
    }
    for (const auto& o : kOptions) {
        if (word != o.word) continue;
        if (next + 1 >= count) return wrong("na " + std::string(word) + " ontbreekt een waarde.");
        out.*o.into = words[++next];
        return true;
    }
    std::vector<std::string_view> known;
    for (const auto& f : kFlags) known.push_back(f.word);
    for (const auto& o : kOptions) known.push_back(o.word);
    return wrong("onbekende optie '" + std::string(word) + "'. " + did_you_mean(word, known));
}

/// How many words without '-' a call takes.
std::size_t most_words(const Arguments& a) { return a.merge ? SIZE_MAX : a.call == "new" ? 2 : 1; }

bool complete(Arguments& out) {
    if (!out.points_text.empty()) {
        out.points = static_cast<std::uint32_t>(std::strtoul(out.points_text.c_str(), nullptr, 10));
        if (out.points < 2 || out.points > 20000) return wrong("--punten is een getal van 2 tot en met 20000.");
    }
    if (!out.months_text.empty()) {
        out.months = static_cast<std::uint32_t>(std::strtoul(out.months_text.c_str(), nullptr, 10));
        if (out.months < 1 || out.months > 24) return wrong("--maanden is een getal van 1 tot en met 24.");
    }
    out.values = split(out.values_text);
    out.schemes = split(out.schemes_text);
    if (out.words.size() > most_words(out)) return wrong("er staat één bestand of map te veel: '" + out.words[most_words(out)] + "'.");
    if (!out.words.empty()) {
        out.file = out.words[0];
        out.file_given = true;
    }
    if (out.help) return true;
    if (out.call == "explain" && out.scheme.empty()) return wrong("explain vraagt --regeling, bijvoorbeeld --regeling zorgtoeslag.");
    if (out.call == "curve" && (out.path.empty() || out.from.empty() || out.to.empty())) return wrong("curve vraagt --pad, --van en --tot.");
    if (out.call == "new" && (out.words.size() != 2 || out.words[0] != "gemeente")) return wrong("zeg wat u wilt beginnen, bijvoorbeeld: recht new gemeente GM0034.");
    if (out.call == "simulate" && !out.merge && out.what_if.empty()) return wrong("simulate vraagt --wat-als met een bestand dat zegt wat er verandert (zie docs/simuleren.md).");
    if (out.call == "simulate" && out.merge && out.words.empty()) return wrong("--voeg-samen vraagt één of meer bestanden met delen ('-' is de standaardinvoer).");
    return true;
}

}  // namespace

bool parse_arguments(int count, char** words, Arguments& out) {
    if (count < 2) {
        print_help("");
        return false;
    }
    out.call = words[1];
    if (out.call == "--help" || out.call == "-h" || out.call == "help") {
        out.help = true;
        out.call = count > 2 ? words[2] : "";
        return true;
    }
    if (out.call == "completion") {
        print_completion();
        std::exit(good);
    }
    if (out.call == "--version") {
        std::printf("recht %s\n", std::string(version()).c_str());
        std::exit(good);
    }
    if (!known_call(out.call)) return wrong("onbekende opdracht '" + out.call + "'. Kies " + call_names() + ".");
    for (int next = 2; next < count; ++next) {
        const std::string_view word = words[next];
        if (word.size() > 1 && word[0] == '-') {
            if (!read_option(count, words, next, out)) return false;
        } else {
            out.words.emplace_back(word);
        }
    }
    return complete(out);
}

}  // namespace recht::cli
