// The sign that the page is sealed, what that means, and a way to try it.
import { html, nothing, render, type TemplateResult } from 'lit';
import { omgeving } from '../kern/omgeving.ts';
import { t, type Sleutel } from '../kern/taal.ts';
import { probeer, ZEGEL, type Poging } from '../kern/verzegel.ts';
import { knop } from '../onderdelen/klein.ts';

let pogingen: Poging[] | 'bezig' | null = null;

export const afgeschermdTeken = (host: HTMLElement): TemplateResult => html`
  <button type="button" class="cjr-zegel" data-proef="afgeschermd" aria-haspopup="dialog" @click=${() => toon(host)}>
    <svg class="cjr-zegel__slot" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d="M4.5 7V5a3.5 3.5 0 0 1 7 0v2" fill="none" stroke="currentColor" stroke-width="1.75"/><rect x="2.5" y="7" width="11" height="7.5" rx="1.5" fill="currentColor"/></svg>
    <span>${t('zegel.teken')}</span></button>`;

function toon(host: HTMLElement): void {
  let d = omgeving.wortel.querySelector<HTMLDialogElement>('#cjr-zegel');
  if (!d) {
    d = document.createElement('dialog');
    d.id = 'cjr-zegel';
    d.className = 'cjr-dialoog';
    d.setAttribute('aria-labelledby', 'cjr-zegel-kop');
    d.dataset.proef = 'afscherming-uitleg';
    host.after(d);
  }
  pogingen = null;
  teken(d);
  d.showModal();
}

function teken(d: HTMLDialogElement): void {
  const uitslag = (p: Poging): TemplateResult => html`<li>${t(`zegel.wat_${p.wat}` as Sleutel)}:
    <strong>${t(p.geweigerd ? 'zegel.tegengehouden' : 'zegel.doorgelaten')}</strong>${p.regel ? html` <code translate="no">${p.regel}</code>` : nothing}</li>`;
  render(html`
    <h2 class="nl-heading nl-heading--level-2" id="cjr-zegel-kop" tabindex="-1" autofocus>${t('zegel.kop')}</h2>
    <p class="nl-paragraph">${t('zegel.uitleg1')}</p>
    <p class="nl-paragraph">${t('zegel.uitleg2')}</p>
    <p class="nl-paragraph">${t('zegel.uitleg3')}</p>
    <div class="cjr-knoppen"><button type="button" class="nl-button nl-button--secondary" data-proef="probeer" @click=${async () => {
      pogingen = 'bezig';
      teken(d);
      pogingen = await probeer();
      teken(d);
    }}>${t('zegel.probeer')}</button></div>
    <div role="status" aria-live="polite" data-proef="probeer-antwoord">
      ${pogingen === 'bezig' ? html`<p class="nl-paragraph">${t('zegel.bezig')}</p>` : nothing}
      ${Array.isArray(pogingen) ? html`<p class="nl-paragraph">${t(pogingen.every((p) => p.geweigerd) ? 'zegel.alles_tegen' : 'zegel.niet_alles')}</p>
        <ul class="utrecht-unordered-list">${pogingen.map(uitslag)}</ul>` : nothing}
    </div>
    <details class="cjr-meer"><summary>${t('zegel.precies')}</summary><p class="nl-paragraph"><code class="cjr-code" translate="no">${ZEGEL}</code></p></details>
    <div class="cjr-knoppen">${knop('primary', 'sluit', t('knop.sluit'), () => d.close())}</div>`, d);
}
