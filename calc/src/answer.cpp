// Writing the answer (`uitkomst`).
#include "dates.h"
#include "evaluator.h"
#include "footing.h"

namespace recht {

// The parts of a condition that are the same for everybody.
[[gnu::noinline]] static void write_same(ConditionPlan& planned) {
    JsonOut opening;
    opening.open('{').member("id", planned.condition->id).key("voldaan");
    planned.opening = opening.text();
    JsonOut source;
    source.string(planned.condition->source);
    planned.source = ",\"bron\":" + source.text();
}

void Evaluator::write_conditions(JsonOut& out, std::size_t index) {
    auto& conditions = plan_->schemes[index].conditions;
    out.key("voorwaarden").open('[');
    for (std::size_t k = 0; k < conditions.size(); ++k) {
        auto& planned = conditions[k];
        if (planned.opening.empty()) write_same(planned);
        const auto s = answered(index, k);
        out.raw(planned.opening).more(s.low == 2 ? "\"ja\"" : s.high == 0 ? "\"nee\"" : "\"onbekend\"");
        if (s.low == 1 && s.high == 1) out.more(",\"beoordeling\":true");
        out.more(planned.source);
        if (const auto& demand = planned.condition->demand; s.high == 0 && demand) shortfall(out, *demand);
        out.close('}');
    }
    out.close(']');
}

void Evaluator::write_notes(JsonOut& out, const Scheme& scheme) {
    out.key("waarschuwingen").open('[');
    for (const auto& n : scheme.warnings) {
        // Only what is sure: a list of everything that might be so warns nobody.
        if (machine_.read(n.node).low == 1) out.open('{').member("id", n.id).member("bron", n.source).close('}');
    }
    out.close(']');
    bool incomplete = false;
    for (const auto& n : scheme.incomplete) incomplete = incomplete || machine_.read(n.node).high != 0;
    if (incomplete) {
        out.key("onvolledig").open('[');
        for (const auto& n : scheme.incomplete) {
            if (machine_.read(n.node).high != 0) out.open('{').member("id", n.id).member("bron", n.source).close('}');
        }
        out.close(']');
    }
    for (const auto& n : scheme.referrals) {
        if (n.node != 0 && machine_.read(n.node).low == 0) continue;
        out.key("ga_naar").open('{').member("id", n.id).member("naam", n.name).member("contact", n.contact).member_raw("intermediair", n.intermediary ? "true" : "false").close('}');
        break;
    }
}

void Evaluator::write_scheme(JsonOut& out, const SchemeResult& r, std::size_t index, const Plan::Uses& uses, const Footing& foot) {
    const auto& s = *r.scheme;
    out.key(s.id).open('{');
    const auto& standing = r.standing;
    out.member("recht", word_of(standing));
    if (standing.high == 0 || s.amount.node == 0 || foot.unknown_amount) {
        out.member_raw("bedrag", "null");
    } else {
        const Node& n = universe_->graph[machine_.program().effective(s.amount.node)];
        out.key("bedrag").open('{').member("per", period_name(s.per));
        out.member_raw("laagste", decimal_text(to_cents(r.amount.low, n.scale), 2)).member_raw("hoogste", decimal_text(to_cents(r.amount.high, n.scale), 2));
        out.close('}');
    }
    out.member("zekerheid", word_of(foot));
    write_conditions(out, index);
    write_paths(out, "ontbreekt", open_[index]);
    write_assumed(out, uses);
    write_paths(out, "te_bevestigen", unconfirmed_[index]);
    write_notes(out, s);
    out.close('}');
}

void Evaluator::write_answer(JsonOut& out, const CalculateOptions& options, std::string_view) {
    answers(options.questions);
    out.member_raw("contract", "1").member("datum", date_text(situation_.day));
    if (!situation_.municipality.empty()) {
        out.member("gemeente", situation_.municipality);
        out.member_raw("gemeente_bekend", universe_->municipality.empty() ? "false" : "true");
    }
    out.key("regelsets").open('[');
    for (const auto& i : universe_->identities) out.open('{').member("id", i.id).member("versie", i.version).member("sha256", i.sha256).close('}');
    out.close(']');
    const auto& uses = plan_->uses(situation_);
    find_assumed(uses.back());
    forget_paths();
    out.key("regelingen").open('{');
    Footings footings(*universe_, machine_, *plan_);
    for (std::size_t i = 0; i < base_.size(); ++i) write_scheme(out, base_[i], i, uses[i], footing(base_[i], i, footings));
    out.close('}');
    if (next_.empty()) out.member_raw("volgende_vraag", "null");
    else out.member("volgende_vraag", next_);
    if (!situation_warnings_.empty()) {
        out.key("waarschuwingen").open('[');
        for (const auto& [id, path] : situation_warnings_) out.open('{').member("id", id).member("pad", path).close('}');
        out.close(']');
    }
    if (!asked_.empty()) write_asked(out);
}

}  // namespace recht
