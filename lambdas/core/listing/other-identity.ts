import { identityRule, itemId } from '../identity.ts';
import type { Seen } from '../seen.ts';
import type { SourceState } from '../source-state.ts';
import type { Source } from '../source.ts';
import { comparableTitle } from '../text/comparable.ts';
import { nameOf } from './items.ts';
import type { ListedItem } from './items.ts';

/** The id that an item of a list would have under the other rule of identity. */
export function otherIdOf({ url, canonical, entries }: ListedItem, source: Source): string {
  const [first] = entries;
  return itemId(canonical, identityRule(source, url) === 'url' ? nameOf(first) : null);
}

/** What is known under the other rule's id: its pin, and what the last good list said of it. */
export interface KnownOtherwise {
  readonly pin: Seen | undefined;
  readonly last: NonNullable<SourceState['good']>['items'][number] | undefined;
}

/**
 * What is known of an item that has no pin of its own, if it had one before the rule of identity changed. An item that is
 * now told apart by its title is the old one only under a title that this had.
 */
export function carriedAs(item: ListedItem, { pin, last }: KnownOtherwise, source: Source): Seen | null {
  const firstSeen = last?.firstSeen ?? pin?.firstSeen;
  if (firstSeen === undefined) return null;
  const titles = [...(last?.titles ?? []), ...(pin?.titles ?? [])];
  const had = new Set(titles.map(comparableTitle));
  const isSame =
    identityRule(source, item.url) === 'url' ||
    item.entries.some(({ title }) => had.has(comparableTitle(title)));
  const editions = [...(last?.editions ?? []), ...(pin?.editions ?? [])];
  const { id, url } = item;
  return isSame ? { version: 1, item: id, url, titles, editions, firstSeen, baseline: true } : null;
}
