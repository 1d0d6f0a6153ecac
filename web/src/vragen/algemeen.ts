// A question for any declared fact, made from its type. Composed questions go before it.
// A list becomes two questions: how many rows, and then one page for each row with all its fields.
import type { Feiten, Lijst } from '../kern/feiten.ts';
import type { FeitVeld, Json } from '../kern/typen.ts';
import { ONDERWERPEN, feit, janee, type Ctx, type Onderwerp, type Veld, type Vraag, type Waarde } from './typen.ts';

const onderwerpVan = (x: { onderwerp?: string }): Onderwerp =>
  (ONDERWERPEN as readonly string[]).includes(x.onderwerp ?? '') ? (x.onderwerp as Onderwerp) : 'kosten';

export function algemeen(feiten: Feiten, klasse: string, naam: string, f: FeitVeld, rollen?: string[]): Vraag | null {
  const veld = veldVoor(feiten, f);
  if (!veld) return null;
  return {
    id: `f.${naam}`,
    bij: klasse,
    ...(rollen ? { rollen } : {}),
    onderwerp: onderwerpVan(f),
    volgorde: f.volgorde ?? 500,
    feiten: [naam],
    ...(f.gevoelig ? { gevoelig: true } : {}),
    velden: () => [veld],
    naar: (_, w) => ({ [naam]: waarde(f, w[veld.id]) }),
    tekstVan: naam,
  };
}

function waarde(f: FeitVeld, w: Waarde | undefined): Json | undefined {
  if (f.type === 'ja/nee') return janee(w);
  if (f.type === 'keuzes') return (w as string[]).filter((x) => x !== 'niets');
  if (w === 'geen_datum') return null;
  return feit(w);
}

function veldVoor(feiten: Feiten, f: FeitVeld): Veld | null {
  const grenzen = { ...(typeof f.min === 'number' ? { min: f.min } : {}), ...(typeof f.max === 'number' ? { max: f.max } : {}) };
  const [soort, per] = f.type.split('/');
  if (f.type === 'ja/nee') return { soort: 'keuze', id: 'waarde', opties: ['ja', 'nee'] };
  switch (soort) {
    case 'keuze': return { soort: 'keuze', id: 'waarde', opties: feiten.opties(f) };
    case 'bedrag': return { soort: 'bedrag', id: 'waarde', rond: true, ...(per ? { per } : {}), ...(f.op ? { op: f.op } : {}), ...grenzen };
    case 'geheel': return { soort: 'geheel', id: 'waarde', rond: true, ...grenzen };
    case 'percentage':
    case 'factor': return { soort: 'geheel', id: 'waarde', deci: true, ...grenzen };
    case 'datum':
      return {
        soort: 'datum', id: 'datum', deels: true, ...(f.mag_null ? { geen: true } : {}),
        ...(typeof f.min === 'string' ? { min: f.min } : {}), ...(typeof f.max === 'string' ? { max: f.max } : {}),
      };
    case 'keuzes': return { soort: 'meer', id: 'waarde', opties: feiten.opties(f), niets: true };
    default: return null;
  }
}

/** A list is as sensitive as the most sensitive fact in its rows. */
const gevoelig = (feiten: Feiten, l: Lijst): { gevoelig?: true } =>
  (Object.values(feiten.doc.klassen[l.klasse]!.velden).some((f) => f.gevoelig) ? { gevoelig: true } : {});

/** How many rows a list has. */
function hoeveel(feiten: Feiten, l: Lijst, samengesteld: readonly Vraag[]): Vraag {
  const bezet = samengesteld.filter((v) => v.bij === l.in && v.feiten.includes(l.pad)).flatMap((v) => v.rollen ?? []);
  const rollen = bezet.length ? { rollen: ['aanvrager', 'partner', 'medebewoners'].filter((r) => !bezet.includes(r)) } : {};
  return {
    id: `f.${l.pad}`, bij: l.in, ...rollen, onderwerp: onderwerpVan(l), volgorde: l.volgorde ?? 500, feiten: [l.pad], tekstVan: l.pad, ...gevoelig(feiten, l),
    velden: () => [{ soort: 'aantal', id: 'aantal', max: typeof l.lijst === 'number' ? l.lijst : 12, lijst: l.pad }],
    naar: () => ({}),
  };
}

/** One row: every field on one page, and each may stay open. */
function post(feiten: Feiten, l: Lijst): Vraag {
  const velden = Object.entries(feiten.doc.klassen[l.klasse]!.velden).filter(([, f]) => !f.nooit_vragen);
  const vormen = (c: Ctx): Veld[] => velden.flatMap(([naam, f]): Veld[] => {
    if (f.type === 'tekst') return [{ soort: 'tekst', id: naam, max: 80, optioneel: true }];
    if (f.type === 'gemeente') return c.gemeente ? [{ soort: 'keuze', id: naam, opties: ['deze', 'andere', 'weet_niet'], kort: true }] : [];
    const veld = veldVoor(feiten, f.type === 'regeling' ? { ...f, type: 'keuze' } : f);
    if (!veld) return [];
    if (veld.soort === 'keuze') return [{ ...veld, id: naam, opties: [...(veld.opties as string[]), 'weet_niet'], kort: f.type === 'ja/nee' }];
    return [{ ...veld, id: naam, optioneel: true, ...(veld.soort === 'datum' ? { geen: false, deels: false } : {}) }];
  });
  return {
    id: `post.${l.klasse}`, bij: l.klasse, onderwerp: onderwerpVan(l), volgorde: (l.volgorde ?? 500) + 0.5, feiten: velden.map(([n]) => n), ...gevoelig(feiten, l),
    altijd: () => true,
    velden: vormen,
    naar: (c, w) => Object.fromEntries(velden.map(([naam, f]) => {
      const x = w[naam];
      if (x === undefined || x === 'weet_niet') return [naam, undefined];
      return [naam, f.type === 'gemeente' ? (x === 'deze' ? c.gemeente : undefined) : waarde(f, x)];
    })),
  };
}

/** One for each declared fact that no composed question covers, for the roles that are left. */
export function alleVragen(feiten: Feiten, samengesteld: readonly Vraag[]): Vraag[] {
  const uit = [...samengesteld];
  const rijen = Object.keys(feiten.doc.klassen).flatMap((k) => feiten.lijsten(k));
  const apart = rijen.filter((l) => !samengesteld.some((v) => v.bij === l.in && !v.rollen?.length && v.feiten.includes(l.pad)));
  for (const l of apart) uit.push(hoeveel(feiten, l, samengesteld));
  for (const l of new Map(apart.map((r) => [r.klasse, r])).values()) uit.push(post(feiten, l));
  for (const [klasse, k] of Object.entries(feiten.doc.klassen))
    for (const [naam, f] of Object.entries(k.velden)) {
      if (f.nooit_vragen || f.type === 'tekst' || rijen.some((l) => l.klasse === klasse)) continue;
      const dekkend = samengesteld.filter((v) => v.bij === klasse && v.feiten.some((x) => x === naam || naam.startsWith(`${x}.`)));
      if (dekkend.some((v) => !v.rollen)) continue;
      let rollen: string[] | undefined;
      if (klasse === 'persoon' || klasse === 'inkomst') {
        const bezet = new Set(dekkend.flatMap((v) => v.rollen ?? []));
        rollen = (f.alleen ?? ['aanvrager', 'partner', 'medebewoners']).filter((r) => !bezet.has(r));
        if (!rollen.length) continue;
      }
      const v = algemeen(feiten, klasse, naam, f, rollen);
      if (v) uit.push(v);
    }
  return uit;
}
