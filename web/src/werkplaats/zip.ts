// Several files as one: what the workshop hands over, and reads back the next day. Written without compression, so that the
// form stays small; read with it too, for a file that somebody packed again.
const tabel = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});
export function crc32(b: Uint8Array): number {
  let c = 0xffffffff;
  for (const x of b) c = tabel[(c ^ x) & 255]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

const velden = (...paren: [grootte: 2 | 4, waarde: number][]): Uint8Array => {
  const uit = new DataView(new ArrayBuffer(paren.reduce((s, [n]) => s + n, 0)));
  let op = 0;
  for (const [n, x] of paren) {
    if (n === 2) uit.setUint16(op, x, true);
    else uit.setUint32(op, x, true);
    op += n;
  }
  return new Uint8Array(uit.buffer);
};
function aaneen(delen: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const uit = new Uint8Array(delen.reduce((s, d) => s + d.length, 0));
  let op = 0;
  for (const d of delen) { uit.set(d, op); op += d.length; }
  return uit;
}

/** 1 January 1980, the first day there is in this format: the same files give the same bytes. */
const DAG = (1 << 5) | 1;
const UTF8 = 0x800;

export function maakZip(bestanden: Record<string, string>): Uint8Array<ArrayBuffer> {
  const delen: Uint8Array[] = [];
  const lijst: Uint8Array[] = [];
  let op = 0;
  const codeer = new TextEncoder();
  for (const [pad, tekst] of Object.entries(bestanden)) {
    const [naam, inhoud] = [codeer.encode(pad), codeer.encode(tekst)];
    const deel: [2 | 4, number][] = [[2, 20], [2, UTF8], [2, 0], [2, 0], [2, DAG], [4, crc32(inhoud)], [4, inhoud.length], [4, inhoud.length], [2, naam.length], [2, 0]];
    const kop = velden([4, 0x04034b50], ...deel);
    delen.push(kop, naam, inhoud);
    lijst.push(velden([4, 0x02014b50], [2, 20], ...deel, [2, 0], [2, 0], [2, 0], [4, 0], [4, op]), naam);
    op += kop.length + naam.length + inhoud.length;
  }
  const n = Object.keys(bestanden).length;
  const maat = lijst.reduce((s, d) => s + d.length, 0);
  return aaneen([...delen, ...lijst, velden([4, 0x06054b50], [2, 0], [2, 0], [2, n], [2, n], [4, maat], [4, op], [2, 0])]);
}

/** The files in it, by path; null when this is no zip that we can read. */
export async function leesZip(bron: ArrayBuffer): Promise<Record<string, string> | null> {
  const d = new DataView(bron);
  let eind = d.byteLength - 22;
  while (eind >= 0 && d.getUint32(eind, true) !== 0x06054b50) eind--;
  if (eind < 0) return null;
  const uit: Record<string, string> = {};
  let op = d.getUint32(eind + 16, true);
  try {
    for (let i = d.getUint16(eind + 10, true); i > 0; i--) {
      const [soort, maat, naamLang, extra, woord, plek] = [d.getUint16(op + 10, true), d.getUint32(op + 20, true), d.getUint16(op + 28, true), d.getUint16(op + 30, true), d.getUint16(op + 32, true), d.getUint32(op + 42, true)];
      const naam = new TextDecoder().decode(new Uint8Array(bron, op + 46, naamLang));
      const begin = plek + 30 + d.getUint16(plek + 26, true) + d.getUint16(plek + 28, true);
      const ruw = new Blob([new Uint8Array(bron, begin, maat)]);
      if (!naam.endsWith('/')) uit[naam] = await (soort === 0 ? ruw.text() : new Response(ruw.stream().pipeThrough(new DecompressionStream('deflate-raw'))).text());
      op += 46 + naamLang + extra + woord;
    }
  } catch {
    return null;
  }
  return uit;
}
