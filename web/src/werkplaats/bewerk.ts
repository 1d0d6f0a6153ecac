// What can be edited in a ruleset file, and how an edit changes its text: only the value itself, so that whoever reviews
// the file sees one line change. Knows the form of a ruleset (docs/regeltaal.md), nothing of any law.
import { applyEdits, findNodeAtLocation, getLocation, modify, parseTree, type JSONPath } from 'jsonc-parser';

export type Pad = (string | number)[];
export interface Waarde { pad: Pad; waarde: unknown }
/** One moment from which a value or a table holds. */
export interface Stand { pad: Pad; vanaf: string; bron: string; status: string; waarde?: unknown; rijen?: { pad: Pad; cellen: Record<string, unknown> }[] }
export type Ding =
  | { soort: 'reeks'; pad: Pad; naam: string; type: string; standen: Stand[] }
  | { soort: 'tabel'; pad: Pad; naam: string; sleutel: string; kolommen: string[]; standen: Stand[] }
  | { soort: 'formule'; pad: Pad; naam: string; rol: string; formule: string; bron: string }
  | Voorwaarde;
export interface Voorwaarde { soort: 'voorwaarde'; pad: Pad; naam: string; eis: string; beoordeling_als: string; bron: string; vanaf: string; tot: string }
/** `voorwaarden`: where the conditions of a scheme stand; null where there can be none. */
export interface Groep { id: string; regelset: string; pad: Pad; dingen: Ding[]; voorwaarden: Pad | null }

type Obj = Record<string, unknown>;
const obj = (x: unknown): Obj => (x && typeof x === 'object' && !Array.isArray(x) ? (x as Obj) : {});
const lijst = (x: unknown): Obj[] => (Array.isArray(x) ? x.map(obj) : []);
const tekst = (x: unknown): string => (typeof x === 'string' ? x : '');

function standen(reeks: unknown, pad: Pad): Stand[] {
  return lijst(reeks).map((r, i) => {
    const hier = [...pad, 'reeks', i];
    const basis = { pad: hier, vanaf: tekst(r.vanaf), bron: tekst(r.bron), status: tekst(r.status) };
    if (!Array.isArray(r.rijen)) return { ...basis, waarde: r.waarde };
    return { ...basis, rijen: lijst(r.rijen).map((rij, j) => ({ pad: [...hier, 'rijen', j], cellen: rij })) };
  });
}

const reeks = (naam: string, p: Obj, pad: Pad): Ding => ({ soort: 'reeks', pad, naam, type: tekst(p.type), standen: standen(p.reeks, pad) });
const tabel = (naam: string, t: Obj, pad: Pad): Ding =>
  ({ soort: 'tabel', pad, naam, sleutel: tekst(t.sleutel), kolommen: Object.keys(obj(t.kolommen)), standen: standen(t.reeks, pad) });

/** A formula under `veld`, or one for each version. */
function formules(naam: string, rol: string, o: Obj, pad: Pad, veld: string): Ding[] {
  if (typeof o[veld] === 'string') return [{ soort: 'formule', pad: [...pad, veld], naam, rol, formule: o[veld], bron: tekst(o.bron) }];
  return lijst(o.versies).flatMap((v, i) =>
    typeof v[veld] === 'string' ? [{ soort: 'formule' as const, pad: [...pad, 'versies', i, veld], naam, rol: `${rol} vanaf ${tekst(v.vanaf)}`, formule: v[veld], bron: tekst(v.bron) }] : []);
}

function inhoud(r: Obj, pad: Pad): Ding[] {
  const uit: Ding[] = [];
  for (const [n, p] of Object.entries(obj(r.parameters))) uit.push(reeks(n, obj(p), [...pad, 'parameters', n]));
  for (const [n, t] of Object.entries(obj(r.tabellen))) uit.push(tabel(n, obj(t), [...pad, 'tabellen', n]));
  lijst(r.voorwaarden).forEach((v, i) => {
    uit.push({ soort: 'voorwaarde', pad: [...pad, 'voorwaarden', i], naam: tekst(v.id), eis: tekst(v.eis), beoordeling_als: tekst(v.beoordeling_als), bron: tekst(v.bron), vanaf: tekst(v.vanaf), tot: tekst(v.tot) });
  });
  lijst(r.regels).forEach((x, i) => uit.push(...formules(tekst(x.naam), 'regel', x, [...pad, 'regels', i], 'is')));
  if (r.uitkomst) uit.push(...formules('bedrag', 'uitkomst', obj(r.uitkomst), [...pad, 'uitkomst'], 'bedrag'));
  for (const soort of ['waarschuwingen', 'onvolledig', 'ga_naar'])
    lijst(r[soort]).forEach((w, i) => uit.push(...formules(tekst(w.id), soort.replace('_', ' '), w, [...pad, soort, i], 'als')));
  return uit;
}

/** Everything that can be edited, per scheme. */
export function groepen(bestand: unknown): Groep[] {
  const r = obj(bestand);
  const uit: Groep[] = [];
  for (const [naam, vulling] of Object.entries(obj(r.vult))) {
    const dingen = Object.entries(obj(vulling)).flatMap(([n, v]) => {
      const o = obj(v);
      const pad = ['vult', naam, n];
      if (o.kolommen) return [tabel(n, o, pad)];
      return o.reeks ? [reeks(n, o, pad)] : formules(n, 'regel', o, pad, 'is');
    });
    uit.push({ id: `vult.${naam}`, regelset: naam, pad: ['vult', naam], dingen, voorwaarden: null });
  }
  const groep = (x: Obj, pad: Pad): Groep => ({ id: tekst(x.id), regelset: tekst(x.id), pad, dingen: inhoud(x, pad), voorwaarden: x.uitkomst ? [...pad, 'voorwaarden'] : null });
  lijst(r.regelingen).forEach((x, i) => uit.push(groep(x, ['regelingen', i])));
  uit.push(groep(r, []));
  return uit.filter((g) => g.dingen.length || g.voorwaarden);
}

const VORM = { formattingOptions: { insertSpaces: true, tabSize: 2 } };

/** The text with one value changed; everything else stays as it was, to the space. */
export const zetIn = (bron: string, pad: Pad, waarde: unknown): string => applyEdits(bron, modify(bron, pad as JSONPath, waarde, VORM));

/** The text with one more element at this place of a list. */
export const zetErbij = (bron: string, pad: Pad, waarde: unknown): string => applyEdits(bron, modify(bron, pad as JSONPath, waarde, { ...VORM, isArrayInsertion: true }));

/** The text with one more element in a list, after the last: a copy of it, with these values. In the same layout as its
 *  neighbours, so that the file stays as its makers wrote it. */
function naLaatste(bron: string, lijstPad: Pad, anders: Obj): string {
  const boom = parseTree(bron);
  const rij = boom && findNodeAtLocation(boom, lijstPad as JSONPath);
  const laatste = rij?.children?.at(-1);
  if (!laatste) return bron;
  const nieuw = { ...(JSON.parse(bron.slice(laatste.offset, laatste.offset + laatste.length)) as Obj), ...anders };
  const begin = bron.lastIndexOf('\n', laatste.offset) + 1;
  const inspring = /^\s*/.exec(bron.slice(begin, laatste.offset))![0];
  const tekstNieuw = bron.slice(laatste.offset, laatste.offset + laatste.length).includes('\n') ? JSON.stringify(nieuw, null, 2).replaceAll('\n', `\n${inspring}`) : JSON.stringify(nieuw, null, 1).replace(/\n\s*/g, ' ');
  const na = laatste.offset + laatste.length;
  return `${bron.slice(0, na)},\n${inspring}${tekstNieuw}${bron.slice(na)}`;
}
/** One more moment in a series, from another day. Its source is still to be given. */
export const nieuweStand = (bron: string, ding: Pad, vanaf: string): string => naLaatste(bron, [...ding, 'reeks'], { vanaf, bron: '', status: 'onbekend' });
/** One more row in a table, the same as the last. */
export const nieuweRij = (bron: string, stand: Pad): string => naLaatste(bron, [...stand, 'rijen'], {});

/** A number as a person types it (1.250,50 or 1250.5), a word, or null for "not known". `soort`: the type that belongs there; a
 *  percentage where an amount belongs, or the other way round, stays as it was typed, so that the engine says what is wrong. */
export function leesWaarde(invoer: string, oud: unknown, soort = ''): unknown {
  const s = invoer.trim();
  if (s === '') return null;
  const teken = s.includes('%') ? 'percentage' : s.includes('€') ? 'bedrag' : '';
  if (soort && !soort.startsWith(teken)) return s;
  if (typeof oud === 'boolean' || s === 'ja' || s === 'nee') return s === 'ja' || s === 'true' ? true : s === 'nee' || s === 'false' ? false : s;
  const kaal = s.replace(/^€\s*/, '').replace(/\s*%$/, '');
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(kaal)) return Number(kaal.replaceAll('.', '').replace(',', '.'));
  if (/^-?\d+([.,]\d+)?$/.test(kaal)) return Number(kaal.replace(',', '.'));
  if (s.startsWith('{') || s.startsWith('[')) {
    try { return JSON.parse(s) as unknown; } catch { return s; }
  }
  return s;
}

export function toonWaarde(w: unknown): string {
  if (w === null || w === undefined) return '';
  if (typeof w === 'boolean') return w ? 'ja' : 'nee';
  if (typeof w === 'number') return String(w).replace('.', ',');
  return typeof w === 'string' ? w : JSON.stringify(w);
}

/** The path in a text of the place that a message names (line and column from 1). */
export function padVan(bron: string, regel: number, kolom: number): Pad {
  let begin = 0;
  for (let i = 1; i < regel && begin >= 0; i++) begin = bron.indexOf('\n', begin) + 1;
  return getLocation(bron, begin + Math.max(0, kolom - 1)).path;
}

const isBegin = (deel: Pad, geheel: Pad): boolean => deel.length <= geheel.length && deel.every((x, i) => String(x) === String(geheel[i]));

/** The thing to which a place belongs: the one with the longest path that leads there. */
export function dingVan(alle: Groep[], plaats: Pad): Ding | undefined {
  let beste: Ding | undefined;
  for (const d of alle.flatMap((g) => g.dingen)) {
    // a fault in a condition may stand at its id: its own object counts too
    const huis = d.soort === 'formule' ? d.pad.slice(0, -1) : d.pad;
    if (huis.length && isBegin(huis, plaats) && (!beste || huis.length > beste.pad.length)) beste = d;
  }
  return beste;
}

/** Whether the text can be read as JSON at all; jsonc-parser forgives what the engine does not. */
export const ontleed = (bron: string): { goed: boolean; inhoud: unknown } => {
  try { return { goed: true, inhoud: JSON.parse(bron) as unknown }; } catch { return { goed: false, inhoud: null }; }
};
