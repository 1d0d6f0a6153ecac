// The check in the host's own document, for hosts without frames. It sits in a shadow root, so that the styles of both
// stay apart. It never touches the page's policy, address, title or history, and it shows no seal: a seal would close
// the host's page too, and the host's own scripts can read what is filled in. docs/embed.md says so.
import stijl from 'virtual:cjr-elementstijl';
import { omgeving } from '../kern/omgeving.ts';
import { begin as binnen } from './binnen.ts';
import { leesInstelling, type Instelling } from './instelling.ts';
import { kleed } from './thema.ts';

let bezet = false;

/** Puts the check into `vak`, which stands in a shadow root. Rejects when the page already holds one. */
export function begin(vak: HTMLElement, p: URLSearchParams, site: string): Promise<void> {
  if (bezet) return Promise.reject(new Error('one check as an element on a page; use frames for more'));
  bezet = true;
  const wortel = vak.getRootNode() as ShadowRoot;
  const blad = new CSSStyleSheet();
  blad.replaceSync(stijl);
  wortel.adoptedStyleSheets = [...wortel.adoptedStyleSheets, blad];
  const o = leesInstelling(p);
  const vel = document.createElement('div');
  vel.className = 'utrecht-document cjr-pagina';
  vak.append(vel);
  // rem hangs on the host's root, which may be anything: measure what the visitor has set instead
  vel.style.fontSize = 'medium';
  vel.style.setProperty('--cjr-rem', getComputedStyle(vel).fontSize);
  vel.style.fontSize = '';
  kleed(vel, o.thema);
  Object.assign(omgeving, { wortel, blad: vel, site, verzegelt: false });
  buren(wortel, vel);
  return new Promise((klaar) => start(vel, o, klaar));
}

function start(vel: HTMLElement, o: Instelling, klaar: () => void): void {
  binnen(vel, o, () => {
    if (vel.dataset.fase !== 'laden') klaar();
  });
  omgeving.opnieuw = () => {
    weg.abort();
    vel.replaceChildren();
    start(vel, o, () => {});
  };
}

let weg = new AbortController();

/** What a page of its own asks of the browser, done without touching the host's address, title and history. */
function buren(wortel: ShadowRoot, vel: HTMLElement): void {
  let nu = 0;
  let naar: (n: number) => void = () => {};
  omgeving.titel = () => {};
  omgeving.boven = () => {
    const { top } = vel.getBoundingClientRect();
    if (top < 0 || top > innerHeight * 0.75) wortel.host.scrollIntoView({ block: 'start' });
  };
  omgeving.pagina = (n) => void (vel.dataset.pagina = String((nu = n)));
  omgeving.terug = () => {
    omgeving.pagina(Math.max(0, nu - 1));
    naar(nu);
  };
  omgeving.luister = (ga, vol) => {
    naar = ga;
    weg = new AbortController();
    const { signal } = weg;
    addEventListener('beforeunload', (e) => vol() && e.preventDefault(), { signal });
    addEventListener('pageshow', (e) => e.persisted && omgeving.opnieuw(), { signal });
  };
}
