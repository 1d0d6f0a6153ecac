// The table of ./run bench: what, measured, limit, and whether it is met. Lines without a limit are there to compare with.
const rows = [];

export const whole = (value) => Math.round(value).toLocaleString('nl-NL').replaceAll('\u00a0', '.');

/** At most: `measured` may not pass `limit`; `show` writes both. */
export const atMost = (what, measured, limit, show) => rows.push({ what, measured: show(measured), limit: `≤ ${show(limit)}`, ok: measured <= limit });
export const atLeast = (what, measured, limit, show) => rows.push({ what, measured: show(measured), limit: `≥ ${show(limit)}`, ok: measured >= limit });
export const without = (what, measured) => rows.push({ what, measured });
export const missing = (what, why, limit) => rows.push({ what, measured: why, limit, ok: false });
/** A line of its own under the one before. */
export const detail = (note) => rows.push({ note });
export const heading = (title) => rows.push({ title });

/** Prints the table; gives the number of limits that were missed. */
export function print() {
  const width = Math.max(...rows.map(({ what }) => what?.length ?? 0));
  const figures = Math.max(...rows.map(({ measured }) => measured?.length ?? 0));
  const limits = Math.max(...rows.map(({ limit }) => limit?.length ?? 0));
  for (const { title, note, what, measured, limit, ok } of rows) {
    if (title) console.log(`\n${title}`);
    else if (note) console.log(`      ${note}`);
    else console.log(`  ${what.padEnd(width)}  ${measured.padStart(figures)}  ${(limit ?? '').padEnd(limits)}  ${ok === undefined ? '' : ok ? 'ok' : 'missed'}`.trimEnd());
  }
  const judged = rows.filter(({ ok }) => ok !== undefined);
  const missed = judged.filter(({ ok }) => !ok).length;
  console.log(`\n${judged.length - missed} of ${judged.length} figures within their limit.`);
  return missed;
}
