// Built-in functions of the language.
#include <algorithm>

#include "builder.h"

namespace recht {

namespace {

constexpr std::string_view kFunctions[] = {
    "min", "max", "afgerond", "per_maand", "per_jaar", "per_kwartaal", "per_week", "per_vier_weken", "periode", "leeftijd", "jaar",
    "maand", "kwartaal", "dag", "eerste_van_maand", "eerste_van_volgende_maand", "laatste_van_maand", "eerste_van_kwartaal",
    "eerste_van_jaar", "datum_plus", "dagen_tussen", "maanden_tussen", "datum_van", "er_is", "ingevuld", "bevat", "som", "aantal", "enig",
    "alle", "hoogste", "laagste", "rangorde", "tabel", "schijven", "bereik"};

}  // namespace

bool Builder::arguments(const Ast& ast, std::size_t least, std::size_t most, Context& context, std::string_view usage) {
    if (ast.args.size() >= least && ast.args.size() <= most) return true;
    fault(context, &ast, "aantal_argumenten", ast.word + "(…) krijgt hier " + std::to_string(ast.args.size()) + " waarden; dat past niet.",
          "Schrijf " + std::string(usage) + ".");
    return false;
}

Value Builder::build_call(Ast& ast, Context& context) {
    const auto& w = ast.word;
    if (w == "min" || w == "max") return call_extreme(ast, context);
    if (w == "afgerond") return call_rounded(ast, context);
    if (w == "per_maand") return call_period(ast, context, Period::month);
    if (w == "per_jaar") return call_period(ast, context, Period::year);
    if (w == "per_kwartaal") return call_period(ast, context, Period::quarter);
    if (w == "per_week") return call_period(ast, context, Period::week);
    if (w == "per_vier_weken") return call_period(ast, context, Period::four_weeks);
    if (w == "periode") return call_period(ast, context, Period::any);
    if (w == "er_is") return call_present(ast, context);
    if (w == "ingevuld") return call_given(ast, context);
    if (w == "bevat") return call_has(ast, context);
    if (w == "som") return call_aggregate(ast, context, Op::sum);
    if (w == "aantal") return call_aggregate(ast, context, Op::count);
    if (w == "enig") return call_aggregate(ast, context, Op::any);
    if (w == "alle") return call_aggregate(ast, context, Op::all);
    if (w == "hoogste") return call_aggregate(ast, context, Op::highest);
    if (w == "laagste") return call_aggregate(ast, context, Op::lowest);
    if (w == "rangorde") return call_rank(ast, context);
    if (w == "tabel") return call_table(ast, context, false);
    if (w == "schijven") return call_table(ast, context, true);
    if (w == "bereik") return call_range(ast, context);
    for (const auto f : kFunctions) {
        if (w == f) return call_date(ast, context);
    }
    if (const auto parameter = find_parameter(w, context)) return call_dated(ast, context, *parameter);
    fault(context, &ast, "functie_onbekend", "De functie " + cite(w) + " bestaat niet.",
          did_you_mean(w, std::vector<std::string_view>(std::begin(kFunctions), std::end(kFunctions)), "Zie docs/regeltaal.md voor alle functies."));
    return {};
}

Value Builder::call_extreme(Ast& ast, Context& context) {
    if (!arguments(ast, 2, 20, context, ast.word + "(a, b)")) return {};
    Value out;
    for (auto& a : ast.args) {
        const auto next = build(*a, context);
        if (!next) return {};
        if (next.present != 0) {
            fault(context, a.get(), "kan_ontbreken", "Dit gegeven kan ontbreken; dan is er niets om mee te rekenen.", "Schrijf 'als er_is(…) dan … anders …'.");
            return {};
        }
        out = out ? extreme(ast.word == "max", out, next, ast, context) : next;
        if (!out) return {};
    }
    return out;
}

Value Builder::call_rounded(Ast& ast, Context& context) {
    if (!arguments(ast, 3, 3, context, "afgerond(waarde, op € 1, omlaag)")) return {};
    const auto& step = *ast.args[1];
    const auto& mode = *ast.args[2];
    if (step.kind != AstKind::number || step.number.mantissa <= 0) {
        fault(context, &step, "afronding_onduidelijk", "Bij afgerond(…) staat na de waarde waarop wordt afgerond.", "Schrijf op € 1, op 0.01 of op 5.");
        return {};
    }
    Rounding rounding = Rounding::down;
    if (mode.word == "omhoog") rounding = Rounding::up;
    else if (mode.word == "rekenkundig") rounding = Rounding::half_up;
    else if (mode.word != "omlaag") {
        fault(context, &mode, "afronding_onduidelijk", "Onbekende afronding " + cite(mode.word) + ".", "Kies omlaag, omhoog of rekenkundig.");
        return {};
    }
    const auto value = build_fraction(*ast.args[0], context);
    if (!value.numerator) return {};
    return rounded(value, step.number, rounding, ast, context);
}

Value Builder::call_period(Ast& ast, Context& context, Period to) {
    if (to != Period::any) {
        if (!arguments(ast, 1, 1, context, ast.word + "(bedrag)")) return {};
        const auto value = build(*ast.args[0], context);
        return value ? convert_period(value, to, ast, context) : Value();
    }
    if (!arguments(ast, 2, 2, context, "periode(bedrag, jaar)")) return {};
    const auto value = build(*ast.args[0], context);
    if (!value) return {};
    Period period = Period::once;
    if (!parse_period(ast.args[1]->word, period)) {
        fault(context, ast.args[1].get(), "periode_onbekend", "Onbekende periode " + cite(ast.args[1]->word) + ".",
              "Kies eenmalig, dag, week, vier_weken, maand, kwartaal of jaar.");
        return {};
    }
    const Node n = at(value.node);
    if (n.type.kind != Kind::money) {
        fault(context, &ast, "type_verschilt", "Alleen een bedrag heeft een periode, niet " + type_name(n.type) + ".");
        return {};
    }
    Type type = n.type;
    type.period = period;
    return {make(Op::copy, n.cls, type, n.scale, value.node, 0, 0, 0, 0, n.lo, n.hi, &ast, &context), value.present};
}

Value Builder::call_range(Ast& ast, Context& context) {
    if (!arguments(ast, 2, 2, context, "bereik(laagste, hoogste)")) return {};
    auto low = build(*ast.args[0], context);
    auto high = build(*ast.args[1], context);
    if (!low || !high || !same_type(low, high, ast, context, "als laagste en hoogste gebruikt") || !align(low, high, ast, context)) return {};
    const Node l = at(low.node);
    const Node h = at(high.node);
    if (l.type.kind == Kind::choice) {
        fault(context, &ast, "type_verschilt", "Tussen twee opties ligt niets; bereik(…) hoort bij bedragen, getallen, datums en ja/nee.");
        return {};
    }
    Type type = low.zero || (l.type.kind == Kind::money && l.type.period == Period::any) ? h.type : l.type;
    return {make(Op::range, join_class(low.node, high.node, 0), type, l.scale, low.node, high.node, 0, 0,
                 context.expected == nullptr ? 1 : 0, std::min(l.lo, h.lo), std::max(l.hi, h.hi), &ast, &context), both(low.present, high.present)};
}

Value Builder::call_present(Ast& ast, Context& context) {
    if (!arguments(ast, 1, 1, context, "er_is(partner)")) return {};
    auto& name = *ast.args[0];
    if (name.kind == AstKind::name) {
        bool known = false;
        Context bare = context;
        bare.guards.clear();
        const auto value = resolve(name.word, bare, known);
        if (known && value) {
            if (at(value.node).op == Op::present) return value;
            if (value.present != 0) return {value.present};
            fault(context, &name, "altijd_aanwezig", "Dit gegeven ontbreekt nooit; er_is(…) is hier altijd ja.", "Laat er_is(…) weg.");
            return {};
        }
        if (known) return {};
    }
    if (name.kind != AstKind::name) {
        fault(context, &name, "naam_onbekend", "er_is(…) vraagt naar een persoon of een feit dat kan ontbreken, niet naar een berekening.", "Schrijf er_is(partner), of de naam van een feit.");
        return {};
    }
    fault(context, &name, "naam_onbekend", "er_is(…) vraagt naar een persoon of een feit dat kan ontbreken, niet naar " + cite(name.word) + ".",
          suggest_name(name.word, context));
    return {};
}

// Whether a fact was filled in at all: for choosing between two ways of telling the same thing.
Value Builder::call_given(Ast& ast, Context& context) {
    if (!arguments(ast, 1, 1, context, "ingevuld(inkomst.bruto)")) return {};
    auto& name = *ast.args[0];
    bool known = false;
    Context bare = context;
    const auto value = name.kind == AstKind::name ? resolve(name.word, bare, known) : Value();
    if (known && value) {
        const Node n = at(value.node);
        const bool fact = n.op == Op::fact || n.op == Op::derived;
        const Node inner = n.op == Op::single ? at(n.a) : n;
        if (fact || (n.op == Op::single && (inner.op == Op::fact || inner.op == Op::derived))) {
            Type type;
            type.kind = Kind::boolean;
            const auto given = make(Op::given, inner.cls, type, Scale(), 0, 0, 0, inner.imm, 0, 0, 1, &ast, &context);
            return {n.op == Op::single ? single(given, n.aux) : given};
        }
    }
    if (!known || value) {
        fault(context, &name, "naam_onbekend", "ingevuld(…) vraagt naar een feit, niet naar " + cite(name.word) + ".", suggest_name(name.word, context));
    }
    return {};
}

Value Builder::call_has(Ast& ast, Context& context) {
    if (!arguments(ast, 2, 2, context, "bevat(feit, optie)")) return {};
    const auto value = build(*ast.args[0], context);
    if (!value) return {};
    const Node n = at(value.node);
    if (!n.type.multi) {
        fault(context, &ast, "type_verschilt", "bevat(…) hoort bij een feit met meer opties tegelijk, niet bij " + type_name(n.type) + ".");
        return {};
    }
    const auto option = option_node(ast.args[1]->word, n.type.options, context.cls);
    if (option == 0) {
        const auto& names = catalog_.options(n.type.options).names;
        const std::vector<std::string_view> views(names.begin(), names.end());
        fault(context, ast.args[1].get(), "naam_onbekend", "Onbekende optie " + cite(ast.args[1]->word) + ".", did_you_mean(ast.args[1]->word, views, "Mogelijk: " + one_of(views) + "."));
        return {};
    }
    Type type;
    type.kind = Kind::boolean;
    return {make(Op::has_option, n.cls, type, Scale(), value.node, 0, 0, at(option).imm, 0, 0, 1, &ast, &context)};
}

}  // namespace recht
