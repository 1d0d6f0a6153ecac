// Turns rulesets and texts into the few files that the page loads. Pure: reads folders, returns name → text.
// The page knows nothing of single rulesets: it hands the whole bundle to the engine.
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Pages that are sealed can fetch no icon: they carry the site's own, written in the page. */
export const metIcoon = (html) => html.replace('href="data:,"', () => `href="data:image/svg+xml,${encodeURIComponent(readFileSync(ICOON, 'utf8').trim())}"`);
const ICOON = new URL('../../site/openbaar/icoon.svg', import.meta.url);

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const rulesetsIn = (dir) =>
  existsSync(dir)
    ? readdirSync(dir, { recursive: true })
        .map(String)
        .filter((f) => f.endsWith('.json') && !f.endsWith('.cases.json'))
        .sort()
    : [];

/** `$schema`, notes and what is still to be asked serve editors only, however deep they stand. */
const EDITORS = new Set(['$schema', 'nog_te_vragen', 'toelichting']);
const slim = (regels) => JSON.parse(JSON.stringify(regels, (naam, waarde) => (EDITORS.has(naam) ? undefined : waarde)));
/** The municipality whose rules or texts a file holds, by its name: gm0153.json → GM0153. */
const gemeenteVan = (f) => /(?:^|\/)(gm\d{4})\.json$/i.exec(f)?.[1].toUpperCase();

/**
 * The page computes for today and for months to come. What held before the year before the newest rules is left out of
 * every series, and so are schemes for which nobody can apply any more; the command and the package keep them.
 */
export function voorNu(rulesets) {
  const jaar = Math.max(...rulesets.map((r) => Number.parseInt(r.versie, 10)).filter(Number.isFinite));
  const begin = `${jaar - 1}-01-01`;
  const snoei = (o, sleutel) => {
    const lijst = o?.[sleutel];
    if (!Array.isArray(lijst) || !lijst.every((x) => typeof x?.vanaf === 'string')) return;
    o[sleutel] = lijst.filter((x, i) => !(lijst[i + 1] && lijst[i + 1].vanaf <= begin));
  };
  const geldend = rulesets.filter((r) => !(r.afgelopen < `${jaar}-01-01`)).map((r) => structuredClone(r));
  for (const r of geldend) for (const x of [...Object.values(r.parameters ?? {}), ...Object.values(r.tabellen ?? {})]) snoei(x, 'reeks');
  return { begin, rulesets: geldend };
}

const TAALBESTAND = /^[a-z]{2}\.json$/;
/** Dutch and English come to everybody, together; another language has a file of its own, for who chooses it. */
const SAMEN = ['nl', 'en'];

/** The languages that have both the words of the page and those of the law, in the order of the list. */
export function talenVan({ rulesets, taal }) {
  const pad = join(rulesets, 'teksten/talen.json');
  const lijst = existsSync(pad) ? json(pad).talen : SAMEN.map((code) => ({ code, naam: code, richting: 'ltr', nagekeken: 'bron' }));
  const paginas = readdirSync(taal).filter((f) => TAALBESTAND.test(f)).map((f) => f.slice(0, 2));
  return lijst.filter(({ code }) => paginas.includes(code) && (SAMEN.includes(code) || existsSync(join(rulesets, 'teksten', code, 'feiten.json'))));
}

const isMap = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);
/** The texts of `t` in the order of those of Dutch, null where there is none: their names would weigh as much as half of
 *  the words. What has no place in Dutch cannot be sent so, and is a fault. `metSleutels` in src/kern/taal.ts puts them back. */
export function alleenWaarden(nl, t, taal = '') {
  for (const k of Object.keys(t)) if (!(k in nl) || isMap(nl[k]) !== isMap(t[k])) throw new Error(`${taal}: the text "${k}" has no like in Dutch`);
  return Object.keys(nl).flatMap((k) => (isMap(nl[k]) ? alleenWaarden(nl[k], t[k] ?? {}, `${taal}.${k}`) : [t[k] ?? null]));
}

/** Answers { 'rijk': text, 'lijst': text, 'taal': text, 'taal/ar': text, 'gm/GM0153': text, … }, without hashes. A
 *  municipality's file holds its rules and, in every language that has them, its texts: the language may be changed when
 *  nothing can be fetched any more. */
export function bundel({ rulesets, taal }) {
  const uit = {};
  const rijk = voorNu(rulesetsIn(join(rulesets, 'rijk')).map((f) => slim(json(join(rulesets, 'rijk', f)))));
  uit.rijk = JSON.stringify(rijk.rulesets);

  const gemeenten = join(rulesets, 'gemeenten');
  const eigen = new Map();
  for (const f of rulesetsIn(gemeenten)) {
    const code = gemeenteVan(f);
    if (code) eigen.set(code, slim(json(join(gemeenten, f))));
  }

  const aanbod = talenVan({ rulesets, taal });
  const talen = aanbod.map((t) => t.code);
  const perTaal = Object.fromEntries(talen.map((t) => {
    const van = (code) => join(rulesets, 'teksten', t, `${code.toLowerCase()}.json`);
    const alle = new Map([...eigen].filter(([code]) => existsSync(van(code))).map(([code, r]) => [code, eigenTeksten(r.id, slim(json(van(code))))]));
    return [t, { alle, gedeeld: gedeeldeZinnen([...alle.values()]) }];
  }));
  for (const [code, regels] of eigen) {
    const teksten = Object.fromEntries(talen.flatMap((t) => (perTaal[t].alle.has(code) ? [[t, perTaal[t].alle.get(code)]] : [])));
    uit[`gm/${code}`] = JSON.stringify({ regels: [regels], teksten });
  }
  const alles = (t) => ({ ...teksten(join(rulesets, 'teksten', t), json(join(taal, `${t}.json`))), gedeeld: perTaal[t].gedeeld });
  const nl = alles('nl');
  uit.taal = JSON.stringify({ nl, ...Object.fromEntries(talen.filter((t) => t !== 'nl' && SAMEN.includes(t)).map((t) => [t, alleenWaarden(nl, alles(t), t)])) });
  for (const t of talen.filter((x) => !SAMEN.includes(x))) uit[`taal/${t}`] = JSON.stringify(alles(t));
  uit.lijst = JSON.stringify({
    ...lijst(join(gemeenten, 'lijst.json'), eigen),
    talen: aanbod.map((t) => [t.code, t.naam, t.richting === 'rtl' ? 1 : 0, t.terugval ?? 0, t.nagekeken ? 1 : 0]),
  });
  return uit;
}

/** The list of municipalities, with the names of the files that only some visits need: `bestanden`, as they are sent. */
export const metNamen = (bestanden) => ({
  ...bestanden,
  lijst: JSON.stringify({ ...JSON.parse(bestanden.lijst), namen: Object.fromEntries(Object.keys(bestanden).filter(opVerzoek).map((naam) => [naam, som(bestanden[naam])])) }),
});

/** [code, name, date of the local rules or 0, …other names] for each municipality, by name. */
function lijst(path, eigen) {
  if (!existsSync(path)) return { gemeenten: [] };
  const bron = json(path);
  const rijen = Array.isArray(bron) ? bron : bron.gemeenten;
  const bekend = rijen.map((g) => {
    const regels = eigen.get(g.code);
    const stand = regels ? String(regels.brondatum ?? regels.versie ?? 1) : 0;
    return [g.code, g.naam, stand, ...(g.ook ?? g.aliassen ?? g.alias ?? [])];
  });
  const opvolgers = (bron.herindelingen ?? []).map((h) => [h.oude_code ?? h.oud, h.oude_naam ?? h.naam, h.nieuwe_code ?? h.nieuw]);
  return { gemeenten: bekend.sort((a, b) => a[1].replace(/^'s-/, '').localeCompare(b[1].replace(/^'s-/, ''), 'nl')), opvolgers };
}

/** Countries have their names from the browser itself (Intl.DisplayNames). */
const zonderLanden = (f) => {
  if (!f.opties || !Object.keys(f.opties).every((k) => /^[A-Z]{2}$/.test(k))) return f;
  const { opties: _, ...rest } = f;
  return rest;
};

/** A municipality's texts in the form of the national ones: facts under their path, its own steps under its own name. */
function eigenTeksten(id, { gemeente, feiten, regelingen, ...eigen }) {
  return {
    feiten: Object.fromEntries(Object.entries(feiten ?? {}).map(([k, f]) => [`overig.${id}.${k}`, f])),
    regelingen: { ...regelingen, ...(Object.keys(eigen).length ? { [id]: eigen } : {}) },
  };
}

/**
 * What most municipalities say of a condition with the same name is sent once, with the national texts; it is taken out
 * of theirs. A condition keeps its name, so that the page knows what to fill in.
 */
function gedeeldeZinnen(gemeenten) {
  const voorwaarden = gemeenten.flatMap((g) => Object.values(g.regelingen)).flatMap((r) => Object.entries(r.voorwaarden ?? {}));
  const vaak = {};
  for (const [id, zinnen] of voorwaarden)
    for (const [soort, zin] of Object.entries(zinnen)) {
      const teller = ((vaak[id] ??= {})[soort] ??= new Map());
      teller.set(zin, (teller.get(zin) ?? 0) + 1);
    }
  const gedeeld = {};
  for (const [id, soorten] of Object.entries(vaak))
    for (const [soort, teller] of Object.entries(soorten)) {
      const [zin, keer] = [...teller].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
      if (keer > 2) (gedeeld[id] ??= {})[soort] = zin;
    }
  for (const [id, zinnen] of voorwaarden)
    for (const [soort, zin] of Object.entries(zinnen)) if (gedeeld[id]?.[soort] === zin) delete zinnen[soort];
  return gedeeld;
}

/** The national texts of the law and those of the page, in one language. */
function teksten(dir, pagina) {
  const uit = { pagina, feiten: {}, rollen: {}, regelingen: {} };
  // those of a municipality come with its rules, when it is chosen
  for (const f of rulesetsIn(dir).filter((name) => !gemeenteVan(name))) {
    const t = slim(json(join(dir, f)));
    if (t.id === 'feiten') {
      for (const [k, f] of Object.entries(t.feiten)) uit.feiten[k] = zonderLanden(f);
      for (const [rol, over] of Object.entries(t.rollen ?? {})) uit.rollen[rol] = { ...uit.rollen[rol], ...over };
      if (t.controles) uit.controles = { ...uit.controles, ...t.controles };
    } else {
      // facts that a ruleset declares for itself stand under its own name
      const { feiten, ...rest } = t;
      const id = t.regeling ?? f.replace(/\.json$/, '');
      uit.regelingen[id] = rest;
      for (const [k, v] of Object.entries(feiten ?? {})) uit.feiten[`overig.${id}.${k}`] = v;
    }
  }
  return uit;
}

/** What is fetched only when somebody chooses it; its name comes with the list, not with the script. */
export const opVerzoek = (naam) => /^(gm|taal)\//.test(naam);

/** Of text or bytes, fit for a file name: whoever names the same bytes gets the same name. */
export const som = (tekst) => createHash('sha256').update(tekst).digest('base64url').slice(0, 8).replace(/[-_]/g, 'x');
/** A name with a hash of the content, so that a host may cache it for ever. */
export const gehasht = (naam, inhoud) => `regels/${naam}.${som(inhoud)}.${typeof inhoud === 'string' ? 'json' : 'regels'}`;

const variabelen = (s) => [...String(s).matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

/** The form for a number, which a language may have more of than Dutch; it may say the number in words, without {n}. */
function vormfout(naam, eerste, k, tekst) {
  const basis = /^(.+)\.(nul|een|twee|paar|veel)$/.exec(k)?.[1];
  if (!basis || !(`${basis}.meer` in eerste)) return `${naam}.json: key "${k}" is not in nl.json`;
  const [wil, heeft] = [variabelen(eerste[`${basis}.meer`]), variabelen(tekst)];
  const goed = heeft.every((v) => wil.includes(v)) && wil.every((v) => v === 'n' || heeft.includes(v));
  return goed ? '' : `${naam}.json: "${k}" has other {variables} than "${basis}.meer" of nl.json`;
}

/**
 * What is wrong with the words of the page; empty = good. The first language is what the others are held against. English
 * must be whole; another language may lack keys where `heel` is false (the page falls back), but never say other ones.
 */
export function taalfouten(talen, heel = true) {
  const fouten = [];
  const [[, eerste], ...rest] = Object.entries(talen);
  for (const [naam, t] of rest) {
    if (heel || SAMEN.includes(naam)) for (const k of Object.keys(eerste)) if (!(k in t)) fouten.push(`${naam}.json: missing key "${k}"`);
    for (const [k, tekst] of Object.entries(t)) {
      const enkel = !SAMEN.includes(naam) && k.endsWith('.een') && k.replace(/een$/, 'meer') in eerste;
      if (!(k in eerste) || enkel) fouten.push(vormfout(naam, eerste, k, tekst));
      else if (variabelen(tekst).join() !== variabelen(eerste[k]).join()) fouten.push(`${naam}.json: "${k}" has other {variables} than nl.json`);
    }
  }
  return fouten.filter(Boolean);
}
