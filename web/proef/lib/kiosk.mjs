// The kiosk in a browser: its clock, which a test may turn on, its first screens, and what is left of a visit.
import { until } from './browsers.mjs';

/**
 * Call before goto. The page's clock can be moved on (`vooruit`), as if nobody touched the screen for so long; every
 * engine's memory stays within reach, and what is left at the moment that the page goes is noted down for the next one.
 */
export async function bereidVoor(page, geheimen) {
  await page.pup.evaluateOnNewDocument((woorden) => {
    const echt = performance.now.bind(performance);
    globalThis.__sprong = 0;
    performance.now = () => echt() + globalThis.__sprong;

    globalThis.__geheugens = [];
    const maak = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...args) => {
      const gemaakt = await maak(...args);
      const uit = (gemaakt.instance ?? gemaakt).exports;
      globalThis.__geheugens.push(Object.values(uit).find((x) => x instanceof WebAssembly.Memory));
      return gemaakt;
    };
    globalThis.__adressen = [];
    const adres = URL.createObjectURL;
    URL.createObjectURL = (b) => {
      const u = adres.call(URL, b);
      globalThis.__adressen.push(u);
      return u;
    };
    /** Which of the words stand in a memory, and how many of its bytes are no zero. */
    globalThis.__zoek = () => globalThis.__geheugens.map((g) => {
      const b = new Uint8Array(g.buffer);
      const gevonden = woorden.filter((w) => {
        const naald = new TextEncoder().encode(w);
        for (let i = b.indexOf(naald[0]); i >= 0; i = b.indexOf(naald[0], i + 1)) if (naald.every((x, j) => b[i + j] === x)) return true;
        return false;
      });
      let vol = 0;
      for (const x of b) if (x) vol++;
      return { gevonden, vol, groot: b.length };
    });
    globalThis.__rest = () => ({
      geheugen: globalThis.__zoek(),
      inDocument: woorden.filter((w) => document.documentElement.outerHTML.includes(w) || [...document.querySelectorAll('input, select')].some((v) => v.value.includes(w))),
      titel: document.title,
      velden: document.querySelectorAll('input, select, form, canvas, dialog').length,
      stand: JSON.stringify(history.state),
    });
    // after the kiosk's own listener, so asked for when that is there; the test takes its note away again
    globalThis.__noteer = () => addEventListener('pagehide', () => sessionStorage.setItem('proef', JSON.stringify(globalThis.__rest())));
  }, geheimen);
}

/**
 * Seconds pass without anybody there, and the kiosk looks at its clock: before them too, since it looks twice a second
 * only and may not have seen yet that a visit began.
 */
export const vooruit = (page, seconden) => page.evaluate((s) => {
  document.dispatchEvent(new Event('visibilitychange'));
  globalThis.__sprong += s * 1000;
  document.dispatchEvent(new Event('visibilitychange'));
}, seconden);

export const welkom = (page) => until(page, () => document.querySelector('[data-proef="kiosk-taal"]') !== null, [], { what: 'the first screen of the kiosk', ms: 20_000 });

export const druk = (page, keuze) => page.evaluate((k) => document.querySelector(k).click(), keuze);

/** To the first personal question. */
export async function beginKiosk(page, url, { query = '?gemeente=GM0153', taal = 'nl', wie = 'zelf', geladen = false } = {}) {
  if (!geladen) await page.goto(`${url}/kiosk.html${query}`);
  await welkom(page);
  await druk(page, `[data-proef="kiosk-taal"][data-taal="${taal}"]`);
  await until(page, () => document.querySelector('[data-proef="kiosk-zelf"]') !== null, [], { what: 'for whom it is' });
  await druk(page, `[data-proef="kiosk-${wie}"]`);
  await until(page, () => document.documentElement.dataset.fase === 'afgeschermd' && document.querySelector('form[data-proef="vraag"]') !== null, [], { what: 'the first question on the kiosk' });
  await page.evaluate(() => globalThis.__noteer?.());
}

/** Things to press that are smaller than 48 × 48 px. Runs in the page. */
export const teKlein = () => {
  const open = document.querySelector('dialog[open]');
  const uit = [];
  for (const el of (open ?? document).querySelectorAll('button, input:not([type=hidden]), select, summary, a[href], a[role=button], [role=option]')) {
    const vakken = [el, ...(el.labels ?? [])].map((x) => x.getBoundingClientRect()).filter((r) => r.width > 1 && r.height > 1);
    if (!vakken.length || vakken.every((r) => r.bottom < 0)) continue; // not shown; the skip link before it has the focus
    const b = Math.max(...vakken.map((r) => r.right)) - Math.min(...vakken.map((r) => r.left));
    const h = Math.max(...vakken.map((r) => r.bottom)) - Math.min(...vakken.map((r) => r.top));
    if (b < 47.5 || h < 47.5) uit.push(`${el.tagName}.${el.className} "${(el.textContent || el.name || '').trim().slice(0, 30)}" ${Math.round(b)}×${Math.round(h)}`);
  }
  return uit;
};

/** Text below 20 px that somebody reads. Runs in the page. */
export const kleineTekst = () => {
  const uit = new Set();
  const loper = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (loper.nextNode()) {
    const el = loper.currentNode.parentElement;
    if (!loper.currentNode.data.trim() || !el.checkVisibility() || el.closest('.cjr-verborgen, svg, noscript')) continue;
    const px = parseFloat(getComputedStyle(el).fontSize);
    if (px < 19.9) uit.add(`${el.tagName}.${el.className} ${px}px "${loper.currentNode.data.trim().slice(0, 30)}"`);
  }
  return [...uit];
};

/** Whatever leads off the page, offers what was typed before, or gives a file. Runs in the page. */
export const uitgangen = () => [
  ...[...document.querySelectorAll('a[href]')].filter((a) => !a.getAttribute('href').startsWith('#')).map((a) => `link ${a.getAttribute('href')}`),
  ...[...document.querySelectorAll('[download], [target], iframe, object, embed, input[type=file]')].map((e) => e.outerHTML.slice(0, 80)),
  ...[...document.querySelectorAll('input:not([type=radio]):not([type=checkbox]), select')].filter((v) => v.getAttribute('autocomplete') !== 'off').map((v) => `autocomplete on ${v.name}`),
];
