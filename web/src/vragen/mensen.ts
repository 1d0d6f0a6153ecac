// A. You, your partner and who else lives at the address.
import type { Ctx, Feitwaarden, Veld, Vraag, Waarde } from './typen.ts';
import { janee } from './typen.ts';

const VOLWASSEN = { min: '1900-01-01' };
const jaarEerder = (iso: string, jaren: number): string => `${Number(iso.slice(0, 4)) - jaren}${iso.slice(4).replace('02-29', '02-28')}`;
const naastFamilie = ['kind', 'ouder', 'grootouder', 'kleinkind'];
const familie = [...naastFamilie, 'broer_zus', 'schoonfamilie', 'pleegkind'];
const geboren = {
  velden: (c: Ctx): Veld[] => [{ soort: 'datum', id: 'datum', deels: true, ...VOLWASSEN, max: c.datum }],
  naar: (_: Ctx, w: Record<string, Waarde>): Feitwaarden => ({ geboortedatum: w.datum as string }),
};
const relatie = (c: Ctx) => c.w('relatie')?.waarde as string | undefined;

export const mensen: Vraag[] = [
  {
    id: 'geboortedatum', bij: 'persoon', rollen: ['aanvrager'], onderwerp: 'mensen', volgorde: 105, feiten: ['geboortedatum'],
    altijd: () => true, ...geboren,
  },
  { id: 'geboortedatum', bij: 'persoon', rollen: ['partner'], onderwerp: 'mensen', volgorde: 111, feiten: ['geboortedatum'], altijd: () => true, ...geboren },
  { id: 'geboortedatum', bij: 'persoon', rollen: ['medebewoners'], onderwerp: 'mensen', volgorde: 126, feiten: ['geboortedatum'], ...geboren },
  {
    // an age is enough where somebody has no date at hand
    id: 'leeftijd', bij: 'persoon', onderwerp: 'mensen', volgorde: 106, feiten: ['geboortedatum'],
    als: (c) => c.niet('geboortedatum'), altijd: (c) => c.el.rol !== 'medebewoners',
    velden: () => [{ soort: 'geheel', id: 'jaren', min: 0, max: 120, eenheid: 'jaar' }],
    naar: (c, w) => {
      const j = w.jaren as number;
      return { geboortedatum: { van: jaarEerder(c.datum, j + 1), tot: jaarEerder(c.datum, j) } };
    },
  },
  {
    id: 'partner', bij: 'situatie', onderwerp: 'mensen', volgorde: 110, feiten: ['partner'],
    altijd: () => true,
    velden: () => [{ soort: 'keuze', id: 'er_is', opties: ['ja', 'ja_elders', 'nee'] }],
    // "no partner" is only sure once we know who else lives there
    naar: (c, w) => (w.er_is === 'nee' && c.beantwoord('huisgenoten') ? { partner: null } : {}),
    elders: (_, w) => (w.er_is === 'ja_elders' ? [['p', 'zelfde_adres', false]] : w.er_is === 'ja' ? [['p', 'zelfde_adres', true]] : []),
  },
  {
    id: 'band', bij: 'persoon', rollen: ['partner'], onderwerp: 'mensen', volgorde: 112, feiten: ['band'],
    altijd: () => true,
    velden: () => [{ soort: 'keuze', id: 'waarde', opties: ['gehuwd', 'geregistreerd', 'notarieel', 'geen'] }],
    naar: (_, w) => ({ band: w.waarde as string }),
  },
  {
    id: 'reden_elders', bij: 'persoon', rollen: ['partner'], onderwerp: 'mensen', volgorde: 116, feiten: ['reden_elders'],
    als: (c) => c.w('partner', '')?.er_is === 'ja_elders', altijd: () => true,
    velden: (c) => [{ soort: 'keuze', id: 'waarde', opties: [...c.feiten.opties(c.feiten.veld('persoon', 'reden_elders') ?? { type: 'keuze' }), 'anders'] }],
    naar: (_, w) => (w.waarde === 'anders' ? {} : { reden_elders: w.waarde as string }),
  },
  {
    // "toeslagpartner" is a notion of the law: asked through what makes one
    id: 'samen_geregeld', bij: 'persoon', rollen: ['partner'], onderwerp: 'mensen', volgorde: 123, feiten: ['toeslagpartner'],
    als: (c) => c.w('band')?.waarde === 'geen', altijd: () => true,
    velden: () => [{ soort: 'meer', id: 'wat', opties: ['kind', 'huis', 'pensioen', 'vorig_jaar'], niets: true }],
    naar: (c, w) => ((w.wat as string[]).includes('niets') ? (c.elementen('kind').length ? {} : { toeslagpartner: false }) : { toeslagpartner: true }),
  },
  {
    id: 'huisgenoten', bij: 'situatie', onderwerp: 'mensen', volgorde: 124, feiten: ['medebewoners'],
    altijd: () => true,
    velden: () => [{ soort: 'aantal', id: 'aantal', max: 8, lijst: 'm' }],
    naar: () => ({}),
  },
  {
    id: 'relatie', bij: 'persoon', rollen: ['medebewoners'], onderwerp: 'mensen', volgorde: 125, feiten: ['relatie'],
    altijd: () => true,
    velden: () => [{ soort: 'keuze', id: 'waarde', opties: ['kind', 'ouder', 'broer_zus', 'grootouder', 'kleinkind', 'schoonfamilie', 'pleegkind', 'overig'] }],
    naar: (_, w) => ({ relatie: w.waarde as string }),
  },
  {
    id: 'huur_met', bij: 'persoon', rollen: ['medebewoners'], onderwerp: 'mensen', volgorde: 127, feiten: ['huurrelatie', 'onderhuurder'],
    als: (c) => !naastFamilie.includes(relatie(c) ?? ''), altijd: (c) => relatie(c) !== undefined,
    velden: () => [{ soort: 'keuze', id: 'waarde', opties: ['geen', 'huurt_van_mij', 'huurt_en_eet', 'verhuurder', 'eigen_contract'] }],
    naar: (_, w) => {
      if (w.waarde === 'geen') return { huurrelatie: 'geen' };
      if (w.waarde === 'verhuurder') return { huurrelatie: 'verhuurder' };
      if (w.waarde === 'eigen_contract') return { huurrelatie: 'medehuurder_eigen_contract' };
      return {};
    },
  },
  {
    // somebody who rents a room counts as a tenant only with a contract and proof of payment
    id: 'huur_bewijs', bij: 'persoon', rollen: ['medebewoners'], onderwerp: 'mensen', volgorde: 128, feiten: ['huurrelatie'],
    als: (c) => String(c.w('huur_met')?.waarde).startsWith('huurt_'), altijd: () => true,
    velden: () => [
      { soort: 'keuze', id: 'papier', opties: ['ja', 'nee', 'weet_niet'], kort: true },
      { soort: 'keuze', id: 'betaald', opties: ['ja', 'nee', 'weet_niet'], kort: true },
    ],
    naar: (c, w) => {
      const soort = c.w('huur_met')?.waarde === 'huurt_en_eet' ? 'kostganger' : 'onderhuurder';
      const beide = [janee(w.papier), janee(w.betaald)];
      if (beide.includes(false)) return { huurrelatie: 'geen' };
      return { huurrelatie: beide.includes(undefined) ? { een_van: [soort, 'geen'] } : soort };
    },
    bijWeetNiet: (c) => ({
      huurrelatie: { een_van: [c.w('huur_met')?.waarde === 'huurt_en_eet' ? 'kostganger' : 'onderhuurder', 'geen'] },
    }),
  },
  {
    id: 'samen_met', bij: 'persoon', rollen: ['medebewoners'], onderwerp: 'mensen', volgorde: 132, feiten: ['toeslagpartner'],
    als: (c) => !familie.includes(relatie(c) ?? '') && !c.elementen('persoon', 'partner').length,
    altijd: (c) => relatie(c) !== undefined,
    velden: () => [{ soort: 'meer', id: 'wat', opties: ['kind', 'huis', 'pensioen', 'vorig_jaar'], niets: true }],
    naar: (c, w) => {
      if (!(w.wat as string[]).includes('niets')) return { toeslagpartner: true };
      // a child at home can make a partner of a housemate all the same: leave that open
      return { toeslagpartner: c.elementen('kind').length ? { een_van: [true, false] } : false };
    },
  },
  {
    id: 'huishouden_met', bij: 'persoon', rollen: ['medebewoners'], onderwerp: 'mensen', volgorde: 134, feiten: ['samen_huishouden'],
    als: (c) => !naastFamilie.includes(relatie(c) ?? '') && !c.elementen('persoon', 'partner').length,
    velden: () => [{ soort: 'keuze', id: 'waarde', opties: ['ja', 'nee'] }],
    naar: (_, w) => ({ samen_huishouden: w.waarde === 'ja' }),
  },
];
