// The example: a payslip that shows where each line stands and how it may be called. Its words are those of the slip,
// so they are Dutch in every language of the page.
import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../kern/taal.ts';
import voorbeeld from './voorbeeld.json' with { type: 'json' };

interface Regel { veld?: string; naam: string; ook?: string; waarde: string; vet?: boolean }

export const voorbeeldStrook = (): TemplateResult => html`<details class="cjr-meer cjr-strook" ?open=${globalThis.matchMedia?.('(min-width: 64rem)').matches}>
  <summary data-proef="voorbeeld">${t('ls.voorbeeld')}</summary>
  <div class="cjr-strook__blad" lang="nl" dir="ltr" translate="no">
    <p class="cjr-strook__kop"><strong>${voorbeeld.kop}</strong><span>${voorbeeld.werkgever}</span><span>${voorbeeld.tijdvak}</span></p>
    <table><caption class="cjr-verborgen">${t('ls.voorbeeld')}</caption>
    <tbody>${(voorbeeld.regels as Regel[]).map((r) => html`<tr class=${r.vet ? 'cjr-strook__som' : nothing} data-veld=${r.veld ?? nothing}>
      <th scope="row">${r.naam}${r.ook ? html`<span class="cjr-strook__ook">${r.ook}</span>` : nothing}</th><td>${r.waarde}</td></tr>`)}</tbody></table>
  </div></details>`;
