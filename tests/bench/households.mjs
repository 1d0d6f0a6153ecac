// A thousand households for zorgtoeslag, the same on every machine, with every fact that the law asks for. One month, so
// that rules without dates of their own (json-logic, publicodes) can be held beside it.
export const DATE = '2026-03-01';

/** Small and equal everywhere (mulberry32); Math.random is not. */
function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low, high) => low + Math.floor(next() * (high - low + 1));
  return { between, chance: (percent) => between(1, 100) <= percent, pick: (list) => list[between(0, list.length - 1)] };
}

const date = (year, month, day) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function adult(random, youngest) {
  const person = {
    geboortedatum: date(2026 - random.between(youngest, 88), random.between(1, 12), random.between(1, 28)),
    toetsingsinkomen: random.chance(15) ? random.between(0, 12000) : random.between(12000, 52000),
    rendementsgrondslag: random.chance(85) ? random.between(0, 60000) : random.between(100000, 200000),
    verblijf: random.chance(92) ? 'nederlander' : random.pick(['eu', 'vergunning', 'procedure', 'geen', 'ontheemde_oekraine']),
    verblijf_was_eerder: random.chance(2),
    zorgverzekerd: random.chance(96),
    verdragsgerechtigd: false,
    woonland: 'NL',
    detentie: false,
    detentie_van: null,
    detentie_tot: null,
  };
  if (random.chance(4)) {
    person.woonland = random.pick(['BE', 'DE', 'FR', 'ES', 'TR', 'MA', 'US']);
    person.verdragsgerechtigd = random.chance(70);
  }
  if (random.chance(2)) {
    person.detentie = true;
    person.detentie_van = random.pick(['2025-11-03', '2026-02-10']);
    person.detentie_tot = random.chance(50) ? '2026-06-20' : null;
  }
  // Asked of everybody in a procedure only; another one has none.
  if (person.verblijf === 'procedure') person.verblijf_soort = random.pick(['procedure_eerste', 'procedure_na_vergunning']);
  return person;
}

function partner(random) {
  return {
    ...adult(random, 19),
    band: random.pick(['gehuwd', 'gehuwd', 'geregistreerd', 'notarieel', 'geen']),
    zelfde_adres: random.chance(95),
    sinds: random.chance(85) ? date(random.between(2010, 2025), random.between(1, 12), 1) : random.pick(['2026-01-01', '2026-02-14', '2026-03-01', '2026-04-01']),
    tot: random.chance(94) ? null : random.pick(['2026-03-01', '2026-07-15']),
    scheiding_aangevraagd: random.chance(3),
    toeslagpartner: random.chance(96),
  };
}

function child(random, oldest) {
  const here = random.chance(90);
  return {
    // Never before its parent could have it: that would be a contradiction.
    geboortedatum: date(random.between(Math.min(2025, Math.max(2006, oldest)), 2025), random.between(1, 12), random.between(1, 28)),
    relatie: random.pick(['eigen', 'eigen', 'eigen', 'stief', 'pleeg']),
    woont_in: here,
    nachten_per_week: here ? random.pick([7, 7, 7, 4, 3.5]) : random.pick([0, 2]),
    spaargeld: random.chance(80) ? 0 : random.between(500, 30000),
  };
}

export function households(count = 1000, seed = 20260301) {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => {
    const situation = { datum: DATE, aanvrager: adult(random, 17), partner: random.chance(50) ? partner(random) : null, medebewoners: [], kinderen: [] };
    if (random.chance(25)) {
      situation.medebewoners.push({
        ...adult(random, 17),
        relatie: random.pick(['ouder', 'broer_zus', 'overig', 'kind']),
        ingeschreven: random.chance(90),
        toeslagpartner: situation.partner === null && random.chance(40),
      });
    }
    for (let n = random.pick([0, 0, 0, 1, 2]); n > 0; n--) situation.kinderen.push(child(random, Number(situation.aanvrager.geboortedatum.slice(0, 4)) + 18));
    return situation;
  });
}
