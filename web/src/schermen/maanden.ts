// Month by month, the second half: the main message first, then picture and table, what to do and when, the years, and
// every month to be opened. The engine computes all of it; this only says it.
import { html, nothing, type TemplateResult } from 'lit';
import { metGebeuren, situatieOp } from '../kern/gebeuren.ts';
import { datumTekst, maandKort, maandTekst } from '../kern/opmaak.ts';
import { hoofdletter, regelingTekst, t, taalInfo, teksten, tn, ts, type Sleutel } from '../kern/taal.ts';
import { gevraagd, onderweg, postenVan, teDoen, terugSamen, verschil, type Afrekening, type Geld, type Taak, type TijdJaar, type Tijdlijn, type TijdMaand } from '../kern/tijdlijn.ts';
import type { Situatie } from '../kern/typen.ts';
import { aowBegin, AOW_NAMEN, laagsteLonen, LAAGSTE_LONEN } from '../kern/werken.ts';
import { bedrag } from '../onderdelen/bedrag.ts';
import { knop, kop2, kop1, tabel } from '../onderdelen/klein.ts';
import { legenda, staven } from '../onderdelen/staven.ts';
import { perTekst } from '../onderdelen/velden.ts';
import type { Beeld, Kader } from './kader.ts';
import { gebeurenTekst } from './maand.ts';
import { bronLink, uitlegDeel } from './uitleg.ts';

interface Staat { open?: Record<string, boolean>; van?: string; situatie?: Situatie; tl?: Tijdlijn; zonder?: Tijdlijn; bron?: string[] }

/** More parts than this do not fit beside each other in the width of the text. */
const VEEL = 6;
const eerste = (maand: string): string => maandTekst(`${maand}-01`);
const euros = (g: Geld, proef = 'bedrag'): TemplateResult => bedrag(Math.floor(g.laagste), Math.floor(g.hoogste), '', proef);
/** A part of what comes in, or a scheme: as the texts of the rules name it. */
const naam = (id: string): string => Object.values(teksten().regelingen).map((r) => r.posten?.[id]).find(Boolean) ?? hoofdletter(regelingTekst(id).naam);

/** Computed once for what is told now; the same without what happens lies beside it. */
function reken(k: Kader, s: Staat): Tijdlijn {
  const { g } = k;
  const van = `${g.maanden} ${JSON.stringify([g.situatie, g.gebeuren])}`;
  if (s.van !== van || !s.tl) {
    s.van = van;
    const loopt = (situatie: Situatie, waarden: string[] = []): Tijdlijn => g.recht.timeline!(situatie, { maanden: g.maanden, waarden });
    const kaal = { ...metGebeuren(g.situatie, g.gebeuren).situatie, gebeurtenissen: [] };
    s.zonder = loopt(kaal, [...LAAGSTE_LONEN, ...AOW_NAMEN].filter(({ wie }) => g.situatie[wie]).map(({ naam }) => naam));
    const lonen = laagsteLonen(s.zonder);
    const aow = aowBegin(s.zonder);
    // a wage that rises by itself, and AOW, do so with and without what was told
    const vanzelf = metGebeuren(kaal, [], lonen, aow);
    if (vanzelf.bron.length) s.zonder = loopt(vanzelf.situatie);
    const { situatie, bron } = metGebeuren(g.situatie, g.gebeuren, lonen, aow);
    s.bron = bron;
    s.situatie = situatie;
    s.tl = g.gebeuren.length ? loopt(situatie) : s.zonder;
  }
  return s.tl;
}

export function maandenScherm(k: Kader): Beeld {
  const { g } = k;
  const s = k.staat as Staat;
  s.open ??= {};
  const titel = t('mv.kop');
  const tl = reken(k, s);
  const kop = kop1(titel);
  const knoppen = html`<div class="cjr-knoppen">${knop('primary', 'maand', t('mv.wijzig'), () => g.ga({ scherm: 'maand' }))}
    ${knop('secondary', 'afdrukken', t('uitkomst.druk'), () => print())}${knop('subtle', 'naar-uitkomst', t('watals.terug'), () => g.ga({ scherm: 'uitkomst' }))}</div>`;
  if (tl.fouten?.length) return { titel, fout: true, inhoud: html`${kop}<div class="utrecht-alert utrecht-alert--error" role="alert" data-proef="fout-overzicht"><h2 class="nl-heading nl-heading--level-3">${t('fout.kop')}</h2>
    <ul class="utrecht-unordered-list">${tl.fouten.map((f) => html`<li>${ts(`mv.fout.${f.code}`) ?? `${f.message} ${f.hint ?? ''}`}</li>`)}</ul></div>${knoppen}` };

  const posten = postenVan(tl);
  const rij = tl.maanden.map((m) => ({
    naam: eerste(m.maand), kort: maandKort(`${m.maand}-01`), delen: posten.map((p) => m.posten.find((x) => x.id === p)?.laagste ?? 0), laag: m.over.laagste, hoog: m.over.hoogste,
  }));
  const doen = teDoen(tl);
  return { titel, breed: true, inhoud: html`<div data-proef="tijdlijn">${kop}
    <div class="cjr-totaal" data-proef="hoofdzaak">${hoofdzaak(tl, s.zonder!, g.gebeuren.length > 0, aowMaand(tl, s.bron!))}</div>
    ${doen.length ? html`${kop2(t('mv.doen'))}<ol class="cjr-doen" data-proef="doen">${doen.map(taak)}</ol>` : nothing}
    ${kop2(t('mv.beeld'))}
    <figure class="cjr-figuur cjr-figuur--staven"><p class="cjr-kromme__as">${t('wl.as')}</p>${staven(rij, t('mv.titel'))}${legenda(posten.map(naam))}
      ${rij.some((x) => x.laag < x.hoog - 1) ? html`<figcaption class="cjr-bij">${t('mv.bereik')}</figcaption>` : nothing}</figure>
    ${tabel(t('mv.tabel'), 'maanden-tabel', [t('mv.maand'), t('mv.over'), ...posten.map(naam)], tl.maanden.map((m) => ({ id: m.maand, kop: eerste(m.maand), cellen: [html`<strong>${euros(m.over, 'over')}</strong>`, ...posten.map((p) => { const x = m.posten.find((y) => y.id === p); return x ? euros(x, 'post') : '–'; })] })), `cjr-maandtabel ${posten.length > VEEL ? 'cjr-maandtabel--veel' : ''}`)}
    ${tl.jaren.map((j) => jaar(j))}
    <section class="cjr-geen-druk">${kop2(t('mv.per_maand'))}
      ${tl.maanden.map((m, i) => maand(k, s, m, tl.maanden[i - 1]))}</section>
    <p class="cjr-bij">${t('mv.let_op')} ${t('druk.regels')} <bdi>${tl.regelsets.map((r) => `${r.id} ${r.versie}`).join(', ')}</bdi></p>
    ${knoppen}</div>` };
}

/** The month in which AOW begins: nobody told that it would, so the page does. */
const aowMaand = (tl: Tijdlijn, bron: string[]): string | undefined =>
  tl.maanden.find((m) => m.gebeurtenissen.some((x) => x.soort === 'erbij' && bron[x.nummer]!.startsWith('aow.')))?.maand;

/** The message that matters most, in a few sentences: more or less, from when, and what may have to be paid back. */
function hoofdzaak(tl: Tijdlijn, zonder: Tijdlijn, iets: boolean, aow: string | undefined): TemplateResult {
  const v = verschil(tl, zonder);
  const terug = terugSamen(tl);
  const zin = !v ? t(iets ? 'mv.gelijk' : 'mv.niets')
    : html`${t(v.laag >= 0 ? 'mv.meer' : v.hoog <= 0 ? 'mv.minder' : 'mv.anders', { maand: eerste(v.van) })}
      <strong>${v.laag >= 0 ? bedrag(v.laag, v.hoog, 'maand', 'verschil') : v.hoog <= 0 ? bedrag(-v.hoog, -v.laag, 'maand', 'verschil')
        : html`${bedrag(-v.laag, -v.laag, 'maand')} ${t('mv.minder_tot')} ${bedrag(v.hoog, v.hoog, 'maand')} ${t('mv.meer_dan')}`} ${t('per.maand')}</strong>.${v.tot_eind ? nothing : html` ${t('mv.tot', { maand: eerste(v.tot) })}`}`;
  return html`<p class="nl-paragraph nl-paragraph--lead">${zin}</p>
    ${aow ? html`<p class="nl-paragraph">${hoofdletter(eerste(aow))}: ${t('mv.aow_begint')}</p>` : nothing}
    ${terug.hoog >= 1 ? html`<p class="nl-paragraph" data-proef="terugbetalen">${t(terug.laag >= 1 ? 'mv.terug' : 'mv.terug_misschien')} <strong>${bedrag(Math.floor(terug.laag), Math.ceil(terug.hoog), 'jaar', 'terug')}</strong>.
      ${!terug.uiterlijk ? nothing : html`${t('mv.geef_door', { datum: datumTekst(terug.uiterlijk) })} ${terug.danHoog < 1 ? t('mv.dan_niets') : html`${t('mv.dan')} ${bedrag(Math.floor(terug.danLaag), Math.ceil(terug.danHoog), 'jaar', 'dan-terug')}.`}`}</p>`
      : html`<p class="nl-paragraph" data-proef="terugbetalen">${t('mv.terug_niets')}</p>`}`;
}

function taak(x: Taak): TemplateResult {
  const tekst = regelingTekst(x.regelset).doen?.[x.id] ?? hoofdletter(x.id.replaceAll('_', ' '));
  return html`<li data-id=${x.id} data-dag=${x.uiterlijk ?? x.maand}><strong>${x.uiterlijk ? t('mv.uiterlijk', { datum: datumTekst(x.uiterlijk) }) : eerste(x.maand)}</strong>:
    ${tekst} <span class="cjr-bronregel cjr-geen-druk">${bronLink(x.bron)}</span></li>`;
}

/** What will be settled stands under the name, so that the table fits on a telephone. */
function jaar(j: TijdJaar): TemplateResult {
  const alle = Object.entries(j.afrekening);
  const titel = t('mv.jaar', { jaar: j.jaar });
  return html`<section class="cjr-jaar" data-proef="jaar" data-jaar=${j.jaar}>${kop2(titel)}
    ${Object.entries(j.waarden).map(([id, w]) => html`<p class="nl-paragraph">${ts(`mv.waarde.${id}`, { jaar: j.jaar }) ?? naam(id)}: <strong>${euros(w, id)}</strong>.</p>`)}
    ${j.buiten.length ? html`<p class="cjr-bij">${tn('mv.buiten', j.buiten.length)}</p>` : nothing}
    ${alle.length ? html`${tabel(titel, 'afrekening', ['toeslag', 'betaald', 'recht'].map((x) => t(`mv.kolom.${x}` as Sleutel)), alle.map(([id, a]) => ({ id, kop: html`${naam(id)}<span class="cjr-blok cjr-zacht">${uitslag(a)}</span>`, cellen: [euros(a.betaald, 'betaald'), euros(a.recht, 'recht')] })))}
      <ul class="utrecht-unordered-list cjr-doorgeven">${alle.filter(([, a]) => a.doorgeven || a.terug.hoogste >= 1).map(([id, a]) => html`<li data-regeling=${id}>${doorgeven(id, a)}</li>`)}</ul>` : nothing}</section>`;
}

/** Pay back, receive, or either: what may have to be paid back always shows. */
function uitslag(a: Afrekening): TemplateResult {
  const [vraagt, erbij] = [gevraagd(a, a.terug), a.erbij.hoogste >= 1];
  const terug = vraagt.hoogste >= 1;
  const klein = !terug && a.terug.hoogste >= 1;
  if (!terug && !klein && !erbij) return html`${t('mv.klopt')}`;
  return html`${terug ? html`<span class="cjr-terugbetalen" data-proef="terug-regel">${t(vraagt.laagste >= 1 ? 'mv.terugbetalen' : 'mv.misschien_terug')} <strong>${bedrag(Math.floor(vraagt.laagste), Math.ceil(vraagt.hoogste), 'jaar')}</strong></span>` : nothing}
    ${klein ? html`<span class="cjr-blok" data-proef="te-klein">${bedrag(Math.floor(a.terug.laagste), Math.ceil(a.terug.hoogste), 'jaar')} ${t('mv.te_klein')}</span>` : nothing}
    ${erbij ? html`<span class="cjr-blok">${t(a.erbij.laagste >= 1 ? 'mv.krijgen' : 'mv.misschien_krijgen')} ${euros(a.erbij)}</span>` : nothing}`;
}

function doorgeven(id: string, a: Afrekening): TemplateResult {
  const d = a.doorgeven;
  const dan = d ? gevraagd(a, d.dan_terug) : a.terug;
  return html`<strong>${naam(id)}</strong>: ${t(`mv.volgens.${a.volgens}` as Sleutel)}
    ${d ? html`${d.uiterlijk ? t('mv.door_voor', { maand: eerste(d.maand), datum: datumTekst(d.uiterlijk) }) : t('mv.door', { maand: eerste(d.maand) })} ${gevraagd(a, a.terug).hoogste < 1 ? nothing : dan.hoogste < 1 ? t('mv.dan_niets') : html`${t('mv.dan')} ${euros(dan)}.`}` : nothing}
    <span class="cjr-bronregel cjr-geen-druk">${bronLink(a.bron)}</span>`;
}

const recht = (r: TijdMaand['regelingen'][string] | undefined): TemplateResult | string => {
  if (!r || r.recht === 'nee') return t('mv.recht.nee');
  const b = r.bedrag ? html`${euros(r.bedrag)} ${perTekst(r.bedrag.per)}` : '';
  return r.recht === 'ja' ? b : html`${b} (${t(`mv.recht.${r.recht}` as Sleutel)})`;
};

/** All that `recht` shows, to compare. */
const leest = (r: TijdMaand['regelingen'][string] | undefined): string =>
  !r || r.recht === 'nee' ? '' : `${r.recht} ${r.bedrag && [Math.floor(r.bedrag.laagste), Math.floor(r.bedrag.hoogste), r.bedrag.per]}`;

/** How the amounts of a month came about, for those that the month's own situation gives again. */
function uitleg(k: Kader, s: Staat, m: TijdMaand, ervoor: TijdMaand | undefined): TemplateResult[] {
  const op = situatieOp(s.situatie!, m, ervoor, s.tl!.jaren.find((j) => m.maand.startsWith(String(j.jaar))));
  const nu = k.g.recht.calculate(op, { vragen: false }).regelingen ?? {};
  const zelfde = (id: string): boolean => nu[id]?.recht === m.regelingen[id]!.recht && nu[id]?.bedrag?.laagste === m.regelingen[id]!.bedrag?.laagste && nu[id]?.bedrag?.hoogste === m.regelingen[id]!.bedrag?.hoogste;
  return Object.keys(m.regelingen).filter((id) => (m.verandert.includes(id) || m.posten.some((p) => p.id === id)) && zelfde(id))
    .map((id) => uitklap(k, s.open!, `${m.maand}.${id}`, 'berekening', html`${naam(id)}`, () => uitlegDeel(k, id, op)));
}

/** A part that folds open and is made only then. */
const uitklap = (k: Kader, open: Record<string, boolean>, id: string, proef: string, kop: TemplateResult, inhoud: () => TemplateResult): TemplateResult => html`<details class="cjr-meer cjr-maand" data-proef=${proef} data-id=${id} @toggle=${(e: Event) => {
  const aan = (e.target as HTMLDetailsElement).open;
  if (e.target === e.currentTarget && aan !== Boolean(open[id])) { open[id] = aan; k.teken(); }
}}><summary>${kop}</summary>${open[id] ? inhoud() : nothing}</details>`;

function maand(k: Kader, s: Staat, m: TijdMaand, ervoor: TijdMaand | undefined): TemplateResult {
  // what happened on the way in the month before counts from here on
  const eerder = (m.verandert.length && ervoor?.gebeurtenissen.filter((x) => x.datum > ervoor.datum)) || [];
  const gebeurd = [...new Set([...eerder, ...m.gebeurtenissen].map((x) => `${s.bron![x.nummer]} ${x.soort}`))];
  const wat = (x: string): string => {
    const [id, soort] = x.split(' ');
    const e = k.g.gebeuren.find((y) => y.id === id);
    if (id!.startsWith('aow.')) return t(soort === 'erbij' ? 'mv.aow_begint' : 'mv.aow_anders');
    // of no event: an income that changes by itself
    if (!e || (e.soort === 'werk' && soort === 'verandert')) return t('mv.minimum_stijgt');
    return gebeurenTekst(k, soort === 'eraf' && e.soort === 'werk' ? { ...e, soort: 'stopt', w: { dag: e.w.tot!, baan: e.id } } : e);
  };
  // the first month is set against the same month without what happens
  const was = (ervoor ?? s.zonder!.maanden[0]!).regelingen;
  const { deel, anders } = onderweg(m);
  // what reads the same before and after did not change for who reads it
  const veranderd = m.verandert.filter((id) => leest(was[id]) !== leest(m.regelingen[id]));
  return uitklap(k, s.open!, m.maand, 'maand-regel', html`${hoofdletter(eerste(m.maand))}: ${euros(m.over, 'over')}`, () => html`<div>
      ${gebeurd.length ? html`<ul class="utrecht-unordered-list">${gebeurd.map((x) => html`<li>${wat(x)}</li>`)}</ul>` : nothing}
      ${deel && m.posten.some((p) => p.hoogste - p.laagste > 1) ? html`<p class="cjr-bij" data-proef="deel-van-maand">${t('mv.deel')}</p>` : nothing}
      ${anders ? html`<p class="cjr-bij" data-proef="halverwege">${t('mv.halverwege')}</p>` : nothing}
      <dl class="cjr-postenlijst">${m.posten.map((p) => html`<div><dt>${naam(p.id)}</dt><dd>${euros(p)}</dd></div>`)}<div class="cjr-postenlijst__som"><dt>${t('mv.over')}</dt><dd>${euros(m.over)}</dd></div></dl>
      ${veranderd.length ? html`<p class="nl-paragraph"><strong>${t('mv.verandert')}</strong></p><ul class="utrecht-unordered-list">${veranderd.map((id) => html`<li data-regeling=${id}>${naam(id)}: ${recht(was[id])} ${taalInfo()[2] ? '←' : '→'} ${recht(m.regelingen[id])}</li>`)}</ul>`
        : ervoor ? html`<p class="cjr-bij">${t('mv.verandert_niets')}</p>` : nothing}
      <h3 class="nl-heading nl-heading--level-5">${t('kaart.berekend')}</h3>${uitleg(k, s, m, ervoor)}</div>`);
}
