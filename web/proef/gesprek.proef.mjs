// A whole interview in each engine: with the network cut, with the server watching, and nothing left behind.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { siteHeaders } from './lib/omgeving.mjs';
import { engines } from './lib/browsers.mjs';
import { watchPolicy, reporting } from './lib/beleid.mjs';
import { beantwoord, click, readResult, start } from './lib/beantwoord.mjs';
import { back, onSite, pause, savedFile, staticFiles, stored } from './lib/gesprek.mjs';
import { alleenstaandeOuder, huishoudens, weetBijnaNiets } from './lib/huishoudens.mjs';

for (const engine of engines()) {
  test(`${engine}: a whole interview with the network cut after loading`, () =>
    onSite(engine, async (page, site) => {
      await start(page, site.url);
      await site.close();
      const passed = await beantwoord(page, alleenstaandeOuder);
      assert.ok(passed.filter((q) => q.scherm === 'vraag').length >= 8, 'questions were asked');
      const result = await page.evaluate(readResult);
      assert.ok(result.totaal.hoogste >= 800, `a single parent of two may expect a good deal, not ${result.totaal.hoogste}`);
      assert.equal(result.kaarten.zorgtoeslag?.recht, 'ja');
      assert.equal(result.kaarten.huurtoeslag?.recht, 'ja');
      assert.equal(result.kaarten.kindgebonden_budget?.recht, 'ja');
    }));

  test(`${engine}: no request, no breach of the policy, and nothing stored during and after an interview`, () =>
    onSite(engine, async (page, site) => {
      const policy = page.pup ? await watchPolicy(page) : null;
      await start(page, site.url, { gemeente: 'Zwolle' });
      await pause(300);
      const mark = site.mark();
      await beantwoord(page, huishoudens.paar_opvang);
      // some explanations, with their laws: more than forty open at once nobody reads
      await page.evaluate(() => [...document.querySelectorAll('[data-proef="berekening"]')].slice(0, 8).forEach((b) => b.click()));
      await savedFile(page);
      await back(page);
      await click(page, 'watals');
      await pause(500);
      await back(page);
      await pause(1500);
      assert.deepEqual(site.since(mark), [], 'requests after the seal');
      if (policy) assert.deepEqual(await policy(), []);

      const traces = await page.evaluate(stored);
      assert.deepEqual({ cookie: traces.cookie, local: traces.local, session: traces.session, databases: traces.databases, name: traces.name },
        { cookie: '', local: {}, session: {}, databases: [], name: '' });
      assert.deepEqual(await page.cookies(), []);
      const files = staticFiles();
      assert.deepEqual(traces.cached.filter((f) => !files.has(f)), [], 'only static files in the caches');
      assert.match(traces.history, /^(null|\{"n":\d+\})$/, 'the history holds a number and nothing else');
      assert.equal(new URL(traces.address).hash, '');
      assert.ok(['', '?taal=en', '?gemeente=GM0193'].includes(new URL(traces.address).search), traces.address);

      // Starting again finds an empty page.
      await page.goto(`${site.url}/check/`);
      await start(page, site.url);
      const first = await page.evaluate(() => [...document.querySelectorAll('input:not([type=radio]):not([type=checkbox])')].map((i) => i.value).join(''));
      assert.equal(first, '');
    }, page_reports(engine)));
}

// WebKit has no hook for what happens before the first script: there the policy reports to our own server.
function page_reports(engine) {
  return engine === 'webkit' ? { headers: reporting(siteHeaders) } : {};
}

test('whoever knows almost nothing gets a result all the same', () =>
  onSite('chromium', async (page, site) => {
    await start(page, site.url);
    await beantwoord(page, weetBijnaNiets);
    const result = await page.evaluate(readResult);
    assert.ok(result.totaal.hoogste > result.totaal.laagste, 'a range');
    assert.ok(Object.values(result.kaarten).some((k) => k.groep === 'misschien'));
  }));
