// The kiosk: the warning and its extensions, the wipe that leaves nothing, nothing that leads away, and everything large
// enough to touch. Under the policy as shipped. No test waits for real minutes: the page's clock is turned on.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { axe } from './lib/axe.mjs';
import { beantwoord, click, look, readResult, step } from './lib/beantwoord.mjs';
import { watchPolicy } from './lib/beleid.mjs';
import { engines, until } from './lib/browsers.mjs';
import { none, onSite, pause } from './lib/gesprek.mjs';
import { alleenstaandeOuder } from './lib/huishoudens.mjs';
import { beginKiosk, bereidVoor, kleineTekst, teKlein, uitgangen, vooruit, welkom } from './lib/kiosk.mjs';
import { calculate } from './lib/omgeving.mjs';
import { overflow } from './lib/vorm.mjs';

const ZUIL = [1080, 1920];
/** Somebody whose answers can be told from everything else in a memory. */
const huishouden = { ...alleenstaandeOuder, aanvrager: { ...alleenstaandeOuder.aanvrager, geboortedatum: '1971-08-23' }, woning: { soort: 'huur', kale_huur: 683.47 } };
const GEHEIM = ['1971-08-23', '683.47', '683,47'];
const toestel = engines(['chromium', 'firefox']);
const waarschuwt = () => document.querySelector('#kiosk-rust[open]') !== null;

for (const engine of toestel)
  test(`${engine}: the warning comes, everything extends it, and then nothing of the visit is left`, () =>
    onSite(engine, async (page, site) => {
      await page.size(...ZUIL);
      const policy = await watchPolicy(page);
      await bereidVoor(page, GEHEIM);
      await beginKiosk(page, site.url);
      const lengte = await page.evaluate(() => history.length);
      await beantwoord(page, huishouden);
      assert.ok((await page.evaluate(readResult)).totaal.hoogste > 0);
      assert.equal(await page.evaluate(() => history.length), lengte, 'the conversation leaves no trail in the history');

      // not yet; then it comes, and says how long
      await vooruit(page, 100);
      assert.equal(await page.evaluate(waarschuwt), false);
      await vooruit(page, 21);
      assert.equal(await page.evaluate(waarschuwt), true);
      assert.ok(await page.evaluate(() => Number(document.querySelector('[data-proef="teller"]').dataset.nog)) >= 28, 'at least half a minute to answer');
      none(await axe(page), 'axe: the warning');
      assert.deepEqual(await page.evaluate(teKlein), []);
      // ten times and more, with keys and by touch; what ends the warning does nothing else
      for (let i = 0; i < 11; i++) {
        if (i) await vooruit(page, 121);
        assert.equal(await page.evaluate(waarschuwt), true, `warning ${i + 1}`);
        if (i % 3 === 2) await page.pup.mouse.click(20, 300);
        else await page.press(['Shift', 'x', 'ArrowDown', 'Enter'][i % 4]);
        await pause(50);
        assert.equal(await page.evaluate(waarschuwt), false, `extension ${i + 1}`);
        assert.equal((await page.evaluate(look)).scherm, 'uitkomst');
      }
      // the answers are there to be found until the wipe, so that not finding them says something
      const voor = await page.evaluate(() => globalThis.__rest());
      assert.ok(voor.geheugen.some((g) => g.gevonden.includes('1971-08-23')), 'before: the birth date stands in the memory');

      await vooruit(page, 121);
      assert.equal(await page.evaluate(waarschuwt), true);
      await vooruit(page, 31);
      await until(page, () => document.querySelector('[data-proef="gewist"]') !== null || sessionStorage.getItem('proef') !== null, [], { what: 'the wipe' });
      await welkom(page);
      const na = JSON.parse(await page.evaluate(() => [sessionStorage.getItem('proef'), sessionStorage.removeItem('proef')][0]));
      const gebruikt = na.geheugen.filter((g) => g.groot > 0);
      assert.ok(gebruikt.length > 0);
      for (const g of gebruikt) assert.deepEqual([g.gevonden, g.vol], [[], 0], 'every byte of the memory is zero');
      assert.deepEqual([na.inDocument, na.velden, na.stand], [[], 0, 'null']);
      // the new document: another engine, nothing in fields, storage or history
      const nieuw = await page.evaluate(() => ({
        ...globalThis.__rest(), cookie: document.cookie, local: { ...localStorage }, session: { ...sessionStorage }, lengte: history.length, adressen: globalThis.__adressen, adres: location.href,
      }));
      assert.deepEqual([nieuw.inDocument, nieuw.cookie, nieuw.local, nieuw.session, nieuw.lengte, nieuw.adressen, nieuw.stand], [[], '', {}, {}, lengte, [], 'null']);
      assert.deepEqual(nieuw.geheugen.flatMap((g) => g.gevonden), []);
      assert.ok(nieuw.adres.endsWith('/kiosk.html?gemeente=GM0153'));
      // and the next visitor starts at nothing
      await beginKiosk(page, site.url);
      assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('form input')].filter((v) => v.value).map((v) => v.value)), []);
      none(await policy(), 'breaches of the policy');
    }));
