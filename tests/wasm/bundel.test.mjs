// The rules as the page gets them: what only held long ago is left out. For every day that the page can compute for
// they answer as the whole rulesets do.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { voorNu } from '../../web/tools/bundel.mjs';
import { ROOT, compile, load } from './lib.mjs';

const folder = join(ROOT, 'rulesets/rijk');
const json = (f) => JSON.parse(readFileSync(join(folder, f), 'utf8'));
const names = readdirSync(folder).filter((f) => f.endsWith('.json'));
const whole = names.filter((f) => !f.endsWith('.cases.json')).map(json);
const situations = names.filter((f) => f.endsWith('.cases.json')).flatMap((f) => json(f).gevallen.map((g) => g.situatie));

test('what the page leaves out of the rules changes no answer from the year before the newest rules on', async () => {
  const { begin, rulesets } = voorNu(whole);
  const over = new Set(whole.filter((r) => !rulesets.some(({ id }) => id === r.id)).map(({ id }) => id));
  assert.ok(JSON.stringify(rulesets).length < 0.97 * JSON.stringify(whole).length, 'something is left out');
  const module = await compile();
  const [all, some] = [await load({ module, rulesets: whole }), await load({ module, rulesets })];
  const answer = (recht, situation) => {
    const { regelsets, ...rest } = recht.calculate(situation, { vragen: false });
    return { ...rest, regelingen: Object.fromEntries(Object.entries(rest.regelingen ?? {}).filter(([id]) => !over.has(id))) };
  };
  const recent = situations.filter(({ datum }) => datum >= begin);
  assert.ok(recent.length > 1000);
  for (const situation of recent.filter((_, i) => i % 3 === 0)) assert.deepEqual(answer(some, situation), answer(all, situation), JSON.stringify(situation));
  all.destroy();
  some.destroy();
});
