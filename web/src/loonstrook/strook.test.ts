// The equations of a slip, and the answers that follow. Every sum was worked out by hand in the comment beside it.
import { expect, test } from 'vitest';
import { antwoordenUit, antwoordenUitJaar, loonLhUit, nettoUit, onmogelijk, twijfel, urenPerWeek, vastLoon, type Strook } from './strook.ts';

const strook: Strook = { per: 'vier_weken', bruto: 1391.6, extra: 150, elke: 'nee', pensioen: 41.6, loonheffing: 50, premies: 5, vergoeding: 40, inhouding: 10, netto: 1325, uren: 80, korting: 'ja', loon_lh: 1350 };
const wat = (s: Strook) => onmogelijk(s).map((m) => `${m.veld} ${m.wat}`);

test('the equations', () => {
  expect(nettoUit(strook)).toBe(1325); // 1.391,60 − 41,60 − 50 − 5 − 10 + 40
  expect(loonLhUit(strook)).toBe(1350); // 1.391,60 − 41,60
  expect(vastLoon(strook)).toBe(1241.6); // without the 150 that come once a year
  expect(vastLoon({ ...strook, elke: 'ja' })).toBe(1391.6);
  expect(nettoUit({ bruto: 1000 })).toBeUndefined();
});
test('hours a week: 80 in four weeks are 20; 130 in a month are 30; 36 in a week are 36', () => {
  expect(urenPerWeek(strook)).toBe(20);
  expect(urenPerWeek({ per: 'maand', uren: 130 })).toBe(30);
  expect(urenPerWeek({ per: 'week', uren: 36 })).toBe(36);
});
test('what cannot be is said at its field', () => {
  expect(wat(strook)).toEqual([]);
  expect(wat({ per: 'maand', bruto: 1000, netto: 1001 })).toEqual(['netto netto_boven_bruto']);
  expect(wat({ per: 'maand', bruto: 1000, netto: 1001, vergoeding: 20 })).toEqual([]); // travel costs lift it above gross
  expect(wat({ bruto: 0 })).toEqual(['bruto nul']);
  expect(wat({ bruto: 100, loonheffing: 100 })).toEqual(['loonheffing meer_dan_bruto']);
  expect(wat({ bruto: 100, pensioen: 120 })).toEqual(['pensioen meer_dan_bruto']);
  expect(wat({ bruto: 100, extra: 120, elke: 'ja' })).toEqual(['extra meer_dan_bruto']);
  expect(wat({ bruto: 100, extra: 20 })).toEqual(['elke ja_nee']);
  expect(wat({ per: 'week', bruto: 100, uren: 169 })).toEqual(['uren te_veel_uren']);
  expect(wat({ per: 'maand', bruto: 100, uren: 169 })).toEqual([]);
});
test('what does not agree is a doubt, from one euro on', () => {
  expect(twijfel(strook)).toEqual([]);
  expect(twijfel({ ...strook, netto: 1326 })).toEqual([]);
  expect(twijfel({ ...strook, netto: 1300 })).toEqual([{ veld: 'netto', wat: 'som', vars: { uit: 1325, is: 1300, verschil: 25 } }]);
  expect(twijfel({ ...strook, loon_lh: 1391.6 }).map((m) => m.wat)).toEqual(['loon']);
  expect(twijfel({ per: 'maand', bruto: 2000, uren: 8 })).toEqual([{ veld: 'uren', wat: 'uurloon', vars: { uurloon: 250 } }]);
});
test('the answers of the interview', () => {
  expect(antwoordenUit({ ...strook, opgebouwd: 640 })).toEqual([
    ['loon', { w: { waarde: 1241.6, per: 'vier_weken', bruto_netto: 'bruto', opgebouwd: 640 } }], ['uren_werk', { w: { waarde: 20 } }],
    ['f.loonheffingskorting', { w: { waarde: 'ja' } }], ['f.pensioenpremie', { w: { waarde: 41.6 } }], ['f.vakantiegeld_inbegrepen', { w: { waarde: 'nee' } }],
  ]);
  expect(antwoordenUit({ per: 'maand', bruto: 2000 })).toEqual([['loon', { w: { waarde: 2000, per: 'maand', bruto_netto: 'bruto' } }]]);
  expect(antwoordenUitJaar({ jaar: '2025', loon: 27864 })).toEqual([['loon', { w: { waarde: 27864, per: 'jaar', bruto_netto: 'bruto' } }]]);
});
