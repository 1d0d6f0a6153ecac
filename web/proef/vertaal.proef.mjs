// Browser translation wraps text in <font> elements. What was drawn into a text node then no longer changes; an old
// amount may stay on the screen. Here the transformation is imitated, an answer changes, and every number must be right.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { beantwoord, click, readResult, start } from './lib/beantwoord.mjs';
import { onSite, pause } from './lib/gesprek.mjs';
import { alleenstaandeOuder } from './lib/huishoudens.mjs';

/** As Chrome's translator does: every text node outside translate="no" goes into <font><font>. Runs in the page. */
const translate = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, {
    acceptNode: (n) => (n.data.trim() && !n.parentElement.closest('[translate="no"], script, style, textarea') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT),
  });
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const n of nodes) {
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    outer.append(inner);
    inner.textContent = `[${n.data}]`;
    n.replaceWith(outer);
  }
  return nodes.length;
};
/** All amounts and counts that can be seen, in order. Runs in the page. */
const numbers = () => document.querySelector('main').innerText.match(/\d[\d.,]*/g);

async function atResult(page, site, answers) {
  await start(page, site.url);
  await beantwoord(page, answers);
}

test('the result after an answer was changed on a translated page', () =>
  onSite('chromium', async (page, site) => {
    await atResult(page, site, alleenstaandeOuder);
    assert.ok((await page.evaluate(translate)) > 20);
    await click(page, 'naar-controleer');
    await pause(200);
    await page.evaluate(translate);
    await page.evaluate(() => document.querySelector('[data-proef="antwoord"][data-pad^="woning.kale_huur"] [data-proef="wijzig"]').click());
    await pause(200);
    await page.evaluate(translate);
    await page.evaluate(() => {
      const field = document.querySelector('form[data-proef="vraag"] input[name="waarde"]');
      field.value = '800';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      document.querySelector('[data-proef="verder"]').click();
    });
    await pause(200);
    await click(page, 'naar-uitkomst');
    await pause(300);
    const changed = { text: await page.evaluate(numbers), result: await page.evaluate(readResult) };
    for (const card of Object.values(changed.result.kaarten))
      for (const a of card.bedragen) assert.equal(Number(a.tekst.split(/\s(?:tot|–)\s/)[0].replace(/[^\d,]/g, '').replace(',', '.')) >= Math.floor(a.laagste), true, a.tekst);

    // the same answers on a page that was never translated
    await page.goto(`${site.url}/check/`);
    await atResult(page, site, { ...alleenstaandeOuder, woning: { soort: 'huur', kale_huur: 800 } });
    assert.deepEqual(changed.text, await page.evaluate(numbers));
  }));

test('the running result and the curve follow on a translated page', () =>
  onSite('chromium', async (page, site) => {
    await atResult(page, site, alleenstaandeOuder);
    await click(page, 'watals');
    await pause(500);
    const move = async () => {
      await page.evaluate(() => document.querySelector('[data-proef="plus"]').click());
      await pause(500);
    };
    await page.evaluate(translate);
    await move();
    const translated = await page.evaluate(numbers);
    // draw the same state afresh: away and back again keeps the answers, or else one step back and forth
    await page.evaluate(() => document.querySelector('[data-proef="min"]').click());
    await pause(300);
    await page.evaluate(() => document.querySelector('[data-proef="taal"][data-taal="en"]').click());
    await pause(200);
    await page.evaluate(() => document.querySelector('[data-proef="taal"][data-taal="nl"]').click());
    await pause(200);
    await move();
    assert.deepEqual(translated, await page.evaluate(numbers));
  }));
