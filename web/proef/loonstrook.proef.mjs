// From the payslip: typed, and read from a PDF behind the seal. Every file is made here (lib/loonstrook.mjs); what must come
// out is what was put on it by hand. Judged at the server: nothing may arrive after the seal.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axe } from './lib/axe.mjs';
import { click, look, start } from './lib/beantwoord.mjs';
import { watchPolicy } from './lib/beleid.mjs';
import { engines, until } from './lib/browsers.mjs';
import { back, none, onSite, pause, savedFile } from './lib/gesprek.mjs';
import { asHost, inside } from './lib/gastheer.mjs';
import { huishoudens } from './lib/huishoudens.mjs';
import { pdf, STROKEN, VREEMD } from './lib/loonstrook.mjs';
import { upTo } from './lib/schermen.mjs';
import { focused } from './lib/toetsenbord.mjs';
import { clipped, overflow, smallTargets } from './lib/vorm.mjs';

const shown = (selector) => document.querySelector(selector) !== null;
const there = (page, selector) => until(page, shown, [selector], { what: selector });
/** What stands in the form, as a person sees it. Runs in the page. */
const fields = () => Object.fromEntries([...document.querySelectorAll('form[data-proef="loonstrook"] input, form[data-proef="loonstrook"] select')]
  .filter((f) => (f.type !== 'radio' || f.checked) && f.value !== '').map((f) => [f.name, f.value]));
const said = () => document.querySelector('[data-proef="strook-melding"]').innerText.trim();
const fill = (values) => {
  for (const [name, value] of Object.entries(values)) {
    const list = [...document.querySelectorAll(`form[data-proef="loonstrook"] [name="${name}"]`)];
    const one = list[0].type === 'radio' ? list.find((f) => f.value === value) : list[0];
    if (one.type === 'radio') one.click();
    else one.value = value;
  }
};
const dutch = (w) => (typeof w === 'number' ? w.toLocaleString('nl', Number.isInteger(w) ? {} : { minimumFractionDigits: 2 }) : w);

/** Hands a file to the page without a disk, and waits until it was read. */
async function give(page, bytes) {
  const times = () => Number(document.querySelector('[data-proef="strook-melding"]')?.dataset.keer);
  const before = await page.evaluate(times);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(text, (c) => c.charCodeAt(0))], 'strook.pdf', { type: 'application/pdf' }));
    const field = document.querySelector('[data-proef="strook-bestand"]');
    field.files = data.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, bytes.toString('latin1'));
  await until(page, (n) => Number(document.querySelector('[data-proef="strook-melding"]')?.dataset.keer) > n, [before], { what: 'the end of reading' });
}

/** The first page with the box ticked, then on to the question about the wage. */
async function toWage(page, url, { pdfs = true, query = '' } = {}) {
  if (!pdfs) await start(page, url, { query });
  else {
    await page.goto(`${url}/check/${query}`);
    await there(page, '[data-proef="pdf-lezen"]');
    assert.equal(await page.evaluate(() => document.querySelector('[data-proef="pdf-lezen"]').checked), false, 'off, until somebody ticks it');
    await click(page, 'pdf-lezen');
    await click(page, 'gemeente-overslaan');
    await until(page, () => document.documentElement.dataset.fase === 'afgeschermd' && document.querySelector('[data-proef="kop"]') !== null, [], { what: 'the seal' });
  }
  await upTo(page, huishoudens.alleen_minimumloon, (q) => q.vraag === 'loon');
}
/** The file that somebody would keep, from wherever the interview is. */
async function saved(page) {
  await click(page, 'naar-uitkomst');
  await there(page, '[data-proef="naar-bewaren"]');
  return savedFile(page);
}

async function toSlip(page) {
  await click(page, 'van-loonstrook');
  await there(page, 'form[data-proef="loonstrook"]');
}

for (const engine of engines())
  test(`${engine}: every layout is read behind the seal, and nothing is sent`, (t) =>
    onSite(engine, async (page, site) => {
      const dir = mkdtempSync(join(tmpdir(), 'strook-'));
      try {
        const breaches = page.pup ? await watchPolicy(page) : () => [];
        await toWage(page, site.url);
        assert.ok(site.log.some((r) => /\/assets\/pdf-/.test(r.path)), 'the reader came, before the seal');
        await pause(1500);
        const mark = site.mark();
        await toSlip(page);
        const read = async (name, bytes) => {
          const file = join(dir, `${name}.pdf`);
          writeFileSync(file, bytes);
          const times = () => Number(document.querySelector('[data-proef="strook-melding"]')?.dataset.keer);
          const before = await page.evaluate(times);
          const begin = Date.now();
          await page.upload('[data-proef="strook-bestand"]', file);
          await until(page, (n) => Number(document.querySelector('[data-proef="strook-melding"]')?.dataset.keer) > n, [before], { what: `the end of reading ${name}` });
          return Date.now() - begin;
        };
        const times = [];
        for (const [name, { pages, verwacht }] of Object.entries(STROKEN)) {
          times.push(await read(name, pdf(pages)));
          if (verwacht.strook)
            assert.deepEqual(await page.evaluate(fields), Object.fromEntries(Object.entries(verwacht.strook).map(([k, w]) => [k, dutch(w)])), name);
          else if (verwacht.opgave) {
            assert.equal(await page.evaluate(() => document.querySelector('form[data-proef="loonstrook"]').dataset.soort), 'jaar', 'an annual statement has a form of its own');
            assert.deepEqual(await page.evaluate(fields), { jaar: '2025', loon: '27.864', loonheffing: '2.703' });
            await back(page);
          } else assert.match(await page.evaluate(said), verwacht.soort === 'leeg' ? /scan/ : /geen loonstrook/, name);
        }
        t.diagnostic(`slowest file: ${Math.max(...times)} ms, with the waiting of the test`);
        const kept = await page.evaluate(fields);
        for (const [name, make] of Object.entries(VREEMD)) {
          await read(name, make());
          assert.match(await page.evaluate(said), { wachtwoord: /wachtwoord/, kapot: /beschadigd/, geen_pdf: /geen PDF/, groot: /te groot/ }[name], name);
          assert.deepEqual(await page.evaluate(fields), kept, `${name}: what was there stays`);
        }
        await pause(300);
        assert.deepEqual(site.since(mark), [], 'no request after the seal');
        none(await breaches(), 'breaches of the policy');
      } finally {
        rmSync(dir, { recursive: true });
      }
    }));

for (const engine of engines())
  test(`${engine}: a PDF becomes answers once it is confirmed, and the interview goes on`, () =>
    onSite(engine, async (page, site) => {
      const dir = mkdtempSync(join(tmpdir(), 'strook-'));
      try {
        await toWage(page, site.url);
        await toSlip(page);
        writeFileSync(join(dir, 'a.pdf'), pdf(STROKEN.vakantiegeld.pages));
        await page.upload('[data-proef="strook-bestand"]', join(dir, 'a.pdf'));
        await until(page, () => document.querySelector('form[data-proef="loonstrook"] [name="bruto"]').value !== '', [], { what: 'the amounts' });
        // holiday pay: once a year, or with every wage?
        await click(page, 'verder');
        await there(page, '[data-proef="fout-overzicht"]');
        await page.evaluate(fill, { elke: 'nee' });
        await click(page, 'verder');
        await there(page, '[data-proef="strook-klopt"]');
        assert.equal(await page.evaluate(() => document.querySelector('[data-proef="strook-twijfel"]')), null, 'the slip agrees with itself');
        none(await axe(page));
        await click(page, 'strook-klopt');
        await until(page, () => document.documentElement.dataset.scherm === 'vraag' && document.querySelector('form[data-vraag="loon"]') === null, [], { what: 'the next question' });
        const { situatie } = await saved(page);
        // 4.036,00 − 1.936,00 holiday pay = 2.100,00 each month; 130 hours a month × 12 ÷ 52 = 30 a week
        assert.deepEqual(situatie.aanvrager.inkomsten, [{
          soort: 'loon', bruto: 2100, per: 'maand', vakantiegeld_opgebouwd: 0, uren_per_week: 30, loonheffingskorting: true, pensioenpremie: 84, vakantiegeld_inbegrepen: false,
        }]);
      } finally {
        rmSync(dir, { recursive: true });
      }
    }));

test('typed: messages at the field, nothing lost, a doubt that may be passed, and the same facts', () =>
  onSite('chromium', async (page, site) => {
    await toWage(page, site.url, { pdfs: false });
    assert.ok(!site.log.some((r) => /\/assets\/pdf-/.test(r.path)), 'who does not tick it loads no reader');
    await toSlip(page);
    assert.equal(await page.evaluate(shown, '[data-proef="strook-bestand"]'), false, 'and is not offered a file');
    const wrong = async (values, field, text) => {
      await page.evaluate(fill, values);
      const before = await page.evaluate(fields);
      await click(page, 'verder');
      await there(page, '[data-proef="fout-overzicht"]');
      assert.match(await page.evaluate((f) => document.getElementById(`v-${f}-fout`)?.innerText ?? '', field), text, JSON.stringify(values));
      assert.equal(await page.evaluate((f) => document.getElementById(`v-${f}`)?.getAttribute('aria-invalid') ?? 'group', field) === 'false', false);
      assert.deepEqual(await page.evaluate(fields), before, 'what was typed stays');
      assert.equal(await page.evaluate(() => document.activeElement.dataset.proef), 'fout-overzicht');
    };
    await wrong({}, 'per', /Vul dit in/);
    await wrong({ per: 'vier_weken' }, 'bruto', /Vul dit in/);
    await wrong({ bruto: '0' }, 'bruto', /hoger zijn dan nul/);
    await wrong({ bruto: '1.241,60', netto: '1.300' }, 'netto', /hoger dan bruto/);
    await wrong({ netto: '1.213,83', loonheffing: '5.000' }, 'loonheffing', /verwisseld/);
    await wrong({ loonheffing: '27,77', uren: '700' }, 'uren', /672/);
    await wrong({ uren: '80', bruto: '9999999' }, 'bruto', /100\.000/);
    await wrong({ bruto: '1.241,60', pensioen: 'veel' }, 'pensioen', /getal/);
    await wrong({ pensioen: '', vergoeding: '-5' }, 'vergoeding', /onder nul/);
    await page.evaluate(fill, { vergoeding: '', korting: 'ja', loonheffing: '127,77' });
    await click(page, 'verder');
    await there(page, '[data-proef="strook-twijfel"]');
    assert.match(await page.evaluate(() => document.querySelector('[data-proef="strook-twijfel"]').innerText), /1\.113,83.*1\.213,83.*€.100\b/s);
    await click(page, 'strook-anders');
    await there(page, 'form[data-proef="loonstrook"]');
    assert.equal((await page.evaluate(fields)).netto, '1.213,83', 'and going back keeps it all');
    await page.evaluate(fill, { loonheffing: '27,77' });
    await click(page, 'verder');
    await there(page, '[data-proef="strook-klopt"]');
    assert.equal(await page.evaluate(shown, '[data-proef="strook-twijfel"]'), false);
    await click(page, 'strook-klopt');
    await until(page, () => document.querySelector('form[data-proef="vraag"]') !== null, [], { what: 'the interview' });
    assert.notEqual((await page.evaluate(look)).vraag, 'loon');
    const { situatie } = await saved(page);
    assert.deepEqual(situatie.aanvrager.inkomsten, [{ soort: 'loon', bruto: 1241.6, per: 'vier_weken', uren_per_week: 20, loonheffingskorting: true }]);
  }));

test('an annual statement: a year’s wage if it is still the same, else the question as usual', () =>
  onSite('chromium', async (page, site) => {
    await toWage(page, site.url, { pdfs: false });
    await toSlip(page);
    await click(page, 'andere-strook');
    await there(page, 'form[data-proef="loonstrook"][data-soort="jaar"]');
    await page.evaluate(fill, { loon: '27864', loonheffing: '2703' });
    await click(page, 'verder');
    await there(page, '[data-proef="fout-overzicht"]'); // is it the same now?
    await page.evaluate(fill, { gelijk: 'nee' });
    await click(page, 'verder');
    await there(page, '[data-proef="jaar-anders"]');
    await back(page);
    await there(page, 'form[data-proef="loonstrook"][data-soort="jaar"]');
    await page.evaluate(fill, { gelijk: 'ja' });
    await click(page, 'verder');
    await there(page, '[data-proef="strook-klopt"]');
    await click(page, 'strook-klopt');
    await until(page, () => document.querySelector('form[data-proef="vraag"]') !== null, [], { what: 'the interview' });
    const { situatie } = await saved(page);
    assert.deepEqual(situatie.aanvrager.inkomsten, [{ soort: 'loon', bruto: 27864, per: 'jaar' }]);
  }));

test('how it looks: axe, targets, 320 px, in Dutch, English and Arabic; the example has every line', () =>
  onSite('chromium', async (page, site) => {
    const faults = [];
    for (const taal of ['nl', 'en', 'ar']) {
      await toWage(page, site.url, { query: `?taal=${taal}` });
      const visit = async (name) => {
        faults.push(...[...(await axe(page)), ...(await page.evaluate(smallTargets))].map((f) => `${name} ${taal}: ${f}`));
        await page.size(320, 640);
        faults.push(...[...(await page.evaluate(overflow)), ...(await page.evaluate(clipped))].map((f) => `${name} ${taal} 320: ${f}`));
        await page.size(1280, 900);
        const text = await page.evaluate(() => document.querySelector('main').innerText);
        if (/undefined|NaN|\[object|\blsj?\.\w/.test(text)) faults.push(`${name} ${taal}: odd text`);
      };
      await visit('question');
      await toSlip(page);
      await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
      await visit('form');
      assert.equal(await page.evaluate(() => document.querySelectorAll('.cjr-strook [data-veld]').length), 12);
      await page.evaluate(fill, { per: 'maand', bruto: '1.000', netto: '1.200', extra: '100' });
      await click(page, 'verder');
      await there(page, '[data-proef="fout-overzicht"]');
      await visit('errors');
      await page.evaluate(fill, { netto: '800', loonheffing: '100', elke: 'ja' });
      await click(page, 'verder');
      await there(page, '[data-proef="strook-klopt"]');
      await visit('confirm');
      await click(page, 'strook-anders');
      await there(page, '[data-proef="andere-strook"]');
      await click(page, 'andere-strook');
      await there(page, 'form[data-soort="jaar"]');
      await visit('year');
    }
    none(faults);
  }));

test('a kiosk has no files: nothing to tick', () =>
  onSite('chromium', async (page, site) => {
    await page.goto(`${site.url}/kiosk.html`);
    await there(page, '[data-proef="kiosk-welkom"]');
    await pause(1500);
    assert.equal(await page.evaluate(shown, '[data-proef="pdf-lezen"]'), false);
    assert.ok(!site.log.some((r) => /\/assets\/pdf-/.test(r.path)));
  }));

for (const variant of ['raam', 'element'])
  test(`in somebody else's page (${variant}): the same tick, the same reading`, () =>
    asHost('chromium', async ({ open, site }) => {
      const page = await open('beheersysteem', variant);
      const check = await inside(page, variant);
      await there(check, '[data-proef="pdf-lezen"]');
      assert.ok(!site.log.some((r) => /\/assets\/embed-pdf-/.test(r.path)), 'not before it is ticked');
      await click(check, 'pdf-lezen');
      await click(check, await check.evaluate(shown, '[data-proef="gemeente-overslaan"]') ? 'gemeente-overslaan' : 'begin');
      await until(check, () => document.querySelector('form[data-vraag]') !== null, [], { what: 'the first question' });
      await upTo(check, huishoudens.alleen_minimumloon, (q) => q.vraag === 'loon');
      await pause(500);
      const mark = site.mark();
      await toSlip(check);
      await give(check, pdf(STROKEN.schoonmaak.pages));
      assert.equal((await check.evaluate(fields)).bruto, '1.241,60');
      assert.deepEqual(site.since(mark), []);
    }));

test('files that were damaged in every way: always a word to the visitor, never a fault', (t) =>
  onSite('chromium', async (page, site) => {
    const breaches = await watchPolicy(page);
    await toWage(page, site.url);
    await toSlip(page);
    let seed = 4711;
    const chance = (n) => (seed = (seed * 48271) % 2147483647) % n;
    const kinds = {};
    for (let i = 0; i < 60; i++) {
      const slips = Object.values(STROKEN);
      let bytes = Buffer.from(pdf(slips[i % slips.length].pages));
      if (i % 3 === 0) bytes = bytes.subarray(0, chance(bytes.length));
      else for (let n = 0; n < 1 + chance(40); n++) bytes[8 + chance(bytes.length - 8)] = chance(256);
      await give(page, bytes);
      const text = await page.evaluate(said);
      assert.ok(text.length > 20, `file ${i}`);
      kinds[text.slice(0, 40)] = (kinds[text.slice(0, 40)] ?? 0) + 1;
    }
    t.diagnostic(JSON.stringify(kinds));
    assert.ok(Object.keys(kinds).length > 2, 'the damage had effect, and not always the same');
    none(await breaches());
  }));

test('the table of wages says what the slip does not: whether the korting was applied', () =>
  onSite('chromium', async (page, site) => {
    await toWage(page, site.url, { pdfs: false });
    await toSlip(page);
    // four weeks of cleaning, 20 hours a week at 15,52 (2026): loonheffing 27,77 with the korting
    await page.evaluate(fill, { per: 'vier_weken', bruto: '1.241,60', loonheffing: '27,77', netto: '1.213,83' });
    await click(page, 'verder');
    await there(page, '[data-proef="korting-gezien"]');
    assert.match(await page.evaluate(() => document.querySelector('[data-vraag="f.loonheffingskorting"]').innerText), /ja/i);
    await click(page, 'strook-anders');
    await there(page, 'form[data-proef="loonstrook"]');
    await page.evaluate(fill, { korting: 'nee' });
    await click(page, 'verder');
    await there(page, '[data-proef="strook-twijfel"]');
    assert.match(await page.evaluate(() => document.querySelector('[data-proef="strook-twijfel"]').innerText), /“ja”/);
  }));

test('by keyboard alone, the focus always in sight', (t) =>
  onSite('chromium', async (page, site) => {
    await toWage(page, site.url, { pdfs: false });
    const faults = new Set();
    let keys = 0;
    const tabTo = async (wanted, what) => {
      for (let i = 0; i < 40; i++) {
        const f = await page.evaluate(focused);
        if (!['BODY', 'H1', 'HTML', 'DIV'].includes(f.tag)) {
          if (!f.visible) faults.add(`focus cannot be seen on ${f.what}`);
          if (!f.inView) faults.add(`focus is out of sight on ${f.what}`);
        }
        if (wanted(f)) return;
        keys++;
        await page.press('Tab');
      }
      throw new Error(`${what} cannot be reached`);
    };
    const field = async (name, text) => {
      await tabTo((f) => f.name === name, name);
      await page.pup.keyboard.type(text);
      keys += text.length;
    };
    await tabTo((f) => f.proef === 'van-loonstrook', 'the button');
    await page.press('Enter');
    await there(page, 'form[data-proef="loonstrook"]');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.proef), 'kop');
    await tabTo((f) => f.proef === 'voorbeeld', 'the example');
    await page.press('Enter');
    await page.press('Enter'); // closed and opened again
    await tabTo((f) => f.name === 'per', 'the period');
    await page.press('Space');
    await page.press('ArrowDown');
    await field('bruto', '1241,60');
    await field('loonheffing', '27,77');
    await field('netto', '1300');
    await page.press('Enter');
    await there(page, '[data-proef="fout-overzicht"]');
    await tabTo((f) => f.tag === 'A' && f.what.includes('Netto'), 'the message');
    await page.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.name), 'netto', 'the message leads to its field');
    await page.pup.keyboard.down('Control');
    await page.press('a');
    await page.pup.keyboard.up('Control');
    await page.pup.keyboard.type('1213,83');
    await tabTo((f) => f.proef === 'meer-regels', 'more lines');
    await page.press('Enter');
    await field('opgebouwd', '99,33');
    await tabTo((f) => f.proef === 'verder', 'Verder');
    await page.press('Enter');
    await tabTo((f) => f.proef === 'strook-klopt', 'Ja, dit klopt');
    await page.press('Enter');
    await until(page, () => document.querySelector('form[data-proef="vraag"]:not([data-vraag="loon"])') !== null, [], { what: 'the interview' });
    t.diagnostic(`${keys} keys`);
    none([...faults]);
    const { situatie } = await saved(page);
    assert.deepEqual(situatie.aanvrager.inkomsten, [{ soort: 'loon', bruto: 1241.6, per: 'vier_weken', vakantiegeld_opgebouwd: 99.33, loonheffingskorting: true }]);
  }));
