// The whole way of a policy officer through the workshop: a municipality begun, two schemes, a condition and a text changed, a
// case, one file downloaded; `recht check` and `recht test` take what is in it. Keys only, where a key will do.
import Ajv2020 from 'ajv/dist/2020.js';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axe } from './lib/axe.mjs';
import { engines } from './lib/browsers.mjs';
import { none, onSite, pause } from './lib/gesprek.mjs';
import { ROOT, RULESETS } from './lib/omgeving.mjs';

const CLI = process.env.CJR_RECHT_CLI ?? join(ROOT, 'build/native/recht');
const KIND = 'gm0034.kindtegoed';
const PAKKET = 'gm0034.kindpakket';
const rust = async (p) => {
  await pause(450); // the rules are looked at when typing rests
  await p.waitForFunction(() => document.querySelector('[data-proef="uitslag"]') && !/nagekeken/.test(document.querySelector('[data-proef="stand"]').textContent), { timeout: 60_000 });
};
const tekst = (p, sel) => p.$eval(sel, (e) => e.textContent.replace(/\s+/g, ' ').trim());
const bij = (sel, meer = '') => `[data-regelset="${sel}"]${meer}`;
const eis = (regeling, id) => `[data-proef="eisen"]${bij(regeling)} [data-eis="${id}"]`;
const vul = (p, waarden) => p.evaluate((alle) => {
  for (const [sel, w] of Object.entries(alle)) {
    const veld = document.querySelector(sel);
    veld.value = w;
    veld.dispatchEvent(new Event(veld.localName === 'select' ? 'change' : 'input', { bubbles: true }));
  }
}, waarden);
/** Opens what a summary hides, by the keyboard, and what lies around it. */
async function open(p, sel) {
  for (const rond of await p.$$eval(sel, ([e]) => { const uit = []; for (let x = e; x; x = x.parentElement.closest('details')) if (x.localName === 'details' && !x.open) { x.dataset.rond = uit.length; uit.unshift(x.dataset.rond); } return uit; })) {
    await p.focus(`[data-rond="${rond}"] > summary`);
    await p.keyboard.press('Enter');
    await p.waitForFunction((n) => { const d = document.querySelector(`[data-rond="${n}"]`); if (d?.open) delete d.dataset.rond; return !d || d.open; }, {}, rond);
  }
}
async function druk(p, sel) {
  await p.focus(sel);
  await p.keyboard.press('Enter');
}
/** At the end of what stands in a field. */
async function typ(p, sel, letters, { leeg = false } = {}) {
  await p.focus(sel);
  await p.$eval(sel, (e, weg) => { e.setSelectionRange(weg ? 0 : e.value.length, e.value.length); }, leeg);
  if (leeg) await p.keyboard.press('Delete');
  if (letters) await p.keyboard.type(letters);
}

const REGELINGEN = [
  { naam: 'Kindtegoed', kort: 'Geld voor kinderen.', engels: 'Money for children.', voor: 'kind', grens_pct: '120', bedrag: '200', waarvoor: 'kind', bron: 'almere.nl, januari 2026', waar: 'Bij het loket.' },
  { naam: 'Ouderenpas', kort: 'Korting voor ouderen.', engels: 'Discounts for older people.', voor: 'aow', grens: 'geen', bedrag: '', bron: 'almere.nl, januari 2026', waar: 'Bij het loket.' },
];

async function begin(p, site) {
  await p.goto(`${site.url}/werkplaats/`);
  await p.waitForSelector('#begin', { timeout: 30_000 });
  await p.select('#begin', 'GM0034');
  await p.waitForFunction(() => /begin voor Almere/.test(document.querySelector('[data-proef="gezegd"]')?.textContent), { timeout: 60_000 });
  await rust(p);
  for (const regeling of REGELINGEN) {
    await open(p, '[data-proef="nieuw"]');
    await vul(p, Object.fromEntries(Object.entries(regeling).map(([k, v]) => [`#nieuw-${k}`, v])));
    await druk(p, '[data-proef="nieuw-maak"]');
    await p.waitForFunction((naam) => document.querySelector('[data-proef="gezegd"]').textContent.startsWith(naam), { timeout: 10_000 }, regeling.naam);
    await rust(p);
  }
  await vul(p, { '#zoek': '' });
}

/** A condition with an "or": mistyped first, then completed from what is suggested. */
async function voorwaarde(p) {
  const inkomen = eis(KIND, 'inkomen');
  const formule = `${inkomen} textarea`;
  await open(p, inkomen);
  assert.equal(await tekst(p, `${inkomen} > summary`), 'Uw inkomen Uw inkomen per maand is hoogstens inkomensgrens per maand.');
  await typ(p, formule, ' of minimabeleid.schuldhul');
  await rust(p);
  const fout = await tekst(p, `${inkomen} .cjr-w-fout`);
  assert.match(fout, /De naam 'minimabeleid\.schuldhul' is niet bekend\. Bedoelde u 'minimabeleid\.schuldhulp'\?/);
  assert.ok((await p.$eval(formule, (e) => [e.getAttribute('aria-invalid'), document.getElementById(e.getAttribute('aria-describedby').split(' ')[0]).textContent].join())).includes('minimabeleid.schuldhul'));
  assert.match(await tekst(p, '[data-proef="stand"]'), /^Er is 1 fout/);
  // above the forms it is said too, and leads there
  await druk(p, '[data-proef="fouten"] button');
  assert.equal(await p.evaluate(() => document.activeElement.value), 'gm0034.inkomen ≤ grens of minimabeleid.schuldhul');
  // the suggestion says what it means, and Tab and Enter put it in
  await typ(p, formule, '');
  await p.keyboard.press('Backspace');
  await p.waitForSelector(`${inkomen} [data-proef="past"]`);
  assert.match(await tekst(p, `${inkomen} [data-proef="past"] li`), /^minimabeleid\.schuldhulp U heeft hulp bij schulden/);
  await p.keyboard.press('Tab');
  await p.keyboard.press('Enter');
  await rust(p);
  assert.equal(await p.$eval(formule, (e) => e.value), 'gm0034.inkomen ≤ grens of minimabeleid.schuldhulp');
  assert.equal(await p.evaluate(() => document.activeElement.localName), 'textarea', 'the focus comes back to the formula');
  assert.match(await tekst(p, `${inkomen} > summary`), /inkomensgrens per maand of u heeft hulp bij schulden\.$/);
  assert.match(await tekst(p, '[data-proef="stand"]'), /^De regels kloppen in vorm/);
}

/** One from a building block, one of one's own that goes again, and back once more. */
async function erbijEnEraf(p) {
  const nieuw = `[data-proef="eis-nieuw"]${bij('gm0034.ouderenpas')}`;
  const veld = (k) => `#eis-gm0034-ouderenpas-${k}`;
  await open(p, nieuw);
  await druk(p, `${nieuw} [data-proef="eis-maak"]`);
  await p.waitForSelector(`${veld('bron')}-fout`);
  assert.equal(await p.$eval(veld('bron'), (e) => e.getAttribute('aria-describedby')), `${veld('bron').slice(1)}-fout`);
  await p.select(veld('blok'), 'verzekerd');
  await typ(p, veld('bron'), 'almere.nl/pas, januari 2026');
  await druk(p, `${nieuw} [data-proef="eis-maak"]`);
  await p.waitForSelector(eis('gm0034.ouderenpas', 'verzekerd'));
  await rust(p);
  assert.match(await tekst(p, '[data-proef="stand"]'), /^De regels kloppen in vorm.*wijzigingen\.$/);

  await open(p, nieuw);
  await vul(p, { [veld('wat')]: 'Uw huisdier', [veld('bron')]: 'almere.nl/pas, januari 2026' });
  await druk(p, `${nieuw} [data-proef="eis-maak"]`);
  const dier = eis('gm0034.ouderenpas', 'huisdier');
  await p.waitForSelector(dier);
  await rust(p);
  assert.ok(await p.evaluate((s) => document.activeElement === document.querySelector(s), `${dier} textarea`), 'the focus stands in the new formula');
  assert.match(await tekst(p, `${dier} .cjr-w-fout`), /Schrijf hier wat moet kloppen/);
  assert.match(await tekst(p, '[data-proef="stand"]'), /Er is 1 fout.*Er ontbreekt nog 1 tekst/);
  await p.keyboard.type('woning.soort = huur');
  await rust(p);
  assert.match(await tekst(p, `${dier} > summary`), /Hoe u woont is huur/);
  assert.ok(await p.$eval(dier, (e) => e.open), 'it stays open when its fault is mended');
  await druk(p, `${dier} [data-proef="eis-weg"]`);
  await p.waitForFunction((s) => !document.querySelector(s), {}, dier);
  await rust(p);
  assert.match(await tekst(p, '[data-proef="stand"]'), /^De regels kloppen in vorm.*wijzigingen\.$/);
  assert.equal(await p.evaluate(() => document.activeElement.dataset.proef), 'terug');
  await p.keyboard.press('Enter'); // undo
  await p.waitForSelector(dier);
  assert.equal(await p.$eval(`${dier} textarea`, (e) => e.value), 'woning.soort = huur');
  await druk(p, '[data-proef="vooruit"]');
  await p.waitForFunction((s) => !document.querySelector(s), {}, dier);
  await rust(p);
}

/** An amount of its own, that a condition then uses. */
async function bedrag(p) {
  const nieuw = `[data-proef="bedrag-nieuw"]${bij('gm0034.ouderenpas')}`;
  const veld = (k) => `#bedrag-gm0034-ouderenpas-${k}`;
  await open(p, nieuw);
  await druk(p, `${nieuw} [data-proef="bedrag-maak"]`);
  await p.waitForSelector(`${veld('bron')}-fout`);
  await vul(p, { [veld('naam')]: 'Leeftijd voor de pas', [veld('engels')]: 'Age for the pass', [veld('soort')]: 'geheel', [veld('waarde')]: '70', [veld('vanaf')]: '2026-01-01', [veld('bron')]: 'almere.nl/pas, januari 2026' });
  await druk(p, `${nieuw} [data-proef="bedrag-maak"]`);
  await p.waitForFunction(() => /leeftijd_voor_de_pas$/.test(document.querySelector('[data-proef="gezegd"]').textContent));
  await rust(p);
  assert.match(await tekst(p, '[data-proef="fouten"]'), /leeftijd_voor_de_pas' wordt nergens gebruikt/);
  const leeftijd = eis('gm0034.ouderenpas', 'leeftijd');
  await open(p, leeftijd);
  await typ(p, `${leeftijd} textarea`, ' en aanvrager.participatiewet.leeftijd ≥ leeftijd_voor');
  await p.waitForSelector(`${leeftijd} [data-proef="past"]`);
  await p.keyboard.press('Escape');
  await p.waitForFunction((s) => !document.querySelector(s), {}, `${leeftijd} [data-proef="past"]`);
  await p.keyboard.type('_');
  await p.waitForSelector(`${leeftijd} [data-proef="past"]`);
  await p.keyboard.press('Tab');
  await p.keyboard.press('Enter');
  await rust(p);
  assert.match(await tekst(p, `${leeftijd} > summary`), /is ten minste leeftijd voor de pas\.$/);
  assert.match(await tekst(p, '[data-proef="stand"]'), /^De regels kloppen in vorm/);
}

/** A text in both languages; an empty one is what `recht check` says it is. */
async function teksten(p, map) {
  const veld = (taal, sub) => `[data-tekst="${taal}:${KIND}/${sub}"]`;
  await open(p, `[data-proef="teksten"]${bij(KIND)}`);
  await typ(p, veld('nl', 'kort'), 'Indien uw kind naar school gaat: 200 euro.', { leeg: true });
  await rust(p);
  assert.match(await p.$eval(veld('nl', 'kort'), (e) => document.getElementById(e.getAttribute('aria-describedby')).textContent), /liever ‘als’ dan ‘indien’/);
  assert.match(await p.$eval(veld('en', 'kort'), (e) => e.closest('.cjr-w-talen').parentElement.textContent), /liever ‘als’/);
  await typ(p, veld('nl', 'kort'), 'Geld voor school en sport.', { leeg: true });
  await typ(p, veld('en', 'kort'), 'Money for school and sports.', { leeg: true });
  await typ(p, veld('en', 'naam'), '', { leeg: true });
  await typ(p, veld('nl', 'stappen/grens'), '', { leeg: true });
  await rust(p);
  assert.match(await tekst(p, '[data-proef="stand"]'), /Er ontbreken nog 2 teksten\.$/);
  zet(map, (await pakket(p)).bestanden);
  const { stderr, stdout } = spawnSync(CLI, ['check', join(map, 'rulesets')], { encoding: 'utf8' });
  const gezegd = await p.$$eval('.cjr-w-talen .utrecht-form-field-error-message', (alle) => alle.map((e) => e.textContent));
  const vanCheck = `${stdout}${stderr}`.split('\n').filter((r) => r.includes('[tekst_ontbreekt]')).map((r) => /: (De tekst.*?) \[/.exec(r)[1]);
  assert.equal(gezegd.length, 2);
  assert.deepEqual([...gezegd].sort(), vanCheck.sort());
  await druk(p, '[data-proef="terug"]');
  await druk(p, '[data-proef="terug"]');
  await rust(p);
  assert.equal(await p.$eval(veld('en', 'naam'), (e) => e.value), 'Kindtegoed');
  assert.equal(await p.$eval(veld('nl', 'kort'), (e) => e.value), 'Geld voor school en sport.');
}

/** The template's case about a child breaks when that condition goes: a person says what should come out now. */
async function gevallen(p) {
  await open(p, eis(PAKKET, 'kind'));
  await druk(p, `${eis(PAKKET, 'kind')} [data-proef="eis-weg"]`);
  await rust(p);
  const geval = '[data-geval="kindpakket-geen-kind"]';
  assert.match(await tekst(p, '[data-proef="stand"]'), /1 geval komt niet meer uit\.$/);
  assert.match(await tekst(p, `${geval} > summary`), /verwacht: nee.*Nu: ja/);
  await open(p, geval);
  await druk(p, `${geval} [data-proef="geval-zet"]`);
  await p.waitForSelector(`${geval} .utrecht-form-field-error-message`);
  await p.select(`${geval} select`, 'ja');
  await typ(p, `${geval} .cjr-w-veld--breed input`, '€ 1.200 is minder dan 100% van de bijstandsnorm');
  await druk(p, `${geval} [data-proef="geval-zet"]`);
  await p.waitForFunction((s) => !document.querySelector(s), {}, geval);

  // a parent with a child of 8 and € 1.400: under 120% of the standard (€ 1.348,49 × 1,2 = € 1.618,19), so € 200 for the child
  await p.focus('#eigen-naam');
  await open(p, '#eigen-naam');
  await vul(p, { '#eigen-naam': 'Ouder met een kind', '#eigen-datum': '2026-09-01', '#eigen-kinderen': '8', '#eigen-inkomen': '1400', '#eigen-regeling': KIND, '#eigen-bedrag': '200', '#eigen-brontekst': 'almere.nl, januari 2026: 120%, 200 euro per kind' });
  await druk(p, '[data-proef="eigen-toe"]');
  await p.waitForFunction(() => /Ouder met een kind komt uit/.test(document.querySelector('.cjr-w-uitslag').textContent.replace(/\s+/g, ' ')), { timeout: 30_000 });
}

/** What the one button hands over: the zip, unpacked by a program that is not ours. */
async function pakket(p) {
  const bytes = await p.evaluate(async () => {
    let blob;
    const [maak, klik] = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
    URL.createObjectURL = (b) => ((blob = b), maak.call(URL, b));
    HTMLAnchorElement.prototype.click = () => {};
    document.querySelector('[data-proef="download"]').click();
    [URL.createObjectURL, HTMLAnchorElement.prototype.click] = [maak, klik];
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  const map = mkdtempSync(join(tmpdir(), 'pakket-'));
  try {
    writeFileSync(join(map, 'a.zip'), new Uint8Array(bytes));
    const namen = execFileSync('python3', ['-c', 'import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None\nz.extractall(sys.argv[2]);print("\\n".join(z.namelist()))', join(map, 'a.zip'), map], { encoding: 'utf8' }).trim().split('\n');
    return { bytes, bestanden: Object.fromEntries(namen.map((n) => [n, readFileSync(join(map, n), 'utf8')])) };
  } finally {
    rmSync(map, { recursive: true, force: true });
  }
}
const zet = (map, bestanden) => {
  rmSync(join(map, 'rulesets'), { recursive: true, force: true });
  cpSync(RULESETS, join(map, 'rulesets'), { recursive: true });
  for (const [waar, inhoud] of Object.entries(bestanden)) writeFileSync(join(map, 'rulesets', waar), inhoud);
};

/** The schemas that editors and the project's own tests hold every file to. */
const ajv = new Ajv2020.default({ allErrors: true, strict: false });
ajv.addFormat('date', true);
ajv.addFormat('uri', { type: 'string', validate: (s) => URL.canParse(s) });
for (const naam of ['regelset', 'teksten', 'situatie', 'cases']) ajv.addSchema(JSON.parse(readFileSync(join(ROOT, `rulesets/schema/${naam}.schema.json`), 'utf8')));
function volgensSchema(pad, inhoud) {
  const klopt = ajv.getSchema(`${pad.endsWith('.cases.json') ? 'cases' : pad.startsWith('teksten/') ? 'teksten' : 'regelset'}.schema.json`);
  return klopt(inhoud) ? [] : klopt.errors.map((e) => `${pad}${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
}

/** A parent with € 2.500 has no right to it, but with help for debts there is: the condition as it was changed. */
function uitkomst(map, schuldregeling) {
  const wie = { geboortedatum: '1985-05-01', netto_inkomen: 2500, netto_inkomen_uit: 'overig', bezittingen: { spaargeld: 0 }, schulden: 0, schuldregeling };
  const situatie = { datum: '2026-09-01', gemeente: 'GM0034', aanvrager: wie, partner: null, kinderen: [{ geboortedatum: '2018-01-01' }], medebewoners: [], woning: { soort: 'huur', kale_huur: 600 } };
  return JSON.parse(execFileSync(CLI, ['calculate', '--rulesets', join(map, 'rulesets'), '-'], { input: JSON.stringify(situatie), encoding: 'utf8' })).regelingen[KIND].recht;
}

for (const engine of ['chromium', 'firefox']) {
  test(`${engine}: from nothing to files that recht check and recht test take`, { skip: !engines().includes(engine) }, async () => {
    const map = mkdtempSync(join(tmpdir(), 'werkplaats-'));
    try {
      await onSite(engine, async (page, site) => {
        const p = page.pup;
        const fouten = [];
        p.on('pageerror', (e) => fouten.push(e.message));
        await begin(p, site);
        await voorwaarde(p);
        await erbijEnEraf(p);
        await bedrag(p);
        await teksten(p, map);
        none(await axe(page), 'axe, with texts and conditions open');
        await gevallen(p);
        none(await axe(page), 'axe, with a case');

        // another municipality in between, and back: all of it is still there
        await p.select('#kies', 'GM0153');
        await p.waitForFunction(() => /Kindpakket Enschede/.test(document.querySelector('.cjr-w-regels').textContent), { timeout: 60_000 });
        await rust(p);
        await p.select('#begin', 'GM0034');
        await p.waitForSelector(eis(KIND, 'inkomen'), { timeout: 60_000 });
        await rust(p);
        assert.equal(await p.$eval(`${eis(KIND, 'inkomen')} textarea`, (e) => e.value), 'gm0034.inkomen ≤ grens of minimabeleid.schuldhulp');

        const { bytes, bestanden } = await pakket(p);
        assert.deepEqual(Object.keys(bestanden).sort(), ['gemeenten/gm0034.cases.json', 'gemeenten/gm0034.json', 'teksten/en/gm0034.json', 'teksten/nl/gm0034.json']);
        zet(map, bestanden);
        for (const wat of ['check', 'test']) {
          const { status, stdout, stderr } = spawnSync(CLI, [wat, join(map, 'rulesets')], { encoding: 'utf8' });
          assert.equal(status, 0, `recht ${wat}: ${stdout}${stderr}`);
        }
        assert.deepEqual([uitkomst(map, 'geen'), uitkomst(map, 'minnelijk')], ['nee', 'ja']);
        none(Object.entries(bestanden).flatMap(([pad, inhoud]) => volgensSchema(pad, JSON.parse(inhoud))), 'faults against the schema');
        assert.match(bestanden['teksten/nl/gm0034.json'], /"kort": "Geld voor school en sport\."/);
        assert.match(bestanden['gemeenten/gm0034.cases.json'], /"eigen-1"[\s\S]*"bedrag": 200/);

        // the next day: the zip opens with its texts, its conditions and its cases
        writeFileSync(join(map, 'gm0034.zip'), new Uint8Array(bytes));
        await p.goto(`${site.url}/werkplaats/`);
        await p.waitForSelector('#open', { timeout: 30_000 });
        await (await p.$('#open')).uploadFile(join(map, 'gm0034.zip'));
        await p.waitForSelector(eis(KIND, 'inkomen'), { timeout: 60_000 });
        await rust(p);
        assert.match(await tekst(p, '[data-proef="stand"]'), /^De regels kloppen in vorm/);
        assert.equal(await p.$eval(`[data-tekst="nl:${KIND}/kort"]`, (e) => e.value), 'Geld voor school en sport.');
        assert.deepEqual((await pakket(p)).bestanden, bestanden);
        // opened once more over something typed since: that comes back with undo
        await open(p, `[data-proef="teksten"]${bij(KIND)}`);
        await typ(p, `[data-tekst="nl:${KIND}/kort"]`, ' En meer.');
        await rust(p);
        await (await p.$('#open')).uploadFile(join(map, 'gm0034.zip'));
        await p.waitForFunction((s) => document.querySelector(s).value === 'Geld voor school en sport.', { timeout: 30_000 }, `[data-tekst="nl:${KIND}/kort"]`);
        await rust(p);
        await druk(p, '[data-proef="terug"]');
        await rust(p);
        assert.equal(await p.$eval(`[data-tekst="nl:${KIND}/kort"]`, (e) => e.value), 'Geld voor school en sport. En meer.');

        await p.setViewport({ width: 320, height: 800 });
        for (const sel of [eis(KIND, 'inkomen'), `[data-proef="teksten"]${bij(KIND)}`, `[data-proef="eis-nieuw"]${bij(KIND)}`, `${eis(KIND, 'inkomen')} .cjr-w-hulp`]) await open(p, sel);
        await vul(p, { [`${eis(KIND, 'inkomen')} .cjr-w-hulp input`]: 'kind' });
        await p.waitForSelector(`${eis(KIND, 'inkomen')} [data-proef="gezocht"] button`);
        assert.ok((await p.evaluate(() => document.documentElement.scrollWidth)) <= 320, 'sticks out at 320 px');
        none(await axe(page), 'axe at 320 px, all open');
        none(fouten, 'faults in the page');
      });
    } finally {
      rmSync(map, { recursive: true, force: true });
    }
  });
}
