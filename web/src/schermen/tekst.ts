// The words of a question: the page's own where a question is composed, else those of the fact.
import type { Ctx, Element, Veld, Vraag } from '../vragen/typen.ts';
import type { Model } from '../kern/antwoorden.ts';
import { datumTekst, euro } from '../kern/opmaak.ts';
import { feitTekst, kleineletter, t, taal, ts, type FeitTekst } from '../kern/taal.ts';

export interface VraagTekst { vraag: string; hulp?: string | undefined; waarom?: string | undefined; kort: string }

const rolVan = (el: Element): string => (el.klasse === 'persoon' || el.klasse === 'inkomst' ? el.rol : '');

/** Whom a question is about, when it is not the visitor: "uw partner", "kind 2 (geboren 12 maart 2019)". */
export function over(m: Model, el: Element): string {
  if (el.lijst) {
    const ouder = m.element(el.ouder!)!;
    const wie = over(m, ouder);
    const wat = `${feitTekst(ouder.klasse, el.lijst).kort ?? el.lijst} · ${el.nummer}`;
    return wie ? `${wie} · ${wat}` : wat;
  }
  if (el.ouder) {
    // income: of whom, and what
    const wie = over(m, m.element(el.ouder)!);
    const wat = soortNaam(el);
    return wie ? `${wat} · ${wie}` : wat;
  }
  if (el.klasse === 'kind') {
    const g = m.ctx(el).w('geboortedatum')?.datum;
    const naam = m.ctx(el).elementen('kind').length > 1 ? t('over.kind', { n: el.nummer }) : t('over.het_kind');
    if (typeof g === 'string') return t('over.geboren', { naam, datum: datumTekst(g) });
    return naam;
  }
  if (el.rol === 'partner') return t('over.partner');
  if (el.rol === 'medebewoners') {
    const r = m.ctx(el).w('relatie')?.waarde as string | undefined;
    const wie = r ? (feitTekst('persoon', 'relatie', 'medebewoners').opties?.[r] ?? ts(`relatie.waarde.${r}`) ?? r) : '';
    const naam = m.ctx(el).elementen('persoon', 'medebewoners').length > 1 ? t('over.huisgenoot', { n: el.nummer }) : t('over.de_huisgenoot');
    return wie ? `${naam} (${kleineletter(wie)})` : naam;
  }
  return '';
}

export function soortNaam(el: Element): string {
  const ruw = el.id.split('.').at(-1)!;
  return ts(`geld.soort.${ruw}`) ?? ts(`opvang.soort.${ruw}`) ?? feitTekst(el.klasse, 'soort').opties?.[el.soort ?? ''] ?? (el.soort ?? '').replaceAll('_', ' ');
}

export function vraagTekst(c: Ctx, v: Vraag): VraagTekst {
  const rol = rolVan(c.el);
  const veld = v.tekstVan ?? (v.feiten.length === 1 ? v.feiten[0]! : v.feiten[0] ?? '');
  const f: FeitTekst = feitTekst(c.el.klasse, veld, rol);
  const vars = varsVan(c, v);
  const vorm = v.vorm?.(c);
  const eigen = (deel: string) => (vorm ? (ts(`${v.id}.${vorm}.${rol}.${deel}`, vars) ?? ts(`${v.id}.${vorm}.${deel}`, vars)) : undefined) ?? (rol && rol !== 'aanvrager' ? ts(`${v.id}.${rol}.${deel}`, vars) : undefined) ?? ts(`${v.id}.${deel}`, vars);
  const vraag = eigen('vraag') ?? f.vraag ?? veld.replaceAll('_', ' ');
  return {
    vraag,
    hulp: eigen('hulp') ?? f.hulp,
    waarom: eigen('waarom') ?? f.waarom,
    kort: eigen('kort') ?? f.kort ?? vraag.replace(/\?$/, ''),
  };
}

const LANDEN = /^[A-Z]{2}$/;

const varsVan = (c: Ctx, v: Vraag): Record<string, string> =>
  Object.fromEntries(Object.entries(v.vars?.(c) ?? {}).map(([k, w]) => [k, typeof w === 'number' ? euro(w) : w]));

export function optieTekst(c: Ctx, v: Vraag, veld: Veld, optie: string): string {
  const eigen = (veld.soort === 'keuze' && veld.naam?.(optie)) || ts(`${v.id}.${veld.id}.${optie}`, varsVan(c, v));
  if (eigen) return eigen;
  const naam = v.tekstVan ?? v.feiten[0] ?? '';
  const f = feitTekst(c.el.klasse, naam, rolVan(c.el)).opties?.[optie] ?? feitTekst(c.el.klasse, veld.id).opties?.[optie];
  if (f) return f;
  if (v.id === 'geld') {
    const s = ts(`geld.soort.${optie}`) ?? feitTekst('inkomst', 'soort').opties?.[optie];
    if (s) return s;
  }
  const algemeen = ts(`optie.${optie}`);
  if (algemeen) return algemeen;
  if (LANDEN.test(optie)) return new Intl.DisplayNames(taal(), { type: 'region' }).of(optie) ?? optie;
  return optie.replaceAll('_', ' ');
}

/** The words at one field of a page with several: its own, else those of the fact. */
export function veldTekst(v: Vraag, veld: Veld, deel: 'label' | 'hulp' | 'kort'): string | undefined {
  const eigen = ts(`${v.id}.${veld.id}.${deel}`);
  if (eigen !== undefined || !v.id.startsWith('post.')) return eigen;
  const f = feitTekst(v.bij, veld.id);
  if (deel === 'label') return f.vraag;
  return deel === 'kort' ? f.kort && `${f.kort}:` : f.hulp;
}
