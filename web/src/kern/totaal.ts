// The sums over all schemes. Ranges add up lowest with lowest; a "maybe" counts as nothing at its lowest.
import type { Gesprek } from './gesprek.ts';
import { heeftPeriode, perMaand } from './periode.ts';
import type { Recht4, Regeling, Uitkomst } from './typen.ts';
import { vraagtAdvies } from '../vragen/eerst-advies.ts';

export type Groep = Recht4;
export const GROEPEN: Groep[] = ['ja', 'misschien', 'beoordeling', 'nee'];

/** A gross income, such as WW or AOW: told as one already, or first to be taxed. It is no part of what comes on top. */
export const isInkomen = (r?: Regeling): boolean => r?.waarschuwingen.some((w) => w.id === 'is_inkomen') ?? false;

/** Told as money that already comes in: then nobody need apply, and a last day to apply says nothing. */
export const heeftAl = (r: Regeling): boolean => r.waarschuwingen.some((w) => w.id === 'heeft_al' && !w.misschien);

export interface Rij { id: string; r: Regeling; groep: Groep; eerstAdvies: boolean; maand: { laag: number; hoog: number } | null }

/** Of the conversation as it stands, or of another outcome, such as with a changed rent. */
export function rijen(g: Gesprek, u: Uitkomst = g.uitkomst): Rij[] {
  const s = g.situatie;
  return Object.entries(u.regelingen).map(([id, r]) => {
    // nothing is called a right while it rests on a default that could change it and that nobody confirmed
    const groep: Groep = r.recht === 'ja' && r.te_bevestigen.length ? 'misschien' : r.recht;
    const b = r.bedrag;
    const maand = b && r.recht !== 'nee' && !isInkomen(r) && heeftPeriode(b.per)
      ? { laag: groep === 'ja' ? perMaand(b.laagste, b.per) : 0, hoog: perMaand(b.hoogste, b.per) } : null;
    return { id, r, groep, eerstAdvies: vraagtAdvies(id, r, s, g.meta[id]?.uitvoerder), maand };
  }).sort((a, b) => GROEPEN.indexOf(a.groep) - GROEPEN.indexOf(b.groep) || (b.maand?.hoog ?? -1) - (a.maand?.hoog ?? -1));
}

/** A range this wide (euros a month) tells nobody anything yet: then words stand in its place. */
const ZEGT_NIETS = 4000;
export const zegtIets = (laag: number, hoog: number): boolean => hoog - laag <= ZEGT_NIETS;

export interface Totaal { laag: number; hoog: number; ja: number; misschien: number; beoordeling: number; nee: number }

export function totaal(alle: readonly Rij[]): Totaal {
  const t: Totaal = { laag: 0, hoog: 0, ja: 0, misschien: 0, beoordeling: 0, nee: 0 };
  for (const { groep, maand, eerstAdvies } of alle) {
    t[groep]++;
    // what a person must still decide on is not promised in the total
    if (!maand || eerstAdvies || groep === 'beoordeling') continue;
    t.laag += maand.laag;
    t.hoog += maand.hoog;
  }
  t.laag = Math.floor(t.laag);
  t.hoog = Math.floor(t.hoog);
  return t;
}
