// The check inside somebody else's page, in a frame or as an element: no header and footer of its own, headings that
// start at the host's level, a municipality that the host has chosen, schemes that the host hides.
import { html, nothing, type TemplateResult } from 'lit';
import { CjrCheck } from '../check.ts';
import { omgeving } from '../kern/omgeving.ts';
import { t, taal, type Taal } from '../kern/taal.ts';
import type { Gemeente } from '../kern/laden.ts';
import { paginas, taalknoppen, talen } from '../onderdelen/kop.ts';
import { startScherm } from '../schermen/start.ts';
import type { Instelling } from './instelling.ts';
import { vasteStart } from './start.ts';
import { eigen } from './teksten.ts';
import { zonder } from './zonder.ts';

/** Puts the check into `in_`. `bij` runs after everything that was drawn. */
export function begin(in_: HTMLElement, o: Instelling, bij: () => void): CjrCheck {
  const zelf = o.gemeente.toLowerCase();

  omgeving.binnen = true;
  omgeving.begin = () => ({ vraag: new URLSearchParams({ taal: o.taal, ...(o.talen.length ? { talen: o.talen.join() } : {}) }), mee: '' });
  if (o.verberg.size) omgeving.motor = (r) => zonder(r, o.verberg);
  omgeving.rand = {
    kop: ({ kies, teken }) => {
      const rij = talen().length > 1 ? talenrij(kies as (x: Taal) => void) : nothing;
      return teken || rij !== nothing ? html`<div class="cjr-kop"><div class="cjr-kop__in">${teken ?? nothing}${rij}</div></div>` : html``;
    },
    voet,
    start: ((h: CjrCheck): TemplateResult => {
      h.gekozen ??= zelf ? kies(h, zelf) : null;
      return h.gekozen && zelf && !o.vrij ? vasteStart(h) : startScherm(h);
    }) as (h: never) => TemplateResult,
  };

  const host = new CjrCheck();
  const na = (): void => {
    niveaus(host, o.koplevel);
    bij();
  };
  new MutationObserver(na).observe(in_, { childList: true, subtree: true, characterData: true, attributeFilter: ['open', 'hidden', 'class'] });
  in_.append(host);
  return host;
}

/** The host may give a code or a name. Once is enough: the visitor may empty the field afterwards. */
const gezocht = new WeakSet<CjrCheck>();
function kies(h: CjrCheck, wie: string): Gemeente | null {
  if (!h.lijst.gemeenten.length || gezocht.has(h)) return null;
  gezocht.add(h);
  const g = h.lijst.gemeenten.find((x) => x.code.toLowerCase() === wie || x.naam.toLowerCase() === wie) ?? null;
  if (g) h.zoek = g.naam;
  else console.warn(`check-je-recht: no municipality "${wie}"; the visitor chooses`);
  return g;
}

/** The level of each heading, for whoever hears the page: the first one as the host says, the rest below it. */
function niveaus(host: Element, eerste: number): void {
  for (const h of host.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5')) {
    const level = String(Number(h.tagName[1]) + eerste - 1);
    if (h.getAttribute('aria-level') !== level) h.setAttribute('aria-level', level);
  }
}

const talenrij = (kies: (x: Taal) => void): TemplateResult => html`<div class="cjr-talen" role="group" aria-label=${t('site.taal')}>
  ${taalknoppen(kies)}</div>`;

function voet(): TemplateResult {
  const map = omgeving.site + paginas();
  const link = (adres: string, tekst: string): TemplateResult => html`<a class="nl-link" href=${adres} target="_blank" rel="noopener noreferrer">${tekst}</a>`;
  return html`<div class="cjr-voet"><div class="cjr-voet__in">
    <p class="nl-paragraph">${omgeving.verzegelt ? t('voet.tekst') : eigen('niet_afgeschermd')}</p>
    <p class="nl-paragraph cjr-voet__links">${link(`${omgeving.site}check/?taal=${taal()}`, eigen('open'))} ${link(`${map}privacy.html`, t('voet.privacy'))}
      ${link(`${map}toegankelijkheid.html`, t('voet.toegankelijk'))} <span>${t('voet.venster')}</span></p>
  </div></div>`;
}
