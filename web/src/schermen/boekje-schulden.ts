// Which debts there are, each apart, and whether somebody helps with them already.
import { html, nothing, type TemplateResult } from 'lit';
import { zetSchulden } from '../kern/boekje.ts';
import { omgeving } from '../kern/omgeving.ts';
import { feitTekst, t } from '../kern/taal.ts';
import { leesFormulier } from '../onderdelen/formulier.ts';
import { knop, kop1 } from '../onderdelen/klein.ts';
import type { Antwoord, Veld } from '../vragen/typen.ts';
import { antwoordOp, bedragVeld, concept, onthoud, velden, verderKnop, vraag } from './boekje-veld.ts';
import type { Beeld, Kader } from './kader.ts';
import { foutOverzicht, toonFouten, vraagStaat } from './vraag.ts';

/** As many debts as the engine takes in one list. */
const HOOGST = 60;
/** Asked with the debts, as questions of the interview that they are. */
const OVER_HULP = ['f.beslag', 'f.schuldregeling'];
const schuldVelden = (i: number): Veld[] => [{ soort: 'tekst', id: `schuld.${i}.eiser`, max: 80 }, bedragVeld(`schuld.${i}.bedrag`), bedragVeld(`schuld.${i}.per_maand`)];

export function schuldenScherm(k: Kader): Beeld {
  const { g } = k;
  const s = vraagStaat(k);
  const b = concept(k);
  const nummers = b.rijen.flatMap((er, i) => (er ? [i] : []));
  const alles = nummers.flatMap(schuldVelden);
  const mee = nummers.length ? OVER_HULP.map((x) => vraag(k, 'ik', x)) : [];
  const { veld, vinkje } = velden(k, b);

  const lees = (form: HTMLFormElement): FormData => {
    const d = new FormData(form);
    onthoud(b, d, alles, nummers.map((i) => `schuld.${i}.beslag`));
    return d;
  };
  const stuur = (e: Event): void => {
    e.preventDefault();
    const d = lees(e.target as HTMLFormElement);
    const r = leesFormulier(d, alles, undefined);
    s.fouten = 'fouten' in r ? Object.fromEntries(Object.entries(r.fouten).map(([id, f]) => [id, `${naam(id)}: ${f}`])) : {};
    const antwoorden: [string, Antwoord][] = [];
    for (const q of mee) {
      const a = antwoordOp(q, d);
      if ('fouten' in a) Object.assign(s.fouten, a.fouten);
      else antwoorden.push([q.sleutel, a.antwoord]);
    }
    if (Object.keys(s.fouten).length) {
      toonFouten(k);
      return;
    }
    zetSchulden(g.kaart, b, nummers);
    for (const [x, a] of antwoorden) g.kaart.set(x, a);
    // who comes back finds the answers, not the form as it was before them
    g.concept = null;
    g.vergeet();
    g.ga({ scherm: 'boekje', keuze: 'uitslag' });
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
    const [, i, f] = id.split('.');
    return `${t('hb.schuld', { n: nummers.indexOf(Number(i)) + 1 })}, ${feitTekst('schuld', f!).kort}`;
  };
  const fout = Object.keys(s.fouten).length > 0;
  return { titel: t('hb.schulden'), fout, inhoud: html`${fout ? foutOverzicht(s, [...alles, ...mee.map((q) => q.veld)]) : nothing}
    <form novalidate data-proef="boekje" data-blad="schulden" @submit=${stuur} @change=${(e: Event) => { lees(e.currentTarget as HTMLFormElement); }}>
      ${kop1(t('hb.schulden'))}<p class="utrecht-form-field-description">${t('hb.schulden_uitleg')}</p>
      ${nummers.map(schuld)}
      ${nummers.length < HOOGST ? html`<div class="cjr-knoppen">${knop('secondary', 'schuld-erbij', t('hb.erbij'), () => { herteken(`[data-veld="schuld.${b.rijen.push(true) - 1}.eiser"]`); })}</div>` : html`<p class="cjr-let-op">${t('hb.genoeg', { n: HOOGST })}</p>`}
      ${mee.map((q) => q.teken(s))}
      <div class="cjr-knoppen">${verderKnop(t('hb.toon'))}</div>
    </form>` };
}
