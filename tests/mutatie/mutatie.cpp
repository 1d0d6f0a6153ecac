// Proves that the cases pin the law down: changes every number of the national rulesets a little and
// expects some case to fail. What survives is a number that nobody would notice to be wrong.
//
//   recht_mutatie MAP TOEGESTAAN [--alles] [BEGIN]
//   MAP: rulesets; --alles shows what was caught, too; BEGIN: only places that begin so ("zorgtoeslag.normpremie")
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <thread>

#include "cases.h"
#include "dates.h"
#include "mutanten.h"
#include "spoor.h"

namespace recht::mutation {

namespace fs = std::filesystem;

namespace {

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

bool ends_with(const std::string& text, const std::string& end) { return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0; }

struct Case {
    JsonRef ref;
    std::string ruleset;         ///< name of the file it stands in
    std::int64_t day = 0;
    std::unique_ptr<Situation> situation;
    std::uint64_t fingerprint = 0;
    bool asks = false;           ///< expects what no fingerprint shows: what is to be asked, or how certain it is
};

struct Outcome {
    bool caught = false;
    bool refused = false;        ///< the rulesets do not load any more: caught by the checks
    std::string by;
};

/// Everything that the workers share and none of them changes.
struct Desk {
    std::vector<RulesetSource> sources;
    std::vector<Case> cases;
    std::map<std::uint64_t, std::vector<std::size_t>> by_row;   ///< row of a table → cases that land on it
};

class Worker {
public:
    explicit Worker(const Desk& desk) : desk_(desk), check_(engine_) {
        for (std::size_t i = 0; i < desk.cases.size(); ++i) order_.push_back(i);
        Diagnostics unused;
        engine_.load(desk_.sources, unused);
    }

    Outcome run(const Mutant& m) {
        if (m.in_memory) {
            auto& model = universe(engine_).model;
            change(model, m, 1);
            const auto out = against(engine_, m);
            change(model, m, -1);
            if (out.caught) return out;
        }
        // Loaded anew: only then the checks have their say, and what is worked out at loading.
        return edited(m);
    }

private:
    static Universe& universe(Engine& engine) {
        Diagnostics unused;
        return *engine.state().library().universe("", unused);
    }

    Outcome edited(const Mutant& m) {
        for (const auto* prefix : {"", "€ "}) {
            auto sources = desk_.sources;
            auto& text = sources[m.source].text;
            for (auto e = m.edits.rbegin(); e != m.edits.rend(); ++e) text.replace(e->at, e->length, (e->zero ? prefix : "") + e->text);
            Engine engine;
            Diagnostics diagnostics;
            if (!engine.load(std::move(sources), diagnostics)) {
                // "0" fits every amount, another number must be called an amount.
                if (m.edits.front().zero && *prefix == '\0') continue;
                return {true, true, diagnostics.items().empty() ? "" : diagnostics.items().front().message};
            }
            return against(engine, m);
        }
        return {true, true, ""};
    }

    Outcome against(Engine& engine, const Mutant& m) {
        auto& state = engine.state();
        // Programs hold the numbers: new ones must be made.
        state.evaluator = std::make_unique<Evaluator>(state.library());
        check_.use(engine);
        Trace trace(universe(engine));
        const auto candidates = in_order(m);
        for (const auto i : candidates) {
            const auto& c = desk_.cases[i];
            const bool may_differ = c.asks || !c.situation || trace.fingerprint(*c.situation) != c.fingerprint;
            if (!may_differ || check_.run(c.ref)) continue;
            order_.erase(std::find(order_.begin(), order_.end(), i));
            order_.insert(order_.begin(), i);
            return {true, false, std::string(c.ref.string("id"))};
        }
        return {};
    }

    // Cases of the same file and time first, and of these what caught something lately.
    std::vector<std::size_t> in_order(const Mutant& m) const {
        std::vector<std::size_t> out;
        if (m.row_only) {
            // Of a table with numbers as keys only who lands on the row can notice.
            for (const auto row : {m.row, m.row + 1}) {
                const auto it = desk_.by_row.find(Trace::row_key(m.item, m.entry, row));
                if (it != desk_.by_row.end()) out.insert(out.end(), it->second.begin(), it->second.end());
            }
            return out;
        }
        out.reserve(order_.size());
        for (int round = 0; round < 4; ++round) {
            for (const auto i : order_) {
                const auto& c = desk_.cases[i];
                const bool own = c.ruleset == m.ruleset;
                const bool timely = c.day >= m.from && c.day < m.until;
                if ((own ? 0 : 1) + (timely ? 0 : 2) == round) out.push_back(i);
            }
        }
        return out;
    }

    const Desk& desk_;
    Engine engine_;
    cli::CaseCheck check_;
    std::vector<std::size_t> order_;
};

// Lines "place  reason"; what is before the first double space is the place.
std::map<std::string, std::string> allowed(const std::string& file) {
    std::map<std::string, std::string> out;
    std::istringstream lines(text_of(file));
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#') continue;
        const auto gap = line.find("  ");
        out[line.substr(0, gap)] = gap == std::string::npos ? "" : line.substr(line.find_first_not_of(' ', gap));
    }
    return out;
}

std::vector<fs::path> files_of(const fs::path& folder) {
    std::vector<fs::path> out;
    for (const auto& e : fs::directory_iterator(folder)) out.push_back(e.path());
    std::sort(out.begin(), out.end());
    return out;
}

/// The case files and what they were read from, which must outlive the cases.
struct Shelf {
    std::vector<std::string> names, texts;
    std::vector<std::unique_ptr<JsonDocument>> documents;
};

bool asks(JsonRef expected) {
    for (auto s = expected ? expected.first() : JsonRef(); s; s = s.next()) {
        if (s.get("ontbreekt") || s.get("te_bevestigen") || s.get("zekerheid")) return true;
    }
    return false;
}

void read_cases(Shelf& shelf, std::vector<Case>& out) {
    Diagnostics unused;
    for (std::size_t i = 0; i < shelf.texts.size(); ++i) {
        shelf.documents.push_back(std::make_unique<JsonDocument>());
        if (!shelf.documents.back()->parse(shelf.texts[i], shelf.names[i], unused)) continue;
        auto name = fs::path(shelf.names[i]).filename().string();
        name.resize(name.size() - std::strlen(".cases.json"));
        for (auto c = shelf.documents.back()->root().get("gevallen").first(); c; c = c.next()) {
            const auto day = parse_date(c.get("situatie").string("datum"));
            out.push_back({c, name, day ? *day : 0, nullptr, 0, asks(c.get("verwacht"))});
        }
    }
}

/// Leaves out what fails already (it would catch everything), and takes the traces of the others.
std::size_t prepare(Desk& desk, Engine& engine) {
    cli::CaseCheck check(engine);
    const auto failing = std::remove_if(desk.cases.begin(), desk.cases.end(), [&](const Case& c) { return !check.run(c.ref); });
    const auto broken = static_cast<std::size_t>(desk.cases.end() - failing);
    desk.cases.erase(failing, desk.cases.end());
    auto& library = engine.state().library();
    Diagnostics unused;
    auto& universe = *library.universe("", unused);
    Trace trace(universe);
    std::vector<std::uint64_t> rows;
    for (std::size_t i = 0; i < desk.cases.size(); ++i) {
        auto& c = desk.cases[i];
        JsonDocument document;
        auto situation = std::make_unique<Situation>();
        const auto text = cli::json_text(c.ref.get("situatie"));
        if (!document.parse(text, "", unused) || !situation->read(document, universe.catalog, library, false, unused)) continue;
        c.situation = std::move(situation);
        c.fingerprint = trace.fingerprint(*c.situation);
        rows.clear();
        trace.rows(rows);
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        for (const auto row : rows) desk.by_row[row].push_back(i);
    }
    return broken;
}

struct Verdict {
    std::size_t survivors = 0, refused = 0, excused = 0, stale = 0;
};

using Allowed = std::map<std::string, std::string>;
bool excused(const Allowed& allow, const Mutant& m) {
    const auto it = allow.find(m.place);
    return it != allow.end() && !it->second.empty();
}

/// Whether a place begins with one of these; without any, every place counts.
bool meant(const std::vector<std::string>& only, const std::string& place) {
    return only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& o) { return place.compare(0, o.size(), o) == 0; });
}

Verdict tell(const std::vector<Mutant>& mutants, const std::vector<Outcome>& outcomes, const Desk& desk, const Allowed& allow, bool show_all, const std::vector<std::string>& only) {
    std::set<std::string> used;
    Verdict out;
    for (std::size_t i = 0; i < mutants.size(); ++i) {
        const auto& m = mutants[i];
        out.refused += outcomes[i].refused ? 1 : 0;
        if (show_all) std::printf("%s %s: %s → %s %s\n", outcomes[i].caught ? "betrapt" : "ONGEMERKT", m.place.c_str(), m.was.c_str(), m.becomes.c_str(), outcomes[i].by.c_str());
        if (outcomes[i].caught) continue;
        if (excused(allow, m)) {
            used.insert(m.place);
            ++out.excused;
            continue;
        }
        ++out.survivors;
        std::printf("%s:%u: %s: %s → %s merkt geen enkel geval\n", desk.sources[m.source].name.c_str(), m.line, m.place.c_str(), m.was.c_str(), m.becomes.c_str());
    }
    for (const auto& [place, reason] : allow) {
        if (used.count(place) > 0 || !meant(only, place)) continue;
        ++out.stale;
        std::printf("De uitzondering '%s' is niet (meer) nodig, of heeft geen reden.\n", place.c_str());
    }
    return out;
}

}  // namespace

int run(const std::string& rulesets, const std::string& allow_file, bool show_all, const std::vector<std::string>& only) {
    Desk desk;
    Shelf shelf;
    for (const auto& f : files_of(fs::path(rulesets) / "rijk")) {
        if (ends_with(f.string(), ".cases.json")) {
            shelf.names.push_back(f.string());
            shelf.texts.push_back(text_of(f));
        } else if (f.extension() == ".json") {
            desk.sources.push_back({f.string(), text_of(f)});
        }
    }
    read_cases(shelf, desk.cases);
    Engine engine;
    Diagnostics diagnostics;
    if (!engine.load(desk.sources, diagnostics)) {
        for (const auto& d : diagnostics.items()) std::fprintf(stderr, "%s:%u: %s\n", d.file.c_str(), d.line, d.message.c_str());
        return 1;
    }
    const auto broken = prepare(desk, engine);
    if (broken > 0) std::fprintf(stderr, "%zu gevallen kloppen nu al niet en doen niet mee.\n", broken);
    auto mutants = find_mutants(engine, desk.sources);
    mutants.erase(std::remove_if(mutants.begin(), mutants.end(), [&](const Mutant& m) { return !meant(only, m.place); }), mutants.end());
    std::vector<Outcome> outcomes(mutants.size());
    const auto allow = allowed(allow_file);
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        Worker worker(desk);
        for (auto i = next++; i < mutants.size(); i = next++) {
            // Exceptions cost the most, for every case must be tried; --alles tries them again.
            if (show_all || !excused(allow, mutants[i])) outcomes[i] = worker.run(mutants[i]);
        }
    };
    std::vector<std::thread> threads;
    for (auto n = std::max(1u, std::thread::hardware_concurrency()); n > 1; --n) threads.emplace_back(work);
    work();
    for (auto& t : threads) t.join();
    const auto v = tell(mutants, outcomes, desk, allow, show_all, only);
    std::printf("%zu wijzigingen, %zu gevallen: %zu betrapt (%zu al bij het laden), %zu toegestaan, %zu ongemerkt.\n", mutants.size(), desk.cases.size(), mutants.size() - v.survivors - v.excused, v.refused,
                v.excused, v.survivors);
    return v.survivors == 0 && v.stale == 0 && broken == 0 ? 0 : 1;
}

}  // namespace recht::mutation

int main(int count, char** words) {
    bool all = false;
    std::vector<std::string> only;
    for (int i = 3; i < count; ++i) {
        if (std::string(words[i]) == "--alles") all = true;
        else only.emplace_back(words[i]);
    }
    if (count < 3) {
        std::fprintf(stderr, "Gebruik: recht_mutatie MAP TOEGESTAAN [--alles] [BEGIN VAN DE PLAATS…]\n");
        return 2;
    }
    return recht::mutation::run(words[1], words[2], all, only);
}
