// Writes <file>.br beside every file that gets clearly smaller by it: node tools/compress.mjs site/dist
// Hosts that know precompressed files (nginx, Apache, Caddy) then send the best compression for nothing.
import { promises as fs } from 'node:fs';
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);
const textual = new Set(['.html', '.js', '.mjs', '.css', '.json', '.webmanifest', '.wasm', '.svg', '.txt', '.xml', '.ico', '.regels']);
const smallest = 512; // below this an extra file gains nothing

const root = process.argv[2];
if (!root) {
  process.stderr.write('usage: node tools/compress.mjs FOLDER\n');
  process.exit(2);
}

async function pack(file) {
  const source = await fs.readFile(file);
  const twin = `${file}.br`;
  const packed = await compress(source, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
    },
  });
  if (source.length >= smallest && packed.length < source.length * 0.95) await fs.writeFile(twin, packed);
  else await fs.rm(twin, { force: true });
}

const files = (await fs.readdir(root, { recursive: true, withFileTypes: true }))
  .map((entry) => [entry, join(entry.parentPath ?? entry.path, entry.name)])
  .filter(([entry, file]) => entry.isFile() && textual.has(extname(file)))
  .map(([, file]) => file);
// Several at a time, from one list: Node compresses outside its own thread, and every core can help.
await Promise.all(Array.from({ length: availableParallelism() }, async () => {
  for (let file = files.pop(); file; file = files.pop()) await pack(file);
}));
