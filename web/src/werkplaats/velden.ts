// The forms: one field for each value, with what is wrong with it beside it.
import { html, nothing, type TemplateResult } from 'lit';
import { leesWaarde, toonWaarde, type Ding, type Groep, type Pad, type Stand, type Voorwaarde } from './bewerk.ts';
import { bedragFormulier, type BedragFouten, type NieuwBedrag } from './bedragen.ts';
import { formuleVeld, veldId as id, type Hulp } from './formuleveld.ts';
import type { Naam } from './namenlijst.ts';
import type { Bouwstenen } from './nieuw.ts';
import { tekstBlok } from './tekstvelden.ts';
import { klapt, staatOpen, type Uitklap } from './uitklap.ts';
import { eisen } from './voorwaardevelden.ts';
import type { NieuweEis } from './voorwaarden.ts';
import type { Fout } from '../kern/typen.ts';
import { w } from './woorden.ts';

/** A fault with the place in the rules that it names. */
export type Plaatsfout = Fout & { plaats: Pad };
export interface Bewerker extends Uitklap {
  naam(regelset: string, naam: string): string;
  titel(regelset: string): string;
  zet(pad: Pad, waarde: unknown): void;
  nieuw(ding: Ding): void;
  rijErbij(stand: Stand): void;
  /** what was typed, when that differs from how the value is shown */
  getypt: Map<string, string>;
  fouten(ding: Ding): Plaatsfout[];
  // --- formulas: what may stand in them, and what it means
  lijst(regelset: string): Naam[];
  bijNaam(regelset: string, naam: string): Naam | undefined;
  hulp: Hulp;
  teken(): void;
  // --- texts, by scheme, language and place
  talen(): string[];
  taalKeuze(): unknown;
  leesTekst(regelset: string, taal: string, sub: Pad): unknown;
  zetTekst(regelset: string, taal: string, sub: Pad, waarde: unknown): void;
  /** what must be mended, and what could be better */
  tekstMeldingen(regelset: string, taal: string, sub: Pad): { fout: string[]; raad: string[] };
  /** how many texts are missing: of a condition, or of all else */
  foutenInTeksten(regelset: string, voorwaarde?: string): number;
  // --- conditions
  bouwstenen: Bouwstenen | null;
  bedragen: Map<string, NieuwBedrag>;
  bedragFouten: { bij: string; fouten: BedragFouten };
  voegBedragToe(g: Groep): void;
  eisen: Map<string, NieuweEis>;
  eisFout: string;
  voegEisToe(g: Groep): void;
  haalEisWeg(g: Groep, v: Voorwaarde): void;
}

const sleutel = (pad: Pad): string => pad.join('/');

function veld(b: Bewerker, label: string, pad: Pad, oud: unknown, o: { hulp?: string; ruw?: boolean; breed?: boolean; fout?: string | undefined; stil?: boolean; soort?: string } = {}): TemplateResult {
  const k = sleutel(pad);
  const klaar = (e: Event): void => {
    const s = (e.target as HTMLInputElement).value;
    b.getypt.set(k, s);
    b.zet(pad, o.ruw ? s : leesWaarde(s, oud, o.soort));
  };
  return html`<div class="cjr-w-veld ${o.breed ? 'cjr-w-veld--breed' : ''}">
    ${o.stil ? nothing : html`<label class="utrecht-form-label" for=${id(pad)}>${label}${o.hulp ? html` <span class="cjr-bij">(${o.hulp})</span>` : nothing}</label>`}
    <input class="utrecht-textbox" id=${id(pad)} data-pad=${k} aria-label=${o.stil ? label : nothing} aria-invalid=${o.fout ? 'true' : nothing} aria-describedby=${o.fout ?? nothing}
      type="text" autocomplete="off" spellcheck=${o.breed ? 'true' : 'false'} .value=${b.getypt.get(k) ?? toonWaarde(oud)} @input=${klaar}></div>`;
}

interface Bereik { van: unknown; tot: unknown }
const isBereik = (x: unknown): x is Bereik => typeof x === 'object' && x !== null && 'van' in x && 'tot' in x;
/** A value, or a range as two fields. */
function waardeVelden(b: Bewerker, label: string, pad: Pad, oud: unknown, o: Parameters<typeof veld>[4] = {}): TemplateResult {
  if (!isBereik(oud)) return veld(b, label, pad, oud, o);
  return html`${(['van', 'tot'] as const).map((k) => veld(b, `${label}: ${w(`bereik.${k}`)}`, [...pad, k], oud[k], { ...o, hulp: '' }))}`;
}
/** From one value to a range, and back. */
const bereikKnop = (b: Bewerker, pad: Pad, oud: unknown): TemplateResult =>
  html`<div class="cjr-knoppen"><button type="button" class="nl-button nl-button--subtle" data-proef="bereik" @click=${() => b.zet(pad, isBereik(oud) ? oud.van : { van: oud ?? 0, tot: oud ?? 0 })}>${w(isBereik(oud) ? 'bereik.weg' : 'bereik.maak')}</button></div>`;

const STATUS = ['officieel', 'officieel_geciteerd', 'secundair', 'afgeleid', 'geheugen', 'onbekend'] as const;
const statusVeld = (b: Bewerker, s: Stand): TemplateResult => html`<div class="cjr-w-veld">
  <label class="utrecht-form-label" for=${id([...s.pad, 'status'])}>${w('status')}</label>
  <select class="utrecht-select" id=${id([...s.pad, 'status'])} @change=${(e: Event) => b.zet([...s.pad, 'status'], (e.target as HTMLSelectElement).value)}>
    ${STATUS.map((x) => html`<option value=${x} ?selected=${x === s.status}>${w(`status.${x}`)}</option>`)}</select></div>`;

const bronnen = (b: Bewerker, s: Stand): TemplateResult => html`${veld(b, w('vanaf'), [...s.pad, 'vanaf'], s.vanaf, { ruw: true })}
  ${statusVeld(b, s)}${veld(b, w('bron'), [...s.pad, 'bron'], s.bron, { ruw: true, breed: true })}`;

/** A choice is chosen, not typed. */
function keuzeVeld(b: Bewerker, opties: string[], pad: Pad, oud: unknown): TemplateResult {
  return html`<div class="cjr-w-veld"><label class="utrecht-form-label" for=${id(pad)}>${w('waarde')}</label>
    <select class="utrecht-select" id=${id(pad)} data-pad=${sleutel(pad)} @change=${(e: Event) => b.zet(pad, leesWaarde((e.target as HTMLSelectElement).value, oud))}>
      ${['', ...opties].map((o) => html`<option value=${o} ?selected=${o === toonWaarde(oud)}>${o ? o.replaceAll('_', ' ') : w('status.onbekend')}</option>`)}</select></div>`;
}

const optiesVan = (type: string): string[] | undefined => (type === 'ja/nee' ? ['ja', 'nee'] : /^keuze\((.+)\)$/.exec(type)?.[1]?.split('|'));

const waardeStand = (b: Bewerker, type: string, s: Stand, fout?: string): TemplateResult => html`<div class="cjr-w-stand">
  ${optiesVan(type) ? keuzeVeld(b, optiesVan(type)!, [...s.pad, 'waarde'], s.waarde) : waardeVelden(b, `${w('waarde')}, ${type}`, [...s.pad, 'waarde'], s.waarde, { hulp: w('waarde.onbekend'), fout, soort: type })}${bronnen(b, s)}</div>
  ${/^(bedrag|percentage|geheel|getal)/.test(type) ? bereikKnop(b, [...s.pad, 'waarde'], s.waarde) : nothing}`;

function tabelStand(b: Bewerker, d: Extract<Ding, { soort: 'tabel' }>, s: Stand): TemplateResult {
  const sleutels = ['van', 'tot', 'is'].filter((k) => s.rijen!.some((r) => k in r.cellen));
  const koppen = [...sleutels, ...d.kolommen];
  return html`<div class="cjr-breed" tabindex="0" role="region" aria-label=${`${d.naam} ${s.vanaf}`}><table class="utrecht-table cjr-w-tabel">
    <thead class="utrecht-table__header"><tr>${koppen.map((k) => html`<th scope="col" class="utrecht-table__header-cell">${k.replaceAll('_', ' ')}</th>`)}<td class="utrecht-table__header-cell"></td></tr></thead>
    <tbody>${s.rijen!.map((r, i) => html`<tr>${koppen.map((k) => html`<td class="utrecht-table__cell">${k in r.cellen
      ? waardeVelden(b, `${k.replaceAll('_', ' ')}, rij ${i + 1}`, [...r.pad, k], r.cellen[k], { stil: true }) : nothing}</td>`)}
      <td class="utrecht-table__cell"><button type="button" class="nl-button nl-button--subtle" aria-label=${w('rij.weg', { n: i + 1 })} ?disabled=${s.rijen!.length === 1} @click=${() => b.zet(r.pad, undefined)}>×</button></td></tr>`)}</tbody></table></div>
    <div class="cjr-knoppen"><button type="button" class="nl-button nl-button--subtle" data-proef="rij-erbij" @click=${() => b.rijErbij(s)}>${w('rij.erbij')}</button></div>
    <div class="cjr-w-stand">${bronnen(b, s)}</div>`;
}

function ding(b: Bewerker, g: Groep, d: Exclude<Ding, Voorwaarde>): TemplateResult {
  const fouten = b.fouten(d);
  const foutId = `${id(d.pad)}-fout`;
  const naam = b.naam(g.regelset, d.naam);
  const inhoud = (): TemplateResult => {
    if (d.soort === 'formule') return formuleVeld(b, { regelset: g.regelset, pad: d.pad, formule: d.formule, label: d.rol, foutId: fouten.length ? foutId : undefined });
    const laatste = d.standen.at(-1);
    const eerder = d.standen.slice(0, -1).reverse();
    const toon = (s: Stand): TemplateResult => (d.soort === 'tabel' ? tabelStand(b, d, s) : waardeStand(b, d.type, s, fouten.length ? foutId : undefined));
    return html`${laatste ? toon(laatste) : nothing}
      ${laatste ? html`<div class="cjr-knoppen"><button type="button" class="nl-button nl-button--subtle" @click=${() => b.nieuw(d)}>${w('nieuw')}</button></div>` : html`<p class="cjr-bij">${w('sleuf')}</p>`}
      ${eerder.length ? html`<details class="cjr-meer"><summary>${w('eerder', { n: eerder.length })}</summary>${eerder.map(toon)}</details>` : nothing}`;
  };
  return html`<section class="cjr-w-ding ${fouten.length ? 'cjr-w-ding--fout' : ''}" data-ding=${sleutel(d.pad)}>
    <h3 class="nl-heading nl-heading--level-3">${naam} ${naam === d.naam ? nothing : html`<code class="cjr-w-code" translate="no">${d.naam}</code>`}</h3>
    ${fouten.length ? html`<div class="cjr-w-fout" id=${foutId}>${fouten.map((f) => html`<p class="utrecht-form-field-error-message">${f.message} ${f.hint}</p>`)}</div>` : nothing}
    ${inhoud()}</section>`;
}

const isEis = (d: Ding): d is Voorwaarde => d.soort === 'voorwaarde';
/** What is looked through for words: what somebody can read on the page. */
const woordenVan = (b: Bewerker, g: Groep, d: Ding): string =>
  `${d.naam} ${b.naam(g.regelset, d.naam)} ${isEis(d) ? `${d.eis} ${d.beoordeling_als} ${d.bron} ${JSON.stringify(b.leesTekst(g.regelset, 'nl', ['voorwaarden', d.naam]) ?? '')}` : d.soort === 'formule' ? d.formule : d.standen.map((s) => `${s.bron} ${toonWaarde(s.waarde)}`).join(' ')}`;

/** The groups whose things fit the words looked for. */
export function formulier(b: Bewerker, groepen: Groep[], zoek: string): TemplateResult {
  const woorden = zoek.toLowerCase().split(/\s+/).filter(Boolean);
  const past = (tekst: string): boolean => woorden.every((x) => tekst.toLowerCase().includes(x));
  const delen = groepen.map((g) => {
    const kop = `${g.regelset} ${b.titel(g.regelset)}`;
    const inTekst = past(`${kop} ${JSON.stringify(b.leesTekst(g.regelset, 'nl', []) ?? '')}`);
    return { g, dingen: g.dingen.filter((d) => past(`${kop} ${woordenVan(b, g, d)}`)), kop: past(kop), inTekst };
  }).filter((x) => x.dingen.length || x.inTekst);
  if (!delen.length) return html`<p class="nl-paragraph">${w('niets')}</p>`;
  return html`${delen.map(({ g, dingen, kop, inTekst }, i) => {
    const mist = b.foutenInTeksten(g.regelset);
    const voorwaarden = dingen.filter(isEis);
    const zoek = i === 0 || woorden.length > 0;
    return html`<details class="cjr-w-groep" data-groep=${g.id} ?open=${staatOpen(b, g.id, { zoek, fout: mist > 0 || dingen.some((d) => b.fouten(d).length || (isEis(d) && b.foutenInTeksten(g.regelset, d.naam))) })} @toggle=${klapt(b, g.id, { zoek })}>
    <summary><h2 class="nl-heading nl-heading--level-2">${b.titel(g.regelset)}</h2></summary>
    ${inTekst ? tekstBlok(b, g, woorden.length > 0 && !kop && !dingen.length) : nothing}
    ${g.voorwaarden && (voorwaarden.length || kop || !woorden.length) ? eisen(b, g, voorwaarden, g.dingen.filter(isEis).length) : nothing}
    ${dingen.map((d) => (isEis(d) ? nothing : ding(b, g, d)))}
    ${g.voorwaarden && (kop || !woorden.length) ? bedragFormulier(b, g) : nothing}</details>`;
  })}`;
}
