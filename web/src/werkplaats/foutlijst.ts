// What is wrong, together above the forms: each fault leads to its field.
import { html, nothing, type TemplateResult } from 'lit';
import type { Fout } from '../kern/typen.ts';
import type { Ding } from './bewerk.ts';
import { veldId } from './formuleveld.ts';
import type { TekstFout } from './stapel.ts';
import { taalNaam, tekstId } from './tekstvelden.ts';
import type { Plaatsfout } from './velden.ts';
import { w } from './woorden.ts';

export interface Wijzer { waar: string; wat: string; naar: string }
/** So many fit above the forms; the rest stands at the fields. */
const MEESTE = 8;

/** The field where a fault is mended, as a selector. */
function naarVeld(d: Ding, f: Plaatsfout): string {
  if (d.soort === 'formule') return `#${veldId(d.pad)}`;
  if (d.soort !== 'voorwaarde') return `[data-ding="${d.pad.join('/')}"] :is(input, select)`;
  const deel = String(f.plaats[d.pad.length] ?? '');
  return `#${veldId([...d.pad, f.code === 'bron_ontbreekt' ? 'bron' : ['beoordeling_als', 'vanaf', 'tot', 'bron'].includes(deel) ? deel : 'eis'])}`;
}

export const vanDing = (waar: string, d: Ding, fouten: Plaatsfout[]): Wijzer[] => fouten.map((f) => ({ waar, wat: `${f.message} ${f.hint}`, naar: naarVeld(d, f) }));
export const vanTekst = (waar: string, f: TekstFout): Wijzer => ({ waar: `${waar} (${taalNaam(f.taal)})`, wat: f.message, naar: `#${tekstId(f.regelset, f.taal, f.sub)}` });

/** Opens what lies around a field and goes there. */
function ga(naar: string): void {
  const veld = document.querySelector<HTMLElement>(naar);
  for (let d = veld?.closest('details'); d; d = d.parentElement?.closest('details')) d.open = true;
  veld?.focus();
}

export function foutlijst(wijzers: Wijzer[], elders: Fout[]): TemplateResult | typeof nothing {
  if (!wijzers.length && !elders.length) return nothing;
  return html`<ul class="cjr-w-fouten" data-proef="fouten">${wijzers.slice(0, MEESTE).map((x) => html`<li><button type="button" class="nl-button nl-button--subtle" @click=${() => ga(x.naar)}>${x.waar}</button> ${x.wat}</li>`)}
    ${wijzers.length > MEESTE ? html`<li>${w('fout.meer', { n: wijzers.length - MEESTE })}</li>` : nothing}
    ${elders.map((f) => html`<li><strong>${f.file}${f.line ? `, ${w('fout.plaats', { regel: f.line })}` : ''}:</strong> ${f.message} ${f.hint}</li>`)}</ul>`;
}
