// Bars month by month, in parts that lie on each other. Drawn by hand, readable in grey; the table says the same.
import { html, svg, nothing, type TemplateResult } from 'lit';
import { euro, getal } from '../kern/opmaak.ts';
import { taalInfo } from '../kern/taal.ts';
import { M, maten, stappen } from './kromme.ts';

export interface Staaf { naam: string; kort: string; delen: number[]; laag: number; hoog: number }

/** How many colours a part can have; the parts after those have the same colours with stripes. */
const KLEUREN = 8;
const klasse = (i: number): string => `cjr-deel cjr-deel--${i % KLEUREN}`;
const vlak = (i: number, x: number, y: number, breed: number, hoog: number) => svg`<rect class=${klasse(i)} x=${x} y=${y} width=${breed} height=${hoog}></rect>
  ${i < KLEUREN ? nothing : svg`<rect fill="url(#cjr-streep)" x=${x} y=${y} width=${breed} height=${hoog}></rect>`}`;

export function staven(rij: Staaf[], titel: string): TemplateResult {
  const { B, H } = maten();
  const hoogste = Math.max(1, ...rij.map((s) => s.hoog));
  const ys = stappen(hoogste * 1.08, 4);
  const top = Math.max(ys.at(-1)!, hoogste * 1.08);
  const r = (v: number): number => Math.round(v * 10) / 10;
  const py = (y: number): number => H - M.b - (y / top) * (H - M.t - M.b);
  const stap = (B - M.l - M.r) / rij.length;
  const breed = stap * 0.76;
  const elke = Math.ceil(Math.max(34, ...rij.map((s) => s.kort.length * 8)) / stap); // not every language has short names
  // time runs as the page is read: in Arabic from right to left, with the amounts on the right
  const om = taalInfo()[2];
  const px = (x: number): number => (om ? B - x : x);
  const staaf = (s: Staaf, i: number) => {
    const midden = px(M.l + stap * (i + 0.5));
    const x = midden - breed / 2;
    let y = 0;
    return svg`${s.delen.map((d, n) => {
      if (!(d > 0)) return nothing;
      const onder = y;
      y += d;
      return vlak(n, r(x), r(py(y)), r(breed), r(py(onder) - py(y)));
    })}
      ${s.laag < s.hoog - 1 ? svg`<rect class="cjr-staaf__onzeker" x=${r(x)} y=${r(py(s.hoog))} width=${r(breed)} height=${r(py(s.laag) - py(s.hoog))}></rect>` : nothing}
      ${stap > 44 ? (s.laag > s.hoog - 1 ? [s.hoog] : [s.hoog, s.laag]).map((v, n) => svg`<text class="cjr-staaf__getal" x=${r(midden)} y=${r(py(s.hoog) - 6 - 13 * n)} text-anchor="middle">${getal(Math.floor(v))}${n ? '–' : ''}</text>`) : nothing}
      ${i % elke ? nothing : svg`<text class="cjr-kromme__getal" x=${r(midden)} y=${H - M.b + 20} text-anchor="middle">${s.kort}</text>`}`;
  };
  return html`<svg class="cjr-kromme" data-proef="staven" viewBox="0 0 ${B} ${H}" translate="no" role="img" aria-label=${`${titel} ${rij.map((s) => `${s.naam} ${euro(Math.floor(s.hoog))}`).join(', ')}`}>
    <defs><pattern id="cjr-streep" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="cjr-streep" width="3" height="6"></rect></pattern></defs>
    ${ys.map((v) => svg`<line class="cjr-kromme__raster" x1=${px(M.l)} x2=${px(B - M.r)} y1=${r(py(v))} y2=${r(py(v))}></line>
      <text class="cjr-kromme__getal" x=${px(M.l - 8)} y=${r(py(v) + 4)} text-anchor=${om ? 'start' : 'end'}>${getal(v)}</text>`)}
    ${rij.map(staaf)}</svg>`;
}

export const legenda = (namen: string[]): TemplateResult => html`<ul class="cjr-legenda">${namen.map((n, i) => html`<li><svg class="cjr-staal" viewBox="0 0 16 16" aria-hidden="true">${vlak(i, 0, 0, 16, 16)}</svg> ${n}</li>`)}</ul>`;
