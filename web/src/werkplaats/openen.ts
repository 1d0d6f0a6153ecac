// Files that somebody opens: a ruleset, with the texts and cases that go with it, one by one or as the one file that was
// downloaded here before.
import { ontleed } from './bewerk.ts';
import type { Stapel } from './stapel.ts';
import { leesZip } from './zip.ts';
import { w } from './woorden.ts';

export interface Geopend { id: string; gemeente: string | null; tekst: string; stapel: Stapel; gevallen: string | null }

/** Every file by its name, those inside a zip by their place in it; a sentence when one cannot be read. */
async function alles(bestanden: File[]): Promise<Record<string, string> | string> {
  const uit: Record<string, string> = {};
  for (const f of bestanden) {
    if (!/\.zip$/i.test(f.name)) { uit[f.name] = await f.text(); continue; }
    const inhoud = await leesZip(await f.arrayBuffer());
    if (!inhoud) return w('kies.fout', { fout: f.name });
    Object.assign(uit, inhoud);
  }
  return uit;
}

/** The language of a file of texts stands in its place (teksten/nl/…) or before its name (nl-gm0034.json). */
const taalVan = (pad: string): string | undefined => /(?:^|\/)([a-z]{2})(?:\/|-)[^/]+\.json$/.exec(pad)?.[1];

export async function leesBestanden(bestanden: File[]): Promise<Geopend | string> {
  const alle = await alles(bestanden);
  if (typeof alle === 'string') return alle;
  let regels: { id: string; gemeente: string | null; tekst: string } | null = null;
  const stapel: Record<string, string> = {};
  let gevallen: string | null = null;
  for (const [pad, tekst] of Object.entries(alle)) {
    if (!pad.endsWith('.json')) continue;
    const { goed, inhoud } = ontleed(tekst);
    const r = inhoud as { id?: unknown; soort?: unknown; gemeente?: unknown; regeling?: unknown; gevallen?: unknown } | null;
    if (!goed || !r || typeof r !== 'object') return w('kies.fout', { fout: pad });
    const taal = taalVan(pad);
    const eigenaar = typeof r.gemeente === 'string' ? r.gemeente.toLowerCase() : typeof r.regeling === 'string' ? r.regeling : '';
    if (Array.isArray(r.gevallen)) gevallen = tekst;
    else if (typeof r.id === 'string' && typeof r.soort === 'string' && !regels) regels = { id: r.id, gemeente: r.soort === 'gemeente' ? String(r.gemeente) : null, tekst };
    else if (taal && eigenaar) stapel[`${taal}/${eigenaar}.json`] = tekst;
    else return w('kies.fout', { fout: pad });
  }
  return regels ? { ...regels, stapel, gevallen } : w('kies.zonder');
}
