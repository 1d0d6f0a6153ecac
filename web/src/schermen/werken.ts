// "Wat levert werken op": what is left at each number of hours, in a sentence, a line, and a table.
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { lees } from '../kern/feiten.ts';
import { leesGetal } from '../kern/lezen.ts';
import { euro, getal } from '../kern/opmaak.ts';
import { kleineletter, komma, regelingTekst, t } from '../kern/taal.ts';
import type { Json, Situatie } from '../kern/typen.ts';
import { blijftVan, einden, laagsteLoon, punten, stukken, type Punt } from '../kern/werken.ts';
import { bedrag } from '../onderdelen/bedrag.ts';
import { knop, kop1, kop2, tabel } from '../onderdelen/klein.ts';
import { kromme } from '../onderdelen/kromme.ts';
import { schuif } from '../onderdelen/schuif.ts';
import type { Beeld, Kader } from './kader.ts';

interface Staat { loon?: number; uren?: number; lijn?: { loon: number; p: Punt[] } }
/** The hours that can be turned to. */
const UREN = 40;

/** The job that is paid by the hour, taken out of the situation: its hours are what is turned. */
function basis(s: Situatie): { s: Situatie; loon?: number; uren?: number } {
  const lijst = (lees(s, 'aanvrager.inkomsten') as Record<string, Json>[] | undefined) ?? [];
  const baan = lijst.find((x) => x.per === 'uur' && typeof x.bruto === 'number');
  if (!baan) return { s };
  const aanvrager = { ...(s.aanvrager as Record<string, Json>), inkomsten: lijst.filter((x) => x !== baan) };
  return { s: { ...s, aanvrager }, loon: Number(baan.bruto), ...(typeof baan.uren_per_week === 'number' ? { uren: baan.uren_per_week } : {}) };
}

export function werkenScherm(k: Kader): Beeld {
  const { g } = k;
  const s = k.staat as Staat;
  const b = basis(g.situatie);
  const minimum = laagsteLoon(g.recht, g.situatie);
  const loon = s.loon ?? b.loon ?? minimum ?? 0;
  const titel = t('wl.kop');
  const kop = html`${kop1(titel)}<p class="nl-paragraph">${t('wl.uitleg')} ${t('wl.korting')}</p>`;
  const terug = html`<div class="cjr-knoppen">${knop('primary', 'naar-uitkomst', t('watals.terug'), () => g.ga({ scherm: 'uitkomst' }))}</div>`;
  if (s.lijn?.loon !== loon) s.lijn = { loon, p: punten(g.recht, b.s, loon, UREN) };
  const { p } = s.lijn;
  if (!p.length) return { titel, inhoud: html`${kop}<p class="nl-paragraph">${t('wl.niets')}</p>${terug}` };

  const eenheid = t('eenheid.uren_week');
  const w = Math.min(UREN, Math.round(s.uren ?? b.uren ?? UREN / 2));
  const nu = p[w]!;
  const erbij = blijftVan(p, w, loon, 100);
  const plekken = stukken(p, loon);
  const verschil = Math.round(nu.hoog - p[0]!.hoog);
  const namen = (ids: string[]): string => ids.map((id) => kleineletter(regelingTekst(id).naam)).join(komma());
  return { titel, breed: true, inhoud: html`${kop}
    <div class="utrecht-form-field"><label class="utrecht-form-label" for="wl-loon">${t('wl.loon')}</label>
      ${minimum === undefined ? nothing : html`<p class="utrecht-form-field-description" id="wl-hulp">${t('wl.minimum')} ${bedrag(minimum, minimum, 'uur', 'minimumloon')}.</p>`}
      <span class="cjr-getal"><span class="cjr-getal__voor" aria-hidden="true">€</span><input class="utrecht-textbox" id="wl-loon" inputmode="decimal" autocomplete="off" data-veld="uurloon" aria-describedby="wl-hulp"
        .value=${getal(loon, 2)} @change=${(e: Event) => { const n = leesGetal((e.target as HTMLInputElement).value); if (n !== null && n > 0 && n < 1000) s.loon = Math.round(n * 100) / 100; k.teken(); }}></span></div>
    ${schuif({ naam: t('watals.uren'), eenheid: '', nu: w, max: UREN, stap: 1, toon: (x) => `${getal(x)} ${eenheid}`, zet: (x) => { s.uren = x; k.teken(); } })}
    <div class="cjr-watals__uitslag" role="status" aria-live="polite" data-proef="werken-zin">${keyed(`${w} ${loon}`, html`
      <p class="nl-paragraph">${t('wl.bij', { uren: getal(w) })} <strong>${bedrag(Math.floor(nu.laag), Math.floor(nu.hoog), 'maand', 'over')} ${t('per.maand')}</strong>.
        ${w === 0 ? nothing : verschil === 0 ? t('wl.gelijk') : t(verschil > 0 ? 'wl.meer' : 'wl.minder', { bedrag: euro(Math.abs(verschil)) })}</p>
      ${erbij === null ? nothing : html`<p class="nl-paragraph">${t(erbij < -0.5 ? 'wl.honderd_min' : 'wl.honderd', { bedrag: euro(Math.abs(Math.round(erbij))) })}</p>`}
      ${nu.beslist.length ? html`<p class="nl-paragraph" data-proef="beslist">${t('wl.beslist', { wat: namen(nu.beslist) })}</p>` : nothing}`)}</div>
    ${keyed(loon, html`<figure class="cjr-figuur"><p class="cjr-kromme__as">${t('wl.as')}</p>${kromme({
      x: p.map((x) => x.uren), laag: p.map((x) => x.laag), hoog: p.map((x) => x.hoog), nu: w,
      knikken: plekken.map((x, i) => ({ x: x.van, letter: letter(i) })), titel: t('wl.titel'),
    })}<p class="cjr-kromme__as cjr-kromme__as--x">${eenheid}</p></figure>
    ${kop2(t('wl.weinig'))}
    ${plekken.length ? html`<ul class="cjr-afgronden" data-proef="stukken">${plekken.map((x, i) => html`<li><strong>${letter(i)}.</strong> ${t(x.soort === 'daalt' ? 'wl.daalt' : 'wl.vlak', { van: x.van, tot: x.tot, bedrag: euro(Math.round(Math.abs(x.euro))) })}</li>`)}</ul>`
      : html`<p class="nl-paragraph" data-proef="stukken">${t('wl.overal')}</p>`}
    ${einden(p).length ? html`${kop2(t('watals.einde'))}<ul class="utrecht-unordered-list" data-proef="einden">${einden(p).map((x) => html`<li data-regeling=${x.regeling} data-uren=${x.uren}>${
      t('watals.einde_regel', { waarde: `${x.uren} ${eenheid}`, regeling: namen([x.regeling]) })}</li>`)}</ul>` : nothing}
    <details class="cjr-meer"><summary>${t('watals.tabel')}</summary>${tabel(t('watals.tabel'), 'werken-tabel', [eenheid, t('wl.as')], p.filter((x) => x.uren % 4 === 0).map((x) => ({ kop: x.uren, cellen: [bedrag(Math.floor(x.laag), Math.floor(x.hoog), 'maand', 'tabel-bedrag')] })))}</details>`)}
    ${terug}` };
}

const letter = (i: number): string => String.fromCharCode(65 + i);
