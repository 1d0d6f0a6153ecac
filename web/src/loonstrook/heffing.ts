// The third equation of a slip: loonheffing = what the table of wages says. The rules know the table; here the two answers
// are held against the slip, with and without loonheffingskorting.
import type { Gesprek } from '../kern/gesprek.ts';
import { loonLhUit, type Strook } from './strook.ts';
import { feit } from '../vragen/typen.ts';

const TABEL = 'aanvrager.inkomsten[0].loonheffing.tabelheffing';

/** Whether the loonheffing on the slip is that with the korting or that without; undefined when neither fits, or both do. */
export function kortingBij(g: Gesprek, el: string, s: Strook): 'ja' | 'nee' | undefined {
  const bruto = s.loon_lh ?? loonLhUit(s);
  // what is paid once a year has a rate of its own
  if (bruto === undefined || s.loonheffing === undefined || !s.per || (s.extra && s.elke !== 'ja')) return undefined;
  const geboortedatum = feit(g.kaart.get(`${el.split('.')[0]}:geboortedatum`)?.w?.datum);
  const past = (['ja', 'nee'] as const).filter((k) => {
    const inkomst = { soort: 'loon', bruto, per: s.per!, loonheffingskorting: k === 'ja' };
    const { waarden } = g.recht.calculate({ datum: g.datum, aanvrager: { ...(geboortedatum === undefined ? {} : { geboortedatum }), inkomsten: [inkomst] } }, { waarden: [TABEL], vragen: false });
    const w = waarden?.[TABEL];
    return w && w.laagste === w.hoogste && Math.abs(w.laagste! - s.loonheffing!) < 0.05;
  });
  return past.length === 1 ? past[0] : undefined;
}
