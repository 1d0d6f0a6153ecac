// Whole interviews against the real engine, without a browser. Needs the built WebAssembly; says so when it is not there.
import { beforeAll, describe, expect, it } from 'vitest';
import { Gesprek } from './gesprek.ts';
import { gebouwd, laadMotor, loop, regelsIn, toevalVan, willekeurig } from './gesprek.hulp.ts';
import { rijen, totaal } from './totaal.ts';
import type { Recht } from './typen.ts';
import type { Antwoord } from '../vragen/typen.ts';

let recht: Recht;
beforeAll(async () => {
  if (gebouwd) recht = await laadMotor(regelsIn('rijk'));
});

const nieuw = (): Gesprek => {
  const g = new Gesprek(recht);
  g.datum = '2026-11-21';
  g.ga(g.hierna());
  return g;
};

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
    const toeval = toevalVan(20261121);
    for (let ronde = 0; ronde < 12; ronde++) {
      const g = nieuw();
      willekeurig(g, toeval);
      expect(g.uitkomst.fouten).toBeUndefined();
    }
  }, 120_000);
});
