// The frame around every static page: head, header with menu, main, footer.
import { html, raw, escape } from './html.mjs';

// Static pages hold no script at all; this holds even on a host that sends no headers.
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'";

/** Content files are written with bare tags; this gives them the NL Design System classes. */
const CLASSES = {
  h1: 'nl-heading nl-heading--level-1',
  h2: 'nl-heading nl-heading--level-2',
  h3: 'nl-heading nl-heading--level-3',
  p: 'nl-paragraph',
  a: 'nl-link',
  ul: 'utrecht-unordered-list',
  ol: 'utrecht-ordered-list',
  table: 'utrecht-table',
  caption: 'utrecht-table__caption',
  th: 'utrecht-table__header-cell',
  td: 'utrecht-table__cell',
  code: 'cjr-code-woord',
};
export const withClasses = (text) =>
  text.replace(/<(h[1-3]|p|a|ul|ol|table|caption|th|td|code)((?:\s[^<>]*)?)>/g, (tag, name, attributes) =>
    /\sclass=/.test(attributes) ? tag : `<${name} class="${CLASSES[name]}"${attributes}>`);

/** `root` leads from this page to the site's root, `home` to the root of this language. */
export function paths(language, file, base) {
  const depth = file.split('/').length - 1;
  // A not-found page is shown at any depth, so only there the addresses are absolute.
  const absolute = file.endsWith('404.html');
  const up = absolute ? base : '../'.repeat(depth) || './';
  return { root: up, home: language === 'nl' ? up : `${up}${language}/`, check: `${up}check/${language === 'nl' ? '' : `?taal=${language}`}` };
}

/** For search engines, which want whole addresses: this page's own, and the same page in each language. */
const addressTags = (address, language, file, other, otherFile) => {
  const whole = (f) => `${address.replace(/\/?$/, '/')}${f.replace(/(^|\/)index\.html$/, '$1')}`;
  return html`<link rel="canonical" href="${whole(file)}">
<link rel="alternate" hreflang="${language}" href="${whole(file)}">
<link rel="alternate" hreflang="${other}" href="${whole(otherFile)}">
`;
};

/** `address`: where the site stands ("https://…"), or null when that is not known. */
export function page({ t, language, file, title, description, body, head, base, address, alternate, versions }) {
  const p = paths(language, file, base);
  const own = language === 'nl' ? file : file.slice(language.length + 1);
  const other = t.andere_taal_code;
  const otherFile = `${other === 'nl' ? '' : `${other}/`}${own}`;
  const link = (target) => (target === 'check' ? p.check : `${p.home}${target === 'regelingen' ? 'regelingen/index' : target}.html`);
  const current = (target) =>
    own === `${target}.html` || (target === 'regelingen' && own === 'regelingen/index.html') ? raw(' aria-current="page"') : '';
  const menu = ['index', 'check', 'regelingen', 'privacy', 'toegankelijkheid'];
  const text = String(html`<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(escape(POLICY).replace(/&#39;/g, "'"))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${own === 'index.html' ? `${t.site}: ${title.charAt(0).toLowerCase()}${title.slice(1)}` : `${title} – ${t.site}`}</title>
<meta name="description" content="${description}">
<meta name="referrer" content="no-referrer">
${raw(head(p.root))}
${alternate && address ? addressTags(address, language, file, other, otherFile) : ''}${alternate ? '' : raw('<meta name="robots" content="noindex">\n')}</head>
<body class="utrecht-document utrecht-theme cjr-pagina cjr-los">
<a class="nl-skip-link" href="#inhoud">${t.naar_inhoud}</a>
<header class="cjr-kop">
<div class="cjr-kop__in">
<a class="cjr-merk" href="${p.home}index.html" translate="no">${t.site}</a>
${alternate ? html`<div class="cjr-kop__rechts"><a class="nl-link cjr-taal" lang="${other}" hreflang="${other}" href="${p.root}${otherFile}">${t.andere_taal}</a></div>
` : ''}</div>
<nav class="cjr-menu" aria-label="${t.hoofdmenu}">
<ul class="cjr-menu__lijst">
${menu.map((m) => html`<li><a class="nl-link" href="${link(m)}"${current(m)}>${t.menu[m]}</a></li>
`)}</ul>
</nav>
</header>
<main class="cjr-inhoud" id="inhoud" tabindex="-1">
${raw(withClasses(String(body)).trim())}
</main>
<footer class="cjr-voet">
<div class="cjr-voet__in">
<p class="nl-paragraph">${t.voet}</p>
<p class="nl-paragraph">${t.voet_besluit}</p>
${versions ? html`<p class="cjr-bij">${t.regels_versie}: <span translate="no">${versions}</span></p>
` : ''}</div>
</footer>
</body>
</html>
`);
  return text;
}
