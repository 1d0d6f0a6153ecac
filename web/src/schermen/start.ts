// Municipality and language: the only page before the seal.
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { CjrCheck } from '../check.ts';
import type { Gemeente } from '../kern/laden.ts';
import { omgeving } from '../kern/omgeving.ts';
import { maandTekst } from '../kern/opmaak.ts';
import { t, taal } from '../kern/taal.ts';
import { kop, nietNagekeken, voet } from '../onderdelen/kop.ts';

const kaal = (s: string) => s.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/^'s-|^'t |[^a-z0-9]/g, '');

/** Names without accents and signs, made once: there are thousands of place names, and a key press may not wait. */
const kaleNamen = new WeakMap<Gemeente, string[]>();
const namenVan = (g: Gemeente): string[] => {
  let n = kaleNamen.get(g);
  if (!n) kaleNamen.set(g, (n = [g.naam, ...g.ook].map(kaal)));
  return n;
};

export function zoekGemeenten(lijst: readonly Gemeente[], tekst: string, hoogstens = 8): Gemeente[] {
  const z = kaal(tekst);
  if (!z) return [];
  const rang = (g: Gemeente): number => {
    let beste = 9;
    namenVan(g).forEach((k, i) => {
      if (k === z) beste = Math.min(beste, i ? 1 : 0);
      else if (k.startsWith(z)) beste = Math.min(beste, i ? 3 : 2);
      else if (z.length > 3 && k.includes(z)) beste = Math.min(beste, 4);
    });
    return beste;
  };
  return lijst.map((g) => [rang(g), g] as const).filter(([r]) => r < 9)
    .sort((a, b) => a[0] - b[0] || a[1].naam.localeCompare(b[1].naam, 'nl')).slice(0, hoogstens).map(([, g]) => g);
}

let open = false;
let actief = -1;

export function startScherm(h: CjrCheck): TemplateResult {
  const treffers = open && !h.gekozen ? zoekGemeenten(h.lijst.gemeenten, h.zoek) : [];
  const bezig = h.fase === 'vullen';
  const kies = (g: Gemeente): void => {
    h.gekozen = g;
    h.zoek = g.naam;
    h.fout = '';
    open = false;
    actief = -1;
    h.teken();
    (h.querySelector('#gemeente') as HTMLInputElement).value = g.naam;
  };
  const typ = (e: Event): void => {
    h.zoek = (e.target as HTMLInputElement).value;
    h.gekozen = null;
    open = true;
    actief = -1;
    h.teken();
  };
  const toets = (e: KeyboardEvent): void => {
    if (e.key === 'Escape') open = false;
    else if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      if (!treffers.length) open = true;
      else actief = (actief + (e.key === 'ArrowDown' ? 1 : -1) + treffers.length) % treffers.length;
      e.preventDefault();
    } else if (e.key === 'Enter' && treffers[actief]) {
      e.preventDefault();
      kies(treffers[actief]!);
      return;
    } else return;
    h.teken();
  };
  const stuur = (e: Event): void => {
    e.preventDefault();
    if (bezig) return;
    if (!h.gekozen) {
      const [eerste, tweede] = zoekGemeenten(h.lijst.gemeenten, h.zoek, 2);
      if (eerste && (!tweede || kaal(eerste.naam) === kaal(h.zoek) || eerste.ook.some((n) => kaal(n) === kaal(h.zoek)))) {
        h.gekozen = eerste;
        h.zoek = eerste.naam;
        (h.querySelector('#gemeente') as HTMLInputElement).value = eerste.naam;
      }
    }
    if (!h.gekozen) {
      h.fout = t(h.zoek ? 'gemeente.onbekend' : 'gemeente.leeg');
      open = false;
      h.teken();
      (h.querySelector('[data-proef="fout-overzicht"]') as HTMLElement | null)?.focus();
      return;
    }
    h.fout = '';
    void h.verder();
  };
  const overslaan = (): void => {
    h.gekozen = null;
    h.fout = '';
    void h.verder();
  };

  return html`${keyed(taal(), html`${kop({ kies: (x) => void h.wisselTaal(x) })}
  <main class="cjr-inhoud" id="inhoud" tabindex="-1">${nietNagekeken()}
    ${h.neemOver ? html`<div class="utrecht-alert utrecht-alert--info" role="status" data-proef="nieuwe-regels">
      <p class="nl-paragraph">${t('start.nieuwe_regels')}</p>
      <button type="button" class="nl-button nl-button--secondary" @click=${() => h.neemOver?.()}>${t('start.opnieuw')}</button></div>` : nothing}
    ${h.fout ? html`<div class="utrecht-alert utrecht-alert--error" role="alert" tabindex="-1" data-proef="fout-overzicht">
      <h2 class="nl-heading nl-heading--level-3">${t('fout.kop')}</h2>
      <p class="nl-paragraph"><a class="nl-link" href="#gemeente" @click=${(e: Event) => { e.preventDefault(); (h.querySelector('#gemeente') as HTMLElement).focus(); }}>${h.fout}</a></p></div>` : nothing}
    <p class="cjr-stap">${t('gemeente.stap')}</p>
    <form novalidate data-proef="vraag" data-pad="gemeente" data-soort="gemeente" @submit=${stuur}>
      <h1 class="nl-heading nl-heading--level-1" data-proef="kop" tabindex="-1"><label for="gemeente">${t('gemeente.vraag')}</label></h1>
      <p class="nl-paragraph utrecht-form-field-description" id="gemeente-hulp">${t('gemeente.hulp')}</p>
      ${h.fout ? html`<p class="utrecht-form-field-error-message" id="gemeente-fout" data-proef="fout">${h.fout}</p>` : nothing}
      <div class="cjr-combo">
        <input class="utrecht-textbox" id="gemeente" data-proef="gemeente" type="text" autocomplete="off" spellcheck="false" .value=${h.zoek}
          role="combobox" aria-autocomplete="list" aria-expanded=${treffers.length ? 'true' : 'false'} aria-controls="gemeente-lijst"
          aria-activedescendant=${treffers[actief] ? `gm-${actief}` : nothing} aria-describedby=${h.fout ? 'gemeente-hulp gemeente-fout' : 'gemeente-hulp'}
          aria-invalid=${h.fout ? 'true' : 'false'} @input=${typ} @keydown=${toets} @blur=${() => setTimeout(() => { open = false; if (h.fase === 'keuze') h.teken(); }, 200)}>
        <ul class="cjr-combo__lijst utrecht-listbox" id="gemeente-lijst" role="listbox" aria-label=${t('gemeente.lijst')} ?hidden=${!treffers.length}>
          ${treffers.map((g, i) => html`<li class="utrecht-listbox__option" role="option" id="gm-${i}" data-proef="gemeente-optie" data-code=${g.code}
            aria-selected=${i === actief ? 'true' : 'false'} @mousedown=${(e: Event) => e.preventDefault()} @click=${() => kies(g)}><span translate="no">${g.naam}</span>${ookVan(g, h.zoek)}</li>`)}
        </ul>
      </div>
      <p class="cjr-bij" aria-live="polite">${keyed(h.gekozen?.code, h.gekozen ? html`<span>${t(h.gekozen.stand ? 'gemeente.eigen_regels' : 'gemeente.alleen_rijk', { naam: h.gekozen.naam })}</span>` : nothing)}</p>
      <div class="cjr-knoppen">
        <button class="nl-button nl-button--primary" type="submit" data-proef="begin">${t(bezig ? 'start.vullen' : 'knop.verder')}</button>
        <button class="nl-button nl-button--subtle" type="button" data-proef="gemeente-overslaan" @click=${() => !bezig && overslaan()}>${t('gemeente.overslaan')}</button>
      </div>
      <p class="cjr-bij" role="status">${bezig && omgeving.verzegelt ? t('start.vullen_uitleg') : ''}</p>
    </form>
    ${maandkeuze(h)}${omgeving.rand.bijStart?.(h as never)}
    <ul class="cjr-beloften">
      <li>${t('start.belofte1')}</li><li>${t('start.belofte2')}</li><li>${t('start.belofte3')}</li>
    </ul>
  </main>${voet()}`)}`;
}

function ookVan(g: Gemeente, zoek: string): TemplateResult | typeof nothing {
  const z = kaal(zoek);
  if (kaal(g.naam).includes(z)) return nothing;
  const ander = g.ook.find((n) => kaal(n).includes(z));
  return ander ? html` <span class="cjr-zacht">(${ander})</span>` : nothing;
}

/** Another month: for "what was I entitled to", or for what comes. */
function maandkeuze(h: CjrCheck): TemplateResult {
  const nu = new Date();
  const maanden = Array.from({ length: 48 }, (_, i) => {
    const d = new Date(nu.getFullYear(), nu.getMonth() + 6 - i, 1);
    return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-01`;
  }).filter((m) => m >= '2024-01');
  const dezeMaand = h.datum.slice(0, 7);
  return html`<details class="cjr-meer"><summary>${t('maand.ander', { maand: maandTekst(h.datum) })}</summary>
    <div class="utrecht-form-field"><label class="utrecht-form-label" for="maand">${t('maand.vraag')}</label>
    <select class="utrecht-select" id="maand" data-proef="maand" @change=${(e: Event) => {
      const m = (e.target as HTMLSelectElement).value;
      const vandaag = new Date();
      const eigen = `${vandaag.getFullYear()}-${String(vandaag.getMonth() + 1).padStart(2, '0')}`;
      h.datum = m.slice(0, 7) === eigen ? `${eigen}-${String(vandaag.getDate()).padStart(2, '0')}` : m;
      h.teken();
    }}>${maanden.map((m) => html`<option value=${m} ?selected=${m.slice(0, 7) === dezeMaand}>${maandTekst(m)}</option>`)}</select></div></details>`;
}
