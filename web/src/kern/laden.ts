// Fetching the static files, all before the seal. After it the browser refuses, so nothing here is called then.
import bestanden from 'virtual:cjr-bestanden';
import { omgeving } from './omgeving.ts';
import { heeftTaal, zetAanbod, zetTalen, zetTeksten, type EigenTeksten, type Taal, type TaalInfo, type Teksten } from './taal.ts';

export interface Gemeente { code: string; naam: string; stand: string; ook: string[] }
export interface Lijst { gemeenten: Gemeente[]; opvolgers: [string, string, string][] }

export const adres = (naam: string): string => omgeving.site + bestanden[naam]!;
export const bestaat = (naam: string): boolean => naam in bestanden;

async function vraagOp(naam: string): Promise<Response> {
  // the same mode as the preload in the page's head, so that the file comes only once
  const r = await fetch(adres(naam), { credentials: 'same-origin' });
  if (!r.ok) throw new Error(`${bestanden[naam]}: ${r.status}`);
  return r;
}
const haal = async <T>(naam: string): Promise<T> => (await vraagOp(naam)).json() as Promise<T>;

/** Rules that were prepared (tools/voorbereid.mjs): bytes for the engine, behind what the page itself reads of them. */
async function haalRegels<T>(naam: string): Promise<T & { bytes: Uint8Array }> {
  const alles = await (await vraagOp(naam)).arrayBuffer();
  const lengte = new DataView(alles).getUint32(0, true);
  const kop = JSON.parse(new TextDecoder().decode(new Uint8Array(alles, 4, lengte))) as T;
  return { ...kop, bytes: new Uint8Array(alles, 4 + lengte) };
}

/** Dutch and English in one file, with the names once; either may be chosen after the seal. */
export const laadTalen = async (): Promise<void> => zetTalen(await haal('taal'));

/** Languages with a file of their own, those that are not here yet. Gives their addresses. Only before the seal. */
export const laadBij = (codes: Taal[]): Promise<string[]> => Promise.all(codes.filter((t) => bestaat(`taal/${t}`)).map(async (t) => {
  if (!heeftTaal(t)) zetTeksten(t, await haal<Teksten>(`taal/${t}`));
  return adres(`taal/${t}`);
}));

/** The municipalities, and with them which languages and which further files there are. */
export async function laadLijst(alleen: Taal[] = []): Promise<Lijst> {
  const { gemeenten, opvolgers, talen, namen } = await haal<{ gemeenten: [string, string, string | 0, ...string[]][]; opvolgers?: [string, string, string][]; talen?: TaalInfo[]; namen?: Record<string, string> }>('lijst');
  for (const [naam, som] of Object.entries(namen ?? {})) bestanden[naam] = `regels/${naam}.${som}.${naam.startsWith('gm') ? 'regels' : 'json'}`;
  if (talen) zetAanbod(talen, alleen);
  return {
    gemeenten: gemeenten.map(([code, naam, stand, ...ook]) => ({ code, naam, stand: String(stand || ''), ook })),
    opvolgers: opvolgers ?? [],
  };
}

/** `regels`: of each ruleset what the page reads itself. */
export interface Regels { regels: unknown[]; bytes: Uint8Array }
export const laadRijk = (): Promise<Regels> => haalRegels('rijk');
/** The rules of one municipality, with its texts in every language; null when it has none of its own. */
export interface GemeenteRegels extends Regels { teksten: Record<Taal, EigenTeksten> }
export const laadGemeente = (code: string): Promise<GemeenteRegels | null> =>
  bestaat(`gm/${code}`) ? haalRegels(`gm/${code}`) : Promise.resolve(null);
