// The page's side of the workers: a promise for each task.
import werkerAdres from './werker.ts?worker&url';
import type { Bestand, Kant, Opdracht } from './werker.ts';
import type { Fout } from '../kern/typen.ts';
import type { Antwoord, Sommen } from './vergelijk.ts';

interface Types { createPolicy(naam: string, r: { createScriptURL(u: string): string }): { createScriptURL(u: string): string } }
const adres = new URL(werkerAdres, import.meta.url).href;
const regels = { createScriptURL: (u: string): string => { if (u !== adres) throw new TypeError(`address not allowed: ${u}`); return u; } };
const types = (globalThis as { trustedTypes?: Types }).trustedTypes;
const beleid = types ? types.createPolicy('cjr', regels) : regels;

export class Werker {
  #w = new Worker(beleid.createScriptURL(adres), { type: 'module' });
  #n = 0;
  #open = new Map<number, { goed: (x: unknown) => void; fout: (e: Error) => void }>();

  constructor() {
    this.#w.addEventListener('message', (e: MessageEvent<{ n: number; uit?: unknown; fout?: string }>) => {
      const wacht = this.#open.get(e.data.n);
      this.#open.delete(e.data.n);
      if (e.data.fout !== undefined) wacht?.fout(new Error(e.data.fout));
      else wacht?.goed(e.data.uit);
    });
  }
  #vraag<T>(opdracht: Opdracht): Promise<T> {
    const n = ++this.#n;
    return new Promise((goed, fout) => {
      this.#open.set(n, { goed: goed as (x: unknown) => void, fout });
      this.#w.postMessage({ n, opdracht });
    });
  }
  laad = (kant: Kant, bestanden: Bestand[], gemeente: string | null, module: WebAssembly.Module): Promise<Fout[]> =>
    this.#vraag({ doe: 'laad', kant, bestanden, gemeente, module });
  reken = (kant: Kant, situaties: object[]): Promise<(Antwoord | Fout[])[]> => this.#vraag({ doe: 'reken', kant, situaties });
  tel = (situaties: string[]): Promise<Sommen> => this.#vraag({ doe: 'tel', situaties });
  bevolking = (o: Omit<Extract<Opdracht, { doe: 'bevolking' }>, 'doe'>): Promise<Sommen> => this.#vraag({ doe: 'bevolking', ...o });
  stop(): void { this.#w.terminate(); }
}
