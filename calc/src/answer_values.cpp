// What an answer may hold besides: values that were asked for by name, and what a condition that is not met falls short.
#include <algorithm>
#include <bit>

#include "dates.h"
#include "evaluator.h"

namespace recht {

std::string value_json(std::int64_t value, const Node& n, const Catalog& catalog) {
    switch (n.type.kind) {
        case Kind::boolean: return value != 0 ? "true" : "false";
        case Kind::date: return "\"" + date_text(value) + "\"";
        case Kind::choice: {
            const auto& set = catalog.options(n.type.options);
            const auto index = set.is_mask() ? std::countr_zero(static_cast<std::uint64_t>(value)) : static_cast<int>(value);
            if (index < 0 || index >= static_cast<int>(set.names.size())) return "null";
            return "\"" + set.names[static_cast<std::size_t>(index)] + "\"";
        }
        case Kind::money: return decimal_text(to_cents(value, n.scale), 2);
        case Kind::number: {
            if (n.scale.divisor == 1 && !n.type.percent) return decimal_text(value, n.scale.decimals);
            if (n.type.percent) return decimal_text(value, std::max(0, n.scale.decimals - 2));
            return decimal_text(to_cents(value, n.scale), 2);
        }
        case Kind::text: break;
    }
    return "null";
}

// How far the failing comparison is from being met: "tekort".
void Evaluator::shortfall(JsonOut& out, const Ast& demand) {
    if (demand.kind == AstKind::binary && demand.op == AstOp::logical_and) {
        for (const auto& side : demand.args) {
            if (side->node != 0 && machine_.has(side->node) && universe_->graph[machine_.program().effective(side->node)].cls == 0 && machine_.read(side->node).high == 0) {
                shortfall(out, *side);
                return;
            }
        }
        return;
    }
    if (demand.kind != AstKind::binary || demand.args.size() != 2) return;
    if (demand.op != AstOp::less && demand.op != AstOp::less_equal && demand.op != AstOp::greater && demand.op != AstOp::greater_equal) return;
    const auto a = demand.args[0]->node;
    const auto b = demand.args[1]->node;
    if (a == 0 || b == 0 || !machine_.has(a) || !machine_.has(b)) return;
    const Node& left = universe_->graph[machine_.program().effective(a)];
    const Node& right = universe_->graph[machine_.program().effective(b)];
    if (left.cls != 0 || right.cls != 0) return;
    const auto x = machine_.read(a);
    const auto y = machine_.read(b);
    const bool too_high = demand.op == AstOp::less || demand.op == AstOp::less_equal;
    const Type& type = left.type.kind == Kind::money && left.type.period == Period::any ? right.type : left.type;
    // The least that must change, whatever the open facts turn out to be. Nothing tells nobody anything: a strict limit that is
    // met exactly, an amount that is never below zero.
    if (type.kind == Kind::money) {
        const auto difference = too_high ? to_cents(x.low, left.scale) - to_cents(y.high, right.scale) : to_cents(y.low, right.scale) - to_cents(x.high, left.scale);
        if (difference <= 0) return;
        out.member_raw("tekort", decimal_text(difference, 2));
        out.member("tekort_eenheid", "euro" + (type.period == Period::once || type.period == Period::any ? std::string() : "/" + std::string(period_name(type.period))));
    } else if (type.kind == Kind::date || (type.kind == Kind::number && left.scale == right.scale)) {
        const auto difference = too_high ? x.low - y.high : y.low - x.high;
        if (difference <= 0) return;
        const bool years = left.op == Op::age || right.op == Op::age;
        out.member_raw("tekort", decimal_text(difference, type.kind == Kind::date ? 0 : left.scale.decimals));
        out.member("tekort_eenheid", type.kind == Kind::date ? "dagen" : years ? "jaar" : "getal");
    }
}

// "persoon.feit", "regelset.regel", "lijst[0].regelset.regel", "*".
void Evaluator::find_values(const std::string& name, std::vector<Asked>& out) {
    const auto& model = universe_->model;
    const auto& classes = universe_->catalog.classes();
    if (name.empty()) return;
    const auto before = out.size();
    const auto add_rule = [&](const Rule& rule, const std::string& shown, std::uint16_t cls, std::int64_t only) {
        for (std::uint32_t i = 0; i < situation_.instances[cls].size(); ++i) {
            if (only >= 0 && i != only) continue;
            const auto& instance = situation_.instances[cls][i];
            if (instance.most == 0 || (cls != 0 && instance.most > 1)) continue;
            const auto prefix = cls == 0 ? std::string() : situation_.path_text({cls, i, -1}) + ".";
            out.push_back({only >= 0 ? name : prefix + shown, rule.node, cls, i, false});
        }
    };
    if (name == "*") {
        for (const auto& rule : model.rules) add_rule(rule, rule.public_name.empty() ? model.modules[rule.module].id + "." + rule.name : rule.public_name, rule.cls, -1);
        return;
    }
    for (const auto& rule : model.rules) {
        if (rule.cls == 0 && (rule.public_name == name || model.modules[rule.module].id + "." + rule.name == name)) add_rule(rule, name, 0, 0);
    }
    if (out.size() > before) return;
    // A parameter: its value on the calculation date.
    for (const auto& module : model.modules) {
        if (name.size() <= module.id.size() || name.compare(0, module.id.size() + 1, module.id + ".") != 0) continue;
        const auto found = module.parameters.find(name.substr(module.id.size() + 1));
        if (found == module.parameters.end()) continue;
        for (NodeId id = 1; id < universe_->graph.size(); ++id) {
            const Node& n = universe_->graph[id];
            if (n.op != Op::parameter || n.imm != static_cast<std::int64_t>(found->second)) continue;
            out.push_back({name, id, 0, 0, false});
            return;
        }
    }
    // A rule of one instance: the longest beginning that names an instance.
    FactPath path;
    const auto add_of_instance = [&](bool by_public_name) {
        for (auto dot = name.rfind('.'); dot != std::string::npos && dot > 0; dot = name.rfind('.', dot - 1)) {
            if (!situation_.find(name.substr(0, dot), path) || path.field >= 0) continue;
            const auto rest = name.substr(dot + 1);
            for (const auto& rule : model.rules) {
                if (rule.cls != path.cls) continue;
                const bool same = by_public_name ? rule.public_name == rest : rule.name == rest || model.modules[rule.module].id + "." + rule.name == rest;
                if (!same) continue;
                out.push_back({name, rule.node, path.cls, path.instance, situation_.instances[path.cls][path.instance].most == 0});
                return true;
            }
        }
        return false;
    };
    // What a ruleset calls by the name of a fact is that fact as it is computed with.
    if (add_of_instance(true)) return;
    if (situation_.find(name, path) && path.field >= 0) {
        const auto node = [&] {
            for (NodeId id = 1; id < universe_->graph.size(); ++id) {
                const Node& n = universe_->graph[id];
                if (n.cls == path.cls && n.imm == path.field && n.op == Op::derived) return id;
            }
            for (NodeId id = 1; id < universe_->graph.size(); ++id) {
                const Node& n = universe_->graph[id];
                if (n.cls == path.cls && n.imm == path.field && n.op == Op::fact) return id;
            }
            return NodeId{0};
        }();
        out.push_back({name, node, path.cls, path.instance, situation_.instances[path.cls][path.instance].most == 0});
        return;
    }
    if (add_of_instance(false)) return;
    // A plain name, when only one ruleset has it.
    const Rule* found = nullptr;
    int count = 0;
    for (const auto& rule : model.rules) {
        if (rule.name == name && rule.cls == 0) {
            found = &rule;
            ++count;
        }
    }
    if (count == 1) add_rule(*found, name, 0, 0);
    (void)classes;
}

bool Evaluator::select_values(const std::vector<std::string>& names, Diagnostics& diagnostics) {
    const auto before = diagnostics.error_count();
    for (const auto& name : names) {
        const auto had = asked_.size();
        find_values(name, asked_);
        if (asked_.size() > had || name == "*") continue;
        std::vector<std::string> all;
        for (const auto& rule : universe_->model.rules) {
            all.push_back((rule.cls == 0 ? "" : "aanvrager.") + universe_->model.modules[rule.module].id + "." + rule.name);
            if (!rule.public_name.empty()) all.push_back(rule.public_name);
        }
        Diagnostic d;
        d.code = "waarde_onbekend";
        d.message = "De waarde " + cite(name) + " bestaat niet.";
        d.hint = did_you_mean(name, std::vector<std::string_view>(all.begin(), all.end()), "Met --waarden '*' ziet u alle namen.");
        d.path = "waarden";
        diagnostics.add(std::move(d));
    }
    if (diagnostics.error_count() != before) return false;
    return true;
}

void Evaluator::write_values(JsonOut& out) {
    out.key("waarden").open('{');
    std::vector<std::string> done;
    for (const auto& a : asked_) {
        if (std::find(done.begin(), done.end(), a.name) != done.end()) continue;
        done.push_back(a.name);
        out.key(a.name);
        if (a.node == 0 || a.absent || !machine_.has(a.node)) {
            out.raw("null");
            continue;
        }
        const Node& n = universe_->graph[machine_.program().effective(a.node)];
        const auto v = machine_.read(a.node, machine_.ancestor(n.cls, a.cls, a.instance));
        out.open('{');
        const bool number = n.type.kind == Kind::money || n.type.kind == Kind::number;
        if (number) {
            const auto cents = [&](std::int64_t x) { return n.type.percent ? value_json(x, n, universe_->catalog) : decimal_text(to_cents(x, n.scale), 2); };
            out.member_raw("laagste", cents(v.low)).member_raw("hoogste", cents(v.high));
            if (v.point()) out.member("exact", exact_text(v.low, n.scale, n.type.percent));
            if (n.type.kind == Kind::money && n.type.period != Period::any) out.member("per", period_name(n.type.period));
        } else if (n.type.kind == Kind::date) {
            if (v.point()) out.member_raw("waarde", value_json(v.low, n, universe_->catalog));
            else out.member_raw("waarde", "null").member_raw("laagste", value_json(v.low, n, universe_->catalog)).member_raw("hoogste", value_json(v.high, n, universe_->catalog));
        } else if (n.type.kind == Kind::choice && universe_->catalog.options(n.type.options).is_mask()) {
            const bool one = std::popcount(static_cast<std::uint64_t>(v.high)) == 1;
            out.member_raw("waarde", one ? value_json(v.high, n, universe_->catalog) : "null");
        } else {
            out.member_raw("waarde", v.point() ? value_json(v.low, n, universe_->catalog) : "null");
        }
        out.close('}');
    }
    out.close('}');
}

// Values that no scheme needs come from a program of their own, on a machine of its own.
void Evaluator::write_asked(JsonOut& out) {
    std::swap(machine_, values_);
    machine_.load(choose(Reach::named));
    bind_and_run(false);
    write_values(out);
    std::swap(machine_, values_);
}

}  // namespace recht
