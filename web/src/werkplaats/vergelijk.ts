// Before and after a change, for one household and added up over many: the same sums as `recht simulate` (docs/simuleren.md).
import { perJaar } from '../kern/periode.ts';

export type Recht = 'nee' | 'beoordeling' | 'ja' | 'misschien';
/** What one scheme gives a household. Amounts in cents a year; `onbekend`: a right of which the amount is not known. `som` and
 *  `eisen`: the amount in its own period and the conditions, as a case names them. */
export interface Deel { recht: Recht; laag: number; hoog: number; onbekend: boolean; som?: [number, number] | null; eisen?: Record<string, string> }
export type Antwoord = Record<string, Deel>;
interface Regeling { recht: Recht; bedrag: { per: string; laagste: number; hoogste: number } | null; voorwaarden?: { id: string; voldaan: string }[] }

/** Of an answer of the engine what is compared. A one-off amount counts once a year. */
export function kort(regelingen: Record<string, Regeling>): Antwoord {
  return Object.fromEntries(Object.entries(regelingen).map(([id, r]) => {
    const jaar = (n: number): number => Math.round((r.bedrag!.per === 'dag' ? n * 365 : perJaar(n, r.bedrag!.per) || n) * 100);
    const telt = r.bedrag && r.recht !== 'nee';
    return [id, { recht: r.recht, laag: telt && r.recht === 'ja' ? jaar(r.bedrag!.laagste) : 0, hoog: telt ? jaar(r.bedrag!.hoogste) : 0, onbekend: !r.bedrag && r.recht !== 'nee',
      som: r.bedrag && [r.bedrag.laagste, r.bedrag.hoogste], eisen: Object.fromEntries((r.voorwaarden ?? []).map((v) => [v.id, v.voldaan])) }];
  }));
}

const NIETS: Deel = { recht: 'nee', laag: 0, hoog: 0, onbekend: false };
const zeker = (r: Recht): boolean => r === 'ja' || r === 'beoordeling';
export type Soort = 'erbij' | 'eraf' | 'anders' | 'gelijk';
export const soortVan = (voor: Recht, na: Recht): Soort =>
  voor === na ? 'gelijk' : voor === 'nee' && zeker(na) ? 'erbij' : zeker(voor) && na === 'nee' ? 'eraf' : 'anders';

export interface Verschil { id: string; voor: Deel; na: Deel; soort: Soort }
/** The schemes that differ. */
export function verschillen(voor: Antwoord, na: Antwoord): Verschil[] {
  return [...new Set([...Object.keys(voor), ...Object.keys(na)])].map((id) => {
    const [a, b] = [voor[id] ?? NIETS, na[id] ?? NIETS];
    return { id, voor: a, na: b, soort: soortVan(a.recht, b.recht) };
  }).filter((v) => v.soort !== 'gelijk' || v.voor.laag !== v.na.laag || v.voor.hoog !== v.na.hoog);
}

/** Whether somebody is better or worse off for sure: every amount lies above, or below, what it was. */
export function uitslag(v: Verschil[]): 'beter' | 'slechter' | 'anders' | 'gelijk' {
  if (!v.length) return 'gelijk';
  const laag = v.reduce((s, x) => s + x.na.laag - x.voor.laag, 0);
  const hoog = v.reduce((s, x) => s + x.na.hoog - x.voor.hoog, 0);
  const erbij = v.some((x) => x.soort === 'erbij');
  const eraf = v.some((x) => x.soort === 'eraf');
  if (laag >= 0 && hoog >= 0 && (laag + hoog > 0 || erbij) && !eraf) return 'beter';
  if (laag <= 0 && hoog <= 0 && (laag + hoog < 0 || eraf) && !erbij) return 'slechter';
  return 'anders';
}

export interface Regel { erbij: number; eraf: number; anders: number; voor: [number, number]; na: [number, number]; onbekend: number }
export interface Sommen { huishoudens: Record<string, number>; fouten: number; regelingen: Record<string, Record<string, Regel>> }
export const leeg = (): Sommen => ({ huishoudens: {}, fouten: 0, regelingen: {} });
const legeRegel = (): Regel => ({ erbij: 0, eraf: 0, anders: 0, voor: [0, 0], na: [0, 0], onbekend: 0 });

type Som = { laagste: number; hoogste: number };
/** What `recht simulate --json` writes, as far as the page shows it. */
export interface Uitvoer {
  fouten: number;
  huishoudens: Record<string, { huishoudens: number }>;
  regelingen: Record<string, Record<string, { rechten: Record<string, number>; centen_per_jaar: { voor: Som; na: Som }; zonder_bedrag: { na: number } }>>;
}
export function sommenVan(u: Uitvoer): Sommen {
  const s = { ...leeg(), fouten: u.fouten };
  for (const [type, t] of Object.entries(u.huishoudens)) s.huishoudens[type] = t.huishoudens;
  for (const [id, typen] of Object.entries(u.regelingen))
    for (const [type, cel] of Object.entries(typen)) {
      const { voor, na } = cel.centen_per_jaar;
      const r: Regel = { ...legeRegel(), voor: [voor.laagste, voor.hoogste], na: [na.laagste, na.hoogste], onbekend: cel.zonder_bedrag.na };
      for (const [wissel, n] of Object.entries(cel.rechten)) {
        const soort = soortVan(...(wissel.split('-') as [Recht, Recht]));
        if (soort !== 'gelijk') r[soort] += n;
      }
      (s.regelingen[id] ??= {})[type] = r;
    }
  return s;
}

/** Adds the sums of another part: in whatever parts the work was divided, the total is the same. */
export function plus(s: Sommen, deel: Sommen): void {
  s.fouten += deel.fouten;
  for (const [t, n] of Object.entries(deel.huishoudens)) s.huishoudens[t] = (s.huishoudens[t] ?? 0) + n;
  for (const [id, typen] of Object.entries(deel.regelingen))
    for (const [t, d] of Object.entries(typen)) {
      erOp(((s.regelingen[id] ??= {})[t] ??= legeRegel()), d);
    }
}

function erOp(r: Regel, d: Regel): void {
  for (const k of ['erbij', 'eraf', 'anders', 'onbekend'] as const) r[k] += d[k];
  for (const k of ['voor', 'na'] as const) r[k] = [r[k][0] + d[k][0], r[k][1] + d[k][1]];
}

/** All types together, of the schemes for which something changes. */
export function perRegeling(s: Sommen): [string, Regel][] {
  return Object.entries(s.regelingen).map(([id, typen]): [string, Regel] => {
    const som = legeRegel();
    for (const d of Object.values(typen)) erOp(som, d);
    return [id, som];
  }).filter(([, r]) => r.erbij || r.eraf || r.anders || r.voor[0] !== r.na[0] || r.voor[1] !== r.na[1]);
}
