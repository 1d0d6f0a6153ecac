// The fields of a question page: how each is drawn. Reading them stands in `formulier.ts`.
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { euro, getal } from '../kern/opmaak.ts';
import { leesBedrag, leesGetal, ongeveer } from '../kern/lezen.ts';
import { inTaal, t, taal, ts, type Sleutel } from '../kern/taal.ts';
import { optieTekst, veldTekst } from '../schermen/tekst.ts';
import type { Ctx, Veld, VanTot, Vraag, Waarde } from '../vragen/typen.ts';

export interface VeldStaat {
  fouten: Record<string, string>;
  /** fields of which the visitor said that the amount is rough */
  rond: Record<string, boolean>;
  gelezen: Record<string, string>;
  meer?: boolean;
}
export interface VeldOmgeving {
  c: Ctx;
  v: Vraag;
  w: Record<string, Waarde> | undefined;
  niet?: 'weet' | 'zeg' | undefined;
  s: VeldStaat;
  /** the only field on the page: its label is the heading */
  enige: boolean;
  kop: TemplateResult;
  hulp?: string | undefined;
  teken: () => void;
}

const isVanTot = (w: Waarde | undefined): w is VanTot => typeof w === 'object' && !Array.isArray(w);
export const veldId = (veld: Veld, deel = ''): string => `v-${veld.id}${deel ? `-${deel}` : ''}`;
const opties = (veld: { opties: string[] | ((c: Ctx) => string[]) }, c: Ctx): string[] => (typeof veld.opties === 'function' ? veld.opties(c) : veld.opties);
export const perTekst = (per: string): string => ts(`per.${per}`) ?? per;

const fout = (o: VeldOmgeving, veld: Veld): TemplateResult | typeof nothing => {
  const f = o.s.fouten[veld.id];
  // keyed: a translated page must not keep the words of an earlier error
  return f ? keyed(f, html`<p class="utrecht-form-field-error-message" id="${veldId(veld)}-fout" data-proef="fout"><span class="cjr-verborgen">${t('fout.titel')}: </span>${f}</p>`) as TemplateResult : nothing;
};
const hulp = (o: VeldOmgeving, veld: Veld): TemplateResult | typeof nothing => {
  const h = o.enige ? o.hulp : veldTekst(o.v, veld, 'hulp');
  return h ? html`<p class="utrecht-form-field-description" id="${veldId(veld)}-hulp">${inTaal(h)}</p>` : nothing;
};
const beschrijving = (o: VeldOmgeving, veld: Veld): string | typeof nothing => {
  const ids = [
    (o.enige ? o.hulp : veldTekst(o.v, veld, 'hulp')) ? `${veldId(veld)}-hulp` : '',
    o.s.fouten[veld.id] ? `${veldId(veld)}-fout` : '',
  ].filter(Boolean);
  return ids.length ? ids.join(' ') : nothing;
};
const ongeldig = (o: VeldOmgeving, veld: Veld) => (o.s.fouten[veld.id] ? 'true' : 'false');

function groep(o: VeldOmgeving, veld: Veld, inhoud: TemplateResult, klasse = ''): TemplateResult {
  const legenda = o.enige ? o.kop : html`<span class="utrecht-form-label">${veldTekst(o.v, veld, 'label') ?? ''}</span>`;
  return html`<fieldset class="utrecht-form-fieldset ${klasse} ${o.s.fouten[veld.id] ? 'utrecht-form-fieldset--invalid' : ''}" aria-describedby=${beschrijving(o, veld)}>
    <legend class="utrecht-form-fieldset__legend ${!o.enige || o.hulp || o.s.fouten[veld.id] ? 'utrecht-form-fieldset__legend--dicht' : ''}">${legenda}</legend>${hulp(o, veld)}${fout(o, veld)}${inhoud}</fieldset>`;
}

const radio = (o: VeldOmgeving, veld: Veld, waarde: string, label: string, gekozen: boolean, i: number, na?: () => void): TemplateResult => html`
  <div class="cjr-optie"><input class="utrecht-radio-button" type="radio" id=${i ? veldId(veld, waarde) : veldId(veld)} name=${veld.id} value=${waarde}
    data-veld=${veld.soort === 'aantal' ? 'aantal' : veld.id} .checked=${gekozen} aria-describedby=${o.s.fouten[veld.id] ? `${veldId(veld)}-fout` : nothing} @change=${() => na?.()}>
  <label for=${i ? veldId(veld, waarde) : veldId(veld)}>${inTaal(label)}</label></div>`;

function keuze(o: VeldOmgeving, veld: Veld & { soort: 'keuze' }): TemplateResult {
  const nu = o.w?.[veld.id];
  const lijst = opties(veld, o.c);
  // among other fields a long row of options would bury them
  if (lijst.length > (o.enige ? 20 : 8)) return keuzelijst(o, veld, lijst);
  const alle = lijst.map((x, i) => radio(o, veld, x, optieTekst(o.c, o.v, veld, x), nu === x, i));
  const open = o.enige
    ? html`<div class="cjr-optie-scheiding"></div>${radio(o, veld, 'weet_niet', t('knop.weet_niet'), o.niet === 'weet', 98)}
      ${o.v.gevoelig ? radio(o, veld, 'liever_niet', t('knop.liever_niet'), o.niet === 'zeg', 99) : nothing}`
    : nothing;
  return groep(o, veld, html`<div class="cjr-opties ${veld.kort ? 'cjr-opties--kort' : ''}">${alle}${open}</div>`);
}

function keuzelijst(o: VeldOmgeving, veld: Veld, lijst: string[]): TemplateResult {
  const rij = lijst.map((x) => [x, optieTekst(o.c, o.v, veld, x)] as const);
  if (o.enige) rij.sort((a, b) => a[1].localeCompare(b[1], taal()));
  return html`<div class="utrecht-form-field">${label(o, veld)}${hulp(o, veld)}${fout(o, veld)}
    <select class="utrecht-select" id=${veldId(veld)} name=${veld.id} data-veld=${o.enige ? 'waarde' : veld.id} aria-describedby=${beschrijving(o, veld)}>
      <option value="">${t('veld.kies')}</option>
      ${rij.map(([x, naam]) => html`<option value=${x} ?selected=${o.w?.[veld.id] === x}>${naam}</option>`)}</select></div>`;
}

function meer(o: VeldOmgeving, veld: Veld & { soort: 'meer' }): TemplateResult {
  const nu = (o.w?.[veld.id] as string[] | undefined) ?? [];
  const lijst = opties(veld, o.c);
  // "none of these" and the rest exclude each other: the last one ticked wins
  const na = (e: Event): void => {
    const vak = e.target as HTMLInputElement;
    const is = (x: HTMLInputElement) => x.value === 'niets' || x.value.startsWith('geen_');
    if (vak.checked)
      vak.closest('fieldset')!.querySelectorAll<HTMLInputElement>('input[type=checkbox]').forEach((x) => {
        if (x !== vak && (is(vak) || is(x))) x.checked = false;
      });
  };
  const vak = (x: string, naam: string, i: number): TemplateResult => html`<div class="cjr-optie"><input class="utrecht-checkbox" type="checkbox"
    id=${i ? veldId(veld, x) : veldId(veld)} name=${veld.id} value=${x} data-veld=${veld.id} .checked=${nu.includes(x)} @change=${na}>
    <label for=${i ? veldId(veld, x) : veldId(veld)}>${inTaal(naam)}</label></div>`;
  const eerst = veld.eerst ?? lijst.length;
  return groep(o, veld, html`<div class="cjr-opties ${eerst > 9 ? 'cjr-opties--veel' : ''}">
    ${lijst.slice(0, eerst).map((x, i) => vak(x, optieTekst(o.c, o.v, veld, x), i))}
    ${eerst < lijst.length ? html`<details class="cjr-meer cjr-opties__meer" ?open=${lijst.slice(eerst).some((x) => nu.includes(x))}><summary>${ts(`${o.v.id}.${veld.id}.meer`) ?? t('veld.meer')}</summary>
      <div class="cjr-opties">${lijst.slice(eerst).map((x) => vak(x, optieTekst(o.c, o.v, veld, x), 1))}</div></details>` : nothing}
    ${veld.niets ? html`<div class="cjr-optie-scheiding"></div>${vak('niets', ts(`${o.v.id}.${veld.id}.niets`) ?? t('optie.niets'), 1)}` : nothing}</div>`);
}

const label = (o: VeldOmgeving, veld: Veld): TemplateResult =>
  o.enige ? o.kop : html`<label class="utrecht-form-label" for=${veldId(veld)}>${veldTekst(o.v, veld, 'label') ?? ''}</label>`;

/** A number with what stands before and behind it; may be said roughly, then two fields from–to appear. */
function getalveld(o: VeldOmgeving, veld: Veld & { soort: 'bedrag' | 'geheel' }): TemplateResult {
  const nu = o.w?.[veld.id];
  const geld = veld.soort === 'bedrag';
  const rond = o.s.rond[veld.id] ?? isVanTot(nu);
  const eenheid = geld ? (veld.per ? perTekst(veld.per) : '') : (veld.eenheid ? (ts(`eenheid.${veld.eenheid}`) ?? veld.eenheid) : '');
  const toon = (n: number | string | undefined): string => (n === undefined ? '' : invoer(Number(n), geld));
  const echo = (e: Event): void => {
    const r = leesBedrag((e.target as HTMLInputElement).value, grenzen(veld));
    const w = 'waarde' in r ? r.waarde : undefined;
    o.s.gelezen[veld.id] = typeof w === 'number' && geld ? t('veld.gelezen', { bedrag: `${euro(w)}${veld.per ? ` ${perTekst(veld.per)}` : ''}` }) : '';
    o.teken();
  };
  const wissel = (e: Event): void => {
    const aan = (e.target as HTMLInputElement).checked;
    const form = (e.target as HTMLInputElement).form!;
    const een = leesGetal((form.elements.namedItem(veld.id) as HTMLInputElement | null)?.value ?? '');
    const van = leesGetal((form.elements.namedItem(`${veld.id}-van`) as HTMLInputElement | null)?.value ?? '');
    const tot = leesGetal((form.elements.namedItem(`${veld.id}-tot`) as HTMLInputElement | null)?.value ?? '');
    o.s.rond[veld.id] = aan;
    o.teken();
    if (aan && een !== null) {
      const r = ongeveer(een, { ...grenzen(veld), op: geld ? 1 : 0.5 });
      (form.elements.namedItem(`${veld.id}-van`) as HTMLInputElement).value = toon(r.van);
      (form.elements.namedItem(`${veld.id}-tot`) as HTMLInputElement).value = toon(r.tot);
    } else if (!aan && van !== null && tot !== null)
      (form.elements.namedItem(veld.id) as HTMLInputElement).value = toon(Math.round((van + tot) / 2));
  };
  const invoerveld = (naam: string, waarde: string, attr: string, lab: TemplateResult | typeof nothing, id: string): TemplateResult => html`${lab}
    <span class="cjr-getal">${geld ? html`<span class="cjr-getal__voor" aria-hidden="true">€</span>` : nothing}<input class="utrecht-textbox" type="text"
      inputmode="decimal" autocomplete="off" id=${id} name=${naam} data-veld=${attr} .value=${waarde} aria-invalid=${ongeldig(o, veld)}
      aria-describedby=${beschrijving(o, veld)} @change=${attr === 'waarde' ? echo : nothing}>${eenheid ? html`<span class="cjr-getal__na">${eenheid}</span>` : nothing}</span>`;
  const kern = rond
    ? html`<div class="cjr-vantot">
        <div>${invoerveld(`${veld.id}-van`, toon(isVanTot(nu) ? nu.van : undefined), 'van', html`<label class="utrecht-form-label" for=${veldId(veld)}>${t('veld.minstens')}</label>`, veldId(veld))}</div>
        <div>${invoerveld(`${veld.id}-tot`, toon(isVanTot(nu) ? nu.tot : undefined), 'tot', html`<label class="utrecht-form-label" for=${veldId(veld, 'tot')}>${t('veld.hoogstens')}</label>`, veldId(veld, 'tot'))}</div></div>`
    : invoerveld(veld.id, toon(isVanTot(nu) ? undefined : (nu as number | undefined)), 'waarde', nothing, veldId(veld));
  const vakje = veld.rond
    ? html`<div class="cjr-optie cjr-optie--klein"><input class="utrecht-checkbox" type="checkbox" id=${veldId(veld, 'rond')} data-proef="ongeveer" .checked=${rond} @change=${wissel}>
        <label for=${veldId(veld, 'rond')}>${t('veld.ongeveer')}</label></div>`
    : nothing;
  const onder = html`<p class="cjr-gelezen" data-proef="gelezen" aria-live="polite">${keyed(rond ? '' : o.s.gelezen[veld.id], !rond && o.s.gelezen[veld.id] ? html`<span>${o.s.gelezen[veld.id]}</span>` : nothing)}</p>${vakje}`;
  if (rond) return groep(o, veld, html`${kern}${onder}`);
  return html`<div class="utrecht-form-field ${o.s.fouten[veld.id] ? 'utrecht-form-field--invalid' : ''}">${label(o, veld)}${hulp(o, veld)}${fout(o, veld)}${kern}${onder}</div>`;
}

export const grenzen = (veld: Veld): { min?: number; max?: number; op?: number } => {
  const f = veld as { min?: number; max?: number; op?: number };
  return { ...(f.min !== undefined ? { min: f.min } : {}), ...(f.max !== undefined ? { max: f.max } : {}), ...(f.op ? { op: f.op } : {}) };
};

/** A number as one would type it: 1.250 or 932,93. */
function invoer(n: number, geld: boolean): string {
  const heel = Number.isInteger(n);
  return geld && !heel ? getal(n, 2) : heel ? getal(n) : String(n).replace('.', ',');
}

function datum(o: VeldOmgeving, veld: Veld & { soort: 'datum' }): TemplateResult {
  const nu = o.w?.[veld.id];
  let [jaar = '', maand = '', dag = ''] = typeof nu === 'string' && nu !== 'geen_datum' ? nu.split('-') : [];
  if (isVanTot(nu)) {
    const [van, tot] = [String(nu.van), String(nu.tot)];
    jaar = van.slice(0, 4);
    maand = van.slice(0, 7) === tot.slice(0, 7) ? van.slice(5, 7) : '';
  }
  const deel = (d: 'dag' | 'maand' | 'jaar', waarde: string, lengte: number): TemplateResult => html`<div class="cjr-datum__deel">
    <label class="utrecht-form-label" for=${d === 'dag' ? veldId(veld) : veldId(veld, d)}>${t(`veld.${d}` as Sleutel)}</label>
    <input class="utrecht-textbox cjr-datum__${d}" type="text" inputmode="numeric" autocomplete=${o.v.id === 'geboortedatum' && o.c.el.id === 'ik' ? `bday-${{ dag: 'day', maand: 'month', jaar: 'year' }[d]}` : 'off'}
      id=${d === 'dag' ? veldId(veld) : veldId(veld, d)} name="${veld.id}-${d}" data-veld=${d} maxlength=${lengte} .value=${waarde.replace(/^0/, '')} aria-invalid=${ongeldig(o, veld)}
      aria-describedby=${o.s.fouten[veld.id] ? `${veldId(veld)}-fout` : nothing}></div>`;
  return groep(o, veld, html`<div class="cjr-datum">${deel('dag', dag, 2)}${deel('maand', maand, 9)}${deel('jaar', jaar, 4)}</div>
    ${veld.deels ? html`<p class="cjr-bij">${t('veld.datum_deels')}</p>` : nothing}
    ${veld.geen ? html`<div class="cjr-optie cjr-optie--klein"><input class="utrecht-checkbox" type="checkbox" id=${veldId(veld, 'geen')} name="${veld.id}-geen" data-veld="geen" .checked=${nu === 'geen_datum'}>
      <label for=${veldId(veld, 'geen')}>${t('veld.geen_datum')}</label></div>` : nothing}`);
}

const tekstveld = (o: VeldOmgeving, veld: Veld & { soort: 'tekst' }): TemplateResult => html`<div class="utrecht-form-field">${label(o, veld)}${hulp(o, veld)}
  <input class="utrecht-textbox cjr-tekstveld" type="text" autocomplete="off" id=${veldId(veld)} name=${veld.id} data-veld=${veld.id} maxlength=${veld.max} .value=${String(o.w?.[veld.id] ?? '')} aria-describedby=${beschrijving(o, veld)}></div>`;

function aantal(o: VeldOmgeving, veld: Veld & { soort: 'aantal' }): TemplateResult {
  const nu = o.w ? ((o.w.ids as string[] | undefined) ?? []).length : -1;
  const gewoon = [0, 1, 2, 3, 4].filter((n) => n <= veld.max);
  const open = o.s.meer ?? nu > 4;
  const zet = (m: boolean) => () => {
    if (o.s.meer !== m) {
      o.s.meer = m;
      o.teken();
    }
  };
  return groep(o, veld, html`<div class="cjr-opties">
    ${gewoon.map((n, i) => radio(o, veld, String(n), n ? String(n) : (ts(`${o.v.id}.aantal.0`) ?? '0'), nu === n, i, zet(false)))}
    ${veld.max > 4 ? radio(o, veld, 'meer', t('veld.vijf_of_meer'), open, 9, zet(true)) : nothing}
    ${open ? html`<div class="cjr-ingesprongen"><label class="utrecht-form-label" for=${veldId(veld, 'getal')}>${t('veld.hoeveel')}</label>
      <input class="utrecht-textbox cjr-datum__dag" inputmode="numeric" autocomplete="off" id=${veldId(veld, 'getal')} name="${veld.id}-getal" .value=${nu > 4 ? String(nu) : ''}></div>` : nothing}
    <div class="cjr-optie-scheiding"></div>${radio(o, veld, 'weet_niet', t('knop.weet_niet'), o.niet === 'weet', 98, zet(false))}</div>`);
}

const per = (o: VeldOmgeving, veld: Veld & { soort: 'per' }): TemplateResult => html`<div class="utrecht-form-field">${label(o, veld)}
  <select class="utrecht-select" id=${veldId(veld)} name=${veld.id} data-veld="per">
    ${veld.opties.map((x) => html`<option value=${x} ?selected=${o.w?.[veld.id] === x}>${perTekst(x)}</option>`)}</select></div>`;

export function veldSjabloon(o: VeldOmgeving, veld: Veld): TemplateResult {
  switch (veld.soort) {
    case 'keuze': return keuze(o, veld);
    case 'meer': return meer(o, veld);
    case 'bedrag':
    case 'geheel': return getalveld(o, veld);
    case 'datum': return datum(o, veld);
    case 'aantal': return aantal(o, veld);
    case 'per': return per(o, veld);
    case 'tekst': return tekstveld(o, veld);
  }
}
