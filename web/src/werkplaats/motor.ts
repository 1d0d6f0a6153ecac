// The page's side of the workers: a promise for each task.
import tellerAdres from './teller.ts?worker&url';
import werkerAdres from './werker.ts?worker&url';
import type { Bestand, Kant, Opdracht } from './werker.ts';
import type { Fout } from '../kern/typen.ts';
import type { TelOpdracht } from './teller.ts';
import type { Antwoord, Uitvoer } from './vergelijk.ts';

interface Types { createPolicy(naam: string, r: { createScriptURL(u: string): string }): { createScriptURL(u: string): string } }
const adressen = [werkerAdres, tellerAdres].map((u) => new URL(u, import.meta.url).href);
const regels = { createScriptURL: (u: string): string => { if (!adressen.includes(u)) throw new TypeError(`address not allowed: ${u}`); return u; } };
const types = (globalThis as { trustedTypes?: Types }).trustedTypes;
const beleid = types ? types.createPolicy('cjr', regels) : regels;

class Kanaal<O> {
  #w: Worker;
  #n = 0;
  #open = new Map<number, { goed: (x: unknown) => void; fout: (e: Error) => void }>();

  constructor(adres: string) {
    this.#w = new Worker(beleid.createScriptURL(adres), { type: 'module' });
    this.#w.addEventListener('message', (e: MessageEvent<{ n: number; uit?: unknown; fout?: string }>) => {
      const wacht = this.#open.get(e.data.n);
      this.#open.delete(e.data.n);
      if (e.data.fout !== undefined) wacht?.fout(new Error(e.data.fout));
      else wacht?.goed(e.data.uit);
    });
  }
  vraag<T>(opdracht: O): Promise<T> {
    const n = ++this.#n;
    return new Promise((goed, fout) => {
      this.#open.set(n, { goed: goed as (x: unknown) => void, fout });
      this.#w.postMessage({ n, opdracht });
    });
  }
}

export class Werker {
  #k = new Kanaal<Opdracht>(adressen[0]!);
  laad = (kant: Kant, bestanden: Bestand[], gemeente: string | null, module: WebAssembly.Module): Promise<Fout[]> =>
    this.#k.vraag({ doe: 'laad', kant, bestanden, gemeente, module });
  reken = (kant: Kant, situaties: object[]): Promise<(Antwoord | Fout[])[]> => this.#k.vraag({ doe: 'reken', kant, situaties });
}

type Verzin = Omit<Extract<TelOpdracht, { doe: 'verzin' }>, 'doe'>;
export class Teller {
  #k = new Kanaal<TelOpdracht>(adressen[1]!);
  laad = (module: WebAssembly.Module, kanten: { voor?: Bestand[]; na?: Bestand[] }): Promise<Fout[]> => this.#k.vraag({ doe: 'laad', module, ...kanten });
  begin = (eerste: string): Promise<{ fout: string; telt: boolean }> => this.#k.vraag({ doe: 'begin', eerste });
  regels = (tekst: string, vanaf: number): Promise<Uitvoer> => this.#k.vraag({ doe: 'regels', tekst, vanaf });
  verzin = (o: Verzin): Promise<Uitvoer> => this.#k.vraag({ doe: 'verzin', ...o });
}
