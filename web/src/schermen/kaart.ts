// One scheme on the result page. At most three ideas: how much, why, and what to do.
import { html, nothing, type TemplateResult } from 'lit';
import { euro, getal } from '../kern/opmaak.ts';
import { heeftPeriode, perJaar, perMaand } from '../kern/periode.ts';
import { UITBETALING } from '../kern/namen.ts';
import { vraagVoor } from '../kern/interview.ts';
import { hoofdletter, inTaal, naamNl, regelingTekst, t, ts, type Sleutel, type Zin } from '../kern/taal.ts';
import { heeftAl, zegtIets, type Rij } from '../kern/totaal.ts';
import type { Regeling, Voorwaarde } from '../kern/typen.ts';
import { bedrag } from '../onderdelen/bedrag.ts';
import { perTekst } from '../onderdelen/velden.ts';
import type { Kader } from './kader.ts';
import { over, vraagTekst } from './tekst.ts';
import { uitlegDeel } from './uitleg.ts';


/** The amount of a card: per its own period, and per year beside it. */
function bedragRegel(r: Regeling): TemplateResult | typeof nothing {
  const b = r.bedrag;
  if (!b) return r.zekerheid === 'onvolledig' ? html`<p class="cjr-kaart__bedrag cjr-kaart__bedrag--geen">${t('kaart.bedrag_onbekend')}</p>` : nothing;
  const per = b.per ?? '';
  if (heeftPeriode(per) && !zegtIets(perMaand(b.laagste, per), perMaand(b.hoogste, per))) return html`<p class="cjr-kaart__bedrag cjr-kaart__bedrag--geen">${t('kaart.te_breed')}</p>`;
  const ook = (naar: 'maand' | 'jaar', om: typeof perJaar): TemplateResult | typeof nothing =>
    heeftPeriode(per) && per !== naar && !(naar === 'maand' && per === 'jaar') ? html`<span class="cjr-kaart__jaar">${bedrag(om(b.laagste, per), om(b.hoogste, per), naar, `bedrag-${naar}`)} ${perTekst(naar)}</span>` : nothing;
  return html`<p class="cjr-kaart__bedrag"><span>${bedrag(b.laagste, b.hoogste, per)} ${per ? perTekst(per) : ''}</span> ${ook('maand', perMaand)} ${ook('jaar', perJaar)}</p>`;
}

/** What comes in each month, where a part of the right is kept back until later. */
function uitbetaald(k: Kader, { id, groep }: Rij): TemplateResult | typeof nothing {
  const w = k.g.uitkomst.waarden?.[`${id}.${UITBETALING}`];
  if (groep === 'nee' || w?.laagste === undefined || w.hoogste === undefined || !zegtIets(w.laagste, w.hoogste)) return nothing;
  return html`<p class="nl-paragraph" data-proef="uitbetaling">${t('kaart.uitbetaling')} <strong>${bedrag(w.laagste, w.hoogste, w.per ?? '', 'bedrag-uitbetaling')} ${w.per ? perTekst(w.per) : ''}</strong>. ${t('kaart.uitbetaling_rest')}</p>`;
}

const voorwaardeTekst = (id: string, v: Voorwaarde | undefined, soort: 'ja' | 'nee' | 'onbekend' | 'beoordeling'): string | undefined =>
  v && regelingTekst(id).voorwaarden?.[v.id]?.[soort];

/** How far away: "U zit er € 1.200 boven", with the unit that the engine gives. */
function tekort(v: Voorwaarde | undefined): string {
  const n = v?.tekort ?? 0;
  const [soort, per] = (v?.tekort_eenheid ?? '').split('/');
  // a bare number (of children, of persons) says nothing without its noun
  if (n <= 0 || !soort || soort === 'getal' || (soort === 'dagen' && n > 366)) return ''; // years off: no distance to go
  if (soort === 'euro') return t('kaart.tekort', { hoeveel: `${euro(n)}${per ? ` ${perTekst(per)}` : ''}` });
  return t('kaart.tekort', { hoeveel: `${getal(n, Number.isInteger(n) ? 0 : 1)} ${ts(`eenheid.${soort}`) ?? soort}` });
}

/** Sentences with a space between them, each in its own language. */
const opRij = (zinnen: (string | undefined)[], toon = (s: string): string => s): Zin[] => zinnen.flatMap((s) => (s ? [inTaal(s, toon(s)), ' '] : []));

function reden(x: Rij): Zin[] {
  const { id, r, groep } = x;
  if (groep === 'nee') {
    const v = r.voorwaarden.find((c) => c.voldaan === 'nee');
    return opRij([voorwaardeTekst(id, v, 'nee') ?? t('kaart.nee'), tekort(v)]);
  }
  if (groep === 'beoordeling') {
    const v = r.voorwaarden.find((c) => c.beoordeling && voorwaardeTekst(id, c, 'beoordeling'));
    return opRij([voorwaardeTekst(id, v, 'beoordeling') ?? t('kaart.beoordeling')]);
  }
  return groep === 'ja' ? waarom(id, r) : [];
}

/** Why it fits: what the conditions that matter most to people say when they are met. */
function waarom(id: string, r: Regeling): Zin[] {
  const { kern } = regelingTekst(id);
  const vast = kern ? kern.map((k) => r.voorwaarden.find((v) => v.id === k)) : r.voorwaarden.slice(0, 2);
  return opRij(vast.map((v) => (v?.voldaan === 'ja' ? voorwaardeTekst(id, v, 'ja') : '')), eersteZin);
}

const eersteZin = (s = ''): string => s.split(/(?<=[.?!؟])\s/)[0]!;

function redenRegel(x: Rij): TemplateResult | typeof nothing {
  const r = reden(x);
  return r.length ? html`<p class="nl-paragraph">${x.groep === 'ja' ? html`<strong>${t('kaart.waarom')}</strong> ` : nothing}${r}</p>` : nothing;
}

/** Who is the way: a fund, the neighbourhood team, a helper who must apply. */
function gaNaar(id: string, r: Regeling): TemplateResult | typeof nothing {
  const n = r.ga_naar;
  if (!n) return nothing;
  const uitleg = n.id ? regelingTekst(id).ga_naar?.[n.id] : undefined;
  return html`<p class="nl-paragraph" data-proef="ga-naar">${opRij([uitleg])}${t('kaart.ga_naar')} <strong translate="no"><bdi>${n.naam}</bdi></strong>${n.contact ? html`: <bdi translate="no">${n.contact}</bdi>` : nothing}.${n.intermediair ? html` ${t('kaart.hulpverlener')}` : nothing}</p>`;
}

/** The name of a scheme, with beside it the Dutch one that stands on letters and forms. */
const naam = (id: string): TemplateResult => {
  const [eigen, nl] = [regelingTekst(id).naam, naamNl(id)];
  return html`${inTaal(eigen, hoofdletter(eigen))}${nl ? html` <span class="cjr-naam-nl" lang="nl" dir="ltr" translate="no">${`(${nl})`}</span>` : nothing}`;
};

export function kaart(k: Kader, x: Rij): TemplateResult {
  const { id, r, groep } = x;
  const tekst = regelingTekst(id);
  const open = k.staat as Record<string, boolean>;
  const toon = !x.eerstAdvies || open[`toch.${id}`];
  return html`<article class="cjr-kaart cjr-kaart--${groep}" data-proef="kaart" data-regeling=${id} data-recht=${r.recht} data-zekerheid=${r.zekerheid} aria-labelledby="kaart-${id}">
    <h3 class="nl-heading nl-heading--level-3" id="kaart-${id}">${naam(id)}</h3>
    <p class="cjr-kaart__kort">${tekst.kort ? inTaal(tekst.kort) : opRij([tekst.uitleg], eersteZin)}</p>
    ${toon ? bedragRegel(r) : nothing}
    ${toon ? uitbetaald(k, x) : nothing}
    ${redenRegel(x)}
    ${x.eerstAdvies ? advies(k, x) : nothing}
    ${groep === 'misschien' ? beslissend(k, r) : nothing}
    ${r.zekerheid === 'actueel' ? nothing : html`<p class="cjr-bij"><span class="nl-data-badge">${t(`zekerheid.${r.zekerheid}` as Sleutel)}</span> ${zekerheidUitleg(id, r)}</p>`}
    ${r.waarschuwingen.filter((w) => !w.misschien && !/eerst_advies/.test(w.id)).map((w) => waarschuwing(id, w.id))}
    ${toon ? veilig(k, x) : nothing}
    ${gaNaar(id, r)}
    ${aanvragen(x)}
    ${toon ? html`<details class="cjr-meer cjr-geen-druk" @toggle=${(e: Event) => { const aan = (e.target as HTMLDetailsElement).open; if (aan !== Boolean(open[`uitleg.${id}`])) { open[`uitleg.${id}`] = aan; k.teken(); } }}>
      <summary data-proef="berekening">${t('kaart.berekend')}<span class="cjr-verborgen">: ${inTaal(tekst.naam)}</span></summary>${open[`uitleg.${id}`] ? uitlegDeel(k, id) : nothing}</details>` : nothing}
  </article>`;
}

/** For what does not fit: name, reason, distance. Applying is always allowed. */
export function kleineKaart(k: Kader, x: Rij): TemplateResult {
  const tekst = regelingTekst(x.id);
  const open = k.staat as Record<string, boolean>;
  return html`<article class="cjr-kaart cjr-kaart--nee" data-proef="kaart" data-regeling=${x.id} data-recht=${x.r.recht} data-zekerheid=${x.r.zekerheid} aria-labelledby="kaart-${x.id}">
    <h3 class="nl-heading nl-heading--level-4" id="kaart-${x.id}">${naam(x.id)}</h3>
    <p class="nl-paragraph">${reden(x)}</p>
    ${gaNaar(x.id, x.r)}
    <details class="cjr-meer cjr-geen-druk" @toggle=${(e: Event) => { const aan = (e.target as HTMLDetailsElement).open; if (aan !== Boolean(open[`uitleg.${x.id}`])) { open[`uitleg.${x.id}`] = aan; k.teken(); } }}>
      <summary data-proef="berekening">${t('kaart.waarom_niet')}<span class="cjr-verborgen">: ${inTaal(tekst.naam)}</span></summary>
      ${x.r.waarschuwingen.filter((w) => !w.misschien).map((w) => waarschuwing(x.id, w.id))}${open[`uitleg.${x.id}`] ? uitlegDeel(k, x.id) : nothing}</details>
  </article>`;
}

function beslissend(k: Kader, r: Regeling): TemplateResult | typeof nothing {
  const { g } = k;
  const nogOpen = g.openAannames();
  for (const pad of [...r.ontbreekt, ...r.te_bevestigen.filter((p) => !nogOpen.includes(p))]) {
    const plek = g.feiten.ontleed(pad);
    const el = plek && g.model.bijPad(plek.element);
    if (!plek || !el) continue;
    const b = vraagVoor(g.model, plek) ?? eerder(k, el.id, plek.veld);
    if (!b) continue;
    const tekst = vraagTekst(g.model.ctx(b.el), b.v);
    const wie = over(g.model, b.el);
    return html`<p class="cjr-beslist">${t('kaart.hangt_af')} <button type="button" class="cjr-link-knop" data-proef="beslissende-vraag" data-pad=${pad}
      @click=${() => g.ga({ scherm: 'vraag', el: b.el.id, vraag: b.v.id, terug: false })}>${wie ? `${wie}: ` : ''}${tekst.vraag}</button></p>`;
  }
  if (nogOpen.some((p) => r.te_bevestigen.includes(p)))
    return html`<p class="cjr-beslist">${t('kaart.hangt_af')} <button type="button" class="cjr-link-knop" data-proef="beslissende-vraag" data-pad=${r.te_bevestigen[0] ?? ''} @click=${() => g.ga({ scherm: 'bevestig' })}>${t('klopt.vraag')}</button></p>`;
  return nothing;
}

/** Asked before and answered with "don't know": may be answered after all. */
function eerder(k: Kader, el: string, veld: string) {
  const { g } = k;
  const e = g.model.element(el)!;
  const v = g.vragen.van(e.klasse).find((x) => g.model.past(x, e) && x.feiten.some((f) => f === veld || veld.startsWith(`${f}.`)));
  return v ? { v, el: e } : null;
}

const waarschuwing = (regeling: string, id: string): TemplateResult => html`<p class="cjr-let-op" data-proef="waarschuwing" data-id=${id}>
  <strong>${t('kaart.let_op')}</strong> ${inTaal(regelingTekst(regeling).waarschuwingen?.[id] ?? ts(`waarschuwing.${id}`) ?? id.replaceAll('_', ' '))}</p>`;

function zekerheidUitleg(id: string, r: Regeling): Zin | Zin[] {
  const eigen = opRij((r.onvolledig ?? []).map((o) => regelingTekst(id).onvolledig?.[o.id]));
  return eigen.length ? eigen : t(`zekerheid.${r.zekerheid}_uitleg` as Sleutel);
}

function advies(k: Kader, x: Rij): TemplateResult {
  const open = k.staat as Record<string, boolean>;
  const eigen = x.r.waarschuwingen.filter((w) => /eerst_advies/.test(w.id)).map((w) => regelingTekst(x.id).waarschuwingen?.[w.id]).find(Boolean);
  return html`<div class="cjr-let-op" data-proef="eerst-advies"><p class="nl-paragraph"><strong>${t('advies.kop')}</strong> ${inTaal(eigen ?? t('advies.tekst'))}</p>
    <p class="nl-paragraph">${t('advies.waar')}</p>
    ${open[`toch.${x.id}`] ? nothing : html`<button type="button" class="cjr-link-knop cjr-geen-druk" data-proef="toch-bedrag" @click=${() => { open[`toch.${x.id}`] = true; k.teken(); }}>${t('advies.toch')}</button>`}</div>`;
}

/** On an estimated income the lowest amount is the one that need not be paid back. */
function veilig(k: Kader, x: Rij): TemplateResult | typeof nothing {
  const b = x.r.bedrag;
  // an advance on an estimate, set off after the year: that is how these are paid
  if (!b || b.laagste === b.hoogste || x.r.recht !== 'ja' || k.g.meta[x.id]?.uitvoerder !== 'Dienst Toeslagen') return nothing;
  if (!x.r.ontbreekt.some((p) => /inkom|bruto|netto/.test(p))) return nothing;
  return html`<p class="cjr-veilig" data-proef="veilig">${b.laagste > 0 ? html`${t('veilig.tekst')} ${bedrag(b.laagste, b.laagste, b.per ?? '')} ${b.per ? perTekst(b.per) : ''}. ${t('veilig.waarom')}` : t('veilig.nul')}</p>`;
}

function aanvragen(x: Rij): TemplateResult | typeof nothing {
  if (heeftAl(x.r)) return nothing;
  const a = regelingTekst(x.id).aanvragen;
  if (!a) return html`<p class="cjr-bij">${t('kaart.altijd')}</p>`;
  return html`${a.termijn && x.groep !== 'nee' ? html`<p class="nl-paragraph" data-proef="termijn"><strong>${t('aanvragen.op_tijd')}</strong> ${inTaal(a.termijn, eersteZin(a.termijn))}</p>` : nothing}
    <p class="cjr-alleen-druk" aria-hidden="true"><strong>${t('kaart.aanvragen')}:</strong> ${opRij([a.waar])}<bdi>${a.adres?.replace(/^https?:\/\/(www\.)?/, '')}</bdi> <bdi>${a.telefoon}</bdi></p>
    <details class="cjr-meer cjr-geen-druk"><summary data-proef="aanvragen">${t('kaart.aanvragen')}<span class="cjr-verborgen">: ${inTaal(regelingTekst(x.id).naam)}</span></summary>
    <dl class="cjr-stapel">
      ${a.waar ? html`<dt>${t('aanvragen.waar')}</dt><dd>${inTaal(a.waar)}</dd>` : nothing}
      ${a.telefoon ? html`<dt>${t('aanvragen.telefoon')}</dt><dd translate="no"><bdi>${a.telefoon}</bdi></dd>` : nothing}
      ${a.termijn && eersteZin(a.termijn) !== a.termijn ? html`<dt>${t('aanvragen.op_tijd')}</dt><dd>${inTaal(a.termijn)}</dd>` : nothing}
      ${a.nodig?.length ? html`<dt>${t('aanvragen.nodig')}</dt><dd><ul class="utrecht-unordered-list">${a.nodig.map((n) => html`<li>${inTaal(n)}</li>`)}</ul></dd>` : nothing}
      ${a.duur ? html`<dt>${t('aanvragen.duur')}</dt><dd>${inTaal(a.duur)}</dd>` : nothing}
    </dl>
    ${a.adres ? html`<p class="nl-paragraph cjr-geen-druk"><a class="nl-link" href=${a.adres} target="_blank" rel="noopener noreferrer">${t('aanvragen.naar', { waar: new URL(a.adres).hostname.replace(/^www\./, '') })}</a> ${t('aanvragen.venster')}</p>` : nothing}
    <p class="cjr-bij">${t('kaart.altijd')}</p></details>`;
}
