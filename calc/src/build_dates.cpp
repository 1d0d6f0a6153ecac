// Functions of dates: parts, ages, and going forward or back in time.
#include "builder.h"
#include "dates.h"

namespace recht {

namespace {

// Longer than anything in a law; with it nothing that is computed with dates comes near a bound.
constexpr std::int64_t kMostYears = 200;

}  // namespace

// The count of a duration in months or days, with the proof that it is whole and not too long.
NodeId Builder::duration_count(Ast& duration, bool& months, Context& context) {
    const char unit = duration.word[0];  // jaar, maand(en), week/weken, dag(en)
    months = unit == 'j' || unit == 'm';
    const std::int64_t times = unit == 'j' ? 12 : unit == 'w' ? 7 : 1;
    const std::int64_t most = kMostYears * (months ? 12 : 366);
    const auto too_long = [&] {
        fault(context, &duration, "duur_te_lang", "Deze duur kan langer zijn dan " + std::to_string(kMostYears) + " jaar.", "Begrens het aantal met min(…) en max(…).");
        return NodeId{0};
    };
    if (duration.args.empty()) {
        if (duration.number.decimals != 0) {
            fault(context, &duration, "duur_onduidelijk", "Een duur is een heel aantal.", "Schrijf 18 maanden in plaats van 1.5 jaar.");
            return 0;
        }
        const auto n = duration.number.mantissa;
        if (n > most || n < -most || n * times > most || n * times < -most) return too_long();
        return constant(n * times, Type(), Scale(), 0);
    }
    const auto count = build(*duration.args[0], context);
    if (!count) return 0;
    const Node n = at(count.node);
    if (n.type.kind != Kind::number || n.type.percent || !(n.scale == Scale()) || count.present != 0) {
        fault(context, &duration, "duur_onduidelijk", "Het aantal van een duur is een heel getal dat er altijd is, geen " + type_name(n.type) + ".",
              "Rond het af: afgerond(…, op 1, omlaag).");
        return 0;
    }
    if (n.lo < -most / times || n.hi > most / times) return too_long();
    if (times == 1) return count.node;
    if (n.op == Op::constant) return constant(n.imm * times, Type(), Scale(), 0);
    return make(Op::scale_up, n.cls, Type(), Scale(), count.node, constant(times, Type(), Scale(), 0), 0, 0, 0, n.lo * times, n.hi * times, &duration, &context);
}

Value Builder::call_plus(Value day, Ast& ast, Context& context) {
    auto& duration = *ast.args[1];
    const auto& word = ast.args[2]->word;
    if (duration.kind != AstKind::duration || (word != "later" && word != "eerder")) {
        fault(context, &ast, "duur_onduidelijk", "datum_plus(…) verwacht een duur en 'later' of 'eerder'.",
              "Schrijf datum_plus(datum, 18 jaar, later); later: een dag die niet bestaat wordt de 1e van de volgende maand, eerder: de laatste van de maand.");
        return {};
    }
    bool months = false;
    const auto count = duration_count(duration, months, context);
    if (count == 0) return {};
    const Node d = at(day.node);
    const Node n = at(count);
    const auto clamp = word == "later" ? Clamp::later : Clamp::earlier;
    const auto lo = months ? add_months(d.lo, n.lo, clamp) : d.lo + n.lo;
    const auto hi = months ? add_months(d.hi, n.hi, clamp) : d.hi + n.hi;
    if (lo < days_from_civil(1, 1, 1) || hi > days_from_civil(9999, 12, 31)) {
        fault(context, &ast, "datum_te_ver", "Deze datum kan buiten de kalender vallen: vóór het jaar 1 of na het jaar 9999.", "Tel minder op, of begrens de datum met min(…) of max(…).");
        return {};
    }
    return {make(months ? Op::add_months : Op::add, join_class(day.node, count, 0), d.type, Scale(), day.node, count, 0, 0,
                 months && clamp == Clamp::earlier ? 1 : 0, lo, hi, &ast, &context), day.present};
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
        present = both(present, v.back().present);
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
    if (plus) return call_plus({v[0].node, present}, ast, context);
    if (w == "datum_van") {
        for (auto& part : v) {
            if (at(part.node).scale.decimals != 0 || at(part.node).scale.divisor != 1) {
                fault(context, &ast, "type_verschilt", "datum_van(…) verwacht hele getallen.");
                return {};
            }
        }
        return {make(Op::date_of, cls, date, Scale(), v[0].node, v[1].node, v[2].node, 0, 0, days_from_civil(1800, 1, 1), days_from_civil(2200, 1, 1), &ast, &context), present};
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
