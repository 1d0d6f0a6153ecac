#include "sums.h"

#include <algorithm>

namespace recht::count {

namespace {

using Right = SchemeOutcome::Right;

std::string digits(__int128 value) {
    std::string out;
    const bool negative = value < 0;
    for (auto v = negative ? -value : value; v > 0; v /= 10) out += static_cast<char>('0' + static_cast<int>(v % 10));
    if (out.empty()) out = "0";
    if (negative) out += '-';
    std::reverse(out.begin(), out.end());
    return out;
}

// How often a year an amount is paid.
std::int64_t times_a_year(std::string_view per) {
    if (per == "dag") return 365;
    if (per == "week") return 52;
    if (per == "vier_weken") return 13;
    if (per == "maand") return 12;
    if (per == "kwartaal") return 4;
    return 1;
}

struct Year {
    std::int64_t low = 0;
    std::int64_t high = 0;
};

// Only what is sure to be paid counts in the lowest sum.
Year a_year(const SchemeOutcome& o) {
    if (!o.amount || o.right == Right::no) return {};
    const auto times = times_a_year(o.per);
    return {o.right == Right::yes ? o.lowest * times : 0, o.highest * times};
}

const SchemeOutcome& of(const std::vector<SchemeOutcome>& list, std::size_t hint, std::string_view scheme) {
    static const SchemeOutcome kNone;
    if (hint < list.size() && list[hint].scheme == scheme) return list[hint];
    const auto found = std::find_if(list.begin(), list.end(), [&](const SchemeOutcome& o) { return o.scheme == scheme; });
    return found == list.end() ? kNone : *found;
}

bool sure(Right r) { return r == Right::yes || r == Right::judgement; }

}  // namespace

std::string Exact::text() const {
    auto out = digits(value_ / kOne);
    auto rest = static_cast<std::int64_t>(value_ % kOne);
    if (rest == 0) return out;
    if (rest < 0) {
        if (value_ > -kOne) out = "-0";
        rest = -rest;
    }
    auto decimals = std::to_string(rest);
    decimals.insert(0, kDecimals - decimals.size(), '0');
    decimals.erase(decimals.find_last_not_of('0') + 1);
    return out + "." + decimals;
}

bool Exact::read(std::string_view text, Exact& out) {
    const bool negative = !text.empty() && text[0] == '-';
    __int128 value = 0;
    int decimals = -1;
    std::size_t count = 0;
    for (const char c : text.substr(negative ? 1 : 0)) {
        if (c == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9' || decimals == kDecimals || ++count > 30) return false;
        value = value * 10 + (c - '0');
        if (decimals >= 0) ++decimals;
    }
    if (count == 0) return false;
    for (int d = std::max(decimals, 0); d < kDecimals; ++d) value *= 10;
    out.value_ = negative ? -value : value;
    return true;
}

std::string Exact::rounded(std::int64_t unit) const {
    const __int128 one = static_cast<__int128>(kOne) * unit;
    const auto half = value_ < 0 ? -value_ + one / 2 : value_ + one / 2;
    auto out = digits(half / one);
    for (auto at = static_cast<std::ptrdiff_t>(out.size()) - 3; at > 0; at -= 3) out.insert(static_cast<std::size_t>(at), 1, '.');
    return value_ < 0 && out != "0" ? "-" + out : out;
}

Exact Cell::gained() const {
    auto out = rights[0][1];
    return out += rights[0][2];
}

Exact Cell::lost() const {
    auto out = rights[1][0];
    return out += rights[2][0];
}

Exact Cell::shifted() const {
    Exact out;
    for (std::size_t from = 0; from < 4; ++from) {
        for (std::size_t to = 0; to < 4; ++to) {
            const bool told = (from == 0 && (to == 1 || to == 2)) || (to == 0 && (from == 1 || from == 2));
            if (from != to && !told) out += rights[from][to];
        }
    }
    return out;
}

bool Cell::changed() const {
    return !gained().zero() || !lost().zero() || !shifted().zero() || !(after.low - before.low).zero() || !(after.high - before.high).zero() ||
           !(unknown_after - unknown_before).zero();
}

void Cell::add(const Cell& other) {
    for (std::size_t from = 0; from < 4; ++from) {
        for (std::size_t to = 0; to < 4; ++to) rights[from][to] += other.rights[from][to];
    }
    before += other.before;
    after += other.after;
    unknown_before += other.unknown_before;
    unknown_after += other.unknown_after;
}

void TypeSum::add(const TypeSum& other) {
    for (const auto member : {&TypeSum::households, &TypeSum::gained, &TypeSum::lost, &TypeSum::shifted, &TypeSum::more, &TypeSum::less, &TypeSum::same, &TypeSum::unsure}) {
        this->*member += other.*member;
    }
    before += other.before;
    after += other.after;
}

void Tally::add(Cell& cell, const SchemeOutcome& was, const SchemeOutcome& is) {
    const Exact here(1, weight_);
    cell.rights[static_cast<std::size_t>(was.right)][static_cast<std::size_t>(is.right)] += here;
    // Most people have no right to most schemes.
    if (was.right == Right::no && is.right == Right::no) return;
    const auto had = a_year(was);
    const auto has = a_year(is);
    cell.before += {Exact(had.low, weight_), Exact(had.high, weight_)};
    cell.after += {Exact(has.low, weight_), Exact(has.high, weight_)};
    if (was.right != Right::no && !was.amount) cell.unknown_before += here;
    if (is.right != Right::no && !is.amount) cell.unknown_after += here;
    had_low_ += had.low;
    had_high_ += had.high;
    has_low_ += has.low;
    has_high_ += has.high;
    const bool gains = was.right == Right::no && sure(is.right);
    const bool loses = sure(was.right) && is.right == Right::no;
    gained_ = gained_ || gains;
    lost_ = lost_ || loses;
    shifted_ = shifted_ || (was.right != is.right && !gains && !loses);
}

void Tally::end(TypeSum& sum) const {
    const Exact here(1, weight_);
    sum.households += here;
    if (gained_) sum.gained += here;
    if (lost_) sum.lost += here;
    if (shifted_) sum.shifted += here;
    // With open facts the two ranges may overlap: then nobody can say who is better off.
    if (has_low_ == had_low_ && has_high_ == had_high_) sum.same += here;
    else if (has_low_ > had_high_ || (has_low_ == has_high_ && had_low_ == had_high_ && has_low_ > had_low_)) sum.more += here;
    else if (has_high_ < had_low_) sum.less += here;
    else sum.unsure += here;
    sum.before += {Exact(had_low_, weight_), Exact(had_high_, weight_)};
    sum.after += {Exact(has_low_, weight_), Exact(has_high_, weight_)};
}

void Sums::household(HouseholdType type, std::int64_t weight, const std::vector<SchemeOutcome>& before, const std::vector<SchemeOutcome>& after) {
    const auto t = static_cast<std::size_t>(type);
    Tally tally(weight);
    const auto one = [&](std::string_view scheme, const SchemeOutcome& was, const SchemeOutcome& is) { tally.add(schemes[std::string(scheme)][t], was, is); };
    for (std::size_t i = 0; i < after.size(); ++i) one(after[i].scheme, of(before, i, after[i].scheme), after[i]);
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (const auto& is = of(after, i, before[i].scheme); is.scheme.empty()) one(before[i].scheme, before[i], is);
    }
    tally.end(types[t]);
}

void Sums::reset() {
    population.clear();
    lines = faults = 0;
    types = {};
    for (auto& [id, cells] : schemes) cells = {};
}

bool Sums::add(const Sums& other, std::string& why) {
    if (lines > 0 || !what_if.empty()) {
        if (what_if != other.what_if) {
            why = "het ene deel rekent '" + what_if + "', het andere '" + other.what_if + "'.";
            return false;
        }
    }
    what_if = other.what_if;
    // Only the part with the first line of the file says it.
    if (population.empty()) population = other.population;
    for (const auto member : {&Sums::identities_before, &Sums::identities_after}) {
        for (const auto& [id, digest] : other.*member) {
            const auto [known, fresh] = (this->*member).emplace(id, digest);
            if (fresh || known->second == digest) continue;
            why = "de delen zijn met verschillende regels gerekend (" + id + ").";
            return false;
        }
    }
    lines += other.lines;
    faults += other.faults;
    for (std::size_t t = 0; t < types.size(); ++t) types[t].add(other.types[t]);
    for (const auto& [id, cells] : other.schemes) {
        auto& mine = schemes[id];
        for (std::size_t t = 0; t < cells.size(); ++t) mine[t].add(cells[t]);
    }
    return true;
}

Cell Sums::total(const std::array<Cell, 5>& cells) const {
    Cell out;
    for (const auto& c : cells) out.add(c);
    return out;
}

TypeSum Sums::total() const {
    TypeSum out;
    for (const auto& t : types) out.add(t);
    return out;
}

}  // namespace recht::count
