// The budget, from the built files; and how many requests a first visit really takes.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { figures } from './budget.mjs';
import { start } from './lib/beantwoord.mjs';
import { onSite, pause } from './lib/gesprek.mjs';

for (const [what, now, hard, aim] of figures().rows)
  test(`${what}: ${now} of at most ${hard} (aim ${aim})`, (t) => {
    if (now > aim) t.diagnostic(`above the aim of ${aim}`);
    assert.ok(now <= hard);
  });

test('a first visit, to the first personal question: at most 12 requests, none to another host', (t) =>
  onSite('chromium', async (page, site) => {
    const elsewhere = [];
    page.pup.on('request', (r) => !r.url().startsWith(site.url) && !r.url().startsWith('data:') && elsewhere.push(r.url()));
    await start(page, site.url, { gemeente: 'Zwolle' });
    await pause(1000);
    const paths = site.log.map((r) => r.path);
    t.diagnostic(`${paths.length} requests: ${paths.join(' ')}`);
    assert.deepEqual(elsewhere, []);
    assert.ok(paths.length <= 12);
  }));
