// The form for a scheme that is being added to the rules of a municipality, as it stands.
import { html, nothing, type TemplateResult } from 'lit';
import { controleer, idVoor, maakRegeling, metTeksten, nieuweRegelingInvoer, voegToe, type Bouwstenen, type Fouten } from './nieuw.ts';
import { regelingFormulier } from './nieuw-formulier.ts';
import type { Regelset, Stapel } from './stapel.ts';
import type { Beide } from './voorwaarden.ts';

export class Toevoegen {
  /** null while they have not come: then there is no form. */
  bouwstenen: Bouwstenen | null = null;
  #invoer = nieuweRegelingInvoer(new Date().getFullYear());
  #fouten: Fouten = {};

  /** The ruleset and the texts with the scheme of the form in it; null when something is still wrong there. */
  regeling(x: { tekst: string; stapel: Stapel }, r: Regelset): (Beide & { id: string; naam: string }) | null {
    this.#fouten = controleer(this.#invoer);
    if (!this.bouwstenen || typeof r.gemeente !== 'string' || Object.keys(this.#fouten).length) return null;
    const naam = this.#invoer.naam.trim();
    const id = idVoor(naam, r.id, (r.regelingen ?? []).map((y) => y.id));
    const { blok, teksten } = maakRegeling(this.bouwstenen, this.#invoer, id, typeof r.naam === 'string' ? r.naam : '');
    this.#invoer = nieuweRegelingInvoer(new Date().getFullYear());
    return { tekst: voegToe(x.tekst, blok), stapel: metTeksten(x.stapel, r, id, teksten), id, naam };
  }

  /** Nothing for rules of the country. */
  toon(id: string, maak: () => void): TemplateResult | typeof nothing {
    return /^gm\d{4}$/.test(id) && this.bouwstenen ? html`${regelingFormulier(this.bouwstenen, this.#invoer, this.#fouten, maak)}` : nothing;
  }
}
