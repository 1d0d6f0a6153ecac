// The style sheet of the check, made fit for a shadow root in somebody else's page: nothing in it hangs on the host's
// root, on the width of the window, or on tokens that the host did not hand over.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'lightningcss';

/** alles.css with what it imports in its place, in that order, and `erbij` behind it. */
export function heelBlad(map, erbij) {
  const lees = (f) => readFileSync(join(map, f), 'utf8');
  return `${lees('alles.css').replace(/@import '\.\/(.+?)';/g, (_, f) => lees(f))}\n${erbij}`;
}

/** Which tokens of a theme each of our own variables reads: { 'cjr-kleur-tekst': ['utrecht-document-color', …], … }. */
export function tokenlijst(tokensCss) {
  const uit = {};
  for (const [, naam, waarde] of tokensCss.matchAll(/--(cjr-[\w-]+):\s*([^;]+);/g)) {
    const gelezen = [...waarde.matchAll(/var\(--((?!cjr-)[\w-]+)/g)].map((m) => m[1]);
    if (gelezen.length) uit[naam] = gelezen;
  }
  return uit;
}

/**
 * - `:root` → the sheet's own outermost element, which first forgets all that it inherits;
 * - rem → a length that was measured there (the host's root may be 62.5%);
 * - widths of the window → widths of the element;
 * - tokens that the default theme lacks → nothing, so that those of the host do not leak in unchecked.
 */
export function elementstijl(blad, themaBlad, tokens) {
  const kaal = Object.values(tokens).flat().filter((n) => !themaBlad.includes(`--${n}:`)).map((n) => `--${n}:initial`).join(';');
  const begin = `@layer cjr.thema{.cjr-pagina{all:initial;display:block;container:cjr/inline-size;${kaal}}}`;
  const volgorde = /@layer [\w., ]+;/.exec(blad)?.[0] ?? '';
  const alles = `${volgorde}\n${begin}\n${blad}\n${themaBlad}`
    .replace(/:root\b/g, '.cjr-pagina')
    .replace(/@media \(max-width: ([\d.]+)rem\)/g, (_, n) => `@container cjr (max-width: ${Number(n) * 16}px)`)
    .replace(/(-?(?:\d*\.)?\d+)rem\b/g, (_, n) => `calc(${n} * var(--cjr-rem))`)
    .replace(/(\d)vw\b/g, '$1cqi');
  return transform({ filename: 'element.css', code: Buffer.from(alles), minify: true }).code.toString();
}
