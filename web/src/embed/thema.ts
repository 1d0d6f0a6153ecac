// The host's colours and shapes: design tokens by name, each value checked, and none that makes a text unreadable.
import tokens from 'virtual:cjr-tokens';

const eigenschap = (naam: string): string =>
  naam.endsWith('font-family') ? 'font-family' : naam.endsWith('font-weight') ? 'font-weight' : naam.includes('border-radius') ? 'border-radius' : 'color';
const LETTER: Record<string, string> = { 'utrecht-document-font-family': '--cjr-letter', 'utrecht-heading-font-family': '--cjr-letter-kop' };
const bekend = new Set([...Object.values(tokens).flat(), ...Object.keys(LETTER)]);

/** `name: value; …` → what is known and valid. Nothing that could fetch a file or lean on another variable. */
export function leesThema(tekst: string): Map<string, string> {
  const uit = new Map<string, string>();
  for (const deel of tekst.split(';')) {
    const i = deel.indexOf(':');
    const naam = deel.slice(0, i).trim().replace(/^--/, '');
    const waarde = deel.slice(i + 1).trim();
    if (i < 1 || !bekend.has(naam) || !/^[#\w\s.,%()+/'"-]{1,100}$/.test(waarde) || /url|var|env|attr|image|inherit|initial|unset|revert|currentcolor/i.test(waarde)) continue;
    if (CSS.supports(eigenschap(naam), waarde)) uit.set(naam, waarde);
  }
  return uit;
}

/** [text, surface, least contrast]: all that must be readable in any theme. */
const PAREN: [string, string, number][] = [
  ...['kleur-tekst', 'kleur-zacht', 'kleur-kop', 'kleur-link', 'kleur-link-over', 'fout', 'ja'].map((k): [string, string, number] => [k, 'kleur-achtergrond', 4.5]),
  ...['kleur-tekst', 'kleur-zacht', 'kleur-link', 'ja'].map((k): [string, string, number] => [k, 'kleur-vlak', 4.5]),
  ...['kleur-accent-licht', 'ja-vlak', 'misschien-vlak', 'mens-vlak'].map((k): [string, string, number] => ['kleur-tekst', k, 4.5]),
  ['ja', 'ja-licht', 4.5], ['ja', 'ja-vlak', 4.5], ['misschien', 'misschien-vlak', 4.5], ['mens', 'mens-vlak', 4.5],
  ['knop-kleur', 'knop-achtergrond', 4.5], ['knop-kleur', 'knop-over', 4.5], ['knop2-kleur', 'knop2-achtergrond', 4.5], ['knop2-kleur', 'knop2-over', 4.5],
  ['knop-achtergrond', 'kleur-achtergrond', 3], ['kleur-rand', 'kleur-achtergrond', 3], ['fout-rand', 'kleur-achtergrond', 3],
  ['kleur-accent', 'kleur-achtergrond', 3], ['focus-rand', 'focus-vlak', 3],
];

type Kleur = [r: number, g: number, b: number, a: number];
const licht = ([r, g, b]: Kleur): number => {
  const [x, y, z] = [r, g, b].map((c) => ((c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
export const contrast = (a: Kleur, b: Kleur): number => {
  const [x, y] = [licht(a), licht(b)].sort((p, q) => q - p) as [number, number];
  return (x + 0.05) / (y + 0.05);
};

/** The first pair that cannot be read on `op`, if any. */
function onleesbaar(op: HTMLElement): [string, string, number] | undefined {
  const proef = document.createElement('span');
  op.append(proef);
  const kleur = (naam: string): Kleur => {
    proef.style.color = `var(--cjr-${naam})`;
    const n = getComputedStyle(proef).color.match(/^rgba?\((.+)\)$/)?.[1]?.split(/[\s,/]+/).map(Number);
    return n ? [n[0]!, n[1]!, n[2]!, n[3] ?? 1] : [0, 0, 0, 0.5]; // a colour that we cannot judge counts as see-through
  };
  const fout = PAREN.find(([voor, achter, minst]) => {
    let onder = kleur(achter);
    if (achter === 'knop2-achtergrond' && onder[3] === 0) onder = kleur('kleur-achtergrond');
    const boven = kleur(voor);
    return boven[3] < 1 || onder[3] < 1 || contrast(boven, onder) < minst;
  });
  proef.remove();
  return fout;
}

/** Puts the theme on `op`. A pair that cannot be read goes back to our own colours, and the console says which. */
export function kleed(op: HTMLElement, tekst: string): void {
  const thema = leesThema(tekst);
  for (const [naam, waarde] of thema) op.style.setProperty(LETTER[naam] ?? `--${naam}`, LETTER[naam] ? `${waarde}, system-ui, sans-serif` : waarde);
  for (let f = onleesbaar(op); f; f = onleesbaar(op)) {
    const weg = [f[0], f[1]].flatMap((n) => tokens[`cjr-${n}`] ?? []).filter((n) => thema.delete(n));
    console.warn(`check-je-recht: ${f[0]} on ${f[1]} has less contrast than ${f[2]}; not taken over: ${weg.join(', ') || 'the whole theme'}`);
    if (!weg.length) {
      for (const n of thema.keys()) weg.push(n);
      thema.clear();
    }
    if (!weg.length) return;
    for (const n of weg) op.style.removeProperty(LETTER[n] ?? `--${n}`);
  }
}
