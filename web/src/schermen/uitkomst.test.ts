// What does not fit: the nearest six in sight, nearest first; the rest behind a button, and on paper all the same.
import { describe, expect, it, vi } from 'vitest';
import { bundel } from '../../tools/bundel.mjs';
import { omgeving } from '../kern/omgeving.ts';
import { kiesTaal, zetTeksten, type Teksten } from '../kern/taal.ts';
import type { Rij } from '../kern/totaal.ts';
import type { Voorwaarde } from '../kern/typen.ts';
import type { Kader } from './kader.ts';
import { nietPassend } from './uitkomst.ts';

// no page here: nothing to make elements of, or to carry the language
vi.hoisted(() => Object.assign(globalThis, { HTMLElement: class {}, customElements: { define() {}, get() {} } }));
omgeving.blad ??= {} as HTMLElement;
const wortel = new URL('../../../', import.meta.url).pathname;
const bestanden = bundel({ rulesets: `${wortel}rulesets`, taal: `${wortel}web/src/taal` }) as Record<string, string>;
zetTeksten('nl', (JSON.parse(bestanden.taal!) as { nl: Teksten }).nl);
kiesTaal('nl');

const nee = (tekort?: number, tekort_eenheid?: string): Voorwaarde => ({ id: 'inkomen', voldaan: 'nee', ...(tekort ? { tekort, tekort_eenheid } : {}) }) as Voorwaarde;
const rij = (id: string, ...voorwaarden: Voorwaarde[]): Rij =>
  ({ id, groep: 'nee', r: { recht: 'nee', bedrag: null, zekerheid: 'actueel', voorwaarden, ontbreekt: [], aannames: [], te_bevestigen: [], waarschuwingen: [] } }) as unknown as Rij;

/** The page as text: what a template says with what is put into it. Functions leave their place empty. */
const html = (x: unknown): string => {
  if (Array.isArray(x)) return x.map(html).join('');
  if (typeof x === 'string' || typeof x === 'number' || typeof x === 'boolean') return String(x);
  const { strings, values } = (x ?? {}) as { strings?: readonly string[]; values?: unknown[] };
  return strings ? strings.map((s, i) => s + html(values![i])).join('') : '';
};
const namen = (s: string): string[] => [...s.matchAll(/data-regeling=(\w+)/g)].map((m) => m[1]!);

/** what stands in sight, the button and what stands behind it, when it was pressed or not */
function scherm(rijen: Rij[], staat: Record<string, boolean> = {}) {
  const k = { g: { meta: {}, uitkomst: { regelingen: {} } }, staat, teken: () => {} } as unknown as Kader;
  const [zicht, rest = ''] = html(nietPassend(k, rijen)).split('data-proef="ook-niet"');
  return { zicht: namen(zicht!), achter: namen(rest), rest };
}

describe('what does not fit', () => {
  // per month: a 100, b 50 (600 a year), c 10, d 400, e 30, f 20, g 200
  const geld = [rij('a', nee(100, 'euro/maand')), rij('b', nee(600, 'euro/jaar')), rij('c', nee(10, 'euro/maand')), rij('d', nee(400, 'euro/maand')),
    rij('e', nee(30, 'euro/maand')), rij('f', nee(20, 'euro/maand')), rij('g', nee(200, 'euro/maand'))];

  it('comes nearest first, six in sight, amounts per month compared with those per year', () => {
    const { zicht, achter } = scherm(geld);
    expect(zicht).toEqual(['c', 'f', 'e', 'b', 'a', 'g']);
    expect(achter).toEqual(['d']);
  });

  it('is far off when more than money stands in the way, or money twice as much', () => {
    const { zicht, achter } = scherm([rij('leeftijd', nee(3, 'jaren')), rij('geen_kind', nee()), rij('beide', nee(5, 'euro/maand'), nee()), rij('twee', nee(5, 'euro/maand'), nee(90, 'euro/maand')), rij('een', nee(40, 'euro/maand'))]);
    expect(zicht).toEqual(['een', 'twee']);
    expect(achter).toEqual(['leeftijd', 'geen_kind', 'beide']);
  });

  it('has the rest on paper, and on the screen after the button', () => {
    const dicht = scherm(geld).rest, open = scherm(geld, { ver: true }).rest;
    expect(dicht).toContain('aria-expanded=false');
    expect(dicht).toContain('class="cjr-rooster cjr-alleen-druk"');
    expect(open).toContain('aria-expanded=true');
    expect(open).not.toContain('cjr-alleen-druk');
    expect(namen(open)).toEqual(['d']);
  });

  it('has no button when all of it is in sight', () => {
    const { zicht, rest } = scherm(geld.slice(0, 6));
    expect(zicht).toHaveLength(6);
    expect(rest).toBe('');
  });
});
