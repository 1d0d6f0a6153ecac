// Where applying, or telling, can do harm: the card says "ask free advice first", without an amount. This is caution of
// the page and no rule of law; the rules may ask for it too, with a warning whose name has `eerst_advies` in it.
import { lees } from '../kern/feiten.ts';
import type { Regeling, Situatie } from '../kern/typen.ts';

const kan = (w: unknown, ...opties: unknown[]): boolean =>
  opties.includes(w) || (typeof w === 'object' && w !== null && 'een_van' in w && ((w as { een_van: unknown[] }).een_van).some((x) => opties.includes(x)));

const vijfJaarEerder = (datum: string): string => `${Number(datum.slice(0, 4)) - 5}${datum.slice(4)}`;

export function vraagtAdvies(id: string, r: Regeling, s: Situatie, uitvoerder = ''): boolean {
  if (r.recht === 'nee') return false;
  if (r.waarschuwingen.some((w) => /eerst_advies/.test(w.id))) return true;
  const aanvrager = lees(s, 'aanvrager.verblijf');
  const anderen = [lees(s, 'partner.verblijf'), ...((s.medebewoners as { verblijf?: unknown; toeslagpartner?: unknown }[] | undefined) ?? []).filter((m) => m.toeslagpartner === true).map((m) => m.verblijf)];
  // a permit that is still pending, or nobody's papers in order
  if ([aanvrager, ...anderen].some((v) => v === 'procedure' || v === 'geen')) return true;
  const bijstandachtig = /gemeente|svb|sociale verzekeringsbank/i.test(uitvoerder) && !/kinderbijslag/.test(id);
  // a citizen of the EU in the first five years: asking for social assistance can touch the right to stay
  const sinds = lees(s, 'aanvrager.verblijf_nl_sinds');
  const kort = typeof sinds !== 'string' || sinds > vijfJaarEerder(String(s.datum));
  if (bijstandachtig && kan(aanvrager, 'eu') && kort && lees(s, 'aanvrager.verblijf_soort') !== 'eu_duurzaam') return true;
  // somebody is registered who does not live there, or lives there unregistered
  const spook = ((s.medebewoners as { woont_hier?: unknown; ingeschreven?: unknown }[] | undefined) ?? []).some((m) => m.woont_hier === false || m.ingeschreven === false);
  return spook && (bijstandachtig || r.waarschuwingen.some((w) => /spookbewoner|niet_ingeschreven/.test(w.id)));
}
