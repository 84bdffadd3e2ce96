import type { Party, Run } from './countries.ts';
import type { Sentence } from './document.ts';

/**
 * What a sentence says of the countries in it. `partner`: acts with Japan. `joint`: named in one run with Japan.
 * `host`: holds the event. `subject`: does something, with whom is said elsewhere. Everything else is a mention.
 */
export type Role =
  'partner' | 'joint' | 'host' | 'subject' | 'participant' | 'topic' | 'venue' | 'aside' | 'plain';

/** Why a country was read as it was. Printed after “by”, in 24 columns at most. */
export const RULES = {
  name: 'its name',
  office: 'its name and office',
  beside: 'its name beside Japan’s',
  list: 'a list with Japan',
  act: 'an act with Japan',
  talks: 'talks with it',
  visited: 'a visit to it',
  received: 'a visit to Japan',
  given: 'help or arms for it',
  host: 'its part as host',
  part: 'its part in the event',
  subject: 'an act of its own',
  topic: 'the topic',
  rivals: 'rivals by themselves',
  venue: 'the place',
  earlier: 'an earlier party',
  occasion: 'another occasion',
  members: 'a list in brackets',
  observer: 'an observer’s seat',
  seat: 'an organisation’s seat',
  portfolio: 'a minister’s portfolio',
  capital: 'its capital',
  former: 'an office given up',
} as const;

export interface Claim {
  readonly run: Run;
  readonly parties: readonly Party[];
  readonly role: Role;
  readonly rule: string;
  readonly sentence: Sentence;
  /** Words after the names, offices and persons: where the particle stands. */
  readonly rest: string;
  /** Where `rest` begins in the sentence: behind the whole list for each of its names. */
  readonly restStart: number;
  /** The offices and forces attached to the name, or to the last name of its list. */
  readonly head: string;
  readonly start: number;
  readonly end: number;
}

/** Where the noun phrase of the claim's own name ends: a list shares the offices of its last name. */
export const nounEndOf = ({ end, head, restStart }: Claim): number =>
  end + head.length === restStart ? restStart : end;
