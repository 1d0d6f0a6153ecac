// The workshop: choose rules, change them, see at once what that does. The engine runs in a worker; nothing is sent.
import { html, nothing, render, type TemplateResult } from 'lit';
import { getal, isoDatum } from '../kern/opmaak.ts';
import type { Fout } from '../kern/typen.ts';
import { dingVan, groepen, nieuweRij, nieuweStand, ontleed, padVan, zetIn, type Ding, type Groep, type Pad, type Stand as Moment } from './bewerk.ts';
import { Doorrekenen, type Stand } from './doorrekenen.ts';
import { eigenFormulier, gevallenBestand, maakVoorbeeld, nieuweInvoer } from './eigen.ts';
import { laadGemeente, laadGevallen, laadMotor, laadOverzicht, laadRijk, laadSjabloon, laadTeller, laadVerdelingen, type Gevallen, type Overzicht } from './gegevens.ts';
import { Werker } from './motor.ts';
import { beginKeuze } from './nieuw-formulier.ts';
import { beginGemeente, type TekstBestanden } from './nieuw.ts';
import { Toevoegen } from './toevoegen.ts';
import { bevolking, eigenUitslag, voorbeelden, type Voorbeeld } from './uitslag.ts';
import { formulier, type Bewerker } from './velden.ts';
import type { Antwoord } from './vergelijk.ts';
import type { Bestand } from './werker.ts';
import { w } from './woorden.ts';

/** Typing goes on; the rules are looked at when it rests for a moment. */
const RUST_MS = 350;
/** So many examples are recomputed with each change; a national law has thousands. */
const MEESTE = 150;

/** rijk/huurtoeslag.json → huurtoeslag */
const idVan = (b: Bestand): string => b.name.replace(/^.*\/|\.json$/g, '');

export class CjrWerkplaats extends HTMLElement implements Bewerker {
  #overzicht: Overzicht | null = null;
  #rijk: Bestand[] = [];
  #module!: WebAssembly.Module;
  #werker = new Werker();
  #fout = '';
  #bestand: Bestand | null = null; // as chosen
  #gemeente: string | null = null;
  #tekst = '';
  #wijzigingen = new Map<string, Pad>();
  #gelezen = ''; // the text that `#groepen` was read from
  #groepen: Groep[] = [];
  #bijDing = new Map<Ding, Fout[]>();
  #elders: Fout[] = []; // faults that belong to none of the fields
  #fouten: Fout[] = [];
  #bezig = false;
  #zoek = '';
  #voorbeelden: Voorbeeld[] = [];
  #voor: (Antwoord | Fout[])[] = [];
  #na: (Antwoord | Fout[])[] = [];
  #eigen = nieuweInvoer();
  #eigenFout = false;
  #klok: ReturnType<typeof setTimeout> | undefined;
  #ronde = 0;
  #tellers: Doorrekenen | null = null;
  #goed = ''; // the last text without faults
  #tel: { stop: AbortController | null; stand: Stand | null; klaar: string; fout: string; aantal: string; datum: string; bestand: File | null } =
    { stop: null, stand: null, klaar: '', fout: '', aantal: '5000', datum: isoDatum(new Date()), bestand: null };
  #nieuw = new Toevoegen();
  getypt = new Map<string, string>();

  connectedCallback(): void {
    this.#eigen.datum = this.#tel.datum;
    this.replaceChildren();
    this.#teken();
    Promise.all([laadOverzicht(), laadRijk(), laadMotor()]).then(([o, r, m]) => {
      [this.#overzicht, this.#rijk, this.#module] = [o, r, m];
      this.#teken();
    }, () => { this.#fout = w('mislukt'); this.#teken(); });
  }

  // --- names
  titel = (regelset: string): string => (/^gm\d{4}$/.test(regelset) ? w('algemeen') : this.#overzicht?.namen[regelset]?.naam) ?? regelset.replace(/^gm\d+\./, '').replaceAll('_', ' ').replace(/^./, (c) => c.toUpperCase());
  naam(regelset: string, naam: string): string {
    const n = this.#overzicht?.namen[regelset];
    return n?.stappen?.[naam] ?? n?.voorwaarden?.[naam]?.wat ?? naam.replaceAll('_', ' ');
  }

  // --- choosing
  async #kies(keuze: string): Promise<void> {
    if (!keuze) return;
    try {
      if (keuze.startsWith('GM')) {
        const g = await laadGemeente(keuze);
        await this.#begin(g.bestand, g.gevallen, keuze, g.teksten);
      } else {
        const b = this.#rijk.find((r) => r.name === `rijk/${keuze}.json`)!;
        await this.#begin(b, await laadGevallen(keuze), null);
      }
    } catch {
      this.#fout = w('mislukt');
      this.#teken();
    }
  }

  /** A municipality without rules begins as `recht new gemeente` begins it. */
  async #beginNieuw(code: string): Promise<void> {
    const gemeente = this.#overzicht!.zonder.find((g) => g.code === code);
    if (!gemeente) return;
    try {
      const r = beginGemeente(await laadSjabloon(), gemeente);
      await this.#begin({ name: `gemeenten/${code.toLowerCase()}.json`, text: r.tekst }, JSON.parse(r.gevallen) as Gevallen, code, r.teksten);
      this.#nieuw.begonnen(gemeente.naam, r.gevallen);
      Object.assign(this.#overzicht!.namen, this.#nieuw.namen());
    } catch {
      this.#fout = w('mislukt');
    }
    this.#teken();
  }

  async #eigenBestand(f: File | undefined): Promise<void> {
    if (!f) return;
    const text = await f.text();
    const { goed, inhoud } = ontleed(text);
    const r = inhoud as { id?: string; soort?: string; gemeente?: string } | null;
    if (!goed || typeof r?.id !== 'string') {
      this.#fout = w('kies.fout', { fout: f.name });
      return this.#teken();
    }
    const gemeente = r.soort === 'gemeente' ? String(r.gemeente) : null;
    const bekend = gemeente ? this.#overzicht!.gemeenten.some((g) => g.code === gemeente) : this.#rijk.some((b) => b.name === `rijk/${r.id}.json`);
    if (!gemeente && !bekend) {
      this.#fout = w('kies.fout', { fout: f.name });
      return this.#teken();
    }
    // what is on the site is "now"; the file that was opened is the change
    const eigen = { name: gemeente ? `gemeenten/${r.id}.json` : `rijk/${r.id}.json`, text };
    const nu = !bekend ? null : gemeente ? await laadGemeente(gemeente) : { bestand: this.#rijk.find((b) => b.name === eigen.name)!, gevallen: await laadGevallen(r.id), teksten: {} };
    await this.#begin(nu?.bestand ?? eigen, nu?.gevallen ?? null, gemeente, nu?.teksten ?? {});
    if (nu) {
      this.#tekst = text;
      this.#wijzigingen.set('bestand', []);
      await this.#nakijken();
    }
  }

  async #begin(b: Bestand, gevallen: Gevallen | null, gemeente: string | null, teksten: TekstBestanden = {}): Promise<void> {
    this.#nieuw = new Toevoegen(teksten);
    if (gemeente) void laadSjabloon().then((x) => { this.#nieuw.bouwstenen = x.bouwstenen; this.#teken(); }, () => {});
    [this.#bestand, this.#gemeente, this.#tekst, this.#fout, this.#fouten] = [b, gemeente, b.text, '', []];
    this.#wijzigingen.clear();
    this.getypt.clear();
    this.#tel.stop?.abort();
    Object.assign(this.#tel, { stop: null, stand: null, klaar: '', fout: '' });
    const alle = gevallen?.gevallen ?? [];
    // spread over the file: cases that stand together are about the same thing
    const stap = Math.max(1, Math.ceil(alle.length / MEESTE));
    this.#voorbeelden = alle.filter((_, i) => i % stap === 0).map((c) => ({ id: c.id, naam: c.naam ?? c.id, situatie: c.situatie }));
    [this.#voor, this.#na] = [[], []];
    this.#bezig = true;
    this.#teken();
    this.#fouten = await this.#werker.laad('voor', this.#alle(b.text), gemeente, this.#module);
    if (!this.#fouten.length) await this.#werker.laad('na', this.#alle(b.text), gemeente, this.#module);
    this.#goed = b.text;
    await this.#rekenVoor();
    this.#teken();
  }

  /** All rulesets, with the chosen one as `tekst`. */
  #alle(tekst: string): Bestand[] {
    const b = this.#bestand!;
    const rijk = this.#rijk.map((r) => (r.name === b.name ? { name: r.name, text: tekst } : r));
    return this.#gemeente ? [...rijk, { name: b.name, text: tekst }] : rijk;
  }

  async #rekenVoor(): Promise<void> {
    if (!this.#fouten.length) {
      const s = this.#voorbeelden.map((v) => v.situatie);
      this.#voor = await this.#werker.reken('voor', s);
      this.#na = await this.#werker.reken('na', s);
    }
    this.#bezig = false;
  }

  // --- editing
  zet(pad: Pad, waarde: unknown): void {
    this.#tekst = zetIn(this.#tekst, pad, waarde);
    // another form of a value, or rows that moved up: what was typed there belongs to the former one
    if (waarde === undefined || typeof waarde === 'object') for (const k of [...this.getypt.keys()]) if (k.startsWith(pad.slice(0, waarde === undefined ? -1 : undefined).join('/'))) this.getypt.delete(k);
    this.#wijzigingen.set(pad.join('/'), pad);
    clearTimeout(this.#klok);
    this.#klok = setTimeout(() => void this.#nakijken(), RUST_MS);
  }
  nieuw(d: Ding): void {
    if (d.soort === 'formule') return;
    const jaar = Math.max(new Date().getFullYear(), Number(d.standen.at(-1)?.vanaf.slice(0, 4)) || 0) + 1;
    this.#tekst = nieuweStand(this.#tekst, d.pad, `${jaar}-01-01`);
    this.#wijzigingen.set(`${d.pad.join('/')}/reeks`, d.pad);
    void this.#nakijken();
  }
  rijErbij(s: Moment): void {
    this.#tekst = nieuweRij(this.#tekst, s.pad);
    this.#wijzigingen.set(`${s.pad.join('/')}/rijen`, s.pad);
    void this.#nakijken();
  }
  #voegRegelingToe(): void {
    const r = this.#nieuw.regeling(this.#tekst);
    if (r) {
      this.#tekst = r.tekst;
      this.#wijzigingen.set(r.id, []);
      Object.assign(this.#overzicht!.namen, this.#nieuw.namen());
      this.#zoek = r.id; // it alone, to look through
      void this.#nakijken();
    }
    this.#teken();
  }
  fouten = (d: Ding): Fout[] => this.#bijDing.get(d) ?? [];

  /** Faults show where they stand; the outcomes stay those of the last rules without any. */
  async #nakijken(): Promise<void> {
    const ronde = ++this.#ronde;
    this.#bezig = true;
    this.#teken();
    const tekst = this.#tekst;
    const fouten = await this.#werker.laad('na', this.#alle(tekst), this.#gemeente, this.#module);
    if (ronde !== this.#ronde) return;
    this.#fouten = fouten;
    if (!fouten.length) this.#goed = tekst;
    if (!fouten.length) this.#na = await this.#werker.reken('na', this.#voorbeelden.map((v) => v.situatie));
    if (ronde !== this.#ronde) return;
    this.#bezig = false;
    this.#teken();
    if (!fouten.length && this.#tellers && !this.#tel.stop) void this.#bereid();
  }

  #voegToe(): void {
    const v = maakVoorbeeld(this.#eigen, this.#voorbeelden.filter((x) => x.eigen).length + 1, this.#gemeente);
    this.#eigenFout = !v;
    if (v) {
      this.#voorbeelden = [...this.#voorbeelden, v];
      this.#bezig = true;
      void this.#rekenVoor().then(() => this.#teken());
    }
    this.#teken();
  }

  // --- a population
  /** Loads the rules for counting, as soon as somebody comes near it; later only what changed. */
  async #bereid(): Promise<Doorrekenen> {
    const tellers = (this.#tellers ??= new Doorrekenen());
    await tellers.laad(this.#alle(this.#bestand!.text), this.#alle(this.#goed), await laadTeller());
    return tellers;
  }
  async #reken(): Promise<void> {
    const t = this.#tel;
    const stop = (t.stop = new AbortController());
    const begin = performance.now();
    [t.klaar, t.fout, t.stand] = ['', '', null];
    this.#teken();
    const aantal = Math.min(1_000_000, Math.max(1, Math.round(Number(t.aantal.replace(/\D/g, '')) || 5000)));
    const bestand = t.bestand;
    const bron = bestand ? { tekst: await bestand.text() } : { aantal, verdelingen: await laadVerdelingen(), datum: t.datum };
    let getekend = 0;
    const tellers = await this.#bereid();
    const stand = await tellers.tel(bron, this.#gemeente, (s) => {
      if (t.stop !== stop) return;
      t.stand = s;
      if (performance.now() - getekend > 200) { getekend = performance.now(); this.#teken(); }
    }, stop.signal);
    if (t.stop !== stop) return;
    t.stop = null;
    if (typeof stand === 'string') t.fout = stand;
    else {
      t.stand = stand;
      t.klaar = w('bevolking.klaar', { n: getal(stand.klaar), s: getal((performance.now() - begin) / 1000, 1), bron: w(bestand ? 'bevolking.bron.eigen' : 'bevolking.bron.verzonnen') });
    }
    this.#teken();
  }

  #download(naam: string, tekst: string): void {
    const a = document.createElement('a');
    a.href = URL.createObjectURL(new Blob([tekst], { type: 'application/json' }));
    a.download = naam;
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  }

  // --- drawing
  /** What can be edited, and the faults at each: of a long text, so not for every stroke in the search field. */
  #lees(): void {
    if (this.#gelezen !== this.#tekst) {
      this.#gelezen = this.#tekst;
      this.#groepen = groepen(ontleed(this.#tekst).inhoud);
    }
    this.#bijDing.clear();
    this.#elders = this.#fouten.filter((f) => {
      const ding = f.file === this.#bestand?.name ? dingVan(this.#groepen, padVan(this.#tekst, f.line ?? 1, f.column ?? 1)) : undefined;
      if (ding) this.#bijDing.set(ding, [...(this.#bijDing.get(ding) ?? []), f]);
      return !ding;
    });
  }
  #teken(): void {
    this.#lees();
    render(html`<header class="cjr-kop"><div class="cjr-kop__in"><a class="cjr-merk" href="../index.html" translate="no">Check je recht</a></div></header>
      <main class="cjr-w" id="inhoud"><h1 class="nl-heading nl-heading--level-1">${w('titel')}</h1>
      <p class="nl-paragraph cjr-w-smal">${w('inleiding')} ${w('proef')}</p>
      ${this.#fout ? html`<p class="utrecht-form-field-error-message" role="alert">${this.#fout}</p>` : nothing}
      ${this.#overzicht ? this.#keuze() : this.#fout ? nothing : html`<p class="nl-paragraph" role="status">${w('laden')}</p>`}
      ${this.#bestand ? html`<div class="cjr-w-kolommen"><div class="cjr-w-regels">${this.#linker()}</div><div class="cjr-w-uitslag">${this.#rechter()}</div></div>` : nothing}</main>`, this);
  }

  #keuze(): TemplateResult {
    const nu = this.#gemeente ?? (this.#bestand ? idVan(this.#bestand) : '');
    const rijk = this.#rijk.map(idVan).filter((id) => id !== 'feiten');
    // what was chosen in one list is no longer chosen in the other
    const kan = [...this.#overzicht!.gemeenten.map((g) => g.code), ...rijk].includes(nu);
    return html`<div class="cjr-w-kies"><div class="cjr-w-veld"><label class="utrecht-form-label" for="kies">${w('kies')}</label>
      <select class="utrecht-select" id="kies" data-proef="kies" .value=${kan ? nu : ''} @change=${(e: Event) => void this.#kies((e.target as HTMLSelectElement).value)}>
        <option value="">${w('kies.geen')}</option>
        <optgroup label=${w('kies.gemeente')}>${this.#overzicht!.gemeenten.map((g) => html`<option value=${g.code} ?selected=${g.code === nu}>${g.naam}</option>`)}</optgroup>
        <optgroup label=${w('kies.rijk')}>${rijk.map((id) => html`<option value=${id} ?selected=${id === nu}>${this.titel(id)}</option>`)}</optgroup></select></div>
      <div class="cjr-w-veld"><label class="utrecht-form-label" for="open">${w('kies.bestand')}</label>
      <input class="cjr-bestand cjr-w-bestand" id="open" type="file" accept=".json,application/json" @change=${(e: Event) => void this.#eigenBestand((e.target as HTMLInputElement).files?.[0])}></div>
      ${beginKeuze(this.#overzicht!.zonder, kan ? '' : nu, (code) => void this.#beginNieuw(code))}</div>`;
  }

  #linker(): TemplateResult {
    const n = this.#wijzigingen.size;
    const veranderd = n ? `${n} ${w(n === 1 ? 'veranderd.een' : 'veranderd.meer')}` : w('veranderd.nul');
    const stand = this.#bezig ? w('stand.bezig') : this.#fouten.length ? w(this.#fouten.length === 1 ? 'stand.fout.een' : 'stand.fout.meer', { n: this.#fouten.length })
      : w('stand.goed', { n: '', veranderd }).replace(/\s+/g, ' ');
    const naam = `${idVan(this.#bestand!)}.json`;
    return html`<p class="cjr-w-stand-regel ${this.#fouten.length ? 'cjr-w-mis' : ''}" role="status" data-proef="stand">${stand}</p>
      ${this.#elders.length ? html`<ul class="utrecht-unordered-list" data-proef="fouten">${this.#elders.map((f) => html`<li><strong>${f.file}${f.line ? `, ${w('fout.plaats', { regel: f.line })}` : ''}:</strong> ${f.message} ${f.hint}</li>`)}</ul>` : nothing}
      <div class="cjr-knoppen"><button type="button" class="nl-button nl-button--primary" data-proef="download" @click=${() => this.#download(naam, this.#tekst)}>${w('download', { bestand: naam })}</button>
        ${n ? html`<button type="button" class="nl-button nl-button--subtle" @click=${() => { this.#tekst = this.#bestand!.text; this.#wijzigingen.clear(); this.getypt.clear(); this.#nieuw.ongedaan(); this.#zoek = ''; void this.#nakijken(); }}>${w('ongedaan')}</button>` : nothing}</div>
      ${this.#nieuw.toon(idVan(this.#bestand!), (f, t) => this.#download(f, t), () => this.#voegRegelingToe())}
      <div class="cjr-w-veld cjr-w-veld--breed"><label class="utrecht-form-label" for="zoek">${w('zoek')}</label>
        <input class="utrecht-textbox" id="zoek" type="search" autocomplete="off" .value=${this.#zoek} @input=${(e: Event) => { this.#zoek = (e.target as HTMLInputElement).value; this.#teken(); }}></div>
      ${formulier(this, this.#groepen, this.#zoek)}`;
  }

  #rechter(): TemplateResult {
    const regelingen = Object.keys(this.#na.find((x): x is Antwoord => !Array.isArray(x)) ?? {}).map((id): [string, string] => [id, this.titel(id)]);
    const eigen = this.#voorbeelden.filter((v) => v.eigen);
    const gevallen = gevallenBestand(idVan(this.#bestand!), eigen);
    const t = this.#tel;
    return html`<section><h2 class="nl-heading nl-heading--level-2">${w('voorbeelden')}</h2><p class="nl-paragraph">${w(this.#voorbeelden.length ? 'voorbeelden.uitleg' : 'voorbeelden.geen')}</p>
      ${this.#voorbeelden.length ? voorbeelden(this.#voorbeelden, this.#voor, this.#na, this.titel) : nothing}
      ${eigen.length ? html`<ul class="utrecht-unordered-list">${eigen.map((v) => html`<li>${v.naam} ${eigenUitslag(v, this.#na[this.#voorbeelden.indexOf(v)])}</li>`)}</ul>` : nothing}
      ${eigenFormulier(this.#eigen, regelingen, () => this.#voegToe(), this.#eigenFout)}
      ${gevallen ? html`<div class="cjr-knoppen"><button type="button" class="nl-button nl-button--secondary" @click=${() => this.#download('eigen.cases.json', JSON.stringify(gevallen, null, 2))}>${w('eigen.download')}</button></div>` : nothing}</section>
      <section @focusin=${() => void this.#bereid()}><h2 class="nl-heading nl-heading--level-2">${w('bevolking')}</h2><p class="nl-paragraph">${w('bevolking.uitleg')}</p>
      <div class="cjr-w-stand"><div class="cjr-w-veld"><label class="utrecht-form-label" for="aantal">${w('bevolking.aantal')}</label><input class="utrecht-textbox" id="aantal" inputmode="numeric" autocomplete="off" .value=${t.aantal} @input=${(e: Event) => { t.aantal = (e.target as HTMLInputElement).value; }}></div>
      <div class="cjr-w-veld"><label class="utrecht-form-label" for="dag">${w('bevolking.datum')}</label><input class="utrecht-textbox" id="dag" autocomplete="off" .value=${t.datum} @input=${(e: Event) => { t.datum = (e.target as HTMLInputElement).value; }}></div>
      <div class="cjr-w-veld cjr-w-veld--breed"><label class="utrecht-form-label" for="eigen-bestand">${w('bevolking.bestand')}</label><input class="cjr-bestand cjr-w-bestand" id="eigen-bestand" type="file" accept=".ndjson,.jsonl,.json,.csv,text/plain,text/csv"
        @change=${(e: Event) => { t.bestand = (e.target as HTMLInputElement).files?.[0] ?? null; }}></div></div>
      <div class="cjr-knoppen">${t.stop ? html`<button type="button" class="nl-button nl-button--secondary" data-proef="stop" @click=${() => t.stop?.abort()}>${w('bevolking.stop')}</button>`
        : html`<button type="button" class="nl-button nl-button--primary" data-proef="reken" @click=${() => void this.#reken()}>${w('bevolking.reken')}</button>`}</div>
      ${t.stop ? html`<p class="nl-paragraph"><progress max=${t.stand?.alle ?? 1} .value=${t.stand?.klaar ?? 0} aria-label=${w('bevolking')}></progress> ${t.stand ? w('bevolking.voortgang', { klaar: getal(t.stand.klaar), alle: getal(t.stand.alle) }) : ''}</p>` : nothing}
      ${t.fout ? html`<p class="utrecht-form-field-error-message" role="alert" data-proef="bevolking-fout">${w('bevolking.bestand.fout')} ${t.fout}</p>` : nothing}
      ${t.klaar ? html`<p class="nl-paragraph" role="status" data-proef="bevolking-klaar">${t.klaar}</p>` : nothing}
      ${t.stand?.klaar ? bevolking(t.stand.sommen, this.titel) : nothing}</section>`;
  }
}

customElements.define('cjr-werkplaats', CjrWerkplaats);
