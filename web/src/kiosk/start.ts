// Before the first question: choose a language, say for whom it is, and where you live if the kiosk does not know that.
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { CjrCheck } from '../check.ts';
import { isoDatum } from '../kern/opmaak.ts';
import { laadBij } from '../kern/laden.ts';
import { aanbod, t, taal, type Taal } from '../kern/taal.ts';
import { kop1 } from '../onderdelen/klein.ts';
import { nietNagekeken } from '../onderdelen/kop.ts';
import { startScherm } from '../schermen/start.ts';
import { kop } from './kop.ts';
import { staat, type Stap } from './staat.ts';
import { kt } from './tekst.ts';

function naar(h: CjrCheck, stap: Stap): void {
  staat.stap = stap;
  staat.ververs();
  h.teken();
  scrollTo(0, 0);
  h.querySelector<HTMLElement>('[data-proef="kop"]')?.focus({ preventScroll: true });
}

async function begin(h: CjrCheck, code: Taal): Promise<void> {
  h.datum = isoDatum(new Date()); // a kiosk stands for days
  if (taal() !== code) await h.wisselTaal(code);
  if (!h.fout) naar(h, 'wie');
}

async function kiesWie(h: CjrCheck, begeleid: boolean): Promise<void> {
  staat.begeleid = begeleid;
  // all languages, so that one can still change behind the seal; one that cannot be had is not offered there
  await laadBij(aanbod().map(([code]) => code)).catch(() => {});
  // a code that is in no list: then the visitor says it
  if (h.gekozen || staat.instellingen.gemeente === 'geen') {
    staat.ververs();
    void h.verder();
  } else naar(h, 'gemeente');
}

const feit = (tekst: string): TemplateResult => html`<li><svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true"><path d="m5 12 5 5 9-10" fill="none" stroke="currentColor" stroke-width="3"/></svg><span>${tekst}</span></li>`;

/** The big screen that invites. Each button speaks its own language. */
function welkom(h: CjrCheck): TemplateResult {
  const lijst = aanbod();
  return html`<main class="cjr-inhoud kiosk-welkom" id="inhoud" tabindex="-1" data-proef="kiosk-welkom">
    <div class="kiosk-welkom__tekst">
      ${kop1(kt('welkom.kop'))}
      <p class="nl-paragraph nl-paragraph--lead">${kt('welkom.uitleg')}</p>
      <ul class="kiosk-feiten">${feit(kt('welkom.feit1'))}${feit(kt('welkom.feit2'))}${feit(kt('welkom.feit3'))}</ul>
    </div>
    <section class="kiosk-kies" aria-labelledby="kies-kop">
      <h2 class="nl-heading nl-heading--level-2" id="kies-kop">${lijst.length > 1 ? kt('welkom.kies') : kt('welkom.een')}</h2>
      <div class="kiosk-talen ${lijst.length > 3 ? 'kiosk-talen--veel' : ''}">${lijst.map(([code, naam, rechts]) => html`<button type="button" class="kiosk-taal" lang=${code} dir=${rechts ? 'rtl' : 'ltr'} translate="no"
        data-proef="kiosk-taal" data-taal=${code} @click=${() => void begin(h, code)}><strong>${naam}</strong><span>${kt('welkom.begin', undefined, code)}</span></button>`)}</div>
    </section></main>`;
}

const keuze = (proef: string, kopTekst: string, uitleg: string, doe: () => void): TemplateResult =>
  html`<button type="button" class="kiosk-taal" data-proef=${proef} @click=${doe}><strong>${kopTekst}</strong><span>${uitleg}</span></button>`;

function wie(h: CjrCheck): TemplateResult {
  const bezig = h.fase === 'vullen';
  return html`<main class="cjr-inhoud cjr-inhoud--breed kiosk-wie" id="inhoud" tabindex="-1" data-proef="kiosk-wie">
    <p class="cjr-terug"><button type="button" class="cjr-link-knop" data-proef="kiosk-andere-taal" @click=${() => naar(h, 'welkom')}>${kt('wie.terug')}</button></p>
    ${nietNagekeken()}${kop1(kt('wie.kop'))}
    <div class="kiosk-talen">
      ${keuze('kiosk-zelf', kt('wie.zelf'), kt('wie.zelf_uitleg'), () => !bezig && void kiesWie(h, false))}
      ${keuze('kiosk-help', kt('wie.help'), kt('wie.help_uitleg'), () => !bezig && void kiesWie(h, true))}
    </div>
    <p class="cjr-bij" role="status">${bezig ? `${t('start.vullen')} ${t('start.vullen_uitleg')}` : ''}</p></main>`;
}

function mislukt(): TemplateResult {
  return html`<main class="cjr-inhoud" id="inhoud" tabindex="-1"><div class="utrecht-alert utrecht-alert--error" role="alert" data-proef="kiosk-fout">
    ${kop1(kt('fout.kop'))}<p class="nl-paragraph">${kt('fout.uitleg')}</p>
    <button type="button" class="nl-button nl-button--primary" @click=${() => location.reload()}>${kt('fout.opnieuw')}</button></div></main>`;
}

export function kioskStart(h: CjrCheck): TemplateResult {
  // newer rules lie ready and nobody is busy: take them
  if (h.neemOver && staat.stap === 'welkom') h.neemOver();
  document.documentElement.dataset.scherm = staat.stap;
  if (staat.stap === 'gemeente') return startScherm(h);
  const geladen = h.lijst.gemeenten.length > 0;
  return html`${keyed(`${taal()}${staat.stap}`, html`${kop({ kies: (x) => void h.wisselTaal(x) })}${h.fout || (h.fase === 'keuze' && !geladen) ? mislukt() : staat.stap === 'wie' ? wie(h) : h.fase === 'laden' ? nothing : welkom(h)}`)}`;
}
