// A (continued). The home and the rent.
import type { Json } from '../kern/typen.ts';
import { feit, type Vraag } from './typen.ts';

const huurt = (s: unknown) => s === 'huur' || s === 'kamer';

export const wonen: Vraag[] = [
  {
    id: 'woning', bij: 'situatie', onderwerp: 'wonen', volgorde: 140, feiten: ['woning.soort'],
    altijd: () => true, tekstVan: 'woning.soort',
    velden: () => [{ soort: 'keuze', id: 'waarde', opties: ['huur', 'kamer', 'koop', 'inwonend', 'inrichting', 'geen'] }],
    naar: (_, w) => ({ 'woning.soort': w.waarde as string }),
  },
  {
    id: 'zelfstandig', bij: 'situatie', onderwerp: 'wonen', volgorde: 148, feiten: ['woning.zelfstandig'],
    als: (c) => huurt(c.w('woning')?.waarde),
    velden: () => [
      { soort: 'keuze', id: 'voordeur', opties: ['ja', 'nee', 'weet_niet'], kort: true },
      { soort: 'keuze', id: 'keuken', opties: ['ja', 'nee', 'weet_niet'], kort: true },
      { soort: 'keuze', id: 'wc', opties: ['ja', 'nee', 'weet_niet'], kort: true },
    ],
    naar: (_, w) => {
      const drie = [w.voordeur, w.keuken, w.wc];
      if (drie.includes('nee')) return { 'woning.zelfstandig': false };
      return { 'woning.zelfstandig': drie.includes('weet_niet') ? { een_van: [true, false] } : true };
    },
  },
  {
    id: 'huurprijs', bij: 'situatie', onderwerp: 'wonen', volgorde: 146, feiten: ['woning.kale_huur'],
    als: (c) => !c.beantwoord('woning') || huurt(c.w('woning')?.waarde) || c.niet('woning'),
    velden: () => [
      { soort: 'bedrag', id: 'waarde', per: 'maand', rond: true },
      { soort: 'keuze', id: 'soort', opties: ['kaal', 'alles', 'weet_niet'] },
    ],
    naar: (_, w) => {
      const huur = feit(w.waarde);
      return { 'woning.kale_huur': w.soort === 'kaal' ? huur : kaleHuurUit(huur) };
    },
  },
];

/** Only the whole rent is known: the bare rent is somewhere between two thirds and all of it. */
export function kaleHuurUit(w: Json | undefined): Json | undefined {
  const laag = (n: number) => Math.floor((n * 2) / 3);
  if (typeof w === 'number') return { van: laag(w), tot: w };
  if (w && typeof w === 'object' && !Array.isArray(w)) return { van: laag(w.van as number), tot: w.tot as number };
  return w;
}
