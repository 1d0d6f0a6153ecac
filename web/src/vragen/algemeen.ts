// A question for any declared fact, made from its type. Composed questions go before it.
import type { Feiten } from '../kern/feiten.ts';
import type { FeitVeld, Json } from '../kern/typen.ts';
import { ONDERWERPEN, feit, janee, type Onderwerp, type Veld, type Vraag, type Waarde } from './typen.ts';

export function algemeen(feiten: Feiten, klasse: string, naam: string, f: FeitVeld, rollen?: string[]): Vraag | null {
  const veld = veldVoor(feiten, f);
  if (!veld) return null;
  const onderwerp = (ONDERWERPEN as readonly string[]).includes(f.onderwerp ?? '') ? (f.onderwerp as Onderwerp) : 'kosten';
  return {
    id: `f.${naam}`,
    bij: klasse,
    ...(rollen ? { rollen } : {}),
    onderwerp,
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
        soort: 'datum', id: 'datum', deels: true,
        ...(typeof f.min === 'string' ? { min: f.min } : {}), ...(typeof f.max === 'string' ? { max: f.max } : {}),
      };
    case 'keuzes': return { soort: 'meer', id: 'waarde', opties: feiten.opties(f), niets: true };
    default: return null;
  }
}

/** One for each declared fact that no composed question covers, for the roles that are left. */
export function alleVragen(feiten: Feiten, samengesteld: readonly Vraag[]): Vraag[] {
  const uit = [...samengesteld];
  for (const [klasse, k] of Object.entries(feiten.doc.klassen))
    for (const [naam, f] of Object.entries(k.velden)) {
      if (f.nooit_vragen || f.type === 'tekst') continue;
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
