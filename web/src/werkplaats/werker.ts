// Beside the page's own thread: two engines, one with the rules as they are and one as edited, for the examples. It gets
// texts and gives answers; it asks the network for nothing.
import { load } from '@recht';
import type { Fout, Recht as Motor, Uitkomst } from '../kern/typen.ts';
import { bedien } from './bediening.ts';
import { kort, type Antwoord, type Recht } from './vergelijk.ts';

export type Kant = 'voor' | 'na';
export type Bestand = { name: string; text: string };
export type Opdracht =
  | { doe: 'laad'; kant: Kant; bestanden: Bestand[]; gemeente: string | null; module: WebAssembly.Module }
  | { doe: 'reken'; kant: Kant; situaties: object[] };

const motoren: Partial<Record<Kant, Motor>> = {};

/** Loads one side and gives the faults of the rulesets: also those that show only when the municipality is asked for. */
async function laad({ kant, bestanden, gemeente, module }: Extract<Opdracht, { doe: 'laad' }>): Promise<Fout[]> {
  let motor: Motor;
  try {
    motor = (await load({ rulesets: bestanden, module })) as unknown as Motor;
  } catch (e) {
    const fouten = (e as { fouten?: Fout[] }).fouten;
    if (!fouten) throw e;
    return fouten;
  }
  const proef = motor.calculate({ datum: '2026-07-01', ...(gemeente ? { gemeente } : {}), aanvrager: {} }, { vragen: false });
  if (proef.fouten) {
    motor.destroy();
    return proef.fouten;
  }
  motoren[kant]?.destroy();
  motoren[kant] = motor;
  return [];
}

const een = (kant: Kant, s: object): Antwoord | Fout[] => {
  const u: Uitkomst = motoren[kant]!.calculate(s as never, { vragen: false });
  return u.fouten ?? kort(u.regelingen as Record<string, { recht: Recht; bedrag: { per: string; laagste: number; hoogste: number } | null }>);
};

async function voerUit(o: Opdracht): Promise<unknown> {
  return o.doe === 'laad' ? laad(o) : o.situaties.map((s) => een(o.kant, s));
}

bedien(voerUit);
