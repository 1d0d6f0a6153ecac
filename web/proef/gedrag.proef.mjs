// What people do: back and forward, reload, double click, odd amounts, changing their mind, answering at random.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { beantwoord, click, look, readResult, start, step } from './lib/beantwoord.mjs';
import { engines, until } from './lib/browsers.mjs';
import { back, onSite, pause, savedFile } from './lib/gesprek.mjs';
import { alleenstaandeOuder, huishoudens } from './lib/huishoudens.mjs';
import { upTo } from './lib/schermen.mjs';

/** What stands in the fields of the question now. Runs in the page. */
const filled = () => {
  const form = document.querySelector('form[data-proef="vraag"]');
  return form && Object.fromEntries([...form.elements].filter((f) => f.name && (f.type === 'radio' || f.type === 'checkbox' ? f.checked : f.value)).map((f) => [`${f.name}${f.type === 'checkbox' ? `=${f.value}` : ''}`, f.value]));
};

for (const engine of engines())
  test(`${engine}: back and forward lose nothing`, () =>
    onSite(engine, async (page, site) => {
      await start(page, site.url);
      const passed = await beantwoord(page, alleenstaandeOuder);
      const result = await page.evaluate(readResult);
      const seen = [];
      for (let i = passed.length - 1; i >= 0; i--) {
        await back(page);
        const now = await page.evaluate(look);
        assert.deepEqual([now.scherm, now.vraag, now.pad], [passed[i].scherm, passed[i].vraag, passed[i].pad], `step ${i} back`);
        if (now.scherm === 'vraag') {
          const values = await page.evaluate(filled);
          assert.ok(Object.keys(values).length > 0, `${now.vraag}: the answer is still there`);
          seen.push(JSON.stringify(values));
        }
      }
      for (let i = 1; i <= passed.length; i++) {
        const n = await page.evaluate(() => history.state?.n);
        await page.forward();
        await until(page, (was) => history.state?.n !== was, [n], { what: `forward ${i}` });
      }
      assert.equal((await page.evaluate(look)).scherm, 'uitkomst');
      assert.deepEqual(await page.evaluate(readResult), result);
    }));

test('stepping back out of the page asks first; whoever stays has lost nothing', () =>
  onSite('chromium', async (page, site) => {
    page.pup.removeAllListeners('dialog');
    await start(page, site.url);
    for (let i = 0; i < 3; i++) await step(page, alleenstaandeOuder);
    await page.pup.mouse.click(5, 5); // a page that was never touched may not ask
    for (let i = 0; i < 3; i++) await back(page);
    const asked = new Promise((resolve) => page.pup.once('dialog', async (d) => resolve([d.type(), await d.dismiss()][0])));
    await page.back();
    assert.equal(await asked, 'beforeunload');
    await pause(300);
    assert.equal((await page.evaluate(look)).vraag, 'geboortedatum');
    assert.deepEqual(Object.keys(await page.evaluate(filled)), ['datum-dag', 'datum-maand', 'datum-jaar']);
    page.pup.on('dialog', (d) => d.accept().catch(() => {}));
  }));

test('an answer that no longer matters is kept, and marked', () =>
  onSite('chromium', async (page, site) => {
    await start(page, site.url);
    await beantwoord(page, alleenstaandeOuder);
    await click(page, 'naar-controleer');
    await pause(100);
    const rows = () => page.evaluate(() => Object.fromEntries([...document.querySelectorAll('[data-proef="antwoord"]')].map((a) => [a.dataset.pad, a.dataset.telt])));
    assert.equal((await rows())['woning.kale_huur'], 'ja');
    await page.evaluate(() => document.querySelector('[data-proef="antwoord"][data-pad="woning.soort"] [data-proef="wijzig"]').click());
    await pause(100);
    await page.evaluate(() => {
      document.querySelector('form input[value="koop"]').click();
      document.querySelector('[data-proef="verder"]').click();
    });
    await pause(100);
    assert.equal((await rows())['woning.kale_huur'], 'nee');
  }));

test('changing an early answer keeps all later ones', () =>
  onSite('chromium', async (page, site) => {
    await start(page, site.url);
    await beantwoord(page, huishoudens.paar_kind);
    const before = (await savedFile(page)).situatie;
    await back(page);
    await click(page, 'naar-controleer');
    await pause(100);
    await page.evaluate(() => document.querySelector('[data-proef="antwoord"][data-pad="partner"] [data-proef="wijzig"]').click());
    await pause(100);
    // no partner after all …
    await page.evaluate(() => {
      document.querySelector('form input[value="nee"]').click();
      document.querySelector('[data-proef="verder"]').click();
    });
    await pause(100);
    // … and yet: everything is as it was
    await page.evaluate(() => document.querySelector('[data-proef="antwoord"][data-pad="partner"] [data-proef="wijzig"]').click());
    await pause(100);
    await page.evaluate(() => {
      document.querySelector('form input[value="ja"]').click();
      document.querySelector('[data-proef="verder"]').click();
    });
    await pause(100);
    await click(page, 'naar-uitkomst');
    await pause(100);
    assert.deepEqual((await savedFile(page)).situatie, before);
  }));

test('reloading asks first, and leaves nothing', () =>
  onSite('chromium', async (page, site) => {
    await start(page, site.url);
    for (let i = 0; i < 3; i++) await step(page, alleenstaandeOuder);
    await page.pup.mouse.click(5, 5); // a page that was never touched may not ask
    const asked = new Promise((resolve) => page.pup.once('dialog', (d) => resolve(d.type())));
    await page.reload();
    assert.equal(await asked, 'beforeunload');
    await until(page, () => document.querySelector('[data-proef="begin"]') !== null);
    await start(page, site.url);
    assert.equal((await page.evaluate(look)).vraag, 'geboortedatum');
    assert.deepEqual(await page.evaluate(filled), {});
  }));

test('the page says beforehand that closing loses all', () =>
  onSite('chromium', async (page, site) => {
    await page.goto(`${site.url}/check/`);
    await until(page, () => document.querySelector('[data-proef="begin"]') !== null);
    assert.match(await page.evaluate(() => document.querySelector('main').innerText), /sluit u .*weg/i);
  }));

test('a double click on Verder goes one step, not two', () =>
  onSite('chromium', async (page, site) => {
    await start(page, site.url);
    await upTo(page, alleenstaandeOuder, (q) => q.vraag === 'partner');
    await page.evaluate(() => {
      document.querySelector('form input[value="nee"]').click();
      document.querySelector('[data-proef="verder"]').scrollIntoView({ block: 'center' });
    });
    const was = await page.evaluate(() => history.state.n);
    const box = await (await page.pup.$('[data-proef="verder"]')).boundingBox();
    await page.pup.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { count: 2 });
    await pause(200);
    const now = await page.evaluate(look);
    assert.equal(await page.evaluate(() => history.state.n), was + 1);
    assert.equal(now.fout, false, 'the second click does not scold');
  }));

// typed → the amount that must come out; null: a message, and what was typed stays in the field
const AMOUNTS = [
  ['700', 700], ['1.250', 1250], ['1250,00', 1250], ['€ 1250', 1250], ['1 250', 1250], ['1.250,50', 1250.5], ['€1,250.50', 1250.5],
  ['1250,-', 1250], [' 600 euro ', 600], ['0', 0], ['600,5', 600.5], ['600 per maand', 600], ['1\u00a0250', 1250],
  ['abc', null], ['', null], ['-5', null], ['99999999999', null], ['1e3', null], ['1.2.3', null], ['<b>5</b>', null], ['twaalf', null], ['½', null],
];
test('odd amounts: read right, or refused with what was typed kept; never silently something else', () =>
  onSite('chromium', async (page, site) => {
    await start(page, site.url);
    await upTo(page, alleenstaandeOuder, (q) => q.vraag === 'huurprijs');
    for (const [typed, wanted] of AMOUNTS) {
      await page.evaluate((text) => {
        const field = document.querySelector('form input[name="waarde"]');
        field.focus();
        field.select();
        // as a paste does: the text in one go
        document.execCommand('insertText', false, text);
        if (text === '') field.value = '';
        field.dispatchEvent(new Event('change', { bubbles: true }));
        document.querySelector('form input[name="soort"][value="kaal"]').click();
        document.querySelector('[data-proef="verder"]').click();
      }, typed);
      await pause(40);
      const now = await page.evaluate(look);
      if (wanted === null) {
        assert.ok(now.fout && now.vraag === 'huurprijs', `"${typed}" is refused`);
        assert.equal((await page.evaluate(() => document.querySelector('form input[name="waarde"]').value)).trim(), typed.trim(), `"${typed}" stays in the field`);
        assert.doesNotMatch(await page.evaluate(() => document.querySelector('[data-proef="fout"]').innerText), /undefined|NaN|\[object/);
      } else {
        assert.ok(!now.fout, `"${typed}" is accepted`);
        await back(page);
        const kept = await page.evaluate(() => document.querySelector('form input[name="waarde"]').value);
        assert.equal(Number(kept.replace(/[.\s€]/g, '').replace(',', '.')), wanted, `"${typed}" was kept as "${kept}"`);
      }
    }
  }));

/** A small repeatable chance. */
const chance = (seed) => () => ((seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648);

/** Fills the form with anything that is on offer, sometimes nonsense. Runs in the page. */
const atRandom = (dice) => {
  const pick = (list) => list[Math.floor(dice.shift() * list.length)];
  const form = document.querySelector('form[data-proef="vraag"]');
  if (dice.shift() < 0.2) {
    const button = form.querySelector('[data-proef="weet-niet"], [data-proef="liever-niet"]');
    if (button) return button.click();
  }
  const groups = new Map();
  for (const f of form.elements) if (f.name) groups.set(f.name, [...(groups.get(f.name) ?? []), f]);
  for (const [name, fields] of groups) {
    const f = fields[0];
    if (f.type === 'radio') pick(fields).click();
    else if (f.type === 'checkbox') fields.filter(() => dice.shift() < 0.25).forEach((x) => !x.checked && x.click());
    else if (f.tagName === 'SELECT') f.value = pick([...f.options].filter((o) => o.value)).value;
    else {
      f.value = name.endsWith('-dag') ? String(1 + Math.floor(dice.shift() * 28))
        : name.endsWith('-maand') ? String(1 + Math.floor(dice.shift() * 12))
          : name.endsWith('-jaar') ? String(1935 + Math.floor(dice.shift() * 92))
            : pick(['0', '1', '12', '40', '250', '650,50', '1.900', '25000', '60000', '-10', 'weet niet', '']);
    }
    f.dispatchEvent(new Event('change', { bubbles: true }));
  }
  form.querySelector('[data-proef="verder"]').click();
};

test('random walks always end in a result', async (t) => {
  const walks = Number(process.env.WANDELINGEN ?? 5);
  const start0 = Number(process.env.ZAAD ?? 20260101);
  const kinds = new Set();
  await onSite('chromium', async (page, site) => {
    for (let w = 0; w < walks; w++) {
      const seed = start0 + w;
      const dice = chance(seed);
      await start(page, site.url);
      let refused = 0, steps = 0;
      for (; steps < 250; steps++) {
        const now = await page.evaluate(look);
        if (now.scherm === 'uitkomst') break;
        if (now.scherm === 'vraag' && now.vraag) {
          kinds.add(now.vraag);
          if (now.fout && ++refused > 2) {
            // after three nonsensical answers a person gives up on this one
            refused = 0;
            await page.evaluate(() => {
              const form = document.querySelector('form[data-proef="vraag"]');
              const radio = form.querySelector('input[value="weet_niet"]');
              const button = form.querySelector('[data-proef="weet-niet"]');
              if (button) button.click();
              else {
                radio.click();
                form.querySelector('[data-proef="verder"]').click();
              }
            });
          } else await page.evaluate(atRandom, Array.from({ length: 120 }, dice));
        } else if (now.scherm === 'bevestig') {
          await page.evaluate((dice) => {
            document.querySelectorAll('[data-proef="bevestig-regel"]').forEach((b, i) => dice[i % dice.length] < 0.15 && b.click());
            document.querySelector('[data-proef="niets-hiervan"], [data-proef="verder"]').click();
          }, Array.from({ length: 60 }, dice));
        } else await click(page, now.scherm === 'controleer' ? 'naar-uitkomst' : 'verder');
        await pause(5);
      }
      const end = await page.evaluate(look);
      assert.equal(end.scherm, 'uitkomst', `seed ${seed}: no result after ${steps} steps; stands at ${end.scherm} ${end.vraag} ${end.pad}`);
      const result = await page.evaluate(readResult);
      assert.ok(Object.keys(result.kaarten).length > 0, `seed ${seed}: no cards`);
      assert.ok(result.totaal.laagste <= result.totaal.hoogste, `seed ${seed}: range upside down`);
      assert.doesNotMatch(await page.evaluate(() => document.body.innerText), /undefined|NaN|\[object|null\b/, `seed ${seed}`);
    }
  });
  t.diagnostic(`${walks} walks from seed ${start0}, ${kinds.size} kinds of question`);
});
