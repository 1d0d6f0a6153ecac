// Month by month, as the engine answers it (docs/tijdlijn.md), and what the page sums up from it. Knows no screen.
import { isoDatum } from './opmaak.ts';
import type { Fout, Recht4 } from './typen.ts';

export interface Geld { laagste: number; hoogste: number }
/** Facts that move by themselves, by path. */
export type Toestand = Record<string, { laagste?: number; hoogste?: number }>;
export interface TijdMaand {
  maand: string;
  datum: string;
  gebeurtenissen: { nummer: number; datum: string; soort: string; pad: string }[];
  regelingen: Record<string, { recht: Recht4; bedrag: (Geld & { per: string }) | null; zekerheid: string }>;
  verandert: string[];
  posten: ({ id: string } & Geld)[];
  over: Geld;
  toestand: Toestand;
  /** What was asked for by name. */
  waarden?: Record<string, Geld & { waarde?: string }>;
}
export interface Afrekening {
  volgens: string;
  recht: Geld;
  betaald: Geld;
  terug: Geld;
  erbij: Geld;
  /** a difference up to this is not claimed back */
  niet_terug_tot?: number;
  doorgeven: { maand: string; uiterlijk: string | null; dan_terug: Geld } | null;
  bron: string;
}
export interface TijdJaar {
  jaar: number;
  buiten: string[];
  opgeteld?: Toestand;
  waarden: Record<string, Geld & { per?: string }>;
  afrekening: Record<string, Afrekening>;
}
export interface Taak { id: string; regelset: string; maand: string; uiterlijk: string | null; bron: string }
export interface Tijdlijn {
  van: string;
  tot: string;
  regelsets: { id: string; versie: string }[];
  maanden: TijdMaand[];
  jaren: TijdJaar[];
  doen: Taak[];
  waarschuwingen: { id: string; pad: string }[];
  fouten?: Fout[];
}

/** The day after, or with −1 the day before. */
export function dagLater(iso: string, dagen = 1): string {
  const d = new Date(`${iso}T12:00:00`);
  d.setDate(d.getDate() + dagen);
  return isoDatum(d);
}

/** What happens to an income on the way in this month: it begins or ends (then it is a range), or it changes (then the new
 *  amount counts whole). `eraf` has the first day on which it is no more. */
export function onderweg(m: Pick<TijdMaand, 'gebeurtenissen'>): { deel: boolean; anders: boolean } {
  const midden = m.gebeurtenissen.filter((x) => /inkomsten/.test(x.pad) && Number(x.datum.slice(8)) > 1);
  return { deel: midden.some((x) => x.soort !== 'verandert'), anders: midden.some((x) => x.soort === 'verandert') };
}

export interface Verschil { van: string; tot: string; laag: number; hoog: number; tot_eind: boolean }

/**
 * From when, until when and how much a month more or less is left with what happens than without, on average over those
 * months; null when nothing changes. Both lines rest on the same open facts, so lowest is compared with lowest.
 */
export function verschil(met: Tijdlijn, zonder: Tijdlijn): Verschil | null {
  const d = met.maanden.map((m, i) => {
    const z = zonder.maanden[i]?.over ?? m.over;
    const [a, b] = [m.over.laagste - z.laagste, m.over.hoogste - z.hoogste];
    return { laag: Math.min(a, b), hoog: Math.max(a, b) };
  });
  const anders = d.flatMap((x, i) => (x.laag <= -1 || x.hoog >= 1 ? [i] : []));
  if (!anders.length) return null;
  const [van, tot] = [anders[0]!, anders.at(-1)!];
  const rij = d.slice(van, tot + 1);
  const gemiddeld = (f: (x: { laag: number; hoog: number }) => number): number => Math.round(rij.reduce((s, x) => s + f(x), 0) / rij.length);
  return { van: met.maanden[van]!.maand, tot: met.maanden[tot]!.maand, laag: gemiddeld((x) => x.laag), hoog: gemiddeld((x) => x.hoog), tot_eind: tot === d.length - 1 };
}

export interface Terug { laag: number; hoog: number; danLaag: number; danHoog: number; uiterlijk: string | null }

/** What is claimed back of a difference: nothing, where it is as small as the engine says that is let go. */
export const gevraagd = (a: Afrekening, g: Geld): Geld => {
  const klein = (x: number): number => (x <= (a.niet_terug_tot ?? 0) ? 0 : x);
  return { laagste: klein(g.laagste), hoogste: klein(g.hoogste) };
};

/** What may have to be paid back in all years together, and what is left of that when every change is told in time. */
export function terugSamen(tl: Tijdlijn): Terug {
  const t: Terug = { laag: 0, hoog: 0, danLaag: 0, danHoog: 0, uiterlijk: null };
  for (const a of tl.jaren.flatMap((j) => Object.values(j.afrekening))) {
    const terug = gevraagd(a, a.terug);
    if (!(terug.hoogste > 0)) continue;
    const dan = a.doorgeven ? gevraagd(a, a.doorgeven.dan_terug) : terug;
    t.laag += terug.laagste;
    t.hoog += terug.hoogste;
    t.danLaag += dan.laagste;
    t.danHoog += dan.hoogste;
    const u = a.doorgeven?.uiterlijk;
    if (u && (!t.uiterlijk || u < t.uiterlijk)) t.uiterlijk = u;
  }
  return t;
}

/** Things to do, first date first; what has no date of its own goes by its month. */
export function teDoen(tl: Tijdlijn): Taak[] {
  const dag = (x: Taak): string => x.uiterlijk ?? `${x.maand}-99`;
  return [...tl.doen].sort((a, b) => dag(a).localeCompare(dag(b)));
}

/** Every part that occurs, in the engine's order; each keeps its place and colour through the months. */
export function postenVan(tl: Tijdlijn): string[] {
  const uit: string[] = [];
  for (const m of tl.maanden)
    m.posten.forEach((p, i) => {
      if (uit.includes(p.id)) return;
      const na = m.posten.slice(0, i).reverse().find((q) => uit.includes(q.id));
      uit.splice(na ? uit.indexOf(na.id) + 1 : 0, 0, p.id);
    });
  return uit;
}
