// What is being added to the rules of a municipality: the form as it stands, and the text files that go with it.
import { html, nothing, type TemplateResult } from 'lit';
import { ontleed } from './bewerk.ts';
import type { Namen } from './gegevens.ts';
import { controleer, idVoor, maakRegeling, metTeksten, nieuweRegelingInvoer, TALEN, voegToe, type Bouwstenen, type Fouten, type TekstBestanden } from './nieuw.ts';
import { regelingFormulier } from './nieuw-formulier.ts';
import { w } from './woorden.ts';

interface Regelset { id?: string; naam?: string; gemeente?: string; regelingen?: { id: string }[] }

export class Toevoegen {
  /** null while they have not come: then there is no form. */
  bouwstenen: Bouwstenen | null = null;
  #begin: TekstBestanden;
  #teksten: TekstBestanden;
  #gevallen = ''; // of a municipality that was begun here
  #gezegd = '';
  #anders = false; // texts changed, or new altogether
  #engelsMist = false;
  #invoer = nieuweRegelingInvoer(new Date().getFullYear());
  #fouten: Fouten = {};

  constructor(teksten: TekstBestanden = {}) {
    this.#begin = this.#teksten = teksten;
  }

  /** A municipality was begun from the template: all its files are new. */
  begonnen(naam: string, gevallen: string): void {
    [this.#gevallen, this.#anders, this.#gezegd] = [gevallen, true, w('begin.klaar', { naam })];
  }

  /** The ruleset with the scheme of the form in it; null when something is still wrong there. */
  regeling(bron: string): { tekst: string; id: string } | null {
    const r = ontleed(bron).inhoud as Regelset | null;
    this.#fouten = controleer(this.#invoer);
    if (!this.bouwstenen || !r?.id || !r.gemeente || Object.keys(this.#fouten).length) return null;
    const naam = this.#invoer.naam.trim();
    const id = idVoor(naam, r.id, (r.regelingen ?? []).map((x) => x.id));
    const { blok, teksten } = maakRegeling(this.bouwstenen, this.#invoer, id, r.naam ?? '');
    this.#teksten = metTeksten(this.#teksten, r.gemeente, id, teksten);
    this.#engelsMist ||= !teksten.en;
    [this.#anders, this.#gezegd] = [true, w('nieuw.klaar', { naam })];
    this.#invoer = nieuweRegelingInvoer(new Date().getFullYear());
    return { tekst: voegToe(bron, blok), id };
  }

  ongedaan(): void {
    [this.#teksten, this.#anders, this.#engelsMist, this.#gezegd, this.#fouten] = [this.#begin, this.#gevallen !== '', false, '', {}];
  }

  /** Plain names of what is in the Dutch texts, for the headings of the editor. */
  namen(): Record<string, Namen> {
    const t = (ontleed(this.#teksten.nl ?? '{}').inhoud ?? {}) as Namen & { gemeente?: string; regelingen?: Record<string, Namen> };
    const uit: Record<string, Namen> = { ...t.regelingen };
    if (t.gemeente) uit[t.gemeente.toLowerCase()] = { ...(t.stappen ? { stappen: t.stappen } : {}) };
    return Object.fromEntries(Object.entries(uit).filter(([, n]) => n.naam ?? n.stappen));
  }

  /** The form, and what belongs with the rules to download. Nothing for rules of the country. */
  toon(id: string, download: (naam: string, tekst: string) => void, maak: () => void): TemplateResult | typeof nothing {
    if (!/^gm\d{4}$/.test(id) || !this.bouwstenen) return nothing;
    const knop = (tekst: string, naam: string, inhoud: string, proef: string): TemplateResult =>
      html`<button type="button" class="nl-button nl-button--secondary" data-proef=${proef} @click=${() => download(naam, inhoud)}>${tekst}</button>`;
    return html`${this.#gezegd ? html`<p class="nl-paragraph" role="status" data-proef="nieuw-klaar">${this.#gezegd}</p>` : nothing}
      ${this.#anders ? html`<p class="nl-paragraph">${w('teksten.kop')} ${this.#begin.nl ? '' : w('teksten.alleen')} ${this.#engelsMist ? w('teksten.engels') : ''}</p>
        <div class="cjr-knoppen">${TALEN.filter((t) => this.#teksten[t]).map((t) => knop(w('teksten.download', { taal: t, bestand: `${id}.json` }), `${t}-${id}.json`, this.#teksten[t]!, `teksten-${t}`))}
          ${this.#gevallen ? knop(w('gevallen.download', { bestand: `${id}.cases.json` }), `${id}.cases.json`, this.#gevallen, 'gevallen') : nothing}</div>` : nothing}
      ${regelingFormulier(this.bouwstenen, this.#invoer, this.#fouten, maak)}`;
  }
}
