// In your own hands: a file, a QR code for a phone, or open what you saved. Sensitive answers only when ticked.
import { html, nothing, type TemplateResult } from 'lit';
import { generate } from 'lean-qr';
import { naarBestand, vanBestand, versleutel, type Bundel } from '../kern/codec.ts';
import type { Kaart } from '../kern/antwoorden.ts';
import { omgeving } from '../kern/omgeving.ts';
import { isoDatum } from '../kern/opmaak.ts';
import { t } from '../kern/taal.ts';
import { knop, kop1 } from '../onderdelen/klein.ts';
import { antwoordTekst } from './antwoord-tekst.ts';
import { alleAntwoorden } from './controleer.ts';
import type { Beeld, Kader } from './kader.ts';
import { over, vraagTekst } from './tekst.ts';
import { stapTekst } from './vraag.ts';

interface Staat { adres?: string; melding?: string; bundel?: Bundel }

export function bewarenScherm(k: Kader): Beeld {
  const { g } = k;
  const s = k.staat as Staat;
  const alle = alleAntwoorden(k);
  const gevoelig = alle.filter((r) => r.v.gevoelig);
  const bundel = (): Bundel => {
    const kaart: Kaart = new Map(g.kaart);
    if (!g.gevoeligMee) for (const r of gevoelig) kaart.delete(`${r.el.id}:${r.v.id}`);
    return g.bundel(kaart);
  };
  const bewaar = (): void => {
    const leesbaar: Record<string, string> = {};
    for (const r of alle) {
      if (!r.telt || (r.v.gevoelig && !g.gevoeligMee)) continue;
      const c = g.model.ctx(r.el);
      const wie = over(g.model, r.el);
      leesbaar[`${wie ? `${wie}: ` : ''}${vraagTekst(c, r.v).vraag}`] = antwoordTekst(c, r.v, r.a);
    }
    const b = bundel();
    const situatie = g.gevoeligMee || !gevoelig.length ? g.situatie : zonder(k, b);
    const tekst = JSON.stringify(naarBestand(b, { situatie, leesbaar, gemaakt: isoDatum(new Date()) }), null, 1);
    const url = URL.createObjectURL(new Blob([tekst], { type: 'application/json' }));
    const a = document.createElement('a');
    a.href = url;
    a.download = `check-je-recht-${isoDatum(new Date())}.json`;
    a.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    s.melding = t('bewaren.klaar');
    k.teken();
  };
  const qr = async (): Promise<void> => {
    s.adres = `${omgeving.site}check/#d=${await versleutel(bundel())}`;
    k.teken();
    teken();
  };
  const teken = (): void => {
    const doek = omgeving.wortel.querySelector<HTMLCanvasElement>('[data-proef="qr-beeld"]');
    if (!doek || !s.adres) return;
    try {
      generate(s.adres).toCanvas(doek);
    } catch {
      s.adres = '';
      s.melding = t('meenemen.te_veel');
      k.teken();
    }
  };
  const open = async (e: Event): Promise<void> => {
    const f = (e.target as HTMLInputElement).files?.[0];
    if (!f) return;
    const b = f.size < 500_000 ? vanBestand(await f.text()) : null;
    if (!b) s.melding = t('openen.fout');
    else if ((b.gemeente ?? null) !== g.gemeente) s.melding = t('openen.andere_gemeente');
    else {
      g.neem(b);
      return;
    }
    k.teken();
  };
  const vinkje = gevoelig.length ? html`<div class="cjr-optie cjr-optie--klein"><input class="utrecht-checkbox" type="checkbox" id="mee" data-proef="gevoelig-mee" .checked=${g.gevoeligMee}
    @change=${(e: Event) => { g.gevoeligMee = (e.target as HTMLInputElement).checked; s.adres = ''; k.teken(); }}>
    <label for="mee">${t('bewaren.gevoelig')}</label></div>` : nothing;
  const sectie = (id: string, kop: string, inhoud: TemplateResult): TemplateResult => html`<section class="cjr-groep" aria-labelledby=${id}><h2 class="nl-heading nl-heading--level-2" id=${id}>${kop}</h2>${inhoud}</section>`;
  const heeft = g.kaart.size > 0;
  return {
    titel: t('bewaren.kop'),
    stap: stapTekst(5),
    inhoud: html`${kop1(t('bewaren.kop'))}
      <p class="nl-paragraph">${t('bewaren.uitleg')}</p>
      <p role="status" class="cjr-bij">${s.melding ?? ''}</p>
      ${heeft ? html`${vinkje}
        ${sectie('b1', t('bewaren.bestand'), html`<p class="nl-paragraph">${t('bewaren.bestand_uitleg')}</p>
          <div class="cjr-knoppen"><button type="button" class="nl-button nl-button--primary" data-proef="bewaren" @click=${bewaar}>${t('bewaren.knop')}</button></div>`)}
        ${sectie('b2', t('meenemen.kop'), html`<p class="nl-paragraph">${t('meenemen.uitleg')}</p>
          ${s.adres ? html`<canvas class="cjr-qr" data-proef="qr-beeld" data-adres=${s.adres} role="img" aria-label=${t('meenemen.beeld')}></canvas>
            <details class="cjr-meer"><summary>${t('meenemen.adres')}</summary><p class="nl-paragraph"><code class="cjr-code" translate="no">${s.adres}</code></p></details>`
            : html`<div class="cjr-knoppen">${knop('secondary', 'qr', t('meenemen.knop'), () => void qr())}</div>`}`)}` : nothing}
      ${sectie('b3', t('openen.kop'), html`<div class="utrecht-form-field"><label class="utrecht-form-label" for="openen">${t('openen.label')}</label>
        <input type="file" class="cjr-bestand" id="openen" data-proef="openen" accept=".json,application/json" @change=${(e: Event) => void open(e)}></div>`)}
      ${heeft ? sectie('b4', t('wissen.kop'), html`<p class="nl-paragraph">${t('wissen.uitleg')}</p>
        <div class="cjr-knoppen">${knop('secondary', 'wissen', t('wissen.knop'), () => { g.wis(); g.recht.destroy(); omgeving.opnieuw(); })}</div>`) : nothing}`,
  };
}

/** The situation without the sensitive answers. */
function zonder(k: Kader, b: Bundel): unknown {
  const { g } = k;
  const vol = g.kaart;
  g.kaart = b.kaart;
  g.vergeet();
  const s = g.situatie;
  g.kaart = vol;
  g.vergeet();
  return s;
}
