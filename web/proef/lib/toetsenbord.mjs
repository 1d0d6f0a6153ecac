// An interview with nothing but keys: Tab, Space, Enter, arrows and text. Looks at every stop whether the focus shows.
import { answerFor, look } from './beantwoord.mjs';
import { until } from './browsers.mjs';

/** The element that has the focus, and whether one can see so. Runs in the page. */
export const focused = () => {
  const el = document.activeElement;
  const r = el.getBoundingClientRect();
  const s = getComputedStyle(el);
  const label = el.id && document.querySelector(`label[for="${el.id}"]`);
  const shown = (x) => {
    const c = x && getComputedStyle(x);
    return c && ((c.outlineStyle !== 'none' && parseFloat(c.outlineWidth) >= 2) || c.boxShadow !== 'none');
  };
  // what stands fast at the foot of the screen may not lie over it
  const bar = document.querySelector('.kiosk-balk');
  const covered = bar !== null && !bar.contains(el) && r.bottom > bar.getBoundingClientRect().top + 1;
  const inView = !covered && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
  return {
    tag: el.tagName, type: el.type, name: el.name ?? '', value: el.value ?? '', checked: el.checked,
    proef: el.dataset?.proef ?? '', what: `${el.tagName} ${el.name || el.dataset?.proef || el.textContent?.trim().slice(0, 30)}`,
    visible: shown(el) || shown(label) || shown(el.closest('label, .cjr-optie')), inView, skip: s.position === 'absolute' && r.top < 0,
  };
};

/** From the municipality to the result; `begin` gets to the first personal question another way. */
export async function keyboardInterview(page, url, situation, { begin = vanafGemeente } = {}) {
  let keys = 0;
  const faults = new Set();
  const press = async (key) => {
    keys++;
    await page.press(key);
  };
  /** Tabs on until `wanted(element)`; every stop must be seen. */
  const tabTo = async (wanted, what) => {
    for (let i = 0; i < 60; i++) {
      const f = await page.evaluate(focused);
      if (f.tag !== 'BODY' && f.tag !== 'H1' && f.tag !== 'HTML') {
        if (!f.visible) faults.add(`focus cannot be seen on ${f.what}`);
        if (!f.inView) faults.add(`focus is out of sight on ${f.what}`);
      }
      if (wanted(f)) return f;
      await press('Tab');
    }
    throw new Error(`by keyboard, ${what} cannot be reached`);
  };
  const write = async (text) => {
    for (const c of text) await press(c);
  };

  await begin({ page, url, tabTo, write, press });
  await until(page, () => document.documentElement.dataset.fase === 'afgeschermd' && document.querySelector('[data-proef="kop"]') !== null);

  for (let i = 0; i < 120; i++) {
    const q = await page.evaluate(look);
    if (q.scherm === 'uitkomst') break;
    if (q.scherm === 'vraag') {
      const filling = q.vraag ? answerFor(situation, q) : {};
      if (filling === null) {
        const radio = q.velden.find((f) => f.type === 'radio' && f.value === 'weet_niet' && q.velden.every((g) => g.name === f.name));
        if (radio) await choose(radio.name, 'weet_niet');
        else {
          await tabTo((f) => f.proef === 'weet-niet', 'Weet ik niet');
          await press('Enter');
        }
        if (radio) await send();
      } else {
        for (const [name, value] of Object.entries(filling)) {
          const field = q.velden.find((f) => f.name === name);
          if (field.type === 'radio') await choose(name, value);
          else if (field.type === 'checkbox')
            for (const v of value) {
              await tabTo((f) => f.name === name && f.value === v, `${name}=${v}`);
              if (!(await page.evaluate(focused)).checked) await press(' ');
            }
          else if (field.type.startsWith('select')) {
            await tabTo((f) => f.name === name, name);
            for (let n = 0; n < 12 && (await page.evaluate(focused)).value !== value; n++) await press('ArrowDown');
            if ((await page.evaluate(focused)).value !== value) throw new Error(`by keyboard, ${name}=${value} cannot be chosen`);
          } else {
            await tabTo((f) => f.name === name, name);
            await write(value);
          }
        }
        await send();
      }
    } else {
      await tabTo((f) => ['niets-hiervan', 'verder', 'naar-uitkomst'].includes(f.proef), 'the main button');
      await press('Enter');
    }
    await until(page, (was) => (history.state?.n ?? -1) !== was, [q.nummer], { what: `by keyboard: a next screen after ${q.scherm} ${q.vraag} ${q.pad}`, ms: 6000 });
  }
  return { keys, faults: [...faults] };

  async function send() {
    await tabTo((f) => f.proef === 'verder', 'Verder');
    await press('Enter');
  }
  async function choose(name, value) {
    let f = await tabTo((x) => x.name === name && x.type === 'radio', name);
    if (f.value === value) {
      await press(' ');
      return;
    }
    for (let n = 0; n < 25; n++) {
      await press('ArrowDown');
      f = await page.evaluate(focused);
      if (f.name === name && f.value === value) return;
    }
    throw new Error(`by keyboard, ${name}=${value} cannot be chosen`);
  }
}

async function vanafGemeente({ page, url, tabTo, write, press }) {
  await page.goto(`${url}/check/`);
  await until(page, () => document.querySelector('[data-proef="gemeente"]') !== null);
  await tabTo((f) => f.proef === 'gemeente', 'the municipality');
  await write('zwol');
  await until(page, () => document.querySelector('[data-proef="gemeente-optie"]') !== null);
  await press('ArrowDown');
  await press('Enter');
  await tabTo((f) => f.proef === 'begin', 'the first button');
  await press('Enter');
}
