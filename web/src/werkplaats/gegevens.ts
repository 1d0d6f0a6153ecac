// Fetching what the workshop needs: rules as they stand in the repository, cases, names, the engine's binary.
import bestanden from 'virtual:cjr-werkplaats';
import { compile } from '@recht';
import type { Verdelingen } from '../../../tools/huishoudens.mjs';
import type { Gemeente, Sjabloon } from './nieuw.ts';
import type { Stapel } from './stapel.ts';
import type { Bestand } from './werker.ts';

/** What a case expects of a scheme. */
export interface Verwacht { recht?: string; bedrag?: number | null | { laagste: number; hoogste: number }; voorwaarden?: Record<string, string> }
export interface Gevallen { regeling: string; gevallen: { id: string; naam?: string; situatie: { datum: string; [k: string]: unknown }; verwacht?: Record<string, Verwacht> }[] }
export interface Namen { naam?: string; stappen?: Record<string, string>; voorwaarden?: Record<string, { wat?: string }> }
/** `feiten`: the short name of each fact. */
export interface Overzicht { gemeenten: Gemeente[]; zonder: Gemeente[]; namen: Record<string, Namen>; feiten: Record<string, string> }
/** A ruleset with the texts beside it, and its cases as they stand in their file. */
export interface Geheel { bestand: Bestand; stapel: Stapel; gevallen: string | null }

const adres = (naam: string): string => new URL(bestanden[naam]!, document.baseURI).href;
async function haal<T>(naam: string): Promise<T> {
  const r = await fetch(adres(naam), { credentials: 'same-origin' });
  if (!r.ok) throw new Error(`${bestanden[naam]}: ${r.status}`);
  return (await r.json()) as T;
}

export const laadOverzicht = (): Promise<Overzicht> => haal('namen');
export const laadRijk = (): Promise<Bestand[]> => haal('rijk');
export const laadGemeente = (code: string): Promise<Geheel> => haal(code);
export const laadWet = async (bestand: Bestand, id: string): Promise<Geheel> => ({ bestand, ...(await haal<Omit<Geheel, 'bestand'>>(`bij-${id}`)) });
let sjabloon: Promise<Sjabloon> | undefined;
/** What something new is made of: only fetched when somebody comes near it. */
export const laadSjabloon = (): Promise<Sjabloon> => (sjabloon ??= haal<Sjabloon>('sjabloon'));
export const laadVerdelingen = (): Promise<Verdelingen> => haal('bevolking');
export const laadMotor = (): Promise<WebAssembly.Module> => compile(adres('wasm'));
let teller: Promise<WebAssembly.Module> | undefined;
/** What counts populations: only fetched when somebody comes near it. */
export const laadTeller = (): Promise<WebAssembly.Module> => (teller ??= compile(adres('tellen')));
