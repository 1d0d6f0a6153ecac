// An address of its own for every municipality (/enschede/): what a municipality links to. It says which of its own
// schemes are known, and leads to the check with the municipality filled in.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html } from './html.mjs';

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const TAKEN = ['check', 'assets', 'regels', 'regelingen', 'en', 'gemeenten', 'index', 'privacy', 'toegankelijkheid', 'kiosk', 'embed', 'voorbeelden'];

/** 's-Gravenhage → s-gravenhage, Súdwest-Fryslân → sudwest-fryslan. */
export const slug = (name) => name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/**
 * Every address with the municipality it stands for: its name; the other names that people use, where there are rules of
 * its own; and names from before a regrouping.
 */
export function addresses(rulesets) {
  const path = join(rulesets, 'gemeenten/lijst.json');
  if (!existsSync(path)) return [];
  const { gemeenten, herindelingen = [] } = json(path);
  const out = new Map(TAKEN.map((name) => [name, null]));
  const add = (name, town, old) => {
    if (!out.has(slug(name))) out.set(slug(name), { slug: slug(name), town, ...(old ? { old } : {}) });
  };
  for (const town of gemeenten) add(town.naam, town);
  for (const town of gemeenten.filter(({ code }) => existsSync(rulesFile(rulesets, code)))) for (const other of town.ook ?? []) add(other, town);
  for (const h of herindelingen) {
    const town = gemeenten.find(({ code }) => code === h.nieuwe_code);
    if (town) add(h.oude_naam, town, h.oude_naam);
  }
  return [...out.values()].filter(Boolean);
}

const rulesFile = (rulesets, code) => join(rulesets, `gemeenten/${code.toLowerCase()}.json`);

/** The rules and texts of a municipality, when there are any. */
export function ownRules(rulesets, code, languages) {
  const path = rulesFile(rulesets, code);
  if (!existsSync(path)) return null;
  const texts = Object.fromEntries(languages.map((l) => [l, json(join(rulesets, `teksten/${l}/${code.toLowerCase()}.json`))]));
  return { rules: json(path), texts };
}

export function townPage({ t, language, links }, { town, old }, own) {
  const vars = (text) => text.replaceAll('{gemeente}', town.naam).replaceAll('{oud}', old ?? '');
  const check = `${links.check}${links.check.includes('?') ? '&' : '?'}gemeente=${town.code}`;
  const texts = own?.texts[language].regelingen ?? {};
  const schemes = (own?.rules.regelingen ?? []).map(({ id }) => texts[id]).filter((x) => x?.naam);
  return {
    title: vars(t.gemeente_titel),
    description: vars(t.gemeente_beschrijving),
    body: html`<h1>${vars(t.gemeente_titel)}</h1>
${old ? html`<p>${vars(t.gemeente_opvolger)}</p>
` : ''}<p class="nl-paragraph nl-paragraph--lead">${vars(t.gemeente_intro)}</p>
<p><a class="nl-button nl-button--primary" href="${check}">${t.begin}</a></p>
${schemes.length ? html`<h2>${vars(t.gemeente_eigen)}</h2>
<p>${vars(t.gemeente_stand)}</p>
<ul>
${schemes.map((s) => html`<li><strong>${s.naam}</strong>${s.kort ? html`: ${s.kort}` : ''}</li>
`)}</ul>
<p>${t.gemeente_bron} ${own.rules.bron}${own.rules.brondatum ? html` (${own.rules.brondatum})` : ''}.</p>
` : html`<h2>${vars(t.gemeente_eigen)}</h2>
<p>${vars(t.gemeente_geen)}</p>
`}<p><a href="${links.home}regelingen/index.html">${t.gemeente_landelijk}</a></p>`,
  };
}
