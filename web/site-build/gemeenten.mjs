// The page that says of every municipality what is encoded, how sure and how old it is, and what is still to be asked.
// Made from what `recht report --json` says.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html } from './html.mjs';
import { date, number } from './getallen.mjs';
import { slug } from './adressen.mjs';

/** The day of the report is the last one of the year the list of municipalities is for: no clock, so the same bytes each time. */
export function readReport(command, rulesets) {
  const list = join(rulesets, 'gemeenten/lijst.json');
  if (!existsSync(list)) return null;
  const year = JSON.parse(readFileSync(list, 'utf8')).versie.slice(0, 4);
  try {
    return JSON.parse(execFileSync(command, ['report', '--json', '--datum', `${year}-12-31`, '--rulesets', rulesets], { encoding: 'utf8', maxBuffer: 1 << 26 }));
  } catch (cause) {
    throw new Error(`${command} gives no report; build it: cmake --preset native && cmake --build --preset native --target recht`, { cause });
  }
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, k) => values[k]);

const years = (m) => {
  const all = m.bronnen.map((b) => b.jaar).filter(Boolean);
  if (!all.length) return '–';
  const [first, last] = [Math.min(...all), Math.max(...all)];
  return first === last ? String(first) : `${first}–${last}`;
};

const questions = (m) => m.nog_te_vragen.length + m.regelingen.reduce((n, r) => n + r.nog_te_vragen.length, 0);
const filled = (m) => m.landelijk.reduce((n, f) => n + f.gevuld.length, 0);

function table({ t, language }, own) {
  const g = t.gemeenten;
  return html`<section class="cjr-breed cjr-breed--ruim" aria-label="${g.ingevoerd}" tabindex="0"><table>
<thead><tr>${[g.gemeente, g.eigen, g.landelijk, g.officieel, g.verouderd, g.niet_bekend, g.bronjaren, g.vragen].map((h) => html`<th scope="col">${h}</th>`)}</tr></thead>
<tbody>
${own.map((m) => html`<tr><td><a href="#${m.code}">${m.naam}</a></td><td>${number(language, m.regelingen.length)}</td><td>${number(language, filled(m))}</td><td>${fill(g.van, { deel: number(language, m.waarden.officieel), totaal: number(language, m.waarden.totaal) })}</td><td>${number(language, m.waarden.verouderd)}</td><td>${number(language, m.waarden.onbekend)}</td><td class="utrecht-table__cell cjr-heel">${years(m)}</td><td>${number(language, questions(m))}</td></tr>
`)}</tbody></table></section>
`;
}

function oneScheme({ t, language }, r) {
  const g = t.gemeenten;
  const name = r.naam[language] ?? r.naam.nl ?? r.id;
  const sure = t.statussen[r.status] ?? r.status;
  return html`<li><strong>${name}</strong>: ${r.met_bedrag ? g.met_bedrag : g.zonder_bedrag}; ${t.bron}: <span lang="nl">${r.brondatum || g.zonder_datum}</span> (${sure})</li>
`;
}

function detail(context, m, own) {
  const { t, language, links } = context;
  const g = t.gemeenten;
  const asked = [...m.nog_te_vragen, ...m.regelingen.flatMap((r) => r.nog_te_vragen.map((q) => `${r.naam.nl ?? r.id}: ${q}`))];
  return html`<h3 id="${m.code}">${m.naam}</h3>
<p><a href="${links.home}${slug(m.naam)}/index.html">${fill(g.naar_pagina, { gemeente: m.naam })}</a></p>
${own ? html`<ul>
${m.regelingen.map((r) => oneScheme(context, r))}</ul>
<details class="cjr-uitklap"><summary>${g.alle_bronnen}: ${m.naam}</summary>
<ul>
${m.bronnen.map((b) => html`<li><span lang="nl">${b.bron}</span> (${t.statussen[b.status] ?? b.status}${b.jaar ? `, ${b.jaar}` : `, ${g.zonder_datum}`}${b.waarden ? `; ${number(language, b.waarden)} ${b.waarden === 1 ? g.waarde : g.waarden}` : ''})</li>
`)}</ul></details>
${asked.length ? html`<details class="cjr-uitklap"><summary>${g.te_vragen}: ${m.naam}</summary>
<ul lang="nl">
${asked.map((q) => html`<li>${q}</li>
`)}</ul></details>
` : ''}` : ''}`;
}

export function municipalitiesPage(context, report) {
  const { t, language, links } = context;
  const g = t.gemeenten;
  const own = report.gemeenten.filter((m) => m.ingevoerd);
  const others = report.gemeenten.filter((m) => !m.ingevoerd);
  return {
    title: g.titel,
    description: g.beschrijving,
    body: html`<h1>${g.titel}</h1>
<p class="nl-paragraph nl-paragraph--lead">${fill(g.intro, { ingevoerd: number(language, own.length), totaal: number(language, report.totaal.gemeenten) })}</p>
<p>${fill(g.peildatum, { datum: date(language, report.datum) })}</p>
<h2>${g.ingevoerd}</h2>
<p>${g.uitleg}</p>
${table(context, own)}${own.map((m) => detail(context, m, true))}<h2>${fill(g.anderen, { aantal: number(language, others.length) })}</h2>
<p>${g.anderen_uitleg}</p>
<ul class="utrecht-unordered-list cjr-kolommen">
${others.map((m) => html`<li><a href="${links.home}${slug(m.naam)}/index.html">${m.naam}</a>: ${g.alleen_landelijk}</li>
`)}</ul>
${report.herindelingen.length ? html`<h2>${g.opgeheven}</h2>
<ul>
${report.herindelingen.map((h) => html`<li>${fill(g.hoort_bij, { oud: h.oude_naam, nieuw: report.gemeenten.find((m) => m.code === h.nieuwe_code)?.naam ?? h.nieuwe_code })}</li>
`)}</ul>
` : ''}<p>${g.zelf} <a href="${links.root}werkplaats/index.html">${g.werkplaats}</a></p>
`,
  };
}
