// The command line and its help.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "cli.h"

namespace recht::cli {

namespace {

struct Call {
    const char* name;
    const char* form;
    const char* does;
    const char* example;
};

constexpr Call kCalls[] = {
    {"calculate", "recht calculate [BESTAND|-] [--waarden a,b|'*'] [--zonder-aannames]",
     "Rekent één situatie door: JSON in, antwoord (JSON) uit.",
     "echo '{\"datum\":\"2026-02-01\",\"aanvrager\":{\"geboortedatum\":\"1990-05-31\",\"toetsingsinkomen\":19000},\"partner\":null}' | recht calculate"},
    {"explain", "recht explain --regeling ID [BESTAND|-] [--json]",
     "Legt uit hoe het bedrag van één regeling tot stand kwam, stap voor stap met wetsartikel.",
     "recht explain --regeling huurtoeslag situatie.json   (--alles toont ook de stappen van voorwaarden waaraan is voldaan)"},
    {"batch", "recht batch [BESTAND|-]",
     "Rekent veel situaties door: elke regel een situatie (NDJSON), elke regel een antwoord of een fout.",
     "recht batch < huishoudens.ndjson > antwoorden.ndjson"},
    {"curve", "recht curve --pad P --van a --tot b [--punten n] [BESTAND|-]",
     "Rekent langs één feit: punten, knikpunten van de wet en zinnen.",
     "recht curve --pad aanvrager.toetsingsinkomen --van 15000 --tot 45000 situatie.json"},
    {"timeline", "recht timeline [BESTAND|-] [--maanden 12] [--waarden a,b] [--tabel]",
     "Rekent een huishouden maand voor maand door, met wat er gebeurt (gebeurtenissen).",
     "recht timeline situatie.json --maanden 24 --tabel"},
    {"regelingen", "recht regelingen",
     "Noemt de regelingen die de regelsets kennen, een per regel.",
     "recht regelingen"},
    {"check", "recht check [MAP]",
     "Laadt en controleert de regelsets; toont alle fouten tegelijk, met bestand, regel en kolom.",
     "recht check rulesets"},
    {"test", "recht test [MAP]",
     "Rekent de gevallen na die naast de regelsets staan, en telt hoeveel verwachte waarden een officiële bron hebben.",
     "recht test rulesets"},
};

const Call* find(std::string_view name) {
    for (const auto& c : kCalls) {
        if (name == c.name) return &c;
    }
    return nullptr;
}

bool wrong(const std::string& message) {
    std::fprintf(stderr, "recht: %s\nZie 'recht --help'.\n", message.c_str());
    return false;
}

}  // namespace

bool fancy(int descriptor) {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    return isatty(descriptor) != 0 && (no_colour == nullptr || *no_colour == 0) && terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

void print_help(std::string_view name) {
    if (const auto* c = find(name)) {
        std::printf("%s\n\n  %s\n\nVoorbeeld:\n  %s\n", c->does, c->form, c->example);
        std::printf("\nOveral: --rulesets MAP (standaard: de regelsets van het project), --json (fouten als JSON).\n");
        return;
    }
    std::printf("recht — rekent uit welke inkomensregelingen bij een huishouden passen\n\n");
    for (const auto& c : kCalls) std::printf("  %-10s %s\n  %-10s   %s\n  %-10s   bijvoorbeeld: %s\n\n", c.name, c.does, "", c.form, "", c.example);
    std::printf("  completion       aanvullen in bash: source <(recht completion)\n");
    std::printf("  --rulesets MAP   de map met regelsets (standaard: rulesets/ van het project)\n");
    std::printf("  --json           fouten als JSON op de standaardfout\n");
    std::printf("\nUitkomststatus: 0 goed; 1 een controle of test faalde; 2 verkeerd gebruik; 65 ongeldige invoer.\n");
}

void print_completion() {
    std::printf("%s", R"BASH(# bash: source <(recht completion)
_recht() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    case $before in
        --rulesets) COMPREPLY=($(compgen -d -- "$word")); return ;;
        --regeling) COMPREPLY=($(compgen -W "$(recht regelingen 2>/dev/null)" -- "$word")); return ;;
    esac
    if [ "$COMP_CWORD" = 1 ]; then
        COMPREPLY=($(compgen -W "calculate explain batch curve timeline regelingen check test completion --help --version" -- "$word")); return
    fi
    case $word in
        -*) COMPREPLY=($(compgen -W "--help --json --rulesets --regeling --waarden --zonder-aannames --pad --van --tot --punten --maanden --tabel --alles" -- "$word")) ;;
        *) COMPREPLY=($(compgen -f -- "$word")) ;;
    esac
}
complete -F _recht recht
)BASH");
}

bool parse_arguments(int count, char** words, Arguments& out) {
    if (count < 2) {
        print_help("");
        return false;
    }
    out.call = words[1];
    int next = 2;
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
    if (find(out.call) == nullptr) return wrong("onbekende opdracht '" + out.call + "'. Kies calculate, explain, batch, curve, timeline, regelingen, check of test.");
    const auto value = [&](const char* option, std::string& into) {
        if (next + 1 >= count) return wrong(std::string("na ") + option + " ontbreekt een waarde.");
        into = words[++next];
        return true;
    };
    for (; next < count; ++next) {
        const std::string word = words[next];
        std::string text;
        if (word == "--help" || word == "-h") out.help = true;
        else if (word == "--json") out.json = true;
        else if (word == "--alles") out.all_steps = true;
        else if (word == "--tabel") out.table = true;
        else if (word == "--zonder-aannames") out.without_assumptions = true;
        else if (word == "--rulesets") {
            if (!value("--rulesets", out.rulesets)) return false;
        } else if (word == "--regeling") {
            if (!value("--regeling", out.scheme)) return false;
        } else if (word == "--pad") {
            if (!value("--pad", out.path)) return false;
        } else if (word == "--van") {
            if (!value("--van", out.from)) return false;
        } else if (word == "--tot") {
            if (!value("--tot", out.to)) return false;
        } else if (word == "--punten") {
            if (!value("--punten", text)) return false;
            out.points = static_cast<std::uint32_t>(std::strtoul(text.c_str(), nullptr, 10));
            if (out.points < 2 || out.points > 20000) return wrong("--punten is een getal van 2 tot en met 20000.");
        } else if (word == "--maanden") {
            if (!value("--maanden", text)) return false;
            out.months = static_cast<std::uint32_t>(std::strtoul(text.c_str(), nullptr, 10));
            if (out.months < 1 || out.months > 24) return wrong("--maanden is een getal van 1 tot en met 24.");
        } else if (word == "--waarden") {
            if (!value("--waarden", text)) return false;
            std::size_t start = 0;
            while (start <= text.size()) {
                const auto comma = text.find(',', start);
                const auto name = text.substr(start, comma == std::string::npos ? comma : comma - start);
                if (!name.empty()) out.values.push_back(name);
                if (comma == std::string::npos) break;
                start = comma + 1;
            }
        } else if (word.size() > 1 && word[0] == '-') {
            return wrong("onbekende optie '" + word + "'.");
        } else if (out.file_given) {
            return wrong("er staat één bestand of map te veel: '" + word + "'.");
        } else {
            out.file = word;
            out.file_given = true;
        }
    }
    if (out.help) return true;
    if (out.call == "explain" && out.scheme.empty()) return wrong("explain vraagt --regeling, bijvoorbeeld --regeling zorgtoeslag.");
    if (out.call == "curve" && (out.path.empty() || out.from.empty() || out.to.empty())) return wrong("curve vraagt --pad, --van en --tot.");
    return true;
}

}  // namespace recht::cli
