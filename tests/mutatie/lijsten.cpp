#include "lijsten.h"

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace recht::mutation {

namespace {

// Lines "place  reason"; what is before the first double space is the place.
std::map<std::string, std::string> read_lines(const std::string& file) {
    std::map<std::string, std::string> out;
    std::ifstream lines(file, std::ios::binary);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#') continue;
        const auto gap = line.find("  ");
        out[line.substr(0, gap)] = gap == std::string::npos ? "" : line.substr(line.find_first_not_of(' ', gap));
    }
    return out;
}

struct Count {
    std::size_t caught = 0, refused = 0, excused = 0, survivors = 0;
    std::map<std::string, std::size_t> not_yet;   // by file
    std::set<std::string> used;
};

void judge(const Mutant& m, const Outcome& o, const std::string& file, const Lists& lists, Count& count) {
    count.refused += o.refused ? 1 : 0;
    if (o.caught) {
        ++count.caught;
        return;
    }
    if (lists.excused(m)) {
        ++count.excused;
        count.used.insert(m.place);
    } else if (lists.listed(m)) {
        ++count.not_yet[file];
        count.used.insert(m.place);
    } else {
        ++count.survivors;
        std::printf("%s:%u: %s: %s → %s merkt geen enkel geval\n", file.c_str(), m.line, m.place.c_str(), m.was.c_str(), m.becomes.c_str());
    }
}

// Exceptions for what is caught, or is not there any more.
std::size_t tell_stale(const Lists& lists, const Selection& selection, const Count& count) {
    std::size_t stale = 0;
    const auto look = [&](const std::string& place, const char* list) {
        if (count.used.count(place) > 0 || !selection.meant(place)) return;
        ++stale;
        std::printf("%s: '%s' is niet (meer) nodig, of heeft geen reden. Haal de regel weg.\n", list, place.c_str());
    };
    for (const auto& [place, reason] : lists.allowed) look(place, "toegestaan.txt");
    for (const auto& place : lists.not_yet) look(place, "nog_niet.txt");
    return stale;
}

}  // namespace

Lists Lists::read(const std::string& folder) {
    Lists out;
    out.allowed = read_lines(folder + "/toegestaan.txt");
    for (const auto& [place, reason] : read_lines(folder + "/nog_niet.txt")) out.not_yet.insert(place);
    return out;
}

bool Lists::excused(const Mutant& m) const {
    const auto it = allowed.find(m.place);
    return it != allowed.end() && !it->second.empty();
}

bool Selection::meant(const std::string& place) const {
    return begins.empty() || std::any_of(begins.begin(), begins.end(), [&](const std::string& b) { return place.compare(0, b.size(), b) == 0; });
}

bool tell(const std::vector<Mutant>& mutants, const std::vector<Outcome>& outcomes, const std::vector<RulesetSource>& sources, const Lists& lists, const Selection& selection) {
    Count count;
    for (std::size_t i = 0; i < mutants.size(); ++i) judge(mutants[i], outcomes[i], sources[mutants[i].source].name, lists, count);
    const auto stale = tell_stale(lists, selection, count);
    std::size_t waiting = 0;
    for (const auto& [file, number] : count.not_yet) {
        std::printf("Nog niet bewaakt in %s: %zu wijzigingen (nog_niet.txt).\n", file.c_str(), number);
        waiting += number;
    }
    std::printf("%zu wijzigingen: %zu betrapt (%zu al bij het laden), %zu toegestaan, %zu nog niet bewaakt, %zu ongemerkt.\n", mutants.size(), count.caught, count.refused, count.excused, waiting, count.survivors);
    return count.survivors == 0 && stale == 0;
}

}  // namespace recht::mutation
