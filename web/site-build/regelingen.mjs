// Reads the rulesets and their texts, and makes a page per scheme: what a citizen or a policy officer may verify.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { html } from './html.mjs';
import { value, date, number } from './getallen.mjs';

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const OFFICIAL_STATUS = new Set(['officieel', 'officieel_geciteerd']);
const OFFICIAL_SOURCE = new Set(['folder', 'proefberekening', 'tabel', 'wet', 'pagina']);

/** All national schemes, with their texts per language and their cases. */
export function readSchemes(rulesets, languages) {
  const dir = join(rulesets, 'rijk');
  if (!existsSync(dir)) return [];
  const files = readdirSync(dir).filter((f) => f.endsWith('.json') && !f.endsWith('.cases.json')).sort();
  return files
    .map((f) => ({ bestand: `rulesets/rijk/${f}`, bevat: read(join(dir, f)), pad: join(dir, f) }))
    // One scheme, or several that share a file.
    .flatMap(({ bevat, ...file }) => (bevat.soort === 'regeling' ? [bevat] : (bevat.regelingen ?? [])).map((regels) => ({ ...file, regels })))
    .map((scheme) => {
      const cases = scheme.pad.replace(/\.json$/, '.cases.json');
      const text = (language) => {
        const path = join(rulesets, 'teksten', language, `${scheme.regels.id}.json`);
        return existsSync(path) ? read(path) : {};
      };
      return {
        ...scheme,
        id: scheme.regels.id,
        gevallen: existsSync(cases) ? (read(cases).gevallen ?? []) : [],
        teksten: Object.fromEntries(languages.map((l) => [l, text(l)])),
      };
    });
}

export const nameOf = (scheme, language) => scheme.teksten[language].naam ?? scheme.teksten.nl.naam ?? readable(scheme.id);
const readable = (id) => {
  const words = id.split('.').at(-1).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, k) => values[k]);

/** "Wzt art. 3 lid 1; folder" → the part that names a known law's article becomes a link. */
export function source(laws, text) {
  if (!text) return '';
  return String(text).split(/(;\s*)/).map((part) => {
    const found = /^(\S+) art\. ?(\d+[a-z]*(?::\d+)?)[^:(]*/.exec(part);
    const bwb = found && (laws[found[1]]?.bwb ?? /^BWBR\d{7}$/.exec(found[1])?.[0]);
    if (!bwb) return html`<span lang="nl">${part}</span>`;
    const words = found[0].trimEnd();
    return html`<a lang="nl" href="https://wetten.overheid.nl/jci1.3:c:${bwb}&amp;artikel=${encodeURIComponent(found[2])}" rel="noreferrer">${words}</a>${part.length > words.length ? html`<span lang="nl">${part.slice(words.length)}</span>` : ''}`;
  });
}

/** All dated values in a ruleset: how sure are they, and of when. */
function standing(rules) {
  const rows = [...Object.values(rules.parameters ?? {}), ...Object.values(rules.tabellen ?? {})].flatMap((p) => p.reeks ?? []);
  const dates = rows.map((r) => r.vanaf).filter(Boolean).sort();
  return { all: rows.length, unofficial: rows.filter((r) => !OFFICIAL_STATUS.has(r.status)).length, first: dates[0], last: dates.at(-1) };
}

function conditions({ t, laws }, scheme, text) {
  const list = scheme.regels.voorwaarden ?? [];
  if (!list.length) return '';
  return html`<h2>${t.voorwaarden}</h2>
<p>${t.voorwaarden_intro}</p>
<ul class="cjr-voorwaarden">
${list.map((c) => {
    const own = text.voorwaarden?.[c.id] ?? {};
    return html`<li><strong>${own.wat ?? readable(c.id)}</strong>${c.beoordeling_als ? html` <span class="nl-data-badge">${c.eis ? t.soms_een_mens : t.een_mens_beslist}</span>` : ''}
${own.ja ? html`<p>${own.ja}</p>` : ''}<p class="cjr-bron">${t.bron}: ${source(laws, c.bron)}</p></li>
`;
  })}</ul>
`;
}

/** One table of what holds last; what held before folds open below it. */
function amounts({ t, laws, language }, scheme, text) {
  const list = Object.entries(scheme.regels.parameters ?? {}).filter(([, p]) => p.reeks?.length);
  if (!list.length) return '';
  const label = (id) => text.stappen?.[id] ?? html`<span lang="nl">${readable(id)}</span>`;
  const row = ([id, p], r) => html`<tr><td>${label(id)}</td><td>${value(t, language, p.type, r.waarde)}</td><td class="utrecht-table__cell cjr-heel">${date(language, r.vanaf)}</td><td>${source(laws, r.bron)}</td><td>${t.statussen[r.status] ?? r.status}</td></tr>
`;
  const table = (name, rows) => html`<section class="cjr-breed cjr-breed--ruim" aria-label="${name}" tabindex="0"><table>
<thead><tr><th scope="col">${t.naam}</th><th scope="col">${t.waarde}</th><th scope="col">${t.vanaf}</th><th scope="col">${t.bron}</th><th scope="col">${t.status}</th></tr></thead>
<tbody>
${rows}</tbody></table></section>
`;
  const earlier = list.flatMap((entry) => entry[1].reeks.slice(0, -1).reverse().map((r) => row(entry, r)));
  return html`<h2>${t.bedragen}</h2>
<p>${t.bedragen_intro}</p>
${table(t.bedragen, list.map((entry) => row(entry, entry[1].reeks.at(-1))))}${earlier.length ? html`<details class="cjr-uitklap"><summary>${t.eerder}</summary>
${table(t.eerder, earlier)}</details>
` : ''}`;
}

function tables({ t, laws, language }, scheme, text) {
  return Object.entries(scheme.regels.tabellen ?? {}).map(([id, table]) => {
    const columns = Object.entries(table.kolommen ?? {});
    const keyed = String(table.sleutel).startsWith('keuze');
    const label = text.stappen?.[id] ?? readable(id);
    const period = (r) => html`<details class="cjr-uitklap">
<summary>${label}, ${t.vanaf.toLowerCase()} ${date(language, r.vanaf)}</summary>
<p class="cjr-bron">${t.bron}: ${source(laws, r.bron)} (${t.statussen[r.status] ?? r.status})</p>
<section class="cjr-breed" aria-label="${label}, ${date(language, r.vanaf)}" tabindex="0"><table>
<thead><tr>${keyed ? html`<th scope="col">${t.tabel_is}</th>` : html`<th scope="col">${t.tabel_van}</th><th scope="col">${t.tabel_tot}</th>`}${columns.map(([c]) => html`<th scope="col"><span lang="nl">${readable(c)}</span></th>`)}</tr></thead>
<tbody>
${(r.rijen ?? []).map((row) => html`<tr>${keyed ? html`<td>${row.is}</td>` : html`<td>${value(t, language, table.sleutel, row.van)}</td><td>${row.tot === undefined ? t.en_meer : value(t, language, table.sleutel, row.tot)}</td>`}${columns.map(([c, type]) => html`<td>${value(t, language, type, row[c])}</td>`)}</tr>
`)}${r.anders ? html`<tr><td${keyed ? '' : html` colspan="2"`}>${t.tabel_anders}</td>${columns.map(([c, type]) => html`<td>${value(t, language, type, r.anders[c])}</td>`)}</tr>
` : ''}</tbody></table></section>
</details>
`;
    return html`<h3>${t.tabel}: ${label}</h3>
${[...(table.reeks ?? [])].reverse().map(period)}`;
  });
}

function steps({ t, laws, language }, scheme, text) {
  const rules = scheme.regels.regels ?? [];
  const result = scheme.regels.uitkomst;
  const formula = (f) => (f === undefined || f === null ? '' : html`<p><code lang="nl" translate="no">${f}</code></p>`);
  const one = (r) => (r.versies ?? [r]).map((v) => html`${v.vanaf ? html`<p>${t.vanaf} ${date(language, v.vanaf)}:</p>` : ''}${formula(v.is)}<p class="cjr-bron">${t.bron}: ${source(laws, v.bron ?? r.bron)}</p>`);
  return html`<h2>${t.berekening}</h2>
<p>${t.berekening_intro}</p>
<details class="cjr-uitklap"><summary>${t.berekening}: ${number(language, rules.length + (result ? 1 : 0))}</summary>
<ol class="cjr-stappen">
${rules.map((r) => html`<li><strong>${text.stappen?.[r.naam] ?? html`<span lang="nl">${readable(r.naam)}</span>`}</strong>${one(r)}</li>
`)}${result ? html`<li><strong>${t.uitkomst}</strong>${one({ ...result, is: result.bedrag })}</li>
` : ''}</ol></details>
`;
}

function apply({ t }, text) {
  const a = text.aanvragen;
  if (!a) return '';
  const row = (label, content) => (content ? html`<div><dt>${label}</dt><dd>${content}</dd></div>
` : '');
  return html`<h2>${t.aanvragen}</h2>
<dl class="cjr-gegevens">
${row(t.waar, html`${a.waar ?? ''}${a.adres ? html`${a.waar ? ' ' : ''}<a href="${a.adres}" rel="noreferrer">${new URL(a.adres).hostname.replace(/^www\./, '')}</a>` : ''}`)}${row(t.telefoon, a.telefoon)}${row(t.termijn, a.termijn)}${row(t.duur, a.duur)}${row(t.nodig, a.nodig?.length ? html`<ul>${a.nodig.map((n) => html`<li>${n}</li>`)}</ul>` : '')}</dl>
<p>${t.altijd_aanvragen}</p>
`;
}

function examples({ t, language }, scheme) {
  const list = scheme.gevallen;
  if (!list.length) return html`<h2>${t.voorbeelden}</h2>
<p>${t.voorbeelden_geen}</p>
`;
  const official = list.filter((c) => OFFICIAL_SOURCE.has(c.bron?.soort)).length;
  const counts = Object.entries(t.bronsoorten)
    .map(([kind, label]) => [label, list.filter((c) => c.bron?.soort === kind).length])
    .filter(([, n]) => n);
  return html`<h2>${t.voorbeelden}</h2>
<p>${fill(t.voorbeelden_tekst, { aantal: number(language, list.length), officieel: number(language, official) })}</p>
<details class="cjr-uitklap"><summary>${t.voorbeelden_bronnen}</summary>
<ul>${counts.map(([label, n]) => html`<li>${label}: ${number(language, n)}</li>
`)}</ul></details>
`;
}

function status({ t, language }, scheme) {
  const s = standing(scheme.regels);
  const sure = s.unofficial === 0 ? t.stand_alles
    : fill(t.stand_deels, { aantal: number(language, s.unofficial), totaal: number(language, s.all) });
  return html`<h2>${t.stand}</h2>
${s.all ? html`<p>${sure}</p>
<p>${fill(t.stand_periode, { van: date(language, s.first), tot: date(language, s.last) })}</p>
` : ''}<p>${fill(t.stand_bestand, { bestand: scheme.bestand, versie: scheme.regels.versie ?? '–' })}</p>
`;
}

export function schemePage(context, scheme) {
  const { t, language, laws, links } = context;
  const text = { ...scheme.teksten.nl, ...scheme.teksten[language] };
  const name = nameOf(scheme, language);
  const law = Object.values(laws).find((l) => l.bwb === scheme.regels.wet);
  const warnings = Object.values(text.waarschuwingen ?? {});
  return {
    title: name,
    description: fill(t.regeling_beschrijving, { naam: name }),
    body: html`<h1>${name}</h1>
<p class="nl-paragraph nl-paragraph--lead">${text.kort ?? ''}</p>
<p><a class="nl-button nl-button--primary" href="${links.check}">${fill(t.check_regeling, { naam: name.charAt(0).toLowerCase() + name.slice(1) })}</a></p>
${text.uitleg ? html`<h2>${t.wat}</h2>
<p>${text.uitleg}</p>
` : ''}<dl class="cjr-gegevens">
${scheme.regels.uitvoerder ? html`<div><dt>${t.uitvoerder}</dt><dd lang="nl">${scheme.regels.uitvoerder}</dd></div>
` : ''}${law ? html`<div><dt>${t.wet}</dt><dd><a lang="nl" href="https://wetten.overheid.nl/${law.bwb}/" rel="noreferrer">${law.naam}</a></dd></div>
` : ''}</dl>
${conditions(context, scheme, text)}${apply(context, text)}${warnings.length ? html`<h2>${t.let_op}</h2>
<ul>${warnings.map((w) => html`<li>${w}</li>
`)}</ul>
` : ''}${amounts(context, scheme, text)}${tables(context, scheme, text)}${steps(context, scheme, text)}${examples(context, scheme)}${status(context, scheme)}<p><a href="${links.home}regelingen/index.html">${t.terug_overzicht}</a></p>
`,
  };
}

export function overview({ t, language }, schemes, toFolder) {
  if (!schemes.length) return html`<p>${t.geen_regelingen}</p>`;
  return html`<ul class="cjr-regelingen">
${schemes.map((s) => html`<li><a href="${toFolder}${s.id}.html">${nameOf(s, language)}</a>${s.teksten[language].kort ? html`<span class="cjr-regelingen__kort">${s.teksten[language].kort}</span>` : ''}</li>
`)}</ul>`;
}
