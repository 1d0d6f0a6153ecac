// How it was in the last years, for schemes that look back: one page with one amount or its lowest and highest, and not a
// row for every change.
import { feit, type Ctx, type Vraag } from './typen.ts';

const JAREN = 3;
const eerder = (iso: string): string => `${Number(iso.slice(0, 4)) - JAREN}${iso.slice(4).replace('02-29', '02-28')}`;

const terug = (id: string, lijst: string, rest: Pick<Vraag, 'onderwerp' | 'volgorde'>, per?: string): Vraag => ({
  id, bij: 'persoon', rollen: ['aanvrager', 'partner'], ...rest, feiten: [lijst],
  velden: () => [{ soort: 'bedrag', id: 'waarde', rond: true, ...(per ? { per } : {}) }],
  naar: (c: Ctx, w) => ({ [lijst]: [{ van: eerder(c.datum), tot: c.datum, bedrag: feit(w.waarde)! }] }),
});

export const terugblik: Vraag[] = [
  terug('inkomen_toen', 'inkomen_historie', { onderwerp: 'inkomen', volgorde: 390 }, 'maand'),
  terug('bezit_toen', 'vermogen_historie', { onderwerp: 'spaargeld', volgorde: 430 }),
];
