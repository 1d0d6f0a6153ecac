// Aggregates over lists of persons, children, incomes ….
#include <algorithm>

#include "builder.h"

namespace recht {

Builder::List Builder::find_list(std::string_view path, const Context& context) const {
    const auto& classes = catalog_.classes();
    List out;
    const auto dot = path.find('.');
    const auto owner = dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
    const auto name = dot == std::string_view::npos ? path : path.substr(dot + 1);
    if (owner.empty() && name == "personen") {
        const int cls = catalog_.find_class("persoon");
        if (cls > 0) out = {true, static_cast<std::uint16_t>(cls), 0, 0xFF, -1};
        return out;
    }
    for (std::uint16_t cls = 1; cls < classes.size(); ++cls) {
        for (std::size_t p = 0; p < classes[cls].places.size(); ++p) {
            const auto& place = classes[cls].places[p];
            if (!place.list || place.path != name) continue;
            out.cls = cls;
            out.owner = place.parent;
            out.places = static_cast<std::uint8_t>(1u << p);
            if (owner.empty()) {
                out.found = place.parent == 0;
                return out;
            }
            // kind.opvang inside a kind rule, or aanvrager.inkomsten from anywhere.
            for (std::uint16_t c = context.cls; c != 0; c = classes[c].places.front().parent) {
                bool named = classes[c].name == owner;
                for (const auto& q : classes[c].places) named = named || q.element == owner;
                if (named && c == place.parent) {
                    out.found = true;
                    return out;
                }
            }
            for (std::size_t q = 0; q < classes[place.parent].places.size(); ++q) {
                const auto& parent = classes[place.parent].places[q];
                if (!parent.list && parent.parent == 0 && parent.path == owner) {
                    out.found = true;
                    out.single = static_cast<int>(q);
                    return out;
                }
            }
        }
    }
    return out;
}

Value Builder::call_aggregate(Ast& ast, Context& context, Op op) {
    const bool two = op == Op::sum || op == Op::all || op == Op::highest || op == Op::lowest;
    const std::size_t most = op == Op::lowest || op == Op::highest ? 3 : two ? 2 : 1;
    if (!arguments(ast, op == Op::lowest ? 3 : two ? 2 : 1, most, context,
                   two ? ast.word + "(lijst waarvoor voorwaarde, waarde" + (op == Op::lowest ? ", anders waarde)" : ")")
                       : ast.word + "(lijst waarvoor voorwaarde)")) return {};
    Ast& first = *ast.args[0];
    Ast& name = first.kind == AstKind::list ? *first.args[0] : first;
    const auto list = name.kind == AstKind::name ? find_list(name.word, context) : List();
    if (!list.found) {
        std::vector<std::string> names{"personen"};
        for (const auto& c : catalog_.classes()) {
            for (const auto& p : c.places) {
                if (p.list) names.push_back((p.parent == 0 ? "" : catalog_.classes()[p.parent].name + ".") + p.path);
            }
        }
        const std::vector<std::string_view> views(names.begin(), names.end());
        fault(context, &name, "lijst_onbekend", "Hier wordt een lijst verwacht, maar " + cite(name.word) + " is er geen.",
              did_you_mean(name.word, views, "Mogelijk: " + one_of(views) + "."));
        return {};
    }
    Context inner = context;
    inner.cls = list.cls;
    inner.guards.clear();
    NodeId condition = 0;
    if (first.kind == AstKind::list) {
        condition = build_truth(*first.args[1], inner);
        if (condition == 0) return {};
        collect_guards(condition, inner.guards);
    }
    Value value;
    if (two) {
        value = op == Op::all ? Value{build_truth(*ast.args[1], inner)} : build(*ast.args[1], inner);
        if (!value) return {};
        if (value.present != 0) {
            fault(context, ast.args[1].get(), "kan_ontbreken", "Dit gegeven kan ontbreken; dan is er niets om mee te rekenen.",
                  "Voeg aan 'waarvoor' toe: er_is(…).");
            return {};
        }
    }
    Value otherwise;
    if (most == 3 && ast.args.size() == 3) {
        otherwise = build(*ast.args[2], context);
        if (!otherwise || !same_type(value, otherwise, ast, context, "als uitkomst gebruikt") || !align(value, otherwise, ast, context)) return {};
    }
    const Kind kind = two ? at(value.node).type.kind : Kind::boolean;
    if ((op == Op::sum || op == Op::highest || op == Op::lowest) && kind != Kind::number && kind != Kind::money && !(kind == Kind::date && op != Op::sum)) {
        fault(context, &ast, "type_verschilt", ast.word + "(…) rekent met bedragen of getallen, niet met " + type_name(at(value.node).type) + ".");
        return {};
    }
    const __int128 count = catalog_.classes()[list.cls].most_instances;
    Type type;
    Scale scale;
    __int128 lo = 0;
    __int128 hi = 1;
    type.kind = Kind::boolean;
    if (op == Op::sum) {
        const Node v = at(value.node);
        type = v.type;
        scale = v.scale;
        lo = std::min<__int128>(0, count * v.lo);
        hi = std::max<__int128>(0, count * v.hi);
    } else if (op == Op::count) {
        type = Type();
        hi = count;
    } else if (op == Op::highest || op == Op::lowest) {
        const Node v = at(value.node);
        type = v.type;
        scale = v.scale;
        const std::int64_t none_lo = otherwise ? at(otherwise.node).lo : 0;
        const std::int64_t none_hi = otherwise ? at(otherwise.node).hi : 0;
        lo = std::min(v.lo, none_lo);
        hi = std::max(v.hi, none_hi);
    }
    // The owner's instance computes it; from elsewhere it is read through the single place.
    if (otherwise && list.owner != 0 && at(otherwise.node).cls != 0 && !encloses(at(otherwise.node).cls, list.owner)) {
        fault(context, &ast, "lijst_verkeerd", "De waarde na 'anders' hoort bij een andere lijst.");
        return {};
    }
    for (const NodeId id : {value.node, condition}) {
        if (id != 0 && at(id).cls != list.cls && !encloses(at(id).cls, list.cls)) {
            fault(context, &ast, "lijst_verkeerd", "Deze formule gebruikt waarden uit twee lijsten die niet bij elkaar horen.",
                  "Tel eerst de ene lijst samen in een eigen regel.");
            return {};
        }
    }
    Node node;
    node.op = op;
    node.aux = list.places;
    node.cls = list.owner;
    node.type = type;
    node.scale = scale;
    node.a = two ? value.node : condition;
    node.b = two ? condition : 0;
    node.c = otherwise.node;
    node.imm = list.cls;
    if (op == Op::all) std::swap(node.a, node.b);  // condition, value
    if (lo < INT64_MIN / 4 || hi > INT64_MAX / 4) {
        fault(context, &ast, "overloop", "Deze som kan te groot worden om exact te rekenen.", "Begrens de waarde met min(…).");
        return {};
    }
    node.lo = static_cast<std::int64_t>(lo);
    node.hi = static_cast<std::int64_t>(hi);
    const auto id = graph_.add(node);
    return {list.single >= 0 ? single(id, static_cast<std::uint8_t>(list.single)) : id};
}

Value Builder::call_rank(Ast& ast, Context& context) {
    if (!arguments(ast, 1, 1, context, "rangorde(kind.sleutel)")) return {};
    const auto key = build(*ast.args[0], context);
    if (!key) return {};
    if (key.present != 0) {
        fault(context, ast.args[0].get(), "kan_ontbreken", "Dit gegeven kan ontbreken; dan is er niets om mee te rekenen.", "Schrijf 'als er_is(…) dan … anders …'.");
        return {};
    }
    if (context.cls == 0 || at(key.node).cls != context.cls) {
        fault(context, &ast, "lijst_verkeerd", "rangorde(…) hoort in een regel 'voor' een element van een lijst.", "Geef de regel \"voor\": \"kind\".");
        return {};
    }
    const auto count = catalog_.classes()[context.cls].most_instances;
    return {make(Op::rank, context.cls, Type(), Scale(), key.node, 0, 0, 0, 0, 1, count, &ast, &context)};
}

}  // namespace recht
