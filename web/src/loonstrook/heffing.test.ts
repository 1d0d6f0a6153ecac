// With the real engine: is the loonheffing of a slip that with the korting or without? Needs the built WebAssembly.
import { beforeAll, describe, expect, it } from 'vitest';
import { Gesprek } from '../kern/gesprek.ts';
import { gebouwd, laadMotor, regelsIn } from '../kern/gesprek.hulp.ts';
import type { Recht } from '../kern/typen.ts';
import { kortingBij } from './heffing.ts';
import type { Strook } from './strook.ts';

let recht: Recht;
beforeAll(async () => {
  if (gebouwd) recht = await laadMotor(regelsIn('rijk'));
});

describe.skipIf(!gebouwd)('the table of wages', () => {
  const bij = (s: Strook, geboren = '1990-01-01') => {
    const g = new Gesprek(recht);
    g.datum = '2026-11-22';
    g.kaart.set('ik:geboortedatum', { w: { datum: geboren } });
    return kortingBij(g, 'ik.loon', s);
  };
  // four weeks 2026: 1.241,60 × 13 = 16.140,80, down to a step of 54: 16.092; × 35,75% = 5.752, ÷ 13 = 442,46 without
  // korting; with it 27,77 (cleaning, 20 hours at 15,52, as published)
  const strook: Strook = { per: 'vier_weken', bruto: 1241.6, loonheffing: 27.77 };
  it('with, without, neither', () => {
    expect(bij(strook)).toBe('ja');
    expect(bij({ ...strook, loonheffing: 442.46 })).toBe('nee');
    expect(bij({ ...strook, loonheffing: 100 })).toBeUndefined();
  });
  it('pension is off it; what is paid once a year, and what is not known, says nothing', () => {
    expect(bij({ ...strook, bruto: 1341.6, pensioen: 100 })).toBe('ja');
    expect(bij({ ...strook, bruto: 1341.6, extra: 100, elke: 'nee' })).toBeUndefined();
    expect(bij({ bruto: 1241.6, loonheffing: 27.77 })).toBeUndefined();
    expect(bij({ per: 'vier_weken', bruto: 1241.6 })).toBeUndefined();
    // so low that nothing is due with korting: 200 × 13 = 2.600, in steps 2.592; × 35,75% = 926, ÷ 13 = 71,23 without
    expect(bij({ per: 'vier_weken', bruto: 200, loonheffing: 0 })).toBe('ja');
    expect(bij({ per: 'vier_weken', bruto: 200, loonheffing: 71.23 })).toBe('nee');
  });
});
