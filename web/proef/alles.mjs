// Runs all browser tests, two files at a time where there are two cores; what measures time runs alone, after the rest.
//   npm run proef                 everything
//   npm run proef -- zegel druk   only the files whose name holds one of these words
//   MOTOR=chromium npm run proef  only this engine (chromium, firefox, webkit; several with commas)
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { available, engines } from './lib/browsers.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(here)
  .filter((f) => f.endsWith('.proef.mjs') && (!wanted.length || wanted.some((w) => f.includes(w))))
  .sort()
  .map((f) => join(here, f));

const missing = engines().filter((e) => !available().includes(e));
if (missing.length) {
  // A test that silently leaves out a browser proves less than it says.
  console.error(`These browsers are not installed: ${missing.join(', ')}. Install them, or say which to use: MOTOR=${available().join(',')}`);
  process.exit(1);
}
if (!files.length) {
  console.error(`no test file matches: ${wanted.join(' ')}`);
  process.exit(2);
}

const pace = (f) => f.endsWith('tempo.proef.mjs');
const round = (list, concurrency) => new Promise((done) => {
  if (!list.length) return done();
  run({ files: list, concurrency, timeout: 20 * 60_000 })
    .on('test:fail', () => (process.exitCode = 1))
    .on('end', done)
    .compose(new spec())
    .pipe(process.stdout, { end: false });
});
// the longest first, so that no core waits at the end
const LONG = ['toegankelijk', 'embed', 'kiosk', 'talen', 'offline', 'bedragen', 'zegel', 'gedrag', 'werkplaats', 'statisch', 'gesprek'];
const rank = (f) => LONG.findIndex((n) => f.includes(n)) >>> 0;
await round(files.filter((f) => !pace(f)).sort((a, b) => rank(a) - rank(b)), Math.min(2, availableParallelism()));
await round(files.filter(pace), 1);
