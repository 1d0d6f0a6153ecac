// The question this began with: bijstand, and what does a job do? By the hour, and month by month. Keyboard, both
// languages, 320 px; the amounts themselves are the engine's, and are compared with what it says.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { beantwoord, click, start } from './lib/beantwoord.mjs';
import { until } from './lib/browsers.mjs';
import { back, none, onSite, pause } from './lib/gesprek.mjs';
import { bijstandOuder } from './lib/huishoudens.mjs';
import { lookAt as look } from './lib/kijk.mjs';

const lookAt = (page, name) => look(page, name, 'mv|wl');
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

/** From the first field on: keys only. A pair is a field and what is typed there; the order is that of the page. */
async function typeIn(page, pairs) {
  for (const [id, text] of pairs) {
    for (let i = 0; i < 40 && (await page.evaluate(() => document.activeElement?.id)) !== id; i++) await page.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.id), id, `by keyboard, ${id} can be reached`);
    assert.ok(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle !== 'none' || document.activeElement.type === 'radio'), `${id}: the focus can be seen`);
    if (text === ' ') await page.press(' ');
    else if (text.startsWith('Arrow')) await page.press(text);
    else {
      await page.evaluate(() => document.activeElement.select());
      await page.pup.keyboard.type(text);
    }
  }
  await page.press('Enter');
}

test('month by month: a cleaning job of 16 hours from March to November, paid by four weeks', () =>
  onSite('chromium', async (page, site) => {
    const faults = [];
    await result(page, site);
    await click(page, 'maand');
    await pause(50);
    faults.push(...(await lookAt(page, 'maand, empty')));
    await page.evaluate(() => document.querySelector('[data-proef="erbij"][data-soort="werk"]').click());
    await pause(50);
    // an error first: at the field and in the summary, which has the focus
    await click(page, 'verder');
    await pause(50);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.proef), 'fout-overzicht');
    assert.equal(await page.evaluate(() => document.querySelectorAll('[data-proef="fout-overzicht"] li').length), await page.evaluate(() => document.querySelectorAll('form [data-proef="fout"]').length));
    faults.push(...(await lookAt(page, 'job, with errors')));
    await typeIn(page, [['v-bruto', '14,71'], ['v-betaald', 'ArrowDown'], ['v-uren', '16'], ['v-van', '2'], ['v-van-maand', '3'], ['v-van-jaar', '2026'],
      ['v-tot', '30'], ['v-tot-maand', '11'], ['v-tot-jaar', '2026'], ['v-korting', ' ']]);
    await until(page, () => document.querySelector('[data-proef="gebeurt"]') !== null, [], { what: 'the event in the list' });
    // what was told can be changed, and another language keeps it
    await page.evaluate(() => document.querySelector('[data-proef="gebeurt"] [data-proef="wijzig"]').click());
    await pause(50);
    await language(page, 'en');
    assert.deepEqual(await page.evaluate(() => ['v-bruto', 'v-betaald', 'v-uren', 'v-tot-maand'].map((id) => document.getElementById(id).value)), ['14,71', 'vier_weken', '16', '11']);
    await click(page, 'verder');
    await pause(50);
    faults.push(...(await lookAt(page, 'maand (en)')));
    await language(page, 'nl');
    await click(page, 'naar-maanden');
    await until(page, () => document.querySelector('[data-proef="staven"]') !== null, [], { what: 'the months' });

    const seen = await page.evaluate(() => {
      const of = (el) => [Number(el.dataset.laagste), Number(el.dataset.hoogste)];
      return {
        months: [...document.querySelectorAll('[data-proef="maanden-tabel"] tbody tr')].map((r) => ({
          month: r.dataset.id, left: of(r.querySelector('[data-proef="over"]')), parts: [...r.querySelectorAll('[data-proef="post"]')].map(of),
        })),
        bars: document.querySelectorAll('[data-proef="staven"] rect').length,
        years: [...document.querySelectorAll('[data-proef="jaar"]')].map((y) => [Number(y.dataset.jaar), [...y.querySelectorAll('[data-proef="afrekening"] tbody tr')].map((r) => r.dataset.id)]),
        due: [...document.querySelectorAll('[data-proef="doen"] li')].map((l) => l.dataset.dag),
        message: document.querySelector('[data-proef="hoofdzaak"]').innerText,
        income: [...document.querySelectorAll('[data-proef="toetsingsinkomen"]')].length,
      };
    });
    assert.deepEqual(seen.months.map((m) => m.month), Array.from({ length: 12 }, (_, i) => `${i < 10 ? 2026 : 2027}-${String(((i + 2) % 12) + 1).padStart(2, '0')}`));
    for (const m of seen.months) {
      const sum = m.parts.reduce((n, [low]) => n + low, 0);
      assert.ok(Math.abs(sum - m.left[0]) <= m.parts.length, `${m.month}: parts ${sum}, together ${m.left[0]}`);
    }
    assert.ok(seen.bars >= 12 * 4, `${seen.bars} parts drawn`);
    assert.deepEqual(seen.years.map(([y]) => y), [2026, 2027]);
    for (const id of ['huurtoeslag', 'zorgtoeslag', 'kindgebonden_budget']) assert.ok(seen.years[0][1].includes(id), `${id} is settled over 2026`);
    assert.equal(seen.income, 2, 'each year has its income');
    assert.match(seen.message, /maart 2026[\s\S]*€/);
    assert.match(seen.message, /terug/i);
    // to report when the job starts, and when it has ended
    assert.ok(seen.due.some((d) => d.startsWith('2026-03')) && seen.due.some((d) => d >= '2026-11-30'), `when to act: ${seen.due}`);
    // what has no day of its own stands behind the days of its month
    const day = (d) => d.padEnd(10, '~');
    assert.deepEqual(seen.due.map(day), seen.due.map(day).sort(), 'what comes first stands first');

    // from Monday the 2nd of March to the last of November: no day of work is missed, so both months are whole and nothing is said
    await page.evaluate(() => ['2026-03', '2026-11'].forEach((x) => document.querySelector(`[data-proef="maand-regel"][data-id="${x}"] summary`).click()));
    await until(page, () => document.querySelectorAll('[data-proef="maand-regel"] .cjr-postenlijst').length === 2, [], { what: 'two months opened' });
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('[data-proef="deel-van-maand"]')].map((p) => p.closest('[data-proef="maand-regel"]').dataset.id)), []);

    // December: the job is gone, and the month says so
    await page.evaluate(() => document.querySelector('[data-proef="maand-regel"][data-id="2026-12"] summary').click());
    await pause(50);
    const december = await page.evaluate(() => document.querySelector('[data-proef="maand-regel"][data-id="2026-12"]').innerText);
    assert.match(december, /stopt/i);
    assert.match(december, /Bijstand/);
    // and how it was computed, with its article, for the month's own amount
    await page.evaluate(() => document.querySelector('[data-proef="berekening"][data-id="2026-12.bijstand"] > summary').click());
    await until(page, () => document.querySelector('[data-id="2026-12.bijstand"] [data-proef="uitleg"] .cjr-bron') !== null, [], { what: 'the explanation of bijstand in December' });
    for (const l of ['nl', 'en']) {
      await language(page, l);
      faults.push(...(await lookAt(page, `maanden (${l})`)));
    }
    // on a desktop the widest table stands there whole
    await page.pup.setViewport({ width: 1280, height: 900 });
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.cjr-breed')].filter((b) => b.scrollWidth > b.clientWidth + 1).map((b) => b.className)), []);
    // on paper: A4, without the interface
    const pdf = Buffer.from(await page.pup.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    const pages = (pdf.match(/\/Type\s*\/Page(?![s\w])/g) ?? []).length;
    assert.ok(pages <= 3, `${pages} pages`);
    assert.doesNotMatch(await page.evaluate(() => location.href + document.title + JSON.stringify(history.state)), /14[.,]71|2026/);
    none(faults);
  }));
