// The bar at the foot of the screen, within reach of who sits: what to take along, how it looks, and wipe.
import { html, nothing, render, type TemplateResult } from 'lit';
import { begonnen, LETTERS, staat, zetUiterlijk } from './staat.ts';
import { kt, type KioskSleutel } from './tekst.ts';
import { toetsen } from './toetsen.ts';
import { openbaar } from './instellingen.ts';
import { omgeving } from '../kern/omgeving.ts';

const PADEN: Record<string, string> = {
  balie: 'M3 20h18M5 20v-7h14v7M12 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  telefoon: 'M7 3h10v18H7zM10.5 18h3',
  druk: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
  kleiner: 'M3 19 8 6l5 13M5 15h6M16 12h6',
  groter: 'M3 19 8 6l5 13M5 15h6M16 12h6M19 9v6',
  contrast: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z',
  lager: 'M12 4v14M6 13l6 6 6-6',
  wis: 'M5 7h14M10 7V4h4v3M7 7l1 14h8l1-14',
};
const beeld = (naam: string): TemplateResult => html`<svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false">
  <path d=${PADEN[naam]!} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>${naam === 'contrast' ? html`<svg><path d="M12 3a9 9 0 0 1 0 18Z" fill="currentColor"/></svg>` : nothing}</svg>`;

const stand = (naam: 'contrast' | 'lager'): TemplateResult => html`<button type="button" class="kiosk-knop" data-proef="kiosk-${naam}" aria-pressed=${staat[naam] ? 'true' : 'false'} @click=${() => {
  staat[naam] = !staat[naam];
  zetUiterlijk();
  staat.ververs();
}}>${beeld(naam)}<span>${kt(`balk.${naam}`)}</span></button>`;

const letter = (naam: 'kleiner' | 'groter', stap: 1 | -1): TemplateResult => {
  const naar = staat.letter + stap;
  const kan = naar >= 0 && naar < LETTERS;
  // stays in the row of stops when it can do no more, so that the focus is not lost under a finger
  return html`<button type="button" class="kiosk-knop" data-proef="kiosk-${naam}" aria-disabled=${kan ? 'false' : 'true'} @click=${() => {
    if (!kan) return;
    staat.letter = naar;
    zetUiterlijk();
    staat.ververs();
  }}>${beeld(naam)}<span>${kt(`balk.${naam}`)}</span></button>`;
};

const mee = (naam: 'balie' | 'telefoon' | 'druk', doe: () => void): TemplateResult =>
  html`<button type="button" class="nl-button nl-button--secondary kiosk-mee__knop" data-proef="kiosk-${naam}" @click=${doe}>${beeld(naam)}<span>${kt(`balk.${naam}` as KioskSleutel)}</span></button>`;

/** On the result: three ways to take it along. */
function meenemen(): TemplateResult | typeof nothing {
  const g = staat.host?.gesprek;
  if (!g || g.pagina?.scherm !== 'uitkomst') return nothing;
  const { instellingen } = staat;
  return html`<div class="kiosk-mee" role="group" aria-label=${kt('balk.resultaat')}>
    ${mee('balie', () => g.ga({ scherm: 'balie' }))}
    ${openbaar(instellingen, omgeving.site) ? mee('telefoon', () => g.ga({ scherm: 'bewaren' })) : nothing}
    ${instellingen.afdrukken ? mee('druk', () => print()) : nothing}</div>`;
}

export function tekenBalk(plek: HTMLElement, wis: () => void): void {
  plek.setAttribute('aria-label', kt('balk.naam'));
  render(html`${toetsen()}
    ${staat.begeleid && begonnen() ? html`<p class="kiosk-strook" data-proef="kiosk-begeleid">${kt('wie.strook')}</p>` : nothing}
    ${meenemen()}
    <div class="kiosk-balk__rij">
      <div class="kiosk-balk__uiterlijk">${letter('kleiner', -1)}${letter('groter', 1)}${stand('contrast')}${stand('lager')}</div>
      ${begonnen() ? html`<button type="button" class="kiosk-knop kiosk-knop--wis" data-proef="kiosk-wis" @click=${wis}>${beeld('wis')}<span>${kt('balk.wis')}</span></button>` : nothing}
    </div>`, plek);
}
