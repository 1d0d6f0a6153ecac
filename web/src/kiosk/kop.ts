// The head of every screen: whose check this is, that it is sealed, and the languages.
import { html, nothing, type TemplateResult } from 'lit';
import { t, type Taal } from '../kern/taal.ts';
import { taalknoppen, talen } from '../onderdelen/kop.ts';
import { begonnen, staat } from './staat.ts';

export const kop = (o: { kies: (t: Taal) => void; teken?: TemplateResult | undefined }): TemplateResult => {
  const plaats = staat.host?.gekozen?.naam;
  return html`<a class="nl-skip-link" href="#inhoud">${t('site.naar_inhoud')}</a>
  <header class="cjr-kop"><div class="cjr-kop__in">
    <span class="cjr-merk" translate="no">${t('site.naam')}${plaats ? html`<span class="kiosk-plaats">${plaats}</span>` : nothing}</span>
    <div class="cjr-kop__rechts">${o.teken ?? nothing}
      ${begonnen() && talen().length > 1 ? html`<nav class="cjr-talen" aria-label=${t('site.taal')}>${taalknoppen(o.kies)}</nav>` : nothing}
    </div></div></header>`;
};
