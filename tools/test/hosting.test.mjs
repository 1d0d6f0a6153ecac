// The hosting guide and the server we test with must say the same, or we test something else than is hosted.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { siteHeaders } from '../serve.mjs';

const guide = readFileSync(new URL('../../docs/hosting.md', import.meta.url), 'utf8');

test('docs/hosting.md gives every header exactly as the test server sends it', () => {
  for (const [name, value] of Object.entries(siteHeaders)) {
    assert.ok(guide.includes(`\n${name}: ${value}\n`), `docs/hosting.md lacks the line "${name}: ${value}"`);
  }
});
