// Texts of the page (flat keys, typed) and of the law (names, questions, reasons), in one object a language.
import { omgeving } from './omgeving.ts';
import type nl from '../taal/nl.json';

export type Sleutel = keyof typeof nl;
export type Taal = 'nl' | 'en';
export type Vars = Record<string, string | number>;

export interface FeitTekst {
  vraag?: string;
  hulp?: string;
  waarom?: string;
  kort?: string;
  opties?: Record<string, string>;
  bevestig?: string;
}
export interface Zinnen { wat?: string; ja?: string; nee?: string; onbekend?: string; beoordeling?: string }
export interface RegelingTekst {
  naam: string;
  kort?: string;
  uitleg?: string;
  voorwaarden?: Record<string, Zinnen>;
  stappen?: Record<string, string>;
  waarschuwingen?: Record<string, string>;
  onvolledig?: Record<string, string>;
  ga_naar?: Record<string, string>;
  /** of the months to come: names of what comes in, and what somebody has to do, by id */
  posten?: Record<string, string>;
  doen?: Record<string, string>;
  /** the conditions that tell best why it fits, most telling first */
  kern?: string[];
  aanvragen?: { waar?: string; telefoon?: string; adres?: string; termijn?: string; nodig?: string[]; duur?: string };
}
export interface Teksten {
  pagina: Record<string, string>;
  feiten: Record<string, FeitTekst>;
  rollen: Record<string, Record<string, FeitTekst>>;
  regelingen: Record<string, RegelingTekst>;
  controles?: Record<string, string>;
  /** what most municipalities say of a condition with this name */
  gedeeld?: Record<string, Zinnen>;
}

/** What a municipality adds, and what it says otherwise of a national scheme. */
export type EigenTeksten = { feiten: Record<string, FeitTekst>; regelingen: Record<string, Partial<RegelingTekst>> };

const alle = new Map<Taal, Teksten>();
let nu: Taal = 'nl';

export const taal = (): Taal => nu;
export const heeftTaal = (t: Taal): boolean => alle.has(t);
export const zetTeksten = (t: Taal, teksten: Teksten): void => void alle.set(t, teksten);

/** Adds a municipality's texts to those that are there; of a national scheme only what it says itself. */
export function voegToe(t: Taal, eigen: EigenTeksten): void {
  const oud = alle.get(t);
  if (!oud) return;
  const regelingen = { ...oud.regelingen };
  for (const [id, r] of Object.entries(eigen.regelingen)) {
    const zelf = Object.entries(r.voorwaarden ?? {}).map(([v, zinnen]) => [v, { ...oud.gedeeld?.[v], ...zinnen }]);
    const voorwaarden = { ...oud.regelingen[id]?.voorwaarden, ...(Object.fromEntries(zelf) as Record<string, Zinnen>) };
    regelingen[id] = { naam: id, ...oud.regelingen[id], ...r, voorwaarden };
  }
  alle.set(t, { ...oud, feiten: { ...oud.feiten, ...eigen.feiten }, regelingen });
}

export function kiesTaal(t: Taal): void {
  nu = t;
  omgeving.blad.lang = t;
}

export const teksten = (): Teksten => alle.get(nu) ?? { pagina: {}, feiten: {}, rollen: {}, regelingen: {} };

function vul(s: string, vars?: Vars): string {
  return vars ? s.replace(/\{(\w+)\}/g, (m, k: string) => (k in vars ? String(vars[k]) : m)) : s;
}

/** A text of the page. */
export const t = (k: Sleutel, vars?: Vars): string => vul(teksten().pagina[k] ?? k, vars);

/** The same, where the key is made up of parts and may not exist. */
export function ts(k: string, vars?: Vars): string | undefined {
  const s = teksten().pagina[k];
  return s === undefined ? undefined : vul(s, vars);
}

/** Singular or plural: keys `x.een` and `x.meer`. */
export function tn(k: string, n: number, vars?: Vars): string {
  const soort = new Intl.PluralRules(nu).select(n) === 'one' ? 'een' : 'meer';
  return ts(`${k}.${soort}`, { n, ...vars }) ?? `${k}.${soort}`;
}

export function feitTekst(klasse: string, veld: string, rol?: string): FeitTekst {
  const k = `${klasse}.${veld}`;
  const alg = teksten().feiten[k] ?? (klasse === 'situatie' ? teksten().feiten[veld] : undefined) ?? {};
  const over = rol ? (teksten().rollen[rol]?.[k] ?? {}) : {};
  return { ...alg, ...over, opties: { ...alg.opties, ...over.opties } };
}

export const regelingTekst = (id: string): RegelingTekst =>
  teksten().regelingen[id] ?? { naam: id.replace(/^gm\d+\./, '').replaceAll('_', ' ') };

export const hoofdletter = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);
