// The synthetic households: what they are made of is said, and the same seed gives the same ones.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chance, household, pick } from '../bevolking.mjs';

const spread = JSON.parse(readFileSync(new URL('../bevolking.json', import.meta.url), 'utf8'));
const make = (...more) => execFileSync(process.execPath, [fileURLToPath(new URL('../bevolking.mjs', import.meta.url)), '--aantal', '300', ...more], { encoding: 'utf8' });

test('every distribution names its source', () => {
  for (const [name, part] of Object.entries(spread).filter(([, part]) => typeof part === 'object')) assert.ok(part.bron, name);
});

test('the first line says that the households are synthetic; the others are households', () => {
  const [first, ...rest] = make('--gemeente', 'GM0153').trimEnd().split('\n').map((l) => JSON.parse(l));
  assert.match(first.bevolking, /^synthetisch.*aannames/);
  assert.equal(rest.length, 300);
  assert.ok(rest.every((h) => h.gemeente === 'GM0153' && h.datum === '2026-09-01'));
  assert.ok(rest.every((h) => h.kinderen.every((k) => k.geboortedatum > '2008-09-01' && k.geboortedatum > h.aanvrager.geboortedatum)));
});

test('the same seed gives the same households, another seed others', () => {
  assert.equal(make('--zaad', '7'), make('--zaad', '7'));
  assert.notEqual(make('--zaad', '7'), make('--zaad', '8'));
});

test('shares are kept', () => {
  const random = chance(3);
  const count = { a: 0, b: 0 };
  for (let i = 0; i < 10000; i++) count[pick(random, { a: 1, b: 3 })]++;
  assert.ok(Math.abs(count.b / 10000 - 0.75) < 0.02, JSON.stringify(count));
  const types = Array.from({ length: 4000 }, () => household(random, spread, { datum: '2026-09-01' }));
  const couples = types.filter((h) => h.partner).length / types.length;
  assert.ok(Math.abs(couples - 0.53) < 0.03, String(couples));
});
