// Reads a PDF on the device, on the page's own thread: a worker could keep a network of its own behind the seal. Loaded
// only for who ticked it, before the seal; nothing more is fetched, for text needs no fonts and no images.
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as werker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { herken, type Gelezen } from './herken.ts';
import { regelsVan, type Stuk } from './regels.ts';

/** What a file turned out to be; all but the first two are refusals, each with a text of its own. */
export type Bestand = Gelezen | { soort: 'geen_pdf' | 'kapot' | 'wachtwoord' | 'groot' };

export const HOOGSTE_BYTES = 5_000_000;
const HOOGSTE_BLADEN = 8;
const HOOGSTE_STUKKEN = 20_000;
const HOOGSTE_MS = 15_000;

(globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = werker;

interface Item { str?: string; transform?: number[]; width?: number; height?: number }

/** Read by hand: WebKit cannot yet walk through a stream with `for await`. */
async function* stroom(s: ReadableStream): AsyncGenerator<Item> {
  const lezer = s.getReader();
  for (let deel = await lezer.read(); !deel.done; deel = await lezer.read()) yield* (deel.value as { items: Item[] }).items;
}

async function stukkenVan(data: Uint8Array): Promise<Stuk[]> {
  const taak = getDocument({
    data, verbosity: VerbosityLevel.ERRORS, isEvalSupported: false, useWorkerFetch: false, useWasm: false, disableFontFace: true,
    useSystemFonts: false, isOffscreenCanvasSupported: false, isImageDecoderSupported: false, enableXfa: false, disableAutoFetch: true,
    disableStream: true, disableRange: true, maxImageSize: 1, stopAtErrors: false,
  } as Parameters<typeof getDocument>[0]);
  const einde = performance.now() + HOOGSTE_MS;
  const uit: Stuk[] = [];
  try {
    const doc = await taak.promise;
    for (let blad = 1; blad <= Math.min(doc.numPages, HOOGSTE_BLADEN); blad++) {
      const bladzijde = await doc.getPage(blad);
      for await (const { str, transform, width, height } of stroom(bladzijde.streamTextContent({ disableNormalization: false })))
        if (str?.trim() && transform) uit.push({ tekst: str, x: transform[4]!, y: transform[5]!, breed: width ?? 0, hoog: height || Math.abs(transform[3]!) || 8, blad });
      if (uit.length > HOOGSTE_STUKKEN || performance.now() > einde) break;
    }
  } finally {
    await taak.destroy().catch(() => {});
  }
  return uit;
}

/** Reads a file that somebody chose. Never throws. The bytes are not kept. */
export async function leesBestand(f: File): Promise<Bestand> {
  if (f.size > HOOGSTE_BYTES) return { soort: 'groot' };
  try {
    const data = new Uint8Array(await f.arrayBuffer());
    // the mark may stand after some bytes of a mail program
    if (!new TextDecoder('latin1').decode(data.subarray(0, 1024)).includes('%PDF-')) return { soort: 'geen_pdf' };
    return herken(regelsVan(await stukkenVan(data)));
  } catch (e) {
    return { soort: (e as Error)?.name === 'PasswordException' ? 'wachtwoord' : 'kapot' };
  }
}
