// How it was in the last years, for schemes that look back: one page with one amount or its lowest and highest, and not a
// row for every change.
import { feit, type Ctx, type Vraag } from './typen.ts';

/** So many years, where the rules name no longer time. */
const JAREN = 3;
/** How many months the rules of this municipality look back on an income. */
const MAANDEN = ['individuele_inkomenstoeslag.maanden'];
const eerder = (iso: string, jaren: number): string => `${Number(iso.slice(0, 4)) - jaren}${iso.slice(4).replace('02-29', '02-28')}`;
const inkomenJaren = (c: Ctx): number => Math.max(JAREN, Math.ceil((c.grens(MAANDEN, 'hoogste') ?? 0) / 12));

const terug = (id: string, lijst: string, rest: Pick<Vraag, 'onderwerp' | 'volgorde'>, jaren: (c: Ctx) => number, per?: string): Vraag => ({
  id, bij: 'persoon', rollen: ['aanvrager', 'partner'], ...rest, feiten: [lijst],
  vars: (c) => ({ jaren: String(jaren(c)) }),
  velden: () => [{ soort: 'bedrag', id: 'waarde', rond: true, ...(per ? { per } : {}) }],
  naar: (c: Ctx, w) => ({ [lijst]: [{ van: eerder(c.datum, jaren(c)), tot: c.datum, bedrag: feit(w.waarde)! }] }),
});

export const terugblik: Vraag[] = [
  terug('inkomen_toen', 'inkomen_historie', { onderwerp: 'inkomen', volgorde: 390 }, inkomenJaren, 'maand'),
  terug('bezit_toen', 'vermogen_historie', { onderwerp: 'spaargeld', volgorde: 430 }, () => JAREN),
];
