// What other websites use: the loader under its versioned address, and example pages that show it in difficult places.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, minifySync } from 'vite';
import { tokenlijst } from '../tools/elementstijl.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const WEB = join(ROOT, 'web');
const SITE = join(ROOT, 'site');
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The version of the loader: its attributes, its messages. Raised by hand, see docs/embed.md. */
export const VERSIE = json(join(SITE, 'embed/versie.json')).versie;
export const integrity = (text) => `sha384-${createHash('sha384').update(text).digest('base64')}`;

/** The loader as one small script: token names and first words of each language written into it. */
export async function loader() {
  const tokens = tokenlijst(readFileSync(join(WEB, 'src/stijl/tokens.css'), 'utf8'));
  const names = [...new Set([...Object.values(tokens).flat(), 'utrecht-document-font-family', 'utrecht-heading-font-family'])];
  const words = Object.fromEntries(readdirSync(join(WEB, 'src/taal')).filter((f) => /^[a-z]{2}\.json$/.test(f)).map((f) => {
    const k = json(join(WEB, 'src/taal', f));
    return [f.slice(0, 2), [k['site.naam'], k['start.belofte']].filter(Boolean)];
  }));
  const result = await build({
    configFile: false, root: WEB, logLevel: 'warn',
    define: { TOKENS: `${JSON.stringify(names.join())}.split(",")`, TEKST: JSON.stringify(words) },
    build: { write: false, target: 'es2022', lib: { entry: join(WEB, 'src/embed/embed.ts'), formats: ['es'], fileName: 'embed' } },
  });
  const { code } = minifySync('embed.js', result[0].output[0].code, { module: true });
  return `/* Check je recht ${VERSIE}, EUPL-1.2 */\n${code.trim()}\n`;
}

/**
 * Writes embed.js, embed/<version>/embed.js, and every earlier version that is kept in site/embed/. A version that was
 * kept never changes: hosts check its sum.
 */
export async function writeLoader(dist) {
  const code = await loader();
  const put = (file, text) => {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    writeFileSync(join(dist, file), text);
  };
  const kept = readdirSync(join(SITE, 'embed'), { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name);
  for (const v of kept) put(`embed/${v}/embed.js`, readFileSync(join(SITE, `embed/${v}/embed.js`)));
  if (kept.includes(VERSIE) && readFileSync(join(SITE, `embed/${VERSIE}/embed.js`), 'utf8') !== code)
    throw new Error(`the loader has changed since version ${VERSIE} went out: raise the version in site/embed/versie.json`);
  put('embed.js', code);
  put(`embed/${VERSIE}/embed.js`, code);
  return { code, integrity: integrity(code) };
}

/** The pages that imitate a host, by name. */
export const HOSTS = () => readdirSync(join(SITE, 'voorbeelden')).filter((f) => f.endsWith('.html') && f !== 'index.html').map((f) => f.slice(0, -5)).sort();

/**
 * One imitated host. `site`: where the check lives, ending in a slash; `variant`: 'raam' or 'element'; `oorsprong`: the
 * site's origin in the host's policy.
 */
export function hostPage(name, { site, variant, sum, oorsprong = "'self'" }) {
  const text = readFileSync(join(SITE, `voorbeelden/${name}.html`), 'utf8');
  const element = variant === 'element';
  const values = {
    site, oorsprong, versie: VERSIE, sri: sum,
    variant: element ? ' variant="element"' : '',
    // what a host with a strict policy must allow, for each of the two
    beleid: element ? `script-src 'nonce-dm9vcmJlZWxk' 'wasm-unsafe-eval'; connect-src ${oorsprong}; trusted-types lit-html` : `script-src 'nonce-dm9vcmJlZWxk'; frame-src ${oorsprong}; trusted-types 'none'`,
    ander: element ? `${name}.html` : `${name}-element.html`,
    anders: element ? 'Dezelfde pagina met een frame' : 'Dezelfde pagina met een element',
  };
  return text.replace(/\{\{(\w+)\}\}/g, (all, key) => {
    if (!(key in values)) throw new Error(`site/voorbeelden/${name}.html: unknown ${all}`);
    return values[key];
  });
}

/** The example pages, with their sheets, below dist/voorbeelden/. */
export function writeExamples(dist, sum) {
  const out = join(dist, 'voorbeelden');
  mkdirSync(out, { recursive: true });
  for (const f of readdirSync(join(SITE, 'voorbeelden'))) if (f.endsWith('.css')) copyFileSync(join(SITE, 'voorbeelden', f), join(out, f));
  for (const name of HOSTS())
    for (const [file, variant] of [[`${name}.html`, 'raam'], [`${name}-element.html`, 'element']])
      writeFileSync(join(out, file), hostPage(name, { site: '../', variant, sum }));
  const index = join(SITE, 'voorbeelden/index.html');
  if (existsSync(index)) writeFileSync(join(out, 'index.html'), readFileSync(index, 'utf8').replaceAll('{{versie}}', VERSIE).replaceAll('{{sri}}', sum));
}
