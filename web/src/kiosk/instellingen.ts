// What whoever places a kiosk may set: in kiosk.json beside the page, or in the address, which wins.
export interface Instellingen {
  /** code of the municipality (GM0153); 'geen': national schemes only; null: the visitor chooses */
  gemeente: string | null;
  /** seconds without a touch before the warning, 60–600 */
  rust: number;
  /** seconds that the warning stays, 30–120 */
  waarschuwing: number;
  /** which of the languages that the check has; null: all of them */
  talen: string[] | null;
  /** no time limit when somebody helps */
  begeleid_zonder_limiet: boolean;
  /** the public address of the check, for the code that takes answers to a phone */
  adres: string | null;
  /** is there a printer */
  afdrukken: boolean;
  /** keys on the screen, for a kiosk without a keyboard */
  toetsen: boolean;
}

export const STANDAARD: Readonly<Instellingen> = Object.freeze({
  gemeente: null, rust: 120, waarschuwing: 30, talen: null, begeleid_zonder_limiet: false, adres: null, afdrukken: true, toetsen: true,
});
export const RUST = [60, 600] as const;
export const WAARSCHUWING = [30, 120] as const;

type Lezer<T> = (x: unknown) => T | undefined;
const leeg = (x: unknown): boolean => x === null || x === '';
const janee: Lezer<boolean> = (x) => (x === true || x === 'ja' ? true : x === false || x === 'nee' ? false : undefined);
/** A number outside its bounds is the nearest that is allowed: shorter than that would rush people, longer would forget. */
const tussen = ([min, max]: readonly [number, number]): Lezer<number> => (x) => {
  const n = typeof x === 'string' && x.trim() ? Number(x) : x;
  return typeof n === 'number' && Number.isFinite(n) ? Math.min(max, Math.max(min, n)) : undefined;
};
const gemeente: Lezer<string | null> = (x) => (leeg(x) ? null : typeof x === 'string' && /^(GM\d{4}|geen)$/.test(x) ? x : undefined);
const talen: Lezer<string[] | null> = (x) => {
  if (leeg(x)) return null;
  const lijst = typeof x === 'string' ? x.split(',') : x;
  return Array.isArray(lijst) && lijst.length && lijst.every((t) => typeof t === 'string' && /^[a-z]{2,3}$/.test(t)) ? (lijst as string[]) : undefined;
};
const adres: Lezer<string | null> = (x) => {
  if (leeg(x)) return null;
  if (typeof x !== 'string' || !URL.canParse(x) || !/^https?:$/.test(new URL(x).protocol)) return undefined;
  const u = new URL(x);
  return `${u.origin}${u.pathname.replace(/\/?$/, '/')}`;
};

const LEZERS: { [K in keyof Instellingen]: Lezer<Instellingen[K]> } = {
  gemeente, rust: tussen(RUST), waarschuwing: tussen(WAARSCHUWING), talen, begeleid_zonder_limiet: janee, adres, afdrukken: janee, toetsen: janee,
};

/** The file, with the address over it. What cannot be read is reported in `meld` and left at what it was. */
export function leesInstellingen(bestand: unknown, vraag: URLSearchParams, meld: (fout: string) => void = () => {}): Instellingen {
  const uit = { ...STANDAARD } as Record<string, unknown>;
  const neem = (naam: string, ruw: unknown, waar: string): void => {
    const lees = LEZERS[naam as keyof Instellingen] as Lezer<unknown> | undefined;
    const w = lees?.(ruw);
    if (!lees) meld(`${waar}: unknown setting ${naam}`);
    else if (w === undefined) meld(`${waar}: ${naam} cannot be ${JSON.stringify(ruw)}`);
    else uit[naam] = w;
  };
  if (bestand && typeof bestand === 'object')
    for (const [naam, ruw] of Object.entries(bestand)) if (!naam.startsWith('_')) neem(naam, ruw, 'kiosk.json');
  for (const [naam, ruw] of vraag) neem(naam, ruw, 'address');
  return uit as unknown as Instellingen;
}

/** Where a phone can open the check; nothing when the kiosk is its own server, which no phone can reach. */
export function openbaar(i: Instellingen, site: string): string | null {
  if (i.adres) return i.adres;
  const u = new URL(site);
  return u.protocol === 'https:' && !/^(localhost|127\.|\[::1\]$)/.test(u.hostname) ? site : null;
}
