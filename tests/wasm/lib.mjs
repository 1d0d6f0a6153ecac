// What the tests of the WebAssembly share: the rulesets, the cases beside them, and the command line.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)));
export const NATIVE = join(ROOT, 'build/native/recht');
export const BUILT = join(ROOT, 'build/wasm');

import { RulesetError, compile, load } from '../../build/wasm/recht.js';

export { RulesetError, compile, load };

const files = (folder, ending) =>
  (existsSync(folder) ? readdirSync(folder, { recursive: true }) : []).map(String).filter((name) => name.endsWith(ending)).sort()
    .map((name) => join(folder, name));

/** What the command line loads: everything but cases, texts and schemas. */
export const rulesets = ['rijk', 'gemeenten'].flatMap((folder) =>
  files(join(ROOT, 'rulesets', folder), '.json').filter((path) => !path.endsWith('.cases.json'))
    .map((path) => ({ name: path, text: readFileSync(path, 'utf8') })));

/** What the page loads: all rules, compiled by one module, in the other, which has no compiler. */
export async function loadPrepared() {
  const compiler = await load({ rulesets });
  const municipal = rulesets.map(({ text }) => JSON.parse(text)).filter((r) => r.soort === 'gemeente').map((r) => r.gemeente);
  const prepared = ['', ...municipal].map((code) => compiler.prepare(code));
  compiler.destroy();
  return (await import('../../build/wasm/prepared/recht.js')).load({ rulesets: prepared });
}

/** Every case beside a ruleset: its file, its id and its situation. */
export const cases = files(join(ROOT, 'rulesets'), '.cases.json').flatMap((path) =>
  JSON.parse(readFileSync(path, 'utf8')).gevallen.map(({ id, situatie, verwacht }) => ({ path, id, situatie, verwacht })));

/** Standard output of the command `recht`. */
export function native(args, input = '') {
  return execFileSync(NATIVE, [...args, '--rulesets', join(ROOT, 'rulesets')], {
    input, encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** One answer a situation, as text, from the command `recht batch`. */
export function batch(lines, args = []) {
  const out = native(['batch', ...args], lines.map((line) => `${line}\n`).join('')).split('\n');
  if (out.pop() !== '') throw new Error('the last line has no end');
  return out;
}

/** A household in which everything is known that the national schemes ask for. */
export const household = {
  datum: '2026-02-01',
  aanvrager: { geboortedatum: '1988-04-12', toetsingsinkomen: 24000, bezittingen: { spaargeld: 6000 }, schulden: 0 },
  partner: { geboortedatum: '1990-09-30', toetsingsinkomen: 9000, bezittingen: { spaargeld: 2500 }, schulden: 0 },
  kinderen: [{ geboortedatum: '2016-05-20' }, { geboortedatum: '2020-11-02' }],
  medebewoners: [],
  woning: { soort: 'huur', kale_huur: 690 },
};

/** The memory of the engine that `start` loads, to see it grow. */
export async function withMemory(start) {
  const original = WebAssembly.instantiate;
  let memory;
  WebAssembly.instantiate = async (...args) => {
    const made = await original(...args);
    memory = (made.exports ?? made.instance.exports).memory ?? Object.values((made.exports ?? made.instance.exports)).find((x) => x instanceof WebAssembly.Memory);
    return made;
  };
  try {
    return { engine: await start(), memory };
  } finally {
    WebAssembly.instantiate = original;
  }
}
