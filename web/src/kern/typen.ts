// The shapes that cross the border with the engine: contract, version 1.

import type { Tijdlijn } from './tijdlijn.ts';

export type Json = null | boolean | number | string | Json[] | { [k: string]: Json };
export type Situatie = { [k: string]: Json };

export interface Bereik {
  per?: string | null;
  laagste: number;
  hoogste: number;
}
export type Recht4 = 'ja' | 'nee' | 'misschien' | 'beoordeling';

export interface Voorwaarde {
  id: string;
  voldaan: 'ja' | 'nee' | 'onbekend' | 'beoordeling';
  bron?: string;
  /** a person must decide whether it is met */
  beoordeling?: boolean;
  /** how far it is from being met, and in what: euro, euro/jaar, dagen, jaar, getal */
  tekort?: number;
  tekort_eenheid?: string;
}
export interface Melding {
  id: string;
  bron?: string;
  /** open facts can still take it away */
  misschien?: boolean;
}
export interface GaNaar {
  id?: string;
  naam: string;
  contact?: string;
  intermediair?: boolean;
}
export interface Regeling {
  recht: Recht4;
  bedrag: Bereik | null;
  zekerheid: 'actueel' | 'verouderd' | 'onvolledig';
  voorwaarden: Voorwaarde[];
  ontbreekt: string[];
  aannames: string[];
  te_bevestigen: string[];
  waarschuwingen: Melding[];
  ga_naar?: GaNaar;
  onvolledig?: Melding[];
}
export interface Fout {
  code: string;
  path?: string;
  message: string;
  hint?: string;
  /** of rulesets only: where it stands */
  file?: string;
  line?: number;
  column?: number;
}
export interface Uitkomst {
  contract: number;
  datum: string;
  regelsets: { id: string; versie: string; sha256?: string }[];
  regelingen: Record<string, Regeling>;
  volgende_vraag: string | null;
  waarden?: Record<string, { laagste?: number; hoogste?: number; per?: string; exact?: string; waarde?: Json } | null>;
  waarschuwingen?: (Melding & { pad?: string })[];
  fouten?: Fout[];
}
export interface Stap {
  naam: string;
  regeling?: string;
  waarde?: { laagste?: number; hoogste?: number; exact?: string; per?: string | null; soort?: string; waarde?: Json; bekend?: 'minstens' | 'hoogstens' | 'niet' | 'geen_grens' };
  formule?: string;
  ingevuld?: string;
  bron?: string;
  status?: string;
  soort?: string;
  pad?: string;
  wet?: string;
  /** whose: aanvrager, kinderen[0] */
  van?: string;
  voldaan?: string;
  telt_mee?: string;
  herkomst?: string;
  al_uitgelegd?: boolean;
  /** of a scheme: what is left of its amount when every possibility is computed by itself */
  opgesplitst?: { laagste: number; hoogste: number; per: string };
  stappen?: Stap[];
}
export interface Kromme {
  x: ArrayLike<number>;
  regelingen: Record<string, { laagste: ArrayLike<number>; hoogste: ArrayLike<number> }>;
  totaal: ArrayLike<number>;
  knikken: { x: number | string; soort: 'knik' | 'afgrond'; regeling?: string; regel?: string; bron?: string; verschil?: number }[];
  zinnen?: string[];
  fouten?: Fout[];
}

/** One declared fact, as in feiten.json. */
export interface FeitVeld {
  type: string;
  min?: number | string;
  max?: number | string;
  op?: number;
  opties?: string[];
  opties_uit?: string;
  standaard?: Json;
  standaard_in_object?: Json;
  standaard_is?: string;
  afgeleid?: string;
  mag_null?: boolean;
  alleen?: string[];
  verplicht?: boolean;
  onderwerp?: string;
  volgorde?: number;
  gevoelig?: boolean;
  nooit_vragen?: boolean;
}
export interface FeitPlaats {
  pad: string;
  in: string;
  lijst?: number | Record<string, number>;
  element?: string;
  mag_null?: boolean;
  standaard?: Json;
  onderwerp?: string;
  volgorde?: number;
}
export interface FeitenDoc {
  klassen: Record<string, { plaatsen?: FeitPlaats[]; velden: Record<string, FeitVeld> }>;
}

export interface Recht {
  calculate(s: Situatie, o?: { waarden?: string[] | '*'; aannames?: 'geen'; vragen?: boolean }): Uitkomst;
  explain(s: Situatie, regeling: string, o?: { vragen?: boolean }): Uitkomst & { uitleg?: Stap };
  nextQuestion(s: Situatie): string | null;
  curve(s: Situatie, o: { pad: string; van: number; tot: number; punten?: number }): Kromme;
  /** month by month, with what happens; an older engine lacks it */
  timeline?(s: Situatie, o: { maanden: number; waarden?: string[] }): Tijdlijn;
  facts(): FeitenDoc;
  readonly version: string;
  /** overwrites the memory in which the answers were */
  destroy(): void;
}
