// Whatever a screen of the check draws, on a kiosk no link leaves the page and no field offers what was typed before.
import { toonAdres } from './dialogen.ts';

const BINNEN = /^#/;

function ontkoppel(a: HTMLAnchorElement): void {
  const naar = a.getAttribute('href');
  if (naar === null || BINNEN.test(naar)) return;
  a.dataset.adres = a.href;
  a.removeAttribute('href');
  a.removeAttribute('target');
  a.setAttribute('role', 'button');
  a.tabIndex = 0;
}

function zonderAanvullen(v: Element): void {
  if (v.getAttribute('autocomplete') !== 'off') v.setAttribute('autocomplete', 'off');
}

function kijkNa(el: ParentNode): void {
  for (const a of el.querySelectorAll('a')) ontkoppel(a);
  for (const v of el.querySelectorAll('input, select, textarea, form')) zonderAanvullen(v);
}

export function houdToezicht(): void {
  kijkNa(document);
  new MutationObserver((wat) => {
    for (const { target, type } of wat) {
      if (type === 'attributes' && target instanceof HTMLAnchorElement) ontkoppel(target);
      else if (type === 'attributes') zonderAanvullen(target as Element);
      else kijkNa(target as Element);
    }
  }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['href', 'autocomplete'] });

  const open = (e: Event): void => {
    const a = (e.target as Element).closest<HTMLElement>('a[data-adres]');
    if (!a) return;
    e.preventDefault();
    toonAdres(a.dataset.adres!, a.textContent!.trim());
  };
  document.addEventListener('click', open);
  document.addEventListener('keydown', (e) => (e.key === 'Enter' || e.key === ' ') && open(e));
}
