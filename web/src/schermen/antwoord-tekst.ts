// An answer in words, for the list of answers, the paper and the saved file.
import { veldenVan } from '../kern/antwoorden.ts';
import { datumTekst, euro, getal } from '../kern/opmaak.ts';
import { kleineletter, komma, t, ts } from '../kern/taal.ts';
import { perTekst } from '../onderdelen/velden.ts';
import type { Antwoord, Ctx, Veld, VanTot, Vraag } from '../vragen/typen.ts';
import { optieTekst, veldTekst } from './tekst.ts';

export function antwoordTekst(c: Ctx, v: Vraag, a: Antwoord): string {
  if (a.niet) return t(a.niet === 'zeg' ? 'antwoord.liever_niet' : 'antwoord.weet_niet');
  const delen: string[] = [];
  const velden = veldenVan(v, c);
  for (const veld of velden) {
    const s = waardeTekst(c, v, veld, a);
    if (!s) continue;
    const klein = velden.length > 1 && veld.soort === 'keuze' ? kleineletter(s) : s;
    const label = velden.length > 1 ? veldTekst(v, veld, 'kort') : undefined;
    if (veld.soort === 'per' && delen.length) delen.push(`${delen.pop()} ${klein}`);
    else delen.push(label ? `${label} ${klein}` : klein);
  }
  return delen.join(komma());
}

function waardeTekst(c: Ctx, v: Vraag, veld: Veld, a: Antwoord): string {
  const w = veld.soort === 'aantal' ? a.w?.ids : a.w?.[veld.id];
  if (w === undefined) return '';
  const bereik = (toon: (x: number | string) => string): string => {
    if (typeof w === 'object' && !Array.isArray(w)) return `${toon((w as VanTot).van)} ${t('woord.tot')} ${toon((w as VanTot).tot)}`;
    return toon(w as string | number);
  };
  switch (veld.soort) {
    case 'keuze': return optieTekst(c, v, veld, w as string);
    case 'meer': return (w as string[]).map((x) => (x === 'niets' ? (ts(`${v.id}.${veld.id}.niets`) ?? t('optie.niets')) : optieTekst(c, v, veld, x))).join(komma());
    case 'bedrag': return `${bereik((x) => euro(Number(x)))}${veld.per ? ` ${perTekst(veld.per)}` : ''}`;
    case 'geheel': return `${bereik((x) => getal(Number(x), Number.isInteger(Number(x)) ? 0 : 1))}${veld.eenheid ? ` ${ts(`eenheid.${veld.eenheid}`) ?? ''}` : ''}`;
    case 'per': return perTekst(w as string);
    case 'tekst': return String(w);
    case 'datum': {
      if (w === 'geen_datum') return t('veld.geen_datum');
      if (typeof w === 'object' && !Array.isArray(w)) {
        const [van, tot] = [String((w as VanTot).van), String((w as VanTot).tot)];
        if (van.slice(0, 4) === tot.slice(0, 4) && van.slice(5) === '01-01' && tot.slice(5) === '12-31') return van.slice(0, 4);
      }
      return bereik((x) => datumTekst(String(x)));
    }
    case 'aantal': {
      const n = (w as string[]).length;
      return n ? getal(n) : (ts(`${v.id}.aantal.0`) ?? '0');
    }
  }
}
