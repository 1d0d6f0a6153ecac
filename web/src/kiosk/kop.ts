// The head of every screen: whose check this is, that it is sealed, and the languages.
import { html, nothing, type TemplateResult } from 'lit';
import { aanbod, heeftTaal, t, taal, type Taal } from '../kern/taal.ts';
import { begonnen, staat } from './staat.ts';

export const kop = (o: { kies: (t: Taal) => void; teken?: TemplateResult | undefined }): TemplateResult => {
  // behind the seal only what is here can still be chosen
  const lijst = aanbod().filter(([code]) => !staat.host?.gesprek || heeftTaal(code));
  const plaats = staat.host?.gekozen?.naam;
  return html`<a class="nl-skip-link" href="#inhoud">${t('site.naar_inhoud')}</a>
  <header class="cjr-kop"><div class="cjr-kop__in">
    <span class="cjr-merk" translate="no">${t('site.naam')}${plaats ? html`<span class="kiosk-plaats">${plaats}</span>` : nothing}</span>
    <div class="cjr-kop__rechts">${o.teken ?? nothing}
      ${begonnen() && lijst.length > 1 ? html`<nav class="cjr-talen" aria-label=${t('site.taal')}>${lijst.map(([code, naam]) => html`<button type="button" class="cjr-taal" lang=${code} translate="no"
        data-proef="taal" data-taal=${code} aria-pressed=${taal() === code ? 'true' : 'false'} @click=${() => taal() !== code && o.kies(code)}>${naam}</button>`)}</nav>` : nothing}
    </div></div></header>`;
};
