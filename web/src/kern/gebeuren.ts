// What somebody tells that is going to happen → the events of the engine's timeline. Kept as long as the page.
import { lees, zet as zetFeit } from './feiten.ts';
import { dagLater, type TijdJaar, type TijdMaand } from './tijdlijn.ts';
import type { Json, Situatie } from './typen.ts';
import { feit, janee, maal, type Waarde } from '../vragen/typen.ts';

export const SOORTEN = ['werk', 'uren', 'stopt', 'kind', 'partner', 'weg', 'huur'] as const;
export type Soort = (typeof SOORTEN)[number];
export interface Gebeuren { id: string; soort: Soort; w: Record<string, Waarde> }

/** An income that runs or is going to run: its path now, or the id of the event that brings it. */
export interface Baan { id: string; wie: 'aanvrager' | 'partner'; soort: string; bron?: Gebeuren }
/** `uurloon`: so much an hour, where that is what was told. */
type Loon = { veld: 'bruto' | 'netto'; bedrag?: Json | undefined; per: string; uren?: Json | undefined; uurloon?: Json | undefined };
/** The lowest hourly wage of each person by month, as the engine gives it. */
export type LaagsteLonen = Partial<Record<'aanvrager' | 'partner', Record<string, number>>>;
/** Who reaches the AOW age, on which day, and what the law gives from then on, by month. */
export type AowBegin = Partial<Record<'aanvrager' | 'partner', { dag: string; bedragen: Record<string, number> }>>;
/** What happens, and what follows from it, or from the law, by itself. */
type Stap = Omit<Gebeuren, 'soort'> & { soort: Soort | 'stijgt' | 'aow' };

export const WIE = ['aanvrager', 'partner'] as const;
const inkomsten = (s: Situatie, wie: string): Record<string, Json>[] => (lees(s, `${wie}.inkomsten`) as Record<string, Json>[] | undefined) ?? [];
const wieVan = (g: Stap): 'aanvrager' | 'partner' => (g.w.wie === 'partner' ? 'partner' : 'aanvrager');
/** The first day on which it is so. */
export const vanaf = (g: Stap): string => (g.soort === 'stopt' ? dagLater(String(g.w.dag)) : String(g.w.van));

export function banen(s: Situatie, lijst: readonly Gebeuren[]): Baan[] {
  return [
    ...WIE.flatMap((wie) => inkomsten(s, wie).map((x, i): Baan => ({ id: `${wie}.inkomsten[${i}]`, wie, soort: String(x.soort ?? '') }))),
    ...lijst.filter((g) => g.soort === 'werk').map((bron): Baan => ({ id: bron.id, wie: wieVan(bron), soort: '', bron })),
  ];
}

/** Which kinds can happen in this household: nothing stops that never began (`baan`: is there an income to stop?). */
export function kanGebeuren(s: Situatie, lijst: readonly Gebeuren[], baan: boolean): Soort[] {
  const partner = Boolean(s.partner) || lijst.some((g) => g.soort === 'partner');
  const kan: Record<Soort, boolean> = {
    werk: true, uren: baan, stopt: baan, kind: true, partner: !partner, weg: partner, huur: lees(s, 'woning.kale_huur') !== undefined,
  };
  return SOORTEN.filter((x) => kan[x]);
}

/** a × b × f, in whole cents; one of the two may be a range. */
const product = (a: Json | undefined, b: Json | undefined, f: number): Json | undefined => (typeof a === 'number' ? maal(b, a * f) : typeof b === 'number' ? maal(a, b * f) : undefined);

/** Weeks in what is paid at once. Four weeks are never made of months. */
const WEKEN: Record<string, number> = { week: 1, vier_weken: 4 };

/** An hourly wage that is paid by the week or by four weeks is so much for each of those. */
function loon(w: Record<string, Waarde>): Loon {
  const uren = feit(w.uren);
  const bruto = feit(w.bruto);
  const betaald = String(w.betaald);
  if (w.per !== 'uur') return { veld: 'bruto', bedrag: bruto, per: betaald, uren };
  return perUur(bruto, betaald, uren);
}

function perUur(uurloon: Json | undefined, betaald: string, uren: Json | undefined): Loon {
  const weken = WEKEN[betaald];
  return { veld: 'bruto', ...(weken ? { bedrag: product(uurloon, uren, weken), per: betaald } : { bedrag: uurloon, per: 'uur' }), uren, uurloon };
}

/** Whoever works at the lowest wage that is allowed gets the new one in each month in which it changes. */
function stijgingen(id: string, x: Record<string, Json | Waarde | undefined>, mijn: Record<string, number> = {}): Stap[] {
  const na = Object.entries(mijn).sort().filter(([m]) => m >= String(x.van ?? '').slice(0, 7));
  if (x.per !== 'uur' || x.bruto !== na[0]?.[1] || typeof x.tot === 'object') return [];
  return na.flatMap(([m, loon], i): Stap[] => (i && loon !== na[i - 1]![1] && !(`${m}-01` > String(x.tot ?? '9')) ? [{ id, soort: 'stijgt', w: { baan: id, van: `${m}-01`, loon } }] : []));
}

const stijgt = (s: Situatie, lijst: readonly Gebeuren[], lonen: LaagsteLonen): Stap[] => [
  ...WIE.flatMap((wie) => inkomsten(s, wie).flatMap((x, i) => (String(x.soort).endsWith('loon') ? stijgingen(`${wie}.inkomsten[${i}]`, x, lonen[wie]) : []))),
  ...lijst.flatMap((g) => (g.soort === 'werk' ? stijgingen(g.id, { ...g.w, bruto: feit(g.w.bruto) }, lonen[wieVan(g)]) : [])),
];

/** At most so many incomes fit in a situation. */
const MEESTE = 6;
/** AOW begins on its day, without anybody telling it, and changes when the law changes it. Who told of AOW has told it. */
const aowStappen = (s: Situatie, lijst: readonly Gebeuren[], aow: AowBegin): Stap[] =>
  WIE.flatMap((wie) => {
    const a = aow[wie];
    const nu = lees(s, `${wie}.inkomsten`) as Record<string, Json>[] | undefined;
    if (!a || !nu || nu.some((x) => x.soort === 'aow') || nu.length + lijst.filter((g) => g.soort === 'werk' && wieVan(g) === wie).length >= MEESTE) return [];
    if (wie === 'partner' && lijst.some((g) => g.soort === 'weg')) return [];
    return Object.entries(a.bedragen).sort().flatMap(([maand, bedrag], i, alle): Stap[] =>
      (i && bedrag === alle[i - 1]![1] ? [] : [{ id: `aow.${wie}`, soort: 'aow', w: { wie, van: i ? `${maand}-01` : a.dag, bedrag } }]));
  });

const vanInkomst = (x: Record<string, Json>): Loon =>
  ({ veld: x.bruto !== undefined ? 'bruto' : 'netto', bedrag: x.bruto ?? x.netto, per: String(x.per ?? 'maand'), uren: x.uren_per_week, uurloon: x.bruto });

/** With other hours the wage changes along, where that can be told; else it must be filled in. */
function nieuwLoon(l: Loon, uren: Json | undefined, nieuw: Json | undefined): Json | undefined {
  return nieuw ?? (l.per === 'uur' || !l.uren || typeof l.uren !== 'number' ? undefined : product(uren, l.bedrag, 1 / l.uren));
}

/** Must a new wage be told when the hours of this job change? */
export function loonNodig(s: Situatie, lijst: readonly Gebeuren[], baan: string): boolean {
  const b = banen(s, lijst).find((x) => x.id === baan);
  const l = b?.bron ? loon(b.bron.w) : vanInkomst((lees(s, baan) as Record<string, Json> | undefined) ?? {});
  return l.per !== 'uur' && !(typeof l.uren === 'number' && typeof l.bedrag === 'number' && l.uren);
}

/**
 * The situation with its events, in the order of their dates: what comes is numbered on in that order. `bron` says of
 * each event of the engine from which of the page it came, or the path of the income that changed by itself. With `lonen`
 * a job at the lowest wage follows that wage; with `aow` whoever reaches that age gets AOW.
 */
export function metGebeuren(s: Situatie, lijst: readonly Gebeuren[], lonen: LaagsteLonen = {}, aow: AowBegin = {}): { situatie: Situatie; bron: string[] } {
  const uit: Json[] = [];
  const bron: string[] = [];
  const pad = new Map<string, string>();
  const stand = new Map<string, Loon>();
  const aantal = new Map<string, number>();
  for (const wie of WIE) {
    aantal.set(wie, inkomsten(s, wie).length);
    inkomsten(s, wie).forEach((x, i) => stand.set(`${wie}.inkomsten[${i}]`, vanInkomst(x)));
  }
  const geraakt = new Set<string>();
  const zet = (datum: string, soort: string, waar: string, waarde?: Json): void => {
    // a wage that rises on the day on which the hours change, is one change
    const al = uit.find((x) => { const y = x as Record<string, Json>; return soort === 'verandert' && y.datum === datum && y.soort === soort && y.pad === waar; });
    if (al) (al as Record<string, Json>).waarde = waarde!;
    else uit.push({ datum, soort, pad: waar, ...(waarde === undefined ? {} : { waarde }) });
  };
  for (const g of [...stijgt(s, lijst, lonen), ...aowStappen(s, lijst, aow), ...lijst].sort((a, b) => vanaf(a).localeCompare(vanaf(b)))) {
    const begin = uit.length;
    const dag = vanaf(g);
    const baan = String(g.w.baan ?? '');
    const p = pad.get(baan) ?? baan;
    if (baan && g.soort !== 'stijgt') geraakt.add(p.split('.')[0]!);
    switch (g.soort) {
      case 'werk': {
        const wie = wieVan(g);
        const l = loon(g.w);
        const n = aantal.get(wie)!;
        aantal.set(wie, n + 1);
        pad.set(g.id, `${wie}.inkomsten[${n}]`);
        stand.set(`${wie}.inkomsten[${n}]`, l);
        geraakt.add(wie);
        zet(dag, 'erbij', `${wie}.inkomsten`, {
          soort: 'loon', bruto: l.bedrag!, per: l.per, uren_per_week: l.uren!, ...(janee(g.w.korting) === undefined ? {} : { loonheffingskorting: g.w.korting === 'ja' }),
        });
        if (g.w.tot) zet(dagLater(String(g.w.tot)), 'eraf', `${wie}.inkomsten[${n}]`);
        break;
      }
      case 'uren': {
        const l = stand.get(p);
        const uren = feit(g.w.uren)!;
        const bedrag = l && nieuwLoon(l, uren, feit(g.w.nieuw));
        zet(dag, 'verandert', `${p}.uren_per_week`, uren);
        if (l && bedrag !== undefined) zet(dag, 'verandert', `${p}.${l.veld}`, bedrag);
        if (l) stand.set(p, { ...l, uren, ...(bedrag === undefined ? {} : { bedrag }), ...(g.w.nieuw === undefined ? {} : { uurloon: undefined }) });
        break;
      }
      case 'stijgt': {
        const l = stand.get(p);
        if (l?.uurloon === undefined) break;
        const nieuw = perUur(feit(g.w.loon), l.per, l.uren);
        stand.set(p, nieuw);
        zet(dag, 'verandert', `${p}.bruto`, nieuw.bedrag!);
        break;
      }
      case 'aow': {
        const wie = wieVan(g);
        const waar = pad.get(g.id);
        geraakt.add(wie);
        if (waar) zet(dag, 'verandert', `${waar}.bruto`, feit(g.w.bedrag)!);
        else {
          const n = aantal.get(wie)!;
          aantal.set(wie, n + 1);
          pad.set(g.id, `${wie}.inkomsten[${n}]`);
          zet(dag, 'erbij', `${wie}.inkomsten`, { soort: 'aow', bruto: feit(g.w.bedrag)!, per: 'maand' });
        }
        break;
      }
      case 'stopt': zet(dag, 'eraf', p); stand.delete(p); break;
      case 'kind': zet(dag, 'erbij', 'kinderen', { geboortedatum: dag }); break;
      case 'partner': {
        const bruto = feit(g.w.inkomen);
        zet(dag, 'erbij', 'partner', {
          geboortedatum: feit(g.w.geboren)!,
          ...(bruto === undefined ? {} : { inkomsten: bruto === 0 ? [] : [{ soort: 'loon', bruto, per: 'maand' }] }),
        });
        aantal.set('partner', bruto ? 1 : 0);
        break;
      }
      case 'weg': zet(dag, 'eraf', 'partner'); break;
      case 'huur': zet(dag, 'verandert', 'woning.kale_huur', feit(g.w.huur)!); break;
    }
    for (let i = begin; i < uit.length; i++) bron.push(g.id);
  }
  const kopie = structuredClone(s) as Record<string, Json>;
  // an income for the whole year that was filled in would stand still while the pay changes
  for (const wie of geraakt) if (lees(s, `${wie}.inkomsten`) !== undefined) delete (kopie[wie] as Record<string, Json>).toetsingsinkomen;
  return { situatie: { ...kopie, gebeurtenissen: uit }, bron };
}

type Gebeurtenis = { datum: string; soort: string; pad: string; waarde?: Json };
const INKOMST = /^(\w+\.inkomsten)(?:\[(\d+)\])?(?:\.(\w+))?$/;

/** Incomes as the engine keeps them: one that changes becomes two, the old one until the day before and the new one from then. */
class Inkomsten {
  readonly #k: Record<string, Json>;
  /** What runs now, by the name that it has in the events. */
  readonly #nu = new Map<string, Record<string, Json>>();
  readonly #aantal = new Map<string, number>();
  constructor(k: Record<string, Json>) { this.#k = k; }

  /** False when the path leads to no income. */
  doe(e: Gebeurtenis): boolean {
    const [, lijst, nummer, veld] = INKOMST.exec(e.pad) ?? [];
    const rij = lijst && (lees(this.#k, lijst) as Record<string, Json>[] | undefined);
    if (!lijst || !Array.isArray(rij)) return false;
    if (!this.#aantal.has(lijst)) this.#aantal.set(lijst, rij.length);
    const naam = `${lijst}[${nummer ?? this.#aantal.get(lijst)}]`;
    if (e.soort === 'erbij') {
      this.#aantal.set(lijst, this.#aantal.get(lijst)! + 1);
      return this.#zet(rij, naam, { ...(e.waarde as Record<string, Json>), van: e.datum });
    }
    const x = this.#nu.get(naam) ?? rij[Number(nummer)];
    if (!x) return false;
    if (veld && String(x.van ?? '') >= e.datum) x[veld] = e.waarde ?? null;
    else {
      const na = { ...x, van: e.datum };
      x.tot = dagLater(e.datum, -1);
      if (veld) this.#zet(rij, naam, { ...na, [veld]: e.waarde ?? null });
    }
    return true;
  }

  #zet(rij: Record<string, Json>[], naam: string, x: Record<string, Json>): boolean {
    this.#nu.set(naam, x);
    return Boolean(rij.push(x));
  }

  /** The income that a path names, as it runs now. */
  bij(pad: string): Record<string, Json> | undefined { return this.#nu.get(pad); }
}

/**
 * The situation as it is in one month of the timeline, to explain that month. What is rare may still differ, so whoever
 * shows the explanation looks first whether it gives the month's own amount.
 */
export function situatieOp(s: Situatie, m: TijdMaand, vorige?: TijdMaand, jaar?: TijdJaar): Situatie {
  const k = structuredClone(s) as Record<string, Json>;
  const wat = k.gebeurtenissen as Gebeurtenis[];
  delete k.gebeurtenissen;
  k.datum = m.datum;
  const inkomsten = new Inkomsten(k);
  const op = (pad: string, w: Json): void => {
    const i = pad.lastIndexOf('.');
    const doel = i < 0 ? k : (inkomsten.bij(pad.slice(0, i)) ?? lees(k, pad.slice(0, i)));
    if (doel) zetFeit(doel as Record<string, unknown>, pad.slice(i + 1), w);
  };
  for (const e of wat) {
    // what is earned later belongs to the year as well
    if (inkomsten.doe(e) || e.datum > m.datum) continue;
    const doel = lees(k, e.pad);
    if (e.soort === 'erbij' && Array.isArray(doel)) doel.push(e.waarde);
    else op(e.pad, e.waarde ?? null);
  }
  for (const [pad, w] of [...Object.entries(vorige?.toestand ?? {}), ...Object.entries(jaar?.opgeteld ?? {})])
    if (w.laagste !== undefined) op(pad, w.laagste === w.hoogste ? w.laagste : { van: w.laagste, tot: w.hoogste! });
  return k;
}
