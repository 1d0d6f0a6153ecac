// A population before and after, over as many workers as there are processors; what each counts is added up here.
import type { Verdelingen } from '../../../tools/huishoudens.mjs';
import { Teller } from './motor.ts';
import type { Bestand } from './werker.ts';
import { leeg, plus, sommenVan, type Sommen } from './vergelijk.ts';

export type Bron = { aantal: number; verdelingen: Verdelingen; datum: string } | { tekst: string };
export interface Stand { klaar: number; alle: number; sommen: Sommen }

/** Households in one task, or characters of one's own file: enough to count side by side, few enough to show progress and to
 *  stop soon. Not more for more processors: the same input gives the same sums everywhere. */
const PORTIE = 4000;
const STUK = 1 << 21;
const MEESTE_WERKERS = 4;

interface Taak { regels: number; tekst?: string; van: number }
const tel = (tekst: string): number => {
  let n = 0;
  for (let at = 0; at < tekst.length; n++) at = (tekst.indexOf('\n', at) + 1) || tekst.length;
  return n;
};

function* taken(bron: Bron, begin: number): Generator<Taak> {
  if (!('tekst' in bron)) {
    for (let van = 0; van < bron.aantal; van += PORTIE) yield { van, regels: Math.min(PORTIE, bron.aantal - van) };
    return;
  }
  const { tekst } = bron;
  for (let van = 1, at = begin; at < tekst.length;) {
    const eind = (tekst.indexOf('\n', Math.min(at + STUK, tekst.length) - 1) + 1) || tekst.length;
    const stuk = tekst.slice(at, eind);
    const regels = tel(stuk);
    yield { van, regels, tekst: stuk };
    [at, van] = [eind, van + regels];
  }
}

/** Workers that stay, with the rules in them: only what changed is loaded again. */
export class Doorrekenen {
  #tellers: Teller[] = [];
  #geladen: { voor: string; na: string } = { voor: '', na: '' };
  #klaar: Promise<unknown> = Promise.resolve();

  /** Loads what is not loaded yet; may be called long before counting. */
  laad(voor: Bestand[], na: Bestand[], module: WebAssembly.Module): Promise<unknown> {
    const merk = { voor: voor.map((b) => b.name + b.text).join(), na: na.map((b) => b.name + b.text).join() };
    const nieuw = { ...(merk.voor === this.#geladen.voor ? {} : { voor }), ...(merk.na === this.#geladen.na ? {} : { na }) };
    this.#geladen = merk;
    if (!this.#tellers.length) {
      this.#tellers = Array.from({ length: Math.max(1, Math.min(MEESTE_WERKERS, navigator.hardwareConcurrency || 2)) }, () => new Teller());
    }
    if (nieuw.voor || nieuw.na) this.#klaar = Promise.all(this.#tellers.map((t) => t.laad(module, nieuw)));
    return this.#klaar;
  }

  /** Counts with the rules that were loaded last, and calls `meld` after each portion. Gives a sentence when the file cannot
   *  be read. */
  async tel(bron: Bron, gemeente: string | null, meld: (s: Stand) => void, stop: AbortSignal): Promise<Stand | string> {
    await this.#klaar;
    const stand: Stand = { klaar: 0, alle: 'tekst' in bron ? tel(bron.tekst) : bron.aantal, sommen: leeg() };
    // The first line may be a header, or say where the households come from.
    const eind = 'tekst' in bron ? (bron.tekst.indexOf('\n') + 1) || bron.tekst.length : 0;
    const eerste = 'tekst' in bron ? bron.tekst.slice(0, eind).replace(/^\uFEFF/, '').trimEnd() : '{}';
    const begonnen = await Promise.all(this.#tellers.map((t) => t.begin(eerste)));
    if (begonnen[0]!.fout) return begonnen[0]!.fout;
    const telt = begonnen[0]!.telt;
    if (!telt) stand.alle--;
    const lijst = taken(bron, telt ? (/^\uFEFF/.test('tekst' in bron ? bron.tekst : '') ? 1 : 0) : eind);
    const delen: Sommen[] = this.#tellers.map(leeg);
    await Promise.all(this.#tellers.map(async (t, i) => {
      for (let x = lijst.next(); !x.done && !stop.aborted; x = lijst.next()) {
        const taak = x.value;
        const uit = 'tekst' in bron ? await t.regels(taak.tekst!, taak.van)
          : await t.verzin({ ...bron, aantal: taak.regels, zaad: 1 + taak.van, vanaf: taak.van + 1, ...(gemeente ? { gemeente } : {}) });
        delen[i] = sommenVan(uit);
        stand.klaar += taak.regels;
        stand.sommen = leeg();
        for (const d of delen) plus(stand.sommen, d);
        meld(stand);
      }
    }));
    return stand;
  }
}
