// Texts of the page (flat keys, typed) and of the law (names, questions, reasons), in one object a language.
// Which languages there are comes with the list of municipalities (rulesets/teksten/talen.json). What a language lacks is
// shown in the language that it falls back on, and says so with lang and dir on its element.
import { html, type TemplateResult } from 'lit';
import { omgeving } from './omgeving.ts';
import type nl from '../taal/nl.json';

export type Sleutel = keyof typeof nl;
/** its code, as in `lang` */
export type Taal = string;
/** code, own name, whether it is written from right to left, what it falls back on, whether a native speaker looked at it */
export type TaalInfo = [code: Taal, naam: string, rechts: 0 | 1, terugval: Taal | 0, nagekeken: 0 | 1];
export type Vars = Record<string, string | number>;

export interface FeitTekst {
  vraag?: string;
  hulp?: string;
  waarom?: string;
  kort?: string;
  opties?: Record<string, string>;
  bevestig?: string;
  /** the same said of who it does not concern: the ticked line before anything is opened */
  goed?: string;
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

export const alle = new Map<Taal, Teksten>();
let nu: Taal = 'nl';
let talen: TaalInfo[] = [['nl', 'Nederlands', 0, 0, 1], ['en', 'English', 0, 'nl', 1]];
let keus: TaalInfo[] = talen;
/** texts that stand in another language than the page: text → its language */
const vreemd = new Map<string, Taal>();
let samen: Teksten | null = null;

export const taal = (): Taal => nu;
export const taalInfo = (t: Taal = nu): TaalInfo => talen.find((x) => x[0] === t) ?? [t, t, 0, 0, 1];
/** The languages that may be chosen, in order. */
export const aanbod = (): TaalInfo[] => keus;
/** Which languages there are, and which of them may be chosen: those that are asked for, or all. */
export function zetAanbod(lijst: TaalInfo[], alleen: readonly Taal[]): void {
  talen = lijst;
  keus = lijst.filter(([t]) => alleen.includes(t));
  if (!keus.length) keus = lijst;
}
export const heeftTaal = (t: Taal): boolean => alle.has(t);

/** Texts that came as values alone, under the names that they have in Dutch (`alleenWaarden` in tools/bundel.mjs). */
export function metSleutels<T extends object>(nl: T, waarden: Iterator<unknown>): T {
  const uit: Record<string, unknown> = {};
  for (const [k, v] of Object.entries(nl)) {
    const deel: unknown = v && typeof v === 'object' && !Array.isArray(v) ? metSleutels(v as object, waarden) : waarden.next().value;
    if (deel !== null) uit[k] = deel;
  }
  return uit as T;
}

export function zetTeksten(t: Taal, teksten: Teksten): void {
  alle.set(t, teksten);
  samen = null;
}
/** The languages that come in one file: Dutch whole, the others as values alone. */
export function zetTalen({ nl, ...rest }: { nl: Teksten; [t: Taal]: unknown }): void {
  zetTeksten('nl', nl);
  for (const [t, waarden] of Object.entries(rest)) zetTeksten(t, metSleutels(nl, (waarden as unknown[]).values()));
}

type Boom = { [k: string]: Boom | string[] | string | undefined };
const merk = (x: unknown, t: Taal): void => {
  if (typeof x === 'string') vreemd.set(x, t);
  else if (x && typeof x === 'object') Object.values(x).forEach((w) => merk(w, t));
};

/** `boven`, and where it says nothing what `onder` says, noted as being in the language `t`. */
function vulAan(onder: Boom, boven: Boom, t: Taal): Boom {
  const uit = { ...boven };
  for (const [k, w] of Object.entries(onder)) {
    const eigen = boven[k];
    if (eigen === undefined) merk((uit[k] = w), t);
    else if (typeof eigen === 'object' && !Array.isArray(eigen)) uit[k] = vulAan(w as Boom, eigen, t);
  }
  return uit;
}

/** Adds a municipality's texts to those of every language; of a national scheme only what it says itself. */
export function voegToe(per: Record<Taal, EigenTeksten>): void {
  for (const [t, oud] of [...alle]) {
    let bron = t;
    while (!per[bron] && taalInfo(bron)[3]) bron = taalInfo(bron)[3] as Taal;
    const eigen = per[bron];
    if (!eigen) continue;
    const gedeeld = alle.get(bron)?.gedeeld;
    const regelingen = { ...oud.regelingen };
    for (const [id, r] of Object.entries(eigen.regelingen)) {
      const zelf = Object.fromEntries(Object.entries(r.voorwaarden ?? {}).map(([v, zinnen]) => [v, { ...gedeeld?.[v], ...zinnen }]));
      if (bron !== t) merk([r, zelf], bron);
      regelingen[id] = { naam: id, ...oud.regelingen[id], ...r, voorwaarden: { ...oud.regelingen[id]?.voorwaarden, ...zelf } };
    }
    if (bron !== t) merk(eigen.feiten, bron);
    zetTeksten(t, { ...oud, feiten: { ...oud.feiten, ...eigen.feiten }, regelingen });
  }
}

export function kiesTaal(t: Taal): void {
  nu = t;
  samen = null;
  omgeving.blad.lang = t;
  omgeving.blad.dir = taalInfo()[2] ? 'rtl' : 'ltr';
}

export function teksten(): Teksten {
  if (!samen) {
    samen = alle.get(nu) ?? { pagina: {}, feiten: {}, rollen: {}, regelingen: {} };
    for (let t = taalInfo()[3]; t; t = taalInfo(t)[3]) samen = vulAan((alle.get(t) ?? {}) as Boom, samen as unknown as Boom, t) as unknown as Teksten;
  }
  return samen;
}

export type Zin = TemplateResult | string;

/** A text (or `toon`, what is shown of it), marked when it stands in another language than the page. */
export function inTaal(s = '', toon = s): Zin {
  const t = vreemd.get(s);
  return t && t !== nu ? html`<span lang=${t} dir=${taalInfo(t)[2] ? 'rtl' : 'ltr'}>${toon}</span>` : toon;
}

/** Keeps a name or an amount in one piece, in its own direction, inside a sentence that runs from right to left. */
export const apart = (s: string, richting = '\u2068'): string => (taalInfo()[2] ? `${richting}${s}\u2069` : s);

export const komma = (): string => (taalInfo()[2] ? '، ' : ', ');

function vul(s: string, vars?: Vars): string {
  return vars ? s.replace(/\{(\w+)\}/g, (m, k: string) => (k in vars ? apart(String(vars[k])) : m)) : s;
}

/** A text of the page. */
export const t = (k: Sleutel, vars?: Vars): string => vul(teksten().pagina[k] ?? k, vars);

/** The same, where the key is made up of parts and may not exist. */
export function ts(k: string, vars?: Vars): string | undefined {
  const s = teksten().pagina[k];
  return s === undefined ? undefined : vul(s, vars);
}

const VORM: Record<string, string> = { zero: 'nul', one: 'een', two: 'twee', few: 'paar', many: 'veel' };

/** By the number: keys `x.nul`, `x.een`, `x.twee`, `x.paar`, `x.veel`, as the language has them; else `x.meer`. */
export function tn(k: string, n: number, vars?: Vars): string {
  const alles = { n, ...vars };
  return ts(`${k}.${VORM[new Intl.PluralRules(nu).select(n)]}`, alles) ?? ts(`${k}.meer`, alles) ?? '';
}

export function feitTekst(klasse: string, veld: string, rol?: string): FeitTekst {
  const k = `${klasse}.${veld}`;
  const alg = teksten().feiten[k] ?? (klasse === 'situatie' ? teksten().feiten[veld] : undefined) ?? {};
  const over = rol ? (teksten().rollen[rol]?.[k] ?? {}) : {};
  return { ...alg, ...over, opties: { ...alg.opties, ...over.opties } };
}

export const regelingTekst = (id: string): RegelingTekst =>
  teksten().regelingen[id] ?? { naam: id.replace(/^gm\d+\./, '').replaceAll('_', ' ') };

/** The Dutch name of a national scheme, as it stands on letters and forms; empty where the name on the page begins to say it. */
export function naamNl(id: string): string {
  const naam = /^gm\d/.test(id) ? '' : (alle.get('nl')?.regelingen[id]?.naam ?? '');
  return regelingTekst(id).naam.toLowerCase().includes(naam.toLowerCase().split(/[\s:]/)[0]!) ? '' : hoofdletter(naam);
}

/** A name inside a sentence; an abbreviation, and the name of a place further on, keep their capitals. */
export const kleineletter = (s: string): string => (/^\p{Lu}{2}/u.test(s) ? s : s.charAt(0).toLocaleLowerCase(nu) + s.slice(1));
export const hoofdletter = (s: string): string => s.charAt(0).toLocaleUpperCase(nu) + s.slice(1);
