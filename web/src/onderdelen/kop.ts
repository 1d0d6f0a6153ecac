// Header and footer that every screen shares.
import { html, nothing, type TemplateResult } from 'lit';
import { omgeving } from '../kern/omgeving.ts';
import { aanbod, heeftTaal, inTaal, t, taal, taalInfo, ts, type Taal } from '../kern/taal.ts';

/** Behind the seal only what is here can still be chosen. */
export const talen = () => aanbod().filter(([code]) => omgeving.blad.dataset.fase !== 'afgeschermd' || heeftTaal(code));

/** A button for each of them. */
export const taalknoppen = (kies: (t: Taal) => void): TemplateResult[] =>
  talen().map(([code, naam]) => html`<button type="button" class="cjr-taal" lang=${code} translate="no"
            data-proef="taal" data-taal=${code} aria-pressed=${taal() === code ? 'true' : 'false'}
            @click=${() => taal() !== code && kies(code)}>${naam}</button>`);

/** Where the pages about the site stand for this language: they are there in Dutch and English. */
export const paginas = (): string => ([taal(), taalInfo()[3]].includes('en') ? 'en/' : '');

export const kop = (o: { kies: (t: Taal) => void; teken?: TemplateResult | undefined }): TemplateResult => omgeving.rand.kop?.(o) ?? html`
  <a class="nl-skip-link" href="#inhoud">${t('site.naar_inhoud')}</a>
  <header class="cjr-kop">
    <div class="cjr-kop__in">
      <span class="cjr-merk" translate="no">${t('site.naam')}</span>
      <div class="cjr-kop__rechts">
        ${o.teken ?? nothing}
        <nav class="cjr-talen" aria-label=${t('site.taal')}>
          ${taalknoppen(o.kies)}
        </nav>
      </div>
    </div>
  </header>`;

/** Says that nobody who grew up with this language has looked at the words yet. */
export const nietNagekeken = (): TemplateResult | typeof nothing =>
  taalInfo()[4] ? nothing : html`<p class="cjr-let-op" data-proef="niet-nagekeken">${inTaal(ts('taal.niet_nagekeken'))}</p>`;

/** The pages about the site are there in Dutch and English; other languages get the one they fall back on. */
export const voet = (): TemplateResult => {
  if (omgeving.rand.voet) return omgeving.rand.voet();
  const map = `../${paginas()}`;
  return html`<footer class="cjr-voet"><div class="cjr-voet__in">
    <p class="nl-paragraph">${t('voet.tekst')}</p>
    <p class="nl-paragraph cjr-voet__links">
      <a class="nl-link" href="${map}privacy.html" target="_blank" rel="noopener">${t('voet.privacy')}</a>
      <a class="nl-link" href="${map}toegankelijkheid.html" target="_blank" rel="noopener">${t('voet.toegankelijk')}</a>
      <span>${t('voet.venster')}</span>
    </p>
  </div></footer>`;
};
