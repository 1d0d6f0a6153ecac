// A number to turn: buttons, a field and a slider that say the same.
import { html, type TemplateResult } from 'lit';
import { leesGetal } from '../kern/lezen.ts';
import { getal } from '../kern/opmaak.ts';
import { omgeving } from '../kern/omgeving.ts';
import { t } from '../kern/taal.ts';

export interface Schuif {
  naam: string;
  eenheid: string;
  nu: number;
  max: number;
  stap: number;
  /** the value in words, for who hears it */
  toon: (x: number) => string;
  zet: (x: number) => void;
}

const tekst = (x: number): string => getal(x, Number.isInteger(x) ? 0 : 1);

export function schuif(o: Schuif): TemplateResult {
  const zet = (v: number): void => {
    const w = Math.min(o.max, Math.max(0, Math.round(v / o.stap) * o.stap));
    const balk = omgeving.wortel.querySelector<HTMLInputElement>('[data-veld="schuif"]');
    const vak = omgeving.wortel.querySelector<HTMLInputElement>('[data-veld="schuif-getal"]');
    if (balk) balk.value = String(w);
    if (vak && omgeving.wortel.activeElement !== vak) vak.value = tekst(w);
    o.zet(w);
  };
  return html`<div class="cjr-schuif">
    <label class="utrecht-form-label" for="wa-getal">${o.naam}${o.eenheid ? ` (${o.eenheid})` : ''}</label>
    <div class="cjr-schuif__rij">
      <button type="button" class="nl-button nl-button--secondary cjr-schuif__knop" data-proef="min" aria-label=${t('watals.minder', { stap: o.stap })} @click=${() => zet(o.nu - o.stap)}>−</button>
      <input class="utrecht-textbox cjr-schuif__getal" id="wa-getal" inputmode="decimal" autocomplete="off" data-veld="schuif-getal" .value=${tekst(o.nu)}
        @change=${(e: Event) => { const n = leesGetal((e.target as HTMLInputElement).value); if (n !== null) zet(n); }}>
      <button type="button" class="nl-button nl-button--secondary cjr-schuif__knop" data-proef="plus" aria-label=${t('watals.meer', { stap: o.stap })} @click=${() => zet(o.nu + o.stap)}>+</button>
    </div>
    <input class="cjr-schuif__balk" type="range" min="0" max=${o.max} step=${o.stap} .value=${String(o.nu)} data-veld="schuif" aria-label=${o.naam} aria-valuetext=${o.toon(o.nu)} @input=${(e: Event) => zet(Number((e.target as HTMLInputElement).value))}>
  </div>`;
}
