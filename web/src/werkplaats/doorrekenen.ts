// A population before and after, over as many workers as there are processors; what each counts is added up here.
import type { Verdelingen } from '../../../tools/huishoudens.mjs';
import { Werker } from './motor.ts';
import type { Bestand } from './werker.ts';
import { leeg, plus, type Sommen } from './vergelijk.ts';

/** Households in one task: small enough to show progress and to stop soon. */
const PORTIE = 200;

export interface Invoer {
  voor: Bestand[];
  na: Bestand[];
  gemeente: string | null;
  module: WebAssembly.Module;
  bron: { aantal: number; verdelingen: Verdelingen; datum: string } | { regels: string[] };
}
export interface Stand { klaar: number; alle: number; sommen: Sommen }

/** Calls `meld` after each portion. The same input gives the same sums, on however many processors. */
export async function doorrekenen(o: Invoer, meld: (s: Stand) => void, stop: AbortSignal): Promise<Stand> {
  const alle = 'regels' in o.bron ? o.bron.regels.length : o.bron.aantal;
  const stand: Stand = { klaar: 0, alle, sommen: leeg() };
  const aantal = Math.max(1, Math.min(8, navigator.hardwareConcurrency || 2, Math.ceil(alle / PORTIE)));
  const werkers = Array.from({ length: aantal }, () => new Werker());
  stop.addEventListener('abort', () => werkers.forEach((w) => w.stop()), { once: true });
  let volgende = 0;
  const taak = async (w: Werker): Promise<void> => {
    await w.laad('voor', o.voor, o.gemeente, o.module);
    await w.laad('na', o.na, o.gemeente, o.module);
    for (let van = volgende++ * PORTIE; van < alle && !stop.aborted; van = volgende++ * PORTIE) {
      const n = Math.min(PORTIE, alle - van);
      const deel = 'regels' in o.bron ? await w.tel(o.bron.regels.slice(van, van + n))
        : await w.bevolking({ aantal: n, zaad: 1 + van, verdelingen: o.bron.verdelingen, datum: o.bron.datum, ...(o.gemeente ? { gemeente: o.gemeente } : {}) });
      plus(stand.sommen, deel);
      stand.klaar += n;
      meld(stand);
    }
  };
  // whoever stops waits for nobody: a stopped worker never answers
  const gestopt = new Promise<void>((klaar) => stop.addEventListener('abort', () => klaar(), { once: true }));
  await Promise.race([Promise.all(werkers.map(taak)), gestopt]);
  werkers.forEach((w) => w.stop());
  return stand;
}
