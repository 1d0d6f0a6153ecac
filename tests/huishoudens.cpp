#include "huishoudens.h"

#include <algorithm>

#include "dates.h"

namespace recht::testing {

std::uint64_t Random::next() {
    state_ += 0x9e3779b97f4a7c15ull;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
}

std::int64_t Random::between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
}

// A whole number of cents as a JSON number with at most two decimals.
Json Households::euros(std::int64_t low, std::int64_t high) {
    const auto cents = random.chance(60) ? random.between(low, high) * 100 : random.between(low * 100, high * 100);
    return static_cast<double>(cents) / 100;
}

std::int64_t Households::income() {
    switch (random.between(0, 9)) {
        case 0: return 0;
        case 1: return random.between(0, 8000);
        case 2: case 3: case 4: return random.between(12000, 32000);
        case 5: case 6: return random.between(25000, 52000);
        // Just beside what the law names.
        case 7: return random.pick(std::vector<std::int64_t>{26819, 28406, 29736, 23425, 31500, 30450, 22700, 39719, 40857, 51142, 6323, 5970}) + random.between(-1, 1);
        case 8: return random.between(40000, 120000);
        default: return random.between(0, 260000);
    }
}

std::int64_t Households::assets() {
    switch (random.between(0, 6)) {
        case 0: case 1: return 0;
        case 2: case 3: return random.between(0, 30000);
        case 4: return random.pick(std::vector<std::int64_t>{36952, 37395, 38479, 76958, 140213, 141896, 146011, 184633}) + random.between(-1, 1);
        case 5: return random.between(20000, 200000);
        default: return random.between(0, 400000);
    }
}

// A date of birth that makes somebody about `years` old; birthdays near the calculation date are frequent.
std::int64_t Households::birthday(std::int64_t years) {
    const auto exactly = add_months(day_, -12 * years, Clamp::earlier);
    switch (random.between(0, 4)) {
        case 0: return exactly;
        case 1: return exactly - random.between(-2, 2);
        case 2: return first_of_month(exactly);
        case 3: return last_of_month(exactly) + random.between(0, 1);
        default: return exactly - random.between(0, 364);
    }
}

std::int64_t Households::some_day(std::int64_t from, std::int64_t to) {
    const auto d = random.between(from, to);
    return random.chance(30) ? first_of_month(d) : d;
}

void Households::means(Json& p) {
    p["toetsingsinkomen"] = income();
    if (random.chance(45)) {
        auto list = Json::array();
        for (auto n = random.between(0, 2); n > 0; --n) {
            Json i{{"soort", random.pick({"loon", "loon", "ww", "bijstand", "winst", "aow", "freelance"})}, {"bruto", euros(100, 4000)}, {"per", random.pick({"maand", "vier_weken", "jaar"})}};
            if (odd()) i["van"] = date_text(first_of_year(day_) + random.between(0, 200));
            if (odd()) i["tot"] = date_text(first_of_year(day_) + random.between(201, 364));
            list.push_back(std::move(i));
        }
        // A year's income that is told goes before what follows from the incomes.
        if (!list.empty() && random.chance(35)) p.erase("toetsingsinkomen");
        p["inkomsten"] = std::move(list);
    } else {
        p["inkomsten"] = Json::array();
    }
    // Half-known grounds for childcare: told, or by default from the incomes.
    if (random.chance(40)) p["kot_grond"] = random.pick({"werk", "werk", "opleiding", "traject", "wlz_blijvend", "geen"});
    // Nobody loses a job before being born: a baby among the housemates has none to lose.
    if (odd() && p.value("geboortedatum", std::string("1900-01-01")) < date_text(day_ - 400)) p["werkloos_sinds"] = date_text(some_day(day_ - 200, day_ + 20));
    if (random.chance(55)) {
        p["rendementsgrondslag"] = assets();
    } else {
        p["bezittingen"] = {{"spaargeld", assets()}, {"beleggingen", random.chance(20) ? assets() : 0}, {"contant", random.chance(20) ? 500 : 0}, {"overig", 0}};
        // Debts make the assets of box 3 a range by themselves.
        p["schulden"] = random.chance(75) ? 0 : random.between(0, 20000);
        if (odd()) p["studieschuld"] = random.between(0, 30000);
    }
}

void Households::stay(Json& p) {
    std::string status = "nederlander";
    if (odd()) status = random.pick({"eu", "vergunning", "procedure", "geen", "ontheemde_oekraine", "nederlander"});
    if (status != "nederlander" || random.chance(20)) p["verblijf"] = status;
    if (status == "procedure") {
        p["verblijf_soort"] = random.pick({"procedure_eerste", "procedure_na_vergunning"});
        if (random.chance(40)) p["verblijf_was_eerder"] = true;
    } else if (status == "vergunning") {
        p["verblijf_soort"] = random.pick({"asiel", "regulier_onbepaald", "regulier_tijdelijk"});
    }
    if (status == "procedure" || status == "ontheemde_oekraine" || odd()) p["zorgverzekerd"] = random.chance(70);
    if (odd()) p["woonland"] = random.pick({"BE", "DE", "FR", "ES", "MA", "TR", "US", "GB", "AF", "NL"});
    if (odd()) p["verdragsgerechtigd"] = true;
    if (odd()) {
        const auto from = some_day(day_ - 300, day_ + 60);
        p["detentie_van"] = date_text(from);
        if (random.chance(60)) p["detentie_tot"] = date_text(from + random.between(0, 400));
    } else if (odd()) {
        p["detentie"] = true;
    }
}

void Households::person(Json& p, std::int64_t birth, const char* role) {
    p["geboortedatum"] = date_text(birth);
    means(p);
    stay(p);
    if (odd()) p["handicap"] = true;
    if (odd() && std::string(role) == "aanvrager") p["ouders_overleden"] = true;
}

void Households::partner(Json& p) {
    person(p, birthday(random.between(17, 90)), "partner");
    if (random.chance(30)) p["band"] = random.pick({"gehuwd", "geregistreerd", "notarieel", "geen"});
    if (odd()) {
        p["zelfde_adres"] = false;
        p["reden_elders"] = random.pick({"uit_elkaar", "verpleeghuis", "detentie", "buitenland", "azc", "werk"});
    }
    if (random.chance(25)) p["sinds"] = date_text(some_day(day_ - 800, day_ + 30));
    if (odd()) p["tot"] = date_text(some_day(day_ + 31, day_ + 300));
    else if (odd() && !p.contains("sinds")) p["tot"] = date_text(some_day(day_ - 300, day_ + 30));
    if (odd()) p["scheiding_aangevraagd"] = true;
    if (odd()) p["toeslagpartner"] = false;
}

Json Households::other(bool may_be_partner) {
    Json p = Json::object();
    person(p, birthday(random.between(0, 85)), "medebewoners");
    p["relatie"] = random.pick({"kind", "kind", "ouder", "grootouder", "kleinkind", "broer_zus", "schoonfamilie", "pleegkind", "overig"});
    if (random.chance(20)) p["huurrelatie"] = random.pick({"geen", "onderhuurder", "kostganger", "verhuurder", "medehuurder_eigen_contract"});
    if (odd()) p["woont_hier"] = false;
    if (odd()) p["ingeschreven"] = false;
    if (odd()) p["zorgrelatie"] = true;
    if (may_be_partner && random.chance(25)) p["toeslagpartner"] = true;
    return p;
}

Json Households::care(std::int64_t age) {
    auto list = Json::array();
    for (auto n = random.between(1, 2); n > 0; --n) {
        Json o{{"soort", age >= 4 ? random.pick({"bso", "bso", "gastouder"}) : random.pick({"dagopvang", "dagopvang", "gastouder"})},
               {"uren_per_maand", static_cast<double>(random.between(0, 1200)) / 4},
               {"uurprijs", static_cast<double>(random.between(500, 1400)) / 100}};
        if (odd()) o["van"] = date_text(first_of_year(day_) + random.between(0, 150));
        if (odd()) o["tot"] = date_text(first_of_year(day_) + random.between(151, 364));
        if (odd()) o["geregistreerd"] = false;
        if (odd()) o["eigen_bijdrage_betaald"] = false;
        if (odd()) o["door"] = random.pick({"andere_ouder", "gemeente"});
        list.push_back(std::move(o));
    }
    return list;
}

Json Households::child() {
    Json k = Json::object();
    const auto age = random.chance(90) ? random.between(0, 17) : random.between(-1, 24);
    // Never before the applicant could have it: that would be a contradiction.
    const auto birth = std::max(birthday(age), own_birth_ + 366 * 15);
    k["geboortedatum"] = date_text(birth);
    k["school"] = age < 4 ? "geen" : age < 12 ? "basisschool" : random.pick({"vo", "vo", "vso", "mbo", "bbl", "hbo_wo", "klaar", "geen", "praktijkonderwijs"});
    if (odd()) k["startkwalificatie"] = true;
    if (random.chance(15)) k["relatie"] = random.pick({"stief", "pleeg", "kleinkind"});
    if (odd()) k["pleegvergoeding"] = true;
    if (odd()) {
        k["woont_in"] = false;
        k["nachten_per_week"] = static_cast<double>(random.between(0, 12)) / 4;
        if (random.chance(60)) k["uitwonend_reden"] = random.pick({"geen", "ziekte", "school"});
        k["onderhoud"] = random.between(0, 1600);
    } else if (random.chance(12)) {
        k["nachten_per_week"] = static_cast<double>(random.between(4, 28)) / 4;
    }
    if (random.chance(10)) k["ingeschreven"] = false;
    if (random.chance(25)) k["kinderbijslag_aan"] = random.pick({"mij", "partner", "andere_ouder", "gedeeld", "niemand"});
    if (odd() && k.value("kinderbijslag_aan", "mij") != "niemand") k["kinderbijslag"] = random.chance(50);
    if (odd()) k["toetsingsinkomen"] = random.between(0, 15000);
    if (odd()) k["spaargeld"] = assets();
    if (odd()) k["intensieve_zorg"] = true;
    if (odd()) k["wlz_of_ciz"] = random.pick({"aangevraagd", "ja"});
    if (odd()) k["dubbel_heel_jaar"] = true;
    if (odd()) k["verblijf"] = random.pick({"geen", "eu", "vergunning"});
    if (odd()) k["woonland"] = random.pick({"BE", "DE", "MA", "US", "NL"});
    if (age >= 0 && age < 14 && random.chance(45)) k["opvang"] = care(age);
    return k;
}

void Households::home(Json& s) {
    Json w = Json::object();
    w["soort"] = random.chance(75) ? "huur" : random.pick({"kamer", "koop", "inwonend", "inrichting", "geen"});
    if (random.chance(25)) {
        w["kale_huur"] = static_cast<double>(random.pick(std::vector<std::int64_t>{87966, 90007, 93293, 45447, 47720, 49820, 65043, 68296, 71302, 69707, 73193, 76414, 20252, 20071}) + random.between(-1, 1)) / 100;
    } else {
        w["kale_huur"] = euros(150, 1150);
    }
    if (random.chance(25)) {
        auto costs = Json::object();
        for (const auto* kind : {"schone_ruimten", "energie_ruimten", "huismeester", "recreatie"}) {
            if (random.chance(40)) costs[kind] = euros(0, 20);
        }
        w["servicekosten"] = std::move(costs);
    }
    if (odd()) w["zelfstandig"] = false;
    if (odd()) w["aangepast"] = true;
    if (odd()) w["contract_op_naam"] = false;
    if (odd()) w["huurtoeslag_voor_deze_woning"] = true;
    if (odd()) w["bijzonder"] = random.pick({"woonwagen", "woonboot", "vakantiewoning", "antikraak", "short_stay", "begeleid_aangewezen", "groepswonen_ouderen", "onvrije_etage", "opvang", "briefadres"});
    s["woning"] = std::move(w);
}

Json Households::next() {
    const auto year = options_.year != 0 ? options_.year : static_cast<int>(random.pick(std::vector<std::int64_t>{2024, 2025, 2026, 2026, 2026, 2027}));
    day_ = days_from_civil(year, static_cast<int>(random.between(1, 12)), 1) + (random.chance(40) ? 0 : random.between(0, 27));
    Json s = Json::object();
    s["datum"] = date_text(day_);
    home(s);
    own_birth_ = birthday(random.chance(25) ? random.between(17, 24) : random.between(18, 88));
    s["aanvrager"] = Json::object();
    person(s["aanvrager"], own_birth_, "aanvrager");
    bool has_partner = false;
    s["partner"] = nullptr;
    if (options_.partner && random.chance(55)) {
        Json p = Json::object();
        partner(p);
        has_partner = p.value("toeslagpartner", true);
        s["partner"] = std::move(p);
    }
    s["kinderen"] = Json::array();
    for (auto n = random.chance(35) ? 0 : random.between(0, options_.most_children); n > 0; --n) s["kinderen"].push_back(child());
    s["medebewoners"] = Json::array();
    bool partner_among = has_partner;
    for (auto n = random.chance(55) ? 0 : random.between(0, options_.most_others); n > 0; --n) {
        s["medebewoners"].push_back(other(!partner_among));
        partner_among = partner_among || s["medebewoners"].back().contains("toeslagpartner");
    }
    if (odd()) {
        s["toeslagen_nu"] = Json::array({{{"regeling", random.pick({"zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag"})}, {"bedrag", random.between(0, 500)}, {"geschat_inkomen", income()}}});
    }
    return s;
}

}  // namespace recht::testing
