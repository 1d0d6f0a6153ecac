// The answers as a short text for the QR code, and back. It travels in the #fragment, which no server sees.
import type { Kaart } from './antwoorden.ts';
import { SOORTEN, type Gebeuren } from './gebeuren.ts';
import type { Antwoord } from '../vragen/typen.ts';

/** `gebeuren`: what is going to happen, for month by month. */
export interface Bundel { kaart: Kaart; datum?: string; gemeente?: string | null; gebeuren?: Gebeuren[] }
type Komt = [Gebeuren['id'], Gebeuren['soort'], Gebeuren['w']];
interface Kort { v: 1; d?: string; g?: string; a: [string, Antwoord['w'] | 0 | 1][]; h?: Komt[] }

const naarKort = (b: Bundel): Kort => ({
  v: 1,
  ...(b.datum ? { d: b.datum } : {}),
  ...(b.gemeente ? { g: b.gemeente } : {}),
  a: [...b.kaart].map(([k, a]) => [k, a.niet === 'weet' ? 0 : a.niet === 'zeg' ? 1 : (a.w ?? 0)]),
  ...(b.gebeuren?.length ? { h: b.gebeuren.map((x): Komt => [x.id, x.soort, x.w]) } : {}),
});

const isGebeuren = (x: unknown): x is Komt => Array.isArray(x) && /^g\d+$/.test(String(x[0])) && SOORTEN.includes(x[1]) && typeof x[2] === 'object' && x[2] !== null;

export function vanKort(x: unknown): Bundel | null {
  const k = x as Kort;
  if (!k || k.v !== 1 || !Array.isArray(k.a)) return null;
  const kaart: Kaart = new Map();
  for (const paar of k.a) {
    if (!Array.isArray(paar) || typeof paar[0] !== 'string') return null;
    const [s, w] = paar;
    kaart.set(s, w === 0 ? { niet: 'weet' } : w === 1 ? { niet: 'zeg' } : { w: w! });
  }
  const gebeuren = (k.h ?? []) as unknown;
  if (!Array.isArray(gebeuren) || !gebeuren.every(isGebeuren)) return null;
  return {
    kaart, gemeente: k.g ?? null, ...(typeof k.d === 'string' && /^\d{4}-\d\d-\d\d$/.test(k.d) ? { datum: k.d } : {}),
    ...(gebeuren.length ? { gebeuren: gebeuren.map(([id, soort, w]): Gebeuren => ({ id, soort, w })) } : {}),
  };
}

const naar64 = (b: Uint8Array): string => {
  let s = '';
  for (const x of b) s += String.fromCharCode(x);
  return btoa(s).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
};
const van64 = (s: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(s.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));

async function stroom(b: Uint8Array<ArrayBuffer>, s: ReadableWritablePair): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([b]).stream().pipeThrough(s as ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>)).arrayBuffer());
}

/** 'z…' is deflated, 'p…' plain where the browser cannot. */
export async function versleutel(b: Bundel): Promise<string> {
  const ruw = new TextEncoder().encode(JSON.stringify(naarKort(b)));
  if (typeof CompressionStream === 'undefined') return `p${naar64(ruw)}`;
  return `z${naar64(await stroom(ruw, new CompressionStream('deflate-raw') as ReadableWritablePair))}`;
}

export async function ontsleutel(s: string): Promise<Bundel | null> {
  try {
    let b = van64(s.slice(1));
    if (s[0] === 'z') b = await stroom(b, new DecompressionStream('deflate-raw') as ReadableWritablePair);
    return vanKort(JSON.parse(new TextDecoder().decode(b)));
  } catch {
    return null;
  }
}

/** The saved file: readable by people (questions in words), by this page (`antwoorden`), by `recht` (`situatie`). */
export interface Bestand { soort: 'check-je-recht'; versie: 1; gemaakt: string; gemeente: string | null; datum: string; leesbaar: Record<string, string>; situatie: unknown; antwoorden: Kort['a']; gebeuren?: Komt[] }

export const naarBestand = (b: Bundel, o: { situatie: unknown; leesbaar: Record<string, string>; gemaakt: string }): Bestand => ({
  soort: 'check-je-recht', versie: 1, gemaakt: o.gemaakt, gemeente: b.gemeente ?? null, datum: b.datum ?? '',
  leesbaar: o.leesbaar, situatie: o.situatie, ...(({ a, h }: Kort) => ({ antwoorden: a, ...(h ? { gebeuren: h } : {}) }))(naarKort(b)),
});

export function vanBestand(tekst: string): Bundel | null {
  try {
    const x = JSON.parse(tekst) as Partial<Bestand>;
    if (x.soort !== 'check-je-recht' || x.versie !== 1) return null;
    return vanKort({ v: 1, d: x.datum, ...(x.gemeente ? { g: x.gemeente } : {}), a: x.antwoorden, h: x.gebeuren });
  } catch {
    return null;
  }
}
