// What work brings, with the real engine. Needs the built WebAssembly; says so when it is not there.
import { describe, expect, it } from 'vitest';
import { gebouwd, laadMotor, regelsIn } from './gesprek.hulp.ts';
import { punten } from './werken.ts';
import type { Situatie } from './typen.ts';

describe.skipIf(!gebouwd)('what is left at each number of hours', () => {
  it('keeps a benefit that is an income of itself, and follows one that the rules compute', async () => {
    const recht = await laadMotor(regelsIn('rijk'));
    const met = (soort: string, netto: number): Situatie => ({
      datum: '2026-02-01', partner: null, kinderen: [], medebewoners: [], woning: { soort: 'inwonend' },
      aanvrager: { geboortedatum: '1985-06-15', inkomsten: [{ soort, netto, per: 'maand' }], bezittingen: { spaargeld: 0 }, schulden: 0, rendementsgrondslag: 0 },
    }) as unknown as Situatie;
    // WW of € 1.300 net: it does not fall away with the first hour of work, nor without any
    const ww = punten(recht, met('ww', 1300), 15, 1);
    expect(ww[0]!.laag).toBeGreaterThanOrEqual(1300);
    expect(ww[1]!.laag).toBeGreaterThan(1300);
    // its gross amount is not counted beside it
    expect(ww[0]!.delen).not.toHaveProperty('ww');
    expect(ww[0]!.hoog).toBeLessThan(2300);
    // bijstand is computed: what was filled in for it is not counted beside it
    const bijstand = punten(recht, met('bijstand', 1300), 15, 1);
    expect(bijstand[0]!.delen.bijstand!.hoog).toBeGreaterThan(1300);
    expect(bijstand[0]!.hoog).toBeLessThan(2000);
  });
});
