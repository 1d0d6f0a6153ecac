// axe-core, run inside the page that ships: evaluate is not bound by the page's own policy.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Returns violations as readable lines; none is the wish. `without`: rules that cannot be judged from here. */
export async function axe(page, { context = 'document', without = [] } = {}) {
  const has = await page.evaluate(() => typeof globalThis.axe !== 'undefined');
  // Puppeteer evaluates text in its own debugger channel; WebDriver scripts likewise stand outside the CSP.
  if (!has) await (page.pup ? page.pup.evaluate(source) : page.evaluate(`() => { ${source}\n }`));
  const result = await page.evaluate(
    async (tags, where, off) => {
      const r = await axe.run(where === 'document' ? document : where, {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
        rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
      });
      return r.violations.flatMap((v) =>
        v.nodes.map((n) => `${v.id} (${v.impact}): ${n.target.join(' ')} — ${n.failureSummary.replace(/\s+/g, ' ').slice(0, 240)}`));
    },
    TAGS,
    context,
    without,
  );
  return result;
}
