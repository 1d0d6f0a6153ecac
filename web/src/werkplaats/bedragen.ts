// A new amount, percentage or number in a scheme that there is, for a formula to use: with its source and its names.
import { html, nothing, type TemplateResult } from 'lit';
import { leesWaarde, ontleed, zetIn, type Groep } from './bewerk.ts';
import { isDag, isGetal } from './nieuw.ts';
import { zetTekst, type Regelset } from './stapel.ts';
import type { Bewerker } from './velden.ts';
import { vrijeNaam, woordVoor, type Beide } from './voorwaarden.ts';
import { w, type Sleutel } from './woorden.ts';

const SOORTEN = ['bedrag/jaar', 'bedrag/maand', 'bedrag', 'percentage', 'geheel'] as const;
const STATUS = ['officieel', 'secundair', 'geheugen'] as const;
export interface NieuwBedrag { naam: string; engels: string; soort: string; waarde: string; vanaf: string; status: string; bron: string }
export const nieuwBedrag = (): NieuwBedrag => ({ naam: '', engels: '', soort: 'bedrag/jaar', waarde: '', vanaf: `${new Date().getFullYear()}-01-01`, status: 'officieel', bron: '' });

export type BedragFouten = Partial<Record<keyof NieuwBedrag, 'leeg' | 'getal' | 'dag'>>;
export function controleerBedrag(i: NieuwBedrag): BedragFouten {
  const uit: BedragFouten = {};
  for (const k of ['naam', 'bron'] as const) if (i[k].trim().length < 2) uit[k] = 'leeg';
  if (!isGetal(i.waarde, i.soort) || (i.soort === 'geheel' && !Number.isInteger(leesWaarde(i.waarde, 0) ?? 0))) uit.waarde = 'getal';
  if (!isDag(i.vanaf)) uit.vanaf = 'dag';
  return uit;
}

/** The amount as a parameter of the scheme, and its name in the texts. */
export function voegBedragToe(x: Beide, g: Groep, i: NieuwBedrag): Beide & { naam: string } {
  const r = ontleed(x.tekst).inhoud as Regelset;
  const naam = vrijeNaam(woordVoor(i.naam), g.dingen.map((d) => d.naam));
  const waarde = leesWaarde(i.waarde, 0);
  const reeks = [{ vanaf: i.vanaf, waarde, bron: i.bron.trim(), status: waarde === null ? 'onbekend' : i.status }];
  const tekst = zetIn(x.tekst, [...g.pad, 'parameters', naam], { type: i.soort, loopt: 'jaar', reeks });
  let stapel = zetTekst(x.stapel, r, g.regelset, 'nl', ['stappen', naam], i.naam.trim());
  if (i.engels.trim()) stapel = zetTekst(stapel, r, g.regelset, 'en', ['stappen', naam], i.engels.trim());
  return { tekst, stapel, naam };
}

export function bedragFormulier(b: Bewerker, g: Groep): TemplateResult {
  const i = b.bedragen.get(g.regelset) ?? nieuwBedrag();
  const fouten = b.bedragFouten.bij === g.regelset ? b.bedragFouten.fouten : {};
  const zet = (k: keyof NieuwBedrag, s: string): void => { b.bedragen.set(g.regelset, { ...(b.bedragen.get(g.regelset) ?? i), [k]: s }); };
  const id = (k: string): string => `bedrag-${g.regelset.replace('.', '-')}-${k}`;
  const kop = (k: keyof NieuwBedrag): TemplateResult => html`<label class="utrecht-form-label" for=${id(k)}>${w(`bedrag.${k}` as Sleutel)}</label>
    ${fouten[k] ? html`<p class="utrecht-form-field-error-message" id=${`${id(k)}-fout`}>${w(`nieuw.fout.${fouten[k]}` as Sleutel)}</p>` : nothing}`;
  const veld = (k: keyof NieuwBedrag, breed = false): TemplateResult => html`<div class="cjr-w-veld ${breed ? 'cjr-w-veld--breed' : ''}">${kop(k)}
    <input class="utrecht-textbox" id=${id(k)} type="text" autocomplete="off" aria-invalid=${fouten[k] ? 'true' : nothing} aria-describedby=${fouten[k] ? `${id(k)}-fout` : nothing} .value=${i[k]} @input=${(e: Event) => zet(k, (e.target as HTMLInputElement).value)}></div>`;
  const keuze = (k: 'soort' | 'status', opties: readonly string[]): TemplateResult => html`<div class="cjr-w-veld">${kop(k)}
    <select class="utrecht-select" id=${id(k)} @change=${(e: Event) => zet(k, (e.target as HTMLSelectElement).value)}>${opties.map((o) => html`<option value=${o} ?selected=${o === i[k]}>${w(`${k === 'soort' ? 'soort' : 'status'}.${o}` as Sleutel)}</option>`)}</select></div>`;
  return html`<div class="cjr-w-ding"><details class="cjr-meer" data-proef="bedrag-nieuw" data-regelset=${g.regelset} ?open=${Object.keys(fouten).length > 0}><summary>${w('bedrag.nieuw')}</summary>
    <p class="nl-paragraph">${w('bedrag.uitleg')}</p>
    <div class="cjr-w-stand">${veld('naam', true)}${veld('engels', true)}${keuze('soort', SOORTEN)}${veld('waarde')}${veld('vanaf')}${keuze('status', STATUS)}${veld('bron', true)}</div>
    <div class="cjr-knoppen"><button type="button" class="nl-button nl-button--secondary" data-proef="bedrag-maak" @click=${() => b.voegBedragToe(g)}>${w('bedrag.maak')}</button></div></details></div>`;
}
