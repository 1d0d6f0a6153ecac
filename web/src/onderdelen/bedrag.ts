// An amount, in an element of its own. Browser translation wraps text in elements of its own and thereby cuts it loose
// from what drew it; the old amount would stay on the screen. `translate="no"` keeps the number ours, and current.
import { html, type TemplateResult } from 'lit';
import { omgeving } from '../kern/omgeving.ts';
import { bereik } from '../kern/opmaak.ts';

export class CjrBedrag extends HTMLElement {
  static observedAttributes = ['data-laagste', 'data-hoogste', 'data-taal'];
  connectedCallback(): void {
    this.translate = false;
    this.#teken();
  }
  attributeChangedCallback(): void {
    if (this.isConnected) this.#teken();
  }
  #teken(): void {
    const laag = Number(this.dataset.laagste);
    const hoog = Number(this.dataset.hoogste);
    const bdi = document.createElement('bdi');
    bdi.textContent = bereik(laag, hoog);
    this.replaceChildren(bdi);
  }
}
if (!customElements.get('cjr-bedrag')) customElements.define('cjr-bedrag', CjrBedrag);

/** `per` is the contract's period, for whoever reads the page by machine; the words stand beside the element. */
export const bedrag = (laag: number, hoog: number = laag, per = '', proef = 'bedrag'): TemplateResult =>
  html`<cjr-bedrag translate="no" data-proef=${proef} data-laagste=${laag} data-hoogste=${hoog} data-per=${per} data-taal=${omgeving.blad.lang}></cjr-bedrag>`;
