// What surrounds the check. By itself it is a page of its own; who shows it inside another page puts other answers in
// here, before the check begins. The rest of the check asks here and never reaches for the document around it.
import type { TemplateResult } from 'lit';
import type { Recht } from './typen.ts';

/** Header and footer are the page's own, unless others are given. */
export interface Rand { kop?: (o: { kies: (t: never) => void; teken?: TemplateResult | undefined }) => TemplateResult; voet?: () => TemplateResult; start?: (h: never) => TemplateResult;
  /** beside a question; on the first screen; and what must be loaded before the seal */
  vraag?: (k: never, b: never) => TemplateResult; bijStart?: (h: never) => TemplateResult; vooraf?: () => Promise<void> }

export const omgeving = {
  /** where elements are looked for */
  wortel: globalThis.document as Document | ShadowRoot,
  /** carries language, phase and screen */
  blad: globalThis.document?.documentElement as HTMLElement,
  /** the root of the site: from the page at check/, wherever the site hangs */
  site: globalThis.document && new URL('../', document.baseURI).href,
  rand: {} as Rand,
  /** inside another page: nothing is kept for use without a network, and the seal may not be ours to set */
  binnen: false,
  verzegelt: true,

  /** What the address says; answers that came along are taken out of it at once. */
  begin(): { vraag: URLSearchParams; mee: string } {
    const mee = /[#&]d=([\w-]+)/.exec(location.hash)?.[1] ?? '';
    history.replaceState(null, '', location.pathname + location.search);
    return { vraag: new URLSearchParams(location.search), mee };
  },
  titel(tekst: string): void { document.title = tekst; },
  /** A new page of the conversation; the visitor must see its top. */
  boven(): void { scrollTo(0, 0); },
  /** The same page anew, without anything that was filled in. */
  opnieuw(): void { location.replace(location.pathname); },
  /** Page number `n`, the first in the place of what was there. A number: the browser's history knows no answers. */
  pagina(n: number): void {
    if (n) history.pushState({ n }, '');
    else history.replaceState({ n: 0 }, '');
  },
  terug(): void { history.back(); },
  /** `naar`: the browser went to another page of the conversation; `vol`: would closing lose something? */
  luister(naar: (n: number) => void, vol: () => boolean): void {
    addEventListener('popstate', (e) => {
      const n = (e.state as { n?: number } | null)?.n;
      if (typeof n === 'number') naar(n);
    });
    addEventListener('beforeunload', (e) => {
      if (vol()) e.preventDefault();
    });
    // a page that comes back from the browser's own cache would show somebody's answers: start anew
    addEventListener('pageshow', (e) => e.persisted && location.reload());
  },
  /** The engine as the conversation sees it. */
  motor: (r: Recht): Recht => r,
};
