// Makes everything of site/dist that Vite does not: the static pages, the service worker, the list of sums.
// Usage: node site-build/bouw.mjs [--dist DIR] [--rulesets DIR]. Same input, same bytes: no clock, no chance.
import { readFileSync, writeFileSync, readdirSync, mkdirSync, existsSync, copyFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { html, raw, escape } from './html.mjs';
import { page, paths } from './sjabloon.mjs';
import { readSchemes, schemePage, overview } from './regelingen.mjs';
import { addresses, ownRules, townPage } from './adressen.mjs';
import { number } from './getallen.mjs';
import { writeExamples, writeLoader } from './insluiten.mjs';
import { municipalitiesPage, readReport } from './gemeenten.mjs';
import { metIcoon } from '../tools/bundel.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const option = (name, fallback) => {
  const i = process.argv.indexOf(`--${name}`);
  return i < 0 ? fallback : resolve(process.argv[i + 1]);
};
const DIST = option('dist', join(ROOT, 'site/dist'));
const RULESETS = option('rulesets', join(ROOT, 'rulesets'));
const SITE = join(ROOT, 'site');
const LANGUAGES = ['nl', 'en'];
const SEAL = "default-src 'none'; script-src 'wasm-unsafe-eval'; img-src data: blob:; base-uri 'none'; form-action 'none'";

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const sum = (bytes, length) => createHash('sha256').update(bytes).digest('hex').slice(0, length);
const write = (file, content) => {
  const path = join(DIST, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
};
/** All files below the site's root, as addresses, sorted. */
const files = () =>
  readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => relative(DIST, join(e.parentPath ?? e.path, e.name)).split(sep).join('/'))
    .filter((f) => !f.startsWith('.') && !f.endsWith('.br'))
    .sort();

const settings = { ...json(join(SITE, 'instellingen.json')), ...(process.env.CJR_BASIS ? { basis: process.env.CJR_BASIS } : {}) };
const report = readReport(process.env.CJR_OPDRACHT ?? join(ROOT, 'build/native/recht'), RULESETS);
const laws = json(join(SITE, 'wetten.json'));
const schemes = readSchemes(RULESETS, LANGUAGES);
const towns = addresses(RULESETS);

// --- 1. style and icon: those of the check page, plus a small sheet of our own
mkdirSync(join(DIST, 'assets'), { recursive: true });
const own = readFileSync(join(SITE, 'stijl/pagina.css'));
const ownSheet = `assets/pagina-${sum(own, 8)}.css`;
write(ownSheet, own);
for (const f of readdirSync(join(SITE, 'openbaar'))) copyFileSync(join(SITE, 'openbaar', f), join(DIST, f));
const check = existsSync(join(DIST, 'check/index.html')) ? readFileSync(join(DIST, 'check/index.html'), 'utf8') : '';
const sheets = [...check.matchAll(/<link\b[^>]*rel="stylesheet"[^>]*>/g)]
  .map(([tag]) => /href="(?:\.\.\/|\.\/)?([^"]+)"/.exec(tag)?.[1])
  .filter(Boolean);
const head = (root) =>
  `<link rel="icon" href="${root}icoon.svg" type="image/svg+xml">\n` + [...sheets, ownSheet].map((s) => `<link rel="stylesheet" href="${root}${s}">`).join('\n');

// --- 2. the kiosk: the check's own files and its sheet, with the settings beside it, which may be changed where it stands
const kiosk = files().filter((f) => /^assets\/kiosk-/.test(f));
const script = /<script\b[^>]*src="\.\.\/([^"]+)"/.exec(check)?.[1];
if (script) {
  const tags = [`<script type="module" src="${script}"></script>`, ...[...sheets, ...kiosk.filter((f) => f.endsWith('.css'))].map((s) => `<link rel="stylesheet" href="${s}">`)];
  write('kiosk.html', metIcoon(readFileSync(join(SITE, 'kiosk.html'), 'utf8')).replace('{{bestanden}}', tags.join('\n')));
  write('kiosk.json', `${JSON.stringify(settings.kiosk ?? {}, null, 2)}\n`);
}

// --- 3. what other websites load, and pages that show it
const { integrity } = await writeLoader(DIST);
writeExamples(DIST, integrity);

// --- 4. the pages
const version = schemes.map((s) => s.regels.versie).filter(Boolean).sort().at(-1);
const texts = Object.fromEntries(LANGUAGES.map((l) => [l, json(join(SITE, `teksten/${l}.json`))]));
const put = (language, own, content) => {
  const file = language === 'nl' ? own : `${language}/${own}`;
  const t = texts[language];
  write(file, page({ t, language, file, base: settings.basis, address: settings.adres, head, versions: version, alternate: own !== '404.html', ...content }));
};
const context = (language, own) => ({
  t: texts[language], language, laws,
  links: paths(language, language === 'nl' ? own : `${language}/${own}`, settings.basis),
});

function contentPage(language, name) {
  const text = readFileSync(join(SITE, 'paginas', language, `${name}.html`), 'utf8');
  const meta = (key) => new RegExp(`<!-- ${key}: (.*?) -->`).exec(text)?.[1] ?? '';
  const t = texts[language];
  const { links } = context(language, `${name}.html`);
  const values = {
    check: escape(links.check),
    wortel: links.home,
    wortelbestanden: links.root,
    regelingen: String(overview({ t: texts[language], language }, schemes, `${links.home}regelingen/`)),
    zegel: escape(SEAL),
    beheerder: escape(settings.beheerder ?? t.beheerder_onbekend),
    contact: settings.contact ? escape(t.contact_tekst.replace('{contact}', settings.contact)) : escape(t.contact_onbekend),
    broncode: settings.broncode ? `<a href="${escape(settings.broncode)}" rel="noreferrer">${escape(t.broncode_onbekend)}</a>` : escape(t.broncode_onbekend),
    sommen: name === 'privacy' ? String(sums(language)) : '',
  };
  const body = text.replace(/<!-- \w+: .*? -->\n?/g, '').replace(/\{\{(\w+)\}\}/g, (all, key) => {
    if (!(key in values)) throw new Error(`site/paginas/${language}/${name}.html: unknown ${all}`);
    return values[key];
  });
  return { title: meta('titel'), description: meta('beschrijving'), body: raw(body) };
}

/** The files that do the work; the static pages and this list itself are in sha256sums.txt. */
function sums(language) {
  const t = texts[language];
  const rows = files().filter((f) => /^((check|embed|assets|regels)\/|kiosk\.html$)/.test(f));
  return html`<section class="cjr-breed" aria-label="SHA-256" tabindex="0"><table>
<thead><tr><th scope="col">${t.bestand}</th><th scope="col">${t.grootte}</th><th scope="col">SHA-256</th></tr></thead>
<tbody>
${rows.map((f) => {
    const bytes = readFileSync(join(DIST, f));
    return html`<tr><td translate="no">${f}</td><td>${number(language, bytes.length)} B</td><td><code class="cjr-som" translate="no">${sum(bytes)}</code></td></tr>
`;
  })}</tbody></table></section>`;
}

for (const language of LANGUAGES) {
  const t = texts[language];
  for (const name of ['index', 'privacy', 'toegankelijkheid', '404']) put(language, `${name}.html`, contentPage(language, name));
  put(language, 'regelingen/index.html', {
    title: t.regelingen_titel,
    description: t.regelingen_beschrijving,
    body: html`<h1>${t.regelingen_titel}</h1>
<p class="nl-paragraph nl-paragraph--lead">${t.regelingen_intro}</p>
${overview({ t: texts[language], language }, schemes, '')}
${report ? html`<p><a href="../gemeenten.html">${t.gemeenten.titel}</a></p>` : ''}`,
  });
  if (report) put(language, 'gemeenten.html', municipalitiesPage(context(language, 'gemeenten.html'), report));
  for (const scheme of schemes)
    put(language, `regelingen/${scheme.id}.html`, schemePage(context(language, `regelingen/${scheme.id}.html`), scheme));
  for (const address of towns)
    put(language, `${address.slug}/index.html`, townPage(context(language, `${address.slug}/index.html`), address, ownRules(RULESETS, address.town.code, LANGUAGES)));
}

// --- 5. the service worker: what the check needs. Few requests: the page has just asked for the same files.
const needed = files()
  .filter((f) => f === 'check/index.html' || (/^(assets|regels)\//.test(f) && f !== ownSheet && !kiosk.includes(f) && !/assets\/(embed|pdf)-|GM\d{4}|^regels\/taal\/|bestanden\.json|\.map$/.test(f)));
const worker = readFileSync(join(SITE, 'sw.js'), 'utf8');
const state = sum(worker + needed.map((f) => `${f} ${sum(readFileSync(join(DIST, f)))}`).join('\n'), 12);
const kept = needed.map((f) => f.replace(/(^|\/)index\.html$/, '$1'));
write('sw.js', worker.replace('__VERSIE__', state).replace('__KERN__', JSON.stringify(kept, null, 2)));

// --- 6. for search engines: every page that one may land on, once it is known where the site stands
if (settings.adres) {
  const address = settings.adres.replace(/\/?$/, '/');
  const landing = files().filter((f) => f.endsWith('.html') && !/^(embed|voorbeelden|werkplaats)\/|404\.html$|^kiosk\.html$/.test(f));
  write('sitemap.xml', `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${
    landing.map((f) => `<url><loc>${escape(address + f.replace(/(^|\/)index\.html$/, '$1'))}</loc></url>\n`).join('')}</urlset>\n`);
  writeFileSync(join(DIST, 'robots.txt'), `${readFileSync(join(DIST, 'robots.txt'), 'utf8')}Sitemap: ${address}sitemap.xml\n`);
}

// --- 7. sums of everything but the list itself
write('sha256sums.txt', files().filter((f) => f !== 'sha256sums.txt').map((f) => `${sum(readFileSync(join(DIST, f)))}  ${f}\n`).join(''));
console.log(`site: ${files().length} files, ${schemes.length} schemes, version ${state}`);
