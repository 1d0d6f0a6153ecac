// The recogniser: pieces of text → lines → what stands on the slip. The expected amounts are those that were put on the
// slips by hand (proef/lib/loonstrook.mjs); here the PDF itself is left out, its pieces are laid out by the same list.
import { describe, expect, test } from 'vitest';
import { herken, sleutelVoor, tijdvakUit } from './herken.ts';
import { leesBedragen, regelsVan, type Stuk } from './regels.ts';
import { nettoUit } from './strook.ts';
import { pieces, STROKEN } from '../../proef/lib/loonstrook.mjs';

const lees = (stukken: Stuk[]) => herken(regelsVan(stukken));
const van = (naam: keyof typeof STROKEN): Stuk[] => pieces(STROKEN[naam].pages) as Stuk[];
const rij = (...regels: [number, string][][]): Stuk[] =>
  regels.flatMap((r, i) => r.map(([x, tekst]): Stuk => ({ tekst, x, y: 700 - i * 15, breed: tekst.length * 4.5, hoog: 9, blad: 1 })));

describe('every layout', () => {
  for (const naam of Object.keys(STROKEN) as (keyof typeof STROKEN)[]) test(naam, () => expect(lees(van(naam))).toEqual(STROKEN[naam].verwacht));

  test('pieces in any order, moved and scaled, say the same', () => {
    for (const naam of Object.keys(STROKEN) as (keyof typeof STROKEN)[]) {
      const anders = van(naam).reverse().map((s) => ({ ...s, x: s.x * 1.3 + 20, y: s.y * 1.3 - 100, breed: s.breed * 1.3, hoog: s.hoog * 1.3 }));
      expect(lees(anders)).toEqual(STROKEN[naam].verwacht);
    }
  });
  test('a piece for each word, as some programs write them', () => {
    for (const naam of Object.keys(STROKEN) as (keyof typeof STROKEN)[]) {
      const per = (s: Stuk) => s.breed / s.tekst.length;
      const los = van(naam).flatMap((s) => [...s.tekst.matchAll(/\S+/g)].map((m) => ({ ...s, tekst: m[0], x: s.x + m.index * per(s), breed: m[0].length * per(s) })));
      expect(lees(los)).toEqual(STROKEN[naam].verwacht);
    }
  });
  test('the slips themselves agree: net = gross − pension − loonheffing − premiums − deductions + reimbursements', () => {
    const stroken = Object.values(STROKEN).flatMap((s) => ('strook' in s.verwacht ? [s.verwacht.strook] : []));
    expect(stroken.length).toBeGreaterThanOrEqual(6);
    for (const s of stroken) expect(nettoUit(s)).toBeCloseTo(s.netto!, 2);
  });
});

describe('amounts', () => {
  for (const [tekst, n] of [['1.234,56', 1234.56], ['1234,56', 1234.56], ['€1.234,56', 1234.56], ['-12,00', -12], ['12,00-', -12], ['1,234.56', 1234.56], ['0,00', 0]] as const)
    test(tekst, () => expect(leesBedragen(tekst)).toBe(n));
  for (const tekst of ['12', '8%', '01-10-2026', '12,5', 'NL00BANK', '1.23,45', '', '12,345'])
    test(`${tekst}: no amount`, () => expect(leesBedragen(tekst)).toBeNull());
});

describe('names', () => {
  for (const [label, sleutel] of [
    ['Loonheffing', 'loonheffing'], ['Loon voor loonheffing', 'loon_lh'], ['Loonheffingskorting: ja', 'korting'], ['Arbeidskorting', 'arbeidskorting'], ['Loonheffingennummer 12', null],
    ['Reservering vakantiegeld', 'reservering'], ['Vakantiegeld', 'bijzonder'], ['Vakantie-uren', 'verlof'], ['Pensioenpremie werkgever', null], ['Pensioenpremie PFZW', 'pensioen'],
    ['LH bijzonder tarief', 'loonheffing'], ['Nettoloon', 'netto'], ['Netto te betalen', 'uitbetaald'], ['Grondslag pensioen', null], ['Rabobank', null],
    ['Wij maken uw loonheffing over aan de Belastingdienst en betalen uw nettoloon op de 25e', null],
  ] as const) test(label, () => expect(sleutelVoor(label)).toBe(sleutel));
});

describe('the period', () => {
  const p = (tekst: string) => tijdvakUit(regelsVan(rij([[40, tekst]])));
  test('two dates decide', () => {
    expect(p('Periode 2 01-02-2026 t/m 28-02-2026')).toBe('maand'); // 28 days, but a whole month
    expect(p('Periode 3 02-02-2026 t/m 01-03-2026')).toBe('vier_weken');
    expect(p('19-10-2026 - 25-10-2026')).toBe('week');
  });
  test('else the words', () => {
    expect(p('Vierwekenloon periode 4')).toBe('vier_weken');
    expect(p('Weekverloning 12')).toBe('week');
    expect(p('Salarisstrook augustus 2026')).toBe('maand');
    expect(p('36 uren per week')).toBeUndefined();
    expect(p('Bedrijf B.V.')).toBeUndefined();
  });
});

test('without heads of columns the equations say which amount is of this period', () => {
  // the first amount is of the year so far: 20.000 − 1.800 = 18.200; this month 2.000 − 180 = 1.820
  const stukken = rij([[40, 'Loonstrook'], [300, 'januari 2026']], [[40, 'Brutoloon'], [250, '20.000,00'], [350, '2.000,00']], [[40, 'Loonheffing'], [250, '1.900,00'], [350, '180,00']],
    [[40, 'Nettoloon'], [350, '1.820,00']]);
  expect(lees(stukken)).toEqual({ soort: 'strook', strook: { per: 'maand', bruto: 2000, loonheffing: 180, netto: 1820 } });
});
test('what is not on the slip is left out, and nothing is thrown', () => {
  expect(lees(rij([[40, 'Brutoloon'], [300, '1.000,00']], [[40, 'Nettoloon'], [300, '900,00']]))).toEqual({ soort: 'strook', strook: { bruto: 1000, netto: 900 } });
  expect(lees([])).toEqual({ soort: 'leeg' });
  expect(lees(rij([[40, '1,00'], [50, '2,00'], [60, 'x']], [[0, '']]))).toEqual({ soort: 'vreemd' });
  for (let n = 0; n < 200; n++) {
    const ruis = Array.from({ length: 30 }, (_, i): Stuk => ({ tekst: ['Loonheffing', '1.234,56', 'Netto', '%', 'Cumulatief', '12', 'ja', 'Bedrag', '-'][(n * 7 + i * i) % 9]!, x: (n * 37 + i * 91) % 560, y: (n * 53 + i * 29) % 800, breed: (i * 13) % 90, hoog: i % 12, blad: 1 + (i % 3) }));
    expect(() => lees(ruis)).not.toThrow();
  }
});
