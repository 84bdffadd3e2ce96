import type { CalendarDate, Instant } from '../../contract/instant.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Channel } from '../channel.ts';
import type { Seen } from '../seen.ts';
import type { SourceState } from '../source-state.ts';
import type { Source } from '../source.ts';
import type { ListedEntry, ListedItem } from './items.ts';

/** What `planList` decides from. `seen`: the records of the items that `absentFromLast` names, where there are any. */
export interface ListFindings {
  readonly items: readonly ListedItem[];
  readonly seen: ReadonlyMap<string, Seen>;
  readonly state: SourceState;
  readonly source: Source;
  /** The channel that was read, with the address where it was found. */
  readonly channel: Channel;
  readonly at: Instant;
  /** Of items that had another id before the rule of identity changed: what was known of them, by the ids they have now. */
  readonly carried?: ReadonlyMap<string, Seen>;
  /** At the first sight of a source: entries dated on this day or later are alerted, not taken in silently. */
  readonly since?: CalendarDate | undefined;
}

/** A known item with announcements that the last good list did not have (other titles, edits), and the titles it had. */
export interface Retitled {
  readonly item: ListedItem;
  readonly announced: readonly ListedEntry[];
  readonly knownTitles: readonly string[];
  readonly firstSeen: Instant;
}

export interface Fresh {
  readonly item: ListedItem;
  readonly firstSeen: Instant;
}

/** What a list that was read means for a source. */
export interface ListPlan {
  readonly outcome: Outcome;
  readonly detail: string | null;
  readonly fingerprint: string;
  /** Taken in without a word: the first sight of a source, or old entries of a list that has become another. */
  readonly silent: readonly ListedItem[];
  /** To alert: never seen. In the list's order. */
  readonly fresh: readonly Fresh[];
  readonly retitled: readonly Retitled[];
  /** Known before under the ids of another rule of identity: to be recorded under the new ones, and nothing else. */
  readonly carried: readonly Fresh[];
  /** When each item of the list was first seen. */
  readonly firstSight: ReadonlyMap<string, Instant>;
  /** The items that entries of the list are aliases of, by the alias' own id. */
  readonly aliases: ReadonlyMap<string, string>;
  /** The next state's trial of an implausible list. */
  readonly doubt: SourceState['doubt'];
  /** For the digest. */
  readonly note: string | null;
  /** Of a list that takes the place of one that it shares nothing with: since when news count; else null. */
  readonly replaces: Instant | null;
}

/** Items of the list that the last good list did not have: for these alone `seen` must be read. */
export function absentFromLast(items: readonly ListedItem[], state: SourceState): readonly ListedItem[] {
  const last = new Set(state.good?.items.map(({ id }) => id));
  return items.filter(({ id }) => !last.has(id));
}

/** Another channel, or the same one at another address: its list has a size of its own. */
export const isOtherChannel = ({ good }: SourceState, { entry }: Channel): boolean =>
  good?.from !== undefined && good.from !== entry.url;
