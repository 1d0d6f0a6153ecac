// An example that somebody makes by hand: a small form, and from it a situation and, when its outcome is known from
// elsewhere, a case for the file beside the rules.
import { html, type TemplateResult } from 'lit';
import { leesWaarde } from './bewerk.ts';
import type { Voorbeeld } from './uitslag.ts';
import { w } from './woorden.ts';

const VELDEN = ['naam', 'datum', 'leeftijd', 'partner', 'kinderen', 'inkomen', 'huur', 'spaargeld'] as const;
export type Invoer = Record<(typeof VELDEN)[number] | 'regeling' | 'recht' | 'bedrag' | 'brontekst', string>;
export const nieuweInvoer = (): Invoer => ({ naam: '', datum: '', leeftijd: '40', partner: '', kinderen: '', inkomen: '1400', huur: '600', spaargeld: '0', regeling: '', recht: 'ja', bedrag: '', brontekst: '' });

const getal = (s: string): number | null => {
  const n = leesWaarde(s, 0);
  return typeof n === 'number' && n >= 0 ? n : null;
};
/** Somebody whose birthday is half a year before the day: the age is the same on either side of it. */
function geboren(datum: string, leeftijd: number): string {
  const d = new Date(`${datum}T00:00:00Z`);
  d.setUTCFullYear(d.getUTCFullYear() - leeftijd);
  d.setUTCMonth(d.getUTCMonth() - 6);
  return d.toISOString().slice(0, 10);
}

/** A number for a new example that no case in the file has. */
export function eigenNummer(gevallen: string | null, alle: Voorbeeld[]): number {
  for (let n = alle.filter((v) => v.eigen).length + 1; ; n++) if (!gevallen?.includes(`"eigen-${n}"`) && !alle.some((v) => v.id === `eigen-${n}`)) return n;
}

/** Null when an age or amount cannot be read. */
export function maakVoorbeeld(i: Invoer, n: number, gemeente: string | null): Voorbeeld | null {
  const leeftijd = getal(i.leeftijd);
  const partner = i.partner.trim() ? getal(i.partner) : undefined;
  const kinderen = i.kinderen.split(/[,;\s]+/).filter(Boolean).map(getal);
  const [inkomen, huur, spaargeld] = [getal(i.inkomen), i.huur.trim() ? getal(i.huur) : undefined, getal(i.spaargeld)];
  if (leeftijd === null || leeftijd > 120 || partner === null || kinderen.includes(null) || inkomen === null || huur === null || spaargeld === null || !/^\d{4}-\d\d-\d\d$/.test(i.datum)) return null;
  const vorig = `${Number(i.datum.slice(0, 4)) - 6}${i.datum.slice(4)}`;
  const persoon = (jaren: number, netto: number, spaar: number): object => ({
    geboortedatum: geboren(i.datum, jaren), netto_inkomen: netto, netto_inkomen_uit: 'overig',
    inkomen_historie: [{ van: vorig, tot: i.datum, bedrag: netto }], schulden: 0, bezittingen: { spaargeld: spaar },
  });
  return {
    id: `eigen-${n}`, naam: i.naam.trim() || `eigen voorbeeld ${n}`,
    situatie: {
      datum: i.datum, ...(gemeente ? { gemeente } : {}), aanvrager: persoon(leeftijd, inkomen, spaargeld),
      partner: partner === undefined ? null : persoon(partner, 0, 0),
      kinderen: (kinderen as number[]).map((k) => ({ geboortedatum: geboren(i.datum, k) })), medebewoners: [],
      woning: huur === undefined ? { soort: 'koop' } : { soort: 'huur', kale_huur: huur },
    },
    eigen: { regeling: i.regeling, recht: i.recht, bedrag: i.bedrag, bron: i.brontekst.trim() },
  };
}

/** The examples of which the expected outcome and its source were given, in the form of a file of cases. */
export function gevallenBestand(regeling: string, alle: Voorbeeld[]): { regeling: string; gevallen: object[] } | null {
  const gevallen = alle.filter((v) => v.eigen?.regeling && v.eigen.bron.length > 2).map((v) => ({
    id: v.id, naam: v.naam, situatie: v.situatie,
    verwacht: { [v.eigen!.regeling]: { recht: v.eigen!.recht, ...(getal(v.eigen!.bedrag) === null ? {} : { bedrag: getal(v.eigen!.bedrag) }) } },
    bron: { soort: 'eigen_berekening', tekst: v.eigen!.bron },
  }));
  return gevallen.length ? { regeling, gevallen } : null;
}

export function eigenFormulier(i: Invoer, regelingen: [string, string][], voegToe: () => void, fout: boolean): TemplateResult {
  const veld = (k: keyof Invoer, label: string): TemplateResult => html`<div class="cjr-w-veld"><label class="utrecht-form-label" for="eigen-${k}">${label}</label>
    <input class="utrecht-textbox" id="eigen-${k}" type="text" autocomplete="off" .value=${i[k]} @input=${(e: Event) => { i[k] = (e.target as HTMLInputElement).value; }}></div>`;
  const keuze = (k: 'regeling' | 'recht', label: string, opties: [string, string][]): TemplateResult => html`<div class="cjr-w-veld"><label class="utrecht-form-label" for="eigen-${k}">${label}</label>
    <select class="utrecht-select" id="eigen-${k}" @change=${(e: Event) => { i[k] = (e.target as HTMLSelectElement).value; }}>${opties.map(([o, naam]) => html`<option value=${o} ?selected=${o === i[k]}>${naam}</option>`)}</select></div>`;
  return html`<details class="cjr-meer"><summary>${w('eigen')}</summary>
    <div class="cjr-w-stand">${VELDEN.map((k) => veld(k, w(`eigen.${k}`)))}</div>
    <p class="nl-paragraph">${w('eigen.verwacht')}</p>
    <div class="cjr-w-stand">${keuze('regeling', w('eigen.regeling'), [['', '–'], ...regelingen])}
      ${keuze('recht', w('eigen.recht'), (['ja', 'nee', 'misschien', 'beoordeling'] as const).map((r) => [r, w(`recht.${r}`)]))}
      ${veld('bedrag', w('eigen.bedrag'))}${veld('brontekst', w('eigen.brontekst'))}</div>
    ${fout ? html`<p class="utrecht-form-field-error-message" role="alert">${w('eigen.fout')}</p>` : ''}
    <div class="cjr-knoppen"><button type="button" class="nl-button nl-button--secondary" data-proef="eigen-toe" @click=${voegToe}>${w('eigen.voegtoe')}</button></div></details>`;
}
