// Sums as one line of JSON, and back.
#include <cstdlib>

#include "json_out.h"
#include "sums.h"

namespace recht::count {

namespace {

constexpr std::pair<std::string_view, Exact TypeSum::*> kCounts[] = {
    {"huishoudens", &TypeSum::households}, {"erbij", &TypeSum::gained}, {"eraf", &TypeSum::lost}, {"anders", &TypeSum::shifted},
    {"meer", &TypeSum::more}, {"minder", &TypeSum::less}, {"gelijk", &TypeSum::same}, {"onzeker", &TypeSum::unsure}};

void write_costs(JsonOut& out, std::string_view key, const Costs& c) {
    out.key(key).open('{').member_raw("laagste", c.low.text()).member_raw("hoogste", c.high.text()).close('}');
}

void write_both(JsonOut& out, const Costs& before, const Costs& after) {
    out.key("centen_per_jaar").open('{');
    write_costs(out, "voor", before);
    write_costs(out, "na", after);
    out.close('}');
}

void write_identities(JsonOut& out, std::string_view key, const std::map<std::string, std::string>& list) {
    out.key(key).open('{');
    for (const auto& [id, digest] : list) out.member(id, digest);
    out.close('}');
}

void write_type(JsonOut& out, const TypeSum& t) {
    out.open('{');
    for (const auto& [name, member] : kCounts) out.member_raw(name, (t.*member).text());
    write_both(out, t.before, t.after);
    out.close('}');
}

void write_cell(JsonOut& out, const Cell& c) {
    out.open('{').key("rechten").open('{');
    for (std::size_t from = 0; from < 4; ++from) {
        for (std::size_t to = 0; to < 4; ++to) {
            if (!c.rights[from][to].zero()) out.member_raw(std::string(kRightNames[from]) + "-" + std::string(kRightNames[to]), c.rights[from][to].text());
        }
    }
    out.close('}');
    write_both(out, c.before, c.after);
    out.key("zonder_bedrag").open('{').member_raw("voor", c.unknown_before.text()).member_raw("na", c.unknown_after.text()).close('}');
    out.close('}');
}

bool seen(const Cell& c) {
    for (const auto& row : c.rights) {
        for (const auto& n : row) {
            if (!n.zero()) return true;
        }
    }
    return false;
}

bool read_exact(JsonRef place, Exact& out) { return place.is(JsonType::number) && Exact::read(place.text(), out); }

bool read_both(JsonRef place, Costs& before, Costs& after) {
    const auto both = place.get("centen_per_jaar");
    const auto was = both.get("voor");
    const auto is = both.get("na");
    return read_exact(was.get("laagste"), before.low) && read_exact(was.get("hoogste"), before.high) && read_exact(is.get("laagste"), after.low) &&
           read_exact(is.get("hoogste"), after.high);
}

bool read_cell(JsonRef place, Cell& out) {
    const auto rights = place.get("rechten");
    if (!rights.is(JsonType::object)) return false;
    for (std::size_t from = 0; from < 4; ++from) {
        for (std::size_t to = 0; to < 4; ++to) {
            const auto count = rights.get(std::string(kRightNames[from]) + "-" + std::string(kRightNames[to]));
            if (count && !read_exact(count, out.rights[from][to])) return false;
        }
    }
    const auto unknown = place.get("zonder_bedrag");
    return read_both(place, out.before, out.after) && read_exact(unknown.get("voor"), out.unknown_before) && read_exact(unknown.get("na"), out.unknown_after);
}

bool read_type(JsonRef place, TypeSum& out) {
    for (const auto& [name, member] : kCounts) {
        if (!read_exact(place.get(name), out.*member)) return false;
    }
    return read_both(place, out.before, out.after);
}

std::uint64_t whole(JsonRef place) { return place.is(JsonType::number) ? std::strtoull(std::string(place.text()).c_str(), nullptr, 10) : 0; }

void read_identities(JsonRef place, std::map<std::string, std::string>& out) {
    for (auto m = place.is(JsonType::object) ? place.first() : JsonRef(); m; m = m.next()) out.emplace(m.key(), m.text());
}

}  // namespace

std::string Sums::json() const {
    JsonOut out;
    out.open('{').member_raw("simulatie", "1").member("wat_als", what_if).member("bevolking", population);
    write_identities(out, "regelsets_voor", identities_before);
    write_identities(out, "regelsets_na", identities_after);
    out.member_raw("regels", std::to_string(lines)).member_raw("fouten", std::to_string(faults));
    out.key("huishoudens").open('{');
    for (std::size_t t = 0; t < types.size(); ++t) {
        if (types[t].households.zero()) continue;
        out.key(kTypeNames[t]);
        write_type(out, types[t]);
    }
    out.close('}').key("regelingen").open('{');
    for (const auto& [id, cells] : schemes) {
        out.key(id).open('{');
        for (std::size_t t = 0; t < cells.size(); ++t) {
            if (!seen(cells[t])) continue;
            out.key(kTypeNames[t]);
            write_cell(out, cells[t]);
        }
        out.close('}');
    }
    out.close('}').close('}');
    return std::move(out.text());
}

bool Sums::read(JsonRef root, Sums& out) {
    if (!root.is(JsonType::object) || root.get("simulatie").text() != "1" || !root.get("huishoudens").is(JsonType::object) || !root.get("regelingen").is(JsonType::object)) return false;
    out.what_if = root.string("wat_als");
    out.population = root.string("bevolking");
    read_identities(root.get("regelsets_voor"), out.identities_before);
    read_identities(root.get("regelsets_na"), out.identities_after);
    out.lines = whole(root.get("regels"));
    out.faults = whole(root.get("fouten"));
    for (std::size_t t = 0; t < kTypeNames.size(); ++t) {
        const auto type = root.get("huishoudens").get(kTypeNames[t]);
        if (type && !read_type(type, out.types[t])) return false;
    }
    for (auto s = root.get("regelingen").first(); s; s = s.next()) {
        auto& cells = out.schemes[std::string(s.key())];
        for (std::size_t t = 0; t < kTypeNames.size(); ++t) {
            const auto cell = s.get(kTypeNames[t]);
            if (cell && !read_cell(cell, cells[t])) return false;
        }
    }
    return true;
}

}  // namespace recht::count
