// The workshop in a real browser: an edit, its effect on examples and on households, a bad edit with the command's own message.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axe } from './lib/axe.mjs';
import { engines } from './lib/browsers.mjs';
import { none, onSite } from './lib/gesprek.mjs';
import { ROOT, RULESETS } from './lib/omgeving.mjs';
import { household, chance } from '../../tools/huishoudens.mjs';

const CLI = process.env.CJR_RECHT_CLI ?? join(ROOT, 'build/native/recht');
const GRENS = '[data-pad="regelingen/0/parameters/ruim_pct/reeks/0/waarde"]';
const KIND = 'gm0153.kindpakket';
const rust = (p) => p.waitForFunction(() => document.querySelector('[data-proef="uitslag"]') && !/nagekeken/.test(document.querySelector('[data-proef="stand"]').textContent), { timeout: 60_000 });
const vul = async (p, waarde) => {
  await p.evaluate((s, w) => {
    const veld = document.querySelector(s);
    veld.closest('details').open = true;
    veld.value = w;
    veld.dispatchEvent(new Event('input', { bubbles: true }));
  }, GRENS, waarde);
  await new Promise((r) => setTimeout(r, 500)); // the rules are looked at when typing rests
  await rust(p);
};

async function begin(p, site) {
  await p.goto(`${site.url}/werkplaats/`);
  await p.waitForSelector('#kies', { timeout: 30_000 });
  await p.select('#kies', 'GM0153');
  await p.waitForSelector(GRENS, { timeout: 60_000 });
  await rust(p);
}

/** A hundred households with children near the limit, so that some gain and some stay. */
function huishoudens() {
  const random = chance(7);
  const verdelingen = JSON.parse(readFileSync(join(ROOT, 'tools/bevolking.json'), 'utf8'));
  const uit = [];
  while (uit.length < 100) {
    const h = household(random, verdelingen, { datum: '2026-09-01', gemeente: 'GM0153' });
    if (h.kinderen.length) uit.push(h);
  }
  return uit;
}

/** The same households as a table: a column for each path, and one that holds JSON. */
function csv(alle) {
  const vlak = (x, pad, uit) => {
    if (x && typeof x === 'object' && Object.keys(x).length) for (const [k, v] of Object.entries(x)) vlak(v, Array.isArray(x) ? `${pad}[${k}]` : pad ? `${pad}.${k}` : k, uit);
    else uit[pad] = x === null ? '' : typeof x === 'object' ? JSON.stringify(x) : String(x);
    return uit;
  };
  const rijen = alle.map((h) => vlak(h, '', {}));
  const kop = [...new Set(rijen.flatMap((r) => Object.keys(r)))].filter((k) => k !== 'partner');
  return [kop, ...rijen.map((r) => kop.map((k) => r[k] ?? ''))].map((r) => r.join(';')).join('\r\n');
}

test('an edit in the workshop: the same sums as `recht simulate`, the same message as `recht check`', { skip: !engines().includes('chromium') }, async () => {
  const map = mkdtempSync(join(tmpdir(), 'werkplaats-'));
  try {
    await onSite('chromium', async (page, site) => {
      const p = page.pup;
      const fouten = [];
      p.on('pageerror', (e) => fouten.push(e.message));
      p.on('console', (m) => m.type() === 'error' && fouten.push(m.text()));
      await begin(p, site);
      const naLaden = site.mark();
      none(await axe(page), 'axe');
      assert.equal(await p.$('[data-proef="gevallen-mis"]'), null, 'before an edit every case comes out');

      await vul(p, '60');
      assert.match(await p.$eval('[data-proef="stand"]', (e) => e.textContent), /kloppen in vorm\. 1 wijziging/);
      // the downloaded file is the ruleset with that one value changed
      const tekst = await p.evaluate(async () => {
        let blob;
        const oud = URL.createObjectURL;
        URL.createObjectURL = (b) => ((blob = b), oud.call(URL, b));
        HTMLAnchorElement.prototype.click = () => {};
        document.querySelector('[data-bestand="gemeenten/gm0153.json"]').click();
        return blob.text();
      });
      const bron = readFileSync(join(RULESETS, 'gemeenten/gm0153.json'), 'utf8');
      const verschil = tekst.split('\n').filter((r, i) => r !== bron.split('\n')[i]);
      assert.deepEqual(verschil.map((r) => /"waarde": 60,/.test(r)), [true]);

      // one's own households: counted in the page as the command counts them
      const alle = huishoudens();
      writeFileSync(join(map, 'h.ndjson'), `${JSON.stringify({ bevolking: 'proef' })}\n${alle.map((h) => JSON.stringify(h)).join('\n')}\n`);
      writeFileSync(join(map, 'h.csv'), csv(alle));
      writeFileSync(join(map, 'niets.csv'), 'naam;leeftijd\nJan;44\n');
      writeFileSync(join(map, 'gm0153.json'), tekst);
      const commando = JSON.parse(execFileSync(CLI, ['simulate', join(map, 'h.ndjson'), '--rulesets', RULESETS, '--wat-als', join(map, 'gm0153.json'), '--json'], { encoding: 'utf8', maxBuffer: 1 << 26 }));
      const telBestand = async (naam) => {
        await (await p.$('#eigen-bestand')).uploadFile(join(map, naam));
        await new Promise((r) => setTimeout(r, 200));
        await p.click('[data-proef="reken"]');
        await p.waitForFunction(() => document.querySelector('[data-proef="reken"]') && document.querySelector('[data-proef="bevolking-klaar"], [data-proef="bevolking-fout"]'), { timeout: 120_000 });
        const gezegd = await p.$eval('[data-proef="bevolking-klaar"], [data-proef="bevolking-fout"]', (e) => e.textContent);
        return { gezegd, rij: await p.$$eval(`[data-proef="bevolking"] [data-id="${KIND}"]`, (trs) => [...(trs[0]?.cells ?? [])].map((c) => c.textContent.trim())) };
      };
      const { gezegd: klaar, rij } = await telBestand('h.ndjson');
      assert.match(klaar, /^100 huishoudens .* uw eigen bestand/);
      assert.deepEqual((await telBestand('h.csv')).rij, rij);
      assert.match((await telBestand('niets.csv')).gezegd, /geen kolom 'datum'/);
      const soort = (van, naar) => (van === naar ? 'gelijk' : van === 'nee' && naar !== 'misschien' ? 'erbij' : naar === 'nee' && van !== 'misschien' ? 'eraf' : 'anders');
      const paren = Object.values(commando.regelingen[KIND]).flatMap((t) => Object.entries(t.rechten).map(([k, n]) => [soort(...k.split('-')), Number(n)]));
      const som = (k) => paren.reduce((s, [x, n]) => s + (x === k ? n : 0), 0);
      assert.ok(som('eraf') + som('anders') > 0, 'the households do not show the change');
      assert.deepEqual(rij.slice(1, 4).map(Number), ['erbij', 'eraf', 'anders'].map(som));

      // nonsense stays as typed, says at the field what the command says, and gives no number
      await vul(p, 'abc');
      const gezegd = await p.$eval('.cjr-w-ding--fout .cjr-w-fout', (e) => e.textContent.replace(/\s+/g, ' ').trim());
      assert.equal(await p.$eval(GRENS, (e) => e.value), 'abc');
      cpSync(RULESETS, join(map, 'rulesets'), { recursive: true });
      writeFileSync(join(map, 'rulesets/gemeenten/gm0153.json'), tekst.replace(/("waarde": )60(, "bron": "enschede\.nl: voornemen)/, '$1"abc"$2'));
      const check = spawnSync(CLI, ['check', join(map, 'rulesets')], { encoding: 'utf8' });
      assert.notEqual(check.status, 0);
      assert.ok(`${check.stdout}${check.stderr}`.includes(gezegd.slice(0, 40)), `${gezegd}\n${check.stdout}${check.stderr}`);

      await p.setViewport({ width: 320, height: 800 });
      assert.ok((await p.evaluate(() => document.documentElement.scrollWidth)) <= 320, 'sticks out at 320 px');
      none(await axe(page), 'axe, with a fault');
      // what it asked for after loading: its own files, nothing that holds an edit
      none(site.since(naLaden).filter((r) => !/^GET \/(werkplaats\/(deel|regels)\/|assets\/recht\.)/.test(r)), 'other requests');
      none(fouten);
    });
  } finally {
    rmSync(map, { recursive: true, force: true });
  }
});

/** Four schemes that together hold every building block of the form, as somebody fills them in. */
const REGELINGEN = [
  { naam: 'Kindtegoed', kort: 'Geld voor kinderen.', engels: 'Money for children.', voor: 'kind', grens_pct: '120', bedrag: '200', waarvoor: 'kind', bron: 'almere.nl, januari 2026', waar: 'Bij het loket.' },
  { naam: 'Zorgbijdrage', kort: 'Geld voor zorg.', engels: 'Money for care.', voor: 'ziekte', vermogen: 'ja', bedrag: '12,50', per: 'maand', bron: 'almere.nl, januari 2026', waar: 'Bij het loket.', adres: 'https://www.almere.nl/' },
  { naam: 'Ouderenpas', kort: 'Korting voor ouderen.', engels: 'Discounts for older people.', voor: 'aow', grens: 'geen', bedrag: '', bron: 'almere.nl, januari 2026', waar: 'Bij het loket.' },
  { naam: 'Eenmalig tegoed', kort: 'Eén keer geld.', engels: 'Money once.', voor: 'volwassen', grens_pct: '', bedrag: '100', waarvoor: 'volwassene', per: 'eenmalig', status: 'secundair', bron: 'krant, 2026', waar: 'Bij het loket.' },
];

/** All conditions that are building blocks, and what each is for the couple below: not of pension age, no costs, the pass this year already. */
const BLOKKEN = { kind: 'ja', volwassen: 'ja', aow: 'nee', ziekte: 'ja', verzekerd: 'ja', studie: 'ja', inrichting: 'ja', kosten: 'nee', eens_per_jaar: 'nee', oordeel: 'onbekend', inkomen: 'ja', vermogen: 'ja' };

test('a municipality is begun and gets schemes of its own: `recht check` and `recht test` take the files', { skip: !engines().includes('chromium') }, async () => {
  const map = mkdtempSync(join(tmpdir(), 'werkplaats-'));
  try {
    await onSite('chromium', async (page, site) => {
      const p = page.pup;
      await p.goto(`${site.url}/werkplaats/`);
      await p.waitForSelector('#begin', { timeout: 30_000 });
      await p.select('#kies', 'GM0153');
      await p.waitForSelector(GRENS, { timeout: 60_000 });
      await rust(p);
      await p.select('#begin', 'GM0034');
      await p.waitForFunction(() => /begin voor/.test(document.querySelector('[data-proef="gezegd"]').textContent), { timeout: 60_000 });
      await rust(p);
      // one of the two lists says what is on the page
      assert.deepEqual(await p.evaluate(() => ['kies', 'begin'].map((id) => document.getElementById(id).value)), ['', 'GM0034']);
      assert.match(await p.$eval('[data-proef="gezegd"]', (e) => e.textContent), /begin voor Almere/);
      await p.click('[data-proef="nieuw"] > summary');
      // nothing filled in: said at the fields, nothing made
      await p.click('[data-proef="nieuw-maak"]');
      await p.waitForSelector('#nieuw-naam-fout');
      assert.equal(await p.$eval('#nieuw-naam', (e) => e.getAttribute('aria-describedby')), 'nieuw-naam-fout');
      none(await axe(page), 'axe, with faults in the form');
      for (const regeling of REGELINGEN) {
        await p.evaluate((waarden) => {
          document.querySelector('[data-proef="nieuw"]').open = true;
          for (const [k, v] of Object.entries(waarden)) {
            const veld = document.querySelector(`#nieuw-${k}`);
            veld.value = v;
            veld.dispatchEvent(new Event(veld.localName === 'select' ? 'change' : 'input', { bubbles: true }));
          }
          document.querySelector('[data-proef="nieuw-maak"]').click();
        }, regeling);
        await p.waitForFunction((naam) => document.querySelector('[data-proef="gezegd"]').textContent.startsWith(naam), { timeout: 10_000 }, regeling.naam);
        await rust(p);
        assert.match(await p.$eval('[data-proef="stand"]', (e) => e.textContent), /kloppen in vorm/, regeling.naam);
        // it stands in the editor under its own name
        assert.ok((await p.$$eval('.cjr-w-groep h2', (h) => h.map((x) => x.textContent))).includes(regeling.naam));
      }
      // every condition there is a building block for, into one scheme
      await p.evaluate(() => { const zoek = document.querySelector('#zoek'); zoek.value = ''; zoek.dispatchEvent(new Event('input')); });
      for (const blok of Object.keys(BLOKKEN)) {
        await p.evaluate((naam, keuze) => {
          const nieuw = document.querySelector(`[data-proef="eis-nieuw"][data-regelset="${naam}"]`);
          const zet = (veld, soort, w) => { veld.value = w; veld.dispatchEvent(new Event(soort, { bubbles: true })); };
          zet(nieuw.querySelector('select'), 'change', keuze);
          zet(nieuw.querySelector('input'), 'input', 'almere.nl, januari 2026');
          nieuw.querySelector('[data-proef="eis-maak"]').click();
        }, 'gm0034.ouderenpas', blok);
        await rust(p);
      }
      assert.match(await p.$eval('[data-proef="stand"]', (e) => e.textContent), /kloppen in vorm\..*wijzigingen\.$/);
      await p.setViewport({ width: 320, height: 800 });
      assert.ok((await p.evaluate(() => document.documentElement.scrollWidth)) <= 320, 'sticks out at 320 px');
      none(await axe(page), 'axe, with schemes added');
      const bestanden = await p.evaluate(async () => {
        const uit = {};
        let blob;
        const oud = URL.createObjectURL;
        URL.createObjectURL = (b) => ((blob = b), oud.call(URL, b));
        HTMLAnchorElement.prototype.click = () => {};
        for (const knop of document.querySelectorAll('[data-bestand]')) {
          knop.click();
          uit[knop.dataset.bestand] = await blob.text();
        }
        return uit;
      });
      cpSync(RULESETS, join(map, 'rulesets'), { recursive: true });
      assert.deepEqual(Object.keys(bestanden).sort(), ['gemeenten/gm0034.cases.json', 'gemeenten/gm0034.json', 'teksten/en/gm0034.json', 'teksten/nl/gm0034.json']);
      for (const [waar, tekst] of Object.entries(bestanden)) writeFileSync(join(map, 'rulesets', waar), tekst);
      for (const wat of ['check', 'test']) {
        const { status, stdout, stderr } = spawnSync(CLI, [wat, join(map, 'rulesets')], { encoding: 'utf8' });
        assert.equal(status, 0, `recht ${wat}: ${stdout}${stderr}`);
      }
      // a couple with a child and little money: € 200 for the child a year, € 12,50 a month, € 100 for each of the two
      const huishouden = join(map, 'h.json');
      writeFileSync(huishouden, JSON.stringify({ datum: '2026-03-01', gemeente: 'GM0034', aanvrager: { geboortedatum: '1985-05-01', netto_inkomen: 1000, netto_inkomen_uit: 'overig', chronisch_ziek: true, bezittingen: { spaargeld: 0 }, schulden: 0 },
        partner: { geboortedatum: '1985-05-01', netto_inkomen: 0, netto_inkomen_uit: 'overig', bezittingen: { spaargeld: 0 }, schulden: 0 }, kinderen: [{ geboortedatum: '2018-01-01' }], medebewoners: [], woning: { soort: 'huur', kale_huur: 600 }, ontvangen_regelingen: [{ regeling: 'gm0034.ouderenpas', datum: '2026-01-05', bedrag: 0 }] }));
      const antwoord = JSON.parse(execFileSync(CLI, ['calculate', huishouden, '--rulesets', join(map, 'rulesets')], { encoding: 'utf8' })).regelingen;
      const gekregen = Object.fromEntries(['kindtegoed', 'zorgbijdrage', 'ouderenpas', 'eenmalig_tegoed'].map((id) => [id, [antwoord[`gm0034.${id}`].recht, antwoord[`gm0034.${id}`].bedrag]]));
      assert.deepEqual(Object.keys(BLOKKEN), Object.keys(JSON.parse(readFileSync(join(RULESETS, 'sjabloon/bouwstenen.json'), 'utf8')).voorwaarden), 'a building block without a test');
      // after the one of the form they stand in the order in which they were added
      assert.deepEqual(antwoord['gm0034.ouderenpas'].voorwaarden.slice(1).map((v) => v.voldaan), Object.values(BLOKKEN));
      const som = (per, n) => ({ per, laagste: n, hoogste: n });
      assert.deepEqual(gekregen, { kindtegoed: ['ja', som('jaar', 200)], zorgbijdrage: ['ja', som('maand', 12.5)], ouderenpas: ['nee', null], eenmalig_tegoed: ['ja', som('eenmalig', 200)] });
    });
  } finally {
    rmSync(map, { recursive: true, force: true });
  }
});

test('firefox: the workshop loads, checks an edit and counts', { skip: !engines().includes('firefox') }, async () => {
  await onSite('firefox', async (page, site) => {
    const p = page.pup;
    await begin(p, site);
    await vul(p, '70');
    await p.evaluate(() => { const a = document.querySelector('#aantal'); a.value = '20'; a.dispatchEvent(new Event('input')); });
    await p.click('[data-proef="reken"]');
    await p.waitForSelector('[data-proef="bevolking-klaar"]', { timeout: 120_000 });
    assert.match(await p.$eval('[data-proef="bevolking-klaar"]', (e) => e.textContent), /^20 huishoudens .* verzonnen huishoudens/);
  });
});
