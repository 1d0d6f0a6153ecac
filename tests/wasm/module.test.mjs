// The module's own face: how it loads, what it says of bad input, and that engines leave each other alone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { assemble } from '../../tools/package.mjs';
import { BUILT, ROOT, RulesetError, compile, household, load, rulesets, withMemory } from './lib.mjs';

let module;

/** Answers are long: a failure shows where they part, not both. */
function equalText(got, expected, why = '') {
  if (got === expected) return;
  let at = 0;
  while (got[at] === expected[at]) at++;
  assert.fail(`${why} at ${at}: …${got.slice(Math.max(0, at - 80), at + 80)}… instead of …${expected.slice(Math.max(0, at - 80), at + 80)}…`);
}

before(async () => { module = await compile(); });

test('rulesets as texts, with names, or as objects give the same answers', async () => {
  const texts = await load({ module, rulesets: rulesets.map((r) => r.text) });
  const named = await load({ module, rulesets });
  const objects = await load({ module, rulesets: rulesets.map((r) => JSON.parse(r.text)) });
  const without = await load({ module, rulesets: rulesets.map((r) => { const { $schema, ...rest } = JSON.parse(r.text); return rest; }) });
  const expected = named.calculateText(household);
  equalText(texts.calculateText(household), expected);
  equalText(objects.calculateText(household), expected);
  equalText(without.calculateText(household), expected, '$schema serves editors only');
  assert.deepEqual(named.calculate(JSON.stringify(household)), JSON.parse(expected));
});

test('the order of the rulesets changes nothing', async () => {
  const one = await load({ module, rulesets });
  const other = await load({ module, rulesets: [...rulesets].reverse() });
  equalText(one.calculateText(household, { waarden: '*' }), other.calculateText(household, { waarden: '*' }));
});

test('facts, schemes, version, next question', async () => {
  const recht = await load({ module, rulesets });
  assert.equal(typeof recht.facts().klassen.persoon.velden.geboortedatum.type, 'string');
  assert.ok(recht.schemes().includes('zorgtoeslag'));
  assert.match(recht.version, /^\d+\.\d+\.\d+$/);
  assert.equal(recht.nextQuestion({ datum: '2026-02-01' }), recht.calculate({ datum: '2026-02-01' }).volgende_vraag);
  assert.equal(recht.nextQuestion({ datum: 'gisteren' }), null);
});

test('bad situations are answered with faults', async () => {
  const recht = await load({ module, rulesets });
  for (const bad of ['{', '', undefined, null, 3, [], {}, { datum: '2026-13-01' }, { datum: '2026-02-01', aanvragr: {} }, { datum: '2026-02-01', woning: { kale_huur: -5 } }]) {
    const { fouten } = recht.calculate(bad);
    assert.ok(fouten.length > 0, String(bad));
    for (const fout of fouten) assert.ok(fout.code && fout.message, JSON.stringify(fout));
  }
  assert.equal(recht.calculate({ datum: '2026-02-01', aanvragr: {} }).fouten[0].path, 'aanvragr');
  assert.ok(recht.explain(household, 'zorgtoelsag').fouten[0].hint.includes('zorgtoeslag'));
  assert.ok(recht.curve(household, { pad: 'nergens', van: 0, tot: 9 }).fouten.length > 0);
  assert.ok(recht.curve(household, { pad: 'woning.kale_huur', van: 9, tot: 1 }).fouten.length > 0);
  // and the engine goes on as before
  assert.equal(recht.calculate(household).contract, 1);
});

test('bad rulesets: load rejects with every fault', async () => {
  const broken = rulesets.map((r) => (r.name.endsWith('zorgtoeslag.json') ? { name: 'z.json', text: r.text.replace('"regels"', '"regelz"') } : r));
  await assert.rejects(load({ module, rulesets: broken }), (error) => {
    assert.ok(error instanceof RulesetError);
    assert.ok(error.fouten.some((f) => f.file === 'z.json' && f.line > 0), JSON.stringify(error.fouten[0]));
    return true;
  });
  await assert.rejects(load({ module, rulesets: ['{'] }), RulesetError);
  await assert.rejects(load({ module, rulesets: [] }), RulesetError);
  await assert.rejects(load({ module }), TypeError);
});

test('a curve is made of typed arrays that stay as they are', async () => {
  const recht = await load({ module, rulesets });
  const ask = (tot) => recht.curve(household, { pad: 'woning.kale_huur', van: 0, tot, punten: 11 });
  const first = ask(1000);
  const before = structuredClone(first);
  ask(500);
  assert.ok(first.x instanceof Float64Array && first.totaal instanceof Float64Array);
  assert.equal(first.x.length, 11);
  assert.equal(first.regelingen.huurtoeslag.laagste.length, 11);
  assert.deepEqual(first, before);
});

test('two engines side by side know nothing of each other', async () => {
  const one = await load({ module, rulesets });
  const two = await load({ module, rulesets });
  const expected = one.calculateText(household);
  two.calculate({ ...household, partner: null });
  two.destroy();
  equalText(one.calculateText(household), expected);
  assert.throws(() => two.calculate(household), /destroyed/);
  two.destroy();
});

test('nothing that was filled in stays in memory after destroy', async () => {
  const { engine, memory } = await withMemory(() => load({ module, rulesets }));
  const trace = 'aanvrager_die_niet_blijft';
  engine.calculate({ datum: '2026-02-01', [trace]: 1 });
  const find = () => Buffer.from(memory.buffer).includes(trace);
  assert.equal(find(), true);
  engine.destroy();
  assert.equal(find(), false);
});

test('memory does not grow over 10,000 calls', async () => {
  const { engine, memory } = await withMemory(() => load({ module, rulesets }));
  const call = (i) => {
    const s = { ...household, datum: i % 2 ? '2025-03-01' : '2026-02-01', kinderen: household.kinderen.slice(0, i % 3) };
    engine.calculateText(s, { vragen: i % 100 === 0 });
    if (i % 50 === 0) engine.calculateText('{"datum":"2026-02-01","x":1}');
  };
  for (let i = 0; i < 600; i++) call(i);
  const before = memory.buffer.byteLength;
  for (let i = 0; i < 10_000; i++) call(i);
  assert.equal(memory.buffer.byteLength, before);
});

test('from a server: compiled while it comes in, and also under a wrong media type', async (t) => {
  const bytes = readFileSync(join(BUILT, 'recht.wasm'));
  const server = createServer((request, response) => {
    if (request.url === '/weg.wasm') return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': request.url === '/recht.wasm' ? 'application/wasm' : 'application/octet-stream' }).end(bytes);
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  t.after(() => server.close());
  const at = `http://127.0.0.1:${server.address().port}`;
  for (const path of ['/recht.wasm', '/ander']) {
    const recht = await load({ wasm: `${at}${path}`, rulesets });
    assert.equal(recht.calculate(household).contract, 1);
  }
  await assert.rejects(load({ wasm: new URL(`${at}/weg.wasm`), rulesets }), /404/);
  assert.equal((await load({ wasm: bytes, rulesets })).calculate(household).contract, 1);
});

test('the script needs no eval and holds no address', () => {
  const script = readFileSync(join(BUILT, 'recht.mjs'), 'utf8');
  assert.doesNotMatch(script, /\beval\(|new Function|import\.meta/);
});

test('the package: npm pack, and its example', (t) => {
  const folder = assemble(mkdtempSync(join(tmpdir(), 'recht-package-')));
  t.after(() => rmSync(folder, { recursive: true }));
  const [{ files }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--dry-run'], { cwd: folder, encoding: 'utf8' }));
  const names = files.map((f) => f.path);
  for (const name of ['recht.js', 'recht.d.ts', 'recht.mjs', 'recht.wasm', 'prepared/recht.js', 'prepared/recht.mjs', 'prepared/recht.wasm', 'README.md', 'LICENSE', 'regelsets/feiten.json', 'voorbeeld/node.js']) {
    assert.ok(names.includes(name), name);
  }
  const out = execFileSync(process.execPath, [join(folder, 'voorbeeld/node.js')], { encoding: 'utf8' });
  assert.match(out, /zorgtoeslag +ja/);
});

test('rules that were prepared: taken by the module without a compiler, refused when they are something else', async () => {
  const { RulesetError: Refusal, load: take } = await import('../../build/wasm/prepared/recht.js');
  const compiler = await load({ module, rulesets });
  const national = compiler.prepare();
  const enschede = compiler.prepare('GM0153');
  assert.equal(compiler.prepare('GM0001'), null, 'no rules of its own');
  const recht = await take({ rulesets: [national, enschede.buffer] });
  assert.deepEqual(recht.schemes('GM0153'), compiler.schemes('GM0153'));
  assert.notDeepEqual(recht.schemes('GM0153'), recht.schemes());
  recht.destroy();
  const cases = [[[], 'ontbreken'], [[enschede], 'ontbreken'], [[national.slice(0, -1)], 'beschadigd'], [rulesets, 'geen voorbereide regels']];
  for (const [given, why] of cases)
    await assert.rejects(take({ rulesets: given }), (fault) => fault instanceof Refusal && fault.fouten[0].code === 'voorbereid_ongeldig' && fault.fouten[0].message.includes(why));
});

test('the types name what the module has', async () => {
  const types = readFileSync(join(ROOT, 'wasm/recht.d.ts'), 'utf8');
  const recht = await load({ module, rulesets });
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(recht)).filter((name) => name !== 'constructor');
  for (const name of methods) assert.match(types, new RegExp(`\\n  ${name}\\(`), name);
});
