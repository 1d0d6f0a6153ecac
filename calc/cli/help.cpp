// What the command says about itself: help, and completion in bash.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "cli.h"
#include "text.h"

namespace recht::cli {

namespace {

struct Call {
    const char* name;
    const char* form;
    const char* does;
    const char* example;
};

constexpr Call kCalls[] = {
    {"calculate", "recht calculate [BESTAND|-] [--regelingen a,b] [--waarden a,b|'*'] [--zonder-aannames]",
     "Rekent één situatie door: JSON in, antwoord (JSON) uit.",
     "echo '{\"datum\":\"2026-02-01\",\"aanvrager\":{\"geboortedatum\":\"1990-05-31\",\"toetsingsinkomen\":19000},\"partner\":null}' | recht calculate"},
    {"explain", "recht explain --regeling ID [BESTAND|-] [--json]",
     "Legt uit hoe het bedrag van één regeling tot stand kwam, stap voor stap met wetsartikel.",
     "recht explain --regeling huurtoeslag situatie.json   (--alles toont ook de stappen van voorwaarden waaraan is voldaan)"},
    {"batch", "recht batch [BESTAND|-] [--regelingen a,b]",
     "Rekent veel situaties door: elke regel een situatie (NDJSON), elke regel een antwoord of een fout. Met --regelingen alleen die regelingen: dat is vele malen sneller.",
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
    {"simulate", "recht simulate [BESTAND|-] --wat-als BESTAND [--alles] [--json] | --deel | --voeg-samen DEEL…",
     "Wat als het beleid verandert: rekent veel huishoudens (NDJSON of CSV) door vóór en na een wijziging, en telt op wie een recht krijgt of verliest en wat het per jaar kost.",
     "recht simulate huishoudens.ndjson --wat-als grens-130.json   (delen: --deel op elke machine, daarna --voeg-samen; zie docs/simuleren.md)"},
    {"new", "recht new gemeente CODE [--naar MAP]",
     "Begint de regels van een gemeente: regels, gevallen en teksten (nl en en), met uitleg over wat u invult.",
     "recht new gemeente GM0034   (een naam mag ook: recht new gemeente Almere)"},
    {"report", "recht report [CODE] [--json] [--datum DATUM]",
     "Toont per gemeente wat er is ingevoerd, hoe oud en hoe zeker dat is, en wat nog gevraagd moet worden.",
     "recht report GM0153"},
    {"check", "recht check [MAP | CODE] [--json]",
     "Laadt en controleert de regelsets, of die van één gemeente; toont alle fouten tegelijk, met bestand, regel en kolom.",
     "recht check rulesets   (één gemeente: recht check GM0153)"},
    {"test", "recht test [MAP | CODE]",
     "Rekent de gevallen na die naast de regelsets staan, of die van één gemeente, en telt hoeveel verwachte waarden een officiële bron hebben.",
     "recht test rulesets   (één gemeente: recht test GM0153)"},
};

const Call* find(std::string_view name) {
    for (const auto& c : kCalls) {
        if (name == c.name) return &c;
    }
    return nullptr;
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
        --rulesets|--naar) COMPREPLY=($(compgen -d -- "$word")); return ;;
        --wat-als) COMPREPLY=($(compgen -f -- "$word")); return ;;
        new) COMPREPLY=($(compgen -W "gemeente" -- "$word")); return ;;
        --regeling) COMPREPLY=($(compgen -W "$(recht regelingen 2>/dev/null)" -- "$word")); return ;;
    esac
    if [ "$COMP_CWORD" = 1 ]; then
        COMPREPLY=($(compgen -W "calculate explain batch curve timeline regelingen simulate new report check test completion --help --version" -- "$word")); return
    fi
    case $word in
        -*) COMPREPLY=($(compgen -W "--help --json --rulesets --regeling --regelingen --waarden --zonder-aannames --pad --van --tot --punten --maanden --tabel --alles --naar --datum --wat-als --deel --voeg-samen" -- "$word")) ;;
        *) COMPREPLY=($(compgen -f -- "$word")) ;;
    esac
}
complete -F _recht recht
)BASH");
}

bool known_call(std::string_view call) { return find(call) != nullptr; }

std::string call_names() {
    std::vector<std::string_view> names;
    for (const auto& c : kCalls) names.emplace_back(c.name);
    return one_of(names, names.size());
}

}  // namespace recht::cli
