// What the kiosk itself knows, apart from the conversation. All of it goes with the document.
import type { CjrCheck } from '../check.ts';
import { STANDAARD, type Instellingen } from './instellingen.ts';

export type Stap = 'welkom' | 'wie' | 'gemeente';

export const staat = {
  instellingen: STANDAARD as Instellingen,
  host: null as CjrCheck | null,
  stap: 'welkom' as Stap,
  /** somebody helps the person whom it is about */
  begeleid: false,
  /** size of the letters: 0, 1 or 2 steps up */
  letter: 0,
  contrast: false,
  /** everything lower on the screen, for who sits */
  lager: false,
  /** called after every change, to draw again what stands around the conversation */
  ververs: (): void => {},
};

export const LETTERS = 3;

/** The looks are carried by the root element, where the style sheet reads them. */
export function zetUiterlijk(): void {
  const { dataset } = document.documentElement;
  dataset.letter = String(staat.letter);
  dataset.contrast = staat.contrast ? 'meer' : 'gewoon';
  dataset.lager = staat.lager ? 'ja' : 'nee';
}

/** May anything be wiped: from the moment that somebody chose a language. */
export const begonnen = (): boolean => staat.stap !== 'welkom';
