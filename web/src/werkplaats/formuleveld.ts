// A field for a formula: how it reads as Dutch, which names fit what is being typed and what they mean, and what else may
// stand in it. The suggestions are plain buttons after the field: Tab and Enter choose one, Escape sends them away.
import { html, nothing, type TemplateResult } from 'lit';
import type { Pad } from './bewerk.ts';
import { leesFormule } from './lezen.ts';
import { gebruikt, woordBij, zoekNamen, type Naam } from './namenlijst.ts';
import type { Bewerker } from './velden.ts';
import { w } from './woorden.ts';

/** What is being helped with: the word at the caret, or what somebody looks for. */
export interface Hulp { pad: string; woord: { woord: string; van: number; tot: number } | null; zoek: string }
export const geenHulp = (): Hulp => ({ pad: '', woord: null, zoek: '' });

const TEKENS: [string, string][] = [
  [' ≤ ', 'hoogstens'], [' ≥ ', 'ten minste'], [' < ', 'minder dan'], [' > ', 'meer dan'], [' = ', 'gelijk aan'], [' ≠ ', 'niet gelijk aan'],
  [' en ', 'allebei waar'], [' of ', 'een van beide waar'], ['niet ', 'het omgekeerde'], [' × ', 'keer'],
  ['aantal(kinderen waarvoor …)', 'hoeveel kinderen'], ['enig(kinderen waarvoor …)', 'is er zo’n kind'], ['als … dan … anders …', 'een keuze'],
];

export const veldId = (pad: Pad): string => `w-${pad.join('-').replace(/[^\w-]/g, '_')}`;
/** The meaning of a name inside a sentence: "Uw inkomen" → "uw inkomen"; "AOW" stays. */
export const inZin = (s: string): string => (/^\p{Lu}\p{Lu}/u.test(s) ? s : s.charAt(0).toLowerCase() + s.slice(1));

/** A formula of this scheme as a Dutch sentence. */
export function alsZin(b: Bewerker, regelset: string, formule: string): string {
  return leesFormule(formule, (n) => { const x = b.bijNaam(regelset, n); return x && inZin(x.betekenis); });
}

export interface FormuleVeld { regelset: string; pad: Pad; formule: string; label: string; foutId?: string | undefined; zonderLees?: boolean; zet?: (s: string) => void }

export function formuleVeld(b: Bewerker, o: FormuleVeld): TemplateResult {
  const k = o.pad.join('/');
  const id = veldId(o.pad);
  const nu = b.getypt.get(k) ?? o.formule;
  const zet = (s: string): void => { b.getypt.set(k, s); if (o.zet) o.zet(s); else b.zet(o.pad, s); };
  const kijk = (e: Event): void => {
    const veld = e.target as HTMLTextAreaElement;
    const woord = veld.selectionStart === veld.selectionEnd ? woordBij(veld.value, veld.selectionStart) : null;
    if (b.hulp.pad === k && b.hulp.woord?.woord === woord?.woord && b.hulp.woord?.tot === woord?.tot) return;
    b.hulp = { ...(b.hulp.pad === k ? b.hulp : geenHulp()), pad: k, woord };
    b.teken();
  };
  /** The caret went elsewhere: what fitted the word does not any more. Only typing brings it back. */
  const weg = (e: Event): void => {
    const veld = e.target as HTMLTextAreaElement;
    if (b.hulp.pad !== k || !b.hulp.woord || (veld.selectionStart === b.hulp.woord.tot && veld.selectionEnd === b.hulp.woord.tot)) return;
    b.hulp = { ...b.hulp, woord: null };
    b.teken();
  };
  const voegIn = (tekst: string, vervang: { van: number; tot: number } | null): void => {
    const veld = document.getElementById(id) as HTMLTextAreaElement;
    const { van, tot } = vervang ?? { van: veld.selectionStart, tot: veld.selectionEnd };
    const s = (veld.value.slice(0, van) + tekst + veld.value.slice(tot)).replace(/ {2,}/g, ' ').replace(/^ /, '');
    veld.value = s;
    zet(s);
    b.hulp = { ...b.hulp, pad: k, woord: null };
    b.teken();
    veld.focus();
    // on to what is still to be filled in, else behind it
    const open = tekst.includes('…') ? s.indexOf('…', van) : -1;
    const op = Math.min(van + tekst.length, s.length);
    veld.setSelectionRange(open < 0 ? op : open, open < 0 ? op : open + 1);
  };
  const woord = b.hulp.pad === k ? b.hulp.woord : null;
  const passend = woord && woord.woord.length > 1 ? zoekNamen(b.lijst(o.regelset), woord.woord, 6).filter((x) => x.naam !== woord.woord) : [];
  const gezocht = b.hulp.pad === k && b.hulp.zoek.trim() ? zoekNamen(b.lijst(o.regelset), b.hulp.zoek, 12) : null;
  const knoppen = (namen: Naam[], vervang: typeof woord, proef: string): TemplateResult => html`<ul class="cjr-w-namen" data-proef=${proef}>${namen.map((x) => html`<li>
    <button type="button" class="cjr-w-naam" @click=${() => voegIn(x.naam, vervang)}><code translate="no">${x.naam}</code></button> <span>${x.betekenis}${x.soort ? html` <span class="cjr-bij">(${x.soort})</span>` : nothing}</span></li>`)}</ul>`;
  const namen = gebruikt(nu, (n) => b.bijNaam(o.regelset, n));
  return html`<div class="cjr-w-veld cjr-w-veld--breed" @keydown=${(e: KeyboardEvent) => { if (e.key === 'Escape' && passend.length) { b.hulp = { ...b.hulp, woord: null }; b.teken(); document.getElementById(id)!.focus(); } }}>
    <label class="utrecht-form-label" for=${id}>${o.label}</label>
    <textarea class="utrecht-textarea cjr-w-formule" id=${id} data-pad=${k} rows=${Math.min(4, 1 + Math.floor(nu.length / 60))} spellcheck="false" autocapitalize="off"
      aria-invalid=${o.foutId ? 'true' : nothing} aria-describedby=${`${o.foutId ? `${o.foutId} ` : ''}${id}-lees`}
      .value=${nu} @input=${(e: Event) => { zet((e.target as HTMLTextAreaElement).value); kijk(e); }} @keyup=${weg} @click=${weg}></textarea>
    <p class="cjr-w-past" role="status">${passend.length ? w('hulp.past', { n: passend.length, woord: woord!.woord }) : ''}</p>
    ${passend.length ? knoppen(passend, woord, 'past') : nothing}
    <p class="cjr-bij" id=${`${id}-lees`}>${o.zonderLees || !nu.trim() ? '' : w('leest', { zin: alsZin(b, o.regelset, nu) })}</p>
    <details class="cjr-meer cjr-w-hulp"><summary>${w('hulp')}</summary>
      ${namen.length ? html`<p class="utrecht-form-label">${w('hulp.inhoud')}</p><dl class="cjr-w-betekenis">${namen.map((x) => html`<div><dt><code translate="no">${x.naam}</code></dt><dd>${x.betekenis}${x.soort ? html` <span class="cjr-bij">(${x.soort})</span>` : nothing}</dd></div>`)}</dl>` : nothing}
      <div class="cjr-w-veld"><label class="utrecht-form-label" for=${`${id}-zoek`}>${w('hulp.zoek')}</label>
        <input class="utrecht-textbox" id=${`${id}-zoek`} type="search" autocomplete="off" .value=${b.hulp.pad === k ? b.hulp.zoek : ''}
          @input=${(e: Event) => { b.hulp = { pad: k, woord: null, zoek: (e.target as HTMLInputElement).value }; b.teken(); }}></div>
      <p class="cjr-w-past" role="status">${gezocht ? (gezocht.length ? w('hulp.gevonden', { n: gezocht.length }) : w('hulp.niets')) : ''}</p>
      ${gezocht?.length ? knoppen(gezocht, null, 'gezocht') : nothing}
      <p class="utrecht-form-label">${w('hulp.tekens')}</p>
      <ul class="cjr-w-tekens">${TEKENS.map(([teken, betekent]) => html`<li><button type="button" class="cjr-w-naam" @click=${() => voegIn(teken, null)}><code translate="no">${teken.trim()}</code></button> <span class="cjr-bij">${betekent}</span></li>`)}</ul></details></div>`;
}
