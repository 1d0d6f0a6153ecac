// Something new in the workshop: a scheme of a municipality from building blocks, or a whole municipality from the template.
// The blocks with their formulas and sentences are data (rulesets/sjabloon); here they are only put together.
import { leesWaarde, ontleed, zetErbij } from './bewerk.ts';
import { zetTekst, type Regelset, type Schrijfwijze, type Stapel } from './stapel.ts';

export const TALEN = ['nl', 'en'] as const;
export type Taal = (typeof TALEN)[number];

type Woorden = Record<Taal, Record<string, string>>;
export interface Eisblok extends Woorden { id: string; eis?: string; beoordeling_als?: string }
export interface Bouwstenen {
  voor: Record<string, { label: string; voorwaarde?: string }>;
  voorwaarden: Record<string, Eisblok>;
  grens: Woorden & { parameter: string; onbekend: object; regel: { naam: string; is: string } };
  bedragen: Record<string, Woorden & { label: string; parameter: string; is: string }>;
  per: Record<string, { label: string; type: string }>;
  schrijfwijze: Schrijfwijze;
  teksten: Woorden;
}
export interface Sjabloon { regels: string; gevallen: string; teksten: Record<Taal, string>; bouwstenen: Bouwstenen }
export interface Gemeente { code: string; naam: string }

/** The form, as it is filled in. */
export type Invoer = ReturnType<typeof nieuweRegelingInvoer>;
export const nieuweRegelingInvoer = (jaar: number) =>
  ({ naam: '', kort: '', engels: '', voor: 'iedereen', grens: 'pct', grens_pct: '', vermogen: 'nee', bedrag: '', waarvoor: 'huishouden', per: 'jaar', vanaf: `${jaar}-01-01`, bron: '', status: 'officieel', waar: '', adres: '' });

/** The template with the code and name of this municipality, as `recht new gemeente` fills it in. */
export function beginGemeente(s: Sjabloon, g: Gemeente): { tekst: string; gevallen: string; stapel: Stapel } {
  const vul = (t: string): string => t.replaceAll('GM0000', g.code).replaceAll('gm0000', g.code.toLowerCase()).replaceAll('Gemeentenaam', g.naam);
  return { tekst: vul(s.regels), gevallen: vul(s.gevallen), stapel: Object.fromEntries(TALEN.map((t) => [`${t}/${g.code.toLowerCase()}.json`, vul(s.teksten[t])])) };
}

/** "Meedoen-pas 2026" → meedoen_pas_2026; not one that is there already. */
export function idVoor(naam: string, gm: string, bestaand: string[]): string {
  const woord = naam.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '_').replace(/^[_\d]+|_+$/g, '').slice(0, 40) || 'regeling';
  const basis = `${gm}.${woord}`;
  for (let n = 1; ; n++) {
    const id = n === 1 ? basis : `${basis}_${n}`;
    if (!bestaand.includes(id)) return id;
  }
}

/** An amount or percentage as somebody types it, or nothing. */
export const isGetal = (s: string, soort: string): boolean => { const x = leesWaarde(s, 0, soort); return x === null || (typeof x === 'number' && x >= 0 && x <= 10_000_000); };
/** A day that there is, as 2026-01-31. */
export const isDag = (s: string): boolean => {
  const dag = new Date(`${s}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(s) && !Number.isNaN(dag.getTime()) && dag.toISOString().slice(0, 10) === s;
};

export type Fouten = Partial<Record<keyof Invoer, 'leeg' | 'voorwaarde' | 'getal' | 'dag' | 'adres'>>;
/** What is still wrong with what was filled in; nothing is made before that is mended. */
export function controleer(i: Invoer): Fouten {
  const uit: Fouten = {};
  for (const k of ['naam', 'kort', 'bron', 'waar'] as const) if (i[k].trim().length < 2) uit[k] = 'leeg';
  // without any condition everybody would have a right to it
  if (i.voor === 'iedereen' && i.grens !== 'pct' && i.vermogen !== 'ja') uit.voor = 'voorwaarde';
  if (!isGetal(i.grens_pct, 'percentage')) uit.grens_pct = 'getal';
  if (!isGetal(i.bedrag, 'bedrag')) uit.bedrag = 'getal';
  if (!isDag(i.vanaf)) uit.vanaf = 'dag';
  if (i.adres.trim() && !/^https:\/\/[^\s/]+\.[^\s]+$/.test(i.adres.trim())) uit.adres = 'adres';
  return uit;
}

/** The scheme as it stands in a ruleset, and its texts in each language that was given. */
export function maakRegeling(b: Bouwstenen, i: Invoer, id: string, gemeente: string): { blok: object; teksten: Partial<Record<Taal, object>> } {
  const gm = id.split('.')[0]!;
  const in_ = (s: string): string => s.replaceAll('{gm}', gm).replaceAll('{naam}', gemeente);
  const bron = i.bron.trim();
  const reeks = (waarde: unknown): object[] => [{ vanaf: i.vanaf, waarde, bron, status: waarde === null || typeof waarde === 'object' ? 'onbekend' : i.status }];
  const eisen = [b.voor[i.voor]?.voorwaarde, i.grens === 'pct' ? 'inkomen' : undefined, i.vermogen === 'ja' ? 'vermogen' : undefined].filter((x) => x !== undefined).map((x) => b.voorwaarden[x]!);
  const bedrag = leesWaarde(i.bedrag, 0);
  const soort = b.bedragen[i.waarvoor]!;
  const parameters: Record<string, object> = {
    ...(i.grens === 'pct' ? { [b.grens.parameter]: { type: 'percentage', loopt: 'jaar', reeks: reeks(leesWaarde(i.grens_pct, 0) ?? b.grens.onbekend) } } : {}),
    ...(bedrag === null ? {} : { [soort.parameter]: { type: b.per[i.per]!.type, loopt: 'jaar', reeks: reeks(bedrag) } }),
  };
  const blok = {
    id, bron, brondatum: i.vanaf.slice(0, 4), status: i.status, parameters,
    ...(i.grens === 'pct' ? { regels: [{ naam: b.grens.regel.naam, is: in_(b.grens.regel.is), bron }] } : {}),
    voorwaarden: eisen.map((v) => ({ id: v.id, ...(v.eis ? { eis: in_(v.eis) } : {}), ...(v.beoordeling_als ? { beoordeling_als: in_(v.beoordeling_als) } : {}), bron })),
    uitkomst: bedrag === null ? { bedrag: null } : { bedrag: in_(soort.is), per: i.per, bron },
  };
  const teksten: Partial<Record<Taal, object>> = {};
  for (const taal of TALEN) {
    const kort = taal === 'nl' ? i.kort.trim() : i.engels.trim();
    if (!kort) continue;
    teksten[taal] = {
      naam: i.naam.trim(), kort, uitleg: in_(b.teksten[taal].uitleg!), kern: eisen.map((v) => v.id),
      voorwaarden: Object.fromEntries(eisen.map((v) => [v.id, v[taal]])),
      stappen: { ...(i.grens === 'pct' ? b.grens[taal] : {}), ...(bedrag === null ? {} : soort[taal]) },
      aanvragen: { waar: taal === 'nl' ? i.waar.trim() : in_(b.teksten[taal].waar!), ...(i.adres.trim() ? { adres: i.adres.trim() } : {}) },
    };
  }
  return { blok, teksten };
}

/** The ruleset with one more scheme: before the last where that is help nearby, which stays the last in every municipality. */
export function voegToe(bron: string, blok: object): string {
  const alle = (ontleed(bron).inhoud as { regelingen?: { id: string }[] } | null)?.regelingen ?? [];
  return zetErbij(bron, ['regelingen', alle.length - (alle.at(-1)?.id.endsWith('.hulp_in_de_buurt') ? 1 : 0)], blok);
}

/** The text files with the texts of a new scheme, in each language that was given. */
export function metTeksten(s: Stapel, r: Regelset, id: string, nieuw: Partial<Record<Taal, object>>): Stapel {
  return TALEN.reduce((uit, taal) => (nieuw[taal] ? zetTekst(uit, r, id, taal, [], nieuw[taal]) : uit), s);
}
