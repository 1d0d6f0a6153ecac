// "Hoe is dit berekend?": a step is told once, where it is first shown on the page, and a step that stands there already is
// named with where. What only the limits of the facts hold is not known.
import { beforeAll, describe, expect, it } from 'vitest';
import nl from '../taal/nl.json';
import { omgeving } from '../kern/omgeving.ts';
import { kiesTaal, zetAanbod, zetTeksten } from '../kern/taal.ts';
import type { Stap } from '../kern/typen.ts';
import type { Kader } from './kader.ts';
import { uitlegDeel } from './uitleg.ts';

beforeAll(() => {
  omgeving.blad = {} as HTMLElement; // no page here to carry the language
  zetAanbod([['nl', 'Nederlands', 0, 0, 1]], []);
  zetTeksten('nl', { pagina: nl, feiten: {}, rollen: {}, regelingen: {} });
  kiesTaal('nl');
});

/** What stands on the page, without the elements. */
const tekst = (x: unknown): string => {
  if (typeof x === 'string' || typeof x === 'number') return String(x);
  if (Array.isArray(x)) return x.map(tekst).join(' ');
  const d = x as { strings?: readonly string[]; values?: unknown[] } | null;
  return d?.strings ? d.strings.map((s, i) => `${s.replace(/<\/?[a-z][^>]*>?|^[^<]*>/g, ' ')} ${tekst(d.values![i] ?? '')}`).join('') : '';
};
const toon = (stappen: Stap[]): string => {
  const k = { g: { recht: { explain: () => ({ uitleg: { naam: 'r', stappen } }) } } } as unknown as Kader;
  return tekst(uitlegDeel(k, 'r', {})).replace(/\s+/g, ' ');
};

const geld = (n: number, meer = {}): Stap['waarde'] => ({ laagste: n, hoogste: n, soort: 'bedrag', ...meer });
const regel = (naam: string, stappen: Stap[] = []): Stap => ({ soort: 'regel', naam, regeling: 'r', waarde: geld(5), ...(stappen.length ? { stappen } : {}) });
const al = (naam: string): Stap => ({ ...regel(naam), al_uitgelegd: true });
const eis = (naam: string, voldaan: string, stappen: Stap[]): Stap => ({ soort: 'voorwaarde', naam, voldaan, stappen });

describe('a step that is told once', () => {
  it('stands where it is shown first, also when the engine told it at another', () => {
    // the page shows what is not met before what is
    const op = toon([eis('eerste', 'ja', [regel('samen', [regel('loon')])]), eis('tweede', 'nee', [al('samen')])]);
    expect(op.indexOf('loon')).toBeLessThan(op.indexOf('eerste'));
    expect(op).toMatch(/tweede.* samen.* loon.*eerste.* samen.*Uitgelegd hierboven : tweede/);
    expect(op.match(/hierboven/g)!.length).toBe(1);
  });
  it('is named with the step under which it stands', () => {
    expect(toon([{ ...regel('bedrag', [regel('dubbel', [regel('samen', [regel('loon')])]), al('samen')]), soort: 'bedrag' }])).toContain('Uitgelegd hierboven : dubbel');
  });
  it('is not referred to when there was nothing more to tell', () => {
    expect(toon([regel('a', [regel('los')]), al('los')])).not.toContain('hierboven');
  });
});

it('what only the limits of the facts hold is not known', () => {
  const van = (waarde: Stap['waarde']): string => toon([{ ...regel('x'), waarde: waarde! }]);
  expect(van({ laagste: 0, hoogste: 1e7, soort: 'bedrag', bekend: 'niet' })).toMatch(/x nog niet bekend/);
  expect(van({ laagste: 200, hoogste: 1e7, soort: 'bedrag', bekend: 'minstens' })).toMatch(/x .*minstens € 200/);
  expect(van({ laagste: -1e7, hoogste: 300, soort: 'bedrag', bekend: 'hoogstens' })).toMatch(/hoogstens € 300/);
  expect(van(geld(1e7, { bekend: 'geen_grens' }))).toMatch(/x geen grens/);
});
