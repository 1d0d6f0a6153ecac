// The pages without a script: valid, whole, accessible, and served as docs/hosting.md says.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { HtmlValidate, FileSystemConfigLoader } from 'html-validate';
import { DIST, ROOT, RULESETS, serveSite, siteHeaders } from './lib/omgeving.mjs';
import { open } from './lib/browsers.mjs';
import { axe } from './lib/axe.mjs';
import { watchPolicy } from './lib/beleid.mjs';
import { overflow } from './lib/vorm.mjs';

const walk = (dir) => readdirSync(dir, { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile()).map((e) => relative(DIST, join(e.parentPath ?? e.path, e.name)));
const all = walk(DIST).filter((f) => !f.endsWith('.br'));
const pages = all.filter((f) => f.endsWith('.html'));
const statics = pages.filter((f) => !/^(check|werkplaats|embed|voorbeelden)\//.test(f) && f !== 'kiosk.html');
const text = (f) => readFileSync(join(DIST, f), 'utf8');
/** A municipality's own address: two with rules and two without stand for the hundreds that are alike. */
const ofTown = (f) => /^(en\/)?[a-z0-9-]+\/index\.html$/.test(f) && !/^(en\/)?(check|regelingen|en|embed|voorbeelden)\//.test(f);
const TOWNS = ['enschede', 'zwolle', 'almere', 'brielle'].map((s) => `${s}/index.html`);
/** One of each kind of page; the scheme pages are alike, so the two longest stand for them. */
const sample = () => {
  const schemes = statics.filter((f) => /^regelingen\/(?!index)/.test(f)).sort((a, b) => text(b).length - text(a).length).slice(0, 2);
  return ['index.html', 'privacy.html', 'toegankelijkheid.html', 'gemeenten.html', 'regelingen/index.html', TOWNS[0], TOWNS[2], ...schemes].flatMap((f) => [f, `en/${f}`]).concat('404.html', 'en/404.html');
};

test('every kind of page is there, in both languages', () => {
  for (const f of ['index.html', 'privacy.html', 'toegankelijkheid.html', '404.html', 'gemeenten.html', 'regelingen/index.html', ...TOWNS])
    for (const language of ['', 'en/']) assert.ok(pages.includes(language + f), language + f);
  const ids = readdirSync(join(RULESETS, 'rijk')).filter((f) => f.endsWith('.json') && !f.endsWith('.cases.json'))
    .map((f) => JSON.parse(readFileSync(join(RULESETS, 'rijk', f), 'utf8'))).filter((r) => r.soort === 'regeling').map((r) => r.id);
  const towns = JSON.parse(readFileSync(join(RULESETS, 'gemeenten/lijst.json'), 'utf8')).gemeenten.length;
  assert.ok(pages.filter((f) => ofTown(f) && !f.startsWith('en/')).length >= towns, 'an address for every municipality');
  for (const id of ids) for (const language of ['', 'en/']) assert.ok(pages.includes(`${language}regelingen/${id}.html`), `${language}${id}`);
});

test('every municipality stands on the page about municipalities, with its state', () => {
  const { gemeenten } = JSON.parse(readFileSync(join(RULESETS, 'gemeenten/lijst.json'), 'utf8'));
  const encoded = readdirSync(join(RULESETS, 'gemeenten')).filter((f) => /^gm\d{4}\.json$/.test(f)).length;
  for (const [f, only] of [['gemeenten.html', 'alleen landelijke regelingen'], ['en/gemeenten.html', 'national schemes only']]) {
    const page = text(f);
    const missing = gemeenten.filter(({ naam }) => !page.includes(`>${naam.replaceAll("'", '&#39;')}<`));
    assert.deepEqual(missing, [], f);
    assert.equal(page.split(`</a>: ${only}<`).length - 1, gemeenten.length - encoded, f);
    assert.equal(page.match(/<h3 [^>]*id="GM\d{4}"/g)?.length, encoded, f);
  }
});

test('valid HTML', async () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader(JSON.parse(readFileSync(join(ROOT, 'web/.htmlvalidate.json'), 'utf8'))));
  const report = await validator.validateMultipleFiles(statics.filter((f) => !ofTown(f) || TOWNS.some((t) => f.endsWith(t))).map((f) => join(DIST, f)));
  const faults = report.results.flatMap((r) => r.messages.map((m) => `${relative(DIST, r.filePath)}:${m.line} ${m.ruleId}: ${m.message}`));
  assert.deepEqual(faults.slice(0, 20), []);
});

test('no script, no inline style, no other host for anything that loads', () => {
  for (const f of statics) {
    const source = text(f);
    assert.doesNotMatch(source, /<script|\sstyle=|\son\w+=/i, f);
    assert.doesNotMatch(source, /<(link|img|iframe|source|video)[^>]+(href|src)="(https?:)?\/\//i, f);
  }
});

test('every link within the site leads somewhere', () => {
  const broken = [];
  for (const f of statics)
    for (const [, target] of text(f).matchAll(/(?:href|src)="([^"#?]*)[^"]*"/g)) {
      if (!target || /^[a-z]+:/.test(target)) continue;
      const path = target.startsWith('/') ? join(DIST, target) : resolve(DIST, dirname(f), target);
      const file = path.endsWith('/') || !/\.\w+$/.test(path) ? join(path, 'index.html') : path;
      if (!existsSync(file)) broken.push(`${f} → ${target}`);
    }
  assert.deepEqual(broken, []);
});

test('nothing of a placeholder or an empty value is left in a text', () => {
  for (const f of statics) assert.doesNotMatch(text(f).replace(/<code[\s\S]*?<\/code>/g, ''), /\{\{|\bundefined\b|\bNaN\b|\[object|>null</, f);
});

test('sha256sums.txt names every file, with its right sum', () => {
  const sums = new Map(text('sha256sums.txt').trim().split('\n').map((l) => [l.slice(66), l.slice(0, 64)]));
  for (const f of all.filter((f) => f !== 'sha256sums.txt' && !f.startsWith('.')))
    assert.equal(sums.get(f), createHash('sha256').update(readFileSync(join(DIST, f))).digest('hex'), f);
  assert.equal(sums.size, all.filter((f) => f !== 'sha256sums.txt' && !f.startsWith('.')).length);
});

test('the privacy page shows the sums of all files that do the work', () => {
  for (const f of all.filter((f) => /^(check|embed|assets|regels)\//.test(f)))
    for (const page of ['privacy.html', 'en/privacy.html'])
      assert.ok(text(page).includes(createHash('sha256').update(readFileSync(join(DIST, f))).digest('hex')), `${page} lacks ${f}`);
});

test('the hosting guide gives exactly the headers that the server gives', () => {
  const guide = readFileSync(join(ROOT, 'docs/hosting.md'), 'utf8');
  for (const [name, value] of Object.entries(siteHeaders)) {
    assert.ok(guide.includes(`${name}: ${value}`), `list: ${name}`);
    assert.ok(guide.includes(`add_header ${name} "${value}" always;`), `nginx: ${name}`);
    assert.ok(guide.includes(`Header always set ${name} "${value}"`), `Apache: ${name}`);
    assert.ok(guide.includes(`\t\t${name} "${value}"`), `Caddy: ${name}`);
  }
});

let site, browser;
before(async () => {
  site = await serveSite();
  browser = await open('chromium');
});
after(async () => {
  await browser?.close();
  await site?.close();
});

test('the server sends the headers with every answer, also for what is not there', async () => {
  for (const path of ['/', '/check/', '/privacy.html', '/sw.js', '/sha256sums.txt', '/geen/pagina.html']) {
    const answer = await fetch(site.url + path);
    for (const [name, value] of Object.entries(siteHeaders)) assert.equal(answer.headers.get(name), value, `${path}: ${name}`);
  }
  assert.equal((await fetch(`${site.url}/geen/pagina.html`)).status, 404);
  assert.match(await (await fetch(`${site.url}/geen/pagina.html`)).text(), /Deze pagina is er niet/);
});

test('axe finds nothing, nothing sticks out at 320 px, no policy is broken', async (t) => {
  for (const f of sample())
    await t.test(f, async () => {
      const page = await browser.newPage();
      const policy = await watchPolicy(page);
      await page.goto(`${site.url}/${f}`);
      assert.deepEqual(await axe(page), []);
      for (const width of [320, 1280]) {
        await page.size(width, 800);
        assert.deepEqual(await page.evaluate(overflow), [], `${width} px`);
      }
      assert.deepEqual(await policy(), []);
      await page.close();
    });
});

test('closed parts opened: still accessible and within 320 px', async () => {
  const page = await browser.newPage();
  await page.size(320, 800);
  for (const f of sample().filter((f) => /regelingen\/(?!index)/.test(f))) {
    await page.goto(`${site.url}/${f}`);
    await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
    assert.deepEqual(await page.evaluate(overflow), [], f);
    assert.deepEqual(await axe(page), [], f);
  }
  await page.close();
});

test('by keyboard: the skip link comes first and leads to the content', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}/index.html`);
  await page.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#inhoud');
  assert.ok(await page.evaluate(() => {
    const r = document.activeElement.getBoundingClientRect();
    return r.width > 20 && r.height > 20 && r.left >= 0 && r.top >= 0;
  }), 'the skip link is seen when it has the focus');
  await page.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'inhoud');
  await page.close();
});
