// The household budget: what the form says becomes answers and comes back from them, and what the engine makes of those.
// Needs the built WebAssembly; says so when it is not there. Amounts were computed by hand (rulesets/rijk/huishoudboekje.cases.json).
import { beforeAll, describe, expect, it } from 'vitest';
import { krijgtAl, reden, reken, soorten, uitAntwoorden, zetSchulden, zetUitgaven, KRIJGT } from './boekje.ts';
import { naarBestand, vanBestand } from './codec.ts';
import { Gesprek } from './gesprek.ts';
import { gebouwd, laadMotor, regelsIn } from './gesprek.hulp.ts';
import type { Recht } from './typen.ts';
import type { Waarde } from '../vragen/typen.ts';

describe.skipIf(!gebouwd)('the household budget', () => {
  let recht: Recht;
  const sets = gebouwd ? regelsIn('rijk') : [];
  beforeAll(async () => { recht = await laadMotor(sets); });

  /** Somebody alone who rents, with € 2.000 net from work; the protected amount is then € 1.434,36. */
  function gesprek(): Gesprek {
    const g = new Gesprek(recht, sets.map((s) => JSON.parse(s) as unknown));
    g.datum = '2026-01-15';
    const zet = (k: string, w: Record<string, Waarde>): void => void g.kaart.set(k, { w });
    zet('ik:geboortedatum', { datum: '1985-03-10' });
    zet(':partner', { er_is: 'nee' });
    zet(':kinderen', { ids: [] });
    zet(':huisgenoten', { ids: [] });
    zet(':woning', { waarde: 'huur' });
    zet('ik:geld', { soort: ['loon'] });
    zet('ik.loon:loon', { waarde: 2000, per: 'maand', bruto_netto: 'netto' });
    zet('ik:jaarinkomen', { waarde: 28000 });
    zet(':huurprijs', { waarde: 600, soort: 'kaal' });
    zet(`:f.${KRIJGT}`, { waarde: ['niets'] });
    g.vergeet();
    return g;
  }
  function vul(g: Gesprek, w: Record<string, Waarde>, vink: string[] = [], schulden: number[] = []): void {
    const b = { w, vink: new Set(vink) };
    zetUitgaven(g.kaart, soorten(g), b);
    zetSchulden(g.kaart, b, schulden);
    g.vergeet();
  }
  const zegt = (g: Gesprek, beslag: string, hulp: string): void => {
    g.kaart.set('ik:f.beslag', beslag ? { w: { waarde: beslag } } : { niet: 'weet' });
    g.kaart.set('ik:f.schuldregeling', hulp ? { w: { waarde: hulp } } : { niet: 'weet' });
    g.vergeet();
  };
  const DRIE = { 'schuld.0.eiser': 'A', 'schuld.0.bedrag': 1000, 'schuld.0.per_maand': 50, 'schuld.2.bedrag': 2000, 'schuld.2.per_maand': 50, 'schuld.3.bedrag': 3333.33, 'schuld.3.per_maand': 0 };

  it('asks no mortgage of who rents and nothing for children who are not there, and begins with the rent that was told', () => {
    const g = gesprek();
    expect(soorten(g)).toContain('huur');
    for (const x of ['hypotheek', 'kinderopvang', 'kinderen']) expect(soorten(g)).not.toContain(x);
    expect(uitAntwoorden(g).w['post.huur']).toBe(600);
  });

  it('never takes what stays empty for nothing, unless that was said', () => {
    const g = gesprek();
    vul(g, { 'post.huur': 650 });
    const open = reken(g);
    expect(open.bedrag('over')!.hoog).toBe(1350);
    expect(open.bedrag('over')!.laag).toBeLessThan(-1_000_000);
    expect(open.uitgaven.filter((u) => !u.bedrag).length).toBe(soorten(g).length - 1);
    vul(g, { 'post.huur': 650 }, ['rest']);
    expect(reken(g).bedrag('over')).toEqual({ laag: 1350, hoog: 1350 });
    vul(g, { 'post.huur': 650 }, ['rest', 'weet.water']);
    expect(reken(g).bedrag('over')!.laag).toBeLessThan(-1_000_000);
  });

  it('comes back from the answers as it was told, through the saved file too', () => {
    const g = gesprek();
    vul(g, { 'post.huur': 650, 'post.energie': { van: 100, tot: 150 }, 'post.water': 36, 'per.water': 'kwartaal', ...DRIE }, ['rest', 'weet.zorg', 'schuld.2.beslag'], [0, 2, 3]);
    const bestand = JSON.stringify(naarBestand({ kaart: g.kaart, datum: g.datum, gemeente: null }, { situatie: {}, leesbaar: {}, gemaakt: '2026-01-15' }));
    const h = gesprek();
    h.kaart = vanBestand(bestand)!.kaart;
    h.vergeet();
    const b = uitAntwoorden(h);
    expect(b.w).toMatchObject({ 'post.huur': 650, 'post.energie': { van: 100, tot: 150 }, 'post.water': 36, 'per.water': 'kwartaal', 'schuld.0.eiser': 'A', 'schuld.1.bedrag': 2000, 'schuld.2.per_maand': 0 });
    expect([...b.vink].sort()).toEqual(['rest', 'schuld.1.beslag', 'weet.zorg']);
    expect(b.rijen).toEqual([true, true, true]);
    expect(h.situatie).toEqual(g.situatie);
    // a debt that was taken away leaves nothing behind
    vul(h, {}, [], []);
    expect([...h.kaart.keys()].filter((k) => k.includes('schuld') && k !== ':f.schulden_lijst')).toEqual([]);
  });

  it('divides to the cent, and is sensitive as the debts are', () => {
    const g = gesprek();
    vul(g, { 'post.huur': 650, ...DRIE }, ['rest'], [0, 2, 3]);
    zegt(g, 'nee', 'geen');
    const st = reken(g);
    expect(reden(st)).toBe('');
    expect(st.schulden.map((s) => s.voorstel)).toEqual([89.31, 178.62, 297.71].map((n) => ({ laag: n, hoog: n })));
    expect(st.bedrag('voorstel_samen')).toEqual({ laag: 565.64, hoog: 565.64 });
    expect(st.bedrag('blijft')).toEqual({ laag: 1434.36, hoog: 1434.36 });
    expect(st.bedrag('beslagvrije_voet')).toEqual({ laag: 1434.36, hoog: 1434.36 });
    const rijen = g.model.gegeven().filter((r) => /schuld/.test(`${r.el.id}:${r.v.id}`));
    expect(rijen.length).toBe(5);
    expect(rijen.every((r) => r.v.gevoelig)).toBe(true);
  });

  it.each([
    ['ja', 'geen', 650, 'beslag'], ['nee', 'minnelijk', 650, 'hulp'], ['', 'geen', 650, 'beslag_onbekend'], ['nee', '', 650, 'beslag_onbekend'],
    ['nee', 'geen', 2100, 'op'], ['nee', 'geen', undefined, 'onbekend'],
  ])('gives no proposal with seizure %s, help %s and rent %s: %s', (beslag, hulp, huur, waarom) => {
    const g = gesprek();
    vul(g, { ...(huur ? { 'post.huur': huur } : {}), ...DRIE }, huur ? ['rest'] : [], [0, 2, 3]);
    zegt(g, beslag, hulp);
    expect(reden(reken(g))).toBe(waarom);
  });

  it('knows what comes in already, as ticked or told as an income', () => {
    const g = gesprek();
    g.kaart.set(`:f.${KRIJGT}`, { w: { waarde: ['zorgtoeslag'] } });
    g.vergeet();
    expect(krijgtAl(g)).toEqual(['zorgtoeslag', 'loon']);
    expect(reken(g).bedrag('van_zorgtoeslag')).toEqual({ laag: 129, hoog: 129 });
  });

  it('says nothing exact of a payment that was not told', () => {
    const g = gesprek();
    vul(g, { 'post.huur': 650, 'schuld.0.bedrag': 400 }, ['rest'], [0]);
    const st = reken(g);
    expect(st.schulden[0]!.per_maand).toBeUndefined();
    expect(st.bedrag('aflossing')).toEqual({ laag: 0, hoog: 400 });
    expect(uitAntwoorden(g).w['schuld.0.per_maand']).toBeUndefined();
  });
});
