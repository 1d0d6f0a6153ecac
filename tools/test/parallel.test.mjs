// docs/simuleren.md says how GNU parallel divides a simulation; here it does, and the sums are the same to the cent.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const recht = process.env.CJR_RECHT_CLI ?? join(root, 'build/native/recht');
const run = (command, args, options = {}) => execFileSync(command, args, { encoding: 'utf8', cwd: root, maxBuffer: 1 << 26, ...options });

test('a simulation divided over 1, 2 and 7 processes by GNU parallel', () => {
  const map = mkdtempSync(join(tmpdir(), 'parallel-'));
  try {
    const households = join(map, 'huishoudens.ndjson');
    writeFileSync(households, run('node', ['tools/bevolking.mjs', '--aantal', '210', '--gemeente', 'GM0153', '--zaad', '3']));
    const change = join(map, 'wat.json');
    writeFileSync(change, JSON.stringify({ soort: 'wat_als', naam: 'Kindpakket tot 90%', vanaf: '2026-01-01', wijzigt: { 'gm0153.kindpakket.ruim_pct': 90 } }));
    const whole = JSON.parse(run(recht, ['simulate', households, '--wat-als', change, '--json', '--rulesets', join(root, 'rulesets')]));
    const sizes = [];
    for (const parts of [1, 2, 7]) {
      const block = Math.ceil(statSync(households).size / parts) + 400; // a block ends with its line
      const pieces = run('parallel', ['--will-cite', '--pipe-part', '--block', String(block), '-a', households,
        recht, 'simulate', '--wat-als', change, '--deel', '--rulesets', join(root, 'rulesets')]);
      const file = join(map, `delen-${parts}.ndjson`);
      writeFileSync(file, pieces);
      sizes.push(readFileSync(file, 'utf8').trim().split('\n').length);
      assert.deepEqual(JSON.parse(run(recht, ['simulate', '--voeg-samen', file, '--json'])), whole, `${parts} parts`);
    }
    assert.deepEqual(sizes, [1, 2, 7]);
    assert.ok(JSON.stringify(whole.regelingen['gm0153.kindpakket']).includes('beoordeling-nee'), 'the change changes something');
  } finally {
    rmSync(map, { recursive: true, force: true });
  }
});
