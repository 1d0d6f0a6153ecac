// The result: the total first, then what fits, what may fit, what a person decides, and what does not fit and why.
import { html, nothing, type TemplateResult } from 'lit';
import { datumTekst, maandTekst } from '../kern/opmaak.ts';
import { heeftPeriode, perMaand } from '../kern/periode.ts';
import { GROEPEN, rijen, totaal, zegtIets, type Groep, type Rij } from '../kern/totaal.ts';
import { t, tn, type Sleutel } from '../kern/taal.ts';
import { bedrag } from '../onderdelen/bedrag.ts';
import { knop, kop1 } from '../onderdelen/klein.ts';
import { nietNagekeken } from '../onderdelen/kop.ts';
import { PAPIER } from './papier.ts';
import type { Beeld, Kader } from './kader.ts';
import { kaart, kleineKaart } from './kaart.ts';
import { stapTekst } from './vraag.ts';

export function uitkomstScherm(k: Kader): Beeld {
  const { g } = k;
  const alle = rijen(g);
  const som = totaal(alle);
  const nog = g.hierna().scherm;
  const groep = (naam: Groep, rij: Rij[]): TemplateResult | typeof nothing => {
    if (!rij.length) return nothing;
    return html`<section class="cjr-groep cjr-groep--${naam}" data-proef="groep" data-recht=${naam} aria-labelledby="groep-${naam}">
      <h2 class="nl-heading nl-heading--level-2" id="groep-${naam}">${t(`groep.${naam}` as Sleutel)}</h2>
      <p class="nl-paragraph">${t(`groep.${naam}_uitleg` as Sleutel)}</p>
      ${naam === 'nee' ? nietPassend(k, rij) : rij.map((r) => kaart(k, r))}</section>`;
  };
  // what does not fit is long, and comes last: what one can do next must be found
  const vanGroep = (n: Groep) => groep(n, alle.filter((r) => r.groep === n));
  const inhoud = html`<div data-proef="uitkomst">
    ${kop1(t('uitkomst.kop'))}${nietNagekeken()}
    <div class="cjr-totaal">
      ${!zegtIets(som.laag, som.hoog) ? html`<p class="cjr-totaal__bedrag cjr-totaal__bedrag--geen" data-proef="totaal" data-laagste=${som.laag} data-hoogste=${som.hoog}>${t('uitkomst.te_breed')}</p>`
        : som.hoog ? html`<p class="cjr-totaal__wat">${t(som.laag === som.hoog ? 'uitkomst.totaal' : 'uitkomst.totaal_bereik')}</p>
      <p class="cjr-totaal__bedrag"><span data-proef="totaal" data-laagste=${som.laag} data-hoogste=${som.hoog}>${bedrag(som.laag, som.hoog, 'maand')}</span> <span class="cjr-totaal__per">${t('per.maand')}</span></p>`
        : html`<p class="cjr-totaal__bedrag cjr-totaal__bedrag--geen" data-proef="totaal" data-laagste="0" data-hoogste="0">${t(alle.some((r) => r.eerstAdvies) ? 'uitkomst.eerst_advies' : 'uitkomst.geen_bedrag')}</p>`}
      <p class="cjr-bij">${samenvatting(som.ja, som.misschien)} ${t('uitkomst.geen_aanvraag')}</p>
    </div>
    ${nog !== 'controleer' ? html`<div class="utrecht-alert utrecht-alert--info"><p class="nl-paragraph">${t(nog === 'vraag' ? 'controleer.nog' : 'uitkomst.nog_vragen')}</p>
      ${knop('secondary', 'nog-vragen', t('uitkomst.nog_knop'), () => g.ga(g.hierna()))}</div>` : nothing}
    ${GROEPEN.filter((n) => n !== 'nee').map(vanGroep)}
    <section class="cjr-groep cjr-geen-druk" aria-labelledby="verder-kop">
      <h2 class="nl-heading nl-heading--level-2" id="verder-kop">${t('uitkomst.verder')}</h2>
      <div class="cjr-knoppen cjr-knoppen--rij">
        ${knop('secondary', 'watals', t('uitkomst.watals'), () => g.ga({ scherm: 'watals' }))}
        ${knop('secondary', 'werken', t('uitkomst.werken'), () => g.ga({ scherm: 'werken' }))}
        ${g.recht.timeline ? html`${knop('secondary', 'maand', t('uitkomst.maand'), () => g.ga({ scherm: 'maand' }))}` : nothing}
        ${knop('secondary', 'boekje', t('uitkomst.boekje'), () => g.ga({ scherm: 'boekje' }))}
        ${knop('secondary', 'afdrukken', t('uitkomst.druk'), () => print())}
        ${knop('secondary', 'naar-bewaren', t('uitkomst.bewaren'), () => g.ga({ scherm: 'bewaren' }))}
        ${knop('subtle', 'naar-controleer', t('uitkomst.antwoorden'), () => g.ga({ scherm: 'controleer' }))}
      </div>
      <p class="cjr-bij">${t('uitkomst.versies', { datum: datumTekst(g.datum), maand: maandTekst(g.datum) })} <bdi>${g.uitkomst.regelsets.map((r) => `${r.id} ${r.versie}`).join(', ')}</bdi></p>
    </section>
    ${vanGroep('nee')}
    ${PAPIER.blad(k)}</div>`;
  return { titel: t('uitkomst.kop'), stap: stapTekst(5), inhoud, breed: true };
}

/** What nearly fits is in sight, the nearest first; the rest behind a button, and on paper. */
export function nietPassend(k: Kader, rij: Rij[]): TemplateResult {
  const bijna = rij.filter((r) => afstand(r) < Infinity).sort((a, b) => afstand(a) - afstand(b)).slice(0, 6);
  const ver = rij.filter((r) => !bijna.includes(r));
  const staat = k.staat as Record<string, boolean>;
  const kaarten = (r: Rij[]) => r.map((x) => kleineKaart(k, x));
  return html`<div class="cjr-rooster">${kaarten(bijna)}</div>${ver.length ? html`<div class="cjr-knoppen cjr-geen-druk"><button type="button" class="nl-button nl-button--secondary" data-proef="ook-niet" aria-expanded=${!!staat.ver} @click=${() => { staat.ver = !staat.ver; k.teken(); }}>${t('uitkomst.ook_niet', { n: tn('uitkomst.aantal', ver.length) })}</button></div>
    <div class="cjr-rooster ${staat.ver ? '' : 'cjr-alleen-druk'}">${kaarten(ver)}</div>` : nothing}`;
}

/** How many euros a month too much or too little, when only amounts stand in the way. */
const afstand = (x: Rij): number => Math.max(...x.r.voorwaarden.filter((v) => v.voldaan === 'nee').map((v) => {
  const [soort, per] = (v.tekort_eenheid ?? '').split('/');
  return soort === 'euro' && v.tekort ? (heeftPeriode(per) ? perMaand(v.tekort, per) : v.tekort) : Infinity;
}));

const samenvatting = (ja: number, misschien: number): string => {
  if (ja && misschien) return t('uitkomst.ja_en_misschien', { ja: tn('uitkomst.aantal', ja), misschien: tn('uitkomst.aantal', misschien) });
  if (ja) return t('uitkomst.alleen_ja', { ja: tn('uitkomst.aantal', ja) });
  if (misschien) return t('uitkomst.alleen_misschien', { misschien: tn('uitkomst.aantal', misschien) });
  return t('uitkomst.niets');
};
