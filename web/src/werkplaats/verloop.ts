// Undo: what stood there before each step. Typing on in one field is one step.

/** Typing in the same field within this time goes on with the same step. */
const SAMEN_MS = 4000;
const MEESTE = 200;

export class Verloop<T> {
  #eerder: T[] = [];
  #later: T[] = [];
  #sleutel = '';
  #toen = 0;

  /** Called before a change with what stands there now; `sleutel` names the field. */
  stap(nu: T, sleutel: string, tijd = Date.now()): void {
    const zelfde = sleutel !== '' && sleutel === this.#sleutel && tijd - this.#toen < SAMEN_MS && this.#eerder.length > 0;
    [this.#sleutel, this.#toen, this.#later] = [sleutel, tijd, []];
    if (zelfde) return;
    this.#eerder.push(nu);
    if (this.#eerder.length > MEESTE) this.#eerder.shift();
  }
  terug = (nu: T): T | undefined => this.#haal(this.#eerder, this.#later, nu);
  vooruit = (nu: T): T | undefined => this.#haal(this.#later, this.#eerder, nu);
  get kanTerug(): boolean { return this.#eerder.length > 0; }
  get kanVooruit(): boolean { return this.#later.length > 0; }

  #haal(van: T[], naar: T[], nu: T): T | undefined {
    const x = van.pop();
    if (x !== undefined) naar.push(nu);
    this.#sleutel = '';
    return x;
  }
}
