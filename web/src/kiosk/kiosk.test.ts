// The kiosk without a browser: its settings, its clock and its words.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leesInstellingen, openbaar, STANDAARD } from './instellingen.ts';
import { Rust } from './rust.ts';
import { kt } from './tekst.ts';

const lees = (bestand: unknown, adres = ''): [ReturnType<typeof leesInstellingen>, string[]] => {
  const fouten: string[] = [];
  return [leesInstellingen(bestand, new URLSearchParams(adres), (f) => fouten.push(f)), fouten];
};

describe('settings', () => {
  it('are two minutes and everything on when nobody set anything', () => {
    expect(lees(null)).toEqual([STANDAARD, []]);
    expect([STANDAARD.rust, STANDAARD.waarschuwing]).toEqual([120, 30]);
  });
  it('come from the file, and the address wins', () => {
    const [i, fouten] = lees({ gemeente: 'GM0153', rust: 90, talen: ['nl', 'ar'], afdrukken: false }, 'rust=200&talen=nl,en&begeleid_zonder_limiet=ja&adres=https://check.voorbeeld.nl/zuil?x=1');
    expect(fouten).toEqual([]);
    expect(i).toEqual({ ...STANDAARD, gemeente: 'GM0153', rust: 200, talen: ['nl', 'en'], afdrukken: false, begeleid_zonder_limiet: true, adres: 'https://check.voorbeeld.nl/zuil/' });
  });
  it('keep the time between one and ten minutes, and the warning at half a minute at least', () => {
    for (const [gevraagd, wordt] of [[5, 60], [60, 60], [600, 600], [9999, 600]]) expect(lees({ rust: gevraagd })[0].rust).toBe(wordt);
    for (const [gevraagd, wordt] of [[5, 30], [30, 30], [500, 120]]) expect(lees({ waarschuwing: gevraagd })[0].waarschuwing).toBe(wordt);
  });
  it('that cannot be read are reported and left as they were', () => {
    const [i, fouten] = lees({ gemeente: 'Enschede', rust: 'lang', talen: 'Nederlands', afdrukken: 'soms', adres: 'javascript:alert(1)' }, 'kleur=rood');
    expect(i).toEqual(STANDAARD);
    expect(fouten).toHaveLength(6);
  });
  it('give no code for a phone when the kiosk is its own server', () => {
    expect(openbaar(STANDAARD, 'http://127.0.0.1:8080/')).toBeNull();
    expect(openbaar(STANDAARD, 'https://localhost/')).toBeNull();
    expect(openbaar(STANDAARD, 'https://check.voorbeeld.nl/')).toBe('https://check.voorbeeld.nl/');
    expect(openbaar({ ...STANDAARD, adres: 'https://check.voorbeeld.nl/' }, 'http://127.0.0.1:8080/')).toBe('https://check.voorbeeld.nl/');
  });
});

describe('rest', () => {
  const maak = () => {
    let nu = 0;
    const zag: string[] = [];
    const r = new Rust({ rust: 120, waarschuwing: 30, klok: () => nu, waarschuw: (n) => zag.push(`${n}`), hervat: () => zag.push('hervat'), voorbij: () => zag.push('voorbij') });
    return { r, zag, na: (s: number) => { nu += s * 1000; r.tik(); } };
  };
  it('warns after the time, counts down, and is over when nobody comes', () => {
    const { r, zag, na } = maak();
    r.zet(true);
    na(119);
    expect(zag).toEqual([]);
    na(1);
    na(1);
    na(28);
    na(1);
    na(50);
    expect(zag).toEqual(['30', '29', '1', 'voorbij']);
  });
  it('begins anew with every touch, as often as one likes', () => {
    const { r, zag, na } = maak();
    r.zet(true);
    for (let i = 0; i < 20; i++) {
      na(120);
      r.actief();
    }
    na(119);
    expect(zag.filter((x) => x === 'hervat')).toHaveLength(20);
    expect(zag).not.toContain('voorbij');
  });
  it('gives the whole warning even when the machine slept through everything', () => {
    const { r, zag, na } = maak();
    r.zet(true);
    na(86_400);
    expect(zag).toEqual(['30']);
  });
  it('does nothing while it is off', () => {
    const { zag, na } = maak();
    na(9999);
    expect(zag).toEqual([]);
  });
});

describe('words', () => {
  const map = new URL('./teksten/', import.meta.url);
  const talen = Object.fromEntries(readdirSync(map).map((f) => [f.slice(0, -5), JSON.parse(readFileSync(new URL(f, map), 'utf8')) as Record<string, string>]));
  it('are complete in every language, with the same variables', () => {
    const vars = (s: string) => [...s.matchAll(/\{\w+\}/g)].join();
    for (const [taal, t] of Object.entries(talen)) {
      expect(Object.keys(t), taal).toEqual(Object.keys(talen.nl!));
      for (const [k, s] of Object.entries(t)) expect(vars(s), `${taal} ${k}`).toBe(vars(talen.nl![k]!));
    }
  });
  it('replace only sentences that the check has', () => {
    const check = JSON.parse(readFileSync(new URL('../taal/nl.json', import.meta.url), 'utf8')) as Record<string, string>;
    expect(Object.keys(talen.nl!).filter((k) => k.startsWith('pagina.') && !(k.slice(7) in check))).toEqual([]);
  });
  it('fall back where a language has none', () => expect(kt('balk.wis', undefined, 'fy')).toBe('Wis en klaar'));
  it('are short: at most 15 words a sentence', () => {
    const lang = Object.entries(talen.nl!).flatMap(([k, s]) => s.split(/(?<=[.?!])\s+/).filter((z) => z.split(/\s+/).length > 15).map((z) => `${k}: ${z}`));
    expect(lang).toEqual([]);
  });
});
