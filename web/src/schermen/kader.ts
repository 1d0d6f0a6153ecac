// Everything after the seal: draws the page that the conversation is at, keeps focus, title and history in order.
import { html, nothing, render, type TemplateResult } from 'lit';
// one request for the interview and the engine's own script together
export { load } from '@recht';
import type { CjrCheck } from '../check.ts';
import { keyed } from 'lit/directives/keyed.js';
import '../onderdelen/bedrag.ts';
import { Gesprek, type Pagina, type Scherm } from '../kern/gesprek.ts';
import { omgeving } from '../kern/omgeving.ts';
import { kiesTaal, t, taal, type Taal } from '../kern/taal.ts';
import type { Recht } from '../kern/typen.ts';
import { ontsleutel } from '../kern/codec.ts';
import { kop, voet } from '../onderdelen/kop.ts';
import { afgeschermdTeken } from './afgeschermd.ts';
import { bevestigScherm } from './bevestig.ts';
import { bewarenScherm } from './bewaren.ts';
import { controleerScherm } from './controleer.ts';
import { uitkomstScherm } from './uitkomst.ts';
import { vraagScherm } from './vraag.ts';

/** What a screen gives back: its title and its content. */
export interface Beeld { titel: string; stap?: string; fout?: boolean; inhoud: TemplateResult; breed?: boolean }

export interface Kader {
  g: Gesprek;
  /** draw again, same page */
  teken: () => void;
  /** what the open page keeps for itself (typed text, opened parts); gone with the page */
  staat: Record<string, unknown>;
}

/** How each screen is drawn. Another face of the page, such as the kiosk, puts its own in their place. */
export const SCHERMEN: { [S in Scherm]?: (k: Kader) => Beeld } = {
  vraag: vraagScherm, bevestig: bevestigScherm, controleer: controleerScherm, uitkomst: uitkomstScherm,
  bewaren: bewarenScherm,
};

export function begin(host: CjrCheck, recht: Recht, rulesets: readonly unknown[]): void {
  const g = (host.gesprek = new Gesprek(recht, rulesets));
  g.gemeente = host.gekozen?.code ?? null;
  g.gemeenteNaam = host.gekozen?.naam ?? '';
  g.datum = host.datum;
  const staten = new WeakMap<Pagina, Record<string, unknown>>();
  const staat = (p: Pagina): Record<string, unknown> => {
    let s = staten.get(p);
    if (!s) staten.set(p, (s = {}));
    return s;
  };
  const kader: Kader = { g, teken: () => teken(false), get staat() { return staat(g.pagina); } };

  function teken(nieuw: boolean): void {
    const b = SCHERMEN[g.pagina.scherm]!(kader);
    omgeving.blad.dataset.scherm = g.pagina.scherm;
    omgeving.titel(`${b.fout ? `${t('fout.titel')}: ` : ''}${b.titel}${b.stap ? ` – ${b.stap}` : ''} – ${t('site.naam')}`);
    const sleutel = `${g.nu}.${taal()}.${g.pagina.vraag ?? ''}${g.pagina.el ?? ''}`;
    render(html`${keyed(taal(), kop({ kies: wissel, teken: omgeving.verzegelt ? afgeschermdTeken(host) : undefined }))}
      <main class="cjr-inhoud ${b.breed ? 'cjr-inhoud--breed' : ''}" id="inhoud" tabindex="-1">
        ${g.nu > 0 ? html`<p class="cjr-terug"><button type="button" class="cjr-link-knop" data-proef="terug" @click=${() => omgeving.terug()}>${keyed(taal(), html`<span>${t('knop.terug')}</span>`)}</button></p>` : nothing}
        ${keyed(sleutel, html`${b.stap ? html`<p class="cjr-stap">${b.stap}</p>` : nothing}${b.inhoud}`)}
      </main>${keyed(taal(), voet())}`, host);
    if (nieuw) {
      omgeving.boven();
      (host.querySelector('[data-proef="kop"]') as HTMLElement | null)?.focus({ preventScroll: true });
    }
  }
  g.ververs = teken;

  /** Another language, same page: what was typed but not sent yet stays where it was. */
  function wissel(naar: Taal): void {
    const velden = [...host.querySelectorAll<HTMLInputElement | HTMLSelectElement>('form input, form select')].filter((v) => v.type !== 'file');
    const stand = new Map(velden.map((v) => [v.id, 'checked' in v && (v.type === 'radio' || v.type === 'checkbox') ? v.checked : v.value]));
    kiesTaal(naar);
    teken(false);
    for (const [id, w] of stand) {
      const v = omgeving.wortel.getElementById(id) as HTMLInputElement | null;
      if (v && typeof w === 'boolean') v.checked = w;
      else if (v) v.value = String(w);
    }
    (host.querySelector(`[data-proef="taal"][data-taal="${naar}"]`) as HTMLElement | null)?.focus();
  }

  omgeving.luister((n) => g.naarGeschiedenis(n), () => g.gewijzigd);

  if (host.meegekomen) {
    void ontsleutel(host.meegekomen).then((bundel) => {
      if (bundel) g.neem(bundel);
      else g.ga(g.hierna());
    });
  } else g.ga(g.hierna());
}
