// The part of the page that counts a population: its form, its progress and its outcome.
import { html, nothing, type TemplateResult } from 'lit';
import { getal, isoDatum } from '../kern/opmaak.ts';
import { Doorrekenen, type Stand } from './doorrekenen.ts';
import { laadTeller, laadVerdelingen } from './gegevens.ts';
import { bevolking } from './uitslag.ts';
import type { Bestand } from './werker.ts';
import { w } from './woorden.ts';

/** The rules before and after, and what to do when something changed on the screen. */
export interface Gastheer { kanten(): { voor: Bestand[]; na: Bestand[]; gemeente: string | null }; teken(): void; titel(id: string): string }

export class Bevolkingsdeel {
  #gast: Gastheer;
  #tellers: Doorrekenen | null = null;
  #stop: AbortController | null = null;
  #stand: Stand | null = null;
  #klaar = '';
  #fout = '';
  #aantal = '5000';
  #datum = isoDatum(new Date());
  #bestand: File | null = null;

  constructor(gast: Gastheer) {
    this.#gast = gast;
  }

  /** Other rules: what was counted is of the former ones. */
  opnieuw(): void {
    this.#stop?.abort();
    [this.#stop, this.#stand, this.#klaar, this.#fout] = [null, null, '', ''];
  }
  /** After an edit, when counting was near already. */
  ververs(): void {
    if (this.#tellers && !this.#stop) void this.#bereid();
  }

  /** Loads the rules for counting, as soon as somebody comes near it; later only what changed. */
  async #bereid(): Promise<Doorrekenen> {
    const tellers = (this.#tellers ??= new Doorrekenen());
    const { voor, na } = this.#gast.kanten();
    await tellers.laad(voor, na, await laadTeller());
    return tellers;
  }
  async #reken(): Promise<void> {
    const stop = (this.#stop = new AbortController());
    const begin = performance.now();
    [this.#klaar, this.#fout, this.#stand] = ['', '', null];
    this.#gast.teken();
    const aantal = Math.min(1_000_000, Math.max(1, Math.round(Number(this.#aantal.replace(/\D/g, '')) || 5000)));
    const bestand = this.#bestand;
    const bron = bestand ? { tekst: await bestand.text() } : { aantal, verdelingen: await laadVerdelingen(), datum: this.#datum };
    let getekend = 0;
    const tellers = await this.#bereid();
    const stand = await tellers.tel(bron, this.#gast.kanten().gemeente, (s) => {
      if (this.#stop !== stop) return;
      this.#stand = s;
      if (performance.now() - getekend > 200) { getekend = performance.now(); this.#gast.teken(); }
    }, stop.signal);
    if (this.#stop !== stop) return;
    this.#stop = null;
    if (typeof stand === 'string') this.#fout = stand;
    else {
      this.#stand = stand;
      this.#klaar = w('bevolking.klaar', { n: getal(stand.klaar), s: getal((performance.now() - begin) / 1000, 1), bron: w(bestand ? 'bevolking.bron.eigen' : 'bevolking.bron.verzonnen') });
    }
    this.#gast.teken();
  }

  toon(): TemplateResult {
    const stand = this.#stand;
    return html`<section @focusin=${() => void this.#bereid()}><h2 class="nl-heading nl-heading--level-2">${w('bevolking')}</h2><p class="nl-paragraph">${w('bevolking.uitleg')}</p>
      <div class="cjr-w-stand"><div class="cjr-w-veld"><label class="utrecht-form-label" for="aantal">${w('bevolking.aantal')}</label><input class="utrecht-textbox" id="aantal" inputmode="numeric" autocomplete="off" .value=${this.#aantal} @input=${(e: Event) => { this.#aantal = (e.target as HTMLInputElement).value; }}></div>
      <div class="cjr-w-veld"><label class="utrecht-form-label" for="dag">${w('bevolking.datum')}</label><input class="utrecht-textbox" id="dag" autocomplete="off" .value=${this.#datum} @input=${(e: Event) => { this.#datum = (e.target as HTMLInputElement).value; }}></div>
      <div class="cjr-w-veld cjr-w-veld--breed"><label class="utrecht-form-label" for="eigen-bestand">${w('bevolking.bestand')}</label><input class="cjr-bestand cjr-w-bestand" id="eigen-bestand" type="file" accept=".ndjson,.jsonl,.json,.csv,text/plain,text/csv"
        @change=${(e: Event) => { this.#bestand = (e.target as HTMLInputElement).files?.[0] ?? null; }}></div></div>
      <div class="cjr-knoppen">${this.#stop ? html`<button type="button" class="nl-button nl-button--secondary" data-proef="stop" @click=${() => this.#stop?.abort()}>${w('bevolking.stop')}</button>`
        : html`<button type="button" class="nl-button nl-button--secondary" data-proef="reken" @click=${() => void this.#reken()}>${w('bevolking.reken')}</button>`}</div>
      ${this.#stop ? html`<p class="nl-paragraph"><progress max=${stand?.alle ?? 1} .value=${stand?.klaar ?? 0} aria-label=${w('bevolking')}></progress> ${stand ? w('bevolking.voortgang', { klaar: getal(stand.klaar), alle: getal(stand.alle) }) : ''}</p>` : nothing}
      ${this.#fout ? html`<p class="utrecht-form-field-error-message" role="alert" data-proef="bevolking-fout">${w('bevolking.bestand.fout')} ${this.#fout}</p>` : nothing}
      ${this.#klaar ? html`<p class="nl-paragraph" role="status" data-proef="bevolking-klaar">${this.#klaar}</p>` : nothing}
      ${stand?.klaar ? bevolking(stand.sommen, (id) => this.#gast.titel(id)) : nothing}</section>`;
  }
}
