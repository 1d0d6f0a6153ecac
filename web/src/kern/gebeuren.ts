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
type Loon = { veld: 'bruto' | 'netto'; bedrag?: Json | undefined; per: string; uren?: Json | undefined };

const WIE = ['aanvrager', 'partner'] as const;
const inkomsten = (s: Situatie, wie: string): Record<string, Json>[] => (lees(s, `${wie}.inkomsten`) as Record<string, Json>[] | undefined) ?? [];
const wieVan = (g: Gebeuren): 'aanvrager' | 'partner' => (g.w.wie === 'partner' ? 'partner' : 'aanvrager');
/** The first day on which it is so. */
export const vanaf = (g: Gebeuren): string => (g.soort === 'stopt' ? dagLater(String(g.w.dag)) : String(g.w.van));

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
  const weken = WEKEN[betaald];
  return weken ? { veld: 'bruto', bedrag: product(bruto, uren, weken), per: betaald, uren } : { veld: 'bruto', bedrag: bruto, per: 'uur', uren };
}

const vanInkomst = (x: Record<string, Json>): Loon =>
  ({ veld: x.bruto !== undefined ? 'bruto' : 'netto', bedrag: x.bruto ?? x.netto, per: String(x.per ?? 'maand'), uren: x.uren_per_week });

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
 * each event of the engine from which of the page it came.
 */
export function metGebeuren(s: Situatie, lijst: readonly Gebeuren[]): { situatie: Situatie; bron: string[] } {
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
  const zet = (datum: string, soort: string, waar: string, waarde?: Json): void =>
    void uit.push({ datum, soort, pad: waar, ...(waarde === undefined ? {} : { waarde }) });
  for (const g of [...lijst].sort((a, b) => vanaf(a).localeCompare(vanaf(b)))) {
    const begin = uit.length;
    const dag = vanaf(g);
    const baan = String(g.w.baan ?? '');
    const p = pad.get(baan) ?? baan;
    if (baan) geraakt.add(p.split('.')[0]!);
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
        if (l) stand.set(p, { ...l, uren, ...(bedrag === undefined ? {} : { bedrag }) });
        break;
      }
      case 'stopt': zet(dag, 'eraf', p); break;
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

/**
 * The situation as it is in one month of the timeline, to explain that month. It leaves out what is rare (pay that changed
 * twice in a year), so whoever shows the explanation looks first whether it gives the month's own amount.
 */
export function situatieOp(s: Situatie, m: TijdMaand, vorige?: TijdMaand, jaar?: TijdJaar): Situatie {
  const k = structuredClone(s) as Record<string, Json>;
  const wat = k.gebeurtenissen as { datum: string; soort: string; pad: string; waarde?: Json }[];
  delete k.gebeurtenissen;
  k.datum = m.datum;
  const op = (pad: string, w: Json): void => {
    const i = pad.lastIndexOf('.');
    const doel = i < 0 ? k : lees(k, pad.slice(0, i));
    if (doel) zetFeit(doel as Record<string, unknown>, pad.slice(i + 1), w);
  };
  for (const e of wat) {
    const inkomst = e.pad.includes('inkomsten');
    if (e.datum > m.datum && !(inkomst && e.soort !== 'verandert')) continue;
    const doel = lees(k, e.pad);
    if (e.soort === 'erbij' && Array.isArray(doel)) doel.push(inkomst ? { ...(e.waarde as object), van: e.datum } : e.waarde);
    else if (e.soort === 'eraf' && inkomst) op(`${e.pad}.tot`, dagLater(e.datum, -1));
    else op(e.pad, e.waarde ?? null);
  }
  for (const [pad, w] of [...Object.entries(vorige?.toestand ?? {}), ...Object.entries(jaar?.opgeteld ?? {})])
    if (w.laagste !== undefined) op(pad, w.laagste === w.hoogste ? w.laagste : { van: w.laagste, tot: w.hoogste! });
  return k;
}
