/** The engine of "Check je recht": situations in, answers out, as the project's contract (version 1) has them. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What is known of one household. Absent = unknown. See rulesets/schema/situatie.schema.json. */
export type Situatie = { datum: string; [path: string]: unknown } | { [path: string]: unknown };

export interface Fout {
  code: string;
  /** place in the situation, e.g. "aanvrager.geboortedatum" */
  path: string;
  message: string;
  hint: string;
  /** rulesets only */
  file?: string;
  line?: number;
  column?: number;
  severity?: 'warning';
}

export interface Melding {
  id: string;
  bron?: string;
}

export interface Regeling {
  recht: 'ja' | 'nee' | 'misschien' | 'beoordeling';
  bedrag: { per: string; laagste: number; hoogste: number } | null;
  zekerheid: 'actueel' | 'verouderd' | 'onvolledig';
  voorwaarden: { id: string; voldaan: 'ja' | 'nee' | 'onbekend'; bron?: string; [key: string]: unknown }[];
  ontbreekt: string[];
  aannames: string[];
  te_bevestigen: string[];
  waarschuwingen: Melding[];
  ga_naar?: { id: string; naam: string; contact?: string; intermediair?: boolean; [key: string]: unknown };
  [key: string]: unknown;
}

export interface Waarde {
  laagste?: number;
  hoogste?: number;
  per?: string;
  /** the unrounded decimal */
  exact?: string;
  /** in an explanation: of what only the limits of the facts hold, which side says something */
  bekend?: 'niet' | 'minstens' | 'hoogstens' | 'geen_grens';
  /** of a truth, a date or a choice */
  waarde?: Json;
  [key: string]: unknown;
}

export interface Uitkomst {
  contract: 1;
  datum: string;
  regelsets: { id: string; versie: string; sha256: string }[];
  regelingen: { [id: string]: Regeling };
  volgende_vraag: string | null;
  waarden?: { [name: string]: Waarde | null };
  waarschuwingen?: Melding[];
  fouten?: undefined;
}

/** What comes instead of an answer when the situation is not good. */
export interface Fouten {
  fouten: Fout[];
}

export interface Stap {
  naam: string;
  soort?: string;
  regeling?: string;
  waarde?: Waarde;
  formule?: string;
  ingevuld?: string;
  bron?: string;
  status?: string;
  pad?: string;
  stappen?: Stap[];
  [key: string]: unknown;
}

export interface Opties {
  /** named values to add to the answer; '*' for all */
  waarden?: string[] | '*';
  /** every default counts as unknown */
  aannames?: 'geen';
  /** false leaves out what could still be asked (ontbreekt, te_bevestigen, volgende_vraag): faster */
  vragen?: boolean;
}

export interface Kromme {
  x: Float64Array;
  /** euros a month, per scheme */
  regelingen: { [id: string]: { laagste: Float64Array; hoogste: Float64Array } };
  totaal: Float64Array;
  knikken: { x: number | string; soort: 'knik' | 'afgrond'; regeling: string; regel: string; bron: string; verschil: number }[];
  zinnen: string[];
  fouten?: undefined;
}

/** From … to …; the two are equal when everything that matters is known. */
export interface Van_tot {
  laagste: number;
  hoogste: number;
}

/** A fact that moved or was added up: a number or amount, or a date, choice or truth under `waarde`. */
export interface Verlopen {
  laagste?: number;
  hoogste?: number;
  waarde?: string | boolean | null;
}

export interface Tijdlijnmaand {
  /** "2026-03" */
  maand: string;
  /** the day for which the month is computed */
  datum: string;
  gebeurtenissen: { nummer: number; datum: string; soort: 'verandert' | 'erbij' | 'eraf'; pad: string }[];
  regelingen: {
    [id: string]: {
      recht: 'ja' | 'nee' | 'misschien' | 'beoordeling';
      bedrag: (Van_tot & { per: string }) | null;
      zekerheid: 'actueel' | 'verouderd' | 'onvolledig';
    };
  };
  /** schemes that differ from the month before */
  verandert: string[];
  /** the money that comes in, in a fixed order */
  posten: (Van_tot & { id: string })[];
  over: Van_tot;
  toestand: { [pad: string]: Verlopen };
  waarden?: { [naam: string]: Waarde | null };
}

export interface Afrekening {
  volgens: 'bedrag' | 'schatting' | 'situatie';
  recht: Van_tot;
  betaald: Van_tot;
  terug: Van_tot;
  erbij: Van_tot;
  /** so little is not claimed back */
  niet_terug_tot?: number;
  doorgeven: { maand: string; uiterlijk: string | null; dan_terug: Van_tot } | null;
  maanden: { maand: string; recht: Van_tot; betaald: Van_tot; saldo: Van_tot }[];
  bron: string;
}

export interface Tijdlijn {
  contract: 1;
  van: string;
  tot: string;
  regelsets: { id: string; versie: string; sha256: string }[];
  maanden: Tijdlijnmaand[];
  jaren: {
    jaar: number;
    /** months of this year that are not in the timeline */
    buiten: string[];
    opgeteld: { [pad: string]: Verlopen };
    waarden: { [naam: string]: Van_tot & { per: string } };
    afrekening: { [regeling: string]: Afrekening };
  }[];
  doen: { id: string; regelset: string; maand: string; uiterlijk: string | null; bron: string }[];
  waarschuwingen: { id: string; pad: string }[];
  fouten?: undefined;
}

export interface TijdlijnOpties {
  /** 1 to 24, starting with the month of `datum`; default 12 */
  maanden?: number;
  waarden?: string[] | '*';
  aannames?: 'geen';
}

export interface Recht {
  readonly version: string;
  calculate(situatie: Situatie | string, opties?: Opties): Uitkomst | Fouten;
  /** The same answer as text: byte for byte what the command `recht` prints for the same text. */
  calculateText(situatie: Situatie | string, opties?: Opties): string;
  /** The answer with `uitleg`: how one scheme's amount came about, step by step. */
  explain(situatie: Situatie | string, regeling: string, opties?: Opties): (Uitkomst & { uitleg: Stap }) | Fouten;
  explainText(situatie: Situatie | string, regeling: string, opties?: Opties): string;
  /** The household month by month, with what happens to it (`gebeurtenissen`): see docs/tijdlijn.md. */
  timeline(situatie: Situatie | string, opties?: TijdlijnOpties): Tijdlijn | Fouten;
  timelineText(situatie: Situatie | string, opties?: TijdlijnOpties): string;
  /** The fact that narrows the whole answer most; null when nothing can, or when the situation has faults. */
  nextQuestion(situatie: Situatie | string): string | null;
  /** Answers along one fact: `pad` from `van` to `tot`, and where the law bends or breaks. */
  curve(situatie: Situatie | string, opties: { pad: string; van: number | string; tot: number | string; punten?: number }): Kromme | Fouten;
  /**
   * The loaded rules, compiled, as bytes for the module in `prepared/`, which starts several times as fast: the national
   * ones, or what a municipality adds to them (null when it has no rules of its own).
   */
  prepare(gemeente?: string): Uint8Array | null;
  /** The declared facts, as in the fact file; of prepared rules without the checks and without what is in a formula. */
  facts(): { [key: string]: Json };
  /** Ids of the national schemes, then those of a municipality. */
  schemes(gemeente?: string): string[];
  /** Frees the engine and overwrites all memory that it used. Every later call throws. */
  destroy(): void;
}

export interface LoadOptions {
  /**
   * Texts, { name, text } (the name appears in messages), or parsed ruleset objects. The module in `prepared/` takes only
   * what prepare() of the other made: the national rules, and those of municipalities.
   */
  rulesets: (string | { name: string; text: string } | BufferSource | object)[];
  /** Where recht.wasm is, or its bytes; default: beside this module. */
  wasm?: string | URL | BufferSource | WebAssembly.Module;
  /** The compiled recht.wasm (see `compile`), to start several engines from one. */
  module?: WebAssembly.Module;
}

/** Starts an engine. Rejects with a RulesetError when a ruleset has faults. */
export function load(options: LoadOptions): Promise<Recht>;

/** Compiles recht.wasm once, for several engines. */
export function compile(wasm?: string | URL | BufferSource | WebAssembly.Module): Promise<WebAssembly.Module>;

export class RulesetError extends Error {
  readonly fouten: Fout[];
}
