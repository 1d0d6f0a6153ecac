// How numbers, amounts and dates are shown. One format everywhere; no false precision.
import { apart, taal, ts } from './taal.ts';

/** In every language the digits 0-9: they are those of letters and forms. */
const land = () => (taal() === 'en' ? 'en-GB' : `${taal()}-u-nu-latn`);

/** Making a formatter costs much more than using it. */
const makers = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function maker<F extends Intl.NumberFormat | Intl.DateTimeFormat, V extends object>(soort: new (land: string, vorm: V) => F, vorm: V): F {
  const k = land() + Object.entries(vorm);
  if (!makers.has(k)) makers.set(k, new soort(land(), vorm));
  return makers.get(k) as F;
}

export const getal = (n: number, decimalen = 0): string =>
  maker(Intl.NumberFormat, { minimumFractionDigits: decimalen, maximumFractionDigits: decimalen }).format(n);

/** € 1.250 or € 932,93: cents only where there are cents. No-break space, so that it stays together. */
export function euro(n: number): string {
  const centen = Math.abs(n - Math.round(n)) >= 0.005;
  const teken = n < 0 ? '−' : '';
  return apart(`${teken}€\u00a0${getal(Math.abs(n), centen ? 2 : 0)}`, '\u2066');
}

/** An amount or a range in words: "€ 180 tot € 420". A wide one is an estimate, and is said in whole euros around it. */
export function bereik(laag: number, hoog: number): string {
  if (laag === hoog) return euro(laag);
  const om = hoog - laag < 10 ? euro : (n: number, rond = Math.floor): string => euro(rond(n));
  return `${om(laag)} ${ts('woord.tot') ?? '–'} ${om(hoog, Math.ceil)}`;
}

const opDag = (iso: string, vorm: Intl.DateTimeFormatOptions): string => maker(Intl.DateTimeFormat, vorm).format(new Date(`${iso}T12:00:00`));

export const datumTekst = (iso: string): string => opDag(iso, { day: 'numeric', month: 'long', year: 'numeric' });
export const maandTekst = (iso: string): string => opDag(iso, { month: 'long', year: 'numeric' });
/** A month in three letters or so, under a bar. */
export const maandKort = (iso: string): string => opDag(iso, { month: 'short' });

export const isoDatum = (d: Date): string =>
  `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`;
