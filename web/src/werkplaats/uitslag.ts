// What an edit does: for the examples beside the rules, and for a whole population.
import { html, nothing, type TemplateResult } from 'lit';
import { euro, getal } from '../kern/opmaak.ts';
import { tabel, type Rij } from '../onderdelen/klein.ts';
import type { Fout } from '../kern/typen.ts';
import type { Verwacht } from './gegevens.ts';
import { klopt } from './gevallen.ts';
import { leesWaarde } from './bewerk.ts';
import { perRegeling, uitslag, verschillen, type Antwoord, type Deel, type Regel, type Sommen } from './vergelijk.ts';
import { w } from './woorden.ts';

export interface Voorbeeld { id: string; naam: string; situatie: { datum: string; [k: string]: unknown }; eigen?: Eigen; opgehaald?: boolean; verwacht?: Record<string, Verwacht> }
/** What the maker of an example expects, and where that stands. */
export interface Eigen { regeling: string; recht: string; bedrag: string; bron: string }

/** "€ 1.200" or "€ 900 tot € 1.200" a year, from cents. */
const bedrag = (laag: number, hoog: number): string => (laag === hoog ? euro(laag / 100) : `${euro(laag / 100)} tot ${euro(hoog / 100)}`);
export const deel = (d: Deel): string =>
  d.recht === 'nee' ? w('recht.nee') : `${w(`recht.${d.recht}`)}, ${d.onbekend ? w('bedrag.onbekend') : `${bedrag(d.laag, d.hoog)} per jaar`}`;

export function voorbeelden(alle: Voorbeeld[], voor: (Antwoord | Fout[])[], na: (Antwoord | Fout[])[], titel: (id: string) => string): TemplateResult {
  const telling = { beter: 0, slechter: 0, anders: 0, gelijk: 0 };
  const rijen: Rij[] = [];
  alle.forEach((v, i) => {
    const [a, b] = [voor[i], na[i]];
    if (!a || !b) return;
    if (Array.isArray(a) || Array.isArray(b)) {
      if (!Array.isArray(a)) rijen.push({ kop: v.naam, cellen: [w('uitslag.fout'), '', Array.isArray(b) ? b[0]!.message : ''] });
      return;
    }
    const verschil = verschillen(a, b);
    const hoe = uitslag(verschil);
    telling[hoe]++;
    for (const x of verschil) rijen.push({ id: v.id, kop: html`${v.naam}<br><span class="cjr-bij">${w(`uitslag.${hoe}`)}</span>`, cellen: [titel(x.id), deel(x.voor), deel(x.na)] });
  });
  return html`<p class="nl-paragraph" role="status" data-proef="uitslag"><strong>${w('uitslag', { n: alle.length, ...telling })}</strong></p>
    ${rijen.length ? tabel(w('voorbeelden'), 'verschillen', [w('kolom.voorbeeld'), w('kolom.regeling'), w('kolom.voor'), w('kolom.na')], rijen.slice(0, 100)) : nothing}`;
}

/** Whether what its maker expects of an example comes out. */
export function eigenUitslag(v: Voorbeeld, na: Antwoord | Fout[] | undefined): TemplateResult | typeof nothing {
  const e = v.eigen;
  if (!e?.regeling || !na) return nothing;
  const d = Array.isArray(na) ? undefined : na[e.regeling];
  const bedrag_ = leesWaarde(e.bedrag, 0);
  const goed = d !== undefined && klopt(d, { recht: e.recht, ...(typeof bedrag_ === 'number' ? { bedrag: bedrag_ } : {}) });
  return html`<span class=${goed ? 'cjr-w-goed' : 'cjr-w-mis'}>${goed ? w('eigen.klopt') : w('eigen.kloptniet', { uit: d ? deel(d) : w('uitslag.fout') })}</span>`;
}

const cellen = (r: Regel): string[] => {
  const lager = r.na[0] - r.voor[0];
  const hoger = r.na[1] - r.voor[1];
  return [getal(Math.round(r.erbij)), getal(Math.round(r.eraf)), getal(Math.round(r.anders)), bedrag(r.voor[0], r.voor[1]), bedrag(r.na[0], r.na[1]), bedrag(Math.min(lager, hoger), Math.max(lager, hoger))];
};

export function bevolking(s: Sommen, titel: (id: string) => string): TemplateResult {
  const regelingen = perRegeling(s);
  const koppen = (['erbij', 'eraf', 'anders', 'kosten_voor', 'kosten_na', 'verschil'] as const).map((k) => w(`kolom.${k}`));
  const types = Object.keys(s.huishoudens).sort();
  return html`${s.fouten ? html`<p class="nl-paragraph">${w('bevolking.fouten', { n: getal(s.fouten) })}</p>` : nothing}
    ${regelingen.length ? tabel(w('bevolking'), 'bevolking', [w('kolom.regeling'), ...koppen], regelingen.map(([id, r]) => ({ id, kop: titel(id), cellen: cellen(r) })))
      : html`<p class="nl-paragraph">${w('bevolking.gelijk')}</p>`}
    ${regelingen.map(([id]) => html`<details class="cjr-meer"><summary>${w('per_type')}: ${titel(id)}</summary>
      ${tabel(`${titel(id)}: ${w('per_type')}`, `types-${id}`, [w('kolom.type'), ...koppen], types.filter((t) => s.regelingen[id]?.[t]).map((t) => ({ kop: `${w(`type.${t}` as 'type.paar')} (${getal(Math.round(s.huishoudens[t]!))})`, cellen: cellen(s.regelingen[id]![t]!) })))}</details>`)}
    <p class="cjr-bij">${w('bevolking.begroting')}</p>`;
}
