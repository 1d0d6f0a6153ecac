// Beside the page's own thread: counting households before and after a change, with the code of `recht simulate`
// (wasm/werkplaats). Text goes in, sums come out; it asks the network for nothing.
import fabriek from '@tellen';
import { chance, households, type Verdelingen } from '../../../tools/huishoudens.mjs';
import type { Fout } from '../kern/typen.ts';
import { bedien } from './bediening.ts';
import type { Uitvoer } from './vergelijk.ts';
import type { Bestand } from './werker.ts';

export type TelOpdracht =
  /** A side that is left out stays as it was. */
  | { doe: 'laad'; module: WebAssembly.Module; voor?: Bestand[]; na?: Bestand[] }
  | { doe: 'begin'; eerste: string }
  | { doe: 'regels'; tekst: string; vanaf: number }
  | { doe: 'verzin'; aantal: number; zaad: number; vanaf: number; verdelingen: Verdelingen; datum: string; gemeente?: string };

const lees = new TextDecoder();
let teller: Awaited<ReturnType<typeof fabriek>>['Counter']['prototype'] | undefined;

async function laad(o: Extract<TelOpdracht, { doe: 'laad' }>): Promise<Fout[]> {
  if (!teller) {
    const motor = await fabriek({
      instantiateWasm(invoer, klaar) {
        void WebAssembly.instantiate(o.module, invoer).then((x) => klaar(x, o.module));
        return {};
      },
    });
    teller = new motor.Counter();
  }
  for (const f of o.voor ?? []) teller.add(false, f.name, f.text);
  for (const f of o.na ?? []) teller.add(true, f.name, f.text);
  const fouten = lees.decode(teller.load());
  return fouten ? (JSON.parse(fouten) as { fouten: Fout[] }).fouten : [];
}

/** Why the first line cannot be used, or whether it is itself a household. */
function begin(eerste: string): { fout: string; telt: boolean } {
  const fout = lees.decode(teller!.begin(eerste));
  return { fout, telt: teller!.firstCounts() };
}

function verzin(o: Extract<TelOpdracht, { doe: 'verzin' }>): string {
  const kans = chance(o.zaad);
  const een = households(o.verdelingen, { datum: o.datum, ...(o.gemeente ? { gemeente: o.gemeente } : {}) });
  let tekst = '';
  for (let i = 0; i < o.aantal; i++) tekst += `${een(kans)}\n`;
  return tekst;
}

/** The sums of everything since `begin`. */
const tel = (tekst: string, vanaf: number): Uitvoer => JSON.parse(lees.decode(teller!.lines(tekst, vanaf))) as Uitvoer;

bedien(async (o: TelOpdracht): Promise<unknown> => {
  if (o.doe === 'laad') return laad(o);
  if (o.doe === 'begin') return begin(o.eerste);
  return o.doe === 'regels' ? tel(o.tekst, o.vanaf) : tel(verzin(o), o.vanaf);
});
