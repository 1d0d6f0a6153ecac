// Reading what people type: amounts in any common notation, dates in three fields. Says what is wrong by a text key.
import { taal, type Sleutel } from './taal.ts';

export interface Van { van: number | string; tot: number | string }
export type Gelezen<T> = { waarde: T } | { leeg: true } | { fout: Sleutel };

/**
 * "1.250", "1250,00", "€ 1 250", "1,250.50", "1250 euro", "600-700", "600 tot 700".
 * With both signs present the last one is the decimal sign. One sign with three digits behind it groups thousands
 * when that reads as a normal number ("1.250"), else it is decimal ("1250.5"). Arabic digits and signs are read too.
 */
export function leesGetal(tekst: string): number | null {
  let s = gewoneCijfers(tekst).toLowerCase().replace(/euro's|euros|euro|eur|avro|євро|يورو|€|,-+|,–|=/g, ' ').replace(/per (maand|jaar|week|uur|month|year|hour)/g, ' ');
  s = s.replace(/[\s\u00a0\u202f'’]/g, '');
  const min = /^[-−–]/.test(s);
  s = s.replace(/^[-−–+]/, '');
  if (!/^[\d.,]+$/.test(s) || !/\d/.test(s)) return null;
  const punt = s.lastIndexOf('.');
  const komma = s.lastIndexOf(',');
  let deci = -1;
  if (punt >= 0 && komma >= 0) deci = Math.max(punt, komma);
  else {
    const p = Math.max(punt, komma);
    const teken = p >= 0 ? s[p]! : '';
    const aantal = p >= 0 ? s.split(teken).length - 1 : 0;
    if (p >= 0 && aantal === 1 && s.length - p - 1 !== 3) deci = p;
    else if (p >= 0 && !/^\d{1,3}([.,]\d{3})+$/.test(s)) {
      if (aantal > 1) return null;
      deci = p;
    }
  }
  const voor = deci >= 0 ? s.slice(0, deci) : s;
  if (!/^\d*$|^\d{1,3}([.,]\d{3})+$/.test(voor)) return null;
  const heel = voor.replace(/[.,]/g, '');
  const breuk = deci >= 0 ? s.slice(deci + 1) : '';
  if (/[.,]/.test(breuk)) return null;
  const n = Number(`${heel || '0'}.${breuk || '0'}`);
  return Number.isFinite(n) ? (min ? -n : n) : null;
}

const gewoneCijfers = (s: string): string => s.replace(/[٠-٩۰-۹]/g, (c) => String(c.charCodeAt(0) & 15)).replaceAll('٫', ',').replaceAll('٬', '.');

export function leesBedrag(tekst: string, o: { min?: number; max?: number; op?: number }): Gelezen<number | Van> {
  const s = gewoneCijfers(tekst).trim();
  if (!s) return { leeg: true };
  const delen = /^(.*\d)\s*(?:-|–|tot|to|à|a|do|до|إلى)\s*(€?\s*\d.*)$/i.exec(s);
  if (delen) {
    const a = eenBedrag(delen[1]!, o);
    const b = eenBedrag(delen[2]!, o);
    if ('waarde' in a && 'waarde' in b) {
      if (a.waarde > b.waarde) return { fout: 'fout.van_tot' };
      return a.waarde === b.waarde ? a : { waarde: { van: a.waarde, tot: b.waarde } };
    }
    if ('fout' in a) return a;
    return b;
  }
  return eenBedrag(s, o);
}

function eenBedrag(tekst: string, o: { min?: number; max?: number; op?: number }): { waarde: number } | { fout: Sleutel } {
  const n = leesGetal(tekst);
  if (n === null) return { fout: 'fout.getal' };
  if (n < 0 && (o.min ?? 0) >= 0) return { fout: 'fout.negatief' };
  if (n < (o.min ?? 0)) return { fout: 'fout.te_laag' };
  if (n > (o.max ?? 10_000_000)) return { fout: 'fout.te_hoog' };
  const op = o.op ?? 0.01;
  const w = op >= 1 ? Math.round(n / op) * op : Math.round(n * 100) / 100;
  return { waarde: w };
}

/** ±10%, the honest width of "ongeveer", kept within the fact's own bounds. */
export function ongeveer(n: number, o: { min?: number; max?: number; op?: number }): Van {
  const op = Math.max(o.op ?? 1, 1);
  const van = Math.floor((n * 9) / 10 / op) * op;
  const tot = Math.ceil((n * 11) / 10 / op) * op;
  return { van: Math.max(van, o.min ?? 0), tot: Math.min(tot, o.max ?? 10_000_000) };
}

const dagen = (jaar: number, maand: number) => new Date(jaar, maand, 0).getDate();
const twee = (n: number) => String(n).padStart(2, '0');

/** Three fields. Day, or day and month, may be left open where a rough date is good enough. */
export function leesDatum(
  d: { dag: string; maand: string; jaar: string },
  o: { min?: string; max?: string },
): Gelezen<string | Van> {
  const [dag, maand, jaar] = [d.dag, d.maand, d.jaar].map((x) => gewoneCijfers(x).trim()) as [string, string, string];
  if (!dag && !maand && !jaar) return { leeg: true };
  if (!jaar) return { fout: 'fout.jaar' };
  if (!/^\d{4}$/.test(jaar)) return { fout: 'fout.jaar_vier' };
  if (dag && !maand) return { fout: 'fout.maand' };
  const j = Number(jaar);
  const m = maand ? maandNummer(maand) : 0;
  if (maand && !(m >= 1 && m <= 12)) return { fout: 'fout.maand' };
  if (dag && !(/^\d{1,2}$/.test(dag) && Number(dag) >= 1 && Number(dag) <= dagen(j, m))) return { fout: 'fout.dag' };
  const van = `${jaar}-${twee(m || 1)}-${twee(Number(dag) || 1)}`;
  const tot = `${jaar}-${twee(m || 12)}-${twee(dag ? Number(dag) : dagen(j, m || 12))}`;
  const min = o.min ?? '1900-01-01';
  const max = o.max ?? '2100-12-31';
  if (tot < min) return { fout: 'fout.datum_te_vroeg' };
  if (van > max) return { fout: 'fout.datum_te_laat' };
  if (van === tot) return { waarde: van };
  return { waarde: { van: van < min ? min : van, tot: tot > max ? max : tot } };
}

/** A number, or the start of a name, in the language of the page, in Dutch or in English. */
function maandNummer(s: string): number {
  if (/^\d{1,2}$/.test(s)) return Number(s);
  for (const l of [taal(), 'nl', 'en'])
    for (const month of ['long', 'short'] as const)
      for (let m = 0; m < 12; m++) {
        const begin = (x: string): string => x.toLocaleLowerCase(l).slice(0, 3);
        if (s.length > 2 && begin(s) === begin(new Date(2020, m, 1).toLocaleDateString(l, { month }))) return m + 1;
      }
  return 0;
}
