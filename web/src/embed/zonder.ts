// The engine without the schemes that a host hides: they are not shown, not counted, and nothing is asked for them.
import type { Kromme, Recht, Uitkomst } from '../kern/typen.ts';

const rest = <T>(alles: Record<string, T>, weg: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(alles).filter(([id]) => !weg.has(id)));

export function zonder(r: Recht, weg: ReadonlySet<string>): Recht {
  const zeef = <U extends Uitkomst>(u: U): U => (u.regelingen ? { ...u, regelingen: rest(u.regelingen, weg) } : u);
  const kromme = (k: Kromme): Kromme => {
    if (!k.regelingen) return k;
    const eruit = Object.entries(k.regelingen).filter(([id]) => weg.has(id)).map(([, x]) => x.hoogste);
    return {
      ...k,
      regelingen: rest(k.regelingen, weg),
      totaal: Array.from(k.totaal, (x, i) => x - eruit.reduce((n, e) => n + e[i]!, 0)),
      knikken: k.knikken.filter((x) => !x.regeling || !weg.has(x.regeling)),
    };
  };
  // month by month the parts lean on each other (advances, settlements): with one part hidden the sums would not be right
  return {
    calculate: (s, o) => zeef(r.calculate(s, o)),
    explain: (s, id, o) => zeef(r.explain(s, id, o)),
    nextQuestion: (s) => r.nextQuestion(s),
    curve: (s, o) => kromme(r.curve(s, o)),
    facts: () => r.facts(),
    version: r.version,
    destroy: () => r.destroy(),
  };
}
