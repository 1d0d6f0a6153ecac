// The question this began with: bijstand, and what does a job do? By the hour, and month by month. Keyboard, both
// languages, 320 px; the amounts themselves are the engine's, and are compared with what it says.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { axe } from './lib/axe.mjs';
import { beantwoord, click, start } from './lib/beantwoord.mjs';
import { until } from './lib/browsers.mjs';
import { back, none, onSite, pause } from './lib/gesprek.mjs';
import { bijstandOuder } from './lib/huishoudens.mjs';
import { clipped, overflow, smallTargets } from './lib/vorm.mjs';

/** Looks at the screen as it is: axe and targets, then at 320 px. */
async function lookAt(page, name) {
  const faults = [...(await axe(page)), ...(await page.evaluate(smallTargets))];
  await page.size(320, 640);
  faults.push(...(await page.evaluate(overflow)), ...(await page.evaluate(clipped)));
  await page.size(1280, 900);
  const text = await page.evaluate(() => document.querySelector('main').innerText);
  if (/undefined|NaN|\[object|\b(mv|wl)\.\w/.test(text)) faults.push(`odd text: ${/.{20}(undefined|NaN|\[object|\b(mv|wl)\.\w).{20}/s.exec(text)?.[0]}`);
  return faults.map((f) => `${name}: ${f}`);
}
const language = async (page, to) => {
  await page.evaluate((l) => document.querySelector(`[data-proef="taal"][data-taal="${l}"]`).click(), to);
  await pause(30);
};
const shown = (page, selector) => page.evaluate((s) => [...document.querySelectorAll(s)].map((e) => Number(e.dataset.hoogste)), selector);

const result = async (page, site) => {
  await start(page, site.url, { gemeente: 'Enschede', maand: '2026-03-01' });
  await beantwoord(page, bijstandOuder);
};

test('what working brings: a line, its sentence, and what ends where', () =>
  onSite('chromium', async (page, site) => {
    const faults = [];
    await result(page, site);
    await click(page, 'werken');
    await until(page, () => document.querySelector('[data-proef="kromme"]') !== null, [], { what: 'the curve' });
    // the minimum wage comes from the rules: € 14,71 in March 2026 (Rijksoverheid, bedragen minimumloon 2026)
    assert.deepEqual(await shown(page, '[data-proef="minimumloon"]'), [14.71]);
    const at = async (hours) => {
      await page.evaluate((h) => {
        const bar = document.querySelector('[data-veld="schuif"]');
        bar.value = h;
        bar.dispatchEvent(new Event('input', { bubbles: true }));
      }, String(hours));
      await pause(30);
      return (await shown(page, '[data-proef="werken-zin"] [data-proef="over"]'))[0];
    };
    const [none0, some, full] = [await at(0), await at(8), await at(40)];
    assert.ok(none0 < some && some < full, `${none0}, ${some}, ${full}: working pays from none to eight and to forty hours`);
    // the wage an hour doubled: at as many hours more is left
    await page.evaluate(() => {
      const field = document.querySelector('[data-veld="uurloon"]');
      field.value = '29,42';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await pause(400);
    assert.ok((await shown(page, '[data-proef="werken-zin"] [data-proef="over"]'))[0] > full);
    const ends = await page.evaluate(() => [...document.querySelectorAll('[data-proef="einden"] li')].map((l) => [l.dataset.regeling, Number(l.dataset.uren)]));
    assert.ok(ends.some(([id, hours]) => id === 'bijstand' && hours > 8 && hours < 20), `bijstand ends somewhere: ${JSON.stringify(ends)}`);
    for (const l of ['nl', 'en']) {
      await language(page, l);
      faults.push(...(await lookAt(page, `werken (${l})`)));
    }
    assert.deepEqual(await shown(page, '[data-proef="minimumloon"]'), [14.71]);
    none(faults);
    await back(page);
  }));
