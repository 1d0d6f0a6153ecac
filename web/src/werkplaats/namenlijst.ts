// What may stand in a formula: the scheme's own rules and amounts, those of its municipality, facts, and the rules of the
// country, each with what it means in plain words. Read from the rulesets and their texts; no name of a law stands here.
import { ontleed } from './bewerk.ts';
import type { Namen } from './gegevens.ts';
import type { Regelset } from './stapel.ts';
import type { Bestand } from './werker.ts';

export interface Naam { naam: string; betekenis: string; soort: string }
type Obj = Record<string, unknown>;
const obj = (x: unknown): Obj => (x && typeof x === 'object' && !Array.isArray(x) ? (x as Obj) : {});
const leesbaar = (s: string): string => s.replaceAll('_', ' ');

/** "bedrag/maand" → "bedrag per maand", "keuze(met|zonder)" → "keuze: met, zonder" */
const soortVan = (type: string): string => type.replace('/maand', ' per maand').replace('/jaar', ' per jaar').replace('/kwartaal', ' per kwartaal').replace(/^keuze\((.*)\)$/, (_, o: string) => `keuze: ${o.replaceAll('|', ', ')}`);

/** Rules, amounts and tables of one module; `voor` stands before the name. */
function vanModule(m: Obj, voor: string, woorden: Namen | undefined): Naam[] {
  const uit: Naam[] = [];
  const zet = (naam: string, soort: string, wie = ''): void => { uit.push({ naam: `${wie}${voor}${naam}`, betekenis: woorden?.stappen?.[naam] ?? leesbaar(naam), soort }); };
  for (const [n, p] of Object.entries(obj(m.parameters))) zet(n, soortVan(String(obj(p).type ?? '')));
  for (const x of Array.isArray(m.regels) ? (m.regels as Obj[]) : []) {
    const wie = x.voor === 'persoon' ? 'aanvrager.' : typeof x.voor === 'string' ? `${x.voor}.` : '';
    if (typeof x.naam === 'string') zet(x.naam, '', wie);
  }
  return uit;
}

function feiten(bestand: Obj, kort: Record<string, string>): Naam[] {
  const uit: Naam[] = [];
  for (const [klasse, k] of Object.entries(obj(bestand.klassen)))
    for (const [veld, f] of Object.entries(obj(obj(k).velden))) {
      const { type, opties, alleen } = f as { type?: string; opties?: string[]; alleen?: string[] };
      const wie = klasse === 'situatie' ? '' : klasse !== 'persoon' ? `${klasse}.` : alleen && !alleen.includes('aanvrager') ? (alleen[0] === 'partner' ? 'partner.' : 'medebewoner.') : 'aanvrager.';
      uit.push({ naam: wie + veld, betekenis: kort[`${klasse}.${veld}`] ?? leesbaar(veld), soort: opties ? `keuze: ${opties.map(String).join(', ')}` : soortVan(type ?? '') });
    }
  return uit;
}

const gelezen = new Map<string, Obj>();
const lees = (b: Bestand): Obj => {
  if (!gelezen.has(b.name)) gelezen.set(b.name, obj(ontleed(b.text).inhoud));
  return gelezen.get(b.name)!;
};

const modulesVan = (m: Obj): Obj[] => [m, ...((m.regelingen as Obj[] | undefined) ?? [])];
/** What every formula may name: facts, and the rules of the country but those of the ruleset that is being edited. */
export function landelijkeNamen(id: string, rijk: Bestand[], namen: Record<string, Namen>, kort: Record<string, string>): Naam[] {
  const alle = rijk.map(lees);
  return [
    ...alle.filter((m) => m.soort === 'feiten').flatMap((m) => feiten(m, kort)),
    ...alle.filter((m) => m.soort !== 'feiten' && m.id !== id).flatMap(modulesVan).flatMap((m) => vanModule(m, `${String(m.id)}.`, namen[String(m.id)])),
  ];
}

/** What only a formula of `regelset` may name by its short name, and what belongs to its municipality. */
export function eigenNamen(r: Regelset, regelset: string, rijk: Bestand[], namen: Record<string, Namen>): Naam[] {
  const eigen = modulesVan(r).find((m) => m.id === regelset);
  // what a municipality fills in speaks the names of the national scheme
  const vult = eigen ? [] : rijk.map(lees).flatMap(modulesVan).filter((m) => m.id === regelset);
  return [
    ...(eigen ? [eigen] : vult).flatMap((m) => vanModule(m, '', namen[regelset])),
    ...(r.id === regelset ? [] : vanModule(r, `${r.id}.`, namen[r.id])),
    ...Object.entries(obj(eigen?.feiten)).map(([n, f]): Naam => ({ naam: n, betekenis: leesbaar(n), soort: soortVan(String(obj(f).type ?? '')) })),
  ];
}

const kaal = (s: string): string => s.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
/** The names that fit what somebody types: a part of the name, or words of its meaning. What begins so comes first. */
export function zoekNamen(lijst: Naam[], zoek: string, meeste = 8): Naam[] {
  const woorden = kaal(zoek).split(/[\s_]+/).filter(Boolean);
  if (!woorden.length) return [];
  const eerste = woorden[0]!;
  const rang = (x: Naam): number => {
    const naam = kaal(x.naam);
    return naam === eerste ? 0 : naam.startsWith(eerste) ? 1 : naam.split('.').some((d) => d.startsWith(eerste)) ? 2 : kaal(x.betekenis).split(/\W+/).some((d) => d.startsWith(eerste)) ? 3 : 4;
  };
  const past = lijst.filter((x) => { const t = kaal(`${x.naam.replaceAll('_', ' ')} ${x.naam} ${x.betekenis}`); return woorden.every((q) => t.includes(q)); });
  return past.map((x, i) => [rang(x), i, x] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, meeste).map(([, , x]) => x);
}

/** The word that ends at the caret, and where it stands; nothing for a number or a space. */
export function woordBij(tekst: string, op: number): { woord: string; van: number; tot: number } | null {
  const woord = /[a-z][\w.]*$/i.exec(tekst.slice(0, op))?.[0];
  return woord ? { woord, van: op - woord.length, tot: op } : null;
}

/** The names that a formula uses. */
export function gebruikt(formule: string, bij: (naam: string) => Naam | undefined): Naam[] {
  return [...new Set(formule.match(/[a-z][\w.]*[a-z0-9]/gi) ?? [])].flatMap((n) => bij(n) ?? []);
}
