// The kiosk's own words. They travel in the kiosk's script, so that the check page carries none of them. A key that a
// language lacks is read in English, and else in Dutch: adding a language is adding a file.
import { taal, teksten, type Vars } from '../kern/taal.ts';
import type nl from './teksten/nl.json';

export type KioskSleutel = keyof typeof nl;
type Woorden = Partial<Record<KioskSleutel, string>>;
const bestanden = import.meta.glob<Woorden>('./teksten/*.json', { eager: true, import: 'default' });
const talen: Record<string, Woorden> = Object.fromEntries(Object.entries(bestanden).map(([pad, t]) => [/(\w+)\.json$/.exec(pad)![1]!, t]));

export const heeftKioskTaal = (t: string): boolean => t in talen;

/** A text of the kiosk in the language that is chosen, or in another one that is named. */
export function kt(k: KioskSleutel, vars?: Vars, in_: string = taal()): string {
  const s = talen[in_]?.[k] ?? talen.en?.[k] ?? talen.nl?.[k] ?? k;
  return vars ? s.replace(/\{(\w+)\}/g, (m, n: string) => (n in vars ? String(vars[n]) : m)) : s;
}

const PAGINA = 'pagina.';
/** Some sentences of the check are untrue on a kiosk (a new window, a saved file); these take their place. */
export function vervangTeksten(): void {
  for (const k of Object.keys(talen.nl!) as KioskSleutel[])
    if (k.startsWith(PAGINA)) teksten().pagina[k.slice(PAGINA.length)] = kt(k);
}
