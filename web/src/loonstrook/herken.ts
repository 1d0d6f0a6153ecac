// From lines to what they mean: by the names in synoniemen.json, the columns above them, and the equations of a slip,
// which say which amount of a line is the one of this period.
import synoniemen from './synoniemen.json' with { type: 'json' };
import type { Cel, Regel } from './regels.ts';
import { loonLhUit, nettoUit, type Jaaropgave, type Strook, type Tijdvak } from './strook.ts';

interface Namen { namen: string[]; niet: string[]; optellen?: boolean }
type Lijst = Record<string, Namen>;
const REGELS = synoniemen.regels as Lijst;
const JAARREGELS = synoniemen.jaaropgave.regels as Lijst;
const KOLOMMEN = synoniemen.kolommen as Record<string, string[]>;

export type Gelezen =
  | { soort: 'strook'; strook: Strook }
  | { soort: 'jaaropgave'; opgave: Jaaropgave }
  /** `leeg`: no text at all, a picture; `vreemd`: text, but no payslip */
  | { soort: 'leeg' | 'vreemd' };

export const kaal = (s: string): string => s.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9%]+/g, ' ').trim();

/** Is this name in the label, as whole words? A star stands for the rest of the last word. */
const heeft = (label: string, naam: string): boolean =>
  (naam.endsWith('*') ? ` ${label}`.includes(` ${naam.slice(0, -1)}`) : ` ${label} `.includes(` ${naam} `));

/** The key whose longest name fits; a long sentence that happens to name it is no line of a slip. */
export function sleutelVoor(label: string, lijst: Lijst = REGELS): string | null {
  const l = kaal(label);
  if (!l || l.length > 70) return null;
  let beste: { sleutel: string; lengte: number } | null = null;
  for (const [sleutel, { namen, niet }] of Object.entries(lijst)) {
    if (niet.some((x) => heeft(l, x))) continue;
    for (const naam of namen) if (heeft(l, naam) && naam.length > (beste?.lengte ?? 0)) beste = { sleutel, lengte: naam.length };
  }
  return beste && beste.lengte * 5 >= l.length ? beste.sleutel : null;
}

const isLabel = (c: Cel): boolean => c.soort === 'tekst' && /\p{L}{2}/u.test(c.tekst) && !/^(uur|uren|per|pm|x|eur|dagen|st|km|cum|bt|ja|nee|stuks)$/i.test(c.tekst.trim());

interface Kolom { soort: string; x0: number; x1: number }
/** The heads of columns, when a line is made of them alone. */
function kolommenIn(regels: readonly Regel[], i: number): Kolom[] | null {
  const r = regels[i]!;
  if (r.cellen.some((c) => c.soort === 'bedrag')) return null;
  const uit = r.cellen.flatMap((c): Kolom[] => {
    if (blokKop(c, regels, i)) return [];
    const soort = Object.keys(KOLOMMEN).find((k) => KOLOMMEN[k]!.includes(kaal(c.tekst)));
    return soort ? [{ soort, x0: c.x0, x1: c.x1 }] : [];
  });
  return uit.length > 1 || (uit.length === 1 && uit[0]!.soort !== 'rest' && r.cellen.length > 1 && uit.length >= r.cellen.length - 1) ? uit : null;
}
const kolomVan = (c: Cel, kolommen: Kolom[]): string | null => {
  let beste: [number, string] | null = null;
  for (const k of kolommen) {
    const ver = Math.min(Math.abs(c.x1 - k.x1), Math.abs(c.x0 - k.x0), Math.abs(c.x0 + c.x1 - k.x0 - k.x1) / 2);
    if (ver < 45 && (!beste || ver < beste[0])) beste = [ver, k.soort];
  }
  return beste?.[1] ?? null;
};

interface Vondst {
  sleutel: string;
  label: string;
  /** the amounts that it may be, the likeliest first; NaN: none, it was counted already */
  keus: number[];
  /** the words behind the name, such as "ja" */
  rest: string;
  uren?: number | undefined;
}

/** A block, of totals of the year or of what is kept: everything under its head, until another stands in the same place. */
interface Blok { blad: number; x0: number; x1: number; soort: keyof typeof synoniemen.blokken }
function blokKop(c: Cel, regels: readonly Regel[], i: number): Blok | null {
  const r = regels[i]!;
  if (r.cellen.some((x) => x.soort === 'bedrag')) return null;
  // under the head of a block stand names; under the head of a column stand amounts
  const namen = regels.slice(i + 1, i + 7).some((x) => x.blad === r.blad && x.cellen.some((y) => isLabel(y) && y.x0 > c.x0 - 10 && y.x0 < c.x0 + 30));
  if (!namen) return null;
  const l = kaal(c.tekst);
  const soort = (Object.keys(synoniemen.blokken) as Blok['soort'][]).find((s) =>
    synoniemen.blokken[s].some((b) => l === b || (s === 'cum' && l.startsWith(`${b} `) && l.length < b.length + 16)));
  return soort ? { blad: r.blad, x0: c.x0, x1: c.x1, soort } : null;
}

/** Hours × an amount for each hour = an amount: then that is the one. */
function product(b: readonly Cel[]): { uren: number; bedrag: number } | null {
  for (let i = 0; i + 2 < b.length; i++) {
    const [u, t, som] = [b[i]!.waarde, b[i + 1]!.waarde, b[i + 2]!.waarde];
    if (u > 0 && t > 0 && Math.abs(Math.abs(som) - u * t) <= Math.max(0.06, u * 0.006)) return { uren: u, bedrag: som };
  }
  return null;
}

/** Everything behind a label on its line, up to the next label; else what stands right under it. */
function achter(regels: readonly Regel[], i: number, j: number): Cel[] {
  const { cellen } = regels[i]!;
  const uit: Cel[] = [];
  for (let k = j + 1; k < cellen.length && !isLabel(cellen[k]!); k++) uit.push(cellen[k]!);
  return uit;
}
function eronder(regels: readonly Regel[], i: number, j: number): Cel[] {
  const [r, onder] = [regels[i]!, regels[i + 1]];
  const c = r.cellen[j]!;
  if (!onder || onder.blad !== r.blad || r.y - onder.y > r.hoog * 2.6) return [];
  return onder.cellen.filter((x) => x.x0 < c.x1 + 4 && x.x1 > c.x0 - 4);
}

/** The same name may mean something else: holiday pay among what is kept, hours that are counted and not paid. */
function sleutelIn(label: string, lijst: Lijst, blok: Blok['soort'], cellen: readonly Cel[]): string | null {
  const sleutel = sleutelVoor(label, lijst);
  if (sleutel === 'bijzonder' && blok === 'saldo' && /vakantie(geld|toeslag|bijslag)/i.test(label)) return 'reservering';
  const getallen = cellen.filter((x) => x.soort === 'bedrag' || x.soort === 'getal');
  if (sleutel === 'bruto_basis' && /uren/i.test(label) && getallen.length === 1 && getallen[0]!.waarde <= 250) return 'uren';
  return sleutel;
}

function vondsten(regels: readonly Regel[], lijst: Lijst, geheel: boolean): Vondst[] {
  const uit: Vondst[] = [];
  const gezien = new Set<string>();
  let kolommen: Kolom[] = [];
  let blokken: Blok[] = [];
  let blad = 0;
  regels.forEach((r, i) => {
    if (r.blad !== blad) [blad, kolommen, blokken] = [r.blad, [], []];
    const koppen = kolommenIn(regels, i);
    if (koppen) kolommen = koppen;
    r.cellen.forEach((c, j) => {
      const blok = blokKop(c, regels, i);
      if (blok) {
        blokken = [...blokken.filter((b) => b.x1 < blok.x0 - 4 || b.x0 > blok.x1 + 4), blok];
        return;
      }
      if (!isLabel(c)) return;
      if (koppen?.some((k) => k.x0 === c.x0)) return;
      const boven = blokken.filter((b) => b.x0 <= c.x0 + 8).sort((a, b) => b.x0 - a.x0)[0]?.soort ?? 'gewoon';
      const cellen = achter(regels, i, j);
      const sleutel = sleutelIn(c.tekst, lijst, boven, cellen);
      if (!sleutel || (boven !== 'gewoon' && sleutel !== 'reservering')) return;
      const telt = (x: Cel): boolean => x.soort === 'bedrag' || (x.soort === 'getal' && (geheel || /^uren/.test(sleutel)));
      const getallen = (cellen.some(telt) || sleutel === 'korting' ? cellen : eronder(regels, i, j)).filter(telt);
      const rest = [c.tekst, ...cellen.filter((x) => x.soort === 'tekst').map((x) => x.tekst)].join(' ');
      if (sleutel === 'korting') {
        uit.push({ sleutel, label: c.tekst, keus: [], rest: [rest, ...eronder(regels, i, j).map((x) => x.tekst)].join(' | ') });
        return;
      }
      if (!getallen.length) return;
      const som = product(r.cellen.slice(j + 1, j + 1 + cellen.length).filter((x) => x.soort === 'bedrag' || x.soort === 'getal'));
      const soorten = getallen.map((x) => kolomVan(x, kolommen));
      const van = (wat: (s: string | null) => boolean): number[] => getallen.filter((_, n) => wat(soorten[n]!)).map((x) => x.waarde);
      const kandidaten = (): number[] => {
        // what is kept: the balance stands last
        if (sleutel === 'reservering') return getallen.map((x) => x.waarde).reverse();
        if (/^uren/.test(sleutel)) return [...van((s) => s === 'aantal'), ...van((s) => s !== 'aantal' && s !== 'cum' && s !== 'tarief')];
        if (som) return [som.bedrag];
        // the wage of an hour is not the wage of the period
        if (sleutel === 'bruto_basis' && /uurloon/i.test(c.tekst)) return [];
        const zeker = van((s) => s === 'nu' || s === 'af');
        // an amount that stands only under "number of", "rate", "basis" or "this year" is not one of this period
        return zeker.length ? zeker : van((s) => s === null);
      };
      const keus = kandidaten();
      const merk = `${sleutel} ${kaal(c.tekst)} ${keus[0]}`;
      // a summary may say the same line again
      if (!keus.length || gezien.has(merk)) return;
      gezien.add(merk);
      const aantal = getallen.find((_, n) => soorten[n] === 'aantal')?.waarde;
      uit.push({ sleutel, label: c.tekst, keus, rest, uren: som?.uren ?? (sleutel === 'bruto_basis' ? aantal : undefined) });
    });
  });
  return uit;
}

const cent = (n: number): number => Math.round(n * 100) / 100;

/** A line that says again what stood there before, or the total of it, is most likely a summary. */
function dubbel(v: Vondst[]): void {
  const eerder = new Map<string, number[]>();
  for (const x of v) {
    if (!REGELS[x.sleutel]?.optellen) continue;
    const rij = eerder.get(x.sleutel) ?? [];
    eerder.set(x.sleutel, rij);
    const w = Math.abs(x.keus[0]!);
    if (rij.includes(w) || (rij.length > 1 && Math.abs(rij.reduce((a, b) => a + b, 0) - w) < 0.005)) x.keus.unshift(NaN);
    else rij.push(w);
  }
}

/** One reading of the slip: for each find one of its amounts. */
function lezing(v: readonly Vondst[], kies: readonly number[]): Strook {
  const som: Record<string, number> = {};
  v.forEach((x, i) => {
    const w = x.keus[kies[i]!];
    if (w === undefined || Number.isNaN(w)) return;
    const af = REGELS[x.sleutel] !== REGELS.bruto_basis && !['toeslagen', 'bijzonder', 'bijtelling'].includes(x.sleutel);
    const waarde = af ? Math.abs(w) : w;
    if (som[x.sleutel] === undefined) som[x.sleutel] = waarde;
    else if (REGELS[x.sleutel]?.optellen) som[x.sleutel] = cent(som[x.sleutel]! + waarde);
  });
  const tel = (...s: string[]): number | undefined => (s.some((k) => som[k] !== undefined) ? cent(s.reduce((t, k) => t + (som[k] ?? 0), 0)) : undefined);
  const bruto = som.bruto_totaal ?? tel('bruto_basis', 'toeslagen', 'bijzonder');
  const uit: Strook = {};
  const zet = (k: keyof Strook, w: number | undefined): void => void (w !== undefined && Object.assign(uit, { [k]: w }));
  zet('bruto', bruto);
  zet('extra', som.bijzonder);
  zet('pensioen', tel('pensioen', 'paww'));
  zet('loon_lh', som.loon_lh);
  zet('loonheffing', som.loonheffing);
  zet('premies', tel('zvw', 'wga'));
  zet('vergoeding', som.vergoeding);
  zet('inhouding', som.inhouding);
  zet('netto', som.uitbetaald ?? som.netto);
  zet('opgebouwd', som.reservering);
  return uit;
}

/** How far a reading is from the equations; what cannot be checked costs a little. */
function afwijking(s: Strook): number {
  const [netto, loon] = [nettoUit(s), loonLhUit(s)];
  const een = (a: number | undefined, b: number | undefined): number => (a === undefined || b === undefined ? 0.5 : Math.min(1000, Math.abs(a - b)));
  return een(netto, s.netto) + een(loon, s.loon_lh);
}

/** The reading that agrees best; the first amounts win when others are no better. */
function besteLezing(v: readonly Vondst[]): Strook {
  const ruim = v.map((x) => Math.min(3, x.keus.length));
  const meer = ruim.map((n, i) => [n, i] as const).filter(([n]) => n > 1).slice(0, 7);
  let beste = lezing(v, v.map(() => 0));
  let laagst = afwijking(beste);
  const aantal = meer.reduce((p, [n]) => p * n, 1);
  for (let k = 1; k < aantal && laagst > 0.02; k++) {
    const kies = v.map(() => 0);
    let rest = k;
    for (const [n, i] of meer) {
      kies[i] = rest % n;
      rest = Math.floor(rest / n);
    }
    const s = lezing(v, kies);
    const a = afwijking(s);
    if (a < laagst - 0.005) [beste, laagst] = [s, a];
  }
  return beste;
}

const DATUM = /\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b/g;
/** Two dates that stand together say how long the period is. */
function uitData(tekst: string): Tijdvak | null {
  const data = [...tekst.matchAll(DATUM)].map((m) => ({ plek: m.index, dag: Date.UTC(Number(m[3]), Number(m[2]) - 1, Number(m[1])), eerste: m[1] === '1' || m[1] === '01' }));
  for (let i = 0; i + 1 < data.length; i++) {
    const [a, b] = [data[i]!, data[i + 1]!];
    const dagen = (b.dag - a.dag) / 86_400_000 + 1;
    if (b.plek - a.plek > 24) continue;
    if (dagen === 7) return 'week';
    if (a.eerste && dagen >= 28 && dagen <= 31 && new Date(b.dag + 86_400_000).getUTCDate() === 1) return 'maand';
    if (dagen === 28) return 'vier_weken';
  }
  return null;
}

export function tijdvakUit(regels: readonly Regel[]): Tijdvak | undefined {
  const tekst = regels.map((r) => r.cellen.map((c) => c.tekst).join(' ')).join('\n');
  const data = uitData(tekst);
  if (data) return data;
  // what stands about hours "a week" says nothing of the period
  const l = ` ${kaal(tekst.replace(/(uren|uur)\s+per\s+(week|maand)/gi, ''))} `;
  for (const [t, namen] of Object.entries(synoniemen.tijdvak)) if (namen.some((n) => l.includes(` ${n} `))) return t as Tijdvak;
  return undefined;
}

function kortingUit(v: readonly Vondst[]): 'ja' | 'nee' | undefined {
  for (const x of v) {
    if (x.sleutel !== 'korting') continue;
    const m = /(?:^|[\s|:(])(ja|nee|j|n|wel|niet|geen|x)(?=$|[\s|:),.])/i.exec(x.rest.slice(0, 90));
    if (m) return /^(nee|n|niet|geen)$/i.test(m[1]!) ? 'nee' : 'ja';
  }
  return undefined;
}

/** Hours of the period: those that are named, else those behind the lines of the basic wage. */
function urenUit(v: readonly Vondst[], per: Tijdvak | undefined): number | undefined {
  const genoemd = v.find((x) => x.sleutel === 'uren' && x.keus.length)?.keus[0];
  const gewerkt = v.filter((x) => x.sleutel === 'bruto_basis' && x.uren).reduce((t, x) => t + x.uren!, 0);
  const week = v.find((x) => x.sleutel === 'uren_week' && x.keus.length)?.keus[0];
  const uren = genoemd ?? (gewerkt > 1 ? gewerkt : undefined);
  if (uren) return cent(uren);
  const weken = per === 'week' ? 1 : per === 'vier_weken' ? 4 : per === 'maand' ? 52 / 12 : 0;
  return week && weken ? cent(week * weken) : undefined;
}

function jaaropgaveUit(regels: readonly Regel[]): Gelezen {
  const v = vondsten(regels, JAARREGELS, true);
  const eerste = (s: string): number | undefined => v.find((x) => x.sleutel === s)?.keus.map(Math.abs)[0];
  const tekst = regels.map((r) => r.cellen.map((c) => c.tekst).join(' ')).join('\n');
  const naam = new RegExp(`(?:${synoniemen.jaaropgave.jaar.join('|')})[^0-9]{0,24}(20\\d\\d)`, 'i').exec(tekst) ?? /\b(20\d\d)\b/.exec(tekst);
  const opgave: Jaaropgave = {};
  if (naam) opgave.jaar = naam[1]!;
  const [loon, lh] = [eerste('loon_lh'), eerste('loonheffing')];
  if (loon !== undefined) opgave.loon = loon;
  if (lh !== undefined) opgave.loonheffing = lh;
  return loon === undefined ? { soort: 'vreemd' } : { soort: 'jaaropgave', opgave };
}

/** Reads a whole document. Never throws: what it does not know, it leaves out. */
export function herken(regels: readonly Regel[]): Gelezen {
  if (!regels.length) return { soort: 'leeg' };
  const kop = regels.slice(0, 12).map((r) => kaal(r.cellen.map((c) => c.tekst).join(' '))).join(' ');
  if (synoniemen.jaaropgave.herken.some((n) => heeft(kop, `${n}*`)) && !/\b(loonstrook|salarisstrook|loonspecificatie|salarisspecificatie)\b/.test(kop)) return jaaropgaveUit(regels);
  const v = vondsten(regels, REGELS, false);
  dubbel(v);
  const strook = besteLezing(v);
  if ([strook.bruto, strook.loonheffing, strook.netto, strook.loon_lh].filter((x) => x !== undefined).length < 2) return { soort: 'vreemd' };
  const per = tijdvakUit(regels);
  const uren = urenUit(v, per);
  const korting = kortingUit(v);
  Object.assign(strook, { ...(per ? { per } : {}), ...(uren ? { uren } : {}), ...(korting ? { korting } : {}) });
  return { soort: 'strook', strook };
}
