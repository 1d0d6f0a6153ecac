// The seal. From here on the browser itself refuses every connection, whatever our own code would try.
export const ZEGEL =
  "default-src 'none'; script-src 'wasm-unsafe-eval'; img-src data: blob:; base-uri 'none'; form-action 'none'";

let dicht = false;
export const isVerzegeld = (): boolean => dicht;

export function verzegel(): void {
  if (dicht) return;
  const m = document.createElement('meta');
  m.httpEquiv = 'Content-Security-Policy';
  m.content = ZEGEL;
  document.head.append(m);
  dicht = true;
}

export interface Poging { wat: 'fetch' | 'beeld' | 'baken'; geweigerd: boolean; regel: string }

/** Really tries to send something, three ways, and reports what the browser said. */
export async function probeer(): Promise<Poging[]> {
  const doel = new URL('../proef-versturen', document.baseURI);
  const meldingen: SecurityPolicyViolationEvent[] = [];
  const luister = (e: SecurityPolicyViolationEvent) => meldingen.push(e);
  document.addEventListener('securitypolicyviolation', luister);
  const poging = async (wat: Poging['wat'], doe: () => Promise<boolean>): Promise<Poging> => {
    const vanaf = meldingen.length;
    const gelukt = await doe().catch(() => false);
    await new Promise((r) => setTimeout(r, 120)); // the report comes as an event of its own
    const m = meldingen[vanaf];
    return { wat, geweigerd: !gelukt || m !== undefined, regel: m?.effectiveDirective ?? '' };
  };
  const uit = [
    await poging('fetch', async () => (await fetch(`${doel}?fetch`), true)),
    await poging('beeld', () => new Promise((ja) => {
      const b = new Image();
      b.onload = () => ja(true);
      b.onerror = () => ja(false);
      b.src = `${doel}?beeld`;
    })),
    // Chromium answers true here although nothing is sent; the report is what counts
    await poging('baken', async () => navigator.sendBeacon(`${doel}?baken`, 'proef')),
  ];
  document.removeEventListener('securitypolicyviolation', luister);
  return uit;
}
