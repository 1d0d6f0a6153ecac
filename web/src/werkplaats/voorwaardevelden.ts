// The conditions of a scheme: each a sentence that opens to its formula, its source and its texts; one more, or one less.
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Groep, Pad, Voorwaarde } from './bewerk.ts';
import { alsZin, formuleVeld, veldId } from './formuleveld.ts';
import type { Bouwstenen } from './nieuw.ts';
import { zinnenVan } from './tekstvelden.ts';
import { klapt, staatOpen } from './uitklap.ts';
import type { Bewerker, Plaatsfout } from './velden.ts';
import { nieuweEis } from './voorwaarden.ts';
import { w } from './woorden.ts';

const hoofdletter = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);
/** A condition as one sentence. */
function zin(b: Bewerker, g: Groep, v: Voorwaarde): string {
  const eis = v.eis.trim() ? hoofdletter(alsZin(b, g.regelset, v.eis)) : '';
  const mens = v.beoordeling_als.trim() === 'ja' ? w('eis.mens') : v.beoordeling_als.trim() ? w(eis ? 'eis.mens.als' : 'eis.mens.bij', { zin: alsZin(b, g.regelset, v.beoordeling_als) }) : '';
  return [eis && `${eis}.`, mens].filter(Boolean).join(' ') || w('eis.leeg');
}

const meldingen = (id: string, fouten: string[]): TemplateResult | typeof nothing =>
  fouten.length ? html`<div class="cjr-w-fout" id=${id}>${fouten.map((f) => html`<p class="utrecht-form-field-error-message">${f}</p>`)}</div>` : nothing;

/** A short text of a condition that goes when it is emptied. */
function klein(b: Bewerker, pad: Pad, label: string, nu: string, fouten: string[], mag_leeg: boolean): TemplateResult {
  const id = veldId(pad);
  const k = pad.join('/');
  return html`<div class="cjr-w-veld ${mag_leeg ? '' : 'cjr-w-veld--breed'}"><label class="utrecht-form-label" for=${id}>${label}</label>
    ${meldingen(`${id}-fout`, fouten)}
    <input class="utrecht-textbox" id=${id} data-pad=${k} type="text" autocomplete="off" aria-invalid=${fouten.length ? 'true' : nothing} aria-describedby=${fouten.length ? `${id}-fout` : nothing}
      .value=${b.getypt.get(k) ?? nu} @input=${(e: Event) => { const s = (e.target as HTMLInputElement).value; b.getypt.set(k, s); b.zet(pad, mag_leeg && !s.trim() ? undefined : s); }}></div>`;
}

export const eisSleutel = (g: Groep, id: string): string => `eis:${g.regelset}/${id}`;

function eis(b: Bewerker, g: Groep, v: Voorwaarde, alleen: boolean): TemplateResult {
  const fouten = b.fouten(v);
  const sleutel = eisSleutel(g, v.naam);
  const van = (veld: string): Plaatsfout[] => fouten.filter((f) => f.plaats[v.pad.length] === veld);
  const zeg = (fs: Plaatsfout[]): string[] => fs.map((f) => `${f.message} ${f.hint}`);
  const bron = fouten.filter((f) => f.code === 'bron_ontbreekt' || f.plaats[v.pad.length] === 'bron');
  const tijd = [...van('vanaf'), ...van('tot')];
  const heleEis = !v.eis.trim() && (van('eis').length || !v.beoordeling_als) ? [w('eis.fout.leeg')] : zeg(van('eis'));
  const rest = fouten.filter((f) => !bron.includes(f) && !tijd.includes(f) && !['eis', 'beoordeling_als'].includes(String(f.plaats[v.pad.length])));
  const wat = b.leesTekst(g.regelset, 'nl', ['voorwaarden', v.naam, 'wat']);
  const mist = b.foutenInTeksten(g.regelset, v.naam);
  const zet = (veld: string, anders: string) => (s: string): void => b.zet([...v.pad, veld], s.trim() || !anders.trim() ? s : undefined);
  const fid = (veld: string): string => `${veldId([...v.pad, veld])}-fout`;
  const naam = typeof wat === 'string' ? wat : v.naam.replaceAll('_', ' ');
  return html`<li><details class="cjr-w-eis ${fouten.length || mist ? 'cjr-w-eis--fout' : ''}" data-eis=${v.naam} ?open=${staatOpen(b, sleutel, { fout: fouten.length > 0 || mist > 0 })} @toggle=${klapt(b, sleutel)}>
    <summary><h4><strong>${naam}</strong> <span>${zin(b, g, v)}</span></h4>${mist ? html` <span class="cjr-w-mis">${w(mist === 1 ? 'teksten.mist.een' : 'teksten.mist', { n: mist })}</span>` : nothing}</summary>
    <div class="cjr-w-deel-in">${meldingen(`${veldId(v.pad)}-fout`, zeg(rest))}
    ${meldingen(fid('eis'), heleEis)}
    ${formuleVeld(b, { regelset: g.regelset, pad: [...v.pad, 'eis'], formule: v.eis, label: w('eis.formule'), foutId: heleEis.length ? fid('eis') : undefined, zonderLees: true, zet: zet('eis', v.beoordeling_als) })}
    ${klein(b, [...v.pad, 'bron'], w('eis.bron'), v.bron, bron.length ? [w('eis.fout.bron')] : [], false)}
    <details class="cjr-meer" ?open=${staatOpen(b, `${sleutel}+`, { fout: Boolean(v.beoordeling_als || v.vanaf || v.tot || tijd.length) })} @toggle=${klapt(b, `${sleutel}+`)}><summary>${w('eis.meer')}</summary>
      ${meldingen(fid('beoordeling_als'), zeg(van('beoordeling_als')))}
      ${formuleVeld(b, { regelset: g.regelset, pad: [...v.pad, 'beoordeling_als'], formule: v.beoordeling_als, label: w('eis.beoordeling_als'), foutId: van('beoordeling_als').length ? fid('beoordeling_als') : undefined, zet: (s) => b.zet([...v.pad, 'beoordeling_als'], s.trim() ? s : undefined) })}
      <div class="cjr-w-stand">${klein(b, [...v.pad, 'vanaf'], w('eis.vanaf'), v.vanaf, zeg(van('vanaf')), true)}${klein(b, [...v.pad, 'tot'], w('eis.tot'), v.tot, zeg(van('tot')), true)}</div></details>
    ${zinnenVan(b, g.regelset, v.naam, { eis: v.eis.trim() !== '' || !v.beoordeling_als, mens: v.beoordeling_als !== '' })}
    <div class="cjr-knoppen"><button type="button" class="nl-button nl-button--secondary" data-proef="eis-weg" @click=${() => b.haalEisWeg(g, v)}>${w('eis.haalweg', { naam: inAanhaling(naam) })}</button></div>
    ${alleen ? html`<p class="cjr-w-raad">${w('eis.laatste')}</p>` : nothing}</div></details></li>`;
}
const inAanhaling = (s: string): string => `‘${s}’`;

/** What a municipality can add without writing a formula. */
const blokken = (b: Bouwstenen | null): [string, string][] => Object.entries(b?.voorwaarden ?? {}).map(([k, v]) => [k, `${v.nl.wat}: ${v.nl.ja === undefined || !v.eis ? v.nl.beoordeling ?? '' : v.nl.ja}`]);

function nieuwFormulier(b: Bewerker, g: Groep): TemplateResult {
  const i = b.eisen.get(g.regelset) ?? nieuweEis();
  const wijzig = (k: keyof typeof i, s: string): void => { b.eisen.set(g.regelset, { ...(b.eisen.get(g.regelset) ?? nieuweEis()), [k]: s }); if (k === 'blok') b.teken(); };
  const id = (k: string): string => `eis-${g.regelset.replace('.', '-')}-${k}`;
  const fout = b.eisFout === g.regelset;
  const veld = (k: 'wat' | 'bron'): TemplateResult => {
    const mist = fout && i[k].trim().length < 2;
    return html`<div class="cjr-w-veld cjr-w-veld--breed"><label class="utrecht-form-label" for=${id(k)}>${w(k === 'wat' ? 'eis.nieuw.wat' : 'eis.bron')}</label>
      ${meldingen(`${id(k)}-fout`, mist ? [w('nieuw.fout.leeg')] : [])}
      <input class="utrecht-textbox" id=${id(k)} type="text" autocomplete="off" aria-invalid=${mist ? 'true' : nothing} aria-describedby=${mist ? `${id(k)}-fout` : nothing} .value=${i[k]} @input=${(e: Event) => wijzig(k, (e.target as HTMLInputElement).value)}></div>`;
  };
  const opties = blokken(b.bouwstenen);
  return html`<details class="cjr-meer" data-proef="eis-nieuw" data-regelset=${g.regelset} ?open=${fout}><summary>${w('eis.nieuw')}</summary>
    ${opties.length ? html`<div class="cjr-w-veld cjr-w-veld--breed"><label class="utrecht-form-label" for=${id('blok')}>${w('eis.nieuw.blok')}</label>
      <select class="utrecht-select" id=${id('blok')} .value=${i.blok} @change=${(e: Event) => wijzig('blok', (e.target as HTMLSelectElement).value)}>
        <option value="">${w('eis.nieuw.eigen')}</option>${opties.map(([k, naam]) => html`<option value=${k} ?selected=${k === i.blok}>${naam}</option>`)}</select></div>` : nothing}
    ${i.blok ? nothing : veld('wat')}${veld('bron')}
    <div class="cjr-knoppen"><button type="button" class="nl-button nl-button--secondary" data-proef="eis-maak" @click=${() => b.voegEisToe(g)}>${w('eis.nieuw.maak')}</button></div></details>`;
}

/** All conditions of a scheme, and the form for one more. */
export function eisen(b: Bewerker, g: Groep, passend: Voorwaarde[], alle: number): TemplateResult {
  return html`<section class="cjr-w-deel" data-proef="eisen" data-regelset=${g.regelset}><h3 class="nl-heading nl-heading--level-3">${w('eisen')}</h3>
    <div class="cjr-w-deel-in"><p class="cjr-bij">${w(alle ? 'eisen.uitleg' : 'eisen.geen')}</p>
    ${passend.length ? html`<ol class="cjr-w-eisen">${repeat(passend, (v) => `${g.regelset}/${v.naam}`, (v) => eis(b, g, v, alle === 1))}</ol>` : nothing}
    ${nieuwFormulier(b, g)}</div></section>`;
}
