// The words: complete in every language, keys that are used exist, short sentences, no office language.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alleenWaarden, bundel, metNamen, taalfouten, talenVan } from '../../tools/bundel.mjs';
import { aanbod, apart, feitTekst, hoofdletter, inTaal, kiesTaal, kleineletter, metSleutels, naamNl, regelingTekst, t, taalInfo, tn, ts, voegToe, zetAanbod, zetTeksten, type RegelingTekst, type Teksten } from '../kern/taal.ts';
import { omgeving } from '../kern/omgeving.ts';
import { euro, getal, maandTekst } from '../kern/opmaak.ts';
import { samengesteld } from '../vragen/index.ts';
import { STAPPEN } from '../vragen/typen.ts';

const hier = new URL('.', import.meta.url);
const lees = (t: string) => JSON.parse(readFileSync(new URL(`${t}.json`, hier), 'utf8')) as Record<string, string>;
const nl = lees('nl');
/** How long a sentence may be and which words have a simpler one: the workshop says the same to policy officers. */
const { schrijfwijze } = JSON.parse(readFileSync(new URL('../../../rulesets/sjabloon/bouwstenen.json', hier), 'utf8')) as { schrijfwijze: { hoogstens_woorden: number; liever: Record<string, string> } };
const talen: string[] = readdirSync(hier).filter((f) => /^[a-z]{2}\.json$/.test(f)).map((f) => f.slice(0, 2)).sort((a) => (a === 'nl' ? -1 : 1));
const map = { rulesets: new URL('../../../rulesets', hier).pathname, taal: hier.pathname };
const bronnen = readdirSync(new URL('..', hier), { recursive: true }).map(String).filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts') && !f.startsWith('werkplaats/')) // the workshop's own words are typed
  .map((f) => readFileSync(new URL(`../${f}`, hier), 'utf8'));

describe('texts', () => {
  it('are the same set in every language, with the same variables', () => expect(taalfouten(Object.fromEntries(talen.map((l) => [l, lees(l)])))).toEqual([]));
  it('of the kiosk are there in every language too', () => {
    const kiosk = (l: string) => JSON.parse(readFileSync(new URL(`../kiosk/teksten/${l}.json`, hier), 'utf8')) as Record<string, string>;
    expect(taalfouten(Object.fromEntries(talen.map((l) => [l, kiosk(l)])))).toEqual([]);
  });
  it('are offered in a language that has those of the page and those of the law', () => {
    const wetten = readdirSync(`${map.rulesets}/teksten`, { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name);
    expect(talenVan(map).map((l: { code: string }) => l.code).sort()).toEqual(talen.filter((l) => wetten.includes(l)).sort());
  });
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
  it('have short sentences: at most 12 words on average, and none too long', () => {
    const zinnen = Object.entries(nl).flatMap(([k, v]) => v.split(/(?<=[.?!:])\s+/).filter((z) => /[.?!]$/.test(z)).map((z) => [k, z, z.split(/\s+/).length] as const));
    expect(zinnen.filter(([, , n]) => n > schrijfwijze.hoogstens_woorden).map(([k, z]) => `${k}: ${z}`)).toEqual([]);
    expect(zinnen.reduce((s, [, , n]) => s + n, 0) / zinnen.length).toBeLessThan(12);
  });
  it('avoid office language', () => {
    const vermijd = new RegExp(`\\b(${Object.keys(schrijfwijze.liever).join('|')})\\b`, 'i');
    expect(Object.entries(nl).filter(([, v]) => vermijd.test(v)).map(([k, v]) => `${k}: ${v}`)).toEqual([]);
  });
});

/** The placeholders, in the order of the alphabet. */
const vars = (s: string): string => [...s.matchAll(/\{\w+\}/g)].map((m) => m[0]).sort().join();
const zinnen = (o: unknown, pad = ''): [string, string][] =>
  typeof o === 'string' ? [[pad, o]] : o && typeof o === 'object' ? Object.entries(o).flatMap(([k, v]) => zinnen(v, `${pad}/${k}`)) : [];

describe.each(talen.filter((l) => l !== 'nl'))('the texts of the law in %s', (l) => {
  const bestanden = readdirSync(`${map.rulesets}/teksten/nl`).filter((f) => existsSync(`${map.rulesets}/teksten/${l}/${f}`));
  const nogNiet = ((JSON.parse(readFileSync(`${map.rulesets}/teksten/talen.json`, 'utf8')) as { talen: { code: string; nog_niet?: string[] }[] }).talen.find((x) => x.code === l)?.nog_niet ?? []).map((f) => `${f}.json`);
  const van = (taal: string, f: string) => JSON.parse(readFileSync(`${map.rulesets}/teksten/${taal}/${f}`, 'utf8')) as Record<string, unknown>;
  it('say the same things as in Dutch, with the same variables, addresses and telephone numbers', () => {
    const fout: string[] = [];
    for (const f of bestanden) {
      const [a, b] = [new Map(zinnen(van('nl', f))), new Map(zinnen(van(l, f)))];
      for (const k of a.keys()) if (!nogNiet.includes(f) && !b.has(k) && !/\/nodig\//.test(k)) fout.push(`${f}${k}: missing`);
      for (const [k, s] of b) {
        const hier = a.get(k);
        if (hier === undefined) { if (!/\/nodig\//.test(k)) fout.push(`${f}${k}: not in Dutch`); }
        else if (vars(s) !== vars(hier)) fout.push(`${f}${k}: other variables`);
        else if (/^\/(regeling|gemeente|id|kern\/\d+|aanvragen\/adres)$/.test(k) && l !== 'en' && s !== hier) fout.push(`${f}${k}: must be as in Dutch`);
        else if (k === '/aanvragen/telefoon' && s.replace(/\D/g, '') !== hier.replace(/\D/g, '')) fout.push(`${f}${k}: another number`);
        if (!s.trim()) fout.push(`${f}${k}: empty`);
      }
    }
    expect(fout).toEqual([]);
  });
});

describe('a language that lacks something', () => {
  const leeg: Teksten = { pagina: {}, feiten: {}, rollen: {}, regelingen: {} };
  const zin = (x: unknown): string => (typeof x === 'string' ? x : (x as { strings: string[]; values: unknown[] }).values.map((v, i) => (x as { strings: string[] }).strings[i] + String(v)).join('') + (x as { strings: string[] }).strings.at(-1));
  const zet = (): void => {
    omgeving.blad = {} as HTMLElement; // no page here to carry the language
    zetAanbod([['nl', 'Nederlands', 0, 0, 1], ['en', 'English', 0, 'nl', 1], ['ar', 'العربية', 1, 'nl', 0], ['uk', 'Українська', 0, 'en', 0]], []);
    zetTeksten('nl', { ...leeg, pagina: { a: 'Naam: {naam}', 'x.een': '{n} dag', 'x.meer': '{n} dagen', b: 'alleen hier' },
      feiten: { 'persoon.band': { vraag: 'Wat?', kort: 'Band', opties: { een: 'Een', twee: 'Twee' } } },
      regelingen: { pas: { naam: 'de pas', kort: 'Een pas.' }, huur: { naam: 'huurtoeslag', aanvragen: { waar: 'Bij de dienst.', nodig: ['Een brief.'] } } }, gedeeld: { arm: { nee: 'U hebt te veel.' } } });
    zetTeksten('en', { ...leeg, pagina: { a: 'Name: {naam}', 'x.een': '{n} day', 'x.meer': '{n} days', b: 'only here' }, regelingen: { pas: { naam: 'the pass', kort: 'A pass.' }, huur: { naam: 'Rent benefit (huurtoeslag)' } } });
    zetTeksten('ar', { ...leeg, pagina: { a: 'الاسم: {naam}', 'x.nul': 'لا أيام', 'x.twee': 'يومان', 'x.paar': '{n} أيام', 'x.meer': '{n} يوم' },
      feiten: { 'persoon.band': { vraag: 'ماذا؟', opties: { een: 'واحد' } } }, regelingen: { huur: { naam: 'إعانة الإيجار', aanvragen: { waar: 'هنا' } } } });
    zetTeksten('uk', { ...leeg, pagina: { 'x.een': '{n} день', 'x.paar': '{n} дні', 'x.veel': '{n} днів' } });
  };
  it('shows what it falls back on, key by key, and says in which language that is', () => {
    zet();
    kiesTaal('ar');
    expect([t('b' as never), ts('weg'), regelingTekst('pas').naam, regelingTekst('huur').naam]).toEqual(['alleen hier', undefined, 'de pas', 'إعانة الإيجار']);
    expect(feitTekst('persoon', 'band')).toEqual({ vraag: 'ماذا؟', kort: 'Band', opties: { een: 'واحد', twee: 'Twee' } });
    expect(regelingTekst('huur').aanvragen).toEqual({ waar: 'هنا', nodig: ['Een brief.'] });
    expect(zin(inTaal('Een pas.'))).toBe('<span lang=nl dir=ltr>Een pas.</span>');
    expect(zin(inTaal('Een brief.'))).toBe('<span lang=nl dir=ltr>Een brief.</span>');
    expect(inTaal('هنا')).toBe('هنا');
    kiesTaal('nl');
    expect(inTaal('Een pas.')).toBe('Een pas.');
    kiesTaal('uk'); // falls back on English, and that on Dutch
    expect([t('b' as never), regelingTekst('pas').kort, feitTekst('persoon', 'band').kort]).toEqual(['only here', 'A pass.', 'Band']);
    expect(zin(inTaal('A pass.'))).toBe('<span lang=en dir=ltr>A pass.</span>');
  });
  it('shows the texts of a municipality in the language that has them, over its own of the same scheme', () => {
    zet();
    const eigen = (waar: string, naam: string) => ({ feiten: {}, regelingen: { huur: { aanvragen: { waar } }, 'gm0001.fonds': { naam, voorwaarden: { arm: {} } } } });
    voegToe({ nl: eigen('Bij de gemeente.', 'Het fonds'), en: eigen('At the town hall.', 'The fund') });
    kiesTaal('ar');
    expect([regelingTekst('huur').naam, regelingTekst('huur').aanvragen?.waar, regelingTekst('gm0001.fonds').naam]).toEqual(['إعانة الإيجار', 'Bij de gemeente.', 'Het fonds']);
    expect(regelingTekst('gm0001.fonds').voorwaarden).toEqual({ arm: { nee: 'U hebt te veel.' } });
    expect(zin(inTaal('U hebt te veel.'))).toBe('<span lang=nl dir=ltr>U hebt te veel.</span>');
    expect(zin(inTaal('Het fonds'))).toBe('<span lang=nl dir=ltr>Het fonds</span>');
    kiesTaal('uk');
    expect(regelingTekst('gm0001.fonds').naam).toBe('The fund');
    kiesTaal('en');
    expect(regelingTekst('huur').aanvragen?.waar).toBe('At the town hall.');
    expect(inTaal('The fund')).toBe('The fund');
  });
  it('chooses the form for a number, else that for more', () => {
    zet();
    kiesTaal('ar');
    expect([0, 1, 2, 3, 11, 100].map((n) => tn('x', n).replace(/[\u2066-\u2069]/g, ''))).toEqual(['لا أيام', '1 dag', 'يومان', '3 أيام', '11 يوم', '100 يوم']);
    kiesTaal('uk');
    expect([1, 2, 5, 21, 22, 25].map((n) => tn('x', n))).toEqual(['1 день', '2 дні', '5 днів', '21 день', '22 дні', '25 днів']);
    kiesTaal('nl');
    expect([0, 1, 2].map((n) => tn('x', n))).toEqual(['0 dagen', '1 dag', '2 dagen']);
  });
  it('sets language and direction of the page, and writes digits 0-9 in one piece', () => {
    zet();
    kiesTaal('ar');
    expect(omgeving.blad).toMatchObject({ lang: 'ar', dir: 'rtl' });
    expect(euro(1250)).toBe('\u2066€\u00a01,250\u2069');
    expect(t('a' as never, { naam: 'Zwolle' })).toBe('الاسم: \u2068Zwolle\u2069');
    expect(maandTekst('2026-11-22')).toMatch(/^\D+ 2026$/);
    kiesTaal('uk');
    expect(omgeving.blad).toMatchObject({ lang: 'uk', dir: 'ltr' });
    expect([apart('x'), getal(12.5, 1), maandTekst('2026-11-22')]).toEqual(['x', '12,5', 'листопад 2026 р.']);
    kiesTaal('en');
    expect(euro(1250)).toBe('€\u00a01,250');
    kiesTaal('nl');
    expect(euro(1250)).toBe('€\u00a01.250');
  });
  it('puts the Dutch name beside its own, where that does not say it', () => {
    zet();
    kiesTaal('ar');
    expect([naamNl('huur'), naamNl('pas'), naamNl('weg')]).toEqual(['Huurtoeslag', '', '']);
    kiesTaal('en');
    expect([naamNl('huur'), naamNl('pas')]).toEqual(['', 'De pas']);
    kiesTaal('nl');
    expect(naamNl('huur')).toBe('');
    expect(['Kindregeling Zwolle', 'AIO-aanvulling'].map(kleineletter)).toEqual(['kindregeling Zwolle', 'AIO-aanvulling']);
    kiesTaal('tr');
    expect([hoofdletter('ihtiyaç'), kleineletter('Işık')]).toEqual(['İhtiyaç', 'ışık']);
  });
  it('offers only what is asked for, and all when that is none of them', () => {
    zet();
    const talen = aanbod();
    zetAanbod(talen, ['ar', 'nl', 'xx']);
    expect(aanbod().map(([c]) => c)).toEqual(['nl', 'ar']);
    expect(taalInfo('en')[1]).toBe('English');
    zetAanbod(talen, ['xx']);
    expect(aanbod()).toEqual(talen);
  });
});

describe('the bundle', () => {
  const uit = metNamen(bundel(map)) as Record<string, string>;
  it('sends Dutch and English to everybody and a further language to who asks for it', () => {
    const samen = JSON.parse(uit.taal!) as { nl: Teksten; en: (string | null)[] };
    expect(Object.keys(samen)).toEqual(['nl', 'en']);
    // English comes without its names, and gets each text back under the right one
    const en = metSleutels(samen.nl, samen.en.values());
    expect(en.pagina).toEqual(JSON.parse(readFileSync(new URL('en.json', import.meta.url), 'utf8')));
    expect(en.regelingen.zorgtoeslag!.voorwaarden).toEqual((JSON.parse(readFileSync(`${map.rulesets}/teksten/en/zorgtoeslag.json`, 'utf8')) as RegelingTekst).voorwaarden);
    expect(() => alleenWaarden({ a: 'x' }, { b: 'y' }, 'en')).toThrow('the text "b" has no like in Dutch');
    expect(metSleutels({ a: 'x', b: { c: 'y', d: 'z' } }, alleenWaarden({ a: 'x', b: { c: 'y', d: 'z' } }, { b: { d: 'Z' } }).values())).toEqual({ b: { d: 'Z' } });
    const { talen: lijst, namen } = JSON.parse(uit.lijst!) as { talen: [string][]; namen: Record<string, string> };
    expect(Object.keys(namen).sort()).toEqual(Object.keys(uit).filter((n) => /^(taal|gm)\//.test(n)).sort());
    expect(lijst.slice(0, 2).map(([c]) => c)).toEqual(['nl', 'en']);
    for (const [l] of lijst.slice(2)) expect(uit[`taal/${l}`], l).toBeDefined();
  });
});

it('faults of a language are named', () => {
  const bron = { 'x.een': '{n} van {wat}', 'x.meer': '{n} van {wat}', y: '{a}' };
  const van = (ar: Record<string, string>, heel = false) => taalfouten({ nl: bron, ar }, heel);
  expect(van({})).toEqual([]);
  expect(van({}, true)).toEqual(['x.een', 'x.meer', 'y'].map((k) => `ar.json: missing key "${k}"`));
  expect(van({ 'x.een': 'een {wat}', 'x.twee': '{wat}', 'x.paar': '{n} {wat}' })).toEqual([]);
  expect(van({ 'x.twee': 'twee', z: 'z', 'y.paar': '{a}', y: '{b}' })).toEqual([
    'ar.json: "x.twee" has other {variables} than "x.meer" of nl.json', 'ar.json: key "z" is not in nl.json',
    'ar.json: key "y.paar" is not in nl.json', 'ar.json: "y" has other {variables} than nl.json']);
  expect(taalfouten({ nl: bron, en: {} }, false).length).toBe(3);
});
