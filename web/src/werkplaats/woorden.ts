// The texts of this page, in teksten.json: Dutch only, as the law and those who write rules for it are.
import teksten from './teksten.json';
export type Sleutel = keyof typeof teksten;
export const w = (k: Sleutel, v: Record<string, string | number> = {}): string =>
  teksten[k].replace(/\{(\w+)\}/g, (m, n: string) => (n in v ? String(v[n]) : m));
export const heeft = (k: string): k is Sleutel => k in teksten;
