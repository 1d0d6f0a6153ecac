// Accessibility: axe on every screen and state in both languages, and what axe cannot see: keyboard, order, zoom,
// text spacing, forced colours, motion.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { engines } from './lib/browsers.mjs';
import { axe } from './lib/axe.mjs';
import { beantwoord, click, look, start } from './lib/beantwoord.mjs';
import { back, none, onSite, pause } from './lib/gesprek.mjs';
import { alleenstaandeOuder, huishoudens } from './lib/huishoudens.mjs';
import { allScreens, upTo } from './lib/schermen.mjs';
import { clipped, overflow, smallTargets } from './lib/vorm.mjs';
import { keyboardInterview } from './lib/toetsenbord.mjs';

// Together these pass nearly every question that there is.
const WALKS = ['paar_opvang', 'inwonende_ouder', 'paar_niet_getrouwd', 'co_ouder', 'alleen_veel_spaargeld'];
const OTHER = { nl: 'en', en: 'nl' };

/** Letter, word and line spacing as WCAG 1.4.12 asks, without loss. Runs in the page. */
const spacing = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};
const dropSheet = () => {
  document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
};

test('chromium: every screen and state, in both languages, at 320 px and with wide text spacing', async (t) => {
  const faults = [];
  let looks = 0;
  const seen = new Set();
  await onSite('chromium', async (page, site) => {
    const visit = async (name) => {
      const say = (language, list) => list.forEach((f) => faults.push(`${name} (${language}): ${f}`));
      for (let i = 0; i < 2; i++) {
        const language = await page.evaluate(() => document.documentElement.lang);
        say(language, await axe(page));
        looks++;
        await page.size(320, 640);
        say(`${language}, 320 px`, await page.evaluate(overflow));
        await page.evaluate(spacing);
        say(`${language}, 320 px, spaced`, [...(await page.evaluate(overflow)), ...(await page.evaluate(clipped))]);
        await page.evaluate(dropSheet);
        say(`${language}, targets`, await page.evaluate(smallTargets));
        await page.size(1280, 900);
        const modal = await page.evaluate(() => document.querySelector('dialog[open]') !== null);
        if (modal) break; // behind an open dialog the language cannot be chosen
        await page.evaluate((to) => document.querySelector(`[data-proef="taal"][data-taal="${to}"]`).click(), OTHER[language]);
        await pause(30);
      }
    };
    for (const name of WALKS) await allScreens(page, site.url, huishoudens[name], visit, { seen, results: name === WALKS[0] });
    // the dialog in the other language
    await allScreens(page, site.url, alleenstaandeOuder, visit, { seen: new Set([...seen].filter((s) => !s.startsWith('afscherming'))), query: '?taal=en', results: false });
  });
  t.diagnostic(`axe looked ${looks} times at ${seen.size} screens and states`);
  none(faults);
});

for (const engine of engines(['firefox']))
  test(`${engine}: axe on one interview, with errors and the result`, async () => {
    const faults = [];
    await onSite(engine, async (page, site) =>
      allScreens(page, site.url, huishoudens.paar_opvang, async (name) => faults.push(...(await axe(page)).map((f) => `${name}: ${f}`)), { gemeente: 'Zwolle' }));
    none(faults);
  });

for (const engine of engines(['chromium', 'firefox']))
  test(`${engine}: a whole interview by keyboard alone, the focus always in sight`, (t) =>
    onSite(engine, async (page, site) => {
      const { keys, faults } = await keyboardInterview(page, site.url, alleenstaandeOuder);
      t.diagnostic(`${keys} key presses`);
      none(faults);
    }));

test('focus goes to the heading of each new page, to the summary after an error, and the title follows', () =>
  onSite('chromium', async (page, site) => {
    await start(page, site.url);
    const focus = () => page.evaluate(() => document.activeElement?.dataset.proef ?? document.activeElement?.tagName);
    const titles = new Set();
    for (const kind of ['partner', 'woning', 'kinderen', 'loon']) {
      const now = await upTo(page, alleenstaandeOuder, (q) => q.vraag === kind);
      assert.equal(await focus(), 'kop', kind);
      titles.add(now.titel);
      const h1 = await page.evaluate(() => document.querySelector('h1').innerText.replace(/\s+/g, ' ').trim());
      assert.ok(now.titel.replace(/\s+/g, ' ').includes(h1.trim().slice(-14)), `title "${now.titel}" says the question "${h1}"`);
      assert.match(now.titel, /stap \d van \d/i, 'the step is in the title');
      assert.ok(await page.evaluate(() => /stap \d van \d/i.test(document.querySelector('main').innerText)), 'and near the heading');
      await click(page, 'verder');
      await pause(50);
      assert.equal(await focus(), 'fout-overzicht', `${kind}: error summary has the focus`);
      assert.match(await page.evaluate(() => document.title), /^Fout: /);
      const linked = await page.evaluate(() => {
        const link = document.querySelector('[data-proef="fout-overzicht"] a');
        link.click();
        const field = document.activeElement;
        const ids = (field.getAttribute('aria-describedby') ?? '') + ' ' + (field.closest('fieldset')?.getAttribute('aria-describedby') ?? '');
        const error = document.querySelector('[data-proef="fout"]');
        return { reached: field.tagName, described: ids.split(' ').includes(error?.id), same: link.textContent.trim().endsWith(error?.textContent.trim().replace(/^.*?: /, '')) };
      });
      assert.ok(['INPUT', 'SELECT'].includes(linked.reached), `${kind}: the link leads to ${linked.reached}`);
      assert.ok(linked.described, `${kind}: the field is tied to its message`);
      assert.ok(linked.same, `${kind}: the summary says what the field says, behind which field it is`);
    }
    assert.equal(titles.size, 4);
  }));

test('what a screen reader meets, in order: question, error, result', () =>
  onSite('chromium', async (page, site) => {
    /** role and name of everything in the accessibility tree, in reading order */
    const speak = async () => {
      const out = [];
      const walk = (n) => {
        if (n.name || ['radiogroup', 'group', 'alert', 'status'].includes(n.role)) out.push(`${n.role}: ${(n.name ?? '').replace(/\s+/g, ' ').trim()}`);
        (n.children ?? []).forEach(walk);
      };
      walk(await page.pup.accessibility.snapshot({ interestingOnly: false }));
      return out.filter((l) => !/^(StaticText|InlineTextBox|RootWebArea|none|paragraph)/.test(l));
    };
    const inOrder = (said, ...wanted) => {
      let from = 0;
      for (const w of wanted) {
        const i = said.findIndex((l, n) => n >= from && w.test(l));
        assert.ok(i >= 0, `${w} not found after position ${from} in:\n${said.join('\n')}`);
        from = i + 1;
      }
    };
    await start(page, site.url);
    await upTo(page, alleenstaandeOuder, (q) => q.vraag === 'huurprijs');
    inOrder(await speak(), /^link: Naar de inhoud/, /^heading: .*huur/i, /^textbox: /, /^button: Verder/, /^button: Weet ik niet/);
    await click(page, 'verder');
    await pause(50);
    inOrder(await speak(), /^alert|^group.*|^heading: .*(klopt|fout|mis)/i, /^link: /, /^heading: .*huur/i, /^textbox: /, /^button: Verder/);
    await beantwoord(page, alleenstaandeOuder);
    const result = await speak();
    inOrder(result, /^heading: /, /^heading: .*(wel|recht)/i, /^heading: (Kindgebonden budget|Huurtoeslag|Zorgtoeslag|Kinderbijslag)/i, /^button|^DisclosureTriangle/);
    const h1 = result.findIndex((l) => l.startsWith('heading'));
    const cards = result.findIndex((l) => /^heading: (Kindgebonden|Huurtoeslag|Zorgtoeslag)/i.test(l));
    assert.ok(h1 >= 0 && cards > h1);
  }));

test('forced colours: focus, choice and borders stay in sight', () =>
  onSite('chromium', async (page, site) => {
    const cdp = await page.pup.createCDPSession();
    await cdp.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    await start(page, site.url);
    await upTo(page, alleenstaandeOuder, (q) => q.vraag === 'woning');
    const seen = await page.evaluate(() => {
      const radio = document.querySelector('form input[type=radio]');
      radio.focus();
      radio.click();
      const r = getComputedStyle(radio);
      const button = document.querySelector('[data-proef="verder"]');
      const b = getComputedStyle(button);
      return {
        radio: r.appearance !== 'none' || r.backgroundImage !== 'none' || parseFloat(r.borderTopWidth) > 1,
        button: parseFloat(b.borderTopWidth) > 0 && b.borderTopStyle !== 'none',
        active: matchMedia('(forced-colors: active)').matches,
      };
    });
    assert.deepEqual(seen, { radio: true, button: true, active: true });
    await page.press('Tab');
    assert.ok(await page.evaluate(() => {
      const s = getComputedStyle(document.activeElement);
      return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
    }), 'an outline, for shadows and backgrounds are dropped in forced colours');
    assert.deepEqual(await axe(page), []);
  }));

test('reduced motion: nothing moves', () =>
  onSite('chromium', async (page, site) => {
    await page.pup.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await start(page, site.url);
    const moving = () => page.evaluate(() => [...document.querySelectorAll('*')].filter((el) => {
      const s = getComputedStyle(el);
      const long = (v) => v.split(',').some((d) => parseFloat(d) > 0.01);
      return (s.animationName !== 'none' && long(s.animationDuration)) || long(s.transitionDuration);
    }).map((el) => `${el.tagName}.${el.className}`).slice(0, 5));
    assert.deepEqual(await moving(), []);
    await beantwoord(page, alleenstaandeOuder);
    assert.deepEqual(await moving(), []);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto');
  }));

test('400% zoom: a question and the result at 320 × 256 CSS pixels', () =>
  onSite('chromium', async (page, site) => {
    await page.pup.setViewport({ width: 320, height: 256, deviceScaleFactor: 4 });
    await start(page, site.url);
    await upTo(page, alleenstaandeOuder, (q) => q.vraag === 'huurprijs');
    assert.deepEqual(await page.evaluate(overflow), []);
    // what has the focus is not covered by anything that sticks
    const covered = await page.evaluate(() => {
      const out = [];
      for (const el of document.querySelectorAll('main input, main button, main a')) {
        el.focus();
        const r = el.getBoundingClientRect();
        if (!r.width) continue;
        const top = document.elementFromPoint(r.left + r.width / 2, Math.min(Math.max(r.top + r.height / 2, 1), innerHeight - 1));
        if (top && !el.contains(top) && !top.contains(el) && getComputedStyle(top).position !== 'static' && !top.closest('label')) out.push(el.outerHTML.slice(0, 80));
      }
      return out;
    });
    assert.deepEqual(covered, []);
    await beantwoord(page, alleenstaandeOuder);
    assert.deepEqual(await page.evaluate(overflow), []);
    assert.equal((await page.evaluate(look)).scherm, 'uitkomst');
    await back(page);
  }));
