// A new scheme and a new municipality in the workshop: what is made of the form. Whether the engine takes it: werkplaats.proef.mjs.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { beginGemeente, controleer, idVoor, maakRegeling, metTeksten, nieuweRegelingInvoer, voegToe, type Bouwstenen, type Invoer, type Sjabloon } from './nieuw.ts';
import { Werk } from './werk.ts';

const lees = (f: string): string => readFileSync(new URL(`../../../rulesets/${f}`, import.meta.url), 'utf8');
const bouwstenen = JSON.parse(lees('sjabloon/bouwstenen.json')) as Bouwstenen;
const sjabloon: Sjabloon = { regels: lees('sjabloon/gm0000.json'), gevallen: lees('sjabloon/gm0000.cases.json'), teksten: { nl: lees('sjabloon/teksten/nl/gm0000.json'), en: lees('sjabloon/teksten/en/gm0000.json') }, bouwstenen };
const goed: Invoer = { ...nieuweRegelingInvoer(2026), naam: 'Meedoen-pas', kort: 'Korting op sport.', bron: 'gemeente.nl/pas, januari 2026', waar: 'Bij het loket.', grens_pct: '120' };

describe('a new scheme', () => {
  it('says of each field what is wrong, and of a good form nothing', () => {
    expect(controleer(goed)).toEqual({});
    expect(controleer(nieuweRegelingInvoer(2026))).toEqual({ naam: 'leeg', kort: 'leeg', bron: 'leeg', waar: 'leeg' });
    expect(controleer({ ...goed, grens_pct: 'veel', bedrag: '-5', vanaf: '2026-02-30', adres: 'www.gemeente.nl' })).toEqual({ grens_pct: 'getal', bedrag: 'getal', vanaf: 'dag', adres: 'adres' });
    expect(controleer({ ...goed, grens: 'geen' })).toEqual({ voor: 'voorwaarde' });
    expect(controleer({ ...goed, grens: 'geen', vermogen: 'ja' })).toEqual({});
  });

  it('has an id of its own', () => {
    expect(idVoor('Meedoen-pas 2026', 'gm0153', [])).toBe('gm0153.meedoen_pas_2026');
    expect(idVoor('Café één', 'gm0153', ['gm0153.cafe_een'])).toBe('gm0153.cafe_een_2');
    expect(idVoor('2e kans', 'gm0153', [])).toBe('gm0153.e_kans');
    expect(idVoor('…', 'gm0153', [])).toBe('gm0153.regeling');
  });

  it('what is not known stays unknown, and says so', () => {
    const { blok } = maakRegeling(bouwstenen, { ...goed, grens_pct: '', bedrag: '' }, 'gm0153.pas', 'Enschede');
    expect(blok).toMatchObject({ uitkomst: { bedrag: null }, parameters: { grens_pct: { reeks: [{ waarde: { van: 100, tot: 150 }, status: 'onbekend' }] } } });
    expect(Object.keys((blok as { parameters: object }).parameters)).toEqual(['grens_pct']);
  });

  it('an amount with its period, its source and its words', () => {
    const { blok, teksten } = maakRegeling(bouwstenen, { ...goed, engels: 'Cheaper sports.', voor: 'kind', bedrag: '€ 49,50', waarvoor: 'kind', per: 'maand', vermogen: 'ja', adres: 'https://gemeente.nl/pas' }, 'gm0153.pas', 'Enschede');
    expect(blok).toMatchObject({
      id: 'gm0153.pas', parameters: { bedrag_per_kind: { type: 'bedrag/maand', reeks: [{ vanaf: '2026-01-01', waarde: 49.5, bron: goed.bron, status: 'officieel' }] } },
      regels: [{ naam: 'grens', is: 'afgerond(grens_pct × gm0153.norm, op 0.01, rekenkundig)' }],
      uitkomst: { bedrag: 'bedrag_per_kind × aantal(kinderen waarvoor kind.minimabeleid.telt)', per: 'maand' },
    });
    expect((blok as { voorwaarden: { id: string }[] }).voorwaarden.map((v) => v.id)).toEqual(['kind', 'inkomen', 'vermogen']);
    expect(teksten.nl).toMatchObject({ naam: 'Meedoen-pas', kern: ['kind', 'inkomen', 'vermogen'], stappen: { bedrag_per_kind: 'Bedrag per kind', grens: 'Inkomensgrens per maand' }, aanvragen: { waar: 'Bij het loket.', adres: 'https://gemeente.nl/pas' } });
    expect(teksten.en).toMatchObject({ kort: 'Cheaper sports.', aanvragen: { waar: 'At the municipality of Enschede.' } });
    expect(JSON.stringify([blok, teksten])).not.toMatch(/\{gm\}|\{naam\}/);
  });

  it('comes before help nearby, which stays the last; all else keeps its characters', () => {
    const bron = lees('gemeenten/gm0153.json');
    const met = voegToe(bron, { id: 'gm0153.pas' });
    const ids = (t: string): string[] => (JSON.parse(t) as { regelingen: { id: string }[] }).regelingen.map((r) => r.id);
    expect(ids(met)).toEqual([...ids(bron).slice(0, -1), 'gm0153.pas', 'gm0153.hulp_in_de_buurt']);
    const over = new Set(met.split('\n'));
    expect(bron.split('\n').filter((r) => !over.has(r)).length).toBeLessThanOrEqual(2);
    expect(ids(voegToe('{ "regelingen": [] }', { id: 'x' }))).toEqual(['x']);
  });

  it('its texts come into the files there are; where they are not known, in a file of their own', () => {
    const nieuw = { nl: { naam: 'Pas' } };
    const stapel = { 'nl/gm0153.json': lees('teksten/nl/gm0153.json'), 'en/gm0153.json': lees('teksten/en/gm0153.json') };
    const met = metTeksten(stapel, { id: 'gm0153', gemeente: 'GM0153' }, 'gm0153.pas', nieuw);
    expect((JSON.parse(met['nl/gm0153.json']!) as { regelingen: Record<string, unknown> }).regelingen['gm0153.pas']).toEqual({ naam: 'Pas' });
    expect(met['en/gm0153.json']).toBe(stapel['en/gm0153.json']);
    expect(JSON.parse(metTeksten({}, { id: 'gm0034', gemeente: 'GM0034' }, 'gm0034.pas', nieuw)['nl/gm0034.json']!)).toEqual({ gemeente: 'GM0034', regelingen: { 'gm0034.pas': { naam: 'Pas' } } });
  });
});

describe('a new municipality', () => {
  it('begins as the template, with its code and name everywhere', () => {
    const r = beginGemeente(sjabloon, { code: 'GM0034', naam: 'Almere' });
    for (const t of [r.tekst, r.gevallen, r.stapel['nl/gm0034.json']!, r.stapel['en/gm0034.json']!]) {
      expect(() => JSON.parse(t) as unknown).not.toThrow();
      expect(t).not.toMatch(/gm0000|Gemeentenaam/i);
    }
    expect(JSON.parse(r.tekst)).toMatchObject({ id: 'gm0034', gemeente: 'GM0034', naam: 'Almere' });
    const werk = new Werk({ bestand: { name: 'gemeenten/gm0034.json', text: r.tekst }, gemeente: 'GM0034', stapel: r.stapel, gevallen: r.gevallen, begonnen: true });
    expect(werk.namen()['gm0034.kindpakket']?.naam).toBe('Hulp voor kinderen in Almere');
    // all of it is new, so all of it goes out
    expect(Object.keys(werk.pakket()).sort()).toEqual(['gemeenten/gm0034.cases.json', 'gemeenten/gm0034.json', 'teksten/en/gm0034.json', 'teksten/nl/gm0034.json']);
  });
});
