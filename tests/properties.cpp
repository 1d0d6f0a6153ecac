#include "properties.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "dates.h"

namespace recht::testing {

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string& last_fault() {
    static std::string text;
    return text;
}

// The fact file, by class, and which class stands under a key of another.
struct Facts {
    Json file = Json::parse(text_of(std::filesystem::path(RECHT_ROOT) / "rulesets/rijk/feiten.json"));
    std::map<std::pair<std::string, std::string>, std::string> places;
    Facts() {
        for (const auto& [name, cls] : file["klassen"].items()) {
            if (!cls.contains("plaatsen")) continue;
            for (const auto& p : cls["plaatsen"]) places[{p["in"], p["pad"]}] = name;
        }
    }
    const Json* field(const std::string& cls, const std::string& name) const {
        const auto& fields = file["klassen"][cls]["velden"];
        const auto it = fields.find(name);
        return it == fields.end() ? nullptr : &*it;
    }
};

const Facts& facts() {
    static const Facts all;
    return all;
}

void walk(const Json& object, const std::string& cls, const Json::json_pointer& at, const std::string& path, const std::string& inside, bool lists, std::vector<Leaf>& out) {
    for (const auto& [key, value] : object.items()) {
        const auto here = at / key;
        const auto name = path.empty() ? key : path + "." + key;
        const auto place = inside.empty() ? facts().places.find({cls, key}) : facts().places.end();
        if (place != facts().places.end()) {
            const bool always = key == "aanvrager";
            const bool by_default = key == "opvang" || key == "toeslagen_nu";
            if (lists && !always && !by_default) out.push_back({here, name, nullptr});
            if (value.is_object()) walk(value, place->second, here, name, "", lists, out);
            for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
                walk(value[i], place->second, here / i, name + "[" + std::to_string(i) + "]", "", lists, out);
            }
            continue;
        }
        const auto full = inside.empty() ? key : inside + "." + key;
        if (const auto* declared = facts().field(cls, full)) out.push_back({here, name, declared});
        else if (value.is_object()) walk(value, cls, here, name, full, lists, out);
    }
}

void assume(const Json& object, const std::string& cls, const std::string& place, const Json::json_pointer& at, const std::string& path, std::vector<Assumable>& out) {
    for (const auto& [name, declared] : facts().file["klassen"][cls]["velden"].items()) {
        const auto& only = declared.contains("alleen") ? declared["alleen"] : Json::array();
        if (!has_default(declared) || (!only.empty() && std::find(only.begin(), only.end(), place) == only.end())) continue;
        const auto here = pointer(name);
        if (object.contains(here) || (declared.contains("standaard_in_object") && !object.contains(here.parent_pointer()))) continue;
        out.push_back({at / here, path.empty() ? name : path + "." + name, &declared, {}});
    }
    for (const auto& [where, inner] : facts().places) {
        if (where.first != cls) continue;
        const auto& [_, key] = where;
        const auto full = path.empty() ? key : path + "." + key;
        if (!object.contains(key)) {
            for (const auto& p : facts().file["klassen"][inner]["plaatsen"]) {
                if (p["pad"] == key && p.contains("standaard")) out.push_back({at / key, full, nullptr, inner});
            }
            continue;
        }
        if (object[key].is_object()) assume(object[key], inner, key, at / key, full, out);
        for (std::size_t i = 0; object[key].is_array() && i < object[key].size(); ++i) assume(object[key][i], inner, key, at / key / i, full + "[" + std::to_string(i) + "]", out);
    }
}

double step_of(const Json& declared) { return declared["type"] == "geheel" ? 1.0 : declared.value("op", 0.01); }

Json number(double value, const Json& declared) {
    const auto step = step_of(declared);
    const auto low = declared.value("min", 0.0);
    const auto high = declared.value("max", 1e7);
    value = std::clamp(std::round(value / step) * step, low, high);
    if (step >= 1) return static_cast<std::int64_t>(std::llround(value));
    return std::round(value * 100) / 100;
}

std::int64_t day_of(const Json& text) { return *parse_date(text.get<std::string>()); }
Json day_in(std::int64_t day, const Json& declared) { return date_text(std::clamp(day, day_of(declared["min"]), day_of(declared["max"]))); }

}  // namespace

Engine load_national() {
    std::vector<RulesetSource> sources;
    const auto root = std::filesystem::path(RECHT_ROOT) / "rulesets";
    std::vector<std::filesystem::path> files{root / "gemeenten/lijst.json"};
    for (const auto& entry : std::filesystem::directory_iterator(root / "rijk")) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& f : files) {
        const auto name = f.filename().string();
        if (f.extension() == ".json" && name.find(".cases.") == std::string::npos) sources.push_back({name, text_of(f)});
    }
    Engine made;
    Diagnostics diagnostics;
    if (!made.load(std::move(sources), diagnostics)) {
        for (const auto& d : diagnostics.items()) std::fprintf(stderr, "%s:%u: %s\n", d.file.c_str(), d.line, d.message.c_str());
    }
    return made;
}

Engine& national() {
    static Engine engine = load_national();
    return engine;
}

int households(double share) {
    static const double whole = [] {
        const char* given = std::getenv("RECHT_HUISHOUDENS");
        double n = given != nullptr ? std::atof(given) : 120000;
#ifdef RECHT_FEW_HOUSEHOLDS
        n /= 20;  // under sanitizers and with counters everything is many times slower
#endif
        return n;
    }();
    return std::max(1, static_cast<int>(whole * share / 100));
}

const std::string& fault() { return last_fault(); }

namespace {

enum class Answer { once, in_pieces, with_questions };

std::vector<SchemeResult> prepared(const Json& situation, bool without_assumptions, Answer how = Answer::once) {
    // Without writing the answer out: that takes far longer than computing it.
    auto& state = national().state();
    Diagnostics diagnostics;
    const auto text = situation.dump();
    if (!state.document.parse(text, "", diagnostics) || !state.evaluator->prepare(state.document, without_assumptions, diagnostics)) {
        last_fault() = diagnostics.items().empty() ? "?" : diagnostics.items().front().path + ": " + diagnostics.items().front().message;
        return {};
    }
    last_fault().clear();
    return how == Answer::once ? state.evaluator->results() : state.evaluator->answers(how == Answer::with_questions);
}

}  // namespace

std::vector<SchemeResult> answer(const Json& situation) { return prepared(situation, false); }
std::vector<SchemeResult> narrowed_answer(const Json& situation) { return prepared(situation, false, Answer::in_pieces); }
std::vector<SchemeResult> said_answer(const Json& situation) { return prepared(situation, false, Answer::with_questions); }
std::vector<SchemeResult> answer_without_assumptions(const Json& situation) { return prepared(situation, true); }

double euros_a_month(const SchemeResult& r, bool high) {
    if ((high ? r.standing.high : r.standing.low) == 0 || r.scheme->amount.node == 0) return 0;
    const auto& program = national().state().evaluator->machine().program();
    return monthly(high ? r.amount.high : r.amount.low, program.universe->graph[program.effective(r.scheme->amount.node)], r.scheme->per);
}

std::vector<SchemeResult> answer_in_ranges(const Json& situation) {
    if (answer(situation).empty()) return {};
    auto& evaluator = *national().state().evaluator;
    evaluator.machine().bind(evaluator.situation());
    evaluator.machine().run_range();
    return evaluator.results();
}

Json full_answer(const Json& situation, const CalculateOptions& options) {
    auto text = national().calculate(situation.dump(), options);
    last_fault() = national().failed() ? text : "";
    return Json::parse(text);
}

std::vector<Leaf> leaves(const Json& situation, bool lists) {
    std::vector<Leaf> out;
    walk(situation, "situatie", Json::json_pointer(), "", "", lists, out);
    return out;
}

const Json& fact_file() { return facts().file; }

std::vector<Assumable> assumable(const Json& situation) {
    std::vector<Assumable> out;
    assume(situation, "situatie", "", Json::json_pointer(), "", out);
    return out;
}

bool has_default(const Json& d) { return d.contains("standaard") || d.contains("standaard_is") || d.contains("standaard_in_object"); }

const Json& options_of(const Json& declared) {
    if (declared.contains("opties")) return declared["opties"];
    const auto other = declared["opties_uit"].get<std::string>();
    const auto dot = other.find('.');
    return (*facts().field(other.substr(0, dot), other.substr(dot + 1)))["opties"];
}

Json::json_pointer pointer(const std::string& path) {
    std::string text;
    for (const char c : path) {
        if (c == '.' || c == '[') text += '/';
        else if (c != ']') text += c;
    }
    return Json::json_pointer("/" + text);
}

const Json* declaration(const std::string& path) {
    std::string cls = "situatie";
    std::string name;
    std::istringstream parts(path);
    for (std::string part; std::getline(parts, part, '.');) {
        const auto key = part.substr(0, part.find('['));
        const auto place = name.empty() ? facts().places.find({cls, key}) : facts().places.end();
        if (place != facts().places.end()) cls = place->second;
        else name += (name.empty() ? "" : ".") + key;
    }
    return name.empty() ? nullptr : facts().field(cls, name);
}

Json other_value(Random& random, const Json& declared, const Json& now) {
    const auto type = declared["type"].get<std::string>();
    if (type == "ja/nee") return now.is_boolean() ? Json(!now.get<bool>()) : Json(random.chance(50));
    if (type == "keuze") return random.pick(options_of(declared).get<std::vector<std::string>>());
    if (type == "datum") {
        const auto base = now.is_string() ? day_of(now) : days_from_civil(2025, 6, 1);
        return day_in(base + random.between(-1, 1) * random.pick(std::vector<std::int64_t>{1, 31, 400, 4000, 9000}), declared);
    }
    const auto base = now.is_number() ? now.get<double>() : 0.0;
    const auto far = random.pick(std::vector<double>{1, 20, 300, 5000, 40000, 500000});
    return number(base + far * static_cast<double>(random.between(-100, 100)) / 100, declared);
}

Json range_around(Random& random, const Json& declared, const Json& now) {
    const auto type = declared["type"].get<std::string>();
    if (type == "ja/nee") return Json{{"een_van", {true, false}}};
    if (type == "keuze") {
        auto some = Json::array({now});
        for (const auto& option : options_of(declared)) {
            if (option != now && (options_of(declared).size() < 20 || random.chance(2)) && random.chance(60)) some.push_back(option);
        }
        return Json{{"een_van", some}};
    }
    if (type == "datum") {
        const auto day = day_of(now);
        const auto wide = random.pick(std::vector<std::int64_t>{2, 40, 400, 4000, 40000});
        return Json{{"van", day_in(day - random.between(0, wide), declared)}, {"tot", day_in(day + random.between(0, wide), declared)}};
    }
    const auto value = now.get<double>();
    const auto wide = random.pick(std::vector<std::int64_t>{1, 50, 1000, 10000, 10000000});
    const auto low = random.chance(30) ? value : value - static_cast<double>(random.between(0, wide));
    const auto high = random.chance(30) ? value : value + static_cast<double>(random.between(0, wide));
    return Json{{"van", number(low, declared)}, {"tot", number(high, declared)}};
}

Hidden hide(Random& random, const Json& household, int count) {
    Hidden out{household, Json(), {}};
    auto all = leaves(household);
    std::vector<Leaf> chosen;
    for (int tries = 0; static_cast<int>(chosen.size()) < count && tries < count * 8 && !all.empty(); ++tries) {
        const auto leaf = random.pick(all);
        if (leaf.path == "datum" || leaf.path.rfind("toeslagen_nu", 0) == 0 || std::any_of(chosen.begin(), chosen.end(), [&](const Leaf& c) { return c.path == leaf.path; })) continue;
        chosen.push_back(leaf);
    }
    out.open = out.truth;
    for (const auto& c : chosen) {
        if (c.declared == nullptr || !out.open.contains(c.at)) continue;
        auto& value = out.open[c.at];
        if (value.is_null() || value.is_array()) continue;
        auto& holder = out.open[c.at.parent_pointer()];
        if (!has_default(*c.declared) && random.chance(50)) {
            // A fact that follows from others is only unknown when those are unknown too.
            if (c.declared->contains("afgeleid")) {
                for (const auto* base : {"bezittingen", "schulden", "studieschuld", "inkomsten"}) holder.erase(base);
            }
            holder.erase(c.at.back());
        } else {
            value = range_around(random, *c.declared, Json(value));
        }
        out.paths.push_back(c.path);
    }
    for (const auto& c : chosen) {
        if (c.declared != nullptr || !out.open.contains(c.at)) continue;
        out.open[c.at.parent_pointer()].erase(c.at.back());
        out.paths.push_back(c.path);
    }
    return out;
}

std::pair<Json, Json> shrink(Json truth, Json open, const std::function<bool(const Json&, const Json&)>& fails) {
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (const auto& leaf : leaves(truth)) {
            if (leaf.path == "datum" || leaf.path == "aanvrager") continue;
            auto t = truth;
            auto o = open;
            if (!t.contains(leaf.at)) continue;
            if (leaf.declared == nullptr && t[leaf.at].is_array()) {
                if (t[leaf.at].empty() || !o.contains(leaf.at)) continue;
                t[leaf.at] = Json::array();
                o[leaf.at] = Json::array();
            } else if (leaf.declared == nullptr && leaf.path == "partner") {
                if (t[leaf.at].is_null() || !o.contains(leaf.at)) continue;
                t[leaf.at] = nullptr;
                o[leaf.at] = nullptr;
            } else {
                t[leaf.at.parent_pointer()].erase(leaf.at.back());
                if (o.contains(leaf.at)) o[leaf.at.parent_pointer()].erase(leaf.at.back());
            }
            if (!fails(t, o)) continue;
            truth = std::move(t);
            open = std::move(o);
            smaller = true;
            break;
        }
    }
    return {truth, open};
}

std::string describe(const std::vector<SchemeResult>& results) {
    std::string out;
    for (const auto& r : results) {
        out += r.scheme->id + ": " + std::to_string(r.standing.low) + "…" + std::to_string(r.standing.high) + ", " + std::to_string(r.amount.low) + "…" + std::to_string(r.amount.high) + "\n";
    }
    return out;
}

}  // namespace recht::testing
