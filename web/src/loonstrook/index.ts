// The way in: a tick on the first page for reading a PDF, a button at the question about wages, and the two screens.
// This part comes before the seal with the rest; what reads a PDF comes only for who ticked it.
import { html, nothing, type TemplateResult } from 'lit';
import type { CjrCheck } from '../check.ts';
import { omgeving } from '../kern/omgeving.ts';
import { t } from '../kern/taal.ts';
import type { Beurt } from '../kern/interview.ts';
import { knop } from '../onderdelen/klein.ts';
import { SCHERMEN, type Kader } from '../schermen/kader.ts';
import { kloptScherm, strookScherm } from './scherm.ts';
import { lezer } from './lezer.ts';

let aan = false;

/** Only where somebody has files of their own: a kiosk stands in a hall. */
function vinkje(h: CjrCheck): TemplateResult {
  return html`<div class="cjr-optie cjr-optie--klein"><input class="utrecht-checkbox" type="checkbox" id="pdf" data-proef="pdf-lezen" aria-describedby="pdf-uitleg" .checked=${aan}
    @change=${(e: Event) => { aan = (e.target as HTMLInputElement).checked; h.teken(); }}>
    <label for="pdf">${t('ls.start')}</label></div><p class="cjr-bij" id="pdf-uitleg">${t('ls.start_uitleg')}</p>`;
}

/** At the question about a wage, not at those about a benefit or a firm. */
function bijVraag(k: Kader, b: Beurt): TemplateResult | typeof nothing {
  if (b.v.id !== 'loon' || b.el.soort !== 'loon') return nothing;
  const naar = (): void => k.g.ga({ scherm: 'loonstrook', el: b.el.id, ...(k.g.pagina.terug ? { terug: true } : {}) });
  return html`<div class="cjr-van-strook">${knop('secondary', 'van-loonstrook', t('ls.knop'), naar)}<p class="cjr-bij">${t('ls.knop_uitleg')}</p></div>`;
}

/** Called once the words are there and nothing has been asked yet. */
export function meldAan(h: CjrCheck): void {
  SCHERMEN.loonstrook = strookScherm;
  SCHERMEN.strookklopt = kloptScherm;
  omgeving.rand.vraag = bijVraag as never;
  if (document.documentElement.dataset.kiosk) return;
  omgeving.rand.bijStart = vinkje as never;
  omgeving.rand.vooraf = async () => {
    if (aan) lezer.pdf = await import('./pdf.ts');
  };
  if (h.fase === 'keuze') h.teken();
}
