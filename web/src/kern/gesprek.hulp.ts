// For tests: the real engine without a browser, and somebody who answers. Needs the built WebAssembly.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect } from 'vitest';
import type { Gesprek } from './gesprek.ts';
import { lijstIds, veldenVan } from './antwoorden.ts';
import type { Recht } from './typen.ts';
import { heleRegel, kloptRegels } from '../vragen/klopt.ts';
import type { Antwoord, Waarde } from '../vragen/typen.ts';

const wortel = new URL('../../../', import.meta.url);
const module = process.env.CJR_RECHT ? new URL(`file://${process.env.CJR_RECHT}`) : new URL('build/wasm/recht.js', wortel);
export const regels = process.env.CJR_REGELS ? new URL(`file://${process.env.CJR_REGELS}/`) : new URL('rulesets/', wortel);
export const gebouwd = existsSync(module) && existsSync(new URL('recht.wasm', module));

/** The texts of all rulesets of a folder. */
export const regelsIn = (map: string): string[] => {
  const dir = new URL(`${map}/`, regels);
  return readdirSync(dir).filter((f) => f.endsWith('.json') && !f.endsWith('.cases.json')).sort().map((f) => readFileSync(new URL(f, dir), 'utf8'));
};

export async function laadMotor(rulesets: readonly string[]): Promise<Recht> {
  (globalThis as { history?: unknown }).history = { pushState() {}, replaceState() {} };
  const { load } = (await import(/* @vite-ignore */ module.href)) as { load(o: object): Promise<Recht> };
  return load({ rulesets, wasm: readFileSync(new URL('recht.wasm', module)) });
}

/** "Niets hiervan", or a line ticked now and then. */
export function bevestig(g: Gesprek, aangevinkt: () => boolean): void {
  const oud = (g.kaart.get(':klopt')?.w ?? {}) as Record<string, string[]>;
  const w = { bevestigd: [...(oud.bevestigd ?? [])], uitvragen: [...(oud.uitvragen ?? [])] };
  for (const r of kloptRegels(g.model, g.alleAannames()))
    if (aangevinkt()) w.uitvragen.push(...r.paden.map((p) => g.model.ref(p)).filter((x): x is string => x !== null));
    else w.bevestigd.push(...heleRegel(g.model, r));
  g.kaart.set(':klopt', { w });
  g.vergeet();
  g.verder();
}
/** Answers until the list of answers; gives how many questions it took. */
export function loop(g: Gesprek, antwoord: (sleutel: string, g: Gesprek) => Antwoord, vink: () => boolean = () => false): number {
  let n = 0;
  for (let i = 0; i < 150; i++) {
    const p = g.pagina;
    if (p.scherm === 'controleer') return n;
    if (p.scherm === 'bevestig') {
      bevestig(g, vink);
      continue;
    }
    n++;
    const b = g.vraag(p.el!, p.vraag!)!;
    if (g.antwoord(b, antwoord(`${p.el}:${p.vraag}`, g)) !== null) expect(g.antwoord(b, { niet: 'weet' }), `${p.el}:${p.vraag}`).toBeNull();
    g.verder();
  }
  throw new Error(`no end: still at ${JSON.stringify(g.pagina)}`);
}

/** Numbers that are the same in every run. */
export function toevalVan(zaad: number): () => number {
  return () => (zaad = (zaad * 48271) % 2147483647) / 2147483647;
}

/** Answers anything at all, until the list of answers. */
export function willekeurig(g: Gesprek, toeval: () => number): void {
  const kies = <T>(a: readonly T[]): T => a[Math.floor(toeval() * a.length)]!;
  loop(g, (s) => {
    if (toeval() < 0.15) return { niet: kies(['weet', 'zeg'] as const) };
    const [el, id] = [s.slice(0, s.indexOf(':')), s.slice(s.indexOf(':') + 1)];
    const b = g.vraag(el, id)!;
    const c = g.model.ctx(b.el);
    const w: Record<string, Waarde> = {};
    for (const v of veldenVan(b.v, c)) {
      const o = 'opties' in v ? (typeof v.opties === 'function' ? v.opties(c) : v.opties) : [];
      if (v.soort === 'keuze' || v.soort === 'per') w[v.id] = kies(o);
      else if (v.soort === 'meer') w[v.id] = toeval() < 0.3 ? ['niets'] : [kies(o)];
      else if (v.soort === 'datum') w[v.id] = `${b.el.klasse === 'kind' ? 2009 + Math.floor(toeval() * 17) : 1940 + Math.floor(toeval() * 68)}-0${1 + Math.floor(toeval() * 9)}-11`;
      else if (v.soort === 'aantal') w.ids = lijstIds(undefined, kies([0, 0, 1, 2]), v.lijst);
      else w[v.id] = Math.min(v.max ?? 1e7, Math.max(v.min ?? 0, Math.round(toeval() * (v.soort === 'bedrag' ? 2500 : 30))));
    }
    return { w };
  }, () => toeval() < 0.1);
}
