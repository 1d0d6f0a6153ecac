// The native figures of the table: `recht batch` as people run it, and Google Benchmark's figures of recht_bench.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { time } from './clock.mjs';
import { open } from './growth.mjs';
import { atLeast, heading, missing, whole, without } from './table.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** So many households that differ in incomes, rent, assets and ages. */
function variants(situation, count) {
  return Array.from({ length: count }, (_, i) => {
    const s = structuredClone(situation);
    s.aanvrager.toetsingsinkomen = 12000 + ((i * 37) % 40000);
    s.partner.toetsingsinkomen = (i * 101) % 25000;
    s.woning.kale_huur = 350 + ((i * 13) % 550);
    s.aanvrager.rendementsgrondslag = (i * 211) % 40000;
    s.aanvrager.bezittingen = { spaargeld: s.aanvrager.rendementsgrondslag };
    s.kinderen[0].geboortedatum = `20${10 + (i % 9)}-05-20`;
    return s;
  });
}

/** Seconds of processor time that the command uses for these lines. */
function processor(lines, schemes = []) {
  const folder = mkdtempSync(join(tmpdir(), 'recht-bench-'));
  const file = join(folder, 'in.ndjson');
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  let best = Infinity;
  for (let go = 0; go < 3; go++) {
    const only = schemes.length > 0 ? `--regelingen ${schemes.join(',')}` : '';
    const script = `TIMEFORMAT="%U %S"; time build/native/recht batch ${only} --rulesets rulesets "$0" > "$1"`;
    const said = execFileSync('bash', ['-c', `{ ${script}; } 2>&1`, file, join(folder, 'out')], { cwd: root, encoding: 'utf8' });
    const [user, system] = said.trim().split(' ').map(Number);
    best = Math.min(best, user + system);
  }
  const answers = execFileSync('cat', [join(folder, 'out')], { encoding: 'utf8', maxBuffer: 1 << 30 }).split('\n').filter(Boolean);
  rmSync(folder, { recursive: true });
  if (answers.length !== lines.length || answers.some((line) => line.startsWith('{"fouten"'))) throw new Error(`batch: ${answers.find((line) => line.startsWith('{"fouten"')) ?? 'lines are missing'}`);
  return best;
}

export function batchFigures({ typical, all, plain, five }) {
  heading('recht batch, native, JSON in and out, households a second on one core');
  const loading = processor([]);
  const rate = (situations, schemes) => situations.length / Math.max(1e-6, processor(situations, schemes) - loading);
  atLeast('The five toeslagen, everything known and confirmed', rate(variants(typical, 4000), five), 20000, whole);
  without('The five toeslagen, everything filled in, defaults not confirmed', whole(rate(variants(plain, 2000), five)));
  atLeast('The five toeslagen, five open facts', rate(variants(plain, 400).map((s) => open(s, 5)), five), 300, whole);
  without('All schemes, everything known and confirmed', whole(rate(variants(all, 1000))));
  without('All schemes, everything filled in, defaults not confirmed', whole(rate(variants(plain, 500))));
  atLeast('All schemes, five open facts', rate(variants(plain, 200).map((s) => open(s, 5))), 300, whole);
}

/** Google Benchmark gives JSON; a figure is found by its name. */
export function nativeFigures() {
  heading('Engine alone, native (Google Benchmark)');
  const out = execFileSync('build/native/recht_bench', ['--benchmark_format=json', '--benchmark_min_time=0.1', '--benchmark_repetitions=5'], {
    cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'],
  });
  const unit = { ns: 1e-9, us: 1e-6, ms: 1e-3 };
  const runs = JSON.parse(out).benchmarks.filter(({ run_type }) => run_type === 'iteration');
  const least = new Map();
  for (const run of runs) {
    if (run.error_occurred) throw new Error(`${run.name}: ${run.error_message}`);
    const seconds = run.cpu_time * unit[run.time_unit];
    if (seconds < (least.get(run.name)?.seconds ?? Infinity)) least.set(run.name, { seconds, rate: run.items_per_second, label: run.label });
  }
  const blocks = least.get('blocks/five');
  if (blocks) atLeast('Blocks of 64 households, the five toeslagen, households a second', blocks.rate, 300000, whole);
  else missing('Blocks of 64 households, the five toeslagen, households a second', 'not built', '≥ 300.000');
  for (const [name, { seconds, label }] of least) without(name, `${time(seconds)}${label ? ` (${label})` : ''}`);
}
