// The form for a new scheme, and the choice of a municipality that has no rules yet.
import { html, nothing, type TemplateResult } from 'lit';
import type { Bouwstenen, Fouten, Gemeente, Invoer } from './nieuw.ts';
import { w, type Sleutel } from './woorden.ts';

type Opties = [string, string][];
const STATUS = ['officieel', 'secundair', 'geheugen'] as const;

export function regelingFormulier(b: Bouwstenen, i: Invoer, fouten: Fouten, maak: () => void): TemplateResult {
  const kop = (k: keyof Invoer): TemplateResult => html`<label class="utrecht-form-label" for="nieuw-${k}">${w(`nieuw.${k}` as Sleutel)}</label>
    ${fouten[k] ? html`<p class="utrecht-form-field-error-message" id="nieuw-${k}-fout">${w(`nieuw.fout.${fouten[k]}` as Sleutel)}</p>` : nothing}`;
  const veld = (k: keyof Invoer, breed = false): TemplateResult => html`<div class="cjr-w-veld ${breed ? 'cjr-w-veld--breed' : ''}">${kop(k)}
    <input class="utrecht-textbox" id="nieuw-${k}" type="text" autocomplete="off" aria-invalid=${fouten[k] ? 'true' : nothing} aria-describedby=${fouten[k] ? `nieuw-${k}-fout` : nothing}
      .value=${i[k]} @input=${(e: Event) => { i[k] = (e.target as HTMLInputElement).value; }}></div>`;
  const keuze = (k: keyof Invoer, opties: Opties): TemplateResult => html`<div class="cjr-w-veld">${kop(k)}
    <select class="utrecht-select" id="nieuw-${k}" aria-invalid=${fouten[k] ? 'true' : nothing} aria-describedby=${fouten[k] ? `nieuw-${k}-fout` : nothing}
      @change=${(e: Event) => { i[k] = (e.target as HTMLSelectElement).value; }}>${opties.map(([o, naam]) => html`<option value=${o} ?selected=${o === i[k]}>${naam}</option>`)}</select></div>`;
  const labels = (x: Record<string, { label: string }>): Opties => Object.entries(x).map(([k, v]) => [k, v.label]);
  const jaNee: Opties = [['nee', w('nieuw.nee')], ['ja', w('nieuw.ja')]];
  return html`<details class="cjr-meer" data-proef="nieuw" ?open=${Object.keys(fouten).length > 0}><summary>${w('nieuw.kop')}</summary>
    <p class="nl-paragraph">${w('nieuw.uitleg')}</p>
    ${Object.keys(fouten).length ? html`<p class="utrecht-form-field-error-message" role="alert">${w('nieuw.fout')}</p>` : nothing}
    <div class="cjr-w-stand">${veld('naam')}${veld('kort', true)}${veld('engels', true)}
      ${keuze('voor', labels(b.voor))}${keuze('grens', [['pct', w('nieuw.grens.pct')], ['geen', w('nieuw.grens.geen')]])}${veld('grens_pct')}${keuze('vermogen', jaNee)}
      ${veld('bedrag')}${keuze('waarvoor', labels(b.bedragen))}${keuze('per', labels(b.per))}
      ${veld('vanaf')}${keuze('status', STATUS.map((s) => [s, w(`status.${s}`)]))}${veld('bron', true)}${veld('waar', true)}${veld('adres', true)}</div>
    <div class="cjr-knoppen"><button type="button" class="nl-button nl-button--secondary" data-proef="nieuw-maak" @click=${maak}>${w('nieuw.maak')}</button></div></details>`;
}

/** Municipalities without rules: begin one from the template. */
export const beginKeuze = (zonder: Gemeente[], nu: string, begin: (code: string) => void): TemplateResult => html`<div class="cjr-w-veld">
  <label class="utrecht-form-label" for="begin">${w('begin')}</label>
  <select class="utrecht-select" id="begin" data-proef="begin" .value=${nu} @change=${(e: Event) => begin((e.target as HTMLSelectElement).value)}>
    <option value="">${w('begin.geen')}</option>${zonder.map((g) => html`<option value=${g.code} ?selected=${g.code === nu}>${g.naam}</option>`)}</select></div>`;
