// The texts beside a ruleset, in each language: reading one, changing one, and what is missing. The messages are those of
// `recht check`; whether they are is proved in werkplaats.proef.mjs.
import { ontleed, zetIn, type Pad } from './bewerk.ts';
import { w } from './woorden.ts';

/** Text files by name: "nl/gm0153.json". */
export type Stapel = Readonly<Record<string, string>>;
/** `gemeente`: of a municipality its code; of the country what a municipality may fill in. */
export interface Regelset { id: string; gemeente?: string | object; regelingen?: Regelset[]; [k: string]: unknown }
type Obj = Record<string, unknown>;
const obj = (x: unknown): Obj => (x && typeof x === 'object' && !Array.isArray(x) ? (x as Obj) : {});

const gelezen = new Map<string, { tekst: string; inhoud: Obj }>();
/** A file as an object; read again only when its text changed. */
export function inhoudVan(s: Stapel, bestand: string): Obj {
  const tekst = s[bestand] ?? '';
  const al = gelezen.get(bestand);
  if (al?.tekst === tekst) return al.inhoud;
  const inhoud = obj(ontleed(tekst).inhoud);
  gelezen.set(bestand, { tekst, inhoud });
  return inhoud;
}

/** Where the texts of a scheme stand: in a file of its own, or in that of its municipality. */
export function plekVan(r: Regelset, regelset: string): { bestand: string; pad: Pad } {
  return typeof r.gemeente === 'string' ? { bestand: `${r.id}.json`, pad: regelset === r.id ? [] : ['regelingen', regelset] } : { bestand: `${regelset}.json`, pad: [] };
}

const VOLGORDE = ['nl', 'en', 'ar', 'tr', 'pl', 'uk'];
export const talenVan = (s: Stapel): string[] =>
  [...new Set(Object.keys(s).map((k) => k.slice(0, 2)))].sort((a, b) => VOLGORDE.indexOf(a) - VOLGORDE.indexOf(b));

export function leesTekst(s: Stapel, r: Regelset, regelset: string, taal: string, sub: Pad): unknown {
  const { bestand, pad } = plekVan(r, regelset);
  let x: unknown = inhoudVan(s, `${taal}/${bestand}`);
  for (const k of [...pad, ...sub]) x = (x as Obj | undefined)?.[k];
  return x;
}

/** The files with one text changed. An empty text is no text: then it goes, and so does what held only that. */
export function zetTekst(s: Stapel, r: Regelset, regelset: string, taal: string, sub: Pad, waarde: unknown): Stapel {
  const { bestand, pad } = plekVan(r, regelset);
  const naam = `${taal}/${bestand}`;
  let tekst = s[naam] ?? `${JSON.stringify(typeof r.gemeente === 'string' ? { gemeente: r.gemeente, regelingen: {} } : { regeling: regelset }, null, 2)}\n`;
  const leeg = waarde === '' || waarde === undefined || (Array.isArray(waarde) && !waarde.length);
  if (!leeg) return { ...s, [naam]: zetIn(tekst, [...pad, ...sub], waarde) };
  for (let diep = sub.length; diep > 0; diep--) {
    const hier = [...pad, ...sub.slice(0, diep)];
    let x: unknown = ontleed(tekst).inhoud;
    for (const k of hier) x = (x as Obj | undefined)?.[k];
    if (x === undefined || (diep < sub.length && Object.keys(obj(x)).length)) break;
    tekst = zetIn(tekst, hier, undefined);
  }
  return { ...s, [naam]: tekst };
}

export interface TekstFout { file: string; code: string; message: string; hint: string; taal: string; regelset: string; sub: Pad }
interface Vraag { sub: Pad; onder: string; wat: string }

const namen = (x: unknown, veld: string): string[] => (Array.isArray(x) ? x.map((y) => String(obj(y)[veld] ?? '')).filter(Boolean) : []);
/** Which texts a scheme must have. */
function nodig(m: Obj, isRegeling: boolean): Vraag[] {
  const elk = (soort: string, veld: string, onder: string, wat: string): Vraag[] => namen(m[soort], veld).map((id) => ({ sub: [onder, id], onder, wat }));
  return [
    ...elk('regels', 'naam', 'stappen', 'de stap'),
    ...(isRegeling ? ['naam', 'kort'].map((id): Vraag => ({ sub: [id], onder: '', wat: 'het onderdeel' })) : []),
    ...elk('voorwaarden', 'id', 'voorwaarden', 'de voorwaarde'),
    ...elk('waarschuwingen', 'id', 'waarschuwingen', 'de waarschuwing'),
    ...elk('onvolledig', 'id', 'onvolledig', 'de melding'),
  ];
}

/** The texts that are missing, in every language that is here. */
export function tekstfouten(s: Stapel, r: Regelset): TekstFout[] {
  const uit: TekstFout[] = [];
  for (const m of [r, ...(r.regelingen ?? [])]) {
    const vragen = nodig(m, m.uitkomst !== undefined);
    if (!vragen.length) continue;
    const { bestand } = plekVan(r, m.id);
    for (const taal of talenVan(s)) {
      const basis = { file: `teksten/${taal}/${bestand}`, code: 'tekst_ontbreekt', taal, regelset: m.id };
      if (leesTekst(s, r, m.id, taal, []) === undefined || s[`${taal}/${bestand}`] === undefined) {
        uit.push({ ...basis, message: `Bij '${m.id}' ontbreken de teksten in de taal '${taal}'.`, hint: `Zet ze in teksten/${taal}/${bestand} onder "regelingen".`, sub: ['naam'] });
        continue;
      }
      for (const v of vragen) {
        const tekst = leesTekst(s, r, m.id, taal, v.sub);
        const id = String(v.sub.at(-1));
        if (tekst === undefined) uit.push({ ...basis, message: `De tekst voor ${v.wat} '${id}' ontbreekt.`, hint: `Voeg "${id}" toe${v.onder ? ` onder "${v.onder}"` : ''}.`, sub: v.onder === 'voorwaarden' ? [...v.sub, 'wat'] : v.sub });
        else if (v.onder === 'voorwaarden' && !obj(tekst).wat) uit.push({ ...basis, code: 'onderwerp_ontbreekt', message: w('tekst.onderwerp', { id }), hint: '', sub: [...v.sub, 'wat'] });
      }
    }
  }
  return uit;
}

export interface Schrijfwijze { hoogstens_woorden: number; liever: Record<string, string> }
/** What can be simpler in a Dutch text: long sentences, and words of the office. Advice; it stops nothing. */
export function eenvoudiger(tekst: string, regels: Schrijfwijze): string[] {
  const uit: string[] = [];
  for (const zin of tekst.split(/(?<=[.?!])\s+/)) {
    const n = zin.split(/\s+/).filter(Boolean).length;
    if (n > regels.hoogstens_woorden) uit.push(w('schrijf.lang', { n, meeste: regels.hoogstens_woorden, begin: zin.split(/\s+/).slice(0, 4).join(' ') }));
  }
  for (const [woord, beter] of Object.entries(regels.liever))
    if (new RegExp(`(?<![\\p{L}])${woord}(?![\\p{L}])`, 'iu').test(tekst)) uit.push(beter ? w('schrijf.liever', { woord, beter }) : w('schrijf.moeilijk', { woord }));
  return uit;
}

/** Advice on one text: how the Dutch can be simpler; of another language, that it is not there or may have fallen behind. */
export function raad(nu: Stapel, begin: Stapel, x: { r: Regelset; regelset: string; taal: string; sub: Pad }, schrijfwijze?: Schrijfwijze): string[] {
  const lees = (s: Stapel, taal: string): string | undefined => {
    const t = leesTekst(s, x.r, x.regelset, taal, x.sub);
    return Array.isArray(t) ? t.join('. ') : typeof t === 'string' ? t : undefined;
  };
  const [nl, hier] = [lees(nu, 'nl'), lees(nu, x.taal)];
  if (x.sub.at(-1) === 'adres' && hier !== undefined && !/^https:\/\/[^\s/]+\.[^\s]+$/.test(hier)) return [w('tekst.adres')];
  if (x.taal === 'nl') return schrijfwijze && x.sub.at(-1) !== 'adres' ? eenvoudiger(nl ?? '', schrijfwijze) : [];
  if (nl === undefined) return [];
  if (hier === undefined) return [w('tekst.vertaal')];
  const wasNl = lees(begin, 'nl');
  return wasNl !== undefined && wasNl !== nl && lees(begin, x.taal) === hier && hier !== nl ? [w('tekst.nog')] : [];
}
