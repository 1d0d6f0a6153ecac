// Beside the page's own thread: two engines, one with the rules as they are and one as edited, and the counting of
// households. It gets texts and gives answers; it asks the network for nothing.
import { load } from '@recht';
import { chance, household, type Verdelingen } from '../../../tools/huishoudens.mjs';
import type { Fout, Recht as Motor, Uitkomst } from '../kern/typen.ts';
import { kort, leeg, tel, typeVan, type Antwoord, type Recht } from './vergelijk.ts';

export type Kant = 'voor' | 'na';
export type Bestand = { name: string; text: string };
export type Opdracht =
  | { doe: 'laad'; kant: Kant; bestanden: Bestand[]; gemeente: string | null; module: WebAssembly.Module }
  | { doe: 'reken'; kant: Kant; situaties: object[] }
  | { doe: 'tel'; situaties: string[] }
  | { doe: 'bevolking'; aantal: number; zaad: number; verdelingen: Verdelingen; datum: string; gemeente?: string };

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

function telAlle(situaties: Iterable<object>): ReturnType<typeof leeg> {
  const uit = leeg();
  for (const s of situaties) {
    const { gewicht = 1, ...huishouden } = s as { gewicht?: number };
    const [voor, na] = [een('voor', huishouden), een('na', huishouden)];
    if (Array.isArray(voor) || Array.isArray(na)) uit.fouten++;
    else tel(uit, typeVan(huishouden), gewicht, voor, na);
  }
  return uit;
}

function* ontleed(regels: string[]): Generator<object> {
  for (const r of regels) {
    try {
      const s = JSON.parse(r) as object;
      if (!('bevolking' in s)) yield s;
    } catch {
      yield { datum: null }; // counted as a fault by the engine
    }
  }
}

function* verzin(o: Extract<Opdracht, { doe: 'bevolking' }>): Generator<object> {
  const kans = chance(o.zaad);
  for (let i = 0; i < o.aantal; i++) yield household(kans, o.verdelingen, { datum: o.datum, ...(o.gemeente ? { gemeente: o.gemeente } : {}) });
}

async function voerUit(o: Opdracht): Promise<unknown> {
  if (o.doe === 'laad') return laad(o);
  if (o.doe === 'reken') return o.situaties.map((s) => een(o.kant, s));
  return telAlle(o.doe === 'tel' ? ontleed(o.situaties) : verzin(o));
}

// one after the other: a load and a count must not run through each other
let vorige: Promise<unknown> = Promise.resolve();
addEventListener('message', (e: MessageEvent<{ n: number; opdracht: Opdracht }>) => {
  const { n, opdracht } = e.data;
  vorige = vorige.then(() => voerUit(opdracht)).then(
    (uit) => postMessage({ n, uit }),
    (fout: unknown) => postMessage({ n, fout: String(fout) }));
});
