// What the page shows equals what the command line computes for the same answers. The situation is taken from the file
// that the page itself saves; that it holds what was answered is checked first.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RULESETS, calculateAll } from './lib/omgeving.mjs';
import { engines } from './lib/browsers.mjs';
import { beantwoord, readResult, start } from './lib/beantwoord.mjs';
import { onSite, savedFile } from './lib/gesprek.mjs';
import { huishoudens } from './lib/huishoudens.mjs';

const names = Object.keys(huishoudens);
// the same WebAssembly everywhere: elsewhere than in Chromium two suffice
const FEW = ['alleenstaande_ouder', 'paar_opvang'];
// nobody can apply for these any more: the page leaves them out
const ended = readdirSync(join(RULESETS, 'rijk')).filter((f) => f.endsWith('.json') && !f.endsWith('.cases.json'))
  .map((f) => JSON.parse(readFileSync(join(RULESETS, 'rijk', f), 'utf8'))).filter((r) => r.afgelopen).map((r) => r.id);
const digits = (text) => Number(text.replace(/[^\d,]/g, '').replace(',', '.'));

/** The facts that were given and that the saved situation must hold as given. */
function sameFacts(given, saved) {
  const seen = [];
  const walk = (a, b, path) => {
    if (a === null || typeof a !== 'object') {
      if (b !== undefined && typeof b !== 'object' && a !== b) seen.push(`${path}: gave ${a}, saved ${b}`);
      return;
    }
    if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) seen.push(`${path}: gave ${a.length}, saved ${b.length}`);
    for (const k of Object.keys(a)) if (b && typeof b === 'object') walk(a[k], b[k], `${path}.${k}`);
  };
  walk(given, saved, '');
  return seen;
}

for (const engine of engines()) {
  const these = engine === 'chromium' ? names : FEW;
  test(`${engine}: the amounts of ${these.length} households are those of recht`, async (t) => {
    const shown = [];
    await onSite(engine, async (first, site, browser) => {
      for (const name of these) {
        // WebKit has one page; elsewhere each household gets a fresh one, without the worker of the one before
        const page = engine === 'webkit' ? first : await browser.newPage();
        page.pup?.on('dialog', (d) => d.accept().catch(() => {}));
        await start(page, site.url);
        const passed = await beantwoord(page, huishoudens[name]);
        const result = await page.evaluate(readResult);
        const file = await savedFile(page);
        shown.push({ name, result, file, questions: passed.filter((q) => q.scherm === 'vraag').length });
        if (page !== first) await page.pup.close({ runBeforeUnload: false });
      }
    });
    const answers = calculateAll(shown.map((s) => s.file.situatie));
    for (const [i, { name, result, file, questions }] of shown.entries())
      await t.test(name, (t) => {
        assert.deepEqual(sameFacts(huishoudens[name], file.situatie), []);
        const right = answers[i].regelingen;
        assert.ok(right, JSON.stringify(answers[i]).slice(0, 300));
        for (const id of ended) delete right[id];
        assert.deepEqual(Object.keys(result.kaarten).sort(), Object.keys(right).sort(), 'every scheme has its card');
        for (const [id, r] of Object.entries(right)) {
          const card = result.kaarten[id];
          assert.equal(card.recht, r.recht, id);
          assert.equal(card.zekerheid, r.zekerheid, id);
          if (r.recht === 'nee' || !r.bedrag) continue;
          const [amount] = card.bedragen;
          assert.ok(amount, `${id}: no amount on the card`);
          assert.deepEqual({ per: amount.per, laagste: amount.laagste, hoogste: amount.hoogste }, r.bedrag, id);
          // the words, too: as written, rounded at most to whole euros
          const written = amount.tekst.split(/\s(?:tot|–|-)\s/).map(digits);
          assert.ok(Math.abs(written[0] - r.bedrag.laagste) < 1 && Math.abs(written.at(-1) - r.bedrag.hoogste) < 1, `${id}: "${amount.tekst}"`);
        }
        t.diagnostic(`${questions} questions; € ${result.totaal.laagste} – ${result.totaal.hoogste} a month`);
      });
  });
}
