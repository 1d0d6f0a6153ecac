// Which built files the check loads, and when: read from the files themselves, so that the budget needs no browser.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve, dirname } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export const packed = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;

export function bundle(dist) {
  const names = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
    .map((e) => relative(dist, join(e.parentPath ?? e.path, e.name))).filter((f) => !f.endsWith('.br'));
  const file = (name) => {
    const bytes = readFileSync(join(dist, name));
    return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, br: packed(bytes) };
  };
  const page = readFileSync(join(dist, 'check/index.html'), 'utf8');
  const linked = [...page.matchAll(/<(?:script[^>]+src|link rel="stylesheet"[^>]+href)="\.\.\/((?:assets|regels)\/[^"]+)"/g)].map((m) => m[1]);
  const follow = (name, seen = new Set()) => {
    if (seen.has(name)) return seen;
    seen.add(name);
    const source = readFileSync(join(dist, name), 'utf8');
    for (const m of source.matchAll(/(?:^|[;}\s])import\s*(?:[\w${},*\s]+from)?\s*["'](\.[^"']+)["']/g))
      follow(relative(dist, resolve(dist, dirname(name), m[1])), seen);
    return seen;
  };
  const scripts = linked.filter((f) => /\.m?js$/.test(f)).flatMap((f) => [...follow(f)]);
  const is = (re) => names.filter((f) => re.test(f) && !/GM\d{4}/.test(f));
  const first = [...new Set(['check/index.html', ...scripts, ...linked.filter((f) => f.endsWith('.css')), ...is(/^regels\/lijst/)])]; // its few texts travel in the script
  const own = /^assets\/(pagina|kiosk|embed|pdf)-/; // the static pages' own sheet; what only the kiosk, other people's pages or who ticks it load
  const all = [...new Set([...first, ...names.filter((f) => (/^(assets|regels)\//.test(f) && !/GM\d{4}|^regels\/taal\/|bestanden\.json|\.map$/.test(f) && !own.test(f)) || f === 'sw.js')])];
  return {
    first: first.map(file),
    all: all.map(file),
    ticked: is(/^assets\/pdf-/).map(file),
    languages: names.filter((f) => /^regels\/taal\//.test(f)).map(file),
    // not those of the workshop, which hold cases and texts too
    towns: names.filter((f) => /^regels\/gm\/GM\d{4}/.test(f)).map(file),
  };
}
