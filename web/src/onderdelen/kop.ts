// Header and footer that every screen shares.
import { html, nothing, type TemplateResult } from 'lit';
import { omgeving } from '../kern/omgeving.ts';
import { t, taal, type Taal } from '../kern/taal.ts';

const TALEN: [Taal, string][] = [['nl', 'Nederlands'], ['en', 'English']];

export const kop = (o: { kies: (t: Taal) => void; teken?: TemplateResult | undefined }): TemplateResult => omgeving.rand.kop?.(o) ?? html`
  <a class="nl-skip-link" href="#inhoud">${t('site.naar_inhoud')}</a>
  <header class="cjr-kop">
    <div class="cjr-kop__in">
      <span class="cjr-merk" translate="no">${t('site.naam')}</span>
      <div class="cjr-kop__rechts">
        ${o.teken ?? nothing}
        <nav class="cjr-talen" aria-label=${t('site.taal')}>
          ${TALEN.map(([code, naam]) => html`<button type="button" class="cjr-taal" lang=${code} translate="no"
            data-proef="taal" data-taal=${code} aria-pressed=${taal() === code ? 'true' : 'false'}
            @click=${() => taal() !== code && o.kies(code)}>${naam}</button>`)}
        </nav>
      </div>
    </div>
  </header>`;

export const voet = (): TemplateResult => {
  if (omgeving.rand.voet) return omgeving.rand.voet();
  const map = taal() === 'nl' ? '../' : `../${taal()}/`;
  return html`<footer class="cjr-voet"><div class="cjr-voet__in">
    <p class="nl-paragraph">${t('voet.tekst')}</p>
    <p class="nl-paragraph cjr-voet__links">
      <a class="nl-link" href="${map}privacy.html" target="_blank" rel="noopener">${t('voet.privacy')}</a>
      <a class="nl-link" href="${map}toegankelijkheid.html" target="_blank" rel="noopener">${t('voet.toegankelijk')}</a>
      <span>${t('voet.venster')}</span>
    </p>
  </div></footer>`;
};
