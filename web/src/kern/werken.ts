// "Wat levert werken op": what is left at each number of hours a week, wage and every scheme together.
import { lees } from './feiten.ts';
import { WIE, type AowBegin, type LaagsteLonen } from './gebeuren.ts';
import { heeftPeriode, perMaand } from './periode.ts';
import { isInkomen } from './totaal.ts';
import type { Tijdlijn } from './tijdlijn.ts';
import type { Json, Recht, Regeling, Situatie } from './typen.ts';

/** Names of rules: what arrives on somebody's account in a month, and the lowest wage an hour. */
const KOMT_BINNEN = 'besteedbaar.komt_binnen';
const LAAGSTE_LOON = 'minimumloon.minimumuurloon';
const AOW = 'aow.bruto';
const AOW_DAG = 'aow.aow_datum';

interface Deel { laag: number; hoog: number }
export interface Punt extends Deel { uren: number; delen: Record<string, Deel>; beslist: string[] }

export function laagsteLoon(recht: Recht, s: Situatie): number | undefined {
  const naam = `aanvrager.${LAAGSTE_LOON}`;
  return recht.calculate(s, { waarden: [naam], vragen: false }).waarden?.[naam]?.hoogste;
}

/** The names of the lowest hourly wages, and from a timeline that was asked for them: by person and month. */
export const LAAGSTE_LONEN = WIE.map((wie) => ({ wie, naam: `${wie}.${LAAGSTE_LOON}` }));
export const laagsteLonen = (tl: Tijdlijn): LaagsteLonen =>
  Object.fromEntries(LAAGSTE_LONEN.map(({ wie, naam }) => [wie, Object.fromEntries((tl.maanden ?? []).flatMap((m) => {
    const w = m.waarden?.[naam];
    return w && w.laagste === w.hoogste ? [[m.maand, w.laagste]] : [];
  }))]));

/** The names of what the law gives as AOW, and from a timeline that was asked for them: who reaches that age in it, when. */
export const AOW_NAMEN = WIE.flatMap((wie) => [AOW, AOW_DAG].map((naam) => ({ wie, naam: `${wie}.${naam}` })));
export const aowBegin = (tl: Tijdlijn): AowBegin =>
  Object.fromEntries(WIE.flatMap((wie) => {
    const bedragen = (tl.maanden ?? []).map((m) => [m.maand, m.waarden?.[`${wie}.${AOW}`]] as const);
    const dag = tl.maanden?.at(-1)?.waarden?.[`${wie}.${AOW_DAG}`]?.waarde;
    // who has that age already was asked about it; what is not one amount cannot be told
    const na = bedragen.filter(([, b]) => b && b.laagste === b.hoogste && b.laagste > 0).map(([maand, b]): [string, number] => [maand, b!.laagste]);
    return typeof dag === 'string' && na.length && bedragen[0]![1]?.hoogste === 0 ? [[wie, { dag, bedragen: Object.fromEntries(na) }]] : [];
  }));

type Inkomst = Record<string, Json>;

/**
 * The situation with a job of so many hours. An income that a scheme itself pays follows that scheme. Who has no other
 * pay is taken to have the tax credit with this job; the page says so.
 */
function met(s: Situatie, uurloon: number, uren: number, krijgt: Record<string, number>, enige: boolean): Situatie {
  const kopie = structuredClone(s) as { aanvrager: { inkomsten?: Inkomst[]; toetsingsinkomen?: Json } };
  const a = kopie.aanvrager;
  a.inkomsten = (a.inkomsten ?? []).map((x): Inkomst => (String(x.soort) in krijgt ? { soort: x.soort!, netto: krijgt[String(x.soort)]!, per: 'maand' } : x));
  a.inkomsten.push({ soort: 'loon', bruto: uurloon, per: 'uur', uren_per_week: uren, ...(enige ? { loonheffingskorting: true } : {}) });
  delete a.toetsingsinkomen;
  return kopie as unknown as Situatie;
}

const maand = (r: Regeling): Deel | null =>
  !r.bedrag || r.recht === 'nee' || isInkomen(r) || !heeftPeriode(r.bedrag.per) ? null
    : { laag: r.recht === 'misschien' ? 0 : perMaand(r.bedrag.laagste, r.bedrag.per), hoog: perMaand(r.bedrag.hoogste, r.bedrag.per) };

/** One point for each whole number of hours from none to `max`. */
export function punten(recht: Recht, s: Situatie, uurloon: number, max: number): Punt[] {
  const soorten = ((lees(s, 'aanvrager.inkomsten') as Inkomst[] | undefined) ?? []).map((x) => String(x.soort));
  const naam = `aanvrager.${KOMT_BINNEN}`;
  const uit: Punt[] = [];
  const zeker = new Set<string>();
  const regelingen = recht.calculate(s, { vragen: false }).regelingen ?? {};
  // a scheme that gives back what was filled in, or no amount, says nothing of what is paid: then that stays
  const eigen = soorten.filter((x) => regelingen[x] && (regelingen[x].recht === 'nee' || maand(regelingen[x])));
  const enige = eigen.length === soorten.length;
  for (let uren = 0; uren <= max; uren++) {
    let krijgt: Record<string, number> = {};
    let u = recht.calculate(met(s, uurloon, uren, krijgt, enige), { waarden: [naam], vragen: false });
    if (u.fouten?.length) return [];
    if (eigen.length) {
      krijgt = Object.fromEntries(eigen.map((x) => [x, Math.round((maand(u.regelingen[x]!)?.hoog ?? 0) * 100) / 100]));
      u = recht.calculate(met(s, uurloon, uren, krijgt, enige), { waarden: [naam], vragen: false });
      if (u.fouten?.length) return [];
    }
    const delen: Record<string, Deel> = {};
    const beslist: string[] = [];
    for (const [id, r] of Object.entries(u.regelingen)) {
      const d = maand(r);
      if (!d) continue;
      delen[id] = d;
      if (r.recht !== 'beoordeling') zeker.add(id);
      if (r.recht === 'beoordeling') beslist.push(id);
    }
    const w = u.waarden?.[naam];
    // what comes in already holds the incomes that schemes pay
    const af = eigen.reduce((n, x) => n + krijgt[x]!, 0);
    uit.push({ uren, laag: (w?.laagste ?? 0) - af, hoog: (w?.hoogste ?? 0) - af, delen, beslist });
  }
  // what a person decides on everywhere along the line is not promised
  for (const p of uit) {
    for (const id of Object.keys(p.delen)) if (!zeker.has(id)) delete p.delen[id];
    p.beslist = p.beslist.filter((id) => zeker.has(id));
    for (const d of Object.values(p.delen)) {
      p.laag += d.laag;
      p.hoog += d.hoog;
    }
  }
  return uit;
}

export interface Stuk { van: number; tot: number; soort: 'daalt' | 'vlak'; euro: number }

/** Where working more brings nothing, or less: stretches of whole hours. `vlak`: less than a tenth of the gross wage stays. */
export function stukken(p: readonly Punt[], uurloon: number): Stuk[] {
  const uit: Stuk[] = [];
  const uurPerMaand = perMaand(uurloon, 'week');
  for (let i = 0; i + 1 < p.length; i++) {
    const d = p[i + 1]!.hoog - p[i]!.hoog;
    const soort = d < -0.5 ? 'daalt' : d < uurPerMaand / 10 ? 'vlak' : null;
    if (!soort) continue;
    const laatste = uit.at(-1);
    if (laatste?.soort === soort && laatste.tot === p[i]!.uren) {
      laatste.tot++;
      laatste.euro += d;
    } else uit.push({ van: p[i]!.uren, tot: p[i + 1]!.uren, soort, euro: d });
  }
  return uit;
}

/** The number of hours from which a scheme pays nothing any more, for those that paid before. */
export function einden(p: readonly Punt[]): { regeling: string; uren: number }[] {
  const ids = new Set(p.flatMap((x) => Object.keys(x.delen)));
  return [...ids].flatMap((regeling) => {
    let i = p.length - 1;
    while (i >= 0 && !((p[i]!.delen[regeling]?.hoog ?? 0) > 0)) i--;
    return i < 0 || i === p.length - 1 ? [] : [{ regeling, uren: p[i + 1]!.uren }];
  }).sort((a, b) => a.uren - b.uren);
}

/** What stays of the next `bruto` euros of gross wage a month, from so many hours on; null past the end. */
export function blijftVan(p: readonly Punt[], uren: number, uurloon: number, bruto: number): number | null {
  const tot = uren + bruto / perMaand(uurloon, 'week');
  const op = (x: number): number => {
    const i = Math.min(Math.floor(x), p.length - 2);
    return p[i]!.hoog + (p[i + 1]!.hoog - p[i]!.hoog) * (x - i);
  };
  return tot > p.length - 1 ? null : op(tot) - op(uren);
}
