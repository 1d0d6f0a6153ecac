// Which languages this kiosk offers: those of the check, as far as whoever placed it wants them.
import starttekst from 'virtual:cjr-starttekst';
import { staat } from './staat.ts';
import { heeftKioskTaal } from './tekst.ts';

export interface KioskTaal { code: string; naam: string; richting: 'ltr' | 'rtl' }

const naamVan = (code: string): string => {
  const n = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
  return n.charAt(0).toLocaleUpperCase(code) + n.slice(1);
};

export function talen(): KioskTaal[] {
  const wil = staat.instellingen.talen;
  const heeft = Object.keys(starttekst).filter(heeftKioskTaal);
  const lijst = wil ? wil.filter((t) => heeft.includes(t)) : heeft;
  return (lijst.length ? lijst : heeft.slice(0, 1)).map((code) => ({ code, naam: naamVan(code), richting: code === 'ar' ? 'rtl' : 'ltr' }));
}
