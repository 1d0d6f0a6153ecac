// "Wat komt er in, wat gaat er uit": the form, out of the fields that every question has. When it is right it becomes
// answers. The second page of this screen, with what is left, stands in `boekje-uitslag.ts`.
import { html, nothing, type TemplateResult } from 'lit';
import { veldenVan } from '../kern/antwoorden.ts';
import { KRIJGT, eigenInkomen, naarAntwoorden, soorten, uitAntwoorden, type Boekje } from '../kern/boekje.ts';
import { omgeving } from '../kern/omgeving.ts';
import { feitTekst, t, ts } from '../kern/taal.ts';
import { leesFormulier } from '../onderdelen/formulier.ts';
import { knop, kop1, kop2 } from '../onderdelen/klein.ts';
import { veldId, veldSjabloon } from '../onderdelen/velden.ts';
import type { Antwoord, Veld } from '../vragen/typen.ts';
import { DRUK } from './afdruk.ts';
import { drukBoekje, uitslagScherm } from './boekje-uitslag.ts';
import { SCHERMEN, type Beeld, type Kader } from './kader.ts';
import { vraagTekst } from './tekst.ts';
import { foutOverzicht, toonFouten, vraagStaat, type VraagStaat } from './vraag.ts';

type Staat = VraagStaat & { b?: Boekje };
/** As many debts as the engine takes in one list. */
const HOOGST = 60;
const PER = ['maand', 'week', 'vier_weken', 'kwartaal', 'jaar'];
/** Asked with the debts, as questions of the interview that they are. */
const OVER_HULP = ['f.beslag', 'f.schuldregeling'];

/** Puts the screen beside the others; called before the page is sealed. */
export function meldAan(): void {
  SCHERMEN.boekje = (k) => (k.g.pagina.keuze ? uitslagScherm(k) : boekjeScherm(k));
  DRUK.push(drukBoekje);
}

const bedragVeld = (id: string): Veld => ({ soort: 'bedrag', id, optioneel: true });

export function boekjeScherm(k: Kader): Beeld {
  const { g } = k;
  const s: Staat = vraagStaat(k);
  const b = (s.b ??= uitAntwoorden(g));
  const posten = soorten(g);
  const nummers = b.rijen.flatMap((er, i) => (er ? [i] : []));
  const schuldVelden = (i: number): Veld[] => [{ soort: 'tekst', id: `schuld.${i}.eiser`, max: 80 }, bedragVeld(`schuld.${i}.bedrag`), bedragVeld(`schuld.${i}.per_maand`)];
  const velden = [...posten.flatMap((o): Veld[] => [bedragVeld(`post.${o}`), { soort: 'per', id: `per.${o}`, opties: PER }]), ...nummers.flatMap(schuldVelden)];
  // questions of the interview that stand here too, under a name of their own
  const mee = [krijgtVraag(k), ...(nummers.length ? OVER_HULP.map((x) => vraag(k, 'ik', x)) : [])].filter((x) => x !== null);

  const { v, el } = g.vraag('', 'f.uitgaven')!;
  const hier = { c: g.model.ctx(el), v };
  /** One field with its own label; what is wrong stands at it. */
  const veld = (x: Veld, label: string, hulp?: string, onzichtbaar = false): TemplateResult => veldSjabloon({
    ...hier, w: b.w, s, enige: true, hulp, teken: k.teken,
    kop: html`<label class=${onzichtbaar ? 'cjr-verborgen' : 'utrecht-form-label'} for=${veldId(x)}>${label}</label>`,
  }, x);
  const stuur = (e: Event): void => {
    e.preventDefault();
    const d = new FormData(e.target as HTMLFormElement);
    const r = leesFormulier(d, velden, undefined);
    const fouten: Record<string, string> = {};
    // of what somebody says not to know, nothing is wrong
    if ('fouten' in r) for (const [id, f] of Object.entries(r.fouten)) if (!d.has(id.replace(/^post|$/, 'weet'))) fouten[id] = `${naam(id)}: ${f}`;
    const antwoorden: [string, Antwoord][] = [];
    for (const q of mee) {
      const a = d.has('krijgt_weet') && q.veld.id === 'krijgt' ? { antwoord: { niet: 'weet' } as Antwoord } : leesFormulier(d, [q.veld], undefined);
      if ('fouten' in a) Object.assign(fouten, a.fouten);
      else antwoorden.push([q.sleutel, a.antwoord.w ? { w: { waarde: a.antwoord.w[q.veld.id]! } } : a.antwoord]);
    }
    s.fouten = fouten;
    if (Object.keys(fouten).length) {
      toonFouten(k);
      return;
    }
    naarAntwoorden(g.kaart, posten, 'antwoord' in r ? r.antwoord.w! : {}, (x) => d.has(x), nummers);
    g.kaart.set(`:f.${KRIJGT}`, { w: { waarde: ['niets'] } });
    for (const [x, a] of antwoorden) g.kaart.set(x, a);
    // who comes back finds the answers, not the form as it was before them
    delete s.b;
    g.vergeet();
    g.ga({ scherm: 'boekje', keuze: 'uitslag' });
  };
  const vinkje = (id: string, tekst: TemplateResult | string): TemplateResult => html`<div class="cjr-optie cjr-optie--klein"><input class="utrecht-checkbox" type="checkbox" id="v-${id}" name=${id} data-veld=${id} .checked=${b.vink.has(id)}><label for="v-${id}">${tekst}</label></div>`;
  const post = (o: string): TemplateResult => {
    const vb = ts(`hb.vb.${o}`);
    return html`<div class="cjr-boekje__post">${veld(bedragVeld(`post.${o}`), naam(`post.${o}`), vb && t('hb.vb', { wat: vb }))}
      ${veld({ soort: 'per', id: `per.${o}`, opties: PER }, t('hb.periode', { wat: naam(`post.${o}`) }), undefined, true)}
      ${vinkje(`weet.${o}`, html`${t('knop.weet_niet')}<span class="cjr-verborgen"> (${naam(`post.${o}`)})</span>`)}</div>`;
  };
  const herteken = (focus: string): void => {
    k.teken();
    (omgeving.wortel.querySelector(focus) as HTMLElement | null)?.focus();
  };
  const schuld = (i: number): TemplateResult => html`<fieldset class="utrecht-form-fieldset cjr-boekje__schuld"><legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--dicht"><span class="utrecht-form-label">${t('hb.schuld', { n: nummers.indexOf(i) + 1 })}</span></legend>
    ${schuldVelden(i).map((x) => veld(x, feitTekst('schuld', x.id.split('.')[2]!).vraag!))}
    ${vinkje(`schuld.${i}.beslag`, feitTekst('schuld', 'beslag').bevestig!)}
    <button type="button" class="cjr-link-knop" data-proef="schuld-weg" @click=${() => { b.rijen[i] = false; herteken('[data-proef="schuld-erbij"]'); }}>${t('knop.verwijder')}<span class="cjr-verborgen"> ${t('hb.schuld', { n: nummers.indexOf(i) + 1 })}</span></button></fieldset>`;
  const naam = (id: string): string => {
    const [soort, a, f] = id.split('.');
    return soort === 'post' ? feitTekst('uitgave', 'soort').opties![a!]! : `${t('hb.schuld', { n: nummers.indexOf(Number(a)) + 1 })}, ${feitTekst('schuld', f!).kort}`;
  };
  const krijgt = mee.find((q) => q.veld.id === 'krijgt');
  const hulp = mee.filter((q) => q !== krijgt);
  const titel = t('hb.kop');
  const fout = Object.keys(s.fouten).length > 0;
  return { titel, fout, inhoud: html`
    ${fout ? foutOverzicht(s, [...mee.map((q) => q.veld), ...velden]) : nothing}
    <form novalidate data-proef="boekje" @submit=${stuur}>
      ${kop1(titel)}<p class="nl-paragraph">${t('hb.uitleg')}</p>
      ${krijgt ? html`${krijgt.teken(s, t('hb.krijgt_uitleg'))}${vinkje('krijgt_weet', t('knop.weet_niet'))}` : nothing}
      ${kop2(t('hb.uitgaven'))}<p class="utrecht-form-field-description">${t('hb.uitgaven_uitleg')}</p>
      ${posten.map(post)}
      ${vinkje('rest', t('hb.rest'))}
      ${kop2(t('hb.schulden'))}<p class="utrecht-form-field-description">${t('hb.schulden_uitleg')}</p>
      ${b.rijen.map((er, i) => (er ? schuld(i) : nothing))}
      ${nummers.length < HOOGST ? html`<div class="cjr-knoppen">${knop('secondary', 'schuld-erbij', t('hb.erbij'), () => { herteken(`[data-veld="schuld.${b.rijen.push(true) - 1}.eiser"]`); })}</div>` : html`<p class="cjr-let-op">${t('hb.genoeg', { n: HOOGST })}</p>`}
      ${hulp.map((q) => q.teken(s))}
      <div class="cjr-knoppen"><button class="nl-button nl-button--primary" type="submit" data-proef="verder">${t('hb.toon')}</button></div>
    </form>` };
}

/** A question of the interview as a part of this form, with the answer that it has. */
interface Mee { sleutel: string; veld: Veld; teken: (s: VraagStaat, hulp?: string) => TemplateResult }
function vraag(k: Kader, el: string, id: string, eigen = id.slice(2)): Mee {
  const { v, el: e } = k.g.vraag(el, id)!;
  const c = k.g.model.ctx(e);
  const veld = { ...veldenVan(v, c)[0]!, id: eigen };
  const a = k.g.kaart.get(`${el}:${id}`);
  return { sleutel: `${el}:${id}`, veld, teken: (s, hulp) => veldSjabloon({
    c, v, w: a?.w && { [veld.id]: a.w.waarde! }, niet: a?.niet, s, enige: true, hulp, teken: k.teken, kop: html`<span class="utrecht-form-label">${vraagTekst(c, v).vraag}</span>`,
  }, veld) };
}

/** What is found and can come in each month: is it there already? */
function krijgtVraag(k: Kader): Mee | null {
  const eigen = eigenInkomen(k.g);
  const v = vraag(k, '', `f.${KRIJGT}`, 'krijgt');
  const { regelingen } = k.g.uitkomst;
  const veld = v.veld as { opties: string[] };
  veld.opties = veld.opties.filter((o) => regelingen[o]?.recht !== 'nee' && !eigen.includes(o));
  return veld.opties.length ? v : null;
}
