// ./run lighthouse: how Lighthouse judges the built site, as figures: accessibility 100 and performance at least 95 on the
// check's first page. Lighthouse imitates a telephone: slow 4G, a processor four times slower. Not part of ./run test: what
// it finds of speed depends on how busy the machine is, and accessibility is tested there with axe on every screen.
//   node tests/lighthouse/lighthouse.mjs [--strict] [PATH…]     paths on the site; --strict: status 1 when a figure is missed
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { startServer } from '../../tools/serve.mjs';

const root = new URL('../../', import.meta.url).pathname;
const LEAST = { accessibility: 100, performance: 95 };
const CATEGORIES = { performance: 'performance', accessibility: 'accessibility', 'best-practices': 'best practices', seo: 'search engines' };

const asked = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const pages = asked.length ? asked : ['check/', '', 'enschede/', 'regelingen/huurtoeslag.html'];
const chromePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((p) => p && existsSync(p));
if (!chromePath) throw new Error('Chromium not found: install chromium, or set CHROMIUM=');

const site = await startServer({ root: join(root, 'site/dist'), port: 0 });
const profile = mkdtempSync(join(tmpdir(), 'cjr-lighthouse-'));
const chrome = await launch({
  chromePath, userDataDir: profile,
  chromeFlags: ['--headless=new', '--disable-gpu', '--disable-quic', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
let missed = 0;
try {
  for (const path of pages) {
    const { lhr } = await lighthouse(new URL(path, site.url).href, { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: Object.keys(CATEGORIES) });
    if (lhr.runtimeError) throw new Error(`/${path}: ${lhr.runtimeError.message}`);
    console.log(`\n/${path}`);
    for (const [id, name] of Object.entries(CATEGORIES)) {
      const score = Math.round((lhr.categories[id]?.score ?? 0) * 100);
      const bad = LEAST[id] !== undefined && score < LEAST[id];
      if (bad) missed++;
      console.log(`  ${name.padEnd(16)} ${String(score).padStart(3)}  ${LEAST[id] === undefined ? '' : `≥ ${LEAST[id]}  ${bad ? 'missed' : 'ok'}`}`.trimEnd());
      for (const { id: audit, weight } of lhr.categories[id]?.auditRefs ?? []) {
        const a = lhr.audits[audit];
        if (weight > 0 && a.score !== null && a.score < 0.9) console.log(`      ${a.title}${a.displayValue ? `: ${a.displayValue}` : ''}`);
      }
    }
  }
} finally {
  await chrome.kill();
  await site.close();
  rmSync(profile, { recursive: true, force: true });
}
console.log(missed ? `\n${missed} missed.` : '\nAll figures met.');
if (missed && process.argv.includes('--strict')) process.exitCode = 1;
