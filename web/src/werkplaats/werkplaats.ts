// The workshop: choose rules, change them, see at once what that does. The engine runs in a worker; nothing is sent.
import { html, nothing, render, type TemplateResult } from 'lit';
import type { Fout } from '../kern/typen.ts';
import { isoDatum } from '../kern/opmaak.ts';
import { Bevolkingsdeel } from './bevolkingsdeel.ts';
import { dingVan, groepen, ontleed, padVan, type Ding, type Groep, type Pad, type Stand as Moment, type Voorwaarde } from './bewerk.ts';
import { eigenFormulier, eigenNummer, maakVoorbeeld, nieuweInvoer } from './eigen.ts';
import { foutlijst, vanDing, vanTekst, type Wijzer } from './foutlijst.ts';
import { geenHulp, veldId, type Hulp } from './formuleveld.ts';
import { laadGemeente, laadMotor, laadOverzicht, laadRijk, laadSjabloon, laadWet, type Gevallen, type Geheel, type Overzicht } from './gegevens.ts';
import { mis, misLijst, type Gevalbewerker, type Mis } from './gevallen.ts';
import { Werker } from './motor.ts';
import type { Naam } from './namenlijst.ts';
import { beginKeuze } from './nieuw-formulier.ts';
import { beginGemeente, type Bouwstenen } from './nieuw.ts';
import { leesBestanden } from './openen.ts';
import { leesTekst, raad, talenVan } from './stapel.ts';
import { taalKeuze } from './tekstvelden.ts';
import { eigenUitslag, voorbeelden } from './uitslag.ts';
import { formulier, type Bewerker, type Plaatsfout } from './velden.ts';
import type { Antwoord } from './vergelijk.ts';
import { eisSleutel } from './voorwaardevelden.ts';
import { Werk } from './werk.ts';
import type { Bestand } from './werker.ts';
import { Woordenboek } from './woordenboek.ts';
import { w, type Sleutel } from './woorden.ts';
import { maakZip } from './zip.ts';

/** Typing goes on; the rules are looked at when it rests for a moment. */
const RUST_MS = 350;
/** So many examples are recomputed with each change; a national law has thousands. */
const MEESTE = 150;

export class CjrWerkplaats extends HTMLElement implements Bewerker, Gevalbewerker {
  #overzicht: Overzicht | null = null;
  #rijk: Bestand[] = [];
  #module!: WebAssembly.Module;
  #werker = new Werker();
  #fout = '';
  #werk: Werk | null = null;
  #alleWerk = new Map<string, Werk>(); // by the name of the ruleset: looking at another loses nothing
  #gelezen = ''; // the text that `#groepen` was read from
  #groepen: Groep[] = [];
  #bijDing = new Map<Ding, Plaatsfout[]>();
  #elders: Fout[] = []; // faults that belong to none of the fields
  #fouten: Fout[] = [];
  #bezig = false;
  #zoek = '';
  #voor: (Antwoord | Fout[])[] = [];
  #na: (Antwoord | Fout[])[] = [];
  #eigen = nieuweInvoer();
  #eigenFout = false;
  #klok: ReturnType<typeof setTimeout> | undefined;
  #ronde = 0;
  #tweede = 'en';
  #woordenboek = new Woordenboek();
  #bevolking = new Bevolkingsdeel({
    kanten: () => ({ voor: this.#alle(this.#werk!.bestand.text), na: this.#alle(this.#werk!.goed), gemeente: this.#werk!.gemeente }),
    teken: () => this.teken(), titel: (id) => this.titel(id),
  });
  bouwstenen: Bouwstenen | null = null;
  hulp: Hulp = geenHulp();
  open = new Set<string>();
  get getypt(): Map<string, string> { return this.#werk!.getypt; }
  get eisen(): Werk['eisen'] { return this.#werk!.eisen; }
  get gevalFormulieren(): Werk['gevalFormulieren'] { return this.#werk!.gevalFormulieren; }
  get bedragen(): Werk['bedragen'] { return this.#werk!.bedragen; }
  get bedragFouten(): Werk['bedragFouten'] { return this.#werk!.bedragFouten; }
  get eisFout(): string { return this.#werk!.eisFout; }

  connectedCallback(): void {
    this.#eigen.datum = isoDatum(new Date());
    this.replaceChildren();
    this.teken();
    addEventListener('beforeunload', (e) => { if ([...this.#alleWerk.values()].some((x) => x.onbewaard)) e.preventDefault(); });
    addEventListener('keydown', (e) => this.#toets(e));
    Promise.all([laadOverzicht(), laadRijk(), laadMotor(), laadSjabloon()]).then(([o, r, m, s]) => {
      [this.#overzicht, this.#rijk, this.#module, this.bouwstenen] = [o, r, m, s.bouwstenen];
      this.teken();
    }, () => { this.#fout = w('mislukt'); this.teken(); });
  }

  // --- names
  titel = (regelset: string): string => {
    const eigen = this.#werk?.namen()[regelset]?.naam;
    return (/^gm\d{4}$/.test(regelset) ? w('algemeen') : eigen ?? this.#overzicht?.namen[regelset]?.naam) ?? regelset.replace(/^gm\d+\./, '').replaceAll('_', ' ').replace(/^./, (c) => c.toUpperCase());
  };
  naam(regelset: string, naam: string): string {
    for (const n of [this.#werk?.namen()[regelset], this.#overzicht?.namen[regelset]]) {
      const uit = n?.stappen?.[naam] ?? n?.voorwaarden?.[naam]?.wat;
      if (uit) return uit;
    }
    return naam.replaceAll('_', ' ');
  }
  lijst = (regelset: string): Naam[] => this.#woordenboek.lijst(this.#werk!, regelset, this.#rijk, this.#overzicht!);
  bijNaam = (regelset: string, naam: string): Naam | undefined => this.#woordenboek.zoek(naam, this.#werk!, regelset, this.#rijk, this.#overzicht!);

  // --- choosing
  async #kies(keuze: string): Promise<void> {
    if (!keuze) return;
    try {
      const rijk = this.#rijk.find((r) => r.name === `rijk/${keuze}.json`);
      const geheel = rijk ? await laadWet(rijk, keuze) : await laadGemeente(keuze);
      await this.#begin(this.#alleWerk.get(geheel.bestand.name) ?? new Werk({ ...geheel, gemeente: rijk ? null : keuze }));
    } catch {
      this.#fout = w('mislukt');
      this.teken();
    }
  }

  /** A municipality without rules begins as `recht new gemeente` begins it. */
  async #beginNieuw(code: string): Promise<void> {
    const gemeente = this.#overzicht!.zonder.find((g) => g.code === code);
    if (!gemeente) return;
    const naam = `gemeenten/${code.toLowerCase()}.json`;
    const al = this.#alleWerk.get(naam);
    if (al) return this.#begin(al);
    const r = beginGemeente(await laadSjabloon(), gemeente);
    const werk = new Werk({ bestand: { name: naam, text: r.tekst }, gemeente: code, stapel: r.stapel, gevallen: r.gevallen, begonnen: true });
    werk.gezegd = w('begin.klaar', { naam: gemeente.naam });
    await this.#begin(werk);
  }

  /** What is on the site is "now"; the files that were opened are the change. */
  async #eigenBestanden(bestanden: File[]): Promise<void> {
    if (!bestanden.length) return;
    const g = await leesBestanden(bestanden);
    const rijk = typeof g === 'string' ? undefined : this.#rijk.find((b) => b.name === `rijk/${g.id}.json`);
    if (typeof g === 'string' || (!g.gemeente && !rijk)) {
      this.#fout = typeof g === 'string' ? g : w('kies.fout', { fout: g.id });
      return this.teken();
    }
    const opSite = rijk ? await laadWet(rijk, g.id) : this.#overzicht!.gemeenten.some((x) => x.code === g.gemeente) ? await laadGemeente(g.gemeente!) : null;
    const nu: Geheel = opSite ?? { bestand: { name: `gemeenten/${g.id}.json`, text: g.tekst }, stapel: g.stapel, gevallen: g.gevallen };
    // over what was typed here before it comes as one step, that can be taken back
    const al = this.#alleWerk.get(nu.bestand.name);
    const werk = al ?? new Werk({ ...nu, gemeente: g.gemeente, begonnen: !opSite });
    await this.#begin(werk);
    if (!opSite && !al) return;
    werk.doe('bestand', { tekst: g.tekst, stapel: { ...werk.nu.stapel, ...g.stapel }, gevallen: g.gevallen ?? werk.nu.gevallen });
    werk.getypt.clear();
    werk.opgehaald = werk.nu;
    await this.#nakijken();
  }

  async #begin(werk: Werk): Promise<void> {
    const b = werk.bestand;
    this.#alleWerk.set(b.name, werk);
    [this.#werk, this.#fout, this.#fouten, this.#zoek, this.open, this.hulp] = [werk, '', [], '', new Set(), geenHulp()];
    werk.nieuw.bouwstenen = this.bouwstenen;
    this.#tweede = 'en';
    this.#bevolking.opnieuw();
    if (!werk.voorbeelden.length) {
      const alle = werk.begin.gevallen ? (JSON.parse(werk.begin.gevallen) as Gevallen).gevallen : [];
      // spread over the file: cases that stand together are about the same thing
      const stap = Math.max(1, Math.ceil(alle.length / MEESTE));
      werk.voorbeelden = alle.filter((_, i) => i % stap === 0).map((c) => ({ id: c.id, naam: c.naam ?? c.id, situatie: c.situatie, ...(c.verwacht ? { verwacht: c.verwacht } : {}) }));
    }
    [this.#voor, this.#na] = [[], []];
    this.#bezig = true;
    this.teken();
    const ronde = ++this.#ronde;
    const fouten = await this.#werker.laad('voor', this.#alle(b.text), werk.gemeente, this.#module);
    if (!fouten.length) await this.#werker.laad('na', this.#alle(werk.goed), werk.gemeente, this.#module);
    if (ronde !== this.#ronde) return;
    this.#fouten = fouten;
    await this.#rekenVoor();
    this.teken();
    if (werk.nu.tekst !== werk.goed) await this.#nakijken();
  }

  /** All rulesets, with the chosen one as `tekst`. */
  #alle(tekst: string): Bestand[] {
    const b = this.#werk!.bestand;
    const rijk = this.#rijk.map((r) => (r.name === b.name ? { name: r.name, text: tekst } : r));
    return this.#werk!.gemeente ? [...rijk, { name: b.name, text: tekst }] : rijk;
  }

  async #rekenVoor(): Promise<void> {
    if (!this.#fouten.length) {
      const s = this.#werk!.voorbeelden.map((v) => v.situatie);
      this.#voor = await this.#werker.reken('voor', s);
      this.#na = await this.#werker.reken('na', s);
    }
    this.#bezig = false;
  }

  // --- editing
  #straks(): void {
    clearTimeout(this.#klok);
    this.#klok = setTimeout(() => void this.#nakijken(), RUST_MS);
  }
  zet(pad: Pad, waarde: unknown): void { this.#werk!.zet(pad, waarde); this.#straks(); }
  zetTekst(regelset: string, taal: string, sub: Pad, waarde: unknown): void { this.#werk!.zetTekst(regelset, taal, sub, waarde); this.#straks(); }
  nieuw(d: Ding): void { this.#werk!.nieuweStand(d); void this.#nakijken(); }
  rijErbij(s: Moment): void { this.#werk!.nieuweRij(s); void this.#nakijken(); }
  #voegRegelingToe(): void {
    const id = this.#werk!.voegRegelingToe();
    if (!id) return this.teken();
    this.#zoek = id; // it alone, to look through
    void this.#nakijken();
  }
  voegEisToe(g: Groep): void {
    const id = this.#werk!.voegEisToe(g);
    if (!id) return this.teken();
    this.#lees();
    const v = this.#groepen.find((x) => x.id === g.id)!.dingen.findLast((d): d is Voorwaarde => d.soort === 'voorwaarde' && d.naam === id)!;
    this.open.add(eisSleutel(g, id));
    void this.#nakijken();
    (document.getElementById(veldId([...v.pad, 'eis'])) ?? this).focus();
  }
  voegBedragToe(g: Groep): void {
    if (this.#werk!.voegBedragToe(g)) void this.#nakijken();
    else this.teken();
  }
  haalEisWeg(g: Groep, v: Voorwaarde): void {
    this.#werk!.haalEisWeg(g, v);
    void this.#nakijken();
    this.querySelector<HTMLElement>('[data-proef="terug"]')?.focus();
  }
  zetGeval(m: Mis): void { this.#naGeval(this.#werk!.zetGeval(m)); }
  haalGevalWeg(m: Mis): void { this.#werk!.haalGevalWeg(m); this.#naGeval(true); }
  /** The case is gone from the list: on to what can be taken back. */
  #naGeval(weg: boolean): void {
    this.teken();
    if (weg) this.querySelector<HTMLElement>('[data-proef="terug"]')?.focus();
  }
  #stap(hoe: 'terug' | 'vooruit' | 'naarBegin'): void {
    if (this.#werk![hoe]() === false) return;
    this.#lees();
    void this.#nakijken();
  }
  /** Outside a field, which has an undo of its own. */
  #toets(e: KeyboardEvent): void {
    if (!this.#werk || !(e.ctrlKey || e.metaKey) || (e.target as HTMLElement).matches?.('input, textarea, select')) return;
    const k = e.key.toLowerCase();
    if (k !== 'z' && k !== 'y') return;
    e.preventDefault();
    this.#stap(k === 'y' || e.shiftKey ? 'vooruit' : 'terug');
  }
  fouten = (d: Ding): Plaatsfout[] => this.#bijDing.get(d) ?? [];

  // --- texts
  talen = (): string[] => { const alle = talenVan(this.#werk!.nu.stapel); return ['nl', alle.includes(this.#tweede) ? this.#tweede : 'en']; };
  taalKeuze = (): unknown => taalKeuze(talenVan(this.#werk!.nu.stapel), this.#tweede, (t) => { this.#tweede = t; this.teken(); });
  leesTekst = (regelset: string, taal: string, sub: Pad): unknown => leesTekst(this.#werk!.nu.stapel, this.#werk!.regelset, regelset, taal, sub);
  foutenInTeksten = (regelset: string, voorwaarde?: string): number =>
    this.#werk!.tekstfouten.filter((f) => f.regelset === regelset && (f.sub[0] === 'voorwaarden' ? f.sub[1] : undefined) === voorwaarde).length;
  tekstMeldingen(regelset: string, taal: string, sub: Pad): { fout: string[]; raad: string[] } {
    const werk = this.#werk!;
    const bij = sub.join('/');
    const fout = werk.tekstfouten.filter((f) => f.taal === taal && f.regelset === regelset && f.sub.join('/') === bij).map((f) => f.message);
    return { fout, raad: fout.length ? [] : raad(werk.nu.stapel, werk.begin.stapel, { r: werk.regelset, regelset, taal, sub }, this.bouwstenen?.schrijfwijze) };
  }

  /** Faults show where they stand; the outcomes stay those of the last rules without any. */
  async #nakijken(): Promise<void> {
    const ronde = ++this.#ronde;
    const werk = this.#werk!;
    const { tekst } = werk.nu;
    this.#bezig = true;
    this.teken();
    const fouten = await this.#werker.laad('na', this.#alle(tekst), werk.gemeente, this.#module);
    if (ronde !== this.#ronde) return;
    this.#fouten = fouten;
    if (!fouten.length) werk.goed = tekst;
    if (!fouten.length) this.#na = await this.#werker.reken('na', werk.voorbeelden.map((v) => v.situatie));
    if (ronde !== this.#ronde) return;
    this.#bezig = false;
    this.teken();
    if (!fouten.length) this.#bevolking.ververs();
  }

  #voegToe(): void {
    const werk = this.#werk!;
    const v = maakVoorbeeld(this.#eigen, eigenNummer(werk.nu.gevallen, werk.voorbeelden), werk.gemeente);
    this.#eigenFout = !v;
    if (v) {
      werk.voorbeelden = [...werk.voorbeelden, v];
      this.#bezig = true;
      void this.#rekenVoor().then(() => this.teken());
    }
    this.teken();
  }

  #download(naam: string, inhoud: BlobPart, type = 'application/json'): void {
    const a = document.createElement('a');
    a.href = URL.createObjectURL(new Blob([inhoud], { type }));
    a.download = naam;
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  }
  #downloadAlles(): void {
    const werk = this.#werk!;
    this.#download(`${werk.id}.zip`, maakZip(werk.pakket()), 'application/zip');
    werk.opgehaald = werk.nu;
    for (const v of werk.voorbeelden) v.opgehaald = true;
  }

  // --- drawing
  /** What can be edited, and the faults at each: of a long text, so not for every stroke in the search field. */
  #lees(): void {
    const werk = this.#werk;
    if (!werk) return;
    if (this.#gelezen !== werk.nu.tekst + werk.bestand.name) {
      this.#gelezen = werk.nu.tekst + werk.bestand.name;
      this.#groepen = groepen(ontleed(werk.nu.tekst).inhoud);
    }
    // a scheme of the country of which this municipality has only texts of its own
    const alleenTekst = Object.keys((werk.gemeente && (leesTekst(werk.nu.stapel, werk.regelset, werk.id, 'nl', ['regelingen']) as object | undefined)) || {}).filter((id) => !this.#groepen.some((g) => g.regelset === id));
    const algemeen = this.#groepen.findIndex((g) => !g.pad.length && werk.gemeente);
    this.#groepen.splice(algemeen < 0 ? this.#groepen.length : algemeen, 0, ...alleenTekst.map((id): Groep => ({ id: `tekst.${id}`, regelset: id, pad: [], dingen: [], voorwaarden: null })));
    this.#bijDing.clear();
    this.#elders = this.#fouten.filter((f) => {
      const plaats = f.file === werk.bestand.name ? padVan(werk.nu.tekst, f.line ?? 1, f.column ?? 1) : null;
      const ding = plaats ? dingVan(this.#groepen, plaats) : undefined;
      if (ding) this.#bijDing.set(ding, [...(this.#bijDing.get(ding) ?? []), { ...f, plaats: plaats! }]);
      return !ding;
    });
  }
  teken(): void {
    this.#lees();
    render(html`<header class="cjr-kop"><div class="cjr-kop__in"><a class="cjr-merk" href="../index.html" translate="no">Check je recht</a></div></header>
      <main class="cjr-w" id="inhoud"><h1 class="nl-heading nl-heading--level-1">${w('titel')}</h1>
      <p class="nl-paragraph cjr-w-smal">${w('inleiding')} ${w('proef')}</p>
      ${this.#fout ? html`<p class="utrecht-form-field-error-message" role="alert">${this.#fout}</p>` : nothing}
      ${this.#overzicht ? this.#keuze() : this.#fout ? nothing : html`<p class="nl-paragraph" role="status">${w('laden')}</p>`}
      ${this.#werk ? html`<div class="cjr-w-kolommen"><div class="cjr-w-regels">${this.#linker(this.#werk)}</div><div class="cjr-w-uitslag">${this.#rechter(this.#werk)}</div></div>` : nothing}</main>`, this);
  }

  #keuze(): TemplateResult {
    const nu = this.#werk?.gemeente ?? this.#werk?.id ?? '';
    const rijk = this.#rijk.map((b) => b.name.replace(/^.*\/|\.json$/g, '')).filter((id) => id !== 'feiten');
    // what was chosen in one list is no longer chosen in the other
    const kan = [...this.#overzicht!.gemeenten.map((g) => g.code), ...rijk].includes(nu);
    return html`<div class="cjr-w-kies"><div class="cjr-w-veld"><label class="utrecht-form-label" for="kies">${w('kies')}</label>
      <select class="utrecht-select" id="kies" data-proef="kies" .value=${kan ? nu : ''} @change=${(e: Event) => void this.#kies((e.target as HTMLSelectElement).value)}>
        <option value="">${w('kies.geen')}</option>
        <optgroup label=${w('kies.gemeente')}>${this.#overzicht!.gemeenten.map((g) => html`<option value=${g.code} ?selected=${g.code === nu}>${g.naam}</option>`)}</optgroup>
        <optgroup label=${w('kies.rijk')}>${rijk.map((id) => html`<option value=${id} ?selected=${id === nu}>${this.#overzicht!.namen[id]?.naam ?? this.titel(id)}</option>`)}</optgroup></select></div>
      ${beginKeuze(this.#overzicht!.zonder, kan ? '' : nu, (code) => void this.#beginNieuw(code))}
      <div class="cjr-w-veld"><label class="utrecht-form-label" for="open">${w('kies.bestand')}</label>
      <input class="cjr-bestand cjr-w-bestand" id="open" type="file" multiple accept=".json,.zip,application/json,application/zip" @change=${(e: Event) => { const veld = e.target as HTMLInputElement; void this.#eigenBestanden([...(veld.files ?? [])]).then(() => { veld.value = ''; }); }}></div></div>`;
  }

  #wijzers = (werk: Werk): Wijzer[] => [
    ...this.#groepen.flatMap((g) => g.dingen.flatMap((d) => vanDing(`${this.titel(g.regelset)}: ${this.naam(g.regelset, d.naam)}`, d, this.fouten(d)))),
    ...werk.tekstfouten.map((f) => vanTekst(this.titel(f.regelset), f)),
  ];

  #linker(werk: Werk): TemplateResult {
    const n = werk.nu.wijzigingen.length;
    const mist = werk.tekstfouten.length;
    const mislukt = mis(werk.nu.gevallen, werk.voorbeelden, this.#voor, this.#na);
    const veranderd = n ? `${n} ${w(n === 1 ? 'veranderd.een' : 'veranderd.meer')}` : w('veranderd.nul');
    const stand = this.#bezig ? w('stand.bezig') : this.#fouten.length ? w(this.#fouten.length === 1 ? 'stand.fout.een' : 'stand.fout.meer', { n: this.#fouten.length })
      : w('stand.goed', { n: '', veranderd }).replace(/\s+/g, ' ');
    const ook = [mist ? w(mist === 1 ? 'stand.tekst.een' : 'stand.tekst', { n: mist }) : '', mislukt.length ? w(mislukt.length === 1 ? 'stand.geval.een' : 'stand.geval', { n: mislukt.length }) : ''].filter(Boolean).map((x) => ` ${x}`);
    const bestanden = Object.entries(werk.pakket());
    const knop = (hoe: 'terug' | 'vooruit' | 'naarBegin', kan: boolean): TemplateResult =>
      html`<button type="button" class="nl-button nl-button--subtle" data-proef=${hoe} ?disabled=${!kan} @click=${() => this.#stap(hoe)}>${w(`knop.${hoe}` as Sleutel)}</button>`;
    return html`<p class="cjr-w-stand-regel ${this.#fouten.length || mist || mislukt.length ? 'cjr-w-mis' : ''}" role="status" data-proef="stand">${stand}${this.#bezig ? '' : ook}</p>
      ${foutlijst(this.#wijzers(werk), this.#elders)}
      <div class="cjr-knoppen"><button type="button" class="nl-button nl-button--primary" data-proef="download" ?disabled=${!bestanden.length} @click=${() => this.#downloadAlles()}>${w('download', { bestand: `${werk.id}.zip` })}</button>
        ${knop('terug', werk.verloop.kanTerug)}${knop('vooruit', werk.verloop.kanVooruit)}${knop('naarBegin', n > 0)}</div>
      <p class="nl-paragraph" role="status" data-proef="gezegd">${werk.gezegd}</p>
      ${werk.tekstenBekend ? nothing : html`<p class="nl-paragraph">${w('teksten.alleen')}</p>`}
      ${bestanden.length ? html`<details class="cjr-meer" data-proef="bestanden"><summary>${w('bestanden', { n: bestanden.length })}</summary><p class="nl-paragraph">${w('bestanden.uitleg')}</p>
        <ul class="utrecht-unordered-list">${bestanden.map(([pad, tekst]) => html`<li><button type="button" class="nl-button nl-button--subtle" data-bestand=${pad} @click=${() => this.#download(pad.replace(/^teksten\/(\w+)\//, '$1-').replace(/^.*\//, ''), tekst)}>${w('bestanden.een', { bestand: pad })}</button></li>`)}</ul></details>` : nothing}
      ${werk.nieuw.toon(werk.id, () => this.#voegRegelingToe())}
      <div class="cjr-w-veld cjr-w-veld--breed"><label class="utrecht-form-label" for="zoek">${w('zoek')}</label>
        <input class="utrecht-textbox" id="zoek" type="search" autocomplete="off" .value=${this.#zoek} @input=${(e: Event) => { this.#zoek = (e.target as HTMLInputElement).value; this.teken(); }}></div>
      ${formulier(this, this.#groepen, this.#zoek)}`;
  }

  #rechter(werk: Werk): TemplateResult {
    const regelingen = Object.keys(this.#na.find((x): x is Antwoord => !Array.isArray(x)) ?? {}).map((id): [string, string] => [id, this.titel(id)]);
    const eigen = werk.voorbeelden.filter((v) => v.eigen);
    return html`<section><h2 class="nl-heading nl-heading--level-2">${w('voorbeelden')}</h2><p class="nl-paragraph">${w(werk.voorbeelden.length ? 'voorbeelden.uitleg' : 'voorbeelden.geen')}</p>
      ${werk.voorbeelden.length ? voorbeelden(werk.voorbeelden, this.#voor, this.#na, this.titel) : nothing}
      ${misLijst(this, mis(werk.nu.gevallen, werk.voorbeelden, this.#voor, this.#na))}
      ${eigen.length ? html`<ul class="utrecht-unordered-list">${eigen.map((v) => html`<li>${v.naam} ${eigenUitslag(v, this.#na[werk.voorbeelden.indexOf(v)])}</li>`)}</ul>` : nothing}
      ${eigenFormulier(this.#eigen, regelingen, () => this.#voegToe(), this.#eigenFout)}</section>
      ${this.#bevolking.toon()}`;
  }
}

customElements.define('cjr-werkplaats', CjrWerkplaats);
