// Whole interviews against the real engine, without a browser. Needs the built WebAssembly; says so when it is not there.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Gesprek } from './gesprek.ts';
import { lijstIds, veldenVan } from './antwoorden.ts';
import { rijen, totaal } from './totaal.ts';
import type { Recht } from './typen.ts';
import { heleRegel, kloptRegels } from '../vragen/klopt.ts';
import type { Antwoord, Waarde } from '../vragen/typen.ts';

const wortel = new URL('../../../', import.meta.url);
const module = process.env.CJR_RECHT ? new URL(`file://${process.env.CJR_RECHT}`) : new URL('build/wasm/recht.js', wortel);
const regels = process.env.CJR_REGELS ? new URL(`file://${process.env.CJR_REGELS}/`) : new URL('rulesets/', wortel);
const gebouwd = existsSync(module) && existsSync(new URL('recht.wasm', module));

let recht: Recht;
beforeAll(async () => {
  if (!gebouwd) return;
  (globalThis as { history?: unknown }).history = { pushState() {}, replaceState() {} };
  const { load } = (await import(/* @vite-ignore */ module.href)) as { load(o: object): Promise<Recht> };
  const rijk = new URL('rijk/', regels);
  const rulesets = readdirSync(rijk).filter((f) => f.endsWith('.json') && !f.endsWith('.cases.json')).map((f) => readFileSync(new URL(f, rijk), 'utf8'));
  recht = await load({ rulesets, wasm: readFileSync(new URL('recht.wasm', module)) });
});

const nieuw = (): Gesprek => {
  const g = new Gesprek(recht);
  g.datum = '2026-11-21';
  g.ga(g.hierna());
  return g;
};
/** "Niets hiervan", or a line ticked now and then. */
function bevestig(g: Gesprek, aangevinkt: () => boolean): void {
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
function loop(g: Gesprek, antwoord: (sleutel: string, g: Gesprek) => Antwoord, vink: () => boolean = () => false): number {
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

const GEZIN: Record<string, Antwoord> = {
  'ik:geboortedatum': { w: { datum: '1986-03-12' } }, ':partner': { w: { er_is: 'nee' } }, ':huisgenoten': { w: { ids: [] } },
  ':woning': { w: { waarde: 'huur' } }, ':huurprijs': { w: { waarde: 700, soort: 'kaal' } }, ':kinderen': { w: { ids: ['k1', 'k2'] } },
  'k1:geboortedatum': { w: { datum: '2015-05-04' } }, 'k2:geboortedatum': { w: { datum: '2019-11-09' } }, ':naar_opvang': { w: { waarde: 'nee' } },
  'ik:geld': { w: { soort: ['loon'] } }, 'ik.loon:loon': { w: { waarde: 1600, per: 'maand', bruto_netto: 'netto' } }, 'ik:spaargeld_grens': { w: { meer: 'nee' } },
};

describe.skipIf(!gebouwd)('the interview with the real engine', () => {
  it('a single parent of two, € 1.600 net, € 700 rent: an answer within 15 questions', () => {
    const g = nieuw();
    const n = loop(g, (s) => GEZIN[s] ?? { niet: 'weet' });
    expect(n).toBeLessThanOrEqual(15);
    const groepen = Object.fromEntries(rijen(g).map((r) => [r.id, r.groep]));
    for (const id of ['zorgtoeslag', 'huurtoeslag', 'kindgebonden_budget', 'kinderbijslag']) expect(groepen[id], id).toBe('ja');
    const som = totaal(rijen(g));
    expect(som.laag).toBeGreaterThan(1000);
    expect(som.hoog).toBeLessThan(1700);
  });

  it('nothing is called a right before the defaults were looked at', () => {
    const g = nieuw();
    while (g.pagina.scherm === 'vraag') {
      const b = g.vraag(g.pagina.el!, g.pagina.vraag!)!;
      g.antwoord(b, GEZIN[`${g.pagina.el}:${g.pagina.vraag}`] ?? { niet: 'weet' });
      g.verder();
    }
    expect(g.pagina.scherm).toBe('bevestig');
    expect(rijen(g).filter((r) => r.groep === 'ja' && r.r.te_bevestigen.length)).toEqual([]);
  });

  it('who knows nothing at all still gets a result', () => {
    const g = nieuw();
    loop(g, () => ({ niet: 'weet' }));
    expect(g.uitkomst.fouten).toBeUndefined();
    expect(Object.keys(g.uitkomst.regelingen).length).toBeGreaterThan(3);
  });

  it('random answers always end in a result, and no answer gets lost on the way', () => {
    let zaad = 20261121;
    const toeval = () => (zaad = (zaad * 48271) % 2147483647) / 2147483647;
    const kies = <T>(a: readonly T[]): T => a[Math.floor(toeval() * a.length)]!;
    for (let ronde = 0; ronde < 12; ronde++) {
      const g = nieuw();
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
      expect(g.uitkomst.fouten).toBeUndefined();
    }
  }, 120_000);
});
