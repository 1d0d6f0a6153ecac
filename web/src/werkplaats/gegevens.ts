// Fetching what the workshop needs: rules as they stand in the repository, cases, names, the engine's binary.
import bestanden from 'virtual:cjr-werkplaats';
import { compile } from '@recht';
import type { Verdelingen } from '../../../tools/huishoudens.mjs';
import type { Gemeente, Sjabloon, TekstBestanden } from './nieuw.ts';
import type { Bestand } from './werker.ts';

export interface Gevallen { regeling: string; gevallen: { id: string; naam?: string; situatie: { datum: string; [k: string]: unknown } }[] }
export interface Namen { naam?: string; stappen?: Record<string, string>; voorwaarden?: Record<string, { wat?: string }> }
export interface Overzicht { gemeenten: Gemeente[]; zonder: Gemeente[]; namen: Record<string, Namen> }

const adres = (naam: string): string => new URL(bestanden[naam]!, document.baseURI).href;
async function haal<T>(naam: string): Promise<T> {
  const r = await fetch(adres(naam), { credentials: 'same-origin' });
  if (!r.ok) throw new Error(`${bestanden[naam]}: ${r.status}`);
  return (await r.json()) as T;
}

export const laadOverzicht = (): Promise<Overzicht> => haal('namen');
export const laadRijk = (): Promise<Bestand[]> => haal('rijk');
export const laadGemeente = (code: string): Promise<{ bestand: Bestand; gevallen: Gevallen | null; teksten: TekstBestanden }> => haal(code);
let sjabloon: Promise<Sjabloon> | undefined;
/** What something new is made of: only fetched when somebody comes near it. */
export const laadSjabloon = (): Promise<Sjabloon> => (sjabloon ??= haal<Sjabloon>('sjabloon'));
export const laadGevallen = (id: string): Promise<Gevallen | null> => haal(`geval-${id}`);
export const laadVerdelingen = (): Promise<Verdelingen> => haal('bevolking');
export const laadMotor = (): Promise<WebAssembly.Module> => compile(adres('wasm'));
let teller: Promise<WebAssembly.Module> | undefined;
/** What counts populations: only fetched when somebody comes near it. */
export const laadTeller = (): Promise<WebAssembly.Module> => (teller ??= compile(adres('tellen')));
