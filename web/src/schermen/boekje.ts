// "Wat komt er in, wat gaat er uit": three short pages, each with one question: what comes in already, what is paid, which
// debts there are. Then what is left (`boekje-uitslag.ts`).
import { html, nothing } from 'lit';
import { t } from '../kern/taal.ts';
import type { Antwoord } from '../vragen/typen.ts';
import { DRUK } from './afdruk.ts';
import { schuldenScherm } from './boekje-schulden.ts';
import { drukBoekje, uitslagScherm } from './boekje-uitslag.ts';
import { uitgavenScherm } from './boekje-uitgaven.ts';
import { antwoordOp, krijgtVraag, verderKnop } from './boekje-veld.ts';
import { SCHERMEN, type Beeld, type Kader } from './kader.ts';
import { foutOverzicht, toonFouten, vraagStaat } from './vraag.ts';

const BLADEN: Record<string, (k: Kader) => Beeld> = { krijgt: krijgtScherm, uitgaven: uitgavenScherm, schulden: schuldenScherm };

/** Puts the screen beside the others; called before the page is sealed. */
export function meldAan(): void {
  SCHERMEN.boekje = (k) => {
    const { keuze } = k.g.pagina;
    if (keuze === 'uitslag') return uitslagScherm(k);
    // nothing can come in beside what was told: then that is not asked
    const bladen = ['krijgt', 'uitgaven', 'schulden'].slice(krijgtVraag(k) ? 0 : 1);
    const blad = bladen.includes(keuze ?? '') ? keuze! : bladen[0]!;
    return { ...BLADEN[blad]!(k), stap: t('stap.tekst', { n: bladen.indexOf(blad) + 1, van: bladen.length, naam: t('hb.kop') }) };
  };
  DRUK.push(drukBoekje);
}

function krijgtScherm(k: Kader): Beeld {
  const { g } = k;
  const s = vraagStaat(k);
  const q = krijgtVraag(k)!;
  const zet = (a: Antwoord): void => {
    s.fouten = {};
    g.kaart.set(q.sleutel, a);
    g.vergeet();
    g.ga({ scherm: 'boekje', keuze: 'uitgaven' });
  };
  const stuur = (e: Event): void => {
    e.preventDefault();
    const r = antwoordOp(q, new FormData(e.target as HTMLFormElement));
    if ('antwoord' in r) return zet(r.antwoord);
    s.fouten = r.fouten;
    toonFouten(k);
  };
  const fout = Object.keys(s.fouten).length > 0;
  return { titel: t('hb.krijgt'), fout, inhoud: html`${fout ? foutOverzicht(s, [q.veld]) : nothing}
    <form novalidate data-proef="boekje" data-blad="krijgt" @submit=${stuur}>${q.teken(s, t('hb.krijgt_uitleg'))}
      <div class="cjr-knoppen">${verderKnop()}<button class="nl-button nl-button--secondary" type="button" data-proef="weet-niet" aria-pressed=${q.niet ? 'true' : nothing} @click=${() => zet({ niet: 'weet' })}>${t('knop.weet_niet')}</button></div>
    </form>` };
}
