import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Model, Vragenlijst, type Kaart } from './antwoorden.ts';
import { Feiten } from './feiten.ts';
import { ontsleutel, vanBestand, naarBestand, versleutel } from './codec.ts';
import { alleVragen } from '../vragen/algemeen.ts';
import { samengesteld } from '../vragen/index.ts';
import type { Antwoord } from '../vragen/typen.ts';

const feiten = new Feiten(JSON.parse(readFileSync(new URL('../../../rulesets/rijk/feiten.json', import.meta.url), 'utf8')));
const vragen = alleVragen(feiten, samengesteld);
const lijst = new Vragenlijst(vragen);
const model = (a: Record<string, Antwoord>): Model =>
  new Model({ kaart: new Map(Object.entries(a)) as Kaart, datum: '2026-11-21', gemeente: 'GM0153' }, feiten, lijst, ([naam]) => (naam!.endsWith('.maanden') ? 60 : 38479));

const gezin: Record<string, Antwoord> = {
  'ik:geboortedatum': { w: { datum: '1986-03-12' } },
  ':partner': { w: { er_is: 'nee' } },
  ':huisgenoten': { w: { ids: [] } },
  ':woning': { w: { waarde: 'huur' } },
  ':huurprijs': { w: { waarde: 700, soort: 'kaal' } },
  ':kinderen': { w: { ids: ['k1', 'k2'] } },
  'k1:geboortedatum': { w: { datum: '2015-05-04' } },
  'k2:geboortedatum': { w: { datum: '2019-11-09' } },
  ':naar_opvang': { w: { waarde: 'nee' } },
  'ik:geld': { w: { soort: ['loon'] } },
  'ik.loon:loon': { w: { waarde: 1600, per: 'maand', bruto_netto: 'netto' } },
  'ik:spaargeld_grens': { w: { meer: 'nee' } },
};

describe('answers become the situation of the contract', () => {
  it('a single parent of two', () => {
    expect(model(gezin).situatie()).toEqual({
      datum: '2026-11-21', gemeente: 'GM0153', partner: null, medebewoners: [],
      aanvrager: {
        geboortedatum: '1986-03-12', rendementsgrondslag: { van: 0, tot: 38479 },
        inkomsten: [{ soort: 'loon', netto: 1600, per: 'maand' }],
      },
      woning: { soort: 'huur', kale_huur: 700 },
      // their savings are in the sum that was asked for
      kinderen: [{ geboortedatum: '2015-05-04', opvang: [], spaargeld: 0 }, { geboortedatum: '2019-11-09', opvang: [], spaargeld: 0 }],
    });
  });
  it('"no partner" is only said once we know who lives there', () => {
    const { ':huisgenoten': _, ...zonder } = gezin;
    expect(model(zonder).situatie()).not.toHaveProperty('partner');
  });
  it('"I don’t know" leaves a fact out, or names all values where there is a default', () => {
    const s = model({ ...gezin, ':huurprijs': { niet: 'weet' }, 'ik:f.zorgverzekerd': { niet: 'zeg' } }).situatie() as Record<string, Record<string, unknown>>;
    expect(s.woning).toEqual({ soort: 'huur' });
    expect(s.aanvrager!.zorgverzekerd).toEqual({ een_van: [true, false] });
  });
  it('rough rent and all-in rent are ranges', () => {
    const huur = (w: Antwoord['w']) => (model({ ...gezin, ':huurprijs': { w: w! } }).situatie() as { woning: { kale_huur: unknown } }).woning.kale_huur;
    expect(huur({ waarde: { van: 630, tot: 770 }, soort: 'kaal' })).toEqual({ van: 630, tot: 770 });
    expect(huur({ waarde: 900, soort: 'alles' })).toEqual({ van: 600, tot: 900 });
  });
  it('an answer of somebody who is gone does not count, and comes back with him', () => {
    const een = model({ ...gezin, ':kinderen': { w: { ids: ['k2'] } } }).situatie() as { kinderen: unknown[] };
    expect(een.kinderen).toEqual([{ geboortedatum: '2019-11-09', spaargeld: 0 }]);
  });
  it('a lodger counts only with a contract and proof', () => {
    const met = (papier: string, betaald: string) => (model({
      ...gezin, ':huisgenoten': { w: { ids: ['m1'] } }, 'm1:relatie': { w: { waarde: 'overig' } }, 'm1:huur_met': { w: { waarde: 'huurt_van_mij' } },
      'm1:huur_bewijs': { w: { papier, betaald } },
    }).situatie() as { medebewoners: { huurrelatie: unknown }[] }).medebewoners[0]!.huurrelatie;
    expect(met('ja', 'ja')).toBe('onderhuurder');
    expect(met('ja', 'nee')).toBe('geen');
    expect(met('ja', 'weet_niet')).toEqual({ een_van: ['onderhuurder', 'geen'] });
  });
  it('confirmed defaults follow the element, not its number', () => {
    const a = { ...gezin, ':klopt': { w: { bevestigd: ['k2/woont_in', 'ik/verblijf'] } } };
    expect(model(a).bevestigd()).toEqual(['kinderen[1].woont_in', 'aanvrager.verblijf']);
    expect(model({ ...a, ':kinderen': { w: { ids: ['k2'] } } }).bevestigd()).toEqual(['kinderen[0].woont_in', 'aanvrager.verblijf']);
  });
});

describe('every declared fact', () => {
  it('has at most one generic question, and legal notions have none', () => {
    const gezien = new Map<string, number>();
    for (const v of vragen.filter((x) => x.id.startsWith('f.'))) gezien.set(`${v.bij}.${v.id}`, (gezien.get(`${v.bij}.${v.id}`) ?? 0) + 1);
    expect([...gezien].filter(([, n]) => n > 1)).toEqual([]);
    for (const [klasse, k] of Object.entries(feiten.doc.klassen))
      for (const [naam, f] of Object.entries(k.velden))
        if (f.nooit_vragen) expect(vragen.some((v) => v.bij === klasse && v.id === `f.${naam}`), `${klasse}.${naam}`).toBe(false);
  });
  it('composed questions name facts that exist', () => {
    const lijsten = Object.values(feiten.doc.klassen).flatMap((k) => (k.plaatsen ?? []).map((p) => p.pad));
    for (const v of samengesteld)
      for (const f of v.feiten)
        expect(lijsten.includes(f) || feiten.veld(v.bij, f) !== undefined || f === 'onderhuurder', `${v.id}: ${v.bij}.${f}`).toBe(true);
  });
  it('the last years become one period, as wide as what is known of them', () => {
    const s = model({ ...gezin, 'ik:inkomen_toen': { w: { waarde: { van: 1400, tot: 1700 } } } }).situatie() as { aanvrager: { inkomen_historie: unknown } };
    // as long as the rules look back: sixty months
    expect(s.aanvrager.inkomen_historie).toEqual([{ van: '2021-11-21', tot: '2026-11-21', bedrag: { van: 1400, tot: 1700 } }]);
  });
  it('paths are taken apart', () => {
    expect(feiten.ontleed('kinderen[1].opvang[0].uurprijs')).toEqual({ klasse: 'opvang', element: 'kinderen[1].opvang[0]', rol: '', veld: 'uurprijs' });
    expect(feiten.ontleed('partner.inkomsten[2].bruto')).toEqual({ klasse: 'inkomst', element: 'partner.inkomsten[2]', rol: 'partner', veld: 'bruto' });
    expect(feiten.ontleed('woning.kale_huur')).toEqual({ klasse: 'situatie', element: '', rol: '', veld: 'woning.kale_huur' });
    expect(feiten.ontleed('partner')).toEqual({ klasse: 'situatie', element: '', rol: '', veld: 'partner' });
    expect(feiten.ontleed('aanvrager.bezittingen.spaargeld')?.veld).toBe('bezittingen.spaargeld');
  });
});

describe('carried in one’s own hands', () => {
  const kaart: Kaart = new Map(Object.entries({ ...gezin, ':woning': { niet: 'weet' } as Antwoord, 'ik:f.verblijf': { niet: 'zeg' } as Antwoord }));
  it('survives the code and the file', async () => {
    const b = { kaart, datum: '2026-11-21', gemeente: 'GM0153' };
    const code = await versleutel(b);
    expect(code).toMatch(/^[\w-]+$/);
    expect((await ontsleutel(code))!.kaart).toEqual(kaart);
    const tekst = JSON.stringify(naarBestand(b, { situatie: {}, leesbaar: {}, gemaakt: '2026-11-21' }));
    expect(vanBestand(tekst)).toEqual({ kaart, datum: '2026-11-21', gemeente: 'GM0153' });
  });
  it('takes along what is going to happen', async () => {
    const b = { kaart, datum: '2026-11-21', gemeente: null, gebeuren: [{ id: 'g2', soort: 'huur' as const, w: { van: '2026-12-01', huur: 700 } }] };
    expect(await ontsleutel(await versleutel(b))).toEqual(b);
    expect(vanBestand(JSON.stringify(naarBestand(b, { situatie: {}, leesbaar: {}, gemaakt: '2026-11-21' })))).toEqual(b);
  });
  it.each([1, [1], [['g1', 'nooit', {}]], [['x', 'huur', {}]], [['g1', 'huur', null]]])('refuses strange events: %j', (gebeuren) =>
    expect(vanBestand(JSON.stringify({ soort: 'check-je-recht', versie: 1, antwoorden: [], gebeuren }))).toBeNull());
  it.each(['', 'z', 'zzzz', 'p!!!', 'pe30'])('refuses nonsense: %s', async (s) => expect(await ontsleutel(s)).toBeNull());
  it.each(['', '{}', '[]', '{"soort":"check-je-recht","versie":1,"antwoorden":[1]}'])('refuses a strange file: %s', (s) => expect(vanBestand(s)).toBeNull());
});
