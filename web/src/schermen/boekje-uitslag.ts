// "Wat komt er in, wat gaat er uit": what is left, whether it can be more or less, and what there may be for creditors.
// Every figure is the engine's; this only says it, and says why where there is none.
import { html, nothing, type TemplateResult } from 'lit';
import { BINNEN, VOET, isIngevuld, krijgtAl, reden, reken, type Bedrag, type Stand } from '../kern/boekje.ts';
import { BESLAG, REGELS } from '../kern/namen.ts';
import { datumTekst, euro } from '../kern/opmaak.ts';
import { omgeving } from '../kern/omgeving.ts';
import { feitTekst, hoofdletter, inTaal, komma, regelingTekst, t, taal, type Sleutel } from '../kern/taal.ts';
import { rijen, zegtIets, type Rij } from '../kern/totaal.ts';
import { bedrag } from '../onderdelen/bedrag.ts';
import { boog, type Deel } from '../onderdelen/boog.ts';
import { knop, kop1, kop2, tabel, type Rij as TabelRij } from '../onderdelen/klein.ts';
import type { Stap } from '../kern/typen.ts';
import type { Beeld, Kader } from './kader.ts';
import { Uitlegger } from './uitleg.ts';

const stapNaam = (regelset: string, naam: string): string => regelingTekst(regelset).stappen![naam]!;
const soortNaam = (soort: string): string => feitTekst('uitgave', 'soort').opties![soort]!;
/** Above this an amount a month only says that something is not known. */
const ONBEKEND = 1_000_000;

/** An amount, a range, or only the side of it that is sure. */
function toon(b: Bedrag | undefined, zeker: 'laag' | 'hoog', proef = 'bedrag'): TemplateResult | string {
  if (!b) return t('uitleg.onbekend');
  const n = b[zeker];
  if (zegtIets(b.laag, b.hoog)) return bedrag(b.laag, b.hoog, 'maand', proef);
  return n && Math.abs(n) < ONBEKEND ? html`${t(`hb.${zeker === 'hoog' ? 'hoogstens' : 'minstens'}`)} ${bedrag(n, n, 'maand', proef)}` : t('uitleg.onbekend');
}

export function uitslagScherm(k: Kader): Beeld {
  const { g } = k;
  const st = reken(g);
  const over = st.bedrag('over');
  const titel = t('hb.kop');
  const onbekend = st.uitgaven.filter((u) => !u.bedrag).map((u) => soortNaam(u.soort));
  return { titel, breed: true, inhoud: html`<div class="cjr-boekje" data-proef="boekje-uitslag">${kop1(titel)}
    <div class="cjr-totaal" data-proef="hoofdzaak">${hoofdzaak(over)}
      ${onbekend.length ? html`<p class="cjr-bij" data-proef="open">${t('hb.open', { wat: onbekend.join(komma()) })}</p>` : nothing}
      <p class="cjr-bij">${t('hb.let_op')} ${t('uitkomst.versies', { datum: datumTekst(g.datum) })} <bdi>${g.uitkomst.regelsets.map((r) => `${r.id} ${r.versie}`).join(', ')}</bdi></p></div>
    ${tekening(st)}
    ${inEnUit(k, st)}
    ${kanAnders(k)}
    ${st.schulden.length || st.is('beslag_loopt') ? schulden(k, st) : nothing}
    <div class="cjr-knoppen">${knop('primary', 'boekje', t('hb.wijzig'), () => g.ga({ scherm: 'boekje' }))}
      ${knop('secondary', 'afdrukken', t('uitkomst.druk'), () => print())}${knop('subtle', 'naar-uitkomst', t('watals.terug'), () => g.ga({ scherm: 'uitkomst' }))}</div></div>` };
}

function hoofdzaak(over: Bedrag | undefined): TemplateResult {
  if (!over || over.hoog > ONBEKEND) return html`<p class="cjr-totaal__bedrag cjr-totaal__bedrag--geen">${t('hb.te_breed')}</p>`;
  // a shortage is said as a positive amount, and is at least what is sure
  const kort = over.hoog < 0;
  return html`<p class="cjr-totaal__wat">${t(kort ? 'hb.tekort' : 'hb.er_blijft')}</p>
    <p class="cjr-totaal__bedrag">${kort ? toon({ laag: -over.hoog, hoog: -over.laag }, 'laag', 'tekort') : toon(over, 'hoog', 'over')} <span class="cjr-totaal__per">${t('per.maand')}</span></p>`;
}

/** Only when it is known what comes in; what is not known of the rest has an edge and no colour. */
function tekening(st: Stand): TemplateResult | typeof nothing {
  const [in_, uit, aflos, over] = ['inkomen', 'lasten', 'aflossing', 'over'].map((n) => st.bedrag(n)!) as [Bedrag, Bedrag, Bedrag, Bedrag];
  const inkomen = in_.hoog;
  if (inkomen - in_.laag > 1 || inkomen <= 0) return nothing;
  const zeker = over.hoog - over.laag < 1;
  const kort = over.hoog < 0;
  // short: what comes in covers the costs, and of the debts what it still can; C is what nothing covers
  const lasten = Math.min(uit.laag, inkomen);
  const vast = Math.max(0, over.laag);
  const delen: Deel[] = [
    { soort: 'lasten', letter: 'A', waarde: lasten }, { soort: 'schuld', letter: 'B', waarde: Math.min(aflos.laag, inkomen - lasten) },
    { soort: kort ? 'tekort' : 'over', letter: 'C', waarde: kort ? -over.hoog : vast },
    { soort: 'open', letter: vast ? '' : 'C', waarde: kort ? 0 : over.hoog - vast },
  ];
  const naam = kort ? t('hb.tekort') : t('hb.er_blijft');
  const hoeveel = `${zeker || kort ? '' : `${t('hb.hoogstens')} `}${euro(Math.abs(over.hoog))}`;
  const zin = [t('hb.boog'), ...([['inkomen', inkomen], ['lasten', uit.laag], ['aflossing', aflos.laag]] as const).map(([n, x]) => `${stapNaam(REGELS, n)}: ${euro(x)}.`), `${naam}: ${hoeveel}.`].join(' ');
  return html`<figure class="cjr-figuur">${boog(delen, zin, html`${naam}<strong translate="no"><bdi>${hoeveel}</bdi></strong>`)}</figure>`;
}

/** The same in figures, with the letters of the drawing. */
function inEnUit(k: Kader, st: Stand): TemplateResult {
  const binnen = regelset(k, REGELS).regels!.filter((x) => BINNEN.test(x.naam)).map(({ naam: n }) => ({ n, b: st.bedrag(n) })).filter(({ b }) => b && b.hoog > 0);
  const som = (id: string, zeker: 'laag' | 'hoog', letter = '', naam = stapNaam(REGELS, id)): TabelRij =>
    ({ id, kop: html`<strong>${letter}${naam}</strong>`, cellen: [html`<strong>${toon(st.bedrag(id), zeker, id)}</strong>`] });
  const regels: TabelRij[] = [
    ...binnen.map(({ n, b }) => ({ id: n, kop: stapNaam(REGELS, n), cellen: [toon(b, 'hoog')] })), som('inkomen', 'hoog'),
    ...st.uitgaven.map((u) => ({ id: `uit-${u.soort}`, kop: soortNaam(u.soort), cellen: [toon(u.bedrag, 'laag')] })), som('lasten', 'laag', 'A. '), som('aflossing', 'laag', 'B. '),
    som('over', 'hoog', 'C. '),
  ];
  return tabel(t('hb.tabel'), 'boekje-tabel', [t('hb.tabel'), t('hb.bedrag')], regels, 'cjr-boekje__tabel');
}

/** A scheme by its name, and the way to its card. */
const naarKaart = (k: Kader, id: string): TemplateResult => {
  const naam = regelingTekst(id).naam;
  return html`<button type="button" class="cjr-link-knop" data-proef="naar-kaart" data-regeling=${id} @click=${() => {
    k.g.ga({ scherm: 'uitkomst' });
    const kop = omgeving.wortel.querySelector<HTMLElement>(`[data-regeling="${id}"] h3`);
    kop?.setAttribute('tabindex', '-1');
    kop?.focus();
  }}>${inTaal(naam, hoofdletter(naam))}</button>`;
};
/** What is found and does not come in yet; and of what does, whether it may have to be paid back. */
function kanAnders(k: Kader): TemplateResult {
  const al = krijgtAl(k.g);
  const nog = rijen(k.g).filter((r: Rij) => r.groep !== 'nee' && !r.eerstAdvies && r.maand && r.maand.hoog > 0 && !al.includes(r.id));
  const gevaar = Object.entries(k.g.uitkomst.regelingen).flatMap(([id, r]) => (al.includes(id) ? r.waarschuwingen.filter((w) => !w.misschien).map((w) => ({ id, tekst: regelingTekst(id).waarschuwingen?.[w.id] })) : []));
  const lijst = (soort: 'meer' | 'minder', rij: TemplateResult[]): TemplateResult => html`${kop2(t(`hb.${soort}`))}<div data-proef=${soort}>${rij.length ? html`<ul class="utrecht-unordered-list">${rij.map((x) => html`<li>${x}</li>`)}</ul>` : html`<p class="nl-paragraph">${t(`hb.${soort}_niets`)}</p>`}</div>`;
  return html`${lijst('meer', nog.map((r) => html`${naarKaart(k, r.id)}${zegtIets(r.maand!.laag, r.maand!.hoog) ? html`: ${bedrag(Math.floor(r.maand!.laag), Math.floor(r.maand!.hoog), 'maand', 'meer-bedrag')} ${t('per.maand')}` : nothing} (${t(`groep.${r.groep}` as Sleutel).toLocaleLowerCase(taal())})`))}
    ${lijst('minder', gevaar.map((x) => html`${naarKaart(k, x.id)}: ${inTaal(x.tekst)}`))}`;
}

function schulden(k: Kader, st: Stand): TemplateResult {
  const waarom = reden(st);
  const voet = st.bedrag(VOET);
  return html`<section data-proef="schulden" data-reden=${waarom}>${kop2(t('hb.schuldkop'))}
    <p class="cjr-let-op" data-proef="geen-advies"><strong>${t('hb.geen_advies')}</strong> ${t('hb.waarheen')}</p>
    <h3 class="nl-heading nl-heading--level-3">${stapNaam(BESLAG, VOET)}: ${toon(voet, 'hoog', 'beslagvrij')}</h3>
    <p class="nl-paragraph">${t('hb.voet')}</p>
    ${uitleg(k, st)}
    ${st.is('betaalt_te_veel') && waarom !== 'beslag' ? html`<p class="cjr-let-op">${t('hb.te_veel')}</p>` : nothing}
    ${waarom ? html`<p class="nl-paragraph" data-proef="reden">${t(`hb.reden.${waarom}` as Sleutel)}</p>` : voorstel(st)}</section>`;
}

function voorstel(st: Stand): TemplateResult {
  const kort = (f: string): string => feitTekst('schuld', f).kort!;
  // under the name, so that the table fits on a telephone
  const nog = (b: Bedrag | undefined): TemplateResult => html`<span class="cjr-blok cjr-zacht">${kort('bedrag')}: ${toon(b, 'laag')}</span>`;
  return html`<h3 class="nl-heading nl-heading--level-3">${t('hb.voorstel')}</h3><p class="nl-paragraph">${t('hb.voorstel_uitleg')}</p>
    ${tabel(t('hb.voorstel'), 'voorstel', [kort('eiser'), stapNaam(REGELS, 'voorstel'), t('hb.nu')], [
      ...st.schulden.map((s, i) => ({ id: `schuld-${i}`, kop: html`<bdi>${s.eiser || t('hb.schuld', { n: i + 1 })}</bdi>${nog(s.bedrag)}`, cellen: [toon(s.voorstel, 'laag', 'schuld-voorstel'), toon(s.per_maand, 'laag')] })),
      { id: 'samen', kop: html`<strong>${stapNaam(REGELS, 'voorstel_samen')}</strong>${nog(st.bedrag('schuld_samen'))}`, cellen: [html`<strong>${toon(st.bedrag('voorstel_samen'), 'laag', 'voorstel-samen')}</strong>`, toon(st.bedrag('aflossing'), 'laag')] },
    ], 'cjr-boekje__tabel')}
    <p class="nl-paragraph" data-proef="blijft">${t('hb.blijft')} <strong>${toon(st.bedrag('blijft'), 'laag', 'blijft')}</strong>. ${t('hb.blijft_boven')}</p>`;
}

interface Reeks { vanaf: string; status?: string }
interface Regel { naam: string; is?: string; bron?: string }
interface Regelset { id: string; wet?: string; parameters?: Record<string, { loopt?: string; reeks: Reeks[] }>; regels?: Regel[] }

const regelset = (k: Kader, id: string): Regelset => (k.g.rulesets as Regelset[]).find((r) => r.id === id)!;

/** How the protected amount came about: each step with its amount, its formula and its article. */
function uitleg(k: Kader, st: Stand): TemplateResult {
  const set = regelset(k, BESLAG);
  const u = new Uitlegger(k, BESLAG);
  const stap = (r: Regel): TemplateResult | typeof nothing => {
    const b = st.bedrag(r.naam === VOET ? VOET : `${BESLAG}.${r.naam}`);
    return !b ? nothing : u.stap({ naam: r.naam, bron: r.bron, ingevuld: r.is, wet: set.wet, status: statusVan(set, r.is ?? '', k.g.datum),
      waarde: b.hoog < ONBEKEND && { laagste: b.laag, hoogste: b.hoog, soort: 'bedrag' } } as Stap, 1);
  };
  return html`<details class="cjr-meer cjr-geen-druk" data-proef="beslag-uitleg"><summary>${t('kaart.berekend')}</summary><ol class="cjr-staplijst">${set.regels!.map(stap)}</ol></details>`;
}

/** How sure the least sure figure is that a formula names on that day: of an earlier year, or not official. */
function statusVan(set: Regelset, formule: string, datum: string): string {
  for (const naam of formule.match(/\w+/g) ?? []) {
    const p = set.parameters?.[naam];
    const r = p?.reeks.filter((x) => x.vanaf <= datum).at(-1);
    if (!r) continue;
    if (p!.loopt !== 'onbepaald' && r.vanaf.slice(0, 4) < datum.slice(0, 4)) return t('zekerheid.verouderd');
    if (!/^officieel/.test(r.status!)) return r.status!;
  }
  return 'officieel';
}

/** On the paper of the result: only when it was filled in, and of debts only what may be there. */
export function drukBoekje(k: Kader): TemplateResult | typeof nothing {
  if (!isIngevuld(k.g)) return nothing;
  const st = reken(k.g);
  const regels = ['inkomen', 'lasten', 'na_lasten', ...(k.g.gevoeligMee && st.schulden.length ? ['aflossing', 'over', VOET] : [])];
  return html`<h2>${t('hb.kop')}</h2><dl class="cjr-druk__lijst" data-proef="druk-boekje">${regels.map((n) => html`<div><dt>${stapNaam(n === VOET ? BESLAG : REGELS, n)}</dt><dd>${toon(st.bedrag(n), /^l|af/.test(n) ? 'laag' : 'hoog')}</dd></div>`)}</dl>`;
}
