// D. Savings. A threshold first; amounts only for those who are near or above it.
import type { Json } from '../kern/typen.ts';
import type { Vraag } from './typen.ts';
import { feit } from './typen.ts';

/** Names under which the rules publish the limits on assets: the lowest decides the threshold that we ask. */
const GRENZEN = ['huurtoeslag.vermogensgrens', 'zorgtoeslag.vermogensgrens', 'kindgebonden_budget.vermogensgrens'];

export const spaargeld: Vraag[] = [
  {
    id: 'spaargeld_grens', bij: 'persoon', rollen: ['aanvrager'], onderwerp: 'spaargeld', volgorde: 400, feiten: ['rendementsgrondslag'],
    als: (c) => c.grens(GRENZEN) !== undefined,
    velden: () => [{ soort: 'keuze', id: 'meer', opties: ['nee', 'ja'] }],
    naar: (c, w) => (w.meer === 'nee' ? { rendementsgrondslag: { van: 0, tot: c.grens(GRENZEN)! } } : {}),
    // asked of the whole family together: the sum stands with the applicant
    elders: (c, w) => (w.meer !== 'nee' ? [] : [
      ...c.elementen('persoon', 'partner').map((p): [string, string, Json] => [p.id, 'rendementsgrondslag', 0]),
      ...c.elementen('kind').filter((k) => !c.beantwoord('f.spaargeld', k.id)).map((k): [string, string, Json] => [k.id, 'spaargeld', 0]),
    ]),
    vars: (c) => ({ grens: c.grens(GRENZEN) ?? 0 }),
  },
  {
    id: 'vermogen', bij: 'persoon', onderwerp: 'spaargeld', volgorde: 401, feiten: ['rendementsgrondslag'],
    als: (c) => c.el.rol === 'medebewoners' || c.w('spaargeld_grens', 'ik')?.meer !== 'nee',
    velden: () => [{ soort: 'bedrag', id: 'waarde', rond: true, op: 1 }],
    naar: (_, w) => ({ rendementsgrondslag: feit(w.waarde) }),
  },
];
