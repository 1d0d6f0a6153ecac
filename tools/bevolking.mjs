// Synthetic households for practising with `recht simulate`, from the distributions in bevolking.json: NDJSON on standard
// output. Usage: node tools/bevolking.mjs [--aantal N] [--gemeente GM0153] [--datum 2026-09-01] [--zaad N] [--verdelingen FILE]
// The same seed gives the same households.
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chance, households } from './huishoudens.mjs';

export { chance, household, pick } from './huishoudens.mjs';

async function main() {
  const { values } = parseArgs({ options: {
    aantal: { type: 'string', default: '10000' }, gemeente: { type: 'string' }, datum: { type: 'string', default: '2026-09-01' },
    zaad: { type: 'string', default: '1' }, verdelingen: { type: 'string', default: fileURLToPath(new URL('bevolking.json', import.meta.url)) },
  } });
  const spread = JSON.parse(readFileSync(values.verdelingen, 'utf8'));
  const random = chance(Number(values.zaad));
  const next = households(spread, values);
  process.stdout.write(`${JSON.stringify({ bevolking: `${spread.naam}; zaad ${values.zaad}` })}\n`);
  for (let i = 0; i < Number(values.aantal); i++)
    if (!process.stdout.write(`${next(random)}\n`)) await once(process.stdout, 'drain');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
