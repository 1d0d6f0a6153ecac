// What a host may set, read from text that anybody can have written: known names, checked values, the rest is ignored.
export interface Instelling {
  /** code or name of the municipality; '' = the visitor chooses */
  gemeente: string;
  /** filled in, but the visitor may choose another */
  vrij: boolean;
  taal: string;
  /** the languages that are offered; empty = all */
  talen: string[];
  /** ids of schemes that are not shown and not counted */
  verberg: Set<string>;
  /** level of the first heading, 1 to 5 */
  koplevel: number;
  /** the host follows our height */
  hoogte: boolean;
  thema: string;
}

const lijst = (tekst: string | null, goed: RegExp): string[] => (tekst ?? '').toLowerCase().split(/[\s,]+/).filter((x) => goed.test(x));

export function leesInstelling(p: URLSearchParams): Instelling {
  const gemeente = p.get('gemeente')?.trim() ?? '';
  const level = Number(p.get('koplevel'));
  return {
    gemeente: /^[\p{L}\d '’()./-]{2,60}$/u.test(gemeente) ? gemeente : '',
    vrij: p.has('vrij'),
    taal: lijst(p.get('taal'), /^[a-z]{2}$/)[0] ?? 'nl',
    talen: lijst(p.get('talen'), /^[a-z]{2}$/),
    verberg: new Set(lijst(p.get('verberg'), /^[a-z0-9_.]{2,60}$/)),
    koplevel: Number.isInteger(level) && level >= 1 && level <= 5 ? level : 2,
    hoogte: p.get('hoogte') === '1',
    thema: p.get('thema') ?? '',
  };
}
