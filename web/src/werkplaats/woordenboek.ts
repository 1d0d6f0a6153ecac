// The names that formulas may use, kept while somebody types: those of the country once, those of a scheme while they stay.
import { eigenNamen, landelijkeNamen, type Naam } from './namenlijst.ts';
import type { Overzicht } from './gegevens.ts';
import type { Toestand, Werk } from './werk.ts';
import type { Bestand } from './werker.ts';

interface Deel { lijst: Naam[]; bij: Map<string, Naam> }
const deel = (lijst: Naam[]): Deel => ({ lijst, bij: new Map(lijst.map((x) => [x.naam, x])) });

export class Woordenboek {
  #werk: Werk | null = null;
  #rijk: Deel | null = null;
  #van: Toestand | null = null;
  #eigen = new Map<string, Deel>();

  #delen(werk: Werk, regelset: string, rijk: Bestand[], o: Overzicht): [Deel, Deel] {
    if (this.#werk !== werk) [this.#werk, this.#rijk] = [werk, null];
    if (this.#van !== werk.nu) {
      this.#van = werk.nu;
      this.#eigen.clear();
    }
    this.#rijk ??= deel(landelijkeNamen(werk.id, rijk, o.namen, o.feiten));
    let eigen = this.#eigen.get(regelset);
    if (!eigen) this.#eigen.set(regelset, (eigen = deel(eigenNamen(werk.regelset, regelset, rijk, { ...o.namen, ...werk.namen() }))));
    return [eigen, this.#rijk];
  }
  /** What is nearest first. */
  lijst(...x: [Werk, string, Bestand[], Overzicht]): Naam[] {
    const [eigen, rijk] = this.#delen(...x);
    return [...eigen.lijst, ...rijk.lijst.filter((n) => !eigen.bij.has(n.naam))];
  }
  zoek(naam: string, ...x: [Werk, string, Bestand[], Overzicht]): Naam | undefined {
    const [eigen, rijk] = this.#delen(...x);
    return eigen.bij.get(naam) ?? rijk.bij.get(naam);
  }
}
