// C. Work and income, for each person apart. The law's "toetsingsinkomen" is never asked as such.
import { feit, type Ctx, type Vraag } from './typen.ts';

/** In the order in which most people will look for theirs; a second job has its own line. The first are shown at once. */
const EERST = ['loon', 'loon_2', 'bijstand', 'ww', 'zw', 'wia', 'aow', 'pensioen', 'winst'];
const BRONNEN = [
  ...EERST, 'wajong', 'anw', 'partneralimentatie', 'kinderalimentatie', 'studiefinanciering', 'stagevergoeding', 'freelance',
  'kamerverhuur', 'vrijwilligersvergoeding',
];

const bekend = (c: Ctx): string[] => {
  const f = c.feiten.veld('inkomst', 'soort');
  const opties = f ? c.feiten.opties(f) : [];
  return BRONNEN.filter((b) => opties.includes(b.replace(/_\d$/, '')));
};

const kanNegatief = (c: Ctx) => ['winst', 'freelance'].includes(c.el.soort ?? '');
const PER = ['maand', 'vier_weken', 'week', 'uur', 'jaar'];

const gafNetto = (c: Ctx): boolean =>
  c.elementen('inkomst').some((i) => i.ouder === c.el.id && c.w('loon', i.id)?.bruto_netto === 'netto');

const jaar: Pick<Vraag, 'velden' | 'naar' | 'vars'> = {
  velden: () => [{ soort: 'bedrag', id: 'waarde', per: 'jaar', rond: true, op: 1 }],
  naar: (_, w) => {
    const b = feit(w.waarde);
    return { toetsingsinkomen: typeof b === 'number' ? Math.floor(b) : b };
  },
  vars: (c) => ({ jaar: c.datum.slice(0, 4) }),
};

export const inkomen: Vraag[] = [
  {
    id: 'geld', bij: 'persoon', rollen: ['aanvrager', 'partner'], onderwerp: 'inkomen', volgorde: 300,
    feiten: ['inkomsten', 'toetsingsinkomen'],
    altijd: () => true,
    velden: (c) => [{ soort: 'meer', id: 'soort', opties: bekend(c), niets: true, eerst: bekend(c).filter((b) => EERST.includes(b)).length }],
    naar: () => ({}),
  },
  {
    id: 'loon', bij: 'inkomst', onderwerp: 'inkomen', volgorde: 304, feiten: ['bruto', 'netto', 'per'],
    altijd: () => true,
    velden: (c) => [
      { soort: 'bedrag', id: 'waarde', rond: true, ...(kanNegatief(c) ? { min: -10_000_000 } : {}) },
      { soort: 'per', id: 'per', opties: kanNegatief(c) ? ['jaar', 'kwartaal', 'maand'] : PER },
      { soort: 'keuze', id: 'bruto_netto', opties: ['netto', 'bruto'], kort: true },
    ],
    naar: (_, w) => ({ [w.bruto_netto as string]: feit(w.waarde), per: w.per as string, vakantiegeld_opgebouwd: feit(w.opgebouwd) }),
  },
  {
    id: 'uren_werk', bij: 'inkomst', onderwerp: 'inkomen', volgorde: 306, feiten: ['uren_per_week'],
    altijd: (c) => c.w('loon')?.per === 'uur',
    velden: () => [{ soort: 'geheel', id: 'waarde', min: 0, max: 80, eenheid: 'uren', rond: true, deci: true }],
    naar: (_, w) => ({ uren_per_week: feit(w.waarde) }),
  },
  {
    // Only when the sources above leave the year's income too wide. Whoever gave a net wage is asked for the gross year:
    // from net to gross the law gives a range only.
    id: 'jaarinkomen', bij: 'persoon', rollen: ['aanvrager', 'partner'], onderwerp: 'inkomen', volgorde: 330, feiten: ['toetsingsinkomen'],
    als: (c) => c.beantwoord('geld'), vorm: (c) => (gafNetto(c) ? 'na_netto' : undefined), ...jaar,
  },
  { id: 'jaarinkomen', bij: 'persoon', rollen: ['medebewoners'], onderwerp: 'inkomen', volgorde: 330, feiten: ['toetsingsinkomen', 'inkomsten'], ...jaar },
];
