// Puts the npm package together in build/package, from what was built: node tools/package.mjs [--pack]
// With --pack `npm pack` makes the file that a page elsewhere can install.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Answers the folder that holds the package. */
export function assemble(into = join(ROOT, 'build/package')) {
  const built = join(ROOT, 'build/wasm');
  if (!existsSync(join(built, 'recht.wasm'))) throw new Error('build/wasm/recht.wasm is not there: run "./run build" first');
  rmSync(into, { recursive: true, force: true });
  mkdirSync(join(into, 'regelsets'), { recursive: true });
  cpSync(join(ROOT, 'wasm/package'), into, { recursive: true });
  cpSync(join(ROOT, 'LICENSE'), join(into, 'LICENSE'));
  for (const name of ['recht.js', 'recht.d.ts', 'recht.mjs', 'recht.wasm']) cpSync(join(built, name), join(into, name));
  mkdirSync(join(into, 'prepared'));
  for (const name of ['recht.js', 'recht.mjs', 'recht.wasm']) cpSync(join(built, 'prepared', name), join(into, 'prepared', name));
  const national = join(ROOT, 'rulesets/rijk');
  for (const name of readdirSync(national)) {
    if (name.endsWith('.json') && !name.endsWith('.cases.json')) cpSync(join(national, name), join(into, 'regelsets', name));
  }
  return into;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = assemble();
  console.log(folder);
  if (process.argv.includes('--pack')) execFileSync('npm', ['pack', '--silent'], { cwd: folder, stdio: 'inherit' });
}
