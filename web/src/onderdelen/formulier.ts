// Reads a question's form into an answer, or says per field what is wrong.
import { lijstIds } from '../kern/antwoorden.ts';
import { leesBedrag, leesDatum, leesGetal } from '../kern/lezen.ts';
import { t, type Sleutel } from '../kern/taal.ts';
import { datumTekst, euro, getal } from '../kern/opmaak.ts';
import { grenzen } from './velden.ts';
import type { Antwoord, Veld, Waarde } from '../vragen/typen.ts';

export type Formulier = { antwoord: Antwoord } | { fouten: Record<string, string> };

const tekst = (d: FormData, naam: string): string => String(d.get(naam) ?? '').trim();

export function leesFormulier(d: FormData, velden: Veld[], oud: Antwoord | undefined): Formulier {
  const w: Record<string, Waarde> = {};
  const fouten: Record<string, string> = {};
  const melden = (veld: Veld, k: Sleutel): void => {
    const f = veld as { min?: number | string; max?: number | string };
    const getoond = (x: number | string | undefined): string =>
      x === undefined ? '' : typeof x === 'string' ? datumTekst(x) : veld.soort === 'bedrag' ? euro(x) : getal(x);
    fouten[veld.id] = t(k, { min: getoond(f.min ?? 0), max: getoond(f.max ?? 10_000_000) });
  };
  for (const veld of velden) {
    switch (veld.soort) {
      case 'keuze': {
        const x = tekst(d, veld.id);
        if (velden.length === 1 && x === 'weet_niet') return { antwoord: { niet: 'weet' } };
        if (x === 'liever_niet') return { antwoord: { niet: 'zeg' } };
        if (x) w[veld.id] = x;
        else if (!veld.optioneel) melden(veld, 'fout.kies');
        break;
      }
      case 'tekst': {
        const x = tekst(d, veld.id).slice(0, veld.max);
        if (x) w[veld.id] = x;
        break;
      }
      case 'meer': {
        const x = d.getAll(veld.id).map(String);
        if (x.length) w[veld.id] = x;
        else melden(veld, 'fout.vink');
        break;
      }
      case 'per':
        w[veld.id] = tekst(d, veld.id);
        break;
      case 'datum': {
        if (d.has(`${veld.id}-geen`)) {
          w[veld.id] = 'geen_datum';
          break;
        }
        const r = leesDatum(
          { dag: tekst(d, `${veld.id}-dag`), maand: tekst(d, `${veld.id}-maand`), jaar: tekst(d, `${veld.id}-jaar`) },
          { ...(veld.min ? { min: veld.min } : {}), ...(veld.max ? { max: veld.max } : {}) });
        if ('fout' in r) melden(veld, r.fout);
        else if ('leeg' in r) veld.optioneel || melden(veld, 'fout.datum_leeg');
        else w[veld.id] = r.waarde as Waarde;
        break;
      }
      case 'aantal': {
        const x = tekst(d, veld.id);
        if (x === 'weet_niet') return { antwoord: { niet: 'weet' } };
        const n = x === 'meer' ? leesGetal(tekst(d, `${veld.id}-getal`)) : x ? Number(x) : null;
        if (n === null || !Number.isInteger(n) || n < 0) melden(veld, x === 'meer' ? 'fout.getal' : 'fout.kies');
        else if (n > veld.max) melden(veld, 'fout.te_hoog');
        else w.ids = lijstIds(oud?.w?.ids as string[] | undefined, n, veld.lijst);
        break;
      }
      default: getalveld(d, veld, w, melden);
    }
  }
  return Object.keys(fouten).length ? { fouten } : { antwoord: { w } };
}

function getalveld(
  d: FormData,
  veld: Veld & { soort: 'bedrag' | 'geheel' },
  w: Record<string, Waarde>,
  melden: (veld: Veld, k: Sleutel) => void,
): void {
  const g = { ...grenzen(veld), ...(veld.soort === 'geheel' && !veld.deci ? { op: 1 } : {}) };
  if (d.has(`${veld.id}-van`)) {
    const [a, b] = [leesBedrag(tekst(d, `${veld.id}-van`), g), leesBedrag(tekst(d, `${veld.id}-tot`), g)];
    if ('fout' in a) return melden(veld, a.fout);
    if ('fout' in b) return melden(veld, b.fout);
    if ('leeg' in a || 'leeg' in b || typeof a.waarde !== 'number' || typeof b.waarde !== 'number') return melden(veld, 'fout.van_en_tot');
    if (a.waarde > b.waarde) return melden(veld, 'fout.van_tot');
    w[veld.id] = a.waarde === b.waarde ? a.waarde : { van: a.waarde, tot: b.waarde };
    return;
  }
  const r = leesBedrag(tekst(d, veld.id), g);
  if ('fout' in r) return melden(veld, r.fout);
  if ('leeg' in r) return veld.optioneel ? undefined : melden(veld, veld.soort === 'bedrag' ? 'fout.bedrag_leeg' : 'fout.getal_leeg');
  w[veld.id] = r.waarde as Waarde;
}
