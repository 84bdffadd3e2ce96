import { ALERTS } from '../../contract/keys.ts';
import { feedId } from './feed-record.ts';
import type { Feed, FeedItem } from './feed-record.ts';
import { ALL } from './names.ts';
import { feedWords } from './words.ts';
import { firstDay } from './window.ts';

/** Entries of one feed. Older ones are in the archive, and in the digests. */
export const MOST_ENTRIES = 100;

/**
 * A feed after entries were added: newest first (by the instant of detection, then by id), 100 at most. An entry that is
 * there already stays as it is. The result depends on the set of entries alone, not on the order or number of mergers.
 *
 * `current`: undefined where there is no feed yet; `incoming` holds at least one entry then.
 */
export function merged(name: string, current: Feed | undefined, incoming: readonly FeedItem[]): Feed {
  const each = new Map([...incoming, ...(current?.items ?? [])].map((item) => [item.id, item]));
  const sorted = [...each.values()].toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1));
  const items = sorted.slice(0, MOST_ENTRIES);
  const passed = name === ALL ? passedBy(current, items, sorted.slice(MOST_ENTRIES)) : [];
  return {
    version: 'https://jsonfeed.org/version/1.1',
    ...feedWords(name, items),
    _hinomi: { version: 1, id: feedId(name), ...(passed.length > 0 && { passed }) },
    items,
  };
}

/** Instants of one form compare as text. */
const rank = ({ date_published, id }: FeedItem): string => `${date_published} ${id}`;

/** Keys of alerts that lost their place, or never had one, of those days that will be listed again. */
function passedBy(
  current: Feed | undefined,
  items: readonly FeedItem[],
  left: readonly FeedItem[],
): string[] {
  const [newest] = items;
  if (newest === undefined) return [];
  const since = `${ALERTS}dt=${firstDay(newest.date_published)}/`;
  const keys = [...(current?._hinomi.passed ?? []), ...left.map(({ _hinomi }) => _hinomi.alert)];
  return [...new Set(keys)].filter((key) => key >= since).toSorted();
}

/** Keys of the alerts that need not be read again: those among the entries, and those that found no place there. */
export const takenUp = (all: Feed | undefined): ReadonlySet<string> =>
  new Set([...(all?.items ?? []).map(({ _hinomi }) => _hinomi.alert), ...(all?._hinomi.passed ?? [])]);
