// Names: facts, persons, rules, parameters and options.
#include <algorithm>

#include "builder.h"

namespace recht {

namespace {

std::string_view head(std::string_view path) { return path.substr(0, path.find('.')); }
std::string_view tail(std::string_view path) {
    const auto dot = path.find('.');
    return dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
}

}  // namespace

NodeId Builder::option_node(std::string_view word, std::uint16_t set, std::uint16_t) {
    const auto& options = catalog_.options(set);
    const int index = options.find(word);
    if (index < 0) return 0;
    Type type;
    type.kind = Kind::choice;
    type.options = set;
    return constant(options.value(static_cast<std::size_t>(index)), type, Scale(), 0);
}

Value Builder::build_name(Ast& ast, Context& context) {
    if (context.expected_options != 0) {
        if (const auto option = option_node(ast.word, context.expected_options, context.cls)) return {option};
    }
    if (ast.kind == AstKind::name) {
        bool known = false;
        const auto value = resolve(ast.word, context, known);
        if (known) return value;
    }
    if (context.expected_options != 0) {
        const auto& names = catalog_.options(context.expected_options).names;
        const std::vector<std::string_view> views(names.begin(), names.end());
        fault(context, &ast, "naam_onbekend", "Onbekende optie of naam " + cite(ast.word) + ".",
              did_you_mean(ast.word, views, "Mogelijk: " + one_of(views) + "."));
        return {};
    }
    if (needs_element(ast, context)) return {};
    fault(context, &ast, "naam_onbekend", "De naam " + cite(ast.word) + " is niet bekend.", suggest_name(ast.word, context));
    return {};
}

// `persoon.loon` outside a rule for persons: the name is good, the place is not.
bool Builder::needs_element(const Ast& ast, Context& context) {
    const auto first = head(ast.word);
    const int cls = catalog_.find_class(first);
    if (cls <= 0 || tail(ast.word).empty()) return false;
    auto inner = context;
    inner.cls = static_cast<std::uint16_t>(cls);
    bool known = false;
    resolve_in(inner.cls, tail(ast.word), inner, known);
    if (!known) return false;
    std::string hint = "Geef de regel \"voor\": \"" + std::string(first) + "\", of gebruik een lijst: som(…), aantal(…), enig(…)";
    for (const auto& place : catalog_.classes()[inner.cls].places) {
        if (!place.list) hint += ", of schrijf " + place.path + "." + std::string(tail(ast.word));
    }
    fault(context, &ast, "element_ontbreekt", "Van wie of wat " + cite(ast.word) + " is, staat hier niet vast.", hint + ".");
    return true;
}

Value Builder::resolve(std::string_view path, Context& context, bool& known) {
    known = true;
    Type boolean;
    boolean.kind = Kind::boolean;
    if (path == "ja") return {constant(1, boolean, Scale(), 0)};
    if (path == "nee") return {constant(0, boolean, Scale(), 0)};
    if (path == "onbekend" && context.expected != nullptr) {
        return {make(Op::unknown, 0, *context.expected, Scale{static_cast<std::uint8_t>(0), 1}, 0, 0, 0, 0, 0,
                     context.unknown_lo, context.unknown_hi, nullptr, nullptr)};
    }
    const auto first = head(path);
    const auto rest = tail(path);
    const auto& classes = catalog_.classes();
    // The element at hand, or one that contains it.
    for (std::uint16_t cls = context.cls; cls != 0; cls = classes[cls].places.front().parent) {
        bool named = classes[cls].name == first;
        for (const auto& place : classes[cls].places) named = named || (!place.element.empty() && place.element == first);
        if (named && !rest.empty()) return resolve_in(cls, rest, context, known);
    }
    // One person by name.
    for (std::uint16_t cls = 1; cls < classes.size(); ++cls) {
        for (std::size_t p = 0; p < classes[cls].places.size(); ++p) {
            const auto& place = classes[cls].places[p];
            if (place.list || place.parent != 0 || place.path != first) continue;
            if (rest.empty()) {
                return {make(Op::present, 0, boolean, Scale(), 0, 0, 0, static_cast<std::int64_t>(cls) << 8 | static_cast<std::int64_t>(p), 0,
                             place.nullable ? 0 : 1, 1, nullptr, nullptr)};
            }
            Context inner = context;
            inner.cls = cls;
            inner.guards.clear();
            auto value = resolve_in(cls, rest, inner, known);
            if (!value) return {};
            Value out{single(value.node, static_cast<std::uint8_t>(p)), 0, false};
            NodeId present = value.present == 0 ? 0 : single(value.present, static_cast<std::uint8_t>(p));
            if (at(value.node).type.kind == Kind::date && place.nullable) {
                bool unused = false;
                const auto person = resolve(first, context, unused).node;
                present = present == 0 ? person : truth(Op::logical_and, person, present, 0);
            }
            const auto holds = [&](NodeId id) {
                return std::find(context.guards.begin(), context.guards.end(), id) != context.guards.end();
            };
            if (present != 0 && !holds(present) && !(at(present).op == Op::logical_and && holds(at(present).a) && holds(at(present).b))) {
                out.present = present;
            }
            return out;
        }
    }
    if (classes[0].find(path) >= 0) return resolve_in(0, path, context, known);
    // Own names first, then those of another ruleset.
    auto value = resolve_module(context.module, path, context.cls, context, known);
    if (known) return value;
    for (auto dot = path.rfind('.'); dot != std::string_view::npos && dot > 0; dot = path.rfind('.', dot - 1)) {
        const int module = model_.find_module(path.substr(0, dot));
        if (module < 0) continue;
        value = resolve_module(static_cast<std::uint16_t>(module), path.substr(dot + 1), context.cls, context, known);
        if (known) return value;
    }
    return {};
}

Value Builder::resolve_in(std::uint16_t cls, std::string_view path, Context& context, bool& known) {
    known = true;
    const auto& c = catalog_.classes()[cls];
    if (path == "rol" && !c.places.empty()) {
        if (role_options_ == 0) {
            std::vector<std::string> names;
            for (const auto& place : c.places) names.push_back(place.path);
            role_options_ = catalog_.option_set(std::move(names));
        }
        Type type;
        type.kind = Kind::choice;
        type.options = role_options_;
        const auto all = (std::int64_t{1} << c.places.size()) - 1;
        return {make(Op::role, cls, type, Scale(), 0, 0, 0, 0, 0, 0, all, nullptr, nullptr)};
    }
    if (const int index = c.find(path); index >= 0) {
        const auto& field = c.fields[static_cast<std::size_t>(index)];
        if (field.type.kind == Kind::text) {
            fault(context, nullptr, "type_verschilt", "Het feit '" + field.name + "' is tekst; daar kan niet mee worden gerekend.");
            return {};
        }
        Value out{fact_value(cls, static_cast<std::uint16_t>(index))};
        if (out && field.nullable) {
            Type boolean;
            boolean.kind = Kind::boolean;
            const auto present = make(Op::not_null, cls, boolean, Scale(), 0, 0, 0, index, 0, 0, 1, nullptr, nullptr);
            if (std::find(context.guards.begin(), context.guards.end(), present) == context.guards.end()) out.present = present;
        }
        return out;
    }
    if (cls != 0) {
        auto value = resolve_module(context.module, path, cls, context, known);
        if (known) return value;
        for (auto dot = path.rfind('.'); dot != std::string_view::npos && dot > 0; dot = path.rfind('.', dot - 1)) {
            const int module = model_.find_module(path.substr(0, dot));
            if (module < 0) continue;
            value = resolve_module(static_cast<std::uint16_t>(module), path.substr(dot + 1), cls, context, known);
            if (known) return value;
        }
    }
    known = false;
    return {};
}

Value Builder::resolve_module(std::uint16_t index, std::string_view name, std::uint16_t cls, Context& context, bool& known) {
    known = true;
    auto& module = model_.modules[index];
    const std::string key(name);
    if (const auto p = module.parameters.find(key); p != module.parameters.end()) {
        if (model_.parameters[p->second].empty_slot && model_.modules[context.module].municipal) {
            fault(context, nullptr, "sleuf_leeg", "Deze regelset gebruikt '" + key + "' van " + module.id + ", maar vult het niet.", "Geef het een waarde bij 'vult'.");
            return {};
        }
        return parameter_value(p->second);
    }
    if (const auto r = module.rules.find(key); r != module.rules.end() && encloses(model_.rules[r->second].cls, cls)) {
        model_.rules[r->second].used = true;
        return {rule_value(r->second)};
    }
    if (const auto f = module.facts.find(key); f != module.facts.end()) {
        return resolve_in(0, catalog_.classes()[0].fields[f->second].name, context, known);
    }
    known = false;
    return {};
}

NodeId Builder::single(NodeId id, std::uint8_t place) {
    const Node n = at(id);
    if (n.cls == 0) return id;
    const auto& p = catalog_.classes()[n.cls].places[place];
    const bool sure = !p.nullable && !p.list;
    return make(Op::single, p.parent, n.type, n.scale, id, 0, 0, n.cls, place, sure ? n.lo : std::min<std::int64_t>(n.lo, 0),
                sure ? n.hi : std::max<std::int64_t>(n.hi, 0), nullptr, nullptr);
}

Value Builder::parameter_value(std::uint32_t index) {
    auto& parameter = model_.parameters[index];
    parameter.used = true;
    if (parameter.entries.empty()) return {};  // broken: said where it stands
    std::int64_t lo = parameter.entries.front().value.low;
    std::int64_t hi = parameter.entries.front().value.high;
    for (const auto& e : parameter.entries) {
        lo = std::min(lo, e.value.low);
        hi = std::max(hi, e.value.high);
    }
    return {make(Op::parameter, 0, parameter.type, parameter.scale, 0, 0, 0, index, 0, lo, hi, nullptr, nullptr)};
}

std::optional<std::uint32_t> Builder::find_parameter(std::string_view path, const Context& context) const {
    const auto look = [&](std::uint16_t module, std::string_view name) -> std::optional<std::uint32_t> {
        const auto& parameters = model_.modules[module].parameters;
        const auto found = parameters.find(std::string(name));
        if (found == parameters.end()) return std::nullopt;
        return found->second;
    };
    if (const auto own = look(context.module, path)) return own;
    const auto dot = path.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const int module = model_.find_module(path.substr(0, dot));
    return module < 0 ? std::nullopt : look(static_cast<std::uint16_t>(module), path.substr(dot + 1));
}

std::optional<std::uint32_t> Builder::find_table(std::string_view path, std::string_view& column, const Context& context) const {
    const auto look = [&](std::uint16_t module, std::string_view name) -> std::optional<std::uint32_t> {
        const auto& tables = model_.modules[module].tables;
        const auto found = tables.find(std::string(name));
        if (found == tables.end()) return std::nullopt;
        return found->second;
    };
    column = {};
    if (const auto own = look(context.module, path)) return own;
    const auto dot = path.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto before = path.substr(0, dot);
    if (const int module = model_.find_module(before); module >= 0) {
        if (const auto other = look(static_cast<std::uint16_t>(module), path.substr(dot + 1))) return other;
    }
    column = path.substr(dot + 1);
    if (const auto own = look(context.module, before)) return own;
    const auto second = before.rfind('.');
    if (second == std::string_view::npos) return std::nullopt;
    const int module = model_.find_module(before.substr(0, second));
    return module < 0 ? std::nullopt : look(static_cast<std::uint16_t>(module), before.substr(second + 1));
}

std::string Builder::suggest_name(std::string_view path, const Context& context) const {
    std::vector<std::string> names;
    const auto& classes = catalog_.classes();
    const auto add_fields = [&](std::uint16_t cls, const std::string& prefix) {
        for (const auto& f : classes[cls].fields) names.push_back(prefix + f.name);
        for (const auto& [name, rule] : model_.modules[context.module].rules) {
            if (model_.rules[rule].cls == cls) names.push_back(prefix + name);
        }
    };
    add_fields(0, "");
    for (std::uint16_t cls = 1; cls < classes.size(); ++cls) {
        for (const auto& place : classes[cls].places) {
            if (!place.list && place.parent == 0) add_fields(cls, place.path + ".");
            if (!place.element.empty()) add_fields(cls, place.element + ".");
        }
        add_fields(cls, classes[cls].name + ".");
    }
    for (std::size_t m = 0; m < model_.modules.size(); ++m) {
        const auto prefix = m == context.module ? std::string() : model_.modules[m].id + ".";
        for (const auto& [name, unused] : model_.modules[m].parameters) names.push_back(prefix + name);
        for (const auto& [name, unused] : model_.modules[m].rules) names.push_back(prefix + name);
        for (const auto& [name, unused] : model_.modules[m].facts) names.push_back(prefix + name);
    }
    // Hash maps have no order of their own; the suggestion must not depend on it.
    std::sort(names.begin(), names.end());
    return did_you_mean(path, std::vector<std::string_view>(names.begin(), names.end()),
                        "Controleer de spelling, of declareer het feit, de regel of de parameter.");
}

}  // namespace recht
