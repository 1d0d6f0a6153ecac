// The few sentences that only the embedded check has. A language without them shows those that it falls back on.
import { apart, taal, taalInfo, type Vars } from '../kern/taal.ts';
import alle from './teksten.json';

export type EigenSleutel = keyof typeof alle.nl;

export function eigen(k: EigenSleutel, vars: Vars = {}): string {
  const per = alle as Record<string, typeof alle.nl>;
  const van = per[taal()] ?? per[taalInfo()[3]] ?? alle.nl;
  return van[k].replace(/\{(\w+)\}/g, (m, naam: string) => (naam in vars ? apart(String(vars[naam])) : m));
}
