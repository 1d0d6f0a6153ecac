// Taking the result along: on one's own phone, or to the desk. No file: a kiosk has nobody's folder.
import { html, nothing, type TemplateResult } from 'lit';
import { versleutel } from '../kern/codec.ts';
import { omgeving } from '../kern/omgeving.ts';
import { heeftPeriode, perMaand } from '../kern/periode.ts';
import { hoofdletter, regelingTekst, t, type Sleutel } from '../kern/taal.ts';
import { heeftAl, rijen, totaal, zegtIets, type Rij } from '../kern/totaal.ts';
import { bedrag } from '../onderdelen/bedrag.ts';
import { knop, kop1, kop2 } from '../onderdelen/klein.ts';
import { perTekst } from '../onderdelen/velden.ts';
import { PAPIER } from '../schermen/papier.ts';
import { alleAntwoorden } from '../schermen/controleer.ts';
import type { Beeld, Kader } from '../schermen/kader.ts';
import { openbaar } from './instellingen.ts';
import { pastInCode, qr } from './qr.ts';
import { staat } from './staat.ts';
import { kt } from './tekst.ts';

interface Staat { adres?: string; voor?: string; paden?: boolean }

/** The address with the answers in its fragment, which no server sees; made again when the answers or the tick change. */
function adres(k: Kader): string | undefined {
  const { g } = k;
  const s = k.staat as Staat;
  const basis = openbaar(staat.instellingen, omgeving.site);
  if (!basis) return undefined;
  const kaart = new Map(g.kaart);
  if (!g.gevoeligMee) for (const r of alleAntwoorden(k)) if (r.v.gevoelig) kaart.delete(`${r.el.id}:${r.v.id}`);
  const b = g.bundel(kaart);
  const voor = JSON.stringify([[...kaart], b.gebeuren]);
  if (s.voor !== voor) {
    s.voor = voor;
    delete s.adres;
    const gemeente = g.gemeente ? `?gemeente=${g.gemeente}` : '';
    void versleutel(b).then((d) => {
      s.adres = `${basis}check/${gemeente}#d=${d}`;
      k.teken();
    });
  }
  return s.adres;
}

/** Sensitive answers go along only when ticked. */
function vinkje(k: Kader): TemplateResult | typeof nothing {
  const { g } = k;
  if (!alleAntwoorden(k).some((r) => r.v.gevoelig)) return nothing;
  return html`<div class="cjr-optie cjr-geen-druk"><input class="utrecht-checkbox" type="checkbox" id="mee" data-proef="gevoelig-mee" .checked=${g.gevoeligMee}
    @change=${(e: Event) => { g.gevoeligMee = (e.target as HTMLInputElement).checked; k.teken(); }}><label for="mee">${t('bewaren.gevoelig')}</label></div>`;
}

const terug = (k: Kader): TemplateResult => knop('secondary', 'kiosk-naar-uitkomst', kt('telefoon.terug'), () => k.g.ga({ scherm: 'uitkomst' }));

export function telefoonScherm(k: Kader): Beeld {
  const naar = adres(k);
  const kan = openbaar(staat.instellingen, omgeving.site) !== null;
  return {
    titel: kt('telefoon.kop'),
    inhoud: html`${kop1(kt('telefoon.kop'))}
      ${!kan || (naar && !pastInCode(naar)) ? html`<p class="nl-paragraph">${kt('telefoon.te_veel')}</p>` : html`
        <p class="nl-paragraph nl-paragraph--lead">${kt('telefoon.uitleg')}</p>
        ${naar ? qr(naar, t('meenemen.beeld')) : nothing}
        <p class="nl-paragraph">${kt('telefoon.bewaar')}</p>${vinkje(k)}`}
      <div class="cjr-knoppen">${terug(k)}</div>`,
  };
}

/** What stands beside a scheme's name: the amount a month, or why there is none. */
function watErStaat({ r, eerstAdvies }: Rij): TemplateResult | string {
  const b = r.bedrag;
  if (eerstAdvies) return kt('balie.advies');
  if (!b) return r.zekerheid === 'onvolledig' ? kt('balie.onbekend') : '';
  const per = b.per ?? '';
  if (heeftPeriode(per) && !zegtIets(perMaand(b.laagste, per), perMaand(b.hoogste, per))) return kt('balie.onbekend');
  return html`${bedrag(b.laagste, b.hoogste, per)} ${per ? perTekst(per) : ''}`;
}

function groep(naam: 'ja' | 'misschien' | 'beoordeling', lijst: Rij[]): TemplateResult | typeof nothing {
  if (!lijst.length) return nothing;
  return html`<section class="kiosk-lijst kiosk-lijst--${naam}" data-proef="balie-groep" data-recht=${naam} aria-labelledby="balie-${naam}">${kop2(t(`groep.${naam}` as Sleutel), `balie-${naam}`)}
    <dl>${lijst.map((x) => html`<div data-proef="balie-regeling" data-regeling=${x.id}><dt>${hoofdletter(regelingTekst(x.id).naam)}</dt><dd>${watErStaat(x)}</dd></div>`)}</dl></section>`;
}

/** What one must bring to apply, of all schemes that fit, each thing once. */
const nodig = (lijst: Rij[]): string[] => [...new Set(lijst.filter((x) => !heeftAl(x.r)).flatMap((x) => regelingTekst(x.id).aanvragen?.nodig ?? []))];

export function balieScherm(k: Kader): Beeld {
  const alle = rijen(k.g);
  const som = totaal(alle);
  const van = (naam: Rij['groep']): Rij[] => alle.filter((x) => x.groep === naam);
  const mee = nodig(van('ja'));
  const naar = adres(k);
  return {
    titel: kt('balie.kop'),
    breed: true,
    inhoud: html`<div data-proef="balie">${kop1(kt('balie.kop'))}
      <p class="nl-paragraph cjr-geen-druk">${kt('balie.uitleg')}</p>
      ${zegtIets(som.laag, som.hoog) && som.hoog ? html`<div class="cjr-totaal"><p class="cjr-totaal__wat">${kt('balie.samen')}</p>
        <p class="cjr-totaal__bedrag">${bedrag(som.laag, som.hoog, 'maand')}</p></div>` : nothing}
      ${groep('ja', van('ja'))}
      ${groep('misschien', van('misschien'))}
      ${groep('beoordeling', van('beoordeling'))}
      ${mee.length ? html`<section aria-labelledby="balie-nodig">${kop2(kt('balie.nodig'), 'balie-nodig')}<ul class="utrecht-unordered-list kiosk-nodig">${mee.map((n) => html`<li>${n}</li>`)}</ul></section>` : nothing}
      ${naar && pastInCode(naar) ? html`<section class="kiosk-lijst" aria-labelledby="balie-code">${kop2(kt('balie.telefoon'), 'balie-code')}${qr(naar, t('meenemen.beeld'))}</section>` : nothing}
      ${vinkje(k)}
      <div class="cjr-knoppen">${staat.instellingen.afdrukken ? knop('primary', 'kiosk-druk-balie', kt('balk.druk'), () => print()) : nothing}${terug(k)}</div>
      ${PAPIER.blad(k)}</div>`,
  };
}
