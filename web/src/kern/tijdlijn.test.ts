// What the page makes of what people tell, and of what the timeline answers. The timelines here are small ones by hand.
import { describe, expect, it } from 'vitest';
import { banen, kanGebeuren, loonNodig, metGebeuren, situatieOp, type Gebeuren } from './gebeuren.ts';
import { dagLater, onderweg, postenVan, teDoen, terugSamen, verschil, type Afrekening, type Geld, type TijdMaand, type Tijdlijn } from './tijdlijn.ts';
import { aowBegin, blijftVan, einden, stukken, type Punt } from './werken.ts';

const ouder = {
  datum: '2026-03-01', partner: null, kinderen: [], woning: { kale_huur: 650 },
  aanvrager: { toetsingsinkomen: 16_000, inkomsten: [{ soort: 'bijstand', netto: 1330, per: 'maand' }] },
};
const werk = (id: string, van: string, meer: Gebeuren['w'] = {}): Gebeuren =>
  ({ id, soort: 'werk', w: { bruto: 14.71, per: 'uur', betaald: 'vier_weken', uren: 16, van, ...meer } });

describe('what happens → events', () => {
  it('an hourly wage paid by four weeks is hours × 4, never through months', () => {
    // 14,71 × 16 × 4 = 941,44
    const { situatie, bron } = metGebeuren(ouder, [werk('g1', '2026-03-02', { tot: '2026-11-30', korting: 'ja' })]);
    expect(situatie.gebeurtenissen).toEqual([
      { datum: '2026-03-02', soort: 'erbij', pad: 'aanvrager.inkomsten', waarde: { soort: 'loon', bruto: 941.44, per: 'vier_weken', uren_per_week: 16, loonheffingskorting: true } },
      { datum: '2026-12-01', soort: 'eraf', pad: 'aanvrager.inkomsten[1]' },
    ]);
    expect(bron).toEqual(['g1', 'g1']);
  });
  it('by the month it stays an hourly wage; a range stays a range', () => {
    const een = (w: Gebeuren['w']) => (metGebeuren(ouder, [werk('g1', '2026-03-02', w)]).situatie.gebeurtenissen as { waarde: object }[])[0]!.waarde;
    expect(een({ betaald: 'maand' })).toMatchObject({ bruto: 14.71, per: 'uur' });
    expect(een({ per: 'keer', bruto: 950 })).toMatchObject({ bruto: 950, per: 'vier_weken' });
    expect(een({ uren: { van: 10, tot: 20 } })).toMatchObject({ bruto: { van: 588.4, tot: 1176.8 }, uren_per_week: { van: 10, tot: 20 } });
  });
  it('numbers on in the order of dates, whatever the order of telling', () => {
    const { situatie } = metGebeuren(ouder, [
      werk('g1', '2026-06-01'), werk('g2', '2026-04-01'), { id: 'g3', soort: 'stopt', w: { baan: 'g1', dag: '2026-09-30' } },
    ]);
    expect((situatie.gebeurtenissen as { datum: string; pad: string }[]).map((e) => `${e.datum} ${e.pad}`)).toEqual([
      '2026-04-01 aanvrager.inkomsten', '2026-06-01 aanvrager.inkomsten', '2026-10-01 aanvrager.inkomsten[2]',
    ]);
  });
  it('other hours take the wage along, also twice', () => {
    const { situatie } = metGebeuren(ouder, [
      werk('g1', '2026-03-02'), { id: 'g2', soort: 'uren', w: { baan: 'g1', uren: 20, van: '2026-05-01' } }, { id: 'g3', soort: 'uren', w: { baan: 'g1', uren: 8, van: '2026-06-01' } },
    ]);
    // 14,71 × 20 × 4 = 1176,80 and 14,71 × 8 × 4 = 470,72
    expect((situatie.gebeurtenissen as { pad: string; waarde: unknown }[]).slice(1).map((e) => [e.pad, e.waarde])).toEqual([
      ['aanvrager.inkomsten[1].uren_per_week', 20], ['aanvrager.inkomsten[1].bruto', 1176.8],
      ['aanvrager.inkomsten[1].uren_per_week', 8], ['aanvrager.inkomsten[1].bruto', 470.72],
    ]);
    expect(loonNodig(ouder, [werk('g1', '2026-03-02')], 'g1')).toBe(false);
    expect(loonNodig(ouder, [], 'aanvrager.inkomsten[0]')).toBe(true);
  });
  const lonen = { aanvrager: { '2026-03': 14.71, '2026-04': 14.71, '2026-07': 14.99, '2027-01': 15.2 } };
  const kort = (lijst: Gebeuren[]): unknown[] => (metGebeuren(ouder, lijst, lonen).situatie.gebeurtenissen as { datum: string; soort: string; pad: string; waarde?: unknown }[])
    .map((e) => [e.datum, e.soort, e.pad.replace('aanvrager.inkomsten', ''), ...(typeof e.waarde === 'object' ? [] : [e.waarde])]);
  it('a job at the minimum wage rises with it, until its last day', () => {
    // 14,99 × 16 × 4 = 959,36
    expect(kort([werk('g1', '2026-03-02', { tot: '2026-11-30' })])).toEqual([
      ['2026-03-02', 'erbij', ''], ['2026-12-01', 'eraf', '[1]', undefined], ['2026-07-01', 'verandert', '[1].bruto', 959.36],
    ]);
    expect(metGebeuren(ouder, [werk('g1', '2026-03-02', { tot: '2026-11-30' })], lonen).bron).toEqual(['g1', 'g1', 'g1']);
  });
  it('another wage, or one for the whole pay, stays what it is', () => {
    expect(kort([werk('g1', '2026-03-02', { bruto: 15 })])).toHaveLength(1);
    expect(kort([werk('g1', '2026-03-02', { per: 'keer', bruto: 14.71 })])).toHaveLength(1);
  });
  it('other hours on the day of the rise are one change; a wage of its own ends the following', () => {
    // 14,99 × 20 × 4 = 1199,20; 15,20 × 20 × 4 = 1216
    const uren = (w: Gebeuren['w']): Gebeuren => ({ id: 'g2', soort: 'uren', w: { baan: 'g1', uren: 20, ...w } });
    expect(kort([werk('g1', '2026-03-02'), uren({ van: '2026-07-01' })]).slice(1)).toEqual([
      ['2026-07-01', 'verandert', '[1].bruto', 1199.2], ['2026-07-01', 'verandert', '[1].uren_per_week', 20], ['2027-01-01', 'verandert', '[1].bruto', 1216],
    ]);
    expect(kort([werk('g1', '2026-03-02'), uren({ van: '2026-05-01', nieuw: 1300 })]).slice(1)).toEqual([
      ['2026-05-01', 'verandert', '[1].uren_per_week', 20], ['2026-05-01', 'verandert', '[1].bruto', 1300],
    ]);
    expect(kort([werk('g1', '2026-03-02'), { id: 'g2', soort: 'stopt', w: { baan: 'g1', dag: '2026-05-31' } }]).slice(1)).toEqual([['2026-06-01', 'eraf', '[1]', undefined]]);
  });
  // Rijksoverheid, bedragen minimumloon 2026: € 14,71 from January, € 14,99 from July; 20 years: € 11,77 and € 11,99
  const minima = { aanvrager: { '2026-03': 14.71, '2026-06': 14.71, '2026-07': 14.99 }, partner: { '2026-03': 11.77, '2026-05': 11.77, '2026-06': 14.71, '2026-07': 14.99 } };
  const uurloon = { soort: 'loon', bruto: 14.71, per: 'uur', uren_per_week: 20 };
  const vanzelf = (inkomsten: object[], lijst: Gebeuren[] = [], partner: object[] | null = null) =>
    metGebeuren({ ...ouder, partner: partner && { inkomsten: partner }, aanvrager: { toetsingsinkomen: 16_000, inkomsten } } as never, lijst, minima);
  it('pay by the hour that was there already, at exactly the minimum wage, rises with it by itself', () => {
    const { situatie, bron } = vanzelf([{ soort: 'bijstand', netto: 1000, per: 'maand' }, uurloon]);
    expect(situatie.gebeurtenissen).toEqual([{ datum: '2026-07-01', soort: 'verandert', pad: 'aanvrager.inkomsten[1].bruto', waarde: 14.99 }]);
    expect(bron).toEqual(['aanvrager.inkomsten[1]']);
    // nothing was told: the year income that was filled in holds
    expect(situatie.aanvrager).toHaveProperty('toetsingsinkomen', 16_000);
  });
  it('of a partner as well, who turns 21 in June', () => {
    expect(vanzelf([], [], [{ ...uurloon, bruto: 11.77 }]).situatie.gebeurtenissen).toEqual([
      { datum: '2026-06-01', soort: 'verandert', pad: 'partner.inkomsten[0].bruto', waarde: 14.71 }, { datum: '2026-07-01', soort: 'verandert', pad: 'partner.inkomsten[0].bruto', waarde: 14.99 },
    ]);
  });
  it('a cent more, another kind of pay, an end before it or a wage by the month stays as it is', () => {
    for (const anders of [{ bruto: 14.72 }, { bruto: 14.7 }, { bruto: { van: 14.71, tot: 15 } }, { soort: 'freelance' }, { per: 'maand' }, { tot: '2026-06-30' }, { tot: { van: '2026-06-01', tot: '2026-12-31' } }])
      expect(vanzelf([{ ...uurloon, ...anders }]).situatie.gebeurtenissen, JSON.stringify(anders)).toEqual([]);
    expect(vanzelf([{ ...uurloon, tot: '2026-07-01' }]).bron).toHaveLength(1);
    expect(vanzelf([{ ...uurloon, van: '2026-07-01' }]).bron).toEqual([]);
    expect(vanzelf([{ ...uurloon, van: '2020-01-01' }]).bron).toHaveLength(1);
  });
  it('other hours leave it rising; a wage of its own, or the end of the work, does not', () => {
    const uren = (w: Gebeuren['w']): Gebeuren => ({ id: 'g1', soort: 'uren', w: { baan: 'aanvrager.inkomsten[0]', uren: 24, van: '2026-05-01', ...w } });
    const paden = (lijst: Gebeuren[]): unknown[] => (vanzelf([uurloon], lijst).situatie.gebeurtenissen as { datum: string; pad: string; waarde?: unknown }[]).map((e) => [e.datum, e.pad.replace('aanvrager.inkomsten', ''), e.waarde]);
    expect(paden([uren({})])).toEqual([['2026-05-01', '[0].uren_per_week', 24], ['2026-07-01', '[0].bruto', 14.99]]);
    expect(paden([uren({ nieuw: 16 })])).toEqual([['2026-05-01', '[0].uren_per_week', 24], ['2026-05-01', '[0].bruto', 16]]);
    expect(paden([{ id: 'g1', soort: 'stopt', w: { baan: 'aanvrager.inkomsten[0]', dag: '2026-05-31' } }])).toEqual([['2026-06-01', '[0]', undefined]]);
  });
  it('a year income that was filled in does not hold when the pay changes; the answers themselves stay', () => {
    expect(metGebeuren(ouder, [werk('g1', '2026-03-02')]).situatie.aanvrager).not.toHaveProperty('toetsingsinkomen');
    expect(metGebeuren(ouder, [{ id: 'g1', soort: 'huur', w: { huur: 700, van: '2026-07-01' } }]).situatie.aanvrager).toHaveProperty('toetsingsinkomen');
    expect(ouder.aanvrager.toetsingsinkomen).toBe(16_000);
  });
  it('a partner with no income, a child, a leaving partner', () => {
    const { situatie } = metGebeuren(ouder, [
      { id: 'g1', soort: 'partner', w: { van: '2026-05-01', geboren: '1990-01-01', inkomen: 0 } }, { id: 'g2', soort: 'kind', w: { van: '2026-06-10' } }, { id: 'g3', soort: 'weg', w: { van: '2026-12-01' } },
    ]);
    expect(situatie.gebeurtenissen).toEqual([
      { datum: '2026-05-01', soort: 'erbij', pad: 'partner', waarde: { geboortedatum: '1990-01-01', inkomsten: [] } },
      { datum: '2026-06-10', soort: 'erbij', pad: 'kinderen', waarde: { geboortedatum: '2026-06-10' } },
      { datum: '2026-12-01', soort: 'eraf', pad: 'partner' },
    ]);
  });
  it('gives the situation of a month: what has come, how long pay lasts, what moved', () => {
    const s = metGebeuren(ouder, [werk('g1', '2026-03-02', { tot: '2026-11-30' }), { id: 'g2', soort: 'huur', w: { huur: 700, van: '2026-07-01' } }, { id: 'g3', soort: 'kind', w: { van: '2026-09-10' } }]).situatie;
    const vorige = { ...maand('2026-07', g(0)), toestand: { 'aanvrager.maanden_vrijlating_gebruikt': g(5), 'aanvrager.inkomsten[1].vakantiegeld_opgebouwd': g(1, 2) } };
    const op = situatieOp(s, maand('2026-08', g(0)), vorige, { jaar: 2026, buiten: [], waarden: {}, afrekening: {}, opgeteld: { 'aanvrager.bijstand_dit_jaar': g(9000) } });
    expect(op).toEqual({
      datum: '2026-08-01', partner: null, kinderen: [], woning: { kale_huur: 700 },
      aanvrager: { maanden_vrijlating_gebruikt: 5, bijstand_dit_jaar: 9000, inkomsten: [{ soort: 'bijstand', netto: 1330, per: 'maand' },
        { soort: 'loon', bruto: 941.44, per: 'vier_weken', uren_per_week: 16, van: '2026-03-02', tot: '2026-11-30', vakantiegeld_opgebouwd: { van: 1, tot: 2 } }] },
    });
    expect((situatieOp(s, maand('2026-10', g(0))).kinderen as unknown[]).length).toBe(1);
  });
  it('an income that changes is two to explain: as it was until then, and as it is from then, also when that is still to come', () => {
    const { situatie } = metGebeuren(ouder, [werk('g1', '2026-03-02', { tot: '2026-11-30' })], { aanvrager: { '2026-03': 14.71, '2026-07': 14.99 } });
    const banenOp = (m: string): unknown => (situatieOp(situatie, maand(m, g(0))).aanvrager as { inkomsten: object[] }).inkomsten.slice(1);
    const deel = { soort: 'loon', per: 'vier_weken', uren_per_week: 16 };
    const twee = [{ ...deel, bruto: 941.44, van: '2026-03-02', tot: '2026-06-30' }, { ...deel, bruto: 959.36, van: '2026-07-01', tot: '2026-11-30' }];
    expect(banenOp('2026-04')).toEqual(twee);
    expect(banenOp('2026-09')).toEqual(twee);
  });
  it('offers only what can happen', () => {
    expect(kanGebeuren({ datum: '2026-03-01', aanvrager: {} }, [], false)).toEqual(['werk', 'kind', 'partner']);
    expect(kanGebeuren(ouder, [{ id: 'g1', soort: 'partner', w: {} }], true)).toEqual(['werk', 'uren', 'stopt', 'kind', 'weg', 'huur']);
    expect(banen(ouder, [werk('g7', '2026-04-01', { wie: 'partner' })]).map((b) => [b.id, b.wie])).toEqual([['aanvrager.inkomsten[0]', 'aanvrager'], ['g7', 'partner']]);
  });
  it('the day after the last of February, also in a leap year', () => {
    expect([dagLater('2026-02-28'), dagLater('2028-02-28'), dagLater('2026-12-31'), dagLater('2026-03-01', -1)]).toEqual(['2026-03-01', '2028-02-29', '2027-01-01', '2026-02-28']);
  });
});

const g = (laagste: number, hoogste = laagste): Geld => ({ laagste, hoogste });
const maand = (m: string, over: Geld, posten: string[] = []): TijdMaand =>
  ({ maand: m, datum: `${m}-01`, gebeurtenissen: [], regelingen: {}, verandert: [], posten: posten.map((id) => ({ id, ...g(1) })), over, toestand: {} });
const lijn = (over: Geld[], meer: Partial<Tijdlijn> = {}): Tijdlijn => ({
  van: '', tot: '', regelsets: [], jaren: [], doen: [], waarschuwingen: [], maanden: over.map((o, i) => maand(`2026-0${i + 1}`, o)), ...meer,
});

describe('the main message', () => {
  it('from when, until when and how much on average, lowest against lowest; a month between that is equal counts', () => {
    const zonder = lijn([g(1000, 1100), g(1000, 1100), g(1000, 1100), g(1000, 1100)]);
    expect(verschil(lijn([g(1000, 1100), g(1200, 1310), g(1220, 1290), g(1000, 1100)]), zonder)).toEqual({ van: '2026-02', tot: '2026-03', laag: 195, hoog: 215, tot_eind: false });
    expect(verschil(lijn([g(1300, 1400), g(1000, 1100), g(970, 1070), g(1000, 1100)]), zonder)).toEqual({ van: '2026-01', tot: '2026-03', laag: 90, hoog: 90, tot_eind: false });
    expect(verschil(lijn([g(1000, 1100), g(1000, 1100), g(900, 1000), g(900, 1000)]), zonder)).toEqual({ van: '2026-03', tot: '2026-04', laag: -100, hoog: -100, tot_eind: true });
    expect(verschil(zonder, zonder)).toBeNull();
  });
  it('what may have to be paid back, and what is left of it when told in time', () => {
    const a = (terug: Geld, dan: Geld | null, uiterlijk: string | null): Afrekening =>
      ({ volgens: 'situatie', recht: g(0), betaald: g(0), terug, erbij: g(0), doorgeven: dan && { maand: '2026-03', uiterlijk, dan_terug: dan }, bron: '' });
    const jaren = [
      { jaar: 2026, buiten: [], waarden: {}, afrekening: { x: a(g(100, 200), g(20, 30), '2026-03-29'), y: a(g(0), g(0), '2026-01-01') } },
      { jaar: 2027, buiten: [], waarden: {}, afrekening: { x: a(g(50), g(0), '2026-02-20'), y: a(g(40), null, null) } },
    ];
    // y in 2026 has nothing to pay back, so its date does not count; y in 2027 cannot be told, so it stays whole
    expect(terugSamen(lijn([g(0)], { jaren }))).toEqual({ laag: 190, hoog: 290, danLaag: 60, danHoog: 70, uiterlijk: '2026-02-20' });
    expect(terugSamen(lijn([g(0)])).hoog).toBe(0);
  });
  it('so little that it is not claimed back counts for nothing, also what remains when it is told in time', () => {
    const a = (terug: Geld, dan: Geld): Afrekening => ({ volgens: 'situatie', recht: g(0), betaald: g(0), terug, erbij: g(0), niet_terug_tot: 121, doorgeven: { maand: '2026-03', uiterlijk: '2026-04-01', dan_terug: dan }, bron: '' });
    const jaren = [{ jaar: 2026, buiten: [], waarden: {}, afrekening: { x: a(g(121), g(40)), y: a(g(100, 122), g(121)), z: a(g(300), g(122)) } }];
    expect(terugSamen(lijn([g(0)], { jaren }))).toEqual({ laag: 300, hoog: 422, danLaag: 122, danHoog: 122, uiterlijk: '2026-04-01' });
  });
  it('what must be done first stands first', () => {
    const doe = (id: string, m: string, uiterlijk: string | null) => ({ id, regelset: 'r', maand: m, uiterlijk, bron: '' });
    const tl = lijn([g(0)], { doen: [doe('a', '2026-11', '2026-12-10'), doe('b', '2026-10', '2026-10-31'), doe('c', '2026-11', null)] });
    expect(teDoen(tl).map((x) => x.id)).toEqual(['b', 'c', 'a']);
    expect(tl.doen[0]!.id).toBe('a');
  });
  it('parts keep one order through the months', () => {
    const tl = lijn([]);
    tl.maanden = [maand('2026-01', g(0), ['bijstand', 'zorg']), maand('2026-02', g(0), ['loon', 'bijstand', 'huur', 'zorg'])];
    expect(postenVan(tl)).toEqual(['loon', 'bijstand', 'huur', 'zorg']);
  });
});

describe('AOW begins by itself', () => {
  const maanden = (bedragen: Record<string, number>, dag = '2026-08-15'): Tijdlijn => ({
    maanden: Object.entries(bedragen).map(([m, b]) => ({ maand: m, waarden: { 'aanvrager.aow.bruto': { laagste: b, hoogste: b }, 'aanvrager.aow.aow_datum': { waarde: dag } } })),
  }) as never;
  // SVB: € 1.662,16 from July 2026 for who lives alone
  const tl = maanden({ '2026-07': 0, '2026-08': 0, '2026-09': 1662.16, '2026-10': 1662.16, '2027-01': 1680 });
  const oud = { datum: '2026-07-01', aanvrager: { geboortedatum: '1959-08-15', inkomsten: [{ soort: 'pensioen', bruto: 300, per: 'maand' }], toetsingsinkomen: 20_000 } } as never;
  it('for who reaches that age in these months, and changes when the law changes it', () => {
    const { situatie, bron } = metGebeuren(oud, [], {}, aowBegin(tl));
    expect(situatie.gebeurtenissen).toEqual([
      { datum: '2026-08-15', soort: 'erbij', pad: 'aanvrager.inkomsten', waarde: { soort: 'aow', bruto: 1662.16, per: 'maand' } },
      { datum: '2027-01-01', soort: 'verandert', pad: 'aanvrager.inkomsten[1].bruto', waarde: 1680 },
    ]);
    expect(bron).toEqual(['aow.aanvrager', 'aow.aanvrager']);
    expect(situatie.aanvrager).not.toHaveProperty('toetsingsinkomen');
  });
  it('not for who has it, or told it, and not where the incomes are not known', () => {
    expect(aowBegin(maanden({ '2026-07': 1662.16, '2026-08': 1662.16 }))).toEqual({});
    expect(aowBegin(maanden({ '2026-07': 0, '2026-08': 0 }))).toEqual({});
    const met = (aanvrager: object): unknown => metGebeuren({ datum: '2026-07-01', aanvrager } as never, [], {}, aowBegin(tl)).situatie.gebeurtenissen;
    expect(met({ inkomsten: [{ soort: 'aow', bruto: 1, per: 'maand' }] })).toEqual([]);
    expect(met({})).toEqual([]);
    expect(met({ inkomsten: Array(6).fill({ soort: 'loon', bruto: 1, per: 'maand' }) })).toEqual([]);
  });
});

it('knows what happens on the way in a month: a part of it, or another wage', () => {
  const op = (datum: string, soort: string, pad = 'aanvrager.inkomsten[0]'): string => {
    const { deel, anders } = onderweg({ gebeurtenissen: [{ nummer: 0, datum, soort, pad }] });
    return `${deel ? 'deel' : ''}${anders ? 'anders' : ''}`;
  };
  expect([op('2026-03-01', 'erbij', 'aanvrager.inkomsten'), op('2026-03-02', 'erbij', 'aanvrager.inkomsten')]).toEqual(['', 'deel']);
  // the last day is 30 November, or the 27th
  expect([op('2026-12-01', 'eraf'), op('2026-11-28', 'eraf')]).toEqual(['', 'deel']);
  expect([op('2026-07-01', 'verandert', 'aanvrager.inkomsten[0].bruto'), op('2026-07-02', 'verandert', 'partner.inkomsten[0].bruto'), op('2026-07-16', 'verandert', 'woning.kale_huur')]).toEqual(['', 'anders', '']);
});

describe('what working brings', () => {
  const p = (...hoog: number[]): Punt[] => hoog.map((h, uren) => ({ uren, laag: h, hoog: h, delen: { x: { laag: 0, hoog: uren < 2 ? 10 : 0 }, y: { laag: 5, hoog: 5 } }, beslist: [] }));
  it('names stretches where more work brings almost nothing, or less', () => {
    // € 12 an hour is € 52 a month for each hour a week (12 × 52 ÷ 12); less than a tenth of that is "flat"
    expect(stukken(p(100, 150, 152, 154, 140, 200), 12)).toEqual([{ van: 1, tot: 3, soort: 'vlak', euro: 4 }, { van: 3, tot: 4, soort: 'daalt', euro: -14 }]);
    expect(stukken(p(0, 50, 100), 12)).toEqual([]);
  });
  it('says from how many hours a scheme ends', () => expect(einden(p(0, 1, 2, 3))).toEqual([{ regeling: 'x', uren: 2 }]));
  it('says what stays of the next hundred euros', () => {
    // € 12 an hour: € 104 more a month is two hours a week
    expect(blijftVan(p(0, 10, 30, 60), 1, 12, 104)).toBe(50);
    expect(blijftVan(p(0, 10, 30, 60), 2, 12, 104)).toBeNull();
  });
});
