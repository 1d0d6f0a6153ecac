// Which share of the engine's lines the tests reach, from gcov's own JSON (gcov comes with g++):
//   node tools/coverage.mjs build/coverage [--minimum 90] [--show FILE]
// Only our own files count: calc/src and calc/include, never the libraries'.
import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = process.cwd();
const [folder, ...rest] = process.argv.slice(2);
const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);
const minimum = Number(option('--minimum') ?? 0);
const show = option('--show');
if (!folder) {
  process.stderr.write('usage: node tools/coverage.mjs BUILD-FOLDER [--minimum PERCENT] [--show FILE]\n');
  process.exit(2);
}

// The engine is measured through its library's objects; inline code in headers also through the tests'.
const counters = (await fs.readdir(folder, { recursive: true }))
  .filter((name) => name.endsWith('.gcda'))
  .map((name) => resolve(folder, name));
if (counters.length === 0) {
  process.stderr.write(`coverage: no counters (*.gcda) in ${folder}; were the tests run?\n`);
  process.exit(1);
}

const lines = new Map(); // file → Map(line → times reached)
const ours = (file) => /^calc\/(src|include)\//.test(file);

async function read(counter) {
  const { stdout } = await run('gcov', ['--json-format', '--stdout', counter], { maxBuffer: 2 ** 30, cwd: folder });
  for (const text of stdout.split('\n')) {
    if (!text.startsWith('{')) continue;
    const report = JSON.parse(text);
    for (const { file, lines: counted } of report.files) {
      const absolute = resolve(file.startsWith('.') || !file.startsWith('/') ? join(root, file) : file);
      const name = relative(root, absolute);
      if (!ours(name)) continue;
      const known = lines.get(name) ?? lines.set(name, new Map()).get(name);
      for (const { line_number: number, count } of counted) known.set(number, (known.get(number) ?? 0) + count);
    }
  }
}

const waiting = [...counters];
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    while (waiting.length > 0) await read(waiting.pop());
  }),
);

let reached = 0;
let all = 0;
for (const [file, counted] of [...lines].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (counted.size === 0) continue; // a header of declarations only
  const hit = [...counted.values()].filter((count) => count > 0).length;
  reached += hit;
  all += counted.size;
  console.log(`${file.padEnd(44)}${String(hit).padStart(6)} of ${String(counted.size).padStart(5)}  ${((100 * hit) / counted.size).toFixed(1).padStart(5)}%`);
  if (show && file.endsWith(show)) {
    console.log(`  not reached: ${[...counted].filter(([, count]) => count === 0).map(([number]) => number).sort((a, b) => a - b).join(' ')}`);
  }
}
const share = all === 0 ? 0 : (100 * reached) / all;
console.log(`${'together'.padEnd(44)}${String(reached).padStart(6)} of ${String(all).padStart(5)}  ${share.toFixed(1).padStart(5)}%`);
if (share < minimum) {
  process.stderr.write(`coverage: ${share.toFixed(1)}% of the engine's lines is reached; at least ${minimum}% is asked.\n`);
  process.stderr.write('Which lines: node tools/coverage.mjs build/coverage --show <file>\n');
  process.exit(1);
}
