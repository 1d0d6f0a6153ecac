// The page in the frame. What goes to the host is a height, "there is a new screen" and "ready": never an answer.
import { omgeving } from '../kern/omgeving.ts';
import { begin } from './binnen.ts';
import { leesInstelling } from './instelling.ts';
import { kleed } from './thema.ts';

// After the # so that the server does not see it; it stays there, for when somebody begins anew.
const o = leesInstelling(new URLSearchParams(location.hash.slice(1)));
const blad = document.documentElement;
blad.classList.toggle('cjr-hoogte', o.hoogte && parent !== window);
kleed(blad, o.thema);

type Bericht = { type: 'cjr:klaar' } | { type: 'cjr:scroll' } | { type: 'cjr:hoogte'; h: number };
const meld = (b: Bericht): void => parent.postMessage({ ...b, v: 1 }, '*');

let laatst = 0;
function hoogte(): void {
  // what hangs over the page's end counts too: an open list, the explanation of the seal
  const over = [...document.querySelectorAll('.cjr-combo__lijst:not([hidden]), dialog[open]')].map((x) => x.getBoundingClientRect().bottom + 16);
  const h = Math.ceil(Math.max(document.body.getBoundingClientRect().height, ...over));
  if (Math.abs(h - laatst) <= 1) return;
  meld({ type: 'cjr:hoogte', h: (laatst = h) });
}

omgeving.boven = () => {
  scrollTo(0, 0);
  hoogte();
  meld({ type: 'cjr:scroll' });
};
omgeving.opnieuw = () => location.reload();

document.getElementById('laden')?.remove();
let klaar = false;
begin(document.body, o, () => {
  hoogte();
  if (klaar || blad.dataset.fase === 'laden') return;
  klaar = true;
  meld({ type: 'cjr:klaar' });
});
new ResizeObserver(hoogte).observe(document.body);
