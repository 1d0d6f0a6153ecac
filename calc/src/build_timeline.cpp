// What a ruleset says of time: its formulas, and the proof that their values fit the facts.
#include <algorithm>

#include "builder.h"

namespace recht {

namespace {

/// Whether every value of `node` lies within the bounds of `field`, whatever their scales.
bool fits(const Node& node, const Field& field) {
    const auto inside = [&](std::int64_t value) {
        const __int128 v = static_cast<__int128>(value) * pow10(field.scale.decimals);
        const __int128 one = static_cast<__int128>(pow10(node.scale.decimals)) * node.scale.divisor;
        return v >= one * field.min && v <= one * field.max;
    };
    return inside(node.lo) && inside(node.hi);
}

}  // namespace

// One formula of the situation itself. True also when there is none.
bool Builder::build_time_rule(Rule& rule, Period period) {
    if (rule.versions.empty()) return true;
    auto context = context_of(rule.module, rule.cls, rule.versions.front().place);
    rule.node = build_versions(rule, context, rule.name);
    if (rule.node == 0) return false;
    const Node& n = at(rule.node);
    if (n.cls != rule.cls && !encloses(n.cls, rule.cls)) {
        fault(context, nullptr, "lijst_verkeerd", "Deze formule hangt af van één element van een lijst.", "Gebruik som(…), enig(…) of alle(…).");
        return false;
    }
    if (rule.type.kind == Kind::money && (n.type.kind != Kind::money || (n.type.period != period && n.type.period != Period::any))) {
        fault(context, nullptr, "periode_verschilt", "Deze formule geeft " + type_name(n.type) + ", maar hier hoort een bedrag/" + std::string(period_name(period)) + ".",
              "Zet het bedrag om met per_" + std::string(period_name(period)) + "(…).");
        return false;
    }
    return true;
}

bool Builder::build_carried(Carried& fact, bool yearly) {
    const Field& field = catalog_.classes()[fact.cls].fields[fact.field];
    auto& rule = fact.value;
    auto context = context_of(rule.module, rule.cls, rule.versions.front().place);
    // A formula always has a value: it could never say that there is none, nor leave it at that.
    if (field.nullable) {
        fault(context, nullptr, "kan_ontbreken", "Het feit '" + field.name + "' mag null zijn (er is er geen), en dat kan deze formule niet zeggen.",
              "Laat het feit zoals het is opgegeven, en reken in een regel uit wat er in de tijd van wordt.");
        return false;
    }
    rule.typed = field.type.kind == Kind::boolean || field.type.kind == Kind::date || field.type.kind == Kind::choice;
    rule.type = field.type;
    rule.node = build_versions(rule, context, rule.name);
    if (rule.node == 0) return false;
    const Node& n = at(rule.node);
    if (n.cls != fact.cls && !encloses(n.cls, fact.cls)) {
        fault(context, nullptr, "lijst_verkeerd", "Deze formule hangt af van één element van een lijst.", "Gebruik som(…), enig(…) of alle(…).");
        return false;
    }
    // A sum over the year is of amounts a month; what it becomes stands in the fact's own period.
    const auto period = yearly ? Period::month : field.type.period;
    const bool money = field.type.kind == Kind::money;
    if (n.type.kind != field.type.kind || (money && n.type.period != period && n.type.period != Period::any)) {
        fault(context, nullptr, "type_verschilt", "De formule geeft " + type_name(n.type) + ", maar het feit '" + field.name + "' is " + type_name(field.type) + ".",
              yearly && money ? "Geef hier het bedrag van één maand: per_maand(…)." : "Verbeter de formule, of kies een ander feit.");
        return false;
    }
    const bool ordered = field.type.kind == Kind::number || money;
    if (ordered && !yearly && !fits(n, field)) {
        fault(context, nullptr, "buiten_grenzen", "De formule kan buiten de grenzen van het feit '" + field.name + "' komen: dat loopt van " +
              decimal_text(field.min, field.scale.decimals) + " tot en met " + decimal_text(field.max, field.scale.decimals) + ".",
              "Begrens de formule met min(…) en max(…).");
        return false;
    }
    return true;
}

bool Builder::reaches(NodeId from, std::uint16_t cls, std::uint16_t field, std::vector<bool>& seen) const {
    if (from == 0 || seen[from]) return false;
    seen[from] = true;
    const Node& n = at(from);
    if ((n.op == Op::fact || n.op == Op::derived || n.op == Op::given) && n.cls == cls && n.imm == field) return true;
    if (n.op == Op::versions) {
        for (const auto& [day, node] : graph_.versions[static_cast<std::size_t>(n.imm)].items) {
            if (reaches(node, cls, field, seen)) return true;
        }
        return false;
    }
    return reaches(n.a, cls, field, seen) || reaches(n.b, cls, field, seen) || reaches(n.c, cls, field, seen);
}

// The months run once to add up and once with the sums: what is added up cannot use a sum.
void Builder::check_sums() {
    auto& time = model_.time;
    for (auto* list : {&time.carried, &time.yearly}) {
        for (auto& fact : *list) {
            for (const auto& sum : time.yearly) {
                std::vector<bool> seen(graph_.size());
                bool found = reaches(fact.value.node, sum.cls, sum.field, seen);
                for (const auto& s : model_.schemes) {
                    if (s.id != fact.scheme) continue;
                    for (const auto& c : s.conditions) found = found || reaches(c.demand_node, sum.cls, sum.field, seen) || reaches(c.judgement_node, sum.cls, sum.field, seen);
                }
                if (!found) continue;
                auto context = context_of(fact.value.module, fact.cls, fact.value.versions.front().place);
                fault(context, nullptr, "kringverwijzing", "Deze formule hangt af van '" + catalog_.classes()[sum.cls].fields[sum.field].name + "', dat pas aan het eind van het jaar bekend is.",
                      "Reken hier alleen met wat in de maand zelf bekend is.");
                break;
            }
        }
    }
}

void Builder::build_timeline() {
    auto& time = model_.time;
    const auto known = [&](const std::string& id, const Rule& rule, JsonRef place) {
        if (id.empty()) return;
        std::vector<std::string_view> names;
        for (const auto& s : model_.schemes) names.push_back(s.id);
        if (std::find(names.begin(), names.end(), id) != names.end()) return;
        auto context = context_of(rule.module, 0, place);
        fault(context, nullptr, "naam_onbekend", "De regeling " + cite(id) + " is niet bekend.", did_you_mean(id, names, "Mogelijk: " + one_of(names) + "."));
    };
    const auto place_of = [](const Rule& rule) { return rule.versions.empty() ? JsonRef() : rule.versions.front().place; };
    bool good = true;
    for (auto& fact : time.carried) {
        known(fact.scheme, fact.value, place_of(fact.value));
        good = build_carried(fact, false) && good;
    }
    for (auto& fact : time.yearly) {
        known(fact.scheme, fact.value, place_of(fact.value));
        good = build_carried(fact, true) && good;
    }
    for (auto& item : time.money) {
        known(item.scheme, item.amount, place_of(item.amount));
        build_time_rule(item.amount, Period::month);
    }
    for (auto& task : time.tasks) {
        known(task.scheme, task.condition, task.condition.versions.empty() ? model_.modules[task.module].place : place_of(task.condition));
        build_time_rule(task.condition, Period::any);
        build_time_rule(task.deadline, Period::any);
    }
    for (auto& advance : time.advances) {
        for (auto* rule : {&advance.paid_known, &advance.guess_known, &advance.deadline}) build_time_rule(*rule, Period::any);
        build_time_rule(advance.income, Period::year);
        build_time_rule(advance.paid, Period::month);
        build_time_rule(advance.not_claimed, Period::year);
        for (auto& fact : advance.guess) build_time_rule(fact.value, catalog_.classes()[fact.cls].fields[fact.field].type.period);
        for (const auto& s : model_.schemes) {
            if (s.id != advance.scheme || (s.has_amount && s.per == Period::month)) continue;
            auto context = context_of(advance.income.module, 0, place_of(advance.income));
            fault(context, nullptr, "periode_verschilt", "Een voorschot hoort bij een bedrag per maand.", "Deze regeling heeft een ander of geen bedrag.");
        }
    }
    if (good) check_sums();
}

}  // namespace recht
