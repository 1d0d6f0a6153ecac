// One synthetic household from stated distributions. Pure: for the command line (bevolking.mjs) and for the workshop page.

/** Numbers from 0 up to 1 (mulberry32): small, and the same everywhere. */
export function chance(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One key, as often as its share says. */
export function pick(random, shares) {
  const all = Object.entries(shares);
  let left = random() * all.reduce((sum, [, share]) => sum + share, 0);
  for (const [key, share] of all) if ((left -= share) < 0) return key;
  return all.at(-1)[0];
}

const between = (random, [from, to]) => from + Math.floor(random() * (to - from + 1));
const range = (key) => key.split('-').map(Number);
const day = (date) => date.toISOString().slice(0, 10);

/** Somebody of `age` on the day of calculation: the birthday lies up to a year back. */
function born(random, today, age) {
  const date = new Date(`${today}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() - age);
  date.setUTCDate(date.getUTCDate() - Math.floor(random() * 365));
  return day(date);
}

/** Lognormal: most near the median, a few far above it (Box-Muller). */
const lognormal = (random, median, spread) => median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));

function history(random, shares, today, amount) {
  const from = new Date(`${today}T00:00:00Z`);
  from.setUTCMonth(from.getUTCMonth() - between(random, range(pick(random, shares))));
  return [{ van: day(from), tot: today, bedrag: amount }];
}

export function household(random, spread, { datum, gemeente }) {
  const type = pick(random, spread.huishouden.kansen);
  const age = between(random, spread.leeftijd.bereik[type]);
  const income = Math.round(Math.max(spread.netto_inkomen.ondergrens, lognormal(random, spread.netto_inkomen.mediaan[type], spread.netto_inkomen.spreiding)));
  const couple = type.startsWith('paar');
  const first = couple ? Math.round(income * (0.5 + random() / 2)) : income;
  const person = (years, netto) => ({
    geboortedatum: born(random, datum, years), netto_inkomen: netto, netto_inkomen_uit: 'overig',
    inkomen_historie: history(random, spread.laag_inkomen_sinds.kansen, datum, netto), schulden: 0,
    bezittingen: { spaargeld: between(random, range(pick(random, spread.spaargeld.kansen))) },
  });
  const children = type.includes('ouder') || type.includes('kinderen') ? Number(pick(random, spread.kinderen.kansen)) : 0;
  const home = pick(random, spread.woning.kansen);
  return {
    datum, ...(gemeente ? { gemeente } : {}),
    aanvrager: person(age, first),
    partner: couple ? person(Math.max(18, age + between(random, [-4, 4])), income - first) : null,
    // A child is at least 18 years younger than the first parent.
    kinderen: Array.from({ length: children }, () => ({ geboortedatum: born(random, datum, between(random, [0, Math.max(0, Math.min(17, age - 19))])) })),
    medebewoners: [],
    woning: home === 'huur' ? { soort: 'huur', kale_huur: between(random, spread.woning.kale_huur) } : { soort: home },
  };
}
