// Which defaults are looked at together on the screen "Klopt dit voor u?". A line says one thing about somebody's life in
// plain words; it may stand for several facts. Lines are shown by topic. What no line here names gets the fact's own
// sentence (`bevestig` in the texts).
import type { Model } from '../kern/antwoorden.ts';
import type { Plek } from '../kern/feiten.ts';
import { feitTekst, hoofdletter, ts } from '../kern/taal.ts';
import { over } from '../schermen/tekst.ts';

export const KLOPT_GROEPEN = ['mensen', 'kinderen', 'huis', 'inkomen', 'geld', 'overig'] as const;
export type KloptGroep = (typeof KLOPT_GROEPEN)[number];

export interface KloptRegel {
  id: string;
  groep: KloptGroep;
  /** what is taken for granted, where it is a sentence by itself: "Het inkomen is er het hele jaar." */
  goed: string;
  /** what one ticks when it is otherwise: "Iemand anders krijgt de kinderbijslag." */
  tekst: string;
  paden: string[];
  /** only about who fills it in */
  ik?: boolean;
}

/** `soorten`: only of these kinds of income; the first line that fits is the one */
interface Vorm { id: string; groep: KloptGroep; feiten: RegExp; rol?: string; soorten?: RegExp }

/** line → facts, as class.field; the texts are `klopt.goed.<line>` (or `klopt.kort.<line>`, see SAMEN) and `klopt.regel.<line>` (else the short one), with `.ik` for one person */
const REGELS: Vorm[] = [
  { id: 'paspoort', groep: 'mensen', feiten: /^(persoon|kind)\.verblijf/ },
  { id: 'land', groep: 'mensen', feiten: /^persoon\.(zorgverzekerd|woonland|verdragsgerechtigd)$/ },
  { id: 'weken', groep: 'mensen', feiten: /^persoon\.weken_buitenland$/ },
  { id: 'altijd_hier', groep: 'mensen', feiten: /^persoon\.aow_opgebouwd$/ },
  { id: 'vast', groep: 'mensen', feiten: /^persoon\.(detentie|detentie_van|detentie_tot|in_inrichting)$/ },
  { id: 'samen', groep: 'mensen', rol: 'partner', feiten: /^persoon\.(tot|sinds|scheiding_aangevraagd|zelfde_adres|band|toeslagpartner|bijstandspartner)$/ },
  { id: 'adres', groep: 'mensen', feiten: /^persoon\.(woont_hier|ingeschreven|langer_dan_jaar_elders)$/ },
  { id: 'huisgenoot', groep: 'mensen', feiten: /^persoon\.(huurrelatie|samen_huishouden)$/ },
  { id: 'huisgenoot_partner', groep: 'mensen', feiten: /^persoon\.toeslagpartner$/ },
  { id: 'zorg_samen', groep: 'mensen', feiten: /^persoon\.zorgrelatie$|^situatie\.zorg_reden_samenwonen$/ },
  { id: 'opleiding', groep: 'mensen', feiten: /^persoon\.(student|studiefinanciering|recht_op_studiefinanciering|structurele_beperking)$/ },
  { id: 'school_af', groep: 'mensen', feiten: /^persoon\.(schoolverlater_sinds|pro_vso|startkwalificatie)$/ },
  { id: 'ziek', groep: 'mensen', feiten: /^persoon\.(chronisch_ziek|handicap|medisch_urenbeperkt|indicaties)$/ },
  { id: 'ouders', groep: 'mensen', feiten: /^persoon\.ouders_overleden$/ },
  { id: 'kind_thuis', groep: 'kinderen', feiten: /^kind\.(woont_in|nachten_per_week|ingeschreven|woonland|uitwonend_reden|onderhoud)$/ },
  { id: 'kind_soort', groep: 'kinderen', feiten: /^kind\.(relatie|pleegvergoeding)$/ },
  { id: 'kinderbijslag', groep: 'kinderen', feiten: /^kind\.(kinderbijslag|kinderbijslag_aan)$/ },
  { id: 'kind_zorg', groep: 'kinderen', feiten: /^kind\.(intensieve_zorg|wlz_of_ciz|dubbel_heel_jaar)$/ },
  { id: 'kind_inkomen', groep: 'kinderen', feiten: /^kind\.toetsingsinkomen$/ },
  { id: 'kind_geld', groep: 'kinderen', feiten: /^kind\.spaargeld$/ },
  { id: 'kind_diploma', groep: 'kinderen', feiten: /^kind\.startkwalificatie$/ },
  { id: 'naar_opvang', groep: 'kinderen', feiten: /^kind\.opvang$/ },
  { id: 'opvang', groep: 'kinderen', feiten: /^opvang\./ },
  { id: 'zelfstandig', groep: 'huis', feiten: /^situatie\.woning\.zelfstandig$/ },
  { id: 'contract', groep: 'huis', feiten: /^situatie\.woning\.contract_op_naam$/ },
  { id: 'woning', groep: 'huis', feiten: /^situatie\.woning\.(bijzonder|aangepast)$/ },
  { id: 'servicekosten', groep: 'huis', feiten: /^situatie\.woning\.servicekosten/ },
  { id: 'eerder', groep: 'huis', feiten: /^situatie\.woning\.huurtoeslag_voor_deze_woning$/ },
  { id: 'werk_jaar', groep: 'inkomen', feiten: /^inkomst\.(van|tot)$|^persoon\.werkmaanden$/ },
  { id: 'gestopt', groep: 'inkomen', feiten: /^persoon\.(werkloos_sinds|ww_tot|ioaw_grond)$/ },
  { id: 'loonstrook', groep: 'inkomen', soorten: /loon|stage/, feiten: /^inkomst\.(loonheffingskorting|pensioenpremie|vakantiegeld_inbegrepen)$/ },
  // a benefit or pension has no payslip
  { id: 'korting', groep: 'inkomen', feiten: /^inkomst\.loonheffingskorting$/ },
  { id: 'inhouding', groep: 'inkomen', feiten: /^inkomst\.(pensioenpremie|vakantiegeld_inbegrepen)$/ },
  { id: 'weekend', groep: 'inkomen', feiten: /^inkomst\.weekend$/ },
  { id: 'herkomst', groep: 'inkomen', feiten: /^persoon\.netto_inkomen_uit$/ },
  { id: 'aftrek', groep: 'inkomen', feiten: /^persoon\.(aftrekposten|alimentatie_betaald)$/ },
  { id: 'buitenland', groep: 'inkomen', feiten: /^persoon\.inkomsten_buitenland$/ },
  { id: 'traject', groep: 'inkomen', feiten: /^persoon\.kot_grond$/ },
  { id: 'uren', groep: 'inkomen', feiten: /^persoon\.eu_werk$/ },
  { id: 'gezin_werkt', groep: 'inkomen', feiten: /^situatie\.leefgeld_werkt$/ },
  { id: 'subsidie', groep: 'inkomen', feiten: /^persoon\.loonkostensubsidie$/ },
  { id: 'bijstand', groep: 'inkomen', feiten: /^persoon\.bijstand_sinds$/ },
  { id: 'vrijlating', groep: 'inkomen', feiten: /^persoon\.(vrijlating_toegekend|maanden_\w+_gebruikt)$/ },
  { id: 'maatregel', groep: 'inkomen', feiten: /^persoon\.(draagkracht_gebruikt|maatregel)$/ },
  { id: 'bankgeld', groep: 'geld', feiten: /^persoon\.bezittingen\.spaargeld$/ },
  { id: 'bezit', groep: 'geld', feiten: /^persoon\.bezittingen\./ },
  { id: 'giften', groep: 'geld', feiten: /^persoon\.(vermogen_vrijgesteld|giften_dit_jaar)$/ },
  { id: 'studieschuld', groep: 'geld', feiten: /^persoon\.studieschuld$/ },
  { id: 'schulden', groep: 'geld', feiten: /^persoon\.(schuldregeling|beslag)$/ },
  { id: 'schuld', groep: 'geld', feiten: /^situatie\.schulden_lijst$|^schuld\./ },
  { id: 'kosten', groep: 'geld', feiten: /^situatie\.kosten$|^kostenpost\./ },
  { id: 'aanslag', groep: 'geld', feiten: /^situatie\.aanslagen$|^aanslag\./ },
  { id: 'uitgaven', groep: 'geld', feiten: /^situatie\.uitgaven$|^uitgave\./ },
  { id: 'gekregen', groep: 'geld', feiten: /^situatie\.ontvangen_regelingen$|^ontvangen_regeling\./ },
  { id: 'toeslag_nu', groep: 'geld', feiten: /^situatie\.toeslagen_nu$|^toeslag_nu\./ },
  { id: 'verandert', groep: 'overig', feiten: /^situatie\.gebeurtenissen$|^gebeurtenis\./ },
];

/** Which lines stand together under the words that they share (`klopt.samen.<words>`, with `klopt.kort.<line>` for each): few
 *  sentences are read, many are not. */
const SAMEN: [woorden: string, regels: string[]][] = [
  ['hier', ['paspoort', 'land', 'altijd_hier']],
  ['niet', ['weken', 'vast', 'opleiding', 'school_af', 'ziek']],
  ['kind', ['kind_thuis', 'kind_soort', 'kinderbijslag']],
  ['kind_niet', ['kind_zorg', 'kind_inkomen', 'kind_geld', 'kind_diploma', 'naar_opvang']],
  ['huis', ['zelfstandig', 'contract', 'woning', 'servicekosten', 'eerder']],
  ['geen_loon', ['korting', 'inhouding']],
  ['er_niet', ['gestopt', 'aftrek', 'buitenland', 'traject', 'bijstand']],
  ['er_niet', ['bankgeld', 'bezit', 'giften', 'studieschuld', 'schulden', 'schuld']],
  ['er_niet', ['kosten', 'aanslag', 'gekregen', 'toeslag_nu']],
];
const samenVan = (id: string): (typeof SAMEN)[number] | undefined => SAMEN.find((x) => x[1].includes(id));
/** a text, and the one for who fills it in alone where that differs */
const eigen = (naam: string, ik?: boolean): string | undefined => (ik ? ts(`${naam}.ik`) : undefined) ?? ts(naam);

/** What is read: one line, or several under the words that they share. A line that was ticked stands apart, crossed out. */
export interface KloptZin { goed: string; delen: string[]; weg: boolean }

export function kloptZinnen(regels: readonly KloptRegel[], anders: ReadonlySet<string>): KloptZin[] {
  const gezegd = new Set<string>();
  return regels.flatMap((r) => {
    if (gezegd.has(r.id)) return [];
    const weg = anders.has(r.id);
    const groep = samenVan(r.id);
    const samen = weg ? [r] : regels.filter((x) => x === r || (groep?.[1].includes(x.id) && !anders.has(x.id)));
    for (const x of samen) gezegd.add(x.id);
    const delen = samen.map((x) => ts(`klopt.kort.${x.id}`) ?? x.goed);
    const kop = groep && eigen(`klopt.samen.${groep[0]}`, samen.every((x) => x.ik));
    if (!kop) return [{ goed: r.goed, delen: [], weg }];
    return [delen[1] ? { goed: kop.split('{')[0]!.trim(), delen, weg } : { goed: kop.replace('{lijst}', delen[0]!), delen: [], weg }];
  });
}

const vormVan = (m: Model, plek: Plek): Vorm | undefined =>
  REGELS.find((r) => r.feiten.test(`${plek.klasse}.${plek.veld}`) && (!r.rol || r.rol === plek.rol) && r.soorten?.test(m.bijPad(plek.element)?.soort ?? '') !== false);
/** The line that speaks of this fact. */
export const regelVan = (m: Model, plek: Plek): string | undefined => vormVan(m, plek)?.id;

/** Saying "right" to a line says so for everything that the line stands for, also what only matters later. */
export function heleRegel(m: Model, r: KloptRegel): string[] {
  const vorm = REGELS.find((x) => x.id === r.id);
  const uit = new Set(r.paden.map((p) => m.ref(p)).filter((x): x is string => x !== null));
  if (!vorm) return [...uit];
  for (const el of new Set(r.paden.map((p) => m.feiten.ontleed(p)).map((p) => p && m.bijPad(p.element)))) {
    if (!el) continue;
    for (const [naam, f] of Object.entries(m.feiten.doc.klassen[el.klasse]?.velden ?? {}))
      if (vormVan(m, { ...el, veld: naam, element: el.pad }) === vorm && (!f.alleen || f.alleen.includes(el.rol)) && m.feiten.heeftStandaard(f)) uit.add(`${el.id}/${naam}`);
  }
  return [...uit];
}

const ALLEEN_IK = /^(aanvrager(\.|$)|[a-z_]+(\.[a-z_]+)*$)/;

export function kloptRegels(m: Model, paden: readonly string[]): KloptRegel[] {
  const uit = new Map<string, KloptRegel>();
  for (const pad of paden) {
    const plek = m.feiten.ontleed(pad);
    if (!plek) continue;
    const vorm = vormVan(m, plek);
    const r = (vorm && uit.get(vorm.id)) ?? (vorm ? { id: vorm.id, groep: vorm.groep, goed: '', tekst: '', paden: [] } : eigenZin(m, plek, pad));
    r.paden.push(pad);
    uit.set(r.id, r);
  }
  for (const r of uit.values()) {
    if (r.tekst) continue;
    const ik = (r.ik = r.paden.every((p) => ALLEEN_IK.test(p) && !p.startsWith('partner')));
    r.goed = eigen(`klopt.goed.${r.id}`, ik) ?? r.id;
    r.tekst = eigen(`klopt.regel.${r.id}`, ik) ?? hoofdletter(ts(`klopt.kort.${r.id}`) ?? r.id);
  }
  const plaats = (r: KloptRegel): number => KLOPT_GROEPEN.indexOf(r.groep) * 100 + (REGELS.findIndex((x) => x.id === r.id) + 100) % 100;
  return [...uit.values()].sort((a, b) => plaats(a) - plaats(b));
}

/** A fact of a ruleset's own, for which no line was written. */
function eigenZin(m: Model, plek: Plek, pad: string): KloptRegel {
  const f = feitTekst(plek.klasse, plek.veld, plek.rol);
  const el = m.bijPad(plek.element);
  const wie = el ? over(m, el) : '';
  const wat = f.bevestig ?? `${wie ? `${wie}: ` : ''}${f.kort ?? plek.veld.replaceAll('_', ' ')}`;
  return { id: `p.${pad}`, groep: 'overig', goed: f.goed ?? ts('klopt.goed.anders', { wat }) ?? wat, tekst: f.bevestig ?? ts('klopt.regel.anders', { wat }) ?? wat, paden: [] };
}
