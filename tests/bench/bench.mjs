// The table of ./run bench: node tests/bench/bench.mjs [--strict]. Everything is measured in one run, so that ratios mean
// something on any machine. It needs build/native (recht, recht_bench), build/wasm (recht, recht_bench) and npm ci here.
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { load as loadPrepared } from '../../build/wasm/prepared/recht.js';
import { load } from '../../build/wasm/recht.js';
import factory from '../../build/wasm/recht_bench.mjs';
import { once, perRound, shortest, stopwatch, time } from './clock.mjs';
import { growth } from './growth.mjs';
import { households } from './households.mjs';
import * as jsonlogic from './jsonlogic.mjs';
import { batchFigures, nativeFigures } from './native.mjs';
import * as publicodes from './publicodes.mjs';
import { atLeast, atMost, heading, missing, print, whole, without } from './table.mjs';

const root = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root));
const folder = (name) => readdirSync(new URL(`rulesets/${name}`, root)).filter((file) => file.endsWith('.json') && !file.endsWith('.cases.json')).sort()
  .map((file) => ({ name: `rulesets/${name}/${file}`, text: read(`rulesets/${name}/${file}`).toString() }));

const national = folder('rijk');
const rulesets = [...national, ...folder('gemeenten')];
const typical = JSON.parse(read('tests/bench/typical.json'));
const text = JSON.stringify(typical);
const incomes = JSON.parse(read('tests/bench/incomes.json'));
const five = ['zorgtoeslag', 'huurtoeslag', 'kindgebonden_budget', 'kinderopvangtoeslag', 'kinderbijslag'];
const wasmBinary = read('build/wasm/recht_bench.wasm');
const runtime = await factory({ wasmBinary });
const shipped = await WebAssembly.compile(read('build/wasm/recht.wasm'));
const recht = await load({ rulesets, module: shipped });

const fine = (fault) => { if (fault) throw new Error(fault); };
const times = (limit) => (value) => `${value.toFixed(limit)} ×`;

/** A module of the benchmarks with these rulesets. */
function newModule(sources) {
  const module = new runtime.Module();
  for (const { name, text: body } of sources) module.add(name, body);
  fine(module.load());
  return module;
}

function typicalHousehold(module) {
  heading(`Typical household (two adults, two children, one medebewoner), the five toeslagen, WebAssembly under Node ${process.versions.node}`);
  fine(module.bind(text, five.join(','), false));
  const exact = perRound((rounds) => module.run(rounds));
  const known = module.known() === module.households();
  const range = perRound((rounds) => module.runRange(rounds));
  if (known) atMost('Bound, exact', exact, 15e-6, time);
  else missing('Bound, exact', `${time(exact)} in ranges`, 'exact, ≤ 15 µs');
  if (known) atMost('Bound, in ranges, one pass, against exact', range / exact, 1.6, times(2));
  else missing('Bound, in ranges, one pass, against exact', 'no exact run', '≤ 1.60 ×');
  without('Bound, in ranges, one pass', time(range));
  without('Bound, facts taken over from the situation first', time(perRound((rounds) => module.takeOver(rounds))));
  const confirmed = JSON.stringify(confirm(typical, five));
  atMost('JSON in and out, everything known and confirmed', answered(module, confirmed, five, true), 120e-6, time);
  without('JSON in and out, defaults not confirmed, no questions', time(answered(module, text, five, false)));
  without('JSON in and out, defaults not confirmed, what to confirm', time(answered(module, text, five, true)));
}

function allTogether(module) {
  fine(module.bind(JSON.stringify(incomes), '', false));
  heading(`All ${module.schemes()} national schemes together, two adults with three incomes and two children, WebAssembly`);
  const how = module.known() === module.households() ? '' : ' (in ranges: the law leaves figures open)';
  atMost(`Bound${how}; aim 30 µs`, perRound((rounds) => module.run(rounds)), 50e-6, time);
  without('Bound, facts taken over from the situation first', time(perRound((rounds) => module.takeOver(rounds))));
  const plain = JSON.stringify(incomes);
  without('JSON in and out, no questions', time(answered(module, plain, [], false)));
  without('JSON in and out, what to ask and to confirm', time(answered(module, plain, [], true)));
  without('JSON in and out, everything confirmed', time(answered(module, JSON.stringify(confirm(incomes)), [], true)));
  const ask = { pad: 'aanvrager.inkomsten[0].bruto', van: 0, tot: 6000, punten: 1000 };
  if (recht.curve(incomes, ask).fouten) throw new Error('the curve of wages has faults');
  atMost('Curve of 1.000 points, the wage of the applicant', shortest(() => recht.curve(incomes, ask)), 16e-3, time);
  if (recht.timeline(incomes, { maanden: 24 }).fouten) throw new Error('the timeline has faults');
  atMost('Timeline of 24 months', shortest(() => recht.timelineText(incomes, { maanden: 24 })), 5e-3, time);
}

/** Seconds of JSON text in, JSON text out and read, as recht.js does it; by the benchmarks' module, which can leave schemes out. */
function answered(module, situation, schemes, questions) {
  const ids = schemes.join(',');
  const decoder = new TextDecoder();
  const read = () => JSON.parse(decoder.decode(module.answer(situation, ids, questions)));
  if (read().fouten) throw new Error('an answer has faults');
  return perRound((rounds) => { for (let i = 0; i < rounds; i++) read(); });
}

/** The household with every default confirmed that was taken, for these schemes or all. */
function confirm(situation, schemes) {
  const of = (s) => Object.entries(recht.calculate(s).regelingen).filter(([id]) => !schemes || schemes.includes(id)).map(([, answer]) => answer);
  const out = { ...situation, bevestigd: [...new Set(of(situation).flatMap(({ aannames = [], te_bevestigen = [] }) => [...aannames, ...te_bevestigen]))] };
  const left = of(out).flatMap(({ te_bevestigen = [] }) => te_bevestigen);
  if (left.length > 0) throw new Error(`still to confirm: ${left.join(', ')}`);
  return out;
}

function oneScheme(module) {
  const situations = households();
  heading(`Zorgtoeslag on the same ${whole(situations.length)} households, for one of them`);
  // Binding compares each answer with the engine's own and with the yardstick's.
  fine(module.bind(situations.map((s) => JSON.stringify(s)).join('\n'), 'zorgtoeslag', true));
  const count = situations.length;
  const engine = perRound((rounds) => module.run(rounds)) / count;
  const side = perRound((rounds) => module.runBlocks(rounds)) / count;
  const hand = perRound((rounds) => module.byHand(rounds)) / count;
  const logic = jsonlogic.prepare();
  const logicData = situations.map(jsonlogic.dataOf);
  const code = publicodes.prepare();
  const codeData = situations.map(publicodes.dataOf);
  const fromLogic = logicData.map(logic);
  let fromCode;
  const codeTime = once(() => { fromCode = codeData.map(code); }) / count;
  situations.forEach((situation, i) => {
    const amount = module.amount(i);
    if (amount !== fromLogic[i] || amount !== fromCode[i]) {
      throw new Error(`household ${i}: engine ${amount}, json-logic ${fromLogic[i]}, publicodes ${fromCode[i]}: ${JSON.stringify(situation)}`);
    }
  });
  const logicTime = shortest(() => logicData.forEach(logic)) / count;
  const sure = module.known() === count ? '' : ` (${whole(module.known())} exact)`;
  without('Engine, bound, in blocks of 64 households', `${time(side)}${sure}`);
  without('Engine, bound, one household after the other', `${time(engine)}${sure}`);
  without('Hand-written C++ in the same module', time(hand));
  without('json-logic-js', time(logicTime));
  without('publicodes', time(codeTime));
  atMost('Engine against hand-written C++ (aim 10 ×)', side / hand, 20, times(1));
  without('Engine, one after the other, against hand-written C++', times(1)(engine / hand));
  atLeast('json-logic-js against the engine', logicTime / side, 100, times(0));
  atLeast('publicodes against the engine', codeTime / side, 3000, times(0));
  const all = situations.filter((_, i) => module.amount(i) >= 0).length;
  without('Households with a right, the same amount from all four', whole(all));
}

async function wholes() {
  heading('Curve, loading and size (WebAssembly)');
  const ask = { pad: 'aanvrager.toetsingsinkomen', van: 0, tot: 100000, punten: 1000 };
  if (recht.curve(typical, ask).fouten) throw new Error('the curve has faults');
  atMost('Curve of 1.000 points over all schemes, the yearly income', shortest(() => recht.curve(typical, ask)), 16e-3, time);
  // As the page has them, and as the command and the workshop do.
  const bytes = recht.prepare();
  const pageModule = await WebAssembly.compile(read('build/wasm/prepared/recht.wasm'));
  const prepared = await loading(() => loadPrepared({ rulesets: [bytes], module: pageModule }));
  atMost('Loading rulesets/rijk, prepared, ready: up to the first answer', prepared.ready, 20e-3, time);
  without('Loading rulesets/rijk, prepared, without an answer', time(prepared.alone));
  const compiled = await loading(() => load({ rulesets: national, module: shipped }));
  without('Loading rulesets/rijk from its texts, up to the first answer', time(compiled.ready));
  without('Loading rulesets/rijk from its texts, without an answer', time(compiled.alone));
  atMost('recht.wasm of the page, brotli, bytes', brotli('build/wasm/prepared/recht.wasm'), 150000, whole);
  without('recht.wasm with the compiler, brotli, bytes', whole(brotli('build/wasm/recht.wasm')));
}

const brotli = (path) => brotliCompressSync(read(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** The shortest of several goes, in seconds. */
async function loading(start) {
  let ready = Infinity;
  let alone = Infinity;
  for (let go = 0; go < 11; go++) {
    const since = stopwatch();
    const one = await start();
    alone = Math.min(alone, since());
    one.calculateText(text, { vragen: false });
    ready = Math.min(ready, since());
    one.destroy();
  }
  return { ready, alone };
}

const bench = newModule(rulesets);
typicalHousehold(bench);
allTogether(bench);
oneScheme(bench);
await wholes();
batchFigures({ typical: confirm(typical, five), all: confirm(typical), plain: typical, five });
nativeFigures();
heading('How time grows: the dearest of three doublings; linear is 2');
await growth({ newModule, recht, rulesets, typical, incomes, shipped });
const missed = print();
if (missed > 0 && process.argv.includes('--strict')) process.exitCode = 1;
