// The same zorgtoeslag law as one json-logic expression, for March 2026: json-logic has no dates, so the days that the
// rules compare with are written out; it has no names either, so what is needed twice stands twice.
import jsonLogic from 'json-logic-js';
import { zorgtoeslagFigures } from './figures.mjs';
import { DATE } from './households.mjs';

const MONTH = '2026-03-01';
const YEAR = '2026-01-01';
const ADULT = '2008-02-28';       // 18 on the last day of February 2026
const ADULT_MONTH = '2008-03-01'; // 18 on the first of March
const MINOR = '2008-01-01';       // not yet 18 on 1 January: born after this

const v = (path) => ({ var: path });
const and = (...list) => ({ and: list });
const or = (...list) => ({ or: list });
const not = (x) => ({ '!': [x] });
const cond = (...list) => ({ if: list });
const le = (a, b) => ({ '<=': [a, b] });
const gt = (a, b) => ({ '>': [a, b] });
const minus = (a, b) => ({ '-': [a, b] });
const times = (a, b) => ({ '*': [a, b] });
const plus = (...list) => ({ '+': list });
const floor = (x) => minus(x, { '%': [x, 1] });
const most = (list, what) => ({ reduce: [list, cond(gt({ var: `current.${what}` }, v('accumulator')), { var: `current.${what}` }, v('accumulator')), 0] });
const person = (prefix) => (name) => v(prefix ? `${prefix}.${name}` : name);

function law(f) {
  const partner = person('partner');
  const begun = le(partner('sinds'), MONTH);
  const ended = le(partner('tot'), MONTH);
  const endsLater = gt(partner('tot'), MONTH);
  const separated = and(partner('scheiding_aangevraagd'), not(partner('zelfde_adres')));
  const over = and(not(partner('scheiding_aangevraagd')), partner('zelfde_adres'));
  const legalEnd = cond(endsLater, false, ended, or(separated, over), separated);
  const legal = and({ in: [partner('band'), ['gehuwd', 'geregistreerd']] }, begun, not(legalEnd));
  const together = or(endsLater, and(partner('zelfde_adres'), begun, not(ended)));
  const adults = and(le(v('aanvrager.geboortedatum'), ADULT_MONTH), le(partner('geboortedatum'), ADULT_MONTH));
  const bond = (name) => ({ '===': [partner('band'), name] });
  const cohabiting = and(together, begun, or(bond('geen'), and(bond('notarieel'), adults)));
  const isPartner = and(v('partner'), partner('toeslagpartner'), or(legal, cohabiting));

  const mateCounts = and(v('toeslagpartner'), v('ingeschreven'), not({ in: [v('relatie'), ['kind', 'ouder']] }));
  // Asked only where the partner does not count.
  const mates = { filter: [v('medebewoners'), mateCounts] };
  const couple = or(isPartner, { some: [v('medebewoners'), mateCounts] });
  const wholeYear = cond(isPartner, and(le(partner('sinds'), YEAR), not(le(partner('tot'), '2026-12-01'))), { some: [v('medebewoners'), mateCounts] });

  const held = (p) => cond(and(p('detentie_van'), p('detentie_tot')), and(le(p('detentie_van'), MONTH), gt(p('detentie_tot'), MONTH)),
    and(p('detentie'), not(gt(p('detentie_van'), MONTH)), not(le(p('detentie_tot'), MONTH))));
  const covered = (p) => or(p('zorgverzekerd'), p('verdragsgerechtigd'));
  const insured = (p) => and(covered(p), le(p('geboortedatum'), ADULT), not(held(p)));
  const own = person('aanvrager');
  const factor = (p) => ({ var: [{ cat: ['factoren.', p('woonland')] }, 0] });
  const ownPremium = times(f.standaardpremie, cond(and(own('verdragsgerechtigd'), gt(factor(own), 0)), factor(own), 1));
  const partnerTreaty = or(partner('verdragsgerechtigd'), and(own('verdragsgerechtigd'), not(partner('zorgverzekerd'))));
  const partnerPremium = times(f.standaardpremie, cond(and(partnerTreaty, gt(factor(partner), 0)), factor(partner), 1));
  // Inside a list json-logic sees the element alone: the housemate's own factor was put beside the facts.
  const second = cond(isPartner, partnerPremium, times(f.standaardpremie, most(mates, 'premiefactor')));
  const partnerInsured = cond(isPartner, insured(partner), { some: [mates, insured(person(''))] });
  const halved = and(couple, not(partnerInsured));

  const income = plus(own('toetsingsinkomen'), cond(isPartner, partner('toetsingsinkomen'), most(mates, 'toetsingsinkomen')));
  const lowIncome = cond(couple, minus(plus(ownPremium, second), times(f.pct_drempel_met / 100, f.drempelinkomen)),
    minus(ownPremium, times(f.pct_drempel_zonder / 100, f.drempelinkomen)));
  const above = times(f.pct_boven / 100, { max: [0, minus(income, f.drempelinkomen)] });
  const difference = { max: [0, minus(lowIncome, above)] };
  const year = floor(plus(cond(halved, times(f.deel_onverzekerde_partner / 100, difference), difference), 0.5));
  const amount = floor({ '/': [year, 12] });

  const room = minus(lowIncome, times(f.kleinste_bedrag - 0.5, cond(halved, 2, 1)));
  const ceiling = plus(f.drempelinkomen, floor({ '/': [room, f.pct_boven / 100] }));
  const mostlyHere = and(v('woont_in'), gt(v('nachten_per_week'), 4));
  const minor = gt(v('geboortedatum'), MINOR);
  const is = (kin) => ({ '===': [v('relatie'), kin] });
  const savings = (list) => ({ reduce: [list, plus(v('accumulator'), v('current.spaargeld')), 0] });
  const sure = plus(savings({ filter: [v('kinderen'), and(minor, mostlyHere, is('eigen'))] }),
    cond(wholeYear, savings({ filter: [v('kinderen'), and(minor, mostlyHere, is('stief'))] }), 0));
  const shared = savings({ filter: [v('kinderen'), and(minor, not(mostlyHere), is('eigen'))] });
  const assets = plus(own('rendementsgrondslag'), sure,
    cond(wholeYear, cond(isPartner, partner('rendementsgrondslag'), most(mates, 'rendementsgrondslag')), 0));
  const mostAssets = cond(wholeYear, f.vermogensgrens_met, f.vermogensgrens_zonder);
  const goesOn = and({ '===': [own('verblijf'), 'procedure'] }, or(own('verblijf_was_eerder'), { '===': [own('verblijf_soort'), 'procedure_na_vergunning'] }));
  const lawful = { in: [own('verblijf'), ['nederlander', 'eu', 'vergunning', 'ontheemde_oekraine']] };
  const without = (p) => ({ '===': [p('verblijf'), 'geen'] });
  const partnerWithout = cond(isPartner, without(partner), { some: [mates, without(person(''))] });

  const no = or(not(le(own('geboortedatum'), ADULT)), not(covered(own)), held(own), and(not(lawful), not(goesOn)), partnerWithout,
    gt(assets, mostAssets), { '<': [room, 0] }, gt(income, ceiling));
  const judged = or(not(lawful), gt(plus(assets, shared), mostAssets), and(own('verdragsgerechtigd'), { '==': [factor(own), 0] }));
  return cond(no, -1, judged, -2, amount);
}

/** Euros a month for one household; -1: no right, -2: a person decides. */
export function prepare() {
  const figures = zorgtoeslagFigures(DATE);
  const expression = law(figures);
  return (data) => jsonLogic.apply(expression, data);
}

/** The household as json-logic wants it: with the table beside the facts, made before the clock runs. */
export function dataOf(situation) {
  const { woonlandfactoren } = zorgtoeslagFigures(DATE);
  const medebewoners = situation.medebewoners.map((m) => {
    const treaty = m.verdragsgerechtigd || (situation.aanvrager.verdragsgerechtigd && !m.zorgverzekerd);
    return { ...m, premiefactor: (treaty && woonlandfactoren[m.woonland]) || 1 };
  });
  return { ...situation, medebewoners, factoren: woonlandfactoren };
}
