// The kiosk: the warning and its extensions, the wipe that leaves nothing, nothing that leads away, and everything large
// enough to touch. Under the policy as shipped. No test waits for real minutes: the page's clock is turned on.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { axe } from './lib/axe.mjs';
import { beantwoord, click, look, readResult, step } from './lib/beantwoord.mjs';
import { watchPolicy } from './lib/beleid.mjs';
import { engines, until } from './lib/browsers.mjs';
import { none, onSite, pause } from './lib/gesprek.mjs';
import { alleenstaandeOuder, huishoudens } from './lib/huishoudens.mjs';
import { beginKiosk, bereidVoor, druk, kleineTekst, teKlein, uitgangen, vooruit, welkom } from './lib/kiosk.mjs';
import { keyboardInterview } from './lib/toetsenbord.mjs';
import { overflow } from './lib/vorm.mjs';

const ZUIL = [1080, 1920];
/** Somebody whose answers can be told from everything else in a memory. */
const huishouden = { ...alleenstaandeOuder, aanvrager: { ...alleenstaandeOuder.aanvrager, geboortedatum: '1971-08-23' }, woning: { soort: 'huur', kale_huur: 683.47 } };
const GEHEIM = ['1971-08-23', '683.47', '683,47'];
const toestel = engines(['chromium', 'firefox']);
const waarschuwt = () => document.querySelector('#kiosk-rust[open]') !== null;

/** All that must hold on whatever screen: large enough, nothing that leads away, nothing sticking out, axe. */
async function nagekeken(page, naam) {
  return [
    ...(await axe(page)), ...(await page.evaluate(teKlein)).map((x) => `target ${x}`), ...(await page.evaluate(kleineTekst)).map((x) => `text ${x}`),
    ...(await page.evaluate(uitgangen)), ...(await page.evaluate(overflow)),
  ].map((x) => `${naam}: ${x}`);
}

/** The result and what one can do with it: cards, an address, the code for a phone, the summary for the desk, the looks. */
async function meenemen(page, kijk) {
  await page.evaluate(() => document.querySelector('[data-proef="ook-niet"]')?.click());
  await page.evaluate(() => document.querySelectorAll('[data-proef="kaart"]').forEach((k, i) => i < 2 && k.querySelectorAll('summary').forEach((s) => s.click())));
  await pause(200);
  await kijk('uitkomst');
  // an address is shown and never followed
  const plaats = await page.evaluate(() => location.href);
  await druk(page, '[data-proef="kaart"] a[data-adres]');
  await until(page, () => document.querySelector('#kiosk-adres[open] canvas') !== null, [], { what: 'the address with its code' });
  await kijk('adres');
  assert.equal(await page.evaluate(() => location.href), plaats);
  await druk(page, '[data-proef="kiosk-adres-dicht"]');
  await druk(page, '[data-proef="kiosk-telefoon"]');
  // not the code of the address, which may still be closing
  const code = await until(page, () => [...document.querySelectorAll('[data-proef="qr-beeld"]')].find((b) => !b.closest('dialog') && b.querySelector('canvas'))?.dataset.tekst, [], { what: 'the code for a phone' });
  assert.match(code, /^https:\/\/check\.voorbeeld\.nl\/check\/\?gemeente=GM0153#d=[\w-]{50,}$/);
  await kijk('telefoon');
  await druk(page, '[data-proef="kiosk-naar-uitkomst"]');
  await druk(page, '[data-proef="kiosk-balie"]');
  await until(page, () => document.querySelector('[data-proef="balie"] canvas') !== null, [], { what: 'the summary for the desk' });
  await kijk('balie');
  for (const knop of ['groter', 'groter', 'contrast', 'lager']) await druk(page, `[data-proef="kiosk-${knop}"]`);
  await kijk('balie, large and dark');
  assert.ok(await page.evaluate(() => [...document.querySelectorAll('button, a')].map((k) => k.getBoundingClientRect()).filter((r) => r.width && r.bottom > 0).every((r) => r.top + scrollY > innerHeight / 3)), 'every button in the lower two thirds');
  await druk(page, '[data-proef="kiosk-wis"]');
  await kijk('wissen?');
  await druk(page, '[data-proef="kiosk-wis-nee"]');
  await druk(page, '[data-proef="kiosk-naar-uitkomst"]');
}

/** The warning comes, and goes with whatever somebody does, eleven times; then it is let pass. */
async function waarschuwingen(page, kijk) {
  await vooruit(page, 0);
  await page.press('Shift');
  await vooruit(page, 100);
  assert.equal(await page.evaluate(waarschuwt), false);
  for (let i = 0; i < 11; i++) {
    await vooruit(page, i ? 121 : 21);
    assert.equal(await page.evaluate(waarschuwt), true, `warning ${i + 1}`);
    if (!i) {
      assert.ok(await page.evaluate(() => Number(document.querySelector('[data-proef="teller"]').dataset.nog)) >= 28, 'at least half a minute to answer');
      await kijk('waarschuwing');
    }
    // what ends the warning does nothing else: no button is pressed by it
    if (i % 3 === 2) await page.pup.mouse.click(20, 300);
    else await page.press(['Shift', 'x', 'ArrowDown', 'Enter'][i % 4]);
    assert.equal(await page.evaluate(waarschuwt), false, `extension ${i + 1}`);
    assert.equal((await page.evaluate(look)).scherm, 'uitkomst');
  }
  await vooruit(page, 121);
  await vooruit(page, 29);
  assert.equal(await page.evaluate(waarschuwt), true, 'half a minute is not over yet');
  await vooruit(page, 2);
}

for (const [engine, taal] of toestel.map((e, i) => [e, ['nl', 'en'][i % 2]]))
  test(`${engine}, ${taal}: a visit; then the warning, which everything extends; then nothing of it is left`, () =>
    onSite(engine, async (page, site) => {
      const fouten = [];
      const kijk = async (naam) => fouten.push(...(await nagekeken(page, naam)));
      const query = '?gemeente=GM0153&adres=https://check.voorbeeld.nl';
      await page.size(...ZUIL);
      const policy = await watchPolicy(page);
      await bereidVoor(page, GEHEIM);
      await page.goto(`${site.url}/kiosk.html${query}`);
      await welkom(page);
      await kijk('welkom');
      const lengte = await page.evaluate(() => history.length);
      await beginKiosk(page, site.url, { query, taal, geladen: true });
      assert.equal(await page.evaluate(() => document.documentElement.lang), taal);
      const soorten = new Set();
      await beantwoord(page, huishouden, {
        each: async (_, nu) => {
          const soort = `${nu.scherm} ${nu.velden[0]?.type} ${nu.velden.length > 3}`;
          if (soorten.has(soort)) return;
          soorten.add(soort);
          await kijk(`${nu.scherm} ${nu.vraag}`);
        },
      });
      assert.ok((await page.evaluate(readResult)).totaal.hoogste > 0);
      await meenemen(page, kijk);
      assert.equal(await page.evaluate(() => history.length), lengte, 'the conversation leaves no trail in the history');
      // the answers are there to be found until the wipe, so that not finding them says something
      const voor = await page.evaluate(() => globalThis.__rest());
      assert.ok(voor.geheugen.some((g) => g.gevonden.includes('1971-08-23')), 'before: the birth date stands in the memory');
      await waarschuwingen(page, kijk);
      await welkom(page);
      const na = JSON.parse(await page.evaluate(() => [sessionStorage.getItem('proef'), sessionStorage.removeItem('proef')][0]));
      assert.ok(na.geheugen.length > 0);
      for (const g of na.geheugen) assert.deepEqual([g.gevonden, g.vol], [[], 0], 'every byte of the memory is zero');
      assert.deepEqual([na.inDocument, na.velden, na.stand], [[], 0, 'null']);
      // the new document: another engine, the looks as they were, nothing in fields, storage or history
      const nieuw = await page.evaluate(() => ({
        ...globalThis.__rest(), cookie: document.cookie, local: { ...localStorage }, session: { ...sessionStorage }, lengte: history.length,
        adressen: globalThis.__adressen, adres: location.href, uiterlijk: { ...document.documentElement.dataset },
      }));
      assert.deepEqual([nieuw.inDocument, nieuw.cookie, nieuw.local, nieuw.session, nieuw.lengte, nieuw.adressen, nieuw.stand], [[], '', {}, {}, lengte, [], 'null']);
      assert.deepEqual([nieuw.uiterlijk.letter, nieuw.uiterlijk.contrast, nieuw.uiterlijk.lager], ['0', 'gewoon', 'nee']);
      assert.deepEqual(nieuw.geheugen.flatMap((g) => g.gevonden), []);
      assert.ok(nieuw.adres.endsWith(`/kiosk.html${query}`));
      await beginKiosk(page, site.url, { query, geladen: true });
      assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('form input')].filter((v) => v.value).map((v) => v.value)), []);
      none([...fouten, ...(await policy())]);
    }));

test('chromium: leaving and coming back shows nothing', () =>
  onSite('chromium', async (page, site) => {
    await page.size(...ZUIL);
    await bereidVoor(page, GEHEIM);
    await beginKiosk(page, site.url);
    for (let i = 0; i < 4; i++) await step(page, huishouden);
    // a reload asks nothing and keeps nothing; and neither does a page that comes back from the browser's own memory
    await page.reload();
    await welkom(page);
    await beginKiosk(page, site.url);
    await step(page, huishouden);
    const vast = await page.evaluate(() => Boolean(document.querySelector('[data-proef="terug"]')));
    assert.ok(vast);
    await click(page, 'terug');
    await until(page, () => history.state?.n === 0, [], { what: 'one page back within the conversation' });
    await page.goto(`${site.url}/privacy.html`);
    const note = JSON.parse(await page.evaluate(() => [sessionStorage.getItem('proef'), sessionStorage.clear()][0]));
    for (const g of note.geheugen) assert.deepEqual([g.gevonden, g.vol], [[], 0], 'leaving empties the memory as well');
    await page.evaluate(() => void setTimeout(() => history.back()));
    await welkom(page);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await pause(300);
    await welkom(page);
    const rest = await page.evaluate(() => globalThis.__rest());
    assert.deepEqual([rest.inDocument, rest.geheugen.flatMap((g) => g.gevonden)], [[], []]);
  }));

test('chromium: by keyboard alone, from the first screen to the wipe', () =>
  onSite('chromium', async (page, site) => {
    await page.size(...ZUIL);
    const begin = async ({ tabTo, press }) => {
      await page.goto(`${site.url}/kiosk.html?gemeente=GM0153`);
      await welkom(page);
      await tabTo((f) => f.proef === 'kiosk-taal', 'a language');
      await press('Enter');
      await tabTo((f) => f.proef === 'kiosk-zelf', 'for whom it is');
      await press('Enter');
    };
    const { faults } = await keyboardInterview(page, site.url, huishoudens.alleen_laag, { begin });
    none(faults);
    assert.equal(await page.evaluate(() => document.querySelector('[data-proef="toetsen"]')), null, 'keys on the screen stay away from a real keyboard');
    const uitkomst = await page.evaluate(readResult);
    assert.ok(uitkomst.totaal.hoogste > 0);
    for (let i = 0; i < 200 && (await page.evaluate(() => document.activeElement.dataset.proef)) !== 'kiosk-wis'; i++) await page.press('Tab');
    await page.press('Enter');
    await until(page, () => document.querySelector('#kiosk-wis[open]') !== null, [], { what: 'the question' });
    await page.press('Enter');
    await until(page, () => document.querySelector('[data-proef="gewist"]') !== null, [], { what: 'the wipe' });
  }));

test('chromium: by touch alone, with the keys on the screen; the municipality is asked where the kiosk does not know it', () =>
  onSite('chromium', async (page, site) => {
    await page.size(...ZUIL);
    const raak = (keuze) => page.pup.click(keuze);
    await page.goto(`${site.url}/kiosk.html?gemeente=&talen=en,nl`);
    await welkom(page);
    await raak('[data-proef="kiosk-taal"][data-taal="nl"]');
    await raak('[data-proef="kiosk-zelf"]');
    await until(page, () => document.querySelector('#gemeente') !== null, [], { what: 'the municipality' });
    await raak('#gemeente');
    for (const c of 'zwol') await raak(`[data-toets="${c}"]`);
    await raak('[data-proef="gemeente-optie"]');
    await raak('[data-proef="begin"]');
    await until(page, () => document.querySelector('form[data-vraag="geboortedatum"]') !== null, [], { what: 'the first question' });
    await raak('input[name="datum-dag"]');
    // two digits fill a day: the third goes on to the month by itself
    for (const c of ['2', '3', 'Volgende', '8', 'Volgende', '1', '9', '7', '1']) await raak(`[data-toets="${c}"]`);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('form input')].map((v) => v.value)), ['23', '8', '1971']);
    await raak('[data-toets="Volgende"]');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.proef), 'verder');
    await raak('[data-proef="verder"]');
    await until(page, () => history.state?.n === 1, [], { what: 'the second question' });
    assert.equal(await page.evaluate(() => document.querySelector('[data-proef="toetsen"]')), null);
  }));

test('chromium: whoever helps somebody has all the time, where the settings say so', () =>
  onSite('chromium', async (page, site) => {
    await bereidVoor(page, GEHEIM);
    for (const [query, limiet] of [['?gemeente=GM0153&begeleid_zonder_limiet=ja', false], ['?gemeente=geen', true]]) {
      await beginKiosk(page, site.url, { query, wie: 'help' });
      assert.notEqual(await page.evaluate(() => document.querySelector('[data-proef="kiosk-begeleid"]')), null, 'it says who is meant by "you"');
      await vooruit(page, 3000);
      // the warning is drawn a moment after the clock has been looked at
      const warned = until(page, waarschuwt, [], { ms: limiet ? 20_000 : 2000, what: 'the warning' }).then(() => true, () => false);
      assert.equal(await warned, limiet);
    }
  }));
