// Passes every screen and state of the check once, so that a test or the camera can look at each.
import { answerFor, beantwoord, click, look, start, step } from './beantwoord.mjs';
import { back, pause } from './gesprek.mjs';
import { until } from './browsers.mjs';

/**
 * Calls `visit(name)` at every screen that differs. `situation` decides which questions come by.
 * Questions of the same kind about another person or child are visited once.
 */
export async function allScreens(page, url, situation, visit, { gemeente = 'Zwolle', query = '', results = true, seen = new Set() } = {}) {
  const once = async (name, key = name) => {
    if (seen.has(key)) return;
    seen.add(key);
    await visit(name);
  };
  await page.goto(`${url}/check/${query}`);
  await until(page, () => document.querySelector('[data-proef="begin"]') !== null);
  await once('gemeente');
  await page.evaluate(() => document.querySelector('[data-proef="begin"]').click());
  await pause(100);
  await once('gemeente-fout');
  await page.click('[data-proef="gemeente"]');
  await page.type('[data-proef="gemeente"]', gemeente.slice(0, 2));
  await pause(100);
  await once('gemeente-lijst');

  await start(page, url, { gemeente, query });
  await click(page, 'afgeschermd');
  await pause(150);
  await once('afscherming');
  await click(page, 'probeer');
  await until(page, () => document.querySelectorAll('[data-proef="probeer-antwoord"] li').length >= 3);
  await once('afscherming-geprobeerd');
  await click(page, 'sluit');

  let errors = 0;
  await beantwoord(page, situation, {
    each: async (p, now) => {
      if (now.scherm === 'vraag') {
        await once(`vraag-${now.vraag}`);
        const kind = now.velden[0]?.type ?? 'geen';
        if (!seen.has(`fout-${kind}-${now.velden.length > 1}`) && errors < 6) {
          seen.add(`fout-${kind}-${now.velden.length > 1}`);
          // an error: nothing filled in; radios that are chosen already stay what they are
          await p.evaluate(() => document.querySelector('[data-proef="verder"]').click());
          await pause(60);
          const after = await p.evaluate(look);
          if (after.fout) {
            errors++;
            await visit(`fout-${now.vraag}`);
          } else if (after.vraag !== now.vraag || after.pad !== now.pad) await back(p);
        }
        const rough = await p.evaluate(() => {
          const box = document.querySelector('[data-proef="ongeveer"]');
          if (!box) return false;
          box.click();
          return true;
        });
        if (rough) {
          await pause(60);
          await once('ongeveer');
          await p.evaluate(() => document.querySelector('[data-proef="ongeveer"]').click());
        }
      } else await once(now.scherm);
    },
  });
  if (!results) return;
  await once('uitkomst');
  // what is further off is looked at as well
  await page.evaluate(() => document.querySelector('[data-proef="ook-niet"]')?.click());
  // two cards of each group stand for the rest: with every calculation open the page is thousands of lines long
  await page.evaluate(() => document.querySelectorAll('[data-proef="groep"]').forEach((group) =>
    [...group.querySelectorAll('[data-proef="kaart"]')].slice(0, 2).forEach((card) => card.querySelectorAll('[data-proef="berekening"], [data-proef="aanvragen"]').forEach((b) => b.click()))));
  await pause(200);
  await once('uitkomst-open');
  await click(page, 'watals');
  await until(page, () => document.querySelector('[data-proef="kromme"]') !== null, [], { what: 'the curve' });
  await once('watals');
  await back(page);
  await click(page, 'naar-bewaren');
  await pause(100);
  await once('bewaren');
  await click(page, 'qr');
  await until(page, () => document.querySelector('[data-proef="qr-beeld"]') !== null, [], { what: 'the QR code' });
  await once('qr');
  await back(page);
}

/** Answers up to (not including) the first question for which `at(now)` holds. */
export async function upTo(page, situation, at) {
  for (let i = 0; i < 80; i++) {
    const now = await page.evaluate(look);
    if (at(now)) return now;
    await step(page, situation);
  }
  throw new Error('that question never came');
}

export { answerFor };
