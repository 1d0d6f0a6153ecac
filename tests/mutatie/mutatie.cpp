// Proves that the cases pin the law down: changes every number of the rulesets, national and municipal, a little and expects some
// case to fail. What survives is a number that nobody would notice to be wrong.
//
//   recht_mutatie MAP LIJSTEN [--alles] [--toon] [BEGIN…]
//   MAP: rulesets; LIJSTEN: folder with toegestaan.txt and nog_niet.txt; --alles tries what stands in those, too; --toon says of
//   each change what caught it; BEGIN: only places that begin so ("zorgtoeslag.normpremie", "gm0363")
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>

#include "gevallen.h"
#include "lijsten.h"
#include "mutanten.h"
#include "proef.h"

namespace recht::mutation {

namespace {

struct Wishes {
    std::string rulesets, lists;
    Selection selection;
    bool show = false;
};

void show(const Mutant& m, const Outcome& o) {
    std::printf("%s %s: %s → %s %s\n", o.caught ? "betrapt" : o.tried ? "ONGEMERKT" : "overgeslagen", m.place.c_str(), m.was.c_str(), m.becomes.c_str(), o.by.c_str());
    std::fflush(stdout);
}

std::vector<Outcome> try_all(const std::vector<Mutant>& mutants, const Desk& desk, const Lists& lists, const Wishes& wishes) {
    const bool all = wishes.selection.all;
    std::vector<Outcome> outcomes(mutants.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        Worker worker(desk);
        for (auto i = next++; i < mutants.size(); i = next++) {
            // Exceptions cost the most, for every case must be tried.
            if (all || (!lists.excused(mutants[i]) && !lists.listed(mutants[i]))) outcomes[i] = worker.run(mutants[i]);
            if (wishes.show) show(mutants[i], outcomes[i]);
        }
    };
    std::vector<std::thread> threads;
    for (auto n = std::max(1u, std::thread::hardware_concurrency()); n > 1; --n) threads.emplace_back(work);
    work();
    for (auto& t : threads) t.join();
    return outcomes;
}

int run(const Wishes& wishes) {
    Desk desk;
    read_folder(wishes.rulesets, desk);
    Engine engine;
    Diagnostics diagnostics;
    if (!engine.load(desk.sources, diagnostics)) {
        for (const auto& d : diagnostics.items()) std::fprintf(stderr, "%s:%u: %s\n", d.file.c_str(), d.line, d.message.c_str());
        return 1;
    }
    const auto broken = prepare(desk, engine);
    if (broken > 0) std::fprintf(stderr, "%zu gevallen kloppen nu al niet en doen niet mee.\n", broken);
    auto mutants = find_mutants(engine, desk.sources);
    mutants.erase(std::remove_if(mutants.begin(), mutants.end(), [&](const Mutant& m) { return !wishes.selection.meant(m.place); }), mutants.end());
    const auto lists = Lists::read(wishes.lists);
    const auto outcomes = try_all(mutants, desk, lists, wishes);
    const bool good = tell(mutants, outcomes, desk.sources, lists, wishes.selection);
    return good && broken == 0 ? 0 : 1;
}

}  // namespace

}  // namespace recht::mutation

int main(int count, char** words) {
    recht::mutation::Wishes wishes;
    for (int i = 3; i < count; ++i) {
        const std::string word(words[i]);
        if (word == "--alles") wishes.selection.all = true;
        else if (word == "--toon") wishes.show = true;
        else wishes.selection.begins.push_back(word);
    }
    if (count < 3) {
        std::fprintf(stderr, "Gebruik: recht_mutatie MAP LIJSTEN [--alles] [--toon] [BEGIN VAN DE PLAATS…]\n");
        return 2;
    }
    wishes.rulesets = words[1];
    wishes.lists = words[2];
    return recht::mutation::run(wishes);
}
