import { inkomen } from './inkomen.ts';
import { kinderen } from './kinderen.ts';
import { mensen } from './mensen.ts';
import { spaargeld } from './spaargeld.ts';
import { terugblik } from './terugblik.ts';
import { wonen } from './wonen.ts';
import type { Vraag } from './typen.ts';

/** The composed questions. Everything else that the rules declare is asked by `algemeen.ts`. */
export const samengesteld: Vraag[] = [...mensen, ...wonen, ...kinderen, ...inkomen, ...spaargeld, ...terugblik];
