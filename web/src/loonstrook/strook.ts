// What stands on a payslip, as the page keeps it; what it must agree with (the equations of a slip, no law); and the
// answers of the interview that follow from it.
import { perJaar } from '../kern/periode.ts';
import type { Antwoord } from '../vragen/typen.ts';

export const TIJDVAKKEN = ['maand', 'vier_weken', 'week'] as const;
export type Tijdvak = (typeof TIJDVAKKEN)[number];

/** Amounts in euros for the period of the slip; what is not on it is absent. */
export interface Strook {
  per?: Tijdvak;
  /** everything gross, with holiday pay and other extras */
  bruto?: number;
  /** the part of it that is holiday pay, a bonus, a thirteenth month */
  extra?: number;
  /** is that extra paid with every wage? */
  elke?: 'ja' | 'nee';
  /** pension and PAWW, taken off before the loonheffing */
  pensioen?: number;
  loon_lh?: number;
  loonheffing?: number;
  /** what is taken off by law after it: WGA, Zvw */
  premies?: number;
  /** travel costs and the like, without tax */
  vergoeding?: number;
  /** what is taken off otherwise: union, seizure, advance */
  inhouding?: number;
  netto?: number;
  uren?: number;
  /** holiday pay that is kept and not paid yet */
  opgebouwd?: number;
  korting?: 'ja' | 'nee';
}
/** A statement over a whole year. */
export interface Jaaropgave { jaar?: string; loon?: number; loonheffing?: number; gelijk?: 'ja' | 'nee' }

export type Veldnaam = keyof Strook;
/** A key of the texts, `ls.fout.<wat>`, with what it says. */
export interface Melding { veld: Veldnaam; wat: string; vars?: Record<string, number> }

/** Hours in a whole period: nobody works more. */
const HOOGSTE_UREN: Record<Tijdvak, number> = { week: 168, vier_weken: 672, maand: 744 };
/** Rounding on the slip itself, and a line of cents that was left out. */
const SPELING = 1;

const rond = (n: number): number => Math.round(n * 100) / 100;
const n = (x: number | undefined): number => x ?? 0;

/** Net as the lines make it; undefined as long as gross or loonheffing is not known. */
export const nettoUit = (s: Strook): number | undefined =>
  (s.bruto === undefined || s.loonheffing === undefined ? undefined
    : rond(s.bruto - n(s.pensioen) - s.loonheffing - n(s.premies) - n(s.inhouding) + n(s.vergoeding)));
/** The wage for the loonheffing as the lines make it. */
export const loonLhUit = (s: Strook): number | undefined => (s.bruto === undefined ? undefined : rond(s.bruto - n(s.pensioen)));

/** What cannot be: it is said at the field, and must be changed first. */
export function onmogelijk(s: Strook): Melding[] {
  const uit: Melding[] = [];
  const fout = (veld: Veldnaam, wat: string, vars?: Record<string, number>): void => void uit.push({ veld, wat, ...(vars ? { vars } : {}) });
  const bruto = n(s.bruto);
  if (s.bruto !== undefined && bruto <= 0) fout('bruto', 'nul');
  else if (s.bruto !== undefined) {
    if (n(s.extra) > bruto) fout('extra', 'meer_dan_bruto');
    if (n(s.pensioen) >= bruto) fout('pensioen', 'meer_dan_bruto');
    if (n(s.loonheffing) >= bruto) fout('loonheffing', 'meer_dan_bruto');
    if (n(s.netto) > rond(bruto + n(s.vergoeding))) fout('netto', 'netto_boven_bruto');
  }
  if (s.per && n(s.uren) > HOOGSTE_UREN[s.per]) fout('uren', 'te_veel_uren', { max: HOOGSTE_UREN[s.per] });
  if (n(s.extra) > 0 && !s.elke) fout('elke', 'ja_nee');
  return uit;
}

/** What does not agree, but may be right all the same (a line that nobody asked for): shown before it is confirmed. */
export function twijfel(s: Strook): Melding[] {
  const uit: Melding[] = [];
  const netto = nettoUit(s);
  if (netto !== undefined && s.netto !== undefined && Math.abs(netto - s.netto) > SPELING)
    uit.push({ veld: 'netto', wat: 'som', vars: { uit: netto, is: s.netto, verschil: rond(Math.abs(netto - s.netto)) } });
  const loon = loonLhUit(s);
  if (loon !== undefined && s.loon_lh !== undefined && Math.abs(loon - s.loon_lh) > SPELING)
    uit.push({ veld: 'loon_lh', wat: 'loon', vars: { uit: loon, is: s.loon_lh } });
  const uurloon = s.uren && s.bruto ? rond((s.bruto - n(s.extra)) / s.uren) : undefined;
  if (uurloon !== undefined && (uurloon > 100 || uurloon < 3)) uit.push({ veld: 'uren', wat: 'uurloon', vars: { uurloon } });
  return uit;
}

/** The wage that comes back every period: without what is paid once a year. */
export const vastLoon = (s: Strook): number => rond(n(s.bruto) - (s.elke === 'ja' ? 0 : n(s.extra)));
export const urenPerWeek = (s: Strook): number | undefined => (s.uren && s.per ? rond(perJaar(s.uren, s.per) / 52) : undefined);

/** The answers, by question of the income. A question that the slip says nothing of is not among them. */
export function antwoordenUit(s: Strook): [string, Antwoord][] {
  const uit: [string, Antwoord][] = [];
  const zet = (vraag: string, w: Antwoord['w']): void => void uit.push([vraag, { w: w! }]);
  zet('loon', { waarde: vastLoon(s), per: s.per!, bruto_netto: 'bruto', ...(s.opgebouwd === undefined ? {} : { opgebouwd: s.opgebouwd }) });
  const uren = urenPerWeek(s);
  if (uren) zet('uren_werk', { waarde: Math.min(uren, 168) });
  if (s.korting) zet('f.loonheffingskorting', { waarde: s.korting });
  if (s.pensioen) zet('f.pensioenpremie', { waarde: s.pensioen });
  if (n(s.extra) > 0 && s.elke) zet('f.vakantiegeld_inbegrepen', { waarde: s.elke });
  return uit;
}

/** A year's wage is the wage for the loonheffing: pension is off it, holiday pay is in it. */
export const antwoordenUitJaar = (j: Jaaropgave): [string, Antwoord][] => [['loon', { w: { waarde: j.loon!, per: 'jaar', bruto_netto: 'bruto' } }]];

/** Every question that a slip can answer: what an earlier slip said is taken away first. */
export const VRAGEN = ['loon', 'uren_werk', 'f.loonheffingskorting', 'f.pensioenpremie', 'f.vakantiegeld_inbegrepen'];
