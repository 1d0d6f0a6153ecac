// Built-in functions of the language.
#include <algorithm>

#include "builder.h"
#include "dates.h"

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
    Type type = low.zero || (l.type.kind == Kind::money && l.type.period == Period::any) ? h.type : l.type;
    return {make(Op::range, join_class(low.node, high.node, 0), type, l.scale, low.node, high.node, 0, 0,
                 context.expected == nullptr ? 1 : 0, std::min(l.lo, h.lo), std::max(l.hi, h.hi), &ast, &context)};
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
    if (!arguments(ast, 2, 2, context, "bevat(persoon.indicaties, wmo)")) return {};
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

Value Builder::call_date(Ast& ast, Context& context) {
    const auto& w = ast.word;
    Type date;
    date.kind = Kind::date;
    std::vector<Value> v;
    NodeId present = 0;
    const bool plus = w == "datum_plus";
    const std::size_t want = plus || w == "datum_van" ? 3 : w == "leeftijd" || w == "dagen_tussen" || w == "maanden_tussen" ? 2 : 1;
    const std::string usage = plus ? "datum_plus(datum, 18 jaar, later)" : w == "datum_van" ? "datum_van(jaar, maand, dag)"
                            : w == "leeftijd" ? "leeftijd(geboortedatum, op datum)" : want == 2 ? w + "(van, tot)" : w + "(datum)";
    if (!arguments(ast, want, want, context, usage)) return {};
    for (std::size_t i = 0; i < (plus ? 1 : want); ++i) {
        v.push_back(build(*ast.args[i], context));
        if (!v.back()) return {};
        const auto kind = at(v.back().node).type.kind;
        if (kind != (w == "datum_van" ? Kind::number : Kind::date)) {
            fault(context, ast.args[i].get(), "type_verschilt", w + "(…) verwacht een " + (w == "datum_van" ? "getal" : "datum") + ", niet " +
                  type_name(at(v.back().node).type) + ".", "Schrijf " + usage + ".");
            return {};
        }
        if (v.back().present != 0) present = present == 0 ? v.back().present : truth(Op::logical_and, present, v.back().present, 0);
    }
    const Node a = at(v[0].node);
    const auto cls = join_class(v[0].node, v.size() > 1 ? v[1].node : 0, v.size() > 2 ? v[2].node : 0);
    const auto unary = [&](Op op, std::uint8_t aux, const Type& type, std::int64_t lo, std::int64_t hi) {
        return Value{make(op, cls, type, Scale(), v[0].node, 0, 0, 0, aux, lo, hi, &ast, &context), present};
    };
    const auto year = [](std::int64_t day) { return civil_from_days(day).year; };
    if (w == "jaar") return unary(Op::date_part, 0, Type(), year(a.lo), year(a.hi));
    if (w == "maand") return unary(Op::date_part, 1, Type(), 1, 12);
    if (w == "dag") return unary(Op::date_part, 2, Type(), 1, 31);
    if (w == "kwartaal") return unary(Op::date_part, 3, Type(), 1, 4);
    static constexpr std::string_view kStarts[] = {"eerste_van_maand", "eerste_van_volgende_maand", "laatste_van_maand", "eerste_van_kwartaal", "eerste_van_jaar"};
    for (std::uint8_t i = 0; i < 5; ++i) {
        if (w == kStarts[i]) return unary(Op::date_start, i, date, a.lo - 366, a.hi + 31);
    }
    if (plus) {
        const auto& duration = *ast.args[1];
        const auto& clamp = ast.args[2]->word;
        if (duration.kind != AstKind::duration || (clamp != "later" && clamp != "eerder")) {
            fault(context, &ast, "duur_onduidelijk", "datum_plus(…) verwacht een duur en 'later' of 'eerder'.",
                  "Schrijf " + usage + "; later: een dag die niet bestaat wordt de 1e van de volgende maand, eerder: de laatste van de maand.");
            return {};
        }
        const auto n = duration.number.mantissa;
        if (duration.word == "dag" || duration.word == "dagen" || duration.word == "week" || duration.word == "weken") {
            const auto days = n * (duration.word[0] == 'w' ? 7 : 1);
            const auto by = constant(days, Type(), Scale(), 0);
            return {make(Op::add, cls, date, Scale(), v[0].node, by, 0, 0, 0, a.lo + days, a.hi + days, &ast, &context), present};
        }
        const auto months = duration.word == "jaar" ? n * 12 : n;
        return {make(Op::add_months, cls, date, Scale(), v[0].node, 0, 0, months, clamp == "later" ? 0 : 1, a.lo + months * 28 - 31,
                     a.hi + months * 31 + 31, &ast, &context), present};
    }
    if (w == "datum_van") {
        for (auto& part : v) {
            if (at(part.node).scale.decimals != 0 || at(part.node).scale.divisor != 1) {
                fault(context, &ast, "type_verschilt", "datum_van(…) verwacht hele getallen.");
                return {};
            }
        }
        return {make(Op::date_of, cls, date, Scale(), v[0].node, v[1].node, v[2].node, 0, 0, days_from_civil(1800, 1, 1), days_from_civil(2200, 1, 1), &ast, &context)};
    }
    const Node b = at(v[1].node);
    if (w == "leeftijd") {
        return {make(Op::age, cls, Type(), Scale(), v[0].node, v[1].node, 0, 0, 0, (b.lo - a.hi) / 365 - 2, (b.hi - a.lo) / 365 + 2, &ast, &context), present};
    }
    if (w == "maanden_tussen") {
        return {make(Op::months_between, cls, Type(), Scale(), v[0].node, v[1].node, 0, 0, 0, (b.lo - a.hi) / 28 - 2, (b.hi - a.lo) / 28 + 2, &ast, &context), present};
    }
    return {make(Op::subtract, cls, Type(), Scale(), v[1].node, v[0].node, 0, 0, 0, b.lo - a.hi, b.hi - a.lo, &ast, &context), present};
}

}  // namespace recht
