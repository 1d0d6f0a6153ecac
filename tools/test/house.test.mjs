// Rules of the house that a machine can keep: see CONTRIBUTING.md.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const skipped = new Set(['.git', '.tools', 'build', 'dist', 'node_modules']);

function* files(folder = root) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skipped.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (entry.isFile()) yield relative(root, path);
  }
}
const all = [...files()];
const read = (file) => readFileSync(join(root, file), 'utf8');
const source = new Set(['.cpp', '.h', '.def', '.ts', '.mjs', '.js', '.css', '.sh', '.cmake', '.py']);

test('no source file is longer than 400 lines', () => {
  const long = all.filter((file) => source.has(extname(file)) && read(file).split('\n').length > 401);
  assert.deepEqual(long, []);
});

test('packages are pinned, and the lockfiles hold sums but no addresses', () => {
  for (const folder of ['web', 'tools/node']) {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read(`${folder}/package.json`));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
      assert.match(version, /^\d+\.\d+\.\d+$/, `${folder}: ${name}`);
    }
    const { packages } = JSON.parse(read(`${folder}/package-lock.json`));
    for (const [path, entry] of Object.entries(packages)) {
      if (path === '') continue;
      assert.equal(entry.resolved, undefined, `${folder}: ${path} has an address`);
      assert.ok(entry.integrity, `${folder}: ${path} has no sum`);
      assert.ok(!entry.hasInstallScript, `${folder}: ${path} wants to run a script when installed`);
    }
  }
});

test('no path of somebody’s machine stands in a source file', () => {
  const guilty = all.filter(
    (file) => (source.has(extname(file)) || ['.json', '.md', '.yml'].includes(extname(file))) &&
      /(?:^|[\s"'`(=])\/(?:home|Users|root|work)\/\w/m.test(read(file)),
  );
  assert.deepEqual(guilty, []);
});

// Comments may name a scheme as an example; code may not.
const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:"'])\/\/.*$/gm, '$1');

test('the engine knows no scheme and no municipality', () => {
  const folder = join(root, 'rulesets/rijk');
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => /^\w+\.json$/.test(name) && name !== 'feiten.json').map((name) => name.slice(0, -5))
    : [];
  // A municipality's code may stand in the example of a message (between escaped quotes), never as a value.
  const words = new RegExp(`\\b(?:${names.join('|') || '(?!)'})\\b|(?<!\\\\)"GM\\d{4}"`);
  const guilty = all
    // The command's help may give examples that people can type; what computes may not.
    .filter((file) => /^(calc\/(src|include)|wasm)\//.test(file) && source.has(extname(file)))
    .flatMap((file) => withoutComments(read(file)).split('\n').filter((line) => words.test(line)).map((line) => `${file}: ${line.trim()}`));
  assert.deepEqual(guilty, []);
});
