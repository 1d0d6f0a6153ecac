// All answers by chapter, changeable in any order. What no longer matters stays, and is marked.
import { html, nothing, type TemplateResult } from 'lit';
import { sleutel } from '../kern/antwoorden.ts';
import { openPaden, stapVan, volgende } from '../kern/interview.ts';
import { maandTekst } from '../kern/opmaak.ts';
import { inTaal, komma, t, teksten, type Sleutel } from '../kern/taal.ts';
import { STAPPEN, type Antwoord, type Element, type Vraag } from '../vragen/typen.ts';
import { knop, kop1 } from '../onderdelen/klein.ts';
import { antwoordTekst } from './antwoord-tekst.ts';
import type { Beeld, Kader } from './kader.ts';
import { over, vraagTekst } from './tekst.ts';
import { stapTekst } from './vraag.ts';

interface Regel { el: Element; v: Vraag; a: Antwoord; telt: boolean }

export function alleAntwoorden(k: Kader): Regel[] {
  const { g } = k;
  const uit: Regel[] = [];
  const actief = new Set<string>();
  for (const { el, v, a } of g.model.gegeven()) {
    uit.push({ el, v, a, telt: true });
    actief.add(sleutel(el.id, v.id));
  }
  // kept, but of a question that no longer applies
  for (const [s, a] of g.kaart) {
    if (actief.has(s) || s === ':klopt') continue;
    const i = s.indexOf(':');
    const b = g.vraag(s.slice(0, i), s.slice(i + 1));
    if (b) uit.push({ el: b.el, v: b.v, a, telt: false });
  }
  // by chapter; within it what is of one person together, in the order in which it was asked
  const plek = new Map(g.model.elementen.map((e, i) => [e.id, i]));
  const wie = (el: Element): number => plek.get(el.ouder ?? el.id)!;
  return uit.sort((x, y) => stapVan(x.v.onderwerp) - stapVan(y.v.onderwerp)
    || (wie(x.el) && wie(y.el) ? wie(x.el) - wie(y.el) : 0)
    || x.v.volgorde - y.v.volgorde || plek.get(x.el.id)! - plek.get(y.el.id)!);
}

export function controleerScherm(k: Kader): Beeld {
  const { g } = k;
  const regels = alleAntwoorden(k);
  const open = new Set(openPaden(g.uitkomst));
  const maaktUit = (r: Regel): boolean => Boolean(r.a.niet) && [...open].some((p) => {
    const plek = g.feiten.ontleed(p);
    return plek !== null && g.model.bijPad(plek.element)?.id === r.el.id && r.v.feiten.some((f) => f === plek.veld);
  });
  const nog = volgende(g.model, g.uitkomst) ?? (g.openAannames().length ? true : null);
  const rij = (r: Regel): TemplateResult => {
    const c = g.model.ctx(r.el);
    const tekst = vraagTekst(c, r.v);
    const wie = over(g.model, r.el);
    const weg = (r.el.klasse === 'kind' && r.v.id === 'geboortedatum') || (r.el.rol === 'medebewoners' && r.v.id === 'relatie') || r.v.id.startsWith('post.');
    const pad = r.v.feiten.map((f) => (r.el.pad ? `${r.el.pad}.${f}` : f)).join(' ');
    return html`<div class="utrecht-data-list__item cjr-antwoord" data-proef="antwoord" data-pad=${pad} data-telt=${r.telt ? 'ja' : 'nee'}>
      <dt class="utrecht-data-list__item-key">${wie ? html`<span class="cjr-over">${wie}</span>` : nothing}${inTaal(tekst.kort)}</dt>
      <dd class="utrecht-data-list__item-value">${antwoordTekst(c, r.v, r.a)}
        ${r.telt ? nothing : html`<span class="cjr-zacht cjr-blok">${t('controleer.telt_niet')}</span>`}
        ${maaktUit(r) ? html`<span class="cjr-zacht cjr-blok">${t('controleer.maakt_uit')}</span>` : nothing}</dd>
      <dd class="cjr-antwoord__actie"><button type="button" class="cjr-link-knop" data-proef="wijzig" @click=${() => g.ga({ scherm: 'vraag', el: r.el.id, vraag: r.v.id, terug: true })}>${t('knop.wijzig')}<span class="cjr-verborgen"> ${wie} ${tekst.kort}</span></button>
        ${weg ? html`<button type="button" class="cjr-link-knop" data-proef="verwijder" @click=${() => g.haalWeg(r.el)}>${t('knop.verwijder')}<span class="cjr-verborgen"> ${wie}</span></button>` : nothing}</dd></div>`;
  };
  const hoofdstukken = STAPPEN.slice(0, 5).map((s, i) => ({ s, rijen: regels.filter((r) => stapVan(r.v.onderwerp) === i) })).filter((h) => h.rijen.length);
  const klopt = g.kaart.get(':klopt')?.w;
  return {
    titel: t('controleer.kop'),
    stap: stapTekst(5),
    inhoud: html`${kop1(t('controleer.kop'))}
      <p class="nl-paragraph">${t('controleer.uitleg')}</p>
      ${nog ? html`<div class="utrecht-alert utrecht-alert--info"><p class="nl-paragraph">${t('controleer.nog')}</p>
        ${knop('secondary', 'nog-vragen', t('controleer.nog_knop'), () => g.ga(g.hierna()))}</div>` : nothing}
      ${(g.uitkomst.waarschuwingen ?? []).map((w) => html`<p class="cjr-let-op" data-proef="nakijken" data-id=${w.id}><strong>${t('controleer.nakijken')}</strong> ${teksten().controles?.[w.id] ?? w.id.replaceAll('_', ' ')}</p>`)}
      <dl class="utrecht-data-list cjr-antwoorden"><div class="utrecht-data-list__item cjr-antwoord"><dt class="utrecht-data-list__item-key">${t('controleer.waar')}</dt>
        <dd class="utrecht-data-list__item-value"><bdi translate="no">${g.gemeenteNaam || t('controleer.geen_gemeente')}</bdi>${komma()}${maandTekst(g.datum)}</dd></div></dl>
      ${hoofdstukken.map((h) => html`<h2 class="nl-heading nl-heading--level-2">${t(`stap.${h.s.id}` as Sleutel)}</h2>
        <dl class="utrecht-data-list cjr-antwoorden">${h.rijen.map(rij)}</dl>`)}
      ${klopt ? html`<p class="cjr-bij">${t('controleer.bevestigd')}
        <button type="button" class="cjr-link-knop" data-proef="opnieuw-bevestigen" @click=${() => { g.kaart.delete(':klopt'); g.vergeet(); g.ga(g.openAannames().length ? { scherm: 'bevestig' } : { scherm: 'controleer' }); }}>${t('controleer.bevestig_opnieuw')}</button></p>` : nothing}
      <div class="cjr-knoppen">${knop('primary', 'naar-uitkomst', t('controleer.knop'), () => g.ga({ scherm: 'uitkomst' }))}</div>`,
  };
}
