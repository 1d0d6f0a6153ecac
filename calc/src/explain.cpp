#include "explain.h"

#include <algorithm>
#include <bit>

#include "dates.h"

namespace recht {

Explainer::Explainer(Evaluator& evaluator, JsonOut& out) : e_(evaluator), u_(*evaluator.universe_), m_(evaluator.machine_), out_(out) {
    for (const auto& c : u_.catalog.classes()) {
        for (const auto& f : c.fields) {
            if (f.type.kind == Kind::money) widest_ = std::max(widest_, to_cents(f.max, f.scale));
        }
    }
}

Interval Explainer::read(NodeId node, const Where& where) const {
    const Node& n = u_.graph[m_.program().effective(node)];
    return m_.read(node, m_.ancestor(n.cls, where.cls, where.instance));
}

const Rule::Version& Explainer::version(const Rule& rule) const {
    const Rule::Version* found = &rule.versions.front();
    for (const auto& v : rule.versions) {
        if (v.from <= m_.program().day) found = &v;
    }
    return *found;
}

bool Explainer::in_module(std::string_view name, std::uint16_t module, std::uint16_t, Name& out) const {
    const std::string key(name);
    const auto& m = u_.model.modules[module];
    if (const auto p = m.parameters.find(key); p != m.parameters.end()) {
        out.kind = Name::Kind::parameter;
        out.index = p->second;
        out.where.module = module;
        return true;
    }
    if (const auto r = m.rules.find(key); r != m.rules.end()) {
        const auto& rule = u_.model.rules[r->second];
        out.kind = Name::Kind::rule;
        out.index = r->second;
        out.where.instance = m_.ancestor(rule.cls, out.where.cls, out.where.instance);
        out.where.cls = rule.cls;
        out.where.module = module;
        return true;
    }
    if (const auto f = m.facts.find(key); f != m.facts.end()) {
        out.kind = Name::Kind::fact;
        out.path = {0, 0, static_cast<std::int32_t>(f->second)};
        return true;
    }
    return false;
}

Explainer::Name Explainer::resolve_in(std::string_view rest, const Where& where, std::uint16_t module) const {
    Name out;
    out.where = where;
    const auto& c = u_.catalog.classes()[where.cls];
    if (const int field = c.find(rest); field >= 0) {
        out.kind = Name::Kind::fact;
        out.path = {where.cls, where.instance, field};
        return out;
    }
    if (in_module(rest, module, where.cls, out)) return out;
    for (auto dot = rest.rfind('.'); dot != std::string_view::npos && dot > 0; dot = rest.rfind('.', dot - 1)) {
        const int other = u_.model.find_module(rest.substr(0, dot));
        if (other >= 0 && in_module(rest.substr(dot + 1), static_cast<std::uint16_t>(other), where.cls, out)) return out;
    }
    return out;
}

Explainer::Name Explainer::resolve(std::string_view word, const Where& where) const {
    const auto dot = word.find('.');
    const auto first = word.substr(0, dot);
    const auto rest = dot == std::string_view::npos ? std::string_view() : word.substr(dot + 1);
    const auto& classes = u_.catalog.classes();
    std::uint32_t instance = where.instance;
    for (auto cls = where.cls; cls != 0; cls = classes[cls].places.front().parent) {
        bool named = classes[cls].name == first;
        for (const auto& p : classes[cls].places) named = named || p.element == first;
        if (named && !rest.empty()) return resolve_in(rest, {where.module, cls, instance}, where.module);
        instance = e_.situation_.instances[cls][instance].parent;
    }
    for (std::uint16_t cls = 1; cls < classes.size(); ++cls) {
        for (std::size_t p = 0; p < classes[cls].places.size(); ++p) {
            const auto& place = classes[cls].places[p];
            if (place.list || place.parent != 0 || place.path != first) continue;
            for (std::uint32_t i = 0; i < e_.situation_.instances[cls].size(); ++i) {
                if (e_.situation_.instances[cls][i].place != p) continue;
                if (rest.empty()) {
                    Name out;
                    out.kind = Name::Kind::presence;
                    out.path = {cls, i, -1};
                    return out;
                }
                auto out = resolve_in(rest, {where.module, cls, i}, where.module);
                out.absent = e_.situation_.instances[cls][i].most == 0;
                return out;
            }
        }
    }
    return resolve_in(word, {where.module, 0, 0}, where.module);
}

void Explainer::value(NodeId node, const Where& where) {
    const auto id = m_.program().effective(node);
    if (node == 0 || !m_.has(id)) {
        out_.member_raw("waarde", "null");
        return;
    }
    const Node& n = u_.graph[id];
    const auto v = read(id, where);
    static constexpr std::string_view kinds[] = {"ja/nee", "getal", "bedrag", "datum", "keuze", "tekst"};
    out_.key("waarde").open('{');
    const bool mask = n.type.kind == Kind::choice && u_.catalog.options(n.type.options).is_mask();
    if (n.type.kind == Kind::money || n.type.kind == Kind::number) {
        const auto number = [&](std::int64_t x) { return n.type.kind == Kind::money ? decimal_text(to_cents(x, n.scale), 2) : value_json(x, n, u_.catalog); };
        out_.member_raw("laagste", number(v.low)).member_raw("hoogste", number(v.high));
        if (v.point()) out_.member("exact", exact_text(v.low, n.scale, n.type.percent));
        if (const auto k = known(id, where); k != Known::all) out_.member("bekend", known_word(k));
        if (n.type.kind == Kind::money && n.type.period != Period::any) out_.member("per", period_name(n.type.period));
    } else if (mask) {
        out_.member_raw("waarde", std::popcount(static_cast<std::uint64_t>(v.high)) == 1 ? value_json(v.high, n, u_.catalog) : "null");
    } else if (v.point()) {
        out_.member_raw("waarde", value_json(v.low, n, u_.catalog));
    } else {
        out_.member_raw("waarde", "null");
        if (n.type.kind == Kind::date && known(id, where) == Known::nothing) out_.member("bekend", known_word(Known::nothing));
        if (n.type.kind == Kind::date) out_.member_raw("laagste", value_json(v.low, n, u_.catalog)).member_raw("hoogste", value_json(v.high, n, u_.catalog));
    }
    out_.member("soort", n.type.kind == Kind::number && n.type.percent ? std::string_view("percentage") : kinds[static_cast<std::size_t>(n.type.kind)]);
    out_.member("tekst", value_text(id, where));
    out_.close('}');
}

std::string Explainer::label(const Where& where) const {
    return where.cls == 0 ? std::string() : e_.situation_.path_text({where.cls, where.instance, -1});
}

void Explainer::rule(const Rule& r, const Where& where, std::string_view kind) {
    const auto& v = version(r);
    const auto& module = u_.model.modules[r.module];
    out_.open('{').member("soort", kind).member("naam", r.name).member("regeling", module.id);
    const auto of = label(where);
    if (!of.empty()) out_.member("van", of);
    value(r.node, where);
    out_.member("formule", v.formula);
    if (v.ast) out_.member("ingevuld", filled(*v.ast, {r.module, where.cls, where.instance}));
    out_.member("bron", v.source);
    if (!module.law.empty()) out_.member("wet", module.law);
    // an amount may have the name of the rule that it hands on
    const auto key = std::string(kind) + " " + module.id + "." + r.name + "@" + of;
    const bool again = std::find(done_.begin(), done_.end(), key) != done_.end();
    if (again) {
        out_.member_raw("al_uitgelegd", "true");
    } else if (v.ast && depth_ < 24) {
        done_.push_back(key);
        ++depth_;
        out_.key("stappen").open('[');
        steps(*v.ast, {r.module, where.cls, where.instance});
        out_.close(']');
        --depth_;
    }
    out_.close('}');
}

void Explainer::parameter(const Parameter& p, std::uint16_t module) {
    const auto& entry = m_.program().entry_of(p);
    out_.open('{').member("soort", "parameter").member("naam", p.name).member("regeling", u_.model.modules[module].id);
    for (NodeId id = 1; id < u_.graph.size(); ++id) {
        const Node& n = u_.graph[id];
        if (n.op == Op::parameter && &u_.model.parameters[static_cast<std::size_t>(n.imm)] == &p) {
            value(id, {});
            break;
        }
    }
    out_.member("bron", entry.source).member("status", status_name(entry.status)).member("vanaf", date_text(entry.from)).close('}');
}

void Explainer::fact(const FactPath& path, bool absent) {
    out_.open('{').member("soort", "feit").member("pad", e_.situation_.path_text(path));
    const auto& field = u_.catalog.classes()[path.cls].fields[static_cast<std::size_t>(path.field)];
    out_.member("naam", field.name).member("feit", u_.catalog.classes()[path.cls].name + "." + field.name);
    const auto& v = e_.situation_.fact(path);
    std::string_view origin = "ingevuld";
    if (v.state == FactState::unknown) origin = "onbekend";
    else if (v.state == FactState::assumed || (v.state == FactState::none && !v.given_null)) origin = v.confirmed ? "bevestigd" : "aanname";
    else if (v.state == FactState::formula) origin = field.default_kind == DefaultKind::formula ? (v.confirmed ? "bevestigd" : "aanname") : "afgeleid";
    if (absent) origin = "er_is_niemand";
    out_.member("herkomst", origin);
    NodeId node = 0;
    for (NodeId id = 1; id < u_.graph.size(); ++id) {
        const Node& n = u_.graph[id];
        if (n.cls == path.cls && n.imm == path.field && (n.op == Op::derived || (n.op == Op::fact && node == 0)) && m_.has(id)) node = id;
    }
    if (absent || v.state == FactState::none) out_.member_raw("waarde", "null");
    else value(node, {0, path.cls, path.instance});
    out_.close('}');
}

void Explainer::reference(const Ast& ast, const Where& where) {
    const auto name = resolve(ast.word, where);
    switch (name.kind) {
        case Name::Kind::rule:
            if (!name.absent) rule(u_.model.rules[name.index], name.where, "regel");
            return;
        case Name::Kind::parameter: parameter(u_.model.parameters[name.index], name.where.module); return;
        case Name::Kind::fact: fact(name.path, name.absent); return;
        case Name::Kind::presence: {
            const auto& i = e_.situation_.instances[name.path.cls][name.path.instance];
            out_.open('{').member("soort", "feit").member("pad", e_.situation_.path_text(name.path)).member("naam", "er_is");
            out_.key("waarde").open('{').member_raw("waarde", i.least == i.most ? (i.most > 0 ? "true" : "false") : "null").member("soort", "ja/nee");
            out_.member("tekst", i.least == i.most ? (i.most > 0 ? "ja" : "nee") : "onbekend").close('}').close('}');
            return;
        }
        case Name::Kind::none: return;
    }
}

void Explainer::table(const Ast& call, const Where& where) {
    out_.open('{').member("soort", "tabel").member("naam", call.args[0]->word);
    value(call.node, where);
    const Node& n = u_.graph[m_.program().effective(call.node)];
    if (n.op == Op::lookup || n.op == Op::brackets) {
        const auto& use = u_.graph.table_uses[static_cast<std::size_t>(n.imm)];
        const auto& t = u_.model.tables[use.table];
        const auto& entry = m_.program().entry_of(t, use.entry);
        out_.member("bron", entry.source).member("status", status_name(entry.status)).member("vanaf", date_text(entry.from));
    }
    out_.key("stappen").open('[');
    steps(*call.args[1], where);
    out_.close(']').close('}');
}

void Explainer::aggregate(const Ast& ast, const Where& where) {
    // The graph node knows the class and owner; single places lead to it.
    NodeId id = m_.program().effective(ast.node);
    std::uint32_t owner = where.instance;
    if (u_.graph[id].op == Op::single) {
        const Node s = u_.graph[id];
        const auto cls = static_cast<std::uint16_t>(s.imm);
        for (std::uint32_t i = 0; i < e_.situation_.instances[cls].size(); ++i) {
            if (e_.situation_.instances[cls][i].place == s.aux) owner = i;
        }
        id = m_.program().effective(s.a);
    }
    const Node n = u_.graph[id];
    if (n.op != Op::sum && n.op != Op::count && n.op != Op::any && n.op != Op::all && n.op != Op::highest && n.op != Op::lowest) return;
    const auto cls = static_cast<std::uint16_t>(n.imm);
    if (n.cls == 0) owner = 0;
    else if (u_.graph[m_.program().effective(ast.node)].op != Op::single) owner = m_.ancestor(n.cls, where.cls, where.instance);
    const auto range = m_.children(cls, owner);
    const Ast* condition = ast.args[0]->kind == AstKind::list ? ast.args[0]->args[1].get() : nullptr;
    const Ast* member = ast.args.size() > 1 ? ast.args[1].get() : nullptr;
    for (std::uint32_t j = range.first; j < range.first + range.count; ++j) {
        const auto& instance = e_.situation_.instances[cls][j];
        if ((n.aux >> instance.place & 1) == 0 || instance.most == 0) continue;
        const Where inner{where.module, cls, j};
        const auto in = condition != nullptr && condition->node != 0 ? read(condition->node, inner) : Interval{1, 1};
        out_.open('{').member("soort", "element").member("van", e_.situation_.path_text({cls, j, -1}));
        out_.member("telt_mee", in.low != 0 ? "ja" : in.high == 0 ? "nee" : "onbekend");
        if (member != nullptr && in.high != 0) value(member->node, inner);
        out_.key("stappen").open('[');
        if (condition != nullptr) steps(*condition, inner);
        if (member != nullptr && in.high != 0) steps(*member, inner);
        out_.close(']').close('}');
    }
}

// The names in a formula that decided its value, in reading order.
void Explainer::steps(const Ast& ast, const Where& where) {
    switch (ast.kind) {
        case AstKind::name: reference(ast, where); return;
        case AstKind::choose: {
            steps(*ast.args[0], where);
            const auto c = read(ast.args[0]->node, where);
            if (c.high != 0) steps(*ast.args[1], where);
            if (c.low == 0) steps(*ast.args[2], where);
            return;
        }
        case AstKind::binary:
            if (ast.op == AstOp::logical_and || ast.op == AstOp::logical_or) {
                const std::int64_t decides = ast.op == AstOp::logical_and ? 0 : 1;
                for (const auto& side : ast.args) {
                    if (side->node != 0 && read(side->node, where) == Interval{decides, decides}) {
                        steps(*side, where);
                        return;
                    }
                }
            }
            break;
        case AstKind::call:
            if (ast.word == "tabel" || ast.word == "schijven") {
                if (ast.node != 0) table(ast, where);
                return;
            }
            if (ast.word == "som" || ast.word == "aantal" || ast.word == "enig" || ast.word == "alle" || ast.word == "hoogste" || ast.word == "laagste") {
                if (ast.node != 0) aggregate(ast, where);
                return;
            }
            if (ast.word == "datum_plus") steps(*ast.args[1], where);
            if (ast.word == "periode" || ast.word == "afgerond" || ast.word == "datum_plus") {
                steps(*ast.args[0], where);
                return;
            }
            break;
        default: break;
    }
    for (const auto& a : ast.args) steps(*a, where);
}

// What taking the open facts in pieces told more than the steps below, which are of all that is possible in one.
void Explainer::pieces(const SchemeResult& r) {
    if (r.scheme->amount.node == 0 || r.standing.high == 0 || r.amount == read(r.scheme->amount.node, {})) return;
    const Node& n = u_.graph[m_.program().effective(r.scheme->amount.node)];
    out_.key("opgesplitst").open('{').member_raw("laagste", decimal_text(to_cents(r.amount.low, n.scale), 2));
    out_.member_raw("hoogste", decimal_text(to_cents(r.amount.high, n.scale), 2)).member("per", period_name(r.scheme->per));
    out_.member("tekst", dutch_value(r.amount.low, n, u_.catalog) + (r.amount.point() ? "" : " tot " + dutch_value(r.amount.high, n, u_.catalog))).close('}');
}

void Explainer::write(const Scheme& s) {
    std::size_t index = 0;
    while (index < e_.base_.size() && e_.base_[index].scheme != &s) ++index;
    if (index == e_.base_.size()) return;
    const auto& r = e_.base_[index];
    out_.key("uitleg").open('{').member("soort", "regeling").member("naam", s.id);
    out_.member("recht", word_of(r.standing));
    const auto& law = u_.model.modules[s.module].law;
    if (!law.empty()) out_.member("wet", law);
    pieces(r);
    out_.key("stappen").open('[');
    // The amount first: what is explained there is not repeated under the conditions.
    if (s.amount.node != 0 && r.standing.high != 0) rule(s.amount, {s.module, 0, 0}, "bedrag");
    const auto& conditions = e_.plan_->schemes[index].conditions;
    for (std::size_t k = 0; k < conditions.size(); ++k) {
        const auto& c = *conditions[k].condition;
        const auto standing = e_.answered(index, k);
        out_.open('{').member("soort", "voorwaarde").member("naam", c.id);
        out_.member("voldaan", standing.low == 2 ? "ja" : standing.high == 0 ? "nee" : "onbekend");
        if (!c.demand_text.empty()) out_.member("formule", c.demand_text);
        const Where where{s.module, 0, 0};
        if (c.demand) out_.member("ingevuld", filled(*c.demand, where));
        out_.member("bron", c.source);
        if (!law.empty()) out_.member("wet", law);
        out_.key("stappen").open('[');
        if (c.demand) steps(*c.demand, where);
        if (c.judgement && standing.low != 2) steps(*c.judgement, where);
        out_.close(']').close('}');
    }
    out_.close(']').close('}');
}

}  // namespace recht
