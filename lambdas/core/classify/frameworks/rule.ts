import type { Framework } from '../../taxonomy.ts';
import type { Sentence } from '../document.ts';
import type { Reading } from '../reading.ts';

/** A framework at the place where it is named, with what the rules look at. All words are folded. */
export interface Named {
  readonly framework: Framework;
  readonly reading: Reading;
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
  /** At most 40 characters of the same sentence before the name. */
  readonly before: string;
  /** The name as it stands there. */
  readonly form: string;
  /** The rest of the sentence. */
  readonly after: string;
  readonly titled: boolean;
  /** In the title or the first sentence of the lead: where an item says what its news is. */
  readonly first: boolean;
  /** What the title was found to count. */
  readonly titleIds: ReadonlySet<string>;
  /** The exercises named in the title, wherever in it: proper names and kinds of training. */
  readonly exercises: ReadonlyMap<string, readonly string[]>;
}

/** One rule on a named framework. Rules are tried in order; the first that applies decides. */
export interface FrameworkRule {
  /** Unique; printed after “by” as the reason of a piece of evidence, in 24 columns at most. */
  readonly name: string;
  /** The fact of language or of diplomacy that it states. */
  readonly because: string;
  readonly counts: boolean;
  readonly when: (named: Named) => boolean;
}

/** Whether a named framework counts, and by which rule. */
export interface Verdict {
  readonly counts: boolean;
  readonly rule: string;
}
