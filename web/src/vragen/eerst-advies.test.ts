import { describe, expect, it } from 'vitest';
import { vraagtAdvies } from './eerst-advies.ts';
import type { Regeling, Situatie } from '../kern/typen.ts';

const r = (o: Partial<Regeling> = {}): Regeling => ({
  recht: 'ja', bedrag: null, zekerheid: 'actueel', voorwaarden: [], ontbreekt: [], aannames: [], te_bevestigen: [], waarschuwingen: [], ...o,
});
const s = (o: object): Situatie => ({ datum: '2026-11-21', aanvrager: {}, ...o }) as Situatie;

describe('advice first, where asking can do harm', () => {
  it('a pending permit: for every scheme', () => expect(vraagtAdvies('zorgtoeslag', r(), s({ aanvrager: { verblijf: 'procedure' } }))).toBe(true));
  it('a partner without papers', () => expect(vraagtAdvies('kindgebonden_budget', r(), s({ partner: { verblijf: 'geen' } }))).toBe(true));
  it('a citizen of the EU in the first years: for social assistance, not for allowances', () => {
    const eu = s({ aanvrager: { verblijf: 'eu', verblijf_nl_sinds: '2024-01-01' } });
    expect(vraagtAdvies('bijstand', r(), eu, 'Gemeente')).toBe(true);
    expect(vraagtAdvies('zorgtoeslag', r(), eu, 'Dienst Toeslagen')).toBe(false);
    expect(vraagtAdvies('bijstand', r(), s({ aanvrager: { verblijf: 'eu', verblijf_nl_sinds: '2015-01-01' } }), 'Gemeente')).toBe(false);
  });
  it('somebody registered who does not live there', () => {
    const spook = s({ medebewoners: [{ woont_hier: false }] });
    expect(vraagtAdvies('huurtoeslag', r({ waarschuwingen: [{ id: 'spookbewoner' }] }), spook, 'Dienst Toeslagen')).toBe(true);
    expect(vraagtAdvies('zorgtoeslag', r(), spook, 'Dienst Toeslagen')).toBe(false);
  });
  it('the rules may ask for it', () => expect(vraagtAdvies('x', r({ waarschuwingen: [{ id: 'eerst_advies_verblijf' }] }), s({}))).toBe(true));
  it('not for what does not fit anyway', () => expect(vraagtAdvies('x', r({ recht: 'nee' }), s({ aanvrager: { verblijf: 'procedure' } }))).toBe(false));
});
