// What the pages of "Wat komt er in, wat gaat er uit" share: a field with its own label, a tick, a question of the interview
// that stands here too.
import { html, type TemplateResult } from 'lit';
import { veldenVan } from '../kern/antwoorden.ts';
import { KRIJGT, eigenInkomen, uitAntwoorden, type Boekje } from '../kern/boekje.ts';
import { feitTekst, t } from '../kern/taal.ts';
import { leesFormulier } from '../onderdelen/formulier.ts';
import { kop1 } from '../onderdelen/klein.ts';
import { veldId, veldSjabloon } from '../onderdelen/velden.ts';
import type { Antwoord, Veld } from '../vragen/typen.ts';
import type { Kader } from './kader.ts';
import { vraagTekst } from './tekst.ts';
import { vraagStaat, type VraagStaat } from './vraag.ts';

export const PER = ['maand', 'week', 'vier_weken', 'kwartaal', 'jaar'];
export const bedragVeld = (id: string): Veld => ({ soort: 'bedrag', id, optioneel: true });
export const postNaam = (soort: string): string => feitTekst('uitgave', 'soort').opties![soort]!;

/** What stands in the form: as it was left, also when it was no answer yet. */
export const concept = (k: Kader): Boekje => (k.g.concept ??= uitAntwoorden(k.g));

/** Keeps what is right so far, so that going back loses nothing. */
export function onthoud(b: Boekje, d: FormData, velden: readonly Veld[], vinken: readonly string[]): void {
  for (const veld of velden) {
    const r = leesFormulier(d, [veld], undefined);
    if (!('antwoord' in r)) continue;
    const w = r.antwoord.w![veld.id];
    if (w === undefined) delete b.w[veld.id];
    else b.w[veld.id] = w;
  }
  for (const id of vinken) if (d.has(id)) b.vink.add(id); else b.vink.delete(id);
}

interface Velden {
  veld: (x: Veld, label: string, hulp?: string, onzichtbaar?: boolean) => TemplateResult;
  vinkje: (id: string, tekst: TemplateResult | string) => TemplateResult;
}
export function velden(k: Kader, b: Boekje): Velden {
  const s = vraagStaat(k);
  const { v, el } = k.g.vraag('', 'f.uitgaven')!;
  const hier = { c: k.g.model.ctx(el), v };
  return {
    veld: (x, label, hulp, onzichtbaar = false) => veldSjabloon({
      ...hier, w: b.w, s, enige: true, hulp, teken: k.teken,
      kop: html`<label class=${onzichtbaar ? 'cjr-verborgen' : 'utrecht-form-label'} for=${veldId(x)}>${label}</label>`,
    }, x),
    vinkje: (id, tekst) => html`<div class="cjr-optie cjr-optie--klein"><input class="utrecht-checkbox" type="checkbox" id="v-${id}" name=${id} data-veld=${id} .checked=${b.vink.has(id)}><label for="v-${id}">${tekst}</label></div>`,
  };
}

/** A question of the interview as a part of this form, with the answer that it has; `kop`: it is the whole page. */
export interface Mee { sleutel: string; veld: Veld; niet: boolean; teken: (s: VraagStaat, hulp?: string) => TemplateResult }
export function vraag(k: Kader, el: string, id: string, { eigen = id.split('.').at(-1)!, kop = '' } = {}): Mee {
  const { v, el: e } = k.g.vraag(el, id)!;
  const c = k.g.model.ctx(e);
  const veld = { ...veldenVan(v, c)[0]!, id: eigen };
  const a = k.g.kaart.get(`${el}:${id}`);
  return { sleutel: `${el}:${id}`, veld, niet: a?.niet === 'weet', teken: (s, hulp) => veldSjabloon({
    c, v, w: a?.w && { [veld.id]: a.w.waarde! }, niet: a?.niet, s, enige: true, hulp, teken: k.teken, kop: kop ? kop1(kop) : html`<span class="utrecht-form-label">${vraagTekst(c, v).vraag}</span>`,
  }, veld) };
}

/** The answer to such a question, or what is wrong with it. */
export function antwoordOp(q: Mee, d: FormData): { antwoord: Antwoord } | { fouten: Record<string, string> } {
  const a = leesFormulier(d, [q.veld], undefined);
  return 'fouten' in a || !a.antwoord.w ? a : { antwoord: { w: { waarde: a.antwoord.w[q.veld.id]! } } };
}

export const verderKnop = (tekst = t('knop.verder')): TemplateResult => html`<button class="nl-button nl-button--primary" type="submit" data-proef="verder">${tekst}</button>`;

/** What is found and can come in each month: is it there already? */
export function krijgtVraag(k: Kader): Mee | null {
  const eigen = eigenInkomen(k.g);
  const v = vraag(k, '', `f.${KRIJGT}`, { eigen: 'krijgt', kop: t('hb.krijgt') });
  const { regelingen } = k.g.uitkomst;
  const veld = v.veld as { opties: string[] };
  veld.opties = veld.opties.filter((o) => regelingen[o]?.recht !== 'nee' && !eigen.includes(o));
  return veld.opties.length ? v : null;
}
