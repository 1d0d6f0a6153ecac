// Fetching the static files, all before the seal. After it the browser refuses, so nothing here is called then.
import bestanden from 'virtual:cjr-bestanden';
import { omgeving } from './omgeving.ts';
import { zetTeksten, type EigenTeksten, type Taal, type Teksten } from './taal.ts';

export interface Gemeente { code: string; naam: string; stand: string; ook: string[] }
export interface Lijst { gemeenten: Gemeente[]; opvolgers: [string, string, string][] }

export const adres = (naam: string): string => omgeving.site + bestanden[naam]!;
export const bestaat = (naam: string): boolean => naam in bestanden;

async function haal<T>(naam: string): Promise<T> {
  // the same mode as the preload in the page's head, so that the file comes only once
  const r = await fetch(adres(naam), { credentials: 'same-origin' });
  if (!r.ok) throw new Error(`${bestanden[naam]}: ${r.status}`);
  return (await r.json()) as T;
}

/** All languages in one file: they share their keys, and any of them may be chosen after the seal. */
export async function laadTalen(): Promise<void> {
  for (const [t, teksten] of Object.entries(await haal<Record<Taal, Teksten>>('taal'))) zetTeksten(t as Taal, teksten);
}

export async function laadLijst(): Promise<Lijst> {
  const { gemeenten, opvolgers } = await haal<{ gemeenten: [string, string, string | 0, ...string[]][]; opvolgers?: [string, string, string][] }>('lijst');
  return {
    gemeenten: gemeenten.map(([code, naam, stand, ...ook]) => ({ code, naam, stand: String(stand || ''), ook })),
    opvolgers: opvolgers ?? [],
  };
}

export const laadRijk = (): Promise<unknown[]> => haal<unknown[]>('rijk');
/** The rules of one municipality, with its texts in every language. */
export interface GemeenteRegels { regels: unknown[]; teksten: Partial<Record<Taal, EigenTeksten>> }
export const laadGemeente = (code: string): Promise<GemeenteRegels> =>
  bestaat(`gm/${code}`) ? haal<GemeenteRegels>(`gm/${code}`) : Promise.resolve({ regels: [], teksten: {} });
