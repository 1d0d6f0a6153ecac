// The conversation: which page is shown, what was answered, what the engine makes of it. One object, no framework.
// Nothing in here is ever stored: it lives as long as the page.
import { Model, Vragenlijst, sleutel, type Kaart } from './antwoorden.ts';
import type { Boekje } from './boekje.ts';
import { Feiten, metEigenFeiten } from './feiten.ts';
import type { Bundel } from './codec.ts';
import type { Gebeuren } from './gebeuren.ts';
import { aantalBeantwoord, teBevestigen, volgende, type Beurt } from './interview.ts';
import { omgeving } from './omgeving.ts';
import { UITBETALING } from './namen.ts';
import { isoDatum } from './opmaak.ts';
import { teksten } from './taal.ts';
import type { Recht, Situatie, Uitkomst } from './typen.ts';
import { alleVragen } from '../vragen/algemeen.ts';
import { samengesteld } from '../vragen/index.ts';
import type { Antwoord, Element } from '../vragen/typen.ts';

export type Scherm = 'vraag' | 'bevestig' | 'controleer' | 'uitkomst' | 'watals' | 'werken' | 'maand' | 'gebeurtenis' | 'maanden' | 'bewaren' | 'balie' | 'loonstrook' | 'strookklopt' | 'boekje';
export interface Pagina {
  scherm: Scherm;
  el?: string;
  vraag?: string;
  /** after an answer go back to the list of answers */
  terug?: boolean;
  /** what a page keeps while it is open, such as a scheme that was chosen */
  keuze?: string;
}

/** What the page wants to know of a ruleset besides its answers: who carries it out, under which law. */
export interface Ruleset { id: string; uitvoerder?: string; wet?: string; gemeente?: string; naam?: string; regels?: { naam: string }[]; regelingen?: Ruleset[] }
/** `uitbetaling`: it says apart what is paid each month, the rest being kept back for later. */
export type Meta = Record<string, { uitvoerder?: string; wet?: string; uitbetaling?: boolean }>;

export function metaVan(rulesets: readonly unknown[]): Meta {
  const alle = rulesets as readonly Ruleset[];
  const eigen = (r: Ruleset): Ruleset[] => (r.regelingen ?? []).map((x) => ({ uitvoerder: r.gemeente ? `Gemeente ${r.naam ?? ''}`.trim() : r.uitvoerder, ...x }));
  return Object.fromEntries(alle.flatMap((r) => [r, ...eigen(r)]).map((r) => [r.id, {
    ...(r.uitvoerder ? { uitvoerder: r.uitvoerder } : {}), ...(r.wet ? { wet: r.wet } : {}),
    ...(r.regels?.some((x) => x.naam === UITBETALING) ? { uitbetaling: true } : {}),
  }]));
}

export class Gesprek {
  kaart: Kaart = new Map();
  datum = isoDatum(new Date());
  gemeente: string | null = null;
  gemeenteNaam = '';
  /** sensitive answers go on paper or into a code only when ticked */
  gevoeligMee = false;
  /** what is going to happen, for the months to come, and how many of those */
  gebeuren: Gebeuren[] = [];
  maanden = 12;
  /** the household budget as it is being filled in; no answer yet */
  concept: Boekje | null = null;
  paginas: Pagina[] = [];
  nu = -1;
  readonly feiten: Feiten;
  readonly vragen: Vragenlijst;
  #model: Model | null = null;
  #uitkomst: Uitkomst | null = null;
  readonly #grenzen = new Map<string, number | undefined>();
  /** called after every change that must be seen */
  ververs: (nieuwePagina: boolean) => void = () => {};

  readonly #waarden: string[];

  readonly meta: Meta;

  /** `rulesets`: what the engine was loaded with, for what it does not tell: who carries a scheme out, facts of its own. */
  constructor(readonly recht: Recht, readonly rulesets: readonly unknown[] = []) {
    const meta = (this.meta = metaVan(rulesets));
    this.#waarden = Object.entries(meta).filter(([, m]) => m.uitbetaling).map(([id]) => `${id}.${UITBETALING}`);
    this.feiten = new Feiten(metEigenFeiten(recht.facts(), rulesets));
    this.vragen = new Vragenlijst(alleVragen(this.feiten, samengesteld));
  }

  get pagina(): Pagina { return this.paginas[this.nu]!; }
  get gewijzigd(): boolean { return this.kaart.size > 0; }

  get model(): Model {
    return (this.#model ??= new Model(
      { kaart: this.kaart, datum: this.datum, gemeente: this.gemeente }, this.feiten, this.vragen, (n, u) => this.#grens(n, u)));
  }
  get situatie(): Situatie { return this.model.situatie(); }
  get uitkomst(): Uitkomst {
    return (this.#uitkomst ??= this.recht.calculate(this.situatie, { waarden: this.#waarden }));
  }
  get aantal(): number { return aantalBeantwoord(this.model); }

  /** What the rules name themselves: it hangs on the day, the municipality and on there being a partner, so it is asked for once. */
  #grens(namen: string[], uiterste: 'laagste' | 'hoogste' = 'laagste'): number | undefined {
    const er = String(this.kaart.get(':partner')?.w?.er_is ?? '').startsWith('ja');
    const sleutel = `${this.datum} ${this.gemeente} ${er} ${uiterste} ${namen.join()}`;
    if (!this.#grenzen.has(sleutel)) {
      const kaal = { datum: this.datum, ...(this.gemeente ? { gemeente: this.gemeente } : {}), aanvrager: {}, partner: er ? {} : null, kinderen: [], medebewoners: [] };
      const w = Object.values(this.recht.calculate(kaal, { waarden: namen, vragen: false }).waarden ?? {});
      const n = w.map((x) => x?.[uiterste]).filter((x): x is number => x !== undefined);
      this.#grenzen.set(sleutel, n.length ? Math[uiterste === 'laagste' ? 'min' : 'max'](...n) : undefined);
    }
    return this.#grenzen.get(sleutel);
  }

  vergeet(): void {
    this.#model = null;
    this.#uitkomst = null;
  }

  vraag(el: string, id: string): Beurt | null {
    const e = this.model.element(el);
    const v = e && this.vragen.vind(e, id);
    return e && v ? { v, el: e } : null;
  }

  /** Puts an answer and says whether the engine accepts the whole; if not, the old answer comes back. */
  antwoord(b: Beurt, a: Antwoord): string | null {
    const k = sleutel(b.el.id, b.v.id);
    const oud = this.kaart.get(k);
    this.kaart.set(k, a);
    this.vergeet();
    const fouten = this.uitkomst.fouten;
    if (fouten?.length) {
      if (oud) this.kaart.set(k, oud); else this.kaart.delete(k);
      this.vergeet();
      const f = fouten[0]!;
      return teksten().controles?.[f.code] ?? [f.message, f.hint].filter(Boolean).map((x) => x!.replace(/[.\s]*$/, '.')).join(' ');
    }
    return null;
  }

  /** The next page of the interview: a question, the screen of defaults, or the list of answers. */
  hierna(): Pagina {
    const b = volgende(this.model, this.uitkomst);
    if (b) return { scherm: 'vraag', el: b.el.id, vraag: b.v.id };
    if (this.openAannames().length) return { scherm: 'bevestig' };
    return { scherm: 'controleer' };
  }

  /** Defaults that could still change an answer and that nobody has looked at yet. */
  openAannames(): string[] {
    const klopt = this.kaart.get(':klopt')?.w;
    const gezien = new Set([...((klopt?.uitvragen as string[]) ?? []), ...((klopt?.bevestigd as string[]) ?? [])]);
    return teBevestigen(this.uitkomst).filter((p) => {
      const ref = this.model.ref(p);
      return ref !== null && !gezien.has(ref);
    });
  }

  /**
   * The same, with what would come up once these are confirmed: so that one screen is enough. Saying "none of this"
   * confirms a value and with that may uncover the next default behind it.
   */
  alleAannames(): string[] {
    const gevonden = new Set(this.openAannames());
    const s = this.situatie;
    const al = (s.bevestigd as string[] | undefined) ?? [];
    for (let ronde = 0, n = -1; ronde < 5 && n !== gevonden.size; ronde++) {
      n = gevonden.size;
      const u = this.recht.calculate({ ...s, bevestigd: [...al, ...gevonden] });
      if (u.fouten) break;
      for (const p of teBevestigen(u)) if (this.model.ref(p) !== null) gevonden.add(p);
    }
    return [...gevonden];
  }

  ga(p: Pagina, vervang = false): void {
    if (vervang && this.nu >= 0) {
      this.paginas[this.nu] = p;
    } else {
      this.paginas = [...this.paginas.slice(0, this.nu + 1), p];
      this.nu = this.paginas.length - 1;
      // the first question takes the place of the municipality, so that "back" from there leaves the page, with the
      // browser's warning
      omgeving.pagina(this.nu);
    }
    this.ververs(true);
  }

  verder(): void {
    if (this.pagina.terug) {
      // from the list of answers, back to it; unless the change brought somebody or something new, then that first
      const b = volgende(this.model, this.uitkomst);
      this.ga(b?.v.altijd ? { scherm: 'vraag', el: b.el.id, vraag: b.v.id, terug: true } : { scherm: 'controleer' });
      return;
    }
    this.ga(this.hierna());
  }

  naarGeschiedenis(n: number): void {
    this.nu = Math.max(0, Math.min(n, this.paginas.length - 1));
    this.ververs(true);
  }

  /** Takes one child, housemate or row off its list; what was said about the others stays. */
  haalWeg(el: Element): void {
    const lijst = sleutel(el.ouder ?? '', el.lijst ? `f.${el.lijst}` : el.klasse === 'kind' ? 'kinderen' : 'huisgenoten');
    const ids = (this.kaart.get(lijst)?.w?.ids as string[] | undefined) ?? [];
    this.kaart.set(lijst, { w: { ids: ids.filter((x) => x !== el.id.split('.').at(-1)) } });
    this.vergeet();
    this.ververs(true);
  }

  /** What goes into a file or a code, with these of the answers. */
  bundel(kaart: Kaart): Bundel { return { kaart, datum: this.datum, gemeente: this.gemeente, gebeuren: this.gebeuren }; }

  /** Goes on with what was saved. */
  neem({ kaart, datum, gebeuren }: Bundel): void {
    this.kaart = kaart;
    this.concept = null;
    this.gebeuren = gebeuren ?? [];
    if (datum) this.datum = datum;
    this.vergeet();
    this.ga({ scherm: 'controleer' });
  }

  wis(): void {
    this.kaart.clear();
    this.concept = null;
    this.gebeuren = [];
    this.vergeet();
  }
}
