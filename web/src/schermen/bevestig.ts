// "Klopt dit voor u?": what is taken for granted and could still change an answer, by topic, on one screen. Whoever finds
// something that is otherwise opens that topic and ticks it; then it is asked. Nothing is ticked beforehand.
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { sleutel } from '../kern/antwoorden.ts';
import { inTaal, t, ts } from '../kern/taal.ts';
import { heleRegel, KLOPT_GROEPEN, kloptRegels, kloptZinnen, type KloptGroep, type KloptRegel } from '../vragen/klopt.ts';
import { kop1 } from '../onderdelen/klein.ts';
import type { Beeld, Kader } from './kader.ts';
import { stapTekst } from './vraag.ts';

interface Staat { paden?: string[]; anders: Set<string>; open: Set<string> }

export function bevestigScherm(k: Kader): Beeld {
  const { g } = k;
  const s = k.staat as unknown as Staat;
  s.anders ??= new Set();
  s.open ??= new Set();
  // kept, so that a page to which one comes back says the same as before
  const regels = kloptRegels(g.model, (s.paden ??= g.alleAannames()));
  const stuur = (e: Event): void => {
    e.preventDefault();
    const oud = g.kaart.get(sleutel('', 'klopt'))?.w ?? {};
    const w = { bevestigd: new Set((oud.bevestigd as string[]) ?? []), uitvragen: new Set((oud.uitvragen as string[]) ?? []) };
    for (const r of regels)
      if (s.anders.has(r.id)) {
        for (const ref of heleRegel(g.model, r)) w.bevestigd.delete(ref);
        for (const p of r.paden) w.uitvragen.add(g.model.ref(p)!);
      } else for (const ref of heleRegel(g.model, r)) w.bevestigd.add(ref);
    g.kaart.set(sleutel('', 'klopt'), { w: { bevestigd: [...w.bevestigd], uitvragen: [...w.uitvragen] } });
    g.vergeet();
    g.verder();
  };
  const vink = (r: KloptRegel) => (e: Event): void => {
    if ((e.target as HTMLInputElement).checked) s.anders.add(r.id);
    else s.anders.delete(r.id);
    k.teken();
  };
  const blok = (groep: KloptGroep): TemplateResult | typeof nothing => {
    const eigen = regels.filter((r) => r.groep === groep);
    if (!eigen.length) return nothing;
    const alleen = groep === 'mensen' && g.model.elementen.filter((e) => e.klasse === 'persoon' || e.klasse === 'kind').length === 1;
    const naam = (alleen ? ts('klopt.groep.mensen.ik') : undefined) ?? ts(`klopt.groep.${groep}`) ?? groep;
    return html`<section class="cjr-klopt" aria-labelledby="klopt-${groep}">
      <h2 class="nl-heading nl-heading--level-3" id="klopt-${groep}">${naam}</h2>
      <ul class="cjr-klopt__goed">${kloptZinnen(eigen, s.anders).map((z) => html`<li class=${z.weg ? 'cjr-klopt__weg' : ''} data-proef="klopt-zin">${z.weg ? html`<s>${inTaal(z.goed)}</s> <span class="nl-data-badge">${t('klopt.weg')}</span>` : inTaal(z.goed)}${z.delen[0] ? html`<ul>${z.delen.map((d) => html`<li>${inTaal(d)}</li>`)}</ul>` : nothing}</li>`)}</ul>
      <details class="cjr-meer" ?open=${s.open.has(groep)} @toggle=${(e: Event) => { if ((e.target as HTMLDetailsElement).open) s.open.add(groep); else s.open.delete(groep); }}>
        <summary data-proef="bevestig-anders">${t('klopt.anders')}<span class="cjr-verborgen">: ${naam}</span></summary>
        <fieldset class="utrecht-form-fieldset"><legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--dicht"><span class="utrecht-form-label">${t('klopt.wat')}</span></legend>
          <div class="cjr-opties">${eigen.map((r) => html`<div class="cjr-optie"><input class="utrecht-checkbox" type="checkbox" id="klopt-${r.id}" data-proef="bevestig-regel" data-paden=${r.paden.join(' ')} .checked=${s.anders.has(r.id)} @change=${vink(r)}>
            <label for="klopt-${r.id}">${inTaal(r.tekst)}</label></div>`)}</div></fieldset></details></section>`;
  };
  const goed = s.anders.size === 0;
  return {
    titel: t('klopt.vraag'),
    stap: stapTekst(5),
    inhoud: html`<form novalidate data-proef="vraag" data-vraag="klopt" data-pad=${regels.flatMap((r) => r.paden).join(' ')} @submit=${stuur}>
      ${kop1(t('klopt.vraag'))}
      <p class="utrecht-form-field-description">${t('klopt.hulp')}</p>
      ${KLOPT_GROEPEN.map(blok)}
      <div class="cjr-knoppen"><button class="nl-button nl-button--primary" type="submit" data-proef=${goed ? 'niets-hiervan' : 'verder'}>${keyed(goed, html`<span>${t(goed ? 'klopt.alles' : 'knop.verder')}</span>`)}</button></div>
    </form>`,
  };
}
