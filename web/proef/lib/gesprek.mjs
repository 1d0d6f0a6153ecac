// Small helpers that several tests share: a page on a served site, what is stored, the saved file.
import assert from 'node:assert/strict';
import { borrow, open, until } from './browsers.mjs';
import { serveSite, DIST } from './omgeving.mjs';
import { click } from './beantwoord.mjs';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

export const pause = (ms) => new Promise((r) => setTimeout(r, ms));

/** Runs `fn(page, site)` in a fresh browser profile on a fresh server, and clears up whatever happens. */
export async function onSite(engine, fn, { headers, browser: options, root } = {}) {
  const site = await serveSite({ headers, root });
  let browser;
  try {
    browser = options ? await open(engine, options) : await borrow(engine);
    const page = await browser.newPage();
    // closing or reloading asks for confirmation once something was filled in: say yes
    page.pup?.on('dialog', (d) => d.accept().catch(() => {}));
    return await fn(page, site, browser);
  } finally {
    await browser?.close();
    await site.close();
  }
}

/** No faults: else an error that says them, one a line. */
export function none(faults, what = 'faults') {
  const list = [...new Set(faults)];
  if (list.length) assert.fail(`${list.length} ${what}:\n${list.slice(0, 40).join('\n')}`);
}

/** Everything that could hold a trace of a visit. Runs in the page. */
export const stored = async () => {
  const cached = [];
  for (const name of await caches.keys()) for (const r of await (await caches.open(name)).keys()) cached.push(new URL(r.url).pathname);
  const guard = (fn) => {
    try {
      return fn();
    } catch (e) {
      return e.name;
    }
  };
  return {
    cookie: document.cookie,
    local: guard(() => ({ ...localStorage })),
    session: guard(() => ({ ...sessionStorage })),
    databases: (await indexedDB.databases?.())?.map((d) => d.name) ?? [],
    cached: cached.sort(),
    history: JSON.stringify(history.state),
    address: location.href,
    name: window.name,
  };
};

export const staticFiles = () =>
  new Set(readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
    .map((e) => `/${relative(DIST, join(e.parentPath ?? e.path, e.name))}`.replace(/\/index\.html$/, '/')));

/** Presses "save", and reads the file that the page makes, without a download folder: works in every engine. */
export async function savedFile(page) {
  await click(page, 'naar-bewaren');
  await until(page, () => document.querySelector('[data-proef="bewaren"]') !== null, [], { what: 'the screen for saving' });
  return page.evaluate(async () => {
    const box = document.querySelector('[data-proef="gevoelig-mee"]');
    if (box && !box.checked) box.click();
    const make = URL.createObjectURL;
    let blob;
    URL.createObjectURL = (b) => make.call(URL, (blob = b));
    document.querySelector('[data-proef="bewaren"]').click();
    URL.createObjectURL = make;
    return JSON.parse(await blob.text());
  });
}

export const back = async (page) => {
  const before = await page.evaluate(() => history.state?.n);
  await page.back();
  await until(page, (n) => history.state?.n !== n, [before], { what: 'one page back' });
};
