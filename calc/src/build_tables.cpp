// Tables, brackets, and parameters on another date.
#include <algorithm>

#include "builder.h"
#include "dates.h"

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
    return on_its_date(id, day.node, {false, index}, ast, context);
}

// Keeps the date with the value: how certain it is, is judged on that date.
Value Builder::on_its_date(NodeId value, NodeId day, DatedUse use, const Ast& ast, Context& context) {
    if (value == 0) return {};
    auto& uses = graph_.dated_uses;
    const auto known = std::find_if(uses.begin(), uses.end(), [&](const DatedUse& u) { return u.table == use.table && u.index == use.index; });
    const auto index = known - uses.begin();
    if (known == uses.end()) uses.push_back(use);
    const Node n = at(value);
    return {make(Op::dated, join_class(value, day, 0), n.type, n.scale, value, day, 0, index, 0, n.lo, n.hi, &ast, &context)};
}

// The lowest and highest amount in brackets for keys from `lo` to `hi`: at an end, or where a bracket begins.
std::pair<__int128, __int128> Builder::bracket_bounds(const Table::Entry& entry, std::size_t column, std::int64_t factor, std::int64_t lo, std::int64_t hi) {
    const auto amount = [&](__int128 key, bool high) {
        __int128 total = 0;
        for (std::size_t i = 0; i < entry.rows.size(); ++i) {
            const auto from = static_cast<__int128>(entry.rows[i].from) * factor;
            if (key <= from) break;
            const auto end = i + 1 < entry.rows.size() ? std::min(key, static_cast<__int128>(entry.rows[i + 1].from) * factor) : key;
            total += (end - from) * (high ? entry.rows[i].cells[column].high : entry.rows[i].cells[column].low);
        }
        return total;
    };
    auto low = std::min(amount(lo, false), amount(hi, false));
    auto high = std::max(amount(lo, true), amount(hi, true));
    for (const auto& row : entry.rows) {
        const auto from = static_cast<__int128>(row.from) * factor;
        if (from <= lo || from >= hi) continue;
        low = std::min(low, amount(from, false));
        high = std::max(high, amount(from, true));
    }
    return {low, high};
}

std::int64_t Builder::table_use(const TableUse& use) {
    for (std::size_t i = 0; i < graph_.table_uses.size(); ++i) {
        const auto& u = graph_.table_uses[i];
        if (u.table == use.table && u.column == use.column && u.entry == use.entry && u.factor == use.factor) return static_cast<std::int64_t>(i);
    }
    graph_.table_uses.push_back(use);
    return static_cast<std::int64_t>(graph_.table_uses.size()) - 1;
}

// A key below the first row finds nothing: that must not be possible, unless the table says what then.
bool Builder::reaches_down(const Table& table, NodeId key, const Ast& ast, Context& context) {
    if (table.key.kind == Kind::choice) return true;
    const Node& k = at(key);
    const __int128 unit = static_cast<__int128>(pow10(k.scale.decimals)) * k.scale.divisor;
    for (const auto& e : table.entries) {
        if (!e.otherwise.empty() || static_cast<__int128>(k.lo) * pow10(table.key_scale.decimals) >= unit * e.rows.front().from) continue;
        const bool date = table.key.kind == Kind::date;
        const auto first = date ? date_text(e.rows.front().from) : decimal_text(e.rows.front().from, table.key_scale.decimals);
        fault(context, &ast, "tabel_gat", "De sleutel kan lager zijn dan " + first + ", waar tabel '" + table.name + "' begint.",
              "Laat de tabel lager beginnen, geef \"anders\", of begrens de sleutel met max(…).");
        return false;
    }
    return true;
}

// The key at a scale in which it can be held against the rows.
NodeId Builder::table_key(NodeId key, const Table& table, bool brackets, const Ast& ast, Context& context) {
    const Scale want = table.key_scale;
    const Scale have = at(key).scale;
    if (brackets) {
        Value one{key};
        Value other{constant(0, table.key, want, 0)};
        return align(one, other, ast, context) ? one.node : 0;
    }
    if (have.divisor == want.divisor && have.decimals <= want.decimals) return rescale(key, want, ast, context);
    // A key between two figures of the table belongs to the lower one.
    return rounded({{key}, {}}, Decimal{1, want.decimals}, Rounding::down, ast, context).node;
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
    if (table.entries.empty()) return {};  // broken: said where it stands
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
    if (key.present != 0) {
        fault(context, ast.args[1].get(), "kan_ontbreken", "Dit gegeven kan ontbreken; dan is er niets om op te zoeken.", "Schrijf 'als er_is(…) dan tabel(…) anders …'.");
        return {};
    }
    if (!fits) {
        fault(context, ast.args[1].get(), "type_verschilt", "De sleutel van tabel '" + table.name + "' is " + type_name(table.key) + ", niet " + type_name(key_type) + ".",
              key_type.kind == Kind::money && table.key.kind == Kind::money ? "Zet het bedrag om met per_maand(…) of per_jaar(…)." : "");
        return {};
    }
    const auto c = static_cast<std::size_t>(column);
    if (brackets && (key_type.kind == Kind::choice || key_type.kind == Kind::date || table.types[c].kind != Kind::number)) {
        fault(context, ast.args[0].get(), "type_verschilt", "schijven(…) rekent met een bedrag of getal als sleutel en een kolom met percentages.", "Gebruik anders tabel(…).");
        return {};
    }
    if (!brackets && !reaches_down(table, key.node, *ast.args[1], context)) return {};
    key.node = table_key(key.node, table, brackets, ast, context);
    if (key.node == 0) return {};
    const Node k = at(key.node);
    TableUse use{*index, static_cast<std::uint32_t>(c), -1};
    if (brackets) use.factor = pow10(k.scale.decimals - table.key_scale.decimals) * (k.scale.divisor / table.key_scale.divisor);
    const auto node = [&](std::int32_t entry) -> NodeId {
        use.entry = entry;
        __int128 lo = INT64_MAX;
        __int128 hi = INT64_MIN;
        std::int64_t options = 0;
        const auto include = [&](__int128 low, __int128 high) {
            lo = std::min(lo, low);
            hi = std::max(hi, high);
        };
        for (std::size_t e = 0; e < table.entries.size(); ++e) {
            if (entry >= 0 && e != static_cast<std::size_t>(entry)) continue;
            const auto& one = table.entries[e];
            if (brackets) {
                const auto [low, high] = bracket_bounds(one, c, use.factor, k.lo, k.hi);
                include(low, high);
                continue;
            }
            if (table.types[c].kind == Kind::choice && catalog_.options(table.types[c].options).is_mask()) {
                // Options are joined, not measured.
                for (const auto& row : one.rows) options |= row.cells[c].high;
                if (!one.otherwise.empty()) options |= one.otherwise[c].high;
                include(options, options);
                continue;
            }
            for (const auto& row : one.rows) include(row.cells[c].low, row.cells[c].high);
            if (!one.otherwise.empty()) include(one.otherwise[c].low, one.otherwise[c].high);
        }
        Scale scale = brackets ? k.scale : table.scales[c];
        if (brackets) scale.decimals = static_cast<std::uint8_t>(scale.decimals + table.scales[c].decimals);
        if (scale.decimals > 18) {
            fault(context, &ast, "overloop", "Deze berekening heeft te veel decimalen om exact te rekenen.", "Rond het bedrag eerst af.");
            return 0;
        }
        return make(brackets ? Op::brackets : Op::lookup, k.cls, brackets ? key_type : table.types[c], scale, key.node, 0, 0, table_use(use), 0, lo, hi, &ast, &context);
    };
    if (ast.args.size() == 2) return {node(-1)};
    const auto day = build(*ast.args[2], context);
    if (!day || at(day.node).type.kind != Kind::date || day.present != 0) {
        if (day) fault(context, ast.args[2].get(), "type_verschilt", "Hier hoort een datum die er altijd is.", "Schrijf tabel(naam, sleutel, op eerste_van_jaar(datum)).");
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
    return on_its_date(id, day.node, {true, *index}, ast, context);
}

}  // namespace recht
