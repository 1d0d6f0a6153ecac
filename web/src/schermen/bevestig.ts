// "Klopt dit voor u?": the defaults that could still change an answer, on one screen. Nothing is ticked beforehand.
import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { sleutel } from '../kern/antwoorden.ts';
import { t } from '../kern/taal.ts';
import { heleRegel, kloptRegels, type KloptRegel } from '../vragen/klopt.ts';
import type { Beeld, Kader } from './kader.ts';
import { stapTekst } from './vraag.ts';

interface Staat { ja: Set<string>; weet: Set<string> }

export function bevestigScherm(k: Kader): Beeld {
  const { g } = k;
  const s = k.staat as unknown as Staat & { regels?: KloptRegel[] };
  s.ja ??= new Set();
  s.weet ??= new Set();
  const regels = (s.regels ??= kloptRegels(g.model, g.alleAannames()));
  const zet = (r: KloptRegel, waar: 'ja' | 'weet') => (e: Event): void => {
    const aan = (e.target as HTMLInputElement).checked;
    s.ja.delete(r.id);
    s.weet.delete(r.id);
    if (aan) s[waar].add(r.id);
    k.teken();
  };
  const stuur = (e: Event): void => {
    e.preventDefault();
    const oud = g.kaart.get(sleutel('', 'klopt'))?.w ?? {};
    const w = {
      bevestigd: [...((oud.bevestigd as string[]) ?? [])],
      uitvragen: [...((oud.uitvragen as string[]) ?? [])],
      onbekend: [...((oud.onbekend as string[]) ?? [])],
    };
    for (const r of regels) {
      const refs = r.paden.map((p) => g.model.ref(p)).filter((x): x is string => x !== null);
      if (s.ja.has(r.id)) w.uitvragen.push(...refs);
      else if (s.weet.has(r.id)) {
        w.onbekend.push(...refs);
        // said out loud to the engine: any of its values
        for (const ref of refs) {
          const [el, veld] = [ref.slice(0, ref.indexOf('/')), ref.slice(ref.indexOf('/') + 1)];
          const e2 = g.model.element(el);
          const v = e2 && g.vragen.van(e2.klasse).find((x) => g.model.past(x, e2) && x.feiten.includes(veld));
          if (v) g.kaart.set(sleutel(el, v.id), { niet: 'weet' });
        }
      } else w.bevestigd.push(...heleRegel(g.model, r));
    }
    g.kaart.set(sleutel('', 'klopt'), { w });
    g.vergeet();
    g.verder();
  };
  const geen = s.ja.size + s.weet.size === 0;
  const rij = (r: KloptRegel, i: number): TemplateResult => html`<li class="cjr-klopt__rij">
    <div class="cjr-optie"><input class="utrecht-checkbox" type="checkbox" id="klopt-${i}" data-proef="bevestig-regel" data-paden=${r.paden.join(' ')} .checked=${s.ja.has(r.id)} @change=${zet(r, 'ja')}>
      <label for="klopt-${i}">${r.tekst}</label></div>
    <div class="cjr-optie cjr-optie--klein"><input class="utrecht-checkbox" type="checkbox" id="klopt-${i}-w" data-proef="bevestig-weet-niet" .checked=${s.weet.has(r.id)} @change=${zet(r, 'weet')}>
      <label for="klopt-${i}-w">${t('knop.weet_niet')}<span class="cjr-verborgen">: ${r.tekst}</span></label></div></li>`;
  return {
    titel: t('klopt.vraag'),
    stap: stapTekst(4),
    inhoud: html`<form novalidate data-proef="vraag" data-vraag="klopt" data-pad=${regels.flatMap((r) => r.paden).join(' ')} @submit=${stuur}>
      <h1 class="nl-heading nl-heading--level-1" data-proef="kop" tabindex="-1">${t('klopt.vraag')}</h1>
      <p class="nl-paragraph">${t('klopt.hulp')}</p>
      <ul class="cjr-klopt">${regels.map(rij)}</ul>
      <div class="cjr-knoppen"><button class="nl-button nl-button--primary" type="submit" data-proef=${geen ? 'niets-hiervan' : 'verder'}>${keyed(geen, html`<span>${t(geen ? 'klopt.niets' : 'knop.verder')}</span>`)}</button></div>
    </form>`,
  };
}
