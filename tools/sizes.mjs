// Sizes as they are, with gzip and with brotli: node tools/sizes.mjs FILE|FOLDER...
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

async function* files(path) {
  if (!(await fs.stat(path)).isDirectory()) {
    yield path;
    return;
  }
  for (const name of (await fs.readdir(path)).sort()) yield* files(join(path, name));
}

const row = (name, raw, gzip, brotli) =>
  console.log(`${name.padEnd(52)}${[raw, gzip, brotli].map((value) => String(value).padStart(10)).join('')}`);

const total = [0, 0, 0];
row('', 'raw', 'gzip', 'brotli');
for (const path of process.argv.slice(2)) {
  for await (const file of files(path)) {
    if (/\.(br|gz|map)$/.test(file)) continue;
    const data = await fs.readFile(file);
    const sizes = [
      data.length,
      gzipSync(data, { level: 9 }).length,
      brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
    ];
    sizes.forEach((size, i) => { total[i] += size; });
    row(file, ...sizes);
  }
}
row('together', ...total);
