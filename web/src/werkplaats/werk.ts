// The work on one ruleset: its text and the texts beside it, as they were and as they are now, with a way back. It stays
// when somebody looks at another ruleset in between.
import { ontleed, nieuweRij, nieuweStand, zetErbij, zetIn, type Ding, type Groep, type Pad, type Stand, type Voorwaarde } from './bewerk.ts';
import { controleerBedrag, nieuwBedrag, voegBedragToe, type BedragFouten, type NieuwBedrag } from './bedragen.ts';
import { gevallenBestand } from './eigen.ts';
import type { Namen } from './gegevens.ts';
import { haalGevalWeg, zetGeval, type GevalFormulieren, type Mis } from './gevallen.ts';
import { inhoudVan, tekstfouten, zetTekst, type Regelset, type Stapel, type TekstFout } from './stapel.ts';
import { Toevoegen } from './toevoegen.ts';
import type { Voorbeeld } from './uitslag.ts';
import { Verloop } from './verloop.ts';
import { haalEisWeg, nieuweEis, voegEisToe, type NieuweEis } from './voorwaarden.ts';
import type { Bestand } from './werker.ts';
import { w } from './woorden.ts';

export interface Toestand { tekst: string; stapel: Stapel; gevallen: string | null; wijzigingen: readonly string[] }
interface Begin { bestand: Bestand; gemeente: string | null; stapel: Stapel; gevallen: string | null; begonnen?: boolean }

export class Werk {
  readonly bestand: Bestand;
  readonly gemeente: string | null;
  readonly begin: Toestand;
  readonly begonnen: boolean;
  nu: Toestand;
  goed: string; // the last text without faults
  voorbeelden: Voorbeeld[] = [];
  verloop = new Verloop<Toestand>();
  getypt = new Map<string, string>();
  eisen = new Map<string, NieuweEis>();
  bedragen = new Map<string, NieuwBedrag>();
  bedragFouten: { bij: string; fouten: BedragFouten } = { bij: '', fouten: {} };
  eisFout = ''; // the scheme whose form for one more condition was not complete
  gevalFormulieren: GevalFormulieren = { in: new Map(), fout: '' };
  nieuw = new Toevoegen();
  gezegd = '';
  opgehaald: unknown; // what was last downloaded
  #gelezen: { tekst: string; r: Regelset } | null = null; // reading is asked for at every field
  #namen: { van: Stapel; namen: Record<string, Namen> } | null = null;
  #tekstfouten: { van: Toestand; fouten: TekstFout[] } | null = null;

  constructor(b: Begin) {
    [this.bestand, this.gemeente, this.begonnen] = [b.bestand, b.gemeente, b.begonnen ?? false];
    this.begin = this.nu = { tekst: b.bestand.text, stapel: b.stapel, gevallen: b.gevallen, wijzigingen: [] };
    this.goed = b.bestand.text;
    this.opgehaald = this.begin;
  }

  /** rijk/huurtoeslag.json → huurtoeslag */
  get id(): string { return this.bestand.name.replace(/^.*\/|\.json$/g, ''); }
  get regelset(): Regelset {
    if (this.#gelezen?.tekst !== this.nu.tekst) this.#gelezen = { tekst: this.nu.tekst, r: (ontleed(this.nu.tekst).inhoud ?? { id: this.id }) as Regelset };
    return this.#gelezen.r;
  }
  get tekstenBekend(): boolean { return Object.keys(this.begin.stapel).length > 0; }
  get onbewaard(): boolean { return (this.nu !== this.opgehaald && (this.nu.wijzigingen.length > 0 || this.opgehaald !== this.begin)) || this.voorbeelden.some((v) => v.eigen && !v.opgehaald); }

  /** Missing texts; none where the texts are not known at all. */
  get tekstfouten(): TekstFout[] {
    if (this.#tekstfouten?.van !== this.nu) this.#tekstfouten = { van: this.nu, fouten: this.tekstenBekend ? tekstfouten(this.nu.stapel, this.regelset) : [] };
    return this.#tekstfouten.fouten;
  }

  // --- changing; each step can be taken back
  doe(sleutel: string, anders: Partial<Toestand>, samen = false): void {
    this.verloop.stap(this.nu, samen ? sleutel : '');
    const { wijzigingen } = this.nu;
    this.nu = { ...this.nu, ...anders, wijzigingen: wijzigingen.includes(sleutel) ? wijzigingen : [...wijzigingen, sleutel] };
  }
  zet(pad: Pad, waarde: unknown): void {
    // another form of a value, or rows that moved up: what was typed there belongs to the former one
    if (waarde === undefined || typeof waarde === 'object') this.#vergeet(pad.slice(0, waarde === undefined ? -1 : undefined));
    this.doe(pad.join('/'), { tekst: zetIn(this.nu.tekst, pad, waarde) }, typeof waarde !== 'object');
  }
  zetTekst(regelset: string, taal: string, sub: Pad, waarde: unknown): void {
    this.doe(`${taal}:${regelset}/${sub.join('/')}`, { stapel: zetTekst(this.nu.stapel, this.regelset, regelset, taal, sub, waarde) }, true);
  }
  nieuweStand(d: Ding): void {
    if (d.soort !== 'reeks' && d.soort !== 'tabel') return;
    const jaar = Math.max(new Date().getFullYear(), Number(d.standen.at(-1)?.vanaf.slice(0, 4)) || 0) + 1;
    this.doe(`${d.pad.join('/')}/reeks`, { tekst: nieuweStand(this.nu.tekst, d.pad, `${jaar}-01-01`) });
  }
  nieuweRij = (s: Stand): void => this.doe(`${s.pad.join('/')}/rijen`, { tekst: nieuweRij(this.nu.tekst, s.pad) });

  /** The new condition's id; null when the form is not complete. */
  voegEisToe(g: Groep): string | null {
    const nieuw = this.eisen.get(g.regelset) ?? nieuweEis();
    this.eisFout = nieuw.bron.trim().length < 2 || (!nieuw.blok && nieuw.wat.trim().length < 2) ? g.regelset : '';
    if (this.eisFout) return null;
    const { id, ...anders } = voegEisToe(this.nu, g, nieuw, this.nieuw.bouwstenen);
    this.doe(`${g.regelset}/+${id}`, anders);
    this.eisen.delete(g.regelset);
    this.gezegd = w('eis.erbij', { id: id.replaceAll('_', ' ') });
    return id;
  }
  haalEisWeg(g: Groep, v: Voorwaarde): void {
    this.#vergeet(v.pad.slice(0, -1));
    const { ook, ...anders } = haalEisWeg(this.nu, g, v);
    this.doe(`${g.regelset}/-${v.naam}`, anders);
    this.gezegd = w('eis.weg', { id: v.naam.replaceAll('_', ' ') }) + (ook.length ? ` ${w('eis.ook', { namen: ook.join(', ') })}` : '');
  }
  /** The new name in formulas; null when the form is not right. */
  voegBedragToe(g: Groep): string | null {
    const nieuw = this.bedragen.get(g.regelset) ?? nieuwBedrag();
    this.bedragFouten = { bij: g.regelset, fouten: controleerBedrag(nieuw) };
    if (Object.keys(this.bedragFouten.fouten).length) return null;
    const { naam, ...anders } = voegBedragToe(this.nu, g, nieuw);
    this.doe(`${g.regelset}/+${naam}`, anders);
    this.bedragen.delete(g.regelset);
    this.gezegd = w('bedrag.erbij', { naam });
    return naam;
  }
  voegRegelingToe(): string | null {
    const r = this.nieuw.regeling(this.nu, this.regelset);
    if (!r) return null;
    this.doe(r.id, { tekst: r.tekst, stapel: r.stapel });
    this.gezegd = w('nieuw.klaar', { naam: r.naam });
    return r.id;
  }

  /** False when where the new expectation comes from is not said. */
  zetGeval(m: Mis): boolean {
    const k = `${m.id}/${m.regeling}`;
    const i = this.gevalFormulieren.in.get(k);
    this.gevalFormulieren.fout = i && i.bron.trim().length > 2 ? '' : k;
    if (this.gevalFormulieren.fout || !i) return false;
    this.doe(`geval:${k}`, { gevallen: zetGeval(this.nu.gevallen!, m, i) });
    this.gevalFormulieren.in.delete(k);
    this.gezegd = w('mis.gezet', { naam: m.naam });
    return true;
  }
  haalGevalWeg(m: Mis): void {
    this.doe(`geval:-${m.id}`, { gevallen: haalGevalWeg(this.nu.gevallen!, m.id) });
    this.gezegd = w('mis.isweg', { naam: m.naam });
  }

  terug = (): boolean => this.#naar(this.verloop.terug(this.nu), 'terug');
  vooruit = (): boolean => this.#naar(this.verloop.vooruit(this.nu), 'vooruit');
  /** Everything as it was; that too can be taken back. */
  naarBegin(): void {
    this.verloop.stap(this.nu, '');
    this.nu = this.begin;
    this.getypt.clear();
    this.gezegd = w('begin.weer');
  }
  #naar(x: Toestand | undefined, hoe: 'terug' | 'vooruit'): boolean {
    if (!x) return false;
    this.nu = x;
    this.getypt.clear();
    this.gezegd = w(`stap.${hoe}`);
    return true;
  }
  #vergeet(pad: Pad): void {
    for (const k of [...this.getypt.keys()]) if (k.startsWith(pad.join('/'))) this.getypt.delete(k);
  }

  // --- what it is called, and what goes out
  /** Plain names of what is in the Dutch texts, for the headings of the editor. */
  namen(): Record<string, Namen> {
    if (this.#namen?.van === this.nu.stapel) return this.#namen.namen;
    const namen: Record<string, Namen> = {};
    for (const bestand of Object.keys(this.nu.stapel).filter((k) => k.startsWith('nl/'))) {
      const t = inhoudVan(this.nu.stapel, bestand) as Namen & { regelingen?: Record<string, Namen> };
      Object.assign(namen, { [bestand.slice(3, -5)]: t }, t.regelingen);
    }
    this.#namen = { van: this.nu.stapel, namen };
    return namen;
  }
  /** The cases of this ruleset with those made here, of which an outcome and its source were given. */
  gevallenTekst(): string | null {
    const eigen = gevallenBestand(this.id, this.voorbeelden.filter((v) => v.eigen));
    const { gevallen } = this.nu;
    if (!eigen) return this.begonnen || gevallen !== this.begin.gevallen ? gevallen : null;
    if (!gevallen) return `${JSON.stringify(eigen, null, 2)}\n`;
    const eerste = (ontleed(gevallen).inhoud as { gevallen: unknown[] }).gevallen.length;
    return eigen.gevallen.reduce((t: string, g, i) => zetErbij(t, ['gevallen', eerste + i], g), gevallen);
  }
  /** The files that differ, by their place under rulesets/. */
  pakket(): Record<string, string> {
    const { begin, nu } = this;
    const teksten = Object.entries(nu.stapel).filter(([k, t]) => this.begonnen || begin.stapel[k] !== t).map(([k, t]) => [`teksten/${k}`, t]);
    const gevallen = this.gevallenTekst();
    return {
      ...(this.begonnen || nu.tekst !== begin.tekst ? { [this.bestand.name]: nu.tekst } : {}),
      ...(gevallen ? { [this.bestand.name.replace('.json', '.cases.json')]: gevallen } : {}),
      ...(Object.fromEntries(teksten) as Record<string, string>),
    };
  }
}
