// One question, one page.
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { sleutel, veldenVan } from '../kern/antwoorden.ts';
import { stapVan } from '../kern/interview.ts';
import { omgeving } from '../kern/omgeving.ts';
import { inTaal, t, type Sleutel } from '../kern/taal.ts';
import { leesFormulier } from '../onderdelen/formulier.ts';
import { veldId, veldSjabloon, type VeldStaat } from '../onderdelen/velden.ts';
import { STAPPEN, type Antwoord, type Veld, type Vraag } from '../vragen/typen.ts';
import { knop, kop1 } from '../onderdelen/klein.ts';
import type { Beeld, Kader } from './kader.ts';
import { over, veldTekst, vraagTekst } from './tekst.ts';
import { tussenstand } from './tussenstand.ts';

export type VraagStaat = VeldStaat & { algemeen?: string };

export const stapTekst = (n: number): string =>
  t('stap.tekst', { n: n + 1, van: STAPPEN.length, naam: t(`stap.${STAPPEN[n]!.id}` as Sleutel) });

/** What a page with a form keeps: what is wrong, and how it was read. */
export function vraagStaat(k: Kader): VraagStaat {
  const s = k.staat as unknown as VraagStaat;
  s.fouten ??= {};
  s.rond ??= {};
  s.gelezen ??= {};
  return s;
}

/** What is wrong comes on the screen, and the focus goes to its list. */
export function toonFouten(k: Kader): void {
  k.teken();
  (omgeving.wortel.querySelector('[data-proef="fout-overzicht"]') as HTMLElement | null)?.focus();
}

export function vraagScherm(k: Kader): Beeld {
  const s = vraagStaat(k);
  const { g } = k;
  const p = g.pagina;
  const b = g.vraag(p.el!, p.vraag!);
  if (!b) return { titel: t('vraag.weg'), inhoud: html`${kop1(t('vraag.weg'))}
    <p class="nl-paragraph">${t('vraag.weg_uitleg')}</p><div class="cjr-knoppen">${knop('primary', 'verder', t('knop.verder'), () => g.ga(g.hierna()))}</div>` };
  const c = g.model.ctx(b.el);
  const tekst = vraagTekst(c, b.v);
  const wie = over(g.model, b.el);
  const velden = veldenVan(b.v, c);
  const nu = g.kaart.get(sleutel(b.el.id, b.v.id));
  const enige = velden.length === 1;
  const eerste = velden[0]!;
  const heeftRadioOpen = enige && (eerste.soort === 'aantal' || (eerste.soort === 'keuze' && (typeof eerste.opties === 'function' ? eerste.opties(c) : eerste.opties).length <= 20));

  const antwoord = (a: Antwoord): void => {
    const melding = g.antwoord(b, a);
    if (melding) {
      s.algemeen = melding;
      s.fouten = {};
      toonFouten(k);
      return;
    }
    s.algemeen = '';
    s.fouten = {};
    g.verder();
  };
  const stuur = (e: Event): void => {
    e.preventDefault();
    const r = leesFormulier(new FormData(e.target as HTMLFormElement), velden, nu);
    if ('fouten' in r) {
      s.fouten = r.fouten;
      s.algemeen = '';
      toonFouten(k);
    } else antwoord(r.antwoord);
  };

  const kopTekst = html`${wie ? html`<span class="cjr-over">${wie}</span>` : nothing}${inTaal(tekst.vraag)}`;
  const isGroep = eerste.soort !== 'bedrag' && eerste.soort !== 'geheel' && eerste.soort !== 'per';
  const binnen = (inhoud: TemplateResult): TemplateResult =>
    html`<h1 class="nl-heading nl-heading--level-1" data-proef="kop" tabindex="-1">${inhoud}</h1>`;
  const kop = enige && !isGroep && !s.rond[eerste.id] && !isVanTot(nu, eerste) ? binnen(html`<label for=${veldId(eerste)}>${kopTekst}</label>`) : binnen(kopTekst);

  const paden = b.v.feiten.map((f) => (b.el.pad ? `${b.el.pad}.${f}` : f)).join(' ');
  const aantalFouten = Object.keys(s.fouten).length + (s.algemeen ? 1 : 0);
  const inhoud = html`
    ${aantalFouten ? foutOverzicht(s, velden, b.v) : nothing}
    <form novalidate data-proef="vraag" data-pad=${paden} data-soort=${soortNaam(b.v.id, velden)} data-vraag=${b.v.id} @submit=${stuur}>
      ${enige ? nothing : html`${kop}${tekst.hulp ? html`<p class="utrecht-form-field-description">${inTaal(tekst.hulp)}</p>` : nothing}`}${omgeving.rand.vraag?.(k as never, b as never)}
      ${velden.map((v) => veldSjabloon({ c, v: b.v, w: nu?.w, niet: nu?.niet, s, enige, kop, hulp: tekst.hulp, teken: k.teken }, v))}
      ${tekst.waarom || b.v.gevoelig ? waarom(tekst.waarom ?? t('vraag.waarom_standaard'), Boolean(b.v.gevoelig)) : nothing}
      <div class="cjr-knoppen">
        <button class="nl-button nl-button--primary" type="submit" data-proef="verder">${t(p.terug ? 'knop.opslaan' : 'knop.verder')}</button>
        ${heeftRadioOpen ? nothing : html`<button class="nl-button nl-button--secondary" type="button" data-proef="weet-niet" name=${nu?.niet === 'weet' ? 'niet' : nothing} value="weet" aria-pressed=${nu?.niet === 'weet' ? 'true' : nothing} @click=${() => antwoord({ niet: 'weet' })}>${t('knop.weet_niet')}</button>`}
        ${b.v.gevoelig && !heeftRadioOpen ? html`<button class="nl-button nl-button--secondary" type="button" data-proef="liever-niet" name=${nu?.niet === 'zeg' ? 'niet' : nothing} value="zeg" aria-pressed=${nu?.niet === 'zeg' ? 'true' : nothing} @click=${() => antwoord({ niet: 'zeg' })}>${t('knop.liever_niet')}</button>` : nothing}
      </div>
    </form>
    ${g.nu === 0 ? html`<p class="cjr-bij">${t('vraag.weet_niet_mag')} ${t('vraag.bewaard')} <button type="button" class="cjr-link-knop" data-proef="naar-openen" @click=${() => g.ga({ scherm: 'bewaren', keuze: 'openen' })}>${t('vraag.openen')}</button></p>` : nothing}
    ${tussenstand(k)}`;
  return { titel: `${wie ? `${wie}: ` : ''}${tekst.vraag}`, stap: stapTekst(stapVan(b.v.onderwerp)), fout: aantalFouten > 0, inhoud };
}

const isVanTot = (a: Antwoord | undefined, v: Veld): boolean => {
  const w = a?.w?.[v.id];
  return typeof w === 'object' && !Array.isArray(w);
};

/** A sensitive question says at once why it is asked; for others the reason folds open. */
const waarom = (tekst: string, meteen: boolean): TemplateResult =>
  meteen
    ? html`<p class="cjr-waarom-nu">${inTaal(tekst)}</p>`
    : html`<details class="cjr-meer"><summary data-proef="waarom">${t('vraag.waarom')}</summary><p class="nl-paragraph">${inTaal(tekst)}</p></details>`;

function soortNaam(id: string, velden: Veld[]): string {
  if (id === 'partner') return 'er_is';
  const v = velden[0]!;
  if (velden.length === 1 && v.soort === 'keuze') {
    const o = typeof v.opties === 'function' ? [] : v.opties;
    return o.length === 2 && o.includes('ja') && o.includes('nee') ? 'ja/nee' : 'keuze';
  }
  return v.soort;
}

/** `v`: of a page with several fields; then each fault says of which. */
export function foutOverzicht(s: VraagStaat, velden: Veld[], v?: Vraag): TemplateResult {
  const van = (x: Veld): string => (v && veldTekst(v, x, 'label')?.replace(/[?؟:]?$/, ': ')) ?? '';
  const naar = (id: string) => (e: Event): void => {
    e.preventDefault();
    const veld = omgeving.wortel.getElementById(id);
    const vouw = veld?.closest('details');
    if (vouw) vouw.open = true;
    veld?.focus();
  };
  const wat = `${Object.values(s.fouten).join()}${s.algemeen ?? ''}`;
  return html`<div class="utrecht-alert utrecht-alert--error" role="alert" tabindex="-1" data-proef="fout-overzicht" aria-labelledby="fout-kop">
    <h2 class="nl-heading nl-heading--level-3" id="fout-kop">${t('fout.kop')}</h2>
    ${keyed(wat, html`<ul class="utrecht-unordered-list">${velden.filter((x) => s.fouten[x.id]).map((x) => html`<li><a class="nl-link" href="#${veldId(x)}" @click=${naar(veldId(x))}>${van(x)}${s.fouten[x.id]}</a></li>`)}
    ${s.algemeen ? html`<li><a class="nl-link" href="#${veldId(velden[0]!)}" @click=${naar(veldId(velden[0]!))}>${s.algemeen}</a></li>` : nothing}</ul>`)}</div>`;
}
