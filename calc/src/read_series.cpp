// Reading parameters and tables: dated values, each with its source and status.
#include <algorithm>

#include "dates.h"
#include "read_ruleset.h"

namespace recht {

namespace {
constexpr std::int64_t kMostRegister = INT64_MAX / 4;
constexpr int kWrittenDecimals = 18;
constexpr std::int64_t kMostUnknownEuros = 1'000'000;
constexpr std::int64_t kMostUnknownNumber = 100'000;
}  // namespace

bool RulesetReader::value_type(JsonRef place, std::string_view text, Type& type, Scale& scale) {
    if (text.substr(0, 6) == "keuze ") {
        const auto path = text.substr(6);
        const auto dot = path.find('.');
        const int cls = catalog_.find_class(path.substr(0, dot));
        const int field = cls < 0 || dot == std::string_view::npos
                              ? -1
                              : catalog_.classes()[static_cast<std::size_t>(cls)].find(path.substr(dot + 1));
        // A ruleset's own fact: "keuze regelset.feit".
        const int own = field >= 0 ? -1 : catalog_.classes()[0].find("overig." + std::string(path));
        if (own >= 0) {
            type = catalog_.classes()[0].fields[static_cast<std::size_t>(own)].type;
            scale = Scale();
            if (type.kind == Kind::choice) return true;
        }
        if (field >= 0) {
            type = catalog_.classes()[static_cast<std::size_t>(cls)].fields[static_cast<std::size_t>(field)].type;
            scale = Scale();
            if (type.kind == Kind::choice) return true;
        }
        fault(place, "naam_onbekend", "De keuze " + cite(path) + " is geen bekend feit met opties.",
              "Schrijf bijvoorbeeld \"keuze persoon.woonland\".");
        return false;
    }
    if (text.substr(0, 6) == "keuze(" && text.back() == ')') {
        std::vector<std::string> names;
        auto rest = text.substr(6, text.size() - 7);
        while (!rest.empty()) {
            const auto bar = rest.find('|');
            auto name = rest.substr(0, bar);
            while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
            while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
            names.emplace_back(name);
            rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
        }
        type = Type();
        type.kind = Kind::choice;
        type.options = catalog_.option_set(std::move(names));
        scale = Scale();
        return true;
    }
    if (parse_type(text, type, scale) && type.kind != Kind::text) {
        // Scales of parameters follow the values as written.
        scale = Scale();
        return true;
    }
    fault(place, "type_onbekend", text.empty() ? std::string("Hier ontbreekt 'type'.") : "Onbekend type " + cite(text) + ".",
          "Kies ja/nee, geheel, bedrag, bedrag/maand, bedrag/jaar, percentage, factor, datum of keuze(a|b).");
    return false;
}

bool RulesetReader::read_dated(JsonRef source, Dated& out, bool source_required) {
    out.place = source;
    const auto from = parse_date(source.string("vanaf"));
    if (!from) {
        fault(source, "datum_ontbreekt", "Deze waarde heeft geen geldige datum bij 'vanaf'.", "Schrijf \"vanaf\": \"2026-01-01\".");
        return false;
    }
    out.from = *from;
    if (source.get("tot")) {
        const auto until = parse_date(source.string("tot"));
        if (!until || *until < out.from) {
            fault(source.get("tot"), "datum_ongeldig", "De datum bij 'tot' bestaat niet of ligt vóór 'vanaf'.", "");
            return false;
        }
        out.until = *until + 1;
    }
    out.source = source.string("bron");
    if (out.source.empty() && source_required) {
        fault(source, "bron_ontbreekt", "Deze waarde heeft geen bron.", "Noem bij \"bron\" het wetsartikel of de publicatie.");
    }
    const auto status = source.string("status");
    for (int s = 0; s <= 5; ++s) {
        if (status_name(static_cast<Status>(s)) == status) {
            out.status = static_cast<Status>(s);
            return true;
        }
    }
    fault(source.get("status") ? source.get("status") : source, "status_onbekend",
          status.empty() ? "Deze waarde heeft geen 'status'." : "Onbekende status " + cite(status) + ".",
          "Kies officieel, officieel_geciteerd, secundair, afgeleid, geheugen of onbekend.");
    return false;
}

bool RulesetReader::read_runs(JsonRef source, Runs& runs) {
    const auto word = source.string("loopt");
    if (word.empty() || word == "jaar") runs = Runs::year;
    else if (word == "halfjaar") runs = Runs::half_year;
    else if (word == "kwartaal") runs = Runs::quarter;
    else if (word == "onbepaald") runs = Runs::indefinitely;
    else {
        fault(source.get("loopt"), "waarde_ongeldig", "'loopt' is jaar, halfjaar, kwartaal of onbepaald, niet " + cite(word) + ".", "");
        return false;
    }
    return true;
}

// What an unknown value may be. An amount or number of a law is not below 0 here; who knows better gives a range.
Cell RulesetReader::anything(const Type& type, const Scale& scale, const Catalog& catalog) {
    Cell out;
    out.unknown = true;
    switch (type.kind) {
        case Kind::boolean: out.high = 1; break;
        case Kind::choice: {
            const auto& set = catalog.options(type.options);
            out.high = set.is_mask() ? (std::int64_t{1} << set.names.size()) - 1 : static_cast<std::int64_t>(set.names.size()) - 1;
            break;
        }
        case Kind::date:
            out.low = days_from_civil(1900, 1, 1);
            out.high = days_from_civil(2100, 12, 31);
            break;
        default: {
            // With very many decimals as much as a register holds.
            const __int128 most = static_cast<__int128>(type.kind == Kind::money ? kMostUnknownEuros : type.percent ? 10 : kMostUnknownNumber) * pow10(scale.decimals);
            out.high = static_cast<std::int64_t>(std::min<__int128>(most, kMostRegister));
            break;
        }
    }
    return out;
}

// A slot that a municipality must fill holds an unknown value until one does.
void RulesetReader::leave_open(Parameter& parameter) {
    parameter.empty_slot = true;
    parameter.runs = Runs::indefinitely;
    Parameter::Entry entry;
    entry.from = days_from_civil(1900, 1, 1);
    entry.status = Status::unknown;
    entry.place = parameter.place;
    entry.value = anything(parameter.type, parameter.scale, catalog_);
    parameter.entries.push_back(std::move(entry));
}

void RulesetReader::leave_open(Table& table) {
    table.empty_slot = true;
    table.runs = Runs::indefinitely;
    Table::Entry entry;
    entry.from = days_from_civil(1900, 1, 1);
    entry.status = Status::unknown;
    entry.place = table.place;
    for (std::size_t c = 0; c < table.columns.size(); ++c) entry.otherwise.push_back(anything(table.types[c], table.scales[c], catalog_));
    if (table.key.kind != Kind::choice) entry.rows.push_back({0, kNever, entry.otherwise});
    table.entries.push_back(std::move(entry));
}

// Numbers widen the scale of the series as needed, so that every figure is held as written.
bool RulesetReader::read_cell(JsonRef value, const Type& type, Scale& scale, std::uint16_t options, Cell& out) {
    const auto one = [&](JsonRef v, std::int64_t& register_value) {
        if (type.kind == Kind::number || type.kind == Kind::money) {
            const auto n = v.is(JsonType::number) ? parse_decimal(v.text()) : std::nullopt;
            if (!n) return false;
            const int decimals = n->decimals + (type.percent ? 2 : 0);
            if (decimals > kWrittenDecimals) return false;
            scale.decimals = std::max(scale.decimals, static_cast<std::uint8_t>(decimals));
        }
        const auto* set = type.kind == Kind::choice ? &catalog_.options(options) : nullptr;
        // As far as a register may go, see Builder::make.
        return read_value(v, type, scale, set, register_value) && register_value <= kMostRegister && register_value >= -kMostRegister;
    };
    bool good = false;
    if (value.is(JsonType::null)) {
        out = anything(type, scale, catalog_);
        return true;
    }
    if (value.is(JsonType::object) && value.get("van") && value.get("tot")) {
        good = one(value.get("van"), out.low) && one(value.get("tot"), out.high) && out.low <= out.high;
    } else {
        good = one(value, out.low);
        out.high = out.low;
    }
    if (!good) {
        fault(value, "waarde_ongeldig", "Deze waarde past niet bij het type " + type_name(type) + ".",
              type.percent ? "Schrijf een percentage als getal: 1.879 betekent 1,879%."
              : type.kind == Kind::money ? "Schrijf een bedrag als getal, zonder € en met een punt: 1250.50." : "");
    }
    return good;
}

template <typename Entry>
void RulesetReader::check_series(JsonRef source, const std::vector<Entry>& entries, std::string_view name) {
    for (std::size_t i = 1; i < entries.size(); ++i) {
        const auto& before = entries[i - 1];
        const auto& entry = entries[i];
        if (entry.from <= before.from || (before.until != kNever && before.until > entry.from)) {
            fault(entry.place, "reeks_overlap", "In de reeks van '" + std::string(name) + "' overlapt " + date_text(entry.from) +
                  " de waarde vanaf " + date_text(before.from) + ".", "Zet de reeks op volgorde van datum, elke datum één keer.");
        } else if (before.until != kNever && before.until < entry.from) {
            fault(entry.place, "reeks_gat", "In de reeks van '" + std::string(name) + "' ontbreekt de tijd van " +
                  date_text(before.until) + " tot " + date_text(entry.from) + ".", "Vul de ontbrekende waarde aan of verbeter 'tot'.");
        }
    }
    if (entries.empty()) fault(source, "reeks_leeg", "'" + std::string(name) + "' heeft geen waarden.", "Geef 'reeks' met ten minste één waarde.");
}

bool RulesetReader::read_value_of(JsonRef source, Parameter& out, bool last_pass) {
    if (last_pass) only(source, {"vanaf", "tot", "waarde", "bron", "status", "toelichting"}, "een waarde");
    const auto value = source.get("waarde");
    if (!value) {
        if (!last_pass) fault(source, "waarde_ontbreekt", "Hier ontbreekt 'waarde'.", "Een bedrag dat niet bekend is: \"waarde\": null met status onbekend.");
        return false;
    }
    Parameter::Entry entry;
    if (!read_cell(value, out.type, out.scale, out.type.options, entry.value)) return false;
    if (!last_pass || !read_dated(source, entry, true)) return true;
    if (entry.value.unknown && entry.status != Status::unknown) fault(value, "status_onbekend", "Een waarde null hoort bij status onbekend.", "");
    out.entries.push_back(std::move(entry));
    return true;
}

bool RulesetReader::read_parameter(JsonRef source, std::string_view owner, Parameter& out) {
    only(source, {"type", "loopt", "reeks", "toelichting", "sleuf"}, "een parameter");
    out.place = source;
    out.name = source.key();
    const auto errors = diagnostics_.error_count();
    if (!value_type(source.get("type") ? source.get("type") : source, source.string("type"), out.type, out.scale)) return false;
    read_runs(source, out.runs);
    const auto series = source.get("reeks");
    const auto* change = changes_.find(owner, out.name);
    // Twice: the first pass finds the scale, the second reads at that scale.
    for (int pass = 0; pass < 2; ++pass) {
        out.entries.clear();
        for (auto e = series.is(JsonType::array) ? series.first() : JsonRef(); e; e = e.next()) {
            if (!overtaken(e, change) && !read_value_of(e, out, pass == 1)) return false;
        }
        if (change != nullptr && !change_value(*change, out, pass == 1)) return false;
    }
    if (!series && change == nullptr && flag(source, "sleuf") && diagnostics_.error_count() == errors) leave_open(out);
    if (diagnostics_.error_count() == errors) check_series(source, out.entries, out.name);
    return diagnostics_.error_count() == errors;
}

void RulesetReader::read_rows(JsonRef source, Table& table, Table::Entry& entry) {
    const auto read_key = [&](JsonRef v, std::int64_t& out) {
        const auto* set = table.key.kind == Kind::choice ? &catalog_.options(table.key.options) : nullptr;
        if (table.key.kind == Kind::number || table.key.kind == Kind::money) {
            if (const auto n = v.is(JsonType::number) ? parse_decimal(v.text()) : std::nullopt) {
                const int decimals = n->decimals + (table.key.percent ? 2 : 0);
                if (decimals > kWrittenDecimals) {
                    fault(v, "waarde_ongeldig", "Deze sleutel heeft te veel cijfers achter de komma.", "");
                    return false;
                }
                table.key_scale.decimals = std::max(table.key_scale.decimals, static_cast<std::uint8_t>(decimals));
            }
        }
        if (read_value(v, table.key, table.key_scale, set, out)) return true;
        fault(v, "waarde_ongeldig", "Deze sleutel past niet bij het type " + type_name(table.key) + ".",
              set != nullptr && v.is(JsonType::string)
                  ? did_you_mean(v.text(), std::vector<std::string_view>(set->names.begin(), set->names.end())) : "");
        return false;
    };
    const auto read_cells = [&](JsonRef row, std::vector<Cell>& cells) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            Cell cell;
            const auto value = row.get(table.columns[c]);
            if (!value) {
                fault(row, "waarde_ontbreekt", "In deze rij ontbreekt '" + table.columns[c] + "'.", "");
                return false;
            }
            if (!read_cell(value, table.types[c], table.scales[c], table.types[c].options, cell)) return false;
            cells.push_back(cell);
        }
        return true;
    };
    for (auto r = source.get("rijen").first(); r; r = r.next()) {
        Table::Row row;
        if (const auto key = r.get("is")) {
            if (!read_key(key, row.from)) return;
            row.to = row.from;
        } else if (const auto from = r.get("van")) {
            if (!read_key(from, row.from)) return;
            row.to = kNever;
            if (r.get("tot") && !read_key(r.get("tot"), row.to)) return;
        } else {
            fault(r, "waarde_ontbreekt", "Een rij begint met 'van' (en 'tot') of met 'is'.", "");
            return;
        }
        if (!read_cells(r, row.cells)) return;
        entry.rows.push_back(std::move(row));
    }
    if (source.get("anders")) read_cells(source.get("anders"), entry.otherwise);
}

void RulesetReader::check_rows(JsonRef source, const Table& table, const Table::Entry& entry) {
    if (entry.rows.empty()) {
        fault(source, "tabel_leeg", "Tabel '" + table.name + "' heeft hier geen rijen.", "");
        return;
    }
    const auto key_text = [&](std::int64_t key) {
        return table.key.kind == Kind::date ? date_text(key) : decimal_text(key, table.key_scale.decimals);
    };
    if (table.key.kind == Kind::choice) {
        const auto& set = catalog_.options(table.key.options);
        std::vector<int> seen(set.names.size(), 0);
        for (const auto& row : entry.rows) {
            for (std::size_t i = 0; i < set.names.size(); ++i) {
                if (set.value(i) == row.from && ++seen[i] == 2) {
                    fault(source, "tabel_overlap", "Tabel '" + table.name + "' heeft twee rijen voor '" + set.names[i] + "'.", "");
                }
            }
        }
        for (std::size_t i = 0; i < seen.size(); ++i) {
            if (seen[i] == 0 && entry.otherwise.empty()) {
                fault(source, "tabel_gat", "Tabel '" + table.name + "' heeft geen rij voor '" + set.names[i] + "'.",
                      "Voeg de rij toe, of geef \"anders\" met de waarde voor alle andere.");
                return;
            }
        }
        return;
    }
    for (std::size_t i = 1; i < entry.rows.size(); ++i) {
        const auto& before = entry.rows[i - 1];
        const auto& row = entry.rows[i];
        if (before.to == kNever || row.from <= before.to) {
            fault(source, "tabel_overlap", "In tabel '" + table.name + "' overlapt de rij vanaf " + key_text(row.from) + " de rij ervoor.",
                  "De rijen staan op volgorde; 'tot' is de laatste waarde die nog meetelt.");
            return;
        }
        if (row.from > before.to + 1 && entry.otherwise.empty()) {
            fault(source, "tabel_gat", "In tabel '" + table.name + "' ontbreekt het stuk tussen " + key_text(before.to) + " en " +
                  key_text(row.from) + ".", "Laat de rijen op elkaar aansluiten, of geef \"anders\".");
            return;
        }
    }
    if (entry.rows.back().to != kNever && entry.otherwise.empty()) {
        fault(source, "tabel_gat", "Tabel '" + table.name + "' zegt niets over waarden boven " + key_text(entry.rows.back().to) + ".",
              "Laat 'tot' in de laatste rij weg, of geef \"anders\".");
    }
}

bool RulesetReader::read_table(JsonRef source, std::string_view owner, Table& out) {
    only(source, {"sleutel", "kolommen", "loopt", "reeks", "toelichting", "sleuf"}, "een tabel");
    out.place = source;
    out.name = source.key();
    const auto errors = diagnostics_.error_count();
    if (!value_type(source.get("sleutel") ? source.get("sleutel") : source, source.string("sleutel"), out.key, out.key_scale)) return false;
    const auto columns = source.get("kolommen");
    if (!columns.is(JsonType::object) || !columns.first()) {
        fault(source, "waarde_ontbreekt", "Tabel '" + out.name + "' heeft geen 'kolommen'.", "Schrijf \"kolommen\": {\"waarde\": \"percentage\"}.");
        return false;
    }
    for (auto c = columns.first(); c; c = c.next()) {
        Type type;
        Scale scale;
        if (!value_type(c, c.is(JsonType::string) ? c.text() : "", type, scale)) return false;
        out.columns.emplace_back(c.key());
        out.types.push_back(type);
        out.scales.push_back(scale);
    }
    read_runs(source, out.runs);
    const auto series = source.get("reeks");
    const auto* change = changes_.find(owner, out.name);
    for (int pass = 0; pass < 2; ++pass) {
        out.entries.clear();
        for (auto e = series.is(JsonType::array) ? series.first() : JsonRef(); e; e = e.next()) {
            if (overtaken(e, change)) continue;
            Table::Entry entry;
            if (!e.get("rijen").is(JsonType::array)) {
                fault(e, "waarde_ontbreekt", "Hier ontbreken 'rijen'.", "");
                return false;
            }
            read_rows(e, out, entry);
            if (diagnostics_.error_count() != errors) return false;
            if (pass == 0) continue;
            if (!read_dated(e, entry, true)) return false;
            check_rows(e, out, entry);
            out.entries.push_back(std::move(entry));
        }
        if (change != nullptr && !change_rows(*change, out, pass == 1)) return false;
    }
    if (!series && change == nullptr && flag(source, "sleuf") && diagnostics_.error_count() == errors) leave_open(out);
    if (diagnostics_.error_count() == errors) check_series(source, out.entries, out.name);
    return diagnostics_.error_count() == errors;
}

}  // namespace recht
