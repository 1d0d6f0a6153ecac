// From the loose pieces of text of a PDF to lines and cells: what stands at one height, with each amount apart.

/** One piece of text: left side, baseline (upwards from the foot of the page), width and height in points. */
export interface Stuk { tekst: string; x: number; y: number; breed: number; hoog: number; blad: number }

/** `bedrag`: with cents. `getal`: a whole number, or hours as 86:40. `tekst`: everything else. */
export interface Cel { soort: 'tekst' | 'bedrag' | 'getal' | 'procent'; tekst: string; waarde: number; x0: number; x1: number }
export interface Regel { blad: number; y: number; hoog: number; cellen: Cel[] }

interface Woord { tekst: string; x0: number; x1: number }

const NEDERLANDS = /^([-−+]?)€?([-−+]?)(\d{1,3}(?:\.\d{3})+|\d+),(\d{2})([-−+]?)$/;
const ENGELS = /^([-−+]?)€?([-−+]?)(\d{1,3}(?:,\d{3})+|\d+)\.(\d{2})([-−+]?)$/;
const GEHEEL = /^€?(\d{1,3}(?:\.\d{3})+|\d{1,7})(?:,[-−–]{1,2})?$/;
const KLOK = /^(\d{1,3}):([0-5]\d)$/;

/** "1.234,56", "1234,56-", "€1.234,56": an amount in euros; null for anything else. */
export function leesBedragen(tekst: string): number | null {
  const m = NEDERLANDS.exec(tekst) ?? ENGELS.exec(tekst);
  if (!m) return null;
  const min = [m[1], m[2], m[5]].some((s) => s === '-' || s === '−');
  const n = Number(`${m[3]!.replace(/\D/g, '')}.${m[4]}`);
  return min ? -n : n;
}

function cel(w: Woord): Cel {
  const [soort, waarde] = ((): [Cel['soort'], number] => {
    const b = leesBedragen(w.tekst);
    if (b !== null) return ['bedrag', b];
    if (/^[\d.,]+%$/.test(w.tekst)) return ['procent', 0];
    const k = KLOK.exec(w.tekst);
    if (k) return ['getal', Math.round((Number(k[1]) + Number(k[2]) / 60) * 100) / 100];
    const g = GEHEEL.exec(w.tekst);
    return g ? ['getal', Number(g[1]!.replace(/\./g, ''))] : ['tekst', 0];
  })();
  return { soort, waarde, ...w };
}

/** Words with their place, taken as if every letter were as wide. */
function woorden(s: Stuk): Woord[] {
  const per = s.breed / Math.max(1, s.tekst.length);
  return [...s.tekst.matchAll(/\S+/g)].map((m) => ({ tekst: m[0], x0: s.x + m.index * per, x1: s.x + (m.index + m[0].length) * per }));
}

/** Pieces of one word that touch (a font that changes, kerning) become one again. */
function aaneen(rij: Woord[], hoog: number): Woord[] {
  const uit: Woord[] = [];
  for (const w of rij) {
    const v = uit.at(-1);
    const gat = v ? w.x0 - v.x1 : Infinity;
    if (v && gat < hoog * 0.12 && gat > -hoog) {
      v.tekst += w.tekst;
      v.x1 = w.x1;
    } else uit.push({ ...w });
  }
  return uit;
}

/** A sign that stands loose before or behind an amount belongs to it. */
function metTeken(rij: Woord[]): Woord[] {
  const uit: Woord[] = [];
  for (const w of rij) {
    const v = uit.at(-1);
    if (/^(€|eur|euro)$/i.test(w.tekst)) continue;
    if (v && /^[-−]$/.test(w.tekst) && leesBedragen(v.tekst) !== null) v.tekst += w.tekst;
    else if (v && w.tekst === '%' && /^[\d.,]+$/.test(v.tekst)) v.tekst += '%';
    else if (v && /^[-−]$/.test(v.tekst) && leesBedragen(w.tekst) !== null) Object.assign(v, { tekst: `-${w.tekst}`, x1: w.x1 });
    else uit.push({ ...w });
  }
  return uit;
}

function cellenVan(rij: Woord[], hoog: number): Cel[] {
  const uit: Cel[] = [];
  for (const w of metTeken(aaneen(rij.sort((a, b) => a.x0 - b.x0), hoog))) {
    const c = cel(w);
    const v = uit.at(-1);
    // words that stand close are one label; a number inside it ("periode 10", "4 weken") is part of it
    if (v?.soort === 'tekst' && c.soort !== 'bedrag' && c.x0 - v.x1 < hoog * 0.9) {
      v.tekst += ` ${c.tekst}`;
      v.x1 = c.x1;
    } else if (c.soort === 'tekst' && v?.soort === 'getal' && c.x0 - v.x1 < hoog * 0.6) Object.assign(v, { soort: 'tekst', tekst: `${v.tekst} ${c.tekst}`, x1: c.x1 });
    else uit.push(c);
  }
  return uit;
}

/** Lines from top to bottom, page after page. */
export function regelsVan(stukken: readonly Stuk[]): Regel[] {
  const uit: Regel[] = [];
  const rij = [...stukken].filter((s) => s.tekst.trim()).sort((a, b) => a.blad - b.blad || b.y - a.y);
  let groep: Stuk[] = [];
  const sluit = (): void => {
    if (!groep.length) return;
    const hoog = groep.map((s) => s.hoog).sort((a, b) => a - b)[groep.length >> 1]! || 8;
    uit.push({ blad: groep[0]!.blad, y: groep[0]!.y, hoog, cellen: cellenVan(groep.flatMap(woorden), hoog) });
    groep = [];
  };
  for (const s of rij) {
    const eerste = groep[0];
    if (eerste && (eerste.blad !== s.blad || eerste.y - s.y > Math.min(eerste.hoog, s.hoog) * 0.5)) sluit();
    groep.push(s);
  }
  sluit();
  return uit;
}
