// Which defaults are looked at together on the screen "Klopt dit voor u?". A line stands for one thing in somebody's
// life; it may hide several facts. What no line here names gets the fact's own sentence (`bevestig` in the texts).
import type { Model } from '../kern/antwoorden.ts';
import { feitTekst, t, ts } from '../kern/taal.ts';
import { over } from '../schermen/tekst.ts';

export interface KloptRegel { id: string; tekst: string; paden: string[] }

/** Saying "no" to a line says so for everything that the line stands for, also what only matters later. */
export function heleRegel(m: Model, r: KloptRegel): string[] {
  const vorm = REGELS.find(([id]) => id === r.id)?.[1];
  const uit = new Set(r.paden.map((p) => m.ref(p)).filter((x): x is string => x !== null));
  if (!vorm) return [...uit];
  for (const el of new Set(r.paden.map((p) => m.feiten.ontleed(p)).map((p) => p && m.bijPad(p.element)))) {
    if (!el) continue;
    for (const [naam, f] of Object.entries(m.feiten.doc.klassen[el.klasse]?.velden ?? {}))
      if (vorm.test(`${el.klasse}.${naam}`) && m.feiten.heeftStandaard(f)) uit.add(`${el.id}/${naam}`);
  }
  return [...uit];
}

/** line → facts, as class.field; the text is `klopt.regel.<line>` */
const REGELS: [string, RegExp][] = [
  ['paspoort', /^persoon\.verblijf/],
  ['paspoort_kind', /^kind\.verblijf/],
  ['opleiding', /^persoon\.(student|studiefinanciering|recht_op_studiefinanciering|schoolverlater_sinds|pro_vso)$/],
  ['vast', /^persoon\.(detentie|detentie_van|detentie_tot|in_inrichting)$/],
  ['zorgverzekering', /^persoon\.(zorgverzekerd|woonland|verdragsgerechtigd)$/],
  ['kind_deel', /^kind\.(woont_in|nachten_per_week|ingeschreven)$/],
  ['kinderbijslag', /^kind\.(kinderbijslag|kinderbijslag_aan)$/],
  ['kind_soort', /^kind\.(relatie|pleegvergoeding)$/],
  ['kind_zorg', /^kind\.(intensieve_zorg|wlz_of_ciz|dubbel_heel_jaar)$/],
  ['kind_buitenland', /^kind\.(woonland|uitwonend_reden|onderhoud)$/],
  ['kind_geld', /^kind\.(toetsingsinkomen|spaargeld)$/],
  ['uit_elkaar', /^persoon\.(tot|sinds|scheiding_aangevraagd|zelfde_adres|band)$/],
  ['adres', /^persoon\.(woont_hier|ingeschreven|langer_dan_jaar_elders)$/],
  ['ziek', /^persoon\.(chronisch_ziek|handicap|medisch_urenbeperkt|indicaties|structurele_beperking|loonkostensubsidie)$|^situatie\.zorg_reden_samenwonen$/],
  ['bezit', /^persoon\.(bezittingen\.onroerend_buitenland|overwaarde_woning|vermogen_vrijgesteld)$/],
  ['bedrijf', /^persoon\.(ondernemer_uren)$/],
  ['beslag', /^persoon\.(schuldregeling|beslag)$/],
  ['woning', /^situatie\.woning\.(bijzonder|zelfstandig|contract_op_naam|aangepast)$/],
  ['servicekosten', /^situatie\.woning\.servicekosten/],
  ['opvang', /^opvang\./],
  ['werk_jaar', /^inkomst\.(van|tot)$/],
  ['loonstrook', /^inkomst\.(loonheffingskorting|pensioenpremie|vakantiegeld_inbegrepen)$/],
];

export function kloptRegels(m: Model, paden: readonly string[]): KloptRegel[] {
  const uit = new Map<string, KloptRegel>();
  for (const pad of paden) {
    const plek = m.feiten.ontleed(pad);
    if (!plek) continue;
    const naam = `${plek.klasse}.${plek.veld}`;
    const regel = REGELS.find(([, vorm]) => vorm.test(naam));
    if (regel) {
      const r = uit.get(regel[0]) ?? { id: regel[0], tekst: ts(`klopt.regel.${regel[0]}`) ?? regel[0], paden: [] };
      r.paden.push(pad);
      uit.set(regel[0], r);
      continue;
    }
    const f = feitTekst(plek.klasse, plek.veld, plek.rol);
    const el = m.bijPad(plek.element);
    const wie = el ? over(m, el) : '';
    const tekst = f.bevestig ?? t('klopt.anders', { wat: f.kort ?? plek.veld.replaceAll('_', ' ') });
    const id = f.bevestig ? `b.${tekst}` : `p.${pad}`;
    const r = uit.get(id) ?? { id, tekst: wie && !f.bevestig ? `${wie}: ${tekst}` : tekst, paden: [] };
    r.paden.push(pad);
    uit.set(id, r);
  }
  const plaats = (r: KloptRegel): number => {
    const i = REGELS.findIndex(([id]) => id === r.id);
    return i < 0 ? 99 : i;
  };
  return [...uit.values()].sort((a, b) => plaats(a) - plaats(b));
}
