// The quiet running result, from the fifth answer on. It is part of the page, never sticky, so it covers nothing.
import { html, nothing, type TemplateResult } from 'lit';
import { rijen, totaal, zegtIets } from '../kern/totaal.ts';
import { t, tn } from '../kern/taal.ts';
import { bedrag } from '../onderdelen/bedrag.ts';
import type { Kader } from './kader.ts';

export function tussenstand(k: Kader): TemplateResult | typeof nothing {
  if (k.g.aantal < 5) return nothing;
  const som = totaal(rijen(k.g));
  const n = som.ja + som.misschien;
  return html`<aside class="cjr-tussenstand" data-proef="tussenstand" aria-label=${t('tussen.naam')}>
    <p class="cjr-tussenstand__kop">${t('tussen.naam')}</p>
    ${zegtIets(som.laag, som.hoog)
      ? html`<p class="cjr-tussenstand__bedrag">${som.laag || !som.hoog ? nothing : t('tussen.misschien_tot')} <span data-proef="totaal" data-laagste=${som.laag} data-hoogste=${som.hoog}>${bedrag(som.laag || som.hoog, som.hoog, 'maand')}</span> ${t('per.maand')}</p>`
      : html`<p class="cjr-tussenstand__bedrag" data-proef="totaal" data-laagste=${som.laag} data-hoogste=${som.hoog}>${t('tussen.te_vroeg')}</p>`}
    <p class="cjr-bij">${tn('tussen.regelingen', n)} ${t('tussen.smaller')}</p>
    <p class="cjr-tussenstand__links"><button type="button" class="cjr-link-knop" data-proef="naar-uitkomst" @click=${() => k.g.ga({ scherm: 'uitkomst' })}>${t('tussen.bekijk')}</button>
    <button type="button" class="cjr-link-knop" data-proef="naar-controleer" @click=${() => k.g.ga({ scherm: 'controleer' })}>${t('tussen.antwoorden')}</button></p>
  </aside>`;
}
