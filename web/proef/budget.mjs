// The weight of what is sent, from the built files, against the budget: npm run budget
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, packed } from './lib/bundel.mjs';
import { DIST } from './lib/omgeving.mjs';
import { pathToFileURL } from 'node:url';

const kB = 1000;
const sum = (list) => list.reduce((n, f) => n + f.br, 0);

/** [what, bytes in brotli, hard limit, aim] */
export function figures() {
  const { first, all, ticked, towns, languages } = bundle(DIST);
  const of = (re) => all.filter((f) => re.test(f.name));
  return {
    all,
    rows: [
      ['First question usable', sum(first), 75 * kB, 50 * kB],
      // above the 360 kB that was set at first: month by month in the engine, the texts of 35 schemes, the payslip and the household budget
      // (the prepared rules took a tenth less and the scripts came in one file; what came since in rules, texts and engine weighs the same)
      ['Everything, with two languages', sum(all), 418 * kB, 240 * kB],
      // above the 60 kB that was set at first, by the screens behind the result: what if, work, months, payslip typed, household budget,
      // paper. They weighed 20 kB in a file of their own; with the interview in one file they are 3 kB less, and a request
      ['JavaScript', sum(of(/\.m?js$/)), 71 * kB, 45 * kB],
      ['Reading a PDF, for who ticks it', sum(ticked), 430 * kB, 410 * kB],
      ['CSS', sum(of(/\.css$/)), 14 * kB, 11 * kB],
      ['WebAssembly', sum(of(/\.wasm$/)), 148 * kB, 120 * kB],
      // above the 50 kB that was set at first: eleven schemes more, the small national ones that people forget, the amounts of
      // WW, ZW, WIA, Wajong, Anw and AOW, the part of a month that is worked, and the graph of all that, so that the page needs
      // no compiler (docs/besluiten/0010)
      ['National rules', sum(of(/^regels\/rijk/)), 85.3 * kB, 30 * kB],
      // above the 100 kB that held until then: the words of the payslip and of the household budget
      ['Two languages', sum(of(/^regels\/taal\./)), 100.4 * kB, 32 * kB],
      // comes beside those two, for who chooses it
      ['A further language (the heaviest)', Math.max(0, ...languages.map((f) => f.br)), 75 * kB, 50 * kB],
      // with the names of the files that only some visits need
      ['List of municipalities', sum(of(/^regels\/lijst/)), 8 * kB, 4 * kB],
      ['HTML of the check', sum(of(/^check\//)), 4 * kB, 2 * kB],
      // with its texts in every language, because the language may be changed after the seal
      ['Rules of one municipality (the heaviest)', Math.max(0, ...towns.map((f) => f.br)), 8 * kB, 5 * kB],
      ['Loader on other websites', packed(readFileSync(join(DIST, 'embed.js'))), 3 * kB, 1.5 * kB],
      ['Files, with the worker and one municipality', all.length + (towns.length ? 1 : 0), 10, 8],
    ],
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { rows, all } = figures();
  const n = (x) => (x === Infinity ? '' : String(x)).padStart(9);
  console.log(`${'brotli, bytes'.padEnd(44)}     now     hard      aim`);
  for (const [what, now, hard, aim] of rows) console.log(`${what.padEnd(44)}${n(now).slice(-8)}${n(hard)}${n(aim)}${now > hard ? '  OVER' : now > aim ? '  above the aim' : ''}`);
  console.log();
  for (const f of all) console.log(`${f.name.padEnd(44)}${n(f.br).slice(-8)}  (raw ${f.raw}, gzip ${f.gzip})`);
  if (rows.some(([, now, hard]) => now > hard)) process.exitCode = 1;
}
