// What is paid: the costs by kind, folded away under the sum of each. What stays empty is not known.
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { KRIJGT, samen, soorten, zetUitgaven, type Bedrag } from '../kern/boekje.ts';
import { t, taal, ts, type Sleutel } from '../kern/taal.ts';
import { bedrag } from '../onderdelen/bedrag.ts';
import { leesFormulier } from '../onderdelen/formulier.ts';
import { kop1 } from '../onderdelen/klein.ts';
import type { Veld } from '../vragen/typen.ts';
import { PER, bedragVeld, concept, krijgtVraag, onthoud, postNaam, velden, verderKnop } from './boekje-veld.ts';
import type { Beeld, Kader } from './kader.ts';
import { foutOverzicht, toonFouten, vraagStaat, type VraagStaat } from './vraag.ts';

/** What people think of together; a cost that no group names stands in the last. */
const GROEPEN: [naam: string, soorten: string[]][] = [
  ['wonen', ['huur', 'hypotheek', 'energie', 'water', 'belasting']], ['zorg', ['zorg', 'verzekering']], ['bellen', ['telefoon', 'abonnement']],
  ['dagelijks', ['boodschappen', 'kleding', 'vervoer']], ['kinderen', ['kinderopvang', 'kinderen']], ['overig', []],
];
const groepVan = (soort: string): string => GROEPEN.find(([, s]) => s.includes(soort))?.[0] ?? 'overig';

type Staat = VraagStaat & { open?: Set<string> };
const postVelden = (o: string): Veld[] => [bedragVeld(`post.${o}`), { soort: 'per', id: `per.${o}`, opties: PER }];

export function uitgavenScherm(k: Kader): Beeld {
  const { g } = k;
  const s: Staat = vraagStaat(k);
  const b = concept(k);
  const posten = soorten(g);
  const groepen = GROEPEN.map(([naam]) => ({ naam, posten: posten.filter((o) => groepVan(o) === naam) })).filter((x) => x.posten.length);
  // the first one open shows how it works; who comes back sees the sums
  s.open ??= new Set(posten.some((o) => b.w[`post.${o}`] !== undefined && b.w[`per.${o}`]) ? [] : [groepen[0]!.naam]);
  const alles = posten.flatMap(postVelden);
  const vinken = [...posten.map((o) => `weet.${o}`), 'rest'];
  const { veld, vinkje } = velden(k, b);

  const lees = (form: HTMLFormElement): FormData => {
    const d = new FormData(form);
    onthoud(b, d, alles, vinken);
    return d;
  };
  const stuur = (e: Event): void => {
    e.preventDefault();
    const d = lees(e.target as HTMLFormElement);
    const r = leesFormulier(d, alles, undefined);
    s.fouten = {};
    // of what somebody says not to know, nothing is wrong
    if ('fouten' in r) for (const [id, f] of Object.entries(r.fouten)) if (!d.has(id.replace('post', 'weet'))) s.fouten[id] = `${postNaam(id.split('.')[1]!)}: ${f}`;
    if (Object.keys(s.fouten).length) {
      for (const id of Object.keys(s.fouten)) s.open!.add(groepVan(id.split('.')[1]!));
      toonFouten(k);
      return;
    }
    if (!krijgtVraag(k)) g.kaart.set(`:f.${KRIJGT}`, { w: { waarde: ['niets'] } });
    zetUitgaven(g.kaart, posten, b);
    g.vergeet();
    g.ga({ scherm: 'boekje', keuze: 'schulden' });
  };
  const post = (o: string): TemplateResult => {
    const vb = ts(`hb.vb.${o}`);
    const [hoeveel, per] = postVelden(o) as [Veld, Veld];
    return html`<div class="cjr-boekje__post">${veld(hoeveel, postNaam(o), vb && t('hb.vb', { wat: vb }))}${veld(per, t('hb.periode', { wat: postNaam(o) }), undefined, true)}
      ${vinkje(`weet.${o}`, html`${t('knop.weet_niet')}<span class="cjr-verborgen"> (${postNaam(o)})</span>`)}</div>`;
  };
  const bekend = (o: string): boolean => b.w[`post.${o}`] !== undefined && !b.vink.has(`weet.${o}`);
  const groep = ({ naam, posten: eigen }: { naam: string; posten: string[] }): TemplateResult => {
    const n = eigen.filter(bekend).length;
    const stand = t('hb.gevuld', { n, van: eigen.length });
    return html`<details class="cjr-boekje__groep" data-proef="uitgaven-groep" data-groep=${naam} ?open=${s.open!.has(naam)} @toggle=${(e: Event) => { if ((e.target as HTMLDetailsElement).open) s.open!.add(naam); else s.open!.delete(naam); }}>
      <summary><span class="cjr-boekje__naam">${t(`hb.groep.${naam}` as Sleutel)}</span><span class="cjr-bij">${keyed(`${taal()}${stand}`, html`<span>${stand}</span>`)}</span>${som(samen(g, b, eigen.filter(bekend)), `som-${naam}`)}</summary>
      <div class="cjr-boekje__posten">${eigen.map(post)}</div></details>`;
  };
  const fout = Object.keys(s.fouten).length > 0;
  return { titel: t('hb.uitgaven'), fout, inhoud: html`${fout ? foutOverzicht(s, alles) : nothing}
    <form novalidate data-proef="boekje" data-blad="uitgaven" @submit=${stuur} @change=${(e: Event) => { lees((e.currentTarget as HTMLFormElement)); k.teken(); }}>
      ${kop1(t('hb.uitgaven'))}<p class="utrecht-form-field-description">${t('hb.uitleg')}</p>
      ${groepen.map(groep)}
      <p class="cjr-boekje__samen" role="status" data-proef="samen"><span>${t('hb.samen')}</span> ${som(samen(g, b, posten.filter(bekend)), 'som')}</p>
      <p class="cjr-bij">${t('hb.uitgaven_uitleg')}</p>
      ${vinkje('rest', t('hb.rest'))}
      <div class="cjr-knoppen">${verderKnop()}</div>
    </form>` };
}

const som = (x: Bedrag | undefined, proef: string): TemplateResult =>
  html`<span class="cjr-boekje__som">${x ? html`${bedrag(x.laag, x.hoog, 'maand', proef)} <span>${t('per.maand')}</span>` : nothing}</span>`;
