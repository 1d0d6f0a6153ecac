// The figures of the law that hold on a day, from the ruleset itself: what the engine is compared with has the same ones.
import { readFileSync } from 'node:fs';

const ruleset = (name) => JSON.parse(readFileSync(new URL(`../../rulesets/rijk/${name}.json`, import.meta.url), 'utf8'));
const on = (series, day) => series.filter((entry) => entry.vanaf <= day).at(-1);

export function zorgtoeslagFigures(day) {
  const { parameters, tabellen } = ruleset('zorgtoeslag');
  const figures = Object.fromEntries(Object.entries(parameters).map(([name, { reeks }]) => [name, on(reeks, day).waarde]));
  figures.kleinste_bedrag = on(ruleset('awir').parameters.kleinste_bedrag.reeks, day).waarde;
  figures.woonlandfactoren = Object.fromEntries(on(tabellen.woonlandfactoren.reeks, day).rijen.map(({ is, waarde }) => [is, waarde]));
  return figures;
}
