// Works again without a network after one visit; nothing after the seal, not even by the browser itself; new rules are told.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST } from './lib/omgeving.mjs';
import { engines, until } from './lib/browsers.mjs';
import { beantwoord, readResult, start } from './lib/beantwoord.mjs';
import { onSite, pause, staticFiles, stored } from './lib/gesprek.mjs';
import { alleenstaandeOuder } from './lib/huishoudens.mjs';

for (const engine of engines()) {
  test(`${engine}: the second visit needs no network`, () =>
    onSite(engine, async (page, site) => {
      await start(page, site.url, { gemeente: 'Zwolle' });
      const files = staticFiles();
      const cached = (await page.evaluate(stored)).cached;
      assert.ok(cached.includes('/check/') && cached.some((f) => f.startsWith('/regels/')), 'the cache is full before the seal');
      assert.deepEqual(cached.filter((f) => !files.has(f)), [], 'static files only');
      await page.goto(`${site.url}/privacy.html`);
      await site.close();

      await page.goto(`${site.url}/check/?taal=en`);
      await start(page, site.url, { gemeente: 'Zwolle' });
      await beantwoord(page, alleenstaandeOuder);
      assert.ok((await page.evaluate(readResult)).totaal.hoogste > 0);
      await page.goto(`${site.url}/privacy.html`);
      assert.match(await page.evaluate(() => document.title), /Privacy/, 'a page that was visited is there too');
    }));

  test(`${engine}: on a return visit, too, nothing comes after the seal`, () =>
    onSite(engine, async (page, site) => {
      await start(page, site.url);
      for (let visit = 0; visit < 2; visit++) {
        await start(page, site.url);
        const mark = site.mark();
        await pause(4000); // browsers look for a new worker within a second or so of a navigation
        assert.deepEqual(site.since(mark), []);
      }
    }));

  test(`${engine}: new rules are announced before the seal, and used when asked`, async () => {
    const root = mkdtempSync(join(tmpdir(), 'cjr-'));
    cpSync(DIST, root, { recursive: true });
    try {
      await onSite(engine, async (page, site) => {
        await start(page, site.url);
        const worker = join(root, 'sw.js');
        const source = readFileSync(worker, 'utf8');
        const next = source.replace(/VERSIE = '\w+'/, "VERSIE = 'nieuwer00000'");
        assert.notEqual(source, next);
        writeFileSync(worker, next);
        rmSync(`${worker}.br`, { force: true });
        // A browser looks for a new worker when it likes: WebKit now and then only at the next visit.
        for (let visit = 1; ; visit++) {
          await page.goto(`${site.url}/check/`);
          // the page may begin anew by itself when another worker takes over: found and pressed in one go
          await until(page, () => { const skip = document.querySelector('[data-proef="gemeente-overslaan"]'); skip?.click(); return skip !== null; });
          const told = until(page, () => document.querySelector('[data-proef="nieuwe-regels"]') !== null, [], { what: 'the notice of new rules', ms: 10_000 });
          if (await told.then(() => true, (error) => { if (visit === 3) throw error; })) break;
        }
        assert.notEqual(await page.evaluate(() => document.documentElement.dataset.fase), 'afgeschermd', 'before the seal');
        await page.evaluate(() => document.querySelector('[data-proef="nieuwe-regels"] button').click());
        await until(page, async () => (await caches.keys()).join() === 'cjr-nieuwer00000', [], { what: 'the new cache alone' });
        await until(page, () => document.querySelector('[data-proef="begin"]') !== null);
        await start(page, site.url);
        assert.equal(await page.evaluate(() => document.querySelector('[data-proef="nieuwe-regels"]')), null);
      }, { root, headers: (path) => (path === '/sw.js' ? { 'Cache-Control': 'no-cache' } : {}) }); // the minute that it stays fresh is over
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
}
