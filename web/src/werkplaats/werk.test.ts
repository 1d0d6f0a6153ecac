// Texts, conditions, names and the way back in the workshop. Whether the engine takes the outcome: werkplaats.proef.mjs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { groepen, type Groep, type Voorwaarde } from './bewerk.ts';
import { eigenNummer, maakVoorbeeld, nieuweInvoer } from './eigen.ts';
import { haalGevalWeg, klopt, mis, zetGeval } from './gevallen.ts';
import { leesFormule } from './lezen.ts';
import { eigenNamen, gebruikt, landelijkeNamen, woordBij, zoekNamen } from './namenlijst.ts';
import type { Bouwstenen } from './nieuw.ts';
import { leesBestanden } from './openen.ts';
import { eenvoudiger, leesTekst, raad, talenVan, tekstfouten, zetTekst, type Regelset, type Stapel } from './stapel.ts';
import { Verloop } from './verloop.ts';
import { Werk } from './werk.ts';
import { crc32, leesZip, maakZip } from './zip.ts';

const map = new URL('../../../rulesets/', import.meta.url);
const lees = (f: string): string => readFileSync(new URL(f, map), 'utf8');
const bouwstenen = JSON.parse(lees('sjabloon/bouwstenen.json')) as Bouwstenen;
const stapelVan = (id: string): Stapel => ({ [`nl/${id}.json`]: lees(`teksten/nl/${id}.json`), [`en/${id}.json`]: lees(`teksten/en/${id}.json`) });
const enschede = (): Werk => {
  const werk = new Werk({ bestand: { name: 'gemeenten/gm0153.json', text: lees('gemeenten/gm0153.json') }, gemeente: 'GM0153', stapel: stapelVan('gm0153'), gevallen: lees('gemeenten/gm0153.cases.json') });
  werk.nieuw.bouwstenen = bouwstenen;
  return werk;
};
const KIND = 'gm0153.kindpakket';
const groep = (werk: Werk, id = KIND): Groep => groepen(werk.regelset).find((g) => g.id === id)!;
const eisen = (werk: Werk, id = KIND): string[] => groep(werk, id).dingen.filter((d) => d.soort === 'voorwaarde').map((d) => d.naam);
const eis = (werk: Werk, naam: string, id = KIND): Voorwaarde => groep(werk, id).dingen.find((d): d is Voorwaarde => d.soort === 'voorwaarde' && d.naam === naam)!;

describe('texts', () => {
  it('one text changes, in its own language and on its own line', () => {
    const oud = stapelVan('gm0153');
    const r = JSON.parse(lees('gemeenten/gm0153.json')) as Regelset;
    const nieuw = zetTekst(oud, r, KIND, 'nl', ['kort'], 'Geld voor kinderen.');
    expect(nieuw['en/gm0153.json']).toBe(oud['en/gm0153.json']);
    const anders = nieuw['nl/gm0153.json']!.split('\n').filter((x, i) => x !== oud['nl/gm0153.json']!.split('\n')[i]);
    expect(anders).toEqual(['      "kort": "Geld voor kinderen.",']);
  });
  it('an emptied text goes, and what held only that', () => {
    const r: Regelset = { id: 'gm0001', gemeente: 'GM0001' };
    const vol = zetTekst({}, r, 'gm0001.pas', 'nl', ['aanvragen', 'waar'], 'Bij het loket.');
    expect(JSON.parse(vol['nl/gm0001.json']!)).toEqual({ gemeente: 'GM0001', regelingen: { 'gm0001.pas': { aanvragen: { waar: 'Bij het loket.' } } } });
    const leeg = zetTekst(zetTekst(vol, r, 'gm0001.pas', 'nl', ['naam'], 'Pas'), r, 'gm0001.pas', 'nl', ['aanvragen', 'waar'], '');
    expect(JSON.parse(leeg['nl/gm0001.json']!)).toEqual({ gemeente: 'GM0001', regelingen: { 'gm0001.pas': { naam: 'Pas' } } });
    expect(JSON.parse(zetTekst({}, { id: 'zorgtoeslag' }, 'zorgtoeslag', 'tr', ['naam'], 'X')['tr/zorgtoeslag.json']!)).toEqual({ regeling: 'zorgtoeslag', naam: 'X' });
  });
  it('no ruleset of ours lacks a text; one that is taken away is said, in the language that lacks it', () => {
    for (const f of readdirSync(new URL('gemeenten/', map)).filter((x) => /^gm\d+\.json$/.test(x)))
      expect(tekstfouten(stapelVan(f.slice(0, 6)), JSON.parse(lees(`gemeenten/${f}`)) as Regelset), f).toEqual([]);
    // a file of the country may hold several schemes, each with a file of texts of its own
    for (const f of readdirSync(new URL('rijk/', map)).filter((x) => !/cases|feiten/.test(x))) {
      const r = JSON.parse(lees(`rijk/${f}`)) as Regelset;
      const stapel = Object.assign({}, ...[r.id, ...(r.regelingen ?? []).map((x) => x.id)].map(stapelVan)) as Stapel;
      expect(tekstfouten(stapel, r), f).toEqual([]);
      if (r.regelingen) expect(tekstfouten(zetTekst(stapel, r, r.regelingen[0]!.id, 'nl', ['naam'], ''), r), f).toMatchObject([{ file: `teksten/nl/${r.regelingen[0]!.id}.json` }]);
    }
    const r = JSON.parse(lees('gemeenten/gm0153.json')) as Regelset;
    const weg = zetTekst(zetTekst(stapelVan('gm0153'), r, KIND, 'en', ['naam'], ''), r, KIND, 'nl', ['stappen', 'boven_grens'], '');
    expect(tekstfouten(weg, r).map((f) => [f.taal, f.message])).toEqual([['nl', "De tekst voor de stap 'boven_grens' ontbreekt."], ['en', "De tekst voor het onderdeel 'naam' ontbreekt."]]);
    const heel = zetTekst(stapelVan('gm0153'), r, KIND, 'en', [], undefined);
    expect(talenVan(heel)).toEqual(['nl', 'en']);
  });
  it('says of a translation that it is not there, or that the Dutch went on without it', () => {
    const werk = enschede();
    const bij = (taal: string, sub: (string | number)[]): string[] => raad(werk.nu.stapel, werk.begin.stapel, { r: werk.regelset, regelset: KIND, taal, sub }, bouwstenen.schrijfwijze);
    expect([bij('nl', ['kort']), bij('en', ['kort'])]).toEqual([[], []]);
    werk.zetTekst(KIND, 'nl', ['kort'], 'Tevens hulp.');
    werk.zetTekst(KIND, 'en', ['uitleg'], '');
    expect([bij('nl', ['kort']), bij('en', ['kort']), bij('en', ['uitleg'])]).toEqual([[expect.stringContaining('tevens')], [expect.stringContaining('Klopt deze vertaling nog')], [expect.stringContaining('nog niet vertaald')]]);
    werk.zetTekst(KIND, 'en', ['kort'], 'Help too.');
    expect(bij('en', ['kort'])).toEqual([]);
  });
  it('says what can be simpler', () => {
    const { schrijfwijze } = bouwstenen;
    expect(eenvoudiger('U krijgt dit als u weinig geld heeft.', schrijfwijze)).toEqual([]);
    expect(eenvoudiger('Indien u recht heeft.', schrijfwijze)).toEqual(['Tip: schrijf liever ‘als’ dan ‘indien’.']);
    expect(eenvoudiger('Een gelijkaardig conformistisch geheel.', schrijfwijze)).toEqual([]);
    expect(eenvoudiger(`${'woord '.repeat(21).trim()}. Kort.`, schrijfwijze)).toEqual([expect.stringContaining('21 woorden')]);
    expect(eenvoudiger(`${'woord '.repeat(20).trim()}. Kort.`, schrijfwijze)).toEqual([]);
  });
});

describe('conditions', () => {
  it('a building block comes with its formula and its sentences in both languages', () => {
    const werk = enschede();
    werk.eisen.set(KIND, { blok: 'eens_per_jaar', wat: '', bron: 'verordening, art. 3' });
    expect(werk.voegEisToe(groep(werk))).toBe('eens_per_jaar');
    expect(eis(werk, 'eens_per_jaar')).toMatchObject({ bron: 'verordening, art. 3', eis: expect.stringContaining('ontvangen_regeling.regeling = gm0153.kindpakket ') });
    expect(werk.tekstfouten).toEqual([]);
    for (const taal of ['nl', 'en']) expect(leesTekst(werk.nu.stapel, werk.regelset, KIND, taal, ['kern'])).toEqual(['kind', 'inkomen', 'eens_per_jaar']);
    expect(werk.nu.tekst).not.toMatch(/\{gm\}|\{regeling\}/);
  });
  it('the income limit brings its amount and its rule, and takes them along again', () => {
    const werk = enschede();
    const buurt = 'gm0153.hulp_in_de_buurt';
    const oud = JSON.parse(werk.nu.tekst) as object;
    werk.eisen.set(buurt, { blok: 'inkomen', wat: '', bron: 'verordening' });
    werk.voegEisToe(groep(werk, buurt));
    expect(groep(werk, buurt).dingen.map((d) => d.naam)).toEqual(expect.arrayContaining(['grens_pct', 'grens', 'inkomen']));
    expect(leesTekst(werk.nu.stapel, werk.regelset, buurt, 'en', ['stappen', 'grens'])).toBe('Income limit per month');
    werk.haalEisWeg(groep(werk, buurt), eis(werk, 'inkomen', buurt));
    expect(werk.gezegd).toContain('grens, grens_pct');
    const na = JSON.parse(werk.nu.tekst) as { regelingen: { id: string; parameters?: object }[] };
    delete na.regelingen.find((x) => x.id === buurt)!.parameters; // an empty list may stay
    expect(na).toEqual(oud);
    expect(werk.tekstfouten).toEqual([]);
  });
  it('what another condition still uses stays when one goes', () => {
    const werk = enschede();
    werk.haalEisWeg(groep(werk), eis(werk, 'kind'));
    expect(eisen(werk)).toEqual(['inkomen', 'fonds']);
    expect(leesTekst(werk.nu.stapel, werk.regelset, KIND, 'nl', ['voorwaarden', 'kind'])).toBeUndefined();
    expect(leesTekst(werk.nu.stapel, werk.regelset, KIND, 'nl', ['kern'])).toEqual(['inkomen']);
    expect(groep(werk).dingen.map((d) => d.naam)).toEqual(expect.arrayContaining(['grens_pct', 'boven_grens', 'ruim_pct', 'boven_ruime_grens']));
  });
  it('one of one’s own has a name from its subject, and says that it has no formula and no English yet', () => {
    const werk = enschede();
    werk.eisen.set(KIND, { blok: '', wat: 'Uw inkomen', bron: 'x' });
    expect(werk.voegEisToe(groep(werk))).toBeNull(); // no source
    werk.eisen.set(KIND, { blok: '', wat: 'Uw inkomen', bron: 'verordening' });
    expect(werk.voegEisToe(groep(werk))).toBe('inkomen_2');
    expect(eis(werk, 'inkomen_2')).toMatchObject({ eis: '', bron: 'verordening' });
    expect(werk.tekstfouten).toMatchObject([{ taal: 'en', sub: ['voorwaarden', 'inkomen_2', 'wat'] }]);
  });
});

describe('a new amount', () => {
  it('comes with its source and its names, and is what a formula may use', () => {
    const werk = enschede();
    expect(werk.voegBedragToe(groep(werk))).toBeNull();
    expect(werk.bedragFouten.fouten).toEqual({ naam: 'leeg', bron: 'leeg' });
    werk.bedragen.set(KIND, { naam: 'Leeftijd vanaf waar dit kan', engels: 'Age from which', soort: 'geheel', waarde: '4,5', vanaf: '2026-02-30', status: 'officieel', bron: 'art. 2' });
    expect(werk.voegBedragToe(groep(werk))).toBeNull();
    expect(werk.bedragFouten.fouten).toEqual({ waarde: 'getal', vanaf: 'dag' });
    werk.bedragen.set(KIND, { ...werk.bedragen.get(KIND)!, waarde: '4', vanaf: '2026-01-01' });
    expect(werk.voegBedragToe(groep(werk))).toBe('leeftijd_vanaf_waar_dit_kan');
    expect(groep(werk).dingen.find((d) => d.naam === 'leeftijd_vanaf_waar_dit_kan')).toMatchObject({ type: 'geheel', standen: [{ vanaf: '2026-01-01', waarde: 4, bron: 'art. 2', status: 'officieel' }] });
    expect(['nl', 'en'].map((t) => leesTekst(werk.nu.stapel, werk.regelset, KIND, t, ['stappen', 'leeftijd_vanaf_waar_dit_kan']))).toEqual(['Leeftijd vanaf waar dit kan', 'Age from which']);
  });
});

describe('the way back', () => {
  it('typing in one field is one step; another field or a pause is another', () => {
    const v = new Verloop<string>();
    v.stap('a', 'veld', 0);
    v.stap('ab', 'veld', 500);
    v.stap('abc', 'ander', 600);
    v.stap('abcd', 'ander', 9000);
    expect([v.terug('nu'), v.terug('abcd'), v.terug('abc'), v.kanTerug]).toEqual(['abcd', 'abc', 'a', false]);
    expect([v.vooruit('a'), v.kanTerug, v.kanVooruit]).toEqual(['abc', true, true]);
    v.stap('abc', 'veld', 10_000);
    expect(v.kanVooruit).toBe(false);
  });
  it('rules and texts go back together, and so does "as it was"', () => {
    const werk = enschede();
    const begin = werk.nu;
    werk.haalEisWeg(groep(werk), eis(werk, 'inkomen'));
    const weg = werk.nu;
    expect(weg.tekst).not.toBe(begin.tekst);
    expect(werk.onbewaard).toBe(true);
    werk.terug();
    expect(werk.nu).toBe(begin);
    werk.vooruit();
    expect(werk.nu).toBe(weg);
    werk.naarBegin();
    expect([werk.nu, werk.onbewaard]).toEqual([begin, false]);
    werk.terug();
    expect(werk.nu).toBe(weg);
  });
});

describe('cases', () => {
  const nee = { recht: 'nee' as const, laag: 0, hoog: 0, onbekend: false, som: null, eisen: { kind: 'nee' } };
  const ja = { recht: 'ja' as const, laag: 20_000, hoog: 20_000, onbekend: false, som: [200, 200] as [number, number], eisen: { kind: 'ja' } };
  const verwacht = { waarden: { x: 1 }, 'gm1.a': { recht: 'nee', bedrag: null, voorwaarden: { kind: 'nee' } } };
  const bestand = JSON.stringify({ gevallen: [{ id: 'een', verwacht, bron: { soort: 'wet', tekst: 'art. 1' } }, { id: 'twee', verwacht: {} }] }, null, 2);
  const voorbeeld = { id: 'een', naam: 'Een', situatie: { datum: '2026-01-01' }, verwacht: verwacht as never };
  it('right, amount and conditions each count, and what a case does not name may be anything', () => {
    expect(klopt(nee, verwacht['gm1.a'])).toBe(true);
    expect(klopt({ ...nee, eisen: { kind: 'ja' } }, verwacht['gm1.a'])).toBe(false);
    expect([klopt(ja, { bedrag: 200 }), klopt(ja, { bedrag: 199.99 }), klopt(ja, { bedrag: null }), klopt(ja, { bedrag: { laagste: 200, hoogste: 201 } }), klopt(ja, {})]).toEqual([true, false, false, false, true]);
  });
  it('says which came out before and do not now; not what never did', () => {
    expect(mis(bestand, [voorbeeld], [{ 'gm1.a': nee }], [{ 'gm1.a': nee }])).toEqual([]);
    expect(mis(bestand, [voorbeeld], [{ 'gm1.a': nee }], [{ 'gm1.a': ja }])).toMatchObject([{ id: 'een', regeling: 'gm1.a', kreeg: { recht: 'ja' } }]);
    expect(mis(bestand, [voorbeeld], [{ 'gm1.a': ja }], [{ 'gm1.a': ja }])).toEqual([]);
    expect(mis(bestand, [voorbeeld], [{ 'gm1.a': nee }], [{}])).toHaveLength(1); // the scheme is gone
  });
  it('another expectation comes with its source; then it comes out', () => {
    const m = { id: 'een', regeling: 'gm1.a' };
    const na = zetGeval(bestand, m, { recht: 'ja', bedrag: '200,00', bron: ' art. 2 ' });
    expect((JSON.parse(na) as { gevallen: unknown[] }).gevallen[0]).toEqual({ id: 'een', verwacht: { waarden: { x: 1 }, 'gm1.a': { recht: 'ja', bedrag: 200 } }, bron: { soort: 'eigen_berekening', tekst: 'art. 2' } });
    expect(mis(na, [voorbeeld], [{ 'gm1.a': nee }], [{ 'gm1.a': ja }])).toEqual([]);
    expect((JSON.parse(haalGevalWeg(bestand, 'een')) as { gevallen: { id: string }[] }).gevallen.map((g) => g.id)).toEqual(['twee']);
  });
});

describe('what goes out and comes back', () => {
  it('only the files that changed, and the cases with those made here', () => {
    const werk = enschede();
    expect(werk.pakket()).toEqual({});
    werk.zetTekst(KIND, 'nl', ['kort'], 'Geld.');
    const invoer = { ...nieuweInvoer(), datum: '2026-09-01', regeling: KIND, recht: 'nee', brontekst: 'art. 3' };
    werk.voorbeelden = [maakVoorbeeld(invoer, eigenNummer('"eigen-1"', []), 'GM0153')!];
    const uit = werk.pakket();
    expect(Object.keys(uit)).toEqual(['gemeenten/gm0153.cases.json', 'teksten/nl/gm0153.json']);
    const gevallen = (t: string): { id: string }[] => (JSON.parse(t) as { gevallen: { id: string }[] }).gevallen;
    expect(gevallen(uit['gemeenten/gm0153.cases.json']!)).toEqual([...gevallen(werk.nu.gevallen!), expect.objectContaining({ id: 'eigen-2' })]);
  });
  it('as a zip that others read, and that we read when others packed it', async () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926); // the check value of this checksum
    const bestanden = { 'gemeenten/gm0153.json': '{ "naam": "Súdwest-Fryslân €" }\n', 'teksten/nl/gm0153.json': 'x'.repeat(5000) };
    const zip = maakZip(bestanden);
    expect(await leesZip(zip.buffer)).toEqual(bestanden);
    expect(await leesZip(new ArrayBuffer(40))).toBeNull();
    const tmp = mkdtempSync(join(tmpdir(), 'zip-'));
    try {
      writeFileSync(join(tmp, 'a.zip'), zip);
      execFileSync('python3', ['-m', 'zipfile', '-e', join(tmp, 'a.zip'), join(tmp, 'uit')]);
      for (const [pad, tekst] of Object.entries(bestanden)) expect(readFileSync(join(tmp, 'uit', pad), 'utf8')).toBe(tekst);
      execFileSync('python3', ['-c', 'import sys,zipfile,os\nz=zipfile.ZipFile(sys.argv[1],"w",zipfile.ZIP_DEFLATED)\nfor d,_,fs in os.walk("."):\n  for f in fs: z.write(os.path.join(d,f)[2:])\nz.close()', join(tmp, 'b.zip')], { cwd: join(tmp, 'uit') });
      expect(await leesZip(new Uint8Array(readFileSync(join(tmp, 'b.zip'))).buffer)).toEqual(bestanden);
    } finally {
      rmSync(tmp, { recursive: true, force: true });
    }
  });
  it('opens the zip, or the files one by one', async () => {
    const delen = { 'gemeenten/gm0153.json': lees('gemeenten/gm0153.json'), 'teksten/en/gm0153.json': lees('teksten/en/gm0153.json'), 'gemeenten/gm0153.cases.json': lees('gemeenten/gm0153.cases.json') };
    const verwacht = { id: 'gm0153', gemeente: 'GM0153', tekst: delen['gemeenten/gm0153.json'], stapel: { 'en/gm0153.json': delen['teksten/en/gm0153.json'] }, gevallen: delen['gemeenten/gm0153.cases.json'] };
    expect(await leesBestanden([new File([maakZip(delen)], 'gm0153.zip')])).toEqual(verwacht);
    expect(await leesBestanden([new File([delen['gemeenten/gm0153.json']], 'a.json'), new File([delen['teksten/en/gm0153.json']], 'en-gm0153.json'), new File([delen['gemeenten/gm0153.cases.json']], 'c.json')])).toEqual(verwacht);
    expect(await leesBestanden([new File(['{'], 'stuk.json')])).toMatch(/stuk\.json/);
    expect(await leesBestanden([new File([delen['teksten/en/gm0153.json']], 'en-gm0153.json')])).toMatch(/geen regelset/);
  });
});

describe('help with a formula', () => {
  const namen = { minimabeleid: { stappen: { heeft_kind: 'U heeft een kind tot 18 jaar thuis' } }, [KIND]: { stappen: { boven_grens: 'Uw inkomen boven de grens' } }, gm0153: { stappen: { inkomen: 'Uw inkomen per maand' } } };
  const rijk = ['feiten', 'minimabeleid', 'participatiewet'].map((x) => ({ name: `rijk/${x}.json`, text: lees(`rijk/${x}.json`) }));
  const lijst = [...eigenNamen(JSON.parse(lees('gemeenten/gm0153.json')) as Regelset, KIND, rijk, namen), ...landelijkeNamen('gm0153', rijk, namen, { 'persoon.chronisch_ziek': 'Chronisch ziek' })];
  const bij = (naam: string) => lijst.find((x) => x.naam === naam);
  it('knows own rules, those of the municipality, facts and those of the country, with their meaning', () => {
    expect(bij('boven_grens')?.betekenis).toBe('Uw inkomen boven de grens');
    expect(bij('gm0153.inkomen')?.betekenis).toBe('Uw inkomen per maand');
    expect(bij('minimabeleid.heeft_kind')?.betekenis).toBe('U heeft een kind tot 18 jaar thuis');
    expect(bij('aanvrager.chronisch_ziek')).toEqual({ naam: 'aanvrager.chronisch_ziek', betekenis: 'Chronisch ziek', soort: 'ja/nee' });
    expect(bij('woning.soort')?.soort).toMatch(/^keuze: huur, kamer/);
    expect(bij('kind.minimabeleid.telt')).toBeDefined();
    expect(bij('aanvrager.participatiewet.leeftijd')).toBeDefined();
    expect(bij('grens_pct')?.soort).toBe('percentage');
  });
  it('finds by name and by meaning, what begins so first', () => {
    expect(zoekNamen(lijst, 'grens').map((x) => x.naam).slice(0, 2)).toEqual(['grens_pct', 'boven_grens']);
    expect(zoekNamen(lijst, 'kind thuis').map((x) => x.naam)).toContain('minimabeleid.heeft_kind');
    expect(zoekNamen(lijst, 'CHRONISCH')[0]?.naam).toBe('aanvrager.chronisch_ziek');
    expect(zoekNamen(lijst, '  ')).toEqual([]);
  });
  it('completes the word at the caret, and explains what a formula uses', () => {
    expect(woordBij('inkomen ≤ gre', 13)).toEqual({ woord: 'gre', van: 10, tot: 13 });
    expect(woordBij('inkomen ≤ 12', 12)).toBeNull();
    expect(woordBij('niet minimabeleid.heeft_k of x', 25)?.woord).toBe('minimabeleid.heeft_k');
    expect(gebruikt('gm0153.inkomen ≤ boven_grens en onbekend', bij).map((x) => x.naam)).toEqual(['gm0153.inkomen', 'boven_grens']);
  });
  it('reads names first, so that no word in them becomes a sign', () => {
    const naam = (n: string): string | undefined => ({ bezit: 'geld en goed', 'b.c': 'U heeft min of meer recht' })[n];
    expect(leesFormule('bezit ≤ 5 en niet b.c', naam)).toBe('geld en goed is hoogstens 5 en niet: U heeft min of meer recht');
    expect(leesFormule('bezit ≠ 5', naam)).toBe('geld en goed is niet 5');
  });
});
