// Everything after the seal: draws the page that the conversation is at, keeps focus, title and history in order.
import { html, nothing, render, type TemplateResult } from 'lit';
// one request for the interview and the engine's own script together
export { load } from '@recht';
import { keyed } from 'lit/directives/keyed.js';
import '../onderdelen/bedrag.ts';
import { Gesprek, type Pagina } from '../kern/gesprek.ts';
import type { Gemeente } from '../kern/laden.ts';
import { kiesTaal, t, taal, type Taal } from '../kern/taal.ts';
import type { Recht } from '../kern/typen.ts';
import { ontsleutel } from '../kern/codec.ts';
import { kop, voet } from '../onderdelen/kop.ts';
import { afgeschermdTeken } from './afgeschermd.ts';
import { bevestigScherm } from './bevestig.ts';
import { bewarenScherm } from './bewaren.ts';
import { controleerScherm } from './controleer.ts';
import { uitkomstScherm } from './uitkomst.ts';
import { vraagScherm, type VraagStaat } from './vraag.ts';
import { gebeurtenisScherm, maandScherm } from './maand.ts';
import { maandenScherm } from './maanden.ts';
import { watalsScherm } from './watals.ts';
import { werkenScherm } from './werken.ts';

/** What a screen gives back: its title and its content. */
export interface Beeld { titel: string; stap?: string; fout?: boolean; inhoud: TemplateResult; breed?: boolean }

export interface Kader {
  g: Gesprek;
  /** draw again, same page */
  teken: () => void;
  /** what the open page keeps for itself (typed text, opened parts); gone with the page */
  staat: Record<string, unknown>;
}

export function begin(
  host: HTMLElement,
  recht: Recht,
  rulesets: readonly unknown[],
  o: { gemeente: Gemeente | null; datum: string; meegekomen: string },
): void {
  const g = new Gesprek(recht, rulesets);
  g.gemeente = o.gemeente?.code ?? null;
  g.gemeenteNaam = o.gemeente?.naam ?? '';
  g.datum = o.datum;
  const staten = new WeakMap<Pagina, Record<string, unknown>>();
  const staat = (p: Pagina): Record<string, unknown> => {
    let s = staten.get(p);
    if (!s) staten.set(p, (s = {}));
    return s;
  };
  const kader: Kader = { g, teken: () => teken(false), get staat() { return staat(g.pagina); } };

  const beeld = (): Beeld => {
    switch (g.pagina.scherm) {
      case 'vraag': return vraagScherm(kader, kader.staat as unknown as VraagStaat);
      case 'bevestig': return bevestigScherm(kader);
      case 'controleer': return controleerScherm(kader);
      case 'uitkomst': return uitkomstScherm(kader);
      case 'watals': return watalsScherm(kader);
      case 'werken': return werkenScherm(kader);
      case 'maand': return maandScherm(kader);
      case 'gebeurtenis': return gebeurtenisScherm(kader);
      case 'maanden': return maandenScherm(kader);
      default: return bewarenScherm(kader);
    }
  };

  function teken(nieuw: boolean): void {
    const b = beeld();
    const el = document.documentElement;
    el.dataset.scherm = g.pagina.scherm;
    document.title = `${b.fout ? `${t('fout.titel')}: ` : ''}${b.titel}${b.stap ? ` – ${b.stap}` : ''} – ${t('site.naam')}`;
    const sleutel = `${g.nu}.${taal()}.${g.pagina.vraag ?? ''}${g.pagina.el ?? ''}`;
    render(html`${keyed(taal(), kop({ kies: wissel, teken: afgeschermdTeken(host) }))}
      <main class="cjr-inhoud ${b.breed ? 'cjr-inhoud--breed' : ''}" id="inhoud" tabindex="-1">
        ${g.nu > 0 ? html`<p class="cjr-terug"><button type="button" class="cjr-link-knop" data-proef="terug" @click=${() => history.back()}>${keyed(taal(), html`<span>${t('knop.terug')}</span>`)}</button></p>` : nothing}
        ${keyed(sleutel, html`${b.stap ? html`<p class="cjr-stap">${b.stap}</p>` : nothing}${b.inhoud}`)}
      </main>${keyed(taal(), voet())}`, host);
    if (nieuw) {
      scrollTo(0, 0);
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
      const v = document.getElementById(id) as HTMLInputElement | null;
      if (v && typeof w === 'boolean') v.checked = w;
      else if (v) v.value = String(w);
    }
    (host.querySelector(`[data-proef="taal"][data-taal="${naar}"]`) as HTMLElement | null)?.focus();
  }

  addEventListener('popstate', (e) => {
    const n = (e.state as { n?: number } | null)?.n;
    if (typeof n === 'number') g.naarGeschiedenis(n);
  });
  addEventListener('beforeunload', (e) => {
    if (g.gewijzigd) e.preventDefault();
  });
  // a page that comes back from the browser's own cache would show somebody's answers: start anew
  addEventListener('pageshow', (e) => e.persisted && location.reload());

  if (o.meegekomen) {
    void ontsleutel(o.meegekomen).then((bundel) => {
      if (bundel) {
        g.kaart = bundel.kaart;
        if (bundel.datum) g.datum = bundel.datum;
        g.vergeet();
        g.ga({ scherm: 'controleer' });
      } else g.ga(g.hierna());
    });
  } else g.ga(g.hierna());
}
