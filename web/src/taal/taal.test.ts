// The words: complete in every language, keys that are used exist, short sentences, no office language.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { taalfouten } from '../../tools/bundel.mjs';
import { samengesteld } from '../vragen/index.ts';
import { STAPPEN } from '../vragen/typen.ts';

const hier = new URL('.', import.meta.url);
const lees = (t: string) => JSON.parse(readFileSync(new URL(`${t}.json`, hier), 'utf8')) as Record<string, string>;
const [nl, en] = [lees('nl'), lees('en')];
const bronnen = readdirSync(new URL('..', hier), { recursive: true }).map(String).filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts'))
  .map((f) => readFileSync(new URL(`../${f}`, hier), 'utf8'));

describe('texts', () => {
  it('are the same set in every language, with the same variables', () => expect(taalfouten({ nl, en })).toEqual([]));
  it('exist for every key that is used', () => {
    const gebruikt = bronnen.flatMap((b) => [...b.matchAll(/\bt\(\s*'([\w.]+)'/g), ...b.matchAll(/\? '([a-z]+\.[\w.]+)' : '/g), ...b.matchAll(/fout: '(fout\.\w+)'/g)].map((m) => m[1]!));
    expect([...new Set(gebruikt)].filter((k) => !(k in nl))).toEqual([]);
  });
  it('exist for every composed question, field and chapter', () => {
    const mist: string[] = [];
    for (const s of STAPPEN) if (!(`stap.${s.id}` in nl)) mist.push(`stap.${s.id}`);
    for (const v of samengesteld) if (!(`${v.id}.vraag` in nl) && !v.tekstVan && v.id !== 'geboortedatum') mist.push(`${v.id}.vraag`);
    expect(mist).toEqual([]);
  });
  it('have short sentences: at most 12 words on average, 20 at most', () => {
    const zinnen = Object.entries(nl).flatMap(([k, v]) => v.split(/(?<=[.?!:])\s+/).filter((z) => /[.?!]$/.test(z)).map((z) => [k, z, z.split(/\s+/).length] as const));
    expect(zinnen.filter(([, , n]) => n > 20).map(([k, z]) => `${k}: ${z}`)).toEqual([]);
    expect(zinnen.reduce((s, [, , n]) => s + n, 0) / zinnen.length).toBeLessThan(12);
  });
  it('avoid office language', () => {
    const vermijd = /\b(echter|derhalve|teneinde|middels|indien|tevens|betreffende|dient te|ten behoeve van|met betrekking tot|conform|onderhavige|hieromtrent|aangaande|inzake|reeds|gelieve|alsmede|zulks|toetsingsinkomen|rendementsgrondslag|draagkracht)\b/i;
    expect(Object.entries(nl).filter(([, v]) => vermijd.test(v)).map(([k, v]) => `${k}: ${v}`)).toEqual([]);
  });
});
