// The default theme, trimmed to the design tokens that our style sheets really read (and what those read in turn).
// The whole package is 2,780 tokens; a page needs about a hundred.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

export function themaBestand() {
  const pkg = dirname(require.resolve('@nl-design-system-unstable/voorbeeld-design-tokens/package.json'));
  return join(pkg, 'dist', 'variables.css');
}

const gelezen = (css) => [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map((m) => m[1]);

/** CSS text: `:root{…}` with only what `css` reads, sorted, minified. */
export function thema(css, bron = readFileSync(themaBestand(), 'utf8')) {
  const alle = new Map();
  for (const [, naam, waarde] of bron.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)) alle.set(naam, waarde.trim());
  const nodig = new Map();
  const rij = gelezen(css);
  while (rij.length) {
    const naam = rij.pop();
    if (nodig.has(naam) || !alle.has(naam)) continue;
    nodig.set(naam, alle.get(naam));
    rij.push(...gelezen(alle.get(naam)));
  }
  const regels = [...nodig].sort(([a], [b]) => (a < b ? -1 : 1)).map(([n, w]) => `${n}:${w}`);
  return `@layer cjr.thema{:root{${regels.join(';')}}}`;
}

/** For Vite: the theme, trimmed to the tokens that our own styles read, behind the one sheet that imports the others. */
export const themaStijl = (dir) => ({
  name: 'cjr-thema',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('/stijl/alles.css') ? `${code}\n${thema(stijlen(dir))}` : null),
});

export const stijlen = (dir) =>
  readdirSync(dir).filter((f) => f.endsWith('.css')).sort().map((f) => readFileSync(join(dir, f), 'utf8')).join('\n');
