// What only stands on paper: when, with which rules, and the answers on which it rests.
import { html, nothing, type TemplateResult } from 'lit';
import { datumTekst, isoDatum, maandTekst } from '../kern/opmaak.ts';
import { inTaal, komma, t } from '../kern/taal.ts';
import { antwoordTekst } from './antwoord-tekst.ts';
import { alleAntwoorden } from './controleer.ts';
import type { Kader } from './kader.ts';
import { PAPIER } from './papier.ts';
import { over, vraagTekst } from './tekst.ts';

/** What other screens add to the paper, when they were used. */
export const DRUK: ((k: Kader) => TemplateResult | typeof nothing)[] = [];

/** Puts it on the paper of the results. */
export function meldAan(): void {
  PAPIER.blad = drukblad;
}

function drukblad(k: Kader): TemplateResult {
  const { g } = k;
  const mag = g.gevoeligMee;
  const regels = alleAntwoorden(k).filter((r) => r.telt && (mag || !r.v.gevoelig));
  const weg = alleAntwoorden(k).some((r) => r.telt && r.v.gevoelig) && !mag;
  return html`<section class="cjr-druk" aria-hidden="true">
    <h2>${t('druk.antwoorden')}</h2>
    <dl class="cjr-druk__lijst"><div><dt>${t('controleer.waar')}</dt><dd><bdi>${g.gemeenteNaam || t('controleer.geen_gemeente')}</bdi>${komma()}${maandTekst(g.datum)}</dd></div>${regels.map((r) => {
      const c = g.model.ctx(r.el);
      const wie = over(g.model, r.el);
      return html`<div><dt>${wie ? `${wie}: ` : ''}${inTaal(vraagTekst(c, r.v).kort)}</dt><dd>${antwoordTekst(c, r.v, r.a)}</dd></div>`;
    })}</dl>
    ${DRUK.map((f) => f(k))}
    ${weg ? html`<p>${t('druk.weggelaten')}</p>` : nothing}
    <p>${t('druk.gemaakt', { datum: datumTekst(isoDatum(new Date())) })} ${t('druk.regels')} <bdi>${g.uitkomst.regelsets.map((r) => `${r.id} ${r.versie}`).join(', ')}</bdi>. ${t('druk.geen_recht')}</p>
  </section>`;
}
