// What is asked next. The engine says which facts can still change an answer; the order of topics makes it a
// conversation; a composed question (web/src/vragen) stands in for the facts that follow from it.
import { type Model, sleutel } from './antwoorden.ts';
import { lees, type Plek } from './feiten.ts';
import type { Uitkomst } from './typen.ts';
import { regelVan } from '../vragen/klopt.ts';
import { ONDERWERPEN, STAPPEN, type Element, type Onderwerp, type Vraag } from '../vragen/typen.ts';

export interface Beurt { v: Vraag; el: Element }

/** Every open path of every scheme, the engine's own choice first, then by how often and how high it is named. */
export function openPaden(u: Uitkomst): string[] {
  const punten = new Map<string, number>();
  for (const r of Object.values(u.regelingen)) {
    const paden = zonderDubbel(r.ontbreekt);
    paden.forEach((p, i) => punten.set(p, (punten.get(p) ?? 0) + 1 / (i + 1)));
  }
  if (u.volgende_vraag && punten.has(u.volgende_vraag)) punten.set(u.volgende_vraag, Infinity);
  return [...punten].sort((a, b) => b[1] - a[1]).map(([p]) => p);
}

/**
 * A scheme that looks at the sum of somebody's assets on 1 January is asked for by that sum. The parts from which it
 * could be derived are asked only by schemes that look at the parts themselves.
 */
const DELEN = /^(.+)\.(bezittingen\..+|schulden|studieschuld)$/;
function zonderDubbel(paden: readonly string[]): string[] {
  return paden.filter((p) => {
    const m = DELEN.exec(p);
    return !m || !paden.includes(`${m[1]}.rendementsgrondslag`);
  });
}

export function teBevestigen(u: Uitkomst): string[] {
  return [...new Set(Object.values(u.regelingen).flatMap((r) => r.te_bevestigen))];
}

/** The question that asks for a fact: composed where there is one, else made from the fact's own declaration. */
export function vraagVoor(m: Model, plek: Plek): Beurt | null {
  const el = m.bijPad(plek.element);
  if (!el || !plek.veld) return null;
  const v = m.vragen.van(el.klasse).find((x) => dekt(x, plek.veld) && m.past(x, el) && !m.g.kaart.has(sleutel(el.id, x.id)));
  return v ? { v, el } : null;
}

const dekt = (v: Vraag, veld: string): boolean => v.feiten.some((f) => f === veld || veld.startsWith(`${f}.`));

export function volgende(m: Model, u: Uitkomst): Beurt | null {
  const kandidaten: { beurt: Beurt; rang: number }[] = [];
  const gezien = new Set<string>();
  const erbij = (b: Beurt | null, rang: number) => {
    if (!b) return;
    const s = sleutel(b.el.id, b.v.id);
    if (gezien.has(s)) return;
    gezien.add(s);
    kandidaten.push({ beurt: b, rang });
  };
  // the frame of the household: who, where, which sources of income
  for (const el of m.elementen)
    for (const v of m.vragen.van(el.klasse))
      if (v.altijd && m.past(v, el) && !m.g.kaart.has(sleutel(el.id, v.id)) && v.altijd(m.ctx(el))) erbij({ v, el }, 0);
  for (const plek of uitTeVragen(m, u)) erbij(vraagVoor(m, plek), 1);
  openPaden(u).forEach((pad, i) => {
    const plek = m.feiten.ontleed(pad);
    if (plek) erbij(vraagVoor(m, plek), 2 + i / 1000);
  });
  kandidaten.sort((a, b) => {
    const o = ONDERWERPEN.indexOf(a.beurt.v.onderwerp) - ONDERWERPEN.indexOf(b.beurt.v.onderwerp);
    if (stapVan(a.beurt.v.onderwerp) !== stapVan(b.beurt.v.onderwerp)) return o;
    const va = a.beurt.v.volgorde - b.beurt.v.volgorde;
    if (va) return va;
    const el = m.elementen.indexOf(a.beurt.el) - m.elementen.indexOf(b.beurt.el);
    return el || a.rang - b.rang;
  });
  return kandidaten[0]?.beurt ?? null;
}

/**
 * What was ticked under "Klopt dit voor u?" is asked for itself. The first fact of a line always, for that was said to be
 * otherwise; the others of the same line and person as long as they still matter.
 */
function uitTeVragen(m: Model, u: Uitkomst): Plek[] {
  const refs = (m.g.kaart.get(':klopt')?.w?.uitvragen as string[] | undefined) ?? [];
  if (!refs.length) return [];
  const s = m.situatie();
  const telt = new Set(teBevestigen(u));
  const paden = refs.map((r) => m.pad(r)).filter((p): p is string => p !== null);
  const plekken = paden.map((pad) => ({ pad, plek: m.feiten.ontleed(pad), gezegd: lees(s, pad) !== undefined }));
  const regel = (p: Plek | null): string => (p ? `${p.element} ${regelVan(m, p) ?? p.veld}` : '');
  const begonnen = new Set(plekken.filter((x) => x.gezegd).map((x) => regel(x.plek)));
  return plekken.filter((x) => x.plek && !x.gezegd && (telt.has(x.pad) || !begonnen.has(regel(x.plek)))).map((x) => x.plek!);
}

export const stapVan = (o: Onderwerp): number => STAPPEN.findIndex((s) => s.onderwerpen.includes(o));

/** How many questions were answered: the running result starts after five. */
export const aantalBeantwoord = (m: Model): number => m.gegeven().length;
