// A condition more, or one less: in the rules and in the texts of every language. From a building block (data, in
// rulesets/sjabloon) or with a formula of one's own.
import { ontleed, zetErbij, zetIn, type Groep, type Pad, type Voorwaarde } from './bewerk.ts';
import type { Bouwstenen } from './nieuw.ts';
import { leesTekst, talenVan, zetTekst, type Regelset, type Stapel } from './stapel.ts';

type Obj = Record<string, unknown>;
const lijst = (x: unknown): Obj[] => (Array.isArray(x) ? (x as Obj[]) : []);
const op = (bron: string, pad: Pad): unknown => pad.reduce<unknown>((x, k) => (x as Obj | undefined)?.[k], ontleed(bron).inhoud);
export interface Beide { tekst: string; stapel: Stapel }
/** The form for one more condition. `blok` is empty for a formula of one's own. */
export interface NieuweEis { blok: string; wat: string; bron: string }
export const nieuweEis = (): NieuweEis => ({ blok: '', wat: '', bron: '' });

export const woordVoor = (s: string): string => s.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/^(uw|de|het|een)\s+/, '').replace(/[^a-z0-9]+/g, '_').replace(/^[_\d]+|_+$/g, '').slice(0, 40) || 'naam';
export function vrijeNaam(basis: string, bestaand: string[]): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? basis : `${basis}_${n}`;
    if (!bestaand.includes(id)) return id;
  }
}

/** One more element in a list that may not be there yet. */
function erbij(bron: string, pad: Pad, waarde: unknown): string {
  const nu = op(bron, pad);
  return Array.isArray(nu) ? zetErbij(bron, [...pad, nu.length], waarde) : zetIn(bron, pad, [waarde]);
}

/** The rule and amount of the income limit, for a condition that names it in a scheme that has none. */
function metGrens(x: Beide, r: Regelset, g: Groep, b: Bouwstenen, bron: string): Beide {
  const { parameter, onbekend, regel } = b.grens;
  if (lijst(op(x.tekst, [...g.pad, 'regels'])).some((y) => y.naam === regel.naam)) return x;
  let { tekst, stapel } = x;
  tekst = zetIn(tekst, [...g.pad, 'parameters', parameter], { type: 'percentage', loopt: 'jaar', reeks: [{ vanaf: `${new Date().getFullYear()}-01-01`, waarde: onbekend, bron, status: 'onbekend' }] });
  tekst = erbij(tekst, [...g.pad, 'regels'], { naam: regel.naam, is: regel.is.replaceAll('{gm}', r.id), bron });
  for (const taal of ['nl', 'en'] as const) for (const [naam, woorden] of Object.entries(b.grens[taal])) stapel = zetTekst(stapel, r, g.regelset, taal, ['stappen', naam], woorden);
  return { tekst, stapel };
}

/** The condition of the form at the end of the list, with its sentences, and counted among what tells most (kern). */
export function voegEisToe(x: Beide, g: Groep, nieuw: NieuweEis, b: Bouwstenen | null): Beide & { id: string } {
  const r = ontleed(x.tekst).inhoud as Regelset;
  const pad = g.voorwaarden!;
  const blok = nieuw.blok ? b?.voorwaarden[nieuw.blok] : undefined;
  const in_ = (s: string): string => s.replaceAll('{gm}', r.id).replaceAll('{regeling}', g.regelset);
  const id = vrijeNaam(blok?.id ?? woordVoor(nieuw.wat), lijst(op(x.tekst, pad)).map((v) => String(v.id)));
  let { tekst, stapel } = blok?.eis && b && new RegExp(`\\b${b.grens.regel.naam}\\b`).test(blok.eis) ? metGrens(x, r, g, b, nieuw.bron.trim()) : x;
  const formules = blok ? { ...(blok.eis ? { eis: in_(blok.eis) } : {}), ...(blok.beoordeling_als ? { beoordeling_als: in_(blok.beoordeling_als) } : {}) } : { eis: '' };
  tekst = erbij(tekst, pad, { id, ...formules, bron: nieuw.bron.trim() });
  for (const taal of talenVan(stapel)) {
    const zinnen = blok ? (blok as unknown as Record<string, object | undefined>)[taal] : taal === 'nl' ? { wat: nieuw.wat.trim() } : undefined;
    if (zinnen) stapel = zetTekst(stapel, r, g.regelset, taal, ['voorwaarden', id], zinnen);
    const kern = leesTekst(stapel, r, g.regelset, taal, ['kern']);
    if (Array.isArray(kern)) stapel = zetTekst(stapel, r, g.regelset, taal, ['kern'], [...(kern as string[]), id]);
  }
  return { tekst, stapel, id };
}

const namenIn = (formule: string): string[] => formule.match(/[a-z][\w.]*/gi) ?? [];
/** What people say beside the rules: a name in it is no use of that name. */
const PRAAT = new Set(['bron', 'brondatum', 'toelichting', 'nog_te_vragen', 'naam', 'id']);
const formulesIn = (x: unknown): string => JSON.stringify(x, (k, v: unknown) => (PRAAT.has(k) ? undefined : v));

/** Takes away the rules and amounts of this scheme that only the condition used; gives their names too. */
function ruimOp(x: Beide, r: Regelset, g: Groep, formules: string[]): Beide & { ook: string[] } {
  let { tekst, stapel } = x;
  const ook: string[] = [];
  const rij = formules.flatMap(namenIn);
  while (rij.length) {
    const naam = rij.shift()!;
    const regels = lijst(op(tekst, [...g.pad, 'regels']));
    const i = regels.findIndex((y) => y.naam === naam);
    const soort = ['parameters', 'tabellen'].find((s) => (op(tekst, [...g.pad, s]) as Obj | undefined)?.[naam]);
    const plek = i >= 0 ? [...g.pad, 'regels', i] : soort ? [...g.pad, soort, naam] : null;
    if (!plek) continue;
    const rest = zetIn(tekst, plek, undefined);
    const elders = `(?<!\\w)${g.regelset.replace('.', '\\.')}\\.${naam}(?!\\w)`;
    if (new RegExp(`(?<![\\w.])${naam}(?!\\w)`).test(formulesIn(op(rest, g.pad))) || new RegExp(elders).test(formulesIn(op(rest, [])))) continue;
    if (i >= 0) rij.push(...namenIn(JSON.stringify(regels[i])));
    tekst = rest;
    ook.push(naam);
    for (const taal of talenVan(stapel)) stapel = zetTekst(stapel, r, g.regelset, taal, ['stappen', naam], undefined);
  }
  return { tekst, stapel, ook };
}

/** Without this condition, without its sentences, and without what only it used. */
export function haalEisWeg(x: Beide, g: Groep, v: Voorwaarde): Beide & { ook: string[] } {
  const r = ontleed(x.tekst).inhoud as Regelset;
  const tekst = zetIn(x.tekst, v.pad, undefined);
  let { stapel } = x;
  if (!lijst(op(tekst, g.voorwaarden!)).some((y) => y.id === v.naam))
    for (const taal of talenVan(stapel)) {
      stapel = zetTekst(stapel, r, g.regelset, taal, ['voorwaarden', v.naam], undefined);
      const kern = leesTekst(stapel, r, g.regelset, taal, ['kern']);
      if (Array.isArray(kern) && kern.includes(v.naam)) stapel = zetTekst(stapel, r, g.regelset, taal, ['kern'], kern.filter((k) => k !== v.naam));
    }
  return ruimOp({ tekst, stapel }, r, g, [v.eis, v.beoordeling_als]);
}
