// A code that draws itself, so that a screen that is drawn again keeps it right.
import { html, type TemplateResult } from 'lit';
import { correction, generate } from 'lean-qr';

export class KioskQr extends HTMLElement {
  static observedAttributes = ['data-tekst'];
  attributeChangedCallback(): void {
    const doek = document.createElement('canvas');
    // dark on light, whatever the contrast of the page: else cameras do not see it
    generate(this.dataset.tekst ?? '', { minCorrectionLevel: correction.M }).toCanvas(doek, { on: [0, 0, 0, 255], off: [255, 255, 255, 255] });
    this.replaceChildren(doek);
  }
}
customElements.define('kiosk-qr', KioskQr);

/** Does it fit in a code that a camera can still read from the screen? */
export function pastInCode(tekst: string): boolean {
  try {
    return generate(tekst, { minCorrectionLevel: correction.M }).size <= 125;
  } catch {
    return false;
  }
}

export const qr = (tekst: string, naam: string, proef = 'qr-beeld'): TemplateResult =>
  html`<kiosk-qr role="img" aria-label=${naam} data-proef=${proef} data-tekst=${tekst}></kiosk-qr>`;
