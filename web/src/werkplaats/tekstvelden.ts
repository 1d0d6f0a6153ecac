// The texts of a scheme as plain fields, Dutch and a second language beside each other, with what is missing or can be
// simpler under the field itself.
import { html, nothing, type TemplateResult } from 'lit';
import type { Groep, Pad } from './bewerk.ts';
import type { Bewerker } from './velden.ts';
import { klapt, staatOpen } from './uitklap.ts';
import { heeft, w, type Sleutel } from './woorden.ts';

const NAAM: Record<string, Sleutel> = { nl: 'taal.nl', en: 'taal.en', ar: 'taal.ar', tr: 'taal.tr', pl: 'taal.pl', uk: 'taal.uk' };
export const taalNaam = (t: string): string => (NAAM[t] ? w(NAAM[t]) : t);
export const tekstId = (regelset: string, taal: string, sub: Pad): string => `t-${[regelset, taal, ...sub].join('-').replace(/[^\w-]/g, '_')}`;
interface Soort { lijst?: boolean; lang?: boolean }

function veld(b: Bewerker, regelset: string, taal: string, sub: Pad, wat: string, o: Soort): TemplateResult {
  const id = tekstId(regelset, taal, sub);
  const k = `${taal}:${regelset}/${sub.join('/')}`;
  const ruw = b.leesTekst(regelset, taal, sub);
  const nu = b.getypt.get(k) ?? (Array.isArray(ruw) ? ruw.join('\n') : typeof ruw === 'string' ? ruw : '');
  const { fout, raad } = b.tekstMeldingen(regelset, taal, sub);
  const zet = (e: Event): void => {
    const s = (e.target as HTMLTextAreaElement).value;
    b.getypt.set(k, s);
    b.zetTekst(regelset, taal, sub, o.lijst ? s.split('\n').map((x) => x.trim()).filter(Boolean) : s.trim());
  };
  const bij = [...(fout.length ? [`${id}-fout`] : []), ...(raad.length ? [`${id}-raad`] : [])].join(' ');
  const rijen = o.lijst ? Math.max(2, nu.split('\n').length) : o.lang ? Math.min(12, 2 + Math.floor(nu.length / 28)) : Math.min(6, 1 + Math.floor(nu.length / 28));
  return html`<div class="cjr-w-veld"><label class="utrecht-form-label" for=${id}>${taalNaam(taal)}<span class="cjr-w-alleen-lees">: ${wat}</span></label>
    ${fout.length ? html`<div id=${`${id}-fout`}>${fout.map((f) => html`<p class="utrecht-form-field-error-message">${f}</p>`)}</div>` : nothing}
    <textarea class="utrecht-textarea" id=${id} data-tekst=${k} lang=${taal} dir=${taal === 'ar' ? 'rtl' : 'ltr'} rows=${rijen} spellcheck="true"
      aria-invalid=${fout.length ? 'true' : nothing} aria-describedby=${bij || nothing} .value=${nu} @input=${zet}></textarea>
    ${raad.length ? html`<div id=${`${id}-raad`}>${raad.map((r) => html`<p class="cjr-w-raad">${r}</p>`)}</div>` : nothing}</div>`;
}

/** One text in both languages. */
export const tekstPaar = (b: Bewerker, regelset: string, sub: Pad, wat: string, o: Soort = {}): TemplateResult => html`<div class="cjr-w-paar" role="group" aria-label=${wat}>
  <p class="cjr-w-wat">${wat}</p><div class="cjr-w-talen">${b.talen().map((t) => veld(b, regelset, t, sub, wat, o))}</div></div>`;

const KOP: [string, Soort][] = [['naam', {}], ['kort', {}], ['uitleg', { lang: true }]];
const AANVRAGEN: [string, Soort][] = [['waar', {}], ['adres', {}], ['telefoon', {}], ['termijn', {}], ['nodig', { lijst: true }], ['duur', {}]];
const LIJSTEN = ['stappen', 'waarschuwingen', 'onvolledig', 'ga_naar'] as const;

/** The names that a list of texts has: those of the rules, and those of the texts there are. */
function sleutels(b: Bewerker, g: Groep, soort: string): string[] {
  const inRegels = g.dingen.filter((d) => (soort === 'stappen' ? d.pad.some((p) => p === 'parameters' || p === 'tabellen' || p === 'regels') : d.pad.includes(soort))).map((d) => d.naam);
  const er = b.leesTekst(g.regelset, 'nl', [soort]);
  return [...new Set([...inRegels, ...(er && typeof er === 'object' ? Object.keys(er) : [])])];
}

/** All texts of a scheme but those of its conditions, which stand with them. */
export function tekstBlok(b: Bewerker, g: Groep, zoek: boolean): TemplateResult | typeof nothing {
  const vult = g.pad[0] === 'vult' || (g.pad.length === 0 && g.dingen.length === 0);
  const paar = (sub: Pad, o: Soort): TemplateResult => tekstPaar(b, g.regelset, sub, w(`tekst.${sub.join('.')}` as Sleutel), o);
  const lijsten = LIJSTEN.map((soort) => ({ soort, namen: sleutels(b, g, soort) })).filter((x) => x.namen.length);
  const regeling = g.voorwaarden !== null || vult;
  if (!regeling && !lijsten.length) return nothing;
  const fouten = b.foutenInTeksten(g.regelset);
  return html`<details class="cjr-w-deel" data-proef="teksten" data-regelset=${g.regelset} ?open=${staatOpen(b, `tekst:${g.regelset}`, { fout: fouten > 0, zoek })} @toggle=${klapt(b, `tekst:${g.regelset}`, { zoek })}>
    <summary><h3 class="nl-heading nl-heading--level-3">${w('teksten')}</h3>${fouten ? html` <span class="cjr-w-mis">${w(fouten === 1 ? 'teksten.mist.een' : 'teksten.mist', { n: fouten })}</span>` : nothing}</summary>
    <div class="cjr-w-deel-in">${vult ? html`<p class="cjr-bij">${w('teksten.landelijk')}</p>` : nothing}
    ${b.taalKeuze()}
    ${regeling ? html`${KOP.map(([k, o]) => paar([k], o))}
      <h4 class="cjr-w-kop4">${w('tekst.aanvragen')}</h4>${AANVRAGEN.map(([k, o]) => paar(['aanvragen', k], o))}` : nothing}
    ${lijsten.map(({ soort, namen }) => html`<h4 class="cjr-w-kop4">${w(`tekst.${soort}` as Sleutel)}</h4>
      ${namen.map((n) => tekstPaar(b, g.regelset, [soort, n], n.replaceAll('_', ' ')))}`)}</div></details>`;
}

const ZINNEN = ['wat', 'ja', 'nee', 'onbekend', 'beoordeling'] as const;
/** The sentences of a condition: what it is about, and what somebody reads at each answer. */
export function zinnenVan(b: Bewerker, regelset: string, id: string, o: { eis: boolean; mens: boolean }): TemplateResult {
  const toon = ZINNEN.filter((k) => (k === 'nee' ? o.eis : k === 'beoordeling' ? o.mens : true) || b.leesTekst(regelset, 'nl', ['voorwaarden', id, k]) !== undefined);
  return html`<h5 class="cjr-w-kop4">${w('zin.kop')}</h5>${toon.map((k) => tekstPaar(b, regelset, ['voorwaarden', id, k], heeft(`zin.${k}`) ? w(`zin.${k}` as Sleutel) : k))}`;
}

/** Which language stands beside the Dutch, where there are more than two. */
export function taalKeuze(alle: string[], tweede: string, kies: (t: string) => void): TemplateResult | typeof nothing {
  if (alle.length < 3) return nothing;
  return html`<div class="cjr-w-veld cjr-w-smal"><label class="utrecht-form-label">${w('taal.tweede')}
    <select class="utrecht-select" data-proef="tweede" @change=${(e: Event) => kies((e.target as HTMLSelectElement).value)}>
      ${alle.filter((t) => t !== 'nl').map((t) => html`<option value=${t} ?selected=${t === tweede}>${taalNaam(t)}</option>`)}</select></label></div>`;
}
