// A line on paper: SVG made by hand, no style attributes, readable in grey and without hover.
import { html, svg, nothing, type TemplateResult } from 'lit';
import { getal } from '../kern/opmaak.ts';

export interface KrommeData {
  x: ArrayLike<number>;
  laag: ArrayLike<number>;
  hoog: ArrayLike<number>;
  nu: number;
  knikken: { x: number; letter: string }[];
  titel: string;
}

/** Drawn in its own measure on a small screen, so that figures keep their size and the line its height. */
export const maten = () => (matchMedia('(max-width: 30rem)').matches ? { B: 340, H: 240 } : { B: 640, H: 300 });
export const M = { l: 60, r: 16, t: 24, b: 32 };

/** Round steps: 1, 2 or 5 times a power of ten. */
export function stappen(max: number, hoeveel: number): number[] {
  if (max <= 0) return [0];
  const ruw = max / hoeveel;
  const macht = 10 ** Math.floor(Math.log10(ruw));
  const stap = [1, 2, 5, 10].map((f) => f * macht).find((s) => s >= ruw)!;
  const uit: number[] = [];
  for (let v = 0; v <= max + 1e-9; v += stap) uit.push(v);
  return uit;
}

export function kromme(d: KrommeData): TemplateResult {
  const { B, H } = maten();
  const n = d.x.length;
  const [x0, x1] = [d.x[0]!, d.x[n - 1]!];
  let max = 0;
  for (let i = 0; i < n; i++) max = Math.max(max, d.hoog[i]!);
  const ys = stappen(max * 1.08 || 100, 4);
  const top = Math.max(ys.at(-1)!, max * 1.05, 1);
  const px = (x: number) => M.l + ((x - x0) / (x1 - x0 || 1)) * (B - M.l - M.r);
  const py = (y: number) => H - M.b - (y / top) * (H - M.t - M.b);
  const r = (v: number) => Math.round(v * 10) / 10;
  const lijn = (a: ArrayLike<number>) => Array.from({ length: n }, (_, i) => `${i ? 'L' : 'M'}${r(px(d.x[i]!))} ${r(py(a[i]!))}`).join('');
  const vlak = `${lijn(d.hoog)}${Array.from({ length: n }, (_, i) => `L${r(px(d.x[n - 1 - i]!))} ${r(py(d.laag[n - 1 - i]!))}`).join('')}Z`;
  let breed = false;
  for (let i = 0; i < n; i++) if (d.hoog[i]! - d.laag[i]! > 1) breed = true;
  const xs = stappen(x1 - x0, B < 400 ? 3 : 5).map((v) => v + x0).filter((v) => v <= x1);
  let nuY = 0;
  for (let i = 0; i < n; i++) if (d.x[i]! <= d.nu) nuY = d.hoog[i]!;
  return html`<svg class="cjr-kromme" data-proef="kromme" viewBox="0 0 ${B} ${H}" translate="no" role="img" aria-label=${d.titel}>
    ${ys.map((v) => svg`<line class="cjr-kromme__raster" x1=${M.l} x2=${B - M.r} y1=${r(py(v))} y2=${r(py(v))}></line>
      <text class="cjr-kromme__getal" x=${M.l - 8} y=${r(py(v) + 4)} text-anchor="end">${getal(v)}</text>`)}
    ${xs.map((v) => svg`<text class="cjr-kromme__getal" x=${r(px(v))} y=${H - M.b + 22} text-anchor="middle">${getal(v)}</text>`)}
    ${breed ? svg`<path class="cjr-kromme__vlak" d=${vlak}></path><path class="cjr-kromme__rand" d=${lijn(d.laag)}></path>` : nothing}
    <path class="cjr-kromme__lijn" d=${lijn(d.hoog)}></path>
    ${d.knikken.map((k) => svg`<line class="cjr-kromme__knik" x1=${r(px(k.x))} x2=${r(px(k.x))} y1=${M.t} y2=${H - M.b}></line>
      <text class="cjr-kromme__letter" x=${r(px(k.x))} y=${M.t - 4} text-anchor="middle">${k.letter}</text>`)}
    ${d.nu >= x0 && d.nu <= x1 ? svg`<line class="cjr-kromme__nu" x1=${r(px(d.nu))} x2=${r(px(d.nu))} y1=${r(py(0))} y2=${r(py(nuY))}></line>
      <circle class="cjr-kromme__punt" cx=${r(px(d.nu))} cy=${r(py(nuY))} r="6"></circle>` : nothing}
  </svg>`;
}
