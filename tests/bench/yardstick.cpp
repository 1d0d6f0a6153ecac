#include "yardstick.h"

#include <algorithm>

#include "dates.h"

namespace recht::bench {

namespace {

std::int64_t age_on(std::int64_t born, std::int64_t day) {
    const auto b = civil_from_days(born);
    const auto d = civil_from_days(day);
    return d.year - b.year - (d.month < b.month || (d.month == b.month && d.day < b.day) ? 1 : 0);
}

/// Who counts with whom this month (Awir art. 3, 5 and 7).
struct Household {
    std::int64_t month = 0, previous = 0, year = 0;
    bool partner = false, mate = false, whole_year = false;

    explicit Household(const Family& f) : month(first_of_month(f.day)), previous(month - 1), year(first_of_year(f.day)) {
        if (f.has_partner && f.counts) {
            const bool begun = f.since <= month;
            const bool ended = f.until <= month;
            const bool ends_later = f.until != kNoDay && f.until > month;
            const bool separated = f.divorcing && !f.same_address;
            const bool over = !f.divorcing && f.same_address;
            const bool legal_end = !ends_later && (ended ? separated || over : separated);
            const bool legal = (f.bond == Bond::married || f.bond == Bond::registered) && begun && !legal_end;
            const bool together = ends_later || (f.same_address && begun && !ended);
            const bool adults = age_on(f.applicant.born, month) >= 18 && age_on(f.partner.born, month) >= 18;
            const bool cohabiting = together && begun && (f.bond == Bond::none || (f.bond == Bond::notarial && adults));
            partner = legal || cohabiting;
        }
        for (const auto& m : f.mates) mate = mate || counts(m);
        if (partner) {
            const auto last = days_from_civil(civil_from_days(f.day).year, 12, 1);
            whole_year = f.since <= year && !(f.until <= last);
        } else {
            whole_year = mate;
        }
    }
    [[nodiscard]] bool counts(const Mate& m) const { return m.is_partner && m.registered && m.kin != Kin::child && m.kin != Kin::parent && !partner; }
    [[nodiscard]] bool held(const Adult& a) const {
        if (a.held_from != kNoDay && a.held_until != kNoDay) return a.held_from <= month && a.held_until > month;
        return a.held && !(a.held_from != kNoDay && a.held_from > month) && !(a.held_until <= month);
    }
    [[nodiscard]] bool insured(const Adult& a) const { return (a.insured || a.by_treaty) && age_on(a.born, previous) >= 18 && !held(a); }
};

/// Premium of one person in 1/100.000 euro.
std::int64_t premium(const Adult& a, const Adult& applicant, const ZorgtoeslagLaw& law) {
    const bool treaty = a.by_treaty || (applicant.by_treaty && !a.insured);
    const auto factor = law.country_factor[a.country];
    // Premiums are whole euros, so that nothing is lost in the division.
    return law.premium / 10 * (treaty && factor > 0 ? factor : 10000);
}

struct Assets {
    std::int64_t sure = 0, shared = 0;
};

Assets assets(const Family& f, const Household& h, std::int64_t of_partner) {
    Assets out;
    out.sure = f.applicant.assets + (h.whole_year ? of_partner : 0);
    for (const auto& c : f.children) {
        if (age_on(c.born, h.year) >= 18) continue;
        const bool mostly_here = c.lives_here && c.nights > 400;
        if (mostly_here && (c.kin == ChildKin::own || (c.kin == ChildKin::step && h.whole_year))) out.sure += c.savings;
        if (!mostly_here && c.kin == ChildKin::own) out.shared += c.savings;
    }
    return out;
}

}  // namespace

ZorgtoeslagAnswer zorgtoeslag(const Family& f, const ZorgtoeslagLaw& law) {
    const Household h(f);
    const bool couple = h.partner || h.mate;
    std::int64_t income = f.applicant.income;
    std::int64_t of_partner = 0;
    std::int64_t own = premium(f.applicant, f.applicant, law);
    std::int64_t second = 0;
    bool partner_insured = false;
    bool partner_without_stay = false;
    if (h.partner) {
        income += f.partner.income;
        of_partner = f.partner.assets;
        second = premium(f.partner, f.applicant, law);
        partner_insured = h.insured(f.partner);
        partner_without_stay = f.partner.residence == Residence::none;
    } else {
        std::int64_t most_income = 0;
        for (const auto& m : f.mates) {
            if (!h.counts(m)) continue;
            most_income = std::max(most_income, m.income);
            of_partner = std::max(of_partner, m.assets);
            second = std::max(second, premium(m, f.applicant, law));
            partner_insured = partner_insured || h.insured(m);
            partner_without_stay = partner_without_stay || m.residence == Residence::none;
        }
        income += most_income;
    }
    const bool halved = couple && !partner_insured;
    // In 1/100.000 euro.
    const auto own_part = (couple ? law.percent_couple : law.percent_single) * (law.threshold / 100);
    const auto low_income = (couple ? own + second : own) - own_part;
    const auto above = law.percent_above * (std::max<std::int64_t>(0, income - law.threshold) / 100);
    const auto difference = std::max<std::int64_t>(0, low_income - above);
    // In 1/200.000 euro, so that half of it stays exact.
    const auto year = difference * (halved ? 1 : 2);
    ZorgtoeslagAnswer out;
    out.euros = law.round_year_first ? (year + 100000) / 200000 / 12 : year / (200000 * 12);

    const auto room = low_income - (law.least - 50) * 1000 * (halved ? 2 : 1);
    if (room < 0) return {0, out.euros};
    const auto ceiling = law.threshold / 100 + room / law.percent_above;
    if (income / 100 > ceiling || age_on(f.applicant.born, h.previous) < 18 || !(f.applicant.insured || f.applicant.by_treaty) || h.held(f.applicant) || partner_without_stay) return {0, out.euros};
    out.standing = 2;
    const auto& a = f.applicant;
    if (a.residence == Residence::pending || a.residence == Residence::none) {
        if (a.residence == Residence::none || !(a.had_permit || a.pending_after_permit)) return {0, out.euros};
        out.standing = 1;
    }
    const auto owned = assets(f, h, of_partner);
    const auto most = h.whole_year ? law.assets_couple : law.assets_single;
    if (owned.sure > most) return {0, out.euros};
    if (owned.sure + owned.shared > most || (a.by_treaty && law.country_factor[a.country] == 0)) out.standing = 1;
    return out;
}

}  // namespace recht::bench
