// Timing for the Node benchmarks. Other programs may be busy on the same machine, so the least of several goes counts:
// that is what the work itself costs.

/** Starts counting; what it returns gives the seconds so far: by the clock, or of processor time when that is less. */
export function stopwatch() {
  const cpu = process.cpuUsage();
  const began = performance.now();
  return () => {
    const wall = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    return Math.min(wall, (user + system) / 1e6);
  };
}

/** Seconds that `work` takes once. */
export function once(work) {
  const since = stopwatch();
  work();
  return since();
}

/** Seconds of the shortest of `goes` goes of `work`. */
export function shortest(work, goes = 9) {
  let best = Infinity;
  for (let i = 0; i < goes; i++) best = Math.min(best, once(work));
  return best;
}

/** Seconds for one round of `work(rounds)`: as many rounds as take a few milliseconds, many times. */
export function perRound(work, goes = 25) {
  const enough = 0.006;
  let rounds = 1;
  for (;;) {
    const took = once(() => work(rounds));
    if (took > enough || rounds >= 1 << 24) break;
    rounds = Math.min(1 << 24, Math.max(rounds * 2, Math.ceil((rounds * enough) / Math.max(took, 1e-4))));
  }
  return shortest(() => work(rounds), goes) / rounds;
}

/** A time as a person reads it. */
export function time(seconds) {
  if (seconds < 1e-6) return `${(seconds * 1e9).toFixed(0)} ns`;
  if (seconds < 1e-3) return `${(seconds * 1e6).toFixed(seconds < 1e-5 ? 2 : 1)} µs`;
  return seconds < 1 ? `${(seconds * 1e3).toFixed(2)} ms` : `${seconds.toFixed(2)} s`;
}
