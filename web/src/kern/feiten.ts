// The declared facts, and the way from a path of the engine (`kinderen[0].woont_in`) to a class and a field.
import type { FeitenDoc, FeitPlaats, FeitVeld } from './typen.ts';

export interface Plek {
  /** 'situatie', 'persoon', 'kind', 'inkomst', 'opvang', … */
  klasse: string;
  /** where the element stands: '' , 'partner', 'kinderen[0]', 'aanvrager.inkomsten[1]' */
  element: string;
  /** for persons: aanvrager, partner or medebewoners */
  rol: string;
  /** dotted name of the field within the element; '' when the path is the element or list itself */
  veld: string;
}

/** A list of which every row has facts of its own, and which no composed question fills. */
export interface Lijst extends FeitPlaats { klasse: string }
/** These are made from what people tell in other words: who is there, which income, which childcare. */
const EIGEN_GESPREK = new Set(['persoon', 'kind', 'inkomst', 'opvang']);

export class Feiten {
  readonly #lijsten = new Map<string, Lijst[]>();

  constructor(readonly doc: FeitenDoc) {
    for (const [klasse, k] of Object.entries(doc.klassen))
      for (const p of k.plaatsen ?? [])
        if (p.lijst !== undefined && !EIGEN_GESPREK.has(klasse)) this.#lijsten.set(p.in, [...(this.#lijsten.get(p.in) ?? []), { ...p, klasse }]);
  }

  lijsten = (klasse: string): readonly Lijst[] => this.#lijsten.get(klasse) ?? [];

  veld(klasse: string, naam: string): FeitVeld | undefined {
    return this.doc.klassen[klasse]?.velden[naam];
  }

  /** Options of an enumeration, also where they are those of another field. */
  opties(v: FeitVeld): string[] {
    if (v.opties) return v.opties;
    const [klasse, ...rest] = (v.opties_uit ?? '').split('.');
    const ander = this.veld(klasse ?? '', rest.join('.'));
    return ander?.opties ?? [];
  }

  /** Has this fact a value of its own when nobody gives one? Then "don't know" must be said out loud. */
  heeftStandaard(v: FeitVeld): boolean {
    return v.standaard !== undefined || v.standaard_in_object !== undefined || v.standaard_is !== undefined;
  }

  /** Takes a path apart; null when no class knows it. The same paths come by at every answer. */
  ontleed(pad: string): Plek | null {
    let p = this.#ontleed.get(pad);
    if (p === undefined) this.#ontleed.set(pad, (p = this.#neemUiteen(pad)));
    return p;
  }
  readonly #ontleed = new Map<string, Plek | null>();

  #neemUiteen(pad: string): Plek | null {
    let klasse = 'situatie';
    let element = '';
    let rol = '';
    let rest = pad;
    for (;;) {
      const dieper = this.#dieper(klasse, rest);
      if (!dieper) break;
      klasse = dieper.klasse;
      element = element ? `${element}.${dieper.kop}` : dieper.kop;
      if (klasse === 'persoon') rol = dieper.pad;
      rest = dieper.rest;
      if (!rest) break;
    }
    // a list or person as a whole: the field is the place's own name in the class above it
    return { klasse, element, rol, veld: rest };
  }

  #dieper(klasse: string, rest: string): { klasse: string; kop: string; pad: string; rest: string } | null {
    for (const [naam, k] of Object.entries(this.doc.klassen)) {
      for (const p of k.plaatsen ?? []) {
        if (p.in !== klasse) continue;
        const vorm = p.lijst === undefined ? `^(${p.pad})(?:\\.(.+))?$` : `^(${p.pad}\\[\\d+\\])(?:\\.(.+))?$`;
        const m = new RegExp(vorm).exec(rest);
        // `partner` alone is a question to the situation, not a field of a person
        if (m && m[2] !== undefined) return { klasse: naam, kop: m[1]!, pad: p.pad, rest: m[2] };
      }
    }
    return null;
  }
}

/**
 * The facts that everybody has, with those that single rulesets declare for themselves: they stand under `overig`, with
 * the ruleset's name (`overig.gm0153.duur`).
 */
export function metEigenFeiten(doc: FeitenDoc, rulesets: readonly unknown[]): FeitenDoc {
  const eigen = (rulesets as readonly { id: string; soort?: string; feiten?: Record<string, FeitVeld> }[])
    .filter((r) => r.soort !== 'feiten')
    .flatMap((r) => Object.entries(r.feiten ?? {}).map(([naam, f]) => [`${OVERIG}${r.id}.${naam}`, f] as const));
  const situatie = doc.klassen.situatie;
  if (!eigen.length || !situatie) return doc;
  return { ...doc, klassen: { ...doc.klassen, situatie: { ...situatie, velden: { ...situatie.velden, ...Object.fromEntries(eigen) } } } };
}
const OVERIG = 'overig.';
/** A name in its parts; one under `overig` has dots of its own. */
const inDelen = (naam: string): string[] => (naam.startsWith(OVERIG) ? ['overig', naam.slice(OVERIG.length)] : naam.split(/[.[\]]+/).filter(Boolean));

/** Sets a dotted name inside an object: ('woning.soort', 'huur') → { woning: { soort: 'huur' } }. */
export function zet(doel: Record<string, unknown>, naam: string, waarde: unknown): void {
  const delen = inDelen(naam);
  let o = doel;
  for (const d of delen.slice(0, -1)) o = (o[d] ??= {}) as Record<string, unknown>;
  o[delen.at(-1)!] = waarde;
}

/** Reads a path with dots and [i]; undefined when it is not there. */
export function lees(bron: unknown, pad: string): unknown {
  let o: unknown = bron;
  for (const d of inDelen(pad)) {
    if (o === null || typeof o !== 'object') return undefined;
    o = (o as Record<string, unknown>)[d];
  }
  return o;
}
