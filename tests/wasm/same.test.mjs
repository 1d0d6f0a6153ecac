// The browser gives the answers of the command line, byte for byte: with rules that were prepared, as the page has them,
// and with rules that are compiled where they are used.
import assert from 'node:assert/strict';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { batch, cases, household, load, loadPrepared, native, rulesets } from './lib.mjs';

let recht;
let compiling;
before(async () => {
  recht = await loadPrepared();
  compiling = await load({ rulesets });
});

function same(lines, answer, args) {
  const expected = batch(lines, args);
  assert.equal(expected.length, lines.length);
  lines.forEach((line, i) => {
    const got = answer(line);
    if (got === expected[i]) return;
    let at = 0;
    while (got[at] === expected[i][at]) at++;
    assert.fail(`differs at ${at} for ${line}\n  native: …${expected[i].slice(Math.max(0, at - 60), at + 100)}\n  wasm:   …${got.slice(Math.max(0, at - 60), at + 100)}`);
  });
}

const situations = cases.map((c) => JSON.stringify(c.situatie));

test(`${situations.length} situations of the cases, as they are`, () => {
  assert.ok(situations.length > 100);
  same(situations, (line) => recht.calculateText(line), []);
});

test('the same situations, with rules that are compiled here', () => {
  const some = situations.filter((_, i) => i % 3 === 0);
  same(some, (line) => compiling.calculateText(line), []);
});

// All values at once take long: every eighth situation shows whatever a number format or an order could do.
test('with every value that has a name', () => {
  same(situations.filter((_, i) => i % 8 === 0), (line) => recht.calculateText(line, { waarden: '*' }), ['--waarden', '*']);
});

test('with two values, without defaults', () => {
  same(situations.filter((_, i) => i % 8 === 1),
    (line) => recht.calculateText(line, { waarden: ['toetsingsinkomen', 'rekenhuur'], aannames: 'geen' }),
    ['--zonder-aannames', '--waarden', 'toetsingsinkomen,rekenhuur']);
});

// Each fact taken out in turn: ranges, what is missing, the next question.
test('with one fact hidden', () => {
  const hidden = [];
  const hide = (node, copy) => {
    for (const [key, value] of Object.entries(node)) {
      if (key === 'datum') continue;
      const less = structuredClone(copy.root);
      let at = less;
      for (const step of copy.path) at = at[step];
      if (!Array.isArray(at)) {
        delete at[key];
        hidden.push(JSON.stringify(less));
      }
      if (value && typeof value === 'object') hide(value, { root: copy.root, path: [...copy.path, key] });
    }
  };
  hide(household, { root: household, path: [] });
  assert.ok(hidden.length > 10);
  same(hidden, (line) => recht.calculateText(line), []);
});

test('bad lines', () => {
  same(['{', '[]', 'null', '"é\u{1F600}"', '{"datum":"2026-02-30"}', '{"datum":"2026-02-01","x":1}', '{"datum":"2026-02-01","datum":"2026-02-01"}',
    '{"datum":"2026-02-01","woning":{"kale_huur":-1}}', '{"datum":"2026-02-01","woning":{"kale_huur":1e999}}', '{"datum":"2026-02-01","woning":{"kale_huur":{"van":9,"tot":1}}}',
    `${'['.repeat(2000)}`, '{"datum":"2026-02-01","gemeente":"GM9999"}', '{"datum":"2026-02-01","a\\u0000b":1}', '{"datum":"2026-02-01","\\ud800":1}'],
  (line) => recht.calculateText(line), []);
});

test('explanations of every scheme', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'recht-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'situatie.json');
  const text = JSON.stringify(household);
  writeFileSync(file, text);
  for (const id of recht.schemes()) {
    const out = native(['explain', '--json', '--regeling', id, file]);
    assert.equal(`${recht.explainText(text, id)}\n`, out, id);
    assert.equal(recht.explain(household, id).uitleg.stappen.length > 0, true, id);
  }
});

test('curves', () => {
  const options = { pad: 'aanvrager.toetsingsinkomen', van: 0, tot: 60000, punten: 41 };
  const expected = JSON.parse(native(['curve', '--pad', options.pad, '--van', '0', '--tot', '60000', '--punten', '41', '-'], JSON.stringify(household)));
  const got = recht.curve(household, options);
  const cents = (list) => Array.from(list, (value) => Number(value.toFixed(2)));
  assert.deepEqual(cents(got.x), expected.punten.map((p) => p.x));
  assert.deepEqual(cents(got.totaal), expected.punten.map((p) => p.totaal));
  for (const [id, { laagste, hoogste }] of Object.entries(got.regelingen)) {
    assert.deepEqual(cents(laagste), expected.punten.map((p) => p.regelingen[id].laagste), id);
    assert.deepEqual(cents(hoogste), expected.punten.map((p) => p.regelingen[id].hoogste), id);
  }
  assert.deepEqual(got.knikken, expected.knikken);
  assert.deepEqual(got.zinnen, expected.zinnen);
});
