// Wiping: after this nothing of a visit is left in the document, in the engine's memory or in the browser's history, and
// a new document with a new engine takes its place.
import { html, render } from 'lit';
import { verstop } from './dialogen.ts';
import { staat } from './staat.ts';
import { kt } from './tekst.ts';

/** Long enough to read three words; everything has gone before they stand there. */
const AFSCHEID_MS = 1500;
const adressen = new Set<string>();
let gewist = false;

/** From the start: whatever gets an address of its own can be taken back. */
export function houdAdressenBij(): void {
  const maak = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (b): string => {
    const u = maak(b);
    adressen.add(u);
    return u;
  };
}

/** Everything that the visitor gave, at once. May be called more than once. */
export function veeg(): void {
  const h = staat.host;
  for (const f of document.forms) f.reset();
  for (const v of document.querySelectorAll('input')) v.value = '';
  for (const c of document.querySelectorAll('canvas')) c.width = c.height = 0;
  for (const u of adressen) URL.revokeObjectURL(u);
  adressen.clear();
  verstop();
  const g = h?.gesprek;
  if (g) {
    g.ververs = () => {};
    g.wis();
    g.paginas = [];
    g.gevoeligMee = false;
    g.recht.destroy(); // fills the whole memory of the engine with zeroes
    delete h.gesprek;
  }
  h?.remove();
  document.title = 'Check je recht';
  history.replaceState(null, '');
}

/** Wipes, says so, and begins anew. */
export function wis(): void {
  if (gewist) return;
  gewist = true;
  veeg();
  document.documentElement.dataset.fase = 'gewist';
  const plek = document.createElement('main');
  plek.className = 'kiosk-afscheid';
  plek.dataset.proef = 'gewist';
  render(html`<svg viewBox="0 0 48 48" width="96" height="96" aria-hidden="true"><circle cx="24" cy="24" r="22" fill="none" stroke="currentColor" stroke-width="3"/><path d="m14 25 7 7 14-16" fill="none" stroke="currentColor" stroke-width="4"/></svg>
    <h1 class="nl-heading nl-heading--level-1">${kt('wis.gedaan')}</h1><p class="nl-paragraph" role="status">${kt('wis.tot_ziens')}</p>`, plek);
  document.body.replaceChildren(plek);
  setTimeout(() => location.replace(location.href), AFSCHEID_MS);
}

/** However the page is left, it is left empty; and if a browser brings it back from its own memory, it starts anew. */
export function wisBijVertrek(): void {
  addEventListener('pagehide', veeg);
  addEventListener('pageshow', (e) => e.persisted && location.reload());
}
