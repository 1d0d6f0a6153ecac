// Small parts that several screens share.
import { html, nothing, type TemplateResult } from 'lit';

type Inhoud = TemplateResult | string | number | typeof nothing;

export const kop1 = (titel: Inhoud): TemplateResult => html`<h1 class="nl-heading nl-heading--level-1" data-proef="kop" tabindex="-1">${titel}</h1>`;
export const kop2 = (titel: Inhoud, id?: string): TemplateResult => html`<h2 class="nl-heading nl-heading--level-2" id=${id ?? nothing}>${titel}</h2>`;

export const knop = (vorm: 'primary' | 'secondary' | 'subtle', proef: string, tekst: Inhoud, doe: () => void, soort?: string): TemplateResult =>
  html`<button type="button" class="nl-button nl-button--${vorm}" data-proef=${proef} data-soort=${soort ?? nothing} @click=${doe}>${tekst}</button>`;

export interface Rij { id?: string; kop: Inhoud; cellen: Inhoud[] }

/** A table in a box that scrolls by itself when the window is narrow. `id` of a row is for whoever reads by machine. */
export const tabel = (naam: string, proef: string, koppen: Inhoud[], rijen: Rij[], klasse = ''): TemplateResult => html`<div class="cjr-breed ${klasse}" tabindex="0" role="region" aria-label=${naam}>
  <table class="utrecht-table" data-proef=${proef}><thead class="utrecht-table__header"><tr>${koppen.map((k) => html`<th scope="col" class="utrecht-table__header-cell">${k}</th>`)}</tr></thead>
  <tbody>${rijen.map((r) => html`<tr class="utrecht-table__row" data-id=${r.id ?? nothing}><th scope="row" class="utrecht-table__cell">${r.kop}</th>${r.cellen.map((c) => html`<td class="utrecht-table__cell">${c}</td>`)}</tr>`)}</tbody></table></div>`;
