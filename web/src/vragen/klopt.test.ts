// "Klopt dit voor u?": few sentences, and everything that is taken for granted is in them. With the real engine; needs the
// built WebAssembly for that.
import { describe, expect, it } from 'vitest';
import { bundel } from '../../tools/bundel.mjs';
import { gebouwd, laadMotor, regelsIn } from '../kern/gesprek.hulp.ts';
import { Gesprek } from '../kern/gesprek.ts';
import { omgeving } from '../kern/omgeving.ts';
import { kiesTaal, ts, voegToe, zetTalen, zetTeksten, type EigenTeksten, type Teksten } from '../kern/taal.ts';
import { kloptRegels, kloptZinnen, type KloptRegel } from './klopt.ts';
import type { Antwoord } from './typen.ts';

omgeving.blad ??= {} as HTMLElement; // no page here to carry the language
const wortel = new URL('../../../', import.meta.url).pathname;
const bestanden = bundel({ rulesets: `${wortel}rulesets`, taal: `${wortel}web/src/taal` }) as Record<string, string>;
zetTalen(JSON.parse(bestanden.taal!));
const VERDER = ['ar', 'pl', 'tr', 'uk'];
for (const code of VERDER) zetTeksten(code, JSON.parse(bestanden[`taal/${code}`]!) as Teksten);
kiesTaal('nl');

const dag = (datum: string): Antwoord => ({ w: { datum } });
const bedrag = (waarde: number, meer = {}): Antwoord => ({ w: { waarde, ...meer } });
const loon = (n: number): Antwoord => bedrag(n, { per: 'maand', bruto_netto: 'bruto' });
const geen: Antwoord = { w: { ids: [] } };
const BASIS: Record<string, Antwoord> = {
  ':partner': { w: { er_is: 'nee' } }, ':huisgenoten': geen, ':kinderen': geen, ':woning': bedrag('huur' as never), ':huurprijs': bedrag(700, { soort: 'kaal' }),
  'ik:geboortedatum': dag('1986-03-12'), 'ik:geld': { w: { soort: ['loon'] } }, 'ik:f.bezittingen.spaargeld': bedrag(900), 'ik:f.schulden': bedrag(0),
};
const OUDER = { ...BASIS, ':kinderen': { w: { ids: ['k1', 'k2'] } }, 'k1:geboortedatum': dag('2015-05-04'), 'k2:geboortedatum': dag('2019-11-09'), ':naar_opvang': bedrag('nee' as never), 'ik.loon:loon': loon(2100) };
const PAAR = {
  ...OUDER, ':partner': { w: { er_is: 'ja_getrouwd' } }, 'ik.loon:loon': loon(1500), 'p:geboortedatum': dag('1988-07-09'), 'p:band': bedrag('gehuwd' as never),
  'p:geld': { w: { soort: ['loon'] } }, 'p.loon:loon': loon(500), 'p:f.bezittingen.spaargeld': bedrag(0), 'p:f.schulden': bedrag(0),
};
const AOW = { ...BASIS, 'ik:geboortedatum': dag('1950-03-12'), 'ik:geld': { w: { soort: ['aow'] } }, 'ik.aow:loon': loon(1600) };

async function regelsVoor(antwoorden: Record<string, Antwoord>, gemeente?: string): Promise<{ regels: KloptRegel[]; paden: string[] }> {
  const eigen = gemeente ? (JSON.parse(bestanden[`gm/${gemeente}`]!) as { regels: unknown[]; teksten: Record<string, EigenTeksten> }) : null;
  if (eigen) voegToe(eigen.teksten);
  const recht = await laadMotor([...regelsIn('rijk'), ...(eigen?.regels ?? []).map((r) => JSON.stringify(r))]);
  const g = new Gesprek(recht, eigen?.regels ?? []);
  g.datum = '2026-11-22';
  g.gemeente = gemeente ?? null;
  g.kaart = new Map(Object.entries(antwoorden));
  expect(g.uitkomst.fouten).toBeUndefined();
  const paden = g.alleAannames();
  const regels = kloptRegels(g.model, paden);
  recht.destroy();
  return { regels, paden };
}

const regel = (id: string, ik = false): KloptRegel => ({ id, groep: 'mensen', goed: `Goed ${id}.`, tekst: `Anders ${id}.`, paden: [id], ik });

describe('what is read', () => {
  it('puts together what belongs together, and leaves alone what stands alone', () => {
    expect(kloptZinnen([regel('paspoort'), regel('land'), regel('samen'), regel('opleiding'), regel('ziek')], new Set())).toEqual([
      { goed: 'Dit geldt voor iedereen:', delen: ['een Nederlands paspoort', 'in Nederland wonen met een zorgverzekering'], weg: false },
      { goed: 'Goed samen.', delen: [], weg: false },
      { goed: 'Dit is er bij niemand:', delen: ['een opleiding (18 jaar of ouder)', 'een lange ziekte of beperking'], weg: false }]);
    expect(kloptZinnen([regel('opleiding', true)], new Set())).toEqual([{ goed: 'Dit is er bij u niet: een opleiding (18 jaar of ouder).', delen: [], weg: false }]);
    expect(kloptZinnen([regel('opleiding', true), regel('ziek', true)], new Set())[0]!.goed).toBe('Dit is er bij u niet:');
  });

  it('takes out what was ticked, and crosses that out by itself', () => {
    expect(kloptZinnen([regel('kind_zorg'), regel('kind_geld'), regel('kind_diploma')], new Set(['kind_geld']))).toEqual([
      { goed: 'Dit is er bij geen kind:', delen: ['veel meer zorg nodig dan andere kinderen', 'een diploma havo, vwo of mbo'], weg: false },
      { goed: 'Dit is er bij geen kind: eigen spaargeld.', delen: [], weg: true }]);
    expect(kloptZinnen([regel('samen')], new Set(['samen']))).toEqual([{ goed: 'Goed samen.', delen: [], weg: true }]);
  });
});

describe.skipIf(!gebouwd)('households', () => {
  it('asks about a payslip only who has a wage, and of AOW no pension contribution', async () => {
    const van = async (antwoorden: Record<string, Antwoord>): Promise<string[]> => (await regelsVoor(antwoorden)).regels.map((r) => r.id).filter((id) => ['loonstrook', 'korting', 'inhouding'].includes(id));
    expect(await van(OUDER)).toEqual(['loonstrook']);
    expect(await van(AOW)).toEqual(['korting']);
  }, 60_000);
  it.each([
    ['one person with AOW', AOW, undefined, 9], ['a single parent of two', OUDER, undefined, 12],
    ['a couple with two children in Enschede', PAAR, 'GM0153', 14], ['a couple with two children in Amsterdam', PAAR, 'GM0363', 14],
  ] as const)('%s: few sentences, with every default in them', async (_, antwoorden, gemeente, hoogstens) => {
    const { regels, paden } = await regelsVoor(antwoorden as Record<string, Antwoord>, gemeente);
    expect(new Set(regels.flatMap((r) => r.paden))).toEqual(new Set(paden));
    for (const taal of ['nl', 'en', ...VERDER]) {
      kiesTaal(taal);
      const woorden = (r: KloptRegel): string => ts(`klopt.kort.${r.id}`) ?? ts(`klopt.goed.${r.id}`) ?? r.goed;
      const zinnen = kloptZinnen(regels.map((r) => ({ ...r, goed: woorden(r) })), new Set());
      expect(regels.filter((r) => !zinnen.some((z) => z.goed.includes(woorden(r)) || z.delen.includes(woorden(r)))).map((r) => r.id), taal).toEqual([]);
      expect(zinnen.length, taal).toBeLessThanOrEqual(hoogstens);
    }
    kiesTaal('nl');
  }, 60_000);
});
