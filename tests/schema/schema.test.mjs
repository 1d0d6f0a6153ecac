// Every JSON file of rulesets/ fits its schema, the schemas are sound, and the generated one is up to date.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const require = createRequire(new URL('web/package.json', root));
const { default: Ajv } = require('ajv/dist/2020.js');

const read = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const files = (folder) =>
  readdirSync(new URL(folder, root), { withFileTypes: true })
    .flatMap((e) => (e.isDirectory() ? files(`${folder}/${e.name}`) : [`${folder}/${e.name}`]))
    .filter((f) => f.endsWith('.json'))
    .sort();

const NAMES = ['regelset', 'situatie', 'uitkomst', 'cases', 'teksten', 'talen', 'lijst', 'tijdlijn', 'wat_als', 'bouwstenen'];
const SCHEMAS = 'rulesets/schema';

/** A real day, not only the shape of one. */
function isDay(text) {
  const [y, m, d] = text.split('-').map(Number);
  const day = new Date(Date.UTC(y, m - 1, d));
  return day.getUTCFullYear() === y && day.getUTCMonth() === m - 1 && day.getUTCDate() === d;
}

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
ajv.addFormat('date', { type: 'string', validate: isDay });
ajv.addFormat('uri', { type: 'string', validate: (s) => URL.canParse(s) });
for (const name of NAMES) ajv.addSchema(read(`${SCHEMAS}/${name}.schema.json`));
const validator = (name) => ajv.getSchema(`${name}.schema.json`);

/** Which schema a file belongs to; by its name and place, as editors and `recht check` see it. */
function schemaOf(file) {
  if (file.endsWith('.cases.json')) return 'cases';
  if (file.endsWith('/teksten/talen.json')) return 'talen';
  if (file.includes('/teksten/')) return 'teksten';
  if (file.endsWith('/bouwstenen.json')) return 'bouwstenen';
  return file.endsWith('/gemeenten/lijst.json') ? 'lijst' : 'regelset';
}

/** What is wrong, at most twelve lines. */
function faults(validate, document) {
  if (validate(document)) return [];
  return validate.errors.slice(0, 12).map((e) => `${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`);
}

for (const name of NAMES) {
  test(`schema ${name} is sound`, () => {
    assert.equal(typeof validator(name), 'function');
  });
}

for (const file of files('rulesets').filter((f) => !f.startsWith(`${SCHEMAS}/`))) {
  test(`${file} fits the schema ${schemaOf(file)}`, () => {
    const document = read(file);
    assert.deepEqual(faults(validator(schemaOf(file)), document), []);
    if (document.$schema) {
      const target = new URL(document.$schema, new URL(file, root));
      assert.equal(target.href, new URL(`${SCHEMAS}/${schemaOf(file)}.schema.json`, root).href, 'the $schema of the file');
    }
  });
}

test('a change as docs/simuleren.md shows fits', () => {
  const shown = /```json\n([\s\S]*?)```/.exec(readFileSync(new URL('docs/simuleren.md', root), 'utf8'))[1];
  const change = JSON.parse(shown);
  assert.deepEqual(faults(validator('wat_als'), change), []);
  for (const bad of [{ wijzigt: {} }, { vannaf: '2026-01-01' }, { wijzigt: { grens: 1 } }, { wijzigt: { 'x.y': { waarde: [1] } } }])
    assert.notDeepEqual(faults(validator('wat_als'), { ...change, ...bad }), [], JSON.stringify(bad));
});

test('the schema of the situation is what the facts say', () => {
  execFileSync(process.execPath, [fileURLToPath(new URL('tools/maak-situatie-schema.mjs', root)), '--check'], { stdio: 'pipe' });
});

const situation = (more) => ({ datum: '2026-02-01', ...more });

test('good situations fit', () => {
  const good = [
    situation({}),
    situation({ gemeente: 'GM0153', partner: null, kinderen: [], medebewoners: [], bevestigd: ['aanvrager.verblijf'], aannames: 'geen' }),
    situation({ aanvrager: { geboortedatum: { van: '1970-01-01', tot: '1980-12-31' }, toetsingsinkomen: { van: 20000, tot: 25000 }, detentie: { een_van: [true, false] } } }),
    situation({ aanvrager: { indicaties: ['wmo'], ww_tot: null, inkomsten: [{ soort: 'winst', bruto: -1200.55, per: 'jaar' }] } }),
    situation({ woning: { soort: { een_van: ['huur', 'kamer'] }, kale_huur: 512.37, servicekosten: { huismeester: 12.5 } } }),
    situation({ kinderen: [{ geboortedatum: '2020-02-29', nachten_per_week: 3.5, opvang: [{ soort: 'bso', uren_per_maand: 86.67, uurprijs: 9.98 }] }] }),
    situation({ partner: { band: 'geen', toeslagpartner: false, tot: null }, medebewoners: [{ relatie: 'ouder', woont_hier: true }] }),
    situation({ ontvangen_regelingen: [{ regeling: 'gm0153.kindpakket', datum: '2025-10-01' }], overig: { 'gm0153.maanden_laag_inkomen': 36 } }),
  ];
  for (const s of good) assert.deepEqual(faults(validator('situatie'), s), [], JSON.stringify(s));
});

test('bad situations do not', () => {
  const bad = [
    {},
    situation({ datum: '2026-02-30' }),
    situation({ gemeente: '0153' }),
    situation({ woning: { kale_huur: -1 } }),
    situation({ woning: { kalehuur: 500 } }),
    situation({ woning: { soort: 'kasteel' } }),
    situation({ woning: { soort: null } }),
    situation({ aanvrager: { toetsingsinkomen: 20000.5 } }),
    situation({ aanvrager: { band: 'gehuwd' } }),
    situation({ partner: { relatie: 'ouder' } }),
    situation({ aanvrager: { geboortedatum: { van: '1970-01-01' } } }),
    situation({ medebewoners: Array.from({ length: 9 }, () => ({})) }),
    situation({ medebewoners: [{ inkomsten: [{}, {}, {}] }] }),
    situation({ kinderen: Array.from({ length: 13 }, () => ({})) }),
    situation({ aanvrager: { student: { een_van: [] } } }),
  ];
  for (const s of bad) assert.notDeepEqual(faults(validator('situatie'), s), [], JSON.stringify(s));
});

test('an answer as in the contract fits', () => {
  const answer = {
    contract: 1,
    datum: '2026-02-01',
    regelsets: [{ id: 'rijk', versie: '2026.2', sha256: 'a'.repeat(64) }],
    regelingen: {
      zorgtoeslag: {
        recht: 'ja',
        bedrag: { per: 'maand', laagste: 129, hoogste: 129 },
        zekerheid: 'actueel',
        voorwaarden: [{ id: 'leeftijd', voldaan: 'ja', bron: 'Wzt art. 1 lid 1 c' }],
        ontbreekt: [],
        aannames: ['aanvrager.detentie'],
        te_bevestigen: [],
        waarschuwingen: [],
      },
    },
    volgende_vraag: null,
    waarden: { toetsingsinkomen: { laagste: 19000, hoogste: 19000, per: 'jaar' } },
  };
  assert.deepEqual(faults(validator('uitkomst'), answer), []);
  assert.deepEqual(faults(validator('uitkomst'), { fouten: [{ code: 'feit_onbekend', path: 'woning.kalehuur', message: 'x', hint: '' }] }), []);
  answer.regelingen.zorgtoeslag.recht = 'nee';
  assert.notDeepEqual(faults(validator('uitkomst'), answer), []);
});

const facts = read('rulesets/rijk/feiten.json');
const folders = readdirSync(new URL('rulesets/teksten', root), { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name).sort();

test('the list of languages: each once, each falls back on one before it, in the end on the first', () => {
  const { talen } = read('rulesets/teksten/talen.json');
  const codes = talen.map((l) => l.code);
  assert.deepEqual([...new Set(codes)], codes);
  assert.equal(codes[0], 'nl');
  for (const [i, l] of talen.entries()) assert.ok(i ? codes.indexOf(l.terugval) >= 0 && codes.indexOf(l.terugval) < i : !('terugval' in l), l.code);
  for (const folder of folders) assert.ok(codes.includes(folder), folder);
  const bad = validator('talen');
  for (const l of [{ ...talen[0], code: 'NL' }, { ...talen[0], richting: 'links' }, { ...talen[0], nagekeken: { door: 'X' } }, { ...talen[0], nagekeken: true }])
    assert.notDeepEqual(faults(bad, { talen: [l] }), [], JSON.stringify(l));
});

const untranslated = (language, file) => read('rulesets/teksten/talen.json').talen.find((l) => l.code === language)?.nog_niet?.includes(file);
test('what a language says to lack is a file that Dutch has', () => {
  for (const l of read('rulesets/teksten/talen.json').talen)
    for (const file of l.nog_niet ?? []) assert.doesNotThrow(() => read(`rulesets/teksten/nl/${file}.json`), `${l.code}: ${file}`);
});

for (const language of folders.filter((l) => !untranslated(l, 'feiten'))) {
  test(`every fact has its texts (${language})`, () => {
    const { feiten, controles } = read(`rulesets/teksten/${language}/feiten.json`);
    const missing = [];
    const need = (key, part, present) => present || missing.push(`${key}: ${part}`);
    for (const [name, cls] of Object.entries(facts.klassen)) {
      for (const place of cls.plaatsen ?? []) need(`${place.in}.${place.pad}`, 'kort', feiten[`${place.in}.${place.pad}`]?.kort);
      for (const [field, fact] of Object.entries(cls.velden)) {
        const key = `${name}.${field}`;
        const text = feiten[key] ?? {};
        for (const part of ['kort', 'vraag']) need(key, part, text[part]);
        if (fact.gevoelig) need(key, 'waarom', text.waarom);
        if ('standaard' in fact || 'standaard_is' in fact) need(key, 'bevestig', text.bevestig);
        const [otherClass, ...otherField] = (fact.opties_uit ?? '').split('.');
        const options = fact.opties ?? facts.klassen[otherClass]?.velden[otherField.join('.')]?.opties ?? [];
        for (const option of options) need(key, `optie ${option}`, text.opties?.[option]);
        for (const option of Object.keys(text.opties ?? {})) need(key, `optie ${option} hoort hier niet`, options.includes(option));
        need(key, 'een begrip uit de wet in de vraag', !/toetsingsinkomen|rendementsgrondslag|overwaarde/i.test(text.vraag ?? ''));
      }
    }
    for (const check of facts.controles) need(`controle ${check.id}`, 'tekst', controles[check.id]);
    assert.deepEqual(missing, []);
  });
}
