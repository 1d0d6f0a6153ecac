// The first screen where the host has chosen the municipality: what this is, and one button.
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { CjrCheck } from '../check.ts';
import { omgeving } from '../kern/omgeving.ts';
import { t, taal } from '../kern/taal.ts';
import { kop, nietNagekeken, voet } from '../onderdelen/kop.ts';
import { eigen } from './teksten.ts';

export function vasteStart(h: CjrCheck): TemplateResult {
  const g = h.gekozen!;
  const bezig = h.fase === 'vullen';
  const stuur = (e: Event): void => {
    e.preventDefault();
    if (bezig) return;
    h.fout = '';
    void h.verder();
  };
  return html`${keyed(taal(), html`${kop({ kies: (x) => void h.wisselTaal(x) })}
  <main class="cjr-inhoud" id="inhoud" tabindex="-1">${nietNagekeken()}
    ${h.fout ? html`<div class="utrecht-alert utrecht-alert--error" role="alert" data-proef="fout-overzicht"><p class="nl-paragraph">${h.fout}</p></div>` : nothing}
    <p class="cjr-stap">${eigen('voor', { gemeente: g.naam })}</p>
    <form novalidate data-proef="vraag" data-pad="gemeente" data-soort="gemeente" @submit=${stuur}>
      <h1 class="nl-heading nl-heading--level-1" data-proef="kop" tabindex="-1">${t('start.titel')}</h1>
      <p class="nl-paragraph nl-paragraph--lead">${t('start.belofte')}</p>
      <ul class="cjr-beloften">
        <li>${t('start.belofte1')}</li><li>${t('start.belofte2')}</li><li>${t('start.belofte3')}</li>
        <li>${t(g.stand ? 'gemeente.eigen_regels' : 'gemeente.alleen_rijk', { naam: g.naam })}</li>
      </ul>
      <div class="cjr-knoppen"><button class="nl-button nl-button--primary" type="submit" data-proef="begin">${t(bezig ? 'start.vullen' : 'knop.verder')}</button></div>
      <p class="cjr-bij" role="status">${bezig && omgeving.verzegelt ? t('start.vullen_uitleg') : ''}</p>
      ${omgeving.rand.bijStart?.(h as never)}
    </form>
    <p class="cjr-bij">${eigen('elders')} <a class="nl-link" href="${omgeving.site}check/?taal=${taal()}" target="_blank" rel="noopener noreferrer">${eigen('open')}</a> ${t('voet.venster')}</p>
  </main>${voet()}`)}`;
}
