// Paper: one or two A4, with the amounts, the date and the versions of the rules, and none of the interface.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beantwoord, readResult, start } from './lib/beantwoord.mjs';
import { onSite } from './lib/gesprek.mjs';
import { outFolder } from './lib/omgeving.mjs';
import { huishoudens } from './lib/huishoudens.mjs';

/** What paper shows: the text of everything that is not hidden in print. Runs in the page. */
const printedText = () => {
  const visible = (el) => {
    for (let p = el; p; p = p.parentElement) {
      const s = getComputedStyle(p);
      if (s.display === 'none' || s.visibility === 'hidden' || p.hidden) return false;
    }
    return true;
  };
  const out = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.data.trim() && visible(walker.currentNode.parentElement)) out.push(walker.currentNode.data.trim());
  return out.join(' ').replace(/\s+/g, ' ');
};
const buttons = () => [...document.querySelectorAll('button, input, select, summary')].filter((b) => b.getBoundingClientRect().width > 1 && b.checkVisibility({ visibilityProperty: true })).map((b) => b.textContent.trim().slice(0, 30));

for (const [language, name] of [['nl', 'alleenstaande_ouder'], ['nl', 'paar_opvang'], ['en', 'ouderen_paar']])
  test(`${name} on paper (${language})`, () =>
    onSite('chromium', async (page, site) => {
      await start(page, site.url, { query: language === 'en' ? '?taal=en' : '', gemeente: 'Zwolle' });
      await beantwoord(page, huishoudens[name]);
      const shown = await page.evaluate(readResult);
      const pdf = Buffer.from(await page.pup.pdf({ format: 'A4', preferCSSPageSize: true, tagged: true }));
      writeFileSync(join(outFolder('druk'), `${name}-${language}.pdf`), pdf);
      const source = pdf.toString('latin1');
      const pages = (source.match(/\/Type\s*\/Page(?![s\w])/g) ?? []).length;
      assert.ok(pages >= 1 && pages <= 2, `${pages} pages`);
      assert.match(source, /\/StructTreeRoot/, 'a tagged PDF');

      await page.pup.emulateMediaType('print');
      const plain = (x) => x.replace(/\s+/g, ' ').trim();
      const text = plain(await page.evaluate(printedText));
      assert.deepEqual(await page.evaluate(buttons), [], 'no interface rubble');
      const year = String(new Date().getFullYear());
      assert.ok(text.includes(year), 'a date');
      assert.match(text, /20\d\d\.\d/, 'the version of the rules');
      for (const [id, card] of Object.entries(shown.kaarten)) {
        const title = plain(card.tekst.split('\n')[0]);
        assert.ok(text.includes(title), `${id} (${title}) is on paper`);
        if (card.recht === 'ja' && card.bedragen[0]) assert.ok(text.includes(plain(card.bedragen[0].tekst)), `${id}: its amount ${card.bedragen[0].tekst} is on paper`);
      }
      assert.doesNotMatch(text, /undefined|NaN|\[object/);
    }));
