// Tables, brackets, and parameters on another date.
#include <algorithm>

#include "builder.h"

namespace recht {

Value Builder::call_dated(Ast& ast, Context& context, std::uint32_t index) {
    if (!arguments(ast, 1, 1, context, ast.word + "(op datum)")) return {};
    const auto day = build(*ast.args[0], context);
    if (!day) return {};
    if (at(day.node).type.kind != Kind::date || day.present != 0) {
        fault(context, &ast, "type_verschilt", "Hier hoort een datum die er altijd is.", "Schrijf " + ast.word + "(op eerste_van_jaar(datum)).");
        return {};
    }
    auto& parameter = model_.parameters[index];
    parameter.used = true;
    // The last value whose date is not later; before the first, the first.
    NodeId id = 0;
    for (const auto& e : parameter.entries) {
        auto value = constant(e.value.low, parameter.type, parameter.scale, 0);
        if (e.value.low != e.value.high) value = make(Op::range, 0, parameter.type, parameter.scale, value, constant(e.value.high, parameter.type, parameter.scale, 0), 0, 0, 0, e.value.low, e.value.high, &ast, &context);
        if (id == 0) {
            id = value;
            continue;
        }
        Type boolean;
        boolean.kind = Kind::boolean;
        Type date;
        date.kind = Kind::date;
        const auto from = constant(e.from, date, Scale(), 0);
        const auto reached = make(Op::less_equal, at(day.node).cls, boolean, Scale(), from, day.node, 0, 0, 0, 0, 1, &ast, &context);
        id = choose(reached, value, id, ast, context);
    }
    return {id};
}

Value Builder::call_table(Ast& ast, Context& context, bool brackets) {
    if (!arguments(ast, 2, 3, context, brackets ? "schijven(tabel, bedrag)" : "tabel(tabel.kolom, sleutel)")) return {};
    std::string_view column_name;
    const auto index = find_table(ast.args[0]->word, column_name, context);
    if (!index) {
        std::vector<std::string> names;
        for (const auto& [name, unused] : model_.modules[context.module].tables) names.push_back(name);
        for (const auto& m : model_.modules) {
            for (const auto& [name, unused] : m.tables) names.push_back(m.id + "." + name);
        }
        std::sort(names.begin(), names.end());
        fault(context, ast.args[0].get(), "tabel_onbekend", "De tabel " + cite(ast.args[0]->word) + " is niet bekend.",
              did_you_mean(ast.args[0]->word, std::vector<std::string_view>(names.begin(), names.end())));
        return {};
    }
    auto& table = model_.tables[*index];
    table.used = true;
    int column = column_name.empty() ? (brackets && table.column("tarief") >= 0 ? table.column("tarief") : 0) : table.column(column_name);
    if (column < 0) {
        const std::vector<std::string_view> views(table.columns.begin(), table.columns.end());
        fault(context, ast.args[0].get(), "kolom_onbekend", "Tabel '" + table.name + "' heeft geen kolom " + cite(column_name) + ".",
              did_you_mean(column_name, views, "Mogelijk: " + one_of(views) + "."));
        return {};
    }
    const auto saved = context.expected_options;
    if (table.key.kind == Kind::choice) context.expected_options = table.key.options;
    auto key = build(*ast.args[1], context);
    context.expected_options = saved;
    if (!key) return {};
    const Type key_type = at(key.node).type;
    const bool fits = key_type.kind == table.key.kind && (key_type.kind != Kind::money || key_type.period == table.key.period || key_type.period == Period::any) &&
                      (key_type.kind != Kind::choice || key_type.options == table.key.options);
    if (!fits || key.present != 0) {
        fault(context, ast.args[1].get(), "type_verschilt", "De sleutel van tabel '" + table.name + "' is " + type_name(table.key) + ", niet " + type_name(key_type) + ".",
              key_type.kind == Kind::money && table.key.kind == Kind::money ? "Zet het bedrag om met per_maand(…) of per_jaar(…)." : "");
        return {};
    }
    const Scale want = table.key_scale;
    const Scale have = at(key.node).scale;
    if (brackets) {
        Value one{key.node};
        Value other{constant(0, table.key, want, 0)};
        if (!align(one, other, ast, context)) return {};
        key = one;
    } else if (have.divisor != want.divisor || have.decimals > want.decimals) {
        // A key between two figures of the table belongs to the lower one.
        key = rounded({key, {}}, Decimal{1, want.decimals}, Rounding::down, ast, context);
        if (!key) return {};
    } else {
        key.node = rescale(key.node, want, ast, context);
        if (key.node == 0) return {};
    }
    const auto c = static_cast<std::size_t>(column);
    std::int64_t lo = INT64_MAX;
    std::int64_t hi = INT64_MIN;
    for (const auto& e : table.entries) {
        for (const auto& row : e.rows) {
            lo = std::min(lo, row.cells[c].low);
            hi = std::max(hi, row.cells[c].high);
        }
        if (!e.otherwise.empty()) {
            lo = std::min(lo, e.otherwise[c].low);
            hi = std::max(hi, e.otherwise[c].high);
        }
    }
    const auto use = [&](std::int32_t entry) {
        for (std::size_t i = 0; i < graph_.table_uses.size(); ++i) {
            const auto& u = graph_.table_uses[i];
            if (u.table == *index && u.column == c && u.entry == entry) return static_cast<std::int64_t>(i);
        }
        graph_.table_uses.push_back({*index, static_cast<std::uint32_t>(c), entry});
        return static_cast<std::int64_t>(graph_.table_uses.size()) - 1;
    };
    const auto node = [&](std::int32_t entry) -> NodeId {
        const Node k = at(key.node);
        if (!brackets) return make(Op::lookup, k.cls, table.types[c], table.scales[c], key.node, 0, 0, use(entry), 0, lo, hi, &ast, &context);
        Scale scale = k.scale;
        scale.decimals = static_cast<std::uint8_t>(scale.decimals + table.scales[c].decimals);
        const __int128 most = std::max<__int128>(0, k.hi) * std::max<std::int64_t>(hi, 1);
        return make(Op::brackets, k.cls, key_type, scale, key.node, 0, 0, use(entry), 0, std::min<__int128>(0, static_cast<__int128>(k.lo) * std::max<std::int64_t>(hi, 1)), most, &ast, &context);
    };
    if (ast.args.size() == 2) return {node(-1)};
    const auto day = build(*ast.args[2], context);
    if (!day || at(day.node).type.kind != Kind::date) {
        if (day) fault(context, ast.args[2].get(), "type_verschilt", "Hier hoort een datum.", "Schrijf tabel(naam, sleutel, op eerste_van_jaar(datum)).");
        return {};
    }
    NodeId id = 0;
    for (std::size_t e = 0; e < table.entries.size(); ++e) {
        const auto value = node(static_cast<std::int32_t>(e));
        if (value == 0) return {};
        if (id == 0) {
            id = value;
            continue;
        }
        Type boolean;
        boolean.kind = Kind::boolean;
        Type date;
        date.kind = Kind::date;
        const auto from = constant(table.entries[e].from, date, Scale(), 0);
        id = choose(make(Op::less_equal, at(day.node).cls, boolean, Scale(), from, day.node, 0, 0, 0, 0, 1, &ast, &context), value, id, ast, context);
    }
    return {id};
}

}  // namespace recht
