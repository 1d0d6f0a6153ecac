// A half ring of what comes in: what part goes where. Drawn by hand; each part has its own look and a letter that the
// table repeats, so that it can be read in grey, and the same is said in words.
import { html, svg, nothing, type TemplateResult } from 'lit';
import { taalInfo } from '../kern/taal.ts';

/** `streep`: hatched; `open`: only an edge, for what is not certain. */
export interface Deel { soort: 'lasten' | 'schuld' | 'over' | 'tekort' | 'open'; letter: string; waarde: number }

const M = { x: 160, y: 164, buiten: 148, binnen: 92 };
/** Hatching: one line every so many degrees. */
const STREEP = 4;

const r = (n: number): number => Math.round(n * 100) / 100;
/** `hoek` from 0 (where one begins to read) to 180. */
function punt(straal: number, hoek: number): [number, number] {
  const a = ((taalInfo()[2] ? hoek : 180 - hoek) * Math.PI) / 180;
  return [r(M.x + straal * Math.cos(a)), r(M.y - straal * Math.sin(a))];
}
const pad = (van: number, tot: number): string => {
  const draai = taalInfo()[2] ? 0 : 1;
  return `M${punt(M.buiten, van)}A${M.buiten} ${M.buiten} 0 0 ${draai} ${punt(M.buiten, tot)}L${punt(M.binnen, tot)}A${M.binnen} ${M.binnen} 0 0 ${1 - draai} ${punt(M.binnen, van)}Z`;
};

export function boog(delen: readonly Deel[], titel: string, midden: TemplateResult): TemplateResult {
  const som = delen.reduce((n, d) => n + d.waarde, 0) || 1;
  let tot = 0;
  const stuk = (d: Deel) => {
    const van = tot;
    tot += (d.waarde / som) * 180;
    if (tot - van < 0.5) return nothing;
    let strepen = '';
    if (/schuld|tekort/.test(d.soort)) for (let h = van + STREEP / 2; h < tot; h += STREEP) strepen += `M${punt(M.binnen, h)}L${punt(M.buiten, h)}`;
    const [x, y] = punt((M.binnen + M.buiten) / 2, (van + tot) / 2);
    return svg`<path class="cjr-boog__deel cjr-boog__deel--${d.soort}" d=${pad(van, tot)}></path><path class="cjr-boog__streep" d=${strepen}></path>
      ${d.letter && tot - van > 9 ? svg`<text class="cjr-boog__letter" x=${x} y=${y + 5} text-anchor="middle">${d.letter}</text>` : nothing}`;
  };
  return html`<div class="cjr-boog"><svg data-proef="boog" viewBox="0 0 320 184" role="img" aria-label=${titel}>${delen.map(stuk)}</svg><p class="cjr-boog__midden">${midden}</p></div>`;
}
