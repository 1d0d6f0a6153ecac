// Which parts of the page are open. A part that a fault opened stays open once the fault is mended: somebody is typing in it.
export interface Uitklap { open: Set<string> }

/** `fout` opens it for good, `zoek` for as long as something is looked for. */
export const staatOpen = (b: Uitklap, sleutel: string, o: { fout?: boolean; zoek?: boolean } = {}): boolean => Boolean(o.fout || o.zoek || b.open.has(sleutel));
export const klapt = (b: Uitklap, sleutel: string, o: { zoek?: boolean } = {}) => (e: Event): void => {
  const open = (e.currentTarget as HTMLDetailsElement).open;
  if (!open) b.open.delete(sleutel);
  else if (!o.zoek) b.open.add(sleutel);
};
