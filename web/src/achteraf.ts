// All that comes behind the first question, in one file: the engine's own script, the interview, and the screens behind it.
// Each request of a first visit counts, and together they are smaller.
import type { CjrCheck } from './check.ts';
import { meldAan as loonstrook } from './loonstrook/index.ts';
import { meldAan as afdruk } from './schermen/afdruk.ts';
import { meldAan as boekje } from './schermen/boekje.ts';
import { SCHERMEN } from './schermen/kader.ts';
import { gebeurtenisScherm, maandScherm } from './schermen/maand.ts';
import { maandenScherm } from './schermen/maanden.ts';
import { watalsScherm } from './schermen/watals.ts';
import { werkenScherm } from './schermen/werken.ts';

// the kiosk takes its screens from here, so that bundlers make one file of it all
export { begin, load, SCHERMEN } from './schermen/kader.ts';

/** Called once the words are there and nothing has been asked yet. */
export function meldAan(h: CjrCheck): void {
  loonstrook(h);
  boekje();
  afdruk();
  Object.assign(SCHERMEN, { watals: watalsScherm, werken: werkenScherm, maand: maandScherm, gebeurtenis: gebeurtenisScherm, maanden: maandenScherm });
}
