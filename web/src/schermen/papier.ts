// What stands on paper below a result: its words come behind the interview (`afdruk.ts`).
import { nothing, type TemplateResult } from 'lit';
import type { Kader } from './kader.ts';

export const PAPIER = { blad: (_k: Kader): TemplateResult | typeof nothing => nothing };
