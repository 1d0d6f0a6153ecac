// Periods and how often a year they come. Pure: the workshop's worker uses it too. Nothing passes these on: the bundler would
// then put half of the first script in a file of its own.
/** How many a year each period has: for totals per month only. The law's own conversions are the engine's. */
const PER_JAAR: Record<string, number> = { jaar: 1, kwartaal: 4, maand: 12, vier_weken: 13, week: 52 };

export const perMaand = (bedrag: number, per: string | null | undefined): number =>
  (bedrag * (PER_JAAR[per ?? ''] ?? 0)) / 12;
export const perJaar = (bedrag: number, per: string | null | undefined): number => bedrag * (PER_JAAR[per ?? ''] ?? 0);
export const heeftPeriode = (per: string | null | undefined): boolean => (per ?? '') in PER_JAAR;
