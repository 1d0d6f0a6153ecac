// The kiosk's own words. They travel in the kiosk's script, so that the check page carries none of them. A key that a
// language lacks is read in the language that it falls back on: adding a language is adding a file.
import { alle, taal, taalInfo, zetTeksten, type Taal, type Vars } from '../kern/taal.ts';
import type nl from './teksten/nl.json';

export type KioskSleutel = keyof typeof nl;
type Woorden = Partial<Record<KioskSleutel, string>>;
const bestanden = import.meta.glob<Woorden>('./teksten/*.json', { eager: true, import: 'default' });
const talen: Record<string, Woorden> = Object.fromEntries(Object.entries(bestanden).map(([pad, t]) => [/(\w+)\.json$/.exec(pad)![1]!, t]));

/** A text of the kiosk in the language that is chosen, or in another one that is named. */
export function kt(k: KioskSleutel, vars?: Vars, in_: Taal = taal()): string {
  let s: string | undefined;
  for (let t: Taal | 0 = in_; t && s === undefined; t = taalInfo(t)[3]) s = talen[t]?.[k];
  s ??= talen.nl?.[k] ?? k;
  return vars ? s.replace(/\{(\w+)\}/g, (m, n: string) => (n in vars ? String(vars[n]) : m)) : s;
}

const PAGINA = 'pagina.';
/** Some sentences of the check are untrue on a kiosk (a new window, a saved file); these take their place. */
export function vervangTeksten(): void {
  for (const [t, teksten] of [...alle]) {
    const anders = Object.entries(talen[t] ?? {}).filter(([k]) => k.startsWith(PAGINA)).map(([k, s]) => [k.slice(PAGINA.length), s]);
    zetTeksten(t, { ...teksten, pagina: { ...teksten.pagina, ...Object.fromEntries(anders) } });
  }
}
