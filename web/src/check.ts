// The page's first script: municipality and language, which are not personal. Then everything else is loaded,
// the page is sealed, and only then the first personal question is asked.
import { render } from 'lit';
import { laadBij, laadGemeente, laadLijst, laadRijk, laadTalen, adres, bestaat, type Gemeente, type Lijst, type Regels } from './kern/laden.ts';
import starttekst from 'virtual:cjr-starttekst';
import type { Gesprek } from './kern/gesprek.ts';
import { aanbod, heeftTaal, kiesTaal, t, voegToe, zetTeksten, type Taal } from './kern/taal.ts';
import { omgeving } from './kern/omgeving.ts';
import { isoDatum } from './kern/opmaak.ts';
import type { Recht } from './kern/typen.ts';
import { verzegel } from './kern/verzegel.ts';
import { maakOffline } from './offline.ts';
import { startScherm } from './schermen/start.ts';

export type Fase = 'laden' | 'keuze' | 'vullen' | 'afgeschermd';

export class CjrCheck extends HTMLElement {
  fase: Fase = 'laden';
  lijst: Lijst = { gemeenten: [], opvolgers: [] };
  gekozen: Gemeente | null = null;
  zoek = '';
  datum = isoDatum(new Date());
  fout = '';
  neemOver: (() => void) | null = null;
  /** answers that came along in the address (#d=…); taken out of it at once */
  meegekomen = '';
  /** from the seal on */
  gesprek?: Gesprek;

  connectedCallback(): void {
    const { vraag, mee } = omgeving.begin();
    this.meegekomen = mee;
    void this.#begin(vraag.get('taal') ?? '', vraag.get('talen')?.split(',') ?? [], vraag.get('gemeente') ?? '');
  }

  async #begin(taal: Taal, talen: Taal[], code: string): Promise<void> {
    // the rest comes in behind, while the visitor reads the first question
    const motor = Promise.all([import('./achteraf.ts'), compileer(), laadRijk()]);
    // the words come after the binary, so that the line is busy while the engine starts
    this.#rest = Promise.all([motor, motor.then(laadTalen)]).then(([m]) => {
      m[0].meldAan(this);
      return m;
    });
    this.#rest.catch(() => {});
    // the engine with the national rules, and the files for use without a network: ready while somebody still types
    this.#engine = motor.then(([k, module, rijk]) => k.load({ rulesets: [rijk.bytes], module })).then(async (engine) => {
      await new Promise((r) => setTimeout(r)); // who types now is served in between
      engine.calculate({ datum: this.datum, aanvrager: {} }); // what the first time costs is paid here
      return engine;
    });
    this.#engine.catch(() => {});
    this.#offline = this.#rest.then(() => maakOffline({
      opNieuweRegels: (neemOver) => {
        this.neemOver = neemOver;
        if (this.fase === 'keuze') this.teken();
      },
    }));
    this.#offline.catch(() => {});
    for (const [t, pagina] of Object.entries(starttekst)) zetTeksten(t, { pagina, feiten: {}, rollen: {}, regelingen: {} });
    kiesTaal(taal === 'en' ? taal : 'nl');
    try {
      this.lijst = await laadLijst(talen);
      const codes = aanbod().map(([t]) => t);
      await this.#kies(codes.includes(taal) ? taal : codes[0]!);
    } catch {
      this.fout = t('start.mislukt'); // without the list one can still go on with the national schemes
    }
    if (code) this.gekozen = this.lijst.gemeenten.find((g) => g.code === code) ?? null;
    if (this.gekozen) this.zoek = this.gekozen.naam;
    // what was typed while the script was still coming stays
    await geschilderd();
    const vast = this.querySelector<HTMLInputElement>('#gemeente');
    const focus = vast !== null && omgeving.wortel.activeElement === vast;
    if (vast?.value && !this.gekozen) this.zoek = vast.value;
    this.zetFase('keuze');
    this.replaceChildren();
    this.teken();
    if (focus) this.querySelector<HTMLInputElement>('#gemeente')?.focus();
  }
  #engine!: Promise<Recht>;
  #offline!: Promise<unknown>;
  #rest!: Promise<[typeof import('./achteraf.ts'), WebAssembly.Module, Regels]>;

  zetFase(f: Fase): void {
    this.fase = f;
    omgeving.blad.dataset.fase = f;
  }

  teken(): void {
    omgeving.blad.dataset.scherm = 'gemeente';
    omgeving.titel(`${this.fout ? `${t('fout.titel')}: ` : ''}${t('gemeente.vraag')} – ${t('site.naam')}`);
    render((omgeving.rand.start as typeof startScherm ?? startScherm)(this), this);
  }

  /** Languages beside Dutch and English have a file of their own, which is fetched when one is chosen. */
  async #kies(taal: Taal): Promise<void> {
    await laadBij([taal]);
    if (heeftTaal(taal)) kiesTaal(taal);
  }

  async wisselTaal(taal: Taal): Promise<void> {
    if (this.fase !== 'keuze') return;
    this.fout = '';
    await this.#kies(taal).catch(() => {
      this.fout = t('start.mislukt');
    });
    this.teken();
    this.querySelector<HTMLElement>(`[data-taal="${taal}"]`)?.focus();
  }

  /** Load all, seal, ask. Every file that may be needed is here before the seal; nothing can be fetched after it. */
  async verder(): Promise<void> {
    this.zetFase('vullen');
    this.teken();
    try {
      const code = this.gekozen?.code ?? null;
      const gezien = this.neemOver !== null;
      const [[kader, module, rijk], eigen] = await Promise.all([this.#rest, code ? laadGemeente(code) : null]);
      await omgeving.rand.vooraf?.();
      await this.#offline;
      const ook = [...(code && bestaat(`gm/${code}`) ? [adres(`gm/${code}`)] : []), ...await laadBij(aanbod().map(([t]) => t).filter(heeftTaal))];
      if (ook.length) await maakOffline({ ook });
      if (this.neemOver && !gezien) { // newer rules lie ready: say so first, nothing has been filled in yet
        this.zetFase('keuze');
        this.teken();
        return;
      }
      let engine = await this.#engine;
      const regels = [...rijk.regels, ...(eigen?.regels ?? [])];
      if (eigen) {
        engine.destroy();
        engine = await kader.load({ rulesets: [rijk.bytes, eigen.bytes], module });
        voegToe(eigen.teksten);
      }
      if (omgeving.verzegelt) verzegel();
      this.zetFase('afgeschermd');
      kader.begin(this, omgeving.motor(engine), regels);
    } catch (e) {
      console.error(e);
      this.fout = t('start.mislukt');
      this.zetFase('keuze');
      this.teken();
    }
  }
}

/** The page as it came is on the screen: what takes its place need not be waited for. A tab that nobody sees is not drawn. */
async function geschilderd(): Promise<void> {
  if (document.hidden || performance.getEntriesByName('first-contentful-paint').length) return;
  await new Promise((r) => {
    requestAnimationFrame(() => setTimeout(r));
    setTimeout(r, 100);
  });
}

/** The binary is compiled while it comes in, before the script that uses it is there. */
async function compileer(): Promise<WebAssembly.Module> {
  const r = await fetch(adres('wasm'), { credentials: 'same-origin' });
  if (!r.ok) throw new Error(`wasm: ${r.status}`);
  // a host that forgets the media type only costs time
  return r.headers.get('content-type')?.startsWith('application/wasm') ? WebAssembly.compileStreaming(r) : WebAssembly.compile(await r.arrayBuffer());
}

customElements.define('cjr-check', CjrCheck);
if (document.documentElement.dataset.kiosk) void import('./kiosk/kiosk.ts');
