// A question as data: which facts it covers, when it is asked, which fields stand on its page, and what follows from
// the answer. The engine decides whether a question still matters; these definitions only say how to ask it.
import type { Feiten } from '../kern/feiten.ts';
import type { Json } from '../kern/typen.ts';

export const ONDERWERPEN = [
  'mensen', 'wonen', 'kinderen', 'werk', 'inkomen', 'spaargeld', 'zorg', 'verblijf', 'schulden', 'kosten', 'oekraine', 'gebeurtenissen',
] as const;
export type Onderwerp = (typeof ONDERWERPEN)[number];

/** The steps that a visitor sees: several topics of the law in one chapter of the conversation. */
export const STAPPEN: { id: string; onderwerpen: readonly Onderwerp[] }[] = [
  { id: 'mensen', onderwerpen: ['mensen', 'wonen'] },
  { id: 'kinderen', onderwerpen: ['kinderen'] },
  { id: 'inkomen', onderwerpen: ['werk', 'inkomen'] },
  { id: 'spaargeld', onderwerpen: ['spaargeld'] },
  { id: 'bijzonder', onderwerpen: ['zorg', 'verblijf', 'schulden', 'kosten', 'oekraine', 'gebeurtenissen'] },
  { id: 'controleer', onderwerpen: [] },
];

export interface VanTot { van: number | string; tot: number | string }
export type Waarde = string | number | string[] | VanTot;
export interface Antwoord {
  w?: Record<string, Waarde>;
  /** 'weet': don't know; 'zeg': would rather not say. Both leave the fact open. */
  niet?: 'weet' | 'zeg';
}

export type Klasse = 'situatie' | 'persoon' | 'kind' | 'inkomst' | 'opvang';
/** Something that has facts: the situation, a person, a child, an income, a childcare contract. */
export interface Element {
  /** stays the same when others are added or removed: '', 'ik', 'p', 'k1', 'm2', 'ik.loon', 'k1.bso' */
  id: string;
  klasse: string;
  rol: string;
  /** path in the situation as it is now: 'kinderen[0]' */
  pad: string;
  /** the answers' own sort: 'loon', 'bso' */
  soort?: string;
  ouder?: string;
  /** the list in which it is a row: 'kosten' */
  lijst?: string;
  nummer: number;
}

export interface Ctx {
  el: Element;
  datum: string;
  gemeente: string | null;
  feiten: Feiten;
  /** values given to a question, of this element or of another; undefined when open */
  w(vraag: string, el?: string): Record<string, Waarde> | undefined;
  niet(vraag: string, el?: string): boolean;
  beantwoord(vraag: string, el?: string): boolean;
  elementen(klasse: string, rol?: string): Element[];
  /** age on the day of calculation, as far as known */
  leeftijd(el?: string): number | undefined;
  /** an amount or a number that the rules themselves name, such as a limit; of several, or where it is open, the lowest or the highest */
  grens(namen: string[], uiterste?: 'laagste' | 'hoogste'): number | undefined;
}

interface VeldBasis { id: string; als?: (c: Ctx) => boolean; optioneel?: boolean }
export type Veld =
  | (VeldBasis & { soort: 'keuze'; opties: string[] | ((c: Ctx) => string[]); kort?: boolean; naam?: (optie: string) => string })
  | (VeldBasis & { soort: 'meer'; opties: string[] | ((c: Ctx) => string[]); niets?: boolean; eerst?: number })
  | (VeldBasis & { soort: 'bedrag'; per?: string; min?: number; max?: number; op?: number; rond?: boolean })
  | (VeldBasis & { soort: 'geheel'; min?: number; max?: number; eenheid?: string; rond?: boolean; deci?: boolean })
  | (VeldBasis & { soort: 'datum'; min?: string; max?: string; deels?: boolean; geen?: boolean })
  | (VeldBasis & { soort: 'tekst'; max: number })
  | (VeldBasis & { soort: 'aantal'; max: number; lijst: string })
  | (VeldBasis & { soort: 'per'; opties: string[] });

export type Feitwaarden = Record<string, Json | undefined>;

export interface Vraag {
  id: string;
  bij: string;
  rollen?: string[];
  onderwerp: Onderwerp;
  volgorde: number;
  /** facts of its own class that this question answers */
  feiten: string[];
  altijd?: (c: Ctx) => boolean;
  als?: (c: Ctx) => boolean;
  velden: (c: Ctx) => Veld[];
  naar: (c: Ctx, w: Record<string, Waarde>) => Feitwaarden;
  /** what "don't know" says to the engine; default: nothing, or "any of these" for facts with a default */
  bijWeetNiet?: (c: Ctx) => Feitwaarden;
  /** facts of other elements that follow: [element id, field, value] */
  elders?: (c: Ctx, w: Record<string, Waarde>) => [string, string, Json][];
  gevoelig?: boolean;
  /** another wording of the same question: `<id>.<vorm>.vraag` goes before `<id>.vraag` */
  vorm?: (c: Ctx) => string | undefined;
  /** variables for the texts */
  vars?: (c: Ctx) => Record<string, string | number>;
  /** the fact whose text serves, when the page has none of its own */
  tekstVan?: string;
}

/** A value as the contract wants it; what is known roughly stays a range. */
export function feit(w: Waarde | undefined): Json | undefined {
  if (w === undefined) return undefined;
  return typeof w === 'object' && !Array.isArray(w) ? { van: w.van, tot: w.tot } : w;
}

export const janee = (w: Waarde | undefined): boolean | undefined => (w === 'ja' ? true : w === 'nee' ? false : undefined);

/** Multiplies a number or range: hours a week → hours a month. */
export function maal(w: Json | undefined, factor: number, opNaar = 2): Json | undefined {
  const m = 10 ** opNaar;
  const keer = (n: number) => Math.round(n * factor * m) / m;
  if (typeof w === 'number') return keer(w);
  if (w && typeof w === 'object' && !Array.isArray(w)) return { van: keer(w.van as number), tot: keer(w.tot as number) };
  return w;
}
