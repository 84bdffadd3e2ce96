import type { Party, Run } from './countries.ts';
import type { Sentence } from './document.ts';

/**
 * What a sentence says of the countries in it. `partner`: acts with Japan. `joint`: named in one run with Japan.
 * `host`: holds the event. `subject`: does something, with whom is said elsewhere. Everything else is a mention.
 */
export type Role =
  'partner' | 'joint' | 'host' | 'subject' | 'participant' | 'topic' | 'venue' | 'aside' | 'plain';

export interface Claim {
  readonly run: Run;
  readonly parties: readonly Party[];
  readonly role: Role;
  readonly rule: string;
  readonly sentence: Sentence;
  /** Words after the names, offices and persons: where the particle stands. */
  readonly rest: string;
  /** The offices and forces attached to the name. */
  readonly head: string;
  readonly start: number;
  readonly end: number;
}
