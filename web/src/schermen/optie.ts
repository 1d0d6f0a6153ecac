// The short name of an option, where it stands outside its question.
import { feitTekst, ts } from '../kern/taal.ts';

export function optieKort(optie: string, plek: { klasse: string; veld: string; rol: string } | null): string {
  const f = plek ? feitTekst(plek.klasse, plek.veld, plek.rol).opties?.[optie] : undefined;
  return f ?? ts(`optie.${optie}`) ?? optie.replaceAll('_', ' ');
}
