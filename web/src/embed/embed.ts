// What another website loads: <check-je-recht>. It makes the frame in which the check runs, gives it the height that it
// asks for, and nothing more. Small, on its own, and frozen by its version: see docs/embed.md.

/** Filled in by the build: names of the design tokens that may cross, and what the first words are in each language. */
declare const TOKENS: string[];
declare const TEKST: Record<string, [naam: string, belofte: string]>;

const WOORDEN = TEKST;
const SANDBOX = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals';
const HOOGSTE = 20_000;
/** This file stands in the site's root, and under embed/<version>/. */
const SITE = new URL(/\/embed\/[\d.]+\/[^/]*$/.test(import.meta.url) ? '../../' : './', import.meta.url).href;

const BLAD = new CSSStyleSheet();
BLAD.replaceSync(`:host{display:block!important}:host([hidden]){display:none!important}
.raam{position:relative;min-block-size:480px}.raam.klaar{min-block-size:0}
iframe{display:block;inline-size:100%;block-size:480px;border:0;background:none}.raam:not(.klaar) iframe{position:absolute;inset:0;visibility:hidden}
.klaar>slot,.klaar>button{display:none}
.raam>button{font:600 18px/1.25 system-ui,sans-serif;min-block-size:48px;padding:10px 24px;border:0;border-radius:4px;background:#1d4f91;color:#fff;cursor:pointer;margin-block-end:16px}
.raam>button:focus-visible{outline:3px solid #0b0c0c;outline-offset:2px;box-shadow:0 0 0 8px #fd0}`);

class CheckJeRecht extends HTMLElement {
  #begonnen = false;
  #kijk?: IntersectionObserver;
  #hoogte = 0;
  #vak = document.createElement('div');
  #raam: HTMLIFrameElement | null = null;
  #klik = false;

  connectedCallback(): void {
    if (this.#begonnen) return;
    if (!this.shadowRoot) {
      const wortel = this.attachShadow({ mode: 'open' });
      wortel.adoptedStyleSheets = [BLAD];
      this.#vak.className = 'raam';
      // until the check is there, and when it cannot come, the page shows what stands inside the element: a plain link
      this.#vak.append(document.createElement('slot'));
      wortel.append(this.#vak);
    }
    if (this.getAttribute('laden') === 'klik') {
      if (this.#vak.children.length > 1) return;
      const knop = document.createElement('button');
      knop.type = 'button';
      knop.textContent = this.#tekst[0];
      knop.onclick = () => this.#laad(true);
      this.#vak.prepend(knop);
      this.#vak.style.minBlockSize = '0';
      return;
    }
    this.#kijk = new IntersectionObserver((zicht) => zicht.some((z) => z.isIntersecting) && this.#laad(), { rootMargin: '600px' });
    this.#kijk.observe(this);
  }

  disconnectedCallback(): void {
    this.#kijk?.disconnect();
    if (this.isConnected || !this.#raam) return;
    // a frame that is moved starts anew; so does the element then
    this.#raam.remove();
    this.#raam = null;
    this.#begonnen = false;
    this.#vak.classList.remove('klaar');
    removeEventListener('message', this.#hoor);
  }

  get #taal(): string {
    return (this.getAttribute('taal') ?? (this.closest('[lang]') as HTMLElement | null)?.lang ?? 'nl').slice(0, 2);
  }
  get #tekst(): [string, string] {
    return WOORDEN[this.#taal] ?? WOORDEN.nl!;
  }

  #instelling(): URLSearchParams {
    const p = new URLSearchParams({ taal: this.#taal, hoogte: '1' });
    for (const n of ['gemeente', 'vrij', 'talen', 'verberg', 'koplevel']) if (this.hasAttribute(n)) p.set(n, this.getAttribute(n)!);
    const thema = this.getAttribute('thema');
    if (thema !== 'standaard') {
      const stijl = getComputedStyle(this);
      const gevonden = TOKENS.map((n) => [n, stijl.getPropertyValue(`--${n}`).trim()]).filter(([, w]) => w && w.length < 100).map((r) => r.join(':'));
      p.set('thema', [...gevonden, thema ?? ''].join(';'));
    }
    return p;
  }

  #laad(klik = false): void {
    if (this.#begonnen) return;
    this.#begonnen = true;
    this.#klik = klik;
    this.#kijk?.disconnect();
    const p = this.#instelling();
    if (this.getAttribute('variant') === 'element') {
      void import(/* @vite-ignore */ `${SITE}embed/element.js`)
        .then((m: { begin(vak: HTMLElement, p: URLSearchParams, site: string): Promise<void> }) => m.begin(this.#vak, p, SITE))
        .then(() => this.#klaar(), (e) => console.warn('check-je-recht:', e));
      return;
    }
    const raam = (this.#raam = document.createElement('iframe'));
    raam.setAttribute('sandbox', SANDBOX);
    raam.title = this.#tekst.join(': ');
    raam.referrerPolicy = 'no-referrer';
    if (klik) this.#vak.style.minBlockSize = '480px';
    addEventListener('message', this.#hoor);
    raam.src = `${SITE}embed/#${p}`;
    this.#vak.append(raam);
  }

  #klaar(): void {
    this.#vak.classList.add('klaar');
    this.#vak.style.minBlockSize = '';
    // whoever pressed the button goes on where it was
    if (this.#klik) this.#raam?.focus();
    this.#klik = false;
  }

  /** Three messages, from our own frame only; what they say is a height, never an answer. */
  #hoor = ({ source, origin, data }: MessageEvent): void => {
    const raam = this.#raam;
    if (!raam || source !== raam.contentWindow || origin !== 'null' || data?.v !== 1) return;
    if (data.type === 'cjr:klaar') this.#klaar();
    else if (data.type === 'cjr:hoogte') {
      const h = Math.min(HOOGSTE, Math.ceil(Number(data.h)));
      if (h > 0 && Math.abs(h - this.#hoogte) > 1) raam.style.blockSize = `${(this.#hoogte = h)}px`;
    } else if (data.type === 'cjr:scroll' && document.activeElement === this) {
      // a new screen: its top must be seen. Only when the visitor is in the frame, so that it never takes the page along
      const { top } = raam.getBoundingClientRect();
      if (top < 0 || top > innerHeight * 0.75) this.scrollIntoView({ block: 'start' });
    }
  };
}

if (!customElements.get('check-je-recht')) customElements.define('check-je-recht', CheckJeRecht);
