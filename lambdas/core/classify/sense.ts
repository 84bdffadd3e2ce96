import type { Office } from '../taxonomy.ts';

/**
 * How a form names a state. `kanji`: a one-character code, a country only where its surroundings say so. `capital`: a
 * place, and the government where it acts. `office`: its holder's state is not said, as no other calls one so.
 */
export type Via = 'name' | 'kanji' | 'person' | 'capital' | 'office';

/** What a form of the taxonomy means. */
export type Sense =
  | { readonly kind: 'country'; readonly code: string; readonly via: Via; readonly office?: Office }
  | { readonly kind: 'japan'; readonly via: 'name' | 'kanji' | 'person'; readonly office?: Office }
  | { readonly kind: 'framework'; readonly id: string; readonly parties: readonly string[] }
  | { readonly kind: 'stop'; readonly reads: string };
