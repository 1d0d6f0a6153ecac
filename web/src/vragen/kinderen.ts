// B. Children under 18.
import { feit, maal, type Ctx, type Vraag } from './typen.ts';

const jong = (c: Ctx, id?: string): boolean => (c.leeftijd(id) ?? 0) < 13;
const jongeKinderen = (c: Ctx) => c.elementen('kind').filter((k) => jong(c, k.id));

export const kinderen: Vraag[] = [
  {
    id: 'kinderen', bij: 'situatie', onderwerp: 'kinderen', volgorde: 200, feiten: ['kinderen'],
    altijd: () => true,
    velden: () => [{ soort: 'aantal', id: 'aantal', max: 12, lijst: 'k' }],
    naar: () => ({}),
  },
  {
    id: 'geboortedatum', bij: 'kind', onderwerp: 'kinderen', volgorde: 201, feiten: ['geboortedatum'],
    altijd: () => true,
    velden: () => [{ soort: 'datum', id: 'datum', deels: true, min: '1990-01-01', max: '2035-12-31' }],
    naar: (_, w) => ({ geboortedatum: w.datum as string }),
  },
  {
    id: 'woont_in', bij: 'kind', onderwerp: 'kinderen', volgorde: 202, feiten: ['woont_in'],
    velden: () => [
      { soort: 'keuze', id: 'waar', opties: ['altijd', 'deel', 'nee'] },
    ],
    // a child that lives here lives in the country where its parent lives
    naar: (c, w) => ({
      woont_in: w.waar !== 'nee',
      ...(w.waar === 'altijd' ? { nachten_per_week: 7 } : {}),
      ...(w.waar !== 'nee' && !c.beantwoord('f.woonland', 'ik') ? { woonland: 'NL' } : {}),
    }),
    bijWeetNiet: () => ({ woont_in: { een_van: [true, false] } }),
  },
  {
    id: 'nachten', bij: 'kind', onderwerp: 'kinderen', volgorde: 204, feiten: ['nachten_per_week'],
    als: (c) => c.w('woont_in')?.waar === 'deel', altijd: () => true,
    velden: () => [{ soort: 'geheel', id: 'waarde', min: 0, max: 7, eenheid: 'nachten', rond: true }],
    naar: (_, w) => ({ nachten_per_week: feit(w.waarde) }),
    bijWeetNiet: () => ({ nachten_per_week: { van: 1, tot: 6 } }),
  },
  {
    id: 'kinderbijslag', bij: 'kind', onderwerp: 'kinderen', volgorde: 208, feiten: ['kinderbijslag', 'kinderbijslag_aan'],
    velden: (c) => [{
      soort: 'keuze', id: 'aan',
      opties: ['mij', ...(c.elementen('persoon', 'partner').length ? ['partner'] : []), 'andere_ouder', 'gedeeld', 'niemand'],
    }],
    naar: (_, w) => ({ kinderbijslag: w.aan !== 'niemand', kinderbijslag_aan: w.aan as string }),
    bijWeetNiet: (c) => ({ kinderbijslag_aan: { een_van: c.feiten.opties(c.feiten.veld('kind', 'kinderbijslag_aan') ?? { type: 'keuze' }) } }),
  },
  {
    // one question for all young children; the details only for those who go
    id: 'naar_opvang', bij: 'situatie', onderwerp: 'kinderen', volgorde: 250, feiten: [],
    als: (c) => jongeKinderen(c).length > 1, altijd: () => true,
    velden: () => [{ soort: 'keuze', id: 'waarde', opties: ['ja', 'nee'] }],
    naar: () => ({}),
    elders: (c, w) => (w.waarde === 'nee' ? jongeKinderen(c).map((k) => [k.id, 'opvang', []]) : []),
  },
  {
    id: 'opvang', bij: 'kind', onderwerp: 'kinderen', volgorde: 251, feiten: ['opvang'],
    als: (c) => jong(c) && c.w('naar_opvang', '')?.waarde !== 'nee',
    altijd: (c) => jongeKinderen(c).length === 1 || c.w('naar_opvang', '')?.waarde === 'ja',
    velden: () => [{ soort: 'meer', id: 'soort', opties: ['dagopvang', 'bso', 'gastouder', 'geen_opvang'], niets: true }],
    naar: () => ({}),
  },
  {
    id: 'uren', bij: 'opvang', onderwerp: 'kinderen', volgorde: 252, feiten: ['uren_per_maand'],
    altijd: () => true,
    velden: () => [
      { soort: 'geheel', id: 'waarde', min: 0, max: 744, rond: true, deci: true },
      { soort: 'keuze', id: 'per', opties: ['maand', 'week'], kort: true },
    ],
    // a month is not four weeks: from hours a week only a range follows
    naar: (_, w) => {
      const uren = feit(w.waarde);
      if (w.per !== 'week') return { uren_per_maand: uren };
      const m = maal(uren, 52 / 12, 0);
      return { uren_per_maand: typeof m === 'number' ? { van: Math.floor(m * 0.95), tot: Math.ceil(m * 1.05) } : m };
    },
  },
  {
    id: 'uurprijs', bij: 'opvang', onderwerp: 'kinderen', volgorde: 253, feiten: ['uurprijs'],
    altijd: () => true, tekstVan: 'uurprijs',
    velden: () => [{ soort: 'bedrag', id: 'waarde', per: 'uur', max: 100, rond: true }],
    naar: (_, w) => ({ uurprijs: feit(w.waarde) }),
  },
];
