// How long nobody has touched the kiosk. First a warning, which anything ends; after the warning it is over.
// Time is read from a clock and never counted, so that a machine that was slow or asleep is not too early.

export interface RustOpties {
  /** both in seconds */
  rust: number;
  waarschuwing: number;
  /** milliseconds that only go forward */
  klok?: () => number;
  /** the warning begins, or counts down: the seconds that are left */
  waarschuw: (nog: number) => void;
  /** somebody is there: the warning goes */
  hervat: () => void;
  voorbij: () => void;
}

export class Rust {
  #laatst: number;
  #gewaarschuwd: number | null = null;
  #aan = false;
  readonly #klok: () => number;

  constructor(readonly o: RustOpties) {
    this.#klok = o.klok ?? (() => performance.now());
    this.#laatst = this.#klok();
  }

  get waarschuwt(): boolean { return this.#gewaarschuwd !== null; }

  /** Off while there is nothing to wipe, or no limit. Switching on starts anew. */
  zet(aan: boolean): void {
    if (aan === this.#aan) return;
    this.#aan = aan;
    this.actief();
  }

  /** Somebody touched something. */
  actief(): void {
    this.#laatst = this.#klok();
    if (this.#gewaarschuwd === null) return;
    this.#gewaarschuwd = null;
    this.o.hervat();
  }

  /** To be called every half second or so. */
  tik(): void {
    if (!this.#aan) return;
    const nu = this.#klok();
    if (this.#gewaarschuwd === null) {
      if (nu - this.#laatst < this.o.rust * 1000) return;
      this.#gewaarschuwd = nu; // the full warning from now on, however late this came
    }
    const nog = Math.ceil(this.o.waarschuwing - (nu - this.#gewaarschuwd) / 1000);
    if (nog > 0) this.o.waarschuw(nog);
    else {
      this.#aan = false;
      this.o.voorbij();
    }
  }
}
