// Somebody else's website with the check in it: another origin, its own headers; and one way to look into the check,
// whether it stands in a frame or in the host's own document.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOSTS, VERSIE, hostPage, integrity } from '../../site-build/insluiten.mjs';
import { DIST, ROOT, serveSite, siteHeaders } from './omgeving.mjs';
import { borrow, until } from './browsers.mjs';
import { click } from './beantwoord.mjs';

export { HOSTS, VERSIE };
export const loaderText = () => readFileSync(join(DIST, `embed/${VERSIE}/embed.js`), 'utf8');
const nothing = Object.fromEntries(Object.keys(siteHeaders).map((name) => [name, null]));

/** Runs `fn({ open, site, host })`: `open(name, variant, change)` opens an imitated host, its text changed by `change`. */
export async function asHost(engine, fn, { allowed = true } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'cjr-gastheer-'));
  cpSync(join(ROOT, 'site/voorbeelden'), root, { recursive: true });
  cpSync(join(DIST, 'check/index.html'), join(root, 'check/index.html'));
  const host = await serveSite({ root, headers: nothing }); // the server's own policy is ours, not the host's
  const policy = siteHeaders['Content-Security-Policy'].replace("frame-ancestors 'self'", `frame-ancestors ${allowed ? host.url : "'none'"}`);
  const site = await serveSite({ headers: { 'Content-Security-Policy': policy } });
  const browser = await borrow(engine);
  let number = 0;
  const open = async (name, variant = 'raam', change = (text) => text, { width = 900, height = 700, script = true } = {}) => {
    const file = `${name}-${++number}.html`;
    const text = hostPage(name, { site: `${site.url}/`, variant, sum: integrity(loaderText()), oorsprong: site.url });
    writeFileSync(join(root, file), change(text));
    const page = await browser.newPage();
    page.pup.on('dialog', (d) => d.accept().catch(() => {}));
    await page.size(width, height);
    if (!script) await page.pup.setJavaScriptEnabled(false);
    await page.pup.evaluateOnNewDocument(() => {
      globalThis.__berichten = [];
      globalThis.__overtredingen = [];
      addEventListener('message', (e) => globalThis.__berichten.push({ data: e.data, origin: e.origin }));
      document.addEventListener('securitypolicyviolation', (e) => globalThis.__overtredingen.push(`${e.effectiveDirective} ${e.blockedURI}`));
    });
    await page.goto(`${host.url}/${file}`);
    return page;
  };
  try {
    return await fn({ open, site, host });
  } finally {
    await browser.close();
    await host.close();
    await site.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Waits until the check is there; gives it the face of a page, for the same helpers that walk the check itself. */
export async function inside(page, variant, nth = 0) {
  await until(page, (n) => Boolean(document.querySelectorAll('check-je-recht')[n]?.shadowRoot?.querySelector('.klaar')), [nth], { what: `the check (${variant})` });
  const check = variant === 'element' ? shadow(page) : frame(page, await frameOf(page, nth));
  await until(check, () => document.querySelector('[data-proef="begin"]') !== null, [], { what: 'the first screen' });
  return check;
}

const frameOf = async (page, nth) =>
  (await page.pup.evaluateHandle((n) => document.querySelectorAll('check-je-recht')[n].shadowRoot.querySelector('iframe'), nth)).asElement().contentFrame();
const frame = (page, f) => ({ engine: page.engine, pup: f, evaluate: (fn, ...a) => f.evaluate(fn, ...a) });

/** `document` and `history` stand for the shadow root and the number of the page that the check keeps there. */
const shadow = (page) => ({
  engine: page.engine,
  evaluate: (fn, ...args) => page.pup.evaluate(`(() => {
    const root = globalThis.document.querySelector('check-je-recht').shadowRoot, sheet = root.querySelector('.cjr-pagina');
    const document = { documentElement: sheet, title: '', body: sheet, get activeElement() { return root.activeElement; },
      getElementById: (i) => root.getElementById(i), querySelector: (s) => root.querySelector(s), querySelectorAll: (s) => root.querySelectorAll(s) };
    const history = { state: { n: Number(sheet.dataset.pagina ?? -1) } };
    return (${fn})(...${JSON.stringify(args)});
  })()`),
});

/** Presses the first button and waits for the first personal question. */
export async function begin(check) {
  await click(check, 'begin');
  await until(check, () => document.documentElement.dataset.fase === 'afgeschermd' && document.querySelector('form[data-vraag]') !== null, [], { what: 'the first question', ms: 40_000 });
}
