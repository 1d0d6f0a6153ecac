// Languages beside Dutch and English: fetched only when chosen, whole in both directions of writing, the same amounts.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { axe } from './lib/axe.mjs';
import { beantwoord, readResult, start } from './lib/beantwoord.mjs';
import { engines, until } from './lib/browsers.mjs';
import { none, onSite, pause, stored } from './lib/gesprek.mjs';
import { huishoudens } from './lib/huishoudens.mjs';
import { DIST } from './lib/omgeving.mjs';
import { overflow } from './lib/vorm.mjs';

const further = readdirSync(join(DIST, 'regels/taal')).filter((f) => f.endsWith('.json')).map((f) => f.slice(0, 2)).sort();
const choose = (code) => document.querySelector(`[data-proef="taal"][data-taal="${code}"]`).click();
const offered = () => [...document.querySelectorAll('[data-proef="taal"]')].map((b) => b.dataset.taal);
const written = () => ({ lang: document.documentElement.lang, dir: document.documentElement.dir, align: getComputedStyle(document.querySelector('h1')).direction });
const amounts = (result) => Object.fromEntries(Object.entries(result.kaarten).map(([id, k]) => [id, { recht: k.recht, bedragen: k.bedragen.map(({ laagste, hoogste, per }) => [laagste, hoogste, per]) }]));
/** A key of a text that stands on the page instead of the text: uitkomst.kop */
const rawKeys = () => [...document.body.innerText.matchAll(/(?<![\w./@-])[a-z_]{3,}\.[a-z_]{3,}(?:\.[a-z_]+)*(?![\w/-])/g)].map((m) => m[0]).filter((k) => !/\.(nl|com|org|html|cases)$/.test(k));

for (const engine of engines(['chromium', 'firefox']))
  test(`${engine}: the check in Arabic, from right to left, to the same amounts as in Dutch`, () =>
    onSite(engine, async (page, site) => {
      await page.pup.setViewport({ width: 320, height: 740 });
      await start(page, site.url, { query: '?taal=ar', gemeente: 'Zwolle' });
      const faults = [];
      const look = async (p, now) => {
        const where = `${now?.scherm ?? 'uitkomst'} ${now?.vraag ?? ''}`;
        faults.push(...(await p.evaluate(overflow)).map((f) => `${where}: ${f}`), ...(await p.evaluate(rawKeys)).map((k) => `${where}: key ${k}`));
      };
      assert.deepEqual(await page.evaluate(written), { lang: 'ar', dir: 'rtl', align: 'rtl' });
      await beantwoord(page, huishoudens.paar_opvang, { each: look });
      await look(page);
      none(faults);
      none(await axe(page));
      assert.equal(await page.evaluate(() => document.querySelectorAll('[data-proef="niet-nagekeken"]').length), 1);
      const names = await page.evaluate(() => [...document.querySelectorAll('.cjr-naam-nl')].map((n) => [n.lang, n.translate, n.textContent]));
      assert.ok(names.some(([lang, translate, text]) => lang === 'nl' && !translate && text === '(Zorgtoeslag)'), JSON.stringify(names));
      // behind the seal only what is here can be chosen
      assert.deepEqual(await page.evaluate(offered), ['nl', 'en', 'ar']);
      const arabic = await page.evaluate(readResult);
      await page.evaluate(choose, 'nl');
      const dutch = await page.evaluate(readResult);
      assert.deepEqual(await page.evaluate(written), { lang: 'nl', dir: 'ltr', align: 'ltr' });
      assert.deepEqual(amounts(arabic), amounts(dutch));
      const plain = (s) => s.replace(/[\u2066-\u2069]/g, '');
      for (const [id, k] of Object.entries(arabic.kaarten))
        for (const [i, b] of k.bedragen.entries()) assert.equal(plain(b.tekst).replace(/\D/g, ''), dutch.kaarten[id].bedragen[i].tekst.replace(/\D/g, ''), `${id}: ${b.tekst}`);
      await page.evaluate(choose, 'ar');
      assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
      assert.ok(Object.keys(amounts(arabic)).length > 5);
    }));

test('a further language comes only when it is chosen, and stays for use without a network', () =>
  onSite('chromium', async (page, site) => {
    const fetched = () => site.log.map((r) => r.path).filter((p) => p.includes('/regels/taal/')).map((p) => p.split('/').at(-1).slice(0, 2));
    await page.goto(`${site.url}/check/`);
    await until(page, () => document.querySelector('[data-proef="begin"]') !== null, [], { what: 'the first question' });
    assert.deepEqual((await page.evaluate(offered)).sort(), ['en', 'nl', ...further].sort());
    assert.equal(await page.evaluate(() => document.querySelector('[data-proef="niet-nagekeken"]')), null);
    await pause(500);
    assert.deepEqual(fetched(), []);
    await page.pup.setViewport({ width: 320, height: 740 });
    for (const code of further) {
      await page.evaluate(choose, code);
      await until(page, (l) => document.documentElement.lang === l, [code], { what: `the page in ${code}` });
      assert.equal(await page.evaluate(() => document.activeElement?.dataset.taal), code);
      none([...await page.evaluate(rawKeys), ...await page.evaluate(overflow), ...await axe(page)].map((f) => `${code}: ${f}`));
    }
    assert.deepEqual(fetched().sort(), further);

    const [one] = further;
    await start(page, site.url, { query: `?talen=nl,${one}&taal=${one}` });
    assert.deepEqual(await page.evaluate(offered), ['nl', one]);
    assert.ok((await page.evaluate(stored)).cached.some((p) => p.includes(`/regels/taal/${one}.`)), 'in the cache');
  }));
