import { omgeving } from './omgeving.ts';
import { kiesTaal } from './taal.ts';
import { describe, expect, it } from 'vitest';
import { leesBedrag, leesDatum, leesGetal, ongeveer } from './lezen.ts';

describe('amounts in any common notation', () => {
  it.each([
    ['1250', 1250], ['1.250', 1250], ['1 250', 1250], ['€ 1250', 1250], ['€1.250,00', 1250], ['1250,00', 1250], ['1250.50', 1250.5],
    ['1.250,5', 1250.5], ['1,250.50', 1250.5], ['1250 euro', 1250], ['1.250,-', 1250], ['€ 1 250,75 per maand', 1250.75], ['12,5', 12.5],
    ['0', 0], ['1.250.000', 1250000], ['932,93', 932.93], ['-300', -300], ["1'250", 1250], ['\u00a01\u00a0250', 1250], ['.5', 0.5],
  ])('%s', (tekst, n) => expect(leesGetal(tekst)).toBe(n));
  it.each(['', 'veel', '1.2.3', '1,2,3', '12a', '€', '1.25.00,5,5', '--'])('refuses %s', (tekst) => expect(leesGetal(tekst)).toBeNull());
  it('takes a range', () => {
    expect(leesBedrag('600-700', {})).toEqual({ waarde: { van: 600, tot: 700 } });
    expect(leesBedrag('€ 600 tot € 700', {})).toEqual({ waarde: { van: 600, tot: 700 } });
    expect(leesBedrag('700-600', {})).toEqual({ fout: 'fout.van_tot' });
  });
  it('keeps to the bounds of the fact', () => {
    expect(leesBedrag('-5', {})).toEqual({ fout: 'fout.negatief' });
    expect(leesBedrag('-5', { min: -100 })).toEqual({ waarde: -5 });
    expect(leesBedrag('11000000', {})).toEqual({ fout: 'fout.te_hoog' });
    expect(leesBedrag('19.000,60', { op: 1 })).toEqual({ waarde: 19001 });
  });
  it('reads Arabic digits and signs, and words for "to" and "euro" in the languages of the page', () => {
    expect(['١٢٥٠', '۱۲۵۰', '١٬٢٥٠٫٥٠', '1250 євро', '١٢٥٠ يورو'].map(leesGetal)).toEqual([1250, 1250, 1250.5, 1250, 1250]);
    for (const s of ['600 do 700', '600 до 700', '٦٠٠ إلى ٧٠٠', '600–700']) expect(leesBedrag(s, {}), s).toEqual({ waarde: { van: 600, tot: 700 } });
  });
  it('makes roughly ten percent either side', () => expect(ongeveer(700, {})).toEqual({ van: 630, tot: 770 }));
});

describe('dates in three fields', () => {
  const d = (dag: string, maand: string, jaar: string, o = {}) => leesDatum({ dag, maand, jaar }, o);
  it('reads digits and names', () => {
    expect(d('4', '5', '2015')).toEqual({ waarde: '2015-05-04' });
    expect(d('29', 'feb', '2024')).toEqual({ waarde: '2024-02-29' });
    expect(d('1', 'maart', '2020')).toEqual({ waarde: '2020-03-01' });
    expect(d('1', 'October', '2020')).toEqual({ waarde: '2020-10-01' });
  });
  it('reads digits and names of months in the language of the page', () => {
    omgeving.blad = {} as HTMLElement; // no page here to carry the language
    for (const [taal, naam, maand] of [['uk', 'травень', '05'], ['pl', 'sierpień', '08'], ['tr', 'Ağustos', '08'], ['ar', 'مايو', '05'], ['ar', 'May', '05'], ['nl', 'mrt', '03']] as const) {
      kiesTaal(taal);
      expect(d('٣', naam, '٢٠٢٠'), `${taal} ${naam}`).toEqual({ waarde: `2020-${maand}-03` });
    }
    kiesTaal('nl');
    expect(d('1', 'sierpień', '2020')).toEqual({ fout: 'fout.maand' });
  });
  it('leaves day and month open', () => {
    expect(d('', '5', '2015')).toEqual({ waarde: { van: '2015-05-01', tot: '2015-05-31' } });
    expect(d('', '', '2015')).toEqual({ waarde: { van: '2015-01-01', tot: '2015-12-31' } });
  });
  it('says what is wrong', () => {
    expect(d('', '', '')).toEqual({ leeg: true });
    expect(d('31', '2', '2024')).toEqual({ fout: 'fout.dag' });
    expect(d('1', '13', '2024')).toEqual({ fout: 'fout.maand' });
    expect(d('1', '', '2024')).toEqual({ fout: 'fout.maand' });
    expect(d('1', '1', '85')).toEqual({ fout: 'fout.jaar_vier' });
    expect(d('1', '1', '1850')).toEqual({ fout: 'fout.datum_te_vroeg' });
    expect(d('1', '1', '2030', { max: '2026-11-21' })).toEqual({ fout: 'fout.datum_te_laat' });
  });
});
