export interface Verdelingen { naam: string; [deel: string]: unknown }
export function chance(seed: number): () => number;
export function pick(random: () => number, shares: Record<string, number>): string;
export function households(spread: Verdelingen, options: { datum: string; gemeente?: string }): (random: () => number) => string;
export function household(random: () => number, spread: Verdelingen, options: { datum: string; gemeente?: string }): Record<string, unknown> & { datum: string };
