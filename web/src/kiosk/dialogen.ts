// The three windows over the page: are you still there, wipe all, and an address to take along.
import { html, render, type TemplateResult } from 'lit';
import { knop } from '../onderdelen/klein.ts';
import { t } from '../kern/taal.ts';
import { kt } from './tekst.ts';
import { qr } from './qr.ts';

function venster(naam: string, soort: 'dialog' | 'alertdialog' = 'dialog'): HTMLDialogElement {
  let d = document.querySelector<HTMLDialogElement>(`#kiosk-${naam}`);
  if (!d) {
    d = document.createElement('dialog');
    d.id = `kiosk-${naam}`;
    d.className = 'cjr-dialoog kiosk-dialoog';
    d.dataset.proef = `kiosk-${naam}`;
    d.setAttribute('role', soort);
    d.setAttribute('aria-labelledby', `kiosk-${naam}-kop`);
    d.setAttribute('aria-describedby', `kiosk-${naam}-uitleg`);
    document.body.append(d);
  }
  return d;
}

const kop = (naam: string, tekst: string): TemplateResult => html`<h2 class="nl-heading nl-heading--level-2" id="kiosk-${naam}-kop">${tekst}</h2>`;

/** `nog` changes every second, but is read out once only: with the description when the window opens. */
export function toonWaarschuwing(nog: number, alles: number, o: { hier: () => void; wis: () => void }): void {
  const d = venster('rust', 'alertdialog');
  const lang = 2 * Math.PI * 54;
  render(html`${kop('rust', kt('rust.kop'))}
    <p class="cjr-verborgen" id="kiosk-rust-uitleg">${kt('rust.uitleg')} ${kt('rust.binnen', { n: alles })} ${kt('rust.elke_toets')}</p>
    <p class="nl-paragraph" aria-hidden="true">${kt('rust.uitleg')}</p>
    <div class="kiosk-teller" aria-hidden="true" data-proef="teller" data-nog=${nog}>
      <svg viewBox="0 0 120 120" width="180" height="180"><circle class="kiosk-teller__baan" cx="60" cy="60" r="54"/>
        <circle class="kiosk-teller__rest" cx="60" cy="60" r="54" stroke-dasharray="${(lang * nog) / alles} ${lang}" transform="rotate(-90 60 60)"/></svg>
      <span class="kiosk-teller__getal">${nog}<small>${kt('rust.seconden')}</small></span></div>
    <div class="cjr-knoppen kiosk-knoppen">${knop('primary', 'kiosk-hier', kt('rust.hier'), o.hier)}
      ${knop('secondary', 'kiosk-wis-nu', kt('balk.wis'), o.wis)}</div>
    <p class="cjr-bij" aria-hidden="true">${kt('rust.elke_toets')}</p>`, d);
  if (!d.open) {
    d.showModal();
    d.querySelector<HTMLElement>('[data-proef="kiosk-hier"]')?.focus();
  }
}

export function vraagWissen(o: { ja: () => void }): void {
  const d = venster('wis');
  const dicht = (): void => d.close();
  render(html`${kop('wis', kt('wis.kop'))}<p class="nl-paragraph" id="kiosk-wis-uitleg">${kt('wis.uitleg')}</p>
    <div class="cjr-knoppen kiosk-knoppen">${knop('primary', 'kiosk-wis-ja', kt('wis.ja'), o.ja)}
      ${knop('secondary', 'kiosk-wis-nee', kt('wis.nee'), dicht)}</div>`, d);
  if (!d.open) d.showModal();
}

/** A kiosk opens no other site: it shows where it is, and a code that takes it to a phone. */
export function toonAdres(adres: string, naam: string): void {
  const d = venster('adres');
  render(html`${kop('adres', kt('adres.kop'))}
    <p class="nl-paragraph" id="kiosk-adres-uitleg">${kt('adres.uitleg')}</p>
    <p class="nl-paragraph"><strong>${naam}</strong></p>
    ${qr(adres, kt('adres.beeld'))}
    <p class="nl-paragraph kiosk-adres" translate="no" data-proef="adres-tekst">${adres.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}</p>
    <div class="cjr-knoppen kiosk-knoppen">${knop('primary', 'kiosk-adres-dicht', t('knop.sluit'), () => d.close())}</div>`, d);
  if (!d.open) d.showModal();
}

export function sluit(naam: 'rust' | 'wis' | 'adres'): void {
  document.querySelector<HTMLDialogElement>(`#kiosk-${naam}`)?.close();
}

/** Takes every window away, with what stands in it. */
export function verstop(): void {
  for (const d of document.querySelectorAll('dialog')) d.remove();
}
