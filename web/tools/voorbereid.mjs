// The rules as the page loads them: compiled when the site is built, with what the page itself wants to know of them.
// A file is the length of a JSON text (four bytes, the lowest first), that text, and the bytes for the engine.
import { pathToFileURL } from 'node:url';
import { BESLAG, REGELS, UITBETALING } from '../src/kern/namen.ts';

/** What the page reads of a ruleset: see Ruleset in src/kern/gesprek.ts. The household budget explains its sums itself. */
function overzicht(r) {
  const { id, soort, uitvoerder, wet, gemeente, naam, feiten, regelingen } = r;
  const heel = HEEL.has(id);
  const regels = (r.regels ?? []).filter((x) => heel || x.naam === UITBETALING).map(({ naam, voor, is, bron }) => (heel ? { naam, voor, is, bron } : { naam }));
  return {
    id, soort, uitvoerder, wet, gemeente, naam,
    ...(soort === 'feiten' ? {} : { feiten }),
    ...(regels.length ? { regels } : {}),
    ...(heel ? { parameters: r.parameters } : {}),
    ...(Array.isArray(regelingen) ? { regelingen: regelingen.map(({ id, uitvoerder, wet }) => ({ id, uitvoerder, wet })) } : {}),
  };
}
const HEEL = new Set([REGELS, BESLAG]);

function bestand(kop, bytes) {
  const tekst = Buffer.from(JSON.stringify(kop));
  const lengte = Buffer.alloc(4);
  lengte.writeUInt32LE(tekst.length);
  return Buffer.concat([lengte, tekst, bytes ?? Buffer.alloc(0)]);
}

/**
 * `bundel` of bundel.mjs, with the rules of the country and of each municipality prepared: { rijk: Buffer, 'gm/GM0153':
 * Buffer, … }; what are no rules stays as it is. `recht`: the file of the module that compiles. Throws what `recht check` says.
 */
export async function voorbereid(bundel, recht) {
  const rijk = JSON.parse(bundel.rijk);
  const eigen = Object.entries(bundel).filter(([naam]) => naam.startsWith('gm/')).map(([naam, tekst]) => [naam, JSON.parse(tekst)]);
  const { load } = await import(/* @vite-ignore */ pathToFileURL(recht).href);
  const motor = await load({ rulesets: [...rijk, ...eigen.flatMap(([, g]) => g.regels)] });
  const uit = { ...bundel, rijk: bestand({ regels: rijk.map(overzicht) }, motor.prepare()) };
  for (const [naam, g] of eigen) uit[naam] = bestand({ regels: g.regels.map(overzicht), teksten: g.teksten }, motor.prepare(naam.slice(3)));
  motor.destroy();
  return uit;
}
