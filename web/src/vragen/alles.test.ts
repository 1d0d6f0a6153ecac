// Every declared fact can be answered: it has a question, the question has fields that give a value of the right kind, and
// all of its words are there in every language. And every default has its line on "Klopt dit voor u?".
import { omgeving } from '../kern/omgeving.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundel, talenVan } from '../../tools/bundel.mjs';
import { Model, Vragenlijst, sleutel, type Kaart } from '../kern/antwoorden.ts';
import { Feiten } from '../kern/feiten.ts';
import { feitTekst, kiesTaal, teksten, ts, zetTalen, zetTeksten } from '../kern/taal.ts';
import type { FeitenDoc, FeitVeld } from '../kern/typen.ts';
import { leesFormulier } from '../onderdelen/formulier.ts';
import { optieTekst, veldTekst, vraagTekst } from '../schermen/tekst.ts';
import { alleVragen } from './algemeen.ts';
import { samengesteld } from './index.ts';
import { regelVan } from './klopt.ts';
import type { Ctx, Element, Veld, Vraag } from './typen.ts';

omgeving.blad ??= {} as HTMLElement; // no page here to carry the language
const wortel = new URL('../../../', import.meta.url).pathname;
const map = { rulesets: `${wortel}rulesets`, taal: `${wortel}web/src/taal` };
const talen: string[] = talenVan(map).map((l: { code: string }) => l.code);
const bestanden = bundel(map) as Record<string, string>;
zetTalen(JSON.parse(bestanden.taal!));
for (const t of talen) if (bestanden[`taal/${t}`]) zetTeksten(t, JSON.parse(bestanden[`taal/${t}`]!));

const heeftRegel = (klasse: string, veld: string, rol: string): boolean => regelVan({ bijPad: () => undefined } as unknown as Model, { klasse, veld, rol, element: '' }) !== undefined;
const doc = JSON.parse(readFileSync(`${wortel}rulesets/rijk/feiten.json`, 'utf8')) as FeitenDoc;
const feiten = new Feiten(doc);
const vragen = alleVragen(feiten, samengesteld);
const lijst = new Vragenlijst(vragen);

/** A household with one of everybody, so that each question has somebody to be asked of. */
const iedereen: Kaart = new Map(Object.entries({
  ':partner': { w: { er_is: 'ja' } }, ':kinderen': { w: { ids: ['k1'] } }, ':huisgenoten': { w: { ids: ['m1'] } },
  'k1:geboortedatum': { w: { datum: '2019-01-02' } }, 'k1:opvang': { w: { soort: ['bso'] } },
  ...Object.fromEntries(['ik', 'p'].map((p) => [`${p}:geld`, { w: { soort: ['loon'] } }])),
  ...Object.fromEntries(feiten.lijsten('situatie').map((l) => [`:f.${l.pad}`, { w: { ids: [`${l.pad}1`] } }])),
  ...Object.fromEntries(feiten.lijsten('persoon').map((l) => [`ik:f.${l.pad}`, { w: { ids: [`${l.pad}1`] } }])),
}));
const model = new Model({ kaart: iedereen, datum: '2026-11-22', gemeente: 'GM0153' }, feiten, lijst, ([naam]) => (naam!.endsWith('.maanden') ? 36 : 38_000));
const rollenVan = (f: FeitVeld): string[] => f.alleen ?? ['aanvrager', 'partner', 'medebewoners'];
const elementenVan = (klasse: string, f: FeitVeld): Element[] =>
  model.elementen.filter((e) => e.klasse === klasse && (klasse !== 'persoon' || rollenVan(f).includes(e.rol)));

// The kind of an income or of childcare is ticked in the question above it; the municipality stands on the first page.
const ELDERS = new Set(['situatie.gemeente', 'inkomst.soort', 'opvang.soort']);
const alle = Object.entries(doc.klassen).flatMap(([klasse, k]) => Object.entries(k.velden).map(([naam, f]) => ({ klasse, naam, f, pad: `${klasse}.${naam}` })))
  .filter(({ f, pad }) => !f.nooit_vragen && !ELDERS.has(pad));
const lijsten = Object.entries(doc.klassen).flatMap(([klasse, k]) => (k.plaatsen ?? []).filter((p) => p.pad !== 'aanvrager').map((p) => ({ klasse, p })));
const dekt = (v: Vraag, naam: string): boolean => v.feiten.some((x) => x === naam || naam.startsWith(`${x}.`));
const vraagVan = (el: Element, naam: string): Vraag | undefined => lijst.van(el.klasse).find((v) => dekt(v, naam) && (!v.rollen || v.rollen.includes(el.rol)));

/** Something that a person could fill in at each field. */
function ingevuld(c: Ctx, velden: Veld[]): FormData {
  const d = new FormData();
  for (const v of velden) {
    const o = 'opties' in v ? (typeof v.opties === 'function' ? v.opties(c) : v.opties) : [];
    if (v.soort === 'datum') for (const [deel, x] of [['dag', '3'], ['maand', '4'], ['jaar', v.min && v.min > '2020' ? v.min.slice(0, 4) : '2019']]) d.set(`${v.id}-${deel}`, x!);
    else if (v.soort === 'bedrag' || v.soort === 'geheel') d.set(v.id, String(Math.min(v.max ?? 1e6, Math.max(v.min ?? 0, 2))));
    else if (v.soort === 'tekst') d.set(v.id, 'De woningbouwvereniging');
    else if (v.soort === 'aantal') d.set(v.id, '1');
    else d.set(v.id, o[0]!);
  }
  return d;
}

describe('every fact that the rules declare', () => {
  it('has a question, for every role that it has', () => {
    const mist = alle.flatMap(({ klasse, naam, f, pad }) => elementenVan(klasse, f).filter((el) => !vraagVan(el, naam)).map((el) => `${pad} (${el.rol})`));
    expect(mist).toEqual([]);
    expect(alle.filter(({ klasse, f }) => !elementenVan(klasse, f).length).map((x) => x.pad)).toEqual([]);
    expect(lijsten.filter(({ p }) => !lijst.van(p.in).some((v) => v.feiten.includes(p.pad))).map(({ p }) => p.pad)).toEqual([]);
  });

  it('can be answered: what is filled in comes out as a value of that fact', () => {
    const fout: string[] = [];
    for (const el of model.elementen)
      for (const v of lijst.van(el.klasse)) {
        if (!model.past(v, el)) continue;
        const c = model.ctx(el);
        const r = leesFormulier(ingevuld(c, v.velden(c)), v.velden(c), undefined);
        if (!('antwoord' in r)) {
          fout.push(`${v.bij}/${v.id}: ${JSON.stringify(r.fouten)}`);
          continue;
        }
        const waarden = v.naar(c, r.antwoord.w!);
        if (/^(f|post)\./.test(v.id))
          for (const f of v.feiten) {
            const plaats = lijsten.some(({ p }) => p.in === v.bij && p.pad === f);
            if (!plaats && waarden[f] === undefined) fout.push(`${v.bij}/${v.id}: ${f} gets no value`);
          }
      }
    expect(fout).toEqual([]);
  });

  it.each(talen)('has all of its words in %s', (taal) => {
    kiesTaal(taal);
    const mist = new Set<string>();
    for (const el of model.elementen)
      for (const v of lijst.van(el.klasse)) {
        if (v.rollen && !v.rollen.includes(el.rol)) continue;
        const c = model.ctx(el);
        const tekst = vraagTekst(c, v);
        const velden = v.velden(c);
        if (!/[ ?.]/.test(tekst.vraag) || tekst.vraag === v.feiten[0]?.replaceAll('_', ' ')) mist.add(`${v.bij}/${v.id}: question`);
        for (const veld of velden) {
          if (velden.length > 1 && !veldTekst(v, veld, 'label')) mist.add(`${v.bij}/${v.id}/${veld.id}: label`);
          if (veld.soort !== 'keuze' && veld.soort !== 'meer') continue;
          for (const o of typeof veld.opties === 'function' ? veld.opties(c) : veld.opties)
            if (optieTekst(c, v, veld, o) === o.replaceAll('_', ' ') && !/^(bso|mbo|bbl)$/i.test(o)) mist.add(`${v.bij}/${v.id}/${veld.id}: option ${o}`);
        }
        if (velden[0]?.soort === 'aantal' && !ts(`${v.id}.aantal.0`)) mist.add(`${v.id}: words for none`);
      }
    expect([...mist]).toEqual([]);
    for (const { klasse, naam } of alle) if (!feitTekst(klasse, naam).kort) mist.add(`${klasse}.${naam}: short name`);
    expect([...mist]).toEqual([]);
  });

  it('with a default has a line of its own on "Klopt dit voor u?", in every language', () => {
    const zonder = alle.flatMap(({ klasse, naam, f, pad }) => (feiten.heeftStandaard(f) ? rollenVan(f).filter((rol) => !heeftRegel(klasse, naam, klasse === 'persoon' ? rol : '')).map((rol) => `${pad} (${rol})`) : []))
      .concat(lijsten.filter(({ p }) => p.standaard !== undefined && !heeftRegel(p.in, p.pad, '')).map(({ p }) => p.pad));
    expect([...new Set(zonder)]).toEqual([]);
    const bron = readFileSync(new URL('klopt.ts', import.meta.url), 'utf8');
    const ids = [...bron.matchAll(/\{ id: '(\w+)', groep: '(\w+)'/g)].map((m) => [m[1]!, m[2]!] as const);
    expect(ids.length).toBeGreaterThan(20);
    for (const taal of talen) {
      kiesTaal(taal);
      const p = teksten().pagina;
      // what is said in one sentence has short words; of what "there is none", those are what one ticks as well
      const samen = [...bron.matchAll(/^ {2}\['(\w+)', \[(.*)\]\],$/gm)].map((m) => ({ soort: m[1]!, ids: m[2]! }));
      expect(samen.length).toBeGreaterThan(5);
      const sleutels = (id: string): string[] => {
        const bij = samen.find((x) => x.ids.includes(`'${id}'`));
        return bij ? [`klopt.samen.${bij.soort}`, `klopt.kort.${id}`, ...(bij.soort === 'er_niet' ? [] : [`klopt.regel.${id}`])] : [`klopt.goed.${id}`, `klopt.regel.${id}`];
      };
      expect(ids.flatMap(([id, g]) => [...sleutels(id), `klopt.groep.${g}`]).filter((k) => !(k in p)), taal).toEqual([]);
    }
  });
});

it('a list that was counted becomes rows, and a row that is left open stays unknown', () => {
  const k: Kaart = new Map(Object.entries({
    ':f.kosten': { w: { ids: ['kosten1', 'kosten2'] } },
    [sleutel('.kosten1', 'post.kostenpost')]: { w: { soort: 'bril', bedrag: 240, betaald: 'nee' } },
    [sleutel('.kosten2', 'post.kostenpost')]: { niet: 'weet' as const },
    ':f.aanslagen': { w: { ids: [] } },
    ':f.ontvangen_regelingen': { w: { ids: ['ontvangen_regelingen1'] } },
    [sleutel('.ontvangen_regelingen1', 'post.ontvangen_regeling')]: { w: { regeling: 'bijzondere_bijstand', gemeente: 'deze', bedrag: 100 } },
  }));
  const s = new Model({ kaart: k, datum: '2026-11-22', gemeente: 'GM0153' }, feiten, lijst).situatie();
  expect(s.kosten).toEqual([{ soort: 'bril', bedrag: 240, betaald: false }, { betaald: { een_van: [true, false] }, vergoed: { van: 0, tot: 10_000_000 } }]);
  expect(s.aanslagen).toEqual([]);
  expect(s.ontvangen_regelingen).toEqual([{ regeling: 'bijzondere_bijstand', gemeente: 'GM0153', bedrag: 100 }]);
  expect(s).not.toHaveProperty('schulden_lijst');
});
