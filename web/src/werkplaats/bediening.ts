// The worker's side of its tasks, one after the other: a load and a count must not run through each other.
export function bedien<Opdracht>(voerUit: (o: Opdracht) => Promise<unknown>): void {
  let vorige: Promise<unknown> = Promise.resolve();
  addEventListener('message', (e: MessageEvent<{ n: number; opdracht: Opdracht }>) => {
    const { n, opdracht } = e.data;
    vorige = vorige.then(() => voerUit(opdracht)).then(
      (uit) => postMessage({ n, uit }),
      (fout: unknown) => postMessage({ n, fout: String(fout) }));
  });
}
