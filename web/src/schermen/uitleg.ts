// "Hoe is dit berekend?": the engine's explanation as nested steps, each with its value and its article of law.
import { html, nothing, type TemplateResult } from 'lit';
import wetten from '../../../site/wetten.json';
import { euro, getal, datumTekst } from '../kern/opmaak.ts';
import { feitTekst, regelingTekst, t, taal, ts } from '../kern/taal.ts';
import type { Stap } from '../kern/typen.ts';
import { optieKort } from './optie.ts';
import { perTekst } from '../onderdelen/velden.ts';
import type { Kader } from './kader.ts';

const WETTEN = wetten as Record<string, { naam: string; bwb: string }>;

/** "Wzt art. 2 lid 2–3; folder" → the part that names an article of a known law becomes a link. */
export function bronLink(bron: string): TemplateResult {
  const delen = bron.split(/(;\s*)/);
  return html`<span class="cjr-bron" lang="nl">${delen.map((d) => {
    const m = /^(\S+) art\. ?(\d+[a-z]*(?:[.:]\d+[a-z]*)?)/.exec(d);
    const wet = m && WETTEN[m[1]!];
    if (!wet) return d;
    return html`<a class="nl-link" href="https://wetten.overheid.nl/jci1.3:c:${wet.bwb}&artikel=${encodeURIComponent(m[2]!)}" target="_blank" rel="noopener noreferrer" title=${wet.naam}>${d}</a>`;
  })}</span>`;
}

function naam(s: Stap, regeling: string): string {
  if (s.soort === 'feit' && s.pad) return feitNaam(s.pad);
  const delen = s.naam.split('.');
  const kort = delen.at(-1)!;
  const eigen = regelingTekst(s.regeling ?? regeling);
  return eigen.stappen?.[s.naam] ?? eigen.stappen?.[kort] ?? regelingTekst(regeling).stappen?.[kort] ?? eigen.voorwaarden?.[kort]?.wat ?? (s.pad ? feitNaam(s.pad) : ts(`stapnaam.${kort}`)) ?? kort.replaceAll('_', ' ');
}

let plekVan: (pad: string) => { klasse: string; veld: string; rol: string; wie: string } | null = () => null;
function feitNaam(pad: string): string {
  const p = plekVan(pad);
  if (!p) return pad;
  const f = feitTekst(p.klasse, p.veld, p.rol);
  const kort = f.kort ?? p.veld.replaceAll('_', ' ');
  return p.wie ? `${kort} (${p.wie})` : kort;
}

function waarde(s: Stap): TemplateResult | string {
  const w = s.waarde;
  if (!w) return '';
  const soort = w.soort ?? (w.per ? 'bedrag' : '');
  const toon = (n: number): string => {
    if (soort.startsWith('bedrag')) return euro(Math.round(n * 100) / 100);
    if (soort === 'percentage') return `${getal(n, decimalen(n))}%`;
    return getal(n, decimalen(n));
  };
  if (w.laagste !== undefined && w.hoogste !== undefined && typeof w.laagste === 'number') {
    const tekst = w.laagste === w.hoogste ? toon(w.laagste) : `${toon(w.laagste)} ${t('woord.tot')} ${toon(w.hoogste)}`;
    return html`<span class="cjr-som" translate="no"><bdi>${tekst}</bdi></span>${w.per ? ` ${perTekst(w.per)}` : ''}`;
  }
  const v = w.waarde;
  if (v === true || v === 'ja') return t('optie.ja');
  if (v === false || v === 'nee') return t('optie.nee');
  if (v === null || v === undefined) return t('uitleg.onbekend');
  if (typeof v === 'string' && /^\d{4}-\d\d-\d\d$/.test(v)) return datumTekst(v);
  if (typeof v === 'object' && !Array.isArray(v)) {
    const o = v as { van?: string; tot?: string; een_van?: unknown[] };
    if (o.van && o.tot) return `${datumTekst(String(o.van))} ${t('woord.tot')} ${datumTekst(String(o.tot))}`;
    return t('uitleg.onbekend');
  }
  return optieKort(String(v), s.pad ? plekVan(s.pad) : null);
}

const decimalen = (n: number): number => Math.min(3, (String(Math.round(n * 1000) / 1000).split('.')[1] ?? '').length);

function stap(s: Stap, regeling: string, diepte: number): TemplateResult {
  const kop = html`<span class="cjr-stapregel"><span class="cjr-stapregel__naam">${naam(s, regeling)}</span><span class="cjr-stapregel__waarde">${waarde(s)}</span></span>`;
  const rest = html`${s.ingevuld ? html`<p class="cjr-formule" lang="nl" translate="no">${s.ingevuld}</p>` : nothing}
    ${s.bron ? html`<p class="cjr-bronregel">${bronLink(s.bron)}</p>` : nothing}
    ${s.status && !s.status.startsWith('officieel') ? html`<p class="cjr-bronregel"><span class="nl-data-badge">${ts(`status.${s.status}`) ?? s.status}</span></p>` : nothing}`;
  const onder = s.stappen ?? [];
  if (!onder.length) return html`<li class="cjr-staplijst__blad">${kop}${rest}</li>`;
  return html`<li><details ?open=${diepte < 1}><summary>${kop}</summary>${rest}<ol class="cjr-staplijst">${onder.map((x) => stap(x, regeling, diepte + 1))}</ol></details></li>`;
}

export function uitlegDeel(k: Kader, id: string): TemplateResult {
  const { g } = k;
  plekVan = (pad) => {
    const p = g.feiten.ontleed(pad);
    if (!p) return null;
    const el = g.model.bijPad(p.element);
    return { klasse: p.klasse, veld: p.veld, rol: p.rol, wie: el ? k_over(k, el.id) : '' };
  };
  const u = g.recht.explain(g.situatie, id);
  if (!u.uitleg) return html`<p class="nl-paragraph">${t('uitleg.geen')}</p>`;
  const voorwaarden = u.regelingen[id]?.voorwaarden ?? [];
  const tekst = regelingTekst(id);
  return html`<div data-proef="uitleg" class="cjr-uitleg">
    ${tekst.uitleg ? html`<p class="nl-paragraph">${tekst.uitleg}</p>` : nothing}
    ${voorwaarden.length ? html`<h4 class="nl-heading nl-heading--level-5">${t('uitleg.voorwaarden')}</h4>
      <ul class="cjr-voorwaarden">${voorwaarden.map((v) => html`<li class="cjr-voorwaarde cjr-voorwaarde--${v.voldaan}"><strong>${ts(`voldaan.${v.voldaan}`) ?? v.voldaan}</strong>
        ${tekst.voorwaarden?.[v.id]?.wat ?? v.id.replaceAll('_', ' ')}${v.bron ? html` <span class="cjr-bronregel">${bronLink(v.bron)}</span>` : nothing}</li>`)}</ul>` : nothing}
    <h4 class="nl-heading nl-heading--level-5">${t('uitleg.stappen')}</h4>
    <ol class="cjr-staplijst">${stap(u.uitleg, id, 0)}</ol>
    ${taal() === 'nl' ? nothing : html`<p class="cjr-bij">${t('uitleg.nederlands')}</p>`}</div>`;
}

import { over } from './tekst.ts';
const k_over = (k: Kader, id: string): string => over(k.g.model, k.g.model.element(id)!);
