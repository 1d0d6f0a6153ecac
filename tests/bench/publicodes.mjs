// The same zorgtoeslag law as publicodes rules, for March 2026. Publicodes has no lists: the households of the benchmark
// have at most one housemate and two children, each with rules of its own. Dates are numbers (20260301), "no date" is 99991231.
import Engine from 'publicodes';
import { zorgtoeslagFigures } from './figures.mjs';
import { DATE } from './households.mjs';

const NEVER = 99991231;
const all = (...list) => ({ 'toutes ces conditions': list });
const any = (...list) => ({ 'une de ces conditions': list });
const cond = (...list) => ({
  variations: [
    ...Array.from({ length: Math.floor(list.length / 2) }, (_, i) => ({ si: list[2 * i], alors: list[2 * i + 1] })),
    { sinon: list.at(-1) },
  ],
});
/** Rounded half up after taking off a half: downwards. */
const floor = (valeur) => ({ valeur: `${valeur} - 0.5`, arrondi: 'oui' });
const isNot = (name) => `${name} = non`;
const input = (value) => ({ 'par défaut': value });

/** Facts and rules of one adult. */
const adult = (who, figures, treaty) => ({
  [`${who} geboren`]: input(19700101),
  [`${who} inkomen`]: input(0),
  [`${who} bezit`]: input(0),
  [`${who} verblijf`]: input("'nederlander'"),
  [`${who} eerder`]: input('non'),
  [`${who} na vergunning`]: input('non'),
  [`${who} polis`]: input('oui'),
  [`${who} verdrag`]: input('non'),
  [`${who} woonland`]: input("'NL'"),
  [`${who} vast`]: input('non'),
  [`${who} vast van`]: input(NEVER),
  [`${who} vast tot`]: input(NEVER),
  [`${who} in detentie`]: cond(all(`${who} vast van < ${NEVER}`, `${who} vast tot < ${NEVER}`), all(`${who} vast van <= 20260301`, `${who} vast tot > 20260301`),
    all(`${who} vast`, any(`${who} vast van <= 20260301`, `${who} vast van = ${NEVER}`), `${who} vast tot > 20260301`)),
  [`${who} gedekt`]: any(`${who} polis`, `${who} verdrag`),
  [`${who} verzekerd`]: all(`${who} gedekt`, `${who} geboren <= 20080228`, isNot(`${who} in detentie`)),
  [`${who} via verdrag`]: treaty,
  [`${who} factor`]: cond(...Object.entries(figures.woonlandfactoren).flatMap(([code, value]) => [`${who} woonland = '${code}'`, value]), 0),
  [`${who} premie`]: cond(all(`${who} via verdrag`, `${who} factor > 0`), `${figures.standaardpremie} * ${who} factor`, figures.standaardpremie),
});

const child = (who) => ({
  [`${who} geboren`]: input(NEVER),
  [`${who} relatie`]: input("'eigen'"),
  [`${who} spaargeld`]: input(0),
  [`${who} hier`]: input('oui'),
  [`${who} nachten`]: input(7),
  [`${who} minderjarig`]: `${who} geboren > 20080101`,
  [`${who} vooral hier`]: all(`${who} hier`, `${who} nachten > 4`),
  [`${who} telt`]: all(`${who} minderjarig`, `${who} vooral hier`, any(`${who} relatie = 'eigen'`, all(`${who} relatie = 'stief'`, 'hele jaar'))),
  [`${who} deelt`]: all(`${who} minderjarig`, isNot(`${who} vooral hier`), `${who} relatie = 'eigen'`),
  [`${who} zeker`]: cond(`${who} telt`, `${who} spaargeld`, 0),
  [`${who} gedeeld`]: cond(`${who} deelt`, `${who} spaargeld`, 0),
});

const rules = (f) => ({
  ...adult('aanvrager', f, 'aanvrager verdrag'),
  ...adult('partner', f, any('partner verdrag', all('aanvrager verdrag', isNot('partner polis')))),
  ...adult('huisgenoot', f, any('huisgenoot verdrag', all('aanvrager verdrag', isNot('huisgenoot polis')))),
  ...child('oudste'),
  ...child('jongste'),
  'er is partner': input('non'),
  'partner band': input("'gehuwd'"),
  'partner adres': input('oui'),
  'partner sinds': input(20250101),
  'partner tot': input(NEVER),
  'partner scheidt': input('non'),
  'partner gekozen': input('oui'),
  'huisgenoot gekozen': input('non'),
  'huisgenoot ingeschreven': input('oui'),
  'huisgenoot relatie': input("'overig'"),

  'partner begonnen': 'partner sinds <= 20260301',
  'partner gestopt': 'partner tot <= 20260301',
  'partner stopt later': all('partner tot > 20260301', `partner tot < ${NEVER}`),
  'partner gescheiden': all('partner scheidt', isNot('partner adres')),
  'huwelijk voorbij': all(isNot('partner scheidt'), 'partner adres'),
  'wettelijk einde': cond('partner stopt later', 'non', 'partner gestopt', any('partner gescheiden', 'huwelijk voorbij'), 'partner gescheiden'),
  'wettelijke partner': all(any("partner band = 'gehuwd'", "partner band = 'geregistreerd'"), 'partner begonnen', isNot('wettelijk einde')),
  'op een adres': any('partner stopt later', all('partner adres', 'partner begonnen', isNot('partner gestopt'))),
  'beiden volwassen': all('aanvrager geboren <= 20080301', 'partner geboren <= 20080301'),
  'samenwonende partner': all('op een adres', 'partner begonnen', any("partner band = 'geen'", all("partner band = 'notarieel'", 'beiden volwassen'))),
  'partner telt': all('er is partner', 'partner gekozen', any('wettelijke partner', 'samenwonende partner')),
  'huisgenoot telt': all('huisgenoot gekozen', 'huisgenoot ingeschreven', "huisgenoot relatie != 'kind'", "huisgenoot relatie != 'ouder'", isNot('partner telt')),
  'heeft partner': any('partner telt', 'huisgenoot telt'),
  'hele jaar': cond('partner telt', all('partner sinds <= 20260101', 'partner tot > 20261201'), 'huisgenoot telt'),

  'tweede inkomen': cond('partner telt', 'partner inkomen', 'huisgenoot telt', 'huisgenoot inkomen', 0),
  'tweede bezit': cond('partner telt', 'partner bezit', 'huisgenoot telt', 'huisgenoot bezit', 0),
  'tweede premie': cond('partner telt', 'partner premie', 'huisgenoot telt', 'huisgenoot premie', 0),
  'tweede verzekerd': any(all('partner telt', 'partner verzekerd'), all('huisgenoot telt', 'huisgenoot verzekerd')),
  'tweede zonder verblijf': any(all('partner telt', "partner verblijf = 'geen'"), all('huisgenoot telt', "huisgenoot verblijf = 'geen'")),

  inkomen: 'aanvrager inkomen + tweede inkomen',
  'eigen deel': cond('heeft partner', `${f.pct_drempel_met / 100} * ${f.drempelinkomen}`, `${f.pct_drempel_zonder / 100} * ${f.drempelinkomen}`),
  premies: 'aanvrager premie + tweede premie',
  'verschil laag inkomen': 'premies - eigen deel',
  'boven drempel': cond(`inkomen > ${f.drempelinkomen}`, `inkomen - ${f.drempelinkomen}`, 0),
  'eigen deel boven': `${f.pct_boven / 100} * boven drempel`,
  verschil: cond('verschil laag inkomen > eigen deel boven', 'verschil laag inkomen - eigen deel boven', 0),
  gehalveerd: all('heeft partner', isNot('tweede verzekerd')),
  'jaar onafgerond': cond('gehalveerd', `${f.deel_onverzekerde_partner / 100} * verschil`, 'verschil'),
  jaarbedrag: { valeur: 'jaar onafgerond', arrondi: 'oui' },
  'maand onafgerond': 'jaarbedrag / 12',
  maandbedrag: floor('maand onafgerond'),
  'kleinste verschil': cond('gehalveerd', (f.kleinste_bedrag - 0.5) * 2, f.kleinste_bedrag - 0.5),
  ruimte: 'verschil laag inkomen - kleinste verschil',
  'ruimte in inkomen': `ruimte / ${f.pct_boven / 100}`,
  'hele ruimte': floor('ruimte in inkomen'),
  inkomensgrens: `${f.drempelinkomen} + hele ruimte`,
  'bezit tweede': cond('hele jaar', 'tweede bezit', 0),
  vermogen: { somme: ['aanvrager bezit', 'oudste zeker', 'jongste zeker', 'bezit tweede'] },
  'vermogen gedeeld': 'oudste gedeeld + jongste gedeeld',
  'vermogen hoogstens': 'vermogen + vermogen gedeeld',
  vermogensgrens: cond('hele jaar', f.vermogensgrens_met, f.vermogensgrens_zonder),
  rechtmatig: any("aanvrager verblijf = 'nederlander'", "aanvrager verblijf = 'eu'", "aanvrager verblijf = 'vergunning'", "aanvrager verblijf = 'ontheemde'"),
  'loopt door': all("aanvrager verblijf = 'procedure'", any('aanvrager eerder', 'aanvrager na vergunning')),
  'geen recht': any('aanvrager geboren > 20080228', isNot('aanvrager gedekt'), 'aanvrager in detentie', all(isNot('rechtmatig'), isNot('loopt door')),
    'tweede zonder verblijf', 'vermogen > vermogensgrens', 'ruimte < 0', 'inkomen > inkomensgrens'),
  beoordeling: any(isNot('rechtmatig'), 'vermogen hoogstens > vermogensgrens', all('aanvrager verdrag', 'aanvrager factor = 0')),
  zorgtoeslag: cond('geen recht', -1, 'beoordeling', -2, 'maandbedrag'),
});

/** Euros a month for one situation; -1: no right, -2: a person decides. */
export function prepare() {
  const engine = new Engine(rules(zorgtoeslagFigures(DATE)), { logger: { log() {}, warn() {}, error: console.error } });
  return (situation) => engine.setSituation(situation).evaluate('zorgtoeslag').nodeValue;
}

const yes = (flag) => (flag ? 'oui' : 'non');
const day = (text) => (text === null ? NEVER : Number(text.replaceAll('-', '')));

function factsOf(who, p) {
  return {
    [`${who} geboren`]: day(p.geboortedatum),
    [`${who} inkomen`]: p.toetsingsinkomen,
    [`${who} bezit`]: p.rendementsgrondslag,
    [`${who} verblijf`]: `'${p.verblijf === 'ontheemde_oekraine' ? 'ontheemde' : p.verblijf}'`,
    [`${who} eerder`]: yes(p.verblijf_was_eerder),
    [`${who} na vergunning`]: yes(p.verblijf_soort === 'procedure_na_vergunning'),
    [`${who} polis`]: yes(p.zorgverzekerd),
    [`${who} verdrag`]: yes(p.verdragsgerechtigd),
    [`${who} woonland`]: `'${p.woonland}'`,
    [`${who} vast`]: yes(p.detentie),
    [`${who} vast van`]: day(p.detentie_van),
    [`${who} vast tot`]: day(p.detentie_tot),
  };
}

/** The household as publicodes wants it, made before the clock runs. */
export function dataOf({ aanvrager, partner, medebewoners: [mate], kinderen }) {
  const out = factsOf('aanvrager', aanvrager);
  if (partner) {
    Object.assign(out, factsOf('partner', partner), {
      'er is partner': 'oui', 'partner band': `'${partner.band}'`, 'partner adres': yes(partner.zelfde_adres), 'partner sinds': day(partner.sinds),
      'partner tot': day(partner.tot), 'partner scheidt': yes(partner.scheiding_aangevraagd), 'partner gekozen': yes(partner.toeslagpartner),
    });
  }
  if (mate) {
    Object.assign(out, factsOf('huisgenoot', mate), {
      'huisgenoot gekozen': yes(mate.toeslagpartner), 'huisgenoot ingeschreven': yes(mate.ingeschreven), 'huisgenoot relatie': `'${mate.relatie.replace('_', ' ')}'`,
    });
  }
  kinderen.forEach((k, i) => {
    const who = ['oudste', 'jongste'][i];
    Object.assign(out, {
      [`${who} geboren`]: day(k.geboortedatum), [`${who} relatie`]: `'${k.relatie}'`, [`${who} spaargeld`]: k.spaargeld, [`${who} hier`]: yes(k.woont_in),
      [`${who} nachten`]: k.nachten_per_week,
    });
  });
  // A child that is not there is not a minor either.
  for (const who of ['oudste', 'jongste'].slice(kinderen.length)) out[`${who} geboren`] = 19500101;
  return out;
}
