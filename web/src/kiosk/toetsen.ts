// Keys on the screen, for a kiosk without a keyboard. They come when a field is touched, never when it is reached by a
// real keyboard, and they write as typing would: the check does not know the difference.
import { html, nothing, type TemplateResult } from 'lit';
import { staat } from './staat.ts';
import { kt } from './tekst.ts';

type Veld = HTMLInputElement;
let veld: Veld | null = null;
let getikt = false;
let vuil = false;

const TEKST = /^(text|search|tel|number)$/;
const LETTERS = ['qwertyuiop', 'asdfghjkl', "zxcvbnm-'"];
const CIJFERS = ['123', '456', '789'];

const isVeld = (x: unknown): x is Veld => x instanceof HTMLInputElement && TEKST.test(x.type) && !x.readOnly;
const cijfers = (v: Veld): boolean => /numeric|decimal/.test(v.inputMode) || v.type === 'number';

/** Where the field is, so that the screen can go back to it when the keys have come. */
const toonVeld = (): void => veld?.scrollIntoView({ block: 'center' });

function weg(): void {
  if (!veld) return;
  meld();
  veld = null;
  staat.ververs();
}

/** What typing does by itself when one leaves the field. */
function meld(): void {
  if (vuil) veld?.dispatchEvent(new Event('change', { bubbles: true }));
  vuil = false;
}

export function luisterNaarVelden(): void {
  addEventListener('pointerdown', () => (getikt = true), true);
  addEventListener('keydown', (e) => {
    getikt = false;
    if (e.isTrusted && e.key !== 'Enter') weg();
  }, true);
  addEventListener('focusin', (e) => {
    if (!isVeld(e.target) || !getikt) return;
    veld = e.target;
    staat.ververs();
    requestAnimationFrame(toonVeld);
  });
  addEventListener('focusout', (e) => {
    if (e.target === veld && !isVeld(e.relatedTarget)) weg();
    else meld();
  });
}

function schrijf(teken: string): void {
  if (!veld) return;
  const [van, tot] = [veld.selectionStart ?? veld.value.length, veld.selectionEnd ?? veld.value.length];
  if (teken && veld.maxLength >= 0 && veld.value.length - (tot - van) >= veld.maxLength) return volgende();
  if (teken) veld.setRangeText(teken, van, tot, 'end');
  else if (tot > van) veld.setRangeText('', van, tot, 'end');
  else if (van > 0) veld.setRangeText('', van - 1, van, 'end');
  vuil = true;
  veld.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** To the next field, or to the button that goes on. */
function volgende(): void {
  const rij = [...(veld?.form?.elements ?? [])].filter((x): x is HTMLElement => x instanceof HTMLElement);
  const na = rij.slice(rij.indexOf(veld!) + 1);
  const naar = na.find(isVeld) ?? na.find((x) => x instanceof HTMLButtonElement && x.type === 'submit');
  if (naar) naar.focus();
  else weg();
}

const blijf = (e: Event): void => e.preventDefault(); // the field keeps the focus
const toets = (naam: string, doe: () => void, o: { label?: string; soort?: string } = {}): TemplateResult =>
  html`<button type="button" tabindex="-1" class="kiosk-toets ${o.soort ?? ''}" aria-label=${o.label ?? nothing} data-toets=${naam}
    @pointerdown=${blijf} @mousedown=${blijf} @click=${doe}>${naam}</button>`;

export function toetsen(): TemplateResult | typeof nothing {
  if (!veld || !staat.instellingen.toetsen) return nothing;
  const rijen = cijfers(veld) ? CIJFERS : LETTERS;
  const terug = toets('⌫', () => schrijf(''), { label: kt('toets.wis') });
  const verder = toets(kt('toets.volgende'), volgende, { soort: 'kiosk-toets--breed' });
  const dicht = toets('▾', weg, { label: kt('toets.klaar') });
  const letter = (c: string): TemplateResult => toets(c, () => schrijf(c));
  const rest = cijfers(veld)
    ? html`<div class="kiosk-toetsen__rij">${letter(',')}${letter('0')}${terug}</div>
      <div class="kiosk-toetsen__rij">${dicht}${verder}</div>`
    : html`<div class="kiosk-toetsen__rij">${dicht}${toets(kt('toets.spatie'), () => schrijf(' '), { soort: 'kiosk-toets--breed' })}${terug}${verder}</div>`;
  return html`<div class="kiosk-toetsen ${cijfers(veld) ? 'kiosk-toetsen--cijfers' : ''}" role="group" aria-label=${kt('toets.naam')} dir="ltr" data-proef="toetsen">
    ${rijen.map((r) => html`<div class="kiosk-toetsen__rij">${[...r].map(letter)}</div>`)}${rest}</div>`;
}
