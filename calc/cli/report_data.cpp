// Collecting the report: reads the rulesets as data, without compiling them.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>

#include "cli.h"
#include "dates.h"
#include "model.h"
#include "report.h"

namespace recht::cli {

namespace {

using Documents = std::vector<std::unique_ptr<JsonDocument>>;

template <typename F>
void each(JsonRef list, F&& f) {
    for (auto c = list.is(JsonType::array) || list.is(JsonType::object) ? list.first() : JsonRef(); c; c = c.next()) f(c);
}

std::vector<std::string> texts_of(JsonRef value) {
    std::vector<std::string> out;
    if (value.is(JsonType::string)) out.emplace_back(value.text());
    if (value.is(JsonType::array)) each(value, [&](JsonRef v) { out.emplace_back(v.text()); });
    return out;
}

/// The last year that a text names: "2019 tot en met 2022" is 2022; 0 when it names none.
int last_year(std::string_view text) {
    int found = 0;
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        const auto part = text.substr(i, 4);
        const auto digit = [](char c) { return c >= '0' && c <= '9'; };
        if (!std::all_of(part.begin(), part.end(), digit) || (i > 0 && digit(text[i - 1])) || (i + 4 < text.size() && digit(text[i + 4]))) continue;
        const int year = (part[0] - '0') * 1000 + (part[1] - '0') * 100 + (part[2] - '0') * 10 + (part[3] - '0');
        if (year >= 1990 && year <= 2100) found = std::max(found, year);
    }
    return found;
}

Runs runs_of(std::string_view word) {
    if (word == "onbepaald") return Runs::indefinitely;
    if (word == "halfjaar") return Runs::half_year;
    return word == "kwartaal" ? Runs::quarter : Runs::year;
}

class Collector {
public:
    explicit Collector(std::int64_t day) : day_(day) {}

    MunicipalityReport municipality(JsonRef root, const std::map<std::string, std::set<std::string>>& slots) {
        MunicipalityReport out;
        origins_.clear();
        out.encoded = true;
        out.code = root.string("gemeente");
        out.name = root.string("naam");
        out.version = root.string("versie");
        out.contact = root.string("contact");
        out.source = root.string("bron");
        out.dated = root.string("brondatum");
        out.status = root.string("status");
        out.questions = texts_of(root.get("nog_te_vragen"));
        out.values.add(series_of(root));
        each(root.get("vult"), [&](JsonRef f) {
            FillReport fill;
            fill.id = f.key();
            if (const auto known = slots.find(fill.id); known != slots.end()) fill.possible = known->second.size();
            each(f, [&](JsonRef item) {
                fill.filled.emplace_back(item.key());
                if (item.get("reeks")) fill.values.add(series(item));
            });
            out.values.add(fill.values);
            out.fills.push_back(std::move(fill));
        });
        each(root.get("regelingen"), [&](JsonRef s) {
            out.schemes.push_back(scheme(s));
            out.values.add(out.schemes.back().values);
        });
        for (auto& [key, origin] : origins_) out.origins.push_back(std::move(origin));
        std::sort(out.origins.begin(), out.origins.end(), [](const Origin& a, const Origin& b) { return a.year != b.year ? a.year > b.year : a.text < b.text; });
        return out;
    }

private:
    SchemeReport scheme(JsonRef s) {
        SchemeReport out;
        out.id = s.string("id");
        out.dated = s.string("brondatum");
        out.status = s.string("status");
        out.year = last_year(out.dated);
        out.amount = s.get("uitkomst").get("versies") || s.get("uitkomst").get("bedrag").is(JsonType::string);
        out.questions = texts_of(s.get("nog_te_vragen"));
        out.values = series_of(s);
        if (!s.string("bron").empty()) origin(s.string("bron"), out.status, out.year, 0);
        return out;
    }

    Tally series_of(JsonRef module) {
        Tally out;
        for (const auto* group : {"parameters", "tabellen"}) {
            each(module.get(group), [&](JsonRef p) { out.add(series(p)); });
        }
        return out;
    }

    /// Of each series the value that holds on the day; before the first one, that one.
    Tally series(JsonRef p) {
        Tally out;
        JsonRef holds;
        each(p.get("reeks"), [&](JsonRef e) {
            const auto from = parse_date(e.string("vanaf"));
            if (!holds || (from && *from <= day_)) holds = e;
        });
        if (!holds) return out;
        auto status = holds.string("status");
        if (status == "officieel_geciteerd") status = "officieel";
        const auto at = std::find(Tally::kNames.begin(), Tally::kNames.end(), status);
        if (at == Tally::kNames.end()) return out;
        ++out.by_status[static_cast<std::size_t>(at - Tally::kNames.begin())];
        const auto from = parse_date(holds.string("vanaf"));
        const auto runs = runs_of(p.string("loopt"));
        if (status != "onbekend" && from && runs != Runs::indefinitely && stale_from(*from, runs) <= day_) out.stale = 1;
        if (status != "onbekend") origin(holds.string("bron"), status, last_year(holds.string("vanaf").substr(0, 4)), 1);
        return out;
    }

    void origin(std::string_view text, std::string_view status, int year, std::uint32_t values) {
        auto& o = origins_[std::string(text) + "\n" + std::string(status)];
        o.text = text;
        o.status = status;
        o.year = std::max(o.year, year);
        o.values += values;
    }

    std::int64_t day_;
    std::map<std::string, Origin> origins_;
};

void slots_in(JsonRef module, std::set<std::string>& slots) {
    each(module.get("gemeente").get("vult"), [&](JsonRef name) { slots.emplace(name.text()); });
    for (const auto* group : {"parameters", "tabellen"}) {
        each(module.get(group), [&](JsonRef p) {
            if (p.get("sleuf").is(JsonType::boolean) && p.get("sleuf").node().flag) slots.emplace(p.key());
        });
    }
}

/// What a municipality may fill in of each national ruleset.
std::map<std::string, std::set<std::string>> slots_of(const Documents& documents) {
    std::map<std::string, std::set<std::string>> out;
    for (const auto& d : documents) {
        const auto root = d->root();
        if (root.string("soort") != "regeling" && root.string("soort") != "gedeeld") continue;
        slots_in(root, out[std::string(root.string("id"))]);
        // Schemes that share a file.
        each(root.get("regelingen"), [&](JsonRef s) { slots_in(s, out[std::string(s.string("id"))]); });
    }
    return out;
}

/// The names of a municipality's own schemes, in every language that has them.
void read_names(const std::string& texts, MunicipalityReport& m, Diagnostics& diagnostics) {
    std::error_code error;
    for (const auto& language : std::filesystem::directory_iterator(texts, error)) {
        auto file = m.code;
        std::transform(file.begin(), file.end(), file.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        const auto path = language.path() / (file + ".json");
        if (!std::filesystem::exists(path, error)) continue;
        std::string text;
        JsonDocument document;
        if (!read_text(path.string(), text) || !document.parse(text, path.string(), diagnostics)) continue;
        for (auto& s : m.schemes) {
            const auto name = document.root().get("regelingen").get(s.id).string("naam");
            if (!name.empty()) s.names[language.path().filename().string()] = name;
        }
    }
}

}  // namespace

std::uint32_t Tally::all() const {
    std::uint32_t sum = 0;
    for (const auto n : by_status) sum += n;
    return sum;
}

void Tally::add(const Tally& other) {
    for (std::size_t i = 0; i < by_status.size(); ++i) by_status[i] += other.by_status[i];
    stale += other.stale;
}

bool collect_report(const std::vector<RulesetSource>& sources, const std::string& texts, const std::string& day, Report& out, Diagnostics& diagnostics) {
    Documents documents;
    for (const auto& s : sources) {
        auto document = std::make_unique<JsonDocument>();
        if (document->parse(s.text, s.name, diagnostics)) documents.push_back(std::move(document));
    }
    if (diagnostics.has_errors()) return false;
    out.day = day;
    const auto slots = slots_of(documents);
    for (const auto& [id, names] : slots) out.slots += names.size();
    Collector collector(*parse_date(day));
    std::map<std::string, MunicipalityReport> own;
    for (const auto& d : documents) {
        if (d->root().string("soort") != "gemeente") continue;
        auto m = collector.municipality(d->root(), slots);
        read_names(texts, m, diagnostics);
        own[m.code] = std::move(m);
    }
    for (const auto& d : documents) {
        if (d->root().string("soort") != "lijst") continue;
        each(d->root().get("gemeenten"), [&](JsonRef g) {
            auto& m = own[std::string(g.string("code"))];
            m.code = g.string("code");
            m.name = g.string("naam");
            m.province = g.string("provincie");
        });
        each(d->root().get("herindelingen"), [&](JsonRef h) { out.gone.emplace_back(h.string("oude_naam"), h.string("nieuwe_code")); });
    }
    for (auto& [code, m] : own) out.municipalities.push_back(std::move(m));
    // "'s-Gravenhage" is looked for under the G.
    const auto sorted_as = [](const std::string& name) { return name.rfind("'s-", 0) == 0 ? name.substr(3) : name; };
    std::sort(out.municipalities.begin(), out.municipalities.end(), [&](const auto& a, const auto& b) { return sorted_as(a.name) < sorted_as(b.name); });
    return !diagnostics.has_errors();
}

}  // namespace recht::cli
