// All answers, keyed by element and question, never by order: changing one early answer forgets no later one.
// The situation for the engine is made from them afresh each time; nothing else is kept.
import type { Feiten } from './feiten.ts';
import { zet } from './feiten.ts';
import type { Json, Situatie } from './typen.ts';
import type { Antwoord, Ctx, Element, Feitwaarden, Veld, Vraag, Waarde } from '../vragen/typen.ts';

export type Kaart = Map<string, Antwoord>;
export const sleutel = (element: string, vraag: string): string => `${element}:${vraag}`;

export interface Gegeven {
  kaart: Kaart;
  datum: string;
  gemeente: string | null;
}

const ids = (k: Kaart, vraag: string): string[] | undefined => {
  const w = k.get(sleutel('', vraag))?.w;
  return w ? ((w.ids as string[] | undefined) ?? []) : undefined;
};
const soorten = (k: Kaart, el: string, vraag: string): string[] | undefined => {
  const w = k.get(sleutel(el, vraag))?.w;
  return w ? (w.soort as string[]).filter((s) => s !== 'niets' && !s.startsWith('geen_')) : undefined;
};

/** Everything that has facts of its own, as the answers stand; in the order of the contract. */
export function elementen(k: Kaart, feiten?: Feiten): Element[] {
  const uit: Element[] = [
    { id: '', klasse: 'situatie', rol: '', pad: '', nummer: 0 },
    { id: 'ik', klasse: 'persoon', rol: 'aanvrager', pad: 'aanvrager', nummer: 0 },
  ];
  const partner = k.get(':partner')?.w?.er_is;
  if (typeof partner === 'string' && partner.startsWith('ja'))
    uit.push({ id: 'p', klasse: 'persoon', rol: 'partner', pad: 'partner', nummer: 0 });
  ids(k, 'kinderen')?.forEach((id, i) => uit.push({ id, klasse: 'kind', rol: '', pad: `kinderen[${i}]`, nummer: i + 1 }));
  ids(k, 'huisgenoten')?.forEach((id, i) =>
    uit.push({ id, klasse: 'persoon', rol: 'medebewoners', pad: `medebewoners[${i}]`, nummer: i + 1 }));
  for (const el of [...uit]) {
    const onder: [string, string, string][] = el.klasse === 'persoon' ? [['inkomst', 'geld', 'inkomsten']] : el.klasse === 'kind' ? [['opvang', 'opvang', 'opvang']] : [];
    for (const [klasse, vraag, lijst] of onder)
      soorten(k, el.id, vraag)?.forEach((s, i) =>
        uit.push({ id: `${el.id}.${s}`, klasse, rol: el.rol, pad: `${el.pad}.${lijst}[${i}]`, soort: s.replace(/_\d$/, ''), ouder: el.id, nummer: i + 1 }));
    // the lists that are filled in one row a page: costs, debts, earlier years
    for (const p of feiten?.lijsten(el.klasse) ?? [])
      (k.get(sleutel(el.id, `f.${p.pad}`))?.w?.ids as string[] | undefined)?.forEach((nr, i) =>
        uit.push({ id: `${el.id}.${nr}`, klasse: p.klasse, rol: el.rol, pad: `${el.pad ? `${el.pad}.` : ''}${p.pad}[${i}]`, ouder: el.id, lijst: p.pad, nummer: i + 1 }));
  }
  return uit;
}

interface Gegeven1 { el: Element; v: Vraag; a: Antwoord }

/** All questions, found by class and name without walking through them all. */
export class Vragenlijst {
  readonly #perKlasse = new Map<string, Vraag[]>();
  readonly #perNaam = new Map<string, Vraag[]>();
  readonly #plaats = new Map<Vraag, number>();

  constructor(readonly alle: readonly Vraag[]) {
    const bij = (m: Map<string, Vraag[]>, k: string, v: Vraag) => void (m.get(k)?.push(v) ?? m.set(k, [v]));
    alle.forEach((v, i) => {
      bij(this.#perKlasse, v.bij, v);
      bij(this.#perNaam, `${v.bij}/${v.id}`, v);
      this.#plaats.set(v, i);
    });
  }
  van = (klasse: string): readonly Vraag[] => this.#perKlasse.get(klasse) ?? [];
  vind = (el: Element, id: string): Vraag | undefined =>
    this.#perNaam.get(`${el.klasse}/${id}`)?.find((v) => !v.rollen || v.rollen.includes(el.rol));
  plaats = (v: Vraag): number => this.#plaats.get(v) ?? 0;
}

export class Model {
  readonly elementen: Element[];
  readonly #perId: Map<string, Element>;

  constructor(
    readonly g: Gegeven,
    readonly feiten: Feiten,
    readonly vragen: Vragenlijst,
    readonly grens: Ctx['grens'] = () => undefined,
  ) {
    this.elementen = elementen(g.kaart, feiten);
    this.#perId = new Map(this.elementen.map((e) => [e.id, e]));
  }

  element = (id: string): Element | undefined => this.#perId.get(id);
  bijPad = (pad: string): Element | undefined => this.elementen.find((e) => e.pad === pad);

  ctx(el: Element): Ctx {
    const k = this.g.kaart;
    const w = (vraag: string, id = el.id) => k.get(sleutel(id, vraag))?.w;
    return {
      el,
      datum: this.g.datum,
      gemeente: this.g.gemeente,
      feiten: this.feiten,
      w,
      niet: (vraag, id = el.id) => k.get(sleutel(id, vraag))?.niet !== undefined,
      beantwoord: (vraag, id = el.id) => k.has(sleutel(id, vraag)),
      elementen: (klasse, rol) => this.elementen.filter((e) => e.klasse === klasse && (rol === undefined || e.rol === rol)),
      leeftijd: (id = el.id) => leeftijd(w('geboortedatum', id)?.datum, this.g.datum),
      grens: this.grens,
    };
  }

  past(v: Vraag, el: Element): boolean {
    return v.bij === el.klasse && (!v.rollen || v.rollen.includes(el.rol)) && (!v.als || v.als(this.ctx(el)));
  }

  /** Every question that has been answered and is still asked of somebody who is there. */
  gegeven(): Gegeven1[] {
    if (this.#gegeven) return this.#gegeven;
    const uit: Gegeven1[] = [];
    for (const [s, a] of this.g.kaart) {
      const i = s.indexOf(':');
      const el = this.#perId.get(s.slice(0, i));
      const v = el && this.vragen.vind(el, s.slice(i + 1));
      if (el && v && this.past(v, el)) uit.push({ el, v, a });
    }
    const plaats = new Map(this.elementen.map((e, i) => [e.id, i]));
    // in the order of the definitions, so that the same answers always give the same situation
    return (this.#gegeven = uit.sort((x, y) => plaats.get(x.el.id)! - plaats.get(y.el.id)! || this.vragen.plaats(x.v) - this.vragen.plaats(y.v)));
  }
  #gegeven: Gegeven1[] | null = null;

  situatie(): Situatie {
    const s: Record<string, unknown> = { datum: this.g.datum, aanvrager: {} };
    if (this.g.gemeente) s.gemeente = this.g.gemeente;
    const k = this.g.kaart;
    if (this.#perId.has('p')) s.partner = {};
    // lists exist once they were asked for, also when empty
    if (ids(k, 'kinderen')) s.kinderen = [];
    if (ids(k, 'huisgenoten')) s.medebewoners = [];
    const doelen = new Map<string, Record<string, unknown>>([['', s]]);
    for (const el of this.elementen) {
      if (!el.id) continue;
      const doel = this.#plaats(s, el);
      doelen.set(el.id, doel);
      if (el.klasse === 'persoon' && soorten(k, el.id, 'geld')) doel.inkomsten ??= [];
      if (el.klasse === 'kind' && soorten(k, el.id, 'opvang')) doel.opvang ??= [];
      if (el.soort) doel.soort = el.soort;
    }
    for (const el of this.elementen)
      for (const p of this.feiten.lijsten(el.klasse))
        if (k.get(sleutel(el.id, `f.${p.pad}`))?.w) doelen.get(el.id)![p.pad] ??= [];
    const elders: [string, string, Json][] = [];
    for (const { el, v, a } of this.gegeven()) {
      const c = this.ctx(el);
      const feiten: Feitwaarden = a.w ? v.naar(c, a.w) : (v.bijWeetNiet?.(c) ?? this.open(v, el));
      const doel = doelen.get(el.id)!;
      for (const [naam, w] of Object.entries(feiten)) if (w !== undefined) zet(doel, naam, w);
      if (a.w && v.elders) elders.push(...v.elders(c, a.w));
    }
    for (const [id, naam, w] of elders) {
      const doel = doelen.get(id);
      if (doel) zet(doel, naam, w);
    }
    const bevestigd = this.bevestigd();
    if (bevestigd.length) s.bevestigd = bevestigd;
    return s as Situatie;
  }

  /** Paths of defaults that the visitor has confirmed, as the elements stand now. */
  bevestigd(): string[] {
    const refs = (this.g.kaart.get(':klopt')?.w?.bevestigd as string[] | undefined) ?? [];
    return refs.map((r) => this.pad(r)).filter((p): p is string => p !== null);
  }

  /** 'k1/woont_in' → 'kinderen[0].woont_in'; null when that child is no longer there. */
  pad(ref: string): string | null {
    const i = ref.indexOf('/');
    const el = this.#perId.get(ref.slice(0, i));
    if (!el) return null;
    return el.pad ? `${el.pad}.${ref.slice(i + 1)}` : ref.slice(i + 1);
  }

  ref(pad: string): string | null {
    const p = this.feiten.ontleed(pad);
    const el = p && this.bijPad(p.element);
    return el ? `${el.id}/${p.veld}` : null;
  }

  /** "I don't know": absent, or "any of these" for a fact that would else take its default. */
  open(v: Vraag, el: Element): Feitwaarden {
    const uit: Feitwaarden = {};
    for (const naam of v.feiten) {
      const f = this.feiten.veld(el.klasse, naam);
      if (!f || !this.feiten.heeftStandaard(f)) continue;
      if (f.type === 'ja/nee') uit[naam] = { een_van: [true, false] };
      else if (f.type === 'keuze') uit[naam] = { een_van: this.feiten.opties(f) };
      else if (f.min !== undefined && f.max !== undefined) uit[naam] = { van: f.min, tot: f.max };
    }
    return uit;
  }

  #plaats(s: Record<string, unknown>, el: Element): Record<string, unknown> {
    let o: Record<string, unknown> = s;
    const delen = el.pad.split('.');
    for (const d of delen) {
      const m = /^(.+)\[(\d+)\]$/.exec(d);
      if (m) {
        const lijst = (o[m[1]!] ??= []) as Record<string, unknown>[];
        o = lijst[Number(m[2])] ??= {};
      } else o = (o[d] ??= {}) as Record<string, unknown>;
    }
    return o;
  }
}

export function leeftijd(geboren: Waarde | undefined, op: string): number | undefined {
  if (geboren === undefined) return undefined;
  const d = typeof geboren === 'string' ? geboren : String((geboren as { van: string }).van);
  const jaren = Number(op.slice(0, 4)) - Number(d.slice(0, 4));
  return op.slice(5) >= d.slice(5) ? jaren : jaren - 1;
}

/** The fields that are on a question's page now. */
export const veldenVan = (v: Vraag, c: Ctx): Veld[] => v.velden(c).filter((f) => !f.als || f.als(c));

export function lijstIds(oud: string[] | undefined, aantal: number, letter: string): string[] {
  const nu = [...(oud ?? [])].slice(0, aantal);
  let n = Math.max(0, ...nu.map((id) => Number(id.slice(letter.length))));
  while (nu.length < aantal) nu.push(`${letter}${++n}`);
  return nu;
}
