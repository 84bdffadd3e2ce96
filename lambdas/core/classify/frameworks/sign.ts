import type { Claim } from '../claim.ts';
import type { Sentence } from '../document.ts';
import { officeOf } from '../levels.ts';
import type { Reading } from '../reading.ts';

/** A sentence of title or lead with what is said of the countries in it. */
export interface Shown {
  readonly reading: Reading;
  readonly sentence: Sentence;
  readonly claims: readonly Claim[];
  /** What the forms of title and lead were found to count. */
  readonly ids: ReadonlySet<string>;
}

/** A framework that words show without naming it. */
export interface Sign {
  readonly id: string;
  /** Unique; printed after “by” as the reason of a piece of evidence, in 24 columns at most. */
  readonly name: string;
  /** The fact of language or of diplomacy that it states. */
  readonly because: string;
  /** Read in the title, in the title and the lead’s first sentence, or in all of title and lead. */
  readonly where: 'title' | 'first' | 'opening';
  readonly words: RegExp;
  readonly unless?: RegExp;
  readonly when?: (shown: Shown) => boolean;
}

const ACTING = new Set(['partner', 'joint', 'host', 'participant', 'subject', 'plain']);

/** A foreign state does something in the sentence: it is not only a topic, a place or an earlier party. */
export const hasActor = ({ claims }: Shown): boolean => claims.some((claim) => ACTING.has(claim.role));

/** It does so with Japan, as far as the particles say. */
export const hasPartner = ({ claims }: Shown): boolean =>
  claims.some((claim) => claim.role === 'partner' || claim.role === 'joint');

/** An exercise with an id of its own is named: what trains, trains in that. */
export const hasOwnExercise = ({ reading, ids }: Shown): boolean =>
  [...ids].some((id) => id !== 'other-exercise' && reading.taxonomy.frameworks.get(id)?.type === 'exercise');

export const isJapans = ({ reading }: Shown): boolean => reading.japan && !reading.third;

/** A state, not an organisation, acts in the sentence. */
export const hasState = ({ reading, claims }: Shown): boolean =>
  claims.some(({ parties }) =>
    parties.some(({ code }) => reading.taxonomy.counterparts.states.some((state) => state.code === code)),
  );

/** The guest or host whose office is named is a chief of a state's forces. */
export const hasForeignChief = ({ reading, claims }: Shown): boolean =>
  claims.some(
    (claim) =>
      officeOf(claim) === 'chief' &&
      claim.parties.some(({ code }) =>
        reading.taxonomy.counterparts.states.some((state) => state.code === code),
      ),
  );
