// "Wat als": what changes when income, hours or rent change. Curve, sentence and table say the same thing.
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { lees, zet } from '../kern/feiten.ts';
import { euro, getal } from '../kern/opmaak.ts';
import { kleineletter, regelingTekst, t } from '../kern/taal.ts';
import { isInkomen, rijen, totaal } from '../kern/totaal.ts';
import type { Kromme, Situatie, Uitkomst } from '../kern/typen.ts';
import { bedrag } from '../onderdelen/bedrag.ts';
import { knop as drukknop, kop1, kop2, tabel } from '../onderdelen/klein.ts';
import { kromme } from '../onderdelen/kromme.ts';
import { schuif } from '../onderdelen/schuif.ts';
import { perTekst } from '../onderdelen/velden.ts';
import type { Beeld, Kader } from './kader.ts';
import { over, soortNaam } from './tekst.ts';
import { stapTekst } from './vraag.ts';
import type { VanTot } from '../vragen/typen.ts';

/** `houdt`: the amount itself is money to spend each month, so it belongs in what is left. */
interface Knop { pad: string; naam: string; per: string; nu: number; max: number; stap: number; euro: boolean; inkomen?: boolean; houdt?: boolean }
interface Staat { pad?: string; waarde?: number; kromme?: { pad: string; k: Kromme } }

const midden = (w: unknown): number | null =>
  typeof w === 'number' ? w : w && typeof w === 'object' && 'van' in w ? Math.round((Number((w as VanTot).van) + Number((w as VanTot).tot)) / 2) : null;

/** What can be turned: each known income and its hours, the rent, else the year's income. */
export function knoppen(k: Kader): Knop[] {
  const { g } = k;
  const s = g.situatie;
  const uit: Knop[] = [];
  for (const el of g.model.elementen) {
    // a year's income that was filled in goes before the sources: then those change nothing
    if (el.klasse !== 'inkomst' || lees(s, `${g.model.element(el.ouder!)!.pad}.toetsingsinkomen`) !== undefined) continue;
    const wie = over(g.model, g.model.element(el.ouder!)!);
    const basis = `${soortNaam(el)}${wie ? ` (${wie})` : ''}`;
    for (const veld of ['netto', 'bruto']) {
      const nu = midden(lees(s, `${el.pad}.${veld}`));
      const per = String(lees(s, `${el.pad}.per`) ?? 'maand');
      if (nu !== null && nu >= 0) uit.push({ pad: `${el.pad}.${veld}`, naam: `${basis}, ${t(veld === 'netto' ? 'watals.netto' : 'watals.bruto')}`, per, nu, max: rond(nu, per), stap: per === 'jaar' ? 500 : per === 'uur' ? 0.5 : 25, euro: true, inkomen: true, houdt: veld === 'netto' && per === 'maand' });
    }
    const uren = midden(lees(s, `${el.pad}.uren_per_week`));
    if (uren !== null) uit.push({ pad: `${el.pad}.uren_per_week`, naam: `${t('watals.uren')} (${basis})`, per: '', nu: uren, max: 40, stap: 1, euro: false });
  }
  for (const el of g.model.elementen.filter((e) => e.klasse === 'persoon' && e.rol !== 'medebewoners')) {
    if (uit.some((x) => x.pad.startsWith(`${el.pad}.`))) continue;
    const nu = midden(lees(s, `${el.pad}.toetsingsinkomen`));
    const wie = over(g.model, el);
    if (nu !== null) uit.push({ pad: `${el.pad}.toetsingsinkomen`, naam: `${t('watals.jaarinkomen')}${wie ? ` (${wie})` : ''}`, per: 'jaar', nu, max: Math.max(60_000, Math.ceil((nu * 2) / 10_000) * 10_000), stap: 500, euro: true, inkomen: true });
  }
  const huur = midden(lees(s, 'woning.kale_huur'));
  if (huur !== null) uit.push({ pad: 'woning.kale_huur', naam: t('watals.huur'), per: 'maand', nu: huur, max: Math.max(1200, Math.ceil(huur / 500) * 500 + 500), stap: 10, euro: true });
  return uit;
}

const VOL: Record<string, number> = { maand: 4500, vier_weken: 4200, week: 1050, jaar: 60_000, uur: 40, kwartaal: 13_500 };
const rond = (nu: number, per: string): number => {
  const m = VOL[per] ?? 4500;
  return nu * 1.5 <= m ? m : Math.ceil((nu * 1.5) / m) * m;
};

const met = (s: Situatie, pad: string, w: number): Situatie => {
  const kopie = structuredClone(s) as Record<string, unknown>;
  const laatste = pad.lastIndexOf('.');
  const doel = lees(kopie, pad.slice(0, laatste)) as Record<string, unknown>;
  zet(doel, pad.slice(laatste + 1), w);
  return kopie as Situatie;
};

export function watalsScherm(k: Kader): Beeld {
  const { g } = k;
  const s = k.staat as Staat;
  const alle = knoppen(k);
  const kop = kop1(t('watals.kop'));
  const knop = alle.find((x) => x.pad === s.pad) ?? alle[0];
  const terug = html`<div class="cjr-knoppen">${drukknop('primary', 'naar-uitkomst', t('watals.terug'), () => g.ga({ scherm: 'uitkomst' }))}</div>`;
  if (!knop) return { titel: t('watals.kop'), inhoud: html`${kop}<p class="nl-paragraph">${t('watals.niets')}</p>${terug}` };

  const w = s.waarde ?? knop.nu;
  if (s.kromme?.pad !== knop.pad) s.kromme = { pad: knop.pad, k: g.recht.curve(g.situatie, { pad: knop.pad, van: 0, tot: knop.max, punten: 201 }) };
  const c = s.kromme.k;
  const [laag, hoog] = band(c, g.uitkomst);
  const eigen = (x: number): number => (knop.houdt ? x : 0);
  const y = (a: number[]): number[] => a.map((v, i) => v + eigen(c.x[i]!));
  const yNaam = t(knop.houdt ? 'watals.y_houdt' : 'watals.y');
  const eenheid = knop.euro ? `${t('watals.euro')} ${perTekst(knop.per)}` : t('eenheid.uren_week');
  const toon = (x: number): string => (knop.euro ? `${euro(x)} ${perTekst(knop.per)}` : `${getal(x)} ${t('eenheid.uren_week')}`);
  const afgronden = steilste(c);
  const nuSom = totaal(rijen(g));
  const dan = somVan(k, met(g.situatie, knop.pad, w));
  const rij = steekproef(c, y(laag), y(hoog), 9);
  const einden = eindeVan(c);
  const inhoud = html`${kop}
    <p class="nl-paragraph">${t('watals.uitleg')}</p>
    <div class="utrecht-form-field"><label class="utrecht-form-label" for="wa-pad">${t('watals.kies')}</label>
      <select class="utrecht-select" id="wa-pad" data-veld="schuif-pad" @change=${(e: Event) => { s.pad = (e.target as HTMLSelectElement).value; delete s.waarde; k.teken(); }}>
        ${alle.map((x) => html`<option value=${x.pad} ?selected=${x.pad === knop.pad}>${x.naam}</option>`)}</select></div>
    ${keyed(knop.pad, html`${schuif({ naam: knop.naam, eenheid, nu: w, max: knop.max, stap: knop.stap, toon, zet: (v) => { s.waarde = v; k.teken(); } })}
    <div class="cjr-watals__uitslag" role="status" aria-live="polite" data-proef="kromme-zin">
      ${keyed(w, html`<p class="nl-paragraph">${t('watals.bij', { waarde: toon(w) })} <strong>${bedrag(dan.laag, dan.hoog, 'maand')} ${t('per.maand')}</strong>.
      ${w === knop.nu ? t('watals.dit_is_nu') : verschil(dan.hoog - nuSom.hoog)}</p>
      ${knop.houdt ? html`<p class="nl-paragraph">${t('watals.over')} <strong>${bedrag(dan.laag + w, dan.hoog + w, 'maand', 'over')} ${t('per.maand')}</strong>.</p>` : nothing}
      ${knop.inkomen ? html`<p class="nl-paragraph">${erbij(c, hoog, w, knop.per)}</p>` : nothing}`)}
    </div>
    <figure class="cjr-figuur"><p class="cjr-kromme__as">${yNaam}</p>${kromme({
      x: c.x, laag: y(laag), hoog: y(hoog), nu: w, knikken: afgronden.map((a) => ({ x: a.x, letter: a.letter })),
      titel: t('watals.titel', { wat: knop.naam }),
    })}<p class="cjr-kromme__as cjr-kromme__as--x">${eenheid}</p><figcaption class="cjr-bij">${t('watals.bijschrift')}</figcaption></figure>
    ${afgronden.length ? html`${kop2(t('watals.steil'))}
      <ul class="cjr-afgronden">${afgronden.map((a) => html`<li><strong>${a.letter}.</strong> ${t('watals.afgrond', {
        waarde: toon(Math.round(a.x)), regeling: a.regeling ? kleineletter(regelingTekst(a.regeling).naam) : t('watals.totaal'), verschil: euro(Math.round(Math.abs(a.verschil ?? 0))),
      })}</li>`)}</ul>` : nothing}
    ${einden.length ? html`${kop2(t('watals.einde'))}
      <ul class="utrecht-unordered-list">${einden.map((e) => html`<li>${t('watals.einde_regel', { waarde: toon(e.x), regeling: kleineletter(regelingTekst(e.regeling).naam) })}</li>`)}</ul>` : nothing}
    <details class="cjr-meer"><summary>${t('watals.tabel')}</summary>${tabel(t('watals.tabel'), 'kromme-tabel', [eenheid, yNaam], rij.map((r) => ({ kop: getal(r.x), cellen: [bedrag(r.laag, r.hoog, 'maand', 'tabel-bedrag')] })))}</details>`)}
    ${terug}`;
  return { titel: t('watals.kop'), stap: stapTekst(5), inhoud, breed: true };
}

const verschil = (d: number): string => {
  const n = Math.round(d);
  if (n === 0) return t('watals.gelijk');
  return t(n > 0 ? 'watals.hoger' : 'watals.lager', { bedrag: euro(Math.abs(n)) });
};

/** The few places where most is lost at once, from left to right, with the letters that stand in the drawing. */
function steilste(c: Kromme) {
  const alle = c.knikken.filter((k) => k.soort === 'afgrond').map((k) => ({ ...k, x: Number(k.x), val: Math.abs(k.verschil ?? 0) }));
  return alle.sort((a, b) => b.val - a.val).slice(0, 4).sort((a, b) => a.x - b.x).map((k, i) => ({ ...k, letter: String.fromCharCode(65 + i) }));
}

/** What becomes of the next hundred euros a month, from here on. */
function erbij(c: Kromme, hoog: number[], w: number, per: string): string {
  const honderd: Record<string, number> = { maand: 100, jaar: 1200, vier_weken: 1200 / 13, week: 1200 / 52, kwartaal: 300 };
  const stap = honderd[per];
  if (!stap || w + stap > c.x[c.x.length - 1]!) return '';
  const d = Math.round(op(c, hoog, w) - op(c, hoog, w + stap));
  return d > 0 ? t('watals.honderd', { bedrag: euro(d) }) : t('watals.honderd_niets');
}

/** The line's height between two of its points. */
function op(c: Kromme, a: number[], x: number): number {
  let i = 0;
  while (i < c.x.length - 2 && c.x[i + 1]! < x) i++;
  const deel = (x - c.x[i]!) / (c.x[i + 1]! - c.x[i]! || 1);
  return a[i]! + (a[i + 1]! - a[i]!) * Math.min(1, Math.max(0, deel));
}

/** Where each scheme ends for good, on the law's own breakpoint when one lies there. */
function eindeVan(c: Kromme): { regeling: string; x: number }[] {
  const uit: { regeling: string; x: number }[] = [];
  for (const [regeling, { hoogste }] of Object.entries(c.regelingen)) {
    let i = hoogste.length - 1;
    while (i >= 0 && !(hoogste[i]! > 0)) i--;
    if (i < 0 || i === hoogste.length - 1) continue;
    const knik = c.knikken.map((k) => ({ ...k, x: Number(k.x) })).find((k) => k.regeling === regeling && k.x >= c.x[i]! && k.x <= c.x[i + 1]!);
    uit.push({ regeling, x: Math.ceil(knik?.x ?? c.x[i + 1]!) });
  }
  return uit.sort((a, b) => a.x - b.x);
}

/** Lowest and highest sum at each point; the engine's total where it gives no pair. */
function band(c: Kromme, u: Uitkomst): [number[], number[]] {
  const n = c.x.length;
  const laag = new Array<number>(n).fill(0);
  const hoog = new Array<number>(n).fill(0);
  const per = Object.entries(c.regelingen).flatMap(([id, r]) => (isInkomen(u.regelingen[id]) ? [] : [r]));
  for (let i = 0; i < n; i++)
    for (const r of per) {
      laag[i]! += r.laagste[i]!;
      hoog[i]! += r.hoogste[i]!;
    }
  if (!per.length) for (let i = 0; i < n; i++) laag[i] = hoog[i] = c.totaal[i]!;
  return [laag, hoog];
}

function somVan(k: Kader, s: Situatie): { laag: number; hoog: number } {
  const u = k.g.recht.calculate(s, { vragen: false });
  if (u.fouten?.length) return { laag: 0, hoog: 0 };
  return totaal(rijen(k.g, u));
}

function steekproef(c: Kromme, laag: number[], hoog: number[], hoeveel: number): { x: number; laag: number; hoog: number }[] {
  const n = c.x.length;
  return Array.from({ length: hoeveel }, (_, i) => {
    const j = Math.round((i * (n - 1)) / (hoeveel - 1));
    return { x: Math.round(c.x[j]!), laag: Math.floor(laag[j]!), hoog: Math.floor(hoog[j]!) };
  });
}
