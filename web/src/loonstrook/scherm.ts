// The payslip on the page: type the lines, or let a PDF be read; then "is this right?", and only then it is filled in.
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { sleutel } from '../kern/antwoorden.ts';
import type { Gesprek } from '../kern/gesprek.ts';
import { omgeving } from '../kern/omgeving.ts';
import { euro, getal } from '../kern/opmaak.ts';
import { komma, t, ts, type Sleutel } from '../kern/taal.ts';
import { leesFormulier } from '../onderdelen/formulier.ts';
import { knop, kop1 } from '../onderdelen/klein.ts';
import { perTekst, veldSjabloon } from '../onderdelen/velden.ts';
import { antwoordTekst } from '../schermen/antwoord-tekst.ts';
import type { Beeld, Kader } from '../schermen/kader.ts';
import { over, vraagTekst } from '../schermen/tekst.ts';
import { foutOverzicht, toonFouten, vraagStaat, type VraagStaat } from '../schermen/vraag.ts';
import type { Antwoord, Veld, Vraag, Waarde } from '../vragen/typen.ts';
import { kortingBij } from './heffing.ts';
import { lezer } from './lezer.ts';
import { antwoordenUit, antwoordenUitJaar, onmogelijk, TIJDVAKKEN, twijfel, VRAGEN, type Jaaropgave, type Melding, type Strook } from './strook.ts';
import { voorbeeldStrook } from './voorbeeld.ts';

type Staat = VraagStaat & { melding?: string; mis?: boolean; keer?: number };
interface Invoer { strook: Strook; jaar: Jaaropgave }

/** How many files were read: it tells whoever reads by machine that one is done. */
let klaar = 0;
/** What was typed or read, by income: it stays when somebody goes back, and is gone with the page. */
const gevuld = new WeakMap<Gesprek, Map<string, Invoer>>();
function invoer(g: Gesprek): Invoer {
  let m = gevuld.get(g);
  if (!m) gevuld.set(g, (m = new Map()));
  let i = m.get(g.pagina.el!);
  if (!i) m.set(g.pagina.el!, (i = { strook: {}, jaar: {} }));
  return i;
}

const bedrag = (id: string): Veld => ({ soort: 'bedrag', id, max: 100_000, optioneel: true });
const jaNee = (id: string): Veld => ({ soort: 'keuze', id, opties: ['ja', 'nee'], kort: true, optioneel: true });
const EERST: Veld[] = [
  { soort: 'keuze', id: 'per', opties: [...TIJDVAKKEN], kort: true, naam: perTekst }, { soort: 'bedrag', id: 'bruto', max: 100_000 }, bedrag('extra'), jaNee('elke'), bedrag('pensioen'), bedrag('loonheffing'),
  bedrag('netto'), { soort: 'geheel', id: 'uren', deci: true, max: 9999, optioneel: true }, jaNee('korting'),
];
const MEER: Veld[] = ['loon_lh', 'premies', 'vergoeding', 'inhouding', 'opgebouwd'].map(bedrag);
const ditJaar = (g: Gesprek): number => Number(g.datum.slice(0, 4));
/** The last one that can be there stands first; a file may bring an older one. */
const jaarvelden = (g: Gesprek, j: Jaaropgave): Veld[] => [{ soort: 'per', id: 'jaar', opties: [...new Set([-1, 0, -2, -3].map((n) => String(ditJaar(g) + n)).concat(j.jaar ?? []))] }, { soort: 'bedrag', id: 'loon', max: 1_000_000 }, { soort: 'bedrag', id: 'loonheffing', max: 1_000_000, optioneel: true }, jaNee('gelijk')];

const vraag = (id: string, velden: Veld[]): Vraag => ({ id, bij: 'situatie', onderwerp: 'inkomen', volgorde: 0, feiten: [], velden: () => velden, naar: () => ({}) });
const inEuro = (m: Melding): Record<string, string> => Object.fromEntries(Object.entries(m.vars ?? {}).map(([k, n]) => [k, k === 'max' ? getal(n) : euro(n)]));

/** What a filled form says is wrong, by field. */
function fouten(w: Record<string, Waarde>, jaar: boolean, g: Gesprek): Record<string, string> {
  const uit: Record<string, string> = {};
  for (const [id, x] of Object.entries(w)) if (typeof x === 'object') uit[id] = t('ls.fout.een');
  if (jaar) {
    const { loon, loonheffing, jaar: j, gelijk } = w as unknown as Jaaropgave;
    if (loon === 0) uit.loon = t('ls.fout.nul');
    if (Number(loonheffing) >= Number(loon)) uit.loonheffing = t('ls.fout.meer_dan_bruto');
    if (Number(j) > ditJaar(g)) uit.jaar = t('ls.fout.jaar');
    if (Number(j) !== ditJaar(g) && !gelijk) uit.gelijk = t('ls.fout.ja_nee');
  } else for (const m of onmogelijk(w as Strook)) uit[m.veld] ??= t(`ls.fout.${m.wat}` as Sleutel, inEuro(m));
  return uit;
}

export function strookScherm(k: Kader): Beeld {
  const { g } = k;
  const s: Staat = vraagStaat(k);
  const i = invoer(g);
  const jaar = g.pagina.keuze === 'jaar';
  const w = (jaar ? i.jaar : i.strook) as unknown as Record<string, Waarde>;
  const eerst = jaar ? jaarvelden(g, i.jaar) : EERST;
  const alle = jaar ? eerst : [...EERST, ...MEER];
  const v = vraag(jaar ? 'lsj' : 'ls', alle);
  const c = g.model.ctx(g.model.element('')!);
  const titel = t(jaar ? 'lsj.kop' : 'ls.kop');
  const ga = (scherm: 'loonstrook' | 'strookklopt', keuze?: string): void =>
    g.ga({ scherm, el: g.pagina.el!, ...(keuze ? { keuze } : {}), ...(g.pagina.terug ? { terug: true } : {}) });

  const stuur = (e: Event): void => {
    e.preventDefault();
    const r = leesFormulier(new FormData(e.target as HTMLFormElement), alle, undefined);
    const w1 = 'antwoord' in r ? r.antwoord.w! : {};
    s.fouten = 'fouten' in r ? r.fouten : fouten(w1, jaar, g);
    for (const [id, x] of Object.entries(s.fouten)) if (x === t('fout.bedrag_leeg') || x === t('fout.kies')) s.fouten[id] = t('ls.fout.leeg');
    if (Object.keys(s.fouten).length) {
      // the questions that only come with an amount must be there to be answered
      if (w1.extra) i.strook = w1 as Strook;
      if (w1.jaar) i.jaar = w1 as unknown as Jaaropgave;
      toonFouten(k);
      if (MEER.some((x) => s.fouten[x.id])) omgeving.wortel.querySelector<HTMLDetailsElement>('.cjr-strook-meer')!.open = true;
      return;
    }
    if (jaar) i.jaar = w1 as unknown as Jaaropgave;
    else i.strook = w1 as Strook;
    ga('strookklopt', g.pagina.keuze);
  };

  const kies = async (e: Event): Promise<void> => {
    const f = (e.target as HTMLInputElement).files?.[0];
    if (!f) return;
    const bezig = (s.keer = (s.keer ?? 0) + 1);
    Object.assign(s, { melding: t('ls.bezig'), mis: false, fouten: {} });
    k.teken();
    const b = await lezer.pdf!.leesBestand(f);
    klaar++;
    // another file was chosen, or another page, while this one was read
    if (s.keer !== bezig || k.staat !== (s as unknown)) return;
    s.mis = false;
    if (b.soort === 'strook') s.melding = gelezenTekst('ls', i.strook = b.strook);
    else if (b.soort === 'jaaropgave') s.melding = gelezenTekst('lsj', i.jaar = b.opgave);
    else Object.assign(s, { mis: true, melding: t(`ls.pdf.${b.soort}` as Sleutel) });
    if (!s.mis && (b.soort === 'jaaropgave') !== jaar) {
      const { melding } = s;
      ga('loonstrook', jaar ? '' : 'jaar');
      (k.staat as unknown as Staat).melding = melding!;
    }
    k.teken();
  };

  const veld = (x: Veld): TemplateResult | typeof nothing =>
    ((x.id === 'elke' && !w.extra) || (x.id === 'gelijk' && Number(w.jaar) === ditJaar(g)) ? nothing
      : veldSjabloon({ c, v, w, s, enige: false, kop: html``, teken: k.teken }, x));
  const fout = Object.keys(s.fouten).length > 0;
  const wie = over(g.model, g.model.element(g.pagina.el!)!);
  return { titel, fout, breed: !jaar, inhoud: html`
    ${fout ? foutOverzicht(s, alle, v) : nothing}
    ${kop1(html`<span class="cjr-over">${wie}</span>${titel}`)}
    <p class="nl-paragraph">${t(jaar ? 'lsj.uitleg' : 'ls.uitleg')}</p>
    <p class="cjr-bij">${t('ls.veilig')}</p>
    ${bestandVeld(s, kies)}
    <div class=${jaar ? '' : 'cjr-strookpaar'}>${jaar ? nothing : voorbeeldStrook()}
    <form novalidate data-proef="loonstrook" data-soort=${jaar ? 'jaar' : 'strook'} @submit=${stuur}>
      ${eerst.map(veld)}
      ${jaar ? nothing : html`<details class="cjr-meer cjr-strook-meer" ?open=${MEER.some((x) => w[x.id] !== undefined)}><summary data-proef="meer-regels">${t('ls.meer')}</summary>${MEER.map(veld)}</details>`}
      <div class="cjr-knoppen"><button class="nl-button nl-button--primary" type="submit" data-proef="verder">${t('knop.verder')}</button>
        ${knop('secondary', 'andere-strook', t(jaar ? 'lsj.strook' : 'ls.jaar'), () => ga('loonstrook', jaar ? '' : 'jaar'))}</div>
    </form></div>
    ${lezer.pdf || omgeving.rand.bijStart === undefined ? nothing : html`<p class="cjr-bij">${t('ls.zonder_pdf')} <button type="button" class="cjr-link-knop" data-proef="naar-bewaren" @click=${() => g.ga({ scherm: 'bewaren' })}>${t('bewaren.knop')}</button></p>`}` };
}

/** Which lines were not found, of those that people mostly have. */
function gelezenTekst(v: 'ls' | 'lsj', w: Strook | Jaaropgave): string {
  const weg = (v === 'ls' ? ['per', 'bruto', 'loonheffing', 'netto', 'uren', 'korting'] : ['jaar', 'loonheffing']).filter((x) => !(x in w));
  return [t('ls.gelezen'), weg.length ? t('ls.niet_gevonden', { wat: weg.map((x) => ts(`${v}.${x}.label`)).join(komma()) }) : ''].join(' ').trim();
}

const bestandVeld = (s: Staat, kies: (e: Event) => Promise<void>): TemplateResult | typeof nothing =>
  (lezer.pdf ? html`<div class="utrecht-form-field"><label class="utrecht-form-label" for="strook-bestand">${t('ls.bestand')}</label>
    <input type="file" class="cjr-bestand" id="strook-bestand" data-proef="strook-bestand" accept=".pdf,application/pdf" aria-describedby="strook-melding" @change=${(e: Event) => void kies(e)}></div>
    <div class="cjr-strook-melding" role="status" id="strook-melding" data-proef="strook-melding" data-keer=${klaar}>${keyed(s.melding, s.melding ? html`<p class="cjr-let-op ${s.mis ? '' : 'cjr-let-op--goed'}">${s.melding}</p>` : nothing)}</div>` : nothing);

/** "Is this right?": what will be filled in, in the words of the interview, and what does not agree. */
export function kloptScherm(k: Kader): Beeld {
  const { g } = k;
  const s = k.staat as { melding?: string; past?: string };
  const i = invoer(g);
  const { el, keuze } = g.pagina;
  const jaar = keuze === 'jaar';
  const titel = t('ls.klopt');
  const anders = jaar && i.jaar.gelijk === 'nee';
  const past = jaar ? '' : (s.past ??= kortingBij(g, el!, i.strook) ?? '');
  const afgeleid = past && !i.strook.korting ? { ...i.strook, korting: past as 'ja' } : i.strook;
  const nieuw = (anders ? [] : jaar ? antwoordenUitJaar(i.jaar) : antwoordenUit(afgeleid)).flatMap(([id, a]) => {
    const b = g.vraag(el!, id);
    return b ? [{ b, a }] : [];
  });
  const vul = (): void => {
    const oud = new Map(VRAGEN.map((id): [string, Antwoord | undefined] => [sleutel(el!, id), g.kaart.get(sleutel(el!, id))]));
    for (const sl of oud.keys()) g.kaart.delete(sl);
    g.vergeet();
    for (const { b, a } of nieuw) {
      const melding = g.antwoord(b, a);
      if (!melding) continue;
      for (const [sl, a1] of oud) if (a1) g.kaart.set(sl, a1); else g.kaart.delete(sl);
      g.vergeet();
      s.melding = melding;
      k.teken();
      return;
    }
    g.verder();
  };
  const { extra, elke, opgebouwd, korting } = i.strook;
  const let_op = jaar ? [] : twijfel(i.strook).map((m) => t(`ls.let.${m.wat}` as Sleutel, inEuro(m)));
  if (past && korting && past !== korting) let_op.push(t(past === 'ja' ? 'ls.let.korting_ja' : 'ls.let.korting_nee'));
  const regel = (id: string, wat: string, is: string): TemplateResult => html`<div class="utrecht-data-list__item cjr-antwoord" data-proef="uit-strook" data-vraag=${id}><dt class="utrecht-data-list__item-key">${wat}</dt>
    <dd class="utrecht-data-list__item-value">${is}</dd></div>`;
  return { titel, inhoud: html`${kop1(html`<span class="cjr-over">${over(g.model, g.model.element(el!)!)}</span>${titel}`)}
    ${s.melding ? html`<div class="utrecht-alert utrecht-alert--error" role="alert" data-proef="fout-overzicht"><p class="nl-paragraph">${s.melding}</p></div>` : nothing}
    ${anders ? html`<p class="nl-paragraph" data-proef="jaar-anders">${t('lsj.anders', { jaar: String(ditJaar(g)) })}</p>` : html`<p class="nl-paragraph">${t('ls.klopt_uitleg')}</p>
    <dl class="utrecht-data-list cjr-antwoorden">${nieuw.map(({ b, a }) => {
      const c = g.model.ctx(b.el);
      return regel(b.v.id, vraagTekst(c, b.v).kort, antwoordTekst(c, b.v, a));
    })}${jaar || opgebouwd === undefined ? nothing : regel('opgebouwd', t('ls.opgebouwd.label'), euro(opgebouwd))}</dl>
    ${past && !korting ? html`<p class="cjr-bij" data-proef="korting-gezien">${t('ls.klopt_korting')}</p>` : nothing}
    ${!jaar && extra && elke === 'nee' ? html`<p class="cjr-bij">${t('ls.klopt_extra', { bedrag: euro(extra) })}</p>` : nothing}`}
    ${let_op.map((x) => html`<p class="cjr-let-op" data-proef="strook-twijfel">${x}</p>`)}
    <div class="cjr-knoppen">${anders ? nothing : knop('primary', 'strook-klopt', t('ls.ja'), vul)}
      ${anders ? knop('primary', 'strook-terug', t('knop.verder'), () => g.ga({ scherm: 'vraag', el: el!, vraag: 'loon', ...(g.pagina.terug ? { terug: true } : {}) }))
        : knop('secondary', 'strook-anders', t('ls.nee'), () => omgeving.terug())}</div>` };
}
