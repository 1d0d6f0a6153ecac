// The household budget ("Wat komt er in, wat gaat er uit"): its form becomes answers like any other, so that they travel in
// the saved file and the code as the rest does. Every sum is the rules' own (rulesets/rijk/huishoudboekje.json).
import type { Kaart } from './antwoorden.ts';
import { lees } from './feiten.ts';
import type { Gesprek } from './gesprek.ts';
import { BESLAG, REGELS } from './namen.ts';
import type { Json } from './typen.ts';
import type { VanTot, Waarde } from '../vragen/typen.ts';

/** Names of the rules that add up, and of those about a seizure of income. */
export const KRIJGT = `overig.${REGELS}.krijgt_al`;
/** A value with a name of its own. */
export const VOET = 'beslagvrije_voet';
const UITGAVEN = 'uitgaven';
const SCHULDEN = 'schulden_lijst';

/** What stands in the form, by the names of its fields: `post.huur`, `per.huur`, `schuld.0.bedrag`; and what is ticked.
 * `rijen`: for each debt whether it is still there. One that was taken away keeps its place, so that the others keep theirs. */
export interface Boekje { w: Record<string, Waarde>; vink: Set<string>; rijen: boolean[] }

/** Which costs are asked of this household: no mortgage of who rents, no childcare without children. */
export function soorten(g: Gesprek): string[] {
  const s = g.situatie;
  const woning = String(lees(s, 'woning.soort'));
  const weg = [...(woning === 'koop' ? ['huur'] : /huur|kamer/.test(woning) ? ['hypotheek'] : []), ...((lees(s, 'kinderen') as Json[] | undefined)?.length === 0 ? ['kinderopvang', 'kinderen'] : [])];
  const al = rijen(g.kaart, UITGAVEN, 'uitgave').map((w) => w.soort);
  return g.feiten.opties(g.feiten.veld('uitgave', 'soort')!).filter((o) => !weg.includes(o) || al.includes(o));
}

/** Schemes of which the money comes in already: as ticked here, or told as an income. */
export function krijgtAl(g: Gesprek): unknown[] {
  const s = g.situatie;
  return [...((s.overig as Record<string, string[]> | undefined)?.[`${REGELS}.krijgt_al`] ?? []), ...eigenInkomen(g)];
}
export const eigenInkomen = (g: Gesprek): unknown[] =>
  ['aanvrager', 'partner'].flatMap((p) => (lees(g.situatie, `${p}.inkomsten`) as Record<string, Json>[] | undefined) ?? []).map((x) => x.soort);

const rijen = (k: Kaart, lijst: string, klasse: string): Record<string, Waarde>[] =>
  ((k.get(`:f.${lijst}`)?.w?.ids as string[] | undefined) ?? []).map((id) => k.get(`.${id}:post.${klasse}`)?.w ?? {});

/** Amounts that were told elsewhere, so that nobody fills them in twice. */
const EERDER: Record<string, string> = { huur: 'woning.kale_huur', energie: 'woning.energie.maandbedrag', zorg: 'aanvrager.zorgpolis.premie' };
export const eerder = (g: Gesprek, soort: string): Waarde | undefined => (EERDER[soort] ? (lees(g.situatie, EERDER[soort]!) as Waarde | undefined) : undefined);

/** Nothing was said of what is paid: anything up to the whole debt. */
const open = (w: Waarde | undefined): boolean => typeof w === 'object' && !Array.isArray(w) && w.van === 0;

/** The form as the answers stand; what was never filled in is empty. */
export function uitAntwoorden(g: Gesprek): Boekje {
  const was = g.kaart.get(`:f.${UITGAVEN}`)?.w;
  const b: Boekje = { w: {}, vink: new Set(was?.rest ? ['rest'] : []), rijen: [] };
  if (!was) for (const o of soorten(g)) b.w[`post.${o}`] = eerder(g, o)!;
  for (const x of rijen(g.kaart, UITGAVEN, 'uitgave')) {
    b.w[`post.${x.soort}`] = x.bedrag!;
    b.w[`per.${x.soort}`] = x.per!;
    if (x.bedrag === undefined) b.vink.add(`weet.${x.soort}`);
  }
  for (const x of rijen(g.kaart, SCHULDEN, 'schuld')) {
    const n = b.rijen.push(true) - 1;
    b.w[`schuld.${n}.eiser`] = x.eiser!;
    b.w[`schuld.${n}.bedrag`] = x.bedrag!;
    if (!open(x.per_maand)) b.w[`schuld.${n}.per_maand`] = x.per_maand!;
    if (x.beslag === 'ja') b.vink.add(`schuld.${n}.beslag`);
  }
  return b;
}

type Form = Pick<Boekje, 'w' | 'vink'>;

/** Puts the costs in the answers. What stays empty is not known, unless it was said that the rest is not paid. */
export function zetUitgaven(k: Kaart, soort: readonly string[], { w, vink }: Form): void {
  const rest = vink.has('rest');
  zetRijen(k, UITGAVEN, 'uitgave', soort.flatMap((o): Record<string, Waarde>[] => {
    const weet = vink.has(`weet.${o}`);
    const bedrag = weet ? undefined : w[`post.${o}`];
    if (bedrag === undefined && !weet && rest) return [];
    return [{ soort: o, per: w[`per.${o}`] ?? 'maand', ...(bedrag === undefined ? {} : { bedrag }) }];
  }), rest ? { rest: 'ja' } : {});
}

/** And the debts; `nummers`: those that are still there. */
export function zetSchulden(k: Kaart, { w, vink }: Form, nummers: readonly number[]): void {
  zetRijen(k, SCHULDEN, 'schuld', nummers.map((n) => {
    const [eiser, bedrag, nu] = ['eiser', 'bedrag', 'per_maand'].map((f) => w[`schuld.${n}.${f}`]);
    const tot = (bedrag as VanTot | undefined)?.tot ?? (bedrag as number | undefined) ?? MAX;
    return { ...(eiser ? { eiser } : {}), ...(bedrag === undefined ? {} : { bedrag }), per_maand: nu ?? { van: 0, tot }, beslag: vink.has(`schuld.${n}.beslag`) ? 'ja' : 'nee' };
  }));
}

/** What these costs add up to in a month, by the rules, while the form is filled in. */
export function samen(g: Gesprek, { w }: Pick<Boekje, 'w'>, soort: readonly string[]): Bedrag | undefined {
  if (!soort.length) return undefined;
  const uitgaven = soort.map((o) => ({ soort: o, per: w[`per.${o}`] ?? 'maand', bedrag: w[`post.${o}`] })) as unknown as Json;
  const x = g.recht.calculate({ datum: g.datum, aanvrager: {}, uitgaven }, { waarden: [`${REGELS}.lasten`], vragen: false }).waarden?.[`${REGELS}.lasten`];
  return x?.laagste === undefined || x.hoogste === undefined ? undefined : { laag: x.laagste, hoog: x.hoogste };
}
/** The most that an amount can be. */
const MAX = 10_000_000;

function zetRijen(k: Kaart, lijst: string, klasse: string, nieuw: Record<string, Waarde>[], bij: Record<string, Waarde> = {}): void {
  for (const s of k.keys()) if (s.startsWith(`.${lijst}`) && s.endsWith(`:post.${klasse}`)) k.delete(s);
  const ids = nieuw.map((_, i) => `${lijst}${i + 1}`);
  k.set(`:f.${lijst}`, { w: { ids, ...bij } });
  nieuw.forEach((w, i) => k.set(`.${ids[i]}:post.${klasse}`, { w }));
}

/** Was the budget filled in? Then it stands on the print of the result too. */
export const isIngevuld = (g: Gesprek): boolean => g.kaart.has(`:f.${UITGAVEN}`);
export interface Bedrag { laag: number; hoog: number }
export interface Stand {
  bedrag: (regel: string) => Bedrag | undefined;
  /** yes, no, or not known */
  is: (regel: string) => boolean | undefined;
  uitgaven: { soort: string; bedrag: Bedrag | undefined }[];
  schulden: { eiser: string; bedrag: Bedrag | undefined; per_maand: Bedrag | undefined; voorstel: Bedrag | undefined }[];
}

/** The rules that name one kind of money that comes in. */
export const BINNEN = /^(loon|ander_inkomen|van_\w+)$/;

/** What was filled in, as an amount. */
const gegeven = (x: Json | undefined): Bedrag | undefined =>
  (typeof x === 'number' ? { laag: x, hoog: x } : x ? { laag: (x as { van: number }).van, hoog: (x as { tot: number }).tot } : undefined);

/** What the screen shows of the rules: those of the whole household, and one for each cost and debt. */
function namen(g: Gesprek, kosten: number, schulden: number): string[] {
  const vanHuishouden = (id: string): string[] =>
    (g.rulesets as { id: string; regels?: { naam: string; voor?: string }[] }[]).find((r) => r.id === id)!.regels!.filter((r) => !r.voor).map((r) => `${id}.${r.naam}`);
  const elk = (lijst: string, n: number, regel: string): string[] => Array.from({ length: n }, (_, i) => `${lijst}[${i}].${REGELS}.${regel}`);
  return [...vanHuishouden(REGELS), ...vanHuishouden(BESLAG), VOET, ...elk(UITGAVEN, kosten, 'maandbedrag'), ...elk(SCHULDEN, schulden, 'voorstel')];
}

/** Has the engine add it all up. */
export function reken(g: Gesprek): Stand {
  const s = g.situatie;
  const u = (lees(s, UITGAVEN) as Record<string, Json>[] | undefined) ?? [];
  const d = (lees(s, SCHULDEN) as Record<string, Json>[] | undefined) ?? [];
  const w = g.recht.calculate(s, { waarden: namen(g, u.length, d.length), vragen: false }).waarden ?? {};
  const van = (naam: string): Bedrag | undefined => {
    const x = w[naam];
    return x?.laagste === undefined || x.hoogste === undefined ? undefined : { laag: x.laagste, hoog: x.hoogste };
  };
  return {
    bedrag: (regel) => van(`${REGELS}.${regel}`) ?? van(regel),
    is: (regel) => {
      const x = w[`${REGELS}.${regel}`]?.waarde;
      return typeof x === 'boolean' ? x : undefined;
    },
    uitgaven: u.map((x, i) => ({ soort: String(x.soort), bedrag: x.bedrag === undefined ? undefined : van(`${UITGAVEN}[${i}].${REGELS}.maandbedrag`) })),
    schulden: d.map((x, i) => ({ eiser: String(x.eiser ?? ''), bedrag: gegeven(x.bedrag), per_maand: open(x.per_maand as Waarde) ? undefined : gegeven(x.per_maand), voorstel: van(`${SCHULDEN}[${i}].${REGELS}.voorstel`) })),
  };
}

const gelijk = (b: Bedrag | undefined): b is Bedrag => b !== undefined && b.laag === b.hoog;
/** Why there is no proposal, or that there is one. */
export function reden(st: Stand): 'beslag' | 'hulp' | 'beslag_onbekend' | 'onbekend' | 'ruimte' | 'op' | '' {
  const [beslag, hulp] = [st.is('beslag_loopt'), st.is('hulp_loopt')];
  if (beslag) return 'beslag';
  if (hulp) return 'hulp';
  if (beslag === undefined || hulp === undefined) return 'beslag_onbekend';
  const verdeel = st.bedrag('te_verdelen');
  if (!gelijk(verdeel) || st.schulden.some((s) => !gelijk(s.voorstel))) return 'onbekend';
  if (verdeel.hoog > 0) return '';
  // surely nothing to divide: then either there is no room above the protected amount, or the costs take it all
  return st.bedrag('ruimte')!.hoog > 0 ? 'op' : 'ruimte';
}
