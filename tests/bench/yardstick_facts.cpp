// The yardstick's facts and figures, taken from what the engine has read.
#include <bit>

#include "dates.h"
#include "text.h"
#include "yardstick.h"

namespace recht::bench {

namespace {

std::int64_t at_scale(std::int64_t value, const Scale& scale, int decimals) {
    for (int d = scale.decimals; d < decimals; ++d) value *= 10;
    for (int d = scale.decimals; d > decimals; --d) value /= 10;
    return value / scale.divisor;
}

template <typename List>
const auto& entry_on(const List& entries, std::int64_t day) {
    auto at = entries.begin();
    for (auto it = entries.begin(); it != entries.end() && it->from <= day; ++it) at = it;
    return *at;
}

/// Facts of one instance, by name.
class Facts {
public:
    Facts(const Situation& situation, std::uint16_t cls, std::uint32_t instance, bool& known) : s_(situation), cls_(cls), instance_(instance), known_(known) {}

    [[nodiscard]] const FactValue& value(std::string_view name, const Field** field = nullptr) const {
        const auto& c = s_.catalog().classes()[cls_];
        const auto index = c.find(name);
        if (field != nullptr) *field = &c.fields[static_cast<std::size_t>(index)];
        return s_.fact({cls_, instance_, index});
    }
    [[nodiscard]] std::int64_t number(std::string_view name, int decimals) const {
        const Field* field = nullptr;
        const auto& v = value(name, &field);
        if (v.state == FactState::none) return kNoDay;
        if (v.state == FactState::formula || v.low != v.high) known_ = false;
        return field->type.kind == Kind::money || field->type.kind == Kind::number ? at_scale(v.low, field->scale, decimals) : v.low;
    }
    [[nodiscard]] bool flag(std::string_view name) const { return number(name, 0) == 1; }
    [[nodiscard]] int option(std::string_view name) const {
        const Field* field = nullptr;
        const auto& v = value(name, &field);
        const bool mask = s_.catalog().options(field->type.options).is_mask();
        if (mask ? std::popcount(static_cast<std::uint64_t>(v.high)) != 1 : v.low != v.high) return -1;
        return mask ? std::countr_zero(static_cast<std::uint64_t>(v.high)) : static_cast<int>(v.low);
    }
    /// An option that must be known.
    template <typename Enum>
    void option(std::string_view name, Enum& out) const {
        const auto index = option(name);
        if (index < 0) known_ = false;
        else out = static_cast<Enum>(index);
    }

private:
    const Situation& s_;
    std::uint16_t cls_;
    std::uint32_t instance_;
    bool& known_;
};

void read_adult(const Situation& s, const Facts& facts, Adult& a) {
    a.born = facts.number("geboortedatum", 0);
    a.income = facts.number("toetsingsinkomen", 2);
    a.assets = facts.number("rendementsgrondslag", 2);
    a.held_from = facts.number("detentie_van", 0);
    a.held_until = facts.number("detentie_tot", 0);
    facts.option("woonland", a.country);
    facts.option("verblijf", a.residence);
    a.insured = facts.flag("zorgverzekerd");
    a.by_treaty = facts.flag("verdragsgerechtigd");
    a.held = facts.flag("detentie");
    a.had_permit = facts.flag("verblijf_was_eerder");
    // The tenth of the kinds of residence; unknown while nobody asks for it.
    const auto& names = s.catalog().options(s.catalog().classes()[static_cast<std::size_t>(s.catalog().find_class("persoon"))]
                                               .fields[static_cast<std::size_t>(s.catalog().classes()[static_cast<std::size_t>(s.catalog().find_class("persoon"))].find("verblijf_soort"))]
                                               .type.options);
    a.pending_after_permit = facts.option("verblijf_soort") == names.find("procedure_na_vergunning");
}

void read_partner(const Facts& facts, Family& f) {
    f.has_partner = true;
    f.since = facts.number("sinds", 0);
    f.until = facts.number("tot", 0);
    facts.option("band", f.bond);
    f.same_address = facts.flag("zelfde_adres");
    f.divorcing = facts.flag("scheiding_aangevraagd");
    f.counts = facts.flag("toeslagpartner");
}

}  // namespace

bool family_of(const Situation& s, Family& out) {
    bool known = true;
    const auto persons = static_cast<std::uint16_t>(s.catalog().find_class("persoon"));
    const auto children = static_cast<std::uint16_t>(s.catalog().find_class("kind"));
    out = {};
    out.day = s.day;
    for (std::uint32_t i = 0; i < s.instances[persons].size(); ++i) {
        const auto& instance = s.instances[persons][i];
        if (instance.most == 0) continue;
        if (instance.is_list()) return false;
        const Facts facts(s, persons, i, known);
        if (instance.place == 0) {
            read_adult(s, facts, out.applicant);
        } else if (instance.place == 1) {
            read_adult(s, facts, out.partner);
            read_partner(facts, out);
        } else {
            Mate m;
            read_adult(s, facts, m);
            facts.option("relatie", m.kin);
            m.registered = facts.flag("ingeschreven");
            m.is_partner = facts.flag("toeslagpartner");
            out.mates.push_back(m);
        }
    }
    for (std::uint32_t i = 0; i < s.instances[children].size(); ++i) {
        if (s.instances[children][i].most == 0) continue;
        if (s.instances[children][i].is_list()) return false;
        const Facts facts(s, children, i, known);
        Child c;
        c.born = facts.number("geboortedatum", 0);
        c.savings = facts.number("spaargeld", 2);
        c.nights = static_cast<std::int32_t>(facts.number("nachten_per_week", 2));
        facts.option("relatie", c.kin);
        c.lives_here = facts.flag("woont_in");
        out.children.push_back(c);
    }
    return known;
}

ZorgtoeslagLaw zorgtoeslag_law(const Universe& universe, std::int64_t day) {
    const auto& model = universe.model;
    const auto parameter = [&](std::string_view module, std::string_view name, int decimals) {
        const auto& m = model.modules[static_cast<std::size_t>(model.find_module(module))];
        const auto& p = model.parameters[m.parameters.at(std::string(name))];
        return at_scale(entry_on(p.entries, day).value.low, p.scale, decimals);
    };
    ZorgtoeslagLaw law;
    law.premium = parameter("zorgtoeslag", "standaardpremie", 2);
    law.threshold = parameter("zorgtoeslag", "drempelinkomen", 2);
    law.percent_single = parameter("zorgtoeslag", "pct_drempel_zonder", 5);
    law.percent_couple = parameter("zorgtoeslag", "pct_drempel_met", 5);
    law.percent_above = parameter("zorgtoeslag", "pct_boven", 5);
    law.assets_single = parameter("zorgtoeslag", "vermogensgrens_zonder", 2);
    law.assets_couple = parameter("zorgtoeslag", "vermogensgrens_met", 2);
    law.least = parameter("awir", "kleinste_bedrag", 2);
    law.round_year_first = day >= parse_date("2025-01-01").value_or(0);
    const auto& module = model.modules[static_cast<std::size_t>(model.find_module("zorgtoeslag"))];
    const auto& table = model.tables[module.tables.at("woonlandfactoren")];
    law.country_factor.assign(universe.catalog.options(table.key.options).names.size(), 0);
    for (const auto& row : entry_on(table.entries, day).rows) {
        const auto factor = static_cast<std::int32_t>(at_scale(row.cells[0].low, table.scales[0], 4));
        if (row.from >= 0 && row.from < static_cast<std::int64_t>(law.country_factor.size())) law.country_factor[static_cast<std::size_t>(row.from)] = factor;
    }
    return law;
}

}  // namespace recht::bench
