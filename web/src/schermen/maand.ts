// Month by month, the first half: what is going to happen, one short form each, in a list that can be changed.
import { html, nothing, type TemplateResult } from 'lit';
import { banen, kanGebeuren, loonNodig, vanaf, type Baan, type Gebeuren, type Soort } from '../kern/gebeuren.ts';
import { omgeving } from '../kern/omgeving.ts';
import { dagLater } from '../kern/tijdlijn.ts';
import { datumTekst, maandTekst } from '../kern/opmaak.ts';
import { feitTekst, t, ts, type Sleutel } from '../kern/taal.ts';
import { leesFormulier } from '../onderdelen/formulier.ts';
import { veldSjabloon } from '../onderdelen/velden.ts';
import { laagsteLoon } from '../kern/werken.ts';
import { bedrag } from '../onderdelen/bedrag.ts';
import { knop, kop1, kop2 } from '../onderdelen/klein.ts';
import type { Veld, Vraag } from '../vragen/typen.ts';
import type { Beeld, Kader } from './kader.ts';
import { foutOverzicht, toonFouten, vraagStaat } from './vraag.ts';

const naam = (x: Soort): string => t(`mv.soort.${x}` as Sleutel);

/** "Loon uit werk", "de baan vanaf 2 maart 2026". */
export function baanNaam(b: Baan | undefined): string {
  if (!b) return '';
  const wat = b.bron ? t('mv.de_baan', { datum: datumTekst(String(b.bron.w.van)) })
    : (feitTekst('inkomst', 'soort').opties?.[b.soort] ?? ts(`geld.soort.${b.soort}`) ?? b.soort.replaceAll('_', ' '));
  return b.wie === 'partner' ? `${wat} (${t('over.partner')})` : wat;
}

/** What can stop or change by itself; what a scheme pays follows from the rest. */
const werk = (k: Kader, lijst: readonly Gebeuren[]): Baan[] => banen(k.g.situatie, lijst).filter((b) => !(b.soort in k.g.uitkomst.regelingen));

/** One event in words. */
export function gebeurenTekst(k: Kader, g: Gebeuren): string {
  const baan = g.w.baan ? baanNaam(banen(k.g.situatie, k.g.gebeuren).find((b) => b.id === g.w.baan)) : '';
  return `${datumTekst(g.soort === 'stopt' ? String(g.w.dag) : vanaf(g))}: ${naam(g.soort)}${baan ? ` (${baan})` : ''}`;
}

export function maandScherm(k: Kader): Beeld {
  const { g } = k;
  const lijst = [...g.gebeuren].sort((a, b) => vanaf(a).localeCompare(vanaf(b)));
  const weg = (x: Gebeuren) => (): void => {
    // what hangs on a job goes with it
    g.gebeuren = g.gebeuren.filter((y) => y.id !== x.id && y.w.baan !== x.id);
    k.teken();
    (omgeving.wortel.querySelector('[data-proef="kop"]') as HTMLElement | null)?.focus();
  };
  const actie = (wat: 'wijzig' | 'verwijder', x: Gebeuren, doe: () => void): TemplateResult => html`<button type="button" class="cjr-link-knop" data-proef=${wat} @click=${doe}>${t(`knop.${wat}`)}<span class="cjr-verborgen"> ${gebeurenTekst(k, x)}</span></button>`;
  const titel = t('mv.kop');
  return { titel, inhoud: html`${kop1(titel)}
    <p class="nl-paragraph">${t('mv.uitleg')}</p>
    ${kop2(t('mv.lijst'))}
    ${lijst.length ? html`<ul class="cjr-antwoorden cjr-gebeuren">${lijst.map((x) => html`<li class="cjr-gebeurt" data-proef="gebeurt" data-soort=${x.soort}><span>${gebeurenTekst(k, x)}</span>
      <span class="cjr-antwoord__actie">${actie('wijzig', x, () => g.ga({ scherm: 'gebeurtenis', keuze: x.id }))}${actie('verwijder', x, weg(x))}</span></li>`)}</ul>`
      : html`<p class="nl-paragraph">${t('mv.leeg')}</p>`}
    ${kop2(t('mv.erbij'))}
    <div class="cjr-knoppen cjr-knoppen--rij">${kanGebeuren(g.situatie, g.gebeuren, werk(k, g.gebeuren).length > 0).map((x) => knop('secondary', 'erbij', naam(x), () => g.ga({ scherm: 'gebeurtenis', keuze: x }), x))}</div>
    <div class="utrecht-form-field cjr-maanden"><label class="utrecht-form-label" for="mv-maanden">${t('mv.hoeveel', { maand: maandTekst(g.datum) })}</label>
      <select class="utrecht-select" id="mv-maanden" data-veld="maanden" @change=${(e: Event) => { g.maanden = Number((e.target as HTMLSelectElement).value); }}>
        ${[12, 24].map((n) => html`<option value=${n} ?selected=${n === g.maanden}>${t('mv.maanden', { n })}</option>`)}</select></div>
    <div class="cjr-knoppen">${knop('primary', 'naar-maanden', t('mv.toon'), () => g.ga({ scherm: 'maanden' }))}
      ${knop('subtle', 'naar-uitkomst', t('watals.terug'), () => g.ga({ scherm: 'uitkomst' }))}</div>` };
}

/** The fields of one kind of event. The last day that can be told is that of the longest timeline. */
function velden(k: Kader, soort: Soort, alle: Baan[]): Veld[] {
  const { g } = k;
  const van = `${g.datum.slice(0, 8)}01`;
  const tot = dagLater(`${Number(g.datum.slice(0, 4)) + 2}${van.slice(4)}`, -1);
  const dag = (id: string): Veld => ({ soort: 'datum', id, min: van, max: tot });
  const partner = Boolean(g.situatie.partner) || g.gebeuren.some((x) => x.soort === 'partner');
  const baan: Veld = { soort: 'keuze', id: 'baan', opties: alle.map((b) => b.id), naam: (o) => baanNaam(alle.find((b) => b.id === o)) };
  switch (soort) {
    case 'werk': return [
      ...(partner ? [{ soort: 'keuze', id: 'wie', opties: ['aanvrager', 'partner'], kort: true } as Veld] : []),
      { soort: 'bedrag', id: 'bruto' }, { soort: 'per', id: 'per', opties: ['uur', 'keer'] },
      { soort: 'per', id: 'betaald', opties: ['maand', 'vier_weken', 'week'] },
      { soort: 'geheel', id: 'uren', max: 80, eenheid: 'uren', deci: true }, dag('van'), { ...dag('tot'), optioneel: true },
      { soort: 'keuze', id: 'korting', opties: ['ja', 'nee', 'weet_niet'], kort: true, optioneel: true },
    ];
    case 'uren': return [baan, { soort: 'geheel', id: 'uren', max: 80, eenheid: 'uren', deci: true }, dag('van'), { soort: 'bedrag', id: 'nieuw', optioneel: true }];
    case 'stopt': return [baan, dag('dag')];
    case 'partner': return [dag('van'), { soort: 'datum', id: 'geboren', max: g.datum }, { soort: 'bedrag', id: 'inkomen', per: 'maand', optioneel: true }];
    case 'huur': return [{ soort: 'bedrag', id: 'huur', per: 'maand' }, dag('van')];
    default: return [dag('van')];
  }
}

export function gebeurtenisScherm(k: Kader): Beeld {
  const { g } = k;
  const s = vraagStaat(k);
  const oud = g.gebeuren.find((x) => x.id === g.pagina.keuze);
  const soort = oud?.soort ?? (g.pagina.keuze as Soort);
  const anderen = g.gebeuren.filter((x) => x !== oud);
  const alle = werk(k, anderen);
  const rij = velden(k, soort, alle);
  const v: Vraag = { id: 'mv', bij: 'situatie', onderwerp: 'gebeurtenissen', volgorde: 0, feiten: [], velden: () => rij, naar: () => ({}) };
  const c = g.model.ctx(g.model.element('')!);
  const minimum = soort === 'werk' ? laagsteLoon(g.recht, g.situatie) : undefined;
  const w = oud?.w ?? { ...(minimum === undefined ? {} : { bruto: minimum }), ...(alle.length === 1 ? { baan: alle[0]!.id } : {}) };
  const leeg = ['fout.kies', 'fout.getal_leeg', 'fout.bedrag_leeg', 'fout.datum_leeg'].map((x) => t(x as Sleutel));

  const stuur = (e: Event): void => {
    e.preventDefault();
    const r = leesFormulier(new FormData(e.target as HTMLFormElement), rij, oud && { w: oud.w });
    const fouten = 'fouten' in r ? r.fouten : {};
    const gegeven = 'antwoord' in r ? r.antwoord.w! : {};
    for (const id of Object.keys(fouten)) if (leeg.includes(fouten[id]!)) fouten[id] = t('mv.vul', { wat: ts(`mv.${id}.label`) ?? '' });
    for (const x of rij) if (x.soort === 'datum' && typeof gegeven[x.id] === 'object') fouten[x.id] = t('mv.hele_datum');
    if (gegeven.tot && String(gegeven.tot) < String(gegeven.van)) fouten.tot = t('mv.eind_voor_begin');
    if (soort === 'uren' && gegeven.baan && gegeven.nieuw === undefined && loonNodig(g.situatie, g.gebeuren, String(gegeven.baan))) fouten.nieuw = t('mv.vul_loon');
    s.fouten = fouten;
    if (Object.keys(fouten).length) {
      toonFouten(k);
      return;
    }
    const nummer = Math.max(0, ...g.gebeuren.map((x) => Number(x.id.slice(1)))) + 1;
    if (oud) oud.w = gegeven;
    else g.gebeuren.push({ id: `g${nummer}`, soort, w: gegeven });
    g.ga({ scherm: 'maand' });
  };
  const fout = Object.keys(s.fouten).length > 0;
  return { titel: naam(soort), fout, inhoud: html`
    ${fout ? foutOverzicht(s, rij) : nothing}
    <form novalidate data-proef="gebeurtenis" data-soort=${soort} @submit=${stuur}>
      ${kop1(naam(soort))}
      ${minimum === undefined ? nothing : html`<p class="utrecht-form-field-description">${t('wl.minimum')} ${bedrag(minimum, minimum, 'uur', 'minimumloon')}. ${t('mv.minimum_mee')}</p>`}
      ${rij.map((x): TemplateResult => veldSjabloon({ c, v, w, s, enige: false, kop: html``, teken: k.teken }, x))}
      <div class="cjr-knoppen"><button class="nl-button nl-button--primary" type="submit" data-proef="verder">${t('knop.opslaan')}</button></div>
    </form>` };
}
