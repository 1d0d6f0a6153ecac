// A change ("wat_als") in the place of what a series says from that day on.
#include <algorithm>

#include "dates.h"
#include "read_ruleset.h"

namespace recht {

namespace {

// What is imagined has no source but itself, and is never official.
void date_it(const Change& change, bool unknown, Dated& entry) {
    entry.place = change.place;
    entry.from = change.from;
    entry.source = "wat als";
    entry.status = unknown ? Status::unknown : Status::derived;
}

template <typename Entry>
void close_last(std::vector<Entry>& entries, std::int64_t day) {
    if (!entries.empty() && entries.back().until != kNever) entries.back().until = std::min(entries.back().until, day);
}

}  // namespace

bool RulesetReader::overtaken(JsonRef entry, const Change* change) {
    if (change == nullptr) return false;
    const auto from = parse_date(entry.string("vanaf"));
    return from && *from >= change->from;
}

bool RulesetReader::change_value(const Change& change, Parameter& out, bool last_pass) {
    Parameter::Entry entry;
    if (!read_cell(change.value, out.type, out.scale, out.type.options, entry.value)) return false;
    if (!last_pass) return true;
    date_it(change, entry.value.unknown, entry);
    close_last(out.entries, change.from);
    out.entries.push_back(std::move(entry));
    return true;
}

bool RulesetReader::change_rows(const Change& change, Table& out, bool last_pass) {
    const auto errors = diagnostics_.error_count();
    if (!change.value.get("rijen").is(JsonType::array)) {
        fault(change.place, "waarde_ontbreekt", "'" + change.name + "' is een tabel: hier ontbreken 'rijen'.", "Neem de rijen over uit de regelset en verander wat u wilt.");
        return false;
    }
    Table::Entry entry;
    read_rows(change.value, out, entry);
    if (diagnostics_.error_count() != errors) return false;
    if (!last_pass) return true;
    date_it(change, false, entry);
    check_rows(change.value, out, entry);
    close_last(out.entries, change.from);
    out.entries.push_back(std::move(entry));
    return diagnostics_.error_count() == errors;
}

}  // namespace recht
