// "Hoe is dit berekend?": the engine's explanation as nested steps, each with its value and its article of law.
import { html, nothing, type TemplateResult } from 'lit';
import wetten from '../../../site/wetten.json';
import { euro, getal, datumTekst } from '../kern/opmaak.ts';
import { feitTekst, inTaal, regelingTekst, t, taal, ts, type Sleutel, type Zin } from '../kern/taal.ts';
import type { Stap } from '../kern/typen.ts';
import { perTekst } from '../onderdelen/velden.ts';
import type { Kader } from './kader.ts';
import { optieKort } from './optie.ts';
import { over } from './tekst.ts';

const WETTEN = wetten as Record<string, { naam: string; bwb: string }>;
const artikel = (bwb: string, nr: string): string => `https://wetten.overheid.nl/jci1.3:c:${bwb}&artikel=${encodeURIComponent(nr)}`;

/** "Wzt art. 2 lid 2–3; folder" → the part that names an article of a known law becomes a link. */
export function bronLink(bron: string, eigenWet?: string): TemplateResult {
  return html`<span class="cjr-bron" lang="nl" dir="ltr">${bron.split(/(;\s*)/).map((d) => {
    const m = /^(?:(\S+) )?art\. ?(\d+[a-z]*(?:[.:]\d+[a-z]*)?)/.exec(d);
    const wet = m && (m[1] ? WETTEN[m[1]]?.bwb : eigenWet);
    if (!m || !wet) return d;
    // only the reference itself is the link, what follows explains it
    const dubbel = d.indexOf(': ');
    const [kop, rest] = dubbel > 0 ? [d.slice(0, dubbel), d.slice(dubbel)] : [d, ''];
    return html`<a class="nl-link" href=${artikel(wet, m[2]!)} target="_blank" rel="noopener noreferrer">${kop}</a>${rest}`;
  })}</span>`;
}

/** A rule, of whom; of anything else nothing is told only once. */
const sleutelVan = (s: Stap): string => (s.soort === 'regel' || s.soort === 'bedrag' ? [s.soort, s.regeling, s.naam, s.van].join() : '');

/** Draws one scheme's explanation; knows whose facts it speaks of, and which steps stand there already. */
export class Uitlegger {
  /** The engine tells the steps of a rule once; here they come where the rule is first shown. */
  readonly #stappen = new Map<string, Stap[]>();
  /** under which step each of those stands */
  readonly #getoond = new Map<string, Zin>();

  constructor(readonly k: Kader, readonly regeling: string, stappen: Stap[] = []) {
    const verzamel = (s: Stap): void => {
      if (s.stappen?.length) this.#stappen.set(sleutelVan(s), s.stappen);
      s.stappen?.forEach(verzamel);
    };
    stappen.forEach(verzamel);
  }

  wie(pad: string): string {
    if (pad === 'aanvrager') return t('over.u');
    const el = this.k.g.model.bijPad(pad);
    return el ? over(this.k.g.model, el) : pad;
  }

  #plek(pad: string) {
    return this.k.g.feiten.ontleed(pad);
  }

  naam(s: Stap): Zin {
    if (s.soort === 'element') return this.wie(s.van ?? '');
    if (s.soort === 'feit' && s.pad) {
      if (s.naam === 'er_is') return t('uitleg.er_is', { wie: this.wie(s.pad) });
      const p = this.#plek(s.pad);
      if (!p) return s.pad;
      const kort = feitTekst(p.klasse, p.veld, p.rol).kort ?? p.veld.replaceAll('_', ' ');
      const wie = p.element && p.element !== 'aanvrager' ? this.wie(p.element) : '';
      return html`${inTaal(kort)}${wie ? ` (${wie})` : ''}`;
    }
    const kort = s.naam.split('.').at(-1)!;
    for (const id of [s.regeling ?? this.regeling, this.regeling]) {
      const eigen = regelingTekst(id).stappen;
      const naam = eigen?.[s.naam] ?? eigen?.[kort];
      if (naam) return html`${inTaal(naam)}${s.van ? ` (${this.wie(s.van)})` : ''}`;
    }
    return kort.replaceAll('_', ' ');
  }

  waarde(s: Stap): TemplateResult | string {
    const w = s.waarde;
    if (!w) return s.telt_mee === 'nee' ? t('uitleg.telt_niet') : '';
    const soort = w.soort ?? '';
    if (typeof w.laagste === 'number' && typeof w.hoogste === 'number') {
      const toon = (n: number): string =>
        soort === 'bedrag' ? euro(Math.round(n * 100) / 100) : `${getal(n, decimalen(n))}${soort === 'percentage' ? '%' : ''}`;
      if (w.bekend === 'niet') return t('uitleg.onbekend');
      if (w.bekend === 'geen_grens') return t('uitleg.geen_grens');
      const zijde = w.bekend === 'minstens' ? toon(w.laagste) : toon(w.hoogste);
      const tekst = w.bekend ? `${t(`hb.${w.bekend}`)} ${zijde}` : w.laagste === w.hoogste ? zijde : `${toon(w.laagste)} ${t('woord.tot')} ${zijde}`;
      return html`<span class="cjr-som" translate="no"><bdi>${tekst}</bdi></span>${w.per && w.per !== 'eenmalig' ? ` ${perTekst(w.per)}` : ''}`;
    }
    const v = w.waarde;
    if (v === true || v === 'ja') return t('optie.ja');
    if (v === false || v === 'nee') return t('optie.nee');
    if (typeof v === 'string' && /^\d{4}-\d\d-\d\d$/.test(v)) return datumTekst(v);
    if (typeof v === 'string') return optieKort(v, s.pad ? this.#plek(s.pad) : null);
    if (v && typeof v === 'object' && 'van' in v && 'tot' in v) return `${datumTekst(String(v.van))} ${t('woord.tot')} ${datumTekst(String(v.tot))}`;
    return t('uitleg.onbekend');
  }

  #onder(s: Stap, al?: Zin): TemplateResult {
    return html`${s.ingevuld && s.soort !== 'feit' ? html`<p class="cjr-formule" lang="nl" dir="ltr" translate="no">${s.ingevuld}</p>` : nothing}
      ${s.bron ? html`<p class="cjr-bronregel">${bronLink(s.bron, s.wet)}</p>` : nothing}
      ${s.status && !s.status.startsWith('officieel') ? html`<p class="cjr-bronregel"><span class="nl-data-badge">${ts(`status.${s.status}`) ?? s.status}</span></p>` : nothing}
      ${al === undefined ? nothing : html`<p class="cjr-bronregel">${t('uitleg.al')}${al ? html`: ${al}` : nothing}</p>`}`;
  }

  stap(s: Stap, diepte: number, onder: Zin = ''): TemplateResult {
    const bij = s.soort === 'feit' && s.herkomst ? ts(`herkomst.${s.herkomst}`) : undefined;
    const naam = this.naam(s);
    const kop = html`<span class="cjr-stapregel"><span class="cjr-stapregel__naam">${naam}${bij ? html` <span class="cjr-zacht">(${bij})</span>` : nothing}</span><span class="cjr-stapregel__waarde">${this.waarde(s)}</span></span>`;
    const sleutel = sleutelVan(s);
    const al = this.#getoond.get(sleutel);
    const stappen = al === undefined ? ((sleutel ? this.#stappen.get(sleutel) : s.stappen) ?? []) : [];
    if (!stappen.length) return html`<li class="cjr-staplijst__blad">${kop}${this.#onder(s, al)}</li>`;
    if (sleutel) this.#getoond.set(sleutel, onder);
    return html`<li><details ?open=${diepte < 1}><summary>${kop}</summary>${this.#onder(s)}<ol class="cjr-staplijst">${stappen.map((x) => this.stap(x, diepte + 1, s.soort === 'element' ? onder : naam))}</ol></details></li>`;
  }

  voorwaarde(s: Stap): TemplateResult {
    const v = regelingTekst(this.regeling).voorwaarden?.[s.naam];
    const stand = s.voldaan ?? 'onbekend';
    const zin = v?.[stand as 'ja'] ?? '';
    const onder = s.stappen ?? [];
    return html`<li class="cjr-voorwaarde cjr-voorwaarde--${stand}"><strong>${inTaal(v?.wat ?? s.naam.replaceAll('_', ' '))}: ${t(`voldaan.${stand}` as Sleutel)}</strong>${zin ? html` ${inTaal(zin)}` : nothing}
      ${s.bron ? html`<span class="cjr-bronregel">${bronLink(s.bron, s.wet)}</span>` : nothing}
      ${onder.length ? html`<details class="cjr-meer"><summary>${t('uitleg.waarom')}<span class="cjr-verborgen">: ${inTaal(v?.wat ?? s.naam)}</span></summary><ol class="cjr-staplijst">${onder.map((x) => this.stap(x, 1, inTaal(v?.wat ?? s.naam.replaceAll('_', ' '))))}</ol></details>` : nothing}</li>`;
  }
}

const decimalen = (n: number): number => Math.min(3, (String(Math.round(n * 1000) / 1000).split('.')[1] ?? '').length);

/** Of the situation now, or of another, such as that of a later month. */
export function uitlegDeel(k: Kader, id: string, situatie = k.g.situatie): TemplateResult {
  // as the card says it: with what is to be confirmed
  const { uitleg } = k.g.recht.explain(situatie, id);
  const stappen = uitleg?.stappen ?? [];
  if (!stappen.length) return html`<p class="nl-paragraph">${t('uitleg.geen')}</p>`;
  const u = new Uitlegger(k, id, stappen);
  const volgorde = ['nee', 'onbekend', 'ja'];
  const eisen = stappen.filter((s) => s.soort === 'voorwaarde').sort((a, b) => volgorde.indexOf(a.voldaan ?? '') - volgorde.indexOf(b.voldaan ?? ''));
  // the outermost step only hands on the amount of the one below it
  const som = stappen.filter((s) => s.soort !== 'voorwaarde').flatMap((s) => (s.soort === 'bedrag' && s.stappen?.length === 1 ? s.stappen : [s]));
  const tekst = regelingTekst(id).uitleg;
  const deel = uitleg?.opgesplitst;
  return html`<div data-proef="uitleg" class="cjr-uitleg">
    ${tekst ? html`<p class="nl-paragraph">${inTaal(tekst)}</p>` : nothing}
    ${deel ? html`<p class="nl-paragraph" data-proef="opgesplitst">${t('uitleg.opgesplitst')} <strong>${u.waarde({ naam: '', waarde: { ...deel, soort: 'bedrag' } })}</strong></p>` : nothing}
    ${som.length ? html`<h4 class="nl-heading nl-heading--level-5">${t('uitleg.stappen')}</h4><ol class="cjr-staplijst">${som.map((s) => u.stap(s, 0))}</ol>` : nothing}
    ${eisen.length ? html`<h4 class="nl-heading nl-heading--level-5">${t('uitleg.voorwaarden')}</h4><ul class="cjr-voorwaarden">${eisen.map((s) => u.voorwaarde(s))}</ul>` : nothing}
    ${taal() === 'nl' ? nothing : html`<p class="cjr-bij">${t('uitleg.nederlands')}</p>`}</div>`;
}
