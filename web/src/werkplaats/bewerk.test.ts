// The workshop's own logic: what can be edited, that an edit changes its own value only, and sums before and after.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dingVan, groepen, leesWaarde, nieuweRij, nieuweStand, padVan, toonWaarde, zetIn } from './bewerk.ts';
import { gevallenBestand, maakVoorbeeld, nieuweInvoer } from './eigen.ts';
import { leesFormule } from './lezen.ts';
import { kort, leeg, perRegeling, plus, sommenVan, uitslag, verschillen } from './vergelijk.ts';

const regels = new URL('../../../rulesets/', import.meta.url);
const lees = (f: string): string => readFileSync(new URL(f, regels), 'utf8');
const bestanden = ['rijk', 'gemeenten'].flatMap((m) => readdirSync(new URL(`${m}/`, regels)).filter((f) => f.endsWith('.json') && !f.endsWith('.cases.json') && f !== 'lijst.json').map((f) => `${m}/${f}`));

describe('editing', () => {
  it('finds what can be edited in every ruleset, and writing it back unchanged changes no character', () => {
    let n = 0;
    for (const f of bestanden.filter((x) => x !== 'rijk/feiten.json')) {
      const bron = lees(f);
      for (const d of groepen(JSON.parse(bron)).flatMap((g) => g.dingen)) {
        n++;
        if (d.soort === 'formule') expect(JSON.parse(zetIn(bron, d.pad, d.formule)), `${f} ${d.naam}`).toEqual(JSON.parse(bron));
        else if (d.soort === 'reeks' && typeof d.standen.at(-1)?.waarde === 'number' && n % 5 === 0) {
          const s = d.standen.at(-1)!;
          expect(zetIn(bron, [...s.pad, 'waarde'], s.waarde).length - bron.length, `${f} ${d.naam}`).toBeLessThanOrEqual(8); // 1.10 becomes 1.1
        }
      }
    }
    expect(n).toBeGreaterThan(1000);
  });

  it('one value changes, and nothing else of the text', () => {
    const bron = lees('gemeenten/gm0153.json');
    const nieuw = zetIn(bron, ['regelingen', 0, 'parameters', 'grens_pct', 'reeks', 0, 'waarde'], 130);
    const verschil = nieuw.split('\n').filter((r, i) => r !== bron.split('\n')[i]);
    expect(verschil).toHaveLength(1);
    expect(verschil[0]).toContain('"waarde": 130');
  });

  it('a later amount comes after the last, with its source still to be given', () => {
    const bron = lees('gemeenten/gm0153.json');
    const reeks = JSON.parse(nieuweStand(bron, ['regelingen', 0, 'parameters', 'grens_pct'], '2027-01-01')).regelingen[0].parameters.grens_pct.reeks;
    expect(reeks).toHaveLength(2);
    expect(reeks[1]).toMatchObject({ vanaf: '2027-01-01', waarde: 110, bron: '', status: 'onbekend' });
  });

  it('rows come and go one by one; a range is two values in its place', () => {
    const bron = '{\n  "reeks": [\n    { "rijen": [\n      { "van": 0, "tot": 9, "x": 1 },\n      { "van": 10, "x": 2 }\n    ] }\n  ]\n}';
    const meer = nieuweRij(bron, ['reeks', 0]);
    expect(meer).toBe(bron.replace('"x": 2 }', '"x": 2 },\n      { "van": 10, "x": 2 }'));
    expect(JSON.parse(zetIn(meer, ['reeks', 0, 'rijen', 1], undefined))).toEqual(JSON.parse(bron));
    const bereik = zetIn(bron, ['reeks', 0, 'rijen', 0, 'x'], { van: 1, tot: 1 });
    expect(JSON.parse(zetIn(bereik, ['reeks', 0, 'rijen', 0, 'x', 'tot'], 3)).reeks[0].rijen[0]).toEqual({ van: 0, tot: 9, x: { van: 1, tot: 3 } });
  });

  it('a place in the text leads to the thing that stands there', () => {
    const bron = lees('gemeenten/gm0153.json');
    const plek = bron.indexOf('"waarde": 110', bron.indexOf('gm0153.kindpakket'));
    const regel = bron.slice(0, plek).split('\n').length;
    const kolom = plek - bron.lastIndexOf('\n', plek) + 10;
    expect(dingVan(groepen(JSON.parse(bron)), padVan(bron, regel, kolom))).toMatchObject({ soort: 'reeks', naam: 'grens_pct' });
  });

  it.each([['1.250,50', 0, 1250.5], ['€ 1.250', 0, 1250], ['130%', 110, 130], ['0.5', 1, 0.5], ['', 5, null], ['ja', false, true], ['abc', 5, 'abc'], ['12a', 5, '12a']])(
    'reads %s', (s, oud, verwacht) => expect(leesWaarde(s, oud)).toEqual(verwacht));
  it.each([['110%', 'bedrag/jaar', '110%'], ['€ 110', 'percentage', '€ 110'], ['3%', 'geheel', '3%'], ['110%', 'percentage', 110], ['€ 110', 'bedrag/maand', 110]])(
    'does not take %s for %s', (s, soort, verwacht) => expect(leesWaarde(s, 100, soort)).toEqual(verwacht));
  it('shows a number as people write it', () => expect(toonWaarde(1250.5)).toBe('1250,5'));
});

it('a formula reads as Dutch', () => {
  expect(leesFormule('leeftijd >= 4 en leeftijd <= 17')).toBe('leeftijd is ten minste 4 en leeftijd is hoogstens 17');
  expect(leesFormule('inkomen ≤ grens_pct × norm')).toBe('inkomen is hoogstens grens pct keer norm');
  expect(leesFormule('inkomen > grens', (n) => ({ inkomen: 'uw inkomen' })[n])).toBe('uw inkomen is meer dan grens');
});

describe('before and after', () => {
  const ja = (laagste: number, hoogste = laagste, per = 'maand') => ({ recht: 'ja' as const, bedrag: { per, laagste, hoogste } });
  const nee = { recht: 'nee' as const, bedrag: null };
  it('amounts are cents a year; a one-off amount counts once', () => {
    expect(kort({ a: ja(100), b: ja(50, 50, 'kwartaal'), c: ja(70, 70, 'eenmalig'), d: { recht: 'misschien', bedrag: { per: 'maand', laagste: 10, hoogste: 20 } } })).toMatchObject({
      a: { recht: 'ja', laag: 120_000, hoog: 120_000, onbekend: false }, b: { recht: 'ja', laag: 20_000, hoog: 20_000, onbekend: false },
      c: { recht: 'ja', laag: 7000, hoog: 7000, onbekend: false }, d: { recht: 'misschien', laag: 0, hoog: 24_000, onbekend: false },
    });
  });
  it('says who is better off, and never so when one thing is lost', () => {
    const [voor, na] = [kort({ a: nee, b: ja(10) }), kort({ a: ja(5), b: ja(10) })];
    expect(uitslag(verschillen(voor, na))).toBe('beter');
    expect(uitslag(verschillen(na, voor))).toBe('slechter');
    expect(uitslag(verschillen(voor, voor))).toBe('gelijk');
    expect(uitslag(verschillen(kort({ a: ja(10), b: nee }), kort({ a: nee, b: ja(20) })))).toBe('anders');
  });
  it('reads what the command counts; parts add up', () => {
    const som = (voor: number, na: number) => ({ voor: { laagste: voor, hoogste: voor }, na: { laagste: na, hoogste: na + 100 } });
    const deel = { fouten: 1, huishoudens: { paar: { huishoudens: 4.5 } }, regelingen: { a: { paar: { rechten: { 'nee-ja': 2.5, 'ja-nee': 1, 'misschien-ja': 0.5, 'ja-ja': 0.5 }, centen_per_jaar: som(1000, 3000), zonder_bedrag: { na: 2 } } }, b: {} } };
    const heel = leeg();
    for (let i = 0; i < 2; i++) plus(heel, sommenVan(deel));
    expect(heel).toMatchObject({ fouten: 2, huishoudens: { paar: 9 } });
    expect(perRegeling(heel)).toEqual([['a', { erbij: 5, eraf: 2, anders: 1, voor: [2000, 2000], na: [6000, 6200], onbekend: 4 }]]);
  });
});

describe('an example of one\'s own', () => {
  const invoer = { ...nieuweInvoer(), datum: '2026-09-01', kinderen: '4, 9', partner: '' };
  it('becomes a situation', () => {
    const v = maakVoorbeeld(invoer, 1, 'GM0153')!;
    expect(v.situatie).toMatchObject({ gemeente: 'GM0153', partner: null, woning: { soort: 'huur', kale_huur: 600 } });
    expect(v.situatie.kinderen).toHaveLength(2);
  });
  it.each([['leeftijd', 'veertig'], ['inkomen', '-5'], ['kinderen', '4, x'], ['datum', '1 september']])('is refused when %s is %s', (k, s) =>
    expect(maakVoorbeeld({ ...invoer, [k]: s }, 1, null)).toBeNull());
  it('becomes a case only with an expectation and its source', () => {
    const zonder = maakVoorbeeld(invoer, 1, null)!;
    expect(gevallenBestand('x', [zonder])).toBeNull();
    const met = maakVoorbeeld({ ...invoer, regeling: 'gm0153.kindpakket', recht: 'ja', brontekst: 'verordening artikel 3' }, 2, null)!;
    expect(gevallenBestand('gm0153', [zonder, met])).toMatchObject({ regeling: 'gm0153', gevallen: [{ id: 'eigen-2', verwacht: { 'gm0153.kindpakket': { recht: 'ja' } } }] });
  });
});
