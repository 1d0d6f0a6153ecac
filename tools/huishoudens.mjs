// Synthetic households from stated distributions. Pure: for the command line (bevolking.mjs) and for the workshop page.

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

/** Shares as lists, so that drawing needs no look at the object. */
const table = (shares) => ({ keys: Object.keys(shares), parts: Object.values(shares), all: Object.values(shares).reduce((sum, share) => sum + share, 0) });
function draw(random, { parts, all }) {
  let left = random() * all;
  for (let i = 0; i < parts.length; i++) if ((left -= parts[i]) < 0) return i;
  return parts.length - 1;
}

/** One key, as often as its share says. */
export function pick(random, shares) {
  const t = table(shares);
  return t.keys[draw(random, t)];
}

const between = (random, [from, to]) => from + Math.floor(random() * (to - from + 1));
const ranges = (shares) => { const t = table(shares); return { ...t, ranges: t.keys.map((key) => key.split('-').map(Number)) }; };
const within = (random, t) => between(random, t.ranges[draw(random, t)]);

/** Lognormal: most near the median, a few far above it (Box-Muller). */
const lognormal = (random, median, spread) => median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));

/** Remembers what `make` gave for a whole number: a date is asked for again and again. */
function remember(make) {
  const known = [];
  return (n) => (known[n] ??= make(n));
}
const DAY = 86_400_000;
const dayText = remember((day) => new Date(day * DAY).toISOString().slice(0, 10));
const shifted = (today, shift) => { const date = new Date(`${today}T00:00:00Z`); shift(date); return date.getTime() / DAY; };

/** Makes households, each as one line of JSON. */
export function households(spread, { datum, gemeente }) {
  const types = table(spread.huishouden.kansen);
  const saved = ranges(spread.spaargeld.kansen);
  const since = ranges(spread.laag_inkomen_sinds.kansen);
  const numbers = table(spread.kinderen.kansen);
  const homes = table(spread.woning.kansen);
  const ageOf = types.keys.map((t) => spread.leeftijd.bereik[t]);
  const medianOf = types.keys.map((t) => spread.netto_inkomen.mediaan[t]);
  const isCouple = types.keys.map((t) => t.startsWith('paar'));
  const hasChildren = types.keys.map((t) => t.includes('ouder') || t.includes('kinderen'));
  const head = `{"datum":${JSON.stringify(datum)}${gemeente ? `,"gemeente":${JSON.stringify(gemeente)}` : ''},"aanvrager":`;

  // Somebody of an age on the day of calculation: the birthday lies up to a year back.
  const birthday = remember((age) => shifted(datum, (d) => d.setUTCFullYear(d.getUTCFullYear() - age)));
  const born = (random, age) => dayText(birthday(age) - Math.floor(random() * 365));
  const begin = remember((months) => dayText(shifted(datum, (d) => d.setUTCMonth(d.getUTCMonth() - months))));
  const person = (random, age, netto) => `{"geboortedatum":"${born(random, age)}","netto_inkomen":${netto},"netto_inkomen_uit":"overig","inkomen_historie":[{"van":"${begin(within(random, since))}",`
    + `"tot":"${datum}","bedrag":${netto}}],"schulden":0,"bezittingen":{"spaargeld":${within(random, saved)}}}`;

  return (random) => {
    const type = draw(random, types);
    const age = between(random, ageOf[type]);
    const income = Math.round(Math.max(spread.netto_inkomen.ondergrens, lognormal(random, medianOf[type], spread.netto_inkomen.spreiding)));
    const couple = isCouple[type];
    const first = couple ? Math.round(income * (0.5 + random() / 2)) : income;
    const children = hasChildren[type] ? Number(numbers.keys[draw(random, numbers)]) : 0;
    const home = homes.keys[draw(random, homes)];
    let line = head + person(random, age, first);
    line += couple ? `,"partner":${person(random, Math.max(18, age + between(random, [-4, 4])), income - first)},"kinderen":[` : ',"partner":null,"kinderen":[';
    // A child is at least 18 years younger than the first parent.
    const oldest = Math.max(0, Math.min(17, age - 19));
    for (let i = 0; i < children; i++) line += `${i ? ',' : ''}{"geboortedatum":"${born(random, between(random, [0, oldest]))}"}`;
    line += '],"medebewoners":[],"woning":{"soort":"';
    return `${line}${home}"${home === 'huur' ? `,"kale_huur":${between(random, spread.woning.kale_huur)}` : ''}}}`;
  };
}

/** One household, as an object. */
export const household = (random, spread, options) => JSON.parse(households(spread, options)(random));
