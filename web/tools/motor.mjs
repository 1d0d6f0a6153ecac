// The engine that compiles rules, in Node: for building the site.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export async function load(recht, rulesets) {
  const module = await import(/* @vite-ignore */ pathToFileURL(recht).href);
  return module.load({ rulesets, wasm: readFileSync(join(dirname(recht), 'recht.wasm')) });
}
