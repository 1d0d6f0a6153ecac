// The cases beside a ruleset: which of them an edit breaks, and what to do about it. What should come out is for a person to
// say, with where that stands; never what the engine gives now.
import { html, nothing, type TemplateResult } from 'lit';
import { euro } from '../kern/opmaak.ts';
import type { Fout } from '../kern/typen.ts';
import { leesWaarde, ontleed, zetIn } from './bewerk.ts';
import type { Gevallen, Verwacht } from './gegevens.ts';
import { deel, type Voorbeeld } from './uitslag.ts';
import type { Antwoord, Deel } from './vergelijk.ts';
import { w } from './woorden.ts';

/** Whether an answer is what a case expects: what it does not name, may be anything. */
export function klopt(d: Deel, v: Verwacht): boolean {
  if (v.recht !== undefined && v.recht !== d.recht) return false;
  if (v.bedrag === null && d.som) return false;
  if (typeof v.bedrag === 'number' && !(d.som?.[0] === v.bedrag && d.som[1] === v.bedrag)) return false;
  if (v.bedrag && typeof v.bedrag === 'object' && !(d.som?.[0] === v.bedrag.laagste && d.som[1] === v.bedrag.hoogste)) return false;
  return Object.entries(v.voorwaarden ?? {}).every(([id, wat]) => d.eisen?.[id] === wat);
}

export interface Mis { id: string; naam: string; regeling: string; verwacht: Verwacht; kreeg: Deel | undefined }
let gelezen: { tekst: string; gevallen: Gevallen['gevallen'] } = { tekst: '', gevallen: [] };
const lees = (tekst: string | null): Gevallen['gevallen'] => {
  if (tekst && gelezen.tekst !== tekst) gelezen = { tekst, gevallen: (ontleed(tekst).inhoud as Gevallen).gevallen };
  return tekst ? gelezen.gevallen : [];
};

/** What came out before the edit as the file says, and does not any more. */
export function mis(gevallen: string | null, alle: Voorbeeld[], voor: (Antwoord | Fout[])[], na: (Antwoord | Fout[])[]): Mis[] {
  const bij = new Map(lees(gevallen).map((g) => [g.id, g.verwacht]));
  return alle.flatMap((x, i) => {
    const [a, b] = [voor[i], na[i]];
    if (x.eigen || !a || !b || Array.isArray(a)) return [];
    return Object.entries(bij.get(x.id) ?? {}).flatMap(([regeling, verwacht]): Mis[] => {
      // what did not come out before either is another matter: a value by name, or a case that is counted otherwise
      const [was, toen] = [x.verwacht?.[regeling], a[regeling]];
      const goed = was !== undefined && toen !== undefined && klopt(toen, was);
      const nu = Array.isArray(b) ? undefined : b[regeling];
      return goed && !(nu && klopt(nu, verwacht)) ? [{ id: x.id, naam: x.naam, regeling, verwacht, kreeg: nu }] : [];
    });
  });
}

const plek = (tekst: string, id: string): number => lees(tekst).findIndex((g) => g.id === id);
/** The file with another expectation in a case, and where that comes from. */
export function zetGeval(tekst: string, m: Pick<Mis, 'id' | 'regeling'>, i: NieuwVerwacht): string {
  const pad = ['gevallen', plek(tekst, m.id)];
  const bedrag = leesWaarde(i.bedrag, 0);
  const anders = zetIn(tekst, [...pad, 'verwacht', m.regeling], { recht: i.recht, ...(typeof bedrag === 'number' ? { bedrag } : {}) });
  return zetIn(anders, [...pad, 'bron'], { soort: 'eigen_berekening', tekst: i.bron.trim() });
}
export const haalGevalWeg = (tekst: string, id: string): string => zetIn(tekst, ['gevallen', plek(tekst, id)], undefined);

export interface NieuwVerwacht { recht: string; bedrag: string; bron: string }
/** The forms of cases that somebody is changing, and the case whose form was not complete. */
export interface GevalFormulieren { in: Map<string, NieuwVerwacht>; fout: string }
export interface Gevalbewerker { titel(id: string): string; zetGeval(m: Mis): void; haalGevalWeg(m: Mis): void; gevalFormulieren: GevalFormulieren }

const verwachtIn = (v: Verwacht): string => [v.recht && w(`recht.${v.recht as 'ja'}`), typeof v.bedrag === 'number' ? euro(v.bedrag) : '', ...Object.entries(v.voorwaarden ?? {}).map(([k, x]) => w('mis.eis', { eis: k.replaceAll('_', ' '), wat: x }))].filter(Boolean).join(', ');

export function misLijst(b: Gevalbewerker, alle: Mis[]): TemplateResult | typeof nothing {
  if (!alle.length) return nothing;
  return html`<section class="cjr-w-mislijst" data-proef="gevallen-mis"><h3 class="nl-heading nl-heading--level-3">${w(alle.length === 1 ? 'mis.een' : 'mis', { n: alle.length })}</h3>
    <p class="nl-paragraph">${w('mis.uitleg')}</p>
    <ul class="cjr-w-eisen">${alle.map((m) => {
      const k = `${m.id}/${m.regeling}`;
      const i = b.gevalFormulieren.in.get(k) ?? { recht: m.verwacht.recht ?? 'ja', bedrag: '', bron: '' };
      const zet = (veld: keyof NieuwVerwacht, s: string): void => { b.gevalFormulieren.in.set(k, { ...(b.gevalFormulieren.in.get(k) ?? i), [veld]: s }); };
      const id = (veld: string): string => `geval-${k.replace(/[^\w-]/g, '_')}-${veld}`;
      const mist = b.gevalFormulieren.fout === k;
      const veld = (v: 'bedrag' | 'bron'): TemplateResult => html`<div class="cjr-w-veld ${v === 'bron' ? 'cjr-w-veld--breed' : ''}"><label class="utrecht-form-label" for=${id(v)}>${w(v === 'bron' ? 'eigen.brontekst' : 'eigen.bedrag')}</label>
        ${v === 'bron' && mist ? html`<p class="utrecht-form-field-error-message" id=${id('fout')}>${w('mis.bron')}</p>` : nothing}
        <input class="utrecht-textbox" id=${id(v)} type="text" autocomplete="off" aria-invalid=${v === 'bron' && mist ? 'true' : nothing} aria-describedby=${v === 'bron' && mist ? id('fout') : nothing} .value=${i[v]} @input=${(e: Event) => zet(v, (e.target as HTMLInputElement).value)}></div>`;
      return html`<li><details class="cjr-w-eis" data-geval=${m.id} ?open=${mist}><summary><h4><strong>${m.naam}</strong> <span>${b.titel(m.regeling)}: ${w('mis.wat', { verwacht: verwachtIn(m.verwacht), kreeg: m.kreeg ? deel(m.kreeg) : w('uitslag.fout') })}</span></h4></summary>
        <div class="cjr-w-deel-in"><div class="cjr-w-stand"><div class="cjr-w-veld"><label class="utrecht-form-label" for=${id('recht')}>${w('mis.recht')}</label>
          <select class="utrecht-select" id=${id('recht')} @change=${(e: Event) => zet('recht', (e.target as HTMLSelectElement).value)}>${(['ja', 'nee', 'misschien', 'beoordeling'] as const).map((r) => html`<option value=${r} ?selected=${r === i.recht}>${w(`recht.${r}`)}</option>`)}</select></div>${veld('bedrag')}${veld('bron')}</div>
        <div class="cjr-knoppen"><button type="button" class="nl-button nl-button--secondary" data-proef="geval-zet" @click=${() => b.zetGeval(m)}>${w('mis.zet')}</button>
          <button type="button" class="nl-button nl-button--subtle" data-proef="geval-weg" @click=${() => b.haalGevalWeg(m)}>${w('mis.weg')}</button></div></div></details></li>`;
    })}</ul></section>`;
}
