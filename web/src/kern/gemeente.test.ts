// Interviews with the rules of a municipality beside the national ones. Needs the built WebAssembly.
import { describe, expect, it } from 'vitest';
import { alleVragen } from '../vragen/algemeen.ts';
import { samengesteld } from '../vragen/index.ts';
import { lees, metEigenFeiten, zet } from './feiten.ts';
import { Gesprek } from './gesprek.ts';
import { gebouwd, laadMotor, regelsIn, toevalVan, willekeurig } from './gesprek.hulp.ts';
import { rijen } from './totaal.ts';
import type { Json } from './typen.ts';

interface Bestand { id: string; soort?: string; gemeente?: string; naam: string; feiten?: Record<string, Json>; regelingen?: { id: string }[] }
const eigen = regelsIn('gemeenten').map((tekst) => ({ tekst, r: JSON.parse(tekst) as Bestand })).filter(({ r }) => r.soort === 'gemeente');

it('a fact of a ruleset itself keeps the dots of its name', () => {
  const s: Record<string, unknown> = {};
  zet(s, 'overig.gm0153.duur', 5);
  zet(s, 'woning.soort', 'huur');
  expect(s).toEqual({ overig: { 'gm0153.duur': 5 }, woning: { soort: 'huur' } });
  expect(lees(s, 'overig.gm0153.duur')).toBe(5);
});

describe.skipIf(!gebouwd)('municipalities', () => {
  it('there are municipalities with rules of their own', () => expect(eigen.length).toBeGreaterThan(0));

  it.each(eigen.map(({ tekst, r }) => [r.naam, r, tekst] as const))('%s: its schemes are answered, its own facts can be asked, every interview ends', async (_, r, tekst) => {
    const recht = await laadMotor([...regelsIn('rijk'), tekst]);
    const g = new Gesprek(recht, [r]);
    const namen = new Set(alleVragen(g.feiten, samengesteld).flatMap((v) => v.feiten));
    for (const naam of Object.keys(r.feiten ?? {})) expect(namen.has(`overig.${r.id}.${naam}`), naam).toBe(true);
    expect(Object.keys(metEigenFeiten(recht.facts(), []).klassen)).toEqual(Object.keys(g.feiten.doc.klassen));
    const toeval = toevalVan(20261121);
    for (let ronde = 0; ronde < 2; ronde++) {
      const g = new Gesprek(recht, [r]);
      g.datum = '2026-11-21';
      g.gemeente = r.gemeente!;
      g.ga(g.hierna());
      willekeurig(g, toeval);
      expect(g.uitkomst.fouten).toBeUndefined();
      const ids = rijen(g).map(({ id }) => id);
      for (const { id } of r.regelingen ?? []) expect(ids).toContain(id);
    }
    recht.destroy();
  }, 60_000);
});
