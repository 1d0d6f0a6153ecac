// The check on a kiosk: the same page in other surroundings. Everybody begins at the big screen, nothing stays of who was
// there before, and nothing leads off the page.
import { CjrCheck } from '../check.ts';
import { omgeving } from '../kern/omgeving.ts';
import { isoDatum } from '../kern/opmaak.ts';
import { SCHERMEN } from '../achteraf.ts';
import { tekenBalk } from './balk.ts';
import { sluit, toonWaarschuwing, vraagWissen } from './dialogen.ts';
import { leesInstellingen } from './instellingen.ts';
import { kop } from './kop.ts';
import { balieScherm, telefoonScherm } from './meenemen.ts';
import { Rust } from './rust.ts';
import { begonnen, staat, zetUiterlijk } from './staat.ts';
import { kioskStart } from './start.ts';
import { vervangTeksten } from './tekst.ts';
import { luisterNaarVelden } from './toetsen.ts';
import { houdToezicht } from './toezicht.ts';
import { houdAdressenBij, wis, wisBijVertrek } from './wis.ts';

const TIK_MS = 500;
/** Whoever asks to wipe and then walks away has answered. */
const WIS_VANZELF_S = 20;

async function haalInstellingen(): Promise<unknown> {
  try {
    const r = await fetch('kiosk.json', { cache: 'no-cache' });
    return r.ok ? await r.json() : null;
  } catch {
    return null;
  }
}

/** The conversation leaves no trail: one entry in the browser's history, however many pages it has. */
function eenPlekInGeschiedenis(): void {
  let naar: (n: number) => void = () => {};
  let nu = 0;
  const zet = (n: number): void => history.replaceState({ n: (nu = n) }, '');
  omgeving.pagina = zet;
  omgeving.terug = () => {
    if (nu < 1) return;
    zet(nu - 1);
    naar(nu);
  };
  omgeving.luister = (f) => void (naar = f); // and no question at closing: there is nothing to keep
}

function richtOmgevingIn(): void {
  const i = staat.instellingen;
  omgeving.site = new URL('./', document.baseURI).href;
  omgeving.begin = () => ({ vraag: new URLSearchParams({ talen: i.talen?.join() ?? '', gemeente: i.gemeente ?? '' }), mee: '' });
  omgeving.opnieuw = wis;
  omgeving.rand = { kop: kop as never, voet: () => '' as never, start: kioskStart as never };
  // the last moment before the first question, when all texts are there
  omgeving.motor = (r) => {
    vervangTeksten();
    return r;
  };
  eenPlekInGeschiedenis();
  SCHERMEN.bewaren = telefoonScherm;
  SCHERMEN.balie = balieScherm;
}

function vraagOfWis(): void {
  if (!staat.host?.gesprek?.gewijzigd) wis();
  else vraagWissen({ ja: wis });
}

/** A key or a touch that ends the warning does nothing else. */
function waakOverRust(): void {
  const i = staat.instellingen;
  const rust = new Rust({
    rust: i.rust,
    waarschuwing: i.waarschuwing,
    waarschuw: (nog) => toonWaarschuwing(nog, i.waarschuwing, { hier: () => rust.actief(), wis }),
    hervat: () => sluit('rust'),
    voorbij: wis,
  });
  let wisVraag: number | null = null;
  const erIsIemand = (e: Event): void => {
    if (rust.waarschuwt && e.type !== 'scroll') {
      if ((e.target as Element | null)?.closest?.('[data-proef="kiosk-wis-nu"]') && e.type !== 'keydown') return;
      if (e.type === 'keydown') {
        e.preventDefault();
        e.stopImmediatePropagation();
      }
    }
    rust.actief();
  };
  for (const soort of ['pointerdown', 'keydown', 'wheel', 'input', 'scroll']) addEventListener(soort, erIsIemand, { capture: true, passive: false });
  const kijk = (): void => {
    const vrij = staat.begeleid && i.begeleid_zonder_limiet;
    rust.zet(begonnen() && !vrij);
    rust.tik();
    const vraagt = document.querySelector('#kiosk-wis[open]') !== null;
    if (!vraagt) wisVraag = null;
    else if (performance.now() - (wisVraag ??= performance.now()) > WIS_VANZELF_S * 1000) wis();
  };
  setInterval(kijk, TIK_MS);
  document.addEventListener('visibilitychange', kijk); // a screen that was off

}

/** Nobody there and another day: new rules may have come. Only when the server answers, else the screen would stay empty. */
function verversElkeDag(): void {
  const dag = isoDatum(new Date());
  setInterval(() => {
    if (begonnen() || isoDatum(new Date()) === dag) return;
    fetch(location.href, { cache: 'no-store' }).then((r) => r.ok && !begonnen() && location.reload(), () => {});
  }, 600_000);
}

async function begin(): Promise<void> {
  history.replaceState(null, '');
  staat.instellingen = leesInstellingen(await haalInstellingen(), new URLSearchParams(location.search), (f) => console.warn(`kiosk: ${f}`));
  richtOmgevingIn();
  houdAdressenBij();
  wisBijVertrek();
  zetUiterlijk();
  const balk = document.createElement('section');
  balk.className = 'kiosk-balk cjr-geen-druk';
  const teken = (): void => tekenBalk(balk, vraagOfWis);
  staat.ververs = teken;
  const host = (staat.host = document.createElement('cjr-check') as CjrCheck);
  houdToezicht();
  luisterNaarVelden();
  document.body.replaceChildren(host, balk);
  new MutationObserver(teken).observe(document.documentElement, { attributeFilter: ['lang', 'data-fase', 'data-scherm'] });
  // what stands over the foot of the page may not hide what has the focus
  new ResizeObserver(() => document.documentElement.style.setProperty('--kiosk-balk', `${balk.offsetHeight}px`)).observe(balk);
  teken();
  waakOverRust();
  verversElkeDag();
}

void begin();
