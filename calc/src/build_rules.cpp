// Rules, facts with a formula, conditions and outcomes; and the proofs over them.
#include <algorithm>

#include "builder.h"
#include "dates.h"

namespace recht {

Builder::Builder(Catalog& catalog, Model& model, Graph& graph, Diagnostics& diagnostics)
    : catalog_(catalog), model_(model), graph_(graph), diagnostics_(diagnostics) {
    for (const auto& c : catalog.classes()) {
        fact_nodes_.emplace_back(c.fields.size(), 0);
        fact_busy_.emplace_back(c.fields.size(), 0);
    }
}

Builder::Context Builder::context_of(std::uint16_t module, std::uint16_t cls, JsonRef place) const {
    Context context;
    context.cls = cls;
    context.module = module;
    context.document = place.document();
    context.place = place;
    return context;
}

NodeId Builder::fact_value(std::uint16_t cls, std::uint16_t index) {
    auto& known = fact_nodes_[cls][index];
    if (known != 0) return known;
    const auto& c = catalog_.classes()[cls];
    const Field& field = c.fields[index];
    const auto plain = make(Op::fact, cls, field.type, field.scale, 0, 0, 0, index, 0, field.type.multi ? 0 : field.min, field.max, nullptr, nullptr);
    if (field.default_kind != DefaultKind::formula && field.default_kind != DefaultKind::derived) return known = plain;

    auto context = context_of(field.module, cls, field.formula);
    context.expected_options = field.type.kind == Kind::choice ? field.type.options : std::uint16_t{0};
    context.expected = &field.type;
    context.unknown_lo = field.min;
    context.unknown_hi = field.max;
    if (fact_busy_[cls][index] == 2) return 0;
    if (fact_busy_[cls][index] == 1) {
        fault(context, nullptr, "kringverwijzing", "De formule van het feit '" + field.name + "' verwijst naar zichzelf.", "Verbreek de kring.");
        return 0;
    }
    fact_busy_[cls][index] = 1;
    building_.push_back(c.name + "." + field.name);
    NodeId formula = 0;
    if (auto ast = parse_formula(field.formula.text(), *context.document, field.formula, diagnostics_)) {
        auto value = build(*ast, context);
        if (value && value.present != 0) {
            fault(context, ast.get(), "kan_ontbreken", "De formule van '" + field.name + "' kan ontbreken.", "");
            value = {};
        }
        if (value) {
            Value fact{plain};
            if (same_type(fact, value, *ast, context, "als hetzelfde feit gebruikt") && align(fact, value, *ast, context)) {
                Type boolean;
                boolean.kind = Kind::boolean;
                const auto given = make(Op::given, cls, boolean, Scale(), 0, 0, 0, index, 0, 0, 1, nullptr, nullptr);
                if (is_loose(value.node)) graph_.loose.emplace_back(cls, index);
                const Node f = at(fact.node);
                const Node v = at(value.node);
                formula = make(Op::derived, cls, field.type, f.scale, given, fact.node, value.node, index,
                               field.default_kind == DefaultKind::formula ? 1 : 0, std::min(f.lo, v.lo), std::max(f.hi, v.hi), ast.get(), &context);
            }
        }
    }
    building_.pop_back();
    fact_busy_[cls][index] = formula == 0 ? 2 : 0;
    return fact_nodes_[cls][index] = formula;
}

// Whether a range can come out although everything it needs is known. Other facts with a formula
// answer for themselves.
bool Builder::is_loose(NodeId id) {
    if (loose_.size() < graph_.size()) loose_.resize(graph_.size(), 0);
    if (loose_[id] != 0) return loose_[id] == 2;
    const Node& n = at(id);
    bool loose = n.op == Op::range || n.op == Op::unknown;
    if (!loose && n.op != Op::derived) {
        for (const NodeId arg : {n.a, n.b, n.c}) loose = loose || (arg != 0 && is_loose(arg));
    }
    loose_[id] = loose ? 2 : 1;
    return loose;
}

NodeId Builder::build_versions(Rule& rule, const Context& base, std::string_view what) {
    NodeId id = 0;
    std::vector<std::pair<std::int64_t, NodeId>> items;
    Value common;
    for (auto& version : rule.versions) {
        Context context = base;
        context.place = version.place;
        context.document = version.place.document();
        if (rule.typed && rule.type.kind == Kind::choice) context.expected_options = rule.type.options;
        auto value = version.ast ? build(*version.ast, context) : Value();
        if (!value) return 0;
        if (value.present != 0) {
            fault(context, version.ast.get(), "kan_ontbreken", "De uitkomst van '" + std::string(what) + "' kan ontbreken.",
                  "Schrijf 'als er_is(…) dan … anders …'.");
            return 0;
        }
        if (rule.typed && !(at(value.node).type.kind == rule.type.kind &&
                            (rule.type.kind != Kind::choice || at(value.node).type.options == rule.type.options) &&
                            (rule.type.kind != Kind::money || at(value.node).type.period == rule.type.period || at(value.node).type.period == Period::any || value.zero))) {
            if (!value.zero) {
                fault(context, version.ast.get(), "type_verschilt", "'" + std::string(what) + "' zou " + type_name(rule.type) + " zijn, maar de formule geeft " +
                      type_name(at(value.node).type) + ".", "Verbeter 'type' of de formule.");
                return 0;
            }
        }
        if (rule.typed && at(value.node).op == Op::constant) {
            Node n = at(value.node);
            n.type = rule.type;
            value.node = graph_.add(n);
        }
        if (common) {
            if (!same_type(common, value, *version.ast, context, "als versies van één regel gebruikt") || !align(common, value, *version.ast, context)) return 0;
        }
        common = value;
        items.emplace_back(version.from, value.node);
    }
    if (items.size() == 1 && items[0].first == INT64_MIN) {
        id = items[0].second;
    } else {
        // All versions at one scale, so that the register means the same whichever holds.
        std::int64_t lo = INT64_MAX;
        std::int64_t hi = INT64_MIN;
        std::uint16_t cls = 0;
        const Scale scale = at(items.back().second).scale;
        Type type = at(items.back().second).type;
        for (std::size_t i = 0; i < items.size(); ++i) {
            Context context = base;
            context.place = rule.versions[i].place;
            items[i].second = rescale(items[i].second, scale, *rule.versions[i].ast, context);
            if (items[i].second == 0) return 0;
            const Node n = at(items[i].second);
            lo = std::min(lo, n.lo);
            hi = std::max(hi, n.hi);
            if (!encloses(n.cls, cls)) cls = n.cls;
        }
        graph_.versions.push_back({items});
        id = make(Op::versions, cls, type, scale, 0, 0, 0, static_cast<std::int64_t>(graph_.versions.size()) - 1, 0, lo, hi, nullptr, nullptr);
    }
    for (std::size_t i = 0; i < items.size(); ++i) rule.versions[i].node = items[i].second;
    return id;
}

NodeId Builder::rule_value(std::uint32_t index) {
    Rule& rule = model_.rules[index];
    if (rule.state == Rule::State::done) return rule.node;
    const auto name = model_.modules[rule.module].id + "." + rule.name;
    if (rule.state == Rule::State::building) {
        std::string path;
        const auto start = std::find(building_.begin(), building_.end(), name);
        for (auto it = start; it != building_.end(); ++it) path += *it + " → ";
        auto context = context_of(rule.module, rule.cls, rule.versions.front().place);
        fault(context, nullptr, "kringverwijzing", "Deze regels verwijzen naar elkaar in een kring: " + path + name + ".", "Verbreek de kring: één van deze regels moet zonder de andere kunnen.");
        return 0;
    }
    rule.state = Rule::State::building;
    building_.push_back(name);
    const auto context = context_of(rule.module, rule.cls, rule.versions.front().place);
    depth_ += 2;
    auto id = build_versions(rule, context, rule.name);
    if (id != 0 && !rule.national.empty() && !same_as_national(rule, id, context)) id = 0;
    depth_ -= 2;
    building_.pop_back();
    rule.node = id;
    rule.state = Rule::State::done;
    return id;
}

// A filled rule gives what the national one gave, or the formulas that use it would not fit.
bool Builder::same_as_national(Rule& rule, NodeId filled, const Context& context) {
    Rule national;
    national.name = rule.name;
    national.typed = rule.typed;
    national.type = rule.type;
    national.versions = std::move(rule.national);
    const auto id = build_versions(national, context_of(rule.module, rule.cls, national.versions.front().place), rule.name);
    if (id == 0) return false;
    Value ours{filled};
    Value theirs{id};
    ours.zero = at(filled).op == Op::constant && at(filled).imm == 0;
    theirs.zero = at(id).op == Op::constant && at(id).imm == 0;
    auto own = context;
    return same_type(theirs, ours, *rule.versions.front().ast, own, "als dezelfde regel gebruikt");
}

NodeId Builder::build_condition(Ast* ast, const Scheme& scheme, JsonRef place) {
    if (ast == nullptr) return 0;
    auto context = context_of(scheme.module, 0, place);
    const auto id = build_truth(*ast, context);
    if (id != 0 && at(id).cls != 0) {
        fault(context, ast, "lijst_verkeerd", "Deze voorwaarde hangt af van één element van een lijst.", "Gebruik enig(…) of alle(…).");
        return 0;
    }
    return id;
}

// What holds whatever somebody fills in, or never, decides nothing: a limit is wrong, or the line can go.
void Builder::must_vary(NodeId node, const Ast* meant, const std::string& what, Context context) {
    if (node == 0 || at(node).lo != at(node).hi) return;
    // "beoordeling_als": "ja" says that a person always decides, "als": "ja" that it is always told.
    if (meant != nullptr && meant->kind == AstKind::name && meant->word == "ja") return;
    fault(context, nullptr, "altijd_gelijk", what + " is altijd " + (at(node).lo == 1 ? "waar" : "onwaar") + ", wat iemand ook invult.",
          "Kijk de grens na, of haal dit weg.");
}

void Builder::build_scheme(Scheme& scheme) {
    // A municipality may fill a slot so that a national condition always holds: that is its policy. The
    // condition itself was judged with the national rules.
    const auto& modules = model_.modules;
    const bool layered = !modules[scheme.module].municipal && std::any_of(modules.begin(), modules.end(), [](const auto& m) { return m.municipal; });
    for (auto& c : scheme.conditions) {
        c.demand_node = build_condition(c.demand.get(), scheme, c.place.get("eis"));
        c.judgement_node = build_condition(c.judgement.get(), scheme, c.place.get("beoordeling_als"));
        if (layered) continue;
        must_vary(c.demand_node, nullptr, "De voorwaarde '" + c.id + "'", context_of(scheme.module, 0, c.place.get("eis")));
        must_vary(c.judgement_node, c.judgement.get(), "De voorwaarde '" + c.id + "'", context_of(scheme.module, 0, c.place.get("beoordeling_als")));
    }
    for (auto* notes : {&scheme.warnings, &scheme.incomplete, &scheme.referrals}) {
        for (auto& n : *notes) {
            n.node = build_condition(n.when.get(), scheme, n.place.get("als"));
            if (!layered) must_vary(n.node, n.when.get(), "'als' van '" + n.id + "'", context_of(scheme.module, 0, n.place.get("als")));
        }
    }
    if (!scheme.has_amount) return;
    const auto context = context_of(scheme.module, 0, scheme.amount.versions.front().place);
    scheme.amount.node = build_versions(scheme.amount, context, "bedrag van " + scheme.id);
    if (scheme.amount.node == 0) return;
    const Type type = at(scheme.amount.node).type;
    if (type.kind != Kind::money || (type.period != scheme.per && type.period != Period::any)) {
        auto c = context;
        fault(c, nullptr, "periode_verschilt", "De uitkomst is " + type_name(type) + ", maar 'per' zegt " + std::string(period_name(scheme.per)) + ".",
              "Zet het bedrag om met per_maand(…), of verbeter 'per'.");
    }
}

void Builder::check_unused() {
    for (const auto& module : model_.modules) {
        const auto slot = [&](const std::string& name) { return std::find(module.slots.begin(), module.slots.end(), name) != module.slots.end(); };
        std::vector<std::pair<std::string, JsonRef>> unused;
        for (const auto& [name, p] : module.parameters) {
            if (!model_.parameters[p].used && !slot(name)) unused.emplace_back(name, model_.parameters[p].place);
        }
        for (const auto& [name, t] : module.tables) {
            if (!model_.tables[t].used && !slot(name)) unused.emplace_back(name, model_.tables[t].place);
        }
        std::sort(unused.begin(), unused.end(), [](const auto& x, const auto& y) { return x.second.index() < y.second.index(); });
        for (const auto& [name, place] : unused) {
            diagnostics_.add(place.document()->at(place, "ongebruikt", "'" + name + "' wordt nergens gebruikt.", "Gebruik de waarde in een formule, of haal haar weg."));
        }
        for (const auto& name : module.slots) {
            if (module.parameters.count(name) + module.tables.count(name) + module.rules.count(name) == 0) {
                diagnostics_.add(module.document->at(module.place.get("gemeente"), "naam_onbekend", "De sleuf '" + name + "' is geen parameter, tabel of regel van deze regelset."));
            }
        }
    }
}

void Builder::build_all() {
    for (std::uint16_t c = 0; c < catalog_.classes().size(); ++c) {
        for (std::uint16_t f = 0; f < catalog_.classes()[c].fields.size(); ++f) {
            if (catalog_.classes()[c].fields[f].type.kind != Kind::text) fact_value(c, f);
        }
    }
    for (std::uint32_t r = 0; r < model_.rules.size(); ++r) rule_value(r);
    for (auto& scheme : model_.schemes) build_scheme(scheme);
    build_timeline();
    for (const auto& check : catalog_.checks()) {
        auto context = context_of(0, check.cls, check.formula);
        NodeId id = 0;
        if (auto ast = parse_formula(check.formula.text(), *context.document, check.formula, diagnostics_)) id = build_truth(*ast, context);
        check_nodes_.push_back(id);
    }
    if (!diagnostics_.has_errors()) check_unused();
}

}  // namespace recht
