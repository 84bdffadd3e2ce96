import type { Outcome } from '../../contract/outcome.ts';
import type { Source } from '../source.ts';

/** From this many entries on, a list has a usual size, and losing three quarters of it is no ordinary day. */
const COLLAPSE_FROM = 8;
/** From this many entries on, a list whose every entry is unknown is more likely another list than all news. */
const IMPLAUSIBLE_FROM = 5;
/** Polls in a row that must show the same unknown list before it is believed. */
export const POLLS_TO_BELIEVE = 3;

export interface ListFacts {
  readonly entries: number;
  /** Entries of the last good list; null at first sight. */
  readonly lastGood: number | null;
  /** Entries that no earlier list of this source had. */
  readonly unknown: number;
}

/**
 * Whether a list that could be read can be trusted: `empty`, `collapsed` (under the source's minimum, or under a quarter
 * of a last good list of eight or more), `implausible` (every entry unknown where there were five or more), or `ok`.
 */
export function judgeListing(facts: ListFacts, source: Source): { outcome: Outcome; detail: string | null } {
  const { entries, lastGood, unknown } = facts;
  if (entries === 0) return { outcome: 'empty', detail: `no entry found at ${source.entry.url}` };
  const usual = lastGood ?? 0;
  if (entries < source.minimumEntries || (usual >= COLLAPSE_FROM && entries * 4 < usual)) {
    return {
      outcome: 'collapsed',
      detail: `${entries} entries, ${usual} before, ${source.minimumEntries} expected`,
    };
  }
  if (usual >= IMPLAUSIBLE_FROM && unknown === entries) {
    return { outcome: 'implausible', detail: `all ${entries} entries unknown, ${usual} known before` };
  }
  return { outcome: 'ok', detail: null };
}
